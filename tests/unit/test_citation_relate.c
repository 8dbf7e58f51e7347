/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Who does what to whom: in lists of documents, over lines, by rules that are followed, to
 * programmes that have a name alone. */
#include "citation_fixture.h"

static const struct {
    const char *text, *mentions, *relations, *edges;
} sentences[] = {
    /* what is done follows a rule; or the rule is what is done */
    {"Lựa chọn tổ chức thực hiện nhiệm vụ phù hợp với tiêu chí theo quy định tại Điều 8 Nghị định "
     "số 289/2025/NĐ-CP",
     "289/2025/NĐ-CP", "cites", ""},
    {"Thực hiện theo quy định tại Điều 8 Nghị định số 289/2025/NĐ-CP", "289/2025/NĐ-CP",
     "implements", ""},
    {"Thực hiện nghiêm Nghị định số 289/2025/NĐ-CP", "289/2025/NĐ-CP", "implements", ""},
    /* what is attached to a document, and who rests on it */
    {"Căn cứ Quy chế ban hành kèm theo Quyết định số 5/QĐ-UBND", "5/QĐ-UBND", "legal-basis", ""},
    {"(Ban hành kèm theo Quyết định số 5/QĐ-UBND)", "5/QĐ-UBND", "attached-to", ""},
    {"Ban Chấp hành Đảng bộ tỉnh đã nghe Báo cáo số 5/BC-UBND", "5/BC-UBND", "cites", ""},
    {"yêu cầu sửa đổi, bổ sung hồ sơ theo mẫu ban hành kèm theo Nghị định số 6/2025/NĐ-CP",
     "6/2025/NĐ-CP", "cites", ""},
    /* a plan changes no rules, and neither do those who are to prepare the change */
    {"Rà soát, sửa đổi, bổ sung Quyết định số 5/2018/QĐ-UBND cho phù hợp", "5/2018/QĐ-UBND",
     "cites>amends", ""},
    {"Sửa đổi, bổ sung Kế hoạch số 4/KH-SNV", "4/KH-SNV", "amends", ""},
    {"Tham mưu sửa đổi, bổ sung Kế hoạch số 4/KH-SNV", "4/KH-SNV", "cites>amends", ""},
    {"Kế hoạch này thay thế Kế hoạch số 4/KH-SNV", "12/KH-SNV|4/KH-SNV", "cites replaces", ""},
    {"Trên cơ sở Nghị quyết số 23/NQ-HĐND, tham mưu UBND tỉnh trình HĐND tỉnh bãi bỏ Nghị quyết số "
     "24/2019/NQ-HĐND",
     "23/NQ-HĐND|24/2019/NQ-HĐND", "cites cites>repeals", ""},
    {"Nghị quyết số 3/NQ-CP về Chương trình hành động thực hiện Nghị quyết số 57-NQ/TW",
     "3/NQ-CP|57-NQ/TW", "cites cites", "3/NQ-CP implements 57-NQ/TW"},
    /* whose verb it is */
    {"Căn cứ nhiệm vụ tại Quyết định số 17/QĐ-UBND, các phòng triển khai Kế hoạch số 18/KH-UBND",
     "17/QĐ-UBND|18/KH-UBND", "legal-basis implements", ""},
    {"Báo cáo số 20/BC-STP. Phối hợp thực hiện Kế hoạch số 21/KH-UBND", "20/BC-STP|21/KH-UBND",
     "cites implements", ""},
    /* parts, and ends */
    {"Nghị quyết số 9/NQ-CP bãi bỏ khoản 3 Điều 4 Nghị quyết số 8/NQ-CP", "9/NQ-CP|8/NQ-CP",
     "cites cites", "9/NQ-CP amends 8/NQ-CP"},
    {"Kế hoạch số 32/KH-SNV hết hiệu lực kể từ ngày Kế hoạch này có hiệu lực",
     "32/KH-SNV|12/KH-SNV", "repeals cites", ""},
    /* an item that began before goes on */
    {"Triển khai Kế hoạch số 1291/KH-UBND ngày 28/3/2019 của UBND tỉnh về văn hóa công vụ tại "
     "tỉnh\n"
     "\nQuảng Trị; Quyết định số 207/QĐ-SKHCN",
     "1291/KH-UBND 2019-03-28|207/QĐ-SKHCN", "implements implements", ""},
    {"Triển khai Kế hoạch số 1291/KH-UBND ngày 28/3/2019 của UBND tỉnh.\n\nCác việc khác; Quyết "
     "định số 207/QĐ-SKHCN",
     "1291/KH-UBND 2019-03-28|207/QĐ-SKHCN", "implements cites", ""},
    /* programmes with neither number nor quotation marks */
    {"Triển khai Kế hoạch số 1291/KH-UBND của UBND tỉnh về việc triển khai thực hiện Đề án văn hóa "
     "công vụ trên địa bàn tỉnh Quảng Trị; Quyết định số 207/QĐ-SKHCN",
     "1291/KH-UBND|Đề án văn hóa công vụ trên địa bàn tỉnh Quảng Trị|207/QĐ-SKHCN",
     "implements cites implements",
     "1291/KH-UBND implements Đề án văn hóa công vụ trên địa bàn tỉnh Quảng Trị"},
    {"Thực hiện Kế hoạch số 155/KH-UBND ngày 03/8/2022 Kế hoạch thực hiện Chương trình phát triển "
     "tài sản trí tuệ đến năm 2030.",
     "155/KH-UBND 2022-08-03|Chương trình phát triển tài sản trí tuệ đến năm 2030",
     "implements cites",
     "155/KH-UBND implements Chương trình phát triển tài sản trí tuệ đến năm 2030"},
    {"Căn cứ Kế hoạch số 77/KH-UBND về thực hiện Chương trình giảm nghèo bền vững trên địa bàn "
     "thành phố năm 2025;",
     "77/KH-UBND", "legal-basis", ""},
    {"Căn cứ Thông tư số 10/2022/TT-BTC hướng dẫn giám sát, đánh giá thực hiện Chương trình giảm "
     "nghèo bền vững giai đoạn 2021 - 2025;",
     "10/2022/TT-BTC", "legal-basis", ""},
    {"Kế hoạch số 243/KH-UBND thực hiện Chương trình hành động số 71-CTr/TU",
     "243/KH-UBND|71-CTr/TU", "cites cites", "243/KH-UBND implements 71-CTr/TU"},
    /* a verb that has its object already acts on nothing more */
    {"Thực hiện Nghị định số 75/2024/NĐ-CP điều chỉnh mức trợ cấp, Công văn số 20/BNV-TL",
     "75/2024/NĐ-CP|20/BNV-TL", "implements implements", ""},
    {"Căn cứ Nghị định số 44/2023/NĐ-CP quy định chính sách giảm thuế theo Nghị quyết số "
     "101/2023/QH15",
     "44/2023/NĐ-CP|101/2023/QH15", "legal-basis cites", ""},
    /* who acts behind a comma is the document's own body */
    {"Thực hiện Kế hoạch số 20-KH/TU của Ban Thường vụ Tỉnh ủy, Sở Nội vụ xây dựng kế hoạch triển "
     "khai Quyết định số 9/QĐ-TTg",
     "20-KH/TU|9/QĐ-TTg", "implements implements", ""},
    {"Thực hiện Kế hoạch số 20-KH/TU của Ban Thường vụ Tỉnh ủy, Ban Thường trực Ủy ban MTTQ Việt "
     "Nam tỉnh xây dựng kế hoạch thực hiện Quyết định số 9/QĐ-TTg",
     "20-KH/TU|9/QĐ-TTg", "implements implements", ""},
    {"Thực hiện Thông tư liên tịch số 12/2016/TTLT-BNV-BTC của Bộ Nội vụ, Bộ Tài chính hướng dẫn "
     "thực hiện Quyết định số 53/2015/QĐ-TTg",
     "12/2016/TTLT-BNV-BTC|53/2015/QĐ-TTg", "implements cites",
     "12/2016/TTLT-BNV-BTC implements 53/2015/QĐ-TTg"},
    {"Nghị định số 95/2023/NĐ-CP, được sửa đổi, bổ sung tại Phụ lục II, Nghị định số "
     "124/2025/NĐ-CP",
     "95/2023/NĐ-CP|124/2025/NĐ-CP", "cites cites", "124/2025/NĐ-CP amends 95/2023/NĐ-CP"},
    {"Căn cứ Quy chế số 1/QC-UBND, hai bên thống nhất: (i) cụ thể hóa Kế hoạch số 2/KH-UBND",
     "1/QC-UBND|2/KH-UBND", "legal-basis implements", ""},
    {"Thực hiện Kế hoạch số 20-KH/TU; Sở đã ban hành Kế hoạch số 3/KH-SNV", "20-KH/TU|3/KH-SNV",
     "implements cites", ""},
    {"Thực hiện Kế hoạch số 20-KH/TU của Tỉnh ủy về Nghị quyết số 57-NQ/TW", "20-KH/TU|57-NQ/TW",
     "implements cites", ""},
    {"Căn cứ pháp lý:\n\n- Nghị định số 1/2020/NĐ-CP về thuế.\n\n- Nghị định số 2/2020/NĐ-CP.\n\n- "
     "Thông "
     "tư số 3/2020/TT-BTC.",
     "1/2020/NĐ-CP|2/2020/NĐ-CP|3/2020/TT-BTC", "legal-basis legal-basis legal-basis", ""},
    /* what became of a document, in a sentence of its own */
    {"Nghị quyết số 24/2014/NQ-HĐND về mức chi. Bị thay thế bởi Nghị quyết số 29/2023/NQ-HĐND",
     "24/2014/NQ-HĐND|29/2023/NQ-HĐND", "cites cites", "29/2023/NQ-HĐND replaces 24/2014/NQ-HĐND"},
    {"Quyết định số 18/2016/QĐ-UBND ban hành Quy định về giá đất. Được thay thế bằng Quyết định số "
     "31/2023/QĐ-UBND",
     "18/2016/QĐ-UBND|31/2023/QĐ-UBND", "cites cites", "31/2023/QĐ-UBND replaces 18/2016/QĐ-UBND"},
    {"Nghị định số 100/2019/NĐ-CP (được sửa đổi, bổ sung bởi các Nghị định: số 123/2021/NĐ-CP và "
     "số "
     "41/2024/NĐ-CP)",
     "100/2019/NĐ-CP|123/2021/NĐ-CP|41/2024/NĐ-CP", "cites cites cites",
     "123/2021/NĐ-CP amends 100/2019/NĐ-CP|41/2024/NĐ-CP amends 100/2019/NĐ-CP"},
    {"Nghị định số 61/2018/NĐ-CP, được sửa đổi tại Nghị định số 107/2021/NĐ-CP và Quyết định số "
     "468/QĐ-TTg",
     "61/2018/NĐ-CP|107/2021/NĐ-CP|468/QĐ-TTg", "cites cites cites",
     "107/2021/NĐ-CP amends 61/2018/NĐ-CP"},
    {"Xét Tờ trình số 31/TTr-UBND về dự toán; Báo cáo số 14/BC-HĐND", "31/TTr-UBND|14/BC-HĐND",
     "requests cites", ""},
    {"Thực hiện Quyết định số 3/QĐ-UBND. Nghị quyết số 23/NQ-HĐND được thay thế bởi Kế hoạch này",
     "3/QĐ-UBND|23/NQ-HĐND|12/KH-SNV", "implements replaces cites", ""},
    {"Triển khai Kế hoạch số 3/KH-UBND; Kế hoạch số 4/KH-SNV hết hiệu lực kể từ ngày Kế hoạch này "
     "có "
     "hiệu lực",
     "3/KH-UBND|4/KH-SNV|12/KH-SNV", "implements repeals cites", ""},
    {"Công văn số 21/BTC-NS về việc thực hiện Nghị định số 22/2024/NĐ-CP. Nghị quyết số 23/NQ-HĐND",
     "21/BTC-NS|22/2024/NĐ-CP|23/NQ-HĐND", "cites cites cites",
     "21/BTC-NS implements 22/2024/NĐ-CP"},
    {"Xem xét Tờ trình số 39-TTr/BTCTU về kết quả thực hiện Nghị quyết số 60-NQ/TW",
     "39-TTr/BTCTU|60-NQ/TW", "cites cites", ""},
    {"Chỉ thị số 5/CT-UBND bị bãi bỏ bởi Quyết định số 12/2023/QĐ-UBND",
     "5/CT-UBND|12/2023/QĐ-UBND", "cites cites", "12/2023/QĐ-UBND repeals 5/CT-UBND"},
    {"Tiếp theo Công văn số 20/SNV-CCHC, đề nghị các phòng báo cáo", "20/SNV-CCHC", "cites", ""},
    {"Thực hiện trong các năm tiếp theo Kế hoạch số 20/KH-UBND", "20/KH-UBND", "implements", ""},
    {"(Kèm theo dự thảo Quyết định và Báo cáo thẩm định số 39/BC-STP)", "39/BC-STP", "cites", ""},
    /* said by what a document was changed, without "được" */
    {"theo Thông tư số 1/2025/TT-BNV (sửa đổi, bổ sung bởi Thông tư số 2/2025/TT-BNV và Thông tư "
     "số 7/2025/TT-BNV)",
     "1/2025/TT-BNV|2/2025/TT-BNV|7/2025/TT-BNV", "cites cites cites",
     "2/2025/TT-BNV amends 1/2025/TT-BNV|7/2025/TT-BNV amends 1/2025/TT-BNV"},
    {"theo Nghị định số 47/2020/NĐ-CP, nay thay thế bằng Nghị định số 278/2025/NĐ-CP",
     "47/2020/NĐ-CP|278/2025/NĐ-CP", "cites cites", "278/2025/NĐ-CP replaces 47/2020/NĐ-CP"},
    /* a decree changes the decree, not the law in its title */
    {"Căn cứ Nghị định số 151/2017/NĐ-CP quy định chi tiết một số điều của Luật Đất đai năm 2024 "
     "(được sửa đổi tại "
     "Nghị định số 114/2024/NĐ-CP)",
     "151/2017/NĐ-CP|Luật Đất đai 2024|114/2024/NĐ-CP", "legal-basis cites legal-basis",
     "114/2024/NĐ-CP amends 151/2017/NĐ-CP"},
    /* items of a list do what the line above them says, whatever marks and ends them */
    {"Triển khai các văn bản sau:\n\n1. Nghị định số 1/2020/NĐ-CP về thuế.\n\n2. Điều 8 Nghị "
     "định số 2/2020/NĐ-CP.\n\nNghị định số 3/2020/NĐ-CP.",
     "1/2020/NĐ-CP|2/2020/NĐ-CP|3/2020/NĐ-CP", "implements implements cites", ""},
    {"Các Kế hoạch sau đây hết hiệu lực kể từ ngày Kế hoạch này có hiệu lực thi hành:\n\na) Kế "
     "hoạch số 3/KH-SNV;\n\nb) Kế hoạch số 4/KH-SNV.",
     "12/KH-SNV|3/KH-SNV|4/KH-SNV", "cites repeals repeals", ""},
    {"Các Kế hoạch sau được bãi bỏ:\n\n1. Kế hoạch số 3/KH-SNV.", "3/KH-SNV", "repeals", ""},
    /* what stands behind a colon is done by whoever reads this */
    {"Trả lời Công văn số 20/BNV-TL: thực hiện theo Công văn số 21/BNV-TL", "20/BNV-TL|21/BNV-TL",
     "cites implements", ""},
    /* forms are attached to a document that is itself no head of this one */
    {"Áp dụng các mẫu kèm theo Hướng dẫn số 25-HD/BTCTW", "25-HD/BTCTW", "cites", ""},
    {"Thực hiện nghiêm Quy định về dự báo, cảnh báo và truyền tin thiên tai ban hành kèm theo "
     "Quyết "
     "định số 18/2021/QĐ-TTg",
     "18/2021/QĐ-TTg", "implements", ""},
    {"Căn cứ Luật số 3/2020/QH14; Xét Tờ trình số 5/TTr-UBND; Báo cáo số 6/BC-HĐND",
     "3/2020/QH14|5/TTr-UBND|6/BC-HĐND", "legal-basis requests cites", ""},
    {"Nghị quyết số 35/2020/NQ-HĐND được sửa đổi bởi Nghị quyết số 36/2021/NQ-HĐND và được thay "
     "thế "
     "bằng Nghị quyết số 37/2022/NQ-HĐND",
     "35/2020/NQ-HĐND|36/2021/NQ-HĐND|37/2022/NQ-HĐND", "cites cites cites",
     "36/2021/NQ-HĐND amends 35/2020/NQ-HĐND|37/2022/NQ-HĐND replaces 35/2020/NQ-HĐND"},
    {"Căn cứ khoản 1 Điều 3 Nghị định số 8/2020/NĐ-CP bị bãi bỏ bởi Nghị định số 9/2020/NĐ-CP",
     "8/2020/NĐ-CP|9/2020/NĐ-CP", "legal-basis legal-basis", "9/2020/NĐ-CP amends 8/2020/NĐ-CP"},
    {"Căn cứ Điều 3 Nghị định số 8/2020/NĐ-CP (nay được thay thế bởi Nghị định số 9/2020/NĐ-CP)",
     "8/2020/NĐ-CP|9/2020/NĐ-CP", "legal-basis legal-basis", "9/2020/NĐ-CP replaces 8/2020/NĐ-CP"},
    /* lines that were joined */
    {"Căn cứ Luật số 3/2020/QH14; Xét Báo cáo số 5/BC-UBND; Báo cáo thẩm tra số 6/BC-HĐND",
     "3/2020/QH14|5/BC-UBND|6/BC-HĐND", "legal-basis cites cites", ""},
    {"Căn cứ Luật số 3/2020/QH14; Thực hiện Chỉ thị số 42-CT/TW; Kế hoạch số 5-KH/TU",
     "3/2020/QH14|42-CT/TW|5-KH/TU", "legal-basis implements implements", ""},
    {"QCVN 6:2022/BXD, Sửa đổi 1:2023 QCVN 6:2022/BXD", "QCVN 6:2022/BXD|QCVN 6:2022/BXD",
     "cites cites", ""},
    /* a title approved by one document is the content of another one that approves it, too */
    {"Quyết định số 76/QĐ-BCA phê duyệt Chương trình mục tiêu phòng chống ma túy đến năm 2030. "
     "Nghị quyết số 163/2024/QH15 phê duyệt chủ trương đầu tư Chương trình mục tiêu phòng chống ma "
     "túy đến năm 2030. Thực hiện Chương trình mục tiêu phòng chống ma túy đến năm 2030.",
     "76/QĐ-BCA|163/2024/QH15|76/QĐ-BCA", "cites cites implements", ""},
};

