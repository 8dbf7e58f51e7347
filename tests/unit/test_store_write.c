/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Writing: what is replaced, dropped, refused, and what a killed process leaves. */
#include "store_fixture.h"

#include <sys/stat.h>

#include <math.h>
#include <signal.h>
#include <sys/resource.h>

static const uint64_t PATH = TC_SLOT_BIT(TC_SLOT_PATH);

static tc_matches *find(tc_store *store, tc_field field, tc_slice text, tc_want want) {
    tc_matches *matches = NULL;
    ok(tc_store_find(store, field, text, 100, &want, &matches, e));
    return matches;
}

static uint32_t frequency(tc_store *store, tc_field field, tc_slice text) {
    uint32_t count = 0;
    ok(tc_store_frequency(store, field, text, &count, e));
    return count;
}

static void commit(tc_writer *writer) {
    ok(tc_writer_commit(writer, e));
}

START_TEST(what_is_written_is_read) {
    create_index(1);
    tc_writer *writer = open_writer(0);
    tc_entry *entry = tc_entry_new();
    tc_entry_add_term(entry, TC_FIELD_KIND, TC_SLICE("document"));
    tc_entry_add_count(entry, TC_FIELD_WORD, TC_SLICE("hoa"), 1);
    tc_entry_add_count(entry, TC_FIELD_EXACT, TC_SLICE("hoa\x83"), 3);
    tc_entry_set_value(entry, TC_SLOT_CANONICAL, TC_SLICE("709/QĐ-TTg"));
    tc_entry_set_number(entry, TC_SLOT_ORDER, -12.5);
    tc_entry_set_data(entry, ((tc_slice){"a\0b", 3}));
    ok(tc_writer_replace(writer, TC_FIELD_PATH, TC_SLICE("/k/a.txt"), &entry, 1, e));
    commit(writer);
    tc_entry_free(entry);
    tc_writer_close(writer);

    tc_store *store = open_store();
    tc_matches *found = find(store, TC_FIELD_PATH, TC_SLICE("/k/a.txt"),
                             (tc_want){.slots = TC_SLOTS_ALL, .data = true});
    ck_assert_uint_eq(tc_matches_count(found), 1);
    ck_assert_slice(tc_match_value(found, 0, TC_SLOT_CANONICAL), "709/QĐ-TTg");
    ck_assert_slice(tc_match_value(found, 0, TC_SLOT_TITLE), "");
    ck_assert(tc_value_number(tc_match_value(found, 0, TC_SLOT_ORDER)) == -12.5);
    ck_assert(isnan(tc_value_number(tc_match_value(found, 0, TC_SLOT_TITLE))));
    ck_assert(tc_slice_equal(tc_match_data(found, 0), (tc_slice){"a\0b", 3}));
    ck_assert_uint_gt(tc_match_docid(found, 0), 0);
    tc_matches_free(found);
    ck_assert_uint_eq(frequency(store, TC_FIELD_EXACT, TC_SLICE("hoa\x83")), 1);
    ck_assert_uint_eq(frequency(store, TC_FIELD_EXACT, TC_SLICE("hoa\x84")), 0);
    tc_store_close(store);
}
END_TEST

