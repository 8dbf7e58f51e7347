/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "duties.h"

#include "groups.h"

#include <text/text.h>

#include <string.h>

enum { PART_WORDS_MAX = 18 };

/* clang-format off */
static const char *const parts[] = {
    "che do bao cao", "che do thong tin", "cong tac bao cao", "nhiem vu cua cac",
    "phan cong nhiem vu", "phan cong thuc hien", "phan cong to chuc", "phan cong trach nhiem",
    "to chuc theo doi", "to chuc thuc hien", "to chuc trien khai", "trach nhiem cac",
    "trach nhiem cua", "trach nhiem thi hanh", "trach nhiem thuc hien", "trach nhiem to chuc",
    "va bao cao"};
/* clang-format on */
static const char *const information = "thong tin"; /* … "báo cáo" */
static const char *const allotment = "phan cong";   /* and nothing more */
static const char *const reports[] = {"che do bao cao", "che do thong tin", "cong tac bao cao"};
/* clang-format off */
static const char *const closings[] = {
    "chi tiet", "co phu luc", "dinh kem", "kem theo", "khi co vuong mac", "neu co",
    "nhan duoc chi thi", "nhan duoc cong dien", "nhan duoc cong van", "nhan duoc ke hoach",
    "nhan duoc van ban", "nhu vay", "qua trinh thuc hien", "qua trinh to chuc",
    "qua trinh trien khai", "theo do", "tren day la", "trong qua trinh", "truong hop"};
/* clang-format on */
/* clang-format off */
/* Whose validity is spoken of, not anybody's duty. */
static const char *const papers[] = {
    "chi thi nay", "chuong trinh hanh dong nay", "chuong trinh nay", "cong dien nay",
    "cong van nay", "de an nay", "huong dan nay", "ke hoach nay", "ket luan nay",
    "nghi quyet nay", "phuong an nay", "qui che nay", "qui dinh nay", "quyet dinh nay",
    "thong bao nay"};
/* clang-format on */

/* clang-format off */
static const char *const introductions[] = {
    "can cu", "cham nhat", "cung voi", "de", "dinh ki", "doi voi", "dua tren", "hang nam",
    "hang qui", "hang thang", "hang tuan", "khi", "ngay sau", "nham", "sau khi", "tai", "theo",
    "tren co so", "trong", "truoc", "tu"};
/* clang-format on */

/* Whether TEXT surely has more words than a heading: so many blanks have a letter or digit behind
 * them. */
static bool is_long(tc_slice text) {
    uint32_t words = 0;
    for (size_t i = 1; i < text.len && words <= PART_WORDS_MAX; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        words += text.ptr[i - 1] == ' ' && c < 0x80 && (tc_is_letter(c) || tc_is_digit(c));
    }
    return words > PART_WORDS_MAX;
}

/* tc_para_opens_part before the words are read. */
static bool may_open_part(const tc_para *para) {
    static tc_sieve heads;
    uint16_t first;
    if (para->level > 3)
        return false;
    bool shout = !tc_has_small(para->text);
    if (!para->level && !para->bold && !shout)
        return false;
    if (!heads.filled) {
        tc_sieve_fill(&heads, parts, TC_LENGTH(parts));
        tc_sieve_fill(&heads, &information, 1);
        tc_sieve_fill(&heads, &allotment, 1);
    }
    /* Higher ones may have such words further on. */
    if (!shout && !para->bold && para->level == 3 && tc_phrase_first(para->text, &first) &&
        !tc_sieve_holds(&heads, first))
        return false;
    return !is_long(para->text);
}

bool tc_para_may_matter(const tc_para *para, bool law, unsigned signs) {
    uint16_t first;
    return !tc_phrase_first(para->text, &first) || tc_para_may_direct(first) ||
           may_open_part(para) || (!law && tc_label_is_article(para->label)) ||
           (!law && !para->level && tc_para_ends(para, ':')) ||
           (!law && ((signs & TC_TEXT_CHAIRS) ||
                     ((signs & TC_TEXT_COLON) &&
                      tc_slice_find(para->text, TC_SLICE(": Giao "), 0) != SIZE_MAX)));
}

