#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# path, graph, missing and citing through chains, over documents whose citations are known: which
# way they lead, and that none is followed that may mean another document.
# shellcheck source=tests/cli/lib.sh
. "$TRACUU_SOURCE/tests/cli/lib.sh"

count() { [ "$(grep -o -- "$2" "$1" | wc -l)" = "$3" ] || fail "not $3 times \"$2\" in $1"; }

# plan FILE NUMBER DATE PROVINCE, its sentences on standard input.
plan() {
    mkdir -p "$(dirname "$1")"
    {
        printf 'ỦY BAN NHÂN DÂN\nTỈNH %s\n\nSố: %s/KH-UBND\n%s, ngày %s tháng %s năm %s\n\n' \
            "${4^^}" "$2" "$4" "${3%%/*}" "$(cut -d/ -f2 <<<"$3")" "${3##*/}"
        printf 'KẾ HOẠCH\nSố %s\n\n' "$2"
        cat
    } >"$1"
}
ward='của UBND tỉnh Quảng Ngãi'

# 1 → 2 → 3 → 1 is a ring; 3 cites a decision that is not held, and so does 5.
plan docs/a1.txt 1 '05/3/2024' 'Quảng Ngãi' <<<"Thực hiện Kế hoạch số 2/KH-UBND ngày 06/02/2024 $ward."
plan docs/b2.txt 2 '06/02/2024' 'Quảng Ngãi' <<<"Triển khai thực hiện Kế hoạch số 3/KH-UBND ngày 07/01/2024 $ward."
plan docs/c3.txt 3 '07/01/2024' 'Quảng Ngãi' <<<"Thực hiện Quyết định số 77/QĐ-TTg ngày 05/01/2024 của Thủ tướng Chính phủ. Kế hoạch số 1/KH-UBND ngày 05/3/2024 $ward là bước sau."
# It names itself, and nothing else.
plan docs/d4.txt 4 '08/01/2024' 'Quảng Ngãi' <<<"Kế hoạch số 4/KH-UBND ngày 08/01/2024 $ward có hiệu lực ngay."
plan docs/e5.txt 5 '09/4/2025' 'Bắc Giang' <<<'Thực hiện Quyết định số 77/QĐ-TTg ngày 05/01/2024 của Thủ tướng Chính phủ; Quyết định số 88/QĐ-TTg ngày 06/01/2024 của Thủ tướng Chính phủ.'
# Number 6 of two years; 7 does not say which one it means, 8 gives a date that neither has.
plan docs/f6.txt 6 '10/5/2022' 'Quảng Ngãi' <<<'Căn cứ Quyết định số 99/QĐ-TTg ngày 06/01/2020 của Thủ tướng Chính phủ.'
plan docs/g6.txt 6 '11/5/2023' 'Quảng Ngãi' <<<'Không viện dẫn gì.'
plan docs/h7.txt 7 '12/6/2024' 'Quảng Ngãi' <<<"Thực hiện Kế hoạch số 6/KH-UBND $ward."
plan docs/i8.txt 8 '13/6/2024' 'Quảng Ngãi' <<<"Thực hiện Kế hoạch số 6/KH-UBND ngày 10/8/2022 $ward."
export TRACUU_INDEX=$work/index
"$indexer" --quiet docs 2>err || fail "indexing"
mkdir none
"$indexer" --quiet --index empty none 2>err

