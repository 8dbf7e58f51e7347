/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The documents that a reference may mean, and who cites them.  Private to search/.
 *
 * What is known of a number is what the index holds under it and what citing documents say of it:
 * the terms of TC_FIELD_CITED_IDENTITY, number '|' issuer '|' date.  These witnesses are parted
 * into documents by citation/resolve.h; what the user said besides the number chooses among
 * them. */
#ifndef TRACUU_SEARCH_CITED_H
#define TRACUU_SEARCH_CITED_H

#include "documents.h"

/* One thing that is known of a number: a document that is held, or what documents say of one. */
typedef struct tc_witness {
    tc_slice path;                           /* of a held document, or "" */
    tc_slice type, canonical, issuer, title; /* of a held document, as shown */
    tc_slice term;                           /* of TC_FIELD_CITED_IDENTITY, or "" */
    uint32_t frequency;                      /* documents that have the term */
} tc_witness;

/* A document that the reference may mean. */
typedef struct tc_candidate {
    tc_identity identity;
    const tc_witness *held; /* where it is held, or NULL */
    tc_slice term;          /* the identity term that says most of it, or "" */
    int worth;              /* how much that is */
    json_t *row; /* {"path", "type", "canonical", "date", "issuer_full", "title", "held"} */
} tc_candidate;

/* A held document that has the number itself, so that its naming itself is no citation. */
typedef struct tc_self {
    tc_slice path;
    uint32_t candidate; /* which one it is, or TC_NO_GROUP */
} tc_self;

typedef struct tc_cited {
    tc_candidate *items;
    uint32_t count;
    tc_slice *exact; /* identity terms that mean one of the candidates for certain */
    size_t exact_count;
    tc_slice *compatible; /* those that may mean one, or mean it with a slip */
    size_t compatible_count;
    tc_self *selves; /* held documents of the number */
    size_t self_count;
    bool shared;      /* other documents have one of the numbers, too */
    bool conflicting; /* what the user said besides the number fits none of them */
} tc_cited;

enum { TC_CANDIDATES_SHOWN = 100 };

/* Finds the candidates for REFERENCE; none is TC_OK with a count of 0. */
TC_MUST_USE tc_status tc_cited_find(tc_session *session, const tc_reference *reference,
                                    tc_cited *out);
/* The same for a document cited by name alone, whose key is NAME. */
TC_MUST_USE tc_status tc_cited_find_name(tc_session *session, tc_slice name, tc_cited *out);
/* Candidates of documents that tc_resolve gave, whose tags count WITNESSES; without terms. */
TC_MUST_USE tc_status tc_cited_of_known(tc_session *session, const tc_known *const *known,
                                        size_t count, const tc_witness *witnesses, tc_cited *out);
void tc_cited_dispose(tc_cited *cited);

/* Whether a candidate has this number. */
bool tc_cited_has(const tc_cited *cited, tc_slice number);
/* Fills the row of every candidate (TC_CANDIDATES_SHOWN at most), with names as documents write
 * them. */
TC_MUST_USE tc_status tc_cited_show(tc_session *session, tc_cited *cited);
/* The same of one candidate. */
TC_MUST_USE tc_status tc_candidate_show(tc_session *session, tc_candidate *candidate);

/* Documents that cite a candidate for certain, those that may, and the candidates themselves as far
 * as they are held.  Of the candidates only those that cite another one are among the first; where
 * they are very many, all are, and some have no mention that counts. */
TC_MUST_USE tc_status tc_cited_ask(tc_session *session, const tc_cited *cited, tc_query **exact,
                                   tc_query **compatible);
/* QUERY, one of these two, taken over, among the documents of --year and --province that have one
 * of RELATIONS (bits 1 << relation; 0: any) to a candidate. */
TC_MUST_USE tc_status tc_cited_choose(tc_session *session, const tc_cited *cited,
                                      unsigned relations, tc_query **query);
tc_query *tc_cited_held(tc_session *session, const tc_cited *cited);

/* The type that NUMBER ("709/QĐ-TTg", "69-KL/TW") abbreviates in the first part that is no number,
 * or that a name ("Luật Đất đai") begins with; "" when there is none. */
tc_slice tc_number_type(tc_arena *arena, tc_slice number);

/* What is known of NUMBER, for tc_resolve: the tags of KNOWN count WITNESSES. */
TC_MUST_USE tc_status tc_cited_witnesses(tc_session *session, tc_slice number, tc_known **known,
                                         tc_witness **witnesses, uint32_t *count);

/* TERM of TC_FIELD_CITED_IDENTITY, "number|issuer|date" with a number of NUMBER bytes, taken apart.
 */
tc_identity tc_identity_of_term(tc_slice term, size_t number);

#endif
