/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Runs over folders that stay, change, go and break. */
#include "indexer_fixture.h"

#include <signal.h>
#include <sys/prctl.h>

static void folder_of_plans(unsigned count) {
    make_folder("in");
    for (unsigned i = 1; i <= count; i++) {
        char name[32];
        snprintf(name, sizeof name, "in/%03u.txt", i);
        write_plan(name, i, "chuyển đổi số");
    }
}

static void check_counts(unsigned indexed, unsigned unchanged, unsigned failed, unsigned read) {
    ck_assert_uint_eq(stats.indexed, indexed);
    ck_assert_uint_eq(stats.unchanged, unchanged);
    ck_assert_uint_eq(stats.failed, failed);
    ck_assert_uint_eq(stats.read, read);
}

/* ---- What changed and what did not ---- */

START_TEST(everything_is_indexed_once) {
    folder_of_plans(7);
    run_over("in");
    check_counts(7, 0, 0, 7);
    ck_assert_uint_eq(stats.references, 14);
    ck_assert_uint_gt(stats.bytes, 4200);
    ck_assert_uint_eq(count_term(TC_FIELD_KIND, "document"), 7);
    ck_assert_uint_eq(count_term(TC_FIELD_KIND, "task"), stats.assignments);
    ck_assert_uint_eq(count_term(TC_FIELD_CITED, "709/qd-ttg"), 7);
    ck_assert_uint_eq(count_term(TC_FIELD_NUMBER, "3/kh-skhcn"), 1);
    run_over("in");
    check_counts(0, 7, 0, 0);
    ck_assert_uint_eq(stats.references + stats.assignments + stats.bytes, 0);
    ck_assert_uint_eq(count_term(TC_FIELD_KIND, "document"), 7);
}
END_TEST

/* The proof that an unchanged file is not opened: what it holds now is not noticed. */
START_TEST(the_same_size_and_time_is_not_opened) {
    folder_of_plans(2);
    set_mtime("in/001.txt", 1700000000);
    run_over("in");
    write_plan("in/001.txt", 8, "chuyển đổi số"); /* as long as number 1 */
    set_mtime("in/001.txt", 1700000000);
    run_over("in");
    check_counts(0, 2, 0, 0);
    ck_assert_uint_eq(count_term(TC_FIELD_NUMBER, "8/kh-skhcn"), 0);
    set_mtime("in/001.txt", 1700000001);
    run_over("in");
    check_counts(1, 1, 0, 1);
    ck_assert_uint_eq(count_term(TC_FIELD_NUMBER, "8/kh-skhcn"), 1);
    ck_assert_uint_eq(count_term(TC_FIELD_NUMBER, "1/kh-skhcn"), 0);
}
END_TEST

START_TEST(another_time_alone_is_no_change) {
    folder_of_plans(3);
    run_over("in");
    set_mtime("in/002.txt", 1700000000);
    run_over("in");
    check_counts(0, 3, 0, 1);
    ck_assert_uint_eq(stats.references, 0);
    run_over("in");
    check_counts(0, 3, 0, 0);
    ck_assert_uint_eq(count_term(TC_FIELD_KIND, "document"), 3);
}
END_TEST

START_TEST(a_changed_file_is_replaced_with_its_tasks) {
    folder_of_plans(3);
    run_over("in");
    ck_assert_uint_eq(count_term(TC_FIELD_KIND, "task"), 3);
    write_text("in/002.txt", "Nothing of a plan is left.");
    run_over("in");
    check_counts(1, 2, 0, 1);
    ck_assert_uint_eq(count_term(TC_FIELD_KIND, "document"), 3);
    ck_assert_uint_eq(count_term(TC_FIELD_KIND, "task"), 2);
    ck_assert_uint_eq(count_term(TC_FIELD_CITED, "709/qd-ttg"), 2);
    ck_assert_uint_eq(count_term(TC_FIELD_WORD, "nothing"), 1);
}
END_TEST