# ---- path ----
run 0 path 1/KH-UBND 77/QĐ-TTg --format json
says out '"direction":"forward","length":3'
count out '"step":' 3
says out '"context":"Thực hiện Quyết định số 77/QĐ-TTg'
says out '"held":false'
run 0 path 77/QĐ-TTg 1/KH-UBND --format json
says out '"direction":"backward","length":3'
run 0 path 3/KH-UBND 2/KH-UBND --format json
says out '"direction":"forward","length":2'
run 0 path 2/KH-UBND 2/KH-UBND --format json
says out '"length":0'
run 0 path 4/KH-UBND docs/d4.txt
says out 'same document'
# A document that only names itself leads nowhere.
run 1 path 4/KH-UBND 1/KH-UBND
says err 'any-direction'
run 1 path 4/KH-UBND 1/KH-UBND --any-direction
hides err 'any-direction also'
# Two plans that cite one decision.
run 1 path docs/e5.txt docs/b2.txt
run 0 path docs/e5.txt docs/b2.txt --any-direction --format json
says out '"direction":"any","length":3'
says out '"forward":false'
# Never a silent wrong link.
run 1 path 7/KH-UBND 99/QĐ-TTg
run 0 path 7/KH-UBND 99/QĐ-TTg --uncertain --format json
says out '"resolution":"ambiguous"'
run 1 path 8/KH-UBND 99/QĐ-TTg
run 0 path 8/KH-UBND 99/QĐ-TTg --uncertain
says out 'other date or issuer'
run 2 path 6/KH-UBND 99/QĐ-TTg
says err 'may be 2 documents'
run 0 path "6/KH-UBND năm 2022" 99/QĐ-TTg
run 2 path "1/KH-UBND ngày 01/01/2024 $ward" 99/QĐ-TTg
says err "another date"
run 2 path 1/KH-UBND
run 2 path xin 1/KH-UBND
run 1 path 12345/QĐ-TTg 1/KH-UBND
says err '12345'
run 1 path 1/KH-UBND 2/KH-UBND --index empty

# ---- missing ----
# 77 is cited by two documents, 88 and 99 by one; what is held, or may be held, is not missing.
run 0 missing --format csv
[ "$(cut -d, -f1,2,4 out | tr -d '\r' | tr '\n' ' ')" = \
    'documents,mentions,canonical 2,2,77/QĐ-TTg 1,1,88/QĐ-TTg 1,1,99/QĐ-TTg ' ] || fail "what is missing"
says out 'docs/c3.txt:10; .*docs/e5.txt:10'
run 0 missing --format json --limit 1 --offset 1
says out '"total":3,"offset":1'
count out '"canonical":"88/QĐ-TTg"' 1
run 0 missing --year 2019..2021 --format jsonl
[ "$(wc -l <out)" = 1 ] || fail "one is of 2020"
run 0 missing --type QĐ --format jsonl
[ "$(wc -l <out)" = 3 ] || fail "all are decisions"
run 1 missing --type "nghị quyết"
run 1 missing --province "Quảng Ngãi"
run 1 missing --index empty
run 2 missing --year 20
run 2 missing more

# Of many that cite it only the first are read; the mentions in the others are counted all the same.
# One without a date is of the decision that its document dates, unless that dates two.
decision='Quyết định số 55/QĐ-TTg' primes='của Thủ tướng Chính phủ'
for i in $(seq 1 33); do
    text="Thực hiện $decision ngày 05/01/2024 $primes."
    [ "$i" -gt 30 ] && text+=" Căn cứ $decision ngày 06/01/2020 $primes. Theo $decision $primes."
    [ "$i" -le 30 ] && for _ in $(seq 1 $((i % 3))); do text+=" Theo $decision $primes."; done
    plan "many/$i.txt" "$i" '12/6/2024' 'Quảng Ngãi' <<<"$text"
done
"$indexer" --quiet --index many.index many 2>err || fail "indexing many"
run 0 missing --index many.index --format csv
[ "$(cut -d, -f1,2,4,5 out | tr -d '\r' | tr '\n' ' ')" = 'documents,mentions,canonical,date '\
'33,63,55/QĐ-TTg,2024-01-05 3,3,55/QĐ-TTg,2020-01-06 ' ] || fail "how often it is cited"

