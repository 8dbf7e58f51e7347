/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What other sorts of papers have that a province's plans have not: communes and their symbols,
 * cities, consolidated texts, decrees of the centre with forms behind them, columns that a
 * converter joined. */
#include "citation_fixture.h"

#define MOTTO "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
#define COMMUNE                                                                                    \
    "ỦY BAN NHÂN DÂN\nXÃ BẢN PHỐ\n\nSố: 4/KH-UBND\n\n" MOTTO                                       \
    "Bản Phố, ngày 5 tháng 8 năm 2025\n\nKẾ HOẠCH\nTrồng rừng\n\nTrên địa bàn tỉnh Lào Cai.\n\n"
#define CITY                                                                                       \
    "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HUẾ\n\nSố: 4/KH-UBND\n\n" MOTTO                                    \
    "Huế, ngày 5 tháng 8 năm 2025\n\nKẾ HOẠCH\nTrồng rừng\n\n"
#define PROVINCE                                                                                   \
    "ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI\n\nSố: 4/KH-UBND\n\n" MOTTO                                     \
    "Lào Cai, ngày 5 tháng 8 năm 2025\n\nKẾ HOẠCH\nTrồng rừng\n\n"
#define DECREE                                                                                     \
    "CHÍNH PHỦ\n\nSố: 4/2025/NĐ-CP\n\n" MOTTO                                                      \
    "Hà Nội, ngày 5 tháng 8 năm 2025\n\nNGHỊ ĐỊNH\nQuy định về trồng rừng\n\n"

/* "type canonical, body" of each mention, "; " between. */
static const char *bodies_of(const tc_citations *c) {
    tc_buffer out;
    tc_buffer_init(&out, 1 << 16);
    for (uint32_t i = 0; i < c->mention_count; i++)
        tc_buffer_printf(&out, "%s%s %s, %s", i ? "; " : "", string(c->mentions[i].type),
                         string(c->mentions[i].canonical), string(c->mentions[i].issuer_full));
    tc_slice copy = tc_arena_copy(arena, tc_buffer_slice(&out));
    tc_buffer_dispose(&out);
    return copy.len ? copy.ptr : "";
}

