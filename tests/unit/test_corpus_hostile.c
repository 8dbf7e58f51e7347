/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Office files that were made to do harm, or came to some: an error of one line, or a document. */
#include "../corpus/invariants.h"
#include "../corpus/package.h"
#include "run.h"

#include <stdio.h>

enum { ARENA_MAX = 96 << 20, DEEP = 25000, MANY = 2100, BOMB = 8 << 20 };

#define W "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"

static tc_slice docx_of(tc_slice document) {
    const part parts[] = {{"[Content_Types].xml", TC_SLICE("<Types/>")},
                          {"word/document.xml", document}};
    return package(parts, 2);
}

/* DOCUMENT, of a docx, is refused with MESSAGE. */
static void refused(tc_slice document, tc_status wanted, const char *message) {
    tc_arena *arena = tc_arena_new(ARENA_MAX);
    tc_document out = {.path = "untouched"};
    tc_error error = {0};
    tc_slice bytes = docx_of(document);
    ck_assert_int_eq(tc_document_parse(arena, "a.docx", bytes, &out, &error), wanted);
    ck_assert_msg(strstr(error.message, message) != NULL, "%s", error.message);
    ck_assert_ptr_null(strchr(error.message, '\n'));
    ck_assert_str_eq(out.path, "untouched");
    free((void *)(uintptr_t)bytes.ptr);
    tc_arena_free(arena);
}

START_TEST(doctypes) {
    refused(TC_SLICE("<!DOCTYPE w:document [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]>"
                     "<w:document " W "><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:document>"),
            TC_ERR_FORMAT, "DOCTYPE");
    refused(TC_SLICE("<!DOCTYPE x SYSTEM 'file:///etc/passwd'><w:document " W "/>"), TC_ERR_FORMAT,
            "DOCTYPE");
    refused(TC_SLICE("<w:document " W "><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:document>"),
            TC_ERR_FORMAT, "damaged XML");
    refused(TC_SLICE("<w:document " W "><w:p>"), TC_ERR_FORMAT, "damaged XML");
}
END_TEST

START_TEST(elements_in_elements) {
    tc_buffer xml;
    tc_buffer_init(&xml, 1 << 20);
    tc_buffer_add(&xml, TC_SLICE("<w:document " W ">"));
    for (int i = 0; i < DEEP; i++)
        tc_buffer_add(&xml, TC_SLICE("<w:tbl><w:tr><w:tc>"));
    refused(tc_buffer_slice(&xml), TC_ERR_LIMIT, "too deep");
    tc_buffer_dispose(&xml);
}
END_TEST

