/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Synthetic plans of provinces: who issued which number when, and the text of each.
 *
 * Everything follows from (count, seed) by integer arithmetic alone, so that two machines write the
 * same bytes.  Words are drawn after Zipf, so that the vocabulary keeps growing with the corpus as
 * Heaps found; citations go to plans that came earlier and to a stock of central documents. */
#ifndef TRACUU_BENCH_PLAN_TEXT_H
#define TRACUU_BENCH_PLAN_TEXT_H

#include <base/base.h>

/* The generator is splitmix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators,
 * 2014). */
typedef struct plan_random {
    uint64_t state;
} plan_random;

uint64_t plan_next(plan_random *random);
/* 0 … LIMIT - 1; the bias of 2^-32 does not matter here. */
uint32_t plan_below(plan_random *random, uint32_t limit);
bool plan_chance(plan_random *random, uint32_t percent);
/* One of many independent streams of SEED. */
plan_random plan_random_of(uint64_t seed, uint64_t stream);

/* What makes a plan a document of its own: province, office, number and year together. */
typedef struct plan_identity {
    uint32_t number;
    uint32_t before; /* the plan of the same province before it, or PLAN_NONE */
    int16_t year;
    int8_t month, day;
    uint8_t province, office, topic;
} plan_identity;

#define PLAN_NONE UINT32_MAX

/* Central documents that are cited: the known ones first, then made-up ones. */
#define PLAN_STOCK 400u

typedef struct plan_book {
    plan_identity *plans; /* by date */
    uint32_t count, bytes;
    uint64_t seed;
    uint32_t odds[PLAN_STOCK]; /* running sums: how often each central document is cited */
} plan_book;

/* Issues COUNT plans of about BYTES bytes each, dated from 2016 to 2024; heap. */
TC_MUST_USE tc_status plan_book_init(plan_book *book, uint32_t count, uint32_t bytes, uint64_t seed,
                                     tc_error *error);
void plan_book_dispose(plan_book *book);
/* Sets the date to DAY days after 4 January 2016. */
void plan_set_date(plan_identity *plan, uint32_t day);

/* Appends the text of plan INDEX: between half and one and a half times BYTES, unless BYTES is less
 * than the parts that every plan has. */
void plan_write(tc_buffer *out, const plan_book *book, uint32_t index);
/* Appends its file name: "ke-hoach-12-kh-ubnd-0000345.txt". */
void plan_name(tc_buffer *out, const plan_book *book, uint32_t index);

#endif
