/* SPDX-License-Identifier: GPL-2.0-or-later */
/* JSON written straight into a buffer, on one line and without blanks, as RFC 8259 has it.  For
 * what is made of every file, and for answers, which are put together as objects by jansson.
 * Commas are set where they are due.  Strings must be UTF-8. */
#ifndef TRACUU_RECORD_WRITER_H
#define TRACUU_RECORD_WRITER_H

#include <base/base.h>
#include <text/dates.h>

/* An opening bracket, '{' or '[', and its closing one. */
void tc_write_open(tc_buffer *out, char bracket);
void tc_write_close(tc_buffer *out, char bracket);
/* The name of the member that follows. */
void tc_write_key(tc_buffer *out, const char *key);
/* A string, also an empty one, as an item of a list or behind tc_write_key. */
void tc_write_text(tc_buffer *out, tc_slice text);
/* JSON as it is, likewise. */
void tc_write_json(tc_buffer *out, tc_slice json);
/* A number, likewise. */
void tc_write_integer(tc_buffer *out, int64_t number);
/* A member.  What is not given is null. */
void tc_write_string(tc_buffer *out, const char *key, tc_slice text); /* "" is not given */
void tc_write_name(tc_buffer *out, const char *key, const char *name);
void tc_write_number(tc_buffer *out, const char *key, uint64_t number);
void tc_write_bool(tc_buffer *out, const char *key, bool value);
void tc_write_date(tc_buffer *out, const char *key, tc_date date);
void tc_write_null(tc_buffer *out, const char *key);
void tc_write_list(tc_buffer *out, const char *key, const tc_slice *items, uint32_t count);

#endif
