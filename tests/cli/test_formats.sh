#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# One plan with merged cells, as docx, odt, xlsx and html, and of the samples as doc, rtf and xls, by
# LibreOffice, under other numbers: the same document, references and tasks, but for the lines on which
# they stand, as a sheet begins with its name.
# shellcheck source=tests/cli/lib.sh
. "$TRACUU_SOURCE/tests/cli/lib.sh"
"$TRACUU_SOURCE/tools/make-office" "$work" || exit 1
cp "$TRACUU_SOURCE"/corpus/samples/quang-ngai/ubnd/ke-hoach-15[567]-* "$work" || exit 1
"$tool" extract --format jsonl plan.* ke-hoach-* >all || exit 1
python3 - all <<'END'
import json
import sys

SUBJECTS = {"155": "dữ liệu đất đai", "156": "dữ liệu dân cư", "157": "dữ liệu y tế"}


def as_plan(line):
    for number, about in SUBJECTS.items():
        if f'"{number}/KH-UBND"' in line:
            line = line.replace(f'"{number}', '"152').replace(about, "dữ liệu mở")
    return line


failed = False
documents = [json.loads(as_plan(line)) for line in open(sys.argv[1], encoding="utf-8")]


def drop(record, *names):
    return {name: value for name, value in record.items() if name not in names}


def core(document):
    return {"metadata": drop(document["metadata"], "title"),
            "references": [drop(r, "start", "end", "line") for r in document["references"]],
            "relations": document["relations"],
            "assignments": [drop(a, "line") for a in document["assignments"]]}


wanted = core(next(d for d in documents if d["file"] == "plan.html"))
for document in documents:
    for name, value in core(document).items():
        if value != wanted[name]:
            print(document["file"], name, json.dumps(value, ensure_ascii=False), "is not",
                  json.dumps(wanted[name], ensure_ascii=False), sep="\n  ")
            failed = True
references = [r["canonical"] for r in wanted["references"]]
if references != ["57-NQ/TW", "709/QĐ-TTg", "96/KH-UBND", "47/2020/NĐ-CP"]:
    print("references:", references)
    failed = True
tasks = [(a["item"], a["lead"], a["deadline"]) for a in wanted["assignments"] if a["source"] == "table"]
if tasks != [("1", ["Sở Khoa học và Công nghệ"], "Tháng 10/2025"),
             ("2", ["Sở Khoa học và Công nghệ"], "Quý IV/2025"), ("3", ["Sở Nội vụ"], "Hằng năm")]:
    print("tasks:", tasks)
    failed = True
if wanted["metadata"]["canonical"] != "152/KH-UBND" or wanted["metadata"]["date"] != "2025-08-18":
    print("metadata:", wanted["metadata"])
    failed = True
sys.exit(failed)
END
