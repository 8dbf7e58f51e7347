/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where the name of a body ends.  A body at the centre is one of a few fixed phrases; a council,
 * a committee of the people or of the Party has a place behind it; a ministry or a department has
 * an open-ended name, which runs on until a word that names never hold. */
#include "bodies.h"
#include "abbreviations.h"
#include "bodywords.h"

#include <text/fold.h>
#include <text/text.h>

#include <string.h>

enum { NAME_WORDS = 16 };

typedef enum tail {
    TAIL_NONE,  /* nothing follows */
    TAIL_TERM,  /* "khóa XIII" may follow */
    TAIL_PLACE, /* a place follows, or "tỉnh" */
    TAIL_SEAT,  /* the name of a place below the province follows */
    TAIL_OPEN,  /* words up to a stop */
    TAIL_TOPIC, /* the same, and what it steers: "về phát triển khoa học, công nghệ và …" */
    TAIL_BODY /* another body follows: "Chủ tịch UBND tỉnh" */
} tail;

/* Longest first where one begins another. */
static const struct {
    const char *phrase;
    tail tail;
} heads[] = {
    {"thu tuong chinh phu", TAIL_NONE},
    {"thu tuong", TAIL_NONE},
    {"chinh phu", TAIL_NONE},
    {"bo chinh tri", TAIL_TERM},
    {"ban bi thu trung uong doan", TAIL_OPEN},
    {"ban chap hanh trung uong doan", TAIL_OPEN},
    {"ban chap hanh trung uong hoi", TAIL_OPEN},
    {"ban bi thu trung uong dang", TAIL_TERM},
    {"ban bi thu trung uong", TAIL_TERM},
    {"ban bi thu", TAIL_TERM},
    {"ban chap hanh trung uong dang", TAIL_TERM},
    {"ban chap hanh trung uong", TAIL_TERM},
    {"bch trung uong dang", TAIL_TERM},
    {"bch trung uong", TAIL_TERM},
    {"trung uong dang", TAIL_TERM},
    {"hoi nghi", TAIL_TERM},
    {"uy ban thuong vu quoc hoi", TAIL_TERM},
    {"quoc hoi", TAIL_TERM},
    {"chu tich nuoc", TAIL_NONE},
    {"uy ban nhan dan", TAIL_PLACE},
    {"ubnd", TAIL_PLACE},
    {"hoi dong nhan dan", TAIL_PLACE},
    {"hdnd", TAIL_PLACE},
    {"thuong truc", TAIL_BODY},
    {"tinh uy", TAIL_PLACE},
    {"thanh uy", TAIL_PLACE},
    {"huyen uy", TAIL_SEAT},
    {"thi uy", TAIL_SEAT},
    {"quan uy", TAIL_SEAT},
    {"dang uy", TAIL_OPEN},
    {"dang bo", TAIL_OPEN},
    {"ban thuong vu", TAIL_BODY},
    {"btv", TAIL_BODY},
    {"ban chap hanh", TAIL_BODY},
    {"bch", TAIL_BODY},
    {"ban can su dang", TAIL_OPEN},
    {"doan chu tich", TAIL_BODY},
    {"pho chu tich", TAIL_BODY},
    {"chu tich", TAIL_BODY},
    {"giam doc", TAIL_BODY},
    {"pho giam doc", TAIL_BODY},
    {"bo truong", TAIL_BODY},
    {"thu truong", TAIL_BODY},
    {"thong doc", TAIL_BODY},
    {"tong thanh tra", TAIL_BODY},
    {"chanh van phong", TAIL_BODY},
    {"cuc truong", TAIL_BODY},
    {"tong cuc truong", TAIL_BODY},
    {"chanh an", TAIL_BODY},
    {"hieu truong", TAIL_BODY},
    {"vien truong", TAIL_BODY},
    {"uy ban", TAIL_OPEN},
    {"bo", TAIL_OPEN},
    {"so", TAIL_OPEN},
    {"ban chi dao", TAIL_TOPIC},
    {"to giup viec", TAIL_BODY},
    {"to cong tac", TAIL_TOPIC},
    {"ban", TAIL_OPEN},
    {"van phong", TAIL_OPEN},
    {"thanh tra", TAIL_OPEN},
    {"tong cuc", TAIL_OPEN},
    {"cuc", TAIL_OPEN},
    {"chi cuc", TAIL_OPEN},
    {"vu", TAIL_OPEN},
    {"vien", TAIL_OPEN},
    {"toa an", TAIL_OPEN},
    {"ngan hang", TAIL_OPEN},
    {"bao hiem xa hoi", TAIL_OPEN},
    {"kiem toan", TAIL_OPEN},
    {"hoi dong", TAIL_OPEN},
    {"hoi", TAIL_OPEN},
    {"lien doan", TAIL_OPEN},
    {"tong lien doan", TAIL_OPEN},
    {"lien minh", TAIL_OPEN},
    {"lien hiep", TAIL_OPEN},
    {"tinh doan", TAIL_NONE},
    {"trung uong doan", TAIL_OPEN},
    {"mat tran", TAIL_OPEN},
    {"cong an", TAIL_PLACE},
    {"bo chi huy", TAIL_OPEN},
    {"bo tu lenh", TAIL_OPEN},
    {"quan khu", TAIL_OPEN},
    {"benh vien", TAIL_OPEN},
    {"hoc vien", TAIL_OPEN},
    {"dai hoc", TAIL_OPEN},
    {"kho bac", TAIL_OPEN},
    {"thue tinh", TAIL_OPEN},
    {"thue thanh pho", TAIL_OPEN},
    {"doan dai bieu quoc hoi", TAIL_OPEN},
    {"hat kiem lam", TAIL_OPEN},
    {"truong", TAIL_OPEN},
    {"trung tam", TAIL_OPEN},
    {"phong", TAIL_OPEN},
    {"to", TAIL_OPEN},
    {"tieu ban", TAIL_TOPIC},
    {"dai hoi", TAIL_OPEN},
    {"tap doan", TAIL_OPEN},
    {"tong cong ti", TAIL_OPEN},
    {"cong ti", TAIL_OPEN},
};

