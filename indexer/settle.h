/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What has to be put right once every file has been looked at, so that of files which are alike the
 * one with the smallest path is the document and each other one its copy:
 *
 * - copies whose document was changed or removed, or never committed: the first is read;
 * - documents that are alike: two workers read one each, or it is copied from one run to the next;
 * - a copy whose path is smaller than its document's.
 *
 * It is found in what is committed alone, so that a run does for one that was killed what that had
 * left to do. */
#ifndef TRACUU_INDEXER_SETTLE_H
#define TRACUU_INDEXER_SETTLE_H

#include "message.h"
#include "seen.h"

/* Of one run; zeroed at first. */
typedef struct tc_settlement {
    tc_seen tried; /* what has been sent once */
    tc_seen homes; /* files on disk that are read in this round */
} tc_settlement;

void tc_settlement_dispose(tc_settlement *settlement);

/* Sends what PATH is in for to its worker. */
typedef tc_status tc_settle_send(void *context, const tc_errand *errand, const char *path,
                                 tc_error *error);

/* One round: sends what the state of STORE asks for, in any order.  When all of that is committed
 * another one is due, until *ANY is false.  Nothing is asked for twice, so that they end. */
TC_MUST_USE tc_status tc_settle(tc_settlement *settlement, tc_store *store, tc_settle_send *send,
                                void *context, bool *any, tc_error *error);

#endif
