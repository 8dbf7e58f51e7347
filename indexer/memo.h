/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a function made of a text, remembered: the same few units and bodies are named in one
 * document after another, and their keys cost more to make than to look up. */
#ifndef TRACUU_INDEXER_MEMO_H
#define TRACUU_INDEXER_MEMO_H

#include <base/base.h>

typedef struct tc_memo tc_memo;

/* A function of the text alone, such as tc_key_unit. */
typedef tc_slice (*tc_memo_function)(tc_arena *arena, tc_slice text);

tc_memo *tc_memo_new(tc_memo_function function); /* NULL when out of memory */
void tc_memo_free(tc_memo *memo);
/* What the function makes of TEXT.  It lives until the next tc_memo_trim, or as long as ARENA,
 * which is for what cannot be remembered. */
tc_slice tc_memo_get(tc_memo *memo, tc_arena *arena, tc_slice text);
/* Forgets everything when that is much. */
void tc_memo_trim(tc_memo *memo);

#endif