bool tc_para_is_ruled(tc_arena *arena, const tc_strings *lead, bool *ruled) {
    static const char *const private[] = {
        "ca nhan",       "chu co so",     "chu dau tu",  "cong ti", "doanh nghiep",
        "don vi",        "ho kinh doanh", "hop tac xa",  "htx",     "nguoi dung dau",
        "nguoi su dung", "nha dau tu",    "thuong nhan", "to chuc"};
    *ruled = lead->count > 0;
    for (uint32_t i = 0; i < lead->count && *ruled; i++) {
        tc_phrase words;
        if (!tc_phrase_read(arena, lead->items[i], &words))
            return false;
        uint32_t at = tc_phrase_match(&words, 0, "cac");
        *ruled = TC_ANY(&words, at, private) != 0;
        /* "Đơn vị thuộc Bộ" is of the state. */
        for (uint32_t w = at; w < words.count && *ruled; w++)
            *ruled = !words.items[w].capital || w == 0;
    }
    return true;
}

bool tc_para_opens_part(const tc_para *para, bool law) {
    const tc_phrase *words = &para->words;
    if (para->level > 3 || !words->count || words->count > PART_WORDS_MAX ||
        tc_para_ends(para, ';'))
        return false;
    bool shout = tc_phrase_shout(words, 0, words->count);
    if (!para->level && !para->bold && !shout)
        return false;
    /* "1. Tổ chức thực hiện tốt …" is a sentence. */
    if (!shout && tc_para_ends(para, '.') && words->count > 5)
        return false;
    for (uint32_t i = 0; i < words->count; i++) {
        uint32_t n = TC_ANY(words, i, parts);
        /* "Chương II. Quy định chế độ báo cáo" of a law orders how, not who. */
        if (n && law && i > 0 && TC_ANY(words, i, reports))
            continue;
        if (n && (shout || (i == 0 && words->count <= n + 3) || (i > 0 && para->level < 3) ||
                  para->bold))
            return true;
    }
    return (tc_phrase_match(words, 0, information) && tc_phrase_match(words, 2, "bao cao")) ||
           (words->count == 2 && tc_phrase_match(words, 0, allotment));
}

bool tc_para_is_closing(const tc_para *para) {
    static const char *const enforce[] = {"chiu trach nhiem"};
    static const char *const does[] = {"huong dan thi hanh", "thi hanh",
                                       "thuc hien",          "to chuc thi hanh",
                                       "to chuc thuc hien",  "trien khai thuc hien"};
    static const char *const itself[] = {"cac noi dung",   "luat",      "nghi dinh", "nghi quyet",
                                         "quyet dinh nay", "theo dung", "thong tu"};
    for (uint32_t i = 0; i < para->words.count; i++) {
        uint32_t n = TC_ANY(&para->words, i, enforce);
        uint32_t m = n ? TC_ANY(&para->words, i + n, does) : 0;
        bool whole = m && tc_phrase_match(&para->words, i + n + m - 2, "thi hanh");
        if (whole || (m && TC_ANY(&para->words, i + n + m, itself)))
            return true;
    }
    /* "Văn phòng UBND tỉnh thông báo để các cơ quan biết, thực hiện./." */
    bool last = !para->level && tc_slice_ends(tc_slice_trim(para->text), TC_SLICE("./."));
    uint32_t told = last ? tc_phrase_find(&para->words, "thong bao", 0) : para->words.count;
    return TC_ANY(&para->words, 0, closings) || TC_ANY(&para->words, 0, papers) ||
           tc_phrase_find(&para->words, "biet", told) < para->words.count;
}

bool tc_para_charges(const tc_para *para, uint32_t *at) {
    *at = 0;
    if (!tc_label_is_article(para->label) ||
        tc_unit_begins(&para->words, 0, NULL) != TC_UNIT_BODY || tc_para_ends(para, ':') ||
        tc_para_is_closing(para))
        return false;
    uint32_t end = tc_units_end(&para->words, 0);
    return tc_phrase_match(&para->words, end, "co trach nhiem") && end + 3 < para->words.count;
}

