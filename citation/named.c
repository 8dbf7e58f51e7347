/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Instruments that people cite by name: laws by their titles, resolutions by the plenum or congress
 * that passed them.  A title is known, or a date or a year stands behind it, or it is none: "Luật
 * sư" and "Luật chơi" are no laws. */
#include "named.h"

#include "bodies.h"
#include "lawtitles.h"

#include <text/fold.h>
#include <text/text.h>

#include <stdlib.h>
#include <string.h>

enum { NAME_WORDS = 24 };

/* "Luật …", "Bộ luật …", "Pháp lệnh …", "Hiến pháp": words taken, and the type. */
static size_t law_words(const tc_word *w, size_t count, tc_slice *type) {
    static const struct {
        const char *head, *type;
    } heads[] = {{"luat", "Luật"}, {"bo luat", "Bộ luật"}, {"phap lenh", "Pháp lệnh"}};
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        size_t head = tc_words_begin(w, count, heads[i].head);
        size_t title = head && w[0].capital && head < count && w[head].before == ' '
                           ? tc_law_title_words(w + head, count - head)
                           : 0;
        if (title) {
            *type = tc_slice_of(heads[i].type);
            return head + title;
        }
    }
    return 0;
}

/* "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam": words taken. */
static size_t constitution_words(const tc_word *w, size_t count) {
    size_t used = tc_words_begin(w, count, "hien phap");
    size_t state =
        used ? tc_words_begin(w + used, count - used, "nuoc cong hoa xa hoi chu nghia viet nam")
             : 0;
    return used && w[0].capital ? used + state : 0;
}

/* "ngày 3/6/2008", "năm 2019", "2019" behind a title at W[AT]; where that ends, or 0. */
static size_t read_year(tc_slice text, const tc_word *w, size_t count, size_t at, tc_date *date) {
    size_t end = 0;
    if (at >= count || w[at].before != ' ')
        return 0;
    const char *year = w[at].folded;
    if (strspn(year, "0123456789") == 4 && !year[4] && (year[0] == '1' || year[0] == '2') &&
        (at + 1 == count || !strchr("/-", w[at + 1].before)) &&
        (w[at].end == text.len || !strchr("%/", text.ptr[w[at].end]))) {
        date->year = (int)strtol(year, NULL, 10);
        return date->year >= 1945 && date->year < 2100 ? w[at].end : 0;
    }
    if (tc_word_is(&w[at], "ngày") || tc_word_is(&w[at], "năm"))
        end = tc_date_read(text, w[at].start, date);
    return end && (date->day || tc_word_is(&w[at], "năm")) ? end : 0;
}

/* "Luật Hoạt động chữ thập đỏ ngày 03/6/2008", a title that is known by its date alone: words taken
 * before that.  What a sentence about a law would say there is no title. */
static size_t dated_words(const tc_word *w, size_t count, tc_slice *type) {
    static const char *const verbs[] = {"này",      "được", "đã",       "là",       "do",
                                        "từ",       "kể",   "trước",    "sau",      "trong",
                                        "theo",     "hiệu", "thi hành", "ban hành", "thông qua",
                                        "qui định", "vào",  "đến",      "tại"};
    size_t head = tc_words_begin(w, count, "luat"), at;
    *type = TC_SLICE("Luật");
    if (!head && (head = tc_words_begin(w, count, "bo luat")) > 0)
        *type = TC_SLICE("Bộ luật");
    if (!head && (head = tc_words_begin(w, count, "phap lenh")) > 0)
        *type = TC_SLICE("Pháp lệnh");
    if (!head || !w[0].capital || head >= count || !w[head].capital || w[head].folded[0] <= '9')
        return 0;
    for (at = head; at < count && (w[at].before == ' ' || w[at].before == ','); at++) {
        if (at > head && w[at].before == ' ' &&
            (tc_word_is(&w[at], "ngày") || tc_word_is(&w[at], "năm")))
            return at;
        for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
            if (!w[at].capital && tc_words_begin_plain(w + at, count - at, verbs[i]))
                return 0;
    }
    return 0;
}

