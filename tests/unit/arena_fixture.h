/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A checked fixture: an arena for each test. */
#ifndef TRACUU_TESTS_ARENA_FIXTURE_H
#define TRACUU_TESTS_ARENA_FIXTURE_H

#include "run.h"

#include <base/base.h>

static tc_arena *arena;

static inline void arena_setup(void) {
    arena = tc_arena_new((size_t)512 << 20);
    ck_assert_ptr_nonnull(arena);
}

static inline void arena_teardown(void) {
    tc_arena_free(arena);
}

/* S with its end marked; lasts as long as the arena. */
static inline const char *string(tc_slice s) {
    return s.len ? tc_arena_copy(arena, s).ptr : "";
}

#endif
