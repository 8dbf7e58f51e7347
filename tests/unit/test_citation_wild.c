/* SPDX-License-Identifier: GPL-2.0-or-later */
/* References as offices, typists and scanners leave them: with lost blanks, old forms, the issuer
 * in the middle, titles of laws of every shape.  One row reads as: this text holds exactly this. */
#include "citation_fixture.h"

/* Kind, type, canonical, date, body and span of each mention, "; " between. */
static const char *details_of(const char *paragraph) {
    tc_document document;
    tc_buffer text, out;
    tc_buffer_init(&text, 1 << 16);
    tc_buffer_init(&out, 1 << 16);
    tc_buffer_printf(&text, LETTERHEAD "%s\n", paragraph);
    tc_slice copy = tc_arena_copy(arena, tc_buffer_slice(&text));
    tc_citations c = read_plan(copy.ptr, copy.len, &document);
    for (uint32_t i = 0; i < c.mention_count; i++) {
        const tc_mention *m = &c.mentions[i];
        char date[12];
        tc_date_format(m->date, date);
        tc_buffer_printf(&out, "%s%s %s, %s%s%s: ", i ? "; " : "", string(m->type),
                         m->canonical.len ? string(m->canonical) : string(m->symbol),
                         string(m->issuer_full), *date ? ", " : "", date);
        tc_buffer_add(&out, tc_slice_sub(document.text.utf8, m->range.start, m->range.end));
    }
    copy = tc_arena_copy(arena, tc_buffer_slice(&out));
    tc_buffer_dispose(&text);
    tc_buffer_dispose(&out);
    return copy.len ? copy.ptr : "";
}

