# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash disable=SC2034
# What the tests of the programs share; sourced first.  A test begins in $work, a folder that goes
# with it, with a home of its own and nothing of the settings of the person who runs it, and ends
# with `exit $failed`.
set -uo pipefail
tool=$TRACUU_BIN/tracuu
indexer=$TRACUU_BIN/tracuu-index
work=$(mktemp -d "${TMPDIR:-/tmp}/tracuu-test-XXXXXX")
trap 'rm -rf "$work"' EXIT
export HOME=$work/home LC_ALL=C.UTF-8
unset TRACUU_INDEX XDG_CONFIG_HOME XDG_DATA_HOME LANG LANGUAGE NO_COLOR COLUMNS PAGER
mkdir "$HOME"
cd "$work" || exit 1
failed=0

# sanitized: whether the programs are built with a sanitizer, which takes its own time and memory.
sanitized() { [[ $(ldd "$tool") == *libasan* ]]; }

# index_samples: the sample corpus in `corpus`, without what is damaged on purpose and the scan, indexed.
index_samples() {
    export TRACUU_INDEX=$work/index
    cp -r "$TRACUU_SOURCE/corpus/samples" corpus
    rm corpus/van-thu/*.hong.txt corpus/*/*/cong-van-615-*.pdf
    "$indexer" --quiet corpus || exit 1
}

# fail WORDS: what is wrong, and what the program said.
fail() {
    echo "$1"
    cut -c1-400 out err 2>/dev/null | sed 's/^/    /' | head -20
    failed=1
}

# run CODE ARGUMENT…: the program exits with CODE; what it said is in `out` and `err`.
run() {
    local wanted=$1 code
    shift
    "$tool" "$@" >out 2>err
    code=$?
    [ $code = "$wanted" ] || fail "${tool##*/} $*: exit code $code, not $wanted"
}

# says FILE PATTERN, hides FILE PATTERN, silent FILE, lines FILE NUMBER
says() { grep -q -- "$2" "$1" || fail "no \"$2\" in $1"; }
hides() { ! grep -q -- "$2" "$1" || fail "\"$2\" in $1"; }
silent() { [ ! -s "$1" ] || fail "something in $1"; }
lines() { [ "$(wc -l <"$1")" = "$2" ] || fail "not $2 lines in $1"; }
