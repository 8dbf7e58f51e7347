/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The words that units are named with. */
#include "units.h"

#include <string.h>

enum { UNKNOWN = UINT8_MAX }; /* a kind of unit that was not looked for yet */

/* Heads known by their folded form alone. */
/* clang-format off */
static const char *const bodies[] = {
    "ban bien tap", "ban can su", "ban chap hanh", "ban chi dao", "ban chi huy", "ban chi uy",
    "ban dan toc", "ban dan van", "ban giam doc", "ban giam hieu", "ban nhan dan", "ban noi chinh",
    "ban quan li", "ban thuong truc", "ban thuong vu", "ban to chuc", "ban tuyen giao",
    "ban van dong", "bao hiem xa hoi", "bch", "bchqs", "benh vien", "bhxh", "bi thu", "bo chi huy",
    "bo cong an", "bo doi bien phong", "bo phan mot cua", "bo quoc phong", "bo tu lenh", "bql",
    "buu dien", "cap uy", "chanh an", "chanh thanh tra", "chanh van phong", "chi bo", "chi cuc",
    "chi cuc truong", "chi doan", "chi huy truong", "chi nhanh", "chi uy", "chinh uy",
    "chu dau tu", "chu tich", "co quan", "co so dao tao", "co so giao duc", "co so y te",
    "cong an", "cong chuc", "cong dien luc", "cong doan", "cong thong tin", "cong ti",
    "cuc hai quan", "cuc thong ke", "cuc thue", "cuc truong", "dai khi tuong", "dai phat thanh",
    "dai truyen hinh", "dang bo", "dang doan", "dang uy", "dia phuong", "dien luc",
    "doan dai bieu", "doan thanh nien", "doan the", "doan tncs", "doanh nghiep", "doi truong",
    "don vi", "giam doc", "hat kiem lam", "hat truong", "hdnd", "hiep hoi", "hieu truong",
    "hoc vien", "hoi chu thap do", "hoi cuu chien binh", "hoi dong", "hoi khuyen hoc",
    "hoi lien hiep", "hoi nha bao", "hoi nong dan", "hoi phu nu", "hop tac xa", "htx",
    "huyen doan", "huyen uy", "kho bac", "kiem toan nha nuoc", "lanh dao", "ldld", "lien doan",
    "lien hiep", "lien minh", "mat tran", "mttq", "ngan hang chinh sach", "ngan hang nha nuoc",
    "nguoi dung dau", "nha dau tu", "nha mang", "pgd", "pho bi thu", "pho chanh van phong", "pho chi cuc truong", "pho chu tich", "pho giam doc", "pho hieu truong",
    "pho tong giam doc", "pho truong", "tand", "tap doan", "thanh doan", "thanh uy", "thi doan",
    "thi uy", "thu truong", "thuong truc", "tinh doan", "tinh uy", "to cong nghe so",
    "to cong tac", "to giup viec", "to truong", "toa an", "tong bien tap", "tong cong ti",
    "tong cuc", "tong giam doc", "tram truong", "tram y te", "trung tam", "truong ban",
    "truong bo phan", "truong cac", "truong cong an", "truong doan", "truong don vi",
    "truong khoa", "truong phong", "truong thon", "truong tram", "ttptqd", "ubmttq", "ubmttqvn",
    "ubnd", "uy ban", "van phong", "vien kiem sat", "vien nghien cuu", "vien truong", "viettel",
    "vinaphone", "vksnd", "vnpt", "vp", "vpub", "vpubnd", "xa doan"};
/* clang-format on */

/* Heads that are one only with a capital and a name or level behind: "Viễn thông Kiên Hà", "Bảo
 * tàng tỉnh". */
static const char *const proper[] = {"bao tang", "thu vien", "thue co so", "vien thong"};

/* Heads that are one only with a capital. */
/* clang-format off */
static const char *const capitals[] = {
    "dai doi", "doan cong tac", "doan kiem tra", "don bien phong", "lu doan", "nha hat",
    "nha thieu nhi", "nha van hoa", "nha xuat ban", "quan khu", "su doan", "tap chi",
    "thi hanh an dan su", "thong tan xa", "tieu doan", "trung doan", "vuon quoc gia"};
/* clang-format on */

