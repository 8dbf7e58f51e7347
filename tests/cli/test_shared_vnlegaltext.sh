#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# A second opinion on recall: references marked by others in sentences of law.
set -euo pipefail
marked=$TRACUU_SHARED/data/references/vnlegaltext.jsonl
if [ ! -f "$marked" ]; then
    echo "skipped: there is no reference data at $TRACUU_SHARED"
    exit 77
fi
python3 "$TRACUU_SOURCE/tools/recall-vnlegaltext" "$marked" "$TRACUU_BIN/tracuu" 0.98
