/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is wrong with the references of a draft.  Private to search/.
 *
 * The draft is read as `extract` reads it, and compared with what the index holds and with what
 * other documents say.  Where the index holds the draft itself, that copy is no witness. */
#ifndef TRACUU_SEARCH_CHECK_H
#define TRACUU_SEARCH_CHECK_H

#include "cited.h"

#include <record/record.h>

/* What the index knows of a number without the draft's own copies. */
typedef struct tc_check_number {
    tc_slice number;
    tc_known *known;
    tc_witness *witnesses; /* by the tags of KNOWN */
    uint32_t *support;     /* of each of KNOWN that is cited: documents that say so */
    uint32_t count;
} tc_check_number;

/* One mention of the draft. */
typedef struct tc_check_mention {
    const tc_mention *mention;
    tc_identity said;  /* by itself */
    tc_identity meant; /* with what the draft says elsewhere */
    tc_identity found; /* the one known document that it means, or number "" */
    bool counts;       /* its own words say which document: no "Quyết định này" */
    bool wrong;        /* a finding about its date or issuer is there already */
} tc_check_mention;

typedef struct tc_check {
    tc_session *session;
    const char *file;
    const tc_record *record;
    tc_identity own;
    tc_check_mention *mentions;
    uint32_t count;
    tc_slice *self_paths; /* where the index holds the draft */
    tc_slice *self_terms; /* what these copies say of others, as in TC_FIELD_CITED_IDENTITY */
    size_t self_path_count, self_path_room, self_term_count, self_term_room;
    tc_check_number *numbers; /* looked up so far */
    size_t number_count, number_room;
    size_t counted_to; /* where in the text COLUMN, from 0, is */
    uint32_t column;
    uint32_t hunts; /* for numbers one slip away: each asks the index some hundred times */
    json_t *findings;
} tc_check;

/* Checks the file at PATH, read as RECORD: *OUT are the findings in the order of the text, rows
 * {"file", "line", "column", "start", "end", "severity", "kind", "text", "message", "correction",
 * …}; see man/tracuu.1. */
TC_MUST_USE tc_status tc_check_run(tc_session *session, const char *path, const tc_record *record,
                                   json_t **out);

/* What ROW says, for people, in their language. */
void tc_check_message(const json_t *row, tc_buffer *out);

/* ---- Among the parts ---- */

/* Finds where the index holds the draft; then what it knows of NUMBER (borrowed until the next
 * call). */
TC_MUST_USE tc_status tc_check_find_selves(tc_check *check);
TC_MUST_USE tc_status tc_check_look_up(tc_check *check, tc_slice number,
                                       const tc_check_number **out);
bool tc_check_is_self(const tc_check *check, tc_slice path);
/* Document AT of NUMBER as a row {"path", "type", "canonical", "date", "issuer_full", "title",
 * "held"}. */
TC_MUST_USE tc_status tc_check_row(tc_check *check, const tc_check_number *number, uint32_t at,
                                   json_t **out);

/* A new finding about the bytes START to END of the draft's text; it lives in check->findings. */
json_t *tc_check_add(tc_check *check, size_t start, size_t end, const char *severity,
                     const char *kind);
/* The same about mention AT. */
json_t *tc_check_add_mention(tc_check *check, uint32_t at, const char *severity, const char *kind);
/* Sets "correction" of ROW to the words of MENTION with DATE in the place of theirs. */
void tc_check_correct_date(tc_check *check, json_t *row, const tc_mention *mention, tc_date date);
/* "ngày 05/02/2024", as Decree 30/2020/NĐ-CP writes it: two digits for days to 9 and months to 2.
 */
void tc_check_write_date(tc_date date, bool words, tc_buffer *out);

/* Wrong date or issuer, never seen, ambiguous. */
TC_MUST_USE tc_status tc_check_against_index(tc_check *check);
/* The row of KIND about the same reference as that of mention AT, further up; or NULL. */
json_t *tc_check_reported(const tc_check *check, uint32_t at, const char *kind);
/* Adds the line of mention AT to ROW, about the same reference further up. */
void tc_check_also(const tc_check *check, json_t *row, uint32_t at);
/* Adds the line of mention AT to LINES, each of which is there once. */
void tc_check_add_line(const tc_check *check, json_t *lines, uint32_t at);
/* *FOUND: the number of mention AT looks like a slip, and nobody knows one that is written so; a
 * finding with the number that was meant is added. */
TC_MUST_USE tc_status tc_check_slip(tc_check *check, uint32_t at, bool *found);
/* Replaced, repealed or amended since. */
TC_MUST_USE tc_status tc_check_later(tc_check *check);
/* Whether the document that is held, one of the KNOWN of NUMBER, has the article that mention AT
 * names. */
TC_MUST_USE tc_status tc_check_article(tc_check *check, uint32_t at, const tc_check_number *number,
                                       const tc_known *known);
/* Whether a document like BY can amend, replace or repeal one like TARGET: false where its rank is
 * lower. */
bool tc_check_may_change(const tc_identity *by, const tc_identity *target);
/* Two spellings, contradictions, impossible dates. */
TC_MUST_USE tc_status tc_check_within(tc_check *check);
/* Adds "suggestions" to ROW about mention AT, which nobody knows: documents whose number is one
 * slip away; a warning, where more than the day speaks for one. */
TC_MUST_USE tc_status tc_check_suggest(tc_check *check, uint32_t at, json_t *row);

#endif
