#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# tracuu check: each mistake of a draft is found once, at its place, with what to write instead; a
# draft without mistakes has none, and a held copy of the draft is no witness in its own case.
# shellcheck source=tests/cli/lib.sh
. "$TRACUU_SOURCE/tests/cli/lib.sh"
set +o pipefail # check ends with 1 where it finds something
export TRACUU_INDEX=$work/index
mkdir corpus

# document FILE NUMBER DATE TYPE TITLE: one of UBND tỉnh Quảng Ngãi; its text is on stdin.
document() {
    { printf 'ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NGÃI\n\nSố: %s\nQuảng Ngãi, %s\n\n%s\n%s\n\n' "${@:2}"; cat; } >"$1"
}

# central FILE BODY NUMBER DATE TYPE TITLE
central() {
    printf '%s\n\nSố: %s\nHà Nội, %s\n\n%s\n%s\n\nĐiều 1. Quyết định này có hiệu lực.\n' "${@:2}" >"$1"
}

central corpus/709.txt "THỦ TƯỚNG CHÍNH PHỦ" 709/QĐ-TTg "ngày 23 tháng 7 năm 2024" \
    "QUYẾT ĐỊNH" "Ban hành Kế hoạch thực hiện kết luận"
document corpus/100.txt 100/2020/QĐ-UBND "ngày 24 tháng 7 năm 2020" "QUYẾT ĐỊNH" "Ban hành Quy chế" \
    <<<"Điều 1. Ban hành Quy chế."
document corpus/12.txt 12/2023/QĐ-UBND "ngày 15 tháng 3 năm 2023" "QUYẾT ĐỊNH" "Ban hành Quy chế mới" \
    <<<"Điều 1. Quyết định này thay thế Quyết định số 100/2020/QĐ-UBND ngày 24 tháng 7 năm 2020 của UBND tỉnh Quảng Ngãi."
document corpus/19.txt 19/2022/QĐ-UBND "ngày 15 tháng 3 năm 2022" "QUYẾT ĐỊNH" \
    "Sửa đổi, bổ sung một số điều của Quy chế ban hành kèm theo Quyết định số 55/2019/QĐ-UBND ngày 04 tháng 7 năm 2019 của UBND tỉnh Quảng Ngãi" \
    <<<"Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ đã được sửa đổi, bổ sung bởi Nghị định số 107/2021/NĐ-CP ngày 06 tháng 12 năm 2021 của Chính phủ;"
for i in 1 2 3; do
    document corpus/plan$i.txt "$i/KH-UBND" "ngày 10 tháng 5 năm 2023" "KẾ HOẠCH" "Số $i" <<<"Căn cứ Quyết định số 146/QĐ-TTg ngày 28/01/2022 của Thủ tướng Chính phủ;
Căn cứ Quyết định số 2289/QĐ-TTg ngày 31/12/2020 của Thủ tướng Chính phủ;
Căn cứ Luật Luật sư số 65/2006/QH11 ngày 29 tháng 6 năm 2006;"
done
central corpus/55.txt "BỘ NỘI VỤ" 5/2023/TT-BNV "ngày 4 tháng 5 năm 2023" "THÔNG TƯ" \
    "Hướng dẫn Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ"
printf 'Thông tư này thay thế Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ.\n' >>corpus/55.txt
printf 'Căn cứ Luật Lưu trữ được sửa đổi, bổ sung bởi Luật số 33/2021/QH15;\nCăn cứ Nghị định số 33/2023/NĐ-CP ngày 10 tháng 6 năm 2023 của Chính phủ;\n' >>corpus/55.txt
printf 'Căn cứ Luật Thanh tra ngày 15 tháng 6 năm 2004;\n' >>corpus/55.txt
printf 'Căn cứ Luật Thanh tra ngày 14 tháng 11 năm 2022;\n' >>corpus/12.txt
central corpus/30.txt "CHÍNH PHỦ" 31/2022/NĐ-CP "ngày 5 tháng 3 năm 2022" "NGHỊ ĐỊNH" "Về công tác văn thư"
printf 'Điều 2. Một.\n\nĐiều 3. Hai, theo Điều 90 của Luật.\n' >>corpus/30.txt
for year in 2021 2022; do
    document corpus/77-$year.txt 77/KH-UBND "ngày 10 tháng 5 năm $year" "KẾ HOẠCH" "Năm $year" <<<"Một."
done
"$indexer" --quiet corpus 2>err || { cat err; exit 1; }

# draft NAME TEXT: a draft of 15 September 2024.
draft() {
    document "$1" "      /KH-UBND" "ngày 15 tháng 9 năm 2024" "KẾ HOẠCH" "Chuyển đổi số" <<<"$2"
}

