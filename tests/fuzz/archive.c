/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A ZIP file of documents out of any bytes: whatever its directory says, its members have names
 * that are none of other places, and unpacking them ends. */
#include "fuzz.h"

#include <corpus/archive.h>
#include <text/text.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { ARENA = 256 << 20, MEMBERS = 8 };

/* The file that the bytes are put into, in memory; it has a path like any other. */
static const char *file_of(const uint8_t *data, size_t size) {
    static char path[32];
    static int fd = -1;
    if (fd < 0) {
        fd = memfd_create("archive.zip", MFD_CLOEXEC);
        snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    }
    check(fd >= 0 && ftruncate(fd, 0) == 0 && pwrite(fd, data, size, 0) == (ssize_t)size);
    return path;
}

/* A name as archive.h promises it: parts parted by "/", none of them "", "." or "..". */
static void check_name(const tc_member *member) {
    tc_slice name = member->name;
    check(name.len > 0 && tc_utf8_is_valid(name));
    for (size_t i = 0; i < name.len; i++)
        check((unsigned char)name.ptr[i] >= ' ' && name.ptr[i] != 0x7F);
    for (size_t at = 0, end; !member->fault && at <= name.len; at = end + 1) {
        for (end = at; end < name.len && name.ptr[end] != '/'; end++)
            ;
        tc_slice part = tc_slice_sub(name, at, end);
        check(part.len && !tc_slice_equal(part, TC_SLICE(".")) &&
              !tc_slice_equal(part, TC_SLICE("..")));
    }
}

static void read_members(tc_archive *archive) {
    for (uint32_t i = 0; i < tc_archive_count(archive); i++) {
        const tc_member *member = tc_archive_member(archive, i);
        tc_arena *arena = i < MEMBERS ? tc_arena_new(ARENA) : NULL;
        tc_slice contents;
        check_name(member);
        if (arena && tc_archive_read(archive, member, arena, &contents, NULL) == TC_OK)
            check(contents.len == 0 || contents.ptr);
        tc_arena_free(arena);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    tc_archive *archive = NULL;
    tc_document_archives(true);
    if (tc_archive_open(file_of(data, size), &archive, NULL) == TC_OK && archive)
        read_members(archive);
    tc_archive_close(archive);
    return 0;
}
