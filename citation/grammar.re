/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "grammar.h"

#include "abbreviations.h"
#include "words.h"

#include <text/fold.h>
#include <text/text.h>

#include <string.h>

/*!re2c
re2c:api = custom;
re2c:api:style = free-form;
re2c:define:YYCTYPE = "unsigned char";
re2c:define:YYPEEK = "(at < end ? *at : 0)";
re2c:define:YYSKIP = "++at;";
re2c:define:YYBACKUP = "backup = at;";
re2c:define:YYRESTORE = "at = backup;";
re2c:define:YYSTAGP = "@@{tag} = at;";
re2c:define:YYSTAGN = "@@{tag} = NULL;";
re2c:define:YYSHIFTSTAG = "@@{tag} += @@{shift};";
re2c:yyfill:enable = 0;
re2c:tags:expression = "@@";

// White space, with the marks that Markdown puts around words.
space  = [ \t\n\v\f\r*\u00A0\u2000-\u200B\u202F\u3000\uFEFF];
gap    = space*;
digit  = [0-9];
number = digit{1,6} ([a-zA-Zđ] | "." digit{1,2})?;
parted = digit{1,6} [ .] [a-hđ];
year   = ("19" | "20") digit{2};
slip   = digit{2,5};
slash  = gap [/\u2044\u2215] gap;
// The place for a year that was left blank: "…", "20…", "20  ".
hollow = ("19" | "20")? (space | [._\u2026])+;
dash   = [\-\u00AD\u2010-\u2015\u2212\uFE63\uFF0D];
// The number of a page that begins within a number stands alone on its line.
page   = [ \t]* [\r\n\f] space* [\-\u2013]? [ ]* digit{1,3} [ ]* [\-\u2013]? [ \t]* [\r\n\f] gap;
wide   = gap | page;
// Abbreviations carry no tone marks; Ð and Ɖ are what some keyboards make of Đ.
upper  = [A-ZĐÐƉĂÂÊÔƠƯ];
part   = upper (upper | [a-z0-9&])*;
*/

typedef const unsigned char *place;

/* What the head of a number consists of: places in the text, NULL where it has none. */
typedef struct head {
    place number, number_end, year, year_end, slip, slip_end, part, part_end, second, second_end;
    bool aged; /* 105 TC/ĐT: body and division behind a blank, as until the nineties */
} head;

/* Number, year and the first part or two; where they end. */
static place read_head(place at, place end, head *out) {
    place backup, n = NULL, ne = NULL, y = NULL, ye = NULL, w = NULL, we = NULL, s = NULL,
                  se = NULL, t = NULL, te = NULL, ae = NULL, be = NULL;
    /*!stags:re2c:head format = "place @@;\n"; */
    /*!re2c:head
    @n number @ne slash @y year @ye slash @s part @se         { goto found; }
    @n number @ne slash @y year @ye dash @s part @se          { goto found; }
    @n number @ne slash @w slip @we slash @s part @se         { goto found; }
    @n number @ne slash @s part @se                           { goto found; }
    @n number @ne gap dash wide @s part @se slash @t part @te { goto found; }
    @n parted @be slash (@y year @ye slash)? @s part @se      { goto found; }
    @n digit{1,6} [a-z]? @ae " "? @s part @se "/" @t part @te { goto found; }
    @n digit{1,6} [a-z]? @ae " "? @s part @se dash @t part @te { goto found; }
    *                                                         { return NULL; }
    */
found:
    *out = (head){n, be ? be : ae ? ae : ne, y, ye, w, we, s, se, t, te, ae != NULL};
    return at;
}

/* "94-CP", "94 CP": where the part begins. */
static place read_bare(place at, place end, place *number_end, place *from) {
    place backup, ne = NULL, s = NULL;
    /*!stags:re2c:bare format = "place @@;\n"; */
    /*!re2c:bare
    digit{1,4} [a-z]? @ne gap dash gap @s part { goto found; }
    digit{1,4} [a-z]? @ne space @s part        { goto found; }
    *                                          { return NULL; }
    */
found:
    *number_end = ne;
    *from = s;
    return at;
}

static place read_slash_part(place at, place end, place *from, place *year) {
    place backup, s = NULL, y = NULL;
    /*!stags:re2c:slash_part format = "place @@;\n"; */
    /*!re2c:slash_part
    slash (@y year slash)? @s part { goto found; }
    slash hollow slash @s part     { goto found; }
    *                              { return NULL; }
    */
found:
    *from = s;
    *year = y;
    return at;
}

