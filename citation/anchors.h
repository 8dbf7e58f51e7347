/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The signs and words at which something may be cited: all of them are found in one pass over a
 * text, and each reader goes over those of its own set.  Private to citation/. */
#ifndef TRACUU_CITATION_ANCHORS_H
#define TRACUU_CITATION_ANCHORS_H

#include <base/base.h>

typedef enum tc_anchor_set {
    TC_ANCHOR_NUMBER, /* slashes, dashes, standards: scan.c */
    TC_ANCHOR_NAME,   /* laws, resolutions, quotation marks: named.c */
    TC_ANCHOR_SHORT,  /* types that stand with a bare number: coref.c */
    TC_ANCHOR_DEFINE, /* "viết tắt là": coref.c */
    TC_ANCHOR_BACK,   /* "này", "nêu trên": coref.c */
    TC_ANCHOR_TITLE,  /* what is approved by a decision: titles.c */
    TC_ANCHOR_SETS
} tc_anchor_set;

typedef struct tc_anchor {
    uint32_t at;
    uint32_t which; /* its number in the set, see anchors.c */
} tc_anchor;

typedef struct tc_anchors {
    tc_slice text;
    size_t covered; /* how much of the text the lists are of */
    bool full;      /* a list ended there */
    struct {
        tc_anchor *items;
        size_t count, capacity, cursor;
        size_t since;     /* behind the list: nothing from here on … */
        tc_anchor beyond; /* … up to this one; since is 0 where nobody looked */
    } lists[TC_ANCHOR_SETS];
} tc_anchors;

/* Finds those of TEXT.  Lists that grow too long end early, and the rest is searched for when it is
 * asked for.  False when out of memory. */
TC_MUST_USE bool tc_anchors_find(tc_arena *arena, tc_slice text, tc_anchors *out);
/* The first of SET at or after FROM, or SIZE_MAX; its number in *WHICH, the lowest where several
 * stand there.  Cheapest with FROM rising. */
size_t tc_anchors_next(tc_anchors *anchors, tc_anchor_set set, size_t from, size_t *which);
/* String WHICH of SET. */
const char *tc_anchor_string(tc_anchor_set set, size_t which);
/* Whether one of SET stands at AT in TEXT. */
bool tc_anchor_stands(tc_slice text, tc_anchor_set set, size_t at);

#endif
