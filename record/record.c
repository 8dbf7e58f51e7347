/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <record/record.h>

static tc_status read_parts(tc_arena *arena, tc_record *record, tc_error *error) {
    tc_status status = tc_citation_read(arena, &record->document, &record->citations, error);
    if (status == TC_OK)
        status = tc_assignment_read(arena, &record->document, &record->citations,
                                    &record->assignments, error);
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