/* Whether W[AT] begins a heading in capitals below a sentence. */
static bool is_heading(const tc_word *w, size_t at) {
    return at && w[at].apart && w[at].shout && !w[at - 1].shout;
}

static size_t open_words(const tc_word *w, size_t count) {
    size_t used = 0;
    while (used < count) {
        char before = w[used].before;
        /* "Bộ Văn hóa, Thể thao và Du lịch": a capital behind the comma, and "và" to come. */
        bool listed =
            before == ',' && used && w[used].capital && used + 2 < count &&
            (strcmp(w[used + 1].folded, "va") == 0 || strcmp(w[used + 2].folded, "va") == 0);
        /* A heading in capitals below another one. */
        if (used && w[used].apart && w[used].shout &&
            (tc_words_begin(w + used, count - used, "uy ban nhan dan") ||
             tc_words_begin(w + used, count - used, "ubnd") ||
             tc_words_begin(w + used, count - used, "chu tich") ||
             tc_words_begin(w + used, count - used, "hoi dong nhan dan")))
            break;
        if ((tc_body_word_breaks(before) && !listed) || is_heading(w, used) ||
            (tc_body_word_ends(w + used, count - used) &&
             !tc_body_word_inside(&w[used ? used - 1 : 0], w + used, count - used)))
            break;
        if (strcmp(w[used].folded, "va") == 0 &&
            (used + 1 == count || !w[used + 1].capital ||
             tc_body_word_cites(w + used + 1, count - used - 1)))
            break;
        /* "Sở KH&CN": behind an abbreviation only a place goes on. */
        if (used && w[used - 1].shout && !w[used].shout && before != '&' &&
            !tc_word_is(&w[used], "tỉnh") && !tc_word_is(&w[used], "thành") &&
            !tc_word_is(&w[used], "xã") && !tc_word_is(&w[used], "phường") &&
            !tc_word_is(&w[used], "đặc") && !tc_words_begin(w + used, count - used, "viet nam") &&
            !tc_words_begin(w + used, count - used, "toi cao"))
            break;
        used++;
    }
    return used;
}

