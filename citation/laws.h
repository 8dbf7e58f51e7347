/* SPDX-License-Identifier: GPL-2.0-or-later */
/* "Luật Đất đai số 31/2024/QH15": the title of a law in front of its number.
 * Private to citation/. */
#ifndef TRACUU_CITATION_LAWS_H
#define TRACUU_CITATION_LAWS_H

#include "scan.h"

/* Whether SYMBOL is of the series in which laws and ordinances are numbered: QH15, UBTVQH14,
 * PL-UBTVQH10. */
bool tc_is_assembly(tc_slice symbol);
/* Whether the type word at AT is none: "luật" in "văn bản quy phạm pháp luật số 64/2025/QH15". */
bool tc_law_is_tail(tc_slice text, size_t at);
/* Where the law, code or ordinance begins whose title ends at LABEL, where "số" or the number of
 * FOUND stands; LABEL when none does.  Not beyond FLOOR.  Type and title of FOUND are filled.
 *
 * "Luật sửa đổi, bổ sung một số điều của Luật Xây dựng số …" begins with the amending law when the
 * number is that one's: when FINDS, those before, give the amended law another one, or a date
 * follows (the amended law is then cited by its title alone). */
size_t tc_law_before(tc_slice text, size_t floor, size_t label, const tc_finds *finds,
                     tc_found *found);

#endif
