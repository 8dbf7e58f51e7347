/* SPDX-License-Identifier: GPL-2.0-or-later */
/* An answer on its way out: a head, rows, an end, in the format that was asked for.
 *
 * A command makes its head and its rows as JSON objects, once; json, jsonl and csv print them as
 * they are, text through the functions of the command's view. */
#ifndef TRACUU_SEARCH_RENDER_H
#define TRACUU_SEARCH_RENDER_H

#include <search/paper.h>

#include <jansson.h>

typedef enum tc_output {
    TC_OUTPUT_TEXT,  /* for people */
    TC_OUTPUT_JSON,  /* one document */
    TC_OUTPUT_JSONL, /* one row a line */
    TC_OUTPUT_CSV,   /* RFC 4180, UTF-8, a line of names first */
    TC_OUTPUT_ICS,   /* RFC 5545, of tasks: an event on each day on which one is due */
    TC_OUTPUT_DOT,   /* a graph: the head has "nodes", the rows are edges */
    TC_OUTPUT_GRAPHML
} tc_output;

#define TC_OUTPUT_BIT(output) (1u << (output))
/* Those that every answer in rows has. */
#define TC_OUTPUT_ROWS                                                                             \
    (TC_OUTPUT_BIT(TC_OUTPUT_TEXT) | TC_OUTPUT_BIT(TC_OUTPUT_JSON) |                               \
     TC_OUTPUT_BIT(TC_OUTPUT_JSONL) | TC_OUTPUT_BIT(TC_OUTPUT_CSV))

/* What a command shows. */
typedef struct tc_view {
    const char *list;           /* what the rows are called in the document; NULL: the document is
                                   the list alone */
    const char *const *columns; /* the fields of a row that CSV shows, with a NULL at the end */
    /* The row is the NUMBER-th, from 0, of those shown.  Any may be NULL. */
    void (*begin)(tc_paper *paper, const json_t *head);
    void (*row)(tc_paper *paper, const json_t *head, const json_t *row, uint32_t number);
    void (*end)(tc_paper *paper, const json_t *head, uint32_t shown);
} tc_view;

typedef struct tc_renderer tc_renderer;

/* What a format is. */
typedef struct tc_renderer_ops {
    void (*begin)(tc_renderer *renderer);
    void (*row)(tc_renderer *renderer, const json_t *row);
    void (*written)(tc_renderer *renderer, tc_slice row); /* or NULL: rows are objects */
    void (*end)(tc_renderer *renderer);
    tc_status (*load)(tc_error *error); /* or NULL: it needs nothing */
} tc_renderer_ops;

extern const tc_renderer_ops tc_render_text, tc_render_json, tc_render_jsonl, tc_render_csv,
    tc_render_ics, tc_render_dot, tc_render_graphml;

struct tc_renderer {
    const tc_renderer_ops *ops;
    const tc_view *view;
    tc_paper *paper;
    json_t *head;
    uint32_t rows; /* shown so far */
    void *state;   /* of the format, between begin and end */
    /* Adds to a row what all rows have, before it is shown; or NULL. */
    void (*complete)(void *context, json_t *row);
    void *context;
};

/* By its name: "text", "json", "jsonl", "csv", "ics", "dot", "graphml". */
bool tc_output_parse(tc_slice name, tc_output *out);

/* Loads what the format needs, before anything begins.  TC_ERR_NOT_FOUND: it is not installed. */
TC_MUST_USE tc_status tc_render_load(tc_output output, tc_error *error);
/* Begins an answer.  HEAD, an object, is taken over; without one there is none. */
void tc_render_begin(tc_renderer *renderer, tc_output output, const tc_view *view, tc_paper *paper,
                     json_t *head);
/* Shows ROW and gives it up; NULL (out of memory when it was made) shows nothing. */
void tc_render_row(tc_renderer *renderer, json_t *row);
/* The same of a row that is JSON already, one object on a line: json and jsonl print it as it is.
 */
void tc_render_written(tc_renderer *renderer, tc_slice row);
void tc_render_end(tc_renderer *renderer);

/* ---- For those who show rows ---- */

/* The string KEY of OBJECT; "" when it is null or missing.  Borrowed. */
tc_slice tc_json_text(const json_t *object, const char *key);
/* S as a JSON string, or null when it is "".  Bytes that are no UTF-8 become U+FFFD. */
json_t *tc_json_string(tc_slice s);
/* The strings of the array KEY of OBJECT with SEPARATOR between, appended to OUT. */
void tc_json_join(const json_t *object, const char *key, const char *separator, tc_buffer *out);

#endif
