/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Names of units that the user adds or corrects.  Private to search/.
 *
 * One name a line:
 *
 *     # Quảng Ngãi
 *     Phòng QLTĐC = Phòng Quản lý Tiêu chuẩn Đo lường Chất lượng @ Sở KH&CN tỉnh Quảng Ngãi
 *     Sở VHTTDL; Sở Văn hóa TT và DL = Sở Văn hóa, Thể thao và Du lịch
 *
 * What stands before "=" (several with ";") means the unit behind it, where "@" says so only in
 * plans of that agency or of that province.  Blank lines and lines that begin with "#" are passed
 * over.  It corrects, too: an abbreviation that is given here is read so and not otherwise. */
#ifndef TRACUU_SEARCH_ALIAS_H
#define TRACUU_SEARCH_ALIAS_H

#include "command.h"

typedef struct tc_alias {
    tc_slice key; /* of the name that is given another meaning */
    tc_slice name, name_key;
    tc_slice place;  /* key of a province, or "" */
    tc_slice agency; /* key of an agency, or "" */
} tc_alias;

typedef struct tc_aliases {
    tc_alias *items;
    size_t count, capacity;
} tc_aliases;

/* Reads the file of --units, else the user's own where there is one.  TC_ERR_FORMAT names file and
 * line. */
TC_MUST_USE tc_status tc_aliases_read(tc_session *session, tc_aliases *out);
/* Whether ALIAS counts in plans of that agency and province (keys). */
bool tc_alias_holds(const tc_alias *alias, tc_slice issuer, tc_slice province);
/* The unit that KEY means there, or NULL when the user does not say. */
const tc_alias *tc_aliases_find(const tc_aliases *aliases, tc_slice key, tc_slice issuer,
                                tc_slice province);

#endif
