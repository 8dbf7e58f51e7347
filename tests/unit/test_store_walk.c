/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Walks, and reading while writers write. */
#include "store_fixture.h"

#include <signal.h>

static const char *next_term(tc_terms *walk) {
    static char text[256];
    bool more = false;
    ok(tc_terms_next(walk, &more, e));
    if (!more)
        return NULL;
    tc_slice term = tc_terms_text(walk);
    snprintf(text, sizeof text, "%.*s", (int)term.len, term.ptr);
    return text;
}

/* "term:frequency term:frequency …" */
static const char *terms_of(tc_store *store, tc_field field, const char *start) {
    static char out[4096];
    size_t used = 0;
    tc_terms *walk = NULL;
    ok(tc_terms_open(store, field, tc_slice_of(start), &walk, e));
    out[0] = '\0';
    for (const char *term; (term = next_term(walk));)
        used += (size_t)snprintf(out + used, sizeof out - used, "%s%s:%u", used ? " " : "", term,
                                 tc_terms_frequency(walk));
    ck_assert_ptr_null(next_term(walk)); /* the end stays the end */
    tc_terms_close(walk);
    return out;
}

static void fill(uint32_t shards) {
    static const char *const words[] = {"ke hoach 2024", "ke khai", "hoach dinh", "nghi quyet 20"};
    create_index(shards);
    for (uint32_t shard = 0; shard < shards; shard++) {
        tc_writer *writer = open_writer(shard);
        for (uint32_t i = shard; i < 4; i += shards) {
            char path[8];
            snprintf(path, sizeof path, "%c", 'a' + i);
            put(writer, path, words[i]);
        }
        ok(tc_writer_commit(writer, e));
        tc_writer_close(writer);
    }
}

START_TEST(terms_of_a_field_and_no_other) {
    for (uint32_t shards = 1; shards <= 3; shards++) {
        fill(shards);
        tc_store *store = open_store();
        ck_assert_str_eq(terms_of(store, TC_FIELD_WORD, ""),
                         "20:1 2024:1 dinh:1 hoach:2 ke:2 khai:1 nghi:1 quyet:1");
        ck_assert_str_eq(terms_of(store, TC_FIELD_WORD, "k"), "ke:2 khai:1");
        ck_assert_str_eq(terms_of(store, TC_FIELD_WORD, "20"), "20:1 2024:1");
        ck_assert_str_eq(terms_of(store, TC_FIELD_PATH, ""), "a:1 b:1 c:1 d:1");
        ck_assert_str_eq(terms_of(store, TC_FIELD_KIND, ""), "document:4");
        ck_assert_str_eq(terms_of(store, TC_FIELD_CITED, ""), "");
        ck_assert_str_eq(terms_of(store, TC_FIELD_WORD, "khong"), "");
        tc_store_close(store);
        scratch_teardown();
        scratch_setup();
    }
}
END_TEST

/* Though they stand among them. */
START_TEST(words_with_accents_are_no_words_of_the_walk) {
    static const char *const words[] = {"so", "soi", "sở"}, *const exact[] = {"so\x80", "so\xFFsở"};
    create_index(1);
    tc_writer *writer = open_writer(0);
    tc_entry *entry = tc_entry_new();
    for (size_t i = 0; i < 3; i++)
        tc_entry_add_count(entry, TC_FIELD_WORD, tc_slice_of(words[i]), 1);
    for (size_t i = 0; i < 2; i++)
        tc_entry_add_count(entry, TC_FIELD_EXACT, tc_slice_of(exact[i]), 1);
    ok(tc_writer_replace(writer, TC_FIELD_PATH, TC_SLICE("a"), &entry, 1, e));
    ok(tc_writer_commit(writer, e));
    tc_writer_close(writer);
    tc_entry_free(entry);
    tc_store *store = open_store();
    ck_assert_str_eq(terms_of(store, TC_FIELD_WORD, ""), "so:1 soi:1 sở:1");
    ck_assert_str_eq(terms_of(store, TC_FIELD_WORD, "so"), "so:1 soi:1");
    ck_assert_str_eq(terms_of(store, TC_FIELD_EXACT, ""), "so\x80:1 so\xFFsở:1");
    tc_store_close(store);
}
END_TEST

START_TEST(an_empty_index_has_nothing_to_walk) {
    create_index(2);
    tc_store *store = open_store();
    ck_assert_str_eq(terms_of(store, TC_FIELD_WORD, ""), "");
    tc_postings *walk = NULL;
    ok(tc_postings_open(store, TC_FIELD_WORD, TC_SLICE(""), TC_SLOTS_ALL, &walk, e));
    bool more = true;
    ok(tc_postings_next(walk, &more, e));
    ck_assert(!more);
    tc_postings_close(walk);
    tc_store_close(store);
}
END_TEST