/* Heads and classes of one syllable: their accents count. */
static const struct {
    const char *key, *written;
    enum {
        HEAD_ANY,     /* begins a unit in any case */
        HEAD_CAPITAL, /* only with a capital */
        HEAD_NEVER    /* names a class only */
    } as;
    const char *not_before; /* words that make another word of it, parted by '|' */
} syllables[] = {
    {"ap", "ấp", HEAD_NEVER, "luc|suat|dao"},
    {"ban", "ban", HEAD_CAPITAL, "hanh|dau"},
    {"bao", "báo", HEAD_CAPITAL, "cao|dong|hieu"},
    {"bo", "bộ", HEAD_CAPITAL, "luat|may|phan|tieu|chi|du|cong|cau|thu|qui|tai"},
    {"buon", "buôn", HEAD_NEVER, "ban|lau"},
    {"cang", "cảng", HEAD_CAPITAL, ""},
    {"cao", "cao", HEAD_CAPITAL, ""},
    {"cap", "cấp", HEAD_NEVER, "phat|kinh|giay|phep|bach|nhat"},
    {"cuc", "cục", HEAD_CAPITAL, ""},
    {"dai", "đài", HEAD_CAPITAL, ""},
    {"doan", "đoàn", HEAD_CAPITAL, "ket|vien|kiem|giam"},
    {"doi", "đội", HEAD_NEVER, "ngu"},
    {"gd", "gđ", HEAD_CAPITAL, ""},
    {"hoi", "hội", HEAD_CAPITAL, "nghi|thao|thi|nhap|cho|vien|truong|tu"},
    {"huyen", "huyện", HEAD_NEVER, ""},
    {"khoa", "khoa", HEAD_CAPITAL, "hoc"},
    {"khoi", "khối", HEAD_NEVER, "luong"},
    {"nganh", "ngành", HEAD_NEVER, "nghe"},
    {"phong", "phòng", HEAD_ANY, "chong|ngua|tranh|thu|bi|chay|benh|dich|thi|hop|ve"},
    {"phuong", "phường", HEAD_NEVER, ""},
    {"quan", "quận", HEAD_NEVER, ""},
    {"qui", "quỹ", HEAD_CAPITAL, "dat|luong|tien"}, /* as written */
    {"so", "sở", HEAD_ANY, "huu|thich|tai|truong|dung"},
    {"thanh", "thanh", HEAD_ANY, "toan|li|nien|pho|phan|lap"},
    {"thon", "thôn", HEAD_NEVER, ""},
    {"thong", "thống", HEAD_CAPITAL, "nhat|doc"},
    {"thue", "thuế", HEAD_CAPITAL, "thu|gia|suat|tai|quan|doanh|xuat|nhap|bao"},
    {"tinh", "tỉnh", HEAD_NEVER, ""},
    {"to", "tổ", HEAD_CAPITAL, "chuc|hop|quoc|dan"},
    {"tp", "tp", HEAD_CAPITAL, ""},
    {"truong", "trường", HEAD_ANY, "hop|ki"},
    {"vien", "viện", HEAD_ANY, "tro|dan"},
    {"vu", "vụ", HEAD_CAPITAL, "viec|mua|an|chay|ngap"},
    {"xa", "xã", HEAD_NEVER, "hoi"},
};

/* Names of classes, and the family that they are enumerated with. */
enum { FAMILY_STATE, FAMILY_PLACE, FAMILY_SCHOOL, FAMILY_BUSINESS, FAMILY_OTHER };
/* clang-format off */
static const char *const classes[] = {
    "ap", "ban", "ban quan li", "bao", "benh vien", "bo", "buon", "ca nhan", "cap", "cap uy",
    "chi bo", "chi cuc", "chi doan", "chi nhanh", "chi uy", "chinh quyen", "chu dau tu",
    "chu doanh nghiep", "chu ho chua", "chu phuong tien", "chu rung", "chuyen gia", "co quan",
    "co so", "cong dong", "cong ti", "cuc", "dac khu", "dai", "dai hoc", "dang bo", "dang doan",
    "dang uy", "dia phuong", "doan the", "doanh nghiep", "doi", "don vi", "hiep hoi",
    "ho kinh doanh", "hoc vien", "hoi", "hoi doan the", "hop tac xa", "htx", "huyen", "khoa",
    "khoi", "khom", "khu pho", "luc luong", "ngan hang", "nganh", "nha dau tu", "nha khoa hoc",
    "nha mang", "nha may", "nha truong", "nha xuat ban", "phong", "phuong", "so", "so ban nganh", "so nganh",
    "tap doan", "thanh pho", "thanh vien", "thi tran", "thi xa", "thon", "tinh", "to", "to chuc",
    "to chuc dang", "to dan pho", "tong cong ti", "tram", "tram y te", "trung tam", "truong",
    "truong dai hoc", "truong hoc", "ubnd", "uy ban", "vien", "vien nghien cuu", "vu", "xa"};
