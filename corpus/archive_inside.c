/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "archive_inside.h"

#include <corpus/archive.h>
#include <corpus/document.h>

#include <stdlib.h>
#include <string.h>

enum { LIST_ARENA = 96 << 20 };

static tc_status open_once(tc_inside *inside, tc_error *error) {
    return inside->zip.archive ? TC_OK : tc_zip_open(&inside->zip, inside->bytes, error);
}

/* ---- The directory ---- */

static tc_member_fault fault_of(const tc_zip_said *said, tc_slice name) {
    if (said->locked)
        return TC_MEMBER_LOCKED;
    if (said->link)
        return TC_MEMBER_LINK;
    return tc_archive_named(name) ? TC_MEMBER_ARCHIVE : TC_MEMBER_FINE;
}

static tc_status tell(const tc_zip *zip, uint32_t entry, tc_arena *arena, tc_buffer *out) {
    tc_zip_said said;
    tc_member_fault fault;
    if (!tc_zip_about(zip, entry, &said))
        return TC_OK;
    tc_slice name = tc_member_name(arena, tc_slice_of(said.name), &fault);
    if (!name.ptr)
        return TC_ERR_NOMEM;
    if (!name.len)
        return TC_OK;
    if (fault == TC_MEMBER_FINE)
        fault = fault_of(&said, name);
    tc_member_head head = {.size = said.size,
                           .mark = (uint64_t)said.crc << 32 | said.time,
                           .entry = entry,
                           .fault = (uint32_t)fault,
                           .length = (uint32_t)name.len};
    tc_buffer_add(out, (tc_slice){(const char *)&head, sizeof head});
    tc_buffer_add(out, name);
    return TC_OK;
}

static tc_status list(const tc_zip *zip, tc_buffer *out, tc_error *error) {
    tc_arena *arena = tc_arena_new(LIST_ARENA);
    tc_status status = arena ? TC_OK : TC_ERR_NOMEM;
    for (uint32_t i = 0; status == TC_OK && i < tc_zip_count(zip); i++) {
        status = tell(zip, i, arena, out);
        tc_arena_reset(arena);
    }
    tc_arena_free(arena);
    return status == TC_OK ? TC_OK : tc_error_set(error, status, "out of memory");
}

/* ---- Contents ---- */

static tc_status inflate(tc_zip *zip, uint64_t number, tc_buffer *out, tc_error *error) {
    tc_zip_entry entry;
    char piece[16384];
    int n = 0;
    size_t before = out->len;
    tc_status status = tc_zip_entry_open_at(zip, number, &entry, error);
    if (status != TC_OK)
        return status;
    while (!out->failed && out->len - before <= TC_DOCUMENT_MAX &&
           (n = tc_zip_entry_read(&entry, piece, sizeof piece)) > 0)
        tc_buffer_add(out, (tc_slice){piece, (size_t)n});
    if (n < 0)
        status = tc_error_set(error, entry.error.code, "%s", entry.error.message);
    else if (out->failed)
        status = tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    else if (out->len - before > TC_DOCUMENT_MAX)
        status = tc_error_set(error, TC_ERR_LIMIT, "more than the %zu bytes that are read",
                              TC_DOCUMENT_MAX);
    tc_zip_entry_close(&entry);
    return status;
}

/* What is wrong with a member is an answer, too: the bytes that it took count. */
static tc_status read_entry(tc_inside *inside, uint64_t number, tc_buffer *out) {
    tc_contents_head head = {0};
    tc_error wrong = {0};
    tc_buffer_add(out, (tc_slice){(const char *)&head, sizeof head});
    size_t start = out->len;
    head.status = (uint32_t)inflate(&inside->zip, number, out, &wrong);
    head.inflated = inside->zip.inflated;
    if (head.status) {
        out->len = start;
        tc_buffer_add(out, tc_slice_of(wrong.message));
    }
    if (out->failed)
        return TC_ERR_NOMEM;
    memcpy(out->data, &head, sizeof head);
    return TC_OK;
}

tc_status tc_archive_answer(void *context, const char *name, tc_slice bytes, tc_buffer *out,
                            tc_error *error) {
    tc_inside *inside = context;
    static const char read[] = "read ";
    (void)bytes;
    tc_status status = open_once(inside, error);
    if (status != TC_OK || strncmp(name, read, strlen(read)) != 0)
        return status == TC_OK ? list(&inside->zip, out, error) : status;
    char *rest;
    unsigned long long entry = strtoull(name + strlen(read), &rest, 10);
    inside->zip.inflated = strtoull(rest, NULL, 10);
    return read_entry(inside, entry, out);
}
