/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where the name of a body ends.  A body at the centre is one of a few fixed phrases; a council,
 * a committee of the people or of the Party has a place behind it; a ministry or a department has
 * an open-ended name, which runs on until a word that names never hold. */
#include "bodies.h"
#include "abbreviations.h"

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

/* Words that begin what the document says, not who it is from. */
static const char *const stops[] = {
    "về",         "việc",     "ban hành",  "phê duyệt", "qui định", "thực hiện", "triển khai",
    "tổ chức",    "sửa đổi",  "hướng dẫn", "giao",      "công bố",  "thông qua", "điều chỉnh",
    "chỉ đạo",    "đối với",  "thông báo", "cho",       "trong",    "tại",       "theo",
    "là",         "được",     "đã",        "nhằm",      "năm",      "kèm",       "để",
    "nêu",        "trên",     "bổ sung",   "thay thế",  "bãi bỏ",   "kiện toàn", "thành lập",
    "tăng cường", "đẩy mạnh", "tiếp tục",  "yêu cầu",   "các",      "đề nghị",   "chấp thuận",
    "cụ thể",     "gắn với",  "xây dựng",  "này",       "ngày",     "kế hoạch",  "khắc phục",
    "do",         "từ",       "đến",       "có",        "khi",      "bao gồm",   "gồm",
    "như",        "hoặc",     "v",         "hết",       "còn",      "và các",    "đề ra",
    "quyết nghị",
};

/* Words that begin a title elsewhere, inside of names: "Bộ Ngoại giao", "Ban Quản lý dự án đầu tư
 * xây dựng", "Ban Quản lý các khu công nghiệp". */