# found CODE TEXT WANTED…: what is found in a draft of TEXT: lines "severity kind line correction".
found() {
    local code=$1 wanted=$3
    draft draft.txt "$2"
    "$tool" check draft.txt --format json >out 2>err
    [ $? = "$code" ] || fail "exit code is not $code: $2"
    python3 - "$2" "$wanted" <<'PYTHON' >>err || { fail "findings"; cat err; }
import json, sys
answer = json.load(open("out"))
source = open("draft.txt", "rb").read()
assert answer["file"] == "draft.txt"
lines = []
for f in answer["findings"]:
    assert source[f["start"]:f["end"]].decode() == f["text"], f
    assert source[:f["start"]].count(b"\n") + 1 == f["line"], f
    begin = source[:f["start"]].rfind(b"\n") + 1
    assert len(source[begin:f["start"]].decode()) + 1 == f["column"], f
    assert f["message"], f
    lines.append(" ".join([f["severity"], f["kind"], str(f["line"] - 9), f["correction"] or "-"]))
wanted = [line for line in sys.argv[2].split("\n") if line]
if lines != wanted:
    print("draft: ", sys.argv[1], "\nwanted:", wanted, "\nfound: ", lines)
    sys.exit(1)
PYTHON
}

# ---- Nothing to mend ----
found 0 "Căn cứ Quyết định số 709/QĐ-TTg ngày 23/7/2024 của Thủ tướng Chính phủ;
Căn cứ Quyết định số 146/QĐ-TTg ngày 28 tháng 01 năm 2022 của Thủ tướng Chính phủ;
Theo Quyết định số 709/QĐ-TTg. Kế hoạch này thực hiện từ ngày ký." ""

# ---- Wrong, by the document itself ----
found 1 "Căn cứ Quyết định số 709/QĐ-TTg ngày 24/7/2024 của Thủ tướng Chính phủ;" \
    "error wrong-date 1 Quyết định số 709/QĐ-TTg ngày 23/7/2024"
found 1 "Căn cứ Quyết định số 709/QĐ-TTg ngày 23 tháng 7
năm 2014 của Thủ tướng Chính phủ;" \
    "error wrong-date 1 Quyết định số 709/QĐ-TTg ngày 23 tháng 7 năm 2024"
found 1 "Căn cứ Quyết định số 709/QĐ-TTg ngày 23/7/2024 của Chính phủ;" \
    "error wrong-issuer 1 Thủ tướng Chính phủ"
# ---- Wrong, by those that cite it ----
found 1 "Căn cứ Quyết định số 146/QĐ-TTg ngày 29/01/2022 của Thủ tướng Chính phủ;" \
    "warning wrong-date 1 Quyết định số 146/QĐ-TTg ngày 28/01/2022"
grep -q '"basis":"cited","says":3,"of":3' out || fail "who says so"

# ---- Since ----
found 1 "Căn cứ Quyết định số 100/2020/QĐ-UBND ngày 24/7/2020 của UBND tỉnh;" \
    "error replaced 1 Quyết định 12/2023/QĐ-UBND"
grep -q '"by":\[{"path":"[^"]*corpus/12.txt"' out || fail "by what"
found 1 "Căn cứ Quyết định số 55/2019/QĐ-UBND ngày 04/7/2019 của UBND tỉnh;
Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ;" \
    "warning amended 1 -
warning amended 2 -"
# A draft that cites the amendment, too, knows; and one that replaces the document needs no advice.
found 0 "Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ, được sửa đổi, bổ sung bởi Nghị định số 107/2021/NĐ-CP ngày 06/12/2021 của Chính phủ;" ""
# Another province's decision of that number was not replaced.
found 1 "Căn cứ Quyết định số 100/2020/QĐ-UBND ngày 24/7/2020 của UBND tỉnh Bắc Giang;" \
    "error replaced 1 Quyết định 12/2023/QĐ-UBND
error wrong-issuer 1 UBND tỉnh Quảng Ngãi"
found 1 "Căn cứ Quyết định số 100/2020/QĐ-UBND ngày 02/3/2020 của UBND tỉnh Bắc Giang;" \
    "note unknown 1 -"

# A circular replaces no decree, whatever it says.
found 0 "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ;" ""
# A law that is only named is meant with its amendments.
found 0 "Căn cứ Luật Lưu trữ; Kế hoạch này thực hiện từ ngày ký." ""

