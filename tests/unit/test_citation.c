/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Mentions, issuers and relations, by example.  Each table row reads as: this text holds
 * exactly this. */
#include "citation_fixture.h"

static const struct {
    const char *text, *mentions;
} forms[] = {
    {"Thực hiện Quyết định số 709/QĐ-TTg ngày 23/7/2024 của Thủ tướng", "709/QĐ-TTg 2024-07-23"},
    {"Quyết định 25/2018/QĐ-UBND ngày 12 tháng 9 năm 2018", "25/2018/QĐ-UBND 2018-09-12"},
    {"Kết luận số 69-KL/TW, ngày 11-01-2024", "69-KL/TW 2024-01-11"},
    {"Nghị quyết số 08-NQ/TU ngày 20.5.2022", "8-NQ/TU 2022-05-20"},
    {"Luật Đất đai số 31/2024/QH15", "31/2024/QH15"},
    {"Nghị quyết số 66.2/2025/NQ-CP ngày 28/8/2025", "66.2/2025/NQ-CP 2025-08-28"},
    {"Nghị quyết số 30c/NQ-CP ngày 08/11/2011", "30c/NQ-CP 2011-11-08"},
    {"Thông tư liên tịch số 21/2015/TTLT-BKHCN-BTC", "21/2015/TTLT-BKHCN-BTC"},
    {"Văn bản hợp nhất số 08/VBHN-BKHCN", "8/VBHN-BKHCN"},
    {"Công văn số 2070/SKHCN-HCTH ngày 27/9/2024", "2070/SKHCN-HCTH 2024-09-27"},
    {"Kế hoạch số 196 /KH-UBND ngày 02/10/2024", "196/KH-UBND 2024-10-02"},
    {"Kế hoạch số: 378 / KH- SKHCN", "378/KH-SKHCN"},
    {"Nghị quyết số 36-\nNQ/TW", "36-NQ/TW"},
    {"Nghị\nquyết\nsố 3690/KH-\nUBND ngày\n14/08/2019", "3690/KH-UBND 2019-08-14"},
    {"QUYẾT ĐỊNH SỐ 06/QĐ-TTG NGÀY 06 THÁNG 01 NĂM 2022", "6/QĐ-TTg 2022-01-06"},
    {"CTHĐ số 71-CTr/TU ngày 24/8/2023", "71-CTr/TU 2023-08-24"},
    {"Quyết định số 15/QÐ-UBND", "15/QĐ-UBND"},   /* Ð, U+00D0 */
    {"Quyết định số 15/QD–UBND", "15/QĐ-UBND"},   /* plain D, en dash */
    {"Quyết định số 15/QĐ - UBND", "15/QĐ-UBND"}, /* blanks around the dash */
    {"số 476/QĐ-UBND ngày 31/3/2021 và số 981/QĐ-UBND", "476/QĐ-UBND 2021-03-31|981/QĐ-UBND"},
    {"các Nghị quyết số 18, 19-NQ/TW ngày 25/10/2017", "18-NQ/TW|19-NQ/TW 2017-10-25"},
    {"**Nghị quyết** số **57-NQ/TW**", "57-NQ/TW"},
    {"Kế hoạch số      /KH-SKHCN ngày     /01/2024", "KH-SKHCN 2024-01"},
    {"Kế hoạch số ……/KH-UBND", "KH-UBND"},
    {"tiêu chuẩn TCVN ISO 9001:2015", "TCVN ISO 9001:2015"},
    {"Quyết định số 12/QĐ-UBND năm 2024", "12/QĐ-UBND 2024"},
    {"bố trí theo Luật Ngân sách nhà nước và các quy định", "Luật Ngân sách nhà nước"},
    {"Luật Quản lý thuế, Bộ luật Lao động", "Luật Quản lý thuế|Bộ luật Lao động"},
    {"Luật Thủy sản ngày 21/11/2017", "Luật Thủy sản 2017-11-21"},
    {"Luật Trồng cây quy định việc phải xong ngày 03/6/2008", ""},
    {"Nghị quyết Hội nghị Trung ương 6 khóa XI", "Nghị quyết Hội nghị Trung ương 6 khóa XI"},
    {"Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII",
     "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII"},
    {"Nghị quyết số 57-NQ/TW về đột phá; bám sát Nghị quyết 57 và Nghị quyết 58",
     "57-NQ/TW|57-NQ/TW"},
    {"Đề án kèm Quyết định số 5/QĐ-TTg (sau đây gọi là Quyết định số 5); Quyết định số 5 giao; "
     "Quyết "
     "định số 5/QĐ-BYT (sau đây gọi là Quyết định số 5); theo Quyết định số 5",
     "5/QĐ-TTg|5/QĐ-TTg|5/QĐ-TTg|5/QĐ-BYT|5/QĐ-BYT|5/QĐ-BYT"},
    {"Nghị định số 73/2019/NĐ-CP (sau đây gọi là Nghị định số 73); theo Nghị định số 73",
     "73/2019/NĐ-CP|73/2019/NĐ-CP|73/2019/NĐ-CP"},
    {"Kế hoạch này thay Kế hoạch 5 năm", "12/KH-SNV"},
    {"Quyết định số 5/QĐ-UBND; Quyết định nêu trên", "5/QĐ-UBND|5/QĐ-UBND"},
    /* the date in another piece of the cell, known from elsewhere */
    {"Nghị quyết số 163/2021/NQ-HĐND ngày 09/12/2021.\n\nThực hiện Nghị quyết\n\nsố "
     "163/2021/NQ-HĐND\n\nPhòng Quản lý\n\nCả năm\n\nngày 09/12/2021 Nghị quyết\n",
     "163/2021/NQ-HĐND 2021-12-09|163/2021/NQ-HĐND 2021-12-09"},
    {"Quyết định số 5/2021/QĐ-UBND\n\nCuộc họp\n\nngày 09/12/2021 đã bàn", "5/2021/QĐ-UBND"},
    /* as until the nineties */
    {"Nghị định số 94-CP ngày 25 tháng 8 năm 1994", "94-CP 1994-08-25"},
    {"Nghị định số 06-HĐBT ngày 7-1-1991; Quyết định số 327-CT", "6-HĐBT 1991-01-07|327-CT"},
    {"Thông tư số 43 TC/QLCS ngày 31/7/1996", "43-TC/QLCS 1996-07-31"},
    {"Thông tư số 43-TC/QLCS; Quyết định số 1357TC/QĐ-TCT", "43-TC/QLCS|1357-TC/QĐ-TCT"},
    {"Luật Dược số 34/2005-QH11; Lệnh số 16/2009-L-CTN", "34/2005/QH11|16/2009/L-CTN"},
    {"Lệnh số 28-LCT/HĐNN8", "28-LCT/HĐNN8"},
    /* what happens to numbers */
    {"Thông tư số 08 a/2010/TT-BTP; Thông tư 08.a/2010/TT-BTP", "8a/2010/TT-BTP|8a/2010/TT-BTP"},
    {"Nghị định số30/1998/NĐ-CP", "30/1998/NĐ-CP"},
    {"Quyết định số 2045/QĐ_BYT", "2045/QĐ-BYT"},
    {"Nghị quyết số 36-\n\n12\n\nNQ/TW ngày\n22/10/2018", "36-NQ/TW 2018-10-22"},
    {"Kế hoạch số\n\n- 7 -\n\n36/KH-UBND", "36/KH-UBND"},
    {"Kế hoạch số 36/KH-\n\n  7\n\nUBND ngày 2/1/2025", "36/KH-UBND 2025-01-02"},
    {"Kế hoạch số 36/KH-UBND\n\n8\n\nngày 2/1/2025", "36/KH-UBND 2025-01-02"},
    {"Nghị định số …/2016/NĐ-CP ngày … tháng … năm 2016", "NĐ-CP 2016"},
    {"Thông tư số/2014/TT-NHNN ngày …/…/2014", "TT-NHNN 2014"},
    {"quyết định số 709/qđ-ttg và kết luận số 69-kl/tw", "709/QĐ-TTg|69-KL/TW"},
    {"Quyết định số 15/QĐ-Ubnd", "15/QĐ-UBND"},
    {"Thông tri số 02-TT/TU", "2-TT/TU"},
    {"theo TCVN : 5949 : 1998", "TCVN : 5949 : 1998"},
    /* what the words leave out, the type or the whole number before tells */
    {"theo Nghị định 146/2025 của Chính phủ", "146/2025/NĐ-CP"},
    {"nghị định số 146/2025 ngày 12/6/2025", "146/2025/NĐ-CP 2025-06-12"},
    {"Thông tư 5/2024, Quyết định\n15/2021.", "5/2024|15/2021"},
    {"Thông tư số 5/2024/TT-BTC; Thông tư 05/2024", "5/2024/TT-BTC|5/2024/TT-BTC"},
    {"Quyết định số 407/QĐ - NHPT ngày 30/06/2011", "407/QĐ-NHPT 2011-06-30"},
    {"Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa "
     "phương ngày 22/11/2019",
     "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa "
     "phương 2019-11-22"},
    {"Quyết định số 10/2007/QĐ_BKHCN ngày 11/5/2007", "10/2007/QĐ-BKHCN 2007-05-11"},
};

