#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# searching for common words, against SQLite FTS5 and Lucene 8
#
# bench-search.sh BUILD [COUNT [FOLDER]]: makes COUNT (10,000) plans of 15 KB, indexes them with all
# three and asks each the same questions: three words as AND, four as a phrase, six as OR, with
# accents and without.  With FOLDER, what is made stays there, and what is there already is used.
set -euo pipefail
build=$(cd "$1" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
count=${2:-10000}
work=${3:-}
if [ -z "$work" ]; then
    work=$(mktemp -d "${TMPDIR:-/tmp}/tracuu-bench-XXXXXX")
    trap 'rm -rf "$work"' EXIT
fi
mkdir -p "$work"

# The jars carry their version in their names.
jars=(/usr/share/java/lucene-{core,analyzers-common,highlighter,memory,queries}-8*.jar)
if ! command -v java >/dev/null || [ ! -e "${jars[0]}" ]; then
    echo "there is no Lucene 8 here: install liblucene8-java and default-jdk-headless" >&2
    exit 2
fi
lucene=(java -Xmx2g -cp "$(IFS=:; echo "${jars[*]}")" "$here/LuceneSearch.java")

# once NAME COMMAND…: makes $work/NAME unless it is there, and says how long that took
once() {
    local name=$1 begun
    shift
    if [ ! -e "$work/$name" ]; then
        begun=$(date +%s)
        "$@"
        echo "$name: made in $(($(date +%s) - begun)) s"
    fi
}

once plans "$build/bin/generate-plans" --count "$count" --bytes 15000 --seed 1 "$work/plans"
once tracuu "$build/bin/tracuu-index" --quiet --jobs 2 --index "$work/tracuu" "$work/plans"
once fts5.db python3 "$here/search.py" build "$work/fts5.db" "$work/plans"
once lucene "${lucene[@]}" build "$work/lucene" "$work/plans"
du -sm "$work"/{plans,tracuu,fts5.db,lucene} | sed "s|$work/||; s/\t/ MiB /"
python3 "$here/search.py" ask "$build/bin/tracuu" "$work/tracuu" "$work/fts5.db" \
    "${lucene[@]}" answer "$work/lucene"
