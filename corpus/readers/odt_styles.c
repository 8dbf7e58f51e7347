/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "odt.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { STYLES_MAX = 20000, CHAIN_MAX = 32, KEY_MAX = 256 };

const tc_xml_space tc_odt_spaces[] = {
    {ODT_OFFICE, "urn:oasis:names:tc:opendocument:xmlns:office:1.0"},
    {ODT_TEXT, "urn:oasis:names:tc:opendocument:xmlns:text:1.0"},
    {ODT_TABLE, "urn:oasis:names:tc:opendocument:xmlns:table:1.0"},
    {ODT_STYLE, "urn:oasis:names:tc:opendocument:xmlns:style:1.0"},
    {ODT_DRAW, "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"},
    {ODT_SVG, "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"},
    {0, NULL}};

static const tc_xml_name names[] = {{ODT_STYLE, O_STYLE, "style"},
                                    {ODT_STYLE, O_DEFAULT_STYLE, "default-style"},
                                    {ODT_STYLE, O_TEXT_PROPERTIES, "text-properties"},
                                    {ODT_STYLE, O_TABLE_PROPERTIES, "table-properties"},
                                    {ODT_TEXT, O_LIST_STYLE, "list-style"},
                                    {ODT_TEXT, O_OUTLINE_STYLE, "outline-style"},
                                    {ODT_TEXT, O_LEVEL_NUMBER, "list-level-style-number"},
                                    {ODT_TEXT, O_LEVEL_NUMBER, "outline-level-style"},
                                    {ODT_TEXT, O_LEVEL_BULLET, "list-level-style-bullet"},
                                    {ODT_OFFICE, O_BODY, "body"},
                                    {0, 0, NULL}};

typedef struct reading {
    tc_odt *odt;
    tc_odt_style *style;
    tc_odt_list *list;
    bool stop;
} reading;

static tc_slice make_key(tc_arena *arena, tc_slice family, tc_slice name) {
    char key[KEY_MAX];
    int n = snprintf(key, sizeof key, "%.*s:%.*s", (int)family.len, family.ptr ? family.ptr : "",
                     (int)name.len, name.ptr ? name.ptr : "");
    return tc_arena_copy(arena,
                         (tc_slice){key, (size_t)n < sizeof key ? (size_t)n : sizeof key - 1});
}

static void begin_style(reading *r, const tc_xml_element *element) {
    tc_odt *odt = r->odt;
    r->style = NULL;
    if (odt->style_count >= STYLES_MAX)
        return;
    tc_odt_style *items = tc_arena_grow(odt->arena, odt->styles, odt->style_count,
                                        odt->style_count + 1, sizeof *items, &odt->style_capacity);
    odt->failed |= !items;
    if (!items)
        return;
    odt->styles = items;
    tc_slice family = tc_xml_attribute(element, "family");
    tc_slice parent = tc_xml_attribute(element, "parent-style-name");
    bool named = element->token == O_STYLE;
    r->style = &items[odt->style_count];
    *r->style = (tc_odt_style){
        .key =
            make_key(odt->arena, family, named ? tc_xml_attribute(element, "name") : TC_SLICE("")),
        .parent = named ? make_key(odt->arena, family, parent) : TC_SLICE(""),
        .list = tc_arena_copy(odt->arena, tc_xml_attribute(element, "list-style-name")),
        .look = TC_LOOK_NONE,
        .order = odt->style_count++};
}

static void begin_list(reading *r, const tc_xml_element *element) {
    tc_odt *odt = r->odt;
    r->list = NULL;
    if (element->token == O_OUTLINE_STYLE) {
        r->list = &odt->outline;
        return;
    }
    if (odt->list_count >= STYLES_MAX)
        return;
    tc_odt_list *items = tc_arena_grow(odt->arena, odt->lists, odt->list_count, odt->list_count + 1,
                                       sizeof *items, &odt->list_capacity);
    odt->failed |= !items;
    if (!items)
        return;
    odt->lists = items;
    r->list = &items[odt->list_count];
    *r->list = (tc_odt_list){.name = tc_arena_copy(odt->arena, tc_xml_attribute(element, "name")),
                             .order = odt->list_count++};
}