/* clang-format on */
/* clang-format off */
static const char *const places[] = {
    "ap", "buon", "dac khu", "huyen", "khom", "khu pho", "phuong", "quan", "thanh pho",
    "thi tran", "thi xa", "thon", "tinh", "to dan pho", "xa"};
/* clang-format on */
/* clang-format off */
static const char *const schools[] = {
    "dai hoc", "hoc vien", "nha khoa hoc", "nha truong", "truong", "truong dai hoc",
    "truong hoc", "vien", "vien nghien cuu"};
/* clang-format on */
/* clang-format off */
static const char *const businesses[] = {
    "chu doanh nghiep", "cong ti", "doanh nghiep", "hop tac xa", "htx", "tap doan",
    "tong cong ti"};
/* clang-format on */
/* clang-format off */
static const char *const states[] = {
    "ban", "bo", "chi cuc", "co quan", "cuc", "dia phuong", "doan the", "don vi",
    "hoi doan the", "nganh", "phong", "so", "so ban nganh", "so nganh", "to chuc", "trung tam",
    "vu"};
/* clang-format on */

/* Whether word AT is one of LIST, folded, parted by '|'. */
static bool is_listed(const tc_phrase *words, uint32_t at, const char *list) {
    if (at >= words->count || !*list)
        return false;
    tc_slice key = words->items[at].key;
    for (const char *next; list; list = next ? next + 1 : NULL) {
        next = strchr(list, '|');
        size_t length = next ? (size_t)(next - list) : strlen(list);
        if (*list == words->items[at].first && tc_slice_equal(key, (tc_slice){list, length}))
            return true;
    }
    return false;
}

/* "Thanh tra Sở" is a unit, "Thanh tra việc chấp hành" a task. */
static bool is_office_of(const tc_phrase *words, uint32_t at) {
    uint32_t next = at + 2;
    /* "Thống kê tỉnh" is one, "Thống kê số hộ" is a task. */
    if (tc_phrase_match(words, at, "thong ke"))
        return words->items[at].capital && TC_IS(words, next, "tinh", "thanh");
    if (!tc_phrase_match(words, at, "thanh tra"))
        return false;
    return next >= words->count || words->items[next].capital ||
           TC_IS(words, next, "so", "tinh", "huyen", "thanh", "bo", "chinh", "va") ||
           tc_phrase_gap(words, next).len != 1;
}

/* Where the syllable at AT stands in the list above, however it is written, or -1. */
static int find_syllable(const tc_phrase *words, uint32_t at) {
    static const char *keys[TC_LENGTH(syllables)];
    TC_LIST(list, keys);
    size_t which = 0;
    for (size_t i = 0; i < TC_LENGTH(syllables) && !list.filled; i++)
        keys[i] = syllables[i].key;
    return tc_list_match(&list, words, at, &which) ? (int)which : -1;
}

/* "Sờ Tài chính", "Sớ Nội vụ": a scan whose hook was taken for another accent. */
static bool is_misread(const tc_phrase *words, uint32_t at) {
    static const char *const hooks[] = {"Sờ", "Sớ", "Sỡ"};
    return at + 1 < words->count && words->items[at + 1].capital &&
           TC_WRITTEN(words, at, hooks, true);
}

/* "So Tai chinh", "cac xa, phuong" where nothing around has accents: a name follows, or a plural or
 * comma stands before. */
static bool is_typed_plain(const tc_phrase *words, uint32_t at) {
    enum { AROUND = 100 }; /* bytes */
    const tc_phrase_word *word = &words->items[at];
    tc_slice around = tc_slice_sub(words->text, word->start > AROUND ? word->start - AROUND : 0,
                                   word->end + AROUND);
    for (size_t i = 0; i < around.len; i++)
        if ((unsigned char)around.ptr[i] >= 0x80)
            return false;
    bool listed =
        at > 0 && (tc_phrase_gap_has(words, at, ',') || TC_IS(words, at - 1, "cac", "va"));
    bool last = at + 1 >= words->count && word->capital && at > 0;
    return !word->shout &&
           (listed || last || (at + 1 < words->count && words->items[at + 1].capital));
}

