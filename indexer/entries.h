/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The index entries of one file. */
#ifndef TRACUU_INDEXER_ENTRIES_H
#define TRACUU_INDEXER_ENTRIES_H

#include "lexicon.h"
#include "likeness.h"
#include "state.h"
#include "unit_terms.h"

#include <record/record.h>

/* What the entries of a document were made of. */
typedef struct tc_made {
    char key[TC_LIKENESS_KEY]; /* of its likeness; "": of nothing that another file can be like */
    uint64_t bytes;            /* of the text; 0 where it is not known */
    uint64_t references, assignments;
    bool scan; /* as tc_state has it */
} tc_made;

/* Entries, used again for one file after another. */
typedef struct tc_entries {
    tc_entry **items; /* the first of them is the document's, or the failure's */
    size_t count, capacity;
    tc_lexicon *lexicon;
    tc_unit_memos units;
    tc_buffer data;
    tc_made made; /* whoever makes the entries sets it; of a copy's, its document's */
} tc_entries;

TC_MUST_USE tc_status tc_entries_init(tc_entries *entries, tc_error *error);
void tc_entries_dispose(tc_entries *entries);

/* Under what a file is filed. */
typedef struct tc_filing {
    tc_slice path;
    tc_slice archive; /* the path of the archive that it is a member of, or "" */
    tc_state state;
} tc_filing;

/* The document's entry and one for each of its tasks.  ARENA is for what is needed on the way. */
TC_MUST_USE tc_status tc_entries_of_record(tc_entries *entries, tc_arena *arena,
                                           const tc_filing *filing, const tc_record *record,
                                           tc_error *error);
/* Files those that are there under another path, with another state. */
void tc_entries_refile(tc_entries *entries, const tc_filing *filing);
/* The one entry of a copy of the document that has the KEY. */
TC_MUST_USE tc_status tc_entries_of_copy(tc_entries *entries, const tc_filing *filing,
                                         const char *key, tc_error *error);
/* None. */
void tc_entries_empty(tc_entries *entries);
/* Those that tc_store_fetch has SAVED, COUNT of them; false where they cannot be, and ENTRIES are
 * no more what they were. */
TC_MUST_USE bool tc_entries_load(tc_entries *entries, tc_slice saved, size_t count);
/* The one entry of a file that could not be read, or of an archive that could: REASON is NULL. */
TC_MUST_USE tc_status tc_entries_of_failure(tc_entries *entries, const tc_filing *filing,
                                            const char *reason, tc_error *error);

#endif