static const struct {
    const char *text, *details;
} rows[] = {
    /* titles of laws */
    {"theo Bộ luật Lao động số 45/2019/QH14 ngày 20/11/2019",
     "Bộ luật 45/2019/QH14, Quốc hội, 2019-11-20: Bộ luật Lao động số 45/2019/QH14 ngày "
     "20/11/2019"},
    {"Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15",
     "Luật 64/2025/QH15, Quốc hội: Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15"},
    {"văn bản quy phạm pháp luật số 5/2020/TT-BTC",
     "Thông tư 5/2020/TT-BTC, Bộ Tài chính: số 5/2020/TT-BTC"},
    {"Luật Phòng, chống bệnh lây (HIV/AIDS) số 64/2006/QH11",
     "Luật 64/2006/QH11, Quốc hội: Luật Phòng, chống bệnh lây (HIV/AIDS) số 64/2006/QH11"},
    {"Pháp lệnh Cảnh vệ số 25/2005/PL-UBTVQH11",
     "Pháp lệnh 25/2005/PL-UBTVQH11, Ủy ban Thường vụ Quốc hội: Pháp lệnh Cảnh vệ số "
     "25/2005/PL-UBTVQH11"},
    {"Luật sửa đổi, bổ sung một số điều của Luật Đầu tư, Luật Nhà ở và Luật Xây dựng số "
     "62/2020/QH14 ngày 17/6/2020",
     "Luật 62/2020/QH14, Quốc hội, 2020-06-17: Luật sửa đổi, bổ sung một số điều của Luật Đầu tư, "
     "Luật Nhà ở và Luật Xây dựng số 62/2020/QH14 ngày 17/6/2020"},
    {"Luật Tổ chức chính quyền địa phương số 72/2025/QH15",
     "Luật 72/2025/QH15, Quốc hội: Luật Tổ chức chính quyền địa phương số 72/2025/QH15"},
    /* laws without a number */
    {"Luật tổ chức HĐND và UBND ngày 26 tháng 11 năm 2003",
     "Luật Luật tổ chức HĐND và UBND, Quốc hội, 2003-11-26: Luật tổ chức HĐND và UBND ngày 26 "
     "tháng 11 năm 2003"},
    {"theo Luật NSNN năm 2015", "Luật Luật NSNN, Quốc hội, 2015: Luật NSNN năm 2015"},
    {"Bộ luật Lao động 2019", "Bộ luật Bộ luật Lao động, Quốc hội, 2019: Bộ luật Lao động 2019"},
    {"Luật Trồng dâu nuôi tằm ngày 3/6/2008",
     "Luật Luật Trồng dâu nuôi tằm, Quốc hội, 2008-06-03: Luật Trồng dâu nuôi tằm ngày 3/6/2008"},
    {"Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 2013",
     "Hiến pháp Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam, Quốc hội, 2013: Hiến pháp nước "
     "Cộng hòa xã hội chủ nghĩa Việt Nam năm 2013"},
    {"Luật Trồng dâu được thông qua ngày 3/6/2008; Luật sư An ngày 3/6/2008; tuân thủ Hiến pháp",
     ""},
    /* what the members of a list have in common */
    {"Quyết định số 7-QĐ/TW, số 8-QĐ/TW ngày 12/12/2013 của Bộ Chính trị",
     "Quyết định 7-QĐ/TW, Bộ Chính trị: Quyết định số 7-QĐ/TW; Quyết định 8-QĐ/TW, Bộ Chính trị, "
     "2013-12-12: số 8-QĐ/TW ngày 12/12/2013"},
    {"Quyết định số 7/QĐ-UBND và Quyết định số 8/QĐ-UBND cùng ngày 15/01/2022 của UBND tỉnh Bắc "
     "Giang",
     "Quyết định 7/QĐ-UBND, UBND tỉnh Bắc Giang, 2022-01-15: Quyết định số 7/QĐ-UBND; Quyết định "
     "8/QĐ-UBND, UBND tỉnh Bắc Giang, 2022-01-15: Quyết định số 8/QĐ-UBND cùng ngày 15/01/2022"},
    {"Quyết định số 7-QĐ/TW; số 8-QĐ/TU của Tỉnh ủy",
     "Quyết định 7-QĐ/TW, : Quyết định số 7-QĐ/TW; Quyết định 8-QĐ/TU, Tỉnh ủy Quảng Ngãi: số "
     "8-QĐ/TU"},
    /* who speaks in a letter */
    {"Sở Xây dựng báo cáo tại Công văn số 28/SXD-QHKT",
     "Công văn 28/SXD-QHKT, Sở Xây dựng tỉnh Quảng Ngãi: Công văn số 28/SXD-QHKT"},
    {"Sở Xây dựng có ý kiến tại Công văn số 28/XD-QHKT",
     "Công văn 28/XD-QHKT, Sở Xây dựng tỉnh Quảng Ngãi: Công văn số 28/XD-QHKT"},
    {"Thông tư số 6/2020/TT-QP của Bộ trưởng BQP",
     "Thông tư 6/2020/TT-QP, Bộ Quốc phòng: Thông tư số 6/2020/TT-QP"},
    {"Hướng dẫn số 22/HD-MTTW-BTT của Ban Thường trực Ủy ban Trung ương MTTQ Việt Nam",
     "Hướng dẫn 22/HD-MTTW-BTT, Ủy ban Trung ương MTTQ Việt Nam: Hướng dẫn số 22/HD-MTTW-BTT"},
    {"Thông báo số 215/TB-VPUBND",
     "Thông báo 215/TB-VPUBND, Văn phòng UBND tỉnh Quảng Ngãi: Thông báo số 215/TB-VPUBND"},
    {"Công văn số: 295/SYT - NVY ngày 15 / 02 / 2023; Công văn số 296/SYT - Phòng Nghiệp vụ",
     "Công văn 295/SYT-NVY, Sở Y tế tỉnh Quảng Ngãi, 2023-02-15: Công văn số: 295/SYT - NVY ngày "
     "15 / 02 / 2023; Công văn 296/SYT, Sở Y tế tỉnh Quảng Ngãi: Công văn số 296/SYT"},
    {"Thông tư số 7/2023/TT-NG của Bộ Ngoại giao",
     "Thông tư 7/2023/TT-NG, Bộ Ngoại giao: Thông tư số 7/2023/TT-NG"},
    {"Công văn số 5/QLX-KT của Ban Quản lý dự án đầu tư xây dựng tỉnh",
     "Công văn 5/QLX-KT, Ban Quản lý dự án đầu tư xây dựng tỉnh Quảng Ngãi: Công văn số 5/QLX-KT"},
    {"Công văn số 5/KCN-KT của Ban Quản lý các khu công nghiệp tỉnh giao các phòng",
     "Công văn 5/KCN-KT, Ban Quản lý các khu công nghiệp tỉnh Quảng Ngãi: Công văn số 5/KCN-KT"},
    {"Công văn số 5-CV/VP của Văn phòng Tỉnh ủy",
     "Công văn 5-CV/VP, Văn phòng Tỉnh ủy Quảng Ngãi: Công văn số 5-CV/VP"},
    {"HĐND tỉnh thông qua Nghị quyết số 5/NQ-HĐND",
     "Nghị quyết 5/NQ-HĐND, HĐND tỉnh Quảng Ngãi: Nghị "
     "quyết số 5/NQ-HĐND"},
    {"Thông tư số 5/2017/TT-BTC ngàv 15/11/2017; Quyết định số 6/QĐ-BTC ngày 5 tháng 3/2024",
     "Thông tư 5/2017/TT-BTC, Bộ Tài chính, 2017-11-15: Thông tư số 5/2017/TT-BTC ngàv 15/11/2017; "
     "Quyết định 6/QĐ-BTC, Bộ Tài chính, 2024-03-05: Quyết định số 6/QĐ-BTC ngày 5 tháng 3/2024"},
    /* where the name of a ministry ends */
    {"Thông tư số 5/2021/TT-BCT của Bộ trưởng Bộ Công Thương phải nộp",
     "Thông tư 5/2021/TT-BCT, Bộ Công Thương: Thông tư số 5/2021/TT-BCT"},
    {"Thông tư số 5/2015/TT-BTP của Bộ Tư pháp 16 trang; Công văn số 6/XD-KT của Sở Xây dựng Bắc "
     "Giang",
     "Thông tư 5/2015/TT-BTP, Bộ Tư pháp: Thông tư số 5/2015/TT-BTP; Công văn 6/XD-KT, Sở Xây dựng "
     "tỉnh Bắc Giang: Công văn số 6/XD-KT"},
    {"Quyết định số 202/TCCP-VC của Bộ trưởng, Trưởng ban",
     "Quyết định 202/TCCP-VC, : Quyết định số "
     "202/TCCP-VC"},
    {"Báo cáo số 70-BC/HU của Ban Thường vụ Huyện ủy Long Thành, Công văn số 5/X-Y",
     "Báo cáo 70-BC/HU, Huyện ủy Long Thành: Báo cáo số 70-BC/HU; Công văn 5/X-Y, : Công văn số "
     "5/X-Y"},
    {"Hướng dẫn số 25-HD/BTCTW của Ban Tổ chức Trung ương và Quy định số 124-QĐ/TW của Bộ Chính "
     "trị",
     "Hướng dẫn 25-HD/BTCTW, Ban Tổ chức Trung ương: Hướng dẫn số 25-HD/BTCTW; Quy định 124-QĐ/TW, "
     "Bộ Chính trị: Quy định số 124-QĐ/TW"},
    {"Quy chế số 111/QC-VKSTC của Viện trưởng VKSND tối cao",
     "Quy chế 111/QC-VKSTC, Viện kiểm sát nhân dân tối cao: Quy chế số 111/QC-VKSTC"},
    {"Quyết định 5/QĐ-CTUBND",
     "Quyết định 5/QĐ-CTUBND, UBND tỉnh Quảng Ngãi: Quyết định 5/QĐ-CTUBND"},
    {"Kế hoạch số 5/KH-BCĐ389 của Ban Chỉ đạo 389 quốc gia\n\nPHÓ TRƯỞNG BAN THƯỜNG TRỰC\n\nLê Văn "
     "Nở",
     "Kế hoạch 5/KH-BCĐ389, Ban Chỉ đạo 389 quốc gia: Kế hoạch số 5/KH-BCĐ389"},
    {"Tờ trình số 4/TTr-TC; Công văn số 5/CV-BTP của Công ty cổ phần Bắc Phong",
     "Tờ trình 4/TTr-TC, : Tờ trình số 4/TTr-TC; Công văn 5/CV-BTP, Công ty cổ phần Bắc Phong: "
     "Công văn "
     "số 5/CV-BTP"},
    /* a line ends within the name of a law; a standard whose sort is written out */
    {"theo Luật\nTrồng trọt năm 2018",
     "Luật Luật Trồng trọt, Quốc hội, 2018: Luật\nTrồng trọt năm 2018"},
    {"theo Tiêu chuẩn cơ sở 661: 2018/BVTV và tiêu chuẩn cơ sở của doanh nghiệp",
     "Tiêu chuẩn TCCS 661:2018/BVTV, : Tiêu chuẩn cơ sở 661: 2018/BVTV"},
    /* without accents */
    {"Nghi dinh so 43/2014/ND-CP ngay 15/5/2014 cua Chinh phu",
     "Nghị định 43/2014/NĐ-CP, Chính phủ, 2014-05-15: Nghi dinh so 43/2014/ND-CP ngay 15/5/2014"},
    {"Cong van so 5/STNMT-QLD cua So Tai nguyen va Moi truong",
     "Công văn 5/STNMT-QLD, Sở Tài nguyên và Môi trường tỉnh Quảng Ngãi: Cong van so 5/STNMT-QLD"},
    /* the issuer before the number, the date behind the issuer */
    {"Nghị định của Chính phủ số 60/2003/NĐ-CP ngày 6/6/2003",
     "Nghị định 60/2003/NĐ-CP, Chính phủ, 2003-06-06: Nghị định của Chính phủ số 60/2003/NĐ-CP "
     "ngày 6/6/2003"},
    {"Quyết định của Thủ tướng Chính phủ số 709/QĐ-TTg",
     "Quyết định 709/QĐ-TTg, Thủ tướng Chính phủ: Quyết định của Thủ tướng Chính phủ số "
     "709/QĐ-TTg"},
    {"Kế hoạch của UBND tỉnh Bắc Giang số 9/KH-UBND",
     "Kế hoạch 9/KH-UBND, UBND tỉnh Bắc Giang: Kế hoạch của UBND tỉnh Bắc Giang số 9/KH-UBND"},
    {"Thông tư liên tịch Bộ Y tế - Bộ Tài chính số 13/2014/TTLT-BYT-BTC",
     "Thông tư liên tịch 13/2014/TTLT-BYT-BTC, Bộ Y tế: Thông tư liên tịch Bộ Y tế - Bộ Tài chính "
     "số 13/2014/TTLT-BYT-BTC"},
    {"Kế hoạch của UBND tỉnh; Thông tư của Sở Tài chính số 9/KH-UBND",
     "Kế hoạch 9/KH-UBND, UBND tỉnh Quảng Ngãi: số 9/KH-UBND"},
    {"Kế hoạch Tổ chức Hội nghị số 9/KH-UBND",
     "Kế hoạch 9/KH-UBND, UBND tỉnh Quảng Ngãi: số 9/KH-UBND"},
    {"Thủ tướng Chính phủ ban hành Quyết định số 709/QĐ-ABC",
     "Quyết định 709/QĐ-ABC, Thủ tướng Chính phủ: Quyết định số 709/QĐ-ABC"},
    {"Các Quyết định của Thủ tướng Chính phủ: số 9/QĐ-TTg",
     "Quyết định 9/QĐ-TTg, Thủ tướng Chính phủ: số 9/QĐ-TTg"},
    {"Báo cáo thẩm tra số 33/BC-HĐND", "Báo cáo 33/BC-HĐND, HĐND tỉnh Quảng Ngãi: Báo cáo thẩm tra "
                                       "số 33/BC-HĐND"},
    {"Báo cáo tại số 33/BC-HĐND", "Báo cáo 33/BC-HĐND, HĐND tỉnh Quảng Ngãi: số 33/BC-HĐND"},
    {"Nghị quyết số 29-NQ/TW (khóa XI) ngày 04/11/2013",
     "Nghị quyết 29-NQ/TW, , 2013-11-04: Nghị quyết số 29-NQ/TW"},
    {"Nghị quyết số 8-NQ/TW (khóa XI) của Ban Chấp hành Trung ương",
     "Nghị quyết 8-NQ/TW, Ban Chấp hành Trung ương Đảng: Nghị quyết số 8-NQ/TW"},
    {"Nghị quyết Trung ương 8 khóa XI; Nghị quyết TW 4 (khóa XII)",
     "Nghị quyết Nghị quyết Trung ương 8 khóa XI, Ban Chấp hành Trung ương Đảng: Nghị quyết Trung "
     "ương 8 khóa XI; Nghị quyết Nghị quyết TW 4 (khóa XII), Ban Chấp hành Trung ương Đảng: Nghị "
     "quyết TW 4 (khóa XII)"},
    {"Chỉ thị số 1792/CT-TTg (viết tắt là CT1792); theo CT1792",
     "Chỉ thị 1792/CT-TTg, Thủ tướng Chính phủ: Chỉ thị số 1792/CT-TTg; Chỉ thị 1792/CT-TTg, Thủ "
     "tướng Chính phủ: CT1792; Chỉ thị 1792/CT-TTg, Thủ tướng Chính phủ: CT1792"},
    {"Quyết định số 411/QĐ-TTg của Thủ tướng Chính phủ ngày 31/3/2022 phê duyệt",
     "Quyết định 411/QĐ-TTg, Thủ tướng Chính phủ, 2022-03-31: Quyết định số 411/QĐ-TTg"},
    {"Kế hoạch số 5/KH-UBND của UBND tỉnh năm 2023",
     "Kế hoạch 5/KH-UBND, UBND tỉnh Quảng Ngãi: Kế hoạch số 5/KH-UBND"},
    {"Quyết định số 2/QĐ-BKH của Bộ Kế hoạch và đầu tư",
     "Quyết định 2/QĐ-BKH, Bộ Kế hoạch và Đầu tư: Quyết định số 2/QĐ-BKH"},
    {"Công văn số 2/ABC của Bộ Lao động thương binh và xã hội",
     "Công văn 2/ABC, Bộ Lao động - Thương binh và Xã hội: Công văn số 2/ABC"},
    {"Quyết định số 2/QĐ-BCA của Bộ Công an và Kế hoạch nêu trên",
     "Quyết định 2/QĐ-BCA, Bộ Công an: Quyết định số 2/QĐ-BCA"},
    /* bodies that only the symbol names */
    {"Kế hoạch số 112-KH/BTGTU",
     "Kế hoạch 112-KH/BTGTU, Ban Tuyên giáo Tỉnh ủy Quảng Ngãi: Kế hoạch số 112-KH/BTGTU"},
    {"Công văn số 2180/SGD&ĐT-GDTrH", "Công văn 2180/SGD&ĐT-GDTrH, Sở Giáo dục và Đào tạo tỉnh "
                                      "Quảng Ngãi: Công văn số 2180/SGD&ĐT-GDTrH"},
    {"VBHN số 08/VBHN-VPQH",
     "Văn bản hợp nhất 8/VBHN-VPQH, Văn phòng Quốc hội: VBHN số 08/VBHN-VPQH"},
    /* notices of conclusions */
    {"Thông báo kết luận số 196-TB/TU ngày 16/3/2015",
     "Thông báo 196-TB/TU, Tỉnh ủy Quảng Ngãi, 2015-03-16: Thông báo kết luận số 196-TB/TU ngày "
     "16/3/2015"},
    {"thông báo Kết luận số 69-KL/TU", "Kết luận 69-KL/TU, Tỉnh ủy Quảng Ngãi: Kết luận số "
                                       "69-KL/TU"},
    /* a blank for a dash or a slash */
    {"Nghị định số 150 CP ngày 1/2/1980",
     "Nghị định 150-CP, Chính phủ, 1980-02-01: Nghị định số 150 CP ngày 1/2/1980"},
    {"Nghị quyết số 16 HĐBT", "Nghị quyết 16-HĐBT, Hội đồng Bộ trưởng: Nghị quyết số 16 HĐBT"},
    {"Thông tư 02 TT/LB", "Thông tư 2-TT/LB, : Thông tư 02 TT/LB"},
    {"Thông tư liên bộ số 12/TT-LB", "Thông tư liên bộ 12/TT-LB, : Thông tư liên bộ số 12/TT-LB"},
    {"Quyết định số 98 QĐ/TU", "Quyết định 98-QĐ/TU, Tỉnh ủy Quảng Ngãi: Quyết định số 98 QĐ/TU"},
    {"Chỉ thị 15 CT-TU", "Chỉ thị 15-CT/TU, Tỉnh ủy Quảng Ngãi: Chỉ thị 15 CT-TU"},
    {"Quyết định số 12 QĐ-UBND", "Quyết định 12/QĐ-UBND, UBND tỉnh Quảng Ngãi: Quyết định số 12 "
                                 "QĐ-UBND"},
    {"Quyết định số 84 QĐ/TWĐTN của Ban Chấp hành Trung ương Đoàn",
     "Quyết định 84-QĐ/TWĐTN, Ban Chấp hành Trung ương Đoàn: Quyết định số 84 QĐ/TWĐTN"},
    {"quyết định số 38-TCTK/PPCÐ",
     "Quyết định 38-TCTK/PPCĐ, Tổng cục Thống kê: quyết định số 38-TCTK/PPCÐ"},
    {"Quyết định số 02/2007/QĐ TTg; nghị định số 163/1999/NĐ.CP",
     "Quyết định 2/2007/QĐ-TTg, Thủ tướng Chính phủ: Quyết định số 02/2007/QĐ TTg; Nghị định "
     "163/1999/NĐ-CP, Chính phủ: nghị định số 163/1999/NĐ.CP"},
    {"theomẫu số 01/MGTH, Phụ lục số 03/BC, mẫu số 01-1/TB-TĐT, ?key=12/2014/TT-BTC", ""},
    {"Quyết định số 5710/QĐ-BCA-C06",
     "Quyết định 5710/QĐ-BCA-C06, Bộ Công an: Quyết định số 5710/QĐ-BCA-C06"},
    {"mua 150 CP, phòng 12 KH-CN, 5 TT/năm, nhóm 15 CT-TU", ""},
    /* blanks that were lost */
    {"Nghị định số 30/2020/NĐ-CPvề công tác văn thư",
     "Nghị định 30/2020/NĐ-CP, Chính phủ: Nghị định số 30/2020/NĐ-CP"},
    {"Quyết định số 709/QĐ-TTgngày 3/4/2020",
     "Quyết định 709/QĐ-TTg, Thủ tướng Chính phủ, 2020-04-03: Quyết định số 709/QĐ-TTgngày "
     "3/4/2020"},
    {"theoQuyết định số15/QĐ-UBNDcủa UBND tỉnh",
     "Quyết định 15/QĐ-UBND, UBND tỉnh Quảng Ngãi: Quyết định số15/QĐ-UBND"},
    {"Kếhoạch số 15/KH-UBND", "Kế hoạch 15/KH-UBND, UBND tỉnh Quảng Ngãi: Kếhoạch số 15/KH-UBND"},
    {"12/TBinh, 5/CPu", ""},
    /* QH14 has digits; dashes and minus signs of all kinds; the hour before the day */
    {"Luật Lâm nghiệp số16/2017/QH14ngày 15/11/2017",
     "Luật 16/2017/QH14, Quốc hội, 2017-11-15: Luật Lâm nghiệp số16/2017/QH14ngày 15/11/2017"},
    {"Kế hoạch số 33/KH–UBND ngày 21−8−2025; Công văn số 14 /CAT — PC06 ngày 01. 9. 2025 của Công "
     "an tỉnh",
     "Kế hoạch 33/KH-UBND, UBND tỉnh Quảng Ngãi, 2025-08-21: Kế hoạch số 33/KH–UBND ngày "
     "21−8−2025; Công văn 14/CAT-PC06, Công an tỉnh Quảng Ngãi, 2025-09-01: Công văn số 14 /CAT — "
     "PC06 ngày 01. 9. 2025"},
    {"Công điện số 186/CĐ-TTg hồi 16 giờ 30 ngày 03/10/2025; Công điện số 187/CĐ-TTg hồi âm",
     "Công điện 186/CĐ-TTg, Thủ tướng Chính phủ, 2025-10-03: Công điện số 186/CĐ-TTg hồi 16 giờ 30 "
     "ngày 03/10/2025; Công điện 187/CĐ-TTg, Thủ tướng Chính phủ: Công điện số 187/CĐ-TTg"},
    {"Thông tư liên tịch số 02/2018/TTLT-VKSNDTC-TANDTC-BCA-BQP-BTP-BTC-BNN&PTNT",
     "Thông tư liên tịch 2/2018/TTLT-VKSNDTC-TANDTC-BCA-BQP-BTP-BTC-BNN&PTNT, Viện kiểm sát nhân "
     "dân tối cao: Thông tư liên tịch số 02/2018/TTLT-VKSNDTC-TANDTC-BCA-BQP-BTP-BTC-BNN&PTNT"},
    {"theo ISO/IEC 27001:2022; tờ bản đồ số 12/BĐ-ĐC",
     "Tiêu chuẩn ISO/IEC 27001:2022, : ISO/IEC 27001:2022"},
    {"Luật Quy hoạch số 21/2017/QH14; Công văn số 3318/SCT-QLCNngày 29/9/2025; 12/TBinhngày",
     "Luật 21/2017/QH14, Quốc hội: Luật Quy hoạch số 21/2017/QH14; Công văn 3318/SCT-QLCN, Sở Công "
     "Thương tỉnh Quảng Ngãi, 2025-09-29: Công văn số 3318/SCT-QLCNngày 29/9/2025"},
    {"Theo Tiêu chuẩn cơ sở 661:\n2018/BVTV",
     "Tiêu chuẩn TCCS 661:2018/BVTV, : Tiêu chuẩn cơ sở 661:\n2018/BVTV"},
    {"Công văn số 5/X-Y của Sở Lao Ðộng; Quyết định số 6/QÐ-UBND của UBND tỉnh Ðắk Lắk",
     "Công văn 5/X-Y, Sở Lao Động tỉnh Quảng Ngãi: Công văn số 5/X-Y; Quyết định 6/QĐ-UBND, UBND "
     "tỉnh Đắk Lắk: Quyết định số 6/QÐ-UBND"},
    /* bodies whose name goes on, or is another one's part */
    {"Quyết định số 157/QĐ-CA của Chánh án Tòa án nhân dân tối cao; Quyết định số 9/QĐ-VKSTC",
     "Quyết định 157/QĐ-CA, Tòa án nhân dân tối cao: Quyết định số 157/QĐ-CA; Quyết định "
     "9/QĐ-VKSTC, Viện kiểm sát nhân dân tối cao: Quyết định số 9/QĐ-VKSTC"},
    {"Đảng ủy UBND tỉnh báo cáo tại Tờ trình số 96-TTr/ĐU",
     "Tờ trình 96-TTr/ĐU, Đảng ủy UBND tỉnh Quảng Ngãi: Tờ trình số 96-TTr/ĐU"},
    {"Báo cáo số 77/BC-BKTNS của Ban Kinh tế - Ngân sách; Báo cáo số 78/BC-BPC của Ban Pháp chế "
     "HĐND tỉnh Bắc Giang",
     "Báo cáo 77/BC-BKTNS, Ban Kinh tế - Ngân sách HĐND tỉnh Quảng Ngãi: Báo cáo số 77/BC-BKTNS; "
     "Báo cáo 78/BC-BPC, Ban Pháp chế HĐND tỉnh Bắc Giang: Báo cáo số 78/BC-BPC"},
    {"Quy chế số 1-QC/ĐU của Ban Chấp hành Đảng bộ xã Bình Sơn khóa I",
     "Quy chế 1-QC/ĐU, Đảng ủy xã Bình Sơn: Quy chế số 1-QC/ĐU"},
    {"Công văn số 189/BHXH-TST của Bảo hiểm xã hội Việt Nam và Quy chế phối hợp số 2/QCPH-SYT-BHXH",
     "Công văn 189/BHXH-TST, Bảo hiểm xã hội Việt Nam: Công văn số 189/BHXH-TST; Quy chế phối hợp "
     "2/QCPH-SYT-BHXH, Sở Y tế tỉnh Quảng Ngãi: Quy chế phối hợp số 2/QCPH-SYT-BHXH"},
    {"chỉ tiêu Nghị quyết số 1-NQ/TU của Tỉnh ủy đề ra",
     "Nghị quyết 1-NQ/TU, Tỉnh ủy Quảng Ngãi: Nghị quyết số 1-NQ/TU"},
    {"Nghị quyết số 5/NQ-HĐND của HĐND xã Tịnh Khê khóa I, kỳ họp thứ 2; Nghị quyết số 6/NQ-HĐND "
     "của "
     "HĐND tỉnh khóa XIII",
     "Nghị quyết 5/NQ-HĐND, HĐND xã Tịnh Khê: Nghị quyết số 5/NQ-HĐND; Nghị quyết 6/NQ-HĐND, HĐND "
     "tỉnh Quảng Ngãi: Nghị quyết số 6/NQ-HĐND"},
    {"Quyết định số 12/QĐ-BCĐ của Trưởng Ban Chỉ đạo 389 tỉnh; Quyết định số 45/QĐ-ĐHQN của Hiệu "
     "trưởng Trường Đại học Quy Nhơn",
     "Quyết định 12/QĐ-BCĐ, Ban Chỉ đạo 389 tỉnh Quảng Ngãi: Quyết định số 12/QĐ-BCĐ; Quyết định "
     "45/QĐ-ĐHQN, Trường Đại học Quy Nhơn: Quyết định số 45/QĐ-ĐHQN"},
    /* what a list is headed by, and what its first member lends the others */
    {"các Quyết định của UBND tỉnh Bắc Giang: số 1/QĐ-UBND, số 2/QĐ-UBND; Quyết định số 3/QĐ-UBND",
     "Quyết định 1/QĐ-UBND, UBND tỉnh Bắc Giang: số 1/QĐ-UBND; Quyết định 2/QĐ-UBND, UBND tỉnh Bắc "
     "Giang: số 2/QĐ-UBND; Quyết định 3/QĐ-UBND, UBND tỉnh Quảng Ngãi: Quyết định số 3/QĐ-UBND"},
    {"Luật số 31/2024/QH15, số 43/2024/QH15; các Nghị quyết của Ủy ban Thường vụ Quốc hội: số "
     "76/2025/UBTVQH15",
     "Luật 31/2024/QH15, Quốc hội: Luật số 31/2024/QH15; Luật 43/2024/QH15, Quốc hội: số "
     "43/2024/QH15; Nghị quyết 76/2025/UBTVQH15, Ủy ban Thường vụ Quốc hội: số 76/2025/UBTVQH15"},
    /* who is named before the first of a list, or behind the last */
    {"Huyện ủy Ba Tơ đã ban hành Kế hoạch số 5-KH/HU, Kế hoạch số 6-KH/HU và các văn bản: số "
     "7-CV/HU; số 8-CV/HU",
     "Kế hoạch 5-KH/HU, Huyện ủy Ba Tơ: Kế hoạch số 5-KH/HU; Kế hoạch 6-KH/HU, Huyện ủy Ba Tơ: Kế "
     "hoạch số 6-KH/HU; Công văn 7-CV/HU, Huyện ủy Ba Tơ: số 7-CV/HU; Công văn 8-CV/HU, Huyện ủy "
     "Ba Tơ: số 8-CV/HU"},
    {"các Kết luận số 137-KL/TW, ngày 28/3/2025; số 160-KL/TW, ngày 31/5/2025 của Bộ Chính trị",
     "Kết luận 137-KL/TW, Bộ Chính trị, 2025-03-28: Kết luận số 137-KL/TW, ngày 28/3/2025; Kết "
     "luận "
     "160-KL/TW, Bộ Chính trị, 2025-05-31: số 160-KL/TW, ngày 31/5/2025"},
    /* numbers and years left blank */
    {"Nghị định số …/…/NĐ-CP ngày … tháng … năm …",
     "Nghị định NĐ-CP, Chính phủ: Nghị định số …/…/NĐ-CP"},
    {"Quyết định số ...../20.../QĐ-UBND",
     "Quyết định QĐ-UBND, UBND tỉnh Quảng Ngãi: Quyết định số ...../20.../QĐ-UBND"},
};