/* What is not wanted is not brought; what is not there is none, and no error. */
START_TEST(an_entry_may_be_written_under_several_keys) {
    static const char *const paths[] = {"/k/a.txt", "/k/b.txt", "/k/c.txt"};
    create_index(1);
    tc_writer *writer = open_writer(0);
    tc_entry *entry = tc_entry_new(), *loaded = tc_entry_new();
    tc_buffer saved;
    tc_buffer_init(&saved, 1 << 20);
    tc_entry_add_count(entry, TC_FIELD_WORD, TC_SLICE("hoa"), 3);
    tc_entry_set_data(entry, TC_SLICE("dữ liệu"));
    tc_entry_add_term(entry, TC_FIELD_ARCHIVE, TC_SLICE("/k/a.zip"));
    ok(tc_writer_replace(writer, TC_FIELD_PATH, tc_slice_of(paths[0]), &entry, 1, e));
    tc_entry_remove_term(entry, TC_FIELD_ARCHIVE, TC_SLICE("/k/a.zip"));
    tc_entry_remove_term(entry, TC_FIELD_ARCHIVE, TC_SLICE("/k/never.zip"));
    ok(tc_writer_replace(writer, TC_FIELD_PATH, tc_slice_of(paths[1]), &entry, 1, e));
    ok(tc_entry_save(entry, &saved, e));
    tc_entry_add_count(loaded, TC_FIELD_WORD, TC_SLICE("cu"), 1);
    ok(tc_entry_load(loaded, tc_buffer_slice(&saved), e));
    ok(tc_writer_replace(writer, TC_FIELD_PATH, tc_slice_of(paths[2]), &loaded, 1, e));
    commit(writer);
    ck_assert_int_ne(tc_entry_load(loaded, tc_slice_sub(tc_buffer_slice(&saved), 0, 3), NULL),
                     TC_OK);

    tc_store *store = open_store();
    ck_assert_uint_eq(frequency(store, TC_FIELD_WORD, TC_SLICE("hoa")), 3);
    ck_assert_uint_eq(frequency(store, TC_FIELD_WORD, TC_SLICE("cu")), 0);
    ck_assert_uint_eq(frequency(store, TC_FIELD_ARCHIVE, TC_SLICE("/k/a.zip")), 1);
    for (unsigned i = 0; i < 3; i++) {
        tc_matches *found =
            find(store, TC_FIELD_PATH, tc_slice_of(paths[i]), (tc_want){.data = true});
        ck_assert_uint_eq(tc_matches_count(found), 1);
        ck_assert_slice(tc_match_data(found, 0), "dữ liệu");
        tc_matches_free(found);
    }
    tc_store_close(store);
    tc_writer_close(writer);
    tc_entry_free(entry);
    tc_entry_free(loaded);
    tc_buffer_dispose(&saved);
}
END_TEST

START_TEST(finding_brings_what_is_wanted) {
    create_index(1);
    tc_writer *writer = open_writer(0);
    put(writer, "a.txt", "ke hoach");
    commit(writer);
    tc_writer_close(writer);
    tc_store *store = open_store();
    tc_matches *found = find(store, TC_FIELD_PATH, TC_SLICE("a.txt"), (tc_want){0});
    ck_assert_slice(tc_match_value(found, 0, TC_SLOT_PATH), "");
    ck_assert_slice(tc_match_data(found, 0), "");
    tc_matches_free(found);
    found = find(store, TC_FIELD_PATH, TC_SLICE("b.txt"), (tc_want){.slots = PATH});
    ck_assert_uint_eq(tc_matches_count(found), 0);
    tc_matches_free(found);
    fails(TC_ERR_USAGE, tc_store_find(store, TC_FIELD_PATH, TC_SLICE(""), 1, NULL, &found, e));
    fails(TC_ERR_USAGE,
          tc_store_find(store, TC_FIELD_DUE_END, TC_SLICE("20240101"), 1, NULL, &found, e));
    tc_store_close(store);
}
END_TEST

/* Puts COUNT entries under the key, each with the word and its number as data. */
static void put_tasks(tc_writer *writer, const char *path, const char *text, size_t count) {
    tc_entry *entries[16] = {NULL};
    ck_assert_uint_le(count, 16);
    for (size_t i = 0; i < count; i++) {
        char number[24];
        snprintf(number, sizeof number, "%zu", i);
        entries[i] = tc_entry_new();
        tc_entry_add_count(entries[i], TC_FIELD_WORD, tc_slice_of(text), 1);
        tc_entry_set_value(entries[i], TC_SLOT_PATH, tc_slice_of(path));
        tc_entry_set_data(entries[i], tc_slice_of(number));
    }
    ok(tc_writer_replace(writer, TC_FIELD_PATH, tc_slice_of(path), entries, count, e));
    for (size_t i = 0; i < count; i++)
        tc_entry_free(entries[i]);
}