static bool is_inside(const tc_word *before, const tc_word *words, size_t count) {
    static const char *const pairs[][2] = {{"ngoại", "giao"},     {"tư", "xây dựng"},
                                           {"lí", "các"},         {"hiệp", "các"},
                                           {"trình", "xây dựng"}, {"án", "xây dựng"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (words[0].before == ' ' && tc_words_begin_plain(words, count, pairs[i][1]) &&
            tc_word_is(before, pairs[i][0]))
            return true;
    return tc_words_begin_plain(words, count, "giao thông") > 0;
}

static bool is_stop_word(const tc_word *words, size_t count) {
    for (size_t i = 0; i < sizeof stops / sizeof *stops; i++)
        if (tc_words_begin_plain(words, count, stops[i]))
            return true;
    return false;
}

/* Words that no name holds, whatever their case. */
static bool is_outside(const tc_word *w, size_t count) {
    static const char *const words[] = {"ban hành", "qui định", "phê duyệt", "căn cứ",
                                        "sửa đổi",  "về việc",  "phụ lục",   "mẫu số",
                                        "mẫu bản",  "biểu số",  "thay thế"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (tc_words_begin_plain(w, count, words[i]))
            return true;
    /* "số 143": a number; "thành mức …": to what. */
    bool number = count > 1 && tc_word_is(&w[0], "số") && w[1].folded[0] <= '9';
    bool into = count > 1 && !w[0].capital && tc_word_is(&w[0], "thành") &&
                strcmp(w[1].folded, "pho") != 0 && strcmp(w[1].folded, "vien") != 0 &&
                strcmp(w[1].folded, "uy") != 0;
    return number || into;
}

/* A name's own words begin with capitals ("Ban Chỉ đạo"), so only a small one stops it. */
static bool is_stop(const tc_word *words, size_t count) {
    if (is_outside(words, count))
        return true;
    if (count && words[0].capital && !words[0].shout)
        return false;
    return is_stop_word(words, count);
}

/* The next document of a list: "… Bộ Công an và Kế hoạch số …". */
static bool is_document(const tc_word *w, size_t count) {
    static const char *const types[] = {
        "quyet dinh", "nghi quyet", "nghi dinh", "thong tu", "chi thi",   "bao cao", "to trinh",
        "cong van",   "ket luan",   "thong bao", "van ban",  "phap lenh", "luat",    "huong dan"};
    static const char *const numbered[] = {"ke hoach", "chuong trinh", "de an",     "cong dien",
                                           "qui dinh", "qui che",      "thong tri", "phuong an"};
    if (!count || !w[0].capital)
        return false;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (tc_words_begin(w, count, types[i]))
            return true;
    for (size_t i = 0; i < sizeof numbered / sizeof *numbered; i++) {
        size_t used = tc_words_begin(w, count, numbered[i]);
        /* "Đề án 06" is also what a committee steers. */
        bool digits = used < count && w[used].folded[0] <= '9' && strcmp(numbered[i], "de an") != 0;
        if (used && used < count &&
            (digits || strcmp(w[used].folded, "so") == 0 || strcmp(w[used].folded, "hanh") == 0 ||
             strcmp(w[used].folded, "nay") == 0 || strcmp(w[used].folded, "neu") == 0 ||
             strcmp(w[used].folded, "noi") == 0 || strcmp(w[used].folded, "phoi") == 0 ||
             strcmp(w[used].folded, "lien") == 0))
            return true;
    }
    return false;
}

static bool breaks(char before) {
    return before != ' ' && before != '-' && before != '&';
}

static bool begins_unit(const tc_word *w, size_t count) {
    static const char *const units[] = {"so",      "phong",     "ban quan li", "chi cuc",
                                        "cong an", "van phong", "thanh tra",   "trung tam",
                                        "ubnd",    "hdnd"};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (tc_words_begin(w, count, units[i]))
            return true;
    return false;
}

/* "tỉnh Quảng Ngãi", "tỉnh", "các huyện, thị xã, thành phố", "xã Tịnh Khê": words taken. */
static size_t place_words(tc_slice text, const tc_word *w, size_t count) {
    static const char *const levels[] = {"tinh",     "thanh pho", "tp",     "quan",  "huyen",
                                         "thi xa",   "thi tran",  "phuong", "xa",    "dac khu",
                                         "cap tinh", "cap huyen", "cap xa", "thu do"};
    size_t used = 0;
    for (size_t i = 0; !used && i < sizeof levels / sizeof *levels; i++)
        used = tc_words_begin(w, count, levels[i]);
    if (used && breaks(w[0].before))
        return 0;
    if (used < count && !breaks(w[used].before)) {
        size_t end;
        const tc_place *place = tc_place_read(text, w[used].start, &end);
        if (place && w[used].capital) {
            while (used < count && w[used].end <= end)
                used++;
            return used;
        }
    }
    /* An unknown place: capitals on the same line, but no number of a list and no other body. */
    bool numbered = tc_words_begin(w, count, "quan") || tc_words_begin(w, count, "phuong");
    size_t named = used;
    while (used && named < count && named < used + 4 && w[named].capital &&
           w[named].before == ' ' && !w[named].apart && (numbered || w[named].folded[0] > '9') &&
           !begins_unit(w + named, count - named) && !is_stop_word(w + named, count - named))
        named++;
    return named;
}

/* "Long Thành" behind "Huyện ủy": words taken. */
static size_t seat_words(const tc_word *w, size_t count) {
    enum { LONGEST = 3 };
    size_t used = 0;
    while (used < count && used < LONGEST && w[used].before == ' ' && !w[used].apart &&
           w[used].capital && !w[used].shout && w[used].folded[0] > '9' &&
           !is_document(w + used, count - used) && !begins_unit(w + used, count - used) &&
           !is_outside(w + used, count - used) && strcmp(w[used].folded, "khoa") != 0)
        used++;
    return used;
}

/* "khóa XIII", "lần thứ sáu khoá XIII", "(Khóa XX)", ", khóa XX": words taken. */
static size_t term_words(const tc_word *w, size_t count) {
    static const char *const numbers[] = {"mot", "hai", "ba",  "tu",   "bon", "nam",
                                          "sau", "bay", "tam", "chin", "muoi"};
    size_t used = tc_words_begin(w, count, "lan thu");
    if (used && !breaks(w[0].before) && used < count) {
        used++;
        for (size_t i = 0; used < count && i < sizeof numbers / sizeof *numbers; i++)
            if (strcmp(w[used].folded, numbers[i]) == 0 && w[used].before == ' ') {
                used++;
                break;
            }
    } else {
        used = 0;
    }
    size_t khoa = tc_words_begin(w + used, count - used, "khoa");
    if (khoa && used + 1 < count && strchr(" ,(", w[used].before) && w[used + 1].before == ' ' &&
        w[used + 1].capital)
        return used + 2;
    return used;
}

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
        if ((breaks(before) && !listed) || is_heading(w, used) ||
            (is_stop(w + used, count - used) &&
             !is_inside(&w[used ? used - 1 : 0], w + used, count - used)))
            break;
        if (strcmp(w[used].folded, "va") == 0 && (used + 1 == count || !w[used + 1].capital ||
                                                  is_document(w + used + 1, count - used - 1)))
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
        if ((breaks(before) && (before != ',' || first)) || is_stop(w + used, count - used) ||
            is_heading(w, used))
            break;
        if (before == ',' && !closed) {
            /* Is there an "và" to come in this list? */
            size_t k = used;
            while (k < count && !is_stop(w + k, count - k) &&
                   (!breaks(w[k].before) || w[k].before == ',') && strcmp(w[k].folded, "va") != 0)
                k++;
            if (k == count || strcmp(w[k].folded, "va") != 0)
                break;
            closed = k;
        }
        if (before == ',' && closed && used > closed)
            break;
        if (strcmp(w[used].folded, "va") == 0 && is_document(w + used + 1, count - used - 1))
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
    if (used + 1 >= count || strcmp(w[used].folded, "va") != 0 || breaks(w[used].before))
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
        used += term_words(rest, left);
        /* "Hội nghị lần thứ 8 của Ban Chấp hành Trung ương Đảng khóa XII" */
        if (used < count && strcmp(w[used].folded, "cua") == 0 && !breaks(w[used].before) && depth)
            used += 1 + body_words(text, w + used + 1, count - used - 1, 0);
        else if (used < count && !breaks(w[used].before) && depth) {
            size_t inner = body_words(text, w + used, count - used, 0);
            used += inner ? inner : 0;
            if (!inner && tc_words_begin(w + used, count - used, "trung uong"))
                used += 2 + (used + 2 < count && w[used + 2].capital && w[used + 2].before == ' ' &&
                             w[used + 2].folded[0] >= '0' && w[used + 2].folded[0] <= '9');
            used += term_words(w + used, count - used);
        }
        break;
    case TAIL_PLACE:
        used += place_words(text, rest, left);
        used += term_words(w + used, count - used);
        break;
    case TAIL_SEAT:
        used += seat_words(rest, left);
        used += term_words(w + used, count - used);
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
               !is_stop(rest + open, left - open))
            open++;
        used += open + topic_words(rest + open, left - open);
        break;
    }
    case TAIL_BODY: {
        size_t inner =
            depth && left && !breaks(rest[0].before) ? body_words(text, rest, left, depth - 1) : 0;
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
        used += term_words(w + used, count - used);
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
            if (!breaks(w[at].before) && w[at - n].capital &&
                tc_words_begin(w + at - n, n, parts[i]) == n)
                return at - n;
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        bool headed = heads[i].tail == TAIL_BODY || strcmp(heads[i].phrase, "thu tuong") == 0;
        for (size_t n = 2; headed && n <= 3 && n <= at; n++)
            if (!breaks(w[at].before) && w[at - n].capital &&
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
