#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Archives of documents: walked when asked, followed as they change, and not believed.
# shellcheck source=tests/cli/lib.sh
. "$TRACUU_SOURCE/tests/cli/lib.sh"
export TRACUU_INDEX=$work/index
index() { "$indexer" --stats stats "$@" >out 2>err; }
ask() { "$tool" "$@" >out 2>err; }
# counts INDEXED UNCHANGED FAILED REMOVED
counts() {
    python3 -c 'import json; s = json.load(open("stats"))
print(s["indexed"], s["unchanged"], s["failed"], s["removed"])' >counted
    [ "$(cat counted)" = "$1" ] || fail "$2: $(cat counted), not $1"
}
cat >make.py <<'END'
import struct
import sys
import zipfile

PLAN = """UBND TỈNH QUẢNG NGÃI\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: {}/KH-UBND\n
KẾ HOẠCH\nThử nghiệm {}\n\nCăn cứ Quyết định số 709/QĐ-TTg ngày 23/7/2024 của Thủ tướng Chính phủ.\n"""


def plan(number):
    return PLAN.format(number, "đô thị" if number % 2 else "nông thôn").encode()


def write(name, members, **more):
    with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, data in members:
            info = zipfile.ZipInfo(member, (2024, 5, 6, 7, 8, 10))
            info.compress_type = zipfile.ZIP_DEFLATED
            if member in more.get("links", ()):
                info.external_attr = 0o120777 << 16
            archive.writestr(info, data)
    renamed = more.get("renamed", {})
    data = open(name, "rb").read()
    for old, new in renamed.items():
        data = data.replace(old, new)
    open(name, "wb").write(data)


if sys.argv[1] == "first":
    write("in/2024.ZIP", [("ke-hoach/", b""), ("ke-hoach/1.txt", plan(1)), ("ke-hoach/2.txt", plan(2)),
                          ("ke-hoach/Kế hoạch ba.txt", plan(3)), ("empty.txt", b""), ("notes.bin", b"x"),
                          (".hidden/4.txt", plan(4)), ("__MACOSX/._1.txt", b"x")])
elif sys.argv[1] == "second":
    write("in/2024.ZIP", [("ke-hoach/1.txt", plan(1)), ("ke-hoach/2.txt", plan(22)), ("ke-hoach/5.txt", plan(5)),
                          ("empty.txt", b"")])
