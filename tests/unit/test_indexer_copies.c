/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Files with the same bytes are one document, which is read once, and its copies: whether they came
 * one by one or together, to one worker or several, whatever becomes of the first of them. */
#include "../corpus/package.h"
#include "indexer_fixture.h"

#include <corpus/archive.h>

static _Atomic unsigned *parsed_here; /* files, by all workers */

/* What a name begins with decides what becomes of the file: a copy may fare worse than another. */
static tc_status moody_reader(tc_arena *arena, const char *path, tc_slice bytes, tc_record *out,
                              tc_error *error) {
    const char *name = strrchr(path, '/') + 1;
    if (strncmp(name, "crash", 5) == 0)
        abort();
    if (strncmp(name, "hang", 4) == 0)
        for (;;)
            pause();
    if (strncmp(name, "fail", 4) == 0)
        return tc_error_set(error, TC_ERR_FORMAT, "damaged");
    if (strncmp(name, "scan", 4) == 0)
        return tc_error_set(error, TC_ERR_SCAN, "needs OCR");
    atomic_fetch_add(parsed_here, 1);
    return tc_record_parse(arena, path, bytes, out, error);
}

/* As OCR has it: what a scan does not tell, its name may. */
static tc_status scanning_reader(tc_arena *arena, const char *path, tc_slice bytes, tc_record *out,
                                 tc_error *error) {
    tc_status status = moody_reader(arena, path, bytes, out, error);
    if (status == TC_OK) {
        out->document.scan.read = 1;
        out->citations.header.title = tc_slice_of(strrchr(path, '/') + 1);
    }
    return status;
}