START_TEST(a_file_is_one_however_it_is_named) {
    folder_of_plans(2);
    link_to(at("in"), "link");
    run_over("in");
    run_over("in/../in/001.txt");
    check_counts(0, 1, 0, 0);
    run_over("link");
    check_counts(0, 2, 0, 0);
    ck_assert_int_eq(chdir(at("in")), 0);
    const char *paths[] = {".", "002.txt"};
    tc_indexer_options options = options_for(paths, 2);
    run_with(&options);
    check_counts(0, 2, 0, 0);
    ck_assert_uint_eq(count_term(TC_FIELD_KIND, "document"), 2);
}
END_TEST

/* ---- What is gone ---- */

START_TEST(gone_files_stay_until_they_are_pruned) {
    make_folder("out");
    write_plan("out/900.txt", 900, "khác");
    write_text("out/901.txt", "");
    folder_of_plans(4);
    run_over("in");
    run_over("out");
    ck_assert_int_eq(unlink(at("in/001.txt")), 0);
    ck_assert_int_eq(unlink(at("in/003.txt")), 0);
    ck_assert_int_eq(unlink(at("out/900.txt")), 0);
    ck_assert_int_eq(unlink(at("out/901.txt")), 0);
    run_over("in");
    check_counts(0, 2, 0, 0);
    ck_assert_uint_eq(count_term(TC_FIELD_KIND, "document"), 5);
    tc_indexer_options options = options_over("in");
    options.prune = true;
    run_with(&options);
    ck_assert_uint_eq(stats.removed, 2);
    ck_assert_uint_eq(count_term(TC_FIELD_KIND, "document"), 3);
    ck_assert_uint_eq(count_term(TC_FIELD_NUMBER, "900/kh-skhcn"), 1);
    options = options_over("out");
    options.prune = true;
    run_with(&options);
    ck_assert_uint_eq(stats.removed, 2); /* one of them had failed */
    ck_assert_uint_eq(count_term(TC_FIELD_KIND, "document"), 2);
    ck_assert_uint_eq(count_term(TC_FIELD_KIND, "failed"), 0);
    ck_assert_uint_eq(count_term(TC_FIELD_WORD, "khac"), 0);
}
END_TEST

/* What comes and what goes in one run, from the first one on. */
START_TEST(a_run_may_prune_and_index) {
    folder_of_plans(4);
    tc_indexer_options options = options_over("in");
    options.prune = true;
    run_with(&options);
    check_counts(4, 0, 0, 4);
    ck_assert_uint_eq(stats.removed, 0);
    for (unsigned i = 1; i <= 4; i++) {
        char name[32];
        snprintf(name, sizeof name, "in/%03u.txt", i);
        ck_assert_int_eq(unlink(at(name)), 0);
        snprintf(name, sizeof name, "in/new%03u.txt", i);
        write_plan(name, i, "mới");
    }
    run_with(&options);
    check_counts(4, 0, 0, 4);
    ck_assert_uint_eq(stats.removed, 4);
    ck_assert_uint_eq(count_term(TC_FIELD_KIND, "document"), 4);
    ck_assert_uint_eq(count_term(TC_FIELD_WORD, "moi"), 4);
}
END_TEST

START_TEST(a_folder_that_is_gone_can_be_pruned) {
    folder_of_plans(3);
    make_folder("in/sub");
    write_plan("in/sub/1.txt", 77, "mới");
    run_over("in");
    ck_assert_int_eq(unlink(at("in/sub/1.txt")), 0);
    ck_assert_int_eq(rmdir(at("in/sub")), 0);
    tc_indexer_options options = options_over("in/sub");
    options.prune = true;
    run_with(&options);
    ck_assert_uint_eq(stats.removed, 1);
    ck_assert_uint_eq(stats.failed, 1); /* it is named all the same: it may be a slip */
    ck_assert_uint_eq(count_term(TC_FIELD_KIND, "document"), 3);
}
END_TEST

/* ---- What fails ---- */

