/* SPDX-License-Identifier: GPL-2.0-or-later */
/* ICU's converters, loaded when they are first needed (tc_text_load): with their tables they are
 * larger than all the rest, and nearly every file is UTF-8. */
#ifndef TRACUU_TEXT_CONVERTER_H
#define TRACUU_TEXT_CONVERTER_H

#include <unicode/ucnv.h>

/* Every ICU names its functions after its version. */
#define TC_ICU_NAME(name) TC_ICU_TEXT(name)
#define TC_ICU_TEXT(name) #name

typedef struct tc_converter_calls {
    __typeof__(ucnv_open) *open;
    __typeof__(ucnv_getNextUChar) *next;
    __typeof__(ucnv_close) *close;
} tc_converter_calls;

/* Filled by tc_text_load, for good. */
extern tc_converter_calls tc_converter;

#endif
