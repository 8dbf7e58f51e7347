/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Of what the names of bodies are made up.  Private to citation/. */
#ifndef TRACUU_CITATION_BODYPARTS_H
#define TRACUU_CITATION_BODYPARTS_H

#include "bodies.h"

enum { TC_BODY_NAME_MAX = 4096 };

/* HEAD and a place, both copied, with a blank between. */
tc_slice tc_body_join(tc_arena *arena, tc_slice head, tc_slice tail);
/* The place that W, words of TEXT behind "UBND", names: none or "tỉnh" alone is home. */
tc_slice tc_body_place(tc_arena *arena, tc_slice text, const tc_word *w, size_t count,
                       const tc_home *home);
/* "Thành ủy Thành phố Hồ Chí Minh", but "Thành ủy Hà Nội". */
tc_slice tc_body_seat(const tc_place *place);
/* The Party's committee that W names: "Ban Thường vụ Huyện ủy" at home in Ba Bể; "" when it names
 * none. */
tc_slice tc_body_of_party(tc_arena *arena, tc_slice text, const tc_word *w, size_t count,
                          const tc_home *home);
/* "Ban Pháp chế", "Ban Kinh tế - Ngân sách HĐND tỉnh": a committee of the council that is named
 * behind it, or of the one at home.  "" when W names none. */
tc_slice tc_body_of_council(tc_arena *arena, tc_slice text, const tc_word *w, size_t count,
                            const tc_home *home);

#endif