bool tc_para_enforces(const tc_para *para) {
    static const char *const laws[] = {"bo luat",   "luat",     "nghi dinh",         "nghi quyet",
                                       "phap lenh", "thong tu", "thong tu lien tich"};
    static const char *const does[] = {"thi hanh", "thuc hien", "trien khai"};
    enum { BETWEEN_MAX = 4, WORDS_MAX = 60 };
    const tc_phrase *words = &para->words;
    uint32_t end = words->count;
    if (end < 4 || end > WORDS_MAX || !tc_phrase_match(words, end - 1, "nay") ||
        memchr(para->text.ptr, ';', para->text.len))
        return false;
    for (uint32_t i = end - 2; i + BETWEEN_MAX + 4 > end && i > 0; i--) {
        uint32_t n = TC_ANY(words, i, laws);
        if (!n || i + n + 1 != end)
            continue;
        for (uint32_t k = i; k > 0 && i - k < BETWEEN_MAX; k--)
            if (TC_ANY(words, k - 1, does))
                return true;
    }
    return false;
}

bool tc_para_is_responsibility(const tc_para *para, uint32_t from, bool named) {
    static const char *const heads[] = {"nhiem vu cua", "trach nhiem cua"};
    const tc_phrase *words = &para->words;
    return from > 0 && TC_ANY(words, 0, heads) == from &&
           !(named && tc_unit_begins(words, from, NULL) == TC_UNIT_PLURAL && para->level < 3);
}

/* The word behind the order that PARA gives to what stands below it, or 0. */
static uint32_t find_order(const tc_para *para) {
    static const char *const tellers[] = {"ban thuong vu", "bo truong", "chinh phu",
                                          "chu tich",      "giam doc",  "thu tuong",
                                          "thuong truc",   "ubnd",      "uy ban nhan dan"};
    static const char *const orders[] = {
        "chi dao",       "chi thi",  "co y kien chi dao", "co y kien nhu sau", "de nghi", "giao",
        "giao nhiem vu", "ket luan", "phan cong",         "thong nhat",        "yeu cau"};
    const tc_phrase *words = &para->words;
    uint32_t teller = words->count, behind = 0;
    if (para->level || !tc_para_ends(para, ':'))
        return 0;
    for (uint32_t i = 0; i < words->count; i++) {
        uint32_t n = i > teller ? TC_ANY(words, i, orders) : 0;
        /* "… thảo luận và kết luận như sau:" */
        bool last = n && (i + n == words->count || tc_phrase_match(words, i + n, "nhu sau"));
        if (n && (last || i == behind || tc_unit_end(words, teller) == i))
            return i + n;
        uint32_t m = TC_ANY(words, i, tellers);
        if (m) {
            teller = i;
            behind = i + m;
        }
    }
    uint32_t n = TC_ANY(words, 0, orders);
    /* "Giao các đơn vị:" */
    bool many = n && tc_unit_begins(words, n, NULL) == TC_UNIT_PLURAL &&
                tc_units_only(words, n, words->count);
    return many || tc_phrase_have(words, "sau") ? n : 0;
}

bool tc_para_orders(tc_arena *arena, const tc_para *para, bool *orders, tc_strings *told) {
    uint32_t at = find_order(para);
    *orders = at > 0;
    *told = (tc_strings){NULL, 0};
    return !at || tc_para_told(arena, para, at, told);
}

bool tc_para_is_about(const tc_para *para) {
    return tc_phrase_match(&para->words, 0, "doi voi") != 0;
}

/* The subject that begins at AT: units with a verb behind them.  "Các cơ quan được giao …" is
 * nobody by name. */
static uint32_t subject_end(const tc_phrase *words, uint32_t at) {
    tc_unit_kind kind = tc_unit_begins(words, at, NULL);
    if (kind == TC_UNIT_NONE || (kind == TC_UNIT_CLASS && !words->items[at].capital))
        return at;
    uint32_t end = tc_units_end(words, at);
    if (end == at || end >= words->count)
        return at;
    if (kind == TC_UNIT_PLURAL &&
        (tc_phrase_match(words, end, "duoc giao") || tc_phrase_match(words, end, "duoc phan cong")))
        return at;
    return end;
}

