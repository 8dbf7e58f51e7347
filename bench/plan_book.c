/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "plan_text.h"

#include <stdlib.h>
#include <string.h>

#include "plan_words.h"

/* Days from 4 January 2016 to 31 December 2024. */
#define SPAN 3284u
/* The k-th most cited central document is drawn in proportion to 1 / (k + FLATNESS). */
#define FLATNESS 22u

uint64_t plan_next(plan_random *random) {
    uint64_t z = random->state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

uint32_t plan_below(plan_random *random, uint32_t limit) {
    return (uint32_t)(((plan_next(random) >> 32) * limit) >> 32);
}

bool plan_chance(plan_random *random, uint32_t percent) {
    return plan_below(random, 100) < percent;
}

plan_random plan_random_of(uint64_t seed, uint64_t stream) {
    plan_random random = {seed};
    random.state = plan_next(&random) ^ (stream * 0xd1342543de82ef95u);
    return random;
}

/* Civil date of DAY days after 4 January 2016. */
void plan_set_date(plan_identity *plan, uint32_t day) {
    static const uint8_t LENGTHS[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    uint32_t year = 2016, month = 0;
    day += 3;
    for (uint32_t length; day >= (length = year % 4 ? 365 : 366); year++)
        day -= length;
    for (uint32_t length; day >= (length = LENGTHS[month] + (month == 1 && year % 4 == 0)); month++)
        day -= length;
    plan->year = (int16_t)year;
    plan->month = (int8_t)(month + 1);
    plan->day = (int8_t)(day + 1);
}

/* Numbers go up in each office and begin anew every year; some are left to other plans. */
static void issue(plan_book *book, uint32_t counters[][LENGTH(OFFICES)], uint32_t *last) {
    plan_random random = plan_random_of(book->seed, UINT64_MAX);
    int year = 0;
    for (uint32_t i = 0; i < book->count; i++) {
        plan_identity *plan = &book->plans[i];
        plan_set_date(plan, (uint32_t)((uint64_t)i * SPAN / book->count));
        if (plan->year != year)
            memset(counters, 0, LENGTH(PROVINCES) * sizeof *counters);
        year = plan->year;
        plan->province = (uint8_t)plan_below(&random, LENGTH(PROVINCES));
        plan->office =
            (uint8_t)(plan_chance(&random, 50) ? 0 : plan_below(&random, LENGTH(OFFICES)));
        plan->topic = (uint8_t)plan_below(&random, LENGTH(TOPICS));
        plan->number = counters[plan->province][plan->office] += 1 + plan_below(&random, 3);
        plan->before = last[plan->province];
        last[plan->province] = i;
    }
}

tc_status plan_book_init(plan_book *book, uint32_t count, uint32_t bytes, uint64_t seed,
                         tc_error *error) {
    plan_book made = {.count = count, .bytes = bytes, .seed = seed};
    made.plans = calloc(count, sizeof *made.plans);
    uint32_t(*counters)[LENGTH(OFFICES)] = calloc(LENGTH(PROVINCES), sizeof *counters);
    if (!made.plans || !counters) {
        free(counters);
        free(made.plans);
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory for %u plans", count);
    }
    uint32_t sum = 0;
    for (uint32_t i = 0; i < PLAN_STOCK; i++)
        made.odds[i] = sum += (1u << 20) / (i + FLATNESS);
    uint32_t last[LENGTH(PROVINCES)];
    for (uint32_t i = 0; i < LENGTH(PROVINCES); i++)
        last[i] = PLAN_NONE;
    issue(&made, counters, last);
    free(counters);
    *book = made;
    return TC_OK;
}

void plan_book_dispose(plan_book *book) {
    free(book->plans);
    *book = (plan_book){0};
}
