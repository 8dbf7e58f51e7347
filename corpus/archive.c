/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <corpus/archive.h>

#include "archive_inside.h"
#include "isolation.h"
#include "magic.h"

#include <base/locale.h>
#include <sandbox/sandbox.h>
#include <text/text.h>

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    ARCHIVE_MAX = 1 << 30,
    NAMES_ARENA = 64 << 20,
    MEMORY = 128 << 20, /* in the sandbox; most for a member of 32 MB, in a buffer that doubles */
    SECONDS = 30
};

struct tc_archive {
    tc_inside inside; /* the file is mapped: only the process in the sandbox looks into it */
    tc_sandbox *sandbox;
    tc_arena *arena;
    tc_member *members;
    uint32_t count;
    uint64_t inflated;
};

static const char *const faults[TC_MEMBER_FAULTS] = {
    [TC_MEMBER_OUTSIDE] = N_("its name leads out of the archive"),
    [TC_MEMBER_CONTROL] = N_("its name has control characters"),
    [TC_MEMBER_LONG] = N_("its name is too long"),
    [TC_MEMBER_LOCKED] = N_("protected by a password"),
    [TC_MEMBER_LINK] = N_("a link, which is not followed"),
    [TC_MEMBER_ARCHIVE] = N_("an archive in an archive, which is not read"),
    [TC_MEMBER_DUPLICATE] = N_("another member of the same name stands behind it"),
};

/* ---- Names ---- */

static bool archives;

void tc_document_archives(bool on) {
    archives = on;
}

bool tc_document_archives_is_on(void) {
    return archives;
}

bool tc_archive_named(tc_slice path) {
    return path.len > 4 && path.ptr[path.len - 5] != '/' &&
           strncasecmp(path.ptr + path.len - 4, ".zip", 4) == 0;
}

size_t tc_archive_of(const char *path) {
    char part[PATH_MAX];
    struct stat info;
    for (const char *slash = strchr(path, '/'); slash; slash = strchr(slash + 1, '/')) {
        size_t length = (size_t)(slash - path);
        if (length >= sizeof part)
            return 0;
        if (!slash[1] || !tc_archive_named((tc_slice){path, length}))
            continue;
        memcpy(part, path, length);
        part[length] = '\0';
        if (stat(part, &info) == 0 && S_ISREG(info.st_mode))
            return length;
    }
    return 0;
}

/* No part is hidden, and the last one is a document's; an archive is wanted to be named. */
static bool is_wanted(const tc_member *member) {
    tc_slice name = member->name;
    for (size_t i = 0; i < name.len; i++)
        if (name.ptr[i] == '.' && (i == 0 || name.ptr[i - 1] == '/') &&
            !tc_slice_starts(tc_slice_sub(name, i, name.len), TC_SLICE("../")))
            return false;
    return tc_archive_named(name) || tc_document_wanted(name.ptr);
}

/* ---- Asking ---- */

static tc_status ask(tc_archive *archive, const char *what, tc_arena *arena, tc_slice *answer,
                     tc_error *error) {
    if (archive->sandbox)
        return tc_sandbox_run(archive->sandbox, what, TC_SLICE(""), arena, answer, error);
    tc_buffer out;
    tc_buffer_init(&out, MEMORY);
    tc_status status = tc_archive_answer(&archive->inside, what, TC_SLICE(""), &out, error);
    if (status == TC_OK) {
        *answer = tc_arena_copy(arena, tc_buffer_slice(&out));
        if (!answer->ptr)
            status = tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    }
    tc_buffer_dispose(&out);
    return status;
}

/* ---- The list ---- */

static bool take_member(tc_archive *archive, tc_slice *list, tc_member *out) {
    tc_member_head head;
    if (list->len < sizeof head)
        return false;
    memcpy(&head, list->ptr, sizeof head);
    *list = tc_slice_sub(*list, sizeof head, list->len);
    tc_slice name = tc_slice_sub(*list, 0, head.length);
    if (head.length > list->len || head.fault >= TC_MEMBER_FAULTS || !tc_utf8_is_valid(name))
        return false;
    *list = tc_slice_sub(*list, head.length, list->len);
    *out = (tc_member){.name = tc_arena_copy(archive->arena, name),
                       .size = head.size,
                       .mark = head.mark,
                       .fault = faults[head.fault],
                       .entry = head.entry};
    return out->name.ptr != NULL;
}

