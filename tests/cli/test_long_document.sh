#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# A text of some megabytes is read as a short one is: every task of its tables and of its parts is
# found, wherever it stands.
# shellcheck source=tests/cli/lib.sh
. "$TRACUU_SOURCE/tests/cli/lib.sh"
set -e

plan() {
    printf 'Phụ lục %s\n\nTT\tNhiệm vụ\tCơ quan chủ trì\tThời gian hoàn thành\n' "$1"
    for row in 1 2 3 4 5; do
        printf '%s\tXây dựng cơ sở dữ liệu số %s của ngành và đưa vào sử dụng\tSở Tài chính\tTháng %s/2025\n' \
            "$row" "$row" "$row"
    done
    printf '\nIII. TỔ CHỨC THỰC HIỆN\n\n1. Sở Y tế\n\n- Hướng dẫn các đơn vị thực hiện Nghị định số 47/2024/NĐ-CP.\n\n'
    printf '2. Sở Nội vụ\n\n- Báo cáo kết quả thực hiện trước ngày 15/12/2025.\n\n'
}
told() {
    "$tool" extract "$1" | python3 -c '
import json, sys
row = json.loads(sys.stdin.readline())
print(len(row["references"]))
for task in row["assignments"]:
    print(task["source"], task["lead"], task["task"], task["due_end"])'
}
for part in 1 2 3; do plan "$part"; done >"$work/short.txt"
for ((i = 0; i < 1000; i++)); do cat "$work/short.txt"; done >"$work/long.txt"
[ "$(stat -c %s "$work/long.txt")" -gt 2000000 ]
told "$work/short.txt" >"$work/short"
told "$work/long.txt" >"$work/long"
[ "$(wc -l <"$work/short")" -eq 22 ]
# A thousand times the tasks of the short one, in the same order.
[ "$(head -n 1 "$work/long")" -eq 3000 ]
for ((i = 0; i < 1000; i++)); do tail -n +2 "$work/short"; done | cmp - <(tail -n +2 "$work/long")
