/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which files are read, as what, and how the others are refused; and that real documents, where
 * they are at hand, keep the invariants. */
#include "../corpus/invariants.h"
#include "run.h"

#include <dirent.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

enum { ARENA_MAX = 256 << 20 };

static tc_status parse(tc_arena *arena, const char *path, tc_slice bytes, tc_document *out,
                       tc_error *error) {
    *error = (tc_error){0};
    return tc_document_parse(arena, path, bytes, out, error);
}

START_TEST(wanted_files_go_by_their_ending) {
    static const char *const wanted[] = {"a.txt",  "dir/B.TXT",  "c.md", "d.markdown",
                                         "e.html", "/x.y/f.HTM", "g.PDF"};
    static const char *const others[] = {"a.exe",  "txt",       ".txt",      "dir/.hidden.txt",
                                         "a.txt~", "~$a.txt",   "a.txt.bak", "dir.txt/readme",
                                         "",       "dir/~$b.md"};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        ck_assert_msg(tc_document_wanted(wanted[i]), "%s", wanted[i]);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        ck_assert_msg(!tc_document_wanted(others[i]), "%s", others[i]);
}
END_TEST

START_TEST(contents_decide_before_the_name) {
    static const struct {
        const char *path, *bytes;
        tc_format format;
    } cases[] = {{"a.txt", "Kế hoạch", TC_FORMAT_TXT},
                 {"a", "Kế hoạch", TC_FORMAT_TXT},
                 {"a.md", "Kế hoạch", TC_FORMAT_MD},
                 {"a.MARKDOWN", "Kế hoạch", TC_FORMAT_MD},
                 {"a.html", "Kế hoạch", TC_FORMAT_HTML},
                 {"a.txt", "\xEF\xBB\xBF\n <!DOCTYPE HTML><p>x", TC_FORMAT_HTML},
                 {"a.md", "<HTML><p>x", TC_FORMAT_HTML},
                 {"a.txt", "<!-- saved --><html><p>x", TC_FORMAT_HTML},
                 {"a.txt", "Thẻ <html> ở giữa câu", TC_FORMAT_TXT}};
    tc_arena *arena = tc_arena_new(ARENA_MAX);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        tc_document document;
        tc_error error;
        ck_assert_int_eq(
            parse(arena, cases[i].path, tc_slice_of(cases[i].bytes), &document, &error), TC_OK);
        ck_assert_msg(document.format == cases[i].format, "%s: %s", cases[i].path, cases[i].bytes);
        ck_assert_str_eq(document.path, cases[i].path);
        check_invariants(&document, cases[i].path);
    }
    tc_arena_free(arena);
}
END_TEST