static const struct {
    const char *text, *bodies;
} owners[] = {
    /* what a commune's own committee and police number is theirs */
    {COMMUNE "Quyết định số 5-QĐ/ĐU; Kế hoạch số 6/KH-CAX; Kế hoạch số 7/KH-CAP",
     "Quyết định 5-QĐ/ĐU, Đảng ủy xã Bản Phố; Kế hoạch 6/KH-CAX, Công an xã Bản Phố; Kế hoạch "
     "7/KH-CAP, "},
    {PROVINCE "Quyết định số 5-QĐ/ĐU; Công văn số 6/CAT-PV01; Mệnh lệnh số 7/ML-BCHQS; Công văn số "
              "8/LĐLĐ-CSPL; Kế hoạch số 9/KH-CATP",
     "Quyết định 5-QĐ/ĐU, ; Công văn 6/CAT-PV01, Công an tỉnh Lào Cai; Mệnh lệnh 7/ML-BCHQS, Bộ "
     "Chỉ huy Quân sự tỉnh Lào Cai; Công văn 8/LĐLĐ-CSPL, Liên đoàn Lao động tỉnh Lào Cai; Kế "
     "hoạch 9/KH-CATP, "},
    {CITY "Kế hoạch số 5/KH-BCĐ389 của Ban Chỉ đạo 389 thành phố; Kết luận thanh tra số 6/KL-TTTP "
          "của Thanh tra thành phố; Kế hoạch số 9/KH-CATP-PV01",
     "Kế hoạch 5/KH-BCĐ389, Ban Chỉ đạo 389 thành phố Huế; Kết luận thanh tra 6/KL-TTTP, Thanh tra "
     "thành phố Huế; Kế hoạch 9/KH-CATP-PV01, Công an thành phố Huế"},
    /* a department that no word names is known by the symbol alone */
    {PROVINCE "Sở đã ban hành Công văn số 5/SNV-TC", "Công văn 5/SNV-TC, Sở Nội vụ tỉnh Lào Cai"},
    /* whoever issued the members of a list issued them wherever they stand */
    {PROVINCE "các Nghị quyết số 57-NQ/TW, số 59-NQ/TW của Bộ Chính trị. Nghị quyết số 57-NQ/TW",
     "Nghị quyết 57-NQ/TW, Bộ Chính trị; Nghị quyết 59-NQ/TW, Bộ Chính trị; Nghị quyết 57-NQ/TW, "
     "Bộ Chính trị"},
    {PROVINCE "các Nghị quyết số 202/2025/QH15, 203/2025/QH15 và 206/2025/QH15 của Quốc hội",
     "Nghị quyết 202/2025/QH15, Quốc hội; Nghị quyết 203/2025/QH15, Quốc hội; Nghị quyết "
     "206/2025/QH15, Quốc hội"},
    /* what a law is about is not what it is */
    {PROVINCE "Luật sửa đổi, bổ sung một số điều của 11 luật có liên quan đến quy hoạch số "
              "28/2018/QH14",
     "Luật 28/2018/QH14, Quốc hội"},
    /* other papers that are numbered */
    {PROVINCE "Thể lệ số 15/TL-UBND; Điều lệ số 16/ĐL-UBND",
     "Thể lệ 15/TL-UBND, UBND tỉnh Lào Cai; Điều lệ 16/ĐL-UBND, UBND tỉnh Lào Cai"},
    /* seats whose names hold a word that also is a level; old spelling */
    {"UBND TỈNH LẠNG SƠN\nUBND PHƯỜNG TAM THANH\nSố: 4/KH-UBND\n\nTam Thanh, ngày 5 tháng 8 năm "
     "2025\n\nKẾ HOẠCH\nTrồng rừng\n\nKế hoạch số 6/KH-CAP; Chỉ thị số 5-CT/ĐU của Ban Thường vụ "
     "Đảng uỷ phường; Nghị quyết số 6-NQ/HU của Huyện uỷ Ba Tơ",
     "Kế hoạch 6/KH-CAP, Công an phường Tam Thanh; Chỉ thị 5-CT/ĐU, Đảng ủy phường Tam Thanh; Nghị "
     "quyết 6-NQ/HU, Huyện ủy Ba Tơ"},
    {"UBND XÃ TỊNH KHÊ\nSố: 4/KH-UBND\n\nTịnh Khê, ngày 5 tháng 8 năm 2025\n\nKẾ HOẠCH\nTrồng "
     "rừng\n\nKế hoạch số 6/KH-CAX",
     "Kế hoạch 6/KH-CAX, Công an xã Tịnh Khê"},
    {"UBND HUYỆN BA TƠ\nSố: 4/KH-UBND\n\nBa Tơ, ngày 5 tháng 8 năm 2023\n\nKẾ HOẠCH\nTrồng "
     "rừng\n\nChỉ thị số 5-CT/HU",
     "Chỉ thị 5-CT/HU, Huyện ủy Ba Tơ"},
    /* committees in any of their terms; who presides over a union */
    {PROVINCE "Nghị quyết số 18-NQ/TU của Ban Chấp hành Đảng bộ tỉnh khóa XVII; Nghị quyết số "
              "7-NQ/ĐCT của Đoàn Chủ tịch Tổng Liên đoàn Lao động Việt Nam",
     "Nghị quyết 18-NQ/TU, Tỉnh ủy Lào Cai; Nghị quyết 7-NQ/ĐCT, Tổng Liên đoàn Lao động Việt Nam"},
    /* of two the first; who concludes has no numbers of his own */
    {PROVINCE
     "Kế hoạch số 515/KH-BCA-BNN&MT của Bộ Công an - Bộ Nông nghiệp và Môi trường; kết luận "
     "của Thường trực Chính phủ tại Thông báo số 218/TB-VPCP",
     "Kế hoạch 515/KH-BCA-BNN&MT, Bộ Công an; Thông báo 218/TB-VPCP, Văn phòng Chính phủ"},
    /* a page ends within the symbol */
    {PROVINCE
     "bãi bỏ Quyết định số 1764/QĐ-\n                                                      "
     "                   2\n\nUBND ngày 19/10/2023",
     "Quyết định 1764/QĐ-UBND, UBND tỉnh Lào Cai"},
};

