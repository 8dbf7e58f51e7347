#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Every example of man/tracuu-query.7 finds what the comment behind it says: how many documents, and
# which is the first ("*" leaves that to the ranking), or the error.  TRACUU_UPDATE=1 writes the
# comments anew: read the difference.
# shellcheck source=tests/cli/lib.sh
. "$TRACUU_SOURCE/tests/cli/lib.sh"
index_samples

python3 - "$tool" "$TRACUU_SOURCE/man/tracuu-query.7" "$work/corpus/" <<'PYTHON'
import json, os, re, shlex, subprocess, sys
tool, page, corpus = sys.argv[1:]
EXAMPLE = re.compile(r'^\.EX\n(tracuu search .*)\n\.EE\n(?:\.\\" (.*)\n)?', re.M)
failed = count = 0


def found(command):
    words = shlex.split(command.replace("\\-", "-"))
    run = subprocess.run([tool] + words[1:] + ["--format", "json"], capture_output=True, text=True)
    if run.returncode > 1:
        return "error: " + run.stderr[len("tracuu: "):].split(";")[0].strip()
    answer = json.loads(run.stdout)
    rows = answer["results"]
    # The first of what is ranked by its words may change, that of a list by date may not.
    by_date = rows and not any(row["score"] for row in rows) and "--sort cited" not in command
    first = os.path.relpath(rows[0]["path"], corpus) if by_date or rows and rows[0]["match"] == "document" else "*"
    meant = answer.get("suggestion", {}).get("query")
    return f"{answer['total']} {first}" + (f" suggested: {meant}" if meant else "")


def check(match):
    global failed, count
    count += 1
    command, said = match.groups()
    is_found = found(command)
    if said != is_found and not os.environ.get("TRACUU_UPDATE"):
        failed = 1
        print(f"{command}\n    says {said}\n    is   {is_found}")
    return f'.EX\n{command}\n.EE\n.\\" {is_found}\n'


with open(page, encoding="utf-8") as file:
    text = file.read()
written = EXAMPLE.sub(check, text)
if os.environ.get("TRACUU_UPDATE"):
    with open(page, "w", encoding="utf-8") as file:
        file.write(written)
if count < 40 or count != text.count("\ntracuu search "):
    sys.exit(f"{count} examples were tried")
sys.exit(failed)
PYTHON
