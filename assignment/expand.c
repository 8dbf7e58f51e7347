/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Abbreviated units spelt out by what the same document writes. */
#include "names.h"

#include <assignment/abbreviation.h>
#include <assignment/known.h>
#include <text/text.h>

#include <string.h>

enum {
    LETTERS_MIN = 3, /* an abbreviation of two letters fits too many words */
    LETTERS_MAX = 10,
    UNIT_MAX = 1024, /* bytes of a unit that is expanded */
    SPELT_MAX = 4 * UNIT_MAX
};

/* Abbreviations that everybody reads; they stay. */
/* clang-format off */
static const char *const usual[] = {
    "bql", "gd", "hdnd", "htx", "kcn", "kkt", "mttq", "pgd", "tncs", "tp", "ubmttq", "ubmttqvn",
    "ubnd", "vnpt", "vp"};
/* clang-format on */

static bool is_open(const tc_phrase *words, uint32_t at) {
    return words->items[at].shout && !TC_ANY(words, at, usual);
}

static bool is_abbreviated(const tc_phrase *words) {
    for (uint32_t i = 0; i < words->count; i++)
        if (is_open(words, i))
            return true;
    return false;
}

/* The words of UNIT, which may be written in capitals; false when memory is short. */
static bool read_unit(tc_arena *arena, tc_slice unit, tc_phrase *out) {
    tc_phrase words;
    return tc_phrase_read(arena, unit, &words) && tc_units_calm(arena, &words, 0, words.count, out);
}

/* Before the words of UNIT are read: whether one may be an abbreviation, which has two capitals and
 * no small letter.  False is certain. */
static bool may_abbreviate(tc_slice unit) {
    bool capital = false;
    for (size_t i = 0; i < unit.len;) {
        uint32_t c = tc_utf8_next(unit, &i);
        if (!tc_is_letter(c)) {
            capital = capital && c != ' ';
            continue;
        }
        bool upper = tc_is_upper(c);
        if (upper && capital)
            return true;
        capital = upper;
    }
    return false;
}

bool tc_unit_is_abbreviated(tc_arena *arena, tc_slice unit) {
    tc_phrase words;
    return unit.len <= UNIT_MAX && may_abbreviate(unit) && read_unit(arena, unit, &words) &&
           is_abbreviated(&words);
}

static bool is_person(const tc_phrase *words) {
    static const char *const heads[] = {"chanh thanh tra", "chanh van phong", "chi cuc truong",
                                        "tp", "truong phong"};
    tc_person person;
    if (!words->count)
        return false;
    return tc_unit_begins(words, 0, NULL) == TC_UNIT_PERSON || TC_ANY(words, 0, heads) ||
           (tc_person_find(words, &person) && !person.at && !person.office);
}

/* UNIT without the person in a bracket behind it. */
static tc_slice without_person(tc_slice unit, const tc_phrase *words) {
    tc_person person;
    if (!tc_person_find(words, &person) || !person.at)
        return unit;
    return tc_slice_trim(tc_phrase_slice(words, 0, person.at));
}

/* UNIT without the abbreviation that a bracket behind it makes known: "Phòng Quản lý Khoa học
 * (QLKH)". */
static tc_slice without_brief(tc_slice unit, const tc_phrase *words) {
    for (uint32_t i = 1; i < words->count; i++) {
        tc_slice brief = tc_names_brief(words, i, NULL);
        if (brief.len &&
            brief.ptr + brief.len == words->text.ptr + words->items[words->count - 1].end)
            return tc_slice_trim(tc_phrase_slice(words, 0, i));
    }
    return unit;
}

/* "Văn phòng", "Thanh tra" with nothing behind. */
static bool is_bare_office(const tc_phrase *words) {
    return words->count == 2 &&
           (tc_phrase_match(words, 0, "van phong") || tc_phrase_match(words, 0, "thanh tra"));
}

/* Whether expanding UNIT, whose words are WORDS, could change anything. */
static bool is_open_unit(tc_arena *arena, tc_slice unit, const tc_phrase *words, bool *open) {
    tc_phrase calm;
    if (!tc_units_calm(arena, words, 0, words->count, &calm))
        return false;
    *open = is_abbreviated(&calm) || is_person(&calm) || is_bare_office(&calm) ||
            without_person(unit, &calm).len < unit.len;
    return true;
}

/* Whether a name FOLDED can be UNIT spelt out: the words before the first abbreviation are the
 * same, and its first letter fits.  Quick, for there may be many names. */
