#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# What one file of a run spells out, in the rows of the others: nothing else of a row changes, the
# rows stay in order, and each format says the same.
# shellcheck source=tests/cli/lib.sh
. "$TRACUU_SOURCE/tests/cli/lib.sh"

# plan FILE AGENCY ROW…: a row is "task|lead".
plan() {
    local file=$1 agency=$2 n=0
    shift 2
    {
        printf 'UBND TỈNH QUẢNG NGÃI\n%s\nSố: 1%d/KH-VP\n' "${agency^^}" "${#file}"
        printf 'Quảng Ngãi, ngày 05 tháng 3 năm 2024\n\nKẾ HOẠCH\nCông tác năm 2024\n\n'
        printf '| TT | Nhiệm vụ | Đơn vị chủ trì | Thời hạn |\n|---|---|---|---|\n'
        for row in "$@"; do
            n=$((n + 1))
            printf '| %d | %s | Quý II/2024 |\n' $n "${row//|/ | }"
        done
    } >"$file"
}

# A name of the file and a task with what JSON escapes, and words that look like a key of the row.
odd=$'b "lead_full":["Phòng QLCN"] \\.md'
plan a.md "Sở Khoa học và Công nghệ" "Tổ chức hội nghị một|Văn phòng Sở"
plan "$odd" "Sở Khoa học và Công nghệ" \
    'Rà soát "lead_full":["Phòng QLCN"] \ hai|Phòng QLCN' \
    "Xây dựng đề án ba|Phòng QLCN; Thanh tra Sở; Phòng TCCB" \
    "Xây dựng đề án bốn|Phòng QLTĐC" \
    "Xây dựng đề án năm|Văn phòng Sở" \
    "Xây dựng đề án sáu|Phòng QLCN"
plan ccc.md "Sở Khoa học và Công nghệ" \
    "Ban hành quy chế bảy|Phòng Quản lý Công nghệ" "Ban hành quy chế tám|Phòng Tổ chức cán bộ"
plan dddd.md "Sở Y tế" "Ban hành quy chế chín|Phòng QLCN"
files=(a.md "$odd" ccc.md dddd.md)

for file in "${files[@]}"; do
    run 0 extract "$file"
    cat out >>alone
done
run 0 extract "${files[@]}"
cp out together
python3 - <<'PYTHON' || fail "a row with names that another file spells out"
import json

full = {"Phòng QLCN": "Phòng Quản lý Công nghệ", "Phòng TCCB": "Phòng Tổ chức cán bộ"}
alone = [line.rstrip("\n") for line in open("alone")]
together = [line.rstrip("\n") for line in open("together")]
assert len(alone) == len(together) == 4, "rows"
spelt = 0
for number, (one, all) in enumerate(zip(alone, together)):
    row = json.loads(one)
    assert len(row["assignments"]) == [1, 5, 2, 1][number], "tasks"
    for task in row["assignments"] if number == 1 else []:
        before = task["lead_full"]
        task["lead_full"] = [full.get(unit, unit) for unit in before]
        spelt += before != task["lead_full"]
    assert json.dumps(row, ensure_ascii=False, separators=(",", ":")) == all, one
assert spelt == 3, "units spelt out"
PYTHON

run 0 extract --format json "${files[@]}"
cmp -s <(python3 -c 'import json; print(json.load(open("out")))') \
    <(python3 -c 'import json; print([json.loads(line) for line in open("together")])') ||
    fail "json is not what jsonl says"
run 0 extract --format text "${files[@]}"
[ "$(grep -c '^  Tasks (' out)" = 4 ] || fail "text: not every file"
says out 'hai$'

# A file that cannot be read is left out; the others wait for each other all the same.
run 2 extract "${files[@]:0:2}" nowhere.md "${files[@]:2}"
cmp -s out together || fail "a missing file changes the other rows"

# Where the temporary folder is full, that is said.  The program may write 4 KiB into a file here.
full() (
    trap '' XFSZ
    ulimit -f 4
    "$tool" extract "$odd" "$odd" "$odd" "$odd" "$odd" 2>&1 >/dev/null | cat
    exit "${PIPESTATUS[0]}"
)
said=$(full)
code=$?
[ $code = 2 ] || fail "a full temporary folder: exit code $code, not 2"
grep -q 'the temporary folder is full; make room in /' <<<"$said" || fail "a full temporary folder is not said"
exit $failed
