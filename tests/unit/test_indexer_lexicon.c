/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How the words of a text become postings. */
#include "../../indexer/lexicon.h"
#include "indexer_fixture.h"

#include <text/exact.h>
#include <text/fold.h>

static tc_lexicon *lexicon;

/* An index of one document with this text. */
static tc_store *store_text(const char *text, const uint32_t *edges, size_t count) {
    tc_entry *entry = tc_entry_new();
    create_index(1);
    lexicon = tc_lexicon_new();
    ck_assert_ptr_nonnull(lexicon);
    ok(tc_lexicon_add(lexicon, entry, tc_slice_of(text), 1, edges, count, e));
    tc_writer *writer = open_writer(0);
    ok(tc_writer_replace(writer, TC_FIELD_PATH, TC_SLICE("one"), &entry, 1, e));
    ok(tc_writer_commit(writer, e));
    tc_writer_close(writer);
    tc_entry_free(entry);
    tc_lexicon_free(lexicon);
    return open_store();
}

static bool has(tc_store *store, tc_query *query) {
    tc_store_request request = {.limit = 1};
    tc_matches *matches = search(store, query, &request);
    bool found = tc_matches_count(matches) > 0;
    tc_matches_free(matches);
    return found;
}

/* The term of PLAIN, a word with accents. */
static tc_query *exact_word(const char *plain) {
    tc_buffer folded, key;
    tc_buffer_init(&folded, 100);
    tc_buffer_init(&key, 100);
    tc_fold_ascii(tc_slice_of(plain), &folded);
    tc_exact_key(tc_buffer_slice(&folded), tc_slice_of(plain), &key);
    tc_query *query = tc_query_term(TC_FIELD_EXACT, tc_buffer_slice(&key));
    tc_buffer_dispose(&folded);
    tc_buffer_dispose(&key);
    return query;
}

static bool has_exact(tc_store *store, const char *plain) {
    return has(store, exact_word(plain));
}

START_TEST(words_are_folded_and_exact_where_that_tells_more) {
    tc_store *store = store_text("Sở KH&CN: Hoà bình, so sánh QUYẾT định lúa", NULL, 0);
    static const char *const folded[] = {"so", "kh", "cn", "hoa", "binh", "quyet", "dinh", "lua"};
    for (size_t i = 0; i < sizeof folded / sizeof *folded; i++)
        ck_assert_msg(has(store, word(folded[i])), "%s", folded[i]);
    ck_assert(has_exact(store, "sở"));
    ck_assert(has_exact(store, "lúa"));
    ck_assert(!has_exact(store, "kh"));
    ck_assert(!has_exact(store, "so"));
    /* Nearly every "quyet" is "quyết". */
    ck_assert(!has_exact(store, "quyết"));
    ck_assert(!has(store, word("sở")));
    tc_store_close(store);
}
END_TEST

START_TEST(two_words_side_by_side_are_a_word) {
    tc_store *store = store_text("Kế hoạch của tỉnh về đổi mới, sáng tạo 2024 2025", NULL, 0);
    ck_assert(has(store, word("ke hoach")));
    ck_assert(has(store, word("doi moi")));
    ck_assert(has(store, word("moi sang")));
    ck_assert(has(store, word("tao 2024")));
    ck_assert(!has(store, word("hoach cua")));
    ck_assert(!has(store, word("cua tinh")));
    ck_assert(!has(store, word("2024 2025")));
    ck_assert(!has(store, word("hoach doi")));
    tc_store_close(store);
}
END_TEST

START_TEST(pairs_stay_within_their_paragraph) {
    static const char text[] = "một ruộng\nlúa bốn";
    uint32_t edges[] = {0, (uint32_t)(strchr(text, '\n') - text) + 1};
    tc_store *store = store_text(text, edges, 2);
    ck_assert(has(store, word("lua bon")));
    ck_assert(!has(store, word("ruong lua")));
    tc_store_close(store);
}
END_TEST