/* "2. Về đầu tư công: Sở A đôn đốc …": the subject behind the topic, or the count. */
static uint32_t subject_of_topic(const tc_phrase *words) {
    enum { TOPIC_WORDS_MAX = 25 };
    for (uint32_t i = 1; i < words->count && i <= TOPIC_WORDS_MAX; i++) {
        if (!tc_phrase_gap_has(words, i, ':'))
            continue;
        uint32_t at = tc_para_told_at(words, i), end = subject_end(words, at);
        return end > at && tc_unit_stops(words, end) ? at : words->count;
    }
    return words->count;
}

/* Where the subject of the sentence begins, or the count. */
static uint32_t find_subject(const tc_phrase *words) {
    uint32_t first = tc_para_told_at(words, 0);
    if (subject_end(words, first) > first)
        return first;
    first = subject_of_topic(words);
    if (first < words->count)
        return first;
    /* "Ủy ban nhân dân tỉnh giao …" was a subject of its own; else an introduction. */
    if (!TC_ANY(words, 0, introductions))
        return words->count;
    for (uint32_t i = 1; i < words->count; i++) {
        bool clause = tc_phrase_gap_has(words, i, ',') || tc_phrase_gap_has(words, i, ';');
        uint32_t at = tc_para_told_at(words, i);
        if ((clause || at > i) && tc_unit_begins(words, at, NULL) != TC_UNIT_CLASS) {
            uint32_t end = subject_end(words, at);
            if (end > at && tc_unit_stops(words, end))
                return at;
        }
    }
    return words->count;
}

/* "UBND tỉnh giao Giám đốc các sở …": the ones who are told, not the one who tells. */
static uint32_t pass_over_teller(const tc_phrase *words, uint32_t at, uint32_t end) {
    static const char *const tells[] = {"de nghi", "giao", "phan cong", "yeu cau"};
    uint32_t n = TC_ANY(words, end, tells);
    bool teller = tc_phrase_match(words, at, "ubnd") ||
                  tc_phrase_match(words, at, "uy ban nhan dan") ||
                  tc_phrase_match(words, at, "chu tich");
    return n && teller && subject_end(words, end + n) > end + n ? end + n : at;
}

/* "Giám đốc các sở", "các sở, ban": many at once, none by name. */
static bool is_collective(tc_arena *arena, const tc_strings *lead) {
    tc_phrase words;
    if (!lead->count || !tc_phrase_read(arena, lead->items[0], &words))
        return true;
    tc_unit_kind kind = tc_unit_begins(&words, 0, NULL);
    return kind == TC_UNIT_PLURAL || kind == TC_UNIT_CLASS ||
           (tc_phrase_have(&words, "cac") && !tc_phrase_have(&words, "lien hiep"));
}

bool tc_para_subject(tc_arena *arena, const tc_para *para, tc_strings *lead, tc_subject *kind) {
    const tc_phrase *words = &para->words;
    uint32_t at = find_subject(words);
    *lead = (tc_strings){NULL, 0};
    *kind = TC_SUBJECT_NONE;
    if (at == words->count)
        return true;
    at = pass_over_teller(words, at, subject_end(words, at));
    /* "Các địa phương đã …" tells what was done. */
    if (tc_phrase_word_is(words, subject_end(words, at), "đã"))
        return true;
    if (!tc_units_split(arena, words, at, subject_end(words, at), true, lead))
        return false;
    *kind = is_collective(arena, lead) ? TC_SUBJECT_CLASS : TC_SUBJECT_NAMED;
    return true;
}

/* Whether "giao" at AT gives out work: at the head of a sentence or clause, or behind the body that
 * may; "được giao", "việc giao", "đã giao" tell of it. */
