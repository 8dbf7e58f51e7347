/* SPDX-License-Identifier: GPL-2.0-or-later */
/* OpenDocument and workbooks, as their programs show them. */
#include "../corpus/invariants.h"
#include "../corpus/outline.h"
#include "../corpus/package.h"
#include "run.h"

#include <stdio.h>

enum { ARENA_MAX = 256 << 20 };

static void expect(const part *parts, size_t count, tc_format format, const char *wanted) {
    tc_arena *arena = tc_arena_new(ARENA_MAX);
    tc_document document;
    tc_error error = {0};
    tc_buffer got;
    tc_buffer_init(&got, 1 << 20);
    tc_slice bytes = package(parts, count);
    tc_status status = tc_document_parse(arena, "a", bytes, &document, &error);
    ck_assert_msg(status == TC_OK, "%s", error.message);
    ck_assert_int_eq(document.format, format);
    check_invariants(&document, "a");
    outline(&got, &document);
    ck_assert_str_eq(got.data ? got.data : "", wanted);
    tc_buffer_dispose(&got);
    free((void *)(uintptr_t)bytes.ptr);
    tc_arena_free(arena);
}

#define ODF "urn:oasis:names:tc:opendocument:xmlns:"
#define ODF_SPACES                                                                                 \
    " xmlns:office='" ODF "office:1.0' xmlns:text='" ODF "text:1.0' xmlns:table='" ODF             \
    "table:1.0' xmlns:style='" ODF "style:1.0' xmlns:draw='" ODF "drawing:1.0' xmlns:fo='" ODF     \
    "xsl-fo-compatible:1.0'"

static void expect_odt(const char *styles, const char *body, const char *wanted) {
    char *content;
    ck_assert_int_gt(asprintf(&content,
                              "<office:document-content" ODF_SPACES
                              "><office:automatic-styles>%s</office:automatic-styles><office:body>"
                              "%s</office:body></office:document-content>",
                              styles, body),
                     0);
    const part parts[] = {
        {"mimetype", TC_SLICE("application/vnd.oasis.opendocument.text")},
        {"content.xml", tc_slice_of(content)},
        {"styles.xml",
         TC_SLICE("<office:document-styles" ODF_SPACES "><office:master-styles><style:master-page>"
                  "<style:footer><text:p>Chân trang</text:p></style:footer></style:master-page>"
                  "</office:master-styles></office:document-styles>")}};
    expect(parts, 3, TC_FORMAT_ODT, wanted);
    free(content);
}

START_TEST(opendocument_text) {
    expect_odt(
        "<text:list-style style:name='L'><text:list-level-style-number text:level='1' "
        "style:num-format='1' style:num-suffix='.'/><text:list-level-style-number text:level='2' "
        "style:num-format='1' text:display-levels='2' style:num-suffix='.'/></text:list-style>"
        "<style:style style:name='T' style:family='text'><style:text-properties "
        "text:display='none'/></style:style>",
        "<office:text><text:tracked-changes><text:p>đã xóa</text:p></text:tracked-changes>"
        "<text:p>Một<text:s/>câu<text:note><text:note-citation>1</"
        "text:note-citation><text:note-body>"
        "<text:p>ghi chú</text:p></text:note-body></text:note><text:span text:style-name='T'>ẩn"
        "</text:span></text:p><text:p><draw:frame><draw:text-box><text:p>KHUNG</text:p>"
        "</draw:text-box></draw:frame>sau</text:p>"
        "<text:list "
        "text:style-name='L'><text:list-item><text:p>a</text:p><text:list><text:list-item>"
        "<text:p>b</text:p></text:list-item></text:list></text:list-item></text:list>"
        "<text:p>xen</text:p><text:list text:style-name='L' text:continue-numbering='true'>"
        "<text:list-item><text:p>c</text:p></text:list-item></text:list></office:text>",
        "0 [] Một câu[1]\n0 [] KHUNG\n0 [] sau\n3 [1.] a\n4 [1.1.] b\n0 [] xen\n3 [2.] c\n"
        "0 [] [1] ghi chú\n0 [] Chân trang\n");
}
END_TEST

START_TEST(opendocument_tables) {
    expect_odt(
        "",
        "<office:text><table:table><table:table-row><table:table-cell "
        "table:number-columns-spanned='2'><text:p>A</text:p></table:table-cell>"
        "<table:covered-table-cell/><table:table-cell table:number-rows-spanned='2'><text:p>B"
        "</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell>"
        "<text:p>c</text:p></table:table-cell><table:table-cell><text:p>d</text:p>"
        "</table:table-cell><table:covered-table-cell/></table:table-row></table:table>"
        "</office:text>",
        "table 2 x 3 with spans\n  0,0 cols 2: A\n  0,2 rows 2: B\n  1,0: c\n  1,1: d\n"
        "0 [] Chân trang\n");
    /* Millions of empty rows and columns, and a cell and a row that stand there more than once. */
    expect_odt("",
               "<office:spreadsheet><table:table table:name='Biểu'><table:table-row "
               "table:number-rows-repeated='2'><table:table-cell table:number-columns-repeated='2'>"
               "<text:p>x</text:p></table:table-cell><table:table-cell "
               "table:number-columns-repeated='16380'/></table:table-row><table:table-row "
               "table:number-rows-repeated='1048570'><table:table-cell "
               "table:number-columns-repeated='16384'/></table:table-row></table:table>"
               "</office:spreadsheet>",
               "0 bold [] Biểu\ntable 3 x 3 with spans\n  0,0: x\n  0,1: x\n  0,2: \n  1,0: x\n"
               "  1,1: x\n  1,2: \n  2,0: \n0 [] Chân trang\n");
}
END_TEST