static void write_failures(void) {
    static char large[50 << 20];
    make_folder("in");
    write_plan("in/good.txt", 5, "tốt");
    write_text("in/empty.txt", "");
    write_bytes("in/binary.txt",
                "\x7f"
                "ELF\0\0\0\1\2\3\0\0\0",
                14);
    memset(large, 'a', sizeof large);
    write_bytes("in/large.txt", large, sizeof large);
    write_bytes("in/truncated.txt", "Quyết định số 709/QĐ-TTg ngày 23/7/2024 c\xE1\xBB", 48);
    ck_assert_int_eq(mkfifo(at("in/pipe.txt"), 0666), 0);
    make_folder("in/folder.txt");
    link_to("nowhere", "in/dangling.txt");
    link_to("..", "in/folder.txt/loop");
}

START_TEST(failures_are_named_and_the_rest_is_indexed) {
    write_failures();
    run_over("in");
    ck_assert_uint_eq(stats.indexed, 2); /* a text cut in a letter is still a text */
    ck_assert_uint_eq(stats.failed, 6);
    ck_assert_uint_eq(stats.files, 6); /* a link that leads nowhere is none */
    ck_assert_uint_eq(told("in/pipe.txt: not a regular file"), 1);
    ck_assert_uint_eq(told("in/dangling.txt: No such file or directory"), 1);
    ck_assert_uint_eq(told("in/folder.txt/loop: a loop: it leads back to a folder above it"), 1);
    ck_assert_ptr_nonnull(strstr(note.failures, "in/empty.txt: "));
    ck_assert_ptr_nonnull(strstr(note.failures, "in/binary.txt: "));
    ck_assert_ptr_nonnull(strstr(note.failures, "in/large.txt: 52428800 bytes"));
    ck_assert_uint_eq(count_term(TC_FIELD_KIND, "failed"), 4);
    ck_assert_uint_eq(count_term(TC_FIELD_CITED, "709/qd-ttg"), 2);
}
END_TEST

START_TEST(failures_are_remembered_and_named_again) {
    write_failures();
    run_over("in");
    noted before = note;
    unsigned read = (unsigned)stats.read;
    ck_assert_uint_ge(read, 2);
    run_over("in");
    check_counts(0, 2, 6, 0);
    ck_assert_uint_eq(note.count, before.count);
    ck_assert_uint_eq(told("in/pipe.txt: not a regular file"), 1);
    ck_assert_ptr_nonnull(strstr(note.failures, "in/large.txt: 52428800 bytes"));
    write_plan("in/empty.txt", 6, "đầy");
    run_over("in");
    check_counts(1, 2, 5, 1);
    ck_assert_uint_eq(count_term(TC_FIELD_KIND, "failed"), 3);
}
END_TEST

START_TEST(a_file_that_breaks_loses_its_entries) {
    folder_of_plans(2);
    run_over("in");
    write_text("in/002.txt", "");
    run_over("in");
    check_counts(0, 1, 1, 1);
    ck_assert_uint_eq(count_term(TC_FIELD_KIND, "document"), 1);
    ck_assert_uint_eq(count_term(TC_FIELD_KIND, "failed"), 1);
    ck_assert_uint_eq(count_term(TC_FIELD_CITED, "709/qd-ttg"), 1);
    /* Touched only, it fails again without being parsed. */
    set_mtime("in/002.txt", 1700000000);
    run_over("in");
    check_counts(0, 1, 1, 1);
}
END_TEST

/* A run in a process of somebody for whom not every file is readable, as it is for root. */
static void run_as_anybody(unsigned indexed, unsigned unchanged, unsigned refused) {
    int how;
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        if (geteuid() == 0 && setresuid(65534, 65534, 65534) != 0)
            _exit(1);
        prctl(PR_SET_DUMPABLE, 1); /* or the sanitizer cannot look for leaks */
        run_over("in");
        _exit(stats.indexed == indexed && stats.unchanged == unchanged && stats.read == indexed &&
                      told("in/002.txt: cannot open: Permission denied") == refused
                  ? 0
                  : 2);
    }
    ck_assert_int_eq(waitpid(child, &how, 0), child);
    ck_assert_int_eq(how, 0);
}

