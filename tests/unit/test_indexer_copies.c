/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Files with the same bytes are read once, and the index holds what it would if each had been read
 * by itself: by one worker or several, whatever becomes of the first of them. */
#include "indexer_fixture.h"

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

static void run_into(const char *index, tc_indexer_options *options, tc_indexer_reader reader) {
    snprintf(dir, sizeof dir, "%s/%s", scratch, index);
    options->reader = reader;
    options->file_seconds = 1;
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

/* The whole index of a run over each file by itself, last to first. */
static char *each_by_itself(tc_indexer_reader reader) {
    references = assignments = 0;
    for (unsigned i = count; i-- > 0;) {
        tc_indexer_options options = options_over(names[i]);
        run_into("alone", &options, reader);
        ck_assert_uint_eq(stats.copies, 0);
        references += stats.references;
        assignments += stats.assignments;
    }
    return dump_index();
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
    write_alike(8);
    char *alone = each_by_itself(moody_reader);
    for (uint32_t jobs = 1; jobs <= 4; jobs++)
        ck_assert_uint_eq(run_together(jobs, moody_reader, alone), 5);
    free(alone);
}
END_TEST

START_TEST(the_first_of_them_may_fare_badly) {
    start();
    static const char *const moods[] = {"crash", "hang", "fail", "scan"};
    char name[32];
    for (unsigned i = 0; i < 4; i++) {
        snprintf(name, sizeof name, "a/%s.txt", moods[i]);
        write_copy(name, 300 + i, &"xxxx"[i]);
        for (unsigned k = 0; k < 4; k++) {
            snprintf(name, sizeof name, "b/%u%u.txt", i, k);
            write_copy(name, 300 + i, &"xxxx"[i]);
        }
    }
    char *alone = each_by_itself(moody_reader);
    for (uint32_t jobs = 1; jobs <= 3; jobs++) {
        run_together(jobs, moody_reader, alone);
        ck_assert_uint_eq(stats.indexed, 16);
        ck_assert_uint_eq(stats.failed, 4);
        ck_assert_uint_eq(stats.restarts, 2);
        ck_assert_uint_eq(told("in/a/hang.txt: reading it took too long"), 1);
        ck_assert_uint_eq(told("in/a/fail.txt: damaged"), 1);
        ck_assert_uint_eq(told("in/a/scan.txt: needs OCR"), 1);
    }
    free(alone);
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
    ck_assert_uint_eq(count_term(TC_FIELD_KIND, "document"), 500);
    ck_assert_uint_eq(count_term(TC_FIELD_KIND, "task"), 500);
    ck_assert_uint_eq(count_term(TC_FIELD_PATH, at("in/a/499.txt")), 2);
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

int main(void) {
    const TTest *const tests[] = {copies_are_read_once,
                                  each_is_read_by_one_worker,
                                  the_first_of_them_may_fare_badly,
                                  scans_are_alike_under_one_name,
                                  many_copies_of_one,
                                  copies_change_one_by_one,
                                  NULL};
    return run_tests("copies", tests);
}