/* "về phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số tỉnh": what a committee
 * steers, with the commas of its list, as far as an "và" closes that. */
static size_t topic_words(const tc_word *w, size_t count) {
    static const char *const fields[] = {"phat trien", "chuyen doi", "cai cach",  "phong",
                                         "hoi nhap",   "doi moi",    "an ninh",   "an toan",
                                         "giam ngheo", "dan chu",    "nhan quyen"};
    size_t used = 0, closed = 0;
    if (count && tc_word_is(&w[0], "về"))
        for (size_t i = 0; !used && i < sizeof fields / sizeof *fields; i++)
            used = tc_words_begin(w + 1, count - 1, fields[i]) ? 1 : 0;
    for (bool first = true; used < count; first = false) {
        char before = w[used].before;
        if ((tc_body_word_breaks(before) && (before != ',' || first)) ||
            tc_body_word_ends(w + used, count - used) || is_heading(w, used))
            break;
        if (before == ',' && !closed) {
            /* Is there an "và" to come in this list? */
            size_t k = used;
            while (k < count && !tc_body_word_ends(w + k, count - k) &&
                   (!tc_body_word_breaks(w[k].before) || w[k].before == ',') &&
                   strcmp(w[k].folded, "va") != 0)
                k++;
            if (k == count || strcmp(w[k].folded, "va") != 0)
                break;
            closed = k;
        }
        if (before == ',' && closed && used > closed)
            break;
        if (strcmp(w[used].folded, "va") == 0 && tc_body_word_cites(w + used + 1, count - used - 1))
            break;
        used++;
    }
    return used;
}

/* What one word alone begins: with its own accents, for "so" is số as well as Sở. */
static bool is_head(const tc_word *w, size_t count, const char *phrase) {
    static const char *const heads_plain[][2] = {
        {"so", "sở"},     {"bo", "bộ"},   {"to", "tổ"},       {"vu", "vụ"},        {"cuc", "cục"},
        {"vien", "viện"}, {"hoi", "hội"}, {"phong", "phòng"}, {"truong", "trường"}};
    if (strcmp(phrase, "ban") == 0)
        return !(count > 1 && strcmp(w[1].folded, "hanh") == 0);
    if (strcmp(phrase, "to") == 0 && count > 1 && strcmp(w[1].folded, "chuc") == 0)
        return false;
    for (size_t i = 0; i < sizeof heads_plain / sizeof *heads_plain; i++)
        if (strcmp(phrase, heads_plain[i][0]) == 0)
            return tc_word_is(&w[0], heads_plain[i][1]) || tc_word_is(&w[0], phrase);
    return true;
}

/* "Bộ Kế hoạch và đầu tư": behind "và" only the known name tells that a small word belongs to it.
 * Words of W that one takes up which has more than USED, else USED. */
static size_t known_words(const tc_word *w, size_t used, size_t count) {
    if (used + 1 >= count || strcmp(w[used].folded, "va") != 0 ||
        tc_body_word_breaks(w[used].before))
        return used;
    tc_slice name;
    for (size_t i = 0; (name = tc_body_name_at(i)).len; i++) {
        tc_word k[NAME_WORDS];
        size_t same = 0;
        if (!tc_words_read(name, 0, name.len, k, 1) || strcmp(w[0].folded, k[0].folded) != 0)
            continue;
        size_t total = tc_words_read(name, 0, name.len, k, NAME_WORDS);
        while (same < total && same < count && strcmp(w[same].folded, k[same].folded) == 0)
            same++;
        if (same == total && same > used)
            return same;
    }
    return used;
}

/* Whether what stands behind the known name of a ministry or a department may belong to it: a
 * place, or the level that one is at. */
