/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The pieces of a query.  Private to search/. */
#ifndef TRACUU_SEARCH_LEXER_H
#define TRACUU_SEARCH_LEXER_H

#include <search/query.h>

typedef enum tc_lexeme_kind {
    TC_LEXEME_END,
    TC_LEXEME_TEXT,   /* words without a blank between them: "học", "709/QĐ-TTg" */
    TC_LEXEME_QUOTED, /* what stands between quotes */
    TC_LEXEME_FILTER, /* field and value */
    TC_LEXEME_OPEN,
    TC_LEXEME_CLOSE,
    TC_LEXEME_AND,
    TC_LEXEME_OR,
    TC_LEXEME_NOT
} tc_lexeme_kind;

typedef struct tc_lexeme {
    tc_lexeme_kind kind;
    tc_slice text; /* without quotes; of a filter its value */
    tc_field field;
    size_t start; /* byte offset in the query */
} tc_lexeme;

typedef struct tc_lexer {
    tc_arena *arena;
    tc_slice text;
    size_t offset;
    uint32_t depth; /* brackets that are open */
} tc_lexer;

/* Moves to the next piece.  TC_ERR_USAGE: a quote or a filter that is not whole. */
TC_MUST_USE tc_status tc_lexer_next(tc_lexer *lexer, tc_lexeme *out, tc_error *error);
/* Says "column N: MESSAGE" of what stands at OFFSET, and leaves N in ERROR; TC_ERR_USAGE. */
tc_status tc_lexer_refuse(const tc_lexer *lexer, size_t offset, tc_error *error,
                          const char *message);
/* 1-based, in characters. */
size_t tc_lexer_column(const tc_lexer *lexer, size_t offset);

#endif
