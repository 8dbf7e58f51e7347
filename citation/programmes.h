/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Programmes without a number or quotation marks that a numbered document carries out.
 * Private to citation/. */
#ifndef TRACUU_CITATION_PROGRAMMES_H
#define TRACUU_CITATION_PROGRAMMES_H

#include "scan.h"

/* Adds to FINDS, whose issuers are read already, "Đề án văn hóa công vụ trên địa bàn tỉnh Quảng
 * Trị" in "Kế hoạch số 1291/KH-UBND của UBND tỉnh về việc triển khai thực hiện Đề án …", as a named
 * mention: the numbered document tells that there is one such programme, and where its title
 * begins.  What is a programme's share of one year ("Chương trình … năm 2025") is none. */
TC_MUST_USE tc_status tc_programmes_add(tc_arena *arena, tc_slice text, tc_finds *finds,
                                        tc_error *error);

#endif