static bool names_place(tc_slice text, const tc_word *w, size_t count) {
    static const char *const levels[] = {"tinh", "thanh pho", "tp", "viet nam", "thu do"};
    size_t end;
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
        if (tc_words_begin(w, count, levels[i]))
            return true;
    /* "Bộ Tài chính và Bộ Công Thương", "Bộ Y tế - Bộ Tài chính" */
    bool joined =
        w[0].before != ' ' || (count > 1 && strcmp(w[0].folded, "va") == 0 && w[1].capital);
    return joined || (w[0].capital && tc_place_read(text, w[0].start, &end));
}

/* Words of the known name of a ministry or a department that W begins with, when what follows up to
 * USED is none of its place ("Bộ Tư pháp 16", "Bộ Công Thương phải"); else USED. */
static size_t cut_words(tc_slice text, const tc_word *w, size_t used) {
    bool ministry = strcmp(w[0].folded, "bo") == 0;
    size_t longest = 0;
    tc_slice name;
    if (used < 3 || (!ministry && strcmp(w[0].folded, "so") != 0))
        return used;
    for (size_t i = 0; (name = tc_body_name_at(i)).len; i++) {
        tc_word k[NAME_WORDS];
        size_t second = strlen("Bộ "), same = 0, total;
        if (name.len <= second ||
            !tc_slice_starts(name, ministry ? TC_SLICE("Bộ ") : TC_SLICE("Sở ")) ||
            tc_fold_base(tc_utf8_next(name, &second)) != (uint32_t)(unsigned char)w[1].folded[0])
            continue;
        total = tc_words_read(name, 0, name.len, k, NAME_WORDS);
        while (same < total && same < used && strcmp(w[same].folded, k[same].folded) == 0)
            same++;
        if (same == total && same > longest)
            longest = same;
    }
    return longest && longest < used && !names_place(text, w + longest, used - longest) ? longest
                                                                                        : used;
}

static size_t body_words(tc_slice text, const tc_word *w, size_t count, int depth) {
    size_t used = 0;
    tail behind = TAIL_NONE;
    /* "Trưởng Ban Chỉ đạo", "Trưởng ban Tổ chức" */
    if (count > 1 && depth && tc_word_is(&w[0], "trưởng") && strcmp(w[1].folded, "ban") == 0 &&
        w[1].before == ' ') {
        used = body_words(text, w + 1, count - 1, depth - 1);
        return used ? used + 1 : 0;
    }
    for (size_t i = 0; !used && i < sizeof heads / sizeof *heads; i++) {
        used = tc_words_begin(w, count, heads[i].phrase);
        if (used && !is_head(w, count, heads[i].phrase))
            used = 0;
        behind = heads[i].tail;
    }
    if (!used)
        return 0;
    const tc_word *rest = w + used;
    size_t left = count - used;
    switch (behind) {
    case TAIL_NONE:
        break;
    case TAIL_TERM:
        used += tc_body_term_words(rest, left);
        /* "Hội nghị lần thứ 8 của Ban Chấp hành Trung ương Đảng khóa XII" */
        if (used < count && strcmp(w[used].folded, "cua") == 0 &&
            !tc_body_word_breaks(w[used].before) && depth)
            used += 1 + body_words(text, w + used + 1, count - used - 1, 0);
        else if (used < count && !tc_body_word_breaks(w[used].before) && depth) {
            size_t inner = body_words(text, w + used, count - used, 0);
            used += inner ? inner : 0;
            if (!inner && tc_words_begin(w + used, count - used, "trung uong"))
                used += 2 + (used + 2 < count && w[used + 2].capital && w[used + 2].before == ' ' &&
                             w[used + 2].folded[0] >= '0' && w[used + 2].folded[0] <= '9');
            used += tc_body_term_words(w + used, count - used);
        }
        break;
    case TAIL_PLACE:
        used += tc_body_place_words(text, rest, left);
        used += tc_body_term_words(w + used, count - used);
        break;
    case TAIL_SEAT:
        used += tc_body_seat_words(rest, left);
        used += tc_body_term_words(w + used, count - used);
        break;
    case TAIL_OPEN:
        used += open_words(rest, left);
        used = cut_words(text, w, known_words(w, used, count));
        break;
    case TAIL_TOPIC: {
        size_t open = 0;
        /* "Ban Chỉ đạo Trung ương về …", "Ban Chỉ đạo tỉnh" */
        while (open < left && rest[open].before == ' ' &&
               (rest[open].capital || tc_word_is(&rest[open], "ương") ||
                tc_word_is(&rest[open], "tỉnh")) &&
               !tc_body_word_ends(rest + open, left - open))
            open++;
        used += open + topic_words(rest + open, left - open);
        break;
    }
    case TAIL_BODY: {
        size_t inner = depth && left && !tc_body_word_breaks(rest[0].before)
                           ? body_words(text, rest, left, depth - 1)
                           : 0;
        used += inner ? inner : open_words(rest, left);
        break;
    }
    }
    return used;
}