static tc_numerals numerals_of(tc_slice format) {
    if (!format.len)
        return TC_NUMERALS_NONE;
    switch (format.ptr[0]) {
    case 'a':
        return TC_NUMERALS_LOWER_LETTER;
    case 'A':
        return TC_NUMERALS_UPPER_LETTER;
    case 'i':
        return TC_NUMERALS_LOWER_ROMAN;
    case 'I':
        return TC_NUMERALS_UPPER_ROMAN;
    case '0':
        return TC_NUMERALS_ZERO;
    default:
        return TC_NUMERALS_DECIMAL;
    }
}

static void read_level(reading *r, const tc_xml_element *element) {
    tc_arena *arena = r->odt->arena;
    long i = tc_xml_number(element, "level", 1) - 1;
    if (!r->list || i < 0 || i >= TC_ODT_LEVELS)
        return;
    bool bullet = element->token == O_LEVEL_BULLET;
    r->list->levels[i] =
        (tc_odt_level){.numerals = bullet ? TC_NUMERALS_BULLET
                                          : numerals_of(tc_xml_attribute(element, "num-format")),
                       .prefix = tc_arena_copy(arena, tc_xml_attribute(element, "num-prefix")),
                       .suffix = tc_arena_copy(arena, tc_xml_attribute(element, "num-suffix")),
                       .bullet = tc_arena_copy(arena, tc_xml_attribute(element, "bullet-char")),
                       .start = tc_xml_number(element, "start-value", 1),
                       .shown = tc_xml_number(element, "display-levels", 1),
                       .set = true};
}

static void read_look(reading *r, const tc_xml_element *element) {
    tc_look *look = &r->style->look;
    tc_slice weight = tc_xml_attribute(element, "font-weight");
    tc_slice display = tc_xml_attribute(element, "display");
    tc_slice transform = tc_xml_attribute(element, "text-transform");
    tc_slice font = tc_xml_attribute(element, "font-name");
    if (weight.len)
        look->bold = tc_slice_equal(weight, TC_SLICE("bold")) || weight.ptr[0] >= '6';
    if (weight.len && weight.ptr[0] == 'n')
        look->bold = false;
    if (display.len)
        look->hidden = tc_slice_equal(display, TC_SLICE("none"));
    if (transform.len)
        look->caps = tc_slice_equal(transform, TC_SLICE("uppercase"));
    if (font.len)
        look->font = tc_arena_copy(r->odt->arena, font);
}

static void start(void *state, const tc_xml_element *element) {
    reading *r = state;
    switch (element->token) {
    case O_STYLE:
    case O_DEFAULT_STYLE:
        begin_style(r, element);
        break;
    case O_LIST_STYLE:
    case O_OUTLINE_STYLE:
        begin_list(r, element);
        break;
    case O_LEVEL_NUMBER:
    case O_LEVEL_BULLET:
        read_level(r, element);
        break;
    case O_TEXT_PROPERTIES:
        if (r->style)
            read_look(r, element);
        break;
    case O_TABLE_PROPERTIES:
        if (r->style)
            r->style->hidden =
                tc_slice_equal(tc_xml_attribute(element, "display"), TC_SLICE("false"));
        break;
    case O_BODY:
        r->stop = true;
        break;
    default:
        break;
    }
}

static void end(void *state, uint8_t token, uint8_t depth) {
    reading *r = state;
    (void)depth;
    if (token == O_STYLE || token == O_DEFAULT_STYLE)
        r->style = NULL;
    if (token == O_LIST_STYLE || token == O_OUTLINE_STYLE)
        r->list = NULL;
}

tc_status tc_odt_styles_read(tc_odt *odt, const char *part, tc_error *error) {
    reading r = {.odt = odt};
    const tc_xml_handler handler = {
        .names = names, .spaces = tc_odt_spaces, .start = start, .end = end, .stop = &r.stop};
    tc_status status = tc_xml_read(&odt->zip, part, &handler, &r, error);
    return status == TC_OK && odt->failed ? tc_error_set(error, TC_ERR_NOMEM, "out of memory")
                                          : status;
}

/* The later one of two of a name stands last. */
static int by_key(const void *a, const void *b) {
    const tc_odt_style *left = a, *right = b;
    int order = tc_slice_compare(left->key, right->key);
    return order ? order : left->order < right->order ? -1 : left->order > right->order;
}

