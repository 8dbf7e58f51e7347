/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How well some words of a flat stream make a cell of a column. */
#include "flat.h"

#include "deadline.h"
#include "units.h"

#include <string.h>

enum {
    KNOWN = 80,          /* units or a deadline, where they should be */
    UNKNOWN = -60,       /* something else there, and more for each word */
    UNKNOWN_WORD = -10,  /* */
    SHOUTED = 20,        /* capitals where units should be: perhaps the name of one */
    OFFICER = 60,        /* "PGĐ …" where officers should be */
    SMALL_START = -30,   /* a text that begins with a small letter */
    CAPITAL_START = 20,  /* */
    INSIDE_LINE = -10,   /* a cell that begins inside a line */
    DANGLING = -60,      /* ends with "và", "thuộc", "ngày": more must follow */
    TOO_WIDE = -40,      /* a line that is longer than any of its column */
    NEW_UNIT = -60,      /* "các …" inside a cell with no comma before it */
    NAME = -15,          /* a capital inside a deadline */
    NEW_HEAD = -30,      /* another head of a unit there */
    VERB = -40,          /* a line inside that begins like a task */
    STRAY = -40,         /* a text whose last line is a unit */
    RUNS_ON = 20,        /* a rest in small letters, behind what has not ended */
    WORDS_MEET = 15,     /* the words at the seam stand together elsewhere too */
    PARTED = -15,        /* a cell ends between words that stand together elsewhere */
    LEFT_SHORT = -30,    /* a rest, but the line before had room for its first word */
    UNIT_WORDS_MAX = 60, /* of a cell of units */
    DUE_WORDS_MAX = 40   /* of a deadline */
};

bool tc_flat_is_known(tc_role role) {
    return role == TC_ROLE_LEAD || role == TC_ROLE_SUPPORT || role == TC_ROLE_UNITS ||
           role == TC_ROLE_SUPERVISOR || role == TC_ROLE_DEADLINE || role == TC_ROLE_SUBMIT;
}

/* Whether more must follow the word before TO, when the word at NEXT does. */
static bool dangles(const tc_phrase *words, uint32_t to, uint32_t next) {
    static const char *const open[] = {"bằng",  "các", "cho", "của",  "đến",   "do",   "ngày",
                                       "như",   "số",  "tại", "theo", "thuộc", "trên", "trong",
                                       "trước", "từ",  "và",  "về",   "với"};
    static const char *const counted[] = {"giai doan", "nam", "qui", "thang"};
    tc_slice gap = tc_phrase_gap(words, to);
    if (gap.len && strchr(".;)", gap.ptr[0]))
        return gap.ptr[0] == ';' && next < words->count && !words->items[next].capital;
    static const char *const whole[] = {"ca", "hang", "moi"}; /* cả năm */
    static const char *const romans[] = {"i", "ii", "iii", "iv"};
    bool numbered =
        next < words->count && (words->items[next].digits || TC_ANY(words, next, romans));
    if (numbered && !(to >= 2 && TC_ANY(words, to - 2, whole)) &&
        (TC_ANY(words, to - 1, counted) || (to >= 2 && TC_ANY(words, to - 2, counted) == 2)))
        return true;
    const char *line = gap.len ? memchr(gap.ptr, '\n', gap.len) : NULL;
    tc_slice sign = tc_slice_trim(line ? (tc_slice){gap.ptr, (size_t)(line - gap.ptr)} : gap);
    bool more = sign.len &&
                (strchr(",-/(&:", sign.ptr[sign.len - 1]) || tc_slice_ends(sign, TC_SLICE("–")));
    return more || TC_WRITTEN(words, to - 1, open, false);
}

/* dangles() where the next word is at TO, remembered: it is asked of all cells that end there. */
static bool dangles_here(const tc_flat *flat, uint32_t to) {
    enum { NO = 1, YES = 2 };
    if (!flat->ends[to])
        flat->ends[to] = dangles(&flat->words, to, to) ? YES : NO;
    return flat->ends[to] == YES;
}

/* Whether something parts word AT from the one before it. */
static bool separated(const tc_phrase *words, uint32_t at) {
    return tc_phrase_gap_has(words, at, ',') || tc_phrase_gap_has(words, at, ';') ||
           tc_phrase_gap_has(words, at, ':') || tc_phrase_gap_has(words, at, '.') ||
           tc_phrase_gap_has(words, at, '-') || tc_phrase_gap_has(words, at, '(') ||
           tc_phrase_gap_has(words, at, '/') || tc_phrase_match(words, at - 1, "va") ||
           tc_phrase_match(words, at - 1, "thuoc") || tc_phrase_match(words, at - 1, "cua");
}