START_TEST(every_form_is_read) {
    tc_citations c = read_paragraph(forms[_i].text);
    ck_assert_str_eq(outline(&c), forms[_i].mentions);
}
END_TEST

static const char *const none[] = {
    "hỗ trợ 24/7, tháng 1/2024, tỷ lệ 1/2, giai đoạn 2021-2025",
    "VT, KGVX.thiên581; Phòng QLCN&CN; công cụ 5S; mạng 4G/5G",
    "ngày 12/9/2018, điện thoại 0255-3822.333, 10/đề xuất",
    "tỉnh/thành phố, xã/phường, lần/năm, 2.200/năm, quý IV/2025",
    "theo Mẫu số 01/BNV, biểu 02/KK-TNCN và mẫu biểu số 03A/PL-TNCN",
    "Số: 19/HĐND-KTNS\n\nSố: ……./QĐ-BNNMT\n\n| Số:      /TTr-TTTV |\n",
    "vận tốc 60km/h, 5kg/m2, 3/4 số xã, 12/BC lần, 2.5/10 điểm",
    "tháng 1/2024, Kế hoạch 10/2024, Quyết định 5/7/2024, quyết định, 1/2024",
    "nghị quyết 1/2024-2025, thông tư tháng 5/2024",
    "quý 1-CP, dự án 12 TC/ngày, 15 UBND/63 tỉnh",
    "5/Tổ công tác, 12/Kế hoạch, nhóm 3/Ban Chỉ đạo",
    "https://example.vn/2024/12/vanban-QD.pdf",
    "Đoàn Luật sư tỉnh, luật chơi, Nghị quyết này, Nghị quyết của Hội đồng",
    "",
};