/* "Luật sửa đổi, bổ sung một số điều của Luật A và Luật B" with a date behind, which is that of the
 * amending law: the words taken, or 0. */
static size_t amending_words(const tc_word *w, size_t count) {
    static const char *const heads[] = {"luat sua doi bo sung mot so dieu cua",
                                        "luat sua doi mot so dieu cua"};
    size_t used = 0;
    tc_slice type;
    for (size_t i = 0; !used && i < sizeof heads / sizeof *heads; i++)
        used = tc_words_begin(w, count, heads[i]);
    for (bool first = true; used && used < count; first = false) {
        bool joined = !first && w[used].before == ' ' && strcmp(w[used].folded, "va") == 0;
        if (!first && !joined && w[used].before != ',' && w[used].before != ';')
            break;
        used += joined;
        used += used < count && strcmp(w[used].folded, "cac") == 0;
        size_t law = law_words(w + used, count - used, &type);
        if (!law)
            return 0;
        used += law;
    }
    return used < count && w[used].before == ' ' && tc_word_is(&w[used], "ngày") ? used : 0;
}

/* The amending law whose WORDS at START begin so. */
static bool read_amending(tc_arena *arena, tc_slice text, size_t start, const tc_word *words,
                          size_t count, tc_found *out) {
    enum { LONGEST = 96 };
    tc_word w[LONGEST];
    if (!tc_words_begin(words, count, "luat sua doi") || !words[0].capital)
        return false;
    count = tc_words_read(text, start, text.len, w, LONGEST);
    size_t used = amending_words(w, count);
    tc_found f = {.core = (uint32_t)start};
    size_t end = used ? tc_date_read(text, w[used].start, &f.mention.date) : 0;
    if (!end)
        return false;
    f.mention.kind = TC_MENTION_NAMED;
    f.mention.type = TC_SLICE("Luật");
    f.mention.canonical = tc_text_squeeze(arena, tc_slice_sub(text, start, w[used - 1].end));
    f.mention.issuer_full = TC_SLICE("Quốc hội");
    f.mention.range = (tc_range){(uint32_t)start, (uint32_t)end};
    f.issuer_end = (uint32_t)end;
    *out = f;
    return f.mention.canonical.ptr != NULL;
}

static bool has_term(tc_slice name) {
    tc_word w[NAME_WORDS];
    size_t count = tc_words_read(name, 0, name.len, w, NAME_WORDS);
    if (tc_words_begin(w, count, "dai hoi"))
        return tc_words_last(w, count, "lan thu") != SIZE_MAX;
    return tc_words_begin(w, count, "hoi nghi") && tc_words_last(w, count, "khoa") != SIZE_MAX;
}

/* "Trung ương 8 khóa XI", "TW 4 (khóa XII)" behind "Nghị quyết": offset behind it, or 0. */
static size_t central_end(tc_slice text, const tc_word *w, size_t count) {
    size_t used = tc_words_begin(w, count, "trung uong");
    used = used ? used : tc_words_begin(w, count, "tw");
    if (!used || used + 2 >= count || w[used].folded[0] > '9' || w[used].before != ' ' ||
        strcmp(w[used + 1].folded, "khoa") != 0 || !strchr(" ,(", w[used + 1].before) ||
        w[used + 2].before != ' ' || !w[used + 2].capital)
        return 0;
    size_t end = w[used + 2].end;
    bool bracket = w[used + 1].before == '(' && end < text.len && text.ptr[end] == ')';
    return bracket ? end + 1 : end;
}

/* "Nghị quyết Hội nghị Trung ương 6 khóa XI": offset behind it, or 0. */
static size_t plenum_end(tc_slice text, const tc_word *w, size_t count) {
    size_t head = tc_words_begin(w, count, "nghi quyet");
    if (!head || !w[0].capital || head == count || w[head].before != ' ')
        return 0;
    size_t end = central_end(text, w + head, count - head);
    if (end)
        return end;
    end = tc_body_read(text, w[head].start);
    return end && has_term(tc_slice_sub(text, w[head].start, end)) ? end : 0;
}

