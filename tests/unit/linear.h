/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef TRACUU_TESTS_LINEAR_H
#define TRACUU_TESTS_LINEAR_H

#include <check.h>
#include <time.h>

/* The processor's seconds that WORK on SIZE pieces of WHAT takes at best. */
static inline double cost_of(void (*work)(const void *what, size_t size), const void *what,
                             size_t size) {
    double best = 1e9;
    for (int run = 0; run < 3; run++) {
        clock_t start = clock();
        work(what, size);
        double cost = (double)(clock() - start) / CLOCKS_PER_SEC;
        best = cost < best ? cost : best;
    }
    return best;
}

/* WORK on four times SIZE pieces may take four times as long as on SIZE, and what noise and fresh
 * memory add to it; were it quadratic, it would take sixteen times, and far more than those.  SIZE
 * is to be so small that even then the test comes to its end. */
static inline void ck_assert_linear(void (*work)(const void *what, size_t size), const void *what,
                                    size_t size, const char *name) {
    enum { TRIES = 4 };
    double small = 0, large = 0;
    for (int i = 0; i < TRIES; i++) {
        small = cost_of(work, what, size);
        large = cost_of(work, what, 4 * size);
        if (large <= 9 * small + 0.05)
            return;
    }
    ck_abort_msg("%s: %g s, and %g s for four times as much", name, small, large);
}

#endif