START_TEST(what_is_no_reference_is_left_alone) {
    tc_citations c = read_paragraph(none[_i]);
    ck_assert_str_eq(outline(&c), "");
}
END_TEST

static const struct {
    const char *text, *type, *span, *issuer, *full;
} details[] = {
    {"Theo Quyết định số 709/QĐ-TTg ngày 23/7/2024 của Thủ tướng Chính phủ về việc", "Quyết định",
     "Quyết định số 709/QĐ-TTg ngày 23/7/2024", "Thủ tướng Chính phủ", "Thủ tướng Chính phủ"},
    {"Quyết định số 5/QĐ-UBND của Chủ tịch UBND tỉnh phê duyệt", "Quyết định",
     "Quyết định số 5/QĐ-UBND", "Chủ tịch UBND tỉnh", "UBND tỉnh Quảng Ngãi"},
    {"Quyết định số 5/QĐ-UBND của Ủy ban nhân dân tỉnh Bắc Giang", "Quyết định",
     "Quyết định số 5/QĐ-UBND", "Ủy ban nhân dân tỉnh Bắc Giang", "UBND tỉnh Bắc Giang"},
    {"Nghị quyết số 04-NQ/TU ngày 18/10/2021 của Hội nghị Tỉnh ủy lần thứ 5, khóa XX; và",
     "Nghị quyết", "Nghị quyết số 04-NQ/TU ngày 18/10/2021", "Hội nghị Tỉnh ủy lần thứ 5, khóa XX",
     "Tỉnh ủy Quảng Ngãi"},
    {"Nghị quyết số 20-NQ/TW, ngày 01/11/2012 của Ban Chấp hành Trung ương Đảng khóa XI về",
     "Nghị quyết", "Nghị quyết số 20-NQ/TW, ngày 01/11/2012",
     "Ban Chấp hành Trung ương Đảng khóa XI", "Ban Chấp hành Trung ương Đảng"},
    {"Thông tư số 3/2023/TT-BTC của Bộ trưởng Bộ Tài chính quy định", "Thông tư",
     "Thông tư số 3/2023/TT-BTC", "Bộ trưởng Bộ Tài chính", "Bộ Tài chính"},
    {"Nghị quyết số 93/NQ-HĐND của HĐND tỉnh\n\nKính gửi: các sở", "Nghị quyết",
     "Nghị quyết số 93/NQ-HĐND", "HĐND tỉnh", "HĐND tỉnh Quảng Ngãi"},
    {"Quyết định số 5/QĐ-UBND của UBND tỉnh\nSở Khoa học và Công nghệ", "Quyết định",
     "Quyết định số 5/QĐ-UBND", "UBND tỉnh", "UBND tỉnh Quảng Ngãi"},
    {"Quyết định số 5/QĐ-UBND của UBND tỉnh 1. Mục đích", "Quyết định", "Quyết định số 5/QĐ-UBND",
     "UBND tỉnh", "UBND tỉnh Quảng Ngãi"},
    {"Kế hoạch số 14/KH-SKHCN của Sở KH&CN", "Kế hoạch", "Kế hoạch số 14/KH-SKHCN", "Sở KH&CN",
     "Sở Khoa học và Công nghệ tỉnh Quảng Ngãi"},
    {"Quyết định số 12/QĐ-BVHTTDL của Bộ Văn hóa, Thể thao và Du lịch ban hành", "Quyết định",
     "Quyết định số 12/QĐ-BVHTTDL", "Bộ Văn hóa, Thể thao và Du lịch",
     "Bộ Văn hóa, Thể thao và Du lịch"},
    {"theo đề nghị của Sở Tài chính tại Tờ trình số 45/TTr-STC", "Tờ trình",
     "Tờ trình số 45/TTr-STC", "", "Sở Tài chính tỉnh Quảng Ngãi"},
    {"UBND tỉnh Gia Lai ký ban hành Kế hoạch số 45/KH-UBND", "Kế hoạch", "Kế hoạch số 45/KH-UBND",
     "", "UBND tỉnh Gia Lai"},
    {"Thông tư liên tịch số 55/2015/TTLT-BTC-BKHCN của Bộ Tài chính và Bộ Khoa học và Công nghệ",
     "Thông tư liên tịch", "Thông tư liên tịch số 55/2015/TTLT-BTC-BKHCN",
     "Bộ Tài chính và Bộ Khoa học và Công nghệ", "Bộ Tài chính"},
    {"Nghị định số 30/2020/NĐ-CP", "Nghị định", "Nghị định số 30/2020/NĐ-CP", "", "Chính phủ"},
    {"Luật Thực hành tiết kiệm, chống lãng phí số 44/2013/QH13", "Luật",
     "Luật Thực hành tiết kiệm, chống lãng phí số 44/2013/QH13", "", "Quốc hội"},
    {"Thông tư số 4/2016/TT-BNNPTNT của Bộ Nông nghiệp và PTNT Ban hành Danh mục", "Thông tư",
     "Thông tư số 4/2016/TT-BNNPTNT", "Bộ Nông nghiệp và PTNT",
     "Bộ Nông nghiệp và Phát triển nông thôn"},
    {"Kế hoạch số 1-KH/BCĐ của Ban Chỉ đạo phát triển khoa học, công nghệ và chuyển đổi số về Kế "
     "hoạch hành động",
     "Kế hoạch", "Kế hoạch số 1-KH/BCĐ",
     "Ban Chỉ đạo phát triển khoa học, công nghệ và chuyển đổi số",
     "Ban Chỉ đạo phát triển khoa học, công nghệ và chuyển đổi số"},
    {"Quyết định số 3-QĐ/BCĐ của Ban Chỉ đạo về cải cách hành chính, chuyển đổi số và Đề án 06 "
     "tỉnh ban hành Quy chế",
     "Quyết định", "Quyết định số 3-QĐ/BCĐ",
     "Ban Chỉ đạo về cải cách hành chính, chuyển đổi số và Đề án 06 tỉnh",
     "Ban Chỉ đạo về cải cách hành chính, chuyển đổi số và Đề án 06 tỉnh Quảng Ngãi"},
    {"Quyết định số 9/QĐ-BCA của Bộ trưởng Bộ Công an và Báo cáo của Sở", "Quyết định",
     "Quyết định số 9/QĐ-BCA", "Bộ trưởng Bộ Công an", "Bộ Công an"},
    {"Quyết định số 146/QĐ-BVTV của Cục trưởng Cục Bảo vệ thực vật | Bộ Y tế | 2 |", "Quyết định",
     "Quyết định số 146/QĐ-BVTV", "Cục trưởng Cục Bảo vệ thực vật", "Cục Bảo vệ thực vật"},
    {"Nghị quyết số 7/NQ-HĐND của HĐND thành phố", "Nghị quyết", "Nghị quyết số 7/NQ-HĐND",
     "HĐND thành phố", "HĐND thành phố"},
    {"Kế hoạch số 5-KH/TU của Ban Chấp hành Đảng bộ tỉnh", "Kế hoạch", "Kế hoạch số 5-KH/TU",
     "Ban Chấp hành Đảng bộ tỉnh", "Tỉnh ủy Quảng Ngãi"},
    {"Nghị quyết số 7/NQ-HĐND của số biên chế", "Nghị quyết", "Nghị quyết số 7/NQ-HĐND", "",
     "HĐND tỉnh Quảng Ngãi"},
    {"Chương trình hành động số 61-CTr/TU của Ban Thường vụ Tỉnh ủy (Khóa XX) về",
     "Chương trình hành động", "Chương trình hành động số 61-CTr/TU",
     "Ban Thường vụ Tỉnh ủy (Khóa XX)", "Tỉnh ủy Quảng Ngãi"},
};

