#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# the first page of what cites a document that a tenth of a large index cites
#
# bench-scale.sh BUILD [COUNT]: indexes COUNT (100,000) short documents, a tenth of which cite one
# decision, and prints the median time of questions about it, each a process of its own, beside that
# of a process that does nothing.  Exit code 1 when the answer does not count them all.
set -euo pipefail
build=$(cd "$1" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
count=${2:-100000}
work=$(mktemp -d "${TMPDIR:-/tmp}/tracuu-bench-XXXXXX")
trap 'rm -rf "$work"' EXIT
python3 - "$work/documents" "$count" <<'PYTHON'
import os, sys

folder, count = sys.argv[1], int(sys.argv[2])
provinces = ["Quảng Ngãi", "Bắc Giang", "Lâm Đồng", "Quảng Trị", "Nghệ An", "Phú Thọ", "Sơn La", "Gia Lai"]
forms = ["Quyết định số 709/QĐ-TTg ngày 23/7/2024 của Thủ tướng Chính phủ",
         "Quyết định số 709/QĐ-TTg ngày 23 tháng 7 năm 2024",
         "Quyết định số 709/QĐ-TTg năm 2024 của Thủ tướng Chính phủ"]
for i in range(count):
    if i % 1000 == 0:
        os.makedirs(f"{folder}/{i // 1000:03}")
    place = provinces[i % len(provinces)]
    serial = i // len(provinces)
    cited = forms[i // 10 % 3] if i % 10 == 0 else f"Quyết định số {i % 900 + 1}/QĐ-UBND ngày 05/3/2024 của UBND tỉnh"
    with open(f"{folder}/{i // 1000:03}/{i % 1000:03}.txt", "w") as file:
        file.write(f"ỦY BAN NHÂN DÂN\nTỈNH {place.upper()}\n\nSố: {serial // 6 + 1}/KH-UBND\n"
                   f"{place}, ngày {serial % 28 + 1:02} tháng {8 + serial % 5:02} "
                   f"năm {2024 + serial % 2}\n\nKẾ HOẠCH\nThực hiện nhiệm vụ năm {2024 + serial % 2}\n\n"
                   f"Căn cứ {cited};\n\nỦy ban nhân dân tỉnh ban hành kế hoạch.\n")
PYTHON
"$build/bin/tracuu-index" --quiet --jobs 2 --index "$work/index" "$work/documents"
TRACUU_INDEX=$work/index PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=$here python3 - "$build/bin/tracuu" "$count" <<'PYTHON'
import json, subprocess, sys
from answering import compare

citing = [sys.argv[1], "citing", "709/QĐ-TTg", "--format", "json"]
answer = json.loads(subprocess.run(citing, capture_output=True, check=True).stdout)
compare(sys.argv[1], [citing[1:], ["citing", "709/QĐ-TTg", "--offset", "5000"], ["show", "1/KH-UBND"],
                      ["search", "709/QĐ-TTg"], ["search", "kế hoạch"]])
print(f"{answer['total']} documents cite it")
sys.exit(answer["total"] != (int(sys.argv[2]) + 9) // 10)
PYTHON