# ---- citing: filters and chains ----
run 0 citing 77/QĐ-TTg --format json
says out '"total":2'
hides out '"depth"'
run 0 citing 77/QĐ-TTg --year 2025 --format json
says out '"total":1'
says out 'docs/e5.txt'
run 0 citing 77/QĐ-TTg --province "tỉnh Quảng Ngãi" --format jsonl
says out 'docs/c3.txt'
hides out 'docs/e5.txt'
run 0 citing 77/QĐ-TTg --relation implements,amends --format json
says out '"total":2'
run 1 citing 77/QĐ-TTg --relation amends
run 1 citing 77/QĐ-TTg --year 2020..2023
# 2 cites 3, 1 cites 2 (and 3 cites 1: the ring ends where it began).
run 0 citing 77/QĐ-TTg --chain --format json
says out '"total":4,"offset":0,"direct":2'
says out '"canonical":"1/KH-UBND".*"depth":3,"chain":\[{[^]]*"2/KH-UBND"[^]]*"3/KH-UBND"[^]]*"77/QĐ-TTg"'
run 0 citing 77/QĐ-TTg --depth 2 --format json
says out '"total":3'
run 1 citing 77/QĐ-TTg --chain --relation legal-basis,cites
"$tool" citing 77/QĐ-TTg --chain --format jsonl | tail -n 2 >out
"$tool" citing 77/QĐ-TTg --chain --format jsonl --offset 2 --limit 1 >err
"$tool" citing 77/QĐ-TTg --chain --format jsonl --offset 3 --limit 1 >>err
cmp -s out err || fail "pages of chains"
run 0 citing 77/QĐ-TTg --chain
says out 'through Kế hoạch 2/KH-UBND'
run 0 citing 77/QĐ-TTg --direct --format json
says out '"total":2'
run 2 citing 77/QĐ-TTg --direct --chain
run 2 citing 77/QĐ-TTg --relation implements,likes
# What may mean another document is at no end of a chain.
run 0 citing 99/QĐ-TTg --chain --format json
says out '"total":1'
# Everyone's number 6: one document implements that of 2023 and only names that of 2022.
plan more/m.txt 20 '15/7/2024' 'Quảng Ngãi' <<<"Thực hiện Kế hoạch số 6/KH-UBND ngày 11/5/2023 $ward; trước đó có Kế hoạch số 6/KH-UBND ngày 10/5/2022 $ward."
plan more/n.txt 21 '16/7/2024' 'Quảng Ngãi' <<<"Hiện có Kế hoạch số 6/KH-UBND ngày 10/5/2022 $ward.

Kế hoạch này thay thế Kế hoạch số 6/KH-UBND ngày 11/5/2023 $ward."
"$indexer" --quiet --index more-index docs more 2>err
run 0 citing "6/KH-UBND ngày 11/5/2023 $ward" --index more-index --relation replaces --format json
says out '"total":1'
run 1 citing "6/KH-UBND ngày 10/5/2022 $ward" --index more-index --relation replaces

# ---- graph ----
# 9 files of 9 documents; 77, 88, 99 are only cited; 6 of no year and 6 of another date are unsure.
run 0 graph --format json
count out '"id":' 14
count out '"held":true' 9
count out '"resolution":"ambiguous"' 1
count out '"resolution":"conflict"' 1
count out '"relation":"may-be"' 3
says out '"relation":"implements","planned":false,"mentions":1,"relations":{"implements":1},"certainty":"exact","told_by":null'
run 0 graph 2/KH-UBND --format json
count out '"id":' 3
count out '"asked":true' 1
run 0 graph 2/KH-UBND --depth 2 --format json
count out '"id":' 4
run 0 graph 4/KH-UBND --format json
count out '"id":' 1
count out '"from":' 0
run 0 graph 77/QĐ-TTg --province "Bắc Giang" --format json
count out '"id":' 2
run 0 graph 77/QĐ-TTg --year 2024 --format json
count out '"id":' 2
run 0 graph --relation legal-basis --format json
count out '"relation":"' 1
run 0 graph "6/KH-UBND năm 2022" --format json
count out '"resolution":' 6
run 1 graph --index empty
says out '^digraph'
run 1 graph 12345/QĐ-TTg
run 2 graph 6/KH-UBND
run 2 graph --depth 2
run 2 graph 2/KH-UBND --depth 0
run 2 graph --relation likes
run 2 graph --format csv

