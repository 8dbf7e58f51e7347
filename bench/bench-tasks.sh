#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# tasks and units as whole processes, over 100,000 generated tasks
#
# bench-tasks.sh BUILD [COUNT]: indexes COUNT (6,300) plans of 16 tasks and prints the median time
# of some questions, each a process of its own, beside that of a process that does nothing.
set -euo pipefail
build=$(cd "$1" && pwd)
count=${2:-6300}
work=$(mktemp -d "${TMPDIR:-/tmp}/tracuu-bench-XXXXXX")
trap 'rm -rf "$work"' EXIT
"$build/bin/generate-plans" --count "$count" --bytes 15000 --seed 1 "$work/plans"
"$build/bin/tracuu-index" --quiet --jobs 2 --index "$work/index" "$work/plans"
export TRACUU_INDEX=$work/index HOME=$work
"$build/bin/tracuu" stats | sed -n '1,3p'
python3 - "$build/bin/tracuu" <<'PYTHON'
import statistics, subprocess, sys, time


def median(command):
    times = []
    for _ in range(41):
        begun = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        times.append(time.perf_counter() - begun)
    return statistics.median(times) * 1e3


nothing = median(["/bin/true"])
print(f"{'a process that does nothing':60} {nothing:6.1f} ms")
for question in (["tasks", "Sở KH&CN tỉnh Quảng Ngãi"], ["tasks", "Sở KH&CN"],
                 ["tasks", "so khoa hoc va cong nghe", "--province", "Bắc Giang"],
                 ["tasks", "Sở KH&CN tỉnh Quảng Ngãi", "--collective", "--merged"],
                 ["tasks", "Sở KH&CN tỉnh Quảng Ngãi", "--format", "csv"],
                 ["tasks", "--overdue", "--today", "2024-06-30"],
                 ["units"], ["units", "--merge-candidates"]):
    took = median([sys.argv[1]] + question)
    print(f"{'tracuu ' + ' '.join(question):60} {took:6.1f} ms  {took / nothing:5.1f} times that")
PYTHON
