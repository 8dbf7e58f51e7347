#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Whose task is it: one unit by all its names, two units by one name, names of the user's own, and
# what stands under other names.  Over plans made here.
# shellcheck source=tests/cli/lib.sh
. "$TRACUU_SOURCE/tests/cli/lib.sh"
export TRACUU_INDEX=$work/index

# plan FILE PROVINCE AGENCY NUMBER DATE ROW…: a plan with one assignment table; a row is
# "task|lead|support|deadline", an agency of "" is the province's own committee.
plan() {
    local file=$1 province=$2 agency=$3 number=$4 date=$5 n=0
    shift 5
    {
        if [ -n "$agency" ]; then
            printf 'UBND TỈNH %s\n%s\n' "${province^^}" "${agency^^}"
        else
            printf 'ỦY BAN NHÂN DÂN\nTỈNH %s\n' "${province^^}"
        fi
        printf 'Số: %s\n%s, ngày %s\n\nKẾ HOẠCH\nCông tác năm 2024\n\n' "$number" "$province" "$date"
        printf '| TT | Nhiệm vụ | Đơn vị chủ trì | Đơn vị phối hợp | Thời hạn |\n|---|---|---|---|---|\n'
        for row in "$@"; do
            n=$((n + 1))
            printf '| %d | %s |\n' $n "${row//|/ | }"
        done
    } >"$file.md"
}

day="05 tháng 3 năm 2024"
# The same letters, spelt out by either agency in another plan, and not alike.
plan qn1 "Quảng Ngãi" "Sở Khoa học và Công nghệ" 11/KH-SKHCN "$day" \
    "Xây dựng đề án một|Phòng QLCN|Phòng QLTĐC|Quý II/2024" \
    "Xây dựng đề án hai|Đ/c Trần Thị Mai - TP QLCN|Các phòng, đơn vị thuộc Sở|trước ngày 30/9/2024"
plan qn2 "Quảng Ngãi" "Sở Khoa học và Công nghệ" 12/KH-SKHCN "$day" \
    "Tổ chức hội nghị ba|Phòng Quản lý Công nghệ|Các sở, ban, ngành|Quý IV/2024"
plan bg1 "Bắc Giang" "Sở Khoa học và Công nghệ" 13/KH-SKHCN "$day" \
    "Xây dựng đề án bốn|Phòng QLCN|Văn phòng Sở|Quý III/2024" \
    "Rà soát quy trình năm|Phòng Quản lý Chuyên ngành|Thanh tra Sở|Tháng 8/2024"
plan qn3 "Quảng Ngãi" "" 14/KH-UBND "$day" \
    "Ban hành quy chế sáu|Sở KH&CN|Sở Nội vụ|Quý II/2024" \
    "Ban hành quy chế bảy|Sở Khoa học và Công nghệ|các đơn vị liên quan|Tháng 12/2024" \
    "Ban hành quy chế tám|Sở Thông tin và Truyền thông|Sở Khoa học va Công nghệ và UBND các huyện|Thường xuyên" \
    "Ban hành quy chế chín|Các sở, ban, ngành|UBND các huyện, thị xã, thành phố|Hằng năm" \
    "=HYPERLINK(\"http://x\"), mười|Giám đốc Sở Y tế||Quý I/2024"
plan bg2 "Bắc Giang" "" 15/KH-UBND "$day" \
    "Ban hành quy định mười một|Sở KH&CN|Sở Nội vụ|Quý I/2024"
plan kt1 "Kon Tum" "" 16/KH-UBND "$day" \
    "Ban hành quy định mười hai|Sở Khoa học và Công nghệ||Quý I/2024"
"$indexer" --quiet . || exit 1

# found NAME… : the tasks in `out`, by their last words, sorted.
found() {
    local have
    have=$("$tool" "${@:2}" --format jsonl 2>err | sed -E 's/.*"task":"(([^"\\]|\\.)*)".*/\1/; s/.* //' |
        LC_ALL=C sort | tr '\n' ' ')
    [ "$have" = "$1" ] || fail "tracuu ${*:2}: \"$have\", not \"$1\""
}

# ---- One unit by all its names ----
for name in "Sở KH&CN" "so khoa hoc va cong nghe" "SỞ KHCN" "Sở Khoa học và Công nghệ"; do
    found "bảy hai một sáu tám " tasks "$name"
done
run 0 tasks "Sở KH&CN" --format json
says out '"units":\["Sở KH&CN"'
says out '"lead":\["Sở KH&CN"\],"lead_full":\["Sở Khoa học và Công nghệ"\]'
# An office stands for its unit; what "và" binds is two units.
found "mười " tasks "Sở Y tế"
run 0 tasks "Sở KH&CN" --role support
says out 'quy chế tám'

