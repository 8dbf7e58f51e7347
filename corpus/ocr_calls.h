/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Tesseract and Leptonica, loaded when the first scan comes (see poppler_calls.h). */
#ifndef TRACUU_CORPUS_OCR_CALLS_H
#define TRACUU_CORPUS_OCR_CALLS_H

#include <base/base.h>

#include <leptonica/allheaders.h>
#include <tesseract/capi.h>

#define TC_OCR_CALLS(X)                                                                            \
    X(pixConvertTo8)                                                                               \
    X(pixCreate)                                                                                   \
    X(pixDeskew)                                                                                   \
    X(pixDestroy)                                                                                  \
    X(pixGetData)                                                                                  \
    X(pixGetHeight)                                                                                \
    X(pixGetWidth)                                                                                 \
    X(pixGetWpl)                                                                                   \
    X(pixGetXRes)                                                                                  \
    X(pixReadHeaderMem)                                                                            \
    X(pixReadMem)                                                                                  \
    X(pixReadMemFromMultipageTiff)                                                                 \
    X(pixRotateOrth)                                                                               \
    X(setMsgSeverity)                                                                              \
    X(TessBaseAPIClear)                                                                            \
    X(TessBaseAPICreate)                                                                           \
    X(TessBaseAPIDelete)                                                                           \
    X(TessBaseAPIGetIterator)                                                                      \
    X(TessBaseAPIInit3)                                                                            \
    X(TessBaseAPIRecognize)                                                                        \
    X(TessBaseAPISetImage2)                                                                        \
    X(TessBaseAPISetPageSegMode)                                                                   \
    X(TessBaseAPISetSourceResolution)                                                              \
    X(TessBaseAPISetVariable)                                                                      \
    X(TessDeleteText)                                                                              \
    X(TessPageIteratorBaseline)                                                                    \
    X(TessPageIteratorBoundingBox)                                                                 \
    X(TessPageIteratorIsAtBeginningOf)                                                             \
    X(TessResultIteratorConfidence)                                                                \
    X(TessResultIteratorDelete)                                                                    \
    X(TessResultIteratorGetPageIteratorConst)                                                      \
    X(TessResultIteratorGetUTF8Text)                                                               \
    X(TessResultIteratorNext)

typedef struct tc_ocr_calls {
#define TC_OCR_FIELD(name) __typeof__(name) *name;
    TC_OCR_CALLS(TC_OCR_FIELD)
#undef TC_OCR_FIELD
} tc_ocr_calls;

/* The same at every call; stays loaded.  NULL with TC_ERR_NOT_FOUND when it is not installed. */
const tc_ocr_calls *tc_ocr_load(tc_error *error);

#endif
