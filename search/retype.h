/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A query with what the habits of typing made of its words taken back, where no document has them
 * as they are: keys of Telex and VNI (typing.h), syllables without a blank between them or with one
 * inside, abbreviations with dots or blanks in them.  Private to search/. */
#ifndef TRACUU_SEARCH_RETYPE_H
#define TRACUU_SEARCH_RETYPE_H

#include "command.h"

#include <search/query.h>

enum { TC_RETYPE_WORDS = 64 /* that are looked at */ };

typedef struct tc_retyping {
    tc_slice typed, meant;
    bool said; /* not only marks and blanks: whoever typed it may have meant something else */
} tc_retyping;

typedef struct tc_retyped {
    tc_slice text; /* the query as it is read */
    tc_retyping items[TC_RETYPE_WORDS];
    uint32_t count;
} tc_retyped;

/* Reads QUERY, whose tree *EXPRESSION is (words are slices of QUERY), as it was meant; *EXPRESSION
 * becomes that of OUT->text. */
TC_MUST_USE tc_status tc_retype(tc_session *session, tc_slice query, tc_expression **expression,
                                tc_retyped *out);
/* Adds what is to be said of it to *SUGGESTION, what spelling.h suggests for OUT->text; NULL where
 * there is none. */
void tc_retype_say(const tc_retyped *retyped, json_t **suggestion);

/* ---- For retype.c ---- */

/* TEXT, which hardly a document has, as the syllables and abbreviations that documents have side by
 * side, with a blank between; {NULL, 0} in *OUT where there are none.  *FOUND: entries that have
 * the rarest two of them. */
TC_MUST_USE tc_status tc_retype_split(tc_session *session, tc_slice text, tc_slice *out,
                                      uint32_t *found);

#endif