/* Ranking goes by how often a word stands there. */
START_TEST(words_are_counted) {
    tc_entry *often = tc_entry_new(), *once = tc_entry_new();
    lexicon = tc_lexicon_new();
    create_index(1);
    ok(tc_lexicon_add(lexicon, once, TC_SLICE("lúa một hai ba"), 1, NULL, 0, e));
    ok(tc_lexicon_add(lexicon, often, TC_SLICE("lúa lúa LÚA ba"), 1, NULL, 0, e));
    tc_writer *writer = open_writer(0);
    ok(tc_writer_replace(writer, TC_FIELD_PATH, TC_SLICE("a"), &once, 1, e));
    ok(tc_writer_replace(writer, TC_FIELD_PATH, TC_SLICE("b"), &often, 1, e));
    ok(tc_writer_commit(writer, e));
    tc_writer_close(writer);
    tc_store *store = open_store();
    tc_store_request request = {.limit = 2};
    for (int exact = 0; exact < 2; exact++) {
        tc_query *query = exact ? exact_word("lúa") : word("lua");
        tc_matches *found = search(store, query, &request);
        ck_assert_uint_eq(tc_matches_count(found), 2);
        ck_assert(tc_match_weight(found, 0) > tc_match_weight(found, 1));
        ck_assert_uint_eq(tc_match_docid(found, 0), 2);
        tc_matches_free(found);
    }
    tc_store_close(store);
    tc_entry_free(once);
    tc_entry_free(often);
    tc_lexicon_free(lexicon);
}
END_TEST

START_TEST(a_word_without_end_is_found) {
    char text[5000];
    memset(text, 'x', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    tc_store *store = store_text(text, NULL, 0);
    ck_assert(has(store, word(text)));
    text[4000] = 'y';
    ck_assert(!has(store, word(text)));
    tc_store_close(store);
}
END_TEST

/* COUNT different words. */
static char *numbers(unsigned count) {
    char *text = malloc(count * (size_t)8 + 1), *end = text;
    ck_assert_ptr_nonnull(text);
    for (unsigned i = 0; i < count; i++)
        end += sprintf(end, "%u ", i);
    return text;
}

START_TEST(one_document_leaves_nothing_to_the_next) {
    char *many = numbers(120000); /* more than the table keeps */
    tc_entry *first = tc_entry_new(), *second = tc_entry_new();
    lexicon = tc_lexicon_new();
    ok(tc_lexicon_add(lexicon, first, TC_SLICE("một hai"), 1, NULL, 0, e));
    ok(tc_lexicon_add(lexicon, first, tc_slice_of(many), 1, NULL, 0, e));
    ok(tc_lexicon_add(lexicon, second, TC_SLICE("hai ba"), 1, NULL, 0, e));
    create_index(1);
    tc_writer *writer = open_writer(0);
    ok(tc_writer_replace(writer, TC_FIELD_PATH, TC_SLICE("two"), &second, 1, e));
    ok(tc_writer_commit(writer, e));
    tc_writer_close(writer);
    tc_store *store = open_store();
    ck_assert(has(store, word("hai ba")));
    ck_assert(!has(store, word("mot")));
    ck_assert(!has(store, word("77")));
    tc_store_close(store);
    tc_entry_free(first);
    tc_entry_free(second);
    tc_lexicon_free(lexicon);
    free(many);
}
END_TEST

START_TEST(too_many_words_are_refused) {
    char *many = numbers(2 * TC_LEXICON_MAX + 1);
    tc_entry *entry = tc_entry_new();
    lexicon = tc_lexicon_new();
    fails(TC_ERR_LIMIT, tc_lexicon_add(lexicon, entry, tc_slice_of(many), 1, NULL, 0, e));
    /* … and the next is none the worse for it. */
    ok(tc_lexicon_add(lexicon, entry, TC_SLICE("một 7"), 1, NULL, 0, e));
    tc_entry_free(entry);
    tc_lexicon_free(lexicon);
    free(many);
}
END_TEST

int main(void) {
    const TTest *const tests[] = {words_are_folded_and_exact_where_that_tells_more,
                                  two_words_side_by_side_are_a_word,
                                  pairs_stay_within_their_paragraph,
                                  words_are_counted,
                                  a_word_without_end_is_found,
                                  one_document_leaves_nothing_to_the_next,
                                  too_many_words_are_refused,
                                  NULL};
    return run_tests("lexicon", tests);
}
