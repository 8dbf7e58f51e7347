/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Lists as ECMA-376 part 1, 17.9 has them: a paragraph names a list (num) and a level; the list
 * follows a definition (abstractNum), with which it shares its counters, and may override levels
 * of it. */
#include "docx.h"
#include "lists.h"

#include <stdlib.h>
#include <string.h>

enum { LISTS_MAX = 20000, TEXT_MAX = 64, UNSET = -1 };

typedef struct definition {
    long id;
    tc_slice link; /* a style whose list is meant */
    tc_list_definition counts;
} definition;

typedef struct list {
    long id, definition_id;
    tc_list counts;
} list;

struct tc_docx_numbering {
    tc_arena *arena;
    definition *definitions;
    size_t definition_count, definition_capacity;
    list *lists;
    size_t list_count, list_capacity;
    /* While it is read. */
    bool in_definition, in_list, failed;
    long override;
    tc_list_level *now;
    uint8_t skip;
};

static const tc_xml_name names[] = {{1, W_ABSTRACT, "abstractNum"},
                                    {1, W_NUM, "num"},
                                    {1, W_ABSTRACT_ID, "abstractNumId"},
                                    {1, W_LVL, "lvl"},
                                    {1, W_START, "start"},
                                    {1, W_NUM_FMT, "numFmt"},
                                    {1, W_LVL_TEXT, "lvlText"},
                                    {1, W_LVL_RESTART, "lvlRestart"},
                                    {1, W_IS_LGL, "isLgl"},
                                    {1, W_SUFF, "suff"},
                                    {1, W_OVERRIDE, "lvlOverride"},
                                    {1, W_START_OVERRIDE, "startOverride"},
                                    {1, W_NUM_STYLE_LINK, "numStyleLink"},
                                    {1, W_P_STYLE, "pStyle"},
                                    {2, W_FALLBACK, "Fallback"},
                                    {0, 0, NULL}};

