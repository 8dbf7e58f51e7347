/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "converter.h"

#include <base/calls.h>
#include <text/text.h>

#include <unicode/uvernum.h>

tc_converter_calls tc_converter;

tc_status tc_text_load(tc_error *error) {
    static const char *const names[] = {TC_ICU_NAME(ucnv_open), TC_ICU_NAME(ucnv_getNextUChar),
                                        TC_ICU_NAME(ucnv_close)};
    if (tc_converter.close)
        return TC_OK;
    return tc_calls_load("libicuuc.so." U_ICU_VERSION_SHORT, "libicu" U_ICU_VERSION_SHORT, names,
                         sizeof names / sizeof *names, &tc_converter, error);
}