/* A law, code, ordinance or the constitution whose name takes up the first WORDS of W. */
static bool make_law(tc_arena *arena, tc_slice text, const tc_word *w, size_t count, size_t words,
                     tc_found *out) {
    tc_mention *m = &out->mention;
    size_t start = w[0].start, end = w[words - 1].end;
    bool numbered = words + 1 < count && w[words].before == ' ' &&
                    strcmp(w[words].folded, "so") == 0 && w[words + 1].folded[0] >= '0' &&
                    w[words + 1].folded[0] <= '9';
    if (numbered)
        return false;
    m->canonical = tc_text_squeeze(arena, tc_slice_sub(text, start, end));
    m->issuer_full = tc_slice_equal(m->type, TC_SLICE("Pháp lệnh"))
                         ? TC_SLICE("Ủy ban Thường vụ Quốc hội")
                         : TC_SLICE("Quốc hội");
    size_t dated = read_year(text, w, count, words, &m->date);
    m->range = (tc_range){(uint32_t)start, (uint32_t)(dated ? dated : end)};
    return true;
}

static bool make_plenum(tc_arena *arena, tc_slice text, const tc_word *w, size_t count,
                        tc_found *out) {
    static const tc_home nowhere = {.place = NULL};
    tc_mention *m = &out->mention;
    size_t end = plenum_end(text, w, count);
    if (!end)
        return false;
    m->type = TC_SLICE("Nghị quyết");
    m->canonical = tc_text_squeeze(arena, tc_slice_sub(text, w[0].start, end));
    m->issuer = tc_text_squeeze(arena, tc_slice_sub(text, w[2].start, end));
    m->issuer_full = central_end(text, w + 2, count - 2) ? TC_SLICE("Ban Chấp hành Trung ương Đảng")
                                                         : tc_body_full(arena, m->issuer, &nowhere);
    m->range = (tc_range){w[0].start, (uint32_t)end};
    return true;
}

bool tc_named_read(tc_arena *arena, tc_slice text, size_t start, tc_found *out) {
    tc_word w[NAME_WORDS];
    size_t count = tc_words_read(text, start, text.len, w, NAME_WORDS);
    tc_found f = {.core = (uint32_t)start};
    if (read_amending(arena, text, start, w, count, out))
        return true;
    size_t law = law_words(w, count, &f.mention.type), constitution = 0;
    if (!law)
        law = dated_words(w, count, &f.mention.type);
    if (!law && (law = constitution = constitution_words(w, count)) > 0)
        f.mention.type = TC_SLICE("Hiến pháp");
    if (law ? !make_law(arena, text, w, count, law, &f) : !make_plenum(arena, text, w, count, &f))
        return false;
    /* "tuân thủ Hiến pháp và pháp luật" cites nothing. */
    if (constitution == 2 && !tc_date_is_set(f.mention.date))
        return false;
    f.mention.kind = TC_MENTION_NAMED;
    f.issuer_end = f.mention.range.end;
    *out = f;
    return f.mention.canonical.ptr != NULL;
}

/* Types that people cite by a title in quotation marks. */
static bool is_programme(tc_slice type) {
    static const char *const programmes[] = {
        "Đề án", "Chương trình", "Chiến lược", "Kế hoạch",
        "Dự án", "Quy hoạch",    "Phương án",  "Chương trình hành động"};
    for (size_t i = 0; i < sizeof programmes / sizeof *programmes; i++)
        if (tc_slice_equal(type, tc_slice_of(programmes[i])))
            return true;
    return false;
}