static int by_name(const void *a, const void *b) {
    const tc_member *one = *(tc_member *const *)a, *other = *(tc_member *const *)b;
    int order = tc_slice_compare(one->name, other->name);
    return order ? order : (one->entry > other->entry) - (one->entry < other->entry);
}

/* Who unpacks an archive is left with the last of several files of one name; the others get a
 * number, under which they can be told. */
static bool mark_duplicates(tc_archive *archive) {
    tc_member **sorted = tc_arena_take(archive->arena, (archive->count + 1) * sizeof(tc_member *));
    if (!sorted)
        return false;
    for (uint32_t i = 0; i < archive->count; i++)
        sorted[i] = &archive->members[i];
    qsort(sorted, archive->count, sizeof *sorted, by_name);
    for (uint32_t i = 0; i + 1 < archive->count; i++) {
        tc_member *member = sorted[i];
        char name[TC_MEMBER_NAME_MAX + 32];
        if (!tc_slice_equal(member->name, sorted[i + 1]->name))
            continue;
        int length = snprintf(name, sizeof name, "%s#%u", member->name.ptr, member->entry + 1);
        member->name = tc_arena_copy(archive->arena, (tc_slice){name, (size_t)length});
        member->fault = member->fault ? member->fault : faults[TC_MEMBER_DUPLICATE];
        if (!member->name.ptr)
            return false;
    }
    return true;
}

static tc_status read_list(tc_archive *archive, tc_error *error) {
    tc_slice list;
    tc_status status = ask(archive, "list", archive->arena, &list, error);
    if (status != TC_OK)
        return status;
    archive->members = tc_arena_take(archive->arena, TC_ZIP_ENTRIES_MAX * sizeof(tc_member));
    bool good = archive->members != NULL;
    for (; good && list.len && archive->count < TC_ZIP_ENTRIES_MAX; archive->count++) {
        tc_member *member = &archive->members[archive->count];
        good = take_member(archive, &list, member);
        member->wanted = good && is_wanted(member);
    }
    if (!good || !mark_duplicates(archive))
        return tc_error_set(error, TC_ERR_FORMAT, "its reader answered nonsense");
    return TC_OK;
}

/* ---- Opening ---- */

/* A ZIP file, and no OpenDocument file by the first of its names. */
static bool is_archive(int fd) {
    char head[256];
    ssize_t n = pread(fd, head, sizeof head, 0);
    tc_slice start = {head, n > 0 ? (size_t)n : 0};
    if (tc_slice_starts(start, TC_SLICE("PK\5\6")))
        return true;
    return tc_slice_starts(start, TC_SLICE("PK\3\4")) &&
           tc_slice_find(start, TC_SLICE("mimetypeapplication/vnd."), 0) == SIZE_MAX;
}

/* OOXML: its directory has this name. */
static bool is_package(const tc_archive *archive) {
    for (uint32_t i = 0; i < archive->count; i++)
        if (tc_slice_equal(archive->members[i].name, TC_SLICE("[Content_Types].xml")))
            return true;
    return false;
}

static tc_status map(int fd, tc_archive **out, tc_error *error) {
    struct stat info;
    if (fstat(fd, &info) != 0)
        return tc_error_set(error, TC_ERR_IO, "cannot read: %s", strerror(errno));
    if (!S_ISREG(info.st_mode) || !is_archive(fd))
        return TC_OK;
    if (info.st_size > ARCHIVE_MAX)
        return tc_error_set(error, TC_ERR_LIMIT, "an archive of more than %d MB",
                            ARCHIVE_MAX >> 20);
    size_t size = (size_t)info.st_size;
    void *bytes = mmap(NULL, size, PROT_READ, MAP_PRIVATE, fd, 0);
    tc_archive *archive = bytes == MAP_FAILED ? NULL : calloc(1, sizeof *archive);
    if (!archive) {
        if (bytes != MAP_FAILED)
            munmap(bytes, size);
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    }
    archive->inside.bytes = (tc_slice){bytes, size};
    *out = archive;
    return TC_OK;
}

static void prepare(void *context) {
    (void)context;
    (void)!tc_zip_load(NULL);
    (void)!tc_text_load(NULL);
}

