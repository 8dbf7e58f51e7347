/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Keys under which the index files documents, units and places, and under which a query looks for
 * them: both sides call these and nothing else. */
#ifndef TRACUU_RECORD_KEYS_H
#define TRACUU_RECORD_KEYS_H

#include <citation/reference.h>

/* A canonical number without case, accents or Đ/D: "709/QĐ-TTg" → "709/qd-ttg",
 * "08-NQ/TU" → "8-nq/tu". */
tc_slice tc_key_number(tc_arena *arena, tc_slice canonical);
/* A body or a unit by any of its usual spellings: "UBND tỉnh Quảng Ngãi" and "Ủy ban nhân dân
 * tỉnh Quảng Ngãi" → "ubnd tinh quang ngai"; "Sở KH&CN" → "so khoa hoc va cong nghe".  Common
 * abbreviations of the field are spelt out, case, accents and punctuation go. */
tc_slice tc_key_unit(tc_arena *arena, tc_slice name);
/* A province: "tỉnh Quảng Ngãi" → "quang ngai", "TP. Hồ Chí Minh" → "ho chi minh". */
tc_slice tc_key_place(tc_arena *arena, tc_slice name);
/* A document type by name or abbreviation: "Quyết định", "QĐ" → "quyet dinh". */
tc_slice tc_key_type(tc_arena *arena, tc_slice name);

#endif
