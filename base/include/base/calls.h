/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Libraries that are loaded when they are first needed: their calls as the fields of a table. */
#ifndef TRACUU_BASE_CALLS_H
#define TRACUU_BASE_CALLS_H

#include <base/base.h>

/* Fills CALLS, a struct of COUNT pointers to functions, with those that NAMES names, in this order,
 * from the library FILE or what it is linked with.  TC_ERR_NOT_FOUND: it is not there, or lacks
 * one; PACKAGE is what to install. */
TC_MUST_USE tc_status tc_calls_load(const char *file, const char *package, const char *const *names,
                                    size_t count, void *calls, tc_error *error);

#endif
