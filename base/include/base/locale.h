/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The language that people read.  Messages are written in English in the code, marked _(), and
 * translated by po/LANGUAGE.po. */
#ifndef TRACUU_BASE_LOCALE_H
#define TRACUU_BASE_LOCALE_H

#include <base/base.h>

#include <libintl.h>
#include <locale.h>

#define _(message) gettext(message)
#define N_(message) message /* marked for translation, translated where it is shown */

/* Takes the language from the environment (LANGUAGE, LC_ALL, LC_MESSAGES, LANG) and finds the
 * catalogue in ../share/locale beside the running program.  Vietnamese is spoken whenever the
 * environment asks for it, also on a machine where no Vietnamese locale is installed.  Output is
 * UTF-8 in every locale; numbers keep the decimal point.  To be called once, first in main. */
void tc_locale_init(void);
/* Has the C library know the letters of UTF-8, which most answers do without: it reads tables for
 * it. Not beside other threads, the first time. */
void tc_locale_letters(void);

/* MESSAGE, which was made in English, with its words filled in, in the language that people read: a
 * text of the catalogue, or one in OUT (of ROOM bytes), or MESSAGE where there is no translation.
 */
const char *tc_locale_message(const char *message, char *out, size_t room);
/* One line on the standard error, whatever names of files stand in it: a control character is shown
 * as "?", so that none moves the cursor or makes a line of its own. */
void tc_complain(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* "PROGRAM: file: what happened; what to do next" on the standard error, in that language; HINT is
 * the advice where ERROR has none, and may be "". */
void tc_error_print(const char *program, const tc_error *error, const char *hint);

/* Between the two _() gives the English text in this thread, whatever the user reads: for answers
 * that are the same everywhere.  What `begin` returns is for `end`. */
locale_t tc_locale_plain_begin(void);
void tc_locale_plain_end(locale_t language);

#endif
