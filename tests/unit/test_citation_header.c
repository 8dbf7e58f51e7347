/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Who a document is, by letterheads of every kind of body and the ways that files keep them. */
#include "citation_fixture.h"

/* "type canonical | date | place | issuer | province | title | signer | attached to" */
static const char *card_of(const char *text) {
    tc_document document;
    tc_buffer out;
    char date[12];
    tc_citations c = read_plan(text, strlen(text), &document);
    const tc_header *h = &c.header;
    tc_date_format(h->date, date);
    tc_buffer_init(&out, 1 << 16);
    tc_buffer_printf(&out, "%s %s | %s | %s | %s | %s | %s | %s | %s", string(h->type),
                     string(h->canonical), date, string(h->place), string(h->issuer_full),
                     string(h->province), string(h->title), string(h->signer_name),
                     string(h->attached_to));
    tc_slice copy = tc_arena_copy(arena, tc_buffer_slice(&out));
    tc_buffer_dispose(&out);
    return copy.ptr;
}

#define MOTTO "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"

static const struct {
    const char *text, *card;
} papers[] = {
    /* names of provinces that sound like forms */
    {"ỦY BAN NHÂN DÂN\nTỈNH CAO BẰNG\nSố: 31/UBND-KT\nV/v tiết kiệm điện\n\n" MOTTO
     "Cao Bằng, ngày 02 tháng 6 năm 2025\n\nKính gửi: Các sở\n",
     "Công văn 31/UBND-KT | 2025-06-02 | Cao Bằng | UBND tỉnh Cao Bằng | Cao Bằng | V/v tiết kiệm "
     "điện |  | "},
    {"UBND TỈNH CÀ MAU\nSố: 9/KH-UBND\n\nCà Mau, ngày 02 tháng 6 năm 2025\n\nKẾ HOẠCH\nTrồng "
     "rừng\n",
     "Kế hoạch 9/KH-UBND | 2025-06-02 | Cà Mau | UBND tỉnh Cà Mau | Cà Mau | Trồng rừng |  | "},
    /* below the province */
    {"ỦY BAN NHÂN DÂN\nXÃ BÌNH SƠN\n\nSố: 9/KH-UBND\n\n" MOTTO
     "Bình Sơn, ngày 02 tháng 9 năm 2025\n\nKẾ HOẠCH\nTrồng rừng\n\nTrồng rừng ở tỉnh Quảng Ngãi\n",
     "Kế hoạch 9/KH-UBND | 2025-09-02 | Bình Sơn | UBND xã Bình Sơn | Quảng Ngãi | Trồng rừng |  "
     "| "},
    {"ỦY BAN NHÂN DÂN\nPHƯỜNG HÀ GIANG 2\n\nSố: 9/GM-UBND\n\n" MOTTO
     "Phường Hà Giang 2, ngày 02 tháng 9 năm 2025\n\nGIẤY MỜI\nHọp giao ban\n\nTheo UBND tỉnh "
     "Tuyên "
     "Quang\n",
     "Giấy mời 9/GM-UBND | 2025-09-02 | Phường Hà Giang 2 | UBND phường Hà Giang 2 | Tuyên Quang | "
     "Họp giao ban |  | "},
    {"UBND HUYỆN BA TƠ\nPHÒNG NỘI VỤ\nSố: 9/BC-PNV\n\nBa Tơ, ngày 02 tháng 9 năm 2023\n\nBÁO "
     "CÁO\nCông tác tháng 8\n\nTrên địa bàn tỉnh Quảng Ngãi\n",
     "Báo cáo 9/BC-PNV | 2023-09-02 | Ba Tơ | Phòng Nội vụ huyện Ba Tơ | Quảng Ngãi | Công tác "
     "tháng 8 |  | "},
    {"UBND THÀNH PHỐ QUẢNG NGÃI\n\nSố: 9/QĐ-UBND\n\nQuảng Ngãi, ngày 02 tháng 9 năm 2023\n\nQUYẾT "
     "ĐỊNH\nVề việc giao đất\n",
     "Quyết định 9/QĐ-UBND | 2023-09-02 | Quảng Ngãi | UBND thành phố Quảng Ngãi | Quảng Ngãi | Về "
     "việc giao đất |  | "},
    /* parts of a body are named after it */
    {"UBND TỈNH QUẢNG BÌNH\nVĂN PHÒNG\nSố: 40/TB-VPUBND\n\nQuảng Bình, ngày 16 tháng 9 năm "
     "2024\n\nTHÔNG BÁO\nKết luận cuộc họp\n",
     "Thông báo 40/TB-VPUBND | 2024-09-16 | Quảng Bình | Văn phòng UBND tỉnh Quảng Bình | Quảng "
     "Bình | Kết luận cuộc họp |  | "},
    {"TỈNH ỦY BẾN TRE\nBAN TUYÊN GIÁO\n*\nSố 40-HD/BTGTU\n\nBến Tre, ngày 16 tháng 9 năm "
     "2024\n\nHƯỚNG DẪN\nHọc tập nghị quyết\n",
     "Hướng dẫn 40-HD/BTGTU | 2024-09-16 | Bến Tre | Ban Tuyên giáo Tỉnh ủy Bến Tre | Bến Tre | "
     "Học tập nghị quyết |  | "},
    {"ỦY BAN MTTQ VIỆT NAM TỈNH LONG AN\nBAN THƯỜNG TRỰC\nSố: 40/KH-MTTQ-BTT\n\nLong An, ngày 16 "
     "tháng 9 năm 2024\n\nKẾ HOẠCH\nGiám sát\n",
     "Kế hoạch 40/KH-MTTQ-BTT | 2024-09-16 | Long An | Ủy ban MTTQ Việt Nam tỉnh Long An | Long An "
     "| Giám sát |  | "},
    {"HỘI NÔNG DÂN VIỆT NAM\nBAN CHẤP HÀNH TỈNH LONG AN\nSố: 40-KH/HNDT\n\nLong An, ngày 16 tháng "
     "9 năm 2024\n\nKẾ HOẠCH\nThi đua\n",
     "Kế hoạch 40-KH/HNDT | 2024-09-16 | Long An | Hội Nông dân tỉnh Long An | Long An | Thi đua | "
     " | "},
    /* bodies of the centre in a province */
    {"BẢO HIỂM XÃ HỘI VIỆT NAM\nBẢO HIỂM XÃ HỘI\nTỈNH LONG AN\nSố: 40/BHXH-CĐ\n\nLong An, ngày 16 "
     "tháng 9 năm 2024\n\nKính gửi: Bưu điện tỉnh\n",
     "Công văn 40/BHXH-CĐ | 2024-09-16 | Long An | Bảo hiểm xã hội tỉnh Long An | Long An |  |  "
     "| "},
    {"QUÂN KHU 7\nBỘ CHỈ HUY QUÂN SỰ TỈNH LONG AN\nSố: 40/HD-BCH\n\nLong An, ngày 16 tháng 9 năm "
     "2024\n\nHƯỚNG DẪN\nHuấn luyện\n\nKT. CHỈ HUY TRƯỞNG\nPHÓ CHỈ HUY TRƯỞNG - TMT\n\nThượng tá "
     "Lê "
     "Văn Nở\n",
     "Hướng dẫn 40/HD-BCH | 2024-09-16 | Long An | Bộ Chỉ huy Quân sự tỉnh Long An | Long An | "
     "Huấn luyện | Lê Văn Nở | "},
    {"SỞ Y TẾ LONG AN\nBỆNH VIỆN ĐA KHOA TỈNH\nSố: 40/KH-BVĐK\n\nLong An, ngày 16 tháng 9 năm "
     "2024\n\nKẾ HOẠCH\nĐào tạo\n\nGIÁM ĐỐC\n\nBS.CKII Lê Thị Nở\n",
     "Kế hoạch 40/KH-BVĐK | 2024-09-16 | Long An | Bệnh viện Đa khoa tỉnh Long An | Long An | Đào "
     "tạo | Lê Thị Nở | "},
    /* abbreviations keep their capitals, and are spelled out */
    {"UBND TỈNH LONG AN\nSỞ NÔNG NGHIỆP VÀ PTNT\nSố: 40/HD-SNN\n\nLong An, ngày 16 tháng 9 năm "
     "2024\n\nHƯỚNG DẪN\nGieo sạ\n",
     "Hướng dẫn 40/HD-SNN | 2024-09-16 | Long An | Sở Nông nghiệp và Phát triển nông thôn tỉnh "
     "Long An | Long An | Gieo sạ |  | "},
    /* columns in one line */
    {"ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH LONG AN | Độc lập - Tự do\n\nSố: "
     "4/2022/QĐ-UBND | Long An, ngày 16 tháng 9 năm 2022\n\nQUYẾT ĐỊNH\nBan hành Quy chế\n",
     "Quyết định 4/2022/QĐ-UBND | 2022-09-16 | Long An | UBND tỉnh Long An | Long An | Ban hành "
     "Quy chế |  | "},
    {"ỦY BAN NHÂN DÂN\nTỈNH LONG AN\nSố: 4/2022/QĐ-UBND Long An, ngày 16 tháng 9 năm 2022\n\nQUYẾT "
     "ĐỊNH\nBan hành Quy chế\n",
     "Quyết định 4/2022/QĐ-UBND | 2022-09-16 | Long An | UBND tỉnh Long An | Long An | Ban hành "
     "Quy chế |  | "},
    /* type and title in one paragraph; a title that breaks off */
    {"UBND TỈNH LONG AN\nSố: 4/KH-UBND\n\nLong An, ngày 16 tháng 9 năm 2022\n\nKẾ HOẠCH TRỒNG CÂY "
     "XANH\n\nThực hiện nhiệm vụ\n",
     "Kế hoạch 4/KH-UBND | 2022-09-16 | Long An | UBND tỉnh Long An | Long An | TRỒNG CÂY XANH |  "
     "| "},
    {"UBND TỈNH LONG AN\nSố: 4/BC-UBND\n\nLong An, ngày 16 tháng 9 năm 2022\n\nBÁO CÁO Kết quả thi "
     "đua\n\nThực hiện nhiệm vụ\n",
     "Báo cáo 4/BC-UBND | 2022-09-16 | Long An | UBND tỉnh Long An | Long An | Kết quả thi đua |  "
     "| "},
    {"UBND TỈNH LONG AN\nSố: 4/KH-UBND\n\nLong An, ngày 16 tháng 9 năm 2022\n\nKẾ HOẠCH\n\nTriển "
     "khai Luật Đất đai tại tỉnh Gia\n\nLai và tỉnh Long An theo lộ trình ngày\n\n16 tháng "
     "9\n\nThực "
     "hiện nhiệm vụ\n",
     "Kế hoạch 4/KH-UBND | 2022-09-16 | Long An | UBND tỉnh Long An | Long An | Triển khai Luật "
     "Đất "
     "đai tại tỉnh Gia Lai và tỉnh Long An theo lộ trình ngày 16 tháng 9 |  | "},
    /* as collections of laws head what they reprint */
    {"QUYẾT ĐỊNH SỐ 15/2008/QĐ-UBND NGÀY 03/4/2008 CỦA UBND TỈNH LONG AN VỀ VIỆC THU PHÍ\n\nCăn cứ "
     "Nghị định số 5/2008/NĐ-CP\n",
     "Quyết định 15/2008/QĐ-UBND | 2008-04-03 |  | UBND tỉnh Long An | Long An | VỀ VIỆC THU PHÍ | "
     " "
     "| "},
    {"NGHỊ ĐỊNH\n\nSỐ 37/2007/NĐ-CP NGÀY 09 THÁNG 3 NĂM 2007 VỀ MINH BẠCH\n\nCHÍNH PHỦ\n\nCăn cứ "
     "Nghị định số 5/2008/NĐ-CP\n",
     "Nghị định 37/2007/NĐ-CP | 2007-03-09 |  | Chính phủ |  | VỀ MINH BẠCH |  | "},
    /* more bodies */
    {"TỈNH ĐOÀN TÂY NINH      ĐOÀN TNCS HỒ CHÍ MINH\n***\nSố: 30-KH/TĐTN      Tây Ninh, ngày 9 "
     "tháng "
     "5 năm 2024\n\nKẾ HOẠCH\nTrồng cây\n",
     "Kế hoạch 30-KH/TĐTN | 2024-05-09 | Tây Ninh | Tỉnh đoàn Tây Ninh | Tây Ninh | Trồng cây |  "
     "| "},
    {"TỈNH ỦY GIA LAI\nĐẢNG ỦY ỦY BAN NHÂN DÂN TỈNH\n*\nSố 2-CV/ĐU\n\nGia Lai, ngày 9 tháng 5 năm "
     "2025\n\nKính gửi: Các sở\n\nT/M BAN THƯỜNG VỤ\n\nLê Văn Nở\n",
     "Công văn 2-CV/ĐU | 2025-05-09 | Gia Lai | Đảng ủy UBND tỉnh Gia Lai | Gia Lai |  | Lê Văn Nở "
     "| "},
    {"UBND TỈNH THỪA THIÊN HUẾ\nSỞ TƯ PHÁP\nSố: 2/STP-VB\n\nThừa Thiên Huế, ngày 9 tháng 5 năm "
     "2024\n\nKính gửi: Các sở\n",
     "Công văn 2/STP-VB | 2024-05-09 | Thừa Thiên Huế | Sở Tư pháp tỉnh Thừa Thiên Huế | Thừa "
     "Thiên "
     "Huế |  |  | "},
    {"PHỤ LỤC II\nDANH MỤC VĂN BẢN\n(Ban hành kèm theo Kế hoạch số 27/KH-UBND ngày 06/10/2025 của "
     "Ủy "
     "ban nhân dân thành phố Hải Phòng)\n\n1. Quyết định số 3/QĐ-UBND của UBND thành phố\n",
     "Phụ lục  |  |  | UBND thành phố Hải Phòng | Hải Phòng | DANH MỤC VĂN BẢN |  | 27/KH-UBND"},
    {"ỦY BAN NHÂN DÂN\nPHƯỜNG THỦ DẦU MỘT\nBAN CHỈ ĐẠO PHÒNG THỦ DÂN SỰ\nSố: 2/KH-BCĐ\n\nThủ Dầu "
     "Một, "
     "ngày 9 tháng 9 năm 2025\n\nKẾ HOẠCH\nỨng phó bão\n\nCăn cứ chỉ đạo của Thành phố Hồ Chí "
     "Minh\n",
     "Kế hoạch 2/KH-BCĐ | 2025-09-09 | Thủ Dầu Một | Ban Chỉ đạo Phòng thủ Dân sự phường Thủ Dầu "
     "Một "
     "| Hồ Chí Minh | Ứng phó bão |  | "},
    {"UBND TỈNH LONG AN - BAN THƯỜNG TRỰC\nỦY BAN MTTQ VIỆT NAM TỈNH\nSố: "
     "3/CTrPH-UBND-MTTQ\n\nLong An, "
     "ngày 9 tháng 9 năm 2024\n\nCHƯƠNG TRÌNH PHỐI HỢP\nVận động nhân dân\n",
     "Chương trình phối hợp 3/CTrPH-UBND-MTTQ | 2024-09-09 | Long An | UBND tỉnh Long An | Long An "
     "| "
     "Vận động nhân dân |  | "},
    {"ĐẢNG ỦY XÃ BẢO THẮNG\n*\nSố: 12-KH/ĐU\n\nBảo Thắng, ngày 5/3/2025\n\nKẾ HOẠCH\nthi "
     "đua\n\nTheo kế "
     "hoạch của Tỉnh ủy Lào Cai\n",
     "Kế hoạch 12-KH/ĐU | 2025-03-05 | Bảo Thắng | Đảng ủy xã Bảo Thắng | Lào Cai | thi đua |  | "},
    {"BỘ NỘI VỤ\nSố: 12/BNV-TL\n\nHà Nội, ngày 5 tháng 3 năm 2025\n\nKính gửi: Sở Nội vụ tỉnh Lào "
     "Cai\n\nTL. BỘ TRƯỞNG\nVỤ TRƯỞNG VỤ TIỀN LƯƠNG\n\nLê Văn Nở\n",
     "Công văn 12/BNV-TL | 2025-03-05 | Hà Nội | Bộ Nội vụ |  |  | Lê Văn Nở | "},
    /* the motto over several lines */
    {"ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA\nVIỆT NAM\nTỈNH LONG AN Độc lập - Tự do\nSố: "
     "4/KH-UBND\n\n"
     "Long An, ngày 16 tháng 9 năm 2022\n\nKẾ HOẠCH\nTrồng cây\n",
     "Kế hoạch 4/KH-UBND | 2022-09-16 | Long An | UBND tỉnh Long An | Long An | Trồng cây |  | "},
    /* letters keep their y; companies, military regions */
    {"ỦY BAN NHÂN DÂN\nĐẶC KHU LÝ SƠN\nSố: 4/KH-UBND\n\nLý Sơn, ngày 16 tháng 9 năm 2025\n\nKẾ "
     "HOẠCH\nTrồng cây ở tỉnh Quảng Ngãi\n",
     "Kế hoạch 4/KH-UBND | 2025-09-16 | Lý Sơn | UBND đặc khu Lý Sơn | Quảng Ngãi | Trồng cây ở "
     "tỉnh "
     "Quảng Ngãi |  | "},
    {"TỔNG CÔNG TY ĐIỆN LỰC MIỀN NAM\nCÔNG TY ĐIỆN LỰC LONG AN\nSố: 4/PCLA-KT\n\nLong An, ngày 16 "
     "tháng 9 năm 2024\n\nKính gửi: UBND tỉnh\n",
     "Công văn 4/PCLA-KT | 2024-09-16 | Long An | Công ty Điện lực Long An | Long An |  |  | "},
    {"BỘ QUỐC PHÒNG\nQUÂN KHU 5\nSố: 4/KH-BTL\n\nĐà Nẵng, ngày 16 tháng 9 năm 2024\n\nKẾ "
     "HOẠCH\nHuấn "
     "luyện\n\nTƯ LỆNH\n\nTrung tướng Lê Văn Nở\n",
     "Kế hoạch 4/KH-BTL | 2024-09-16 | Đà Nẵng | Quân khu 5 | Đà Nẵng | Huấn luyện | Lê Văn Nở | "},
    /* recipients and signature side by side */
    {"UBND TỈNH LONG AN\nSố: 4/KH-UBND\n\nLong An, ngày 16 tháng 9 năm 2022\n\nKẾ HOẠCH\nTrồng "
     "cây\n\nNơi nhận:                              TM. ỦY BAN NHÂN DÂN\n- Các sở;                 "
     "    "
     "              KT. CHỦ TỊCH\n- Lưu: VT.                               PHÓ CHỦ TỊCH\n\n\n      "
     "    "
     "                              Lê Văn Nở\n",
     "Kế hoạch 4/KH-UBND | 2022-09-16 | Long An | UBND tỉnh Long An | Long An | Trồng cây | Lê Văn "
     "Nở "
     "| "},
    /* the heading names the office, the letterhead the province */
    {"UBND TỈNH LONG AN\nSố: 4/QĐ-CTUBND\n\nTân An, ngày 16 tháng 9 năm 2004\n\nQUYẾT ĐỊNH CỦA "
     "CHỦ TỊCH UBND TỈNH\nVề việc giao đất\n",
     "Quyết định 4/QĐ-CTUBND | 2004-09-16 | Tân An | UBND tỉnh Long An | Long An | Về việc giao "
     "đất |  | "},
    /* Ð for Đ; lost blanks in the date; a title that ends in "năm" is whole */
    {"ỦY BAN NHÂN DÂN\nÐẶC KHU LÝ SƠN\nSố: 4/KH-UBND\n\nLý Sơn, ngày16tháng 9 năm2025\n\nKẾ "
     "HOẠCH\nTrồng cây ở tỉnh Quảng Ngãi trong những tháng cuối năm\n\nThời gian qua, xã đã trồng "
     "cây.\n",
     "Kế hoạch 4/KH-UBND | 2025-09-16 | Lý Sơn | UBND đặc khu Lý Sơn | Quảng Ngãi | Trồng cây ở "
     "tỉnh Quảng Ngãi trong những tháng cuối năm |  | "},
    /* a consolidated text; a committee of a council */
    {"BỘ NỘI VỤ\nSố: 12/VBHN-BNV\n\nHà Nội, ngày 22 tháng 4 năm 2025\n\nNGHỊ ĐỊNH\nQuy định về "
     "viên chức\n\nNghị định số 115/2020/NĐ-CP của Chính phủ\n",
     "Văn bản hợp nhất 12/VBHN-BNV | 2025-04-22 | Hà Nội | Bộ Nội vụ |  | Quy định về viên chức |  "
     "| "},
    {"HỘI ĐỒNG NHÂN DÂN\nTỈNH LONG AN\nBAN KINH TẾ - NGÂN SÁCH\nSố: 4/BC-BKTNS\n\nLong An, ngày "
     "16 tháng 9 năm 2024\n\nBÁO CÁO\nThẩm tra dự toán\n",
     "Báo cáo 4/BC-BKTNS | 2024-09-16 | Long An | Ban Kinh tế - Ngân sách HĐND tỉnh Long An | Long "
     "An | Thẩm tra dự toán |  | "},
    /* an annex that is no "Phụ lục" */
    {"DANH MỤC VĂN BẢN HẾT HIỆU LỰC\n(Kèm theo Quyết định số 12/QĐ-UBND ngày 2/1/2024 của Chủ tịch "
     "UBND tỉnh Long An)\n\n1. Quyết định số 5/2010/QĐ-UBND\n",
     "  |  |  | UBND tỉnh Long An | Long An | DANH MỤC VĂN BẢN HẾT HIỆU LỰC |  | 12/QĐ-UBND"},
    {"QUY CHẾ\nTiếp công dân\n(Ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 2/1/2024 của UBND "
     "tỉnh Long An)\n\nĐiều 1. Phạm vi\n",
     "Quy chế  |  |  | UBND tỉnh Long An | Long An | Tiếp công dân |  | 12/QĐ-UBND"},
};

