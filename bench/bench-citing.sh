#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# answers as whole processes, over an index of generated plans
#
# bench-citing.sh BUILD [COUNT]: indexes COUNT (10,000) plans and prints the median time of some
# questions, each a process of its own, beside that of a process that does nothing.
set -euo pipefail
build=$(cd "$1" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
count=${2:-10000}
work=$(mktemp -d "${TMPDIR:-/tmp}/tracuu-bench-XXXXXX")
trap 'rm -rf "$work"' EXIT
"$build/bin/generate-plans" --count "$count" --bytes 15000 --seed 1 "$work/plans"
"$build/bin/tracuu-index" --quiet --jobs 2 --index "$work/index" "$work/plans"
TRACUU_INDEX=$work/index PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=$here python3 - "$build/bin/tracuu" <<'PYTHON'
import sys
from answering import compare

compare(sys.argv[1], [["citing", "20-NQ/TW"], ["citing", "57-NQ/TW"], ["search", "chuyển đổi số"],
                      ["tasks", "Sở Tài chính", "--limit", "20"]])
PYTHON
