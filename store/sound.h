/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Queries around a mistake of Xapian.
 *
 * Xapian 1.4 answers a term without weight that all documents of a shard have with the list of
 * all documents, and gives that the term's name.  Where the numbers of the documents have gaps and
 * the list fills more than one block, it then misses the next block of the term and says that the
 * index is damaged (LocalSubMatch::open_post_list, GlassPostList::next_chunk). */
#ifndef TRACUU_STORE_SOUND_H
#define TRACUU_STORE_SOUND_H

#include "handles.h"

namespace tracuu {

/* What QUERY asks of STORE, in a form that does not meet it.  WEIGHED: whether its words count.
 * Of shards over the network nothing is known, and queries for them stay as they are. */
Xapian::Query sound_query(tc_store &store, const tc_query &query, bool weighed);
/* … of one part, where nothing counts. */
Xapian::Query sound_query(tc_store::part &in, const tree &query);

} // namespace tracuu

#endif
