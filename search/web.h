/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The documents that an index knows, held or only cited, and who cites whom: read as far as a
 * question needs it.  Private to search/.
 *
 * A document is one node, however many files hold it.  A mention leads to the node that the
 * resolver is sure of; where it may mean several documents, or its date or issuer disagrees with
 * the one that is held, it leads to a node of its own, TC_NODE_UNSURE, which only those follow who
 * ask for it.  A document that names itself does not cite itself.
 *
 * Nothing here depends on the order in which files were indexed: files are taken by path, mentions
 * as they stand in the text, and what is known of a number as citation/resolve.h parts it. */
#ifndef TRACUU_SEARCH_WEB_H
#define TRACUU_SEARCH_WEB_H

#include "family.h"
#include "mentions.h"

typedef enum tc_node_kind {
    TC_NODE_HELD,
    TC_NODE_CITED, /* not held, and known from citations */
    TC_NODE_UNSURE /* what a mention says that may mean several documents, or conflicts */
} tc_node_kind;

/* A mention that leads from one node to another. */
typedef struct tc_link {
    uint32_t from, to; /* nodes */
    tc_relation relation;
    bool planned;
    bool exact;         /* nothing that decides was left open */
    tc_outcome outcome; /* of the resolver */
    tc_slice file;      /* that it stands in */
    uint32_t mention;   /* its number in the file */
} tc_link;

/* A relation between two documents of which a third one tells. */
typedef struct tc_told {
    uint32_t from, to, teller;
    tc_relation relation;
} tc_told;

typedef struct tc_links {
    tc_link *items;
    size_t count, room;
} tc_links;

typedef struct tc_node {
    tc_node_kind kind;
    tc_identity identity;
    tc_outcome outcome;     /* of TC_NODE_UNSURE */
    tc_slice said;          /* of TC_NODE_UNSURE: the number as it is written */
    tc_candidate candidate; /* of the other two, unless it is a file without a number */
    const tc_slice *files;  /* of TC_NODE_HELD, by path */
    uint32_t file_count;
    const uint32_t *others; /* of TC_NODE_UNSURE: the nodes that it may be */
    uint32_t other_count;
    json_t *row;    /* after tc_web_row */
    bool is_read;   /* links and told are there */
    tc_links links; /* by file and mention */
    tc_told *told;
    size_t told_count, told_room;
} tc_node;

/* Nodes are named by their numbers, which stay; pointers to them end with the next new node. */
typedef struct tc_web {
    tc_session *session;
    tc_node *nodes;
    uint32_t count;
    size_t room;
    void *by_key, *families; /* search.h trees */
} tc_web;

enum { TC_NO_NODE = UINT32_MAX };

void tc_web_init(tc_web *web, tc_session *session);
void tc_web_dispose(tc_web *web);

/* The document that WORDS (of a user) name: a path, a reference or a name, held or only cited.
 * *NODE is TC_NO_NODE when it is unknown; TC_ERR_USAGE says that it may be several, that its date
 * or issuer is another, or that it is no reference. */
TC_MUST_USE tc_status tc_web_find(tc_web *web, const char *words, uint32_t *node);
/* The documents that WORDS may mean, where they are no path; TC_ERR_USAGE says that they name none.
 */
TC_MUST_USE tc_status tc_web_cited(tc_session *session, tc_slice words, tc_cited *out);
/* Says that the index does not know the document that WORDS name. */
void tc_web_say_unknown(const char *words);
/* The document that the file PATH of the index holds; TC_NO_NODE when there is none. */
TC_MUST_USE tc_status tc_web_file(tc_web *web, tc_slice path, uint32_t *node);
/* The document that CANDIDATE, of tc_cited_find, is. */
TC_MUST_USE tc_status tc_web_candidate(tc_web *web, const tc_candidate *candidate, uint32_t *node);
/* Where the mention IDENTITY leads that is written SAID in a document of date CITING: to a node (or
 * TC_NO_NODE without a number), and with what outcome. */
TC_MUST_USE tc_status tc_web_target(tc_web *web, const tc_identity *identity, tc_slice said,
                                    tc_date citing, uint32_t *node, tc_outcome *outcome,
                                    bool *exact);
/* Whether TO is NODE, or, with UNSURE, may be it. */
bool tc_web_leads(const tc_web *web, uint32_t to, uint32_t node, bool unsure);
/* {"path", "type", "canonical", "date", "issuer_full", "title", "held"} of NODE; of an unsure one
 * also "resolution" and "candidates".  Borrowed; NULL on an error that the session has. */
const json_t *tc_web_row(tc_web *web, uint32_t node);

/* Reads what the files of NODE cite into its links and told. */
TC_MUST_USE tc_status tc_web_read(tc_web *web, uint32_t node);
/* How many documents mention the number of NODE. */
TC_MUST_USE tc_status tc_web_mentioned(tc_web *web, uint32_t node, uint32_t *out);
/* The links that lead to NODE, by path of the citing file and mention, added to OUT; with UNSURE
 * those too that may. */
TC_MUST_USE tc_status tc_web_citing(tc_web *web, uint32_t node, bool unsure, tc_links *out);
/* Adds a link to LINKS. */
TC_MUST_USE tc_status tc_links_add(tc_session *session, tc_links *links, tc_link link);
/* The mention of LINK as citing shows it: {"text", "relation", "planned", "page_or_line", "date",
 * "issuer_full", "certainty", "resolution", "path", "context", "context_start", "context_end"}. */
TC_MUST_USE tc_status tc_web_quote(tc_web *web, const tc_link *link, json_t **out);

#endif