/* Whoever cuts the file short meanwhile ends the process in the sandbox, not this one. */
static tc_status start(tc_archive *archive, tc_error *error) {
    const tc_sandbox_setup setup = {.prepare = prepare,
                                    .work = tc_archive_answer,
                                    .context = &archive->inside,
                                    .memory = MEMORY,
                                    .answer = TC_DOCUMENT_MAX + (1 << 20),
                                    .seconds = SECONDS};
    archive->arena = tc_arena_new(NAMES_ARENA);
    if (tc_isolation_is_on())
        archive->sandbox = tc_sandbox_new(&setup);
    if (!archive->arena || (tc_isolation_is_on() && !archive->sandbox))
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    return read_list(archive, error);
}

tc_status tc_archive_open(const char *path, tc_archive **out, tc_error *error) {
    tc_archive *archive = NULL;
    tc_error_file(error, path);
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (fd < 0)
        return tc_error_set(error, TC_ERR_IO, "cannot open: %s", strerror(errno));
    tc_status status = map(fd, &archive, error);
    close(fd);
    if (status == TC_OK && archive)
        status = start(archive, error);
    if (archive && (status != TC_OK || is_package(archive))) {
        tc_archive_close(archive);
        archive = NULL;
    }
    if (status == TC_OK)
        *out = archive;
    return status;
}

void tc_archive_close(tc_archive *archive) {
    union {
        const char *in;
        void *out;
    } bytes;
    if (!archive)
        return;
    bytes.in = archive->inside.bytes.ptr;
    tc_sandbox_free(archive->sandbox);
    tc_zip_close(&archive->inside.zip);
    munmap(bytes.out, archive->inside.bytes.len);
    tc_arena_free(archive->arena);
    free(archive);
}

uint32_t tc_archive_count(const tc_archive *archive) {
    return archive->count;
}

const tc_member *tc_archive_member(const tc_archive *archive, uint32_t number) {
    return &archive->members[number];
}

/* ---- Members ---- */

tc_status tc_archive_read(tc_archive *archive, const tc_member *member, tc_arena *arena,
                          tc_slice *out, tc_error *error) {
    char what[80];
    tc_slice answer;
    tc_contents_head head;
    if (archive->inflated > TC_ZIP_FILE_MAX)
        return tc_error_set(error, TC_ERR_LIMIT, "the archive unpacks to over %d MB",
                            TC_ZIP_FILE_MAX >> 20);
    snprintf(what, sizeof what, "read %u %ju", member->entry, (uintmax_t)archive->inflated);
    tc_status status = ask(archive, what, arena, &answer, error);
    if (status != TC_OK) {
        archive->inflated += TC_ZIP_ENTRY_MAX; /* who died over it does not tell how much it was */
        return status;
    }
    if (answer.len < sizeof head)
        return tc_error_set(error, TC_ERR_FORMAT, "its reader answered nonsense");
    memcpy(&head, answer.ptr, sizeof head);
    answer = tc_slice_sub(answer, sizeof head, answer.len);
    archive->inflated = head.inflated;
    if (head.status == TC_OK)
        *out = answer;
    else if (head.status > (uint32_t)TC_ERR_STORE)
        return tc_error_set(error, TC_ERR_FORMAT, "its reader answered nonsense");
    else
        tc_error_set(error, (tc_status)head.status, "%.*s", (int)answer.len, answer.ptr);
    return (tc_status)head.status;
}

static tc_status read_named(tc_archive *archive, tc_slice name, tc_arena *arena, tc_slice *out,
                            tc_error *error) {
    for (uint32_t i = 0; i < archive->count; i++) {
        const tc_member *member = &archive->members[i];
        if (!tc_slice_equal(member->name, name))
            continue;
        return member->fault ? tc_error_set(error, TC_ERR_FORMAT, "%s", member->fault)
                             : tc_archive_read(archive, member, arena, out, error);
    }
    return tc_error_set(error, TC_ERR_NOT_FOUND, "the archive has no such member");
}

tc_status tc_archive_read_path(const char *path, size_t length, tc_arena *arena, tc_slice *out,
                               tc_error *error) {
    char file[PATH_MAX];
    tc_archive *archive = NULL;
    memcpy(file, path, length);
    file[length] = '\0';
    tc_status status = tc_archive_open(file, &archive, error);
    tc_error_file(error, path);
    if (status == TC_OK && !archive)
        status = tc_error_set(error, TC_ERR_FORMAT, "no archive");
    if (status == TC_OK)
        status = read_named(archive, tc_slice_of(path + length + 1), arena, out, error);
    tc_archive_close(archive);
    return status;
}
