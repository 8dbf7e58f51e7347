/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Lists: definitions (LSTF, with 1 or 9 levels, LVL) and what paragraphs name, overrides of one of
 * them (LFO): [MS-DOC] 2.9.131 and following. */
#include "doc.h"

#include <text/text.h>

enum { DEFINITION = 28, OVERRIDE = 16, LEVEL = 28, LISTS_MAX = 4000, NUMBER_MAX = 64 };

/* MSONFC of [MS-OSHARED] 2.2.1.3. */
static tc_numerals numerals_of(uint32_t format) {
    switch (format) {
    case 1:
        return TC_NUMERALS_UPPER_ROMAN;
    case 2:
        return TC_NUMERALS_LOWER_ROMAN;
    case 3:
        return TC_NUMERALS_UPPER_LETTER;
    case 4:
        return TC_NUMERALS_LOWER_LETTER;
    case 22:
        return TC_NUMERALS_ZERO;
    case 23:
        return TC_NUMERALS_BULLET;
    case 255:
        return TC_NUMERALS_NONE;
    default:
        return TC_NUMERALS_DECIMAL;
    }
}

/* A number's text has a character below 9 where the number of that level goes. */
static tc_slice pattern_of(tc_doc *doc, tc_slice text) {
    tc_buffer out;
    tc_buffer_init(&out, NUMBER_MAX * 4);
    for (size_t at = 0; at + 2 <= text.len && at < 2 * (size_t)NUMBER_MAX; at += 2) {
        uint32_t unit = tc_le16(text, at);
        if (unit < TC_LIST_LEVELS)
            tc_buffer_printf(&out, "%%%u", unit + 1);
        else
            tc_utf8_put(&out, unit);
    }
    tc_slice copy = out.failed ? TC_SLICE("") : tc_arena_copy(doc->arena, tc_buffer_slice(&out));
    tc_buffer_dispose(&out);
    return copy;
}

/* The level at *AT of S, behind which *AT moves. */
static tc_list_level read_level(tc_doc *doc, tc_slice s, size_t *at) {
    uint32_t flags = tc_le8(s, *at + 5);
    tc_list_level level = {.start = (long)tc_le32(s, *at),
                           .restart = TC_LIST_UNSET,
                           .numerals = numerals_of(tc_le8(s, *at + 4)),
                           .set = true,
                           .legal = flags & 4,
                           .joined = tc_le8(s, *at + 15) == 2};
    if (flags & 8) /* begins anew only behind levels before this one, 0: behind none */
        level.restart = (long)tc_le8(s, *at + 26);
    size_t text = *at + LEVEL + tc_le8(s, *at + 24) + tc_le8(s, *at + 25);
    size_t size = 2 * (size_t)tc_le16(s, text);
    level.text = pattern_of(doc, tc_slice_sub(s, text + 2, text + 2 + size));
    *at = text + 2 + size;
    return level;
}

typedef struct known {
    uint32_t id;
    tc_list_definition *definition;
} known;

/* The levels stand behind the list of definitions. */
static known *read_definitions(tc_doc *doc, size_t *count) {
    tc_slice list = tc_doc_at(doc, DOC_LISTS);
    size_t n = tc_le16(list, 0), at = 2 + n * DEFINITION;
    *count = 0;
    if (n > LISTS_MAX || at > list.len)
        n = 0;
    known *all = tc_arena_take(doc->arena, (n + 1) * sizeof *all);
    tc_list_definition *made = tc_arena_take(doc->arena, (n + 1) * sizeof *made);
    if (!all || !made)
        return NULL;
    tc_slice rest = tc_slice_sub(doc->table, (size_t)(list.ptr - doc->table.ptr), doc->table.len);
    for (size_t i = 0; i < n && at < rest.len; i++) {
        size_t said = 2 + i * DEFINITION;
        size_t levels = tc_le8(list, said + 26) & 1 ? 1 : TC_LIST_LEVELS;
        for (size_t l = 0; l < levels; l++)
            made[i].levels[l] = read_level(doc, rest, &at);
        all[(*count)++] = (known){tc_le32(list, said), &made[i]};
    }
    return all;
}

/* What an override says of levels: another start, or all of it. */
static void read_override(tc_doc *doc, tc_slice s, size_t *at, tc_list *list) {
    uint32_t flags = tc_le32(s, *at + 4), level = flags & 0xF;
    long start = (long)tc_le32(s, *at);
    *at += 8;
    if (flags & 0x20) {
        tc_list_level own = read_level(doc, s, at);
        if (!list->levels)
            list->levels = tc_arena_take(doc->arena, TC_LIST_LEVELS * sizeof *list->levels);
        if (list->levels && level < TC_LIST_LEVELS)
            list->levels[level] = own;
        start = own.start;
    }
    if (flags & 0x10 && level < TC_LIST_LEVELS)
        list->starts[level] = start;
}

tc_status tc_doc_lists_read(tc_doc *doc, tc_error *error) {
    tc_slice list = tc_doc_at(doc, DOC_OVERRIDES);
    size_t known_count, n = tc_le32(list, 0), at = 4 + n * OVERRIDE;
    const known *all = list.len ? read_definitions(doc, &known_count) : NULL;
    if (!list.len)
        return TC_OK;
    if (n > LISTS_MAX || at > list.len)
        n = 0;
    doc->lists = tc_arena_take(doc->arena, (n + 1) * sizeof *doc->lists);
    if (!all || !doc->lists)
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    for (size_t i = 0; i < n; i++) {
        tc_list *made = &doc->lists[doc->list_count++];
        size_t said = 4 + i * OVERRIDE;
        for (size_t k = 0; k < known_count; k++)
            if (all[k].id == tc_le32(list, said))
                made->definition = all[k].definition;
        for (size_t l = 0; l < TC_LIST_LEVELS; l++)
            made->starts[l] = TC_LIST_UNSET;
        at += 4; /* where it is used, which is not */
        for (size_t o = tc_le8(list, said + 12); o > 0 && at < list.len; o--)
            read_override(doc, list, &at, made);
    }
    return TC_OK;
}
