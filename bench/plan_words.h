/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The words of the plan generator: places, syllables, names and the phrases that sentences are made
 * of.  Only plan_book.c and plan_text.c include it. */
#ifndef TRACUU_BENCH_PLAN_WORDS_H
#define TRACUU_BENCH_PLAN_WORDS_H

#include <stdint.h>

#define LENGTH(list) ((uint32_t)(sizeof(list) / sizeof *(list)))

typedef struct plan_province {
    const char *name, *upper;
} plan_province;

/* The 58 provinces up to 30 June 2025, without the five cities. */
static const plan_province PROVINCES[] = {
    {"An Giang", "AN GIANG"},       {"Bà Rịa - Vũng Tàu", "BÀ RỊA - VŨNG TÀU"},
    {"Bạc Liêu", "BẠC LIÊU"},       {"Bắc Giang", "BẮC GIANG"},
    {"Bắc Kạn", "BẮC KẠN"},         {"Bắc Ninh", "BẮC NINH"},
    {"Bến Tre", "BẾN TRE"},         {"Bình Dương", "BÌNH DƯƠNG"},
    {"Bình Định", "BÌNH ĐỊNH"},     {"Bình Phước", "BÌNH PHƯỚC"},
    {"Bình Thuận", "BÌNH THUẬN"},   {"Cà Mau", "CÀ MAU"},
    {"Cao Bằng", "CAO BẰNG"},       {"Đắk Lắk", "ĐẮK LẮK"},
    {"Đắk Nông", "ĐẮK NÔNG"},       {"Điện Biên", "ĐIỆN BIÊN"},
    {"Đồng Nai", "ĐỒNG NAI"},       {"Đồng Tháp", "ĐỒNG THÁP"},
    {"Gia Lai", "GIA LAI"},         {"Hà Giang", "HÀ GIANG"},
    {"Hà Nam", "HÀ NAM"},           {"Hà Tĩnh", "HÀ TĨNH"},
    {"Hải Dương", "HẢI DƯƠNG"},     {"Hậu Giang", "HẬU GIANG"},
    {"Hòa Bình", "HÒA BÌNH"},       {"Hưng Yên", "HƯNG YÊN"},
    {"Khánh Hòa", "KHÁNH HÒA"},     {"Kiên Giang", "KIÊN GIANG"},
    {"Kon Tum", "KON TUM"},         {"Lai Châu", "LAI CHÂU"},
    {"Lạng Sơn", "LẠNG SƠN"},       {"Lào Cai", "LÀO CAI"},
    {"Lâm Đồng", "LÂM ĐỒNG"},       {"Long An", "LONG AN"},
    {"Nam Định", "NAM ĐỊNH"},       {"Nghệ An", "NGHỆ AN"},
    {"Ninh Bình", "NINH BÌNH"},     {"Ninh Thuận", "NINH THUẬN"},
    {"Phú Thọ", "PHÚ THỌ"},         {"Phú Yên", "PHÚ YÊN"},
    {"Quảng Bình", "QUẢNG BÌNH"},   {"Quảng Nam", "QUẢNG NAM"},
    {"Quảng Ngãi", "QUẢNG NGÃI"},   {"Quảng Ninh", "QUẢNG NINH"},
    {"Quảng Trị", "QUẢNG TRỊ"},     {"Sóc Trăng", "SÓC TRĂNG"},
    {"Sơn La", "SƠN LA"},           {"Tây Ninh", "TÂY NINH"},
    {"Thái Bình", "THÁI BÌNH"},     {"Thái Nguyên", "THÁI NGUYÊN"},
    {"Thanh Hóa", "THANH HÓA"},     {"Thừa Thiên Huế", "THỪA THIÊN HUẾ"},
    {"Tiền Giang", "TIỀN GIANG"},   {"Trà Vinh", "TRÀ VINH"},
    {"Tuyên Quang", "TUYÊN QUANG"}, {"Vĩnh Long", "VĨNH LONG"},
    {"Vĩnh Phúc", "VĨNH PHÚC"},     {"Yên Bái", "YÊN BÁI"},
};

/* Syllables are an onset and a rime; before the rimes from FIRST_FRONT_RIME on, c, g and ng are
 * spelt k, gh and ngh. */
