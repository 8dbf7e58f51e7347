/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Of files that are alike the one with the smallest path is the document, after every run: whatever
 * became of the files, and of the run before. */
#include "../corpus/package.h"
#include "indexer_fixture.h"

#include <corpus/archive.h>

/* Over a folder or file of the scratch directory, which is pruned. */
static void prune_over(const char *name) {
    tc_indexer_options options = options_over(name);
    options.prune = true;
    run_with(&options);
}

static void remove_file(const char *name) {
    ck_assert_int_eq(unlink(at(name)), 0);
}

/* Whether the file is filed as KIND ("document", "copy", "failed"), by itself. */
static void is_filed(const char *name, const char *kind) {
    tc_store *store = open_store();
    tc_query *both[] = {tc_query_term(TC_FIELD_PATH, tc_slice_of(at(name))),
                        tc_query_term(TC_FIELD_KIND, tc_slice_of(kind))};
    const char *found = paths_of(store, tc_query_join(TC_QUERY_AND, both, 2));
    ck_assert_msg(strcmp(found, at(name)) == 0, "%s is no %s", name, kind);
    tc_store_close(store);
}

static void counts_are(unsigned documents, unsigned copies) {
    ck_assert_uint_eq(count_term(TC_FIELD_KIND, "document"), documents);
    ck_assert_uint_eq(count_term(TC_FIELD_KIND, "copy"), copies);
}

/* The same plan at in/a/1.txt, in/b/1.txt and in/c/1.txt, which are indexed. */
static void start(void) {
    make_folder("in");
    make_folder("in/a");
    make_folder("in/b");
    make_folder("in/c");
    write_plan("in/a/1.txt", 1, "rừng");
    write_plan("in/b/1.txt", 1, "rừng");
    write_plan("in/c/1.txt", 1, "rừng");
    run_over("in");
    is_filed("in/a/1.txt", "document");
    counts_are(1, 2);
}

/* Nothing more is done by a run over what did not change. */
static void is_settled(void) {
    char *before = dump_index();
    run_over("in");
    ck_assert_uint_eq(stats.read, 0);
    ck_assert_uint_eq(stats.unchanged, stats.files);
    char *after = dump_index();
    ck_assert_str_eq(before, after);
    free(before);
    free(after);
}

START_TEST(the_smallest_path_is_the_document) {
    make_folder("in");
    make_folder("in/a");
    make_folder("in/a b"); /* walked behind a, and smaller */
    write_plan("in/a/3.txt", 1, "rừng");
    run_over("in/a");
    write_plan("in/a/2.txt", 1, "rừng");
    run_over("in/a");
    is_filed("in/a/2.txt", "document");
    write_plan("in/a b/9.txt", 1, "rừng");
    write_plan("in/a/1.txt", 1, "rừng");
    run_over("in");
    is_filed("in/a b/9.txt", "document");
    counts_are(1, 3);
    ck_assert_uint_eq(count_term(TC_FIELD_KIND, "task"), 1);
    ck_assert_uint_eq(stats.indexed, 2);
    ck_assert_uint_eq(stats.copies, 2);
    is_settled();
}
END_TEST

START_TEST(a_copy_takes_the_place_of_what_changed) {
    start();
    write_plan("in/a/1.txt", 2, "biển");
    run_over("in");
    counts_are(2, 1);
    is_filed("in/b/1.txt", "document");
    ck_assert_uint_eq(stats.indexed, 1);
    ck_assert_uint_eq(stats.unchanged, 2);
    is_settled();
}
END_TEST

START_TEST(a_copy_takes_the_place_of_what_is_gone) {
    start();
    remove_file("in/a/1.txt");
    run_over("in");
    is_filed("in/a/1.txt", "document"); /* until it is pruned */
    prune_over("in");
    counts_are(1, 1);
    is_filed("in/b/1.txt", "document");
    ck_assert_uint_eq(stats.removed, 1);
    remove_file("in/b/1.txt");
    prune_over("in");
    counts_are(1, 0);
    is_filed("in/c/1.txt", "document");
    remove_file("in/c/1.txt");
    prune_over("in");
    counts_are(0, 0);
    ck_assert_uint_eq(count_term(TC_FIELD_KIND, "task"), 0);
}
END_TEST