START_TEST(sentences_are_understood) {
    tc_citations c = read_paragraph(sentences[_i].text);
    ck_assert_str_eq(outline(&c), sentences[_i].mentions);
    ck_assert_str_eq(relations_of(&c), sentences[_i].relations);
    ck_assert_str_eq(edges_of(&c), sentences[_i].edges);
}
END_TEST

/* A table of a procedure in HTML; its rows follow. */
static tc_citations read_table(const char *rows) {
    tc_document document;
    tc_citations citations;
    tc_error error = {0};
    tc_buffer text;
    tc_buffer_init(&text, 1 << 16);
    tc_buffer_printf(&text, "<html><body><p>Thủ tục</p><table>%s</table></body></html>", rows);
    tc_slice copy = tc_arena_copy(arena, tc_buffer_slice(&text));
    tc_buffer_dispose(&text);
    ck_assert_int_eq(tc_document_parse(arena, "list.html", copy, &document, &error), TC_OK);
    ck_assert_int_eq(tc_citation_read(arena, &document, &citations, &error), TC_OK);
    return citations;
}

START_TEST(a_row_of_a_list_is_the_subject) {
    tc_citations c = read_table(
        "<tr><th>Số ký hiệu</th><th>Trích yếu</th><th>Ngày ban hành</th></tr>"
        "<tr><td>41/2019/TT-BTC</td><td>Sửa đổi, bổ sung một số điều của Thông tư số "
        "38/2015/TT-BTC</td><td>30-12-2019</td></tr>"
        "<tr><td>5/2020/TT-BTC</td><td>Quy định chi tiết thi hành Nghị định số 6/2019/NĐ-CP</td>"
        "<td>3-1-2020</td></tr>");
    ck_assert_str_eq(outline(&c), "41/2019/TT-BTC 2019-12-30|38/2015/TT-BTC|"
                                  "5/2020/TT-BTC 2020-01-03|6/2019/NĐ-CP");
    ck_assert_str_eq(relations_of(&c), "cites cites cites cites");
    ck_assert_str_eq(edges_of(&c), "41/2019/TT-BTC amends 38/2015/TT-BTC|"
                                   "5/2020/TT-BTC implements 6/2019/NĐ-CP");
}
END_TEST