#define FIRST_FRONT_RIME 326
static const char *const RIMES[] = {
    "a",    "á",    "à",    "ả",    "ã",    "ạ",    "ai",   "ái",   "ài",   "ải",   "ãi",   "ại",
    "am",   "ám",   "àm",   "ảm",   "ãm",   "ạm",   "an",   "án",   "àn",   "ản",   "ãn",   "ạn",
    "ang",  "áng",  "àng",  "ảng",  "ãng",  "ạng",  "anh",  "ánh",  "ành",  "ảnh",  "ãnh",  "ạnh",
    "ao",   "áo",   "ào",   "ảo",   "ão",   "ạo",   "au",   "áu",   "àu",   "ảu",   "ãu",   "ạu",
    "âm",   "ấm",   "ầm",   "ẩm",   "ẫm",   "ậm",   "ân",   "ấn",   "ần",   "ẩn",   "ẫn",   "ận",
    "âng",  "ấng",  "ầng",  "ẩng",  "ẫng",  "ậng",  "âu",   "ấu",   "ầu",   "ẩu",   "ẫu",   "ậu",
    "ăm",   "ắm",   "ằm",   "ẳm",   "ẵm",   "ặm",   "ăn",   "ắn",   "ằn",   "ẳn",   "ẵn",   "ặn",
    "ăng",  "ắng",  "ằng",  "ẳng",  "ẵng",  "ặng",  "o",    "ó",    "ò",    "ỏ",    "õ",    "ọ",
    "oa",   "óa",   "òa",   "ỏa",   "õa",   "ọa",   "oan",  "oán",  "oàn",  "oản",  "oãn",  "oạn",
    "oang", "oáng", "oàng", "oảng", "oãng", "oạng", "oi",   "ói",   "òi",   "ỏi",   "õi",   "ọi",
    "om",   "óm",   "òm",   "ỏm",   "õm",   "ọm",   "on",   "ón",   "òn",   "ỏn",   "õn",   "ọn",
    "ong",  "óng",  "òng",  "ỏng",  "õng",  "ọng",  "ô",    "ố",    "ồ",    "ổ",    "ỗ",    "ộ",
    "ôi",   "ối",   "ồi",   "ổi",   "ỗi",   "ội",   "ôm",   "ốm",   "ồm",   "ổm",   "ỗm",   "ộm",
    "ôn",   "ốn",   "ồn",   "ổn",   "ỗn",   "ộn",   "ông",  "ống",  "ồng",  "ổng",  "ỗng",  "ộng",
    "ơ",    "ớ",    "ờ",    "ở",    "ỡ",    "ợ",    "ơi",   "ới",   "ời",   "ởi",   "ỡi",   "ợi",
    "ơn",   "ớn",   "ờn",   "ởn",   "ỡn",   "ợn",   "u",    "ú",    "ù",    "ủ",    "ũ",    "ụ",
    "ui",   "úi",   "ùi",   "ủi",   "ũi",   "ụi",   "um",   "úm",   "ùm",   "ủm",   "ũm",   "ụm",
    "un",   "ún",   "ùn",   "ủn",   "ũn",   "ụn",   "ung",  "úng",  "ùng",  "ủng",  "ũng",  "ụng",
    "uôi",  "uối",  "uồi",  "uổi",  "uỗi",  "uội",  "uôn",  "uốn",  "uồn",  "uổn",  "uỗn",  "uộn",
    "uông", "uống", "uồng", "uổng", "uỗng", "uộng", "uy",   "úy",   "ùy",   "ủy",   "ũy",   "ụy",
    "ư",    "ứ",    "ừ",    "ử",    "ữ",    "ự",    "ưng",  "ứng",  "ừng",  "ửng",  "ững",  "ựng",
    "ươi",  "ưới",  "ười",  "ưởi",  "ưỡi",  "ượi",  "ươm",  "ướm",  "ườm",  "ưởm",  "ưỡm",  "ượm",
    "ươn",  "ướn",  "ườn",  "ưởn",  "ưỡn",  "ượn",  "ương", "ướng", "ường", "ưởng", "ưỡng", "ượng",
    "ưu",   "ứu",   "ừu",   "ửu",   "ữu",   "ựu",   "ác",   "ạc",   "át",   "ạt",   "ách",  "ạch",
    "áp",   "ạp",   "ắc",   "ặc",   "ắt",   "ặt",   "ấc",   "ậc",   "ất",   "ật",   "ấp",   "ập",
    "óc",   "ọc",   "oát",  "oạt",  "ót",   "ọt",   "ốc",   "ộc",   "ốt",   "ột",   "ớt",   "ợt",
    "úc",   "ục",   "út",   "ụt",   "uốc",  "uộc",  "uốt",  "uột",  "ước",  "ược",  "ức",   "ực",
    "ứt",   "ựt",   "e",    "é",    "è",    "ẻ",    "ẽ",    "ẹ",    "en",   "én",   "èn",   "ẻn",
    "ẽn",   "ẹn",   "eng",  "éng",  "èng",  "ẻng",  "ẽng",  "ẹng",  "êm",   "ếm",   "ềm",   "ểm",
    "ễm",   "ệm",   "ên",   "ến",   "ền",   "ển",   "ễn",   "ện",   "êu",   "ếu",   "ều",   "ểu",
    "ễu",   "ệu",   "i",    "í",    "ì",    "ỉ",    "ĩ",    "ị",    "im",   "ím",   "ìm",   "ỉm",
    "ĩm",   "ịm",   "in",   "ín",   "ìn",   "ỉn",   "ĩn",   "ịn",   "inh",  "ính",  "ình",  "ỉnh",
    "ĩnh",  "ịnh",  "iêm",  "iếm",  "iềm",  "iểm",  "iễm",  "iệm",  "iên",  "iến",  "iền",  "iển",
    "iễn",  "iện",  "iêng", "iếng", "iềng", "iểng", "iễng", "iệng", "iêu",  "iếu",  "iều",  "iểu",
    "iễu",  "iệu",  "éc",   "ẹc",   "ét",   "ẹt",   "ết",   "ệt",   "ích",  "ịch",  "iếc",  "iệc",
    "iết",  "iệt",  "iếp",  "iệp",  "ít",   "ịt",
};