START_TEST(entries_of_a_key_are_replaced_together) {
    static const size_t counts[] = {3, 5, 5, 1, 0, 2};
    create_index(1);
    tc_writer *writer = open_writer(0);
    put(writer, "other.txt", "khac");
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        char text[16];
        snprintf(text, sizeof text, "lan%zu", i);
        put_tasks(writer, "plan.txt", text, counts[i]);
        commit(writer);
        tc_store *store = open_store();
        ck_assert_uint_eq(count_entries(store), counts[i] + 1);
        ck_assert_uint_eq(frequency(store, TC_FIELD_PATH, TC_SLICE("plan.txt")), counts[i]);
        ck_assert_uint_eq(frequency(store, TC_FIELD_WORD, tc_slice_of(text)), counts[i]);
        if (i > 0) {
            snprintf(text, sizeof text, "lan%zu", i - 1);
            ck_assert_uint_eq(frequency(store, TC_FIELD_WORD, tc_slice_of(text)), 0);
        }
        ck_assert_uint_eq(frequency(store, TC_FIELD_WORD, TC_SLICE("khac")), 1);
        tc_store_close(store);
    }
    tc_writer_close(writer);
}
END_TEST

/* An update keeps the docid, so that a reader from before is not left with a hole. */
START_TEST(an_update_stays_in_its_place) {
    create_index(1);
    tc_writer *writer = open_writer(0);
    put(writer, "a.txt", "mot");
    put(writer, "b.txt", "hai");
    put(writer, "a.txt", "ba");
    commit(writer);
    tc_store *store = open_store();
    ck_assert_str_eq(paths_of(store, tc_query_all()), "a.txt b.txt");
    ck_assert_str_eq(paths_of(store, word("ba")), "a.txt");
    ck_assert_str_eq(paths_of(store, word("mot")), "");
    tc_store_close(store);
    tc_writer_close(writer);
}
END_TEST

START_TEST(deleting_by_key) {
    create_index(1);
    tc_writer *writer = open_writer(0);
    put_tasks(writer, "plan.txt", "viec", 4);
    put(writer, "b.txt", "viec");
    commit(writer);
    ok(tc_writer_delete(writer, TC_FIELD_PATH, TC_SLICE("plan.txt"), e));
    ok(tc_writer_delete(writer, TC_FIELD_PATH, TC_SLICE("gone.txt"), e));
    commit(writer);
    tc_store *store = open_store();
    ck_assert_str_eq(paths_of(store, word("viec")), "b.txt");
    tc_store_close(store);
    tc_writer_close(writer);
}
END_TEST

/* A text that is long enough to be remembered. */
static void put_text(tc_writer *writer, const char *words, char with) {
    char text[8192];
    tc_entry *entry = tc_entry_new();
    memset(text, with, sizeof text);
    add_words(entry, words);
    tc_entry_set_value(entry, TC_SLOT_PATH, TC_SLICE("a.txt"));
    tc_entry_set_data(entry, (tc_slice){text, sizeof text});
    ok(tc_writer_replace(writer, TC_FIELD_PATH, TC_SLICE("a.txt"), &entry, 1, e));
    tc_entry_free(entry);
    commit(writer);
}

/* The first byte of the one text that has WORDS. */
static char text_of(tc_store *store, const char *words) {
    tc_store_request request = {.limit = 2, .want = {.data = true}};
    tc_matches *found = search(store, word(words), &request);
    ck_assert_uint_eq(tc_matches_count(found), 1);
    ck_assert_uint_eq(tc_match_data(found, 0).len, 8192);
    char first = *tc_match_data(found, 0).ptr;
    tc_matches_free(found);
    return first;
}

