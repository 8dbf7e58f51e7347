/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The words that end the name of a unit in a sentence. */
#include "units.h"

/* Verbs and turns of phrase that follow a unit in a sentence. */
/* clang-format off */
static const char *const verbs[] = {
    "bam sat", "ban giao", "ban hanh", "bao cao", "bao dam", "bao gom", "bo sung", "bo tri",
    "cai thien", "cam ket", "can cu", "can doi", "cap nhat", "cat giam", "chan chinh", "chap hanh",
    "chi dao", "chi tra", "chia se", "chiu trach nhiem", "chu dong", "chu tri", "chuan bi",
    "chuan hoa", "chuc nang nhiem vu", "co cac nghia vu", "co cac nhiem vu", "co cac quyen",
    "co cac trach nhiem", "co giai phap", "co ke hoach", "co nghia vu", "co nhiem vu", "co quyen",
    "co tham quyen sau", "co trach nhiem", "co van ban", "cong bo", "cong khai", "cu the hoa",
    "cung cap thong tin", "cung voi", "dam bao", "dang tai", "danh gia", "day manh", "day nhanh",
    "de nghi", "de xuat", "dieu chinh", "dieu dong", "dieu hanh", "dieu phoi", "dieu tiet",
    "dieu tra", "dinh ki", "doi moi", "doi voi", "don doc", "dong gop", "dong thoi", "du thao",
    "duy tri", "giai quyet", "giam sat", "gop phan", "gop y", "hang nam", "hang qui", "hang thang",
    "ho tro", "hoan thanh", "hoan thien", "hop tac", "huong dan", "huong ung", "huy dong",
    "keu goi", "khac phuc", "khai thac", "khan truong", "khao sat", "khoi cong", "khoi phuc",
    "khuyen khich", "ki ket", "kiem dem", "kiem ke", "kiem soat", "kiem tra", "kien nghi",
    "kien toan", "kip thoi", "lanh dao", "lien he", "long ghep", "lua chon", "mo cac", "mo rong",
    "mo them", "nang cao", "nang cap", "ngan chan", "nghiem tuc", "nghien cuu", "nhan rong",
    "nhanh chong", "niem yet", "phan anh", "phan bo", "phan cong", "phan dau", "phat dong",
    "phat hanh", "phat hien", "phat huy", "phat song", "phe duyet", "pho bien", "phoi hop",
    "qua trinh", "quan tam", "quan triet", "quang ba", "qui dinh", "quyet dinh", "quyet liet",
    "ra soat", "san sang", "sap xep", "su dung", "sua doi", "tang cuong", "tao dieu kien",
    "tap huan", "tap trung", "tham dinh", "tham gia", "tham muu", "tham van", "thanh lap",
    "thao go", "thong bao", "thong nhat", "thu hut", "thu thap", "thuc day", "thuc hien",
    "thuong xuyen", "tich cuc", "tich hop", "tien hanh", "tien phong", "tiep nhan", "tiep tuc",
    "tieu huy", "tim kiem", "to chuc", "tong hop", "trang bi", "trao doi", "tren co so",
    "trien khai", "truc tiep", "tuan thu", "tuyen truyen", "uu tien", "van dong", "van hanh",
    "xac dinh", "xac nhan", "xay dung", "xem xet", "xu li", "yeu cau"};
/* clang-format on */

/* Those of them that also say in a name what the unit is for: "Trung tâm Kiểm định chất lượng công
 * trình xây dựng", "Đơn vị được giao nghiên cứu". */
/* clang-format off */
static const char *const callings[] = {
    "danh gia", "dieu phoi", "dieu tra", "doi moi", "giai quyet", "giam sat", "ho tro",
    "hop tac", "khai thac", "khao sat", "kiem ke", "kiem soat", "kiem tra", "lanh dao",
    "nghien cuu", "phat hanh", "phat hien", "pho bien", "su dung", "tap huan", "tham dinh", "tham van",
    "thu hut", "thu thap", "tiep nhan", "to chuc", "tuyen truyen", "van dong", "van hanh",
    "xac nhan", "xay dung", "xu li"};
/* clang-format on */

/* What makes "tổ chức" a noun. */
static const char *const organised[] = {"chinh tri", "khoa hoc", "phi chinh phu",
                                        "tai chinh", "tin dung", "xa hoi"};

/* Single words, told apart by their accents. */
/* clang-format off */
static const char *const marks[] = {
    "bằng", "cần", "cho", "cử", "do", "được", "đê", "để", "đến", "đưa", "giao", "gửi", "khi",
    "không", "là", "làm", "lập", "lấy", "mở", "mời", "nắm", "nếu", "ngay", "nhằm", "như", "nộp",
    "phải", "sẽ", "tại", "tăng", "theo", "trình", "trong", "trước", "từ", "vào", "về", "với", "đã",
    "đối"};

/* Those of them that may stand in the name of a class: "Doanh nghiệp hoạt động trong khu công
 * nghiệp". */
static const char *const places[] = {"được", "tại", "trong", "về"};
/* clang-format on */