START_TEST(a_document_moves_among_its_copies) {
    start();
    ck_assert_int_eq(rename(at("in/a/1.txt"), at("in/b/9.txt")), 0);
    prune_over("in");
    counts_are(1, 2);
    is_filed("in/b/1.txt", "document");
    is_filed("in/b/9.txt", "copy");
    ck_assert_int_eq(rename(at("in/c/1.txt"), at("in/a/1.txt")), 0);
    prune_over("in");
    counts_are(1, 2);
    is_filed("in/a/1.txt", "document");
    is_settled();
}
END_TEST

START_TEST(a_copy_that_changes_is_a_document) {
    start();
    write_plan("in/b/1.txt", 2, "biển");
    run_over("in");
    counts_are(2, 1);
    is_filed("in/b/1.txt", "document");
    write_plan("in/b/1.txt", 1, "rừng");
    set_mtime("in/b/1.txt", 1700000000);
    run_over("in");
    counts_are(1, 2);
    set_mtime("in/c/1.txt", 1700000000);
    set_mtime("in/a/1.txt", 1700000000);
    run_over("in");
    counts_are(1, 2);
    ck_assert_uint_eq(stats.indexed, 0);
    ck_assert_uint_eq(stats.unchanged, 3);
    is_settled();
}
END_TEST

/* The copies are outside of what the run is over. */
START_TEST(copies_elsewhere_are_read) {
    start();
    remove_file("in/b/1.txt");
    write_plan("in/a/1.txt", 2, "biển");
    run_over("in/a");
    counts_are(2, 0); /* b, which is gone, could not take its place */
    is_filed("in/c/1.txt", "document");
    ck_assert_uint_eq(stats.files, 1);
    ck_assert_uint_eq(stats.removed, 1);
}
END_TEST

static tc_status failing_reader(tc_arena *arena, const char *path, tc_slice bytes, tc_record *out,
                                tc_error *error) {
    if (strstr(path, "/b/"))
        return tc_error_set(error, TC_ERR_FORMAT, "damaged");
    if (strstr(path, "/c/"))
        abort();
    return tc_record_parse(arena, path, bytes, out, error);
}

START_TEST(a_copy_may_not_be_readable_any_more) {
    start();
    write_plan("in/d.txt", 1, "rừng");
    run_over("in");
    counts_are(1, 3);
    write_plan("in/a/1.txt", 2, "biển");
    tc_indexer_options options = options_over("in");
    options.reader = failing_reader;
    run_with(&options);
    counts_are(2, 0);
    is_filed("in/b/1.txt", "failed");
    is_filed("in/c/1.txt", "failed");
    is_filed("in/d.txt", "document");
    ck_assert_uint_eq(told("in/b/1.txt: damaged"), 1);
    ck_assert_uint_eq(told("in/c/1.txt: reading it crashed"), 1);
}
END_TEST

/* ---- What a run left that was killed ---- */

static void write_to_shards(const char *name, tc_entry *const *entries, size_t count) {
    for (uint32_t shard = 0; shard < 2; shard++) {
        tc_writer *writer = open_writer(shard);
        tc_slice path = tc_slice_of(at(name));
        tc_store *store = open_store();
        tc_matches *found = NULL;
        ok(tc_store_find(store, TC_FIELD_PATH, path, 1, NULL, &found, e));
        /* Entries take turns with the shards. */
        bool here = tc_matches_count(found) && (tc_match_docid(found, 0) - 1) % 2 == shard;
        tc_matches_free(found);
        tc_store_close(store);
        if (here) {
            ok(tc_writer_replace(writer, TC_FIELD_PATH, path, entries, count, e));
            ok(tc_writer_commit(writer, e));
            tc_writer_close(writer);
            return;
        }
        tc_writer_close(writer);
    }
    ck_abort_msg("%s is not in the index", name);
}

START_TEST(copies_without_a_document_are_found) {
    start();
    char *whole = dump_index();
    write_to_shards("in/a/1.txt", NULL, 0);
    counts_are(0, 2);
    make_folder("other");
    run_over("other");
    counts_are(1, 1);
    is_filed("in/b/1.txt", "document");
    run_over("in");
    char *again = dump_index();
    ck_assert_str_eq(again, whole);
    free(whole);
    free(again);
}
END_TEST