START_TEST(what_was_read_is_forgotten_with_its_state) {
    create_index(1);
    tc_writer *writer = open_writer(0);
    put_text(writer, "mot", 'a');
    tc_store *store = open_store();
    for (int i = 0; i < 2; i++) {
        ck_assert_int_eq(text_of(store, "mot"), 'a');
        ck_assert_uint_eq(frequency(store, TC_FIELD_WORD, TC_SLICE("hai")), 0);
    }
    put_text(writer, "mot hai", 'b');
    ok(tc_store_refresh(store, e));
    ck_assert_int_eq(text_of(store, "mot"), 'b');
    ck_assert_uint_eq(frequency(store, TC_FIELD_WORD, TC_SLICE("hai")), 1);
    tc_store_close(store);
    tc_writer_close(writer);
}
END_TEST

START_TEST(an_entry_that_is_gone_is_said_to_be) {
    const tc_want wants[] = {{.data = true}, {.slots = TC_SLOT_BIT(TC_SLOT_PATH)}};
    create_index(1);
    tc_writer *writer = open_writer(0);
    put_text(writer, "mot", 'a');
    tc_writer_close(writer);
    tc_store *store = open_store();
    for (size_t i = 0; i < 2; i++) {
        tc_matches *found = NULL;
        fails(TC_ERR_NOT_FOUND,
              tc_store_entries(store, (uint32_t[]){1, 7}, 2, &wants[i], &found, e));
        ok(tc_store_entries(store, (uint32_t[]){1}, 1, &wants[i], &found, e));
        tc_matches_free(found);
    }
    tc_store_close(store);
}
END_TEST

START_TEST(nothing_counts_before_the_commit) {
    create_index(1);
    tc_writer *writer = open_writer(0);
    put(writer, "a.txt", "mot");
    commit(writer);
    put(writer, "b.txt", "hai");
    ok(tc_writer_delete(writer, TC_FIELD_PATH, TC_SLICE("a.txt"), e));
    tc_store *store = open_store();
    ck_assert_str_eq(paths_of(store, tc_query_all()), "a.txt");
    ok(tc_writer_cancel(writer, e));
    put(writer, "c.txt", "ba");
    commit(writer);
    put(writer, "d.txt", "bon");
    tc_writer_close(writer); /* drops d.txt */
    ck_assert_str_eq(paths_of(store, tc_query_all()), "a.txt");
    ok(tc_store_refresh(store, e));
    ck_assert_str_eq(paths_of(store, tc_query_all()), "a.txt c.txt");
    tc_store_close(store);
}
END_TEST

START_TEST(pending_counts_since_the_commit) {
    create_index(1);
    tc_writer *writer = open_writer(0);
    ck_assert_uint_eq(tc_writer_pending(writer), 0);
    put(writer, "a.txt", "mot");
    put_tasks(writer, "plan.txt", "viec", 4);
    ck_assert_uint_eq(tc_writer_pending(writer), 5);
    ok(tc_writer_delete(writer, TC_FIELD_PATH, TC_SLICE("plan.txt"), e));
    ck_assert_uint_eq(tc_writer_pending(writer), 9);
    commit(writer);
    ck_assert_uint_eq(tc_writer_pending(writer), 0);
    put(writer, "a.txt", "hai");
    ok(tc_writer_cancel(writer, e));
    ck_assert_uint_eq(tc_writer_pending(writer), 0);
    commit(writer);
    tc_writer_close(writer);
}
END_TEST

/* Fills ENTRY with one thing that cannot be added. */
static void spoil(tc_entry *entry, int how) {
    static char big[TC_ENTRY_VALUE_MAX + 1];
    switch (how) {
    case 0:
        tc_entry_set_value(entry, TC_SLOT_TITLE, (tc_slice){big, sizeof big});
        break;
    case 1:
        tc_entry_set_value(entry, TC_SLOT_NONE, TC_SLICE("x"));
        break;
    case 2:
        tc_entry_add_term(entry, TC_FIELD_DUE_END, TC_SLICE("20241231"));
        break;
    case 3:
        tc_entry_add_count(entry, TC_FIELD_TYPE, TC_SLICE("nghi"), 1);
        break;
    case 4:
        tc_entry_add_count(entry, TC_FIELD_WORD, TC_SLICE("Qpath"), 1);
        break;
    case 5:
        tc_entry_set_number(entry, TC_SLOT_ORDER, NAN);
        break;
    case 6:
        tc_entry_set_number(entry, TC_SLOT_ORDER, -INFINITY);
        break;
    default:
        tc_entry_add_term(entry, (tc_field)TC_FIELD_COUNT, TC_SLICE("x"));
    }
}

