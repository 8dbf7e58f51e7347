/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What Word shows is what is read. */
#include "../corpus/invariants.h"
#include "../corpus/outline.h"
#include "../corpus/package.h"
#include "run.h"

#include <stdio.h>

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

/* XML reads best as it is laid out here. */
/* clang-format off */
START_TEST(tracked_changes_are_as_accepted) {
    expect_body("<w:p><w:r><w:t xml:space='preserve'>số </w:t></w:r>"
                "<w:del><w:r><w:delText>12</w:delText></w:r></w:del>"
                "<w:ins><w:r><w:t>21</w:t></w:r></w:ins></w:p>"
                "<w:moveFrom>" P("đi") "</w:moveFrom><w:moveTo>" P("đến") "</w:moveTo>"
                "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>một </w:t></w:r></w:p>"
                P("câu"),
                "0 [] số 21\n0 [] đến\n0 [] một câu\n");
}
END_TEST

START_TEST(merged_cells) {
    expect_body("<w:tbl><w:tr><w:tc>" P("TT") "</w:tc>"
                "<w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>" P("Việc") "</w:tc></w:tr>"
                "<w:tr><w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr>" P("1") "</w:tc>"
                "<w:tc>" P("a") "</w:tc><w:tc>" P("b") P("c") "</w:tc></w:tr>"
                "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>" P("ẩn") "</w:tc>"
                "<w:tc><w:p/></w:tc><w:tc>" P("d") "</w:tc></w:tr></w:tbl>",
                "table 3 x 3 with spans\n  0,0: TT\n  0,1 cols 2: Việc\n  1,0 rows 2: 1\n  1,1: a\n"
                "  1,2: b / c\n  2,1: \n  2,2: d\n");
}
END_TEST

#define LEVEL(i, start, format, text)                                                              \
    "<w:lvl w:ilvl='" i "'><w:start w:val='" start "'/><w:numFmt w:val='" format                   \
    "'/><w:lvlText w:val='" text "'/></w:lvl>"
#define ITEM(list, level, text)                                                                    \
    "<w:p><w:pPr><w:numPr><w:ilvl w:val='" level "'/><w:numId w:val='" list                        \
    "'/></w:numPr></w:pPr><w:r><w:t>" text "</w:t></w:r></w:p>"

static const char lists[] =
    "<w:abstractNum w:abstractNumId='0'>" LEVEL("0", "1", "upperRoman", "%1.")
    LEVEL("1", "1", "decimal", "%2.") LEVEL("2", "1", "lowerLetter", "%3)") "</w:abstractNum>"
    "<w:abstractNum w:abstractNumId='1'>" LEVEL("0", "1", "decimal", "Điều %1.")
    LEVEL("1", "1", "decimal", "%1.%2.") "</w:abstractNum>"
    "<w:abstractNum w:abstractNumId='2'>" LEVEL("0", "1", "bullet", "\xEF\x82\xB7")
    LEVEL("1", "1", "bullet", "+") "</w:abstractNum>"
    "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
    "<w:num w:numId='2'><w:abstractNumId w:val='1'/></w:num>"
    "<w:num w:numId='3'><w:abstractNumId w:val='2'/></w:num>"
    "<w:num w:numId='4'><w:abstractNumId w:val='1'/><w:lvlOverride w:ilvl='0'>"
    "<w:startOverride w:val='7'/></w:lvlOverride></w:num>";
/* clang-format on */

START_TEST(numbers_that_word_makes) {
    expect(
        &(docx){.body = ITEM("1", "0", "Mục đích") ITEM("1", "1", "Một") ITEM("1", "2", "x")
                    ITEM("1", "2", "y") ITEM("1", "1", "Hai") ITEM("1", "2", "z")
                        ITEM("1", "0", "Nhiệm vụ") ITEM("1", "1", "Ba"),
                .numbering = lists},
        "2 [I.] Mục đích\n3 [1.] Một\n6 [a)] x\n6 [b)] y\n3 [2.] Hai\n6 [a)] z\n2 [II.] Nhiệm vụ\n"
        "3 [1.] Ba\n");
    expect(&(docx){.body = ITEM("2", "0", "Phạm vi") ITEM("2", "1", "Một")
                       ITEM("4", "0", "Hiệu lực") ITEM("2", "0", "Cuối") ITEM("3", "0", "gạch")
                           ITEM("3", "1", "cộng") ITEM("0", "0", "không số"),
                   .numbering = lists},
           "2 [Điều 1.] Phạm vi\n4 [1.1.] Một\n2 [Điều 7.] Hiệu lực\n2 [Điều 8.] Cuối\n7 [-] gạch\n"
           "8 [+] cộng\n0 [] không số\n");
}
END_TEST

START_TEST(numbers_from_styles) {
    expect(
        &(docx){.body = "<w:p><w:pPr><w:pStyle w:val='B'/></w:pPr><w:r><w:t>đậm</w:t></w:r></w:p>",
                .styles = "<w:style w:type='paragraph' w:styleId='A'><w:pPr><w:numPr><w:numId "
                          "w:val='1'/></w:numPr></w:pPr><w:rPr><w:b/><w:caps/></w:rPr></w:style>"
                          "<w:style w:type='paragraph' w:styleId='B'><w:basedOn w:val='A'/>"
                          "</w:style>",
                .numbering = lists},
        "2 bold [I.] ĐẬM\n");
}
END_TEST

