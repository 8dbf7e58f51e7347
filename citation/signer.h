/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The words of a signature (Decree 30/2020/NĐ-CP, annex I, II.7).  Private to citation/. */
#ifndef TRACUU_CITATION_SIGNER_H
#define TRACUU_CITATION_SIGNER_H

#include <base/base.h>

/* "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH": for whom or in whose place somebody signs. */
bool tc_signer_is_mark(tc_slice line);
/* "PHÓ CHỦ TỊCH", all in capitals. */
bool tc_signer_is_post(tc_slice line);
/* The post behind such a mark on one line, "THỨ TRƯỞNG" in "KT. BỘ TRƯỞNG THỨ TRƯỞNG"; "" when
 * there is none. */
tc_slice tc_signer_post_behind(tc_slice line);
/* Two to five words, each with one capital in front: "Trần Hoàng Tuấn". */
bool tc_signer_is_name(tc_slice line);
/* Bytes of LINE in front of the name: a rank ("Đại tá"), degrees ("PGS.TS.", "BS.CKII"). */
size_t tc_signer_rank(tc_slice line);
/* LINE without "(đã ký)" or "– Đã ký" at its end. */
tc_slice tc_signer_unsigned(tc_slice line);
/* "Phó Chủ tịch" of "PHÓ CHỦ TỊCH": as it is written in a sentence. */
tc_slice tc_signer_post_case(tc_arena *arena, tc_slice post);

/* TEXT from the line of "Nơi nhận" at AT on, as it would stand if no line had been joined to
 * another: all recipients on one line, or each with what the right column has beside it; "" when it
 * is not folded so. */
tc_slice tc_footer_unfold(tc_arena *arena, tc_slice text, size_t at);

#endif