START_TEST(a_series_has_an_owner) {
    tc_document document;
    tc_citations c = read_plan(owners[_i].text, strlen(owners[_i].text), &document);
    ck_assert_str_eq(bodies_of(&c), owners[_i].bodies);
}
END_TEST

static const struct {
    const char *text, *relations, *edges;
} acts[] = {
    {DECREE "Điều 1. Thay thế cụm từ “Bộ Tài nguyên và Môi trường” bằng cụm từ “Bộ Nông nghiệp và "
            "Môi trường” tại các Điều 2, 5, 9 của Nghị định số 5/2016/NĐ-CP.",
     "amends", ""},
    {DECREE "Điều 1. Thay cụm từ “ngành” bằng cụm từ “lĩnh vực” tại Nghị định số 5/2016/NĐ-CP.",
     "amends", ""},
    {DECREE "Điều 9. Nghị định này thay thế Nghị định số 5/2016/NĐ-CP và bãi bỏ Mục II Nghị định "
            "số 6/2016/NĐ-CP.",
     "cites replaces amends", ""},
    {DECREE "Điều 9. Nghị định này thay cho Nghị định số 5/2016/NĐ-CP.", "cites replaces", ""},
    {DECREE "Doanh nghiệp nộp thay cho cá nhân theo Nghị định số 5/2016/NĐ-CP.", "cites", ""},
    {DECREE "Theo Luật Trồng rừng ngày 18/6/2013, trừ tổ chức thực hiện theo Nghị định số "
            "5/2016/NĐ-CP.",
     "cites cites", ""},
    {DECREE
     "Trường hợp Luật Trồng rừng ngày 18/6/2013 có quy định khác thì tiếp tục thực hiện theo "
     "Nghị định số 5/2016/NĐ-CP.",
     "cites cites", ""},
    {PROVINCE "Đề nghị bổ sung căn cứ ban hành là Nghị định số 5/2016/NĐ-CP.", "cites", ""},
    {DECREE "Điều 3. Thay thế Phụ lục II ban hành kèm theo Nghị định số 5/2016/NĐ-CP.", "amends",
     ""},
    {PROVINCE
     "Sở Nội vụ rà soát Quyết định số 5/QĐ-UBND, đề xuất bãi bỏ hoặc thay thế theo Nghị định "
     "số 78/2025/NĐ-CP.",
     "cites cites", ""},
    {PROVINCE "Thựchiện Nghị định số 5/2016/NĐ-CP", "implements", ""},
    {PROVINCE "Theođề nghị của Sở Nội vụ tại Tờ trình số 5/TTr-SNV.", "requests", ""},
    {PROVINCE "Trên cơ sở ý kiến các đơn vị, Sở Nội vụ ban hành Kế hoạch số 5/KH-SNV triển "
              "khai\nNghị quyết số 6/NQ-CP của Chính phủ.",
     "cites cites", "5/KH-SNV implements 6/NQ-CP"},
    /* as consolidated texts begin */
    {DECREE "Nghị định số 5/2016/NĐ-CP ngày 1/2/2016 của Chính phủ, được sửa đổi, bổ sung bởi:\n\n"
            "Nghị định số 6/2018/NĐ-CP ngày 1/2/2018 của Chính phủ, có hiệu lực từ ngày ký;\n\n"
            "Nghị định số 7/2020/NĐ-CP ngày 1/2/2020 của Chính phủ, có hiệu lực từ ngày ký.\n\n"
            "Căn cứ Luật số 8/2015/QH13;",
     "cites cites cites legal-basis",
     "6/2018/NĐ-CP amends 5/2016/NĐ-CP|7/2020/NĐ-CP amends 5/2016/NĐ-CP"},
};

