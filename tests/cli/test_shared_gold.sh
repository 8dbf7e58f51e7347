#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# What `tracuu extract` finds against what people who read the same documents found.
set -euo pipefail
if [ ! -d "$TRACUU_SHARED/gold" ]; then
    echo "skipped: there is no reference data at $TRACUU_SHARED"
    exit 77
fi

failed=0
# at_least SET FIGURE MINIMUM
at_least() {
    local value
    value=$(awk -v name="$2" '$1 == name { print $2 }' <<<"${figures[$1]}")
    if ! awk -v value="${value:-0}" -v minimum="$3" 'BEGIN { exit !(value >= minimum) }'; then
        echo "$1: $2 is ${value:-missing}, less than $3"
        failed=1
    fi
}

declare -A figures
for set in seeds plans; do
    figures[$set]=$(python3 "$TRACUU_SHARED/eval/score.py" "$TRACUU_SHARED/gold/$set" \
        "$TRACUU_SHARED/$set" --tool "$TRACUU_BIN/tracuu")
done
at_least seeds references.f1 0.99
at_least seeds references.span 0.98
at_least seeds references.date 0.99
at_least seeds references.type 0.99
at_least seeds references.issuer 0.97
at_least seeds references.relation 0.98
at_least plans references.f1 0.99
at_least plans references.span 0.98
at_least plans references.issuer 0.97
at_least plans references.relation 0.98
at_least seeds relations.f1 0.93
at_least plans relations.f1 0.95
at_least seeds assignments.f1 0.90
at_least seeds assignments.whole 0.90
at_least seeds duties.f1 0.90
at_least plans assignments.f1 0.95
at_least plans assignments.whole 0.85
at_least plans duties.f1 0.90
at_least plans duties.whole 0.75
for field in number symbol date type province; do
    at_least seeds "metadata.$field" 1
done
exit $failed