START_TEST(what_may_not_be_read_is_tried_again) {
    folder_of_plans(2);
    ck_assert_int_eq(chmod(scratch, 0777), 0);
    run_as_anybody(2, 0, 0);
    ck_assert_int_eq(chmod(at("in/002.txt"), 0), 0);
    set_mtime("in/002.txt", 1700000000);
    run_as_anybody(0, 1, 1);
    run_as_anybody(0, 1, 1);
    ck_assert_uint_eq(count_term(TC_FIELD_KIND, "document"), 1);
    ck_assert_int_eq(chmod(at("in/002.txt"), 0644), 0); /* which leaves size and mtime alone */
    run_as_anybody(1, 1, 0);
    ck_assert_uint_eq(count_term(TC_FIELD_KIND, "document"), 2);
}
END_TEST

/* ---- Workers that die ---- */

static void run_hostile(uint32_t jobs) {
    tc_indexer_options options = options_over("in");
    options.reader = hostile_reader;
    options.file_seconds = 1;
    options.jobs = jobs;
    run_with(&options);
}

static void write_hostile(void) {
    folder_of_plans(12);
    for (unsigned i = 0; i < 3; i++) {
        char name[32];
        snprintf(name, sizeof name, "in/crash%u.txt", i);
        write_plan(name, 100 + i, "xấu");
    }
    write_plan("in/005-kill.txt", 200, "xấu");
    ck_assert_int_eq(rename(at("in/005-kill.txt"), at("in/kill.txt")), 0);
    write_plan("in/exit.txt", 201, "xấu");
    write_plan("in/hang.txt", 202, "xấu");
}

static void check_hostile(void) {
    ck_assert_uint_eq(stats.indexed, 12);
    ck_assert_uint_eq(stats.failed, 6);
    ck_assert_uint_eq(stats.restarts, 6);
    ck_assert_uint_eq(told("in/crash0.txt: reading it crashed"), 1);
    ck_assert_uint_eq(told("in/crash2.txt: reading it crashed"), 1);
    ck_assert_uint_eq(told("in/kill.txt: its reader was killed, perhaps for want of memory"), 1);
    ck_assert_uint_eq(told("in/exit.txt: reading it failed"), 1);
    ck_assert_uint_eq(told("in/hang.txt: reading it took too long"), 1);
    ck_assert_uint_eq(count_term(TC_FIELD_KIND, "document"), 12);
    ck_assert_uint_eq(count_term(TC_FIELD_KIND, "failed"), 6);
}

START_TEST(a_dead_worker_costs_one_file) {
    write_hostile();
    run_hostile(2);
    check_hostile();
}
END_TEST

START_TEST(one_worker_alone_is_replaced_too) {
    write_hostile();
    run_hostile(1);
    check_hostile();
}
END_TEST

START_TEST(what_killed_a_worker_is_not_tried_again) {
    write_hostile();
    run_hostile(2);
    run_hostile(2);
    check_counts(0, 12, 6, 0);
    ck_assert_uint_eq(stats.restarts, 1); /* a kill may not have been the file's doing */
    ck_assert_uint_eq(told("in/hang.txt: reading it took too long"), 1);
    run_over("in"); /* now it does no harm */
    check_counts(1, 12, 5, 1);
}
END_TEST

START_TEST(the_index_is_the_same_as_without_the_dead) {
    write_hostile();
    run_hostile(2);
    char *hostile = dump_index();
    ck_assert_int_eq(nftw(dir, remove_one, 16, FTW_DEPTH | FTW_PHYS), 0);
    run_hostile(2);
    char *again = dump_index();
    ck_assert_str_eq(hostile, again);
    free(hostile);
    free(again);
}
END_TEST