START_TEST(an_entry_that_failed_is_refused_and_harms_nothing) {
    create_index(1);
    tc_writer *writer = open_writer(0);
    put(writer, "a.txt", "mot");
    tc_entry *entry = tc_entry_new(), *good = tc_entry_new();
    for (int how = 0; how < 8; how++) {
        tc_entry_reset(entry);
        spoil(entry, how);
        tc_entry_add_count(entry, TC_FIELD_WORD, TC_SLICE("sau"), 1);
        tc_entry *both[] = {good, entry};
        fails(how == 0 ? TC_ERR_LIMIT : TC_ERR_USAGE,
              tc_writer_replace(writer, TC_FIELD_PATH, TC_SLICE("a.txt"), both, 2, e));
        ck_assert_uint_eq(tc_writer_pending(writer), 1);
    }
    tc_entry_reset(entry);
    tc_entry_add_count(entry, TC_FIELD_WORD, TC_SLICE("hai"), 1);
    ok(tc_writer_replace(writer, TC_FIELD_PATH, TC_SLICE("b.txt"), &entry, 1, e));
    fails(TC_ERR_USAGE, tc_writer_replace(writer, TC_FIELD_PATH, TC_SLICE(""), &entry, 1, e));
    fails(TC_ERR_USAGE, tc_writer_replace(writer, TC_FIELD_WORD, TC_SLICE("x"), &entry, 1, e));
    tc_entry_free(entry);
    tc_entry_free(good);
    commit(writer);
    tc_store *store = open_store();
    ck_assert_uint_eq(count_entries(store), 2);
    ck_assert_str_eq(paths_of(store, word("mot")), "a.txt");
    tc_store_close(store);
    tc_writer_close(writer);
}
END_TEST

START_TEST(a_reset_entry_is_empty) {
    create_index(1);
    tc_writer *writer = open_writer(0);
    tc_entry *entry = tc_entry_new();
    tc_entry_add_count(entry, TC_FIELD_WORD, TC_SLICE("mot"), 1);
    tc_entry_set_value(entry, TC_SLOT_PATH, TC_SLICE("a"));
    tc_entry_set_data(entry, TC_SLICE("du lieu"));
    ok(tc_writer_replace(writer, TC_FIELD_PATH, TC_SLICE("a"), &entry, 1, e));
    tc_entry_reset(entry);
    ok(tc_writer_replace(writer, TC_FIELD_PATH, TC_SLICE("b"), &entry, 1, e));
    tc_entry_free(entry);
    commit(writer);
    tc_store *store = open_store();
    ck_assert_str_eq(paths_of(store, word("mot")), "a");
    ck_assert_uint_eq(frequency(store, TC_FIELD_PATH, TC_SLICE("a")), 1);
    tc_matches *found =
        find(store, TC_FIELD_PATH, TC_SLICE("b"), (tc_want){.slots = TC_SLOTS_ALL, .data = true});
    ck_assert_slice(tc_match_data(found, 0), "");
    ck_assert_slice(tc_match_value(found, 0, TC_SLOT_PATH), "");
    tc_matches_free(found);
    tc_store_close(store);
    tc_writer_close(writer);
}
END_TEST