START_TEST(a_list_may_say_when_a_document_was_signed) {
    tc_citations c = read_table("<tr><th>Số, kí hiệu văn bản</th><th>Ngày ký</th></tr>"
                                "<tr><td>41/2019/TT-BTC</td><td>30-12-2019</td></tr>");
    ck_assert_str_eq(outline(&c), "41/2019/TT-BTC 2019-12-30");
}
END_TEST

START_TEST(a_row_tells_what_became_of_its_document) {
    tc_citations c = read_table(
        "<tr><th>STT</th><th>Số, ký hiệu; ngày, tháng, năm ban hành văn bản</th><th>Lý do hết "
        "hiệu lực</th></tr><tr><td>1</td><td>44/2017/QĐ-UBND ngày 28/12/2017</td><td>Được thay thế "
        "bởi Quyết định số 21/2022/QĐ-UBND ngày 09/6/2022</td></tr>");
    ck_assert_str_eq(outline(&c), "44/2017/QĐ-UBND 2017-12-28|21/2022/QĐ-UBND 2022-06-09");
    ck_assert_str_eq(relations_of(&c), "cites cites");
    ck_assert_str_eq(edges_of(&c), "21/2022/QĐ-UBND replaces 44/2017/QĐ-UBND");
}
END_TEST

/* In a document that makes rules the subject may stand far from its verb. */
START_TEST(what_ceases_to_be_in_force_is_repealed) {
    tc_document document;
    static const char text[] =
        "BỘ NỘI VỤ\n\nSố: 12/2025/TT-BNV\n\nHà Nội, ngày 02 tháng 3 năm 2025\n\nTHÔNG TƯ\nQuy "
        "định tiền lương\n\nĐiều 2. Thông tư số 5/2020/TT-BNV hướng dẫn tiền lương và Thông tư số "
        "6/2020/TT-BNV hướng dẫn phụ cấp hết hiệu lực kể từ ngày Thông tư này có hiệu "
        "lực.\n\nThông "
        "tư số 7/2020/TT-BNV hướng dẫn phụ cấp; các chính sách hết hiệu lực từ ngày này.\n";
    tc_citations c = read_plan(text, strlen(text), &document);
    ck_assert_str_eq(relations_of(&c), "repeals repeals cites cites");
    static const char more[] =
        "BỘ NỘI VỤ\n\nSố: 12/2025/TT-BNV\n\nHà Nội, ngày 02 tháng 3 năm 2025\n\nTHÔNG TƯ\nQuy "
        "định tiền lương\n\nThông tư này có hiệu lực từ ngày ký. Thông tư số 5/2020/TT-BNV hướng "
        "dẫn tiền lương hết hiệu lực thi hành.\n\nKể từ ngày Thông tư này có hiệu lực, Thông tư số "
        "6/2020/TT-BNV hướng dẫn phụ cấp và Điều 3 Thông tư số 7/2020/TT-BNV hết hiệu lực.\n\nTheo "
        "Thông tư này, Thông tư số 8/2020/TT-BNV đã hết hiệu lực.\n";
    c = read_plan(more, strlen(more), &document);
    ck_assert_str_eq(outline(&c), "12/2025/TT-BNV|5/2020/TT-BNV|12/2025/TT-BNV|6/2020/TT-BNV|"
                                  "7/2020/TT-BNV|12/2025/TT-BNV|8/2020/TT-BNV");
    ck_assert_str_eq(relations_of(&c), "cites repeals cites repeals amends cites cites");
}
END_TEST

