/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Archives of documents, whose members are files with everything that can happen to files.  What
 * hostile archives come to is tested by cli/test_archives.sh. */
#include "../../corpus/archive_inside.h"
#include "../corpus/package.h"
#include "indexer_fixture.h"

#include <corpus/archive.h>

enum { MANY = 150 };

static void write_archive(const char *name, const part *parts, size_t count) {
    tc_slice bytes = package(parts, count);
    write_bytes(name, bytes.ptr, bytes.len);
    union {
        const char *in;
        void *out;
    } memory = {bytes.ptr};
    free(memory.out);
}

static void check_counts(unsigned indexed, unsigned unchanged, unsigned failed, unsigned removed) {
    ck_assert_uint_eq(stats.indexed, indexed);
    ck_assert_uint_eq(stats.unchanged, unchanged);
    ck_assert_uint_eq(stats.failed, failed);
    ck_assert_uint_eq(stats.removed, removed);
}

static void run_archives(const char *name, tc_indexer_reader reader) {
    tc_indexer_options options = options_over(name);
    options.reader = reader;
    tc_document_archives(true);
    run_with(&options);
}

/* "709" in each, so that each cites something. */
static const char text[] = "Căn cứ Quyết định số 709/QĐ-TTg ngày 23/7/2024 của Thủ tướng.";

static void write_members(const char *name, unsigned count) {
    static part parts[MANY];
    static char names[MANY][32], texts[MANY][200];
    for (unsigned i = 0; i < count; i++) {
        snprintf(names[i], sizeof names[i], "%u/%03u.txt", i % 7, i);
        snprintf(texts[i], sizeof texts[i], "%s Lần %u.", text, i);
        parts[i] = (part){names[i], tc_slice_of(texts[i])};
    }
    write_archive(name, parts, count);
}

/* ---- Workers that die ---- */

START_TEST(a_dead_worker_costs_one_member) {
    const part parts[] = {{"a.txt", TC_SLICE("Kế hoạch a.")}, {"crash1.txt", TC_SLICE("1")},
                          {"b.txt", TC_SLICE("Kế hoạch b.")}, {"kill.txt", TC_SLICE("2")},
                          {"crash2.txt", TC_SLICE("3")},      {"c.txt", TC_SLICE("Kế hoạch c.")}};
    make_folder("in");
    write_archive("in/a.zip", parts, 6);
    write_plan("in/b.txt", 7, "đô thị");
    run_archives("in", hostile_reader);
    check_counts(4, 0, 3, 0);
    ck_assert_uint_eq(stats.files, 7);
    ck_assert_uint_eq(stats.restarts, 3);
    ck_assert_uint_eq(told("in/a.zip/crash1.txt: reading it crashed"), 1);
    ck_assert_uint_eq(told("in/a.zip/crash2.txt: reading it crashed"), 1);
    ck_assert_uint_eq(told("in/a.zip/kill.txt: its reader was killed, perhaps for want of memory"),
                      1);
    ck_assert_uint_eq(count_term(TC_FIELD_KIND, "document"), 4);
    run_archives("in", hostile_reader);
    check_counts(0, 4, 3, 0);
    ck_assert_uint_eq(stats.restarts, 0);
    ck_assert_uint_eq(stats.read, 0);
}
END_TEST

/* ---- Runs that end early ---- */

START_TEST(a_stop_is_heard_between_members) {
    make_folder("in");
    write_members("in/a.zip", MANY);
    tc_indexer_options options = options_over("in");
    stop_early(&options);
    tc_document_archives(true);
    run_with(&options);
    ck_assert(stats.interrupted);
    unsigned done = (unsigned)stats.indexed;
    ck_assert_uint_ge(done, 3);
    ck_assert_uint_lt(done, MANY);
    ck_assert_uint_eq(count_term(TC_FIELD_KIND, "document"), done);
    run_archives("in", NULL);
    check_counts(MANY - done, done, 0, 0);
    run_archives("in", NULL);
    check_counts(0, MANY, 0, 0);
    ck_assert_uint_eq(count_term(TC_FIELD_KIND, "archive"), 1);
}
END_TEST

/* ---- Asked or not ---- */

START_TEST(an_archive_named_without_being_asked_for_is_refused_until_it_is) {
    make_folder("in");
    write_members("in/a.zip", 3);
    run_over("in/a.zip");
    check_counts(0, 0, 1, 0);
    ck_assert_uint_eq(told("in/a.zip: a ZIP file, which is not read"), 1);
    run_archives("in/a.zip", NULL);
    check_counts(3, 0, 0, 0);
    ck_assert_uint_eq(count_term(TC_FIELD_KIND, "failed"), 0);
    run_archives("in/a.zip", NULL);
    check_counts(0, 3, 0, 0);
}
END_TEST