START_TEST(value_fields_cannot_be_walked) {
    create_index(1);
    tc_store *store = open_store();
    tc_terms *terms = NULL;
    fails(TC_ERR_USAGE, tc_terms_open(store, TC_FIELD_DUE_END, TC_SLICE(""), &terms, e));
    tc_postings *postings = NULL;
    fails(TC_ERR_USAGE,
          tc_postings_open(store, TC_FIELD_DUE_END, TC_SLICE("2024"), 0, &postings, e));
    tc_store_close(store);
}
END_TEST

/* Paths by docid, in one string. */
static const char *postings_of(tc_store *store, tc_field field, const char *text) {
    static char out[4096];
    size_t used = 0;
    uint32_t before = 0;
    tc_postings *walk = NULL;
    ok(tc_postings_open(store, field, tc_slice_of(text), TC_SLOT_BIT(TC_SLOT_PATH), &walk, e));
    out[0] = '\0';
    for (bool more = true;;) {
        ok(tc_postings_next(walk, &more, e));
        if (!more)
            break;
        ck_assert_uint_gt(tc_postings_docid(walk), before);
        before = tc_postings_docid(walk);
        tc_slice path = tc_postings_value(walk, TC_SLOT_PATH);
        ck_assert_slice(tc_postings_value(walk, TC_SLOT_TITLE), "");
        used += (size_t)snprintf(out + used, sizeof out - used, "%s%.*s", used ? " " : "",
                                 (int)path.len, path.ptr);
    }
    tc_postings_close(walk);
    return out;
}

START_TEST(postings_with_their_values) {
    for (uint32_t shards = 1; shards <= 3; shards++) {
        fill(shards);
        tc_store *store = open_store();
        ck_assert_str_eq(postings_of(store, TC_FIELD_WORD, "ke"), "a b");
        ck_assert_str_eq(postings_of(store, TC_FIELD_WORD, "hoach"), "a c");
        ck_assert_str_eq(postings_of(store, TC_FIELD_KIND, "document"), "a b c d");
        ck_assert_str_eq(postings_of(store, TC_FIELD_KIND, ""), "a b c d");
        ck_assert_str_eq(postings_of(store, TC_FIELD_WORD, "khong"), "");
        tc_store_close(store);
        scratch_teardown();
        scratch_setup();
    }
}
END_TEST

/* ---- Beside a writer ---- */

enum { FILES = 3000 };

static void path_of(int i, char out[16]) {
    snprintf(out, 16, "%05d", i);
}

/* Every file anew, so that no block of the commit before is left. */
static void write_all(tc_writer *writer, const char *generation) {
    for (int i = 0; i < FILES; i++) {
        char path[16], words[64];
        path_of(i, path);
        snprintf(words, sizeof words, "chung w%s %s", path, generation);
        put(writer, path, words);
        if (i % 500 == 499)
            ok(tc_writer_commit(writer, e));
    }
    ok(tc_writer_commit(writer, e));
}

START_TEST(a_walk_over_postings_goes_on_beside_a_writer) {
    create_index(1);
    tc_writer *writer = open_writer(0);
    write_all(writer, "mot");
    tc_store *store = open_store();
    tc_postings *walk = NULL;
    ok(tc_postings_open(store, TC_FIELD_WORD, TC_SLICE("chung"), TC_SLOT_BIT(TC_SLOT_PATH), &walk,
                        e));
    bool more = true;
    int seen = 0;
    for (;; seen++) {
        if (seen == 100 || seen == 2000)
            write_all(writer, seen == 100 ? "hai" : "ba");
        ok(tc_postings_next(walk, &more, e));
        if (!more)
            break;
        char path[16];
        path_of(seen, path);
        ck_assert_slice(tc_postings_value(walk, TC_SLOT_PATH), path);
    }
    ck_assert_int_eq(seen, FILES);
    tc_postings_close(walk);
    tc_store_close(store);
    tc_writer_close(writer);
}
END_TEST

START_TEST(a_walk_over_terms_goes_on_beside_a_writer) {
    create_index(1);
    tc_writer *writer = open_writer(0);
    write_all(writer, "mot");
    tc_store *store = open_store();
    tc_terms *walk = NULL;
    ok(tc_terms_open(store, TC_FIELD_WORD, TC_SLICE("w"), &walk, e));
    int seen = 0;
    for (const char *term;; seen++) {
        if (seen == 100 || seen == 2000)
            write_all(writer, seen == 100 ? "hai" : "ba");
        if (!(term = next_term(walk)))
            break;
        ck_assert_int_eq(strtol(term + 1, NULL, 10), seen);
    }
    ck_assert_int_eq(seen, FILES);
    tc_terms_close(walk);
    tc_store_close(store);
    tc_writer_close(writer);
}
END_TEST