/* Paths that differ at their ends alone, of every length around the maximum. */
START_TEST(overlong_terms_are_neither_cut_nor_lost) {
    enum { FROM = TC_TERM_MAX - 8, TO = TC_TERM_MAX + 8 };
    create_index(1);
    tc_writer *writer = open_writer(0);
    char path[1024];
    for (int pass = 0; pass < 2; pass++) {
        tc_store *store = pass ? open_store() : NULL;
        for (size_t length = FROM; length <= TO; length++)
            for (int end = 'a'; end <= 'b'; end++) {
                memset(path, 'x', length);
                path[length - 1] = (char)end;
                path[length] = '\0';
                if (!pass) {
                    put(writer, path, "mot");
                    continue;
                }
                tc_matches *found =
                    find(store, TC_FIELD_PATH, tc_slice_of(path), (tc_want){.slots = PATH});
                ck_assert_uint_eq(tc_matches_count(found), 1);
                ck_assert_slice(tc_match_value(found, 0, TC_SLOT_PATH), path);
                tc_matches_free(found);
                ck_assert_str_eq(paths_of(store, tc_query_term(TC_FIELD_PATH, tc_slice_of(path))),
                                 path);
            }
        if (!pass)
            commit(writer);
        tc_store_close(store);
    }
    tc_writer_close(writer);
}
END_TEST

/* NUL bytes count twice, multi-byte characters stay whole, and a word may be as long as it likes.
 */
START_TEST(overlong_terms_of_odd_bytes) {
    static char nuls[300], letters[3000], tail[3000];
    memset(nuls, 0, sizeof nuls);
    for (size_t i = 0; i < sizeof letters; i++)
        letters[i] = "ệ"[i % 3];
    memcpy(tail, letters, sizeof tail);
    tail[sizeof tail - 1] = '?';
    create_index(1);
    tc_writer *writer = open_writer(0);
    tc_entry *entry = tc_entry_new();
    for (size_t length = 100; length <= sizeof nuls; length += 20)
        tc_entry_add_term(entry, TC_FIELD_CITED, (tc_slice){nuls, length});
    for (size_t shift = 0; shift < 3; shift++)
        tc_entry_add_count(entry, TC_FIELD_WORD, (tc_slice){letters + shift, 1000}, 1);
    tc_entry_add_count(entry, TC_FIELD_EXACT, (tc_slice){letters, sizeof letters}, 1);
    ok(tc_writer_replace(writer, TC_FIELD_PATH, TC_SLICE("a"), &entry, 1, e));
    tc_entry_free(entry);
    commit(writer);
    tc_writer_close(writer);
    tc_store *store = open_store();
    for (size_t length = 100; length <= sizeof nuls; length += 20)
        ck_assert_uint_eq(frequency(store, TC_FIELD_CITED, (tc_slice){nuls, length}), 1);
    ck_assert_uint_eq(frequency(store, TC_FIELD_CITED, (tc_slice){nuls, 299}), 0);
    ck_assert_uint_eq(frequency(store, TC_FIELD_WORD, (tc_slice){letters + 1, 1000}), 1);
    ck_assert_uint_eq(frequency(store, TC_FIELD_EXACT, (tc_slice){letters, sizeof letters}), 1);
    ck_assert_uint_eq(frequency(store, TC_FIELD_EXACT, (tc_slice){tail, sizeof tail}), 0);
    tc_store_close(store);
}
END_TEST

/* Numbers of records; no more of them than its beginning is kept. */
START_TEST(long_words_are_short_terms) {
    static const char *const words[] = {"0100400000000000600004140250760034",
                                        "0100400000000000600004140250760035",
                                        "01004000000000006000041402507600"};
    create_index(1);
    tc_writer *writer = open_writer(0);
    for (size_t i = 0; i < 3; i++)
        put(writer, (const char *const[]){"a", "b", "c"}[i], words[i]);
    commit(writer);
    tc_writer_close(writer);
    tc_store *store = open_store();
    for (size_t i = 0; i < 3; i++)
        ck_assert_uint_eq(frequency(store, TC_FIELD_WORD, tc_slice_of(words[i])), 1);
    tc_terms *walk = NULL;
    bool more = true;
    ok(tc_terms_open(store, TC_FIELD_WORD, TC_SLICE("01004000"), &walk, e));
    for (size_t i = 0; i < 3; i++) {
        ok(tc_terms_next(walk, &more, e));
        ck_assert(more);
        ck_assert_uint_le(tc_terms_text(walk).len, 32);
    }
    tc_terms_close(walk);
    tc_store_close(store);
}
END_TEST

