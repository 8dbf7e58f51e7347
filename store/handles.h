/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What stands behind the handles of store.h, for this room alone. */
#ifndef TRACUU_STORE_HANDLES_H
#define TRACUU_STORE_HANDLES_H

#include "guard.h"
#include "lists.h"
#include "stub.h"
#include "term.h"
#include "tree.h"

#include <xapian.h>

#include <unordered_map>
#include <vector>

struct tc_entry {
    Xapian::Document document;
    std::string term; /* scratch */
    tc_error failed;  /* code TC_OK while all is well */
    bool filled;
};

struct tc_store {
    Xapian::Database database;
    std::string names;   /* of the sources, for messages */
    bool remote;         /* at least one source is */
    uint64_t generation; /* counts reopenings: positions in the database are void after one */

    /* The shards one by one, in the order in which the database takes turns with their entries. */
    struct part {
        Xapian::Database database;
        tracuu::documents all;
        /* What was read of this state of the index: one question asks for the same words many
         * times. */
        std::unordered_map<std::string, uint32_t> frequencies;
        std::unordered_map<std::string, tracuu::list_bytes> lists;
    };
    std::vector<part> parts;
    std::unordered_map<Xapian::docid, std::shared_ptr<const std::string>> texts; /* likewise */
    size_t text_bytes;
    bool mixed;      /* not all of it is in parts */
    uint64_t loaded; /* the generation, and one, at which parts[].all was read; 0 before */
    bool listed;     /* whether all parts had it then */
};

struct tc_query {
    Xapian::Query query;
    uint32_t depth, nodes;
    tc_status failed; /* TC_OK while all is well */
    std::string reason;
    tracuu::tree_ref tree; /* the same as the query */
};

namespace tracuu {

/* Throws unless DATABASE was written with this schema. */
void check_schema(const Xapian::Database &database, const std::string &name);
constexpr char schema_key[] = "tracuu-schema"; /* metadata of each shard */
constexpr char secret_key[] = "tracuu-secret"; /* likewise; that of the first counts */

/* Throws what went wrong while QUERY was put together. */
void check_query(const tc_query *query);
/* How many entries have TERM: of one part, and of all. */
uint32_t frequency_in(tc_store::part &in, const std::string &term);
uint32_t frequency_of(tc_store &store, const std::string &term);

/* Opens the newest state in the place of the one at hand; false when that is the newest. */
bool renew(tc_store &store);

/* Runs BODY; when a writer has overwritten what it was reading, again from its start on the newest
 * state.  A writer needs two commits within one BODY for that to happen, so that a few attempts
 * are plenty.  Without a newer state it was no writer, but damage that looks like one. */
template <class Body>
void retrying(tc_store &store, Body body) {
    enum { ATTEMPTS = 20 };
    for (int attempt = 1;; attempt++) {
        try {
            body();
            return;
        } catch (const Xapian::DatabaseModifiedError &) {
            if (attempt == ATTEMPTS)
                throw;
            if (!renew(store))
                throw failure(TC_ERR_FORMAT, "the index is damaged: it has blocks of no commit",
                              "remove it and run tracuu-index again");
        } catch (const Xapian::DatabaseCorruptError &) {
            /* Blocks of two states side by side may look like this before a revision is missed. */
            if (attempt == ATTEMPTS || !renew(store))
                throw;
        }
    }
}

inline Xapian::valueno slot_number(tc_slot slot) {
    if (!tc_schema_slot(slot))
        throw failure(TC_ERR_USAGE, "no such value slot");
    return static_cast<Xapian::valueno>(slot);
}

/* The slots of a set that exist. */
std::vector<tc_slot> slots_of(uint64_t set);

} // namespace tracuu

#endif
