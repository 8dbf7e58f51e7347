/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Finds mentions in a text.  Private to citation/. */
#ifndef TRACUU_CITATION_SCAN_H
#define TRACUU_CITATION_SCAN_H

#include "anchors.h"
#include "grammar.h"

/* A mention in the making. */
typedef struct tc_found {
    tc_mention mention;  /* range, kind, style, type, number, symbol, canonical, year, date */
    uint32_t core;       /* where the number begins ("số" not counted), or the name */
    uint32_t number_end; /* behind the symbol; 0 where there is no number */
    bool labelled;       /* "số" or a type word stands in front */
    bool typed;          /* a type word stands in front */
    bool alone;          /* it stands alone behind "Số:", as in a letterhead: cites nothing */
    bool same_day;       /* its date stands there as "cùng ngày …" */
    bool dashed;         /* a dash stands behind the number */
    bool listed;         /* it stands in a table that lists documents */
    tc_slice entry;      /* the number of the row there, before it; or "" */
    tc_slice year;       /* as written inside the number, or "" */
    tc_slice title;      /* of a law, between "Luật" and "số" */
    tc_slice between;    /* the body that stands between type and number, or "" */
    uint32_t issuer_end; /* behind the issuer, or behind the mention when none follows */
} tc_found;

typedef struct tc_finds {
    tc_found *items;
    size_t count, capacity;
} tc_finds;

/* Appends a copy; NULL when out of memory. */
tc_found *tc_finds_add(tc_arena *arena, tc_finds *finds, const tc_found *found);
/* Puts MORE, in order too, into FINDS; one that overlaps what is there already is dropped. */
TC_MUST_USE tc_status tc_finds_merge(tc_arena *arena, tc_finds *finds, const tc_finds *more,
                                     tc_error *error);

/* All mentions of TEXT, whose ANCHORS these are, in order; ranges do not overlap.  In time linear
 * in the text. */
TC_MUST_USE tc_status tc_scan(tc_arena *arena, tc_slice text, tc_anchors *anchors, tc_finds *out,
                              tc_error *error);
/* The type that a symbol tells: QĐ-TTg is a decision, SKHCN-QLKH a letter; "" for QH15, which may
 * be a law or a resolution. */
tc_slice tc_type_of_symbol(tc_slice symbol);
/* Where the longest type of document that ends at AT begins, or AT; its name in *TYPE. */
size_t tc_type_before(tc_slice text, size_t at, tc_slice *type);
/* "số", "số:" in front of AT: where it begins, or AT. */
size_t tc_label_before(tc_slice text, size_t at);
/* Reads the date directly attached at AT: "…, ngày 5/3/2020", "… năm 2024"; where it ends, or AT.
 * *BROKEN: what looks like one is none ("ngày 31/2/2020"). */
size_t tc_date_behind(tc_slice text, size_t at, tc_date *date, bool *broken);
/* Whether FROM to TO, the date behind a number, is given as "cùng ngày …". */
bool tc_same_day_stands(tc_slice text, size_t from, size_t to);
/* Reads "Nghị định 146/2025", whose slash stands at SLASH, no earlier than FLOOR.  The symbol of a
 * decree is NĐ-CP; that of another type is the one which FINDS, all before it, give the same number
 * with, or stays open: canonical is then "15/2021" alone. */
bool tc_shortened_read(tc_arena *arena, tc_slice text, size_t floor, size_t slash,
                       const tc_finds *finds, tc_found *out);
/* Reads "Nghị định số 150 CP", whose blank stands at BLANK. */
bool tc_aged_read(tc_arena *arena, tc_slice text, size_t blank, tc_found *out);
/* The number alone, for measuring: how many numerals the text holds. */
size_t tc_scan_count(tc_slice text);

#endif