/* What the walk stands on is deleted, and so is what would come next. */
START_TEST(a_walk_goes_on_behind_what_is_gone) {
    create_index(1);
    tc_writer *writer = open_writer(0);
    write_all(writer, "mot");
    tc_store *store = open_store();
    tc_postings *walk = NULL;
    tc_terms *terms = NULL;
    ok(tc_postings_open(store, TC_FIELD_KIND, TC_SLICE(""), TC_SLOT_BIT(TC_SLOT_PATH), &walk, e));
    ok(tc_terms_open(store, TC_FIELD_PATH, TC_SLICE(""), &terms, e));
    bool more = true;
    for (int i = 0; i < 10; i++) {
        ok(tc_postings_next(walk, &more, e));
        ck_assert_ptr_nonnull(next_term(terms));
    }
    for (int i = 5; i < 20; i++) {
        char path[16];
        path_of(i, path);
        ok(tc_writer_delete(writer, TC_FIELD_PATH, tc_slice_of(path), e));
    }
    ok(tc_writer_commit(writer, e));
    ok(tc_store_refresh(store, e)); /* both walks are now over another state */
    ok(tc_postings_next(walk, &more, e));
    ck_assert(more);
    ck_assert_slice(tc_postings_value(walk, TC_SLOT_PATH), "00020");
    ck_assert_str_eq(next_term(terms), "00020");
    tc_postings_close(walk);
    tc_terms_close(terms);
    tc_store_close(store);
    tc_writer_close(writer);
}
END_TEST

/* Counts, frequencies, searches and look-ups on a state that is long overwritten. */
START_TEST(everything_is_answered_from_an_overwritten_state) {
    create_index(2);
    tc_writer *writer = open_writer(0);
    write_all(writer, "mot");
    const tc_store_request request = {.limit = FILES,
                                      .sort = TC_SORT_ASCENDING,
                                      .sort_slot = TC_SLOT_PATH,
                                      .want = {.slots = TC_SLOT_BIT(TC_SLOT_PATH), .data = true}};
    for (int i = 0; i < 4; i++) {
        tc_store *store = open_store();
        write_all(writer, i % 2 ? "hai" : "ba");
        uint32_t count = 0;
        tc_matches *found = NULL;
        const tc_want want = {.slots = TC_SLOT_BIT(TC_SLOT_PATH), .data = true};
        if (i == 0) {
            ok(tc_store_frequency(store, TC_FIELD_WORD, TC_SLICE("chung"), &count, e));
        } else if (i == 1) {
            count = count_entries(store);
        } else if (i == 2) {
            found = search(store, word("chung"), &request);
        } else {
            ok(tc_store_find(store, TC_FIELD_WORD, TC_SLICE("chung"), FILES, &want, &found, e));
        }
        ck_assert_uint_eq(found ? tc_matches_count(found) : count, FILES);
        if (found)
            ck_assert_slice(tc_match_value(found, FILES - 1, TC_SLOT_PATH), "02999");
        tc_matches_free(found);
        tc_store_close(store);
    }
    tc_writer_close(writer);
}
END_TEST

/* Commits as fast as it can, until it is killed. */
static void churn(void) {
    tc_writer *writer = NULL;
    if (tc_writer_open(dir, 0, &writer, NULL) != TC_OK)
        _exit(1);
    for (;;)
        for (int i = 0; i < 200; i++) {
            char path[16];
            path_of(i, path);
            put(writer, path, "chung moi");
            if (tc_writer_commit(writer, NULL) != TC_OK)
                _exit(1);
        }
}

START_TEST(a_reader_beside_a_restless_writer_sees_whole_states) {
    create_index(1);
    tc_writer *writer = open_writer(0);
    for (int i = 0; i < 200; i++) {
        char path[16];
        path_of(i, path);
        put(writer, path, "chung cu");
    }
    ok(tc_writer_commit(writer, e));
    tc_writer_close(writer);
    tc_store *store = open_store();
    pid_t child = fork();
    if (child == 0)
        churn();
    const tc_store_request request = {.limit = 1000, .want = {.data = true}};
    tc_query *query = word("chung");
    int whole = 0;
    for (int i = 0; i < 100 || (!whole && i < 5000); i++) {
        tc_matches *found = NULL;
        tc_status status = tc_store_search(store, query, &request, &found, &last);
        /* On a machine with other work a reader may be outrun; then it says so. */
        ck_assert(status == TC_OK || status == TC_ERR_BUSY);
        if (status == TC_OK) {
            ck_assert_uint_eq(tc_matches_count(found), 200);
            whole++;
        }
        tc_matches_free(found);
        if (i % 10 == 0) {
            status = tc_store_refresh(store, &last);
            ck_assert(status == TC_OK || status == TC_ERR_BUSY);
        }
    }
    ck_assert_int_gt(whole, 0);
    tc_query_free(query);
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    tc_store_close(store);
}
END_TEST

int main(void) {
    const TTest *tests[] = {terms_of_a_field_and_no_other,
                            words_with_accents_are_no_words_of_the_walk,
                            an_empty_index_has_nothing_to_walk,
                            value_fields_cannot_be_walked,
                            postings_with_their_values,
                            a_walk_over_postings_goes_on_beside_a_writer,
                            a_walk_over_terms_goes_on_beside_a_writer,
                            a_walk_goes_on_behind_what_is_gone,
                            everything_is_answered_from_an_overwritten_state,
                            a_reader_beside_a_restless_writer_sees_whole_states,
                            NULL};
    return run_tests("store walk", tests);
}