static tc_numerals numerals_of(tc_slice name) {
    static const struct {
        const char *name;
        tc_numerals numerals;
    } known[] = {{"upperRoman", TC_NUMERALS_UPPER_ROMAN},
                 {"lowerRoman", TC_NUMERALS_LOWER_ROMAN},
                 {"upperLetter", TC_NUMERALS_UPPER_LETTER},
                 {"lowerLetter", TC_NUMERALS_LOWER_LETTER},
                 {"decimalZero", TC_NUMERALS_ZERO},
                 {"bullet", TC_NUMERALS_BULLET},
                 {"none", TC_NUMERALS_NONE}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (tc_slice_equal(name, tc_slice_of(known[i].name)))
            return known[i].numerals;
    return TC_NUMERALS_DECIMAL;
}

static void begin_definition(tc_docx_numbering *n, const tc_xml_element *element) {
    if (n->definition_count >= LISTS_MAX)
        return;
    definition *items =
        tc_arena_grow(n->arena, n->definitions, n->definition_count, n->definition_count + 1,
                      sizeof *items, &n->definition_capacity);
    n->failed |= !items;
    if (!items)
        return;
    n->definitions = items;
    items[n->definition_count++] =
        (definition){.id = tc_xml_number(element, "abstractNumId", UNSET)};
    n->in_definition = true;
}

static void begin_list(tc_docx_numbering *n, const tc_xml_element *element) {
    if (n->list_count >= LISTS_MAX)
        return;
    list *items = tc_arena_grow(n->arena, n->lists, n->list_count, n->list_count + 1, sizeof *items,
                                &n->list_capacity);
    n->failed |= !items;
    if (!items)
        return;
    n->lists = items;
    list *item = &items[n->list_count++];
    *item = (list){.id = tc_xml_number(element, "numId", UNSET), .definition_id = UNSET};
    for (int i = 0; i < TC_LIST_LEVELS; i++)
        item->counts.starts[i] = UNSET;
    n->in_list = true;
    n->override = UNSET;
}

static void begin_level(tc_docx_numbering *n, const tc_xml_element *element) {
    long i = tc_xml_number(element, "ilvl", UNSET);
    n->now = NULL;
    if (i < 0 || i >= TC_LIST_LEVELS)
        return;
    if (n->in_definition) {
        n->now = &n->definitions[n->definition_count - 1].counts.levels[i];
    } else if (n->in_list) {
        tc_list *item = &n->lists[n->list_count - 1].counts;
        if (!item->levels)
            item->levels = tc_arena_take(n->arena, TC_LIST_LEVELS * sizeof *item->levels);
        n->failed |= !item->levels;
        n->now = item->levels ? &item->levels[i] : NULL;
    }
    if (n->now)
        *n->now = (tc_list_level){.start = 0, .restart = UNSET, .set = true};
}

static void read_level(tc_docx_numbering *n, const tc_xml_element *element) {
    tc_slice value = tc_xml_attribute(element, "val");
    if (!n->now)
        return;
    switch (element->token) {
    case W_START:
        n->now->start = tc_xml_number(element, "val", 0);
        break;
    case W_NUM_FMT:
        n->now->numerals = numerals_of(value);
        break;
    case W_LVL_TEXT:
        n->now->text = tc_arena_copy(n->arena, value.len > TEXT_MAX ? TC_SLICE("") : value);
        break;
    case W_LVL_RESTART:
        n->now->restart = tc_xml_number(element, "val", UNSET);
        break;
    case W_IS_LGL:
        n->now->legal = tc_ooxml_on(element);
        break;
    case W_SUFF:
        n->now->joined = tc_slice_equal(value, TC_SLICE("nothing"));
        break;
    case W_P_STYLE:
        n->now->style = tc_arena_copy(n->arena, value);
        break;
    default:
        break;
    }
}

static void start(void *state, const tc_xml_element *element) {
    tc_docx_numbering *n = state;
    if (n->skip || n->failed)
        return;
    list *item = n->in_list ? &n->lists[n->list_count - 1] : NULL;
    switch (element->token) {
    case W_ABSTRACT:
        begin_definition(n, element);
        break;
    case W_NUM:
        begin_list(n, element);
        break;
    case W_FALLBACK:
        n->skip = element->depth;
        break;
    case W_ABSTRACT_ID:
        if (item)
            item->definition_id = tc_xml_number(element, "val", UNSET);
        break;
    case W_OVERRIDE:
        n->override = tc_xml_number(element, "ilvl", UNSET);
        break;
    case W_START_OVERRIDE:
        if (item && n->override >= 0 && n->override < TC_LIST_LEVELS)
            item->counts.starts[n->override] = tc_xml_number(element, "val", 1);
        break;
    case W_LVL:
        begin_level(n, element);
        break;
    case W_NUM_STYLE_LINK:
        if (n->in_definition)
            n->definitions[n->definition_count - 1].link =
                tc_arena_copy(n->arena, tc_xml_attribute(element, "val"));
        break;
    default:
        read_level(n, element);
    }
}

static void end(void *state, uint8_t token, uint8_t depth) {
    tc_docx_numbering *n = state;
    if (n->skip == depth)
        n->skip = 0;
    if (n->skip)
        return;
    if (token == W_ABSTRACT)
        n->in_definition = false;
    if (token == W_NUM)
        n->in_list = false;
    if (token == W_LVL)
        n->now = NULL;
}

static int by_list_id(const void *a, const void *b) {
    long left = ((const list *)a)->id, right = ((const list *)b)->id;
    return left < right ? -1 : left > right;
}

static int by_definition_id(const void *a, const void *b) {
    long left = ((const definition *)a)->id, right = ((const definition *)b)->id;
    return left < right ? -1 : left > right;
}

static list *find_list(const tc_docx_numbering *n, long id) {
    list key = {.id = id};
    return n->list_count ? bsearch(&key, n->lists, n->list_count, sizeof key, by_list_id) : NULL;
}

static definition *find_definition(const tc_docx_numbering *n, long id) {
    definition key = {.id = id};
    return n->definition_count
               ? bsearch(&key, n->definitions, n->definition_count, sizeof key, by_definition_id)
               : NULL;
}

/* Lists find their definitions. */
static void link_lists(tc_docx_numbering *n, const tc_docx_styles *styles) {
    if (n->list_count)
        qsort(n->lists, n->list_count, sizeof *n->lists, by_list_id);
    if (n->definition_count)
        qsort(n->definitions, n->definition_count, sizeof *n->definitions, by_definition_id);
    for (size_t i = 0; i < n->list_count; i++) {
        definition *d = find_definition(n, n->lists[i].definition_id);
        n->lists[i].counts.definition = d ? &d->counts : NULL;
    }
    for (size_t i = 0; i < n->list_count; i++) { /* a definition may stand for that of a style */
        const definition *d = find_definition(n, n->lists[i].definition_id);
        const list *linked =
            d && d->link.len ? find_list(n, tc_docx_style_get(styles, d->link)->num_id) : NULL;
        if (linked && linked->counts.definition)
            n->lists[i].counts.definition = linked->counts.definition;
    }
}

tc_status tc_docx_numbering_read(tc_zip *zip, tc_arena *arena, const char *part,
                                 const tc_docx_styles *styles, tc_docx_numbering **out,
                                 tc_error *error) {
    const tc_xml_handler handler = {
        .names = names, .spaces = tc_docx_spaces, .start = start, .end = end};
    tc_docx_numbering *n = tc_arena_take(arena, sizeof *n);
    if (!n)
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    n->arena = arena;
    tc_status status = part ? tc_xml_read(zip, part, &handler, n, error) : TC_OK;
    if (status == TC_OK && n->failed)
        status = tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    if (status != TC_OK && status != TC_ERR_NOT_FOUND)
        return status;
    link_lists(n, styles);
    *out = n;
    return TC_OK;
}

void tc_docx_number(tc_docx_numbering *numbering, long num_id, long i, tc_slice style,
                    tc_draft *draft) {
    list *item = num_id > 0 ? find_list(numbering, num_id) : NULL;
    if (!item || !item->counts.definition)
        return;
    for (long l = 0; i < 0 && style.len && l < TC_LIST_LEVELS; l++)
        if (tc_slice_equal(tc_list_level_of(&item->counts, l)->style, style))
            i = l;
    i = i < 0 ? 0 : i;
    if (i < TC_LIST_LEVELS)
        tc_list_label(&item->counts, i, draft);
}
