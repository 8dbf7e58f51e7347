/* SPDX-License-Identifier: GPL-2.0-or-later */
/* RFC 4180: lines end in CRLF, a cell with a comma, a quote or a line break is quoted.  What a
 * spreadsheet would take for a formula has an apostrophe in front: a document must not compute on
 * the machine of its reader. */
#include <search/render.h>

#include <string.h>

enum { CELL_MAX = 1 << 20 };

/* "=…", "@…", and "+" or "-" with neither a blank nor a number behind. */
static bool is_formula(tc_slice s) {
    if (s.len < 2 || !memchr("=@+-\t", s.ptr[0], 5))
        return false;
    if (s.ptr[0] != '+' && s.ptr[0] != '-')
        return true;
    bool number = true;
    for (size_t i = 1; i < s.len; i++)
        number = number && memchr("0123456789.,", s.ptr[i], 12);
    return !number && s.ptr[1] != ' ';
}

static void put_cell(const tc_renderer *renderer, tc_slice s) {
    FILE *out = renderer->paper->out;
    bool quoted = false;
    for (size_t i = 0; i < s.len && !quoted; i++)
        quoted = memchr(",\"\r\n", s.ptr[i], 4) != NULL;
    quoted = quoted || (s.len && (s.ptr[0] == ' ' || s.ptr[s.len - 1] == ' '));
    if (quoted)
        putc('"', out);
    if (is_formula(s))
        putc('\'', out);
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == '"')
            putc('"', out);
        putc(s.ptr[i], out);
    }
    if (quoted)
        putc('"', out);
}

/* VALUE in one cell: a list has "; " between its items. */
static void put_value(const tc_renderer *renderer, const json_t *row, const char *key) {
    const json_t *value = json_object_get(row, key);
    tc_buffer cell;
    tc_buffer_init(&cell, CELL_MAX);
    switch (json_typeof(value)) {
    case JSON_STRING:
        tc_buffer_add(&cell, tc_json_text(row, key));
        break;
    case JSON_INTEGER:
        tc_buffer_printf(&cell, "%lld", (long long)json_integer_value(value));
        break;
    case JSON_REAL:
        tc_buffer_printf(&cell, "%.9g", json_real_value(value));
        break;
    case JSON_TRUE:
        tc_buffer_add(&cell, TC_SLICE("true"));
        break;
    case JSON_FALSE:
        tc_buffer_add(&cell, TC_SLICE("false"));
        break;
    case JSON_ARRAY:
        tc_json_join(row, key, "; ", &cell);
        break;
    case JSON_NULL:
    case JSON_OBJECT:
        break;
    }
    put_cell(renderer, tc_buffer_slice(&cell));
    tc_buffer_dispose(&cell);
}

static void begin(tc_renderer *renderer) {
    for (const char *const *column = renderer->view->columns; *column; column++) {
        if (column != renderer->view->columns)
            putc(',', renderer->paper->out);
        put_cell(renderer, tc_slice_of(*column));
    }
    fputs("\r\n", renderer->paper->out);
}

static void row(tc_renderer *renderer, const json_t *object) {
    for (const char *const *column = renderer->view->columns; *column; column++) {
        if (column != renderer->view->columns)
            putc(',', renderer->paper->out);
        if (json_object_get(object, *column))
            put_value(renderer, object, *column);
    }
    fputs("\r\n", renderer->paper->out);
}

static void end(tc_renderer *renderer) {
    (void)renderer;
}

const tc_renderer_ops tc_render_csv = {.begin = begin, .row = row, .end = end};
