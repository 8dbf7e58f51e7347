#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# tracuu as a user runs it: exit codes, mistakes, and answers that must agree with one another.
# shellcheck source=tests/cli/lib.sh
. "$TRACUU_SOURCE/tests/cli/lib.sh"

# mistake ARGUMENT…: code 2, one line on stderr with advice behind a semicolon, nothing else.
mistake() {
    run 2 "$@"
    silent out
    lines err 1
    says err '^tracuu: .*; .'
}

# ---- Help ----
run 0 --version
says out '^tracuu [0-9]'
run 0 -h
says out 'citing'
run 0 citing -h
short=$(wc -l <out)
run 0 citing --help
[ "$(wc -l <out)" -gt "$short" ] || fail "--help is no longer than -h"
silent err
"$tool" >out 2>err
[ $? = 2 ] || fail "no command is a mistake"
silent out

# ---- Without an index ----
mistake search học
says err 'tracuu index'
mistake --nonsense
mistake serch học
says err 'did you mean tracuu search'
mistake search
mistake search --format xml học
mistake search --limit -1 học
mistake search --limit
says err 'needs a value'
mistake search --unknown học
says err -- '--unknown'
mistake stats more
mistake stats --format csv
mistake tasks --role boss
mistake tasks --due-before someday
mistake search --sort height học
mistake search "(học"
says err 'column 1'
mistake search "học foo:bar"
says err 'column 5'
mkdir empty
mistake stats --index empty
printf 'auto shard0\n' >stub
mistake stats --index stub
mistake stats --index tcp:127.0.0.1:1

# ---- An index ----
export TRACUU_INDEX=$work/index
"$indexer" --quiet "$TRACUU_SOURCE/corpus/samples" 2>/dev/null
run 0 stats
run 1 search xyzzyx
silent out
lines err 1
run 1 citing 9999/QĐ-TTg
run 1 show 9999/QĐ-TTg
# What is only cited has a card, too: who cites it and how.
run 0 show 749/QĐ-TTg
grep -q '^not in the index, known from citations$' out || fail "show: not held"
grep -q '^Cited by ([1-9]' out || fail "show: who cites what is not held"
grep -q 'Tasks' out && fail "show: what is not held has no tasks"
run 1 show --text 749/QĐ-TTg
run 0 show --format json 749/QĐ-TTg
python3 -c '
import json
card = json.load(open("out"))
assert card["path"] is None and card["cites"] == [] and card["tasks"] == []
assert card["metadata"]["number"] == "749" and card["metadata"]["symbol"] == "QĐ-TTg"
assert card["metadata"]["date"] == "2020-06-03" and card["metadata"]["title"] is None
assert card["cited_by"]["total"] == len(card["cited_by"]["results"]) > 0' || fail "show: JSON of it"
# Whoever stops reading gets no complaint; a full disk is told, however large the answer.
for command in "graph --format graphml" "graph --format json" "tasks --format ics"; do
    # shellcheck disable=SC2086
    "$tool" $command 2>err | head -c 1 >out
    silent err
    # shellcheck disable=SC2086
    "$tool" $command >/dev/full 2>err
    lines err 1
    grep -q 'cannot be written.*disk full' err || fail "$command: a full disk"
    grep -q Success err && fail "$command: what failed"
done
run 1 tasks "Sở Vũ trụ"
mistake citing xin chào
mistake references no/such/file
mistake tasks --plan xin
mistake show --text --format json 118/KH-UBND

