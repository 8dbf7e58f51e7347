/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Names that one document makes known to the others of its agency. */
#include <assignment/known.h>

#include "names.h"

#include <assignment/abbreviation.h>
#include <text/text.h>

#include <string.h>

enum {
    NAME_WORDS_MAX = 24,
    NAME_BYTES_MAX = 300,   /* of a name in front of a bracket */
    BRACKET_BYTES_MAX = 90, /* of what defines an abbreviation */
    UNIT_BYTES_MAX = 1024,
    SEEN = 256,          /* units that are remembered */
    BARE_LETTERS_MIN = 3 /* a bare abbreviation of two letters fits too many names */
};

/* ---- Names of a document ---- */

typedef struct gathering {
    tc_arena *arena;
    tc_known_name *names;
    size_t count, capacity;
    tc_slice seen[SEEN];
} gathering;

static bool is_known(const gathering *g, tc_slice name, tc_slice brief) {
    for (size_t i = 0; i < g->count; i++)
        if (tc_slice_equal(g->names[i].name, name) && tc_slice_equal(g->names[i].brief, brief))
            return true;
    return false;
}

static bool add(gathering *g, tc_slice name, tc_slice brief) {
    name = tc_text_squeeze(g->arena, name);
    if (!name.ptr || is_known(g, name, brief))
        return name.ptr != NULL;
    tc_known_name *grown =
        tc_arena_grow(g->arena, g->names, g->count, g->count + 1, sizeof *grown, &g->capacity);
    if (!grown)
        return false;
    g->names = grown;
    grown[g->count++] = (tc_known_name){name, tc_text_squeeze(g->arena, brief)};
    return true;
}

/* Whether UNIT was looked at already: the same ones stand in most tasks.  Of two that share a
 * place in the table the later one is remembered. */
static bool is_seen(gathering *g, tc_slice unit) {
    uint32_t hash = (uint32_t)unit.len;
    for (size_t i = 0; i < unit.len; i++)
        hash = hash * 31 + (unsigned char)unit.ptr[i];
    tc_slice *place = &g->seen[hash % SEEN];
    bool seen = place->len && tc_slice_equal(*place, unit);
    *place = unit;
    return seen;
}

static bool add_units(gathering *g, const tc_strings *units) {
    for (uint32_t i = 0; i < units->count; i++) {
        tc_phrase words;
        tc_slice unit = units->items[i];
        if (unit.len > NAME_BYTES_MAX || is_seen(g, unit))
            continue;
        if (!tc_phrase_read(g->arena, unit, &words))
            return false;
        if (!words.count || !words.items[0].capital ||
            tc_unit_begins(&words, 0, NULL) != TC_UNIT_BODY)
            continue;
        tc_slice name = tc_phrase_slice(&words, 0, tc_unit_end(&words, 0));
        if (name.len && !tc_unit_is_abbreviated(g->arena, name) && !add(g, name, TC_SLICE("")))
            return false;
    }
    return true;
}

/* ---- Definitions in brackets ---- */

/* The name that ends before word AT and that BRIEF may stand for. */
static tc_slice named_before(const tc_phrase *words, uint32_t at, tc_slice brief, bool said) {
    tc_slice nearest = {NULL, 0};
    uint32_t from = at > NAME_WORDS_MAX ? at - NAME_WORDS_MAX : 0;
    for (uint32_t i = from; i < at; i++) {
        uint32_t head = 0;
        if (!words->items[i].capital || tc_unit_begins(words, i, &head) != TC_UNIT_BODY ||
            tc_unit_end(words, i) != at)
            continue;
        tc_slice name = tc_phrase_slice(words, i, at);
        if (tc_abbreviates(brief, name) ||
            tc_abbreviates(brief, tc_phrase_slice(words, i + head, at)))
            return name;
        nearest = name;
    }
    return said ? nearest : (tc_slice){NULL, 0};
}

