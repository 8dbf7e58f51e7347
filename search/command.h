/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A command of the program, and what it works with.  Private to search/. */
#ifndef TRACUU_SEARCH_COMMAND_H
#define TRACUU_SEARCH_COMMAND_H

#include "options.h"

/* What the program ends with. */
typedef enum tc_exit {
    TC_EXIT_FOUND = 0,
    TC_EXIT_NOTHING = 1,
    TC_EXIT_ERROR = 2,
    TC_EXIT_LATER = 75
} tc_exit;

/* One run of one command. */
typedef struct tc_session {
    const struct tc_command *command;
    tc_options options;
    tc_arena *arena;                       /* of the run */
    tc_store *store;                       /* after tc_session_open */
    const struct tc_abbreviations *learnt; /* for the query, or NULL */
    json_t *copies;                        /* see copies.c */
    tc_status late;                        /* what went wrong while rows were shown */
    tc_paper paper;
    int pager; /* process, or 0 */
    tc_error error;
} tc_session;

typedef struct tc_command {
    const char *name;
    const char *arguments; /* after the name, in the usage line */
    const char *summary;   /* a line in the list of commands */
    const char *help;      /* what --help adds; paragraphs parted by empty lines */
    unsigned takes;        /* TC_TAKES_… */
    unsigned formats;      /* TC_OUTPUT_BIT of each; the first one named is the default */
    tc_output default_format;
    const char *sorts;  /* what --sort may be, separated by '|', the default first; or NULL */
    uint32_t limit;     /* unless --limit says; UINT32_MAX: all */
    size_t least, most; /* words */
    /* Answers on session->paper.  An error is one of session->error. */
    tc_status (*run)(tc_session *session, tc_exit *out);
} tc_command;

extern const tc_command tc_command_search, tc_command_citing, tc_command_references,
    tc_command_show, tc_command_tasks, tc_command_units, tc_command_check, tc_command_extract,
    tc_command_stats, tc_command_path, tc_command_missing, tc_command_graph;

/* Opens the index, once. */
TC_MUST_USE tc_status tc_session_open(tc_session *session);
/* To be called when the answer is there and before the first of it is written: starts the pager on
 * a terminal, and the renderer. */
void tc_session_begin(tc_session *session, tc_renderer *renderer, const tc_view *view,
                      json_t *head);
/* The words with a space between. */
tc_slice tc_session_words(tc_session *session);
/* What --sort says, as its number in the command's list. */
int tc_session_sort(const tc_session *session);

TC_MUST_USE tc_status tc_out_of_memory(tc_session *session);

#endif