/* In ARENA_MAX: what is too much is not kept till it is refused. */
START_TEST(more_than_anybody_writes) {
    enum { REPEATS = 300000 };
    static const struct {
        const char *piece, *message;
    } cases[] = {{"<w:p><w:r><w:t>%x</w:t></w:r></w:p>", "over 250000 paragraphs and tables"},
                 {"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>%x</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
                  "over 20000 tables"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        tc_buffer xml;
        tc_buffer_init(&xml, 64 << 20);
        tc_buffer_add(&xml, TC_SLICE("<w:document " W ">"));
        for (unsigned k = 0; k < REPEATS; k++) { /* other numbers, so that it is no bomb */
            const char *at = strstr(cases[i].piece, "%x");
            tc_buffer_add(
                &xml, tc_slice_sub(tc_slice_of(cases[i].piece), 0, (size_t)(at - cases[i].piece)));
            tc_buffer_printf(&xml, "%x", k * 2654435761u);
            tc_buffer_add(&xml, tc_slice_of(at + 2));
        }
        tc_buffer_add(&xml, TC_SLICE("</w:document>"));
        refused(tc_buffer_slice(&xml), TC_ERR_LIMIT, cases[i].message);
        tc_buffer_dispose(&xml);
    }
}
END_TEST

START_TEST(zip_bombs) {
    char *zeros = malloc(BOMB);
    ck_assert_ptr_nonnull(zeros);
    memset(zeros, ' ', BOMB);
    refused((tc_slice){zeros, BOMB}, TC_ERR_LIMIT, "100 times its size");
    free(zeros);
}
END_TEST

START_TEST(too_many_entries) {
    static part parts[MANY];
    static char names[MANY][24];
    for (int i = 0; i < MANY; i++) {
        snprintf(names[i], sizeof names[i], "%d", i);
        parts[i] = (part){i ? names[i] : "[Content_Types].xml", TC_SLICE("x")};
    }
    tc_arena *arena = tc_arena_new(ARENA_MAX);
    tc_document out;
    tc_error error = {0};
    tc_slice bytes = package(parts, MANY);
    ck_assert_int_eq(tc_document_parse(arena, "a.docx", bytes, &out, &error), TC_ERR_LIMIT);
    ck_assert_msg(strstr(error.message, "entries") != NULL, "%s", error.message);
    free((void *)(uintptr_t)bytes.ptr);
    tc_arena_free(arena);
}
END_TEST

/* A docx, an odt and an xlsx with something of everything. */
static tc_slice sample(int which) {
    const part word[] = {
        {"[Content_Types].xml", TC_SLICE("<Types/>")},
        {"word/document.xml",
         TC_SLICE(
             "<w:document " W "><w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/>"
             "</w:numPr></w:pPr><w:r><w:t>Kế hoạch</w:t></w:r><w:del><w:r/></w:del></w:p>"
             "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr><w:p/></w:tc><w:tc>"
             "<w:tcPr><w:vMerge w:val='restart'/></w:tcPr><w:p><w:r><w:t>b</w:t></w:r></w:p>"
             "</w:tc></w:tr><w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc><w:tc><w:tcPr><w:vMerge"
             "/></w:tcPr><w:p/></w:tc></w:tr></w:tbl></w:document>")},
        {"word/numbering.xml", TC_SLICE("<w:numbering " W "/>")}};
    const part text[] = {
        {"mimetype", TC_SLICE("application/vnd.oasis.opendocument.text")},
        {"content.xml",
         TC_SLICE("<o:c xmlns:o='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "
                  "xmlns:t='urn:oasis:names:tc:opendocument:xmlns:text:1.0' "
                  "xmlns:b='urn:oasis:names:tc:opendocument:xmlns:table:1.0'><o:body><t:p>Một</t:p>"
                  "<b:table><b:table-row b:number-rows-repeated='3'><b:table-cell><t:p>x</t:p>"
                  "</b:table-cell><b:table-cell b:number-columns-repeated='4'/></b:table-row>"
                  "</b:table></o:body></o:c>")}};
    const part book[] = {
        {"[Content_Types].xml", TC_SLICE("<Types/>")},
        {"xl/workbook.xml",
         TC_SLICE("<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>"
                  "<sheets><sheet name='A' id='a'/></sheets></workbook>")},
        {"xl/_rels/workbook.xml.rels",
         TC_SLICE("<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/"
                  "relationships'><Relationship Id='a' Type='/worksheet' Target='s.xml'/>"
                  "</Relationships>")},
        {"xl/s.xml",
         TC_SLICE("<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/"
                  "2006/main'><row r='2'><c r='A2'><v>1</v></c><c r='B2' t='str'><v>Việc"
                  "</v></c></row></worksheet>")}};
    return which == 0 ? package(word, 3) : which == 1 ? package(text, 2) : package(book, 4);
}

static void survive(tc_arena *arena, tc_slice bytes) {
    tc_document out;
    tc_error error = {0};
    if (tc_document_parse(arena, "a", bytes, &out, &error) == TC_OK)
        check_invariants(&out, "a");
    else
        ck_assert(error.message[0] != '\0');
    tc_arena_reset(arena);
}

START_TEST(damaged_files) {
    tc_arena *arena = tc_arena_new(ARENA_MAX);
    for (int which = 0; which < 3; which++) {
        tc_slice whole = sample(which);
        char *bytes = malloc(whole.len);
        ck_assert_ptr_nonnull(bytes);
        tc_document out;
        tc_error error = {0};
        ck_assert_msg(tc_document_parse(arena, "a", whole, &out, &error) == TC_OK, "%d: %s", which,
                      error.message);
        for (size_t at = 1; at < whole.len;
             at += 7) { /* an exact copy, so that a read beyond shows */
            char *cut = malloc(at);
            ck_assert_ptr_nonnull(cut);
            memcpy(cut, whole.ptr, at);
            survive(arena, (tc_slice){cut, at});
            free(cut);
        }
        for (size_t at = 0; at < whole.len; at++) {
            memcpy(bytes, whole.ptr, whole.len);
            bytes[at] = (char)(bytes[at] ^ (1 << at % 8));
            survive(arena, (tc_slice){bytes, whole.len});
        }
        free(bytes);
        free((void *)(uintptr_t)whole.ptr);
    }
    tc_arena_free(arena);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("hostile office files");
    TCase *tests = tcase_create("hostile");
    tcase_add_test(tests, doctypes);
    tcase_add_test(tests, elements_in_elements);
    tcase_add_test(tests, more_than_anybody_writes);
    tcase_add_test(tests, zip_bombs);
    tcase_add_test(tests, too_many_entries);
    tcase_add_test(tests, damaged_files);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
