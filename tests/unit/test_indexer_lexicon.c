/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How the words of a text become postings. */
#include "../../indexer/lexicon.h"
#include "indexer_fixture.h"

#include <text/fold.h>

static tc_lexicon *lexicon;

/* An index of one document with this text. */
static tc_store *store_text(const char *text, const uint32_t *edges, size_t count) {
    tc_entry *entry = tc_entry_new();
    create_index(1);
    lexicon = tc_lexicon_new();
    ck_assert_ptr_nonnull(lexicon);
    ok(tc_lexicon_add_text(lexicon, entry, tc_slice_of(text), edges, count, e));
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

static bool has_phrase(tc_store *store, const char *first, const char *second) {
    tc_query *parts[] = {word(first), word(second)};
    return has(store, tc_query_phrase(parts, 2, 2));
}

static bool has_exact(tc_store *store, const char *text) {
    return has(store, tc_query_term(TC_FIELD_EXACT, tc_slice_of(text)));
}

START_TEST(words_are_folded_and_exact_where_that_differs) {
    tc_store *store = store_text("Sở KH&CN: Hoà bình, so sánh QUYẾT định", NULL, 0);
    ck_assert(has_phrase(store, "so", "kh"));
    ck_assert(has_phrase(store, "quyet", "dinh"));
    ck_assert(has_phrase(store, "hoa", "binh"));
    ck_assert(has_exact(store, "sở"));
    ck_assert(has_exact(store, "hòa"));
    ck_assert(has_exact(store, "quyết"));
    ck_assert(!has_exact(store, "kh"));
    ck_assert(!has_exact(store, "so"));
    ck_assert(!has(store, word("sở")));
    tc_store_close(store);
}
END_TEST

START_TEST(phrases_stay_within_their_paragraph) {
    static const char text[] = "một hai\nba bốn";
    uint32_t edges[] = {0, (uint32_t)(strchr(text, '\n') - text) + 1};
    tc_store *store = store_text(text, edges, 2);
    ck_assert(has_phrase(store, "mot", "hai"));
    ck_assert(has_phrase(store, "ba", "bon"));
    ck_assert(!has_phrase(store, "hai", "ba"));
    tc_query *parts[] = {word("hai"), word("ba")};
    ck_assert(!has(store, tc_query_phrase(parts, 2, TC_LEXICON_GAP)));
    tc_store_close(store);
}
END_TEST

START_TEST(edges_between_words_count_once) {
    static const uint32_t edges[] = {0, 1, 2, 3, 4, 4, 4};
    tc_store *store = store_text("a     b", edges, 7);
    tc_query *near[] = {word("a"), word("b")};
    ck_assert(!has(store, tc_query_near(near, 2, TC_LEXICON_GAP)));
    tc_query *wide[] = {word("a"), word("b")};
    ck_assert(has(store, tc_query_near(wide, 2, TC_LEXICON_GAP + 2)));
    tc_store_close(store);
}
END_TEST

/* Ranking goes by how often a word stands there. */
START_TEST(words_are_counted) {
    tc_store *store = store_text("số Số SỐ so", NULL, 0);
    ck_assert(has_phrase(store, "so", "so"));
    tc_query *parts[] = {word("so"), word("so"), word("so"), word("so")};
    ck_assert(has(store, tc_query_phrase(parts, 4, 4)));
    tc_query *more[] = {word("so"), word("so"), word("so"), word("so"), word("so")};
    ck_assert(!has(store, tc_query_phrase(more, 5, 5)));
    tc_store_close(store);
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
    ok(tc_lexicon_add_text(lexicon, first, TC_SLICE("một hai"), NULL, 0, e));
    ok(tc_lexicon_add_text(lexicon, first, tc_slice_of(many), NULL, 0, e));
    ok(tc_lexicon_add_text(lexicon, second, TC_SLICE("hai ba"), NULL, 0, e));
    create_index(1);
    tc_writer *writer = open_writer(0);
    ok(tc_writer_replace(writer, TC_FIELD_PATH, TC_SLICE("two"), &second, 1, e));
    ok(tc_writer_commit(writer, e));
    tc_writer_close(writer);
    tc_store *store = open_store();
    ck_assert(has_phrase(store, "hai", "ba"));
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
    fails(TC_ERR_LIMIT, tc_lexicon_add_text(lexicon, entry, tc_slice_of(many), NULL, 0, e));
    /* … and the next is none the worse for it. */
    ok(tc_lexicon_add_text(lexicon, entry, TC_SLICE("một 7"), NULL, 0, e));
    tc_entry_free(entry);
    tc_lexicon_free(lexicon);
    free(many);
}
END_TEST

START_TEST(a_title_has_a_field_of_its_own) {
    tc_entry *entry = tc_entry_new();
    lexicon = tc_lexicon_new();
    ok(tc_lexicon_add_title(lexicon, entry, TC_SLICE("Chuyển đổi số"), e));
    create_index(1);
    tc_writer *writer = open_writer(0);
    ok(tc_writer_replace(writer, TC_FIELD_PATH, TC_SLICE("one"), &entry, 1, e));
    ok(tc_writer_commit(writer, e));
    tc_writer_close(writer);
    tc_store *store = open_store();
    tc_query *parts[] = {tc_query_term(TC_FIELD_TITLE, TC_SLICE("chuyen")),
                         tc_query_term(TC_FIELD_TITLE, TC_SLICE("doi"))};
    ck_assert(has(store, tc_query_phrase(parts, 2, 2)));
    ck_assert(!has(store, word("chuyen")));
    ck_assert(!has_exact(store, "chuyển"));
    tc_store_close(store);
    tc_entry_free(entry);
    tc_lexicon_free(lexicon);
}
END_TEST

int main(void) {
    const TTest *const tests[] = {words_are_folded_and_exact_where_that_differs,
                                  phrases_stay_within_their_paragraph,
                                  edges_between_words_count_once,
                                  words_are_counted,
                                  a_word_without_end_is_found,
                                  one_document_leaves_nothing_to_the_next,
                                  too_many_words_are_refused,
                                  a_title_has_a_field_of_its_own,
                                  NULL};
    return run_tests("lexicon", tests);
}
