#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The generator of plans gives the same bytes everywhere: those whose sum bench/README.md tells.
set -euo pipefail
work=$(mktemp -d "${TMPDIR:-/tmp}/tracuu-test-XXXXXX")
trap 'rm -rf "$work"' EXIT
"$TRACUU_BIN/generate-plans" -n 1000 "$work"
sum=$(cd "$work" && find . -type f | LC_ALL=C sort | xargs cat | sha256sum | cut -d' ' -f1)
grep -qx "    $sum" "$TRACUU_SOURCE/bench/README.md" || {
    echo "the generated plans have the sum $sum, which bench/README.md does not tell"
    exit 1
}