/* Verbs that are nouns behind another word of a name: "Ban Quản lý dự án đầu tư xây dựng", "Phòng
 * Kế hoạch tổng hợp". */
static const struct {
    const char *before, *verb;
} nouns[] = {{"an ninh", "dieu tra"},
             {"ban", "dieu hanh"},
             {"chi dao", "dieu hanh"},
             {"trung tam", "dieu hanh"},
             {"co quan", "dieu tra"},
             {"canh sat", "dieu tra"},
             {"cong dan va", "xu li"},
             {"du an dau tu", "xay dung"},
             {"duoc", "giam sat"},
             {"duoc", "kiem tra"},
             {"giao duc", "thuong xuyen"},
             {"hanh chinh", "ve"},
             {"hoi suc", "tich cuc"},
             {"khao thi va", "dam bao"},
             {"khoa ngoai", "tong hop"},
             {"khoa noi", "tong hop"},
             {"phoi hop", "pho bien"},
             {"phong hanh chinh", "tong hop"},
             {"phong ke hoach", "tong hop"},
             {"phong quan li", "xay dung"},
             {"qlda dau tu", "xay dung"},
             {"quan li hoat dong", "xay dung"},
             {"toi pham", "su dung"},
             {"toi pham", "ve"},
             {"trung tam dich vu", "tong hop"},
             {"tu van dau tu", "xay dung"}};

static bool is_noun(const tc_phrase *words, uint32_t at) {
    /* Those verbs: most words are none. */
    static const char *const any[] = {
        "dam bao",      "dieu hanh", "dieu tra", "giam sat", "kiem tra", "pho bien", "su dung",
        "thuong xuyen", "tich cuc",  "tong hop", "ve",       "xay dung", "xu li"};
    if (!TC_ANY(words, at, any))
        return false;
    static tc_sieve heads;
    if (!heads.filled)
        for (size_t i = 0; i < TC_LENGTH(nouns); i++)
            tc_sieve_fill(&heads, &nouns[i].verb, 1);
    if (at >= words->count || !tc_sieve_holds(&heads, words->items[at].sieve))
        return false;
    for (size_t i = 0; i < TC_LENGTH(nouns); i++) {
        if (!tc_phrase_match(words, at, nouns[i].verb))
            continue;
        uint32_t n = 1;
        for (const char *c = nouns[i].before; *c; c++)
            n += *c == ' ';
        if (at >= n && at < words->count && tc_phrase_match(words, at - n, nouns[i].before) == n)
            return true;
    }
    return false;
}

/* "Văn phòng Ban theo dõi", "Các bản lập": the board or the villages, not "ban đầu". */
static bool is_board(const tc_phrase *words, uint32_t at) {
    return tc_phrase_match(words, at, "ban") &&
           (words->items[at].capital || (at > 0 && tc_phrase_match(words, at - 1, "cac")));
}

bool tc_unit_stops(const tc_phrase *words, uint32_t at) {
    if (words->items[at].capital || is_noun(words, at) ||
        (tc_phrase_match(words, at, "duoc") && is_noun(words, at + 1)))
        return false;
    /* "Văn phòng Cục đầu mối theo dõi", but "cơ quan đầu mối". */
    if (tc_phrase_match(words, at, "dau moi"))
        return at >= 2 && !tc_phrase_match(words, at - 2, "co quan") &&
               !tc_phrase_match(words, at - 2, "don vi") && at + 2 < words->count &&
               (TC_ANY(words, at + 2, verbs) || tc_phrase_match(words, at + 2, "theo doi"));
    if (TC_ANY(words, at, verbs)) /* "giao thông báo cáo", "giám sát tổ chức tín dụng" */
        return !(at > 0 && tc_phrase_match(words, at, "thong bao") &&
                 tc_phrase_match(words, at - 1, "giao")) &&
               !(tc_phrase_match(words, at, "to chuc") && TC_ANY(words, at + 2, organised)) &&
               !(tc_phrase_match(words, at, "tham muu") &&
                 tc_phrase_match(words, at + 2, "giup viec")) &&
               !(tc_phrase_match(words, at, "phoi hop") && at >= 2 &&
                 tc_phrase_match(words, at - 2, "hoi dong"));
    /* chương trình, công lập, hậu cần, giao thông */
    return TC_WRITTEN(words, at, marks, true) &&
           (at == 0 || is_board(words, at - 1) ||
            !TC_IS(words, at - 1, "ban", "chuong", "chuyen", "cong", "dan", "doc", "hang", "hau",
                   "lo", "qua", "qui", "thanh", "tien", "viec")) &&
           !TC_IS(words, at + 1, "duc", "dich", "luu", "ngoai", "tac", "thien", "tiep") &&
           !(tc_phrase_match(words, at, "giao") && tc_phrase_match(words, at + 1, "thong"));
}

bool tc_unit_acts(const tc_phrase *words, uint32_t at) {
    return tc_unit_stops(words, at) && !TC_ANY(words, at, callings) &&
           !TC_WRITTEN(words, at, places, true);
}
