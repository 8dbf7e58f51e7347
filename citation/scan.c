/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Every number of a document has a slash in it, and few other things do.  So the scan goes from
 * slash to slash, reads back to where the number would begin, lets the automaton read
 * forward, and only for what it accepts looks at the words in front and the date behind. */
#include "scan.h"

#include "abbreviations.h"
#include "forms.h"
#include "laws.h"
#include "lead.h"
#include "slips.h"
#include "words.h"

#include <text/fold.h>
#include <text/text.h>

#include <string.h>

enum {
    BLANKS_MAX = 80 /* bytes of a number left blank, or of space inside one */
};

static bool is_letter_byte(unsigned char c) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/* Where the digits that end at AT begin, with "66." and "12a"; AT when there are none. */
static size_t back_number(tc_slice text, size_t at) {
    size_t i = at;
    bool stroke = i >= 3 && memcmp(text.ptr + i - 2, "đ", 2) == 0;
    if (i >= 2 && (stroke || is_letter_byte((unsigned char)text.ptr[i - 1]))) {
        size_t letter = stroke ? 2 : 1, gap = i - letter;
        /* "08 a/2010", "08.a/2010" */
        gap -= gap >= 2 && (text.ptr[gap - 1] == ' ' || text.ptr[gap - 1] == '.');
        i = gap > 0 && tc_is_digit(text.ptr[gap - 1]) ? gap : i;
    }
    size_t digits = i;
    while (i > 0 && digits - i < 7 && tc_is_digit(text.ptr[i - 1]))
        i--;
    if (i == digits)
        return at;
    if (i >= 2 && text.ptr[i - 1] == '.' && tc_is_digit(text.ptr[i - 2]) && digits - i <= 2) {
        size_t whole = i - 1;
        while (whole > 0 && i - whole < 7 && tc_is_digit(text.ptr[whole - 1]))
            whole--;
        i = whole;
    }
    return i;
}

static size_t back_dash(tc_slice text, size_t at) {
    const unsigned char *p = (const unsigned char *)text.ptr + at;
    if (at >= 1 && p[-1] == '-')
        return at - 1;
    bool wide =
        at >= 3 &&
        ((p[-3] == 0xE2 && ((p[-2] == 0x80 && p[-1] >= 0x90 && p[-1] <= 0x95) ||
                            (p[-2] == 0x88 && p[-1] == 0x92))) ||
         (p[-3] == 0xEF && ((p[-2] == 0xBC && p[-1] == 0x8D) || (p[-2] == 0xB9 && p[-1] == 0xA3))));
    return wide ? at - 3 : at;
}

/* "105 TC/ĐT", "1357TC/QĐ": where the digits before the word at LETTERS begin, or SLASH. */
static size_t aged_start(tc_slice text, size_t letters, size_t slash) {
    if (tc_is_digit(text.ptr[letters]))
        return letters;
    bool blank = letters >= 2 && text.ptr[letters - 1] == ' ' && letters < slash &&
                 text.ptr[letters] >= 'A' && text.ptr[letters] <= 'Z';
    size_t start = blank ? back_number(text, letters - 1) : letters;
    return blank && start < letters - 1 ? start : slash;
}

/* Where the number whose first slash stands at SLASH begins; SLASH when there is none. */
static size_t number_start(tc_slice text, size_t slash) {
    size_t end = tc_back_space(text, slash);
    if (slash - end > BLANKS_MAX)
        return slash;
    size_t start = back_number(text, end);
    if (start < end)
        return start;
    size_t letters = tc_back_word(text, end);
    if (letters == end)
        return slash;
    size_t behind_dash = tc_back_page(text, letters), dash = back_dash(text, behind_dash);
    /* A soft hyphen counts as white space elsewhere. */
    bool soft = dash == behind_dash && behind_dash < letters &&
                memmem(text.ptr + dash, letters - dash, "\xC2\xAD", 2);
    if (dash == behind_dash && !soft)
        return aged_start(text, letters, slash);
    if (letters - behind_dash > BLANKS_MAX)
        return slash;
    size_t number_end = tc_back_space(text, dash);
    start = back_number(text, number_end);
    return start < number_end && dash - number_end <= BLANKS_MAX ? start : slash;
}