static const struct {
    const char *text, *provision;
} provisions[] = {
    {"Theo điểm a khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP", "điểm a khoản 2 Điều 5"},
    {"tại Điều 3, Điều 4 và khoản 1 Điều 7 của Nghị định số 30/2020/NĐ-CP",
     "Điều 3, Điều 4 và khoản 1 Điều 7"},
    {"khoản 2 Điều 5 của Luật Đất đai", "khoản 2 Điều 5"},
    {"Căn cứ Nghị định số 30/2020/NĐ-CP", ""},
    {"trong 5 năm thực hiện Nghị định số 30/2020/NĐ-CP", ""},
};

START_TEST(the_provision_is_kept) {
    tc_citations c = read_paragraph(provisions[_i].text);
    ck_assert_uint_eq(c.mention_count, 1);
    ck_assert_str_eq(tc_arena_copy(arena, c.mentions[0].provision).ptr, provisions[_i].provision);
}
END_TEST

START_TEST(type_span_and_issuer) {
    tc_citations c = read_paragraph(details[_i].text);
    ck_assert_uint_eq(c.mention_count, 1);
    const tc_mention *m = &c.mentions[0];
    ck_assert_str_eq(tc_arena_copy(arena, m->type).ptr, details[_i].type);
    ck_assert_uint_eq(m->range.end - m->range.start, strlen(details[_i].span));
    ck_assert_str_eq(tc_arena_copy(arena, m->issuer).ptr, details[_i].issuer);
    ck_assert_str_eq(tc_arena_copy(arena, m->issuer_full).ptr, details[_i].full);
}
END_TEST

