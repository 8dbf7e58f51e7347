#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# A folder with everything that can be wrong with files: the rest of it is indexed, each failure is
# named, and nothing leaks, in the sanitizer's eyes or else in valgrind's.
# shellcheck source=tests/cli/lib.sh
. "$TRACUU_SOURCE/tests/cli/lib.sh"
tool=$indexer
trap 'chmod -R u+rwx "$work"; rm -rf "$work"' EXIT

mkdir -p in/folder.txt in/locked in/.hidden
printf 'Số: 12/KH-UBND\n\nKẾ HOẠCH\nThực hiện Quyết định số 709/QĐ-TTg ngày 23/7/2024\n' >in/good.txt
printf '<p>Căn cứ Nghị quyết số 20-NQ/TW</p>' >in/good.html
cp in/good.txt in/folder.txt/deep.txt
cp in/good.txt in/.hidden/passed-over.txt
cp in/good.txt in/locked/in-it.txt
: >in/empty.txt
printf ' \n\t\n' >in/blank.txt
head -c 5000 /bin/sh >in/program.txt
printf 'Quyết định\0số 1' >in/nul.txt
printf 'Quyết định số 709/QĐ-TTg ngày 23/7/2024 c\341\273' >in/truncated.txt
printf '\377\376S\0\337\036:\0 \0a' >in/truncated-utf16.txt
head -c 50M /dev/zero | tr '\0' 'a' >in/large.txt
head -c 2M /dev/zero | tr '\0' '\t' >in/tabs.txt
mkfifo in/pipe.txt
ln -s nowhere in/dangling.txt
ln -s itself.txt in/itself.txt
ln -s .. in/folder.txt/up
ln -s "$work/in" in/again
chmod 0 in/locked
[ "$(id -u)" = 0 ] || locked=yes

if ! command -v valgrind >/dev/null || sanitized; then
    checker=()
else
    checker=(valgrind -q --error-exitcode=99 --leak-check=full --trace-children=yes)
    # valgrind itself calls what the sandbox refuses.
    sandbox=--no-sandbox
fi

for run in first second; do
    "${checker[@]}" "$tool" ${sandbox-} --quiet --jobs 2 --index index --stats stats in >out 2>err
    code=$?
    [ $code = 1 ] || fail "$run run: exit code $code, not 1"
    for name in empty blank program nul large pipe dangling itself; do
        [ "$(grep -c "in/$name.txt: " err)" = 1 ] || fail "$run run: $name.txt is not named once"
    done
    for name in folder.txt/up again ${locked:+locked}; do
        [ "$(grep -c "in/$name: " err)" = 1 ] || fail "$run run: $name is not named once"
    done
    ! grep -q -e good -e deep -e hidden err || fail "$run run: a good file is named"
    grep -q '"restarts": 0,' stats || fail "$run run: a worker died"
    [ $run = first ] || grep -q '"read": 0,' stats || fail "$run run: files were read again"
done
found=$("$TRACUU_BIN/tracuu" citing --index index --format json '709/QĐ-TTg') ||
    fail "the rest cannot be asked"
for name in good.txt folder.txt/deep.txt truncated.txt; do
    grep -q "in/$name\"" <<<"$found" || fail "$name is not found"
done
exit $failed
