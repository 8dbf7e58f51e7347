/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Runs that are killed at any moment, all their processes at once: what they leave opens and
 * answers, and the next run makes of it what an undisturbed one would have. */
#include "indexer_fixture.h"

#include <signal.h>

enum { KILLS = 50, FILES = 80 };

static unsigned dice_state = 1;

/* 0 to LIMIT - 1, the same in every run of the test. */
static unsigned dice(unsigned limit) {
    dice_state = dice_state * 1103515245 + 12345;
    return (dice_state >> 8) % limit;
}

/* Every file is new in the first round; later some change, some break, some go and come.  Two each
 * that are written in a round are alike. */
static void change_files(unsigned round) {
    for (unsigned i = 0; i < FILES; i++) {
        char name[32];
        snprintf(name, sizeof name, "in/%03u.txt", i);
        unsigned fate = round ? dice(8) : 1;
        if (fate == 0)
            unlink(at(name));
        else if (fate == 1)
            write_plan(name, 10000 * round + i % (FILES / 2),
                       round % 2 ? "đô thị thông minh" : "nông thôn mới");
        else if (fate == 2)
            write_text(name, "");
    }
}

static int run_quietly(bool prune) {
    tc_indexer_options options = options_over("in");
    tc_error error = {0};
    options.prune = prune;
    options.failed = NULL;
    for (int tries = 0; tries < 500; tries++) {
        tc_status status = tc_indexer_run(&options, &stats, &error);
        if (status == TC_OK)
            return 0;
        if (status != TC_ERR_BUSY) { /* the workers of the run before may still be dying */
            fprintf(stderr, "%s: %s\n", error.file, error.message);
            return 1;
        }
        usleep(10000);
    }
    return 2;
}

/* Kills a run after so many µs; 0 or the code with which it ended before that. */
static void run_and_kill(unsigned after) {
    int how;
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        setpgid(0, 0);
        _exit(run_quietly(true));
    }
    ck_assert_int_gt(child, 0);
    setpgid(child, child);
    usleep(after);
    kill(-child, SIGKILL);
    ck_assert_int_eq(waitpid(child, &how, 0), child);
    ck_assert_msg(WIFSIGNALED(how) || WEXITSTATUS(how) == 0, "it failed before it was killed: %d",
                  how);
}

/* It opens and answers, and every document that it finds is whole. */
static void check_readable(void) {
    static const tc_want want = {.slots = TC_SLOTS_ALL, .data = true};
    uint32_t shards;
    tc_matches *found = NULL;
    if (tc_index_shards(dir, &shards, &last) == TC_ERR_NOT_FOUND)
        return; /* killed before there was one */
    tc_store *store = open_store();
    ok(tc_store_find(store, TC_FIELD_KIND, TC_SLICE("document"), UINT32_MAX, &want, &found, e));
    ck_assert_uint_le(tc_matches_count(found), FILES);
    for (uint32_t i = 0; i < tc_matches_count(found); i++) {
        uint32_t entries;
        tc_slice path = tc_match_value(found, i, TC_SLOT_PATH);
        ck_assert_uint_gt(path.len, 0);
        ck_assert_uint_gt(tc_match_data(found, i).len, path.len);
        ok(tc_store_frequency(store, TC_FIELD_PATH, path, &entries, e));
        ck_assert_uint_ge(entries, 1);
    }
    tc_matches_free(found);
    tc_store_close(store);
}

static void remove_index(void) {
    nftw(dir, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

START_TEST(killed_at_any_moment) {
    make_folder("in");
    change_files(0);
    ck_assert_int_eq(run_quietly(true), 0);
    unsigned whole = (unsigned)(stats.seconds * 1e6); /* µs, of a run from nothing */
    for (unsigned round = 0; round < KILLS; round++) {
        if (round % 5 == 0)
            remove_index();
        change_files(round);
        run_and_kill(dice(round % 5 == 0 ? whole : whole * 2 / 3));
        check_readable();
    }
    ck_assert_int_eq(run_quietly(true), 0);
    char *disturbed = dump_index();
    remove_index();
    ck_assert_int_eq(run_quietly(true), 0);
    char *undisturbed = dump_index();
    ck_assert_uint_gt(strlen(undisturbed), 10000);
    ck_assert_str_eq(disturbed, undisturbed);
    free(disturbed);
    free(undisturbed);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("kill");
    TCase *tests = tcase_create("kill");
    tcase_set_timeout(tests, 240);
    tcase_add_checked_fixture(tests, scratch_setup, scratch_teardown);
    tcase_add_test(tests, killed_at_any_moment);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
