#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Real procedures, each with a table "Số ký hiệu | Trích yếu | Ngày ban hành | Cơ quan ban hành": the
# numbers are references with the date and issuer of their row, and no table assigns anything.
set -uo pipefail
data=$TRACUU_SHARED/data/docx
[ -d "$data" ] || exit 77
all=$(mktemp "${TMPDIR:-/tmp}/tracuu-test-XXXXXX")
trap 'rm -f "$all"' EXIT
"$TRACUU_BIN/tracuu" extract --format jsonl "$data"/*.docx >"$all" || exit 1
python3 - "$all" <<'END'
import json
import re
import sys
import unicodedata
import xml.etree.ElementTree as ET
import zipfile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def fold(text):
    return unicodedata.normalize("NFC", " ".join(text.split()))


def cell(node):
    return fold("\n".join("".join(t.text or "" for t in p.iter(W + "t")) for p in node.iter(W + "p")))


rows = found = tables = 0
dates, issuers = [0, 0], [0, 0]
for line in open(sys.argv[1], encoding="utf-8"):
    document = json.loads(line)
    tables += sum(a["source"] == "table" for a in document["assignments"])
    root = ET.fromstring(zipfile.ZipFile(document["file"]).read("word/document.xml"))
    for table in root.iter(W + "tbl"):
        cells = [[cell(c) for c in row.findall(W + "tc")] for row in table.findall(W + "tr")]
        if cells[0][0] != "Số ký hiệu":
            continue
        for number, _, date, issuer in cells[1:]:
            rows += 1
            same = [r for r in document["references"] if fold(r["text"]) in number or number in fold(r["text"])]
            found += bool(same)
            if same and date:
                iso = "-".join(reversed(re.split("[-/]", date)))
                dates = [dates[0] + any(r["date"] == iso for r in same), dates[1] + 1]
            if same and issuer:
                issuers = [issuers[0] + any(fold(r["issuer"] or "") == issuer for r in same), issuers[1] + 1]
print(f"{rows} rows: {found} numbers, dates {dates}, issuers {issuers}, {tables} tasks in tables")
# The other numbers are names and loans of a bank.
sys.exit(not (rows > 500 and found >= 0.99 * rows and dates[0] >= 0.99 * dates[1] and
              issuers[0] >= 0.99 * issuers[1] and tables == 0))
END
