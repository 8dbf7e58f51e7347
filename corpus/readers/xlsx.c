/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "xlsx.h"
#include "reader.h"

#include <string.h>

enum { SHEETS_MAX = 1000, X_SHEET = 1, X_PROPERTIES };

typedef struct sheet {
    tc_slice name, relation;
} sheet;

typedef struct workbook {
    tc_xlsx *xlsx;
    sheet *sheets;
    size_t count, capacity;
    bool failed;
} workbook;

static void start(void *state, const tc_xml_element *element) {
    workbook *w = state;
    tc_arena *arena = w->xlsx->arena;
    if (element->token == X_PROPERTIES) {
        tc_slice from = tc_xml_attribute(element, "date1904");
        w->xlsx->from_1904 =
            tc_slice_equal(from, TC_SLICE("1")) || tc_slice_equal(from, TC_SLICE("true"));
    }
    if (element->token != X_SHEET || w->count >= SHEETS_MAX)
        return;
    tc_slice shown = tc_xml_attribute(element, "state");
    if (tc_slice_equal(shown, TC_SLICE("hidden")) || tc_slice_equal(shown, TC_SLICE("veryHidden")))
        return;
    sheet *items =
        tc_arena_grow(arena, w->sheets, w->count, w->count + 1, sizeof *items, &w->capacity);
    w->failed |= !items;
    if (!items)
        return;
    w->sheets = items;
    items[w->count++] = (sheet){tc_arena_copy(arena, tc_xml_attribute(element, "name")),
                                tc_arena_copy(arena, tc_xml_attribute(element, "id"))};
}

static void end(void *state, uint8_t token, uint8_t depth) {
    (void)state, (void)token, (void)depth;
}

static tc_status read_workbook(workbook *w, const char *part, tc_error *error) {
    static const tc_xml_name names[] = {
        {1, X_SHEET, "sheet"}, {1, X_PROPERTIES, "workbookPr"}, {0, 0, NULL}};
    static const tc_xml_space spaces[] = {
        {1, "http://schemas.openxmlformats.org/spreadsheetml/2006/main"},
        {1, "http://purl.oclc.org/ooxml/spreadsheetml/main"},
        {0, NULL}};
    const tc_xml_handler handler = {.names = names, .spaces = spaces, .start = start, .end = end};
    tc_status status = tc_xml_read(&w->xlsx->zip, part, &handler, w, error);
    if (status == TC_ERR_NOT_FOUND)
        return tc_error_set(error, TC_ERR_FORMAT,
                            "a ZIP file that is no workbook: %s is missing from it", part);
    return status == TC_OK && w->failed ? tc_error_set(error, TC_ERR_NOMEM, "out of memory")
                                        : status;
}

static tc_status read_sheets(workbook *w, tc_error *error) {
    tc_status status = TC_OK;
    for (size_t i = 0; i < w->count && status == TC_OK; i++) {
        const tc_relation *relation = tc_ooxml_of_id(&w->xlsx->relations, w->sheets[i].relation);
        if (!relation || !tc_slice_equal(relation->type, TC_SLICE("worksheet")))
            continue;
        tc_draft_text(w->xlsx->draft, w->sheets[i].name, true);
        tc_draft_end(w->xlsx->draft, TC_GAP_BLANK);
        status = tc_xlsx_sheet(w->xlsx, relation->target, error);
    }
    return status;
}

static tc_status read_parts(tc_xlsx *xlsx, tc_error *error) {
    tc_relations package;
    workbook w = {.xlsx = xlsx};
    tc_status status = tc_ooxml_relations(&xlsx->zip, xlsx->arena, "", &package, error);
    if (status != TC_OK)
        return status;
    const char *main = tc_ooxml_of_type(&package, "officeDocument");
    main = main ? main : "xl/workbook.xml";
    status = tc_ooxml_relations(&xlsx->zip, xlsx->arena, main, &xlsx->relations, error);
    if (status == TC_OK)
        status = read_workbook(&w, main, error);
    if (status == TC_OK)
        status =
            tc_xlsx_strings_read(xlsx, tc_ooxml_of_type(&xlsx->relations, "sharedStrings"), error);
    if (status == TC_OK)
        status = tc_xlsx_styles_read(xlsx, tc_ooxml_of_type(&xlsx->relations, "styles"), error);
    if (status == TC_OK)
        status = read_sheets(&w, error);
    return status == TC_ERR_NOT_FOUND ? tc_error_set(error, TC_ERR_FORMAT, "a sheet is missing")
                                      : status;
}

tc_status tc_read_xlsx(tc_arena *arena, tc_slice bytes, tc_draft *draft, tc_error *error) {
    tc_xlsx *xlsx = tc_arena_take(arena, sizeof *xlsx);
    if (!xlsx)
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    xlsx->arena = arena;
    xlsx->draft = draft;
    tc_status status = tc_zip_open(&xlsx->zip, bytes, error);
    if (status == TC_OK)
        status = read_parts(xlsx, error);
    tc_zip_close(&xlsx->zip);
    return status;
}
