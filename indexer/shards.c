/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "shards.h"

#include "crawl.h"

#include <corpus/archive.h>

#include <errno.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <xxhash.h>

/* When a shard is committed.  Xapian keeps the words that wait in trees: the more wait, the longer
 * each takes; a commit rewrites the ends of all lists that it adds to: the more often, the more is
 * written.  Measured on 5,000 plans of 15 KB, from 0.75 to 1.5 MB a commit take the same time, 4.5
 * MB a quarter more; 1.5 MB writes two thirds of what 0.75 MB does. */
enum {
    BYTES_A_COMMIT = 3 << 19, /* of the texts that wait, however large their files are */
    FILES_A_COMMIT = 1000,    /* where they are tiny: they are what is done again after a kill */
    MUCH = 8                  /* a shard is compacted when one entry of so many was written */
};

typedef struct shard {
    tc_store *store; /* as it was committed; NULL until it is looked into */
    bool empty;      /* at that time */
    tc_writer *writer;
    uint32_t files;   /* written or removed since the last commit */
    uint64_t bytes;   /* … and what text they hold */
    uint64_t entries; /* written in this run */
} shard;

struct tc_shards {
    const char *dir;
    tc_store *all; /* the whole index; NULL until it is asked */
    uint32_t count;
    shard items[];
};

uint32_t tc_shard_of(tc_slice path, uint32_t count) {
    return (uint32_t)(XXH3_64bits(path.ptr, path.len) % count);
}

tc_shards *tc_shards_new(const char *dir, uint32_t count) {
    tc_shards *shards = calloc(1, sizeof *shards + count * sizeof(shard));
    if (shards) {
        shards->dir = dir;
        shards->count = count;
    }
    return shards;
}

void tc_shards_free(tc_shards *shards) {
    if (!shards)
        return;
    for (uint32_t i = 0; i < shards->count; i++) {
        tc_writer_close(shards->items[i].writer);
        tc_store_close(shards->items[i].store);
    }
    tc_store_close(shards->all);
    free(shards);
}

/* ---- Looking up ---- */

static tc_status open_store(tc_shards *shards, uint32_t number, tc_error *error) {
    shard *s = &shards->items[number];
    if (s->store)
        return TC_OK;
    char path[4096];
    const char *source = path;
    uint32_t count;
    int length = snprintf(path, sizeof path, "%s/shard%u", shards->dir, number);
    if (length < 0 || (size_t)length >= sizeof path)
        return tc_error_set(error, TC_ERR_LIMIT, "the path of the index is too long");
    tc_status status = tc_store_open(&source, 1, &s->store, error);
    if (status == TC_OK)
        status = tc_store_count(s->store, &count, error);
    if (status == TC_OK)
        s->empty = count == 0;
    return status;
}

/* As it was committed last. */
static tc_status reopen_store(tc_shards *shards, uint32_t number, tc_error *error) {
    tc_store_close(shards->items[number].store);
    shards->items[number].store = NULL;
    return open_store(shards, number, error);
}

tc_status tc_shards_find(tc_shards *shards, tc_slice home, tc_slice path, bool *known,
                         tc_state *state, tc_buffer *reason, tc_error *error) {
    static const tc_want want = {.slots =
                                     TC_SLOT_BIT(TC_SLOT_STATE) | TC_SLOT_BIT(TC_SLOT_FAILURE)};
    uint32_t number = tc_shard_of(home, shards->count);
    tc_status status = open_store(shards, number, error);
    *known = false;
    if (status != TC_OK || shards->items[number].empty)
        return status;
    /* The entry with the state was written first and has the lowest docid. */
    TC_CLEANUP(tc_matches_cleanup) tc_matches *matches = NULL;
    status =
        tc_store_find(shards->items[number].store, TC_FIELD_PATH, path, 1, &want, &matches, error);
    if (status != TC_OK || tc_matches_count(matches) == 0)
        return status;
    *known = tc_state_unpack(tc_match_value(matches, 0, TC_SLOT_STATE), state);
    tc_buffer_clear(reason);
    tc_buffer_add(reason, tc_match_value(matches, 0, TC_SLOT_FAILURE));
    return TC_OK;
}

static tc_status open_all(tc_shards *shards, tc_error *error) {
    return shards->all ? TC_OK : tc_store_open(&shards->dir, 1, &shards->all, error);
}

