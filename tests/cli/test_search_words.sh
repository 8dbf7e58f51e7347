#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Which documents a query of words finds, and in which order: phrases, accents, abbreviations,
# questions, passages.
# shellcheck source=tests/cli/lib.sh
. "$TRACUU_SOURCE/tests/cli/lib.sh"
export TRACUU_INDEX=$work/index
mkdir files
cd "files" || exit 1

# file NAME TEXT: paragraphs are parted by empty lines.
file() { printf '%b\n' "$2" >"$1.txt"; }

# names ARGUMENT…: the documents found that have all the words, in order.
names() {
    "$tool" search --format jsonl "$@" 2>"$work/err" | grep '"match":"words"' |
        sed 's|.*/files/\([a-z0-9-]*\)\.txt.*|\1|'
}
wrong() {
    echo "search $1: $2, not $3"
    cat "$work/err"
    failed=1
}
# finds QUERY NAMES: exactly these documents, in this order.
finds() {
    local found
    found=$(names -- "$1" | tr '\n' ' ')
    [ "${found% }" = "$2" ] || wrong "$1" "${found% }" "$2"
}
# any QUERY NAMES: the same in any order.
any() {
    local found
    found=$(names --limit 100 -- "$1" | sort | tr '\n' ' ')
    [ "${found% }" = "$2" ] || wrong "$1" "${found% }" "$2"
}

# Phrases: the same words and pairs, side by side or not.
file p-whole 'Một vùng trồng lúa nước ngọt ở phía nam'
file p-parts 'Trồng lúa là chính. Vùng lúa nước rộng, nước ngọt đủ, vùng trồng cây khác'
file p-broken 'Vùng trồng lúa.\n\nNước ngọt về từ sông.'
file p-wrapped 'Cả một vùng trồng lúa\nnước ngọt ở phía bắc của sông này kéo dài ra đến gần bờ biển'
file p-title 'Quy hoạch vùng trồng lúa nước ngọt'
# Accents.
file a-lua-rice 'Giống lúa mới cho năng suất cao trên đồng'
file a-lua-silk 'Dệt lụa mới ở làng nghề cho năng suất cao'
file a-lua-fire 'Lửa rừng mới bùng lên trên đồi cao'
# Words that differ in their accents alone: most texts mean the same ones.
file u-a-ten 'Mười ca làm liền ba ngày, cữ a'
for n in b c d; do file "u-$n-salt" "Muối cá làm liền ba ngày, cữ $n"; done
# Abbreviations.
file b-short 'Quỹ BHYT do cơ quan giữ'
file b-long 'Quỹ bảo hiểm y tế do cơ quan giữ'
file b-mixed 'Quỹ bảo vệ xóm làng hiểm trở và y tế dự phòng'
file b-khcn 'Đề tài của Sở KH&CN cấp phép'
file b-khcn-long 'Đề tài của Sở Khoa học và Công nghệ cấp phép'
# What people say, and the law otherwise.
file v-law 'Giấy chứng nhận quyền sử dụng đất bãi bồi do huyện cấp'
file v-plan 'Vẽ sơ đồ đất bãi bồi do huyện giữ'
# A title that has the query, and an item that is little else.
file g-item 'Danh mục các việc trong năm của cơ quan\n\n1. Cầu treo dân sinh.\n\n2. Bến bãi.'
file g-title 'Về cầu treo dân sinh ở các bản làng miền núi phía tây của huyện trong giai đoạn mới và những năm sau\n\nNhững bản nào của xã có nhiều cầu treo dân sinh cũ thì giữ lấy mà đi lại.'
# One that has two things in its title, and one that has them in a paragraph among others.
file g-two 'Về trồng cỏ voi bên suối để chăn thả đàn dê núi ở các bản làng miền cao của huyện trong giai đoạn mới và những năm sau\n\nViệc của các bản: mỗi bản nhận một phần.'
file g-both 'Việc trong năm của cơ quan\n\nBản nào trồng cỏ voi thì nuôi thêm bò; bản nào chăn đàn dê núi thì làm chuồng cho ấm về mùa đông.'
# Words of grammar.
file r-without 'Cấp lại thẻ ra vào cảng (thực hiện tại đồn)'
# Questions.
file q-definition 'Điều 3. Giải thích từ ngữ\n\n1. Tàu cá là phương tiện đi biển chuyên bắt hải sản.\n\n2. Bến là nơi đậu.'
file q-use 'Chủ tàu cá có trách nhiệm bảo vệ biển, hải sản và những tàu cá khác khi đi biển'