START_TEST(a_rule_acts_on_rules) {
    tc_document document;
    tc_citations c = read_plan(acts[_i].text, strlen(acts[_i].text), &document);
    ck_assert_str_eq(relations_of(&c), acts[_i].relations);
    ck_assert_str_eq(edges_of(&c), acts[_i].edges);
}
END_TEST

/* "canonical | issuer | province | title | signer, post | recipients" */
static const char *paper_of(const char *text) {
    tc_document document;
    tc_buffer out;
    tc_buffer_init(&out, 1 << 16);
    tc_citations c = read_plan(text, strlen(text), &document);
    const tc_header *h = &c.header;
    tc_buffer_printf(&out, "%s | %s | %s | %s | %s, %s |", string(h->canonical),
                     string(h->issuer_full), string(h->province), string(h->title),
                     string(h->signer_name), string(h->signer_position));
    for (uint32_t i = 0; i < h->recipient_count; i++)
        tc_buffer_printf(&out, "%s %s", i ? ";" : "", string(h->recipients[i]));
    tc_slice copy = tc_arena_copy(arena, tc_buffer_slice(&out));
    tc_buffer_dispose(&out);
    return copy.ptr;
}

static const struct {
    const char *text, *paper;
} papers[] = {
    /* a place that is spelt like a type */
    {"UBND TỈNH LÀO CAI\nCÔNG AN PHƯỜNG SA PA\nSố: 4/KH-CAP\n\nSa Pa, ngày 5 tháng 8 năm "
     "2025\n\nKẾ HOẠCH\nTuần tra\n",
     "4/KH-CAP | Công an phường Sa Pa | Lào Cai | Tuần tra | ,  |"},
    /* the symbol goes on below, beside nothing */
    {"BỘ NỘI VỤ - BỘ TÀI CHÍNH                " MOTTO
     "Số: 21/2014/TTLT-BNV-                 Hà Nội, ngày 06 tháng 8 năm 2014\nBTC\n\n\nTHÔNG TƯ "
     "LIÊN "
     "TỊCH\nHướng dẫn trồng rừng\n",
     "21/2014/TTLT-BNV-BTC | Bộ Nội vụ |  | Hướng dẫn trồng rừng | ,  |"},
    /* the youth union is called after a city's namesake, and no motto of its own letterhead */
    {"BCH ĐOÀN TNCS HỒ CHÍ MINH\nTỈNH LÀO CAI\n\nSố: 4/KH-TĐTN\n\nLào Cai, ngày 5 tháng 8 năm "
     "2025\n\nKẾ HOẠCH\nTrồng rừng\n",
     "4/KH-TĐTN | Đoàn TNCS Hồ Chí Minh tỉnh Lào Cai | Lào Cai | Trồng rừng | ,  |"},
    /* lines of a title */
    {"NGÂN HÀNG NHÀ NƯỚC\n\nSố: 4/2025/TT-NHNN\n\n" MOTTO
     "Hà Nội, ngày 5 tháng 8 năm 2025\n\nTHÔNG TƯ\n\nSửa đổi một số Thông tư của Thống đốc\n\nNgân "
     "hàng Nhà nước Việt Nam\n\nliên quan đến cho vay\n\nCăn cứ Luật số 5/2015/QH13;\n",
     "4/2025/TT-NHNN | Ngân hàng Nhà nước Việt Nam |  | Sửa đổi một số Thông tư của Thống đốc Ngân "
     "hàng Nhà nước Việt Nam liên quan đến cho vay | ,  |"},
    {"ỦY BAN NHÂN DÂN\nTHÀNH PHỐ CẦN THƠ\n\nSố: 4/QĐ-UBND\n\n" MOTTO
     "Cần Thơ, ngày 5 tháng 8 năm 2025\n\nQUYẾT ĐỊNH\n\nQuy định đề tài cấp thành phố\n\nỦY BAN "
     "NHÂN DÂN THÀNH PHỐ CẦN THƠ\n\nCăn cứ Luật số 5/2015/QH13;\n",
     "4/QĐ-UBND | UBND thành phố Cần Thơ | Cần Thơ | Quy định đề tài cấp thành phố | ,  |"},
    /* who signs the decree, and not who would sign the form behind it */
    {DECREE "Điều 1. Trồng rừng.\n\nTM. CHÍNH PHỦ\nKT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG\n(Đã ký)\nLê Văn "
            "Nở\n\nPHỤ LỤC\n\nMẫu số 01\n\nNơi nhận:\n- Như Điều …;\n- Lưu: VT.\n",
     "4/2025/NĐ-CP | Chính phủ |  | Quy định về trồng rừng | Lê Văn Nở, Phó Thủ tướng |"},
    {PROVINCE
     "Nơi nhận:\n- Sở Nội vụ;\n- Lưu: VT.\tTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH "
     "(đã ký)\nLê Văn Nở\n",
     "4/KH-UBND | UBND tỉnh Lào Cai | Lào Cai | Trồng rừng | Lê Văn Nở, Phó Chủ tịch | Sở Nội vụ; "
     "Lưu: VT"},
    {PROVINCE "Nơi nhận:\n- Sở Nội vụ;\n- Lưu: VT.\tCHỦ TỊCH\nLê Văn Nở – Đã ký\n",
     "4/KH-UBND | UBND tỉnh Lào Cai | Lào Cai | Trồng rừng | Lê Văn Nở, Chủ tịch | Sở Nội vụ; Lưu: "
     "VT"},
    /* two columns with one blank between, all on one line */
    {PROVINCE "Nơi nhận: TM. ỦY BAN NHÂN DÂN\n\n- Bộ Nội vụ; KT. CHỦ TỊCH\n\n- Sở Nội vụ; PHÓ CHỦ "
              "TỊCH\n\n- CT, PCT; (Đã ký)\n\n- UBND các xã; Lê Văn Nở\n\n- Lưu: VT.\n",
     "4/KH-UBND | UBND tỉnh Lào Cai | Lào Cai | Trồng rừng | Lê Văn Nở, Phó Chủ tịch | Bộ Nội vụ; "
     "Sở Nội vụ; CT, PCT; UBND các xã; Lưu: VT"},
    {PROVINCE
     "| **Nơi nhận:** - Bộ Nội vụ; - Sở Nội vụ; - Lưu: VT. | **KT. CHỦ TỊCH PHÓ CHỦ TỊCH** "
     "**Lê Văn Nở** |\n|---|---|\n",
     "4/KH-UBND | UBND tỉnh Lào Cai | Lào Cai | Trồng rừng | Lê Văn Nở, Phó Chủ tịch | Bộ Nội vụ; "
     "Sở Nội vụ; Lưu: VT"},
    /* a board of the Party's committee; dashes that Markdown guards */
    {"BAN CHẤP HÀNH TRUNG ƯƠNG\n\n**BAN TỔ CHỨC**\n\n\\*\n\nSố 16-HD/BTCTW\n\n*Hà Nội, ngày 10 "
     "tháng 2 năm 2025*\n\n**HƯỚNG DẪN**\n\n**kết nạp đảng viên**\n\n***Nơi nhận:***\n\n\\- Các "
     "tỉnh ủy,\n\n\\- Lưu: VT.\n\n**TRƯỞNG BAN**\n\n**Lê Văn Nở**\n",
     "16-HD/BTCTW | Ban Tổ chức Trung ương |  | kết nạp đảng viên | Lê Văn Nở, Trưởng ban | Các "
     "tỉnh "
     "ủy; Lưu: VT"},
    /* a part of a ministry is from no province */
    {"BỘ KHOA HỌC VÀ CÔNG NGHỆ\nCỤC SỞ HỮU TRÍ TUỆ\n\nSố: 4/KH-SHTT\n\n" MOTTO
     "Hà Nội, ngày 5 tháng 8 năm 2025\n\nKẾ HOẠCH\nTrồng rừng\n\nCục Sở hữu trí tuệ lập kế "
     "hoạch.\n",
     "4/KH-SHTT | Cục Sở hữu trí tuệ |  | Trồng rừng | ,  |"},
    /* a procedure after ISO 9001, of a city that three provinces became */
    {"SỞ TƯ PHÁP\tQUY TRÌNH\nĐăng ký nuôi con nuôi\n\nMỤC LỤC\n\n1. MỤC ĐÍCH\n\n2. PHẠM VI\n\nTheo "
     "Nghị quyết của HĐND tỉnh Sóc Trăng, HĐND tỉnh Sóc Trăng, HĐND tỉnh Hậu Giang và HĐND thành "
     "phố Cần Thơ.\n",
     " | Sở Tư pháp thành phố Cần Thơ | Cần Thơ |  | ,  |"},
};