/* ---- Several at once, and stopping ---- */

START_TEST(one_run_at_a_time) {
    folder_of_plans(1);
    create_index(1);
    tc_lock *lock = NULL;
    ok(tc_index_lock(dir, &lock, e));
    tc_indexer_options options = options_over("in");
    fails(TC_ERR_BUSY, tc_indexer_run(&options, &stats, e));
    ck_assert_uint_eq(stats.files, 0);
    tc_index_unlock(lock);
    run_over("in");
    check_counts(1, 0, 0, 1);
}
END_TEST

START_TEST(a_foreign_writer_ends_the_run) {
    folder_of_plans(1);
    create_index(1);
    tc_writer *writer = open_writer(0);
    tc_indexer_options options = options_over("in");
    fails(TC_ERR_BUSY, tc_indexer_run(&options, &stats, e));
    tc_writer_close(writer);
}
END_TEST

START_TEST(shards_are_fixed_when_the_index_is_made) {
    uint32_t shards;
    folder_of_plans(9);
    tc_indexer_options options = options_over("in");
    options.jobs = 3;
    run_with(&options);
    ok(tc_index_shards(dir, &shards, e));
    ck_assert_uint_eq(shards, 3);
    for (uint32_t jobs = 1; jobs <= 5; jobs++) {
        write_plan("in/001.txt", 1000 * jobs, "đổi");
        options.jobs = jobs;
        run_with(&options);
        check_counts(1, 8, 0, 1);
    }
    ok(tc_index_shards(dir, &shards, e));
    ck_assert_uint_eq(shards, 3);
    ck_assert_uint_eq(count_term(TC_FIELD_KIND, "document"), 9);
}
END_TEST

START_TEST(without_any_path_no_index_is_made) {
    tc_indexer_options options = options_over("missing");
    fails(TC_ERR_NOT_FOUND, tc_indexer_run(&options, &stats, e));
    options.prune = true;
    fails(TC_ERR_NOT_FOUND, tc_indexer_run(&options, &stats, e));
    ck_assert_int_ne(access(dir, F_OK), 0);
}
END_TEST

START_TEST(a_stop_commits_what_is_done) {
    folder_of_plans(200);
    tc_indexer_options options = options_over("in");
    options.jobs = 1;
    stop_early(&options);
    run_with(&options);
    ck_assert(stats.interrupted);
    ck_assert_uint_ge(stats.indexed, 3);
    ck_assert_uint_lt(stats.indexed, 100);
    ck_assert_uint_eq(count_term(TC_FIELD_KIND, "document"), (unsigned)stats.indexed);
    unsigned done = (unsigned)stats.indexed;
    run_over("in");
    check_counts(200 - done, done, 0, 200 - done);
    ck_assert(!stats.interrupted);
}
END_TEST

int main(void) {
    const TTest *const tests[] = {everything_is_indexed_once,
                                  the_same_size_and_time_is_not_opened,
                                  another_time_alone_is_no_change,
                                  a_changed_file_is_replaced_with_its_tasks,
                                  a_file_is_one_however_it_is_named,
                                  gone_files_stay_until_they_are_pruned,
                                  a_run_may_prune_and_index,
                                  a_folder_that_is_gone_can_be_pruned,
                                  failures_are_named_and_the_rest_is_indexed,
                                  failures_are_remembered_and_named_again,
                                  a_file_that_breaks_loses_its_entries,
                                  what_may_not_be_read_is_tried_again,
                                  a_dead_worker_costs_one_file,
                                  one_worker_alone_is_replaced_too,
                                  what_killed_a_worker_is_not_tried_again,
                                  the_index_is_the_same_as_without_the_dead,
                                  one_run_at_a_time,
                                  a_foreign_writer_ends_the_run,
                                  shards_are_fixed_when_the_index_is_made,
                                  without_any_path_no_index_is_made,
                                  a_stop_commits_what_is_done,
                                  NULL};
    return run_tests("indexer", tests);
}
