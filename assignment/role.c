/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "columns.h"

enum { HEADING_WORDS_MAX = 14 };

static const char *const numbers[] = {"so", "so thu tu", "so tt", "stt", "tt"};
static const char *const openings[] = {"cong viec", "nhiem vu", "noi dung", "ten nhiem vu"};
/* clang-format off */
static const char *const leads[] = {
    "chiu trach nhiem", "chu tri", "cq thuc hien", "dau moi", "don vi thuc hien", "duoc giao",
    "dv thuc hien", "giao cho", "phan cong", "phu trach", "trach nhiem"};
/* clang-format on */
/* clang-format off */
static const char *const loose_leads[] = {
    "bo phan thuc hien", "ca nhan thuc hien", "can bo thuc hien", "co quan chuan bi",
    "co quan soan thao", "co quan tham muu", "co quan thuc hien", "co quan thuong truc",
    "dia phuong thuc hien", "don vi chuan bi", "don vi kiem tra", "don vi soan thao",
    "don vi tham muu", "don vi trien khai", "nguoi kiem tra", "nguoi thuc hien", "noi thuc hien",
    "phong thuc hien", "to chuc thuc hien"};
/* clang-format on */
/* clang-format off */
static const char *const supports[] = {
    "co quan ho tro", "co quan tham gia", "don vi ho tro", "don vi tham gia", "phoi hop"};
/* clang-format on */
/* Those that say nothing else. */
static const char *const whole_supports[] = {"co quan lien quan", "don vi lien quan", "tham gia"};
/* clang-format off */
static const char *const supervisors[] = {
    "chi dao", "chi huy", "don doc", "giam sat", "lanh dao phu trach", "theo doi"};
/* clang-format on */
/* clang-format off */
static const char *const deadlines[] = {
    "giai doan thuc hien", "han bao cao", "han chot", "han cuoi", "han gui", "han hoan thanh",
    "han nop", "han thuc hien", "han xu li", "lo trinh",
    "nam thuc hien", "ngay ket thuc", "thang thuc hien", "thoi diem", "thoi gian", "thoi han",
    "tien do"};
/* clang-format on */
static const char *const days[] = {"ngay",         "ngay thang", "ngay thuc hien",
                                   "ngay to chuc", "qui thang",  "thang qui"};
static const char *const results[] = {"dau ra", "hinh thuc van ban", "ket qua", "muc tieu",
                                      "san pham"};
/* clang-format off */
static const char *const submits[] = {
    "cap ban hanh", "cap co tham quyen", "cap phe duyet", "cap quyet dinh", "cap thong qua",
    "cap trinh", "co quan ban hanh", "co quan phe duyet", "co quan trinh", "noi trinh",
    "tham quyen ban hanh", "trinh cap", "trinh ubnd"};
/* clang-format on */
/* clang-format off */
static const char *const tasks[] = {
    "cong viec", "dau viec", "giai phap", "hoat dong",
    "nhiem vu",  "noi dung", "phan viec", "viec can lam"};
/* clang-format on */
static const char *const loose_tasks[] = {"chi tieu", "chuong trinh", "de an", "ten van ban"};
/* clang-format off */
static const char *const others[] = {
    "can cu", "don vi tinh", "dvt", "ghi chu", "kinh phi", "ma so", "nguon luc", "nguon von",
    "so luong", "thoi han kiem tra", "thoi han thanh tra", "thoi luong"};
/* clang-format on */

#define HAVE(words, list) (TC_FIND_ANY(words, list) < (words)->count)

/* "Đơn vị", "Cơ quan, đơn vị" and nothing more. */
static bool is_bare_unit(const tc_phrase *words) {
    uint32_t i = 0;
    while (i < words->count) {
        uint32_t n = tc_phrase_match(words, i, "don vi");
        n = n ? n : tc_phrase_match(words, i, "co quan");
        n = n ? n : tc_phrase_match(words, i, "phong");
        n = n ? n : tc_phrase_match(words, i, "dia phuong");
        if (!n)
            return false;
        i += n;
    }
    return words->count > 0;
}

/* "Lực lượng thực hiện", "Khoa, phòng thực hiện": somebody does it; what is done, when and how are
 * told apart by their first word. */
static bool is_doer(const tc_phrase *words) {
    static const char *const things[] = {
        "bien phap",  "buoc",       "cach",      "can cu",     "chi tieu", "dia diem",
        "hinh thuc",  "ke hoach",   "kha nang",  "khoi luong", "muc",      "nam",
        "phuong",     "qua trinh",  "qui trinh", "so",         "ti le",    "tinh hinh",
        "tinh trang", "trang thai", "trinh tu",  "yeu cau"};
    return words->count >= 3 && words->count <= 6 &&
           tc_phrase_match(words, words->count - 2, "thuc hien") && !TC_ANY(words, 0, things) &&
           !HAVE(words, tasks) && !HAVE(words, results);
}