static const struct {
    const char *text, *relations, *edges;
} sentences[] = {
    {"Căn cứ Nghị định số 30/2020/NĐ-CP của Chính phủ;", "legal-basis", ""},
    {"Thực hiện Kết luận số 69-KL/TW của Bộ Chính trị về tiếp tục thực hiện Nghị quyết số 20-NQ/TW "
     "của Ban Chấp hành Trung ương Đảng khóa XI về phát triển khoa học; Quyết định số 709/QĐ-TTg",
     "implements cites implements", "69-KL/TW implements 20-NQ/TW"},
    {"Thực hiện Quyết định số 709/QĐ-TTg của Thủ tướng Chính phủ ban hành Kế hoạch thực hiện Kết "
     "luận số 69-KL/TW của Bộ Chính trị",
     "implements cites", "709/QĐ-TTg implements 69-KL/TW"},
    {"Tham mưu UBND tỉnh ban hành Quyết định sửa đổi, bổ sung Quyết định số 25/2018/QĐ-UBND",
     "cites>amends", ""},
    {"Tổ chức thực hiện Quyết định số 981/QĐ-UBND của UBND tỉnh sửa đổi, bổ sung Kế hoạch ban hành "
     "kèm theo Quyết định số 476/QĐ-UBND",
     "implements cites", "981/QĐ-UBND amends 476/QĐ-UBND"},
    {"(sau đây viết tắt là Kết luận số 69-KL/TW)", "cites", ""},
    {"Trên cơ sở đề nghị của Sở Tài chính tại Công văn số 15/STC-NS, UBND tỉnh ban hành",
     "requests", ""},
    {"(Kèm theo Kế hoạch số 12/KH-SNV ngày 02/3/2025 của Sở Nội vụ)", "attached-to", ""},
    {"Tuyên truyền nội dung Nghị quyết số 57-NQ/TW", "cites", ""},
    {"Nghị định số 1/2020/NĐ-CP đã hết hiệu lực theo quy định tại Điều 3 Nghị định số 7/2024/NĐ-CP",
     "cites cites", "7/2024/NĐ-CP repeals 1/2020/NĐ-CP"},
    /* a plan changes no rules */
    {"Sửa đổi, bổ sung một số điều của Quy định quản lý ban hành kèm theo Quyết định số "
     "14/2019/QĐ-UBND",
     "cites>amends", ""},
    {"Tham mưu sửa đổi Quy định quản lý ban hành kèm theo Quyết định số 14/2019/QĐ-UBND",
     "cites>amends", ""},
    /* a title that was approved stands for what approved it */
    {"Căn cứ Quyết định số 569/QĐ-TTg của Thủ tướng Chính phủ phê duyệt Chiến lược phát triển khoa "
     "học, công nghệ và đổi mới sáng tạo đến năm 2030;\n\nCăn cứ Quyết định số 8/QĐ-UBND của UBND "
     "tỉnh ban hành Kế hoạch thực hiện Chiến lược phát triển khoa học, công nghệ và đổi mới sáng "
     "tạo đến năm 2030 trên địa bàn tỉnh;",
     "legal-basis legal-basis cites", "8/QĐ-UBND implements 569/QĐ-TTg"},
    {"Căn cứ Quyết định số 569/QĐ-TTg phê duyệt Chiến lược phát triển khoa học và công nghệ đến "
     "năm "
     "2030; thực hiện Chiến lược phát triển kinh tế đến năm 2030",
     "legal-basis", ""},
};

