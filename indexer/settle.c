/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "settle.h"

#include <corpus/archive.h>

#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

typedef struct round {
    tc_settlement *all;
    tc_store *store;
    tc_settle_send *send;
    void *context;
    bool any;
    tc_error *error;
} round;

/* Files that are alike. */
typedef struct alike {
    tc_slice key;
    tc_matches *documents, *copies;
} alike;

void tc_settlement_dispose(tc_settlement *settlement) {
    tc_seen_dispose(&settlement->tried);
    tc_seen_dispose(&settlement->homes);
}

static tc_slice path_at(const tc_matches *matches, uint32_t at) {
    return tc_match_value(matches, at, TC_SLOT_PATH);
}

static tc_status is_first(tc_seen *seen, tc_slice text, unsigned salt, bool *first, tc_error *e) {
    XXH128_hash_t hash = XXH3_128bits_withSeed(text.ptr, text.len, salt);
    tc_status status = tc_seen_add(seen, (tc_key128){hash.high64, hash.low64}, first);
    return status == TC_OK ? TC_OK : tc_error_set(e, status, "out of memory");
}

/* ---- Sending ---- */

/* How many bytes of the path are the file on disk. */
static tc_status find_home(const round *r, const tc_matches *matches, uint32_t at, size_t *out) {
    tc_slice path = path_at(matches, at);
    tc_buffer archive;
    tc_buffer_init(&archive, TC_TERM_MAX);
    tc_status status =
        tc_store_term(r->store, tc_match_docid(matches, at), TC_FIELD_ARCHIVE, &archive, r->error);
    bool whole = tc_slice_starts(path, tc_buffer_slice(&archive));
    *out = archive.len == 0 ? path.len
           : whole          ? archive.len
                            : tc_archive_of(path.ptr); /* too long for a term */
    tc_buffer_dispose(&archive);
    return status;
}

/* Sends match AT there, unless that was done before; *SENT. */
static tc_status send_there(round *r, tc_task_kind kind, const alike *a, const tc_matches *matches,
                            uint32_t at, bool *sent) {
    tc_errand errand = {.kind = kind};
    tc_status status = is_first(&r->all->tried, path_at(matches, at), kind, sent, r->error);
    if (status == TC_OK && *sent)
        status = find_home(r, matches, at, &errand.home);
    if (status != TC_OK || !*sent)
        return status;
    if (a->key.len < sizeof errand.key)
        memcpy(errand.key, a->key.ptr, a->key.len);
    r->any = true;
    return r->send(r->context, &errand, path_at(matches, at).ptr, r->error);
}

/* The file on disk is read, with whatever else in it is a copy of nothing. */
static tc_status send_to_be_read(round *r, const tc_matches *matches, uint32_t at) {
    static const tc_errand errand = {.kind = TC_TASK_FILE, .anew = true};
    size_t length;
    bool first = false;
    char *home = NULL;
    tc_status status = find_home(r, matches, at, &length);
    tc_slice path = tc_slice_sub(path_at(matches, at), 0, length);
    if (status == TC_OK)
        status = is_first(&r->all->homes, path, 0, &first, r->error);
    r->any = true;
    if (status != TC_OK || !first)
        return status;
    home = strndup(path.ptr, path.len);
    status = home ? r->send(r->context, &errand, home, r->error)
                  : tc_error_set(r->error, TC_ERR_NOMEM, "out of memory");
    free(home);
    return status;
}

/* ---- Files that are alike ---- */

static uint32_t smallest(const tc_matches *matches) {
    uint32_t best = 0;
    for (uint32_t i = 1; i < tc_matches_count(matches); i++)
        if (tc_slice_compare(path_at(matches, i), path_at(matches, best)) < 0)
            best = i;
    return best;
}

static int by_path(const void *a, const void *b, void *matches) {
    return tc_slice_compare(path_at(matches, *(const uint32_t *)a),
                            path_at(matches, *(const uint32_t *)b));
}

/* The first copy that can be read is; those before it, which are gone or were read in vain, are
 * forgotten. */
static tc_status replace_document(round *r, const alike *a) {
    uint32_t count = tc_matches_count(a->copies), *order = calloc(count, sizeof *order);
    tc_status status = order ? TC_OK : tc_error_set(r->error, TC_ERR_NOMEM, "out of memory");
    bool found = false;
    for (uint32_t i = 0; order && i < count; i++)
        order[i] = i;
    if (order)
        qsort_r(order, count, sizeof *order, by_path, a->copies);
    for (uint32_t i = 0; status == TC_OK && !found && i < count; i++) {
        tc_slice path = path_at(a->copies, order[i]);
        bool sent;
        if (!tc_shards_path_is_gone(path))
            status = is_first(&r->all->tried, path, TC_TASK_FILE, &found, r->error);
        if (status == TC_OK)
            status = found ? send_to_be_read(r, a->copies, order[i])
                           : send_there(r, TC_TASK_FORGET, a, a->copies, order[i], &sent);
    }
    free(order);
    return status;
}

static tc_status put_right(round *r, const alike *a) {
    uint32_t documents = tc_matches_count(a->documents), copies = tc_matches_count(a->copies);
    uint32_t first = smallest(a->documents), copy = smallest(a->copies);
    tc_status status = TC_OK;
    bool sent;
    if (documents == 0)
        return replace_document(r, a);
    if (copies && tc_slice_compare(path_at(a->copies, copy), path_at(a->documents, first)) < 0)
        return send_there(r, TC_TASK_MOVE, a, a->copies, copy, &sent);
    for (uint32_t i = 0; status == TC_OK && i < documents; i++)
        if (i != first)
            status = send_there(r, TC_TASK_YIELD, a, a->documents, i, &sent);
    return status;
}

static tc_status look_at(round *r, tc_slice key) {
    static const tc_want want = {.slots = TC_SLOT_BIT(TC_SLOT_PATH)};
    alike a = {.key = key};
    tc_status status =
        tc_store_find(r->store, TC_FIELD_CONTENTS, key, UINT32_MAX, &want, &a.documents, r->error);
    if (status == TC_OK)
        status =
            tc_store_find(r->store, TC_FIELD_COPY, key, UINT32_MAX, &want, &a.copies, r->error);
    if (status == TC_OK)
        status = put_right(r, &a);
    tc_matches_free(a.documents);
    tc_matches_free(a.copies);
    return status;
}

/* ---- All of them ---- */

/* Looks at the keys of FIELD that more than LEAST entries have. */
static tc_status look_through(round *r, tc_field field, uint32_t least) {
    TC_CLEANUP(tc_terms_cleanup) tc_terms *walk = NULL;
    bool more = true;
    tc_status status = tc_terms_open(r->store, field, TC_SLICE(""), &walk, r->error);
    while (status == TC_OK && (status = tc_terms_next(walk, &more, r->error)) == TC_OK && more)
        if (tc_terms_frequency(walk) > least)
            status = look_at(r, tc_terms_text(walk));
    return status;
}

tc_status tc_settle(tc_settlement *settlement, tc_store *store, tc_settle_send *send, void *context,
                    bool *any, tc_error *error) {
    round r = {.all = settlement, .store = store, .send = send, .context = context, .error = error};
    tc_seen_dispose(&settlement->homes);
    tc_status status = look_through(&r, TC_FIELD_COPY, 0);
    /* Those that have copies were sent to where they belong above, and are passed over. */
    if (status == TC_OK)
        status = look_through(&r, TC_FIELD_CONTENTS, 1);
    *any = r.any;
    return status;
}