/* "Đề án “…”", whose first mark stands at MARK. */
static bool read_quoted(tc_arena *arena, tc_slice text, size_t mark, tc_found *out) {
    enum { QUOTED_BYTES = 900, QUOTED_WORDS = 4 };
    tc_found f = {0};
    tc_word w[QUOTED_WORDS];
    size_t start = tc_type_before(text, mark, &f.mention.type), first = start;
    size_t to = mark + QUOTED_BYTES < text.len ? mark + QUOTED_BYTES : text.len;
    size_t close = tc_slice_find(tc_slice_sub(text, 0, to), TC_SLICE("”"), mark);
    if (start == mark || close == SIZE_MAX || !is_programme(f.mention.type) ||
        !tc_is_upper(tc_utf8_next(text, &first)) ||
        tc_words_read(text, mark, close, w, QUOTED_WORDS) < QUOTED_WORDS)
        return false;
    size_t end = close + strlen("”");
    f.core = (uint32_t)start;
    f.issuer_end = (uint32_t)end;
    f.mention.kind = TC_MENTION_NAMED;
    f.mention.range = (tc_range){(uint32_t)start, (uint32_t)end};
    f.mention.canonical = tc_text_squeeze(arena, tc_slice_sub(text, start, end));
    *out = f;
    return f.mention.canonical.ptr != NULL;
}

/* Whether the blank or the line end at AT stands behind a colon. */
static bool is_behind_colon(tc_slice text, size_t at) {
    return (text.ptr[at] == ' ' || text.ptr[at] == '\n') && at && text.ptr[at - 1] == ':';
}

/* "Tiêu chuẩn cơ sở 661: 2018/BVTV" at START, which is TCCS 661:2018/BVTV. */
static bool read_house_standard(tc_arena *arena, tc_slice text, size_t start, tc_found *out) {
    enum { LONGEST = 64 };
    char code[LONGEST + 1] = "TCCS ";
    size_t size = strlen(code), end, offset = start + strlen("Tiêu chuẩn cơ sở"), space;
    while ((space = tc_utf8_space(text, offset)) > 0)
        offset += space;
    if (tc_slice_starts(tc_slice_sub(text, offset, text.len), TC_SLICE("số ")))
        offset += strlen("số ");
    /* The blank behind the colon is none of the code's. */
    for (size_t i = offset; i < text.len && size < LONGEST; i++)
        if (!is_behind_colon(text, i)) {
            if (text.ptr[i] == '\n')
                break;
            code[size++] = text.ptr[i];
        }
    tc_range number, year;
    end = tc_standard_read((tc_slice){code, size}, 0, &number, &year);
    if (!end || year.end == year.start)
        return false;
    tc_found f = {.core = (uint32_t)offset};
    f.mention.kind = TC_MENTION_STANDARD;
    f.mention.type = TC_SLICE("Tiêu chuẩn");
    f.mention.symbol = TC_SLICE("TCCS");
    f.mention.canonical = tc_arena_copy(arena, (tc_slice){code, end});
    f.mention.number = tc_slice_sub(f.mention.canonical, number.start, number.end);
    for (uint32_t i = year.start; i < year.end; i++)
        f.mention.year = f.mention.year * 10 + (code[i] - '0');
    size_t left = end - strlen("TCCS ");
    while (left && offset < text.len) {
        left -= !is_behind_colon(text, offset);
        offset++;
    }
    f.issuer_end = (uint32_t)offset;
    f.mention.range = (tc_range){(uint32_t)start, (uint32_t)offset};
    *out = f;
    return f.mention.canonical.ptr != NULL;
}

tc_status tc_named_add(tc_arena *arena, tc_slice text, tc_anchors *anchors, tc_finds *finds,
                       tc_error *error) {
    size_t start, at = 0, which;
    tc_finds named = {0};
    while ((start = tc_anchors_next(anchors, TC_ANCHOR_NAME, at, &which)) != SIZE_MAX) {
        tc_found found;
        at = start + 1;
        char first = *tc_anchor_string(TC_ANCHOR_NAME, which);
        bool quoted = first == *"“", aged = first == ' ', standard = first == 'T';
        bool read = quoted     ? read_quoted(arena, text, start, &found)
                    : aged     ? tc_aged_read(arena, text, start, &found)
                    : standard ? read_house_standard(arena, text, start, &found)
                               : tc_back_word(text, start) == start &&
                                     tc_named_read(arena, text, start, &found);
        if (!read)
            continue;
        if (!tc_finds_add(arena, &named, &found))
            return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
        at = found.mention.range.end;
    }
    return tc_finds_merge(arena, finds, &named, error);
}