/* Writes generation after generation of one file with five entries, ten others beside it, until
 * it is killed. */
static void write_for_ever(void) {
    tc_writer *writer = NULL;
    if (tc_writer_open(dir, 0, &writer, NULL) != TC_OK)
        _exit(1);
    for (unsigned round = 0;; round++) {
        char generation[16];
        snprintf(generation, sizeof generation, "doi%u", round);
        put_tasks(writer, "plan.txt", generation, 5);
        for (int i = 0; i < 10; i++) {
            char path[32];
            snprintf(path, sizeof path, "%d.txt", i);
            put(writer, path, generation);
        }
        if (tc_writer_commit(writer, NULL) != TC_OK)
            _exit(1);
    }
}

/* One generation and nothing of another. */
static void check_one_generation(tc_store *store) {
    uint32_t count = count_entries(store);
    if (count == 0)
        return;
    ck_assert_uint_eq(count, 15);
    tc_terms *walk = NULL;
    ok(tc_terms_open(store, TC_FIELD_WORD, TC_SLICE("doi"), &walk, e));
    bool more = false;
    ok(tc_terms_next(walk, &more, e));
    ck_assert(more);
    ck_assert_uint_eq(tc_terms_frequency(walk), 15);
    ok(tc_terms_next(walk, &more, e));
    ck_assert(!more);
    tc_terms_close(walk);
}

START_TEST(a_killed_writer_leaves_the_last_commit) {
    create_index(1);
    for (int i = 0; i < 15; i++) {
        pid_t child = fork();
        if (child == 0)
            write_for_ever();
        usleep((useconds_t)(20000 + i * 7919));
        kill(child, SIGKILL);
        int status = 0;
        waitpid(child, &status, 0);
        ck_assert(WIFSIGNALED(status));
        tc_store *store = open_store();
        check_one_generation(store);
        tc_store_close(store);
    }
    tc_writer *writer = open_writer(0);
    put(writer, "after.txt", "sau");
    commit(writer);
    tc_writer_close(writer);
    tc_store *store = open_store();
    ck_assert_uint_eq(count_entries(store), 16);
    tc_store_close(store);
}
END_TEST