file q-named 'Tàu lưới\n\nTàu lưới phải có đèn.'
file q-defined 'Điều 4. Giải thích từ ngữ\n\n1. Tàu lưới là tàu thả lưới.\n\n2. Đèn là thứ phải có.'
file q-about 'Buộc bè gỗ trên sông\n\nBuộc bè gỗ: thời hạn hai ngày.'
file q-headed 'Thời hạn buộc bè, thả bè\n\nBuộc bè gỗ: thời hạn hai ngày.'

printf 'ỦY BAN NHÂN DÂN\nTỈNH LAI CHÂU\n\nSố: 61/KH-UBND\n\nLai Châu, ngày 5 tháng 3 năm 2014\n\nKẾ HOẠCH\nNuôi ngựa thồ\n\nMỗi bản nuôi hai con.\n' >k-plan.txt
file k-about 'Báo cáo về kế hoạch nuôi ngựa thồ\n\nBáo cáo việc làm theo kế hoạch nuôi ngựa thồ.'

# Abbreviations that documents define, and what ranks documents that say the same.
file c-define 'Vườn ươm giống lạc cổ truyền (sau đây gọi tắt là VUGLCT) được lập.'
file c-short 'Hạt lấy từ VUGLCT về gieo'
file c-long 'Hạt lấy từ vườn ươm giống lạc cổ truyền về gieo'
# plan NAME PLACE NUMBER DAY MONTH YEAR TEXT
plan() {
    file "$1" "ỦY BAN NHÂN DÂN\nTỈNH ${2^^}\n\nSố: $3/KH-UBND\n\n$2, ngày $4 tháng $5 năm $6\n\nKẾ HOẠCH\nNuôi ong lấy mật\n\n$7"
}
plan e-old 'Lâm Đồng' 31 5 3 2014 'Đàn ong được chia tổ.'
plan e-new 'Lâm Đồng' 32 5 3 2024 'Đàn ong được chia tổ.'
plan f-alone 'Đắk Nông' 41 5 3 2024 'Gác kèo dưới tán tràm.'
plan f-cited 'Đắk Nông' 42 5 3 2024 'Gác kèo dưới tán tràm.'
plan f-citing 'Đắk Nông' 43 6 4 2024 'Thực hiện Kế hoạch số 42/KH-UBND ngày 05/3/2024 của UBND tỉnh Đắk Nông.'
plan g-own 'Cà Mau' 51 5 3 2024 'Tổ giữ rừng (TGR) đi tuần. TGR báo cáo hằng tháng.'
plan g-other 'Cao Bằng' 52 5 3 2024 'Trạm ghép rễ (TGR) mở cửa. TGR báo cáo hằng tháng.'
plan g-third 'Cao Bằng' 53 5 3 2024 'Trạm ghép rễ đặt ở chân núi.'
plan h-seven 'Hà Giang' 07 5 3 2020 'Mở chợ phiên vùng cao.'
plan h-eight 'Hà Giang' 08 5 3 2024 'Mở chợ phiên vùng cao. Chợ phiên họp mỗi tuần, xong trước ngày 7.'
plan k-number 'Hà Giang' 61 5 3 2020 'Đắp đập nhỏ hết mấy tỷ mỗi quý.'
plan k-money 'Hà Giang' 62 5 3 2020 'Đắp đập nhỏ hết 61 tỷ, cứ 61 quý một lần.'

# Ten have all words of a question somewhere, one answers it in its own words.
for n in {10..19}; do
    file "t-all-$n" "Muốn đi xa phải gói bánh.\n\nMùa $n có rươi.\n\nVớt cần hai người.\n\nGì cũng bán."
done
file t-answer 'Điều kiện vớt rươi\n\nNgười vớt rươi có thuyền và lưới.'

"$tool"-index --quiet --jobs 1 . || exit 1