static bool could_spell(tc_slice folded, const tc_phrase *unit) {
    size_t at = 0;
    for (uint32_t i = 0; i < unit->count && at < folded.len; i++) {
        tc_slice key = unit->items[i].key;
        if (unit->items[i].shout)
            return folded.ptr[at] == key.ptr[0];
        tc_slice word = tc_slice_sub(folded, at, at + key.len);
        if (!tc_slice_equal(word, key))
            return false;
        at += key.len + 1;
    }
    return true;
}

/* Whether UNIT abbreviates NAME.  A bare abbreviation may leave the word for the kind out:
 * "QLKH" is the Phòng Quản lý Khoa học. */
static bool spells(const tc_unit_name *name, const tc_phrase *unit) {
    bool fits = (could_spell(name->folded, unit) && tc_abbreviates(unit->text, name->written)) ||
                (unit->items[0].shout && !name->abbreviated &&
                 (!name->rest_first || name->rest_first == unit->items[0].first) &&
                 tc_abbreviates(unit->text, name->rest));
    return fits && !tc_fold_same(unit->text, name->written);
}

/* The name that UNIT abbreviates and that is written most often; "" when there is none. */
static tc_slice find_name(const tc_names *names, const tc_phrase *unit) {
    const tc_unit_name *best = NULL;
    for (uint32_t i = 0; i < names->count; i++) {
        const tc_unit_name *name = &names->items[i];
        if (tc_unit_is_brief(unit, name->brief, name->written))
            return name->written;
        if (!spells(name, unit))
            continue;
        if (!best || (best->abbreviated && !name->abbreviated) ||
            (best->abbreviated == name->abbreviated && name->times > best->times))
            best = name;
    }
    return best ? best->written : (tc_slice){NULL, 0};
}

static bool same_words(const tc_phrase *a, uint32_t at, const tc_phrase *b, uint32_t bt, size_t n) {
    for (uint32_t i = 0; i < n; i++)
        if (!tc_slice_equal(a->items[at + i].key, b->items[bt + i].key))
            return false;
    return true;
}

/* The words that LETTERS (folded) stand for in the document: they must be written more than once,
 * and no other words may fit. */
static tc_slice search_words(const tc_names *names, tc_slice letters) {
    const struct tc_initial *found = NULL;
    uint32_t times = 0, n = (uint32_t)letters.len;
    for (size_t at = 0; (at = tc_slice_find(names->initials, letters, at)) != SIZE_MAX; at++) {
        const struct tc_initial *here = &names->initial[at];
        if (found && !same_words(&names->texts[found->text], found->word, &names->texts[here->text],
                                 here->word, n))
            return (tc_slice){NULL, 0};
        times++;
        found = here;
    }
    return times > 1 ? tc_phrase_slice(&names->texts[found->text], found->word, found->word + n)
                     : (tc_slice){NULL, 0};
}

/* The same, remembered: many units hold the same abbreviation. */
static tc_slice find_words(const tc_names *names, tc_slice letters) {
    uint32_t hash = 0;
    if (letters.len < LETTERS_MIN || letters.len > LETTERS_MAX)
        return (tc_slice){NULL, 0};
    for (size_t i = 0; i < letters.len; i++)
        hash = hash * 31 + (unsigned char)letters.ptr[i];
    struct tc_meant *meant = &names->meant[hash % TC_MEANT];
    if (!tc_slice_equal(meant->letters, letters))
        *meant = (struct tc_meant){letters, search_words(names, letters)};
    return meant->words;
}

/* UNIT with each abbreviation replaced that the document spells out. */
static tc_slice spell_words(tc_arena *arena, const tc_names *names, const tc_phrase *unit) {
    tc_buffer out;
    tc_buffer_init(&out, SPELT_MAX);
    for (uint32_t i = 0; i < unit->count; i++) {
        tc_slice words = {NULL, 0};
        if (is_open(unit, i))
            words = find_words(names, unit->items[i].key);
        if (i > 0)
            tc_buffer_add(&out, tc_phrase_gap(unit, i));
        tc_buffer_add(&out, words.len ? words : tc_phrase_slice(unit, i, i + 1));
    }
    tc_slice result =
        out.failed ? (tc_slice){NULL, 0} : tc_arena_copy(arena, tc_buffer_slice(&out));
    tc_buffer_dispose(&out);
    return result;
}