/* The bracket of TEXT that opens at OPEN, if it defines an abbreviation of the name before it. */
static bool add_bracket(gathering *g, tc_slice text, size_t open) {
    size_t close = tc_slice_find(tc_slice_sub(text, open, text.len), TC_SLICE(")"), 0);
    size_t start = open > NAME_BYTES_MAX ? open - NAME_BYTES_MAX : 0;
    if (close == SIZE_MAX || close > BRACKET_BYTES_MAX || close < 3)
        return true;
    for (size_t i = open; i > start; i--)
        if (text.ptr[i - 1] == '\n')
            start = i;
    while (start < open && ((unsigned char)text.ptr[start] & 0xC0) == 0x80)
        start++;
    tc_phrase words;
    if (!tc_phrase_read(g->arena, tc_slice_sub(text, start, open + close + 1), &words))
        return false;
    uint32_t at = 0;
    while (at < words.count && words.items[at].start < open - start)
        at++;
    bool said = false;
    tc_slice brief = tc_names_brief(&words, at, &said);
    tc_slice name = brief.len && at ? named_before(&words, at, brief, said) : brief;
    bool useful = name.len && at && !tc_unit_is_abbreviated(g->arena, name);
    return !useful || add(g, name, brief);
}

/* Whether a bracket that opens before TEXT may define something: capitals, or "sau đây", "gọi",
 * "viết tắt". */
static bool may_define(tc_slice text) {
    size_t i = 0;
    if (tc_slice_starts(text, TC_SLICE("sau ")) || tc_slice_starts(text, TC_SLICE("g")) ||
        tc_slice_starts(text, TC_SLICE("vi")))
        return true;
    for (int n = 0; n < 2; n++)
        if (i >= text.len || !tc_is_upper(tc_utf8_next(text, &i)))
            return false;
    return true;
}

static bool add_brackets(gathering *g, tc_slice text) {
    for (size_t i = 0; i < text.len; i++) {
        const char *open = memchr(text.ptr + i, '(', text.len - i);
        if (!open)
            break;
        i = (size_t)(open - text.ptr);
        if (may_define(tc_slice_sub(text, i + 1, text.len)) && !add_bracket(g, text, i))
            return false;
    }
    return true;
}

bool tc_known_names_read(tc_arena *arena, const tc_document *document, const tc_assignments *tasks,
                         tc_known_name **out, size_t *count) {
    gathering g = {.arena = arena};
    for (uint32_t i = 0; i < tasks->count; i++) {
        const tc_assignment *task = &tasks->items[i];
        if (!add_units(&g, &task->lead) || !add_units(&g, &task->lead_full) ||
            !add_units(&g, &task->support))
            return false;
    }
    if (!add_brackets(&g, document->text.utf8))
        return false;
    *out = g.names;
    *count = g.count;
    return true;
}

/* ---- Looking up ---- */

bool tc_unit_is_brief(const tc_phrase *unit, tc_slice brief, tc_slice name) {
    uint32_t head = 0;
    if (!brief.len)
        return false;
    if (tc_fold_same(unit->text, brief))
        return true;
    return tc_unit_begins(unit, 0, &head) == TC_UNIT_BODY && head < unit->count &&
           tc_fold_same(tc_phrase_slice(unit, head, unit->count), brief) &&
           tc_fold_same(tc_phrase_slice(unit, 0, head),
                        tc_slice_sub(name, 0, tc_phrase_slice(unit, 0, head).len));
}

static bool abbreviates(tc_arena *arena, const tc_phrase *unit, tc_slice name) {
    tc_phrase words;
    uint32_t head = 0;
    if (tc_abbreviates(unit->text, name))
        return true;
    if (!unit->items[0].shout || unit->items[0].key.len < BARE_LETTERS_MIN ||
        !tc_phrase_read(arena, name, &words) || !tc_unit_begins(&words, 0, &head))
        return false;
    return tc_abbreviates(unit->text, tc_phrase_slice(&words, head, words.count));
}

tc_slice tc_known_names_find(tc_arena *arena, const tc_known_name *names, size_t count,
                             tc_slice unit) {
    tc_phrase words;
    tc_slice found = {NULL, 0};
    bool defined = false, several = false;
    if (unit.len > UNIT_BYTES_MAX || !tc_phrase_read(arena, unit, &words) || !words.count)
        return found;
    for (size_t i = 0; i < count; i++) {
        bool now = tc_unit_is_brief(&words, names[i].brief, names[i].name);
        if (!now && (defined || !abbreviates(arena, &words, names[i].name)))
            continue;
        /* What is defined counts more than what merely fits. */
        bool first = !found.len || (now && !defined);
        several = !first && (several || !tc_fold_same(found, names[i].name));
        found = first ? names[i].name : found;
        defined = now;
    }
    return several ? (tc_slice){NULL, 0} : found;
}
