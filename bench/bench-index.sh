#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# indexing with two workers, against omindex over the same folder
#
# bench-index.sh BUILD [COUNT]: makes COUNT (10,000) plans of 15 KB, indexes them with both programs
# in turn, and prints times, memory and sizes.  Exit code 1 when tracuu-index is less than twice as
# fast or a worker took over 100 MiB.  Both find the files in the page cache.
set -euo pipefail
if ! command -v omindex >/dev/null; then
    echo "there is no omindex here: install xapian-omega" >&2
    exit 2
fi
build=$(cd "$1" && pwd)
count=${2:-10000}
work=$(mktemp -d "${TMPDIR:-/tmp}/tracuu-bench-XXXXXX")
trap 'rm -rf "$work"' EXIT
"$build/bin/generate-plans" --count "$count" --bytes 15000 --seed 1 "$work/plans"
cat "$work"/plans/*/* >/dev/null

# timed NAME COMMAND…: seconds in NAME.seconds, the largest process in KiB in NAME.memory
timed() {
    local name=$1
    shift
    python3 - "$work/$name" "$@" <<'PYTHON'
import resource, subprocess, sys, time
begun = time.monotonic()
subprocess.run(sys.argv[2:], check=True, stdout=subprocess.DEVNULL)
seconds = time.monotonic() - begun
with open(sys.argv[1] + ".seconds", "w") as out:
    print(f"{seconds:.2f}", file=out)
with open(sys.argv[1] + ".memory", "w") as out:
    print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=out)
PYTHON
}

size() { du -sb "$1" | cut -f1; }

timed omindex omindex --db "$work/omega" --url / "$work/plans"
timed tracuu "$build/bin/tracuu-index" --quiet --jobs 2 --index "$work/index" \
    --stats "$work/stats" "$work/plans"
timed again "$build/bin/tracuu-index" --quiet --jobs 2 --index "$work/index" "$work/plans"

awk -v text="$(size "$work/plans")" -v omega="$(size "$work/omega")" \
    -v index_size="$(size "$work/index")" \
    -v slow="$(cat "$work/omindex.seconds")" -v fast="$(cat "$work/tracuu.seconds")" \
    -v again="$(cat "$work/again.seconds")" \
    -v memory="$(cat "$work/tracuu.memory")" -v omega_memory="$(cat "$work/omindex.memory")" \
    -v tasks="$(sed -n 's/.*"assignments": \([0-9]*\),.*/\1/p' "$work/stats")" '
    function row(name, seconds, kib, bytes) {
        printf "%-22s %7.1f s %6.1f MB/s %6.0f MiB %5.2f of the text\n", name, seconds,
               text / 1e6 / seconds, kib / 1024, bytes / text
    }
    BEGIN {
        row("omindex", slow, omega_memory, omega)
        row("tracuu-index --jobs 2", fast, memory, index_size)
        printf "%-22s %7.2f s\n", "… again, unchanged", again
        printf "%d tasks; %.2f times as fast as omindex (2 wanted)\n", tasks, slow / fast
        exit !(slow / fast >= 2 && memory <= 100 * 1024)
    }'