START_TEST(other_formats_are_named) {
    const struct {
        tc_slice bytes;
        const char *message;
    } cases[] = {{TC_SLICE("%PDF-1.7\n"), "a damaged PDF file"},
                 {TC_SLICE("PK\3\4xxxx"), "a ZIP file"},
                 {TC_SLICE("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "an OLE2 file"},
                 {TC_SLICE("\x1F\x8B\x08"), "a gzip file"},
                 {TC_SLICE("\x7F"
                           "ELF\2\1"),
                  "a program"},
                 {TC_SLICE("{\\rtf1"), "an RTF file"},
                 {TC_SLICE("some\0text with\0zeros in odd places \0"), "a binary file"},
                 {{"", 0}, "empty"},
                 {TC_SLICE(" \n\t\n\xC2\xA0\r\n"), "empty"},
                 {TC_SLICE("<html><head><title>x</title></head></html>"), "empty"}};
    tc_arena *arena = tc_arena_new(ARENA_MAX);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        tc_document document = {.path = "untouched"};
        tc_error error;
        ck_assert_int_eq(parse(arena, "a.txt", cases[i].bytes, &document, &error), TC_ERR_FORMAT);
        ck_assert_msg(strstr(error.message, cases[i].message) == error.message, "%s: %s",
                      cases[i].message, error.message);
        ck_assert_str_eq(error.file, "a.txt");
        ck_assert_str_eq(document.path, "untouched");
    }
    tc_arena_free(arena);
}
END_TEST

START_TEST(pictures_are_for_ocr) {
    const tc_slice pictures[] = {TC_SLICE("\x89PNG\r\n\x1A\n"), TC_SLICE("\xFF\xD8\xFF\xE0"),
                                 TC_SLICE("II*\0....")};
    tc_arena *arena = tc_arena_new(ARENA_MAX);
    for (size_t i = 0; i < sizeof pictures / sizeof *pictures; i++) {
        tc_document document;
        tc_error error;
        ck_assert_int_eq(parse(arena, "a.txt", pictures[i], &document, &error), TC_ERR_SCAN);
        ck_assert_ptr_nonnull(strstr(error.message, "needs OCR"));
    }
    ck_assert(!tc_document_wanted("a.jpg"));
    tc_document_ocr(true);
    ck_assert(tc_document_wanted("a.jpg") && tc_document_wanted("b.TIFF"));
    tc_document_ocr(false);
    tc_arena_free(arena);
}
END_TEST

START_TEST(limits_are_errors) {
    tc_arena *arena = tc_arena_new(ARENA_MAX);
    tc_document document;
    tc_error error;
    size_t size = TC_DOCUMENT_MAX + 1;
    char *bytes = malloc(size);
    ck_assert_ptr_nonnull(bytes);
    memset(bytes, 'a', size);
    ck_assert_int_eq(parse(arena, "a.txt", (tc_slice){bytes, size}, &document, &error),
                     TC_ERR_LIMIT);
    size = 4000002; /* one line too many */
    for (size_t i = 1; i < size; i += 2)
        bytes[i] = '\n';
    ck_assert_int_eq(parse(arena, "a.txt", (tc_slice){bytes, size}, &document, &error),
                     TC_ERR_LIMIT);
    free(bytes);
    tc_arena_free(arena);
}
END_TEST

START_TEST(deep_pages_are_refused_not_cut) {
    tc_arena *arena = tc_arena_new(ARENA_MAX);
    tc_buffer page;
    tc_buffer_init(&page, 1 << 20);
    tc_buffer_add(&page, TC_SLICE("<html>"));
    for (int i = 0; i < 25000; i++)
        tc_buffer_add(&page, TC_SLICE("<div>"));
    tc_buffer_add(&page, TC_SLICE("trong cùng"));
    tc_document document;
    tc_error error;
    ck_assert_int_eq(parse(arena, "a.html", tc_buffer_slice(&page), &document, &error),
                     TC_ERR_FORMAT);
    ck_assert_msg(strstr(error.message, "too deep") != NULL, "%s", error.message);
    tc_buffer_dispose(&page);
    tc_arena_free(arena);
}
END_TEST

static tc_slice block_text(const tc_document *document, uint32_t i) {
    ck_assert_uint_lt(i, document->block_count);
    return document->blocks[i].text;
}

START_TEST(encodings_of_pages) {
    const struct {
        tc_slice bytes;
        const char *text;
    } cases[] = {{TC_SLICE("<html><meta charset=utf-8><p>Đề án"), "Đề án"},
                 {TC_SLICE("<html><p>Đề án"), "Đề án"},
                 {TC_SLICE("<html><meta charset='windows-1258'><p>\xD0\xE2y l\xE0"), "Đây là"},
                 {TC_SLICE("<html><meta charset='no-such-name'><p>a\xE0z"), "a\xEF\xBF\xBDz"},
                 {TC_SLICE("<html><p>&#272;&#7873; &aacute;n &lt;1&gt;"), "Đề án <1>"}};
    tc_arena *arena = tc_arena_new(ARENA_MAX);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        tc_document document;
        tc_error error;
        ck_assert_int_eq(parse(arena, "a.html", cases[i].bytes, &document, &error), TC_OK);
        tc_slice text = block_text(&document, 0);
        ck_assert_msg(tc_slice_equal(text, tc_slice_of(cases[i].text)), "%.*s, not %s",
                      (int)text.len, text.ptr, cases[i].text);
        ck_assert_uint_eq(tc_text_source(&document.text, document.text.utf8.len),
                          document.text.utf8.len);
    }
    tc_arena_free(arena);
}
END_TEST