enum { FIRST_WORDS = 12, BODY_WORDS = 40, DEPTH = 3 };

size_t tc_body_read(tc_slice text, size_t offset) {
    tc_word w[BODY_WORDS];
    size_t count = tc_words_read(text, offset, text.len, w, FIRST_WORDS);
    size_t used = body_words(text, w, count, DEPTH);
    if (!used)
        return 0;
    /* Few names are long; look further only for one that may go on. */
    bool topic =
        memchr("bt", w[0].folded[0], 2) && tc_words_last(w, used, "ban chi dao") != SIZE_MAX;
    topic =
        topic || tc_words_begin(w, count, "to cong tac") || tc_words_begin(w, count, "tieu ban");
    if ((used + 4 > count || topic) && count == FIRST_WORDS) {
        count = tc_words_read(text, offset, text.len, w, BODY_WORDS);
        used = body_words(text, w, count, DEPTH);
    }
    if (used < count)
        used += tc_body_term_words(w + used, count - used);
    size_t end = w[used - 1].end;
    /* The bracket of "(Khóa XX)". */
    size_t close = end + tc_utf8_space(text, end);
    bool bracket = used >= 2 && w[used - 2].before == '(' && close < text.len;
    return bracket && text.ptr[close] == ')' ? close + 1 : end;
}

/* "Thủ tướng" in front of "Chính phủ", "Ban Thường vụ" of "Tỉnh ủy", "Đảng ủy" of "UBND": where the
 * words begin that head the body at W[AT], or name a part of it. */
static size_t with_head(const tc_word *w, size_t at) {
    static const char *const parts[] = {"dang uy", "van phong", "thanh tra", "ban can su dang",
                                        "uy ban thuong vu"};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        for (size_t n = 2; n <= 4 && n <= at; n++)
            if (!tc_body_word_breaks(w[at].before) && w[at - n].capital &&
                tc_words_begin(w + at - n, n, parts[i]) == n)
                return at - n;
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        bool headed = heads[i].tail == TAIL_BODY || strcmp(heads[i].phrase, "thu tuong") == 0;
        for (size_t n = 2; headed && n <= 3 && n <= at; n++)
            if (!tc_body_word_breaks(w[at].before) && w[at - n].capital &&
                tc_words_begin(w + at - n, n, heads[i].phrase) == n)
                return at - n;
    }
    return at;
}

size_t tc_body_before(tc_slice text, size_t from, size_t at) {
    tc_word w[BODY_WORDS];
    size_t count = tc_words_before(text, from, at, w, BODY_WORDS);
    for (size_t i = count; i > 0; i--) {
        const tc_word *first = &w[i - 1];
        if (!first->capital)
            continue;
        size_t used = body_words(text, first, count - i + 1, DEPTH);
        if (used == count - i + 1)
            return w[with_head(w, i - 1)].start;
    }
    return SIZE_MAX;
}