tc_status tc_shards_fetch(tc_shards *shards, const char *key, tc_fetched *out, tc_error *error) {
    tc_status status = open_all(shards, error);
    return status == TC_OK
               ? tc_store_fetch(shards->all, TC_FIELD_CONTENTS, tc_slice_of(key), out, error)
               : status;
}

tc_status tc_shards_refresh(tc_shards *shards, tc_error *error) {
    tc_status status = shards->all ? tc_store_refresh(shards->all, error) : TC_OK;
    for (uint32_t i = 0; status == TC_OK && i < shards->count; i++)
        if (shards->items[i].store)
            status = reopen_store(shards, i, error);
    return status;
}

tc_status tc_shards_is_orphan(tc_shards *shards, tc_slice home, tc_slice path, bool *out,
                              tc_error *error) {
    TC_CLEANUP(tc_matches_cleanup) tc_matches *matches = NULL;
    uint32_t documents = 0, number = tc_shard_of(home, shards->count);
    tc_buffer key;
    tc_buffer_init(&key, TC_TERM_MAX);
    tc_status status = open_store(shards, number, error);
    tc_store *store = shards->items[number].store;
    if (status == TC_OK)
        status = tc_store_find(store, TC_FIELD_PATH, path, 1, NULL, &matches, error);
    if (status == TC_OK && tc_matches_count(matches))
        status = tc_store_term(store, tc_match_docid(matches, 0), TC_FIELD_COPY, &key, error);
    if (status == TC_OK && key.len)
        status = open_all(shards, error);
    if (status == TC_OK && key.len)
        status = tc_store_frequency(shards->all, TC_FIELD_CONTENTS, tc_buffer_slice(&key),
                                    &documents, error);
    *out = status == TC_OK && key.len && documents == 0;
    tc_buffer_dispose(&key);
    return status;
}

tc_status tc_shards_members(tc_shards *shards, tc_slice archive, tc_shards_visit *visit,
                            void *context, tc_error *error) {
    TC_CLEANUP(tc_postings_cleanup) tc_postings *walk = NULL;
    uint32_t number = tc_shard_of(archive, shards->count);
    bool more = true;
    tc_status status = reopen_store(shards, number, error);
    if (status == TC_OK)
        status = tc_postings_open(shards->items[number].store, TC_FIELD_ARCHIVE, archive,
                                  TC_SLOT_BIT(TC_SLOT_PATH) | TC_SLOT_BIT(TC_SLOT_FAILURE), &walk,
                                  error);
    while (status == TC_OK && (status = tc_postings_next(walk, &more, error)) == TC_OK && more)
        status = visit(context, tc_postings_value(walk, TC_SLOT_PATH),
                       tc_postings_value(walk, TC_SLOT_FAILURE), error);
    return status;
}

/* ---- Writing ---- */

static tc_status open_writer(tc_shards *shards, uint32_t number, tc_error *error) {
    shard *s = &shards->items[number];
    return s->writer ? TC_OK : tc_writer_open(shards->dir, number, &s->writer, error);
}

tc_status tc_shards_replace(tc_shards *shards, tc_slice home, tc_slice path,
                            tc_entry *const *entries, size_t count, uint64_t bytes,
                            tc_error *error) {
    uint32_t number = tc_shard_of(home, shards->count);
    tc_status status = open_writer(shards, number, error);
    if (status != TC_OK)
        return status;
    shards->items[number].files++;
    shards->items[number].bytes += bytes;
    shards->items[number].entries += count;
    return tc_writer_replace(shards->items[number].writer, TC_FIELD_PATH, path, entries, count,
                             error);
}

bool tc_shards_pending(const tc_shards *shards) {
    for (uint32_t i = 0; i < shards->count; i++)
        if (shards->items[i].writer && tc_writer_pending(shards->items[i].writer))
            return true;
    return false;
}

bool tc_shards_full(const tc_shards *shards) {
    for (uint32_t i = 0; i < shards->count; i++)
        if (shards->items[i].files >= FILES_A_COMMIT || shards->items[i].bytes >= BYTES_A_COMMIT)
            return true;
    return false;
}