/* A number is no part of a longer word or number. */
static bool stands_free(tc_slice text, size_t start) {
    if (start == 0)
        return true;
    unsigned char c = (unsigned char)text.ptr[start - 1];
    if (tc_is_digit((char)c) || c == '/' || c == '_' || c == '.' || c == '=')
        return c == '.' && !(start >= 2 && tc_is_digit(text.ptr[start - 2]));
    /* "số30/1998": the blank was lost. */
    size_t word = tc_back_word(text, start);
    return word == start || tc_fold_same(tc_slice_sub(text, word, start), TC_SLICE("số"));
}

/* Whether the National Assembly or its committee issues documents of TYPE under their symbols: of
 * "luật có liên quan đến quy hoạch số 28/2018/QH14" the last word but one is none. */
static bool is_of_assembly(tc_slice type) {
    static const char *const types[] = {
        "Luật", "Bộ luật",   "Nghị quyết", "Nghị quyết liên tịch", "Pháp lệnh",
        "Lệnh", "Hiến pháp", "Văn bản",    "Văn bản hợp nhất"};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (tc_slice_equal(type, tc_slice_of(types[i])))
            return true;
    return false;
}

/* Fills what stands around a numeral whose span begins, without words in front, at START. */
static void look_around(tc_slice text, size_t floor, size_t start, const tc_numeral *numeral,
                        const tc_finds *finds, tc_found *found) {
    tc_mention *m = &found->mention;
    found->core = (uint32_t)start;
    found->number_end = numeral->end;
    size_t label = tc_label_before(text, start), at = tc_type_before(text, label, &m->type);
    if (label < floor)
        label = at = start;
    size_t first = at;
    bool title = at < label && tc_is_assembly(m->symbol) && !is_of_assembly(m->type) &&
                 !tc_is_upper(tc_utf8_next(text, &first));
    if (at < label && (title || tc_law_is_tail(text, at))) {
        at = label;
        m->type = (tc_slice){NULL, 0};
    }
    found->labelled = label < start || at < label;
    found->typed = at < label;
    /* The Party's TT are circulars of another kind. */
    if (!found->typed && numeral->style == TC_STYLE_PARTY &&
        tc_slice_starts(m->symbol, TC_SLICE("TT/")))
        m->type = TC_SLICE("Thông tri");
    bool broken;
    m->range.end = (uint32_t)tc_date_behind(text, numeral->end, &m->date, &broken);
    m->uncertain |= broken ? TC_UNCERTAIN_DATE : 0;
    found->same_day = tc_same_day_stands(text, numeral->end, m->range.end);
    if (found->typed)
        at = tc_lead_of_notice(text, at, found);
    else if (label < start)
        at = tc_lead_over_body(text, floor, label, found);
    if (at == label && label < start)
        at = tc_lead_over_words(text, floor, label, found);
    if (at == label && tc_is_assembly(m->symbol))
        at = tc_law_before(text, floor, label, finds, found);
    found->typed = at < label;
    if (at < floor)
        at = label;
    m->range.start = (uint32_t)at;
    if (!found->typed)
        m->uncertain |= TC_UNCERTAIN_TYPE;
    if (!m->type.len)
        m->type = tc_type_of_symbol(m->symbol);
}

/* "Số: 12/KH-SNV" alone at the beginning of a line or a cell, with no date: where a document shows
 * its own number, or a form the place for one. */
static bool is_number_line(tc_slice text, const tc_found *found) {
    const tc_mention *m = &found->mention;
    size_t start = m->range.start, end = m->range.end;
    if (found->typed || tc_date_is_set(m->date) || !found->labelled ||
        !memchr(text.ptr + start, ':', found->core - start))
        return false;
    while (start > 0 && (tc_utf8_space(text, start - 1) || text.ptr[start - 1] == '*') &&
           text.ptr[start - 1] != '\n' && text.ptr[start - 1] != '\t')
        start--;
    while (end < text.len && strchr(" *\r-.", text.ptr[end]) && text.ptr[end])
        end++;
    return (start == 0 || strchr("\n\t|", text.ptr[start - 1])) &&
           (end == text.len || strchr("\n\t|", text.ptr[end]));
}

