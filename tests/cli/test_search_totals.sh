#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# How many documents a search says there are: words are counted, phrases guessed where they are many.
# shellcheck source=tests/cli/lib.sh
. "$TRACUU_SOURCE/tests/cli/lib.sh"
export TRACUU_INDEX=$work/index
mkdir files
cd "files" || exit 1

for ((i = 0; i < 1200; i++)); do
    case $((i % 3)) in
    0) echo "Kè chắn sóng biển dài $i mét ở ven xã" ;;
    1) echo "Sóng biển, kè $i, rào chắn sóng và kè chắn gió" ;;
    2) echo "Kênh đào dài $i mét" ;;
    esac >"$i.txt"
done
"$tool"-index --quiet --jobs 2 . || exit 1

# total QUERY PATTERN: what the head of the answer says.
total() {
    "$tool" search --format json --limit 1 -- "$1" >"$work/out" 2>"$work/err"
    grep -qE "\"total\":$2" "$work/out" || {
        echo "$1: not $2"
        head -c 300 "$work/out"
        failed=1
    }
}
total 'kè sóng' '800,"total_exact":true'
total 'kè OR kênh' '1200,"total_exact":true'
total 'dài -kênh' '400,"total_exact":true'
total 'són*' '800,"total_exact":true'
# So few that each is looked at.
total '"kè chắn sóng biển dài 300"' '1,"total_exact":true'
total '"kè chắn sóng" "mét" -"kênh đào"' '400,"total_exact":true'
# A change takes the lists away until the run ends: the same numbers either way.
echo 'Kè chắn sóng biển mới' >more.txt
"$tool"-index --quiet --jobs 2 . || exit 1
total 'kè sóng' '801,"total_exact":true'
rm -r ./*
long=$(seq -s ' ' 1 300)
for ((i = 0; i < 1200; i++)); do
    case $((i % 3)) in
    0) echo "Kè chắn sóng biển dài $i mét ở ven xã. $long" >"$i.txt" ;;
    *) echo "Sóng biển, kè $i, rào chắn sóng và kè chắn gió. $long" >"$i.txt" ;;
    esac
done
"$tool"-index --quiet --prune --jobs 2 . || exit 1
total 'kè sóng' '1200,"total_exact":true'
total '"kè chắn sóng"' '[0-9]+,"total_exact":false'
"$tool" search --limit 1 '"kè chắn sóng"' | grep -qE 'of about [0-9]+ shown' || {
    echo "the footer does not say that it is a guess"
    failed=1
}
# Pages follow one another, though each looks only as far as it must.
page() { "$tool" search --format jsonl "$@" '"kè chắn sóng" biển' | grep -o '"path":"[^"]*"'; }
page --limit 60 >"$work/whole"
for offset in 0 20 40; do page --limit 20 --offset $offset; done >"$work/parts"
cmp "$work/whole" "$work/parts" || {
    echo "three pages of 20 are not the first 60 results"
    failed=1
}
# All pages say that there are as many, though some of them have looked farther.
rm -r ./*
for ((i = 0; i < 1500; i++)); do
    case $((i * i % 7)) in
    1 | 2) echo "Kè chắn sóng và rào chắn gió $i. $long" >"$i.txt" ;;
    *) echo "Kè chắn gió và rào chắn sóng $i. $long" >"$i.txt" ;;
    esac
done
export TRACUU_INDEX=$work/pages
"$tool"-index --quiet --jobs 2 . || exit 1
for offset in 0 20 60 90 110 160; do
    "$tool" search --format json --limit 20 --offset $offset '"kè chắn sóng" rào' | grep -o '"total":[0-9]*,"total_exact":false'
done | sort >"$work/totals"
[ "$(wc -l <"$work/totals")" = 6 ] && [ "$(uniq "$work/totals" | wc -l)" = 1 ] || {
    echo "pages say different totals"
    cat "$work/totals"
    failed=1
}
# … and of a phrase that next to none of them has.
rm -r ./*
for ((i = 0; i < 1500; i++)); do
    case $((i * i % 97)) in
    1 | 2) echo "Kè chắn sóng và rào chắn gió $i. $long" >"$i.txt" ;;
    *) echo "Kè chắn gió và rào chắn sóng $i. $long" >"$i.txt" ;;
    esac
done
export TRACUU_INDEX=$work/rare
"$tool"-index --quiet --jobs 2 . || exit 1
for place in '1 0' '5 0' '10 0' '10 10' '7 14' '20 20'; do
    "$tool" search --format json --limit "${place% *}" --offset "${place#* }" '"kè chắn sóng" rào' | grep -o '"total":[0-9]*,"total_exact":false'
done | sort >"$work/totals"
[ "$(wc -l <"$work/totals")" = 6 ] && [ "$(uniq "$work/totals" | wc -l)" = 1 ] || {
    echo "pages of what is rare say different totals"
    cat "$work/totals"
    failed=1
}
exit "$failed"