static tc_slice join(tc_arena *arena, tc_slice head, tc_slice rest) {
    char *out = tc_arena_take(arena, head.len + rest.len + 2);
    size_t n = 0;
    if (!out)
        return (tc_slice){NULL, 0};
    for (size_t i = 0; i < head.len; i++)
        out[n++] = head.ptr[i];
    if (head.len)
        out[n++] = ' ';
    for (size_t i = 0; i < rest.len; i++)
        out[n++] = rest.ptr[i];
    return (tc_slice){out, n};
}

/* "Đ/c … - Chủ tịch UBND tỉnh, Trưởng ban" → "Chủ tịch UBND tỉnh"; "" when nothing follows. */
static tc_slice office_of(const tc_phrase *words) {
    tc_person person;
    if (!tc_person_find(words, &person) || person.at || person.office ||
        tc_unit_begins(words, person.to, NULL) == TC_UNIT_NONE)
        return (tc_slice){NULL, 0};
    uint32_t end = person.to + 1;
    while (end < words->count && !tc_phrase_gap_has(words, end, ',') &&
           !tc_phrase_gap_has(words, end, ';'))
        end++;
    return tc_phrase_slice(words, person.to, end);
}

/* The division behind a person or a head of division: "Đ/c … - TP QLKH" → "Phòng QLKH"; "" when
 * none is named. */
static tc_slice division_of(tc_arena *arena, const tc_phrase *words) {
    static const char *const divisions[] = {"chi cuc", "phong", "trung tam"};
    for (uint32_t i = 0; i < words->count; i++) {
        uint32_t n = tc_phrase_match(words, i, "truong phong");
        if (!n && tc_phrase_match(words, i, "tp"))
            n = 1;
        if (n)
            return join(arena, TC_SLICE("Phòng"), tc_phrase_slice(words, i + n, words->count));
        if (tc_phrase_match(words, i, "chanh"))
            return tc_phrase_slice(words, i + 1, words->count);
        if (tc_phrase_match(words, i, "chi cuc truong") && i + 3 < words->count)
            return tc_phrase_slice(words, i + 3, words->count);
        if (i > 0 && !tc_phrase_match(words, i, "chi cuc truong") && TC_ANY(words, i, divisions))
            return join(arena, (tc_slice){NULL, 0}, tc_phrase_slice(words, i, words->count));
    }
    return office_of(words);
}

static tc_slice spell(tc_arena *arena, const tc_names *names, tc_slice unit) {
    tc_phrase words;
    if (unit.len > UNIT_MAX || !tc_phrase_read(arena, unit, &words))
        return unit.len > UNIT_MAX ? unit : (tc_slice){NULL, 0};
    if (is_bare_office(&words)) {
        tc_slice longer = join(arena, unit, TC_SLICE("Sở"));
        return longer.ptr && names->of_department && tc_names_find(arena, names, longer) ? longer
                                                                                         : unit;
    }
    if (!is_abbreviated(&words))
        return unit;
    tc_slice name = find_name(names, &words);
    return name.len ? name : spell_words(arena, names, &words);
}

/* The head that a bare abbreviation shares with the unit before it: "Phòng QLCN, QLKH". */
static tc_slice head_of(const tc_phrase *words) {
    uint32_t head = 0;
    tc_unit_kind kind = tc_unit_begins(words, 0, &head);
    return kind == TC_UNIT_BODY ? tc_phrase_slice(words, 0, head) : (tc_slice){NULL, 0};
}

/* "Phòng A, Chi cục B": a division and what it belongs to. */
static bool is_division(const tc_phrase *words) {
    return tc_phrase_match(words, 0, "phong") && memchr(words->text.ptr, ',', words->text.len);
}

typedef struct list {
    tc_slice *items;
    size_t count, capacity;
} list;

static bool add(tc_arena *arena, list *to, const tc_slice *items, uint32_t n) {
    tc_slice *grown =
        tc_arena_grow(arena, to->items, to->count, to->count + n, sizeof *grown, &to->capacity);
    if (!grown)
        return false;
    to->items = grown;
    for (uint32_t k = 0; k < n; k++)
        grown[to->count++] = items[k];
    return true;
}

/* The word of the first place in "UBND phường A, xã B" that takes up the committee again behind
 * FROM, or the count. */
static uint32_t next_place(const tc_phrase *words, uint32_t from) {
    uint32_t i = from + 1;
    while (i < words->count &&
           !(tc_unit_begins(words, i, NULL) == TC_UNIT_PLACE &&
             (tc_phrase_gap_has(words, i, ',') || tc_phrase_match(words, i - 1, "va"))))
        i++;
    return i;
}