static place read_more(place at, place end, place *from) {
    place backup, f = NULL;
    /*!stags:re2c:more format = "place @@;\n"; */
    /*!re2c:more
    gap dash wide @f part { goto found; }
    gap [/_] gap @f part  { goto found; }
    [ .] @f part          { goto found; }
    *                     { return NULL; }
    */
found:
    *from = f;
    return at;
}

/* The standards bodies put a year behind a colon, the ministry's code behind a slash. */
static place read_standard(place at, place end, place tags[3]) {
    place backup, n = NULL, ne = NULL, y = NULL;
    /*!stags:re2c:standard format = "place @@;\n"; */
    /*!re2c:standard
    body = "TCVN" | "QCVN" | "TCXDVN" | "TCXD" | "TCCS" | "TCN";
    club = "ISO" | "IEC" | "ISO/IEC" | "ISO/TS" | "HACCP" | "IEC/TS";
    seam = [ \u00A0\n] | dash;
    code = digit+ ("-" digit+)*;
    ((body (seam club)?) | club) (gap ":"? gap | "-") @n code @ne gap ":" gap @y year ("/" upper [A-Z0-9Đ]+)? { goto found; }
    body (seam club)? (gap | "-") @n code @ne ("/" upper [A-Z0-9Đ]+)?                             { goto found; }
    club (gap | "-") @n digit{3,6} @ne ("-" digit+)?                                              { goto found; }
    *                                                                                             { return NULL; }
    */
found:
    tags[0] = n, tags[1] = ne, tags[2] = y;
    return at;
}

/* ---- what the automaton cannot say ---- */

enum { GAP_MAX = 48 }; /* bytes of white space inside a number: two line ends and an indent */

static bool is_gap_fine(place from, place to) {
    return to - from <= GAP_MAX;
}

/* Letters of no abbreviation may follow: "5/Tổ" is no T. */
static bool ends_word(tc_slice text, size_t at) {
    if (at >= text.len)
        return true;
    unsigned char c = (unsigned char)text.ptr[at];
    if (c < 0x80)
        return !((c | 0x20) >= 'a' && (c | 0x20) <= 'z') && !(c >= '0' && c <= '9');
    /* Cyrillic, too, for what looks like a letter is one. */
    return !(c >= 0xC3 && c <= 0xC6) && c != 0xD0 && c != 0xD1 && !(c == 0xE1 && at + 1 < text.len &&
                                          ((unsigned char)text.ptr[at + 1] & 0xFE) == 0xBA);
}

/* "CTr", "TTg", "KHHĐ", "UBTVQH14": more capitals than small letters. */
static bool is_abbreviation(tc_slice part) {
    size_t capitals = 0, small = 0;
    for (size_t i = 0; i < part.len; i++) {
        unsigned char c = (unsigned char)part.ptr[i];
        small += c >= 'a' && c <= 'z';
        capitals += (c >= 'A' && c <= 'Z') || c >= 0xC3;
    }
    return capitals > small;
}

/* Capitals, maybe with digits behind: "PC06". */
static bool is_shout(tc_slice part) {
    while (part.len > 1 && part.ptr[part.len - 1] >= '0' && part.ptr[part.len - 1] <= '9')
        part.len--;
    for (size_t i = 0; i < part.len; i++)
        if (part.ptr[i] >= '0' && part.ptr[i] <= 'z' && !(part.ptr[i] >= 'A' && part.ptr[i] <= 'Z'))
            return false;
    return true;
}

static tc_range range_of(tc_slice text, place from, place to) {
    place start = (place)text.ptr;
    return (tc_range){(uint32_t)(from - start), (uint32_t)(to - start)};
}

static tc_slice slice_of(tc_slice text, tc_range range) {
    return tc_slice_sub(text, range.start, range.end);
}

/* Where the abbreviation at FROM ends when the blank behind it was lost: "CPngày", "TTgvề"; 0 when
 * it was not.  The words are compared as written, but for accents. */
