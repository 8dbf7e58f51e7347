/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A query as people write it, read into a tree.
 *
 *   khoa học công nghệ      documents with all these words, with accents or without; when they are
 *                           few, documents with some of them follow
 *   "đổi mới sáng tạo"      these words side by side; so are the parts of 709/QĐ-TTg
 *   a AND b   a OR b        OR binds looser than AND, AND looser than words side by side
 *   NOT a   -a              documents without it
 *   ( … )                   a query in a query
 *   khởi*                   words that begin so: two letters or more
 *   type:"kế hoạch"         a filter, by one of the names of store/schema.h, also with a blank in
 *                           it ("cơ quan:"); its value is a word or in quotes, and the names of
 *                           provinces and types need no quotes
 *   year:2020..2024         a range; date:2024-03 is one too, date:..30/6/2024 is open below */
#ifndef TRACUU_SEARCH_QUERY_H
#define TRACUU_SEARCH_QUERY_H

#include <store/schema.h>

typedef enum tc_expression_kind {
    TC_EXPRESSION_WORD,   /* text: one syllable */
    TC_EXPRESSION_PREFIX, /* text: the beginning of one */
    TC_EXPRESSION_PHRASE, /* text: as written, two syllables or more */
    TC_EXPRESSION_FILTER, /* field, text */
    TC_EXPRESSION_RANGE,  /* field, low, high */
    TC_EXPRESSION_ALL,    /* parts side by side */
    TC_EXPRESSION_AND,    /* parts joined by AND */
    TC_EXPRESSION_OR,
    TC_EXPRESSION_NOT /* one part */
} tc_expression_kind;

typedef struct tc_expression {
    tc_expression_kind kind;
    tc_slice text;
    tc_field field;
    tc_slice low, high; /* YYYYMMDD or a beginning of it; "" leaves that end open */
    struct tc_expression **parts;
    uint32_t count;
} tc_expression;

enum {
    TC_EXPRESSION_DEPTH = 50,  /* brackets and NOTs inside one another */
    TC_EXPRESSION_NODES = 2000 /* words, filters and operators */
};

/* Reads TEXT, which is NFC and lives as long as ARENA.  TC_ERR_USAGE names the column (1-based, in
 * characters, in ERROR's `column` too) where it has no meaning; a query without a single word is
 * one. */
TC_MUST_USE tc_status tc_expression_parse(tc_arena *arena, tc_slice text, tc_expression **out,
                                          tc_error *error);

/* The tree in one line, for --explain and for tests: words and phrases as they are, beginnings as
 * khởi*, filters as name:"value", ranges as name:low..high, the rest as (all …), (and …), (or …),
 * (not …). */
void tc_expression_print(const tc_expression *expression, tc_buffer *out);

#endif