/* The same, written as it must be. */
static int syllable_at(const tc_phrase *words, uint32_t at) {
    int i = find_syllable(words, at);
    bool other = i < 0 || (is_listed(words, at + 1, syllables[i].not_before) &&
                           !words->items[at + 1].capital);
    return !other && (tc_phrase_word_is(words, at, syllables[i].written) || is_misread(words, at) ||
                      is_typed_plain(words, at))
               ? i
               : -1;
}

static uint32_t head_syllable(const tc_phrase *words, uint32_t at) {
    int which = syllable_at(words, at);
    if (which < 0 || syllables[which].as == HEAD_NEVER ||
        (syllables[which].as == HEAD_CAPITAL && !words->items[at].capital))
        return 0;
    if (tc_phrase_match(words, at, "thanh") || tc_phrase_match(words, at, "thong"))
        return is_office_of(words, at) ? 2 : 0;
    if (tc_phrase_match(words, at, "cao"))
        return tc_phrase_match(words, at, "cao dang");
    if (tc_phrase_match(words, at, "bao")) /* "Báo Quảng Ngãi", "Báo và Phát thanh" */
        return at + 1 < words->count &&
               (words->items[at + 1].capital || TC_IS(words, at + 1, "va", "chi", "dien"));
    return 1;
}

static uint32_t head_person(const tc_phrase *words, uint32_t at) {
    if (tc_phrase_match(words, at, "d c") && tc_phrase_gap_has(words, at + 1, '/'))
        return 2;
    uint32_t n = tc_phrase_match(words, at, "dong chi");
    if (!n && ((tc_phrase_match(words, at, "ong") && tc_phrase_word_is(words, at, "ông")) ||
               (tc_phrase_match(words, at, "ba") && tc_phrase_word_is(words, at, "bà"))))
        n = 1;
    return n && at + n < words->count && words->items[at + n].capital ? n : 0;
}

/* What is known of word AT, emptied when that was in another view. */
static tc_unit_fact *fact_of(const tc_phrase *words, uint32_t at) {
    tc_unit_fact *fact = &words->items[at].unit;
    if (fact->left != words->count - at)
        *fact = (tc_unit_fact){.left = words->count - at, .kind = UNKNOWN};
    return fact;
}

static uint32_t class_at(const tc_phrase *words, uint32_t at) {
    if (at >= words->count)
        return 0;
    tc_unit_fact *fact = fact_of(words, at);
    if (!fact->classed) {
        uint32_t n = TC_ANY(words, at, classes);
        bool other = n == 1 && find_syllable(words, at) >= 0 && syllable_at(words, at) < 0;
        fact->class_words = (uint8_t)(other ? 0 : n);
        fact->classed = true;
    }
    return fact->class_words;
}

uint32_t tc_unit_class(const tc_phrase *words, uint32_t at, int *family) {
    uint32_t n = class_at(words, at);
    if (n && family)
        *family = TC_ANY(words, at, places) == n       ? FAMILY_PLACE
                  : TC_ANY(words, at, schools) == n    ? FAMILY_SCHOOL
                  : TC_ANY(words, at, businesses) == n ? FAMILY_BUSINESS
                  : TC_ANY(words, at, states) == n     ? FAMILY_STATE
                                                       : FAMILY_OTHER;
    return n;
}

bool tc_unit_is_school(const tc_phrase *words, uint32_t at) {
    return TC_ANY(words, at, schools) != 0;
}

/* "các", "tất cả các", "một số", "mời các" … before a class. */
static const char *const plurals[] = {"cac",        "cac cap",  "mot so",       "nhung", "tat ca",
                                      "tat ca cac", "toan the", "toan the cac", "tung"};

static uint32_t head_plural(const tc_phrase *words, uint32_t at) {
    uint32_t n = TC_ANY(words, at, plurals);
    if (n && tc_phrase_match(words, at, "cac cap"))
        n = 1;
    if (!n || at + n >= words->count)
        return 0;
    uint32_t next = at + n;
    /* "Các bản" of the mountains, but "các bản cam kết" */
    bool village = tc_phrase_word_is(words, next, "bản") &&
                   (next + 1 >= words->count || words->items[next + 1].signs & TC_SIGNS_PARTING ||
                    (tc_unit_stops(words, next + 1) && !TC_IS(words, next + 1, "cam", "khai")));
    bool known =
        village || tc_unit_class(words, next, NULL) || TC_ANY(words, next, bodies) ||
        head_syllable(words, next) || tc_phrase_match(words, next, "dong chi") ||
        (tc_phrase_match(words, next, "chi") && tc_phrase_match(words, next + 1, "dang bo"));
    return known ? n : 0;
}