typedef struct plan_onset {
    const char *back, *front, *upper_back, *upper_front;
} plan_onset;

static const plan_onset ONSETS[] = {
    {"b", "b", "B", "B"},       {"c", "k", "C", "K"},     {"ch", "ch", "Ch", "Ch"},
    {"d", "d", "D", "D"},       {"đ", "đ", "Đ", "Đ"},     {"g", "gh", "G", "Gh"},
    {"h", "h", "H", "H"},       {"kh", "kh", "Kh", "Kh"}, {"l", "l", "L", "L"},
    {"m", "m", "M", "M"},       {"n", "n", "N", "N"},     {"nh", "nh", "Nh", "Nh"},
    {"ng", "ngh", "Ng", "Ngh"}, {"ph", "ph", "Ph", "Ph"}, {"r", "r", "R", "R"},
    {"s", "s", "S", "S"},       {"t", "t", "T", "T"},     {"th", "th", "Th", "Th"},
    {"tr", "tr", "Tr", "Tr"},   {"v", "v", "V", "V"},     {"x", "x", "X", "X"},
};

/* People, who are all invented. */
static const char *const SURNAMES[] = {
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ",    "Đặng",
    "Bùi",    "Đỗ",   "Hồ", "Ngô",  "Dương", "Lý",    "Đinh", "Hà", "Lương", "Tạ",
};
static const char *const MIDDLES[] = {
    "Văn",  "Thị",  "Đức",  "Minh", "Thanh", "Quốc", "Hữu",  "Ngọc", "Thu", "Xuân",
    "Công", "Đình", "Hồng", "Kim",  "Quang", "Thế",  "Bích", "Anh",  "Gia", "Mạnh",
};
static const char *const GIVEN[] = {
    "An",   "Bình",  "Chi",   "Cường", "Dũng",  "Duy",   "Giang", "Hà",    "Hải",    "Hạnh",
    "Hậu",  "Hiền",  "Hiếu",  "Hoa",   "Hòa",   "Hùng",  "Huy",   "Hương", "Khánh",  "Khoa",
    "Lan",  "Lâm",   "Linh",  "Long",  "Lộc",   "Mai",   "Minh",  "My",    "Nam",    "Nga",
    "Ngân", "Nghĩa", "Nhân",  "Nhung", "Oanh",  "Phong", "Phú",   "Phúc",  "Phương", "Quân",
    "Quý",  "Quyên", "Sơn",   "Tâm",   "Tân",   "Thảo",  "Thắng", "Thịnh", "Thọ",    "Thủy",
    "Tiến", "Toàn",  "Trang", "Trí",   "Trung", "Tú",    "Tuấn",  "Tùng",  "Vân",    "Yến",
};