# ---- Two units by one name ----
found "bảy sáu tám " tasks "Sở KH&CN tỉnh Quảng Ngãi"
found "bảy sáu tám " tasks "Sở KH&CN" --province "quang ngai"
found "một " tasks "Sở KH&CN tỉnh Bắc Giang"
found "" tasks "Sở KH&CN tỉnh Bắc Giang" --province "Quảng Ngãi"
found "ba bảy chín hai mười một sáu tám " tasks --province "Quảng Ngãi"
# "QLCN" is not the same in both provinces, though the letters fit.
found "ba hai một " tasks "Phòng Quản lý Công nghệ"
found "bốn năm " tasks "Phòng Quản lý Chuyên ngành"
found "ba hai một " tasks "Phòng QLCN Sở KH&CN Quảng Ngãi"
found "bốn năm " tasks "phòng QLCN, Sở KH&CN tỉnh Bắc Giang"
run 0 tasks "Phòng Quản lý Công nghệ"
says out 'Lead: Phòng Quản lý Công nghệ'
says out 'Person: Trần Thị Mai'
hides out QLTĐ.*Quản lý Tiêu chuẩn
# `show` and `extract` over both files say the same.
run 0 show qn1.md --format json
says out '"lead":\["Phòng QLCN"\],"lead_full":\["Phòng Quản lý Công nghệ"\]'
run 0 extract qn1.md bg1.md qn2.md
says out '"lead":\["Phòng QLCN"\],"lead_full":\["Phòng Quản lý Công nghệ"\]'
says out '"lead":\["Phòng QLCN"\],"lead_full":\["Phòng Quản lý Chuyên ngành"\]'
says out '"lead_person":\["Trần Thị Mai"\]'
run 0 extract qn1.md
says out '"lead_full":\["Phòng QLCN"\]'

# ---- About something ----
found "bảy chín sáu tám " tasks --about "BAN HANH quy che"
found "bảy sáu " tasks "Sở KH&CN tỉnh Quảng Ngãi" --about "quy chế" --role lead
found "tám " tasks "Sở KH&CN tỉnh Quảng Ngãi" --about "quy chế" --role support
found "sáu " tasks --about "quy chế" --limit 1
found "bảy " tasks --about "quy chế" --limit 1 --offset 1
found "hai một " tasks --about "đề án" --province "Quảng Ngãi" --group plan
found "" tasks --about "chế ban"
run 0 tasks --about "quy chế" --limit 1 --format json
says out '"total":4,'
run 1 tasks "Sở KH&CN tỉnh Quảng Ngãi" --about "đề án"
says err '^tracuu: this unit has [0-9]* tasks, none of which is such'

# ---- What it was given with others, and under other names ----
run 0 tasks "Sở KH&CN tỉnh Quảng Ngãi"
says out '^2 more: given to many at once.*--collective'
says out '^1 more: tỉnh Kon Tum, part of it since 2025-07-01 (--merged)'
found "ba bảy chín sáu tám " tasks "Sở KH&CN tỉnh Quảng Ngãi" --collective
found "bảy hai sáu tám " tasks "Sở KH&CN tỉnh Quảng Ngãi" --merged
# A division is one of its own agency's, which a collective name says.
found "hai " tasks "Phòng Quản lý Tiêu chuẩn" --collective --province "Quảng Ngãi"
found "tám " tasks "Sở TT&TT"
run 0 tasks "Sở TT&TT" --merged --format json
says out '"kind":"successor","name":"Sở Khoa học và Công nghệ","since":"2025-03-01","tasks":4,"included":true'
found "bảy hai một sáu tám " tasks "Sở TT&TT" --merged
found "tám " tasks "Sở KH&CN" --role support
# The unit is known: what was asked besides leaves none.
run 1 tasks "Sở TT&TT" --due-before 2001
says err '^tracuu: this unit has 1 task, which is not such'
run 1 tasks "Sở Tư pháp"
says err 'by its own name; --collective shows [0-9]*, given to many of whom it is one$'