any '"vùng trồng lúa nước ngọt"' 'p-title p-whole p-wrapped'
any '"vung trong lua nuoc ngot"' 'p-title p-whole p-wrapped'
any '"vùng trồng lúa"' 'p-broken p-title p-whole p-wrapped'
any '"trồng lúa"' 'p-broken p-parts p-title p-whole p-wrapped'
any '"lúa là chính"' 'p-parts'
any '"vùng trồng lúa nước ngọt ở phía nam" OR "lúa là chính"' 'p-parts p-whole'
any '"vùng trồng lúa nước" NOT "nước ngọt ở phía bắc"' 'p-title p-whole'
any '(lụa OR "ngọt ở phía nam") NOT "ở làng nghề cho"' 'a-lua-fire a-lua-rice p-broken p-parts p-title p-whole p-wrapped'
any '-"vùng trồng lúa" ngọt' 'p-parts'
any 'title:"trồng lúa nước"' 'p-title p-whole p-wrapped'
any 'title:"quy hoạch" phía' ''
any '"ngọt nước"' ''

# The same page by page, and by date.
for offset in 0 1 2; do
    names --limit 1 --offset $offset -- '"vùng trồng lúa nước ngọt"'
done >"$work/pages"
names -- '"vùng trồng lúa nước ngọt"' >"$work/whole"
cmp -s "$work/pages" "$work/whole" || { echo "pages differ from the whole" && failed=1; }
any '"vùng trồng lúa nước ngọt" OR zzz' 'p-title p-whole p-wrapped'
[ "$("$tool" search --format json --sort date '"vùng trồng lúa nước ngọt"' | grep -o '"total":[0-9]*')" = '"total":3' ] ||
    { echo "not three by date" && failed=1; }

# Accents as typed first, others behind.
finds 'lúa mới' 'a-lua-rice a-lua-silk a-lua-fire'
finds 'lụa mới' 'a-lua-silk a-lua-rice a-lua-fire'
finds 'lửa mới' 'a-lua-fire a-lua-rice a-lua-silk'

# Abbreviations stand for what they stand for, both ways.
any 'quỹ BHYT' 'b-long b-short'
any 'quỹ bhyt' 'b-long b-short'
any 'quỹ bảo hiểm y tế' 'b-long b-mixed b-short'
finds '"quỹ bảo hiểm y tế"' 'b-long'
any 'đề tài sở KH&CN' 'b-khcn b-khcn-long'
any 'đề tài sở khoa học và công nghệ' 'b-khcn b-khcn-long'

# … and what people say for it; with other accents it is another word.
finds 'sổ đỏ bãi bồi' 'v-law v-plan'
finds 'sơ đồ bãi bồi' 'v-plan'

# … and those that documents define.
any 'hạt VUGLCT' 'c-long c-short'
any 'hạt vuglct' 'c-long c-short'
any 'gieo vườn ươm giống lạc cổ truyền' 'c-long c-short'
"$tool" search --explain 'hạt VUGLCT' 2>&1 >"$work/out" |
    grep -qx 'abbreviation: vuglct = vườn ươm giống lạc cổ truyền (1 documents)' || {
    echo "the abbreviation is not explained"
    failed=1
}
# What another agency means by it is found among its own documents alone.
any 'TGR' 'g-other g-own g-third'
any 'tổ giữ rừng đi tuần' 'g-own'

# What says the same: the newest first, and what is cited, unless that is not wanted.
finds 'đàn ong chia tổ' 'e-new e-old'
finds 'kèo tràm' 'f-cited f-alone'
[ "$(names --no-cited-prior -- 'kèo tràm' | tr '\n' ' ')" = "f-alone f-cited " ] || {
    echo "cited, though --no-cited-prior"
    failed=1
}

# A type and a number say which document is meant, however it writes the number; but "7 năm" is none.
finds 'chợ phiên vùng cao 7' 'h-eight'
finds 'kế hoạch 7 chợ phiên' 'h-seven h-eight'
finds 'ke hoach so 07 cho phien' 'h-seven'
finds 'chợ phiên KH 7' 'h-seven h-eight'
finds '7/KH chợ phiên' 'h-seven'
# … typed together, apart, with other signs, without words.
for query in kh7 KH07 kh7/kh-ubnd '7 kh ubnd' '7 khubnd' 7-KH/UBND 'kh7 hà giang' '07 khubnd chợ phiên' \
    'kế hoạch 7 hà giang'; do
    case $(names -- "$query" | head -1) in h-seven) ;; *) wrong "$query" "$(names -- "$query" | head -1)" h-seven ;; esac
