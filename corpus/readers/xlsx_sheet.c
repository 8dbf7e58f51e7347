/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "xlsx.h"

#include <stdlib.h>
#include <string.h>

enum { X_ROW = 1, X_CELL, X_VALUE, X_INLINE, X_T, X_PHONETIC, X_MERGE, VALUE_MAX = 1 << 20 };

typedef struct sheet {
    tc_xlsx *xlsx;
    tc_xlsx_cell *cells;
    size_t count, capacity;
    tc_xlsx_merge *merges;
    size_t merge_count, merge_capacity;
    uint32_t row, col; /* of the open cell */
    char type;         /* its t: 's' shared, 'i' inline, 't' str, 'b', 'e', 'd', else 'n' */
    size_t style;
    bool in_value;
    uint8_t skip;
    tc_buffer value;
    bool failed, full, stop;
} sheet;

/* "BC12" to column and row, from 0; what is missing stays as it was. */
static tc_slice read_place(tc_slice s, uint32_t *row, uint32_t *col) {
    uint32_t letters = 0, digits = 0;
    size_t i = 0;
    for (; i < s.len && (s.ptr[i] | 0x20) >= 'a' && (s.ptr[i] | 0x20) <= 'z'; i++)
        if (letters <= TC_XLSX_COLUMNS_MAX)
            letters = letters * 26 + (uint32_t)((s.ptr[i] | 0x20) - 'a') + 1;
    for (; i < s.len && s.ptr[i] >= '0' && s.ptr[i] <= '9'; i++)
        if (digits <= TC_XLSX_ROWS_MAX)
            digits = digits * 10 + (uint32_t)(s.ptr[i] - '0');
    if (letters && letters <= TC_XLSX_COLUMNS_MAX)
        *col = letters - 1;
    if (digits && digits <= TC_XLSX_ROWS_MAX)
        *row = digits - 1;
    return tc_slice_sub(s, i, s.len);
}

static char type_of(tc_slice type) {
    if (tc_slice_equal(type, TC_SLICE("str")))
        return 't';
    return type.len ? type.ptr[0] : 'n';
}

static void begin_cell(sheet *s, const tc_xml_element *element) {
    s->col++;
    read_place(tc_xml_attribute(element, "r"), &s->row, &s->col);
    s->type = type_of(tc_xml_attribute(element, "t"));
    long style = tc_xml_number(element, "s", 0);
    s->style = style > 0 ? (size_t)style : 0;
    tc_buffer_clear(&s->value);
}

static void begin_merge(sheet *s, const tc_xml_element *element) {
    tc_slice ref = tc_xml_attribute(element, "ref");
    tc_xlsx_merge m = {0, 0, 0, 0};
    if (s->merge_count >= TC_XLSX_MERGES_MAX)
        return;
    ref = read_place(ref, &m.row, &m.col);
    m.last_row = m.row;
    m.last_col = m.col;
    if (ref.len)
        read_place(tc_slice_sub(ref, 1, ref.len), &m.last_row, &m.last_col);
    tc_xlsx_merge *items = tc_arena_grow(s->xlsx->arena, s->merges, s->merge_count,
                                         s->merge_count + 1, sizeof *items, &s->merge_capacity);
    s->failed |= !items;
    if (!items || m.last_row < m.row || m.last_col < m.col)
        return;
    s->merges = items;
    items[s->merge_count++] = m;
}

static void start(void *state, const tc_xml_element *element) {
    sheet *s = state;
    if (s->skip)
        return;
    switch (element->token) {
    case X_ROW:
        s->row++;
        s->col = UINT32_MAX;
        read_place(tc_xml_attribute(element, "r"), &s->row, &(uint32_t){0});
        break;
    case X_CELL:
        begin_cell(s, element);
        break;
    case X_VALUE:
    case X_T:
        s->in_value = true;
        break;
    case X_PHONETIC:
        s->skip = element->depth;
        break;
    case X_MERGE:
        begin_merge(s, element);
        break;
    default:
        break;
    }
}

