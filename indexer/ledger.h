/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which documents this run has filed, for all its workers to see: a file that is like one of them
 * is a copy.  Memory that processes share which are forked later; what is written there stays when
 * its worker dies, though its entries may be gone (settle.h). */
#ifndef TRACUU_INDEXER_LEDGER_H
#define TRACUU_INDEXER_LEDGER_H

#include "entries.h"

typedef struct tc_ledger tc_ledger;

tc_ledger *tc_ledger_new(void); /* NULL when out of memory */
void tc_ledger_free(tc_ledger *ledger);
/* Empties it, while nobody else uses it. */
void tc_ledger_clear(tc_ledger *ledger);
/* The document at PATH is filed, made as MADE says.  When there is no more room it is not noted. */
void tc_ledger_put(tc_ledger *ledger, tc_slice path, const tc_made *made);
/* One that has the KEY and is at another path than PATH; false when there is none. */
bool tc_ledger_find(const tc_ledger *ledger, const char *key, tc_slice path, tc_made *out);

#endif
