#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# A plan whose table goes on over three pages, printed by LibreOffice: the same references and tasks
# as the page that it was printed from, and on which page each stands.
# shellcheck source=tests/cli/lib.sh
. "$TRACUU_SOURCE/tests/cli/lib.sh"
"$tool" extract --format jsonl "$TRACUU_SOURCE/tests/pages/ke-hoach-47-kh-skhcn.html" \
    "$TRACUU_SOURCE/corpus/samples/lam-dong/so-khcn/ke-hoach-47-kh-skhcn.pdf" >"$work/all" || exit 1
python3 - "$work/all" <<'END' || exit 1
import json
import sys

html, pdf = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
failed = False


def same(what, of):
    global failed
    if of(html) != of(pdf):
        print(what, json.dumps(of(pdf), ensure_ascii=False), "is not",
              json.dumps(of(html), ensure_ascii=False), sep="\n  ")
        failed = True


same("metadata", lambda d: d["metadata"])
same("references", lambda d: [(r["canonical"], r["date"], r["issuer_full"], r["relation"])
                              for r in d["references"]])
same("tasks", lambda d: [[a[name] for name in ("item", "group", "task", "lead", "support", "deadline")]
                         for a in d["assignments"]])
if len(html["assignments"]) < 9 or len(html["references"]) < 9:
    print("too little in it")
    failed = True
sys.exit(failed)
END

# The page is told wherever a place is; the line, where the file has no pages.
cp "$TRACUU_SOURCE"/tests/pages/ke-hoach-47-kh-skhcn.html "$TRACUU_SOURCE"/corpus/samples/lam-dong/so-khcn/ke-hoach-47-kh-skhcn.pdf "$work" || exit 1
export TRACUU_INDEX=$work/index LC_ALL=C.UTF-8 LANGUAGE=en
"$TRACUU_BIN/tracuu-index" --quiet "$work"/*.pdf "$work"/*.html || exit 1
"$tool" citing --format json 28/KH-SKHCN >citing
"$tool" tasks --format json --limit 0 >tasks
"$tool" references --format json ke-hoach-47-kh-skhcn.pdf >references
python3 - <<'END' || exit 1
import json

for row in json.load(open("citing"))["results"]:
    for mention in row["mentions"]:
        if row["path"].endswith(".pdf"):
            assert mention["page_or_line"] == mention["page"] == 2, mention
        else:
            assert mention["page_or_line"] > 2 and "page" not in mention, mention
tasks = json.load(open("tasks"))["results"]
pages = [(int(t["item"]), t["page"]) for t in tasks if t["path"].endswith(".pdf") and t["source"] == "table"]
assert sorted(pages) == [(1, 1), (2, 1), (3, 1), (4, 2), (5, 2), (6, 2), (7, 2), (8, 2), (9, 2)], pages
assert not any("page" in t for t in tasks if not t["path"].endswith(".pdf"))
assert [r["page"] for r in json.load(open("references"))["results"]] == [1] * 7 + [2] * 3
END
holds() { # COMMAND… PATTERN: what it prints has a line like that
    "$tool" "${@:1:$#-1}" >out && grep -q -- "${@: -1}" out || { echo "$*:"; cat out; exit 1; }
}
holds citing 28/KH-SKHCN "^    page 2, replaces: "
holds citing 28/KH-SKHCN "^    line [0-9]*, replaces: "
holds tasks "item 7, row [0-9]* of table 2, page 2$"
holds tasks --format ics "^ .*nPage: 2"
holds missing "ke-hoach-47-kh-skhcn.pdf, page 1$"
holds missing --format csv "ke-hoach-47-kh-skhcn.pdf#page=1"
holds references ke-hoach-47-kh-skhcn.pdf "^p. 2  "
holds search '"ngày hội đổi mới sáng tạo"' ", page 2$"
holds search --format csv '"ngày hội đổi mới sáng tạo"' ",2.\?$"
COLUMNS=200 "$tool" check ke-hoach-47-kh-skhcn.pdf >out
grep -q "Kế hoạch số 28/KH-SKHCN ngày 14 tháng 02 năm 2025.*, page 2$" out || { cat out; exit 1; }
"$tool" check ke-hoach-47-kh-skhcn.html >out
! grep -q "page" out || { cat out; exit 1; }
LANGUAGE="vi" holds citing 28/KH-SKHCN "^    trang 2, thay thế: "

# What no reader can make sense of is refused, and nothing hangs over it.
head -c 20000 "$TRACUU_SOURCE/corpus/samples/lam-dong/so-khcn/ke-hoach-47-kh-skhcn.pdf" >cut.pdf
printf '%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>endobj\n3 0 obj<</Type/Pages/Kids[2 0 R]/Count 1000000/Parent 3 0 R>>endobj\ntrailer<</Root 1 0 R/Size 4>>\n%%%%EOF\n' >loop.pdf
for file in cut loop; do
    timeout 20 "$tool" extract $file.pdf >out 2>err
    [ $? = 2 ] && [ "$(wc -l <err)" = 1 ] || { echo "$file.pdf:"; cat err; exit 1; }
done
