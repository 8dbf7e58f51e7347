/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <search/render.h>

#include <text/text.h>

static const struct {
    const char *name;
    const tc_renderer_ops *ops;
} formats[] = {
    [TC_OUTPUT_TEXT] = {"text", &tc_render_text},
    [TC_OUTPUT_JSON] = {"json", &tc_render_json},
    [TC_OUTPUT_JSONL] = {"jsonl", &tc_render_jsonl},
    [TC_OUTPUT_CSV] = {"csv", &tc_render_csv},
    [TC_OUTPUT_ICS] = {"ics", &tc_render_ics},
    [TC_OUTPUT_DOT] = {"dot", &tc_render_dot},
    [TC_OUTPUT_GRAPHML] = {"graphml", &tc_render_graphml},
};

bool tc_output_parse(tc_slice name, tc_output *out) {
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        if (tc_slice_equal(name, tc_slice_of(formats[i].name))) {
            *out = (tc_output)i;
            return true;
        }
    }
    return false;
}

tc_status tc_render_load(tc_output output, tc_error *error) {
    return formats[output].ops->load ? formats[output].ops->load(error) : TC_OK;
}

void tc_render_begin(tc_renderer *renderer, tc_output output, const tc_view *view, tc_paper *paper,
                     json_t *head) {
    *renderer =
        (tc_renderer){.ops = formats[output].ops, .view = view, .paper = paper, .head = head};
    renderer->ops->begin(renderer);
}

void tc_render_row(tc_renderer *renderer, json_t *row) {
    if (!row)
        return;
    if (renderer->complete)
        renderer->complete(renderer->context, row);
    renderer->ops->row(renderer, row);
    renderer->rows++;
    json_decref(row);
}

void tc_render_written(tc_renderer *renderer, tc_slice row) {
    if (!renderer->ops->written || renderer->complete) {
        tc_render_row(renderer, json_loadb(row.ptr, row.len, 0, NULL));
        return;
    }
    renderer->ops->written(renderer, row);
    renderer->rows++;
}

void tc_render_end(tc_renderer *renderer) {
    renderer->ops->end(renderer);
    json_decref(renderer->head);
    renderer->head = NULL;
}

tc_slice tc_json_text(const json_t *object, const char *key) {
    const json_t *value = json_object_get(object, key);
    return (tc_slice){json_string_value(value), json_string_length(value)};
}

json_t *tc_json_string(tc_slice s) {
    if (!s.len)
        return json_null();
    json_t *string = json_stringn(s.ptr, s.len);
    if (string)
        return string;
    tc_buffer repaired;
    tc_buffer_init(&repaired, s.len * 3 + 1);
    for (size_t i = 0; i < s.len;)
        tc_utf8_put(&repaired, tc_utf8_next(s, &i));
    string = json_stringn(repaired.data, repaired.len);
    tc_buffer_dispose(&repaired);
    return string;
}

void tc_json_join(const json_t *object, const char *key, const char *separator, tc_buffer *out) {
    const json_t *item;
    size_t i;
    json_array_foreach(json_object_get(object, key), i, item) {
        if (i)
            tc_buffer_add(out, tc_slice_of(separator));
        tc_buffer_add(out, (tc_slice){json_string_value(item), json_string_length(item)});
    }
}