elif sys.argv[1] == "hostile":
    members = [("a.txt", plan(1)), ("XX/../../out.txt", plan(2)), ("/etc/out.txt", plan(3)),
               ("C:/out.txt", plan(4)), ("sub\\five.txt", plan(5)), ("./six//six.txt", plan(6)),
               ("again.txt", plan(7)), ("again.txt", plan(8)), ("inner.zip", b"PK\5\6" + bytes(18)),
               ("link.txt", b"../../etc/passwd"), ("locked.txt", plan(9)), ("bell_.txt", plan(10)),
               ("K1_hoac.txt", plan(11)), ("caf1.txt", plan(12)), ("bomb.txt", bytes(40 << 20)),
               ("twice.txt", bytes(3 << 20)), ("really-a-zip.txt", open("in/2024.ZIP", "rb").read()),
               ("x" * 1500 + ".txt", plan(13)), ("last.txt", plan(14))]
    write("hostile/all.zip", members, links=["link.txt"],
          renamed={b"K1_hoac": b"K\xea\xec_hoa", b"caf1": b"caf\x82", b"bell_": b"bell\x07"})
    data = bytearray(open("hostile/all.zip", "rb").read())
    for mark, flags in ((b"PK\1\2", 8), (b"PK\3\4", 6)):
        at = data.find(mark)
        while at >= 0:
            name = data[at + (46 if flags == 8 else 30):][:10]
            if name == b"locked.txt":
                data[at + flags] |= 1
            at = data.find(mark, at + 4)
    open("hostile/all.zip", "wb").write(data)
    open("hostile/cut.zip", "wb").write(open("in/2024.ZIP", "rb").read()[:-30])
    open("hostile/empty.zip", "wb").write(b"PK\5\6" + bytes(18))
    open("hostile/text.zip", "wb").write(plan(30))
    write("hostile/many.zip", [(f"{i}.txt", b"a") for i in range(2001)])
    # Each inflates to 30 MB, about thirty times its size, which is allowed: the seventh is too much.
    import random
    random.seed(1)
    binary = b"".join(random.randbytes(1) + bytes(63) for _ in range((30 << 20) // 64))
    write("hostile/large.zip", [(f"{i}.txt", binary) for i in range(9)])
END
mkdir in hostile
python3 -W ignore make.py first || exit 1
archive=$(pwd -P)/in/2024.ZIP

# Without --archives it is passed over in silence.
index in || fail "a folder of nothing but an archive"
counts "0 0 0 0" "without --archives"
[ -s err ] && grep -q zip err && fail "it is named without --archives"

index --archives in
[ $? = 1 ] || fail "an empty member is a failure"
counts "3 0 1 0" "the first time"
grep -qF "2024.ZIP/empty.txt: empty" err || fail "the empty member is not named"
grep -q "notes.bin\|hidden\|MACOSX" err && fail "what is no document is named"
ask citing 709/QĐ-TTg --format json
python3 - "$archive" out <<'END' || fail "who cites it"
import json, sys
paths = sorted(r["path"] for r in json.load(open(sys.argv[2]))["results"])
sys.exit(paths != sorted(sys.argv[1] + "/ke-hoach/" + n for n in ("1.txt", "2.txt", "Kế hoạch ba.txt")))
END
ask show "in/2024.ZIP/ke-hoach/Kế hoạch ba.txt" || fail "show a member"
grep -q "3/KH-UBND" out || fail "show a member: which one"
ask show "$archive/ke-hoach/1.txt" --text || fail "the text of a member"
ask references in/2024.ZIP/ke-hoach/2.txt --format json || fail "references of a member"
grep -q '709/QĐ-TTg' out || fail "references of a member: which"
ask extract in/2024.ZIP/ke-hoach/2.txt || fail "extract a member"
grep -q '"file": *"in/2024.ZIP/ke-hoach/2.txt"' out || fail "extract a member: the path as given"
grep -q '2/KH-UBND' out || fail "extract a member: its number"
ask extract in/2024.ZIP/none.txt
[ $? = 2 ] || fail "extract a member that is not there"

index --archives in
counts "0 3 1 0" "nothing changed"
grep -qF "2024.ZIP/empty.txt: empty" err || fail "a failure is not named again"
touch in/2024.ZIP
index --archives in
counts "0 3 1 0" "touched"
python3 -W ignore make.py second
index --archives in
counts "2 1 1 1" "a member changed, one is new, one is gone"
ask show "$archive/ke-hoach/Kế hoạch ba.txt" && fail "a member that is gone is held"
ask show 22/KH-UBND || fail "a member that changed"
# A plain run, and one that prunes, leave members alone as long as the archive is there.
index --prune in
counts "0 0 0 0" "a plain run"
ask show "$archive/ke-hoach/5.txt" || fail "a plain run forgets members"
head -c 300 in/2024.ZIP >part
mv in/2024.ZIP kept
cp part in/2024.ZIP
index --archives in
[ $? = 1 ] || fail "a damaged archive"
counts "0 0 1 4" "an archive that was damaged since"
mv kept in/2024.ZIP
index --archives in
counts "3 0 1 0" "an archive that was repaired"
mv in/2024.ZIP .
index --archives --prune in
counts "0 0 0 5" "the archive is gone"
mv 2024.ZIP in

# Hostile ones: each member has its own reason, the others are read.
python3 -W ignore make.py hostile || exit 1
sanitized || ulimit -v 4000000
index --archives hostile
[ $? = 1 ] || fail "hostile archives"
cp err before
for i in 0 1 2 3 4 5; do
    grep -q "large.zip/$i.txt: a binary file" err || fail "an archive of 270 MB: member $i"
done
[ "$(grep -c "large.zip/[678].txt: .*over 200 MB" err)" = 3 ] || fail "an archive of 270 MB: its last members"
grep -v "/large.zip/" err | sed "s|^tracuu-index: $(pwd -P)/||" | sort >said
cat >wanted <<'END'
hostile/all.zip//etc/out.txt: its name leads out of the archive
hostile/all.zip/C:/out.txt: its name leads out of the archive
hostile/all.zip/XX/../../out.txt: its name leads out of the archive
hostile/all.zip/again.txt#7: another member of the same name stands behind it
hostile/all.zip/bell?.txt: its name has control characters
hostile/all.zip/bomb.txt: it unpacks to over 100 times its size
hostile/all.zip/inner.zip: an archive in an archive, which is not read
hostile/all.zip/link.txt: a link, which is not followed
hostile/all.zip/locked.txt: protected by a password
hostile/all.zip/really-a-zip.txt: a ZIP file, which is not read
hostile/all.zip/twice.txt: it unpacks to over 100 times its size
hostile/cut.zip: a ZIP file that is damaged or cut short
hostile/many.zip: a ZIP file of more than 2000 entries
END
grep -v "xxxxxxxx\|files in" said | diff wanted - || fail "hostile archives: reasons"
grep -q "all.zip/x\{900,\}….*x.txt: its name is too long" said || fail "a name that is too long"
for name in a.txt sub/five.txt six/six.txt again.txt Kế_hoa.txt café.txt last.txt; do
    ask show "hostile/all.zip/$name" || fail "not held: $name"
done
ask show hostile/all.zip/again.txt
grep -q "8/KH-UBND" out || fail "of two members of one name not the last"
ask show hostile/text.zip || fail "a text that calls itself an archive"
[ -e /etc/out.txt ] && fail "something was written"
index --archives hostile
counts "0 8 $(grep -c "^tracuu-index: /" before) 0" "hostile archives again"
exit $failed