static tc_role unit_role(const tc_phrase *words, bool *firm) {
    bool lead = HAVE(words, leads);
    bool support = HAVE(words, supports) || TC_ANY(words, 0, whole_supports) == words->count;
    *firm = true;
    if (lead && support)
        return TC_ROLE_UNITS;
    if (support)
        return TC_ROLE_SUPPORT;
    /* "Phân công chỉ đạo", "Lãnh đạo phụ trách": who watches over it. */
    bool watches = HAVE(words, supervisors) ||
                   (tc_phrase_match(words, 0, "lanh dao") && tc_phrase_have(words, "phu trach"));
    if (watches && !tc_phrase_have(words, "chu tri") && !tc_phrase_have(words, "tham muu"))
        return TC_ROLE_SUPERVISOR;
    if (lead)
        return TC_ROLE_LEAD;
    *firm = false;
    if (HAVE(words, loose_leads) || is_bare_unit(words) || is_doer(words) ||
        (HAVE(words, supervisors) && tc_phrase_have(words, "tham muu")) ||
        (words->count == 2 && tc_phrase_match(words, 0, "thuc hien")))
        return TC_ROLE_LEAD;
    return TC_ROLE_NONE;
}

static bool is_number(const tc_phrase *words) {
    return TC_ANY(words, 0, numbers) == words->count;
}

/* What does not name units. */
static tc_role thing_role(const tc_phrase *words, bool *firm) {
    *firm = true;
    /* "Mục tiêu, nhiệm vụ", but "Mục tiêu, kết quả thực hiện nhiệm vụ" */
    if (tc_phrase_match(words, 0, "muc tieu") && tc_phrase_have(words, "nhiem vu") &&
        !tc_phrase_have(words, "ket qua"))
        return TC_ROLE_TASK;
    if (HAVE(words, results))
        return TC_ROLE_RESULT;
    /* "Kết thúc" beside "Bắt đầu" */
    if (tc_phrase_have(words, "hoan thanh") ||
        (words->count == 2 && tc_phrase_match(words, 0, "ket thuc")))
        return TC_ROLE_DEADLINE;
    if (TC_ANY(words, 0, days) == words->count)
        return TC_ROLE_DEADLINE;
    if (HAVE(words, submits))
        return TC_ROLE_SUBMIT;
    if (HAVE(words, tasks))
        return TC_ROLE_TASK;
    *firm = false;
    return HAVE(words, loose_tasks) ? TC_ROLE_TASK : TC_ROLE_NONE;
}

/* Whether any of the phrases above, or one that the rules name by itself, stands in HEADING: in
 * most texts none does. */
static bool may_mean(const tc_phrase *heading) {
    static const char *const alone[] = {"bat dau", "co quan",   "dia phuong", "don vi",  "ket thuc",
                                        "phong",   "thuc hien", "hoan thanh", "tham gia"};
#define LIST(list)                                                                                 \
    { list, TC_LENGTH(list) }
    static const struct {
        const char *const *phrases;
        size_t count;
    } lists[] = {LIST(alone),       LIST(numbers),  LIST(openings),    LIST(leads),
                 LIST(loose_leads), LIST(supports), LIST(supervisors), LIST(deadlines),
                 LIST(days),        LIST(results),  LIST(submits),     LIST(tasks),
                 LIST(loose_tasks), LIST(others)};
#undef LIST
    static const char
        *all[TC_LENGTH(alone) + TC_LENGTH(numbers) + TC_LENGTH(openings) + TC_LENGTH(leads) +
             TC_LENGTH(loose_leads) + TC_LENGTH(supports) + TC_LENGTH(supervisors) +
             TC_LENGTH(deadlines) + TC_LENGTH(days) + TC_LENGTH(results) + TC_LENGTH(submits) +
             TC_LENGTH(tasks) + TC_LENGTH(loose_tasks) + TC_LENGTH(others)];
    TC_LIST(any, all);
    for (size_t l = 0, n = 0; l < TC_LENGTH(lists) && !any.filled; l++)
        for (size_t i = 0; i < lists[l].count; i++)
            all[n++] = lists[l].phrases[i];
    return tc_list_find(&any, heading, 0) < heading->count;
}

bool tc_role_is_personal(const tc_phrase *heading) {
    static const char *const persons[] = {"can bo", "dong chi", "nguoi"};
    uint32_t n = TC_ANY(heading, 0, persons);
    return n &&
           (tc_phrase_match(heading, n, "phu trach") || tc_phrase_match(heading, n, "chi dao"));
}

bool tc_role_begins(const tc_phrase *heading) {
    return heading->count >= 2 && heading->count <= HEADING_WORDS_MAX &&
           tc_phrase_match(heading, heading->count - 2, "bat dau") &&
           !tc_phrase_have(heading, "ket thuc");
}

tc_role tc_role_of(const tc_phrase *heading, bool *firm) {
    bool unused;
    if (!firm)
        firm = &unused;
    *firm = true;
    if (!heading->count || heading->count > HEADING_WORDS_MAX || !may_mean(heading))
        return TC_ROLE_NONE;
    if (is_number(heading))
        return TC_ROLE_NUMBER;
    if (HAVE(heading, others) || tc_role_begins(heading))
        return TC_ROLE_OTHER;
    if (TC_ANY(heading, 0, openings))
        return TC_ROLE_TASK;
    bool roles = tc_phrase_have(heading, "chu tri") || tc_phrase_have(heading, "phoi hop");
    if (!roles && HAVE(heading, deadlines))
        return TC_ROLE_DEADLINE;
    tc_role role = unit_role(heading, firm);
    return role != TC_ROLE_NONE ? role : thing_role(heading, firm);
}
