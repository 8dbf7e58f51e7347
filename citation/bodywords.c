/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "bodywords.h"

#include <citation/places.h>

#include <string.h>

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

bool tc_body_word_inside(const tc_word *before, const tc_word *words, size_t count) {
    static const char *const pairs[][2] = {{"ngoại", "giao"},     {"tư", "xây dựng"},
                                           {"lí", "các"},         {"hiệp", "các"},
                                           {"trình", "xây dựng"}, {"án", "xây dựng"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (words[0].before == ' ' && tc_words_begin_plain(words, count, pairs[i][1]) &&
            tc_word_is(before, pairs[i][0]))
            return true;
    return tc_words_begin_plain(words, count, "giao thông") > 0;
}

bool tc_body_word_stops(const tc_word *words, size_t count) {
    for (size_t i = 0; i < sizeof stops / sizeof *stops; i++)
        if (tc_words_begin_plain(words, count, stops[i]))
            return true;
    return false;
}

bool tc_body_word_outside(const tc_word *w, size_t count) {
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

bool tc_body_word_ends(const tc_word *words, size_t count) {
    if (tc_body_word_outside(words, count))
        return true;
    if (count && words[0].capital && !words[0].shout)
        return false;
    return tc_body_word_stops(words, count);
}

bool tc_body_word_cites(const tc_word *w, size_t count) {
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

bool tc_body_word_begins(const tc_word *w, size_t count) {
    static const char *const units[] = {"so",      "phong",     "ban quan li", "chi cuc",
                                        "cong an", "van phong", "thanh tra",   "trung tam",
                                        "ubnd",    "hdnd"};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (tc_words_begin(w, count, units[i]))
            return true;
    return false;
}

size_t tc_body_place_words(tc_slice text, const tc_word *w, size_t count) {
    static const char *const levels[] = {"tinh",     "thanh pho", "tp",     "quan",  "huyen",
                                         "thi xa",   "thi tran",  "phuong", "xa",    "dac khu",
                                         "cap tinh", "cap huyen", "cap xa", "thu do"};
    size_t used = 0;
    for (size_t i = 0; !used && i < sizeof levels / sizeof *levels; i++)
        used = tc_words_begin(w, count, levels[i]);
    if (used && tc_body_word_breaks(w[0].before))
        return 0;
    if (used < count && !tc_body_word_breaks(w[used].before)) {
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
           !tc_body_word_begins(w + named, count - named) &&
           !tc_body_word_stops(w + named, count - named))
        named++;
    return named;
}

size_t tc_body_seat_words(const tc_word *w, size_t count) {
    enum { LONGEST = 3 };
    size_t used = 0;
    while (used < count && used < LONGEST && w[used].before == ' ' && !w[used].apart &&
           w[used].capital && !w[used].shout && w[used].folded[0] > '9' &&
           !tc_body_word_cites(w + used, count - used) &&
           !tc_body_word_begins(w + used, count - used) &&
           !tc_body_word_outside(w + used, count - used) && strcmp(w[used].folded, "khoa") != 0)
        used++;
    return used;
}

size_t tc_body_term_words(const tc_word *w, size_t count) {
    static const char *const numbers[] = {"mot", "hai", "ba",  "tu",   "bon", "nam",
                                          "sau", "bay", "tam", "chin", "muoi"};
    size_t used = tc_words_begin(w, count, "lan thu");
    if (used && !tc_body_word_breaks(w[0].before) && used < count) {
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