START_TEST(wild_forms_are_read) {
    ck_assert_str_eq(details_of(rows[_i].text), rows[_i].details);
}
END_TEST

static const struct {
    const char *text, *canonical, *suggestion;
} slips[] = {
    {"Quyết định số 12/0Đ-UBND", "12/0Đ-UBND", "12/QĐ-UBND"},
    {"Quyết định số 5/2020/0Đ-TTg", "5/2020/0Đ-TTg", "5/2020/QĐ-TTg"},
    {"Nghị quyết số 18-N0/TW", "18-N0/TW", "18-NQ/TW"},
    {"Nghị quyết số 08 - N0/TU", "8-N0/TU", "8-NQ/TU"},
    {"Quyết định số 7/Q0-UBND", "7/Q0-UBND", "7/QĐ-UBND"},
    {"Quyết định số 6/QĐ-TT9", "6/QĐ-TT9", "6/QĐ-TTg"},
};

START_TEST(a_division_is_no_slip) {
    tc_citations c = read_paragraph("Công văn số 278/STTTT-BCVT; Thông tư liên bộ số 129/LB-TT");
    ck_assert_uint_eq(c.mention_count, 2);
    ck_assert_uint_eq(c.mentions[0].suggestion.len, 0);
    ck_assert_uint_eq(c.mentions[1].suggestion.len, 0);
}
END_TEST

