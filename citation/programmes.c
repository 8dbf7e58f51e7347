/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "programmes.h"

#include "words.h"

#include <text/text.h>

#include <string.h>

enum { LEAD_WORDS = 10, LEAD_BYTES = 160, TITLE_WORDS = 40, TITLE_BYTES = 600, TITLE_LEAST = 3 };

static bool is_one_of(const tc_word *w, const char *const *list, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (tc_word_is(w, list[i]))
            return true;
    return false;
}

/* Where the object begins of what the mention that ends at AT carries out: behind nothing but "về
 * việc ban hành Kế hoạch triển khai thực hiện"; SIZE_MAX when its words say something else. */
static size_t object_of(tc_slice text, size_t at, size_t to) {
    static const char *const leads[] = {"về", "việc", "kế",    "hoạch", "ban",  "hành",
                                        "tổ", "chức", "triển", "khai",  "thực", "hiện"};
    tc_word w[LEAD_WORDS];
    size_t end = at + LEAD_BYTES < to ? at + LEAD_BYTES : to, i = 0;
    size_t count = tc_words_read(text, at, end, w, 1);
    if (!count || w[0].before != ' ' || !is_one_of(&w[0], leads, sizeof leads / sizeof *leads))
        return SIZE_MAX;
    count = tc_words_read(text, at, end, w, LEAD_WORDS);
    bool verb = false;
    for (; i < count && w[i].before == ' ' &&
           is_one_of(&w[i], leads, sizeof leads / sizeof *leads) && !(verb && w[i].capital);
         i++)
        verb = tc_word_is(&w[i], "hiện") || tc_word_is(&w[i], "khai");
    return verb && i < count && w[i].before == ' ' ? w[i].start : SIZE_MAX;
}

/* Whether a title ends in front of W[AT]; lines of one title may stand apart. */
static bool ends_title(const tc_word *w, size_t at) {
    static const char *const stops[] = {"theo", "tại", "được", "do", "của", "để", "nhằm", "số"};
    static const char *const levels[] = {"tỉnh", "phố", "huyện", "xã", "phường"};
    bool parted = w[at].apart && w[at].capital &&
                  !is_one_of(&w[at - 1], levels, sizeof levels / sizeof *levels);
    return strchr("|;.:()\"", w[at].before) || parted ||
           (!w[at].capital && is_one_of(&w[at], stops, sizeof stops / sizeof *stops));
}

/* "Chương trình … năm 2025" is one year's share of it, "… đến năm 2030" the whole. */
static bool is_share(const tc_word *w, size_t count) {
    return count > 2 && tc_word_is(&w[count - 2], "năm") && w[count - 1].folded[0] <= '9' &&
           !tc_word_is(&w[count - 3], "đến") && !tc_word_is(&w[count - 3], "hướng");
}

/* The programme whose title begins at START and ends before TO. */
static bool read_programme(tc_arena *arena, tc_slice text, size_t start, size_t to, tc_found *out) {
    static const struct {
        const char *folded, *type;
    } kinds[] = {
        {"de an", "Đề án"}, {"chuong trinh", "Chương trình"}, {"chien luoc", "Chiến lược"}};
    tc_word w[TITLE_WORDS];
    size_t end = start + TITLE_BYTES < to ? start + TITLE_BYTES : to;
    size_t count = tc_words_read(text, start, end, w, TITLE_WORDS), head = 0, used;
    for (size_t i = 0; !head && i < sizeof kinds / sizeof *kinds; i++)
        if ((head = tc_words_begin(w, count, kinds[i].folded)) > 0)
            out->mention.type = tc_slice_of(kinds[i].type);
    if (!head || !w[0].capital || tc_words_begin(w + head, count - head, "hanh dong"))
        return false;
    for (used = head; used < count && !ends_title(w, used);)
        used++;
    /* One that is too long has no known end. */
    if (used == TITLE_WORDS || (used == count && end < text.len) || used < head + TITLE_LEAST ||
        is_share(w, used))
        return false;
    out->core = w[0].start;
    out->issuer_end = w[used - 1].end;
    out->mention.kind = TC_MENTION_NAMED;
    out->mention.range = (tc_range){w[0].start, w[used - 1].end};
    out->mention.canonical =
        tc_text_squeeze(arena, tc_slice_sub(text, w[0].start, w[used - 1].end));
    return true;
}

tc_status tc_programmes_add(tc_arena *arena, tc_slice text, tc_finds *finds, tc_error *error) {
    tc_finds more = {0};
    for (size_t i = 0; i < finds->count; i++) {
        const tc_found *f = &finds->items[i];
        size_t to = i + 1 < finds->count ? finds->items[i + 1].mention.range.start : text.len;
        if (f->mention.kind != TC_MENTION_NUMBERED)
            continue;
        size_t start = object_of(text, f->issuer_end, to);
        tc_found found = {0};
        if (start == SIZE_MAX || !read_programme(arena, text, start, text.len, &found) ||
            found.mention.range.end > to)
            continue;
        if (!found.mention.canonical.ptr || !tc_finds_add(arena, &more, &found))
            return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    }
    return tc_finds_merge(arena, finds, &more, error);
}