# ---- Names of the user's own ----
run 1 tasks "Phòng Quản lý Tiêu chuẩn" --role support
cat >names <<'END'
# what the documents do not say
Phòng QLTĐC; QLTĐC = Phòng Quản lý Tiêu chuẩn @ Sở KH&CN tỉnh Quảng Ngãi
Phòng QLCN = Phòng Quản lý Công nghệ và Chuyên ngành @ Bắc Giang
END
found "một " tasks "Phòng Quản lý Tiêu chuẩn" --units names
found "một " tasks "Phòng QLTĐC" --units names
found "bốn " tasks "phong quan ly cong nghe va chuyen nganh" --units names
found "năm " tasks "Phòng Quản lý Chuyên ngành" --units names
run 0 tasks "Phòng QLCN" --province "Bắc Giang" --units names --format json
says out '"lead_full":\["Phòng Quản lý Công nghệ và Chuyên ngành"\]'
mkdir -p "$HOME/.config/tracuu" && cp names "$HOME/.config/tracuu/units"
found "một " tasks "Phòng Quản lý Tiêu chuẩn"
rm "$HOME/.config/tracuu/units"
printf 'Phòng A = Phòng B\n\nPhòng C\n' >broken
run 2 tasks "Phòng A" --units broken
says err '^tracuu: broken:3: “=” is missing; write it as'
printf 'Phòng A = @ Sở Y tế\n' >broken
run 2 tasks "Phòng A" --units broken
says err 'broken:1: a name is missing behind'
run 2 tasks "Phòng A" --units nowhere
says err 'nowhere: .*; '

# ---- By day ----
found "hai một sáu " tasks --province "Quảng Ngãi" --due-after 2024-06-01 --overdue --today 2024-12-01
found "" tasks "Sở KH&CN tỉnh Quảng Ngãi" --overdue --today 2024-06-30
found "sáu " tasks "Sở KH&CN tỉnh Quảng Ngãi" --overdue --today 1/7/2024
run 0 tasks --overdue --today 2025-01-01
says out 'tasks, overdue on 2025-01-01'
run 2 tasks --today never
run 0 tasks --province "Quảng Ngãi" --group month
[ "$(grep -c '^20[0-9-]*$' out)" = 4 ] || fail "months"
[ "$(grep -n '^No date$' out | cut -d: -f1)" -gt "$(grep -n '^2024-12$' out | cut -d: -f1)" ] ||
    fail "no date comes last"
run 0 tasks --group plan --format jsonl
says out '"under":"14/KH-UBND"'
hides out '"heading"'
run 0 tasks --group unit
[ "$(grep -c '^Phòng Quản lý Công nghệ$' out)" = 1 ] || fail "one group for one unit"
run 0 tasks --group unit --limit 2 --format jsonl
[ "$(wc -l <out)" = 2 ] || fail "two tasks of groups"