/* Departments: 0 is the committee itself. */
typedef struct plan_office {
    const char *name, *upper, *symbol, *file;
} plan_office;

static const plan_office OFFICES[] = {
    {"UBND tỉnh", "UBND TỈNH", "UBND", "ubnd"},
    {"Sở Khoa học và Công nghệ", "SỞ KHOA HỌC VÀ CÔNG NGHỆ", "SKHCN", "skhcn"},
    {"Sở Nội vụ", "SỞ NỘI VỤ", "SNV", "snv"},
    {"Sở Tài chính", "SỞ TÀI CHÍNH", "STC", "stc"},
    {"Sở Thông tin và Truyền thông", "SỞ THÔNG TIN VÀ TRUYỀN THÔNG", "STTTT", "stttt"},
    {"Sở Nông nghiệp và Phát triển nông thôn", "SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN", "SNN",
     "snn"},
    {"Sở Công Thương", "SỞ CÔNG THƯƠNG", "SCT", "sct"},
    {"Sở Y tế", "SỞ Y TẾ", "SYT", "syt"},
    {"Sở Giáo dục và Đào tạo", "SỞ GIÁO DỤC VÀ ĐÀO TẠO", "SGDĐT", "sgddt"},
    {"Sở Tư pháp", "SỞ TƯ PHÁP", "STP", "stp"},
    {"Sở Xây dựng", "SỞ XÂY DỰNG", "SXD", "sxd"},
    {"Sở Tài nguyên và Môi trường", "SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG", "STNMT", "stnmt"},
};

static const char *const UNITS[] = {
    "Văn phòng UBND tỉnh",
    "Sở Kế hoạch và Đầu tư",
    "Sở Văn hóa, Thể thao và Du lịch",
    "Sở Lao động - Thương binh và Xã hội",
    "Sở Giao thông vận tải",
    "Công an tỉnh",
    "Bộ Chỉ huy Quân sự tỉnh",
    "Thanh tra tỉnh",
    "Ban Dân tộc",
    "Ban Quản lý các khu công nghiệp",
    "Đài Phát thanh và Truyền hình tỉnh",
    "Liên minh Hợp tác xã tỉnh",
    "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh",
    "Bảo hiểm xã hội tỉnh",
    "Cục Thống kê",
    "UBND các huyện, thị xã, thành phố",
    "Các sở, ban, ngành",
    "Hội Nông dân tỉnh",
    "Tỉnh đoàn",
    "Bưu điện tỉnh",
};

static const char *const TOPICS[] = {
    "phát triển khoa học, công nghệ và đổi mới sáng tạo",
    "chuyển đổi số trong cơ quan nhà nước",
    "cải cách hành chính",
    "phát triển kinh tế tập thể, hợp tác xã",
    "cơ cấu lại ngành nông nghiệp",
    "ứng phó với biến đổi khí hậu",
    "bảo vệ và phát triển rừng",
    "phát triển du lịch cộng đồng",
    "nâng cao năng lực cạnh tranh cấp tỉnh",
    "phòng, chống thiên tai và tìm kiếm cứu nạn",
    "giảm nghèo bền vững",
    "xây dựng nông thôn mới nâng cao",
    "bảo đảm an toàn thực phẩm",
    "phát triển nguồn nhân lực chất lượng cao",
    "phổ biến, giáo dục pháp luật",
    "chăm sóc sức khỏe người cao tuổi",
    "phát triển thương mại điện tử",
    "hỗ trợ doanh nghiệp nhỏ và vừa",
    "sử dụng năng lượng tiết kiệm và hiệu quả",
    "truy xuất nguồn gốc sản phẩm, hàng hóa",
    "phát triển tài sản trí tuệ",
    "bảo vệ bí mật nhà nước",
    "bình đẳng giới và vì sự tiến bộ của phụ nữ",
    "an toàn giao thông đường bộ",
    "xã hội học tập",
    "quản lý chất thải rắn sinh hoạt",
    "phát triển thủy sản",
    "nâng cao chất lượng dịch vụ công trực tuyến",
    "phát triển công nghiệp hỗ trợ",
    "bảo tồn di sản văn hóa",
};