static int by_name(const void *a, const void *b) {
    const tc_odt_list *left = a, *right = b;
    int order = tc_slice_compare(left->name, right->name);
    return order ? order : left->order < right->order ? -1 : left->order > right->order;
}

static tc_odt_style *find_style(const tc_odt *odt, tc_slice key) {
    size_t low = 0, high = odt->style_count;
    while (low < high) { /* the first behind KEY */
        size_t middle = low + (high - low) / 2;
        if (tc_slice_compare(odt->styles[middle].key, key) <= 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low && tc_slice_equal(odt->styles[low - 1].key, key) ? &odt->styles[low - 1] : NULL;
}

static void flatten(const tc_odt *odt, tc_odt_style *style, int chain) {
    if (style->flat)
        return;
    style->flat = true; /* before: a style may be its own parent */
    const char *colon =
        style->parent.len ? memchr(style->parent.ptr, ':', style->parent.len) : NULL;
    tc_odt_style *parent = style->parent.len ? find_style(odt, style->parent) : NULL;
    if (!parent && colon && tc_slice_starts(style->key, TC_SLICE("paragraph:")))
        parent = find_style(odt, TC_SLICE("paragraph:"));
    if (!parent || parent == style || chain >= CHAIN_MAX)
        return;
    flatten(odt, parent, chain + 1);
    style->look = tc_look_over(style->look, parent->look);
    if (!style->list.len)
        style->list = parent->list;
}

void tc_odt_styles_ready(tc_odt *odt) {
    if (odt->style_count)
        qsort(odt->styles, odt->style_count, sizeof *odt->styles, by_key);
    if (odt->list_count)
        qsort(odt->lists, odt->list_count, sizeof *odt->lists, by_name);
    for (size_t i = 0; i < odt->style_count; i++)
        flatten(odt, &odt->styles[i], 0);
}

const tc_odt_style *tc_odt_style_find(const tc_odt *odt, const char *family, tc_slice name) {
    char key[KEY_MAX];
    int n = snprintf(key, sizeof key, "%s:%.*s", family, (int)name.len, name.ptr ? name.ptr : "");
    size_t length = (size_t)n < sizeof key ? (size_t)n : sizeof key - 1;
    return name.len ? find_style(odt, (tc_slice){key, length}) : NULL;
}

tc_odt_list *tc_odt_list_find(const tc_odt *odt, tc_slice name) {
    size_t low = 0, high = odt->list_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (tc_slice_compare(odt->lists[middle].name, name) <= 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low && name.len && tc_slice_equal(odt->lists[low - 1].name, name) ? &odt->lists[low - 1]
                                                                             : NULL;
}

void tc_odt_restart(tc_odt_list *list) {
    for (int i = 0; i < TC_ODT_LEVELS; i++)
        list->levels[i].used = false;
}

void tc_odt_number(tc_odt *odt, tc_odt_list *list, long i, long start_value) {
    if (i < 0 || i >= TC_ODT_LEVELS || !list->levels[i].set)
        return;
    tc_odt_level *own = &list->levels[i];
    own->counter = start_value >= 0 ? start_value : own->used ? own->counter + 1 : own->start;
    own->used = true;
    for (long deeper = i + 1; deeper < TC_ODT_LEVELS; deeper++)
        list->levels[deeper].used = false;
    if (own->numerals == TC_NUMERALS_BULLET) {
        tc_draft_label(odt->draft, tc_numerals_bullet(own->bullet), false, false);
        return;
    }
    tc_buffer label;
    tc_buffer_init(&label, 1024);
    tc_buffer_add(&label, own->prefix);
    long first = own->numerals == TC_NUMERALS_NONE ? i : i - own->shown + 1;
    for (long l = first < 0 ? 0 : first; l <= i; l++) {
        const tc_odt_level *level = &list->levels[l];
        tc_numerals_put(&label, level->numerals, level->used ? level->counter : level->start);
        if (l < i && level->numerals != TC_NUMERALS_NONE)
            tc_buffer_add_char(&label, '.');
    }
    tc_buffer_add(&label, own->suffix);
    tc_draft_label(odt->draft, tc_slice_trim(tc_buffer_slice(&label)), false, true);
    tc_buffer_dispose(&label);
}
