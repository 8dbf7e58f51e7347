/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A reference as a person types it into a search. */
#ifndef TRACUU_CITATION_REFERENCE_H
#define TRACUU_CITATION_REFERENCE_H

#include <citation/citation.h>

/* "709/QĐ-TTg", "qd 709/qd-ttg ngày 23/7/2024", "69-KL/TW năm 2024", "Nghị quyết 20",
 * "nghi quyet so 20-nq/tw cua bo chinh tri". */
typedef struct tc_reference {
    tc_slice type;      /* full name, or "" when only the number was given */
    tc_slice number;    /* never "" */
    tc_slice symbol;    /* or "" when only type and number were given */
    tc_slice canonical; /* or "" likewise */
    int year;           /* inside the number, or 0 */
    tc_style style;
    tc_date date;         /* or none; a bare "năm 2024" gives the year */
    tc_slice issuer_full; /* or ""; "UBND" without a place when none was given */
} tc_reference;

/* Whether TEXT (NFC) is a reference and nothing else; a lone number is none. */
bool tc_reference_parse(tc_arena *arena, tc_slice text, tc_reference *out);

/* A type of document by its name or abbreviation, accents and case as you like: "qd" →
 * "Quyết định"; "" when it is none. */
tc_slice tc_type_named(tc_arena *arena, tc_slice name);

#endif
