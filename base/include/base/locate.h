/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where the user's files are, and the index when nobody says so: one rule for the program that
 * writes it and the program that reads it. */
#ifndef TRACUU_BASE_LOCATE_H
#define TRACUU_BASE_LOCATE_H

#include <base/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Appends to OUT the first of these that is there and not empty:
 *   OPTION, what --index gave, or NULL;
 *   $TRACUU_INDEX;
 *   "index = …" in $XDG_CONFIG_HOME/tracuu/config (~/.config when that is unset);
 *   "index = …" in /etc/tracuu/config;
 *   $XDG_DATA_HOME/tracuu/index (~/.local/share when that is unset).
 * A configuration file has lines "name = value"; blank lines, lines that begin with '#' and names
 * of others are passed over, and the last value of a name holds.  A leading "~/" of its value is
 * the home directory.  Whether there is an index at that place is not looked at.
 * TC_ERR_USAGE: nothing says where, and there is no $HOME; TC_ERR_IO: a configuration file is
 * there and cannot be read; TC_ERR_LIMIT: it is over 64 KiB, or OUT is too small. */
TC_MUST_USE tc_status tc_index_locate(const char *option, tc_buffer *out,
                                      tc_error *error) TC_NOEXCEPT;

/* Appends $XDG_CONFIG_HOME/tracuu/NAME (~/.config when that is unset), whether there is such a file
 * or not; nothing where there is no home. */
void tc_config_locate(const char *name, tc_buffer *out) TC_NOEXCEPT;

#ifdef __cplusplus
}
#endif
#endif