#define SHEET "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/relationships"

static void expect_xlsx(const char *rows, const char *wanted) {
    char *sheet;
    ck_assert_int_gt(asprintf(&sheet, "<worksheet xmlns='" SHEET "'>%s</worksheet>", rows), 0);
    const part parts[] = {
        {"[Content_Types].xml", TC_SLICE("<Types/>")},
        {"xl/workbook.xml",
         TC_SLICE("<workbook xmlns='" SHEET "' xmlns:r='" OFFICE
                  "'><sheets><sheet name='Phụ lục' sheetId='1' r:id='a'/><sheet name='Ẩn' "
                  "sheetId='2' state='hidden' r:id='a'/></sheets></workbook>")},
        {"xl/_rels/workbook.xml.rels",
         TC_SLICE("<Relationships xmlns='" PACKAGE "'><Relationship Id='a' Type='" OFFICE
                  "/worksheet' Target='worksheets/sheet1.xml'/><Relationship Id='b' Type='" OFFICE
                  "/sharedStrings' Target='sharedStrings.xml'/><Relationship Id='c' Type='" OFFICE
                  "/styles' Target='styles.xml'/></Relationships>")},
        {"xl/sharedStrings.xml",
         TC_SLICE("<sst xmlns='" SHEET "'><si><t>Việc</t></si><si><r><t>Hạ</t></r><r><t>n</t></r>"
                  "<rPh><t>x</t></rPh></si></sst>")},
        {"xl/styles.xml", TC_SLICE("<styleSheet xmlns='" SHEET
                                   "'><numFmts><numFmt numFmtId='170' formatCode='d\\-m\\-yyyy'/>"
                                   "</numFmts><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf "
                                   "numFmtId='170'/><xf numFmtId='9'/></cellXfs></styleSheet>")},
        {"xl/worksheets/sheet1.xml", tc_slice_of(sheet)}};
    expect(parts, sizeof parts / sizeof *parts, TC_FORMAT_XLSX, wanted);
    free(sheet);
}

START_TEST(workbooks) {
    expect_xlsx(
        "<sheetData><row r='1'><c r='B1' t='inlineStr'><is><t>KẾ HOẠCH</t></is></c></row>"
        "<row r='3'><c r='A3' t='s'><v>0</v></c><c r='C3' t='s'><v>1</v></c></row>"
        "<row r='4'><c r='A4'><v>0.1</v></c><c r='C4' s='1'><v>45359</v></c></row>"
        "<row r='5'><c r='A5' s='3'><v>0.25</v></c><c r='C5' s='2'><v>45359.5</v></c></row>"
        "</sheetData>",
        "0 bold [] Phụ lục\n0 [] KẾ HOẠCH\ntable 3 x 2 with spans\n  0,0: Việc\n  0,1: Hạn\n"
        "  1,0: 0.1\n  1,1: 08/03/2024\n  2,0: 25%\n  2,1: 8/3/2024\n");
    expect_xlsx(
        "<sheetData><row r='2'><c r='A2'><v>1</v></c><c r='B2'><v>2</v></c></row><row r='3'>"
        "<c r='A3'><v>9</v></c><c r='B3'><v>3</v></c></row></sheetData><mergeCells><mergeCell "
        "ref='A2:A3'/></mergeCells>",
        "0 bold [] Phụ lục\ntable 2 x 2 with spans\n  0,0 rows 2: 1\n  0,1: 2\n  1,1: 3\n");
    /* The last place of the largest sheet costs no more than the first. */
    expect_xlsx("<sheetData><row r='1'><c r='A1'><v>1</v></c><c r='B1'><v>2</v></c></row><row "
                "r='1048576'><c r='A1048576'><v>3</v></c><c r='XFD1048576'><v>4</v></c></row>"
                "</sheetData>",
                "0 bold [] Phụ lục\ntable 1 x 2 with spans\n  0,0: 1\n  0,1: 2\n"
                "table 1 x 2 with spans\n  0,0: 3\n  0,1: 4\n");
}
END_TEST

int main(void) {
    Suite *suite = suite_create("corpus sheets");
    TCase *tests = tcase_create("sheets");
    tcase_add_test(tests, opendocument_text);
    tcase_add_test(tests, opendocument_tables);
    tcase_add_test(tests, workbooks);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