/* What the open cell shows. */
static tc_slice shown(sheet *s) {
    tc_xlsx *xlsx = s->xlsx;
    tc_slice value = tc_buffer_slice(&s->value);
    char *end;
    if (!value.len || s->type == 'e')
        return TC_SLICE("");
    if (s->type == 's') {
        unsigned long i = strtoul(s->value.data, &end, 10);
        return i < xlsx->string_count ? xlsx->strings[i] : TC_SLICE("");
    }
    if (s->type == 'b')
        return value.ptr[0] == '1' ? TC_SLICE("TRUE") : TC_SLICE("FALSE");
    if (s->type == 'n')
        return tc_xlsx_number(
            xlsx, value, s->style < xlsx->format_count ? xlsx->formats[s->style] : TC_SLICE(""));
    return tc_arena_copy(xlsx->arena, value);
}

static void end_cell(sheet *s) {
    tc_slice text = tc_slice_trim(shown(s));
    if (!text.len || s->row >= TC_XLSX_ROWS_MAX || s->col >= TC_XLSX_COLUMNS_MAX)
        return;
    if (s->xlsx->cells >= TC_XLSX_CELLS_MAX) {
        s->full = s->stop = true;
        return;
    }
    tc_xlsx_cell *items = tc_arena_grow(s->xlsx->arena, s->cells, s->count, s->count + 1,
                                        sizeof *items, &s->capacity);
    s->failed |= !items;
    if (!items)
        return;
    s->cells = items;
    items[s->count++] = (tc_xlsx_cell){s->row, s->col, text};
    s->xlsx->cells++;
}

static void end(void *state, uint8_t token, uint8_t depth) {
    sheet *s = state;
    if (s->skip) {
        s->skip = s->skip == depth ? 0 : s->skip;
        return;
    }
    if (token == X_VALUE || token == X_T)
        s->in_value = false;
    if (token == X_CELL)
        end_cell(s);
}

static void text(void *state, tc_slice text) {
    sheet *s = state;
    if (s->in_value && !s->skip)
        tc_buffer_add(&s->value, text);
}

static int by_place(const void *a, const void *b) {
    const tc_xlsx_cell *left = a, *right = b;
    if (left->row != right->row)
        return left->row < right->row ? -1 : 1;
    return left->col < right->col ? -1 : left->col > right->col;
}

tc_status tc_xlsx_sheet(tc_xlsx *xlsx, const char *part, tc_error *error) {
    static const tc_xml_name names[] = {
        {1, X_ROW, "row"},      {1, X_CELL, "c"},          {1, X_VALUE, "v"}, {1, X_T, "t"},
        {1, X_PHONETIC, "rPh"}, {1, X_MERGE, "mergeCell"}, {0, 0, NULL}};
    static const tc_xml_space spaces[] = {
        {1, "http://schemas.openxmlformats.org/spreadsheetml/2006/main"},
        {1, "http://purl.oclc.org/ooxml/spreadsheetml/main"},
        {0, NULL}};
    sheet s = {.xlsx = xlsx, .row = UINT32_MAX, .col = UINT32_MAX};
    const tc_xml_handler handler = {.names = names,
                                    .spaces = spaces,
                                    .start = start,
                                    .end = end,
                                    .text = text,
                                    .stop = &s.stop};
    tc_buffer_init(&s.value, VALUE_MAX);
    tc_status status = tc_xml_read(&xlsx->zip, part, &handler, &s, error);
    tc_buffer_dispose(&s.value);
    if (status == TC_OK && s.full)
        status = tc_error_set(error, TC_ERR_LIMIT, "a workbook of more than %d cells",
                              TC_XLSX_CELLS_MAX);
    if (status == TC_OK && s.failed)
        status = tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    if (status != TC_OK || !s.count)
        return status;
    qsort(s.cells, s.count, sizeof *s.cells, by_place);
    return tc_xlsx_grid(xlsx, s.cells, s.count, s.merges, s.merge_count, error);
}