START_TEST(the_subject_of_the_verb_decides) {
    tc_citations c = read_paragraph(sentences[_i].text);
    ck_assert_str_eq(relations_of(&c), sentences[_i].relations);
    ck_assert_str_eq(edges_of(&c), sentences[_i].edges);
}
END_TEST

/* ---- slips ---- */

static const struct {
    const char *text, *canonical, *suggestion;
    unsigned distance, uncertain;
} slips[] = {
    {"Quyết định số 7O9/QĐ-TTg", "7O9/QĐ-TTg", "709/QĐ-TTg", 1, TC_UNCERTAIN_NUMBER},
    {"Kế hoạch số l2/KH-UBND", "l2/KH-UBND", "12/KH-UBND", 1, TC_UNCERTAIN_NUMBER},
    {"Kế hoạch số 1O/KH-UBND", "1O/KH-UBND", "10/KH-UBND", 1, TC_UNCERTAIN_NUMBER},
    {"Quyết định số 5/2O24/QĐ-UBND", "5/2O24/QĐ-UBND", "5/2024/QĐ-UBND", 1, TC_UNCERTAIN_YEAR},
    {"Quyết định số 5/QĐ-UBNĐ", "5/QĐ-UBNĐ", "5/QĐ-UBND", 1, TC_UNCERTAIN_SYMBOL},
    {"Kế hoạch số 5/KH-UBNO", "5/KH-UBNO", "5/KH-UBND", 1, TC_UNCERTAIN_SYMBOL},
    {"Kế hoạch số 5/KH-UNBD", "5/KH-UNBD", "5/KH-UBND", 1, TC_UNCERTAIN_SYMBOL},
    {"Quyết định số 5/OĐ-UBND", "5/OĐ-UBND", "5/QĐ-UBND", 1, TC_UNCERTAIN_SYMBOL},
    {"Công văn số 2070/SKH-CN-HCTH", "2070/SKH-CN-HCTH", "2070/SKHCN-HCTH", 1, TC_UNCERTAIN_SYMBOL},
    {"Thông tư số 139/009/TT-BTC", "139/009/TT-BTC", "139/2009/TT-BTC", 1, TC_UNCERTAIN_YEAR},
    {"Luật Khoa học và Công nghệ số 29/13/QH13", "29/13/QH13", "29/2013/QH13", 2,
     TC_UNCERTAIN_YEAR},
    {"Thông tư số 156/201/TT-BTC", "156/201/TT-BTC", "", 0, TC_UNCERTAIN_YEAR},
    {"Quyết định số 4/2002/QĐ-UBND ngày 12/9/2022", "4/2002/QĐ-UBND", "", 0, TC_UNCERTAIN_DATE},
    {"Quyết định số 4/QĐ-UBND ngày 31/02/2022", "4/QĐ-UBND", "", 0, TC_UNCERTAIN_DATE},
    {"Quyết định số 4/QĐ-ТТg ngày 3/2/2022", "4/QĐ-TTg", "", 0, TC_UNCERTAIN_SPELLING},
    {"Kế hoạch số 7/КH-UВND ngày 3/2/2022", "7/KH-UBND", "", 0, TC_UNCERTAIN_SPELLING},
    {"Thông tư số 5/2022/ТТ-BТC ngày 3/2/2022", "5/2022/TT-BTC", "", 0, TC_UNCERTAIN_SPELLING},
    {"Quyết định số 4/QD-UBND ngày 3/2/2022", "4/QĐ-UBND", "", 0, TC_UNCERTAIN_SPELLING},
    {"Quyết định số 4/QĐ-BVTV-KH ngày 3/2/2022", "4/QĐ-BVTV-KH", "", 0, 0},
    {"Nghị quyết số 30c/NQ-CP", "30c/NQ-CP", "", 0, 0},
};

