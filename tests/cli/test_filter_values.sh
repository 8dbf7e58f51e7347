#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# A value of a filter that no document has is told, with those near it that some have; and queries of
# all forms and lengths are answered or refused with what is wrong.
# shellcheck source=tests/cli/lib.sh
. "$TRACUU_SOURCE/tests/cli/lib.sh"
index_samples

# said QUERY: the suggestion, and of each unknown value what is near it.
said() {
    "$tool" search "$1" --format json | python3 -c 'import json, sys
a = json.load(sys.stdin)
print(a.get("suggestion", {}).get("query", ""),
      *("%s %s: %s" % (u["filter"], u["value"], ", ".join(u["near"])) for u in a.get("unknown", [])), sep="|")'
}

# hints QUERY SAID
hints() { [ "$(said "$1")" = "$2" ] || fail "$1: '$(said "$1")' is said"; }

hints 'province:"Quang Ngia"' 'province:"Quảng Ngãi"|province Quang Ngia: Quảng Ngãi'
hints 'tỉnh:Quảng Ngia kế hoạch' 'tỉnh:"Quảng Ngãi" kế hoạch|province Quảng Ngia: Quảng Ngãi'
hints 'loại:"kế hoạh" số' 'loại:"Kế hoạch" số|type kế hoạh: Kế hoạch'
hints 'type:quyêt dinhh' 'type:"Quyết định"|type quyêt dinhh: Quyết định'
hints 'issuer:"UBND tỉnh Quảng Ngia"' \
    'issuer:"UBND tỉnh Quảng Ngãi"|issuer UBND tỉnh Quảng Ngia: UBND tỉnh Quảng Ngãi, HĐND tỉnh Quảng Ngãi'
hints 'unit:"Sở Tài chíhn"' 'unit:"so tai chinh"|unit Sở Tài chíhn: so tai chinh, bo tai chinh'
# Nothing is near: those that most documents have.
hints 'type:xyz' '|type xyz: Kế hoạch, Nghị quyết, Quyết định'
hints 'issuer:"zzz"' '|issuer zzz: '
# Known ones, in any spelling, and beginnings of names.
for query in 'province:"quang ngai"' 'tỉnh:"Quảng Ngải"' 'type:KH' 'issuer:"UBND tỉnh"' 'unit:"Sở KH&CN"' \
    'kế hoạch' 'year:1950' 'number:99999'; do
    hints "$query" ''
done

# For people, and no other exit code.
run 1 search 'type:xyz province:"Quang Ngia"'
says out 'did you mean: type:xyz province:"Quảng Ngãi"'
says err 'no document has type:"xyz"; some have: Kế hoạch, '
says err 'no document has province:"Quang Ngia"; near it: Quảng Ngãi'
hides err 'these words'
run 0 search 'kế hoạch OR province:"Quang Ngia"'

# Letters and signs of full width.
total() { "$tool" search "$1" --format json | grep -o '"total":[0-9]*'; }
[ "$(total 'ｋｅ　ｈｏａｃｈ')" = "$(total 'ke hoach')" ] || fail 'full width'
[ "$(total '（ｔｙｐｅ：ＫＨ）　＂năm ２０２４＂')" = "$(total '(type:KH) "năm 2024"')" ] || fail 'signs of full width'

# What is very long or deep, or no text.
long() { python3 -c "import sys; sys.stdout.write($1)"; }
run 2 search "$(long '"hoc " * 25000')"
says err 'too long'
run 1 search "$(long '"a" * 100000')"
run 2 search "$(long '"(" * 10000 + "a" + ")" * 10000')"
says err 'too long'
run 2 search "$(long '"NOT " * 10000 + "a"')"
run 2 search "$(long '"KH & " * 20000')"
run 1 search $'\xff\xfeqqq \x80'
run 2 search '!!! ???'
run 0 search 'NOT zzz'
run 0 search 'của và ở'
exit $failed
