#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# A plan that was printed with number and day blank: the registry stamped the number on it, and the
# agency signed it.  The number is read where it stands; the day is that of the signature; what the
# signature shows is no text of the plan.
# shellcheck source=tests/cli/lib.sh
. "${0%/*}/lib.sh"

cat >make.py <<'END'
"""make.py FILE SIGNED STAMP: such a plan."""
import sys

signed, stamp = sys.argv[2].encode(), sys.argv[3].encode()


def stream(data, entries=b""):
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(data), data)


def drawing(width, height, data):
    return stream(data, b"/Type/XObject/Subtype/Form/BBox[0 0 %d %d]/Resources<</Font<</F 5 0 R>>>>" % (width, height))


objects = [
    b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[6 0 R]/SigFlags 3>>>>",
    b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>"
    b"/Annots[6 0 R 9 0 R]>>",
    stream(b"BT /F 12 Tf 60 780 Td (SO Y TE) Tj 0 -20 Td (So:         /KH-SYT) Tj "
           b"240 0 Td (Kien Giang, ngay     thang 5 nam 2022) Tj "
           b"-240 -60 Td (Thuc hien Quyet dinh so 709/QD-TTg ngay 23/7/2021 cua Thu tuong.) Tj ET"),
    b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    b"<</Type/Annot/Subtype/Widget/FT/Sig/T(S)/Rect[350 790 550 830]/F 132/P 3 0 R/V 8 0 R/AP<</N 7 0 R>>>>",
    drawing(200, 40, b"BT /F 8 Tf 2 20 Td (Nguoi ky: SO Y TE) Tj 0 -10 Td (Thoi gian ky: 19.05.2022) Tj ET"),
    b"<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached/M(%s)/ByteRange[0 10 20 30]/Contents<30>>>" % signed,
    b"<</Type/Annot/Subtype/Stamp/Rect[80 757 120 772]/F 4/P 3 0 R/AP<</N 10 0 R>>>>",
    drawing(40, 15, b"BT /F 12 Tf 2 2 Td (%s) Tj ET" % stamp),
]
out, places = b"%PDF-1.4\n", []
for number, text in enumerate(objects, 1):
    places.append(len(out))
    out += b"%d 0 obj\n%s\nendobj\n" % (number, text)
table = b"".join(b"%010d 00000 n \n" % place for place in places)
out += b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
    len(objects) + 1, table, len(objects) + 1, len(out))
open(sys.argv[1], "wb").write(out)
END

# metadata FILE WANTED: what it says of number, date, and who says it.
metadata() {
    run 0 extract --format json "$1"
    python3 - "$2" <<'END' || fail "$1: not $2"
import json
import sys

m = json.load(open("out"))[0]["metadata"]
got = " ".join(str(m.get(key)) for key in ("number", "number_from", "date", "date_from"))
if got != sys.argv[1]:
    sys.exit(got)
END
}

python3 make.py plan.pdf "D:20220520151400+07'00'" 1942 || exit 1
metadata plan.pdf "1942 None 2022-05-20 signature"
python3 make.py june.pdf "D:20220601000000+07'00'" 1942 || exit 1
metadata june.pdf "1942 None 2022-05 None"
python3 make.py 12_kh_syt.pdf "D:20220520181400Z" "" || exit 1
metadata 12_kh_syt.pdf "12 file name 2022-05-21 signature"

export TRACUU_INDEX=$work/index
"$indexer" --quiet plan.pdf || exit 1
run 0 show --text plan.pdf
says out "So: *1942 */KH-SYT"
says out "709/QD-TTg"
hides out "Nguoi ky"
exit $failed
