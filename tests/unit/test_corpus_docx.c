/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What Word shows is what is read. */
#include "../corpus/invariants.h"
#include "../corpus/outline.h"
#include "../corpus/package.h"

enum { ARENA_MAX = 256 << 20 };

#define W "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define STRICT "http://purl.oclc.org/ooxml/wordprocessingml/main"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/relationships"
#define P(text) "<w:p><w:r><w:t>" text "</w:t></w:r></w:p>"

/* The document parts that a test gives; NULL where there is none. */
typedef struct docx {
    const char *body, *styles, *numbering, *footnotes, *header, *footer;
} docx;

static char *wrap(const char *element, const char *space, const char *content) {
    char *out;
    ck_assert_int_gt(
        asprintf(
            &out,
            "<?xml version='1.0' encoding='UTF-8'?>\n<w:%s xmlns:w='%s' xmlns:r='" OFFICE
            "' xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>%s</w:%s>",
            element, space, content, element),
        0);
    return out;
}

static tc_slice make(const docx *d, const char *space) {
    static const struct {
        const char *name, *element;
    } kinds[] = {{"word/document.xml", "document"},   {"word/styles.xml", "styles"},
                 {"word/numbering.xml", "numbering"}, {"word/footnotes.xml", "footnotes"},
                 {"word/header1.xml", "hdr"},         {"word/footer1.xml", "ftr"}};
    const char *contents[] = {d->body, d->styles, d->numbering, d->footnotes, d->header, d->footer};
    part parts[9] = {
        {"[Content_Types].xml", TC_SLICE("<Types/>")},
        {"_rels/.rels",
         TC_SLICE("<Relationships xmlns='" PACKAGE "'><Relationship Id='a' Type='" OFFICE
                  "/officeDocument' Target='word/document.xml'/></Relationships>")},
        {"word/_rels/document.xml.rels",
         TC_SLICE("<Relationships xmlns='" PACKAGE "'>"
                  "<Relationship Id='s' Type='" OFFICE "/styles' Target='styles.xml'/>"
                  "<Relationship Id='n' Type='" OFFICE "/numbering' Target='/word/numbering.xml'/>"
                  "<Relationship Id='f' Type='" OFFICE "/footnotes' Target='footnotes.xml'/>"
                  "<Relationship Id='h1' Type='" OFFICE "/header' Target='header1.xml'/>"
                  "<Relationship Id='f1' Type='" OFFICE "/footer' Target='./footer1.xml'/>"
                  "</Relationships>")}};
    size_t count = 3;
    char *owned[6] = {NULL};
    for (size_t i = 0; i < 6; i++)
        if (contents[i]) {
            owned[i] = wrap(kinds[i].element, space, contents[i]);
            parts[count++] = (part){kinds[i].name, tc_slice_of(owned[i])};
        }
    tc_slice bytes = package(parts, count);
    for (size_t i = 0; i < 6; i++)
        free(owned[i]);
    return bytes;
}

/* The outline of D is WANTED. */
static void expect_in(const docx *d, const char *space, const char *wanted) {
    tc_arena *arena = tc_arena_new(ARENA_MAX);
    tc_document document;
    tc_error error = {0};
    tc_buffer got;
    tc_buffer_init(&got, 1 << 20);
    tc_slice bytes = make(d, space);
    tc_status status = tc_document_parse(arena, "a.docx", bytes, &document, &error);
    ck_assert_msg(status == TC_OK, "%s", error.message);
    ck_assert_int_eq(document.format, TC_FORMAT_DOCX);
    check_invariants(&document, "a.docx");
    outline(&got, &document);
    ck_assert_str_eq(got.data ? got.data : "", wanted);
    tc_buffer_dispose(&got);
    free((void *)(uintptr_t)bytes.ptr);
    tc_arena_free(arena);
}

static void expect(const docx *d, const char *wanted) {
    expect_in(d, W, wanted);
}

static void expect_body(const char *body, const char *wanted) {
    expect(&(docx){.body = body}, wanted);
}

START_TEST(paragraphs_of_runs) {
    expect_body(
        "<w:body>" P("Kế hoạch") "<w:p/><w:p><w:r><w:t>Nghị qu</w:t></w:r><w:r><w:t>yết"
                                 "</w:t></w:r><w:r><w:tab/><w:t> số</w:t></w:r></w:p></w:body>",
        "0 [] Kế hoạch\n0 [] Nghị quyết số\n");
    expect_in(&(docx){.body = "<w:body>" P("Chuẩn strict") "</w:body>"}, STRICT,
              "0 [] Chuẩn strict\n");
}
END_TEST

START_TEST(tracked_changes_are_as_accepted) {
    expect_body(
        "<w:p><w:r><w:t xml:space='preserve'>số </w:t></w:r><w:del><w:r><w:delText>12"
        "</w:delText></w:r></w:del><w:ins><w:r><w:t>21</w:t></w:r></w:ins></w:p>"
        "<w:moveFrom>" P("đi") "</w:moveFrom><w:moveTo>" P(
            "đến") "</w:moveTo>"
                   "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>một </w:t></w:r></w:p>" P(
                       "câu"),
        "0 [] số 21\n0 [] đến\n0 [] một câu\n");
}
END_TEST

START_TEST(merged_cells) {
    expect_body(
        "<w:tbl><w:tr><w:tc>" P("TT") "</w:tc><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>" P("Vi"
                                                                                                "ệ"
                                                                                                "c") "</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr>" P(
            "1") "</w:tc>"
                 "<w:tc>" P("a") "</w:tc><w:tc>" P("b")
                     P("c") "</w:tc></w:tr>"
                            "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>" P(
                                "ẩn") "</w:tc><w:tc><w:p/></w:tc><w:tc>" P("d") "</w:tc></w:tr></"
                                                                                "w:tbl>",
        "table 3 x 3 with spans\n  0,0: TT\n  0,1 cols 2: Việc\n  1,0 rows 2: 1\n  1,1: a\n"
        "  1,2: b / c\n  2,1: \n  2,2: d\n");
}
END_TEST

int main(void) {
    Suite *suite = suite_create("corpus docx");
    TCase *tests = tcase_create("docx");
    tcase_add_test(tests, paragraphs_of_runs);
    tcase_add_test(tests, tracked_changes_are_as_accepted);
    tcase_add_test(tests, merged_cells);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