/* A document of this TEXT that makes rules. */
static tc_citations read_rules(const char *text) {
    static char whole[4096];
    tc_document document;
    int length = snprintf(whole, sizeof whole,
                          "BỘ NỘI VỤ\n\nSố: 12/2025/TT-BNV\n\nHà Nội, ngày 02 tháng 3 năm 2025\n\n"
                          "THÔNG TƯ\nQuy định tiền lương\n\n%s\n",
                          text);
    return read_plan(whole, (size_t)length, &document);
}

static const struct {
    const char *text, *relations, *edges;
} rules[] = {
    /* who amended the law that ceases does not cease with it */
    {"2. Luật Tiền lương số 4/2007/QH12 đã được sửa đổi, bổ sung theo Luật số 26/2012/QH13, Luật "
     "số "
     "71/2014/QH13, Luật số 31/2024/QH15 hết hiệu lực kể từ ngày Thông tư này có hiệu lực.",
     "repeals cites cites cites",
     "26/2012/QH13 amends 4/2007/QH12|71/2014/QH13 amends 4/2007/QH12|31/2024/QH15 amends "
     "4/2007/QH12"},
    /* nor is amended with it, in a bracket with semicolons */
    {"Điều 1. Sửa đổi, bổ sung một số điều của Thông tư số 5/2017/TT-BNV (được sửa đổi, bổ sung "
     "bởi "
     "Thông tư số 7/2021/TT-BNV; Thông tư số 8/2022/TT-BNV; Thông tư số 9/2023/TT-BNV)",
     "amends cites cites cites",
     "7/2021/TT-BNV amends 5/2017/TT-BNV|8/2022/TT-BNV amends 5/2017/TT-BNV|9/2023/TT-BNV amends "
     "5/2017/TT-BNV"},
    /* whoever does away with a part amends the whole */
    {"Thay thế các Mẫu số 2, 3 tại Phụ lục ban hành kèm theo Thông tư số 5/2017/TT-BNV.", "amends",
     ""},
    {"Bãi bỏ mục 1 và Mẫu số 4 tại Phụ lục II ban hành kèm theo Thông tư số 5/2017/TT-BNV.",
     "amends", ""},
    {"Bãi bỏ Quy chế ban hành kèm theo Thông tư số 5/2017/TT-BNV.", "repeals", ""},
    /* what comes about by a rule is not the rule */
    {"Tờ khai gốc thay thế các tờ khai trước khi Thông tư số 5/2017/TT-BNV có hiệu lực.", "cites",
     ""},
    {"Người lao động nộp chứng từ bổ sung theo quy định của Thông tư số 5/2017/TT-BNV.", "cites",
     ""},
    {"Đơn vị điều chỉnh giấy phép (Mẫu số 5 Phụ lục ban hành kèm theo Thông tư số 5/2017/TT-BNV).",
     "cites", ""},
    {"Sửa đổi Quy chế tiền lương (ban hành kèm theo Thông tư số 5/2017/TT-BNV).", "amends", ""},
};