/* "UBND phường A, phường B" → "UBND phường A" and "UBND phường B"; OUT has room for each word. */
static uint32_t split_places(tc_arena *arena, const tc_phrase *words, tc_slice *out) {
    uint32_t place = 1, count = 0;
    while (place < words->count && tc_unit_begins(words, place, NULL) != TC_UNIT_PLACE)
        place++;
    if (place + 1 >= words->count || next_place(words, place) == words->count)
        return 0;
    tc_slice head = tc_phrase_slice(words, 0, place);
    for (uint32_t next; place < words->count; place = next) {
        next = next_place(words, place);
        uint32_t end =
            next < words->count ? next - (tc_phrase_match(words, next - 1, "va") > 0) : next;
        out[count++] = join(arena, head, tc_phrase_slice(words, place, end));
    }
    return count;
}

/* Adds UNIT, whose words are WORDS, to TO, part by part where it has several. */
static bool add_parts(tc_arena *arena, tc_slice unit, const tc_phrase *words, list *to) {
    tc_strings parts;
    if (!tc_units_split(arena, words, 0, words->count, true, &parts))
        return false;
    if (is_person(words) || is_division(words) || !parts.count)
        return add(arena, to, &unit, 1);
    if (parts.count > 1)
        return add(arena, to, parts.items, parts.count);
    tc_slice *places = tc_arena_take(arena, words->count * sizeof *places);
    uint32_t count = places ? split_places(arena, words, places) : 0;
    return places && (count ? add(arena, to, places, count) : add(arena, to, &unit, 1));
}

bool tc_unit_parts(tc_arena *arena, const tc_strings *units, tc_strings *out) {
    list parts = {.items = NULL};
    for (uint32_t i = 0; i < units->count; i++) {
        tc_phrase words;
        if (!tc_phrase_read(arena, units->items[i], &words) ||
            !add_parts(arena, units->items[i], &words, &parts))
            return false;
    }
    *out = (tc_strings){parts.items, (uint32_t)parts.count};
    return true;
}

/* Notes whether any of the parts of UNIT, those from FROM on, is open. */
static bool note_open(tc_arena *arena, tc_slice unit, const tc_phrase *words, const list *parts,
                      size_t from, bool *open) {
    for (size_t i = from; i < parts->count && !*open; i++) {
        tc_phrase part = *words;
        if ((parts->items[i].ptr != unit.ptr && !tc_phrase_read(arena, parts->items[i], &part)) ||
            !is_open_unit(arena, parts->items[i], &part, open))
            return false;
    }
    return true;
}

bool tc_units_say(tc_arena *arena, const tc_strings *units, tc_units_said *out) {
    list parts = {.items = NULL}, persons = {.items = NULL};
    bool open = false;
    for (uint32_t i = 0; i < units->count; i++) {
        tc_slice unit = units->items[i];
        size_t from = parts.count;
        tc_phrase words;
        tc_person person;
        if (!tc_phrase_read(arena, unit, &words) || !add_parts(arena, unit, &words, &parts) ||
            !note_open(arena, unit, &words, &parts, from, &open))
            return false;
        if (!tc_person_find(&words, &person))
            continue;
        tc_slice name = tc_phrase_slice(&words, person.from, person.to);
        if (name.len && !add(arena, &persons, &name, 1))
            return false;
    }
    *out = (tc_units_said){.parts = {parts.items, (uint32_t)parts.count},
                           .persons = {persons.items, (uint32_t)persons.count},
                           .open = open};
    return true;
}

bool tc_names_expand(tc_arena *arena, const tc_names *names, const tc_strings *units,
                     tc_strings *out) {
    tc_slice *items = tc_arena_take(arena, (units->count + (size_t)1) * sizeof *items);
    tc_slice head = {NULL, 0};
    uint32_t count = 0;
    *out = (tc_strings){NULL, 0};
    if (!items)
        return false;
    for (uint32_t i = 0; i < units->count; i++) {
        tc_phrase words;
        tc_slice unit = units->items[i];
        if (!read_unit(arena, unit, &words))
            return false;
        unit = without_brief(without_person(unit, &words), &words);
        if (is_person(&words)) {
            unit = division_of(arena, &words);
            if (!unit.len)
                continue;
        } else if (words.count && is_open(&words, 0) && head.len &&
                   !(words.count > 1 && tc_phrase_match(&words, 0, "tt"))) {
            unit = join(arena, head, unit);
        } else {
            head = head_of(&words);
        }
        items[count] = unit.ptr ? spell(arena, names, unit) : unit;
        if (!items[count++].ptr)
            return false;
    }
    *out = (tc_strings){items, count};
    return true;
}
