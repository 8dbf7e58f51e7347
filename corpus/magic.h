/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef TRACUU_CORPUS_MAGIC_H
#define TRACUU_CORPUS_MAGIC_H

#include <base/base.h>

/* What a file that is no text is, by its first bytes ("a PDF file"); NULL for text. */
const char *tc_magic_name(tc_slice bytes);

#endif
