/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Writing: what is found, replaced and dropped, and from when on. */
#include "store_fixture.h"

static const uint64_t PATH = TC_SLOT_BIT(TC_SLOT_PATH);

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
    tc_matches *found = find_entries(store, TC_FIELD_PATH, TC_SLICE("/k/a.txt"),
                                     (tc_want){.slots = TC_SLOTS_ALL, .data = true});
    ck_assert_uint_eq(tc_matches_count(found), 1);
    ck_assert_slice(tc_match_value(found, 0, TC_SLOT_CANONICAL), "709/QĐ-TTg");
    ck_assert_slice(tc_match_value(found, 0, TC_SLOT_TITLE), "");
    ck_assert(tc_value_number(tc_match_value(found, 0, TC_SLOT_ORDER)) == -12.5);
    ck_assert(isnan(tc_value_number(tc_match_value(found, 0, TC_SLOT_TITLE))));
    ck_assert(tc_slice_equal(tc_match_data(found, 0), (tc_slice){"a\0b", 3}));
    ck_assert_uint_gt(tc_match_docid(found, 0), 0);
    tc_matches_free(found);
    ck_assert_uint_eq(count_with(store, TC_FIELD_EXACT, TC_SLICE("hoa\x83")), 1);
    ck_assert_uint_eq(count_with(store, TC_FIELD_EXACT, TC_SLICE("hoa\x84")), 0);
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
    ck_assert_uint_eq(count_with(store, TC_FIELD_WORD, TC_SLICE("hoa")), 3);
    ck_assert_uint_eq(count_with(store, TC_FIELD_WORD, TC_SLICE("cu")), 0);
    ck_assert_uint_eq(count_with(store, TC_FIELD_ARCHIVE, TC_SLICE("/k/a.zip")), 1);
    for (unsigned i = 0; i < 3; i++) {
        tc_matches *found =
            find_entries(store, TC_FIELD_PATH, tc_slice_of(paths[i]), (tc_want){.data = true});
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
    tc_matches *found = find_entries(store, TC_FIELD_PATH, TC_SLICE("a.txt"), (tc_want){0});
    ck_assert_slice(tc_match_value(found, 0, TC_SLOT_PATH), "");
    ck_assert_slice(tc_match_data(found, 0), "");
    tc_matches_free(found);
    found = find_entries(store, TC_FIELD_PATH, TC_SLICE("b.txt"), (tc_want){.slots = PATH});
    ck_assert_uint_eq(tc_matches_count(found), 0);
    tc_matches_free(found);
    fails(TC_ERR_USAGE, tc_store_find(store, TC_FIELD_PATH, TC_SLICE(""), 1, NULL, &found, e));
    fails(TC_ERR_USAGE,
          tc_store_find(store, TC_FIELD_DUE_END, TC_SLICE("20240101"), 1, NULL, &found, e));
    tc_store_close(store);
}
END_TEST

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
        ck_assert_uint_eq(count_with(store, TC_FIELD_PATH, TC_SLICE("plan.txt")), counts[i]);
        ck_assert_uint_eq(count_with(store, TC_FIELD_WORD, tc_slice_of(text)), counts[i]);
        if (i > 0) {
            snprintf(text, sizeof text, "lan%zu", i - 1);
            ck_assert_uint_eq(count_with(store, TC_FIELD_WORD, tc_slice_of(text)), 0);
        }
        ck_assert_uint_eq(count_with(store, TC_FIELD_WORD, TC_SLICE("khac")), 1);
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
        ck_assert_uint_eq(count_with(store, TC_FIELD_WORD, TC_SLICE("hai")), 0);
    }
    put_text(writer, "mot hai", 'b');
    ok(tc_store_refresh(store, e));
    ck_assert_int_eq(text_of(store, "mot"), 'b');
    ck_assert_uint_eq(count_with(store, TC_FIELD_WORD, TC_SLICE("hai")), 1);
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

int main(void) {
    const TTest *tests[] = {what_is_written_is_read,
                            an_entry_may_be_written_under_several_keys,
                            finding_brings_what_is_wanted,
                            entries_of_a_key_are_replaced_together,
                            an_update_stays_in_its_place,
                            deleting_by_key,
                            what_was_read_is_forgotten_with_its_state,
                            an_entry_that_is_gone_is_said_to_be,
                            nothing_counts_before_the_commit,
                            pending_counts_since_the_commit,
                            NULL};
    return run_tests("store write", tests);
}
