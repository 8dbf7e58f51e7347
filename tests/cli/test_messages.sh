#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Whoever reads Vietnamese reads nothing else: every message in the code has its translation, and
# what went wrong with a file is said in Vietnamese, with the words filled in, though it was kept in
# English.
# shellcheck source=tests/cli/lib.sh
. "$TRACUU_SOURCE/tests/cli/lib.sh"
export TRACUU_INDEX=$work/index

# ---- The catalogue is whole ----
printf 'msgid "%s"\nmsgstr ""\n\n' "%s" "%s: %s" "%.*s" >no-words.po
(cd "$TRACUU_SOURCE" && find base text sandbox corpus citation assignment record indexer search -name '*.c' |
    xgettext --from-code=UTF-8 -L C -k -k_ -kN_ -ktc_error_set:3 -ktc_error_hint:2 \
        -x "$work/no-words.po" -o "$work/all.pot" -f -) 2>err || fail "xgettext"
msgmerge --quiet --no-fuzzy-matching "$TRACUU_SOURCE/po/vi.po" all.pot -o merged.po 2>err || fail "msgmerge"
msgattrib --untranslated --no-obsolete --no-wrap merged.po | grep '^msgid "..*"\|^#:' >out
[ ! -s out ] || fail "po/vi.po lacks what the code says"

# ---- A file that cannot be read ----
mkdir in
printf 'PK\003\004cut' >in/cut.docx
printf 'II*\0' >in/picture.docx
head -c 3000 /dev/zero | tr '\0' '\001' >in/binary.txt
: >in/empty.txt
printf 'Số: 12/KH-UBND\n\nKẾ HOẠCH\nThực hiện Nghị quyết số 57-NQ/TW\n' >in/good.txt
for _ in 1 2; do
    LANGUAGE="vi" "$indexer" --quiet in >out 2>err
    says err 'binary.txt: tệp nhị phân, loại này không đọc$'
    says err 'picture.docx: ảnh TIFF: cần nhận dạng chữ; hãy chạy tracuu-index --ocr$'
    says err 'cut.docx: tệp ZIP, loại này không đọc$'
    says err 'empty.txt: tệp rỗng$'
done
LANGUAGE="vi" run 0 stats
says out 'tệp nhị phân, loại này không đọc'
"$tool" stats --format json >plain.json
LANGUAGE="vi" "$tool" stats --format json | cmp - plain.json || fail "JSON is not the same in both languages"
says plain.json '"a binary file, which is not read"'
LANGUAGE="vi" run 2 extract in/binary.txt
says err 'in/binary.txt: tệp nhị phân, loại này không đọc$'
run 2 extract in/binary.txt
says err 'in/binary.txt: a binary file, which is not read$'
exit $failed
