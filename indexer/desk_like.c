/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whether a file is a copy of a document that is filed, in this run or an earlier one. */
#include "desk_job.h"

#include <record/stored.h>

/* What the entries that were fetched were made of. */
static bool describe(const tc_fetched *fetched, const char *key, bool scan, tc_made *out) {
    tc_slice json, text;
    json_t *object = NULL;
    if (tc_stored_split(tc_buffer_slice(&fetched->data), &json, &text, NULL) != TC_OK ||
        tc_stored_json(json, &object, NULL) != TC_OK)
        return false;
    *out = (tc_made){.bytes = text.len,
                     .references = json_array_size(json_object_get(object, "references")),
                     .assignments = fetched->count - 1,
                     .scan = scan};
    memcpy(out->key, key, sizeof out->key);
    json_decref(object);
    return true;
}

/* The same for the index as it was before.  Of a file that is gone, and of the file itself, whose
 * mtime alone is another one, the entries are brought along. */
static tc_liking find_filed(tc_desk *desk, const tc_job *job, uint64_t size, const char *key,
                            tc_made *out) {
    tc_fetched *fetched = &desk->fetched;
    tc_state state;
    if (tc_shards_fetch(desk->shards, key, fetched, NULL) != TC_OK || fetched->count == 0 ||
        !tc_state_unpack(tc_buffer_slice(&fetched->state), &state))
        return TC_LIKE_NONE;
    bool holds = state.extractor == TC_EXTRACTOR_VERSION && state.size == size &&
                 !(state.scan && tc_document_ocr_is_on());
    if (!holds || !describe(fetched, key, state.scan, out))
        return TC_LIKE_NONE;
    tc_slice path = tc_buffer_slice(&fetched->path);
    if (!tc_slice_equal(path, job->now.path) &&
        !(desk->sharing.prune && tc_shards_path_is_gone(path))) {
        tc_ledger_put(desk->sharing.ledger, path, out);
        return TC_LIKE_COPY;
    }
    bool loaded =
        tc_entries_load(&desk->entries, tc_buffer_slice(&fetched->entries), (size_t)fetched->count);
    return loaded ? TC_LIKE_MOVED : TC_LIKE_NONE;
}

tc_liking tc_desk_find_like(tc_desk *desk, const tc_job *job, const tc_likeness *like,
                            tc_made *out) {
    const tc_sharing *sharing = &desk->sharing;
    tc_liking liking = TC_LIKE_NONE;
    if (!like->size || !sharing->secret)
        return TC_LIKE_NONE;
    if (tc_ledger_find(sharing->ledger, like->key, job->now.path, out) ||
        tc_ledger_find(sharing->ledger, like->named, job->now.path, out))
        return TC_LIKE_COPY;
    if (sharing->earlier)
        liking = find_filed(desk, job, like->size, like->key, out);
    if (sharing->earlier && liking == TC_LIKE_NONE)
        liking = find_filed(desk, job, like->size, like->named, out);
    return liking;
}