START_TEST(documents_that_are_alike_are_found) {
    start();
    char *whole = dump_index();
    tc_store *store = open_store();
    tc_terms *terms = NULL;
    tc_fetched fetched;
    tc_matches *found = NULL;
    bool more;
    static const tc_want want = {.slots = TC_SLOT_BIT(TC_SLOT_STATE)};
    tc_fetched_init(&fetched);
    ok(tc_terms_open(store, TC_FIELD_CONTENTS, TC_SLICE(""), &terms, e));
    ok(tc_terms_next(terms, &more, e));
    ok(tc_store_fetch(store, TC_FIELD_CONTENTS, tc_terms_text(terms), &fetched, e));
    ok(tc_store_find(store, TC_FIELD_PATH, tc_slice_of(at("in/c/1.txt")), 1, &want, &found, e));
    ck_assert_uint_eq(fetched.count, 2);
    tc_entry *entries[2];
    tc_slice rest = tc_buffer_slice(&fetched.entries);
    for (size_t i = 0; i < 2; i++) {
        uint64_t size;
        memcpy(&size, rest.ptr, sizeof size);
        entries[i] = tc_entry_new();
        ok(tc_entry_load(entries[i], tc_slice_sub(rest, sizeof size, sizeof size + size), e));
        tc_entry_set_value(entries[i], TC_SLOT_PATH, tc_slice_of(at("in/c/1.txt")));
        rest = tc_slice_sub(rest, sizeof size + size, rest.len);
    }
    tc_entry_set_value(entries[0], TC_SLOT_STATE, tc_match_value(found, 0, TC_SLOT_STATE));
    write_to_shards("in/c/1.txt", entries, 2);
    counts_are(2, 1);
    run_over("in");
    ck_assert_uint_eq(stats.unchanged, 3);
    ck_assert_uint_eq(stats.read, 0);
    char *again = dump_index();
    ck_assert_str_eq(again, whole);
    for (size_t i = 0; i < 2; i++)
        tc_entry_free(entries[i]);
    tc_matches_free(found);
    tc_fetched_dispose(&fetched);
    tc_terms_close(terms);
    tc_store_close(store);
    free(whole);
    free(again);
}
END_TEST

/* ---- Members of archives ---- */

/* in/ARCHIVE with copies of in/a/1.txt, each under one of COUNT names. */
static void pack_copies(const char *archive, const char *const *names, size_t count) {
    char text[4000];
    part parts[4];
    FILE *file = fopen(at("in/a/1.txt"), "r");
    size_t size = fread(text, 1, sizeof text, file);
    ck_assert_int_eq(fclose(file), 0);
    for (size_t i = 0; i < count; i++)
        parts[i] = (part){names[i], {text, size}};
    union {
        tc_slice zip;
        void *memory;
    } packed = {package(parts, count)};
    write_bytes(archive, packed.zip.ptr, packed.zip.len);
    free(packed.memory);
}

START_TEST(members_of_archives_are_copies) {
    static const char *const inside[] = {"x.txt", "k/y.txt", "z.txt"};
    start();
    tc_document_archives(true);
    pack_copies("in/d.zip", inside, 3);
    run_over("in");
    counts_are(1, 5);
    ck_assert_uint_eq(stats.files, 6);
    remove_file("in/a/1.txt");
    remove_file("in/b/1.txt");
    remove_file("in/c/1.txt");
    prune_over("in");
    counts_are(1, 2);
    is_filed("in/d.zip/k/y.txt", "document");
    is_settled();
    write_plan("in/a/1.txt", 1, "rừng");
    pack_copies("in/0.zip", inside, 2);
    run_over("in");
    counts_are(1, 5);
    is_filed("in/0.zip/k/y.txt", "document");
    is_settled();
    remove_file("in/0.zip");
    prune_over("in");
    counts_are(1, 3);
    is_filed("in/a/1.txt", "document");
}
END_TEST

int main(void) {
    const TTest *const tests[] = {the_smallest_path_is_the_document,
                                  a_copy_takes_the_place_of_what_changed,
                                  a_copy_takes_the_place_of_what_is_gone,
                                  a_document_moves_among_its_copies,
                                  a_copy_that_changes_is_a_document,
                                  copies_elsewhere_are_read,
                                  a_copy_may_not_be_readable_any_more,
                                  copies_without_a_document_are_found,
                                  documents_that_are_alike_are_found,
                                  members_of_archives_are_copies,
                                  NULL};
    return run_tests("settling", tests);
}
