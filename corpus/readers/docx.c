/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "docx.h"
#include "html.h"
#include "magic.h"
#include "reader.h"

#include <stdlib.h>

enum { CHUNK_MAX = 16 << 20 };

void tc_docx_chunk(tc_docx *docx, tc_slice id) {
    const tc_relation *relation = tc_ooxml_of_id(&docx->relations, id);
    tc_slice bytes;
    if (docx->status != TC_OK || !relation)
        return;
    docx->status =
        tc_zip_read(&docx->zip, relation->target, CHUNK_MAX, docx->arena, &bytes, &docx->error);
    if (docx->status == TC_ERR_NOT_FOUND)
        docx->status =
            tc_error_set(&docx->error, TC_ERR_FORMAT, "%s is missing from it", relation->target);
    if (docx->status != TC_OK)
        return;
    tc_magic magic = tc_magic_of(bytes, relation->target);
    if (!magic.known || (magic.format != TC_FORMAT_HTML && magic.format != TC_FORMAT_TXT)) {
        docx->status = tc_error_set(&docx->error, TC_ERR_FORMAT,
                                    "it holds %s (altChunk), which is not read", magic.name);
        tc_error_hint(&docx->error, "open it in a word processor and save it again");
        return;
    }
    tc_draft_end(docx->draft, TC_GAP_BLANK);
    docx->status = tc_read_html(docx->arena, bytes, docx->draft, &docx->error);
    tc_draft_end(docx->draft, TC_GAP_BLANK);
}

/* Footnotes and endnotes, behind the text. */
static tc_status read_notes(tc_docx *docx, tc_error *error) {
    static const char *const types[] = {"footnotes", "endnotes"};
    tc_status status = TC_OK;
    for (size_t i = 0; i < 2 && status == TC_OK; i++) {
        const char *part = tc_ooxml_of_type(&docx->relations, types[i]);
        if (!part || !docx->note_count[i])
            continue;
        qsort(docx->notes[i], docx->note_count[i], sizeof *docx->notes[i], tc_docx_by_note);
        status = tc_docx_body(docx, part, (int)i, error);
        if (status == TC_ERR_NOT_FOUND)
            status = TC_OK;
    }
    return status;
}

/* The header of the first page is a letterhead; so is one that runs through all pages of a first
 * section that has no other, when it is more than a line. */
static tc_status read_running(tc_docx *docx, tc_error *error) {
    tc_status status = TC_OK;
    for (size_t i = 0; i < docx->running_count && status == TC_OK; i++) {
        const tc_docx_running *r = &docx->running[i];
        const tc_relation *relation = tc_ooxml_of_id(&docx->relations, r->id);
        size_t least = SIZE_MAX;
        if (!relation || (r->first && r->section == 0 && !docx->title_page))
            continue;
        for (size_t before = 0; before < i; before++)
            if (tc_slice_equal(docx->running[before].id, r->id))
                relation = NULL;
        if (!relation)
            continue;
        if (r->header && r->section == 0 && r->first == docx->title_page)
            least = r->first ? 1 : 2;
        tc_draft_running(docx->draft);
        status = tc_docx_body(docx, relation->target, -1, error);
        tc_draft_running_end(docx->draft, least);
        if (status == TC_ERR_NOT_FOUND)
            status = TC_OK;
    }
    return status;
}

static tc_status read_parts(tc_docx *docx, tc_error *error) {
    tc_relations package;
    tc_status status = tc_ooxml_relations(&docx->zip, docx->arena, "", &package, error);
    if (status != TC_OK)
        return status;
    const char *main = tc_ooxml_of_type(&package, "officeDocument");
    main = main ? main : "word/document.xml";
    status = tc_ooxml_relations(&docx->zip, docx->arena, main, &docx->relations, error);
    const tc_relations *parts = &docx->relations;
    if (status == TC_OK)
        status = tc_docx_styles_read(&docx->zip, docx->arena, tc_ooxml_of_type(parts, "styles"),
                                     &docx->styles, error);
    if (status == TC_OK)
        status =
            tc_docx_numbering_read(&docx->zip, docx->arena, tc_ooxml_of_type(parts, "numbering"),
                                   &docx->styles, &docx->numbering, error);
    if (status == TC_OK)
        status = tc_docx_body(docx, main, -1, error);
    if (status == TC_ERR_NOT_FOUND)
        return tc_error_set(error, TC_ERR_FORMAT,
                            "a ZIP file that is no Word document: %s is "
                            "missing from it",
                            main);
    if (status == TC_OK)
        status = read_notes(docx, error);
    if (status == TC_OK)
        status = read_running(docx, error);
    if (status == TC_OK && docx->status != TC_OK) {
        status = docx->status;
        tc_error_set(error, status, "%s", docx->error.message);
        tc_error_hint(error, "%s", docx->error.hint);
    }
    return status;
}

tc_status tc_read_docx(tc_arena *arena, tc_slice bytes, tc_draft *draft, tc_error *error) {
    tc_docx *docx = tc_arena_take(arena, sizeof *docx);
    if (!docx)
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    docx->arena = arena;
    docx->draft = draft;
    tc_status status = tc_zip_open(&docx->zip, bytes, error);
    if (status == TC_OK)
        status = read_parts(docx, error);
    tc_zip_close(&docx->zip);
    return status;
}