static const char *const VERBS[] = {
    "Tổ chức",
    "Triển khai",
    "Rà soát",
    "Tham mưu ban hành",
    "Đẩy mạnh",
    "Hướng dẫn",
    "Kiểm tra",
    "Xây dựng",
    "Hỗ trợ",
    "Nâng cao chất lượng",
    "Phối hợp thực hiện",
    "Tuyên truyền",
    "Hoàn thiện",
    "Bố trí kinh phí cho",
    "Đánh giá",
    "Nhân rộng",
    "Đào tạo, bồi dưỡng về",
    "Tổng hợp, báo cáo",
    "Khảo sát",
    "Giám sát",
};

static const char *const OBJECTS[] = {
    "cơ sở dữ liệu dùng chung",
    "quy trình nội bộ giải quyết thủ tục hành chính",
    "mô hình sản xuất theo chuỗi giá trị",
    "hệ thống thông tin một cửa điện tử",
    "công tác cải cách hành chính",
    "vùng sản xuất tập trung",
    "các hợp tác xã kiểu mới",
    "dịch vụ công trực tuyến toàn trình",
    "chương trình bồi dưỡng cán bộ, công chức",
    "mạng lưới tư vấn, chuyển giao công nghệ",
    "đề án vị trí việc làm",
    "phong trào thi đua",
    "công trình cấp nước sạch",
    "các nhiệm vụ khoa học cấp tỉnh",
    "chính sách thu hút đầu tư",
    "nhãn hiệu chứng nhận cho nông sản",
    "hạ tầng kỹ thuật cụm công nghiệp",
    "cơ chế phối hợp liên ngành",
    "kế hoạch sử dụng đất",
    "đội ngũ báo cáo viên",
    "hồ sơ sức khỏe điện tử",
    "mạng lưới quan trắc môi trường",
    "các tổ công nghệ số cộng đồng",
    "thư viện, thiết chế văn hóa cơ sở",
    "diện tích rừng trồng gỗ lớn",
    "hoạt động xúc tiến thương mại",
    "quy hoạch chi tiết khu dân cư",
    "tủ sách pháp luật",
    "các điểm đen giao thông",
    "mô hình kinh tế tuần hoàn",
};

static const char *const AIMS[] = {
    "bảo đảm đúng tiến độ, hiệu quả, tiết kiệm",
    "góp phần nâng cao đời sống của Nhân dân",
    "phục vụ công tác chỉ đạo, điều hành",
    "phù hợp với điều kiện thực tế của địa phương",
    "tạo thuận lợi cho người dân và doanh nghiệp",
    "tránh chồng chéo, lãng phí",
    "gắn với trách nhiệm của người đứng đầu",
    "theo chức năng, nhiệm vụ được giao",
    "đáp ứng yêu cầu hội nhập quốc tế",
    "làm cơ sở để sơ kết, tổng kết",
    "bảo đảm công khai, minh bạch",
    "từng bước hình thành thói quen sử dụng dịch vụ số",
    "nhất là ở vùng sâu, vùng xa",
    "ưu tiên các xã đặc biệt khó khăn",
    "nâng tỷ lệ hài lòng của tổ chức, cá nhân",
    "chú trọng chất lượng hơn số lượng",
};

static const char *const RESULTS[] = {
    "Báo cáo",
    "Quyết định",
    "Kế hoạch",
    "Nghị quyết",
    "Hội nghị",
    "Cơ sở dữ liệu",
    "Đề án được phê duyệt",
    "Mô hình được nghiệm thu",
};

/* Documents of the centre that everybody cites, the most cited first; numbers and dates are facts.
 */
typedef struct plan_national {
    const char *type, *symbol, *date, *issuer, *title;
    int year; /* a plan of this year or earlier does not cite it */
} plan_national;