START_TEST(a_slip_is_reported_and_not_repaired) {
    tc_citations c = read_paragraph(slips[_i].text);
    ck_assert_uint_eq(c.mention_count, 1);
    const tc_mention *m = &c.mentions[0];
    unsigned given = m->uncertain & ~(unsigned)(TC_UNCERTAIN_ISSUER | TC_UNCERTAIN_TYPE);
    ck_assert_str_eq(tc_arena_copy(arena, m->canonical).ptr, slips[_i].canonical);
    ck_assert_str_eq(tc_arena_copy(arena, m->suggestion).ptr, slips[_i].suggestion);
    ck_assert_uint_eq(m->distance, slips[_i].distance);
    ck_assert_uint_eq(given, slips[_i].uncertain);
}
END_TEST

/* ---- one reference, however it is written ---- */

static const char *const gaps[] = {" ", "\n", " \n ", "\xC2\xA0", "  ", "\r\n"};
static const char *const dashes[] = {"-", "–", "‑", "−", "- ", "-\n"};
static const char *const labels[] = {"số ", "số: ", "", "Số "};
static const char *const dates[] = {" ngày 23/7/2024", ", ngày 23-7-2024",
                                    " ngày 23 tháng 7 năm 2024", "\nngày\n23/07/2024",
                                    " ngày 23.7.2024"};