static void limit_files(rlim_t bytes) {
    struct rlimit limit;
    ck_assert_int_eq(getrlimit(RLIMIT_FSIZE, &limit), 0);
    limit.rlim_cur = bytes < limit.rlim_max ? bytes : limit.rlim_max;
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

/* No file may grow any more, as on a full disk: an error, and the last commit stays. */
START_TEST(a_full_disk_costs_what_was_not_committed) {
    signal(SIGXFSZ, SIG_IGN);
    create_index(1);
    tc_writer *writer = open_writer(0);
    put(writer, "a.txt", "mot");
    commit(writer);
    limit_files(64 << 10);
    tc_status status = TC_OK;
    tc_error error = {0};
    /* Few and large, for libcheck notes every call in a file of its own, which may not grow either.
     */
    for (int i = 0; i < 60 && status == TC_OK; i++) {
        char path[32], words[20000];
        size_t used = 0;
        snprintf(path, sizeof path, "%d.txt", i);
        for (int k = 0; k < 1500; k++)
            used += (size_t)snprintf(words + used, sizeof words - used, "tu%d ", i * 1500 + k);
        put(writer, path, words);
        status = tc_writer_commit(writer, &error);
    }
    ck_assert_msg(status == TC_ERR_IO, "%s: %s", tc_status_name(status), error.message);
    ck_assert_str_ne(error.hint, "");
    fails(TC_ERR_STORE, tc_writer_commit(writer, e));
    fails(TC_ERR_STORE, tc_writer_delete(writer, TC_FIELD_PATH, TC_SLICE("a.txt"), e));
    fails(TC_ERR_STORE, tc_writer_cancel(writer, e));
    tc_writer_close(writer);
    limit_files(RLIM_INFINITY);
    tc_store *store = open_store();
    ck_assert_str_eq(paths_of(store, word("mot")), "a.txt");
    ck_assert_uint_eq(count_entries(store) % 100, 1);
    tc_store_close(store);
    writer = open_writer(0);
    put(writer, "b.txt", "hai");
    commit(writer);
    tc_writer_close(writer);
}
END_TEST

static uint64_t bytes_of(const char *name) {
    char path[256];
    struct stat info;
    snprintf(path, sizeof path, "%s/shard0/%s.glass", dir, name);
    ck_assert_int_eq(stat(path, &info), 0);
    return (uint64_t)info.st_size;
}

static void put_numbered(tc_writer *writer, unsigned from, unsigned to) {
    for (unsigned i = from; i < to; i++) {
        char path[32], words[64];
        snprintf(path, sizeof path, "file%u.txt", i);
        snprintf(words, sizeof words, "chung w%u w%u", i, i / 3);
        put(writer, path, words);
        if (i % 50 == 0)
            commit(writer);
    }
    commit(writer);
}

/* A reader from before goes on reading, writers go on writing, and nothing is left lying about. */
START_TEST(compacting_changes_nothing_but_the_size) {
    create_index(1);
    tc_writer *writer = open_writer(0);
    put_numbered(writer, 0, 1000);
    tc_writer_close(writer);
    uint64_t before = bytes_of("postlist") + bytes_of("termlist");
    tc_store *early = open_store();
    for (int twice = 0; twice < 2; twice++)
        ok(tc_index_compact(dir, 0, e));
    ck_assert_uint_lt(bytes_of("postlist") + bytes_of("termlist"), before);

    tc_store *stores[] = {early, open_store()};
    for (int i = 0; i < 2; i++) {
        ck_assert_uint_eq(frequency(stores[i], TC_FIELD_WORD, TC_SLICE("chung")), 1000);
        tc_matches *found = find(stores[i], TC_FIELD_PATH, TC_SLICE("file777.txt"),
                                 (tc_want){.slots = TC_SLOT_BIT(TC_SLOT_PATH), .data = true});
        ck_assert_uint_eq(tc_matches_count(found), 1);
        ck_assert_uint_eq(tc_match_docid(found, 0), 778);
        ck_assert_slice(tc_match_value(found, 0, TC_SLOT_PATH), "file777.txt");
        tc_matches_free(found);
    }
    writer = open_writer(0);
    put_numbered(writer, 990, 1010);
    tc_writer_close(writer);
    for (int i = 0; i < 2; i++) {
        ok(tc_store_refresh(stores[i], e));
        ck_assert_uint_eq(frequency(stores[i], TC_FIELD_WORD, TC_SLICE("chung")), 1010);
        tc_store_close(stores[i]);
    }
    char leftover[256];
    snprintf(leftover, sizeof leftover, "%s/shard0.compact", dir);
    ck_assert_int_ne(access(leftover, F_OK), 0);
    fails(TC_ERR_NOT_FOUND, tc_index_compact(dir, 7, e));
}
END_TEST

int main(void) {
    const TTest *tests[] = {compacting_changes_nothing_but_the_size,
                            what_is_written_is_read,
                            an_entry_may_be_written_under_several_keys,
                            finding_brings_what_is_wanted,
                            entries_of_a_key_are_replaced_together,
                            an_update_stays_in_its_place,
                            deleting_by_key,
                            nothing_counts_before_the_commit,
                            what_was_read_is_forgotten_with_its_state,
                            an_entry_that_is_gone_is_said_to_be,
                            pending_counts_since_the_commit,
                            an_entry_that_failed_is_refused_and_harms_nothing,
                            a_reset_entry_is_empty,
                            overlong_terms_are_neither_cut_nor_lost,
                            overlong_terms_of_odd_bytes,
                            long_words_are_short_terms,
                            a_killed_writer_leaves_the_last_commit,
                            a_full_disk_costs_what_was_not_committed,
                            NULL};
    return run_tests("store write", tests);
}