static size_t unglue(tc_slice text, size_t from) {
    static const char *const words[] = {"ngày", "của", "về",  "và",   "để",   "thì",  "do",
                                        "ban",  "quy", "tại", "năm",  "là",   "trong", "đã",
                                        "được", "theo", "sửa", "hướng", "cho", "có",   "phê",
                                        "hoặc", "với", "kèm", "thay", "bổ",   "tỉnh"};
    enum { GLUED_MAX = 32 };
    size_t end = from, small = SIZE_MAX;
    while (end < text.len && end - from < GLUED_MAX) {
        size_t next = end;
        uint32_t c = tc_utf8_next(text, &next);
        /* "QH14ngày" */
        if (!tc_is_letter(c) && !(tc_is_digit(c) && end > from && small == SIZE_MAX))
            break;
        small = tc_is_upper(c) || tc_is_digit(c) ? SIZE_MAX : small == SIZE_MAX ? end : small;
        end = next;
    }
    /* "TTg" ends in a small letter itself. */
    for (size_t at = small; at < end && at <= small + 1; at++) {
        tc_slice part = tc_slice_sub(text, from, at), rest = tc_slice_sub(text, at, end);
        bool known = tc_abbreviation_is_body(part) || tc_abbreviation_type(part).len ||
                     (part.len > 1 && is_shout(part));
        for (size_t i = 0; known && i < sizeof words / sizeof *words; i++)
            if (tc_fold_same(rest, tc_slice_of(words[i])))
                return at;
    }
    return 0;
}

static bool add_part(tc_slice text, place from, place to, tc_numeral *out) {
    tc_range range = range_of(text, from, to);
    if (!ends_word(text, range.end) || !is_abbreviation(slice_of(text, range)))
        range.end = (uint32_t)unglue(text, range.start);
    if (out->part_count == TC_PARTS_MAX || range.end < range.start ||
        !is_abbreviation(slice_of(text, range)))
        return false;
    out->parts[out->part_count++] = range;
    out->end = range.end;
    return true;
}

/* A blank or a full stop alone is a lost dash: "02/2007/QĐ TTg", "163/1999/NĐ.CP". */
static bool is_lost(place at, place from) {
    return from == at + 1 && (*at == ' ' || *at == '.');
}

/* "295/SYT - NVY ngày …": a letter's division behind a dash with room around it, on the same line
 * and before the date. */
static bool is_division(tc_slice text, const tc_numeral *numeral, place at, tc_slice part) {
    tc_slice first = slice_of(text, numeral->parts[0]), day = TC_SLICE(" ngày");
    size_t behind = (size_t)(part.ptr - text.ptr) + part.len;
    return numeral->part_count == 1 && !tc_abbreviation_type(first).len &&
           tc_abbreviation_is_body(first) && part.len > 1 && is_shout(part) &&
           !memchr(at, '\n', (size_t)((place)part.ptr - at)) &&
           tc_slice_starts(tc_slice_sub(text, behind, text.len), day);
}

/* A dash with room on both sides separates sentences, not parts, unless a body must follow, and
 * does: "15/QĐ - UBND"; one that nobody knows on the same line only: "407/QĐ - NHPT".  With room on one side it is a slip or a line end.  The dash stands somewhere
 * between AT and FROM, where the next part begins. */
static bool joins(tc_slice text, const tc_numeral *numeral, place at, place from, place to) {
    if (!is_gap_fine(at, from))
        return false;
    bool lost = is_lost(at, from);
    /* A soft hyphen is a dash here, and no room. */
    size_t space = tc_utf8_space(text, (size_t)(at - (place)text.ptr));
    bool before = space > 0 && !(space == 2 && at[0] == 0xC2 && at[1] == 0xAD);
    if (!before && !lost)
        return true;
    tc_slice body = slice_of(text, range_of(text, from, to));
    if (!lost && is_division(text, numeral, at, body))
        return true;
    if (numeral->part_count > 1 || !tc_abbreviation_type(slice_of(text, numeral->parts[0])).len)
        return false;
    bool line = !lost && !memchr(at, '\n', (size_t)(from - at));
    return tc_abbreviation_is_body(body) || (line && body.len > 2 && is_shout(body));
}

/* "1764/QĐ-⏎   2⏎⏎UBND": behind the dash the page ends, with its number.  Adds the body that must
 * follow; false when there is none. */
static bool add_over_page(tc_slice text, tc_numeral *out) {
    if (out->part_count != 1 || out->end >= text.len || text.ptr[out->end] != '-')
        return false;
    size_t from = tc_skip_page(text, out->end + 1), to = from;
    while (to < text.len) {
        size_t next = to;
        if (!tc_is_upper(tc_utf8_next(text, &next)))
            break;
        to = next;
    }
    place start = (place)text.ptr;
    return tc_abbreviation_is_body(tc_slice_sub(text, from, to)) &&
           add_part(text, start + from, start + to, out);
}

