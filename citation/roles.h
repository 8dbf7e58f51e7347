/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the words of a sentence make of a mention.  Private to citation/. */
#ifndef TRACUU_CITATION_ROLES_H
#define TRACUU_CITATION_ROLES_H

#include "edges.h"
#include "scan.h"
#include "segments.h"
#include "verbs.h"

enum { TC_ROLE_CLOSE = 12 }; /* words between a verb and what it acts on */

/* What a mention is to the document, and to the mention before it. */
typedef struct tc_role {
    tc_relation relation;
    bool planned;
    tc_relation planned_relation;
    size_t subject; /* mention that acts on it, or SIZE_MAX */
    size_t object;  /* one behind the mention that it acts on, or 0 */
    tc_relation act;
} tc_role;

/* How far the mentions of a document were read. */
typedef struct tc_relater {
    tc_arena *arena;
    tc_slice text;
    tc_found *finds;
    const char *own_type; /* folded type of the document itself; "-" when it has none */
    bool decides;         /* it is a decision or a resolution */
    bool akin;            /* the mention that is read is of the document's own type */
    bool plans;           /* it changes no rules, but says who is to */
    tc_segments segments;
    size_t last;      /* segment of the mention before */
    tc_role base;     /* of the sentence */
    tc_role previous; /* of the mention before, in the same sentence */
    tc_role item;     /* of the mention that opened the last item of a list, and its segment */
    size_t item_segment;
    size_t changed; /* mention that each item of a list changes, how, and the last item's segment */
    tc_relation change;
    size_t change_segment;
    tc_edges edges;
    bool failed;
} tc_relater;

/* The sentence's own verb over W[FROM] … W[TO-1]: what the document does to what follows. */
tc_role tc_role_base(const tc_relater *r, const tc_word *w, size_t from, size_t to);
/* Of mention AT, behind another one in the same sentence.  The COUNT words W are those between,
 * without the first one's issuer; RAW is the same text with its punctuation.  May change what the
 * sentence does. */
tc_role tc_role_next(tc_relater *r, const tc_word *w, size_t count, tc_slice raw, size_t at);

#endif
