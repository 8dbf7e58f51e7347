/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <text/common.h>
#include <text/text.h>

#include <stdlib.h>

/* Sorted bytewise. */
static const char *const function_words[] = {
    "ai",   "bang", "bi",   "cac",   "cho",   "co",   "cua",  "da",  "dang",  "dau", "den",
    "do",   "duoc", "duoi", "gi",    "gom",   "hay",  "hoac", "khi", "khong", "la",  "ma",
    "mot",  "nao",  "nay",  "nhu",   "nhung", "phai", "ra",   "sao", "se",    "tai", "the",
    "theo", "thi",  "tren", "trong", "tu",    "va",   "vao",  "ve",  "voi"};

/* Folded, and as it is usually written: half of the documents that have any form of it at least.
 * Sorted by the first.  Counted over 70,000 articles of law. */
typedef struct usual {
    const char *folded, *accents;
} usual;

/* clang-format off */
static const usual table[] = {
{"ac", "ác"}, {"am", "âm"}, {"ang", "ăng"}, {"anh", "ảnh"}, {"ao", "áo"}, {"ap", "áp"},
{"au", "âu"}, {"bach", "bạch"}, {"bai", "bãi"}, {"bang", "bằng"}, {"banh", "bánh"}, {"bat", "bắt"},
{"bau", "bầu"}, {"ben", "bên"}, {"benh", "bệnh"}, {"bep", "bếp"}, {"bi", "bị"}, {"biet", "biệt"},
{"bieu", "biểu"}, {"bit", "bít"}, {"bo", "bộ"}, {"boc", "bốc"}, {"boi", "bồi"}, {"bon", "bốn"},
{"bot", "bớt"}, {"bu", "bù"}, {"bua", "bữa"}, {"buc", "bức"}, {"bui", "bụi"}, {"bun", "bùn"},
{"buoc", "buộc"}, {"buoi", "buổi"}, {"buon", "buôn"}, {"buong", "buồng"}, {"but", "bút"},
{"buu", "bưu"}, {"ca", "cá"}, {"cac", "các"}, {"cach", "cách"}, {"cai", "cải"}, {"cang", "cảng"},
{"canh", "cảnh"}, {"cao", "cáo"}, {"cap", "cấp"}, {"cau", "cầu"}, {"cay", "cây"}, {"chac", "chắc"},
{"chang", "chằng"}, {"chanh", "chánh"}, {"chao", "chào"}, {"chap", "chấp"}, {"chat", "chất"},
{"chau", "châu"}, {"chay", "cháy"}, {"che", "chế"}, {"chen", "chèn"}, {"chenh", "chênh"},
{"cheo", "chéo"}, {"chep", "chép"}, {"chet", "chết"}, {"chiec", "chiếc"}, {"chiem", "chiếm"},
{"chien", "chiến"}, {"chiet", "chiết"}, {"chieu", "chiếu"}, {"chim", "chìm"}, {"chin", "chín"},
{"chinh", "chính"}, {"chiu", "chịu"}, {"choi", "chối"}, {"chon", "chọn"}, {"chong", "chống"},
{"chot", "chốt"}, {"chu", "chủ"}, {"chua", "chưa"}, {"chuan", "chuẩn"}, {"chuc", "chức"},
{"chung", "chứng"}, {"chuoc", "chuộc"}, {"chuoi", "chuỗi"}, {"chuong", "chương"}, {"chup", "chụp"},
{"chuyen", "chuyển"}, {"co", "có"}, {"coc", "cọc"}, {"con", "còn"}, {"cong", "công"},
{"cot", "cốt"}, {"cua", "của"}, {"cuc", "cục"}, {"cum", "cụm"}, {"cuoc", "cuộc"}, {"cuoi", "cuối"},
{"cuon", "cuốn"}, {"cuop", "cướp"}, {"cuu", "cứu"}, {"da", "đã"}, {"dac", "đặc"}, {"dai", "đại"},
{"dam", "đảm"}, {"dan", "dân"}, {"dap", "đáp"}, {"dau", "đầu"}, {"day", "đây"}, {"de", "để"},
{"den", "đến"}, {"deo", "đeo"}, {"dep", "đẹp"}, {"det", "dệt"}, {"deu", "đều"}, {"di", "đi"},
{"dia", "địa"}, {"dich", "dịch"}, {"diem", "điểm"}, {"diep", "điệp"}, {"diet", "diệt"},
{"dieu", "điều"}, {"dinh", "định"}, {"dip", "dịp"}, {"doa", "dọa"}, {"doai", "đoái"},
{"doan", "đoàn"}, {"doat", "đoạt"}, {"doi", "đối"}, {"don", "đơn"}, {"dong", "động"},
{"dot", "đột"}, {"dua", "đưa"}, {"duc", "dục"}, {"dun", "đun"}, {"duoc", "được"}, {"duoi", "dưới"},
{"dut", "dứt"}, {"duyen", "duyên"}, {"duyet", "duyệt"}, {"ep", "ép"}, {"gac", "gác"},
{"gach", "gạch"}, {"gan", "gắn"}, {"gang", "găng"}, {"gao", "gạo"}, {"gap", "gặp"}, {"gay", "gây"},
{"ghe", "ghế"}, {"ghep", "ghép"}, {"gi", "gì"}, {"giac", "giác"}, {"giai", "giải"},
{"giam", "giám"}, {"giang", "giảng"}, {"giap", "giáp"}, {"giat", "giật"}, {"giau", "giấu"},
{"giay", "giấy"}, {"gieng", "giềng"}, {"giet", "giết"}, {"gin", "gìn"}, {"gio", "giờ"},
{"gioi", "giới"}, {"giong", "giống"}, {"giu", "giữ"}, {"giua", "giữa"}, {"giuc", "giục"},
{"giuong", "giường"}, {"giup", "giúp"}, {"goc", "gốc"}, {"goi", "gọi"}, {"gom", "gồm"},
{"gon", "gọn"}, {"gop", "góp"}, {"gui", "gửi"}, {"guong", "gương"}, {"ha", "hạ"}, {"hach", "hạch"},
{"ham", "hàm"}, {"han", "hạn"}, {"hang", "hàng"}, {"hanh", "hành"}, {"hap", "hấp"}, {"hat", "hạt"},
{"hau", "hậu"}, {"he", "hệ"}, {"hen", "hẹn"}, {"hep", "hẹp"}, {"het", "hết"}, {"hiem", "hiểm"},
{"hien", "hiện"}, {"hiep", "hiệp"}, {"hieu", "hiệu"}, {"hinh", "hình"}, {"ho", "hồ"},
{"hoa", "hóa"}, {"hoac", "hoặc"}, {"hoach", "hoạch"}, {"hoai", "hoại"}, {"hoan", "hoàn"},
{"hoanh", "hoành"}, {"hoat", "hoạt"}, {"hoc", "học"}, {"hoi", "hội"}, {"hom", "hòm"},
{"hon", "hơn"}, {"hong", "hỏng"}, {"hop", "hợp"}, {"hu", "hư"}, {"hua", "hứa"}, {"huan", "huấn"},
{"hue", "huế"}, {"hung", "hùng"}, {"huong", "hướng"}, {"hut", "hút"}, {"huu", "hữu"},
{"huyen", "huyện"}, {"huyet", "huyết"}, {"ich", "ích"}, {"it", "ít"}, {"kem", "kèm"},
{"kenh", "kênh"}, {"keo", "kéo"}, {"kep", "kẹp"}, {"ket", "kết"}, {"keu", "kêu"}, {"kha", "khả"},
{"khac", "khác"}, {"khach", "khách"}, {"kham", "khám"}, {"khan", "khăn"}, {"khang", "kháng"},
{"khanh", "khánh"}, {"khao", "khảo"}, {"khau", "khẩu"}, {"khep", "khép"}, {"khich", "khích"},
{"khiem", "khiêm"}, {"khien", "khiển"}, {"khiet", "khiết"}, {"khieu", "khiếu"}, {"khoac", "khoác"},
{"khoan", "khoản"}, {"khoang", "khoảng"}, {"khoe", "khỏe"}, {"khong", "không"}, {"khop", "khớp"},
{"khuan", "khuẩn"}, {"khuat", "khuất"}, {"khuc", "khúc"}, {"khuon", "khuôn"}, {"khuyen", "khuyến"},
{"khuyet", "khuyết"}, {"kich", "kích"}, {"kiem", "kiểm"}, {"kien", "kiện"}, {"kieu", "kiểu"},
{"kin", "kín"}, {"kip", "kịp"}, {"la", "là"}, {"lac", "lạc"}, {"lach", "lạch"}, {"lai", "lại"},
{"lam", "làm"}, {"lan", "lần"}, {"lanh", "lãnh"}, {"lap", "lập"}, {"lat", "lật"}, {"lau", "lâu"},
{"lay", "lấy"}, {"le", "lệ"}, {"lech", "lệch"}, {"len", "lên"}, {"lenh", "lệnh"}, {"li", "lí"},
{"lich", "lịch"}, {"lien", "liên"}, {"liet", "liệt"}, {"lieu", "liệu"}, {"linh", "lĩnh"},
{"lit", "lít"}, {"loai", "loại"}, {"loan", "loạn"}, {"loat", "loạt"}, {"loc", "lọc"},
{"loi", "lợi"}, {"lon", "lớn"}, {"lop", "lớp"}, {"lu", "lũ"}, {"lua", "lựa"}, {"luan", "luận"},
{"luat", "luật"}, {"luc", "lực"}, {"lui", "lùi"}, {"lun", "lún"}, {"lung", "lưng"},
{"luoc", "lược"}, {"luoi", "lưới"}, {"luon", "luôn"}, {"luong", "lượng"}, {"luot", "lượt"},
{"lut", "lụt"}, {"luu", "lưu"}, {"luy", "lũy"}, {"luyen", "luyện"}, {"ma", "mà"},
{"mac", "mắc"}, {"mach", "mạch"}, {"mai", "mại"}, {"mam", "mầm"}, {"mang", "mạng"},
{"manh", "mạnh"}, {"mao", "mạo"}, {"mau", "mẫu"}, {"may", "máy"}, {"me", "mẹ"}, {"mem", "mềm"},
{"menh", "mệnh"}, {"mep", "mép"}, {"met", "mét"}, {"mi", "mĩ"}, {"mien", "miễn"},
{"mieng", "miếng"}, {"min", "mìn"}, {"moc", "móc"}, {"mon", "môn"}, {"mooc", "moóc"},
{"mot", "một"}, {"mu", "mũ"}, {"muc", "mục"}, {"mui", "mũi"}, {"mung", "mừng"}, {"muong", "mương"},
{"muu", "mưu"}, {"na", "nã"}, {"nai", "nại"}, {"nam", "năm"}, {"nan", "nạn"}, {"nang", "năng"},
{"nao", "nào"}, {"nap", "nạp"}, {"nat", "nát"}, {"nau", "nấu"}, {"nay", "này"}, {"nen", "nền"},
{"nep", "nếp"}, {"net", "nét"}, {"neu", "nếu"}, {"ngach", "ngạch"}, {"ngai", "ngại"},
{"ngam", "ngầm"}, {"ngan", "ngân"}, {"nganh", "ngành"}, {"ngap", "ngập"}, {"ngat", "ngặt"},
{"ngau", "ngẫu"}, {"ngay", "ngày"}, {"nghe", "nghệ"}, {"ngheo", "nghèo"}, {"nghi", "nghị"},
{"nghia", "nghĩa"}, {"nghiem", "nghiệm"}, {"nghien", "nghiên"}, {"nghieng", "nghiêng"},
{"nghiep", "nghiệp"}, {"nghin", "nghìn"}, {"ngo", "ngờ"}, {"ngoai", "ngoài"}, {"ngon", "ngôn"},
{"ngot", "ngọt"}, {"ngu", "ngữ"}, {"ngua", "ngừa"}, {"nguc", "ngực"}, {"ngung", "ngừng"},
{"nguoc", "ngược"}, {"nguoi", "người"}, {"nguon", "nguồn"}, {"nguong", "ngưỡng"},
{"nguyen", "nguyên"}, {"nha", "nhà"}, {"nhac", "nhắc"}, {"nham", "nhằm"}, {"nhan", "nhân"},
{"nhanh", "nhánh"}, {"nhap", "nhập"}, {"nhat", "nhất"}, {"nhay", "nhạy"}, {"nhe", "nhẹ"},
{"nhiem", "nhiệm"}, {"nhien", "nhiên"}, {"nhiep", "nhiếp"}, {"nhiet", "nhiệt"}, {"nhieu", "nhiều"},
{"nhin", "nhìn"}, {"nho", "nhỏ"}, {"nhoc", "nhọc"}, {"nhom", "nhóm"}, {"nhon", "nhọn"},
{"nhu", "như"}, {"nhua", "nhựa"}, {"nhuan", "nhuận"}, {"nhuc", "nhục"}, {"nhue", "nhuệ"},
{"nhung", "những"}, {"nhuoc", "nhược"}, {"nhuong", "nhượng"}, {"niem", "niêm"}, {"nien", "niên"},
{"no", "nợ"}, {"noi", "nội"}, {"nong", "nông"}, {"nop", "nộp"}, {"nu", "nữ"}, {"nua", "nửa"},
{"nui", "núi"}, {"nuoc", "nước"}, {"nuoi", "nuôi"}, {"nuong", "nương"}, {"nut", "nút"}, {"o", "ở"},
{"om", "ốm"}, {"on", "ổn"}, {"op", "ốp"}, {"pha", "phá"}, {"phac", "phác"}, {"phai", "phải"},
{"pham", "phạm"}, {"phang", "phẳng"}, {"phap", "pháp"}, {"phat", "phát"}, {"phau", "phẫu"},
{"phe", "phê"}, {"phep", "phép"}, {"phi", "phí"}, {"phia", "phía"}, {"phich", "phích"},
{"phien", "phiên"}, {"phieu", "phiếu"}, {"pho", "phố"}, {"phoi", "phối"}, {"phong", "phòng"},
{"phuc", "phục"}, {"phuong", "phương"}, {"phut", "phút"}, {"quang", "quảng"}, {"quat", "quát"},
{"que", "quê"}, {"quet", "quét"}, {"quoc", "quốc"}, {"quyen", "quyền"},
{"quyet", "quyết"}, {"rac", "rác"}, {"rach", "rách"}, {"rai", "rãi"}, {"ran", "rắn"},
{"rang", "ràng"}, {"rao", "rào"}, {"rap", "ráp"}, {"rat", "rất"}, {"ren", "rèn"}, {"ret", "rét"},
{"ri", "rỉ"}, {"ria", "rịa"}, {"rieng", "riêng"}, {"ro", "rõ"}, {"ron", "rôn"}, {"rong", "rộng"},
{"rua", "rửa"}, {"rui", "rủi"}, {"rung", "rừng"}, {"ruong", "ruộng"}, {"ruot", "ruột"},
{"ruou", "rượu"}, {"rut", "rút"}, {"sac", "sắc"}, {"sach", "sách"}, {"sam", "sắm"}, {"san", "sản"},
{"sanh", "sánh"}, {"sap", "sắp"}, {"sat", "sát"}, {"se", "sẽ"}, {"sec", "séc"}, {"set", "sét"},
{"si", "sĩ"}, {"sieu", "siêu"}, {"soan", "soạn"}, {"soat", "soát"}, {"soc", "sóc"}, {"som", "sớm"},
{"son", "sơn"}, {"song", "sống"}, {"sot", "sót"}, {"su", "sử"}, {"sua", "sửa"}, {"suat", "suất"},
{"suc", "sức"}, {"suoi", "suối"}, {"suon", "sườn"}, {"suong", "sương"}, {"suot", "suốt"},
{"sut", "sút"}, {"suu", "sưu"}, {"ta", "tả"}, {"tac", "tác"}, {"tach", "tách"}, {"tai", "tại"},
{"tam", "tạm"}, {"tao", "tạo"}, {"tap", "tập"}, {"tat", "tắt"}, {"tau", "tàu"}, {"te", "tế"},
{"tec", "téc"}, {"ten", "tên"}, {"tep", "tệp"}, {"tet", "tết"}, {"thac", "thác"},
{"thach", "thách"}, {"tham", "thẩm"}, {"than", "thân"}, {"thang", "tháng"}, {"thanh", "thành"},
{"thap", "thập"}, {"that", "thất"}, {"thau", "thầu"}, {"the", "thể"}, {"them", "thêm"},
{"thep", "thép"}, {"thich", "thích"}, {"thien", "thiên"}, {"thiep", "thiệp"}, {"thiet", "thiết"},
{"thieu", "thiểu"}, {"thinh", "thỉnh"}, {"thit", "thịt"}, {"tho", "thổ"}, {"thoa", "thỏa"},
{"thoai", "thoại"}, {"thoang", "thoáng"}, {"thoat", "thoát"}, {"thoc", "thóc"}, {"thoi", "thời"},
{"thon", "thôn"}, {"thong", "thông"}, {"thua", "thừa"}, {"thuan", "thuận"}, {"thuat", "thuật"},
{"thuc", "thực"}, {"thue", "thuế"}, {"thung", "thùng"}, {"thuoc", "thuộc"}, {"thuy", "thủy"},
{"thuyen", "thuyền"}, {"thuyet", "thuyết"}, {"tich", "tịch"}, {"tiem", "tiềm"}, {"tieng", "tiếng"},
{"tiep", "tiếp"}, {"tiet", "tiết"}, {"tieu", "tiêu"}, {"tim", "tìm"}, {"to", "tổ"}, {"toa", "tòa"},
{"toan", "toàn"}, {"toc", "tộc"}, {"toi", "tối"}, {"tom", "tóm"}, {"tong", "tổng"}, {"tot", "tốt"},
{"trac", "trắc"}, {"trach", "trách"}, {"trai", "trái"}, {"tram", "trạm"}, {"trat", "trật"},
{"trau", "trâu"}, {"tre", "trẻ"}, {"tren", "trên"}, {"trich", "trích"}, {"trien", "triển"},
{"triet", "triệt"}, {"trieu", "triệu"}, {"trinh", "trình"}, {"tro", "trợ"}, {"troi", "trời"},
{"trom", "trộm"}, {"tron", "trốn"}, {"trot", "trọt"}, {"truc", "trực"}, {"trum", "trùm"},
{"truoc", "trước"}, {"truong", "trường"}, {"truot", "trượt"}, {"truyen", "truyền"}, {"tua", "tựa"},
{"tuan", "tuân"}, {"tuat", "tuất"}, {"tuc", "tục"}, {"tue", "tuệ"}, {"tui", "túi"},
{"tung", "từng"}, {"tuoc", "tước"}, {"tuoi", "tuổi"}, {"tuong", "tượng"}, {"tuu", "tựu"},
{"tuy", "tùy"}, {"tuyet", "tuyệt"}, {"un", "ùn"}, {"ung", "ứng"}, {"uoc", "ước"}, {"uom", "ươm"},
{"uong", "ương"}, {"uu", "ưu"}, {"uy", "ủy"}, {"va", "và"}, {"vac", "vắc"}, {"vach", "vạch"},
{"van", "văn"}, {"vanh", "vành"}, {"vao", "vào"}, {"vat", "vật"}, {"ve", "về"}, {"ven", "vẹn"},
{"viec", "việc"}, {"vien", "viên"}, {"vieng", "viếng"}, {"viet", "việt"}, {"voi", "với"},
{"von", "vốn"}, {"vong", "vòng"}, {"vot", "vớt"}, {"vu", "vụ"}, {"vua", "vừa"}, {"vuc", "vực"},
{"vung", "vùng"}, {"vuon", "vườn"}, {"vuong", "vướng"}, {"vuot", "vượt"}, {"xa", "xã"},
{"xac", "xác"}, {"xach", "xách"}, {"xam", "xâm"}, {"xang", "xăng"}, {"xao", "xảo"}, {"xau", "xấu"},
{"xay", "xây"}, {"xep", "xếp"}, {"xet", "xét"}, {"xo", "xổ"}, {"xoa", "xóa"}, {"xoi", "xói"},
{"xom", "xóm"}, {"xu", "xử"}, {"xuan", "xuân"}, {"xuat", "xuất"}, {"xuc", "xúc"}, {"xui", "xúi"},
{"xuong", "xuống"}, {"xuyen", "xuyên"}, {"yen", "yên"}, {"yet", "yết"}, {"yeu", "yêu"}};
/* clang-format on */

static int compare_word(const void *key, const void *item) {
    return tc_slice_compare(*(const tc_slice *)key, tc_slice_of(*(const char *const *)item));
}

static int compare_usual(const void *key, const void *item) {
    return tc_slice_compare(*(const tc_slice *)key, tc_slice_of(((const usual *)item)->folded));
}

bool tc_is_function_word(tc_slice folded) {
    return folded.len < 2 || (folded.len == 2 && tc_utf8_is_number(folded)) ||
           bsearch(&folded, function_words, sizeof function_words / sizeof *function_words,
                   sizeof *function_words, compare_word) != NULL;
}

tc_slice tc_usual_accents(tc_slice folded) {
    const usual *found =
        bsearch(&folded, table, sizeof table / sizeof *table, sizeof *table, compare_usual);
    return tc_slice_of(found ? found->accents : NULL);
}

bool tc_is_pair(tc_slice first, tc_slice second) {
    return !tc_is_function_word(first) && !tc_is_function_word(second) &&
           !(tc_utf8_is_number(first) && tc_utf8_is_number(second));
}
