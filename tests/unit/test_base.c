/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "run.h"

#include <base/base.h>

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

START_TEST(arena_gives_zeroed_memory_up_to_its_maximum) {
    tc_arena *arena = tc_arena_new(1000);
    char *a = tc_arena_take(arena, 600);
    ck_assert_ptr_nonnull(a);
    for (int i = 0; i < 600; i++)
        ck_assert_int_eq(a[i], 0);
    memset(a, 'x', 600);
    ck_assert(!tc_arena_is_short(arena));
    ck_assert_ptr_null(tc_arena_take(arena, 500));
    ck_assert(tc_arena_is_short(arena));
    ck_assert_ptr_nonnull(tc_arena_take(arena, 100));
    ck_assert(tc_arena_is_short(arena));
    tc_arena_reset(arena);
    ck_assert(!tc_arena_is_short(arena));
    a = tc_arena_take(arena, 900);
    ck_assert_ptr_nonnull(a);
    for (int i = 0; i < 900; i++)
        ck_assert_int_eq(a[i], 0);
    tc_arena_free(arena);
    tc_arena_free(NULL);
}
END_TEST

START_TEST(arena_gives_dropped_pieces_again) {
    enum { PIECE = 100 * 1000, SMALL = 40 * 1000 };
    tc_arena *arena = tc_arena_new(4 * PIECE);
    for (int i = 0; i < 100; i++) {
        char *piece = tc_arena_take(arena, PIECE);
        ck_assert_ptr_nonnull(piece);
        ck_assert(piece[0] == 0 && memcmp(piece, piece + 1, PIECE - 1) == 0);
        memset(piece, 'x', PIECE);
        tc_arena_drop(arena, piece, PIECE);
    }
    /* Two that fit into the place of one do not overlap. */
    char *a = tc_arena_take(arena, SMALL), *b = tc_arena_take(arena, SMALL);
    memset(a, 'a', SMALL);
    memset(b, 'b', SMALL);
    ck_assert_int_eq(a[0], 'a');
    ck_assert_int_eq(a[SMALL - 1], 'a');
    tc_arena_drop(arena, NULL, 0);
    tc_arena_free(arena);
}
END_TEST

START_TEST(arena_regrows_an_array_in_little_more_than_its_room) {
    enum { COUNT = 100 * 1000 };
    tc_arena *arena = tc_arena_new((size_t)2 << 20);
    int *items = NULL;
    size_t capacity = 0;
    for (int i = 0; i < COUNT; i++) {
        items = tc_arena_regrow(arena, items, (size_t)i, (size_t)i + 1, sizeof *items, &capacity);
        if (!items)
            break;
        items[i] = i;
    }
    ck_assert_ptr_nonnull(items);
    for (int i = 0; i < COUNT; i += 1000)
        ck_assert_int_eq(items[i], i);
    ck_assert_uint_le(tc_arena_used(arena), capacity * sizeof *items + (64 << 10));
    ck_assert_ptr_null(
        tc_arena_regrow(arena, items, COUNT, SIZE_MAX / 2, sizeof *items, &capacity));
    tc_arena_free(arena);
}
END_TEST

START_TEST(arena_takes_a_piece_larger_than_a_chunk) {
    tc_arena *arena = tc_arena_new((size_t)8 << 20);
    char *big = tc_arena_take(arena, (size_t)5 << 20);
    ck_assert_ptr_nonnull(big);
    big[((size_t)5 << 20) - 1] = 'z';
    ck_assert_uint_ge(tc_arena_used(arena), (size_t)5 << 20);
    tc_arena_free(arena);
}
END_TEST

START_TEST(array_grows_and_keeps_its_items) {
    tc_arena *arena = tc_arena_new(1 << 20);
    int *items = NULL;
    size_t capacity = 0;
    for (int i = 0; i < 1000; i++) {
        items = tc_arena_grow(arena, items, (size_t)i, (size_t)i + 1, sizeof *items, &capacity);
        ck_assert_ptr_nonnull(items);
        items[i] = i;
    }
    for (int i = 0; i < 1000; i++)
        ck_assert_int_eq(items[i], i);
    ck_assert_ptr_null(tc_arena_grow(arena, items, 1000, SIZE_MAX / 2, sizeof *items, &capacity));
    tc_arena_free(arena);
}
END_TEST

