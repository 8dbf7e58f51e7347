/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Excel 97 to 2003: Gnumeric makes of it a workbook of today, which is read as one. */
#include "reader.h"

const tc_converter tc_xls_converter = {
    .argv = (const char *const[]){"ssconvert", "-T", "Gnumeric_Excel:xlsx2", "@", "=", NULL},
    .package = "gnumeric",
    .memory = (size_t)1 << 30,
    .answer = 96 << 20,
    .seconds = 20};
