/* SPDX-License-Identifier: GPL-2.0-or-later */
/* json: one document, a row a line inside it.  jsonl: the rows alone, or the head where there are
 * none. */
#include <search/render.h>

static void dump(const tc_renderer *renderer, const json_t *value) {
    json_dumpf(value, renderer->paper->out,
               JSON_COMPACT | JSON_ENCODE_ANY | JSON_REAL_PRECISION(9));
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

static void put_slice(const tc_renderer *renderer, tc_slice text) {
    fwrite(text.ptr, 1, text.len, renderer->paper->out);
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
