#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# A plan whose table goes on over three pages, printed by LibreOffice: the same references and tasks
# as the page that it was printed from, and on which page each stands.
set -uo pipefail
work=$(mktemp -d /tmp/tracuu-pdf-XXXXXX)
trap 'rm -rf "$work"' EXIT
"$TRACUU_BIN/tracuu" extract --format jsonl "$TRACUU_SOURCE/tests/pages/ke-hoach-47-kh-skhcn.html" \
    "$TRACUU_SOURCE/tests/pages/ke-hoach-47-kh-skhcn.pdf" >"$work/all" || exit 1
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

# What no reader can make sense of is refused, and nothing hangs over it.
cd "$work" || exit 1
head -c 20000 "$TRACUU_SOURCE/tests/pages/ke-hoach-47-kh-skhcn.pdf" >cut.pdf
printf '%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>endobj\n3 0 obj<</Type/Pages/Kids[2 0 R]/Count 1000000/Parent 3 0 R>>endobj\ntrailer<</Root 1 0 R/Size 4>>\n%%%%EOF\n' >loop.pdf
for file in cut loop; do
    timeout 20 "$TRACUU_BIN/tracuu" extract $file.pdf >out 2>err
    [ $? = 2 ] && [ "$(wc -l <err)" = 1 ] || { echo "$file.pdf:"; cat err; exit 1; }
done
