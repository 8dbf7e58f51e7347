#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# tasks and units as whole processes, over 100,000 generated tasks
#
# bench-tasks.sh BUILD [COUNT]: indexes COUNT (6,300) plans of 16 tasks and prints the median time
# of some questions, each a process of its own, beside that of a process that does nothing.
set -euo pipefail
build=$(cd "$1" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
count=${2:-6300}
work=$(mktemp -d "${TMPDIR:-/tmp}/tracuu-bench-XXXXXX")
trap 'rm -rf "$work"' EXIT
"$build/bin/generate-plans" --count "$count" --bytes 15000 --seed 1 "$work/plans"
"$build/bin/tracuu-index" --quiet --jobs 2 --index "$work/index" "$work/plans"
export TRACUU_INDEX=$work/index HOME=$work
"$build/bin/tracuu" stats | sed -n '1,3p'
PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=$here python3 - "$build/bin/tracuu" <<'PYTHON'
import sys
from answering import compare

compare(sys.argv[1], [["tasks", "Sở KH&CN tỉnh Quảng Ngãi"], ["tasks", "Sở KH&CN"],
                      ["tasks", "so khoa hoc va cong nghe", "--province", "Bắc Giang"],
                      ["tasks", "Sở KH&CN tỉnh Quảng Ngãi", "--collective", "--merged"],
                      ["tasks", "Sở KH&CN tỉnh Quảng Ngãi", "--format", "csv"],
                      ["tasks", "--overdue", "--today", "2024-06-30"],
                      ["units"], ["units", "--merge-candidates"]])
PYTHON