/* Letters that only a font makes Vietnamese: found by the font where the page names one, by the
 * words where it does not. */
START_TEST(fonts_of_before_unicode_are_read_as_they_look) {
    static const char *const pages[] = {
        "<p><font face='.VnTimeH'>quyÕt ®Þnh</font><p style='color:red; font-family: \".VnTime\", "
        "serif'>Sè 15 <b>cña</b> Uû ban<p>à Ơ Ư<p><font face='VNI-Times'>soá</font>",
        "<p>QUYẾT ĐỊNH<p>V/v giao chØ tiªu biªn chÕ<p>Sè 15<p>cña Uû ban nh©n d©n tØnh"};
    static const char *const wanted[] = {"QUYẾT ĐỊNH\n\nSố 15 của Uỷ ban\n\nà Ơ Ư\n\nsố",
                                         "QUYẾT ĐỊNH\n\nV/v giao chỉ tiêu biên chế\n\nSố 15\n\n"
                                         "của Uỷ ban nhân dân tỉnh"};
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        tc_arena *arena = tc_arena_new(ARENA_MAX);
        tc_document document;
        tc_error error;
        ck_assert_int_eq(parse(arena, "a.html", tc_slice_of(pages[i]), &document, &error), TC_OK);
        ck_assert_str_eq(tc_arena_copy(arena, document.text.utf8).ptr, wanted[i]);
        tc_arena_free(arena);
    }
}
END_TEST

/* What Word puts into a page is no text: marks between which other programs find what it makes
 * itself, and comments.  Raised digits are the mark of a note, or an exponent. */
