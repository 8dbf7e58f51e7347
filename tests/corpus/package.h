/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Office files made on the spot: a ZIP in memory from the texts of its parts. */
#ifndef TRACUU_TESTS_CORPUS_PACKAGE_H
#define TRACUU_TESTS_CORPUS_PACKAGE_H

#include <base/base.h>

#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

typedef struct part {
    const char *name;
    tc_slice bytes;
} part;

/* To be freed. */
static tc_slice package(const part *parts, size_t count) {
    zip_error_t error;
    zip_stat_t about;
    zip_source_t *whole = zip_source_buffer_create(NULL, 0, 0, &error);
    zip_t *archive = zip_open_from_source(whole, ZIP_CREATE | ZIP_TRUNCATE, &error);
    ck_assert_ptr_nonnull(archive);
    for (size_t i = 0; i < count; i++) {
        zip_source_t *source =
            zip_source_buffer(archive, parts[i].bytes.ptr, parts[i].bytes.len, 0);
        ck_assert_int_eq(zip_file_add(archive, parts[i].name, source, ZIP_FL_ENC_UTF_8), (int)i);
        if (strcmp(parts[i].name, "mimetype") == 0)
            zip_set_file_compression(archive, i, ZIP_CM_STORE, 0);
    }
    zip_source_keep(whole);
    ck_assert_int_eq(zip_close(archive), 0);
    ck_assert_int_eq(zip_source_open(whole), 0);
    ck_assert_int_eq(zip_source_stat(whole, &about), 0);
    char *bytes = malloc(about.size);
    ck_assert_ptr_nonnull(bytes);
    ck_assert_int_eq(zip_source_read(whole, bytes, about.size), (int)about.size);
    zip_source_close(whole);
    zip_source_free(whole);
    return (tc_slice){bytes, about.size};
}

#endif