static void add_more(tc_slice text, tc_numeral *out) {
    place start = (place)text.ptr, end = start + text.len, at = start + out->end;
    for (;;) {
        place from, to = read_more(at, end, &from);
        bool next = to && joins(text, out, at, from, to);
        if (next ? !add_part(text, from, to, out) : !add_over_page(text, out))
            return;
        at = start + out->end;
    }
}

static int four_digits(place at) {
    int value = 0;
    for (int i = 0; i < 4; i++)
        value = value * 10 + (at[i] - '0');
    return value;
}

/* Whether a number whose dash was left out is the Party's, by the body at its end. */
static bool is_party(tc_slice body, bool slash) {
    static const char *const party[] = {"TW", "TU", "LB", "HU", "ĐU", "BCS", "BCSĐ"};
    for (size_t i = 0; i < sizeof party / sizeof *party; i++)
        if (tc_slice_equal(body, tc_slice_of(party[i])))
            return true;
    return slash && (tc_slice_starts(body, TC_SLICE("TW")) || tc_slice_ends(body, TC_SLICE("TW")) ||
                     tc_slice_ends(body, TC_SLICE("TU")));
}

/* A body and its division behind a blank (105 TC/ĐT) or a type behind a dash (69-KL/TW), or behind
 * a blank (02 TT/LB, 15 CT-TW). */
static bool read_two_parts(tc_slice text, const head *h, tc_numeral *n) {
    tc_slice first = slice_of(text, range_of(text, h->part, h->part_end));
    tc_slice second = slice_of(text, range_of(text, h->second, h->second_end));
    bool type = tc_abbreviation_type(first).len > 0, body = tc_abbreviation_is_body(first);
    bool slash = *h->part_end == '/';
    n->spaced = h->aged && !(slash && body);
    n->dashed = !n->spaced || is_party(second, slash);
    /* 43-TC/QLCS, 38-TCTK/PPCĐ: a body and its division. */
    n->style = n->dashed && (!h->aged || n->spaced) && type ? TC_STYLE_PARTY : TC_STYLE_STATE;
    /* A party number is one only with its type in front: 12-NQ/TW, not 12-AB/CD. */
    if (!type && !(slash && body))
        return false;
    if (n->spaced && !slash && !tc_abbreviation_is_body(second) && !n->dashed)
        return false;
    n->parts[n->part_count++] = range_of(text, h->part, h->part_end);
    return add_part(text, h->second, h->second_end, n);
}

bool tc_numeral_read(tc_slice text, size_t offset, tc_numeral *out) {
    place start = (place)text.ptr;
    head h;
    place to = read_head(start + offset, start + text.len, &h);
    if (!to || to - h.number > 4 * GAP_MAX)
        return false;
    tc_numeral n = {.number = range_of(text, h.number, h.number_end)};
    n.style = h.year || h.slip ? TC_STYLE_STATE_YEAR : TC_STYLE_STATE;
    if (h.year) {
        n.year = four_digits(h.year);
        n.year_at = range_of(text, h.year, h.year_end);
    }
    if (h.slip)
        n.year_at = range_of(text, h.slip, h.slip_end);
    if (h.second ? !read_two_parts(text, &h, &n) : !add_part(text, h.part, h.part_end, &n))
        return false;
    add_more(text, &n);
    *out = n;
    return true;
}

bool tc_numeral_read_bare(tc_slice text, size_t offset, tc_numeral *out) {
    static const char *const bodies[] = {"CP", "HĐBT", "TTg", "CT", "HĐCP", "HĐNN", "TVQH"};
    place start = (place)text.ptr, number_end, from;
    place to = read_bare(start + offset, start + text.len, &number_end, &from);
    if (!to || !is_gap_fine(start + offset, from))
        return false;
    tc_numeral n = {.number = range_of(text, start + offset, number_end),
                    .style = TC_STYLE_STATE,
                    .dashed = true,
                    .spaced = tc_utf8_space(text, (size_t)(number_end - start)) ==
                              (size_t)(from - number_end)};
    place next;
    if (!add_part(text, from, to, &n) ||
        (read_more(to, start + text.len, &next) && !is_lost(to, next)) ||
        read_slash_part(to, start + text.len, &from, &next))
        return false;
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++)
        if (tc_fold_same(slice_of(text, n.parts[0]), tc_slice_of(bodies[i]))) {
            *out = n;
            return true;
        }
    return false;
}