START_TEST(buffer_remembers_that_it_was_full) {
    tc_buffer buffer;
    tc_buffer_init(&buffer, 10);
    tc_buffer_add(&buffer, TC_SLICE("12345"));
    tc_buffer_printf(&buffer, "%d", 678);
    ck_assert_str_eq(buffer.data, "12345678");
    tc_buffer_add(&buffer, TC_SLICE("90a"));
    ck_assert(buffer.failed);
    tc_buffer_add_char(&buffer, '9');
    ck_assert_str_eq(buffer.data, "12345678");
    tc_buffer_clear(&buffer);
    ck_assert(!buffer.failed);
    tc_buffer_add_char(&buffer, '9');
    ck_assert_str_eq(buffer.data, "9");
    tc_buffer_dispose(&buffer);
}
END_TEST

START_TEST(slices) {
    tc_slice s = TC_SLICE("  abcabc ");
    ck_assert_uint_eq(tc_slice_find(s, TC_SLICE("bc"), 4), 6);
    ck_assert_uint_eq(tc_slice_find(s, TC_SLICE("x"), 0), SIZE_MAX);
    ck_assert_uint_eq(tc_slice_find(s, TC_SLICE(""), 3), 3);
    ck_assert(tc_slice_equal(tc_slice_trim(s), TC_SLICE("abcabc")));
    ck_assert_int_lt(tc_slice_compare(TC_SLICE("ab"), TC_SLICE("abc")), 0);
    ck_assert_int_eq(tc_slice_compare(tc_slice_of(NULL), TC_SLICE("")), 0);
    ck_assert(tc_slice_equal(tc_slice_sub(s, 7, 100), TC_SLICE("c ")));
    ck_assert(tc_slice_starts(s, TC_SLICE("  a")) && tc_slice_ends(s, TC_SLICE("c ")));
}
END_TEST

START_TEST(errors_carry_file_message_and_hint) {
    tc_error error = {0};
    ck_assert_int_eq(tc_error_set(&error, TC_ERR_LIMIT, "%d too many", 3), TC_ERR_LIMIT);
    tc_error_hint(&error, "split it");
    tc_error_file(&error, "a.txt");
    ck_assert_str_eq(error.message, "3 too many");
    ck_assert_str_eq(error.hint, "split it");
    ck_assert_str_eq(error.file, "a.txt");
    ck_assert_int_eq(tc_error_set(NULL, TC_ERR_IO, "nobody asks"), TC_ERR_IO);
    for (int i = TC_OK; i <= TC_ERR_STORE; i++)
        ck_assert_str_ne(tc_status_name((tc_status)i), "unknown");
}
END_TEST

START_TEST(files_that_are_none_are_refused) {
    char folder[SCRATCH], path[SCRATCH + 8];
    tc_arena *arena = tc_arena_new(1 << 20);
    tc_slice bytes;
    tc_error error = {0};
    scratch_name(folder);
    ck_assert_ptr_nonnull(mkdtemp(folder));
    ck_assert_int_eq(tc_file_read(arena, folder, 100, &bytes, &error), TC_ERR_IO);
    snprintf(path, sizeof path, "%s/pipe", folder);
    ck_assert_int_eq(mkfifo(path, 0600), 0);
    ck_assert_int_eq(tc_file_read(arena, path, 100, &bytes, &error), TC_ERR_IO);
    unlink(path);
    snprintf(path, sizeof path, "%s/long", folder);
    FILE *file = fopen(path, "w");
    fputs("0123456789", file);
    fclose(file);
    ck_assert_int_eq(tc_file_read(arena, path, 9, &bytes, &error), TC_ERR_LIMIT);
    ck_assert_int_eq(tc_file_read(arena, path, 10, &bytes, &error), TC_OK);
    ck_assert(tc_slice_equal(bytes, TC_SLICE("0123456789")));
    unlink(path);
    ck_assert_int_eq(tc_file_read(arena, path, 10, &bytes, &error), TC_ERR_IO);
    ck_assert_str_eq(error.file, path);
    rmdir(folder);
    tc_arena_free(arena);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("base");
    TCase *cases = tcase_create("base");
    tcase_add_test(cases, arena_gives_zeroed_memory_up_to_its_maximum);
    tcase_add_test(cases, arena_gives_dropped_pieces_again);
    tcase_add_test(cases, arena_regrows_an_array_in_little_more_than_its_room);
    tcase_add_test(cases, arena_takes_a_piece_larger_than_a_chunk);
    tcase_add_test(cases, array_grows_and_keeps_its_items);
    tcase_add_test(cases, buffer_remembers_that_it_was_full);
    tcase_add_test(cases, slices);
    tcase_add_test(cases, errors_carry_file_message_and_hint);
    tcase_add_test(cases, files_that_are_none_are_refused);
    suite_add_tcase(suite, cases);
    return run_suite(suite);
}