/* Whose units they are, capital or not: no name. */
static const char *const levels[] = {"thanh pho", "tinh", "trung uong"};

bool tc_unit_may_begin(uint16_t sieve) {
    static const char *const persons[] = {"ba", "d", "dong", "ong"};
    static tc_sieve heads;
    if (!heads.filled) {
        tc_sieve_fill(&heads, plurals, TC_LENGTH(plurals));
        tc_sieve_fill(&heads, persons, TC_LENGTH(persons));
        tc_sieve_fill(&heads, bodies, TC_LENGTH(bodies));
        tc_sieve_fill(&heads, proper, TC_LENGTH(proper));
        tc_sieve_fill(&heads, capitals, TC_LENGTH(capitals));
        tc_sieve_fill(&heads, places, TC_LENGTH(places));
        tc_sieve_fill(&heads, classes, TC_LENGTH(classes));
        for (size_t i = 0; i < TC_LENGTH(syllables); i++)
            tc_sieve_fill(&heads, &syllables[i].key, 1);
    }
    return tc_sieve_holds(&heads, sieve);
}

static uint32_t head_proper(const tc_phrase *words, uint32_t at) {
    uint32_t n = TC_ANY(words, at, proper);
    bool named = n && at + n < words->count &&
                 (words->items[at + n].capital || TC_ANY(words, at + n, levels)) &&
                 tc_phrase_gap(words, at + n).len == 1;
    return named ? n : TC_ANY(words, at, capitals);
}

static tc_unit_kind kind_at(const tc_phrase *words, uint32_t at, uint32_t *head) {
    uint32_t n = 0;
    *head = 0;
    if (!tc_unit_may_begin(words->items[at].sieve))
        return TC_UNIT_NONE;
    if ((*head = head_plural(words, at)))
        return TC_UNIT_PLURAL;
    if ((*head = head_person(words, at)))
        return TC_UNIT_PERSON;
    n = TC_ANY(words, at, bodies);
    if (!n && words->items[at].capital)
        n = head_proper(words, at);
    uint32_t m = n ? 0 : head_syllable(words, at);
    if ((*head = n ? n : m)) {
        uint32_t next = at + *head;
        bool bare = tc_unit_class(words, at, NULL) == *head &&
                    !tc_phrase_match(words, at, "ubnd") && !tc_phrase_match(words, at, "uy ban");
        bool named = next < words->count && words->items[next].capital &&
                     tc_phrase_gap(words, next).len == 1 && !TC_ANY(words, next, levels);
        uint32_t class = tc_unit_class(words, at, NULL);
        if (class > *head && !words->items[at].capital) { /* "trường đại học" */
            *head = class;
            bare = true;
        }
        return bare && !named ? TC_UNIT_CLASS : TC_UNIT_BODY;
    }
    n = TC_ANY(words, at, places);
    /* "QUẢN LÝ" is no "quận". */
    if (n && class_at(words, at) && at + n < words->count && words->items[at + n].capital &&
        !(words->items[at + n].signs & TC_SIGNS_PARTING)) {
        *head = n;
        return TC_UNIT_PLACE;
    }
    if ((*head = tc_unit_class(words, at, NULL)))
        return TC_UNIT_CLASS;
    return TC_UNIT_NONE;
}

tc_unit_kind tc_unit_begins(const tc_phrase *words, uint32_t at, uint32_t *head) {
    uint32_t n = 0;
    if (at >= words->count) {
        if (head)
            *head = 0;
        return TC_UNIT_NONE;
    }
    tc_unit_fact *fact = fact_of(words, at);
    if (fact->kind == UNKNOWN) {
        fact->kind = (uint8_t)kind_at(words, at, &n);
        fact->head = (uint8_t)n;
    }
    if (head)
        *head = fact->head;
    return (tc_unit_kind)fact->kind;
}

bool tc_unit_needs_name(const tc_phrase *words, uint32_t at) {
    static const char *const open[] = {"ban",    "bo",     "chi cuc", "cuc", "doan",
                                       "hoi",    "phong",  "so",      "to",  "trung tam",
                                       "truong", "uy ban", "vien",    "vu"};
    uint32_t head = 0;
    tc_unit_begins(words, at, &head);
    return head && TC_ANY(words, at, open) == head;
}