# same ARGUMENT… -- ARGUMENT…: the two give the same rows.
same() {
    local first=()
    while [ "$1" != -- ]; do
        first+=("$1")
        shift
    done
    shift
    "$tool" "${first[@]}" --format jsonl >one 2>&1
    "$tool" "$@" --format jsonl >two 2>&1
    if ! [ -s one ] || ! cmp -s one two; then
        echo "tracuu ${first[*]} and tracuu $* differ"
        failed=1
    fi
}
nfd=$(printf 'kho\xcc\x9b\xcc\x89i nghie\xcc\xa3\xcc\x82p')
same search khởi nghiệp -- search KHỞI NGHIỆP
same search khởi nghiệp -- search "$nfd"
same search "  khởi   nghiệp " -- search khởi nghiệp
same search hòa giải -- search hoà giải
same search "kỹ thuật" -- search "kĩ thuật"
same search '"chuyển đổi số"' -- search "$(printf '\xe2\x80\x9cchuyển đổi số\xe2\x80\x9d')"
same search "loại:kế hoạch" -- search "type:\"ke hoach\""
same search "cơ quan:\"UBND tỉnh Quảng Ngãi\"" -- search "issuer:\"ubnd tinh quang ngai\""
same citing 709/QĐ-TTg -- citing 709/qd-ttg
same citing 709/QĐ-TTg -- citing "Quyết định số 709/QĐ‑TTg ngày 23/7/2024"
same citing 69-KL/TW -- citing "69 -KL/TW"
same tasks QLKH -- tasks phong quan ly khoa hoc
same tasks "Sở KH&CN" -- tasks so khoa hoc va cong nghe
same show 118/KH-UBND -- show "$TRACUU_SOURCE/corpus/samples/quang-ngai/ubnd/ke-hoach-118-kh-ubnd.txt"

# ---- Nobody is taken for somebody else ----
"$tool" citing "93/NQ-HĐND năm 2022 của HĐND tỉnh Quảng Ngãi" --format json >out 2>err
grep -q 'tỉnh Bắc Giang","candidates\|ngày 13/7/2023' out && fail "Bắc Giang's is not Quảng Ngãi's"
"$tool" tasks "Sở KH&CN Bắc Giang" --format jsonl >out 2>err
grep -q 'quang-ngai/' out && fail "Quảng Ngãi's tasks are not Bắc Giang's"

# ---- Pages are parts of the whole ----
pages() {
    "$tool" "$@" --limit 0 --format jsonl >whole 2>err
    : >parts
    for offset in 0 3 6 9 12 15 18 21; do
        "$tool" "$@" --limit 3 --offset $offset --format jsonl >>parts 2>>err
    done
    head -n 24 whole >first
    sed 's/"score":[^,]*/"score":0/' first >a
    sed 's/"score":[^,]*/"score":0/' parts >b
    if ! [ -s a ] || ! cmp -s a b; then
        echo "pages of tracuu $*"
        failed=1
    fi
}
pages citing 709/QĐ-TTg
pages citing 93/NQ-HĐND
pages search khoa học
pages search khoa học --sort date
pages search 69-KL/TW
pages tasks
pages tasks --sort plan
pages references 118/KH-UBND

# ---- Many documents, sorted a month at a time ----
mkdir many
for ((i = 1; i <= 420; i++)); do
    date="ngày $((i % 28 + 1)) tháng $((i % 12 + 1)) năm $((2021 + i % 3))"
    ((i % 20)) || date="ngày    tháng    năm $((2021 + i % 3))"
    printf 'ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NGÃI\n\nSố: %s/KH-UBND\nQuảng Ngãi, %s\n\nKẾ HOẠCH\n' \
        "$i" "$date" >"many/$i.txt"
    printf 'Một\n\nCăn cứ Quyết định số 8888/QĐ-TTg ngày 05/3/2020 của Thủ tướng Chính phủ.\n' \
        >>"many/$i.txt"
done
"$indexer" --quiet --index many-index many 2>err
"$tool" citing 8888/QĐ-TTg --index many-index --limit 0 --format csv | tail -n +2 | cut -d, -f1,4 >whole
[ "$(wc -l <whole)" = 420 ] || fail "not all that cite it"
cut -d, -f2 whole | cut -c1-10 | sort -rc || fail "not by date"
: >parts
for ((offset = 0; offset < 420; offset += 35)); do
    "$tool" citing 8888/QĐ-TTg --index many-index --limit 35 --offset $offset --format csv |
        tail -n +2 | cut -d, -f1,4 >>parts
done
cmp whole parts || fail "pages of many documents"
"$tool" citing 8888/QĐ-TTg --index many-index --limit 1 --format json >out
says out '"total":420'

# ---- Tasks by date and role ----
dues() { grep -o '"due_end":"[^"]*"' | cut -d'"' -f4; }
"$tool" tasks --due-after 2024-07-01 --due-before 2024-09-30 --format jsonl | dues >out
awk '$0 < "2024-07-01" || $0 > "2024-09-30" { bad = 1 } END { exit bad || NR == 0 }' out ||
    fail "tasks that are due at another time"