static bool is_plausible(tc_slice text, const tc_found *found, const tc_numeral *numeral) {
    tc_range first = numeral->parts[0], last = numeral->parts[numeral->part_count - 1];
    bool type = tc_abbreviation_type(tc_slice_sub(text, first.start, first.end)).len > 0;
    bool slip = numeral->year_at.end && !numeral->year;
    bool aged = (numeral->dashed && numeral->style == TC_STYLE_STATE && numeral->part_count > 1) ||
                numeral->spaced;
    if ((slip && !(found->labelled && (type || found->typed))) || (aged && !found->typed))
        return false;
    /* Annexes are numbered like forms. */
    if (found->typed ? tc_slice_equal(found->mention.type, TC_SLICE("Phụ lục"))
                     : tc_form_ends_at(text, found->mention.range.start))
        return false;
    if (found->labelled || tc_is_assembly(found->mention.symbol))
        return true;
    if (numeral->part_count < 2)
        return false;
    return type || tc_abbreviation_is_body(tc_slice_sub(text, last.start, last.end)) ||
           tc_abbreviation_is_body(tc_slice_sub(text, first.start, first.end));
}

/* Where the blanks before SLASH begin, when "số" stands in front of them; else SIZE_MAX. */
static size_t blank_start(tc_slice text, size_t slash) {
    size_t i = slash;
    while (i > 0 && slash - i < BLANKS_MAX) {
        size_t space = tc_back_space(text, i);
        if (space < i)
            i = space;
        else if (text.ptr[i - 1] == '.' || text.ptr[i - 1] == '_')
            i--;
        else if (i >= 3 && memcmp(text.ptr + i - 3, "…", 3) == 0)
            i -= 3;
        else
            break;
    }
    if (i == slash && (i == 0 || (unsigned char)text.ptr[i - 1] < 0x80))
        return SIZE_MAX;
    return tc_label_before(text, i) < i ? i : SIZE_MAX;
}

/* "các Nghị quyết số 18, 19-NQ/TW": numbers in front of the whole one that share its symbol.
 * Adds a mention for each, the words in front of the first one being theirs. */
static bool add_shared(tc_arena *arena, tc_slice text, size_t floor, const tc_found *whole,
                       tc_finds *finds) {
    enum { SHARED_MAX = 12 };
    tc_range numbers[SHARED_MAX];
    size_t count = 0, at = whole->core;
    while (count < SHARED_MAX) {
        size_t end = tc_back_space(text, at), word = tc_back_word(text, end);
        bool joined = end > word && tc_fold_same(tc_slice_sub(text, word, end), TC_SLICE("và"));
        if (joined)
            end = tc_back_space(text, word);
        bool comma = end > 0 && text.ptr[end - 1] == ',';
        if (comma)
            end = tc_back_space(text, end - 1);
        if (!comma && !joined)
            break;
        size_t start = back_number(text, end);
        if (start == end || start < floor || !stands_free(text, start))
            break;
        numbers[count++] = (tc_range){(uint32_t)start, (uint32_t)end};
        at = start;
    }
    tc_slice type = whole->mention.type;
    size_t label = count ? tc_label_before(text, at) : at;
    size_t first = label < at ? tc_type_before(text, label, &type) : label;
    if (!count || label == at || label < floor || first < floor)
        return true;
    for (size_t i = count; i > 0; i--) {
        tc_found found = *whole;
        tc_mention *m = &found.mention;
        m->range =
            (tc_range){i == count ? (uint32_t)first : numbers[i - 1].start, numbers[i - 1].end};
        tc_numeral numeral = {.number = numbers[i - 1]};
        m->number = tc_numeral_number(arena, text, &numeral);
        m->canonical = tc_canonical(arena, m->number, whole->year, m->symbol, whole->dashed);
        m->suggestion = (tc_slice){NULL, 0};
        m->date = (tc_date){0, 0, 0};
        m->type = type;
        m->uncertain &= first < label ? ~(unsigned)TC_UNCERTAIN_TYPE : ~0U;
        found.core = numbers[i - 1].start;
        if (!tc_finds_add(arena, finds, &found))
            return false;
    }
    return true;
}

/* Whether the symbol that ends at AT goes on in letters that no symbol has: "QĐ-Ubnd", or Cyrillic
 * ones that look like those. */
static bool is_cut(tc_slice text, size_t at) {
    if (at + 1 >= text.len || text.ptr[at] != '-')
        return false;
    unsigned char c = (unsigned char)text.ptr[at + 1];
    return is_letter_byte(c) || c == 0xD0 || c == 0xD1;
}

/* Reads the number that has SLASH in it, well written or not, no earlier than FLOOR; where it
 * begins, or SLASH.  *SYMBOL is "" when the text has it as it is. */
