/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Document types and issuing bodies by the abbreviations that stand in a symbol.
 * Types: Decree 30/2020/NĐ-CP, annex III; Party types: 36-HD/VPTW of 3 April 2018.
 * Private to citation/. */
#ifndef TRACUU_CITATION_ABBREVIATIONS_H
#define TRACUU_CITATION_ABBREVIATIONS_H

#include <base/base.h>

/* "QĐ" (also QÐ, QD, qđ) → "Quyết định"; "" when it names no type. */
tc_slice tc_abbreviation_type(tc_slice abbreviation);
/* "BTC" → "Bộ Tài chính", "TTg" → "Thủ tướng Chính phủ", "SKHCN" → "Sở Khoa học và Công nghệ",
 * "UBND" → "UBND" (to be given a place); "" when unknown. */
tc_slice tc_abbreviation_body(tc_slice abbreviation);
/* Name NUMBER of the known bodies, from 0; "" behind the last one. */
tc_slice tc_body_name_at(size_t number);
/* A body's name as it is usually written, from one in other letter case; "" when unknown. */
tc_slice tc_body_usual(tc_slice name);
/* Whether it ends a symbol as a body's name does, known in full or not. */
bool tc_abbreviation_is_body(tc_slice abbreviation);
/* The one known type (or body) that ABBREVIATION, which is unknown, is a slip of the pen or of a
 * scanner away from: UBNĐ, UBNO, UNBD → UBND; "" when there is none.  Of several types the one
 * called WANTED is taken ("N0" is NQ or NĐ), or none.  *DISTANCE: letters. */
tc_slice tc_abbreviation_near(tc_slice abbreviation, bool type, tc_slice wanted,
                              unsigned *distance);
/* Appends it as it is usually written: QD → QĐ (as a TYPE), TTG → TTg, CTR → CTr. */
void tc_abbreviation_usual(tc_slice abbreviation, bool type, tc_buffer *out);

/* A type by its name, folded or not, in words: "quyet dinh" → "Quyết định"; "" when unknown.
 * Also by what stands for it in running text: "CTHĐ" → "Chương trình hành động". */
tc_slice tc_type_by_name(tc_slice folded);
/* Whether a type's name has other words in front of FOLDED: "dinh" ends "quyet dinh". */
bool tc_type_ends_in(tc_slice folded);
/* As tc_type_by_name, without the blanks between the words: "quyetdinh". */
tc_slice tc_type_by_glued_name(tc_slice folded);

#endif
