/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "ocr_calls.h"

#include <base/calls.h>

#include <stdlib.h>

const tc_ocr_calls *tc_ocr_load(tc_error *error) {
    static tc_ocr_calls calls;
    static const tc_ocr_calls *loaded;
    static const char *const names[] = {
#define NAME(name) #name,
        TC_OCR_CALLS(NAME)
#undef NAME
    };
    if (loaded)
        return loaded;
    /* Workers are as many as there are processors, and a sandbox lets no thread begin. */
    setenv("OMP_THREAD_LIMIT", "1", 1);
    /* Leptonica is found through it. */
    if (tc_calls_load("libtesseract.so.5", "libtesseract5", names, sizeof names / sizeof *names,
                      &calls, error) != TC_OK)
        return NULL;
    calls.setMsgSeverity(L_SEVERITY_NONE);
    return loaded = &calls;
}
