/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Forms, which are numbered like documents.  Private to citation/. */
#ifndef TRACUU_CITATION_FORMS_H
#define TRACUU_CITATION_FORMS_H

#include <base/base.h>

/* Whether the name of a form stands in front of AT: "Mẫu số 01/BNV", "biểu 02/KK-TNCN". */
bool tc_form_ends_at(tc_slice text, size_t at);

#endif
