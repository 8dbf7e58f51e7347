/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "copies.h"

#include "ask.h"

#include <base/locale.h>

#include <stdlib.h>

enum { FEW = 16 };

static int by_bytes(const void *a, const void *b) {
    return tc_slice_compare(*(const tc_slice *)a, *(const tc_slice *)b);
}

/* ---- Looking up ---- */

/* The key that the entry of the file at PATH has in FIELD, or "". */
static tc_status key_of(tc_session *session, tc_slice path, tc_field field, tc_buffer *key) {
    tc_matches *matches = NULL;
    tc_status status =
        tc_store_find(session->store, TC_FIELD_PATH, path, FEW, NULL, &matches, &session->error);
    tc_buffer_clear(key);
    /* Of one index it is the first; of several each may know the path. */
    for (uint32_t i = 0; status == TC_OK && !key->len && i < tc_matches_count(matches); i++)
        status =
            tc_store_term(session->store, tc_match_docid(matches, i), field, key, &session->error);
    tc_matches_free(matches);
    return status;
}

tc_status tc_copies_original(tc_session *session, tc_slice path, tc_query **out) {
    tc_buffer key;
    tc_buffer_init(&key, TC_TERM_MAX);
    tc_status status = key_of(session, path, TC_FIELD_COPY, &key);
    *out =
        status == TC_OK && key.len ? tc_query_term(TC_FIELD_CONTENTS, tc_buffer_slice(&key)) : NULL;
    tc_buffer_dispose(&key);
    return status;
}

/* The paths of all that have the KEY, sorted, as an array; NULL of none. */
static tc_status list_copies(tc_session *session, tc_slice key, json_t **out) {
    static const tc_want want = {.slots = TC_SLOT_BIT(TC_SLOT_PATH)};
    tc_matches *matches = NULL;
    tc_status status = tc_store_find(session->store, TC_FIELD_COPY, key, UINT32_MAX, &want,
                                     &matches, &session->error);
    uint32_t count = status == TC_OK ? tc_matches_count(matches) : 0;
    tc_slice *paths = count ? calloc(count, sizeof *paths) : NULL;
    if (count && !paths)
        status = tc_out_of_memory(session);
    for (uint32_t i = 0; paths && i < count; i++)
        paths[i] = tc_match_value(matches, i, TC_SLOT_PATH);
    if (paths) {
        qsort(paths, count, sizeof *paths, by_bytes);
        *out = json_array();
    }
    for (uint32_t i = 0; paths && i < count; i++)
        json_array_append_new(*out, tc_json_string(paths[i]));
    free(paths);
    tc_matches_free(matches);
    return status;
}

/* ---- Rows ---- */

/* What was looked up, by path: arrays, and null of documents without copies. */
static tc_status copies_of(tc_session *session, const char *path, const json_t **out) {
    tc_buffer key;
    json_t *list = json_object_get(session->copies, path);
    *out = list;
    if (list)
        return TC_OK;
    list = NULL;
    tc_buffer_init(&key, TC_TERM_MAX);
    tc_status status = key_of(session, tc_slice_of(path), TC_FIELD_CONTENTS, &key);
    if (status == TC_OK && key.len)
        status = list_copies(session, tc_buffer_slice(&key), &list);
    tc_buffer_dispose(&key);
    json_object_set_new(session->copies, path, list ? list : json_null());
    *out = json_object_get(session->copies, path);
    return status;
}

static tc_status complete(tc_session *session, json_t *value) {
    const char *key, *path = json_string_value(json_object_get(value, "path"));
    const json_t *list = NULL;
    tc_status status = TC_OK;
    json_t *item;
    size_t i;
    if (json_is_array(value)) {
        json_array_foreach(value, i, item) if (status == TC_OK &&
                                               (json_is_object(item) || json_is_array(item)))
            status = complete(session, item);
        return status;
    }
    json_object_foreach(value, key,
                        item) if (status == TC_OK && (json_is_object(item) || json_is_array(item)))
        status = complete(session, item);
    if (status == TC_OK && path && !json_object_get(value, "copies"))
        status = copies_of(session, path, &list);
    if (json_array_size(list))
        json_object_set_new(value, "copies", json_copy((json_t *)(uintptr_t)list));
    return status;
}

static void complete_row(void *context, json_t *row) {
    tc_session *session = context;
    if (session->late == TC_OK)
        session->late = complete(session, row);
}

void tc_copies_begin(tc_session *session, tc_renderer *renderer, json_t *head) {
    tc_output format = session->options.format;
    uint32_t count = 0;
    if (!session->store ||
        (format != TC_OUTPUT_TEXT && format != TC_OUTPUT_JSON && format != TC_OUTPUT_JSONL))
        return;
    session->late = tc_store_frequency(session->store, TC_FIELD_KIND, TC_SLICE("copy"), &count,
                                       &session->error);
    if (session->late != TC_OK || count == 0)
        return;
    if (!session->copies)
        session->copies = json_object();
    complete_row(session, head);
    renderer->complete = complete_row;
    renderer->context = session;
}

/* ---- For people ---- */

void tc_copies_show(tc_paper *paper, const json_t *row, uint32_t indent, size_t most) {
    const json_t *copies = json_object_get(row, "copies");
    size_t count = json_array_size(copies), left = count > most ? count - most : 0;
    for (size_t i = 0; i < count && i < most; i++) {
        tc_paper_indent(paper, indent);
        tc_paper_printf(paper, TC_LOOK_QUIET, "%s: ", _("also as"));
        /* A path is copied from here, and so never broken. */
        tc_paper_put(paper, TC_LOOK_QUIET,
                     tc_slice_of(json_string_value(json_array_get(copies, i))));
        if (left && i + 1 == most)
            tc_paper_printf(paper, TC_LOOK_QUIET, ngettext(" and %zu more", " and %zu more", left),
                            left);
        tc_paper_newline(paper);
    }
}
