#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# indexing files of each format, against recollindex and omindex
#
# bench-formats.sh BUILD [FOLDER…]: copies the files of each folder twenty times under other names
# and indexes them with all three, folder by folder, then all folders together.  Without FOLDER it
# takes the formats of the sample documents.  $TIMES: how many copies, $RUNS: how often, of which
# the fastest counts (1).
set -euo pipefail
build=$(cd "$1" && pwd)
shift
here=$(cd "$(dirname "$0")" && pwd)
for tool in recollindex omindex; do
    if ! command -v "$tool" >/dev/null; then
        echo "there is no $tool here: install what packaging/debian-packages has for bench" >&2
        exit 2
    fi
done
work=$(mktemp -d "${TMPDIR:-/tmp}/tracuu-bench-XXXXXX")
trap 'rm -rf "$work"' EXIT

if [ $# -eq 0 ]; then
    for format in docx odt xlsx html doc pdf rtf; do
        mkdir -p "$work/samples/$format"
        find "$here/../corpus/samples" -name "*.$format" -exec cp -t "$work/samples/$format" {} +
        rmdir --ignore-fail-on-non-empty "$work/samples/$format"
    done
    set -- "$work"/samples/*
fi
python3 "$here/formats.py" "$build/bin/tracuu-index" "$work" "${TIMES:-20}" "${RUNS:-1}" "$@"