static bool gives_here(const tc_phrase *words, uint32_t at) {
    static const char *const tellers[] = {"chu tich ubnd", "chu tich uy ban", "thu tuong", "ubnd",
                                          "uy ban nhan dan"};
    enum { TELLER_WORDS_MAX = 8 };
    if ((tc_phrase_gap_has(words, at, '.') || tc_phrase_gap_has(words, at, ':')) &&
        words->items[at].capital)
        return true;
    for (uint32_t i = at; i > 0 && at - i < TELLER_WORDS_MAX; i--) {
        if (TC_ANY(words, i - 1, tellers))
            return tc_unit_end(words, i - 1) == at;
        if (words->items[i].signs & TC_SIGNS_PARTING)
            return false;
    }
    return false;
}

/* "Rà soát thủ tục. Giao Sở A chủ trì …": where the units begin, or the count. */
static uint32_t find_given(const tc_para *para) {
    static const char *const gives[] = {"giao", "giao cho", "phan cong"};
    const tc_phrase *words = &para->words;
    if (tc_slice_find(para->text, TC_SLICE("hủ trì"), 0) == SIZE_MAX &&
        tc_slice_find(para->text, TC_SLICE(": Giao "), 0) == SIZE_MAX)
        return words->count;
    for (uint32_t i = 1; i < words->count; i++) {
        uint32_t n = TC_ANY(words, i, gives);
        if (!n || i + n >= words->count || !words->items[i + n].capital || !gives_here(words, i))
            continue;
        tc_unit_kind kind = tc_unit_begins(words, i + n, NULL);
        uint32_t end = tc_units_end(words, i + n);
        bool does =
            tc_phrase_match(words, end, "chu tri") ||
            (tc_phrase_gap_has(words, i, ':') && end < words->count && tc_unit_stops(words, end));
        if ((kind == TC_UNIT_BODY || kind == TC_UNIT_PLURAL) && does)
            return i + n;
    }
    return words->count;
}

uint32_t tc_para_given(const tc_para *para) {
    static const char *const gives[] = {"dong thoi giao", "giao", "giao cho"};
    const tc_phrase *words = &para->words;
    for (uint32_t i = 1; i < words->count; i++) {
        uint32_t n = words->items[i].signs & TC_SIGNS_PARTING ? TC_ANY(words, i, gives) : 0;
        tc_unit_kind kind = n ? tc_unit_begins(words, i + n, NULL) : TC_UNIT_NONE;
        uint32_t end = kind == TC_UNIT_BODY || kind == TC_UNIT_PLURAL ? tc_units_end(words, i + n)
                                                                      : words->count;
        if (end < words->count && tc_unit_stops(words, end))
            return i + n;
    }
    return words->count;
}

bool tc_para_told(tc_arena *arena, const tc_para *para, uint32_t at, tc_strings *lead) {
    return tc_units_split(arena, &para->words, at, tc_units_end(&para->words, at), true, lead);
}

bool tc_para_directs(const tc_para *para, bool asking, uint32_t *at) {
    static const char *const gives[] = {"dong thoi giao", "giao", "giao cho"};
    /* Whom one may only ask; "Đề nghị UBND tỉnh …" of a report is no order. */
    static const char *const independent[] = {
        "ban tuyen giao",  "doan",        "hoi",          "lien doan", "lien hiep",
        "mat tran",        "mttq",        "toa an",       "ubmttq",    "ubmttqvn",
        "uy ban mat tran", "uy ban mttq", "vien kiem sat"};
    uint32_t n = TC_ANY(&para->words, 0, gives);
    *at = 0;
    uint32_t asked = n || !asking ? 0 : tc_phrase_match(&para->words, 0, "de nghi");
    if (asked)
        return TC_ANY(&para->words, asked, independent) &&
               tc_unit_begins(&para->words, asked, NULL) != TC_UNIT_NONE;
    if (!n && tc_phrase_match(&para->words, 0, "dong thoi"))
        n = tc_phrase_match(&para->words, 2, "giao") ? 3 : 0;
    tc_unit_kind kind = n ? tc_unit_begins(&para->words, n, NULL) : TC_UNIT_NONE;
    if (kind == TC_UNIT_BODY || kind == TC_UNIT_PLURAL)
        return true;
    *at = asking ? find_given(para) : para->words.count;
    return *at < para->words.count;
}