START_TEST(a_letterhead_says_who_it_is_from) {
    ck_assert_str_eq(card_of(papers[_i].text), papers[_i].card);
}
END_TEST

/* A list of recipients goes on where a comma ends the line. */
START_TEST(a_recipient_may_take_two_lines) {
    static const char text[] = "UBND TỈNH LONG AN\nSố: 4/KH-UBND\n\nLong An, ngày 16 tháng 9 năm "
                               "2022\n\nKẾ HOẠCH\nTrồng cây\n\nNơi nhận:\n- Các Phòng: KT,\nNC, "
                               "TH;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn Nở\n";
    tc_document document;
    tc_citations c = read_plan(text, strlen(text), &document);
    ck_assert_uint_eq(c.header.recipient_count, 2);
    ck_assert_str_eq(string(c.header.recipients[0]), "Các Phòng: KT, NC, TH");
    ck_assert_str_eq(string(c.header.recipients[1]), "Lưu: VT");
}
END_TEST

/* The signature in the other column, whether that begins beside the first or the last of the list.
 */
START_TEST(a_signature_beside_the_recipients) {
    static const char *const ends[] = {
        "Nơi nhận:\n- UBND tỉnh;\n- VPCP: các Vụ:\nTH, KT;\n- Lưu: VT.\tTM. ỦY BAN NHÂN DÂN\nCHỦ "
        "TỊCH\n"
        "Lê Văn Nở\n",
        "Nơi nhận:\n- UBND tỉnh;\tTM. ỦY BAN NHÂN DÂN\n- VPCP: các Vụ: TH, KT;\tCHỦ TỊCH\n"
        "- Lưu: VT.\tLê Văn Nở\n"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        tc_document document;
        char text[1024];
        snprintf(text, sizeof text,
                 "UBND TỈNH LONG AN\nSố: 4/KH-UBND\n\nLong An, ngày 16 tháng 9 năm 2022\n\nKẾ "
                 "HOẠCH\nTrồng cây\n\n%s",
                 ends[i]);
        tc_citations c = read_plan(text, strlen(text), &document);
        ck_assert_uint_eq(c.header.recipient_count, 3);
        ck_assert_str_eq(string(c.header.recipients[1]), "VPCP: các Vụ: TH, KT");
        ck_assert_str_eq(string(c.header.recipients[2]), "Lưu: VT");
        ck_assert_str_eq(string(c.header.signer_name), "Lê Văn Nở");
        ck_assert_str_eq(string(c.header.signer_position), "Chủ tịch");
    }
}
END_TEST