done
# A year that is right goes before, one that is wrong does not matter.
finds 'kế hoạch số 7 năm 2024 chợ phiên' 'h-seven h-eight'
finds 'kh 8 năm 2024 chợ phiên' 'h-eight'
# No document's: ten and thirty, a disease, a paper size.
for query in '10:30' 'covid-19' 'a4 b5' 'kh'; do
    "$tool" search --format json -- "$query" >/dev/null 2>"$work/err"
    [ $? -le 1 ] || { cat "$work/err" && failed=1; }
done
finds '08/KH-UBND chợ phiên' 'h-eight'
finds 'kế hoạch 7 tuần chợ phiên' 'h-eight'
finds 'kế hoạch 2020 chợ phiên' 'h-seven'
finds 'kế hoạch 61 đập nhỏ' 'k-number k-money'
finds 'kế hoạch 61 tỷ đập nhỏ' 'k-money k-number'
finds 'kế hoạch 61 tỉ đập nhỏ' 'k-money k-number'
finds 'ke hoach 61 quy dap nho' 'k-money k-number'
# A title that has all words of the query is what it is about, though in two phrases.
finds 'trồng cỏ đàn dê' 'g-two g-both'
# A document need not have the words of grammar that were typed.
finds 'cấp lại thẻ ở cảng của đồn' 'r-without'

# Half of the accents, and the same without any, find what all of them find.
any 'vung trông lúa nươc ngọt' "$(names --limit 100 -- 'vùng trồng lúa nước ngọt' | sort | tr '\n' ' ' | sed 's/ $//')"
finds 'giông lua mơi cho nang suât' 'a-lua-rice'
# Which accents are meant is seen in the texts, beside the same words.
finds 'muoi ca lam' 'u-b-salt u-c-salt u-d-salt u-a-ten'
# … as far as those that were typed allow it.
finds 'mười ca lam liên' 'u-a-ten u-b-salt u-c-salt u-d-salt'
finds 'Mười ca làm' 'u-a-ten u-b-salt u-c-salt u-d-salt'

# Of a question some words will do, even where many documents have them all; what has is told.
[ "$("$tool" search --format jsonl 'muốn vớt rươi cần có gì' | head -1 | grep -c 't-answer.*"some words"')" = 1 ] ||
    wrong 'muốn vớt rươi cần có gì' "$("$tool" search --format jsonl 'muốn vớt rươi cần có gì' | head -1)" t-answer
[ "$(names --limit 100 -- 'muốn vớt rươi cần có gì' | wc -l)" = 10 ] || wrong 'muốn …' '' 'ten with all words'
# In another order all of them are wanted, as where documents are counted.
for option in --sort=date --facets; do
    [ "$("$tool" search --format json $option 'muốn vớt rươi cần có gì' | grep -o '"total":[0-9]*')" = '"total":10' ] ||
        wrong "$option muốn vớt rươi cần có gì" '' '10 documents'
done

# Words that only ask need not be there, and what is defined is said where it is defined.
finds 'cầu treo dân sinh' 'g-title g-item'
finds 'tàu cá là gì?' 'q-definition q-use'
finds 'Thế nào là tàu cá' 'q-definition q-use'
finds 'tàu lưới' 'q-named q-defined'
# A type that is typed first is that of the document, as its heading has it.
finds 'kế hoạch nuôi ngựa thồ' 'k-plan k-about'
finds 'báo cáo kế hoạch nuôi ngựa thồ' 'k-about'
finds 'tàu lưới là gì' 'q-defined q-named'
finds 'thời hạn buộc bè gỗ' 'q-headed q-about'
finds 'buộc bè gỗ, thời hạn' 'q-about q-headed'
"$tool" search --format json --explain 'tàu cá là gì' >"$work/explained"
grep -q '"signals":{"words":0\.[0-9]*,"coverage":' "$work/explained" || {
    echo "no signals in the explanation"
    failed=1
}
exit $failed
