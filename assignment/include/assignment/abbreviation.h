/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Abbreviated names of units. */
#ifndef TRACUU_ASSIGNMENT_ABBREVIATION_H
#define TRACUU_ASSIGNMENT_ABBREVIATION_H

#include <base/base.h>

/* Whether ABBREVIATED is NAME with some of its words cut to their first letters: "Phòng QLCN&CN"
 * of "Phòng Quản lý Công nghệ và Chuyên ngành", "TCĐLCL" of "Tiêu chuẩn Đo lường Chất lượng".
 * Accents, case and "và" or "&" do not matter; NAME may keep abbreviations of its own.  False when
 * nothing in ABBREVIATED is an abbreviation.  Names of more than 48 words are never matched. */
bool tc_abbreviates(tc_slice abbreviated, tc_slice name);

#endif
