/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The index and back: what tracuu needs of libxapian, as C.
 *
 * An index is a directory DIR with its shards DIR/shard0 … and DIR/XAPIANDB, a Xapian stub that
 * lists them, so that any Xapian program opens DIR too.  Every shard has at most one writer;
 * readers need no lock and go on reading while writers commit.
 *
 * Handles are heap objects for one thread at a time (different handles may be used by different
 * threads) and are not for use on both sides of a fork.  Every close/free takes NULL; for
 * TC_CLEANUP there is a *_cleanup of each at the end of this file.  No exception leaves a function.
 *
 * Errors, unless said otherwise:
 *   TC_ERR_NOT_FOUND no index there          TC_ERR_SCHEMA  not ours, or of another version
 *   TC_ERR_BUSY      another writer holds it, or it changed faster than it could be read
 *   TC_ERR_FORMAT    the index is damaged    TC_ERR_IO      the system or the network refused
 *   TC_ERR_USAGE     the call has no meaning TC_ERR_LIMIT   over a maximum stated here
 *   TC_ERR_NOMEM     out of memory           TC_ERR_STORE   anything else that Xapian reports */
#ifndef TRACUU_STORE_STORE_H
#define TRACUU_STORE_STORE_H

#include <store/schema.h>

#ifdef __cplusplus
extern "C" {
#endif

enum {
    TC_INDEX_SHARDS_MAX = 16,
    TC_STORE_SOURCES_MAX = 64,
    TC_ENTRY_VALUE_MAX = 64 << 10, /* bytes of a value */
    TC_ENTRY_DATA_MAX = 64 << 20,  /* bytes of data */
    TC_QUERY_DEPTH_MAX = 200,      /* levels of a query */
    TC_QUERY_NODES_MAX = 100000    /* nodes of a query */
};

/* ---- The index as a whole ---- */

/* Makes the index DIR with SHARDS (1 to TC_INDEX_SHARDS_MAX) shards, its parent directories too,
 * unless it is there already, whose shards then stay as many as they are.  Several processes may
 * do so at once; one that was killed half way is completed by the next.
 * TC_ERR_USAGE when DIR holds other things than an index. */
TC_MUST_USE tc_status tc_index_create(const char *dir, uint32_t shards,
                                      tc_error *error) TC_NOEXCEPT;
/* How many shards the index DIR has. */
TC_MUST_USE tc_status tc_index_shards(const char *dir, uint32_t *out, tc_error *error) TC_NOEXCEPT;

/* The right to write to an index: one run at a time holds it, in its first process, before any
 * shard is opened.  Processes forked while it is held keep it until the last of them ends. */
typedef struct tc_lock tc_lock;

/* Does not wait: TC_ERR_BUSY when another run holds it. */
TC_MUST_USE tc_status tc_index_lock(const char *dir, tc_lock **out, tc_error *error) TC_NOEXCEPT;
void tc_index_unlock(tc_lock *lock) TC_NOEXCEPT;

/* Rewrites shard SHARD of the index DIR, which many commits have left half empty, as small as it
 * can be.  For who holds the lock of the index and has no writer open to the shard; docids stay,
 * and readers go on reading.  Whatever goes wrong, the shard stays as it was. */
TC_MUST_USE tc_status tc_index_compact(const char *dir, uint32_t shard,
                                       tc_error *error) TC_NOEXCEPT;

/* Makes the lists anew with which shard SHARD answers quickly (docs/architecture.md, "Words"),
 * unless they are there: about a second for 50,000 documents of 15 KB.  For the same. */
TC_MUST_USE tc_status tc_index_list(const char *dir, uint32_t shard, tc_error *error) TC_NOEXCEPT;

/* ---- Entries ---- */

/* An entry being put together.  What cannot be added (no memory, over a limit, a field of another
 * kind) is remembered: tc_writer_replace then fails with it and writes nothing. */
typedef struct tc_entry tc_entry;

tc_entry *tc_entry_new(void) TC_NOEXCEPT; /* NULL when out of memory */
void tc_entry_free(tc_entry *entry) TC_NOEXCEPT;
void tc_entry_reset(tc_entry *entry) TC_NOEXCEPT; /* empty again, for the next */

/* A text longer than a term may be is found all the same: its tail is replaced by a 128-bit hash,
 * here and in queries alike; a path of more than 16 bytes by one of 72 bits, all but the beginning
 * of a word of more than 32 by one of 60.  Only a walk over terms shows the difference. */

/* A whole text as one term that does not count for ranking.  Empty texts are passed over. */
void tc_entry_add_term(tc_entry *entry, tc_field field, tc_slice text) TC_NOEXCEPT;
/* COUNT occurrences of a word of a TC_KIND_WORDS field, more of them each time. */
void tc_entry_add_count(tc_entry *entry, tc_field field, tc_slice word, uint32_t count) TC_NOEXCEPT;
/* A value; "" takes it away. */
void tc_entry_set_value(tc_entry *entry, tc_slot slot, tc_slice value) TC_NOEXCEPT;
/* A number as a value that sorts as numbers do; tc_value_number reads it back. */
void tc_entry_set_number(tc_entry *entry, tc_slot slot, double number) TC_NOEXCEPT;
void tc_entry_set_data(tc_entry *entry, tc_slice data) TC_NOEXCEPT;
/* Takes away what tc_entry_add_term added; a term that is not there is passed over. */
void tc_entry_remove_term(tc_entry *entry, tc_field field, tc_slice text) TC_NOEXCEPT;

/* An entry as bytes, which this version of Xapian alone reads: for another process of the same run.
 * Appends to OUT; loading puts it in the place of what ENTRY had. */
TC_MUST_USE tc_status tc_entry_save(const tc_entry *entry, tc_buffer *out,
                                    tc_error *error) TC_NOEXCEPT;
TC_MUST_USE tc_status tc_entry_load(tc_entry *entry, tc_slice saved, tc_error *error) TC_NOEXCEPT;

/* ---- Writing ---- */

/* One shard open for writing.  What is written counts from the next commit; until then readers see
 * nothing of it, and closing, tc_writer_cancel or the end of the process drops it.  A commit is on
 * the disk when it returns: neither a kill nor a power cut takes it back.  (Not syncing was
 * measured to gain nothing that two runs of the same would not differ by, so that it is not
 * offered.) */
typedef struct tc_writer tc_writer;

/* Opens shard SHARD (from 0) of the index DIR.  TC_ERR_BUSY when another process writes to it. */
TC_MUST_USE tc_status tc_writer_open(const char *dir, uint32_t shard, tc_writer **out,
                                     tc_error *error) TC_NOEXCEPT;
/* Drops what is not committed. */
void tc_writer_close(tc_writer *writer) TC_NOEXCEPT;

/* Puts the COUNT entries in the place of all that have the key FIELD:TEXT in this shard, and gives
 * each of them that term; COUNT 0 deletes.  FIELD must be TC_KIND_BOOLEAN.  The entries stay the
 * caller's, as they were: they may be written once more under another key, or reset and filled
 * again.  Old and new change places in one commit.  On an error everything since the last commit is
 * dropped, unless the error was in the entries themselves (then nothing happened). */
TC_MUST_USE tc_status tc_writer_replace(tc_writer *writer, tc_field field, tc_slice text,
                                        tc_entry *const *entries, size_t count,
                                        tc_error *error) TC_NOEXCEPT;
TC_MUST_USE tc_status tc_writer_delete(tc_writer *writer, tc_field field, tc_slice text,
                                       tc_error *error) TC_NOEXCEPT;
/* Entries written and keys deleted since the last commit.  Xapian is fastest and smallest when it
 * is committed about every 150 documents of 15 KB. */
uint32_t tc_writer_pending(const tc_writer *writer) TC_NOEXCEPT;
TC_MUST_USE tc_status tc_writer_commit(tc_writer *writer, tc_error *error) TC_NOEXCEPT;
TC_MUST_USE tc_status tc_writer_cancel(tc_writer *writer, tc_error *error) TC_NOEXCEPT;

/* ---- Reading ---- */

/* One index or several, open for reading as one. */
typedef struct tc_store tc_store;

/* Each of the COUNT sources is an index directory of ours, a shard, a Xapian stub file, or
 * "tcp:HOST:PORT" where xapian-tcpsrv serves one.  The schema version of each is checked. */
TC_MUST_USE tc_status tc_store_open(const char *const *sources, size_t count, tc_store **out,
                                    tc_error *error) TC_NOEXCEPT;
void tc_store_close(tc_store *store) TC_NOEXCEPT;
/* Moves to the newest commit.  Without it a store shows the commit that it was opened on, or a
 * newer one when a writer has overwritten that. */
TC_MUST_USE tc_status tc_store_refresh(tc_store *store, tc_error *error) TC_NOEXCEPT;

/* Entries of all kinds. */
TC_MUST_USE tc_status tc_store_count(tc_store *store, uint32_t *out, tc_error *error) TC_NOEXCEPT;
/* Entries that have the term FIELD:TEXT. */
TC_MUST_USE tc_status tc_store_frequency(tc_store *store, tc_field field, tc_slice text,
                                         uint32_t *out, tc_error *error) TC_NOEXCEPT;

/* ---- Queries ---- */

/* A tree, built from the leaves.  Building takes the parts over, also when it fails.  NULL is out
 * of memory, goes up through the tree, and makes the search fail with TC_ERR_NOMEM; over-large
 * or meaningless trees are remembered and make it fail with TC_ERR_LIMIT or TC_ERR_USAGE. */
typedef struct tc_query tc_query;

typedef enum tc_operator {
    TC_QUERY_AND,
    TC_QUERY_OR,
    TC_QUERY_AND_NOT,   /* the first, without any of the others */
    TC_QUERY_FILTER,    /* the first, where all others match; these do not count for ranking */
    TC_QUERY_AND_MAYBE, /* the first, ranked higher where others match.  Not below an OR with a
                           FILTER over several shards: Xapian 1.4.22 may then drop the best. */
    TC_QUERY_SYNONYM    /* any, ranked as if they were one term */
} tc_operator;

tc_query *tc_query_all(void) TC_NOEXCEPT;
tc_query *tc_query_nothing(void) TC_NOEXCEPT;
tc_query *tc_query_term(tc_field field, tc_slice text) TC_NOEXCEPT;
/* All terms of FIELD that begin with TEXT, as synonyms; at most LIMIT, the most frequent ones. */
tc_query *tc_query_prefix(tc_field field, tc_slice text, uint32_t limit) TC_NOEXCEPT;
/* COUNT 0 matches nothing; 1 is the part itself. */
tc_query *tc_query_join(tc_operator op, tc_query *const *parts, size_t count) TC_NOEXCEPT;
/* PART with its weight times FACTOR (0 and up). */
tc_query *tc_query_scale(tc_query *part, double factor) TC_NOEXCEPT;
/* Entries whose value is LOW to HIGH, both included, bytewise; "" leaves that end open.  An entry
 * without the value never matches. */
tc_query *tc_query_range(tc_slot slot, tc_slice low, tc_slice high) TC_NOEXCEPT;
/* The same for numbers; -INFINITY and INFINITY leave an end open. */
tc_query *tc_query_range_number(tc_slot slot, double low, double high) TC_NOEXCEPT;
tc_query *tc_query_copy(const tc_query *query) TC_NOEXCEPT; /* cheap */
void tc_query_free(tc_query *query) TC_NOEXCEPT;
/* The tree as Xapian writes it, for --explain, appended to OUT. */
void tc_query_describe(const tc_query *query, tc_buffer *out) TC_NOEXCEPT;

/* ---- Searching ---- */

typedef enum tc_sort {
    TC_SORT_RELEVANCE, /* best first */
    TC_SORT_ENTRY,     /* by docid, unranked: the fastest */
    TC_SORT_ASCENDING, /* by sort_slot, then path, then order in the file; without one: last */
    TC_SORT_DESCENDING /* the same, the highest first; without one: last */
} tc_sort;

/* What is brought along with each entry, all from the same commit. */
typedef struct tc_want {
    uint64_t slots; /* of TC_SLOT_BIT: values */
    bool data;
    bool terms; /* of a search: the terms of the query that it matches */
    /* Of a search, unless 0: when so many bytes of data have been brought along, it ends behind the
     * first data_least. */
    size_t data_bytes;
    uint32_t data_least;
} tc_want;

/* Zeroed it means: the first `limit` by relevance, with nothing brought along. */
typedef struct tc_store_request {
    uint32_t offset, limit;
    tc_sort sort; /* ties go by path, then order in the file; of TC_SORT_ENTRY there are none */
    tc_slot sort_slot;
    tc_slot collapse;        /* only the best entry of each value of this slot, or NONE */
    uint32_t check_at_least; /* look at this many matches at least, for exact totals and facets;
                                UINT32_MAX at all */
    uint64_t facets;         /* slots whose values are counted over the matches looked at; not with
                                TC_SORT_ASCENDING */
    tc_want want;
    double bm25_k1, bm25_b; /* ranking; 0 is Xapian's own (1, 0.5) */
} tc_store_request;

/* Entries that were found.  Everything it gives lives as long as it does. */
typedef struct tc_matches tc_matches;

typedef struct tc_total {
    uint32_t lower, estimate, upper; /* all equal when exact */
    bool exact;
} tc_total;

typedef struct tc_term {
    tc_field field;
    tc_slice text; /* without the prefix */
} tc_term;

typedef struct tc_facet {
    tc_slice value;
    uint32_t count;
} tc_facet;

/* QUERY stays the caller's. */
TC_MUST_USE tc_status tc_store_search(tc_store *store, const tc_query *query,
                                      const tc_store_request *request, tc_matches **out,
                                      tc_error *error) TC_NOEXCEPT;
/* The entries with the term FIELD:TEXT by docid, at most LIMIT; none is TC_OK and a count of 0.
 * WANT may be NULL. */
TC_MUST_USE tc_status tc_store_find(tc_store *store, tc_field field, tc_slice text, uint32_t limit,
                                    const tc_want *want, tc_matches **out,
                                    tc_error *error) TC_NOEXCEPT;
/* The entries DOCIDS of this store, COUNT of them, in this order. */
TC_MUST_USE tc_status tc_store_entries(tc_store *store, const uint32_t *docids, size_t count,
                                       const tc_want *want, tc_matches **out,
                                       tc_error *error) TC_NOEXCEPT;
/* The same as a search with TC_SORT_DESCENDING of TC_SLOT_DATE, at a fraction of the price and with
 * an exact total, of entries whose date is a term, too.  Of WANT `terms` is passed over.  *OUT is
 * NULL when QUERY has other parts than terms, joined by AND, OR, AND_NOT, FILTER and SYNONYM. */
TC_MUST_USE tc_status tc_store_newest(tc_store *store, const tc_query *query, uint32_t offset,
                                      uint32_t limit, const tc_want *want, tc_matches **out,
                                      tc_error *error) TC_NOEXCEPT;
void tc_matches_free(tc_matches *matches) TC_NOEXCEPT;

/* All entries of a file, as they were written but for the terms TC_FIELD_PATH and
 * TC_FIELD_ARCHIVE. */
typedef struct tc_fetched {
    tc_buffer entries; /* one after the other as tc_entry_save writes them, each behind its length,
                          a uint64_t */
    uint64_t count;
    tc_buffer path, state, data; /* TC_SLOT_PATH, TC_SLOT_STATE and the data of the first */
} tc_fetched;

void tc_fetched_init(tc_fetched *fetched) TC_NOEXCEPT;
void tc_fetched_dispose(tc_fetched *fetched) TC_NOEXCEPT;
/* Those of one of the files whose first entry has the term FIELD:TEXT, from one commit, in the
 * place of what OUT had; a count of 0 where there is none. */
TC_MUST_USE tc_status tc_store_fetch(tc_store *store, tc_field field, tc_slice text,
                                     tc_fetched *out, tc_error *error) TC_NOEXCEPT;
/* The first term of FIELD that entry DOCID has, without the prefix; "" where it has none. */
TC_MUST_USE tc_status tc_store_term(tc_store *store, uint32_t docid, tc_field field, tc_buffer *out,
                                    tc_error *error) TC_NOEXCEPT;
/* Whether no shard was written to since its lists were made (tc_index_list). */
TC_MUST_USE tc_status tc_store_is_listed(tc_store *store, bool *out, tc_error *error) TC_NOEXCEPT;
/* A number that the index was given by chance when it was made; 0 where it was not. */
TC_MUST_USE tc_status tc_store_secret(tc_store *store, uint64_t *out, tc_error *error) TC_NOEXCEPT;

uint32_t tc_matches_count(const tc_matches *matches) TC_NOEXCEPT; /* of this page */
tc_total tc_matches_total(const tc_matches *matches) TC_NOEXCEPT; /* of all pages */
/* For AT below the count.  A docid names an entry within this store until it is replaced. */
uint32_t tc_match_docid(const tc_matches *matches, uint32_t at) TC_NOEXCEPT;
double tc_match_weight(const tc_matches *matches, uint32_t at) TC_NOEXCEPT;
/* "" when the entry has none, or it was not wanted. */
tc_slice tc_match_value(const tc_matches *matches, uint32_t at, tc_slot slot) TC_NOEXCEPT;
tc_slice tc_match_data(const tc_matches *matches, uint32_t at) TC_NOEXCEPT;
const tc_term *tc_match_terms(const tc_matches *matches, uint32_t at, uint32_t *count) TC_NOEXCEPT;
/* The values of a slot in `facets`, most frequent first, then bytewise. */
const tc_facet *tc_matches_facets(const tc_matches *matches, tc_slot slot,
                                  uint32_t *count) TC_NOEXCEPT;
/* A value set by tc_entry_set_number; NAN for an empty one. */
double tc_value_number(tc_slice value) TC_NOEXCEPT;

/* ---- Walking ---- */

/* A walk survives commits by writers: it goes on behind the last item in the newer state.
 * `next` moves to the first or next item; *MORE is false at the end, and only then; a failure is
 * a status other than TC_OK.  What an item gives lives until the next `next`. */

/* The terms of a field that begin with TEXT, bytewise. */
typedef struct tc_terms tc_terms;

TC_MUST_USE tc_status tc_terms_open(tc_store *store, tc_field field, tc_slice text, tc_terms **out,
                                    tc_error *error) TC_NOEXCEPT;
TC_MUST_USE tc_status tc_terms_next(tc_terms *walk, bool *more, tc_error *error) TC_NOEXCEPT;
tc_slice tc_terms_text(const tc_terms *walk) TC_NOEXCEPT;      /* whole, without the prefix */
uint32_t tc_terms_frequency(const tc_terms *walk) TC_NOEXCEPT; /* entries that have it */
void tc_terms_close(tc_terms *walk) TC_NOEXCEPT;

/* The entries that have the term FIELD:TEXT, by docid, with values of SLOTS (of TC_SLOT_BIT); an
 * empty TEXT walks all entries.  The way to go through very many. */
typedef struct tc_postings tc_postings;

TC_MUST_USE tc_status tc_postings_open(tc_store *store, tc_field field, tc_slice text,
                                       uint64_t slots, tc_postings **out,
                                       tc_error *error) TC_NOEXCEPT;
TC_MUST_USE tc_status tc_postings_next(tc_postings *walk, bool *more, tc_error *error) TC_NOEXCEPT;
uint32_t tc_postings_docid(const tc_postings *walk) TC_NOEXCEPT;
tc_slice tc_postings_value(const tc_postings *walk, tc_slot slot) TC_NOEXCEPT; /* "" for none */
void tc_postings_close(tc_postings *walk) TC_NOEXCEPT;

/* ---- For TC_CLEANUP ---- */

#define TC_STORE_CLEANUP(type, destroy)                                                            \
    static inline void type##_cleanup(type **handle) {                                             \
        destroy(*handle);                                                                          \
    }
TC_STORE_CLEANUP(tc_lock, tc_index_unlock)
TC_STORE_CLEANUP(tc_entry, tc_entry_free)
TC_STORE_CLEANUP(tc_writer, tc_writer_close)
TC_STORE_CLEANUP(tc_store, tc_store_close)
TC_STORE_CLEANUP(tc_query, tc_query_free)
TC_STORE_CLEANUP(tc_matches, tc_matches_free)
TC_STORE_CLEANUP(tc_terms, tc_terms_close)
TC_STORE_CLEANUP(tc_postings, tc_postings_close)
#undef TC_STORE_CLEANUP

#ifdef __cplusplus
}
#endif
#endif