"$tool" tasks --due-before 2024 --format jsonl | dues | sort -c || fail "tasks out of order"
"$tool" tasks "Sở Nội vụ" --role lead --format jsonl >one
"$tool" tasks "Sở Nội vụ" --role support --format jsonl >two
"$tool" tasks "Sở Nội vụ" --format jsonl >whole
[ "$(sort -u one two | wc -l)" = "$(sort -u whole | wc -l)" ] || fail "lead and support are any"
run 0 tasks --recurring --format jsonl
grep -q '"recurring":false' out && fail "a task that comes once"

# ---- Text, colour, pipes ----
file=$TRACUU_SOURCE/corpus/samples/quang-ngai/ubnd/ke-hoach-118-kh-ubnd.txt
"$tool" show --text 118/KH-UBND | cmp -s - "$file" || fail "show --text is the text"
run 0 search học
grep -q "$(printf '\033')" out && fail "colour in a file"
run 0 search --color always học
grep -q "$(printf '\033')" out || fail "no colour when asked for"
"$tool" tasks | head -n 1 >out 2>err
codes=("${PIPESTATUS[@]}")
[ "${codes[0]}" = 0 ] || fail "a reader that goes away is no failure"
for answer in --help -h --version; do
    "$tool" $answer >/dev/full 2>err && fail "$answer, though nothing can be written"
    says err 'cannot be written: .*; is the disk full?'
done
"$tool" search học >/dev/full 2>err
[ $? = 2 ] || fail "a full disk is a failure"
says err 'cannot be written'
run 0 search -- học -lý
run 0 stats --index "$TRACUU_INDEX" --index "$TRACUU_INDEX"
if command -v script >/dev/null; then
    TERM=xterm PAGER='sed s/^/paged:/' script -qec "$tool search học" /dev/null >out </dev/null
    says out '^paged:'
    says out "$(printf '\033')"
    for pager in no-such-pager /etc/passwd 'cat "'; do
        TERM=xterm PAGER=$pager script -qec "$tool search học" /dev/null >out </dev/null
        [ $? = 0 ] || fail "found, though PAGER=$pager is no command"
        says out 'hoạch'
        TERM=xterm PAGER=$pager script -qec "$tool search xqzwv" /dev/null >out </dev/null
        [ $? = 1 ] || fail "nothing found, though PAGER=$pager is no command"
    done
    TERM=xterm NO_COLOR=1 PAGER=cat script -qec "$tool search học" /dev/null >out </dev/null
    grep -q "$(printf '\033')" out && fail "colour against NO_COLOR"
fi

# ---- Languages ----
for locale in vi vi_VN vi_VN.UTF-8; do
    LC_ALL=$locale "$tool" stats | grep -q 'văn bản' || fail "no Vietnamese under $locale"
done
LC_ALL='' LANG=vi_VN.UTF-8 "$tool" stats | grep -q 'văn bản' || fail "no Vietnamese under LANG"
LC_ALL=C "$tool" stats | grep -q 'documents' || fail "no English under C"
env LC_ALL=vi "$tool" stats --format json >one
env LC_ALL=C "$tool" stats --format json >two
cmp -s one two || fail "JSON depends on the language"

# ---- Files ----
run 0 extract "$file"
lines out 1
run 2 extract "$file" missing.txt "$file"
lines out 2
lines err 1
says err 'missing.txt'
run 0 extract --format json "$file" "$file"
says out '^\['
run 0 references "$file" --format csv
printf 'Căn cứ Quyết định số 709/QĐ-TTg ngày 24/7/2024 của Thủ tướng Chính phủ.\n' >draft.txt
run 0 references draft.txt --format json
says out '"resolution":"conflict"'
says out '"disagrees":\["date"\]'

# ---- A damaged index ----
cp -r index broken
for shard in broken/shard*; do
    for table in "$shard"/*.glass; do
        size=$(stat -c %s "$table")
        head -c "$size" /dev/urandom >"$table"
    done
done
sed "s|$work/index|$work/broken|" index/XAPIANDB >broken/XAPIANDB
mistake search học --index broken
exit $failed