# ---- Never seen ----
# One of the next numbers of that day is another document of the batch.
found 1 "Căn cứ Nghị định số 35/2023/NĐ-CP ngày 10/6/2023 của Chính phủ;" "note unknown 1 -"
grep -q '"suggestions":\[\]' out || fail "a neighbour is no slip"
# Another year is a slip where the day says so, and nothing where no day is given.
found 1 "Theo Nghị định số 33/2022/NĐ-CP của Chính phủ." "note unknown 1 -"
found 1 "Theo Công văn số 4567/BNV-TCCB ngày 02/5/2023 của Bộ Nội vụ." "note unknown 1 -"
for slip in "790/QĐ-TTg ngày 23/7/2024" "709/QĐTTg ngày 23/7/2024" "70/QĐ-TTg ngày 23/7/2024" \
    "7099/QĐ-TTg ngày 23/7/2024"; do
    found 1 "Căn cứ Quyết định số $slip của Thủ tướng Chính phủ;" "warning unknown 1 -"
    grep -q '"canonical":"709/QĐ-TTg"[^}]*"distance":1' out || fail "no suggestion for $slip"
done
# The signs of a series of the State in one of the Party, and the other way round.
found 1 "Căn cứ Quyết định số 709-QĐ/TTg ngày 23/7/2024 của Thủ tướng Chính phủ;" "warning unknown 1 -"
grep -q '"canonical":"709/QĐ-TTg"[^}]*"distance":2' out || fail "no suggestion for signs"
# The Assembly passes many laws on one day: a neighbour is another law, digits changed about may be a slip.
found 1 "Căn cứ Luật Công nghệ thông tin số 67/2006/QH11 ngày 29/6/2006 của Quốc hội;" "note unknown 1 -"
found 1 "Căn cứ Luật Luật sư số 56/2006/QH11 ngày 29/6/2006 của Quốc hội;" "warning unknown 1 -"
# A neighbour of another date is no slip, and nothing is repaired in silence.
found 1 "Căn cứ Quyết định số 708/QĐ-TTg ngày 22/7/2024 của Thủ tướng Chính phủ;" "note unknown 1 -"
"$tool" references draft.txt --format json | grep -q '"resolution":"not-held"' || fail "a silent repair"
found 1 "Căn cứ Quyết định số 100/2021/QĐ-UBND ngày 24/7/2020 của UBND tỉnh;" \
    "warning unknown 1 -
warning year-mismatch 1 -"

# ---- Misspelt ----
for slip in "7O9/QĐ-TTg" "709/0Đ-TTg" "709/QĐ-TT9"; do
    found 1 "Căn cứ Quyết định số $slip ngày 23/7/2024 của Thủ tướng Chính phủ;" "warning slip 1 709/QĐ-TTg"
    grep -q '"distance":1,"held":true,"document":{[^}]*709.txt' out || fail "$slip is not said to be held"
done
found 1 "Căn cứ Quyết định số l46/QĐ-TTg ngày 28/01/2022 của Thủ tướng Chính phủ; Quyết định số l46/QĐ-TTg ngày 28/01/2022 của Thủ tướng Chính phủ." \
    "warning slip 1 146/QĐ-TTg"
grep -q '"held":false,"document":{' out || fail "what others cite is not held"
grep -q '"also":\[10\]' out || fail "the second one is not told"
found 1 "Theo Nghị quyết số 18-N0/TU." "note slip 1 18-NQ/TU"
grep -q '"held":false,"document":null' out || fail "what nobody knows is not held"

# ---- Several ----
found 1 "Tiếp tục thực hiện Kế hoạch số 77/KH-UBND của UBND tỉnh.
Theo Kế hoạch số 77/KH-UBND nêu trên." "warning ambiguous 1 -"
grep -q '"add":"date".*"also":\[11\]' out || fail "what to add, and where else"
found 0 "Tiếp tục thực hiện Kế hoạch số 77/KH-UBND ngày 10/5/2022 của UBND tỉnh." ""

# ---- In the draft itself ----
found 1 "Căn cứ Quyết định số 709/QĐ-TTg ngày 23/7/2024 của Thủ tướng Chính phủ;
Theo Quyết định số 709/QD-TTG." "note spelling 2 709/QĐ-TTg"
found 1 "Theo Công văn số 88/BNV-TCCB ngày 02/5/2023 của Bộ Nội vụ;
Theo Công văn số 88/BNV-TCCB ngày 03/5/2023 của Bộ Nội vụ." \
    "note unknown 1 -
error inconsistent 2 -
note unknown 2 -"
found 1 "Căn cứ Quyết định số 709/QĐ-TTg ngày 32/13/2024 của Thủ tướng Chính phủ;" \
    "error impossible-date 1 ngày 23/7/2024"
found 1 "Căn cứ Quyết định số 146/QĐ-TTg ngày 29 tháng 02 năm 2022 của Thủ tướng Chính phủ;" \
    "error impossible-date 1 ngày 28/01/2022"
found 1 "Theo Công văn số 88/BNV-TCCB ngày 02/12/2024 của Bộ Nội vụ." \
    "warning later-date 1 -
note unknown 1 -"

