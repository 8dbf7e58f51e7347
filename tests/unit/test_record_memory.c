/* SPDX-License-Identifier: GPL-2.0-or-later */
/* However little memory there is: a document is read in full or not at all. */
#include "arena_fixture.h"

#include <record/record.h>

static const char *const files[] = {"quang-ngai/ubnd/ke-hoach-118-kh-ubnd.txt",
                                    "quang-ngai/ubnd/ke-hoach-152-kh-ubnd.docx",
                                    "quang-ngai/ubnd/ke-hoach-23-kh-ubnd.md",
                                    "quang-ngai/so-khcn/phu-luc-ke-hoach-388-kh-skhcn.txt",
                                    "trung-uong/chinh-phu/nghi-quyet-71-nq-cp.html"};

/* What is read of BYTES in SMALL, appended to OUT. */
static tc_status read_in(tc_arena *small, const char *path, tc_slice bytes, tc_buffer *out) {
    tc_record record;
    tc_error error = {0};
    tc_status status = tc_record_parse(small, path, bytes, &record, &error);
    tc_buffer_clear(out);
    if (status == TC_OK)
        tc_record_write(&record, "file", NULL, out);
    else
        ck_assert(error.message[0]);
    return status;
}

START_TEST(a_document_is_read_in_full_or_not_at_all) {
    char path[1024];
    tc_buffer whole, some;
    tc_slice bytes;
    uint32_t refused = 0;
    snprintf(path, sizeof path, TRACUU_SOURCE "/corpus/samples/%s", files[_i]);
    ck_assert_int_eq(tc_file_read(arena, path, 1 << 20, &bytes, NULL), TC_OK);
    tc_buffer_init(&whole, 1 << 20);
    tc_buffer_init(&some, 1 << 20);
    size_t before = tc_arena_used(arena);
    ck_assert_int_eq(read_in(arena, path, bytes, &whole), TC_OK);
    size_t needed = tc_arena_used(arena) - before;
    for (size_t size = 1000; size < 2 * needed; size += 1 + needed / 300) {
        tc_arena *small = tc_arena_new(size);
        ck_assert_ptr_nonnull(small);
        if (read_in(small, path, bytes, &some) == TC_OK)
            ck_assert_msg(tc_slice_equal(tc_buffer_slice(&some), tc_buffer_slice(&whole)),
                          "in %zu bytes, where %zu are needed, %s is read as %s", size, needed,
                          path, some.data);
        else
            refused++;
        tc_arena_free(small);
    }
    ck_assert_uint_gt(refused, 50);
    tc_buffer_dispose(&whole);
    tc_buffer_dispose(&some);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("record_memory");
    TCase *cases = tcase_create("record_memory");
    tcase_add_checked_fixture(cases, arena_setup, arena_teardown);
    tcase_add_loop_test(cases, a_document_is_read_in_full_or_not_at_all, 0,
                        sizeof files / sizeof *files);
    suite_add_tcase(suite, cases);
    return run_suite(suite);
}
