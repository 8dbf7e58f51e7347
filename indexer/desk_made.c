/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Entries that need not be made once more, for they were made of a file like the one at hand: the
 * one before, one of another worker, or one of an earlier run. */
#include "desk_job.h"

#include <record/stored.h>

/* What was written once more than this is read again: Xapian keeps a place for each path that an
 * entry had. */
enum { COPIES_MAX = 200 };

/* What the entries that were fetched were made of. */
static bool describe(tc_desk *desk, const tc_likeness *like, bool named, bool scan) {
    tc_slice json, text;
    json_t *object = NULL;
    if (tc_stored_split(tc_buffer_slice(&desk->fetched.data), &json, &text, NULL) != TC_OK ||
        tc_stored_json(json, &object, NULL) != TC_OK)
        return false;
    desk->entries.made =
        (tc_made){.like = *like,
                  .bytes = text.len,
                  .references = json_array_size(json_object_get(object, "references")),
                  .assignments = desk->fetched.count - 1,
                  .scan = scan};
    if (!named)
        desk->entries.made.like.name = 0;
    json_decref(object);
    return true;
}

static bool find_filed(tc_desk *desk, const tc_likeness *like, bool named) {
    char key[TC_LIKENESS_KEY];
    tc_state state;
    tc_fetched *fetched = &desk->fetched;
    tc_likeness_key(like, named, key);
    if (tc_shards_fetch(desk->shards, key, fetched, NULL) != TC_OK || fetched->count == 0 ||
        !tc_state_unpack(tc_buffer_slice(&fetched->state), &state))
        return false;
    bool holds = state.extractor == TC_EXTRACTOR_VERSION && state.size == like->size &&
                 !(state.scan && tc_document_ocr_is_on());
    return holds &&
           tc_spool_load(tc_buffer_slice(&fetched->entries), fetched->count, &desk->entries) &&
           describe(desk, like, named, state.scan);
}

bool tc_desk_find_made(tc_desk *desk, const tc_likeness *like) {
    const tc_share *share = &desk->share;
    if (tc_likeness_holds(&desk->entries.made.like, like) && desk->copies < COPIES_MAX) {
        desk->copies++;
        return true;
    }
    desk->copies = 0;
    desk->entries.made = (tc_made){0};
    if (share->slot && !share->leads &&
        tc_spool_take(&desk->spool, share->slot, like, &desk->entries))
        return true;
    return desk->spool.earlier && (find_filed(desk, like, false) || find_filed(desk, like, true));
}