START_TEST(a_document_that_calls_itself_an_archive_is_a_document) {
    make_folder("in");
    write_text("in/a.zip", text);
    for (unsigned round = 0; round < 2; round++) {
        run_archives("in", NULL);
        check_counts(round == 0, round == 1, 0, 0);
        ck_assert_uint_eq(stats.files, 1);
    }
    write_members("in/a.zip", 2);
    run_archives("in", NULL);
    check_counts(2, 0, 0, 0);
    ck_assert_uint_eq(count_term(TC_FIELD_KIND, "document"), 2);
}
END_TEST

/* ---- Names ---- */

static void check_name(const char *raw, tc_member_fault wanted_fault, const char *wanted) {
    tc_member_fault fault;
    tc_arena *arena = tc_arena_new(1 << 20);
    tc_slice name = tc_member_name(arena, tc_slice_of(raw), &fault);
    ck_assert_ptr_nonnull(name.ptr);
    ck_assert_str_eq(name.ptr, wanted);
    ck_assert_int_eq(fault, wanted_fault);
    tc_arena_free(arena);
}

START_TEST(names_are_read_in_three_encodings) {
    check_name("kế hoạch/x.docx", TC_MEMBER_FINE, "kế hoạch/x.docx");
    check_name("kế.txt", TC_MEMBER_FINE, "kế.txt"); /* NFD */
    check_name("K\xEA\xEC ho\x61\xF2\x63h.txt", TC_MEMBER_FINE, "Kế hoạch.txt");
    check_name("V\xE3n b\x61\xD2n.doc", TC_MEMBER_FINE, "Văn bản.doc");
    check_name("caf\x82/na\x8Bve.txt", TC_MEMBER_FINE, "café/naïve.txt");
}
END_TEST

START_TEST(names_lead_nowhere) {
    check_name("a\\b\\c.txt", TC_MEMBER_FINE, "a/b/c.txt");
    check_name("./a//./b.txt", TC_MEMBER_FINE, "a/b.txt");
    check_name("a/..b/c...txt", TC_MEMBER_FINE, "a/..b/c...txt");
    check_name("../a.txt", TC_MEMBER_OUTSIDE, "../a.txt");
    check_name("a/..\\..\\b.txt", TC_MEMBER_OUTSIDE, "a/../../b.txt");
    check_name("a/..", TC_MEMBER_OUTSIDE, "a/..");
    check_name("/a.txt", TC_MEMBER_OUTSIDE, "/a.txt");
    check_name("\\\\server\\a.txt", TC_MEMBER_OUTSIDE, "/server/a.txt");
    check_name("c:\\a.txt", TC_MEMBER_OUTSIDE, "c:/a.txt");
    check_name("a\n\x1B[2J.txt", TC_MEMBER_CONTROL, "a??[2J.txt");
    check_name("folder/", TC_MEMBER_FINE, "");
    check_name("folder\\", TC_MEMBER_FINE, "");
}
END_TEST

START_TEST(a_path_is_parted_where_the_archive_ends) {
    make_folder("dir.zip");
    write_text("dir.zip/a.zip", "x");
    write_text("plain", "x");
    ck_assert_uint_eq(tc_archive_of(at("dir.zip/a.zip/b.zip/c.txt")), strlen(at("dir.zip/a.zip")));
    ck_assert_uint_eq(tc_archive_of(at("dir.zip/a.zip")), 0);
    ck_assert_uint_eq(tc_archive_of(at("dir.zip/a.zip/")), 0);
    ck_assert_uint_eq(tc_archive_of(at("plain/a.txt")), 0);
    ck_assert_uint_eq(tc_archive_of(at("none.zip/a.txt")), 0);
}
END_TEST

int main(void) {
    const TTest *const tests[] = {a_dead_worker_costs_one_member,
                                  a_stop_is_heard_between_members,
                                  an_archive_named_without_being_asked_for_is_refused_until_it_is,
                                  a_document_that_calls_itself_an_archive_is_a_document,
                                  names_are_read_in_three_encodings,
                                  names_lead_nowhere,
                                  a_path_is_parted_where_the_archive_ends,
                                  NULL};
    return run_tests("archives", tests);
}