bool tc_numeral_read_blank(tc_slice text, size_t offset, tc_numeral *out) {
    place start = (place)text.ptr, from, year;
    place to = read_slash_part(start + offset, start + text.len, &from, &year);
    tc_numeral n = {.style = TC_STYLE_STATE};
    if (!to || !is_gap_fine(start + offset, from) || !add_part(text, from, to, &n))
        return false;
    if (year) {
        n.year = four_digits(year);
        n.year_at = range_of(text, year, year + 4);
        n.style = TC_STYLE_STATE_YEAR;
    }
    add_more(text, &n);
    *out = n;
    return true;
}

size_t tc_standard_read(tc_slice text, size_t offset, tc_range *number, tc_range *year) {
    place start = (place)text.ptr, tags[3];
    place to = read_standard(start + offset, start + text.len, tags);
    if (!to || to - (start + offset) > 3 * GAP_MAX || !ends_word(text, (size_t)(to - start)))
        return 0;
    *number = range_of(text, tags[0], tags[1]);
    *year = tags[2] ? range_of(text, tags[2], tags[2] + 4) : (tc_range){0, 0};
    return (size_t)(to - start);
}

/* ---- the usual way to write it ---- */

tc_slice tc_numeral_symbol(tc_arena *arena, tc_slice text, const tc_numeral *numeral) {
    tc_buffer out;
    tc_buffer_init(&out, 4096);
    for (unsigned i = 0; i < numeral->part_count; i++) {
        if (i) {
            bool pair = numeral->dashed && i == 1;
            bool slash = text.ptr[tc_back_space(text, numeral->parts[i].start) - 1] == '/';
            tc_buffer_add_char(&out, pair || slash ? '/' : '-');
        }
        tc_abbreviation_usual(slice_of(text, numeral->parts[i]), i == 0, &out);
    }
    tc_slice symbol = tc_arena_copy(arena, tc_buffer_slice(&out));
    tc_buffer_dispose(&out);
    return symbol;
}

tc_slice tc_numeral_number(tc_arena *arena, tc_slice text, const tc_numeral *numeral) {
    tc_slice digits = slice_of(text, numeral->number);
    while (digits.len > 1 && digits.ptr[0] == '0' && digits.ptr[1] >= '0' && digits.ptr[1] <= '9')
        digits = tc_slice_sub(digits, 1, digits.len);
    size_t end = 0;
    while (end < digits.len && digits.ptr[end] >= '0' && digits.ptr[end] <= '9')
        end++;
    /* "08 a", "08.a": the letter belongs to the digits. */
    bool parted = end + 1 < digits.len && (digits.ptr[end] == ' ' || digits.ptr[end] == '.') &&
                  !(digits.ptr[end + 1] >= '0' && digits.ptr[end + 1] <= '9');
    /* "30C", shouted, is 30c; O and I are digits, rather. */
    char last = digits.len ? digits.ptr[digits.len - 1] : '\0';
    bool shouted = last >= 'A' && last <= 'Z' && last != 'O' && last != 'I';
    if (!parted && !shouted)
        return tc_arena_copy(arena, digits);
    tc_buffer out;
    tc_buffer_init(&out, 64);
    tc_buffer_add(&out, tc_slice_sub(digits, 0, end));
    if (shouted)
        tc_buffer_add_char(&out, (char)(last - 'A' + 'a'));
    else
        tc_buffer_add(&out, tc_slice_sub(digits, end + 1, digits.len));
    tc_slice number = tc_arena_copy(arena, tc_buffer_slice(&out));
    tc_buffer_dispose(&out);
    return number;
}

tc_slice tc_canonical(tc_arena *arena, tc_slice number, tc_slice year, tc_slice symbol,
                      bool dashed) {
    if (!number.len || (!symbol.len && !year.len))
        return (tc_slice){NULL, 0};
    tc_buffer out;
    tc_buffer_init(&out, 4096);
    tc_buffer_add(&out, number);
    if (year.len) {
        tc_buffer_add_char(&out, '/');
        tc_buffer_add(&out, year);
    }
    if (symbol.len)
        tc_buffer_add_char(&out, dashed ? '-' : '/');
    tc_buffer_add(&out, symbol);
    tc_slice canonical = tc_arena_copy(arena, tc_buffer_slice(&out));
    tc_buffer_dispose(&out);
    return canonical;
}