# ---- For other programs ----
run 0 tasks --format csv --province "Quảng Ngãi"
[ "$(head -c 3 out | od -An -tx1 | tr -d ' ')" = efbbbf ] || fail "no byte order mark"
says out "\"'=HYPERLINK(\"\"http://x\"\"), mười\""
run 0 tasks --format ics
cp out first
[ "$(grep -c '^BEGIN:VEVENT' out)" = 11 ] || fail "events"
says out '^RRULE:FREQ=YEARLY'
[ "$(grep '^UID:' out | sort -u | wc -l)" = 11 ] || fail "UIDs"
mkdir moved && cp ./*.md moved
"$indexer" --quiet --index moved.index moved || exit 1
run 0 tasks --format ics --index moved.index
cmp -s <(grep '^UID:' first | sort) <(grep '^UID:' out | sort) || fail "UIDs change with the path"
# Several indexes answer as one.
mkdir half && mv moved/qn1.md half
"$indexer" --quiet --index moved.index --prune moved || exit 1
"$indexer" --quiet --index half.index half || exit 1
found "ba hai một " tasks "Phòng Quản lý Công nghệ" --index moved.index --index half.index
run 0 tasks "Phòng Quản lý Công nghệ" --index moved.index --index half.index --format json
says out '"lead":\["Phòng QLCN"\],"lead_full":\["Phòng Quản lý Công nghệ"\]'

# ---- Which units there are ----
# counts UNIT PLACE LEAD SUPPORT: what `units` says of one unit.
counts() {
    "$tool" units --format jsonl >out 2>err
    grep -q "^{\"unit\":\"$1\",\"kind\":\"[a-z]*\",.*\"$2\",.*\"lead\":$3,\"support\":$4,\"names\"" out ||
        fail "units: $1, $2: not $3 and $4"
}
counts "Sở Khoa học và Công nghệ" "Quảng Ngãi" 2 1
counts "Sở Khoa học và Công nghệ" "Bắc Giang" 1 0
counts "Phòng Quản lý Công nghệ" "Sở Khoa học và Công nghệ tỉnh Quảng Ngãi" 3 0
counts "Phòng Quản lý Chuyên ngành" "Sở Khoa học và Công nghệ tỉnh Bắc Giang" 2 0
counts "Sở Y tế" "Quảng Ngãi" 1 0
run 0 units
hides out 'Trần Thị Mai'
hides out 'các sở'
hides out 'đơn vị liên quan'
run 0 units phong qlcn --province "Quảng Ngãi"
says out '^1 unit$'
says out 'Phòng QLCN (2); Phòng Quản lý Công nghệ (1)'
run 0 units --collective
says out 'Các sở, ban, ngành'
run 1 units "Sở Vũ trụ"
# One index or two: the same units.
"$tool" units --sort place --format jsonl | sed 's/"agency".*"lead"/"lead"/' >whole
"$tool" units --sort place --format jsonl --index moved.index --index half.index |
    sed 's/"agency".*"lead"/"lead"/' >halves
cmp -s whole halves || fail "units of two indexes"

mkdir doubtful
plan doubtful/a "Quảng Ngãi" "" 21/KH-UBND "$day" \
    "Việc một|Sở Nông nghiệp và Môi trường|Hội Nông dân tỉnh|Quý I/2024" \
    "Việc hai|Sở Nông nghiệp và Môi trường|Sở Nội vụ|Quý I/2024" \
    "Việc ba|Sở Nông nghịêp và Mội trường|Sở Ngoại vụ|Quý I/2024" \
    "Việc bốn|Sở Nông ngiệp và Môi trường|Hội Nông dân Việt Nam tỉnh|Quý I/2024" \
    "Việc năm|Chi cục Hải quan khu vực XI|Chi cục Hải quan khu vực XII|Quý I/2024"
export TRACUU_INDEX=$work/doubtful.index
"$indexer" --quiet doubtful || exit 1
# Accents make no difference; a letter does, and a person decides.
run 0 units --merge-candidates
says out '^Sở Nông ngiệp và Môi trường = Sở Nông nghiệp và Môi trường @ Quảng Ngãi$'
hides out 'Hải quan'
hides out 'Ngoại vụ'
cp out accepted
counts "Sở Nông nghiệp và Môi trường" "Quảng Ngãi" 3 0
run 0 tasks "Sở Nông nghiệp và Môi trường" --units accepted
says out '^4 tasks'
run 0 units nong nghiep --units accepted
says out 'Sở Nông nghiệp và Môi trường, Quảng Ngãi: leads 4'
run 1 units --merge-candidates ngiep --units accepted
run 0 units --merge-candidates --format json
says out '"reason":"misspelling","score":0.95'
# ---- Offices of communes ----
# Offices of communes are called alike everywhere.
commune() {
    printf 'ỦY BAN NHÂN DÂN\nXÃ %s\nSố: %s/KH-UBND\n%s, ngày %s\n\nKẾ HOẠCH\nCông tác năm 2024\n\n' \
        "${1^^}" "$2" "$1" "$day"
    printf '| TT | Nhiệm vụ | Đơn vị chủ trì | Thời hạn |\n|---|---|---|---|\n'
    printf '| 1 | Làm việc %s | Phòng Văn hóa - Xã hội | Quý I |\n' "$3"
    printf '| 2 | Giữ gìn %s | Công an xã | Quý II |\n' "$3"
    printf '| 3 | Vận động %s | Đoàn Thanh niên xã | Quý II |\n' "$3"
    printf '| 4 | Theo dõi %s | Đ/c Lê Thị Hoa - Văn phòng HĐND và UBND xã | Quý II |\n' "$3"
}
mkdir communes
commune "Thanh Bình" 17 bình >communes/xa1.md
commune "Đức Lập" 18 lập >communes/xa2.md
TRACUU_INDEX=$work/communes_index
"$indexer" --quiet communes || exit 1
found "bình lập " tasks "Phòng Văn hóa - Xã hội"
found "bình " tasks "phong van hoa xa hoi xa thanh binh"
found "lập " tasks "Phòng Văn hóa - Xã hội, UBND xã Đức Lập"
found "lập " tasks "Công an xã Đức Lập"
found "lập " tasks "ca xa duc lap"
found "bình lập " tasks "Lê Thị Hoa"
found "bình lập " tasks "dong chi le thi hoa"
run 1 tasks "Tỉnh đoàn"
"$tool" units --format jsonl >out 2>err || fail "units"
[ "$(grep -c '"name":"Công an xã"' out)" = 2 ] || fail "two communes' offices are one"

exit $failed