static void start(void) {
    parsed_here =
        mmap(NULL, sizeof *parsed_here, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    ck_assert_ptr_ne(parsed_here, MAP_FAILED);
    make_folder("in");
    make_folder("in/a");
    make_folder("in/b");
}

static uint32_t patience = 60; /* seconds for a file: no reader but one that hangs takes them */

static void run_into(const char *index, tc_indexer_options *options, tc_indexer_reader reader) {
    snprintf(dir, sizeof dir, "%s/%s", scratch, index);
    options->reader = reader;
    options->file_seconds = patience;
    run_with(options);
}

/* The files below "in" that are written here, in the order in which they come. */
static char names[200][64];
static unsigned count;

static void write_copy(const char *name, unsigned number, const char *word) {
    snprintf(names[count], sizeof names[0], "in/%s", name);
    write_plan(names[count++], number, word);
}

static uint64_t references, assignments; /* of the runs over each file by itself */

/* The whole index of runs over one file each. */
static char *one_by_one(tc_indexer_reader reader, bool backwards) {
    references = assignments = 0;
    for (unsigned i = 0; i < count; i++) {
        tc_indexer_options options = options_over(names[backwards ? count - 1 - i : i]);
        run_into("alone", &options, reader);
        references += stats.references;
        assignments += stats.assignments;
    }
    return dump_index();
}

/* … last to first. */
static char *each_by_itself(tc_indexer_reader reader) {
    return one_by_one(reader, true);
}

/* Runs over the folder with JOBS workers; the index is ALONE.  How many files were parsed. */
static unsigned run_together(uint32_t jobs, tc_indexer_reader reader, const char *alone) {
    char index[32];
    snprintf(index, sizeof index, "together%u", jobs);
    tc_indexer_options options = options_over("in");
    options.jobs = jobs;
    atomic_store(parsed_here, 0);
    run_into(index, &options, reader);
    char *all = dump_index();
    ck_assert_msg(strcmp(all, alone) == 0, "with %u workers", jobs);
    free(all);
    return atomic_load(parsed_here);
}

/* Five papers of one size, COPIES of each. */
static void write_alike(unsigned copies) {
    static const char *const words[] = {"mot", "hai", "ba_", "bon", "nam"};
    char name[32];
    for (unsigned i = 0; i < 5 * copies; i++) {
        snprintf(name, sizeof name, "%s/%02u.txt", i % 3 ? "a" : "b", i);
        write_copy(name, 100 + i % 5, words[i % 5]);
    }
}

/* … and one under endings that are read otherwise. */
static void write_papers(void) {
    write_alike(5);
    write_copy("a/90.md", 200, "chuyển đổi số");
    write_copy("a/91.txt", 200, "chuyển đổi số");
    write_copy("b/92.md", 200, "chuyển đổi số");
    write_copy("b/93.txt", 200, "chuyển đổi số");
    write_copy("b/94.html", 200, "chuyển đổi số");
}

START_TEST(copies_are_read_once) {
    start();
    write_papers();
    char *alone = each_by_itself(moody_reader);
    for (uint32_t jobs = 1; jobs <= 4; jobs++) {
        unsigned read = run_together(jobs, moody_reader, alone);
        ck_assert_uint_eq(stats.indexed, count);
        ck_assert_uint_eq(stats.read, count);
        ck_assert_uint_eq(stats.copies, count - read);
        ck_assert_uint_eq(stats.references, references);
        ck_assert_uint_eq(stats.assignments, assignments);
    }
    free(alone);
}
END_TEST

START_TEST(each_is_read_by_one_worker) {
    start();
    write_alike(5);
    char *alone = one_by_one(moody_reader, false);
    for (uint32_t jobs = 1; jobs <= 4; jobs++)
        ck_assert_uint_eq(run_together(jobs, moody_reader, alone), 5);
    free(alone);
}
END_TEST

/* Four of each in b, and in a one before them whose name says what becomes of it. */
static void write_moods(const char *const moods[2]) {
    char name[32];
    for (unsigned i = 0; i < 2; i++) {
        snprintf(name, sizeof name, "a/%s.txt", moods[i]);
        write_copy(name, 300 + i, &"xxxx"[i]);
        for (unsigned k = 0; k < 4; k++) {
            snprintf(name, sizeof name, "b/%u%u.txt", i, k);
            write_copy(name, 300 + i, &"xxxx"[i]);
        }
    }
}

static void check_moods(unsigned restarts, const char *first, const char *second) {
    char *alone = one_by_one(moody_reader, false);
    for (uint32_t jobs = 1; jobs <= 3; jobs++) {
        run_together(jobs, moody_reader, alone);
        ck_assert_uint_eq(stats.indexed, 8);
        ck_assert_uint_eq(stats.failed, 2);
        ck_assert_uint_eq(stats.restarts, restarts);
        ck_assert_uint_eq(told(first), 1);
        ck_assert_uint_eq(told(second), 1);
    }
    free(alone);
}

START_TEST(the_first_of_them_may_kill_its_worker) {
    start();
    patience = 2;
    write_moods((const char *const[]){"crash", "hang"});
    check_moods(2, "in/a/crash.txt: reading it crashed", "in/a/hang.txt: reading it took too long");
}
END_TEST

START_TEST(the_first_of_them_may_not_be_readable) {
    start();
    write_moods((const char *const[]){"fail", "scan"});
    check_moods(0, "in/a/fail.txt: damaged", "in/a/scan.txt: needs OCR");
}
END_TEST

START_TEST(scans_are_alike_under_one_name) {
    start();
    for (unsigned i = 0; i < 2; i++) {
        char name[32];
        snprintf(name, sizeof name, "%s/12-KH-SYT.txt", i ? "a" : "b");
        write_copy(name, 400, "y tế");
        snprintf(name, sizeof name, "%s/13-KH-SYT.txt", i ? "a" : "b");
        write_copy(name, 400, "y tế");
    }
    char *alone = each_by_itself(scanning_reader);
    for (uint32_t jobs = 1; jobs <= 3; jobs++)
        ck_assert_uint_le(run_together(jobs, scanning_reader, alone), 4);
    free(alone);
}
END_TEST

START_TEST(many_copies_of_one) {
    start();
    char name[32];
    for (unsigned i = 0; i < 500; i++) {
        snprintf(name, sizeof name, "in/a/%03u.txt", i);
        write_plan(name, 500, "đất đai");
    }
    tc_indexer_options options = options_over("in");
    run_into("index", &options, moody_reader);
    ck_assert_uint_eq(stats.indexed, 500);
    ck_assert_uint_lt(atomic_load(parsed_here), 10);
    ck_assert_uint_eq(count_term(TC_FIELD_KIND, "document"), 1);
    ck_assert_uint_eq(count_term(TC_FIELD_KIND, "copy"), 499);
    ck_assert_uint_eq(count_term(TC_FIELD_KIND, "task"), 1);
    ck_assert_uint_eq(count_term(TC_FIELD_PATH, at("in/a/000.txt")), 2);
    ck_assert_uint_eq(count_term(TC_FIELD_PATH, at("in/a/499.txt")), 1);
}
END_TEST

START_TEST(copies_change_one_by_one) {
    start();
    write_papers();
    tc_indexer_options options = options_over("in");
    run_into("together2", &options, moody_reader);
    for (unsigned i = 0; i < count; i += 7)
        write_plan(names[i], 600 + i % 2, "thủy lợi");
    for (unsigned i = 3; i < count; i += 7)
        set_mtime(names[i], 1700000000);
    char *alone = each_by_itself(moody_reader);
    run_together(2, moody_reader, alone);
    ck_assert_uint_eq(stats.indexed, (count + 6) / 7);
    ck_assert_uint_eq(stats.unchanged, count - stats.indexed);
    free(alone);
}
END_TEST

/* ---- From one run to the next ---- */

static void move(const char *from, const char *to) {
    ck_assert_int_eq(rename(at(from), at(to)), 0);
}

/* Runs over the folder once more, which prunes; how many files were parsed. */
static unsigned run_again(tc_indexer_reader reader) {
    tc_indexer_options options = options_over("in");
    options.prune = true;
    atomic_store(parsed_here, 0);
    run_into("index", &options, reader);
    return atomic_load(parsed_here);
}

/* The index is what each file by itself would have made it. */
static void check_index(tc_indexer_reader reader) {
    char *all = dump_index();
    char *alone = each_by_itself(reader);
    ck_assert_str_eq(all, alone);
    free(all);
    free(alone);
}

START_TEST(what_was_moved_is_not_read_again) {
    start();
    for (unsigned i = 0; i < 8; i++) {
        char name[32];
        snprintf(name, sizeof name, "a/%u.html", i);
        write_copy(name, 700 + i, "rừng");
    }
    ck_assert_uint_eq(run_again(moody_reader), 8);
    move("in/a/1.html", "in/b/1.html");
    move("in/a/2.html", "in/b/khac.html");
    set_mtime("in/a/3.html", 1700000000);
    move("in/a/4.html", "in/a/4.htm");
    snprintf(names[1], sizeof names[1], "in/b/1.html");
    snprintf(names[2], sizeof names[2], "in/b/khac.html");
    snprintf(names[4], sizeof names[4], "in/a/4.htm");
    write_plan("in/b/5.html", 705, "rừng"); /* like that in a */
    snprintf(names[5], sizeof names[5], "in/b/5.html");
    write_plan("in/a/6.html", 800, "rừng");
    ck_assert_uint_eq(run_again(moody_reader), 2); /* 4 has another ending, 6 is new */
    ck_assert_uint_eq(stats.copies, 4);
    ck_assert_uint_eq(stats.indexed, 5);
    ck_assert_uint_eq(stats.unchanged, 4);
    ck_assert_uint_eq(stats.removed, 3);
    uint64_t cited = stats.references, given = stats.assignments;
    ck_assert_int_eq(unlink(at("in/a/5.html")), 0);
    ck_assert_uint_eq(run_again(moody_reader), 1); /* its copy */
    check_index(moody_reader);
    ck_assert_uint_eq(8 * cited, 5 * references);
    ck_assert_uint_eq(8 * given, 5 * assignments);
}
END_TEST

START_TEST(a_scan_is_known_by_its_name_too) {
    start();
    write_copy("a/12-KH-SYT.html", 900, "y tế");
    ck_assert_uint_eq(run_again(scanning_reader), 1);
    move("in/a/12-KH-SYT.html", "in/b/12-KH-SYT.html");
    ck_assert_uint_eq(run_again(scanning_reader), 0);
    move("in/b/12-KH-SYT.html", "in/b/13-KH-SYT.html");
    ck_assert_uint_eq(run_again(scanning_reader), 1);
    snprintf(names[0], sizeof names[0], "in/b/13-KH-SYT.html");
    check_index(scanning_reader);
}
END_TEST

/* One page of it is a picture. */
static tc_status half_reader(tc_arena *arena, const char *path, tc_slice bytes, tc_record *out,
                             tc_error *error) {
    tc_status status = moody_reader(arena, path, bytes, out, error);
    out->document.scan.unread = !tc_document_ocr_is_on();
    return status;
}

START_TEST(what_ocr_can_read_is_read_again) {
    start();
    write_copy("a/1.html", 900, "y tế");
    ck_assert_uint_eq(run_again(half_reader), 1);
    move("in/a/1.html", "in/a/2.html");
    ck_assert_uint_eq(run_again(half_reader), 0);
    tc_document_ocr(true);
    ck_assert_uint_eq(run_again(half_reader), 1);
    move("in/a/2.html", "in/a/3.html");
    ck_assert_uint_eq(run_again(half_reader), 0);
    snprintf(names[0], sizeof names[0], "in/a/3.html");
    check_index(half_reader);
}
END_TEST

START_TEST(what_was_unpacked_is_not_read_again) {
    start();
    write_copy("a/1.html", 900, "y tế");
    char text[4000];
    FILE *file = fopen(at("in/a/1.html"), "r");
    size_t size = fread(text, 1, sizeof text, file);
    ck_assert_int_eq(fclose(file), 0);
    ck_assert_int_eq(unlink(at("in/a/1.html")), 0);
    const part parts[] = {{"k/1.html", {text, size}}};
    union {
        tc_slice zip;
        void *memory;
    } packed = {package(parts, 1)};
    write_bytes("in/a.zip", packed.zip.ptr, packed.zip.len);
    free(packed.memory);
    tc_document_archives(true);
    ck_assert_uint_eq(run_again(moody_reader), 1);
    ck_assert_int_eq(unlink(at("in/a.zip")), 0);
    write_copy("a/1.html", 900, "y tế");
    ck_assert_uint_eq(run_again(moody_reader), 0);
    ck_assert_uint_eq(count_term(TC_FIELD_KIND, "document"), 1);
    check_index(moody_reader);
}
END_TEST

int main(void) {
    const TTest *const tests[] = {copies_are_read_once,
                                  each_is_read_by_one_worker,
                                  the_first_of_them_may_kill_its_worker,
                                  the_first_of_them_may_not_be_readable,
                                  scans_are_alike_under_one_name,
                                  many_copies_of_one,
                                  copies_change_one_by_one,
                                  what_was_moved_is_not_read_again,
                                  a_scan_is_known_by_its_name_too,
                                  what_ocr_can_read_is_read_again,
                                  what_was_unpacked_is_not_read_again,
                                  NULL};
    return run_tests("copies", tests);
}
