/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The numbers under which Vietnamese documents are issued.  Private to citation/.
 *
 *   709/QĐ-TTg          number / type - body             Decree 30/2020/NĐ-CP, annex I, II.3
 *   25/2018/QĐ-UBND     number / year / type - body      normative documents
 *   72/2025/QH15        number / year / assembly         laws and resolutions of the Assembly
 *   69-KL/TW            number - type / body             Party documents (36-HD/VPTW of 2018)
 *   2070/SKHCN-HCTH     number / body - division         official letters
 *   94-CP, 06-HĐBT      number - body                    until the nineties
 *   105 TC/ĐT           number body / division           until the nineties
 *   02 TT/LB, 150 CP    the same with a blank            until the nineties
 */
#ifndef TRACUU_CITATION_GRAMMAR_H
#define TRACUU_CITATION_GRAMMAR_H

#include <citation/citation.h>

enum { TC_PARTS_MAX = 12 };

/* A number as it stands in the text; offsets in bytes. */
typedef struct tc_numeral {
    tc_range number;  /* digits with a letter or a decimal behind; empty when left blank */
    int year;         /* or 0 */
    tc_range year_at; /* where it stands, or what is none and stands for it (139/009/TT-BTC) */
    tc_style style;
    bool dashed;                  /* a dash follows the number: 69-KL/TW, 94-CP */
    bool spaced;                  /* a blank does, and should not: 02 TT/LB, 12 QĐ-UBND, 150 CP */
    tc_range parts[TC_PARTS_MAX]; /* of the symbol: QĐ, UBND */
    unsigned part_count;
    uint32_t end; /* behind the symbol */
} tc_numeral;

/* Reads a number that begins at OFFSET, where a digit stands.  Every run of white space inside is
 * bounded, so that the work is, too. */
bool tc_numeral_read(tc_slice text, size_t offset, tc_numeral *out);
/* Reads "94-CP" or "94 CP", which has no slash, at OFFSET: one of the few bodies that numbered so.
 */
bool tc_numeral_read_bare(tc_slice text, size_t offset, tc_numeral *out);
/* Reads "/KH-SKHCN" or "/2016/TT-BTC", whose number was left blank, at OFFSET. */
bool tc_numeral_read_blank(tc_slice text, size_t offset, tc_numeral *out);
/* Reads TCVN ISO 9001:2015, QCVN 01:2021/BKHCN, ISO/IEC 27001 … at OFFSET; 0 when there is none,
 * else the offset behind it.  NUMBER and YEAR get their places. */
size_t tc_standard_read(tc_slice text, size_t offset, tc_range *number, tc_range *year);

/* "QĐ-TTg" from the parts: no blanks, one dash, Đ for Ð and D, usual letter case. */
tc_slice tc_numeral_symbol(tc_arena *arena, tc_slice text, const tc_numeral *numeral);
/* "709": no leading zeros, no blank inside "8a". */
tc_slice tc_numeral_number(tc_arena *arena, tc_slice text, const tc_numeral *numeral);
/* "709/QĐ-TTg", "69-KL/TW" (DASHED); "" when the number is blank.  YEAR may be "", and where it is
 * not, SYMBOL: "15/2021". */
tc_slice tc_canonical(tc_arena *arena, tc_slice number, tc_slice year, tc_slice symbol,
                      bool dashed);

#endif