/* "Văn phòng" before AT is that of the body at AT: "Văn phòng UBND tỉnh", "Văn phòng Sở, …". */
static bool is_office_of(const tc_phrase *words, uint32_t from, uint32_t at) {
    static const char *const bodies[] = {"bo", "dang uy",  "doan dai bieu", "hdnd", "hoi dong",
                                         "so", "thanh uy", "tinh uy",       "ubnd", "uy ban"};
    if (at < from + 2 || at >= words->count ||
        !(words->items[at - 2].first == 't' || words->items[at - 2].first == 'v') ||
        !TC_ANY(words, at, bodies))
        return false;
    bool office = tc_phrase_match(words, at - 2, "van phong") != 0;
    /* "Sở" alone: the one that writes. */
    if (TC_IS(words, at, "bo", "so"))
        office = at + 1 < words->count && words->items[at + 1].signs & TC_SIGNS_PARTING &&
                 (office || tc_phrase_match(words, at - 2, "thanh tra"));
    return office && !separated(words, at);
}

/* Whether units end with a head whose name is still to come: "…, Chi cục". */
static bool lacks_name(const tc_phrase *words, uint32_t from, uint32_t to) {
    if (is_office_of(words, from, to) || tc_phrase_match(words, to - 1, "ubnd") ||
        (to >= from + 4 && tc_phrase_match(words, to - 4, "uy ban nhan dan")))
        return true;
    for (uint32_t i = to > from + 2 ? to - 2 : from; i < to; i++) {
        uint32_t head = 0;
        bool first = i == from || tc_phrase_gap_has(words, i, ',') ||
                     tc_phrase_gap_has(words, i, ';') || tc_phrase_match(words, i - 1, "va");
        if (first && words->items[i].capital && tc_unit_begins(words, i, &head) != TC_UNIT_NONE &&
            i + head == to && tc_unit_needs_name(words, i))
            return true;
    }
    return false;
}

/* What stands inside a cell of units and should not. */
static int strangers(const tc_flat *flat, uint32_t from, uint32_t to) {
    uint32_t head = 0;
    int score = 0;
    tc_unit_begins(&flat->words, from, &head);
    for (uint32_t i = from + 1; i < to; i++) {
        if (!flat->seam[i] || separated(&flat->words, i) || is_office_of(&flat->words, from, i))
            continue;
        tc_unit_kind kind = tc_unit_begins(&flat->words, i, NULL);
        if (kind == TC_UNIT_PLURAL || kind == TC_UNIT_PERSON)
            score += flat->words.items[i].capital ? NEW_UNIT : 0;
        else if (kind == TC_UNIT_BODY && flat->words.items[i].capital)
            score += i == from + head ? NEW_HEAD / 3 : NEW_HEAD; /* "Văn phòng UBND tỉnh" */
        if (flat->opens[i] && flat->words.items[i].capital && tc_unit_stops(&flat->lower, i))
            score += VERB;
    }
    return score;
}

/* As tc_units_only. */
static bool units_only(const tc_flat *flat, uint32_t from, uint32_t to) {
    uint32_t most = from + UNIT_WORDS_MAX, count = flat->words.count;
    if (!flat->reach[from])
        flat->reach[from] = tc_units_reach(&flat->words, from, most < count ? most : count) + 1;
    return from < to && (tc_units_shout(&flat->words, from, to) || to < flat->reach[from]);
}

static bool is_units(const tc_flat *flat, uint32_t from, uint32_t to) {
    return to - from <= UNIT_WORDS_MAX &&
           (units_only(flat, from, to) || tc_phrase_match(&flat->words, from, "chu tri") ||
            tc_phrase_match(&flat->words, from, "phoi hop"));
}

/* "Giám đốc", "PGĐ Trần Văn A": an office, and at most a name behind it; the words of the office,
 * or 0. */
static uint32_t officer(const tc_phrase *words, uint32_t from, uint32_t to) {
    static const char *const offices[] = {"ba",
                                          "ban giam doc",
                                          "bi thu",
                                          "chanh van phong",
                                          "chu tich",
                                          "d c",
                                          "dong chi",
                                          "gd",
                                          "giam doc",
                                          "lanh dao",
                                          "ong",
                                          "pct",
                                          "pgd",
                                          "pho",
                                          "pho chu tich",
                                          "pho giam doc",
                                          "pho truong",
                                          "pho truong phong",
                                          "tap the lanh dao",
                                          "thu truong",
                                          "thuong truc",
                                          "truong",
                                          "truong phong"};
    uint32_t n = TC_ANY(words, from, offices);
    if (to - from > n + 8)
        return 0;
    for (uint32_t i = from + n; i < to; i++)
        if (!words->items[i].capital && !tc_phrase_match(words, i, "so") &&
            !tc_phrase_match(words, i, "ubnd") && !tc_phrase_match(words, i, "tinh"))
            return 0;
    return n;
}