static size_t read_numeral(tc_arena *arena, tc_slice text, size_t floor, size_t slash,
                           tc_numeral *numeral, tc_slice *symbol) {
    size_t start = number_start(text, slash);
    bool digits = start < slash && start >= floor && stands_free(text, start);
    if (digits && tc_numeral_read(text, start, numeral) && numeral->end > slash &&
        !is_cut(text, numeral->end))
        return start;
    tc_numeral bent;
    size_t begin = tc_slip_read(arena, text, digits ? start : slash, slash, &bent, symbol);
    bool better = begin < slash && begin >= floor && stands_free(text, begin);
    if (better && digits && numeral->end >= bent.end)
        better = false;
    if (better)
        *numeral = bent;
    else
        *symbol = (tc_slice){NULL, 0};
    return better ? begin : digits && numeral->end > slash ? start : slash;
}

/* Makes a mention of the numeral that begins at START, if it may be one; its end, or 0. */
static size_t add_numeral(tc_arena *arena, tc_slice text, size_t floor, size_t start,
                          const tc_numeral *numeral, tc_slice symbol, tc_finds *finds,
                          bool *failed) {
    tc_found found = {.dashed = numeral->dashed};
    tc_mention *m = &found.mention;
    bool numbered = numeral->number.start < numeral->number.end;
    m->kind = numbered ? TC_MENTION_NUMBERED : TC_MENTION_BLANK;
    m->style = numeral->style;
    m->year = numeral->year;
    m->symbol = symbol.len ? symbol : tc_numeral_symbol(arena, text, numeral);
    tc_slice number = tc_slice_sub(text, numeral->number.start, numeral->number.end);
    if (numbered)
        m->number = tc_numeral_number(arena, text, numeral);
    if (!tc_slice_equal(m->symbol, tc_slice_sub(text, numeral->parts[0].start, numeral->end)) ||
        (m->number.len && !tc_slice_ends(number, m->number)) || numeral->spaced)
        m->uncertain |= TC_UNCERTAIN_SPELLING;
    found.year = tc_slice_sub(text, numeral->year_at.start, numeral->year_at.end);
    m->canonical = tc_canonical(arena, m->number, found.year, m->symbol, numeral->dashed);
    look_around(text, floor, start, numeral, finds, &found);
    if (!is_plausible(text, &found, numeral))
        return 0;
    found.alone = is_number_line(text, &found);
    tc_slip_note(arena, text, numeral, &found);
    if (numbered && !found.labelled)
        *failed = !add_shared(arena, text, floor, &found, finds);
    *failed = *failed || !m->symbol.ptr || !tc_finds_add(arena, finds, &found);
    return m->range.end;
}

/* Tries "Nghị định 146/2025" at the slash; its end, or 0. */
static size_t add_shortened(tc_arena *arena, tc_slice text, size_t floor, size_t slash,
                            tc_finds *finds, bool *failed) {
    tc_found found;
    if (slash + 4 >= text.len || !tc_is_digit(text.ptr[slash + 4]) ||
        !tc_shortened_read(arena, text, floor, slash, finds, &found))
        return 0;
    *failed = !tc_finds_add(arena, finds, &found);
    return found.mention.range.end;
}

static size_t try_standard(tc_arena *arena, tc_slice text, size_t at, tc_finds *finds,
                           bool *failed) {
    tc_range number, year;
    size_t end = tc_back_word(text, at) == at ? tc_standard_read(text, at, &number, &year) : 0;
    if (!end)
        return 0;
    tc_slice canonical = tc_text_squeeze(arena, tc_slice_sub(text, at, end));
    tc_found found = {.core = (uint32_t)at};
    found.mention = (tc_mention){
        .range = {(uint32_t)at, (uint32_t)end},
        .kind = TC_MENTION_STANDARD,
        .type = TC_SLICE("Tiêu chuẩn"),
        .number = tc_arena_copy(arena, tc_slice_sub(text, number.start, number.end)),
        .symbol = tc_text_squeeze(arena, tc_slice_sub(text, at, number.start)),
        .canonical = canonical,
    };
    for (uint32_t i = year.start; i < year.end; i++)
        found.mention.year = found.mention.year * 10 + (text.ptr[i] - '0');
    *failed = !canonical.ptr || !tc_finds_add(arena, finds, &found);
    return end;
}