# What others tell of two documents, and names that would break a format.
plan docs/j9.txt 9 '14/6/2024' 'Quảng Ngãi' <<<'Quyết định số 88/QĐ-TTg ngày 06/01/2024 của Thủ tướng Chính phủ sửa đổi, bổ sung Quyết định số 77/QĐ-TTg ngày 05/01/2024 của Thủ tướng Chính phủ.'
plan docs/k10.txt 10 '15/6/2024' 'Quảng Ngãi' <<<'Căn cứ Quyết định số 88/QĐ-TTg ngày 06/01/2024 của Thủ tướng Chính phủ.'
name=$'“A\\B” "x" <b>\x01]]> &amp; \xef\xbf\xbf {|} \\'
awk -v name="${name//\\/\\\\}" '{ print /^Số 10$/ ? name : $0 }' docs/k10.txt >changed
mv changed docs/k10.txt
"$indexer" --quiet docs 2>err
run 0 graph --format json
says out '"relation":"amends","planned":false,"mentions":1,"relations":{"amends":1},"certainty":"exact","told_by":\["n'
# ---- show: relations both ways ----
run 0 show 3/KH-UBND --format json
says out '"cites":\[{[^]]*"77/QĐ-TTg"'
says out '"by_relation":\[{"relation":"implements","total":1,"results":\[{[^]]*"2/KH-UBND"'
run 0 show 3/KH-UBND
says out 'implemented by (1):'
# It only names itself.
run 0 show 4/KH-UBND
says out '^Cites (0)'
says out '^Cited by (0)'
plan more/o.txt 30 '17/7/2024' 'Quảng Ngãi' <<<"Kế hoạch số 31/KH-UBND ngày 18/6/2024 $ward sửa đổi, bổ sung Kế hoạch số 3/KH-UBND ngày 07/01/2024 $ward. Căn cứ Kế hoạch số 5/KH-UBND ngày 09/4/2024 $ward; Kế hoạch số 5/KH-UBND."
"$indexer" --quiet --index more-index docs more 2>err
run 0 show 3/KH-UBND --index more-index --format json
says out '"told":\[{"document":{[^}]*"31/KH-UBND"[^}]*},"relation":"amends","in":true,"told_by":\[{[^}]*"30/KH-UBND"'
run 0 show 3/KH-UBND --index more-index
says out 'told by Kế hoạch 30/KH-UBND'
run 0 show 30/KH-UBND --index more-index --format json
count out '"canonical":"5/KH-UBND"' 1

# The order of the files, and how many shards and sources there are, change nothing.
"$indexer" --quiet --jobs 1 --index one docs/[f-k]* 2>err
"$indexer" --quiet --jobs 1 --index one docs/[a-e]* 2>err
"$indexer" --quiet --jobs 1 --index left docs/[a-e]* 2>err
"$indexer" --quiet --jobs 1 --index right docs/[f-k]* 2>err
# everywhere ARGUMENT…: one answer, whatever the index.
everywhere() {
    "$tool" "$@" >here 2>&1
    "$tool" "$@" --index one >there 2>&1
    "$tool" "$@" --index left --index right >both 2>&1
    { cmp -s here there && cmp -s here both; } || fail "tracuu $* depends on the index"
}
everywhere graph --format json
everywhere graph 1/KH-UBND 77/QĐ-TTg --depth 2
everywhere path 1/KH-UBND 77/QĐ-TTg --format json
everywhere path docs/e5.txt docs/b2.txt --any-direction --format json
everywhere missing --format json
everywhere show 3/KH-UBND --format json
everywhere citing 77/QĐ-TTg --chain --format json
if command -v dot >/dev/null; then
    "$tool" graph >graph.dot
    dot -Tsvg graph.dot >graph.svg 2>err || fail "dot cannot draw it"
    [ -s err ] && fail "dot complains"
    gc -n graph.dot | grep ' 17 ' >/dev/null ||
        fail "gc counts other nodes" # and the legend
    grep -q 'Kế hoạch 10/KH' graph.svg || fail "a name is lost"
    LC_ALL=vi_VN.UTF-8 "$tool" graph | dot -Tsvg >graph.vi.svg 2>&1
    grep -q 'thực' graph.vi.svg || fail "the legend"
fi
if command -v xmllint >/dev/null; then
    "$tool" graph --format graphml >graph.xml
    xmllint --noout graph.xml 2>err || fail "no XML"
    [ "$(xmllint --xpath 'count(//*[local-name()="node"])' graph.xml)" = 16 ] || fail "GraphML nodes"
    [ "$(xmllint --xpath 'count(//*[local-name()="data"][not(@key = //*[local-name()="key"]/@id)])' \
        graph.xml)" = 0 ] || fail "a key is not declared"
fi

exit $failed