# A law that is only named is the one in force, though older ones are known.
found 0 "Căn cứ Luật Thanh tra; Kế hoạch này thực hiện từ ngày ký." ""

# ---- Articles ----
found 1 "Căn cứ khoản 2 Điều 90 Nghị định số 31/2022/NĐ-CP ngày 05/3/2022 của Chính phủ;" \
    "warning no-such-article 1 -"
grep -q '"article":90,"last_article":3,"document":{' out || fail "which article"
found 0 "Căn cứ khoản 2 Điều 3 Nghị định số 31/2022/NĐ-CP ngày 05/3/2022 của Chính phủ;" ""
found 0 "Căn cứ Điều 5 Quyết định số 709/QĐ-TTg ngày 23/7/2024 của Thủ tướng Chính phủ;" ""

# ---- Terms of the National Assembly ----
found 1 "Căn cứ Luật số 54/2014/QH12 của Quốc hội; Luật số 54/2014/QH12." \
    "warning term-mismatch 1 -
note unknown 1 -"
found 1 "Căn cứ Luật số 80/2011/QH12; Luật số 81/2011/QH13." "note unknown 1 -
note unknown 1 -"

# ---- The draft is no witness ----
# A draft that has no number yet has copies, too.
mkdir drafts
draft drafts/blank.txt "Căn cứ Công văn số 912/BNV-TCCB ngày 02/5/2023 của Bộ Nội vụ;"
"$indexer" --quiet drafts 2>err
found 1 "Căn cứ Công văn số 912/BNV-TCCB ngày 02/5/2023 của Bộ Nội vụ;" "note unknown 1 -"
rm drafts/blank.txt
"$indexer" --quiet --prune drafts 2>err
for i in 1 2; do
    document drafts/$i.txt 500/KH-UBND "ngày 15 tháng 9 năm 2024" "KẾ HOẠCH" "Chuyển đổi số" \
        <<<"Căn cứ Quyết định số 2289/QĐ-TTg ngày 30/12/2020; Công văn số 91/BNV-TCCB ngày 02/5/2023 của Bộ Nội vụ."
done
"$indexer" --quiet drafts 2>err
"$tool" check drafts/1.txt --format json >out 2>err
grep -q '"kind":"wrong-date"' out && grep -q '"kind":"unknown"' out || fail "its own witness"
"$tool" check "$work/drafts/../drafts/1.txt" --format jsonl | grep -q '"kind":"unknown"' || fail "by another path"

# ---- Formats, files, languages ----
draft good.txt "Căn cứ Quyết định số 709/QĐ-TTg ngày 23/7/2024 của Thủ tướng Chính phủ;"
draft bad.txt "Căn cứ Quyết định số 709/QĐ-TTg ngày 24/7/2024 của Thủ tướng Chính phủ;"
"$tool" check good.txt bad.txt >out 2>err
[ $? = 1 ] || fail "one of two files has something to mend"
grep -q '^bad.txt:10:8: error: wrong date' out || fail "no place"
grep -q '^1 finding$' out || fail "how many"
draft both.txt "Căn cứ Quyết định số 709/QĐ-TTg ngày 24/7/2024; Theo Công văn số 4567/BNV-TCCB ngày 02/5/2023 của Bộ Nội vụ."
"$tool" check both.txt >out
tail -n 1 out | grep -qx '2 findings: 1 error, 0 warnings, 1 note' || fail "of which weight"
grep -qx 'both.txt:10:54: note: never seen: “Công văn số 4567/BNV-TCCB ngày 02/5/2023”' out ||
    fail "what nobody knows takes one line"
"$tool" check good.txt >out 2>err
[ $? = 0 ] || fail "a good file"
"$tool" check missing.txt bad.txt >out 2>err
[ $? = 2 ] || fail "a missing file is an error"
grep -q 'bad.txt:10:8' out || fail "the others go on"
[ "$(wc -l <err)" = 1 ] || fail "one line"
"$tool" check good.txt bad.txt --format json | python3 -c '
import json, sys
both = json.load(sys.stdin)
assert [f["file"] for f in both] == ["good.txt", "bad.txt"]
assert [len(f["findings"]) for f in both] == [0, 1]' || fail "JSON of several files"
[ "$("$tool" check bad.txt --format jsonl | wc -l)" = 1 ] || fail "jsonl"
[ "$("$tool" check bad.txt --format csv | wc -l)" = 2 ] || fail "csv"
"$tool" check bad.txt --format json >one
LC_ALL=vi_VN.UTF-8 "$tool" check bad.txt --format json >two
cmp -s one two || fail "JSON depends on the language"
LC_ALL=vi_VN.UTF-8 "$tool" check bad.txt | grep -q 'lỗi: sai ngày' || fail "no Vietnamese"
exit $failed
