#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# One plan, ours, laid out in other ways and printed by LibreOffice: the same document and the same
# tasks as the file that it was printed from.
#   notes     footnotes, whose marks stand raised behind words and numbers
#   sideways  a table across, on pages that no /Rotate turns
#   bare      the table has no ruling lines at all
#   lines     it has lying ones alone
#   box       a text box beside a list
#   columns   a part that is set in two columns
#   split     rows go on over pages without a heading; a letter stands right above a wall
# shellcheck source=tests/cli/lib.sh
. "$TRACUU_SOURCE/tests/cli/lib.sh"
cp "$TRACUU_SOURCE"/tests/pages/ke-hoach-62* "$work" || exit 1
"$tool" extract --format jsonl ke-hoach-62* >all || exit 1
export TRACUU_INDEX=$work/index
"$TRACUU_BIN/tracuu-index" --quiet ke-hoach-62* || exit 1
"$tool" show --text ke-hoach-62-notes.pdf >notes || exit 1
"$tool" show --text ke-hoach-62-box.pdf >box || exit 1
python3 - all notes box <<'END'
import json
import sys

documents = {d["file"]: d for d in map(json.loads, open(sys.argv[1], encoding="utf-8"))}
wanted = documents.pop("ke-hoach-62.odt")
failed = False


def tasks(document):
    return [[a[name] for name in ("source", "item", "group", "task", "lead", "support", "deadline", "result")]
            for a in document["assignments"]]


def cited(document):
    return {(r["canonical"], r["date"]) for r in document["references"]}


def check(what, got, right):
    global failed
    if got != right:
        print(what, json.dumps(got, ensure_ascii=False), "is not", json.dumps(right, ensure_ascii=False), sep="\n  ")
        failed = True


for name, document in documents.items():
    check(f"{name}: metadata", document["metadata"], wanted["metadata"])
    check(f"{name}: tasks", tasks(document), tasks(wanted))
    check(f"{name}: lost references", sorted(map(str, cited(wanted) - cited(document))), [])
if len(documents) < 7 or len(tasks(wanted)) != 11:
    print("too little in it")
    failed = True

# Marks are no part of words and numbers; the notes stand behind the text, as those of docx.
text = open(sys.argv[2], encoding="utf-8").read()
check("marks", [text.count(mark) for mark in ("UBND tỉnh[1] và Kế hoạch số 123[2] của UBND tỉnh",
                                              "trong quá trình thực hiện.[3]\n", "1. Sở Tài chính[4]\n")], [1, 1, 1])
check("notes", text.rstrip().split("\n\n")[-5][:9] + text.rstrip().split("\n\n")[-1][:9],
      "[1] Về vi[5] Thực ")
check("numbers", [r["canonical"] for r in documents["ke-hoach-62-notes.pdf"]["references"] if "123" in r["text"]],
      ["123/KH-UBND"])

# A text box stands before the paragraph that it is beside.
text = open(sys.argv[3], encoding="utf-8").read()
check("box", "ngày 22/5/2025.\nLiên hệ: Văn phòng Sở, điện thoại 0263.3822.155\n\n" in text, True)
check("beside it", "phát sinh trong quá trình thực hiện.\n\n4. Các" in text and
      "báo cáo Giám đốc Sở trước ngày 20 hằng tháng; tham mưu xử lý" in text, True)
sys.exit(failed)
END
