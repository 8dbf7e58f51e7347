/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which document a mention means.
 *
 * A number alone is no identity.  A document is told from others by its number and symbol, the
 * body that owns the series (with its place) and the scope in which the series runs: the year for
 * documents of the State, the term of the committee for documents of the Party.  The date, as far
 * as it is not needed for the scope, and the issuer of a series that has but one are witnesses:
 * one that disagrees is reported and never passed over.
 *
 * Sources: Decree 30/2020/NĐ-CP, article 15 (numbering by calendar year); Guidance 36-HD/VPTW of
 * 3 April 2018 (numbering by term).  Everything here is pure: what is known comes from a look-up.
 */
#ifndef TRACUU_CITATION_RESOLVE_H
#define TRACUU_CITATION_RESOLVE_H

#include <base/base.h>
#include <text/dates.h>

/* What is given of a document.  Texts are folded keys (record/keys.h), "" where nothing is given.
 */
typedef struct tc_identity {
    tc_slice number; /* number and symbol: "93/nq-hdnd", "25/2018/qd-ubnd", "69-kl/tw" */
    tc_slice type;   /* "nghi quyet" */
    tc_slice issuer; /* "hdnd tinh quang ngai" */
    tc_date date;    /* as far as it is given */
} tc_identity;

/* From the best to none. */
typedef enum tc_agreement {
    TC_AGREE_EXACT,      /* one document: series, number and scope are the same */
    TC_AGREE_COMPATIBLE, /* nothing disagrees, but what would decide is not given */
    TC_AGREE_CONFLICT,   /* one document by its number, but a witness disagrees */
    TC_AGREE_OTHER       /* two documents */
} tc_agreement;

/* Whether two that compare so may be one document. */
static inline bool tc_agrees(tc_agreement a) {
    return a == TC_AGREE_EXACT || a == TC_AGREE_COMPATIBLE;
}

/* How two identities compare, and what disagrees where they conflict. */
typedef struct tc_comparison {
    tc_agreement agreement;
    bool date, issuer;
    bool merged; /* of compatible ones: provinces that have become one issued them, and nothing
                    tells which */
} tc_comparison;

/* Whether the two are one document.  Symmetric. */
tc_comparison tc_identity_compare(const tc_identity *a, const tc_identity *b);

#define TC_NO_GROUP UINT32_MAX

/* Which of several documents an identity is. */
typedef struct tc_fit {
    tc_agreement agreement; /* the best that any of them has with it */
    uint32_t count;         /* how many have that; 1 of what agrees exactly */
    uint32_t at;            /* one of these, TC_NO_GROUP where there is none */
} tc_fit;

/* Compares IDENTITY with all COUNT documents. */
tc_fit tc_identity_fit(const tc_identity *documents, uint32_t count, const tc_identity *identity);
/* The year that stands inside a number ("25/2018/qd-ubnd"), or 0. */
int tc_number_year(tc_slice number);
/* Whether the series is numbered by term of a Party committee: "69-kl/tw". */
bool tc_number_is_party(tc_slice number);

/* A document that is known: held, or known only because others cite it. */
typedef struct tc_known {
    tc_identity identity;
    bool held;
    uint32_t tag; /* the caller's */
} tc_known;

/* Gives the documents known under NUMBER; they and their array must live as long as the arena that
 * tc_resolve was given. */
typedef tc_status (*tc_lookup)(void *context, tc_slice number, const tc_known **out, size_t *count,
                               tc_error *error);

typedef enum tc_outcome {
    TC_HELD,
    TC_NOT_HELD,
    TC_AMBIGUOUS, /* it may be any of the candidates */
    TC_CONFLICT   /* the number fits the candidates, a witness does not */
} tc_outcome;

typedef struct tc_resolution {
    tc_outcome outcome;
    bool exact;                  /* nothing that decides was left open */
    const tc_known **candidates; /* the documents that it may mean; of TC_HELD one document, held
                                    once or in several files */
    size_t count;
    bool date, issuer; /* what disagrees, of TC_CONFLICT */
} tc_resolution;

/* Resolves MENTION, found in a document of date CITING (or none: a document cites no later one). */
TC_MUST_USE tc_status tc_resolve(tc_arena *arena, const tc_identity *mention, tc_date citing,
                                 tc_lookup lookup, void *context, tc_resolution *out,
                                 tc_error *error);

const char *tc_outcome_name(tc_outcome outcome); /* "not-held" */

/* Parts witnesses into documents: GROUP_OF[i] becomes the number of the document that WITNESSES[i]
 * is a witness of, or TC_NO_GROUP when it may be one of several.  A witness that conflicts with one
 * document alone belongs to it, unless it is held itself.  Held ones come first, then those that
 * say most.  GROUPS takes what the witnesses of each document say together; both have room for
 * TOTAL.  *COUNT: documents. */
TC_MUST_USE tc_status tc_identity_group(tc_arena *arena, const tc_known *witnesses, uint32_t total,
                                        uint32_t *group_of, tc_identity *groups, uint32_t *count,
                                        tc_error *error);

#endif
