/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Entries: what they cannot hold is refused, and long terms are found all the same. */
#include "store_fixture.h"

#include <math.h>

static const uint64_t PATH = TC_SLOT_BIT(TC_SLOT_PATH);

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
    ck_assert_uint_eq(count_with(store, TC_FIELD_PATH, TC_SLICE("a")), 1);
    tc_matches *found = find_entries(store, TC_FIELD_PATH, TC_SLICE("b"),
                                     (tc_want){.slots = TC_SLOTS_ALL, .data = true});
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
                    find_entries(store, TC_FIELD_PATH, tc_slice_of(path), (tc_want){.slots = PATH});
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
        ck_assert_uint_eq(count_with(store, TC_FIELD_CITED, (tc_slice){nuls, length}), 1);
    ck_assert_uint_eq(count_with(store, TC_FIELD_CITED, (tc_slice){nuls, 299}), 0);
    ck_assert_uint_eq(count_with(store, TC_FIELD_WORD, (tc_slice){letters + 1, 1000}), 1);
    ck_assert_uint_eq(count_with(store, TC_FIELD_EXACT, (tc_slice){letters, sizeof letters}), 1);
    ck_assert_uint_eq(count_with(store, TC_FIELD_EXACT, (tc_slice){tail, sizeof tail}), 0);
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
        ck_assert_uint_eq(count_with(store, TC_FIELD_WORD, tc_slice_of(words[i])), 1);
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

int main(void) {
    const TTest *tests[] = {an_entry_that_failed_is_refused_and_harms_nothing,
                            a_reset_entry_is_empty,
                            overlong_terms_are_neither_cut_nor_lost,
                            overlong_terms_of_odd_bytes,
                            long_words_are_short_terms,
                            NULL};
    return run_tests("store limits", tests);
}
