/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Who issues documents: the words behind a number, and the body that they mean.
 * Private to citation/. */
#ifndef TRACUU_CITATION_BODIES_H
#define TRACUU_CITATION_BODIES_H

#include "words.h"

#include <citation/places.h>

/* The place that "UBND tỉnh" means in a document. */
typedef struct tc_home {
    const tc_place *place; /* NULL at the centre, or when unknown */
    bool city;             /* it is called "thành phố" */
    tc_slice seat;         /* what "xã" or "huyện" means there: "xã Tam Nông"; or "" */
} tc_home;

/* The phrase that names an issuer and begins with the first word at OFFSET: offset behind it, term
 * of a committee included ("… khóa XI"), or 0 when no body begins there. */
size_t tc_body_read(tc_slice text, size_t offset);
/* Where a body's name begins that ends right before AT ("Sở Tài chính" in "Sở Tài chính tại"), not
 * beyond FROM; SIZE_MAX when none does. */
size_t tc_body_before(tc_slice text, size_t from, size_t at);

/* The body that owns the number series, from its name as written: "Chủ tịch UBND tỉnh" at home in
 * Quảng Ngãi → "UBND tỉnh Quảng Ngãi". */
tc_slice tc_body_full(tc_arena *arena, tc_slice written, const tc_home *home);
/* The same from a symbol: "QĐ-TTg" → "Thủ tướng Chính phủ"; "" when it does not tell. */
tc_slice tc_body_of_symbol(tc_arena *arena, tc_slice symbol, const tc_home *home);
/* "tỉnh Quảng Ngãi", "thành phố Cần Thơ". */
tc_slice tc_home_name(tc_arena *arena, const tc_home *home);
/* Appends S in lower case, letter by letter: y stays y. */
void tc_name_lower(tc_slice s, tc_buffer *out);
/* A name in capitals as it is usually written: "SỞ KHOA HỌC VÀ CÔNG NGHỆ". */
tc_slice tc_name_case(tc_arena *arena, tc_slice shouted);

#endif
