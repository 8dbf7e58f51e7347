#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# reading text to the end, against programs that only count or convert it
#
# bench-extract.sh BUILD [FILE…]: MB/s of processor time of `tracuu extract` on one core, whole
# process, best of five runs, beside `wc -w` and `iconv` over the same files in the same run.
# Without FILE it reads generated plans, and the same text as one file.
set -euo pipefail
build=$(cd "$1" && pwd)
shift
work=$(mktemp -d "${TMPDIR:-/tmp}/tracuu-bench-XXXXXX")
trap 'rm -rf "$work"' EXIT
measure() {
    python3 - "$build/bin/tracuu" "$@" <<'PYTHON'
import os, resource, subprocess, sys

tool, name, files = sys.argv[1], sys.argv[2], sys.argv[3:]
size = sum(os.path.getsize(file) for file in files)
environment = {**os.environ, "LC_ALL": "C.UTF-8"}
os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def seconds(command, check=False):
    best = float("inf")
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command + files, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                       env=environment, check=check)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        best = min(best, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)
    return best


print(f"{name}: {len(files)} files, {size / 1e6:.1f} MB")
own = seconds([tool, "extract", "--format", "jsonl"], check=True)
print(f"  {'tracuu extract':16} {size / 1e6 / own:7.1f} MB/s")
for other in (["wc", "-w"], ["iconv", "-f", "UTF-8", "-t", "UTF-16LE"]):
    took = seconds(other)
    print(f"  {' '.join(other[:2]):16} {size / 1e6 / took:7.1f} MB/s, "
          f"{own / took:5.1f} times as fast as tracuu extract")
PYTHON
}
if [ $# -gt 0 ]; then
    measure "files" "$@"
else
    "$build/bin/generate-plans" --count 400 --bytes 15000 --seed 1 "$work/plans"
    find "$work/plans" -type f | LC_ALL=C sort | xargs cat >"$work/one.txt"
    mapfile -t plans < <(find "$work/plans" -type f | LC_ALL=C sort)
    measure "generated plans" "${plans[@]}"
    measure "the same in one file" "$work/one.txt"
fi
