/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <record/stored.h>

#include <string.h>

static int append(const char *bytes, size_t size, void *buffer) {
    tc_buffer_add(buffer, (tc_slice){bytes, size});
    return ((tc_buffer *)buffer)->failed ? -1 : 0;
}

static tc_status dump(json_t *object, tc_buffer *out, tc_error *error) {
    int failed = object ? json_dump_callback(object, append, out, JSON_COMPACT) : -1;
    json_decref(object);
    tc_buffer_add_char(out, '\n');
    return failed || out->failed ? tc_error_set(error, TC_ERR_NOMEM, "out of memory") : TC_OK;
}

tc_status tc_stored_document(const tc_record *record, tc_buffer *out, tc_error *error) {
    const tc_citations *c = &record->citations;
    json_t *references = tc_mentions_json(c, &record->document), *reference;
    size_t i;
    json_array_foreach(references, i, reference) {
        json_object_set_new(reference, "at", json_integer(c->mentions[i].range.start));
        json_object_set_new(reference, "to", json_integer(c->mentions[i].range.end));
    }
    json_t *object = json_pack("{s:o, s:o, s:o}", "metadata", tc_header_json(&c->header),
                               "references", references, "relations", tc_edges_json(c));
    tc_status status = dump(object, out, error);
    tc_buffer_add(out, record->document.text.utf8);
    return out->failed ? tc_error_set(error, TC_ERR_NOMEM, "out of memory") : status;
}

tc_status tc_stored_task(const tc_assignment *assignment, const tc_document *document,
                         tc_buffer *out, tc_error *error) {
    return dump(tc_assignment_json(assignment, document), out, error);
}

tc_status tc_stored_split(tc_slice data, tc_slice *json, tc_slice *text, tc_error *error) {
    const char *end = data.len ? memchr(data.ptr, '\n', data.len) : NULL;
    if (!end)
        return tc_error_set(error, TC_ERR_FORMAT, "the index holds an entry that cannot be read");
    size_t length = (size_t)(end - data.ptr);
    *json = tc_slice_sub(data, 0, length);
    *text = tc_slice_sub(data, length + 1, data.len);
    return TC_OK;
}

tc_status tc_stored_json(tc_slice json, json_t **out, tc_error *error) {
    json_error_t where;
    json_t *object = json_loadb(json.ptr, json.len, JSON_DISABLE_EOF_CHECK, &where);
    if (!object)
        return tc_error_set(error, TC_ERR_FORMAT,
                            "the index holds an entry that cannot be read: %s", where.text);
    *out = object;
    return TC_OK;
}
