/* SPDX-License-Identifier: GPL-2.0-or-later */
/* json: one document, a row a line inside it.  jsonl: the rows alone, or the head where there are
 * none. */
#include <search/render.h>

#include <record/writer.h>

#include <string.h>

static void put_slice(const tc_renderer *renderer, tc_slice text) {
    fwrite(text.ptr, 1, text.len, renderer->paper->out);
}

enum {
    DUMP_MAX = 1 << 30, /* bytes of a row */
    REAL_ROOM = 64
};

/* As jansson has it, at a third of its price: of a page of results it was a twelfth. */
static void write(json_t *value, tc_buffer *out) {
    char real[REAL_ROOM];
    const char *key;
    json_t *item;
    size_t i;
    switch (json_typeof(value)) {
    case JSON_OBJECT:
        tc_write_open(out, '{');
        json_object_foreach(value, key, item) {
            tc_write_text(out, tc_slice_of(key));
            tc_buffer_add_char(out, ':');
            write(item, out);
        }
        tc_write_close(out, '}');
        break;
    case JSON_ARRAY:
        tc_write_open(out, '[');
        json_array_foreach(value, i, item) {
            write(item, out);
        }
        tc_write_close(out, ']');
        break;
    case JSON_STRING:
        tc_write_text(out, (tc_slice){json_string_value(value), json_string_length(value)});
        break;
    case JSON_INTEGER:
        tc_write_integer(out, json_integer_value(value));
        break;
    case JSON_REAL:
    case JSON_TRUE:
    case JSON_FALSE:
    case JSON_NULL:
        i = json_dumpb(value, real, sizeof real, JSON_ENCODE_ANY | JSON_REAL_PRECISION(9));
        tc_write_json(out, (tc_slice){real, i});
        break;
    }
}

static void dump(const tc_renderer *renderer, const json_t *value) {
    tc_buffer out;
    json_t *walked; /* jansson goes over an object by a pointer through which it may be changed */
    memcpy(&walked, &value, sizeof walked);
    tc_buffer_init(&out, DUMP_MAX);
    write(walked, &out);
    put_slice(renderer, tc_buffer_slice(&out));
    tc_buffer_dispose(&out);
}

static void put(const tc_renderer *renderer, const char *text) {
    fputs(text, renderer->paper->out);
}

/* The fields of the head, the braces left open for the list. */
static void begin_document(tc_renderer *renderer) {
    const char *key;
    json_t *value;
    if (!renderer->view->list) {
        put(renderer, renderer->view->row ? "[" : "");
        return;
    }
    put(renderer, "{");
    json_object_foreach(renderer->head, key, value) {
        fprintf(renderer->paper->out, "\"%s\":", key);
        dump(renderer, value);
        put(renderer, ",");
    }
    fprintf(renderer->paper->out, "\"%s\":[", renderer->view->list);
}

static void document_row(tc_renderer *renderer, const json_t *row) {
    put(renderer, renderer->rows ? ",\n" : "\n");
    dump(renderer, row);
}

static void document_written(tc_renderer *renderer, tc_slice row) {
    put(renderer, renderer->rows ? ",\n" : "\n");
    put_slice(renderer, row);
}

static void end_document(tc_renderer *renderer) {
    if (renderer->view->row) {
        put(renderer, renderer->rows ? "\n]" : "]");
        put(renderer, renderer->view->list ? "}\n" : "\n");
    } else {
        dump(renderer, renderer->head);
        put(renderer, "\n");
    }
}

static void begin_lines(tc_renderer *renderer) {
    (void)renderer;
}

static void line(tc_renderer *renderer, const json_t *row) {
    dump(renderer, row);
    put(renderer, "\n");
}

static void written_line(tc_renderer *renderer, tc_slice row) {
    put_slice(renderer, row);
    put(renderer, "\n");
}

static void end_lines(tc_renderer *renderer) {
    if (!renderer->view->row)
        line(renderer, renderer->head);
}

const tc_renderer_ops tc_render_json = {
    .begin = begin_document, .row = document_row, .written = document_written, .end = end_document};
const tc_renderer_ops tc_render_jsonl = {
    .begin = begin_lines, .row = line, .written = written_line, .end = end_lines};
