/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "json.h"
#include "writer.h"

#include <record/stored.h>

#include <string.h>

tc_status tc_stored_document(const tc_record *record, tc_buffer *out, tc_error *error) {
    const tc_citations *c = &record->citations;
    tc_write_open(out, '{');
    tc_write_key(out, "metadata");
    tc_header_write(&c->header, out);
    tc_write_key(out, "references");
    tc_mentions_write(c, &record->document, true, out);
    tc_write_key(out, "relations");
    tc_edges_write(c, out);
    tc_write_close(out, '}');
    tc_buffer_add_char(out, '\n');
    tc_buffer_add(out, record->document.text.utf8);
    return out->failed ? tc_error_set(error, TC_ERR_NOMEM, "out of memory") : TC_OK;
}

tc_status tc_stored_task(const tc_assignment *assignment, const tc_document *document,
                         tc_buffer *out, tc_error *error) {
    tc_assignment_write(assignment, document, out);
    tc_buffer_add_char(out, '\n');
    return out->failed ? tc_error_set(error, TC_ERR_NOMEM, "out of memory") : TC_OK;
}

tc_status tc_stored_task_row(tc_slice data, const tc_stored_plan *plan, tc_buffer *out,
                             tc_error *error) {
    tc_slice object = data;
    if (object.len && object.ptr[object.len - 1] == '\n')
        object.len--;
    if (object.len < 2 || object.ptr[0] != '{' || object.ptr[object.len - 1] != '}')
        return tc_error_set(error, TC_ERR_FORMAT, "the index holds an entry that cannot be read");
    tc_buffer_add(out, tc_slice_sub(object, 0, object.len - 1));
    tc_path_write("path", plan->path, out);
    tc_write_string(out, "plan", plan->canonical);
    tc_write_date(out, "plan_date", plan->date);
    tc_write_string(out, "plan_issuer", plan->issuer);
    tc_write_string(out, "province", plan->province);
    tc_write_close(out, '}');
    return out->failed ? tc_error_set(error, TC_ERR_NOMEM, "out of memory") : TC_OK;
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
