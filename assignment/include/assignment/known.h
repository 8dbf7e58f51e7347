/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a unit's name says of it, and names that other documents of the same agency spell out. */
#ifndef TRACUU_ASSIGNMENT_KNOWN_H
#define TRACUU_ASSIGNMENT_KNOWN_H

#include <assignment/assignment.h>

typedef enum tc_unit_sort {
    TC_UNIT_OTHER_WORDS, /* no unit: "mời các chuyên gia" */
    TC_UNIT_AGENCY,      /* stands by itself in its province: Sở Tài chính, Công an tỉnh */
    TC_UNIT_DIVISION,    /* is part of an agency: Phòng Quản lý Khoa học, Văn phòng Sở */
    TC_UNIT_COLLECTIVE,  /* many: "các sở, ban, ngành", "UBND cấp xã", "doanh nghiệp" */
    TC_UNIT_SOMEBODY     /* "Đ/c Nguyễn Văn An" */
} tc_unit_sort;

/* By UNIT's own words; TC_UNIT_OTHER_WORDS also when memory is short. */
tc_unit_sort tc_unit_sort_of(tc_arena *arena, tc_slice unit);
/* UNIT without the office of who heads it: "Giám đốc Sở Y tế" → "Sở Y tế", "Thủ trưởng các sở" →
 * "các sở"; itself where nothing follows or no office stands first.  A slice of UNIT. */
tc_slice tc_unit_without_head(tc_arena *arena, tc_slice unit);
/* UNITS one by one, also where "và" binds them; false when memory is short. */
TC_MUST_USE bool tc_unit_parts(tc_arena *arena, const tc_strings *units, tc_strings *out);
/* Whether UNIT holds an abbreviation that not everybody reads: "Phòng QLTĐC", but not "UBND tỉnh".
 */
bool tc_unit_is_abbreviated(tc_arena *arena, tc_slice unit);

/* A name spelt out, and the abbreviation that a bracket behind it defines, or "". */
typedef struct tc_known_name {
    tc_slice name, brief;
} tc_known_name;

/* The names that DOCUMENT spells out: of the units of its tasks and of abbreviations that it
 * defines ("Phòng Quản lý Khoa học (sau đây gọi tắt là Phòng QLKH)").  False when memory is short.
 */
TC_MUST_USE bool tc_known_names_read(tc_arena *arena, const tc_document *document,
                                     const tc_assignments *tasks, tc_known_name **out,
                                     size_t *count);
/* The one name among NAMES that UNIT abbreviates.  "" when there is none or more than one: it is
 * not known then which is meant. */
tc_slice tc_known_names_find(tc_arena *arena, const tc_known_name *names, size_t count,
                             tc_slice unit);

#endif