/* A row number that Word counts stands in a cell with no text of its own. */
START_TEST(numbered_cells_without_text) {
    expect(
        &(docx){
            .body = "<w:tbl><w:tr><w:tc>" ITEM("1", "1", "") "</w:tc><w:tc>" P(
                "a") "</w:tc></w:tr><w:tr><w:tc>" ITEM("1", "1",
                                                       "") "</w:tc><w:tc>" P("b") "</w:tc></w:tr></"
                                                                                  "w:tbl>",
            .numbering = lists},
        "table 2 x 2 with spans\n  0,0: 1.\n  0,1: a\n  1,0: 2.\n  1,1: b\n");
}
END_TEST

#define BOX(text)                                                                                  \
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><w:txbxContent>" P(            \
        text) "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>" P(text) "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"

START_TEST(text_boxes_once_and_before) {
    expect_body(
        "<w:p><w:r><w:t>Số: </w:t></w:r>" BOX("UBND TỈNH") "<w:r><w:t>12/KH</w:t></w:r></w:p>",
        "0 [] UBND TỈNH\n0 [] Số: 12/KH\n");
}
END_TEST

START_TEST(fields_show_their_result) {
    expect_body(
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> REF x </w:instrText>"
        "<w:t>mã</w:t></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>kết quả"
        "</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r><w:r><w:t> trang </w:t>"
        "</w:r><w:fldSimple w:instr=' PAGE '><w:r><w:t>3</w:t></w:r></w:fldSimple></w:p>",
        "0 [] kết quả trang\n");
}
END_TEST

/* What is left when the fields are gone is no paragraph; in a cell "/" may say something. */
START_TEST(page_numbers_leave_nothing) {
#define FIELD(name) "<w:fldSimple w:instr=' " name " '><w:r><w:t>3</w:t></w:r></w:fldSimple>"
    expect_body(
        P("Một") "<w:p>" FIELD("PAGE") "<w:r><w:t>/</w:t></w:r>" FIELD(
            "NUMPAGES") "</w:p>"
                        "<w:p><w:r><w:t>Trang </w:t></w:r>" FIELD(
                            "PAGE") "<w:r><w:t>/</w:t></w:r>" FIELD("NUMPAGES") "</w:p>" P("Trang "
                                                                                           "bị")
                            P("Hai"),
        "0 [] Một\n0 [] Trang bị\n0 [] Hai\n");
#undef FIELD
}
END_TEST

START_TEST(signs_and_hyphens) {
    expect_body("<w:p><w:r><w:t>57</w:t><w:noBreakHyphen/><w:t>NQ/TW từ\u00ADng</w:t><w:br/><w:sym "
                "w:font='Symbol' w:char='F0B3'/><w:t> 5</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr>"
                "<w:t>ẩn</w:t></w:r></w:p>",
                "0 [] 57-NQ/TW từng\n0 [] ≥ 5\n");
}
END_TEST

START_TEST(notes_and_running_heads) {
    static const char body[] =
        "<w:p><w:r><w:t>Theo</w:t><w:footnoteReference w:id='2'/><w:t> đó</w:t></w:r></w:p>"
        "<w:sectPr><w:headerReference w:type='first' r:id='h1'/><w:footerReference "
        "r:id='f1'/>%s</w:sectPr>";
    char with[600], without[600];
    snprintf(with, sizeof with, body, "<w:titlePg/>");
    snprintf(without, sizeof without, body, "");
    docx d = {.body = with,
              .footnotes = "<w:footnote w:id='0' w:type='separator'>" P(
                  "x") "</w:footnote>"
                       "<w:footnote w:id='2'>" P("chú thích") "</w:footnote>",
              .header = P("UBND TỈNH"),
              .footer = P("Lưu hành nội bộ")};
    expect(&d, "0 [] UBND TỈNH\n0 [] Theo[1] đó\n0 [] [1] chú thích\n0 [] Lưu hành nội bộ\n");
    d.body = without;
    expect(&d, "0 [] Theo[1] đó\n0 [] [1] chú thích\n0 [] Lưu hành nội bộ\n");
}
END_TEST

START_TEST(nested_tables) {
    /* One that only frames others is layout. */
    expect_body("<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc>" P("a") "</w:tc><w:tc>" P(
                    "b") "</w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl>",
                "table 1 x 2 with spans\n  0,0: a\n  0,1: b\n");
}
END_TEST

int main(void) {
    Suite *suite = suite_create("corpus docx");
    TCase *tests = tcase_create("docx");
    tcase_add_test(tests, paragraphs_of_runs);
    tcase_add_test(tests, tracked_changes_are_as_accepted);
    tcase_add_test(tests, merged_cells);
    tcase_add_test(tests, numbers_that_word_makes);
    tcase_add_test(tests, numbers_from_styles);
    tcase_add_test(tests, numbered_cells_without_text);
    tcase_add_test(tests, text_boxes_once_and_before);
    tcase_add_test(tests, fields_show_their_result);
    tcase_add_test(tests, page_numbers_leave_nothing);
    tcase_add_test(tests, signs_and_hyphens);
    tcase_add_test(tests, notes_and_running_heads);
    tcase_add_test(tests, nested_tables);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