START_TEST(pages_that_word_saved) {
    static const struct {
        const char *page, *text;
    } cases[] = {
        {"<html xmlns:o='urn:schemas-microsoft-com:office:office'><p class=MsoListParagraph "
         "style='mso-list:l0 level1 lfo1'><![if !supportLists]><span><span style='mso-list:Ignore'>"
         "1.<span>&nbsp;&nbsp; </span></span></span><![endif]>Sở Nội vụ<o:p></o:p></p>",
         "1. Sở Nội vụ"},
        {"<html><p><!--[if gte vml 1]><v:line/><![endif]--><![if !vml]><img src=a><![endif]>Số: "
         "41/KH-SKHCN<!--[if !mso]><!--> (b)<!--<![endif]-->",
         "Số: 41/KH-SKHCN (b)"},
        {"<html><p>Đề án<span style='mso-special-character:comment'><![if !supportAnnotations]><a>"
         "[AB1]</a><![endif]></span></p><div style='mso-element:comment-list'><p>Xem lại</p></div>",
         "Đề án"},
        {"<html><p>x <![if y", "x <![if y"},
        {"<html><p>UBND tỉnh<a><![if !supportFootnotes]>[1]<![endif]></a>; số 123<sup>2</sup> và "
         "<b>xã</b><sup>(3)</sup>",
         "UBND tỉnh[1]; số 123[2] và xã[3]"},
        {"<html><p>500m<sup>2</sup>, 3 km<sup>2</sup>, 10<sup>6</sup>, R<sup>2</sup>, "
         "1<sup>st</sup>",
         "500m2, 3 km2, 106, R2, 1st"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        tc_arena *arena = tc_arena_new(ARENA_MAX);
        tc_document document;
        tc_error error;
        ck_assert_int_eq(parse(arena, "a.html", tc_slice_of(cases[i].page), &document, &error),
                         TC_OK);
        ck_assert_str_eq(tc_arena_copy(arena, document.text.utf8).ptr, cases[i].text);
        tc_arena_free(arena);
    }
}
END_TEST

START_TEST(utf16_is_text) {
    tc_arena *arena = tc_arena_new(ARENA_MAX);
    tc_document document;
    tc_error error;
    tc_slice bytes = TC_SLICE("\xFF\xFEK\0\xBF\x1E\n\0\n\0h\0");
    ck_assert_int_eq(parse(arena, "a.txt", bytes, &document, &error), TC_OK);
    ck_assert(tc_slice_equal(document.text.utf8, tc_slice_of("Kế\n\nh")));
    tc_arena_free(arena);
}
END_TEST

START_TEST(lines_are_counted_from_one) {
    tc_arena *arena = tc_arena_new(ARENA_MAX);
    tc_document document;
    tc_error error = {0};
    ck_assert_int_eq(tc_document_parse(arena, "a.txt", TC_SLICE("a\nb\n\nc"), &document, &error),
                     TC_OK);
    static const uint32_t lines[] = {1, 1, 2, 2, 3, 4, 4};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        ck_assert_uint_eq(tc_document_line(&document, i), lines[i]);
    ck_assert_uint_eq(tc_document_line(&document, SIZE_MAX), 4);
    tc_arena_free(arena);
}
END_TEST

START_TEST(files_that_cannot_be_read) {
    tc_arena *arena = tc_arena_new(ARENA_MAX);
    tc_document document;
    tc_error error = {0};
    ck_assert_int_eq(tc_document_read(arena, "/nonexistent/a.txt", &document, &error), TC_ERR_IO);
    ck_assert_str_eq(error.file, "/nonexistent/a.txt");
    ck_assert_int_eq(tc_document_read(arena, "/", &document, &error), TC_ERR_IO);
    tc_arena_free(arena);
}
END_TEST

/* Reads every wanted file of a folder of the reference data; returns how many there were. */
static int read_folder(const char *folder) {
    char path[1024];
    int count = 0;
    snprintf(path, sizeof path, "%s/%s", TRACUU_SHARED, folder);
    DIR *open = opendir(path);
    tc_arena *arena = tc_arena_new(ARENA_MAX);
    for (struct dirent *entry; open && (entry = readdir(open)) != NULL;) {
        tc_document document;
        tc_error error = {0};
        if (!tc_document_wanted(entry->d_name))
            continue;
        snprintf(path, sizeof path, "%s/%s/%s", TRACUU_SHARED, folder, entry->d_name);
        ck_assert_msg(tc_document_read(arena, path, &document, &error) == TC_OK, "%s: %s", path,
                      error.message);
        check_invariants(&document, entry->d_name);
        tc_arena_reset(arena);
        count++;
    }
    if (open)
        closedir(open);
    tc_arena_free(arena);
    return count;
}

START_TEST(real_documents_keep_the_invariants) {
    struct stat info;
    if (stat(TRACUU_SHARED "/seeds", &info) != 0) {
        fprintf(stderr, "skipped: no reference data in %s\n", TRACUU_SHARED);
        return;
    }
    ck_assert_int_gt(read_folder("seeds"), 0);
    ck_assert_int_gt(read_folder("plans"), 0);
    ck_assert_int_gt(read_folder("data/html"), 0);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("corpus document");
    TCase *tests = tcase_create("documents");
    tcase_add_test(tests, fonts_of_before_unicode_are_read_as_they_look);
    tcase_add_test(tests, pages_that_word_saved);
    tcase_add_test(tests, wanted_files_go_by_their_ending);
    tcase_add_test(tests, contents_decide_before_the_name);
    tcase_add_test(tests, other_formats_are_named);
    tcase_add_test(tests, pictures_are_for_ocr);
    tcase_add_test(tests, limits_are_errors);
    tcase_add_test(tests, deep_pages_are_refused_not_cut);
    tcase_add_test(tests, encodings_of_pages);
    tcase_add_test(tests, utf16_is_text);
    tcase_add_test(tests, lines_are_counted_from_one);
    tcase_add_test(tests, files_that_cannot_be_read);
    tcase_add_test(tests, real_documents_keep_the_invariants);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