/* A text that names a day somewhere is no deadline: one begins with its words. */
static bool is_deadline(const tc_flat *flat, uint32_t from, uint32_t to) {
    static const char *const openings[] = {
        "ca nam",     "cham nhat", "cuoi", "dau",   "den",   "giai doan", "giua", "han",
        "hoan thanh", "ket thuc",  "khi",  "nam",   "ngay",  "qui",       "sau",  "thang",
        "theo",       "thoi gian", "toi",  "trong", "truoc", "tu",        "xong"};
    tc_phrase part = {flat->words.text, flat->words.items + from, to - from};
    return to - from <= DUE_WORDS_MAX &&
           (part.items[0].digits || TC_ANY(&part, 0, openings) || tc_recurrence_read(&part, 0)) &&
           tc_deadline_is(&part);
}

bool tc_flat_fits(const tc_flat *flat, uint32_t column, uint32_t from, uint32_t to) {
    if (from >= to)
        return false;
    switch (flat->roles[column]) {
    case TC_ROLE_LEAD:
    case TC_ROLE_SUPPORT:
    case TC_ROLE_UNITS:
        return is_units(flat, from, to);
    case TC_ROLE_SUPERVISOR:
    case TC_ROLE_SUBMIT:
        return officer(&flat->words, from, to) || is_units(flat, from, to);
    case TC_ROLE_DEADLINE:
        return is_deadline(flat, from, to);
    case TC_ROLE_NONE:
    case TC_ROLE_NUMBER:
    case TC_ROLE_TASK:
    case TC_ROLE_RESULT:
    case TC_ROLE_OTHER:
        break;
    }
    return true;
}

/* What begins with a capital inside a deadline and is no part of it. */
static int names(const tc_phrase *words, uint32_t from, uint32_t to) {
    static const char *const times[] = {"i",    "ii",  "iii",   "iv",    "nam",
                                        "ngay", "qui", "thang", "truoc", "tu"};
    int score = 0;
    for (uint32_t i = from + 1; i < to; i++)
        if (words->items[i].capital && !separated(words, i) && !TC_ANY(words, i, times))
            score += NAME;
    return score;
}

/* By the kind of the column alone. */
static int score_contents(const tc_flat *flat, uint32_t column, uint32_t from, uint32_t to) {
    tc_role role = flat->roles[column];
    if (!tc_flat_is_known(role))
        return role == TC_ROLE_OTHER || role == TC_ROLE_NONE ? -10 : 0;
    if (!tc_flat_fits(flat, column, from, to))
        return UNKNOWN + UNKNOWN_WORD * (int)(to - from < 40 ? to - from : 40);
    if (role == TC_ROLE_DEADLINE)
        return KNOWN + strangers(flat, from, to) + names(&flat->words, from, to);
    bool person = role == TC_ROLE_SUPERVISOR || role == TC_ROLE_SUBMIT;
    uint32_t office = person ? officer(&flat->words, from, to) : 0;
    if (office)
        return OFFICER + strangers(flat, from + office - 1, to);
    uint32_t head = 0;
    tc_unit_kind kind = tc_unit_begins(&flat->words, from, &head);
    bool bare = tc_phrase_match(&flat->words, from, "to chuc") ||
                ((kind == TC_UNIT_CLASS || kind == TC_UNIT_PLACE) && from + head >= to);
    bool named = kind != TC_UNIT_NONE && !bare && !lacks_name(&flat->words, from, to);
    return (named ? KNOWN : SHOUTED) + strangers(flat, from, to) - (int)(to - from);
}

uint32_t tc_flat_width(const tc_flat *flat, uint32_t from, uint32_t to) {
    const tc_phrase_word *last = &flat->words.items[to - 1];
    tc_slice text = tc_slice_sub(flat->words.text, last->start, last->end);
    uint32_t n = flat->chars[to - 1] - flat->chars[from];
    for (size_t i = 0; i < text.len; i++)
        n += ((unsigned char)text.ptr[i] & 0xC0) != 0x80;
    return n;
}

