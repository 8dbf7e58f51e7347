/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <record/record.h>

static tc_status read_parts(tc_arena *arena, tc_record *record, tc_error *error) {
    tc_status status = tc_citation_read(arena, &record->document, &record->citations, error);
    if (status == TC_OK)
        status = tc_assignment_read(arena, &record->document, &record->citations,
                                    &record->assignments, error);
    if (status == TC_OK && tc_arena_is_short(arena))
        status = tc_error_set(error, TC_ERR_LIMIT, "the document does not fit into memory");
    return status;
}

tc_status tc_record_read(tc_arena *arena, const char *path, tc_record *out, tc_error *error) {
    tc_record record = {0};
    tc_status status = tc_document_read(arena, path, &record.document, error);
    if (status == TC_OK)
        status = read_parts(arena, &record, error);
    if (status == TC_OK)
        *out = record;
    return status;
}

tc_status tc_record_parse(tc_arena *arena, const char *path, tc_slice bytes, tc_record *out,
                          tc_error *error) {
    tc_record record = {0};
    tc_status status = tc_document_parse(arena, path, bytes, &record.document, error);
    if (status == TC_OK)
        status = read_parts(arena, &record, error);
    if (status == TC_OK)
        *out = record;
    return status;
}