static const char *const cores[][3] = {
    {"709/QĐ", "TTg", "709/QĐ-TTg"},
    {"0709/QÐ", "TTG", "709/QĐ-TTg"},
    {"25/2018/QĐ", "UBND", "25/2018/QĐ-UBND"},
    {"12/KH", "SKHCN", "12/KH-SKHCN"},
};

START_TEST(variants_of_one_reference_agree) {
    tc_buffer text, wanted;
    tc_buffer_init(&text, 4096);
    tc_buffer_init(&wanted, 4096);
    const char *const *core = cores[_i];
    for (size_t g = 0; g < 6; g++)
        for (size_t d = 0; d < 6; d++)
            for (size_t l = 0; l < 4; l++)
                for (size_t t = 0; t < 5; t++) {
                    tc_buffer_clear(&text);
                    tc_buffer_clear(&wanted);
                    tc_buffer_printf(&text, "Thực hiện Quyết%sđịnh%s%s%s%s%s%s của cấp trên.",
                                     gaps[g], gaps[g], labels[l], core[0], dashes[d], core[1],
                                     dates[t]);
                    tc_buffer_printf(&wanted, "%s 2024-07-23", core[2]);
                    tc_citations c = read_paragraph(text.data);
                    ck_assert_msg(strcmp(outline(&c), wanted.data) == 0, "“%s” gives %s", text.data,
                                  outline(&c));
                    tc_slice type = c.mentions[0].type;
                    ck_assert(tc_slice_equal(type, TC_SLICE("Quyết định")));
                    if (t % 4 == 0)
                        tc_arena_reset(arena);
                }
    tc_buffer_dispose(&text);
    tc_buffer_dispose(&wanted);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("citation");
    TCase *cases = tcase_create("citation");
    tcase_add_checked_fixture(cases, arena_setup, arena_teardown);
    tcase_add_loop_test(cases, every_form_is_read, 0, sizeof forms / sizeof *forms);
    tcase_add_loop_test(cases, what_is_no_reference_is_left_alone, 0, sizeof none / sizeof *none);
    tcase_add_loop_test(cases, type_span_and_issuer, 0, sizeof details / sizeof *details);
    tcase_add_loop_test(cases, the_provision_is_kept, 0, sizeof provisions / sizeof *provisions);
    tcase_add_loop_test(cases, the_subject_of_the_verb_decides, 0,
                        sizeof sentences / sizeof *sentences);
    tcase_add_loop_test(cases, a_slip_is_reported_and_not_repaired, 0,
                        sizeof slips / sizeof *slips);
    tcase_add_loop_test(cases, variants_of_one_reference_agree, 0, sizeof cores / sizeof *cores);
    suite_add_tcase(suite, cases);
    return run_suite(suite);
}