START_TEST(a_paper_says_who_it_is) {
    ck_assert_str_eq(paper_of(papers[_i].text), papers[_i].paper);
}
END_TEST

/* What stands in the column of titles beside a number of the National Assembly is its type. */
START_TEST(a_list_of_laws_has_their_types) {
    static const char text[] =
        "<table><tr><th>Số ký hiệu</th><th>Trích yếu</th><th>Ngày ban hành</th></tr>"
        "<tr><td>60/2014/QH13</td><td>Luật Hộ tịch</td><td>20-11-2014</td></tr>"
        "<tr><td>91/2015/QH13</td><td>Bộ luật Dân sự</td><td>24-11-2015</td></tr>"
        "<tr><td>67/2014/QH13</td><td>Đầu tư</td><td>26-11-2014</td></tr></table>";
    tc_document document;
    tc_error error = {0};
    tc_citations c;
    ck_assert_int_eq(tc_document_parse(arena, "list.html", TC_SLICE(text), &document, &error),
                     TC_OK);
    ck_assert_int_eq(tc_citation_read(arena, &document, &c, &error), TC_OK);
    ck_assert_str_eq(bodies_of(&c), "Luật 60/2014/QH13, Quốc hội; Bộ luật 91/2015/QH13, Quốc hội;  "
                                    "67/2014/QH13, Quốc hội");
}
END_TEST

START_TEST(the_first_days_of_a_month_are_said_otherwise) {
    tc_citations c = read_paragraph("Nghị định số 5/2025/NĐ-CP ngày mồng 6 tháng 01 năm 2025; Nghị "
                                    "định số 7/2025/NĐ-CP ngày mùng 5 tháng 2 năm 2025");
    ck_assert_str_eq(outline(&c), "5/2025/NĐ-CP 2025-01-06|7/2025/NĐ-CP 2025-02-05");
}
END_TEST

int main(void) {
    Suite *suite = suite_create("citation genre");
    TCase *cases = tcase_create("genre");
    tcase_add_checked_fixture(cases, arena_setup, arena_teardown);
    tcase_add_loop_test(cases, a_series_has_an_owner, 0, sizeof owners / sizeof *owners);
    tcase_add_loop_test(cases, a_rule_acts_on_rules, 0, sizeof acts / sizeof *acts);
    tcase_add_loop_test(cases, a_paper_says_who_it_is, 0, sizeof papers / sizeof *papers);
    tcase_add_test(cases, a_list_of_laws_has_their_types);
    tcase_add_test(cases, the_first_days_of_a_month_are_said_otherwise);
    suite_add_tcase(suite, cases);
    return run_suite(suite);
}
