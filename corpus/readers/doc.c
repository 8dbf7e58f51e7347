/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "doc.h"

tc_status tc_read_doc(tc_arena *arena, tc_slice bytes, tc_draft *draft, tc_error *error) {
    if (!tc_slice_starts(bytes, TC_SLICE("\xD0\xCF\x11\xE0")))
        return tc_doc_old_read(arena, bytes, draft, error);
    tc_doc *doc = tc_arena_take(arena, sizeof *doc);
    if (!doc)
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    doc->arena = arena;
    doc->draft = draft;
    tc_status status = tc_doc_open(doc, bytes, error);
    if (status == TC_OK)
        status = tc_doc_styles_read(doc, error);
    if (status == TC_OK)
        status = tc_doc_lists_read(doc, error);
    if (status == TC_OK)
        tc_doc_parts(doc);
    if (status == TC_OK && doc->failed)
        status = tc_error_set(error, TC_ERR_LIMIT, "too much in it to be read");
    return status;
}
