#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# tracuu-index as a user runs it: what it says, where, and what it exits with.
# shellcheck source=tests/cli/lib.sh
. "$TRACUU_SOURCE/tests/cli/lib.sh"
tool=$indexer
mkdir in

# figure NAME VALUE: in the last statistics
figure() { says stats "\"$1\": $2,"; }

# ---- Help and mistakes ----
run 0 --version
says out '^tracuu-index [0-9]'
run 0 -h
says out '^Usage: tracuu-index'
says out '--prune'
short=$(wc -l <out)
run 0 --help
says out 'Exit codes'
[ "$(wc -l <out)" -gt "$short" ] || fail "--help is no longer than -h"
silent err
for arguments in "" "--nonsense in" "--jobs 0 in" "--jobs x in" "--jobs" "--index= in" "missing"; do
    # shellcheck disable=SC2086
    run 2 $arguments
    silent out
    lines err 1
    says err '^tracuu-index: '
done
run 2 missing
says err 'missing: No such file'
[ ! -e "$HOME/.local" ] || fail "an index was made for nothing"

# ---- A run, and another ----
printf 'Số: 12/KH-UBND\n\nKẾ HOẠCH\nThực hiện Quyết định số 709/QĐ-TTg ngày 23/7/2024\n' >in/a.txt
printf '# Một\n\nVăn bản khác.\n' >in/b.md
run 0 --stats stats in
silent out
lines err 1
says err '2 files in .*: 2 indexed, 0 unchanged, 0 failed, 0 removed$'
figure files 2
figure indexed 2
figure read 2
figure references 1
[ -e "$HOME/.local/share/tracuu/index/XAPIANDB" ] || fail "no index in the data home"
run 0 --stats - --quiet in
silent err
cp out stats
figure files 2
figure unchanged 2
figure read 0
figure bytes 0

if command -v strace >/dev/null && strace -o trace true 2>/dev/null; then
    ASAN_OPTIONS=detect_leaks=0 strace -f -qq -e trace=open,openat -o trace "$tool" --quiet in || fail "it fails under strace"
    ! grep -q -e a.txt -e b.md trace || fail "an unchanged file was opened"
    grep -q "$work/in\"" trace || fail "the folder was not opened, or strace sees nothing"
fi

# ---- Where the index is ----
TRACUU_INDEX=$work/one run 0 --quiet in
run 0 --quiet --index two in
mkdir -p "$HOME/.config/tracuu"
echo 'index = ~/three' >"$HOME/.config/tracuu/config"
run 0 --quiet in
for index in one two home/three; do
    [ -e "$index/XAPIANDB" ] || fail "no index $index"
done
run 2 --index in in
lines err 1
says err 'other files than an index'

# ---- Failures ----
: >in/empty.txt
mkfifo in/pipe.txt
ln -s .. in/loop
odd=$(printf 'in/o\033[31md\nd.txt') # no name moves the cursor or makes a line of its own
: >"$odd"
run 1 --index odd --quiet "$odd"
lines err 1
says err "/in/o?\[31md?d.txt: "
rm -r "$odd" odd
for again in first second; do
    run 1 --index two --stats stats in
    lines err 4
    says err "^tracuu-index: $work/in/empty.txt: "
    says err "^tracuu-index: $work/in/pipe.txt: not a regular file"
    says err "^tracuu-index: $work/in/loop: a loop"
    figure failed 3
    figure unchanged 2
    [ $again = first ] || figure read 0
done
run 1 --index two --quiet in
lines err 3
rm in/empty.txt in/pipe.txt in/loop in/b.md
run 0 --index two --prune --stats stats in
figure removed 3
figure files 1

# ---- Scans ----
cp "$TRACUU_SOURCE"/corpus/samples/lam-dong/so-khcn/cong-van-615-skhcn-khtc.pdf in/scan.pdf
run 1 --index two in
says err 'needs OCR: a scan without text; run tracuu-index --ocr'
run 1 --index two --stats stats in # remembered, not read again
says err 'needs OCR'
figure read 0
run 0 --index two --ocr --stats stats in # though it has not changed
figure indexed 1
run 0 --index two --stats stats in # what OCR read stays
figure unchanged 2
touch -d '2020-01-01' in/scan.pdf
run 0 --index two --stats stats in
figure unchanged 2
rm in/scan.pdf

# ---- Somebody else writes ----
flock two/lock "$tool" --index two in >out 2>err
[ $? = 75 ] || fail "no 75 while another holds the index"
lines err 1
says err 'another tracuu-index'

# ---- Interruption ----
mkdir many
for i in $(seq 3000); do
    printf 'Số: %d/KH-UBND\n\nKẾ HOẠCH\nvề việc thứ %d\n' "$i" "$i" >"many/$i.txt"
done
for signal in INT TERM; do
    rm -rf three
    "$tool" --index three --stats stats many >out 2>err &
    child=$!
    for _ in $(seq 500); do
        [ ! -e three/lock ] || break
        sleep 0.01
    done
    # A job of a script without job control begins with SIGINT ignored, which the program undoes.
    kill -$signal $child
    wait $child
    code=$?
    wanted=$([ $signal = INT ] && echo 130 || echo 143)
    if [ $code != 0 ]; then # it may have been done before
        [ $code = "$wanted" ] || fail "SIG$signal: exit code $code, not $wanted"
        says err 'interrupted'
        says stats '"interrupted": true'
    fi
done
run 0 --index three --stats stats many
figure files 3000

# ---- In Vietnamese ----
if [ -e "$TRACUU_BIN/../share/locale/vi/LC_MESSAGES/tracuu.mo" ]; then
    LC_ALL=vi_VN.UTF-8 "$tool" -h >out 2>err
    says out 'tracuu-index'
    ! grep -q Usage out || fail "the help is not in Vietnamese"
fi
exit $failed
