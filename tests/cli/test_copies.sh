#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Files with the same contents, as a user sees them: one document, which is found under each path.
# shellcheck source=tests/cli/lib.sh
. "$TRACUU_SOURCE/tests/cli/lib.sh"
export TRACUU_INDEX=$work/index

plan() {
    cat <<END
UBND TỈNH QUẢNG NGÃI	CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ KHOA HỌC VÀ CÔNG NGHỆ	Độc lập - Tự do - Hạnh phúc

Số: $1/KH-SKHCN	Quảng Ngãi, ngày 5 tháng 8 năm 2024

KẾ HOẠCH
Chăm sóc rừng ngập mặn năm 2024

Căn cứ Quyết định số 709/QĐ-TTg ngày 23/7/2024 của Thủ tướng Chính phủ.

1. Rà soát rừng ngập mặn
- Đơn vị chủ trì: Phòng Quản lý khoa học.
- Thời gian thực hiện: Quý II/2024.
END
}
mkdir -p in/a in/b
plan 12 >in/b/goc.txt
for i in 01 02 03 04 05 06 07 08 09 10 11 12; do
    cp in/b/goc.txt "in/b/sao-$i.txt"
done
mv in/b/sao-12.txt in/b/sao-12.TXT # the ending is the same
plan 13 >in/b/khac.txt
plan 12 >in/b/goc.md # read otherwise
cp in/b/goc.txt in/a/dau.txt
"$indexer" --quiet --stats stats in || exit 1
says stats '"files": 16,'
says stats '"indexed": 16,'
says stats '"copies": 13,'
says stats '"references": 16,'
says stats '"assignments": 16,'
first=$work/in/a/dau.txt

run 0 stats --format json
says out '"documents":3,"copies":13,"tasks":3,'
run 0 stats
says out '^ *13  copies'

# ---- One answer, under the smallest path ----
run 0 search "rừng ngập mặn" --format json
says out '"total":3,'
says out "\"path\":\"$first\""
says out "\"copies\":\\[\"$work/in/b/goc.txt\",\"$work/in/b/sao-01.txt\",.*sao-12.TXT\"\\]"
[ "$(grep -o '"copies"' out | wc -l)" = 1 ] || fail "others have copies, too"
run 0 search "rừng ngập mặn" --format jsonl
lines out 3
run 0 search "rừng ngập mặn" --facets --format json
says out '"value":"Kế hoạch","count":3'
run 0 search "rừng ngập mặn"
says out "^    also as: $work/in/b/goc.txt and 12 more\$"
run 0 search 'loại:"kế hoạch"' --format json
says out '"total":3,'
run 0 search 'rừng NOT biển' --format json
says out '"total":3,'
run 0 search 'số:12/KH-SKHCN NOT biển' --format json
says out '"total":2,'
run 0 citing 709/QĐ-TTg --format jsonl
lines out 3
says out '"copies":\['
run 0 citing 709/QĐ-TTg
says out "^    also as: $work/in/b/goc.txt and 12 more\$"
run 0 tasks "Phòng Quản lý khoa học" --format jsonl
lines out 3
says out '"copies":\['
run 0 tasks "Phòng Quản lý khoa học" --format csv
lines out 4
run 0 tasks "Phòng Quản lý khoa học"
says out "^            also as: $work/in/b/goc.txt and 12 more\$"
run 0 missing --format json
says out '"documents":3,"mentions":3,'

# ---- Under any path ----
for path in in/a/dau.txt in/b/goc.txt "$work/in/b/sao-07.txt"; do
    run 0 show "$path"
    says out "^Path: $first\$"
    says out "^also as: $work/in/b/sao-09.txt and 3 more\$"
    run 0 show "$path" --format json
    says out "\"path\":\"$first\""
    run 0 references "$path" --format json
    says out "\"path\":\"$first\""
    run 0 tasks --plan "$path" --format json
    says out '"total":1,'
    run 1 citing "$path" --format json # nothing cites it
    says out "\"candidates\":\[{\"path\":\"$first\""
    run 0 graph "$path" --format json
    says out "\"path\":\"$first\""
    run 0 path "$path" 709/QĐ-TTg --format json
    says out "\"path\":\"$first\""
done
run 0 check in/b/sao-07.txt

# ---- When the first is gone ----
rm in/a/dau.txt
"$indexer" --quiet --prune in || exit 1
run 0 show in/b/sao-07.txt
says out "^Path: $work/in/b/goc.txt\$"
run 2 show "$first"
run 0 search "rừng ngập mặn" --format json
says out '"total":3,'

# ---- Two indexes that hold the same are not compared ----
"$indexer" --quiet --index other in/b/goc.txt || exit 1
run 0 search "rừng ngập mặn" --index index --index other --format json
says out '"total":4,'
exit $failed