/* Tries "ISO/IEC 27001:2022" at the slash inside; its end, or 0. */
static size_t try_club(tc_arena *arena, tc_slice text, size_t floor, size_t slash, tc_finds *finds,
                       bool *failed) {
    size_t start = slash - strlen("ISO");
    return slash >= floor + strlen("ISO") && memcmp(text.ptr + start, "ISO", strlen("ISO")) == 0
               ? try_standard(arena, text, start, finds, failed)
               : 0;
}

/* Tries a mention at the slash; its end, or 0. */
static size_t try_slash(tc_arena *arena, tc_slice text, size_t floor, size_t slash, tc_finds *finds,
                        bool *failed) {
    tc_numeral numeral = {0};
    tc_slice symbol = {NULL, 0};
    size_t start = read_numeral(arena, text, floor, slash, &numeral, &symbol);
    if (start == slash) {
        start = blank_start(text, slash);
        if (start == SIZE_MAX || start < floor || !tc_numeral_read_blank(text, slash, &numeral))
            return text.ptr[slash - (slash > 0)] == 'O'
                       ? try_club(arena, text, floor, slash, finds, failed)
                       : add_shortened(arena, text, floor, slash, finds, failed);
    }
    return add_numeral(arena, text, floor, start, &numeral, symbol, finds, failed);
}

/* Tries "94-CP", "15 CT-TW" at the dash at DASH; its end, or 0. */
static size_t try_dash(tc_arena *arena, tc_slice text, size_t floor, size_t dash, tc_finds *finds,
                       bool *failed) {
    tc_numeral numeral;
    size_t end = tc_back_space(text, dash), start = back_number(text, end);
    bool spaced = start == end && end == dash;
    if (spaced)
        start = aged_start(text, tc_back_word(text, dash), dash);
    if (start == end || start < floor || !stands_free(text, start) ||
        !(spaced ? tc_numeral_read(text, start, &numeral) && numeral.spaced && numeral.end > dash
                 : tc_numeral_read_bare(text, start, &numeral)))
        return 0;
    return add_numeral(arena, text, floor, start, &numeral, (tc_slice){NULL, 0}, finds, failed);
}

/* The numbers of TC_ANCHOR_NUMBER from which on these are meant. */
enum { STANDARD = 1, DASH = 6 };

/* Whether the dash at AT may stand in "94-CP": between a digit and a capital. */
static bool may_join(tc_slice text, size_t at) {
    size_t end = text.ptr[at] == '-' ? at + 1 : at + 3;
    if (at == 0 || end >= text.len || (end == at + 3 && back_dash(text, end) != at))
        return false;
    char before = text.ptr[at - 1], behind = text.ptr[end];
    return (tc_is_digit(before) || before == ' ' || is_letter_byte((unsigned char)before) ||
            (unsigned char)before == 0x90 /* ends Đ */) &&
           ((behind >= 'A' && behind <= 'Z') || behind == ' ' || behind == '\n');
}

tc_status tc_scan(tc_arena *arena, tc_slice text, tc_anchors *anchors, tc_finds *out,
                  tc_error *error) {
    tc_finds finds = {0};
    size_t at = 0, floor = 0, which;
    bool failed = false;
    while (!failed) {
        size_t anchor = tc_anchors_next(anchors, TC_ANCHOR_NUMBER, at, &which);
        if (anchor == SIZE_MAX)
            break;
        size_t end = which < STANDARD ? try_slash(arena, text, floor, anchor, &finds, &failed)
                     : which < DASH   ? try_standard(arena, text, anchor, &finds, &failed)
                     : may_join(text, anchor)
                         ? try_dash(arena, text, floor, anchor, &finds, &failed)
                         : 0;
        at = end ? end : anchor + 1;
        floor = end ? end : floor;
    }
    if (failed)
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    *out = finds;
    return TC_OK;
}

size_t tc_scan_count(tc_slice text) {
    size_t count = 0, at = 0;
    while (at < text.len) {
        const char *hit = memchr(text.ptr + at, '/', text.len - at);
        if (!hit)
            break;
        size_t slash = (size_t)(hit - text.ptr), start = number_start(text, slash);
        tc_numeral numeral;
        bool found = start < slash && start >= at && stands_free(text, start) &&
                     tc_numeral_read(text, start, &numeral) && numeral.end > slash;
        count += found;
        at = found ? numeral.end : slash + 1;
    }
    return count;
}