START_TEST(a_digit_in_a_symbol_is_a_slip) {
    tc_citations c = read_paragraph(slips[_i].text);
    ck_assert_uint_eq(c.mention_count, 1);
    ck_assert_str_eq(string(c.mentions[0].canonical), slips[_i].canonical);
    ck_assert_str_eq(string(c.mentions[0].suggestion), slips[_i].suggestion);
    ck_assert_uint_eq(c.mentions[0].distance, 1);
}
END_TEST

static const struct {
    const char *text, *provisions;
} anaphors[] = {
    {"Quyết định số 5/QĐ-UBND; theo khoản 2 Điều 5 Quyết định nêu trên", "|khoản 2 Điều 5"},
    {"theo Điều 3 Kế hoạch này và Kế hoạch này", "Điều 3|"},
    {"Nghị quyết số 57-NQ/TW; Mục II Nghị quyết 57", "|Mục II"},
};

START_TEST(anaphors_keep_their_provision) {
    tc_citations c = read_paragraph(anaphors[_i].text);
    tc_buffer out;
    tc_buffer_init(&out, 4096);
    for (uint32_t i = 0; i < c.mention_count; i++)
        tc_buffer_printf(&out, "%s%s", i ? "|" : "", string(c.mentions[i].provision));
    ck_assert_str_eq(string(tc_buffer_slice(&out)), anaphors[_i].provisions);
    tc_buffer_dispose(&out);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("citation wild");
    TCase *cases = tcase_create("wild");
    tcase_add_checked_fixture(cases, arena_setup, arena_teardown);
    tcase_add_loop_test(cases, wild_forms_are_read, 0, sizeof rows / sizeof *rows);
    tcase_add_loop_test(cases, a_digit_in_a_symbol_is_a_slip, 0, sizeof slips / sizeof *slips);
    tcase_add_test(cases, a_division_is_no_slip);
    tcase_add_loop_test(cases, anaphors_keep_their_provision, 0,
                        sizeof anaphors / sizeof *anaphors);
    suite_add_tcase(suite, cases);
    return run_suite(suite);
}