tc_status tc_shards_commit(tc_shards *shards, tc_error *error) {
    tc_status status = TC_OK;
    for (uint32_t i = 0; status == TC_OK && i < shards->count; i++) {
        shard *s = &shards->items[i];
        if (s->writer && tc_writer_pending(s->writer))
            status = tc_writer_commit(s->writer, error);
        if (status == TC_OK)
            s->files = s->bytes = 0;
    }
    malloc_trim(0); /* what waited was many small pieces */
    return status;
}

static bool has_much_new(tc_shards *shards, uint32_t number) {
    shard *s = &shards->items[number];
    uint32_t all = 0;
    if (s->entries == 0)
        return false;
    return reopen_store(shards, number, NULL) == TC_OK &&
           tc_store_count(s->store, &all, NULL) == TC_OK && s->entries * MUCH >= all;
}

void tc_shards_compact(tc_shards *shards) {
    tc_store_close(shards->all);
    shards->all = NULL;
    for (uint32_t i = 0; i < shards->count; i++) {
        shard *s = &shards->items[i];
        tc_writer_close(s->writer);
        bool used = s->writer || s->store;
        s->writer = NULL;
        /* It is as good as before where one of these fails, only slower or larger. */
        if (used)
            (void)!tc_index_list(shards->dir, i, NULL);
        if (!has_much_new(shards, i))
            continue;
        tc_store_close(s->store);
        s->store = NULL;
        s->entries = 0;
        (void)!tc_index_compact(shards->dir, i, NULL);
    }
}

/* ---- Removing ---- */

bool tc_shards_path_is_gone(tc_slice path) {
    char copy[TC_SHARDS_PATH_MAX];
    struct stat info;
    int length = snprintf(copy, sizeof copy, "%.*s", (int)path.len, path.ptr);
    if (length < 0 || (size_t)length >= sizeof copy || tc_archive_of(copy))
        return false;
    return lstat(copy, &info) != 0 && (errno == ENOENT || errno == ENOTDIR);
}

static tc_status delete_file(tc_shards *shards, uint32_t number, tc_slice path, tc_error *error) {
    tc_status status = open_writer(shards, number, error);
    if (status == TC_OK)
        status = tc_writer_delete(shards->items[number].writer, TC_FIELD_PATH, path, error);
    shards->items[number].files++;
    return status;
}

tc_status tc_shards_remove(tc_shards *shards, tc_slice home, tc_slice path, tc_error *error) {
    return delete_file(shards, tc_shard_of(home, shards->count), path, error);
}

static tc_status remove_file(tc_shards *shards, uint32_t number, tc_slice path, tc_error *error) {
    tc_status status = delete_file(shards, number, path, error);
    if (status == TC_OK && tc_shards_full(shards))
        status = tc_shards_commit(shards, error);
    return status;
}

static tc_status prune_kind(tc_shards *shards, uint32_t number, tc_slice kind, tc_slice folder,
                            uint64_t *removed, tc_error *error) {
    TC_CLEANUP(tc_postings_cleanup) tc_postings *walk = NULL;
    bool more = true;
    tc_status status = tc_postings_open(shards->items[number].store, TC_FIELD_KIND, kind,
                                        TC_SLOT_BIT(TC_SLOT_PATH), &walk, error);
    while (status == TC_OK && (status = tc_postings_next(walk, &more, error)) == TC_OK && more) {
        tc_slice path = tc_postings_value(walk, TC_SLOT_PATH);
        if (!tc_crawl_is_below(path, folder) || !tc_shards_path_is_gone(path))
            continue;
        status = remove_file(shards, number, path, error);
        *removed += status == TC_OK;
    }
    return status;
}

tc_status tc_shards_prune(tc_shards *shards, uint32_t number, tc_slice folder, uint64_t *removed,
                          tc_error *error) {
    uint64_t count = 0;
    tc_status status = tc_shards_commit(shards, error); /* so that what it sees is what there is */
    if (status == TC_OK)
        status = reopen_store(shards, number, error);
    if (status == TC_OK)
        status = prune_kind(shards, number, TC_SLICE("document"), folder, &count, error);
    if (status == TC_OK)
        status = prune_kind(shards, number, TC_SLICE("copy"), folder, &count, error);
    if (status == TC_OK)
        status = prune_kind(shards, number, TC_SLICE("failed"), folder, &count, error);
    if (status == TC_OK)
        status = prune_kind(shards, number, TC_SLICE("archive"), folder, &count, error);
    if (status == TC_OK)
        *removed = count;
    return status;
}