/* A post may be spelt with y or with i. */
START_TEST(a_secretary_general_signs) {
    static const char *const posts[] = {"TỔNG THƯ KÝ", "TỔNG THƯ KÍ", "PHÓ TỔNG THƯ KÝ"};
    static const char *const positions[] = {"Tổng thư ký", "Tổng thư kí", "Phó Tổng thư ký"};
    for (size_t i = 0; i < sizeof posts / sizeof *posts; i++) {
        tc_document document;
        char text[512];
        snprintf(text, sizeof text,
                 "HỘI NHÀ BÁO VIỆT NAM\nSố: 4/KH-HNB\n\nHà Nội, ngày 16 tháng 9 năm 2022\n\nKẾ "
                 "HOẠCH\nTrồng cây\n\nNơi nhận:\n- Lưu: VT.\n%s\nKỹ sư Lê Văn Nở\n",
                 posts[i]);
        tc_citations c = read_plan(text, strlen(text), &document);
        ck_assert_str_eq(string(c.header.signer_name), "Lê Văn Nở");
        ck_assert_str_eq(string(c.header.signer_position), positions[i]);
    }
}
END_TEST

int main(void) {
    Suite *suite = suite_create("citation_header");
    TCase *cases = tcase_create("headers");
    tcase_add_checked_fixture(cases, arena_setup, arena_teardown);
    tcase_add_loop_test(cases, a_letterhead_says_who_it_is_from, 0,
                        (int)(sizeof papers / sizeof *papers));
    tcase_add_test(cases, a_recipient_may_take_two_lines);
    tcase_add_test(cases, a_signature_beside_the_recipients);
    tcase_add_test(cases, a_secretary_general_signs);
    suite_add_tcase(suite, cases);
    return run_suite(suite);
}