static const plan_national NATIONALS[] = {
    {"Nghị quyết", "20-NQ/TW", "01/11/2012", "Ban Chấp hành Trung ương Đảng khóa XI",
     "về phát triển khoa học và công nghệ", 2012},
    {"Nghị định", "08/2014/NĐ-CP", "27/01/2014", "Chính phủ",
     "hướng dẫn thi hành một số điều của Luật Khoa học và Công nghệ", 2014},
    {"Nghị quyết", "30c/NQ-CP", "08/11/2011", "Chính phủ",
     "ban hành Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2011 - 2020", 2011},
    {"Nghị định", "13/2012/NĐ-CP", "02/3/2012", "Chính phủ", "ban hành Điều lệ Sáng kiến", 2012},
    {"Quyết định", "19/2014/QĐ-TTg", "05/3/2014", "Thủ tướng Chính phủ",
     "về việc áp dụng Hệ thống quản lý chất lượng vào hoạt động của cơ quan hành chính nhà nước",
     2014},
    {"Quyết định", "844/QĐ-TTg", "18/5/2016", "Thủ tướng Chính phủ",
     "phê duyệt Đề án hỗ trợ hệ sinh thái khởi nghiệp đổi mới sáng tạo quốc gia", 2016},
    {"Thông tư", "26/2014/TT-BKHCN", "10/10/2014", "Bộ trưởng Bộ Khoa học và Công nghệ",
     "hướng dẫn áp dụng Hệ thống quản lý chất lượng vào hoạt động của cơ quan hành chính nhà nước",
     2014},
    {"Nghị quyết", "19-NQ/TW", "25/10/2017", "Ban Chấp hành Trung ương Đảng khóa XII",
     "về tiếp tục đổi mới hệ thống tổ chức và quản lý đơn vị sự nghiệp công lập", 2017},
    {"Nghị quyết", "18-NQ/TW", "25/10/2017", "Ban Chấp hành Trung ương Đảng khóa XII",
     "về tiếp tục đổi mới, sắp xếp tổ chức bộ máy của hệ thống chính trị", 2017},
    {"Nghị định", "61/2018/NĐ-CP", "23/4/2018", "Chính phủ",
     "về thực hiện cơ chế một cửa, một cửa liên thông", 2018},
    {"Quyết định", "996/QĐ-TTg", "10/8/2018", "Thủ tướng Chính phủ",
     "phê duyệt Đề án tăng cường, đổi mới hoạt động đo lường", 2018},
    {"Quyết định", "100/QĐ-TTg", "19/01/2019", "Thủ tướng Chính phủ",
     "phê duyệt Đề án triển khai hệ thống truy xuất nguồn gốc", 2019},
    {"Kết luận", "50-KL/TW", "30/5/2019", "Ban Bí thư",
     "về tiếp tục thực hiện Nghị quyết Hội nghị Trung ương 6 khóa XI", 2019},
    {"Nghị quyết", "52-NQ/TW", "27/9/2019", "Bộ Chính trị",
     "về chủ động tham gia cuộc Cách mạng công nghiệp lần thứ tư", 2019},
    {"Nghị định", "30/2020/NĐ-CP", "05/3/2020", "Chính phủ", "về công tác văn thư", 2020},
    {"Quyết định", "749/QĐ-TTg", "03/6/2020", "Thủ tướng Chính phủ",
     "phê duyệt Chương trình Chuyển đổi số quốc gia", 2020},
    {"Quyết định", "1322/QĐ-TTg", "31/8/2020", "Thủ tướng Chính phủ",
     "phê duyệt Chương trình nâng cao năng suất và chất lượng sản phẩm, hàng hóa", 2020},
    {"Quyết định", "942/QĐ-TTg", "15/6/2021", "Thủ tướng Chính phủ",
     "phê duyệt Chiến lược phát triển Chính phủ điện tử hướng tới Chính phủ số", 2021},
    {"Nghị quyết", "76/NQ-CP", "15/7/2021", "Chính phủ",
     "ban hành Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021 - 2030", 2021},
    {"Quyết định", "06/QĐ-TTg", "06/01/2022", "Thủ tướng Chính phủ",
     "phê duyệt Đề án phát triển ứng dụng dữ liệu về dân cư", 2022},
    {"Quyết định", "411/QĐ-TTg", "31/3/2022", "Thủ tướng Chính phủ",
     "phê duyệt Chiến lược quốc gia phát triển kinh tế số và xã hội số", 2022},
    {"Quyết định", "569/QĐ-TTg", "11/5/2022", "Thủ tướng Chính phủ",
     "ban hành Chiến lược phát triển khoa học, công nghệ và đổi mới sáng tạo", 2022},
    {"Nghị quyết", "36-NQ/TW", "30/01/2023", "Bộ Chính trị",
     "về phát triển và ứng dụng công nghệ sinh học", 2023},
    {"Kết luận", "69-KL/TW", "11/01/2024", "Bộ Chính trị",
     "về tiếp tục phát triển khoa học và công nghệ", 2024},
    {"Quyết định", "709/QĐ-TTg", "23/7/2024", "Thủ tướng Chính phủ",
     "ban hành kế hoạch phát triển khoa học, công nghệ và đổi mới sáng tạo", 2024},
};

#endif