/* Lines of the cell that are wider than its column. */
static int score_width(const tc_flat *flat, uint32_t column, uint32_t from, uint32_t to) {
    uint32_t width = flat->widths[column] + 1, a = flat->line[from], b = flat->line[to - 1];
    if (!flat->widths[column])
        return 0;
    if (a == b)
        return tc_flat_width(flat, from, to) > width ? TOO_WIDE : 0;
    const uint32_t *wide = flat->wide[column];
    uint32_t lines = wide[b] - wide[a + 1];
    lines += tc_flat_width(flat, from, flat->first[a + 1]) > width;
    lines += tc_flat_width(flat, flat->first[b], to) > width;
    return (int)TOO_WIDE * (int)lines;
}

/* Whether the last line of a text is a unit, which then is the next cell's. */
static bool ends_in_unit(const tc_flat *flat, uint32_t from, uint32_t to) {
    uint32_t last = flat->first[flat->line[to - 1]];
    return last > from && flat->words.items[last].capital &&
           tc_unit_begins(&flat->words, last, NULL) == TC_UNIT_BODY &&
           !dangles(&flat->words, last, last) && is_units(flat, last, to);
}

int tc_flat_score(const tc_flat *flat, uint32_t column, uint32_t from, uint32_t to) {
    const tc_phrase_word *first = &flat->words.items[from];
    int score = score_contents(flat, column, from, to) + score_width(flat, column, from, to);
    if (!flat->opens[from])
        score += INSIDE_LINE;
    if (!first->capital && !first->digits)
        score += flat->roles[column] == TC_ROLE_DEADLINE ? SMALL_START / 3 : SMALL_START;
    else
        score += CAPITAL_START;
    bool more = dangles_here(flat, to) || is_office_of(&flat->words, from, to) ||
                (tc_flat_is_known(flat->roles[column]) && tc_phrase_gap_has(&flat->words, to, ';'));
    if (!tc_flat_is_known(flat->roles[column]) && ends_in_unit(flat, from, to))
        score += STRAY;
    return score + (more ? DANGLING : 0);
}

int tc_flat_score_most(const tc_flat *flat, uint32_t column) {
    return CAPITAL_START + (tc_flat_is_known(flat->roles[column]) ? KNOWN : 0);
}

/* Whether a text has not ended before word TO: no stop, and a word that asks for more or a
 * bracket that is open. */
static bool is_open(const tc_phrase *words, uint32_t to) {
    tc_slice gap = tc_phrase_gap(words, to);
    return !gap.len || !strchr(".;:!?)\"", gap.ptr[0]);
}

/* Whether the last line of BEFORE had room for the word at AT. */
static bool had_room(const tc_flat *flat, uint32_t column, tc_flat_span before, uint32_t at) {
    uint32_t line = flat->first[flat->line[before.to - 1]];
    line = line > before.from ? line : before.from;
    uint32_t used = tc_flat_width(flat, line, before.to);
    return used + 1 + tc_flat_width(flat, at, at + 1) < flat->widths[column];
}

int tc_flat_score_rest(const tc_flat *flat, uint32_t column, tc_flat_span before, uint32_t from,
                       uint32_t to) {
    const tc_phrase *words = &flat->words;
    if (before.from >= before.to)
        return tc_flat_score(flat, column, from, to);
    int score = score_width(flat, column, from, to);
    if (!flat->opens[from])
        score += INSIDE_LINE;
    bool open = is_open(words, before.to), small = !words->items[from].capital;
    if (tc_flat_is_known(flat->roles[column])) {
        bool more = dangles(words, before.to, from) || lacks_name(words, before.from, before.to);
        score -= 2 * (int)(to - from);
        score += more                                 ? -UNKNOWN
                 : tc_phrase_match(words, from, "va") ? RUNS_ON
                 : small                              ? 0
                                                      : UNKNOWN;
    } else {
        score += small == open ? RUNS_ON : small ? SMALL_START : 0;
    }
    if (open && tc_flat_meet(flat, before.to, from))
        score += WORDS_MEET;
    if (to < words->count && flat->opens[to] && tc_flat_meet(flat, to, to))
        score += PARTED;
    if (open && had_room(flat, column, before, from))
        score += LEFT_SHORT;
    return score + (dangles_here(flat, to) ? DANGLING / 2 : 0);
}

int tc_flat_score_empty(const tc_flat *flat, uint32_t column) {
    switch (flat->roles[column]) {
    case TC_ROLE_TASK:
        return -100;
    case TC_ROLE_LEAD:
    case TC_ROLE_UNITS:
    case TC_ROLE_DEADLINE:
        return -30;
    case TC_ROLE_SUPPORT:
    case TC_ROLE_RESULT:
    case TC_ROLE_SUPERVISOR:
    case TC_ROLE_SUBMIT:
        return -20;
    case TC_ROLE_NONE:
    case TC_ROLE_NUMBER:
    case TC_ROLE_OTHER:
        break;
    }
    return 0;
}