START_TEST(rules_are_changed_in_whole_or_in_part) {
    tc_citations c = read_rules(rules[_i].text);
    const char *relations = relations_of(&c);
    /* Of "Thông tư này", which is cited, nothing is asked. */
    ck_assert_msg(strncmp(relations, rules[_i].relations, strlen(rules[_i].relations)) == 0,
                  "%s: %s", rules[_i].text, relations);
    ck_assert_str_eq(edges_of(&c), rules[_i].edges);
}
END_TEST

START_TEST(a_column_of_documents_gives_no_task) {
    tc_citations c = read_table("<tr><th>Nhiệm vụ</th><th>Căn cứ pháp lý</th></tr>"
                                "<tr><td>Nghị quyết số 5/NQ-CP</td><td>Nghị định số 6/2019/NĐ-CP"
                                "</td></tr>");
    ck_assert_str_eq(relations_of(&c), "implements cites");
}
END_TEST

START_TEST(its_own_title_is_no_other_documents) {
    tc_document document;
    static const char text[] =
        "UBND TỈNH NGHỆ AN\n\nSố: 12/KH-UBND\n\nNghệ An, ngày 02 tháng 3 năm 2025\n\nKẾ HOẠCH\n\n"
        "Triển khai Đợt thi đua lập thành tích chào mừng Đại hội\n\n"
        "Thực hiện Quyết định số 24/QĐ-TTg ban hành Kế hoạch triển khai Đợt thi đua lập thành tích "
        "chào mừng Đại hội; UBND tỉnh ban hành Kế hoạch.\n\n"
        "Trên đây là Kế hoạch triển khai Đợt thi đua lập thành tích chào mừng Đại hội.\n";
    tc_citations c = read_plan(text, strlen(text), &document);
    ck_assert_str_eq(outline(&c), "24/QĐ-TTg");
}
END_TEST

int main(void) {
    Suite *suite = suite_create("citation relate");
    TCase *cases = tcase_create("relate");
    tcase_add_checked_fixture(cases, arena_setup, arena_teardown);
    tcase_add_loop_test(cases, sentences_are_understood, 0, sizeof sentences / sizeof *sentences);
    tcase_add_test(cases, a_row_of_a_list_is_the_subject);
    tcase_add_test(cases, a_list_may_say_when_a_document_was_signed);
    tcase_add_test(cases, a_row_tells_what_became_of_its_document);
    tcase_add_test(cases, what_ceases_to_be_in_force_is_repealed);
    tcase_add_loop_test(cases, rules_are_changed_in_whole_or_in_part, 0,
                        sizeof rules / sizeof *rules);
    tcase_add_test(cases, a_column_of_documents_gives_no_task);
    tcase_add_test(cases, its_own_title_is_no_other_documents);
    suite_add_tcase(suite, cases);
    return run_suite(suite);
}
