/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "spool.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

/* A slot: this, then the entries, each behind its length. */
typedef struct head {
    tc_made made; /* of nothing while the slot is written */
    uint64_t count, size;
} head;

tc_spool tc_spool_open(uint64_t secret) {
    tc_spool spool = {.fd = -1, .seed = secret, .lasts = secret != 0};
    FILE *file = tmpfile();
    bool seeded = secret || getrandom(&spool.seed, sizeof spool.seed, 0) == sizeof spool.seed;
    if (seeded && file)
        spool.fd = fcntl(fileno(file), F_DUPFD_CLOEXEC, 0);
    if (file)
        fclose(file);
    return spool;
}

void tc_spool_close(tc_spool *spool) {
    if (spool->fd >= 0)
        close(spool->fd);
    spool->fd = -1;
}

static off_t place_of(uint32_t slot) {
    return (off_t)(slot - 1) * TC_SPOOL_SLOT_MAX;
}

static bool write_at(int fd, const void *bytes, size_t size, off_t at) {
    return pwrite(fd, bytes, size, at) == (ssize_t)size;
}

static bool read_at(int fd, void *bytes, size_t size, off_t at) {
    return pread(fd, bytes, size, at) == (ssize_t)size;
}

static bool save(const tc_entries *entries, tc_buffer *out) {
    tc_buffer one;
    tc_buffer_init(&one, TC_SPOOL_SLOT_MAX);
    bool saved = true;
    for (size_t i = 0; saved && i < entries->count; i++) {
        tc_buffer_clear(&one);
        saved = tc_entry_save(entries->items[i], &one, NULL) == TC_OK;
        uint64_t size = one.len;
        tc_buffer_add(out, (tc_slice){(const char *)&size, sizeof size});
        tc_buffer_add(out, tc_buffer_slice(&one));
    }
    tc_buffer_dispose(&one);
    return saved && !out->failed;
}

void tc_spool_put(const tc_spool *spool, uint32_t slot, const tc_entries *entries) {
    head h = {.count = entries->count};
    off_t at = place_of(slot);
    tc_buffer bytes;
    tc_buffer_init(&bytes, TC_SPOOL_SLOT_MAX - sizeof h);
    if (spool->fd >= 0 && write_at(spool->fd, &h, sizeof h, at) && save(entries, &bytes) &&
        write_at(spool->fd, bytes.data, bytes.len, at + (off_t)sizeof h)) {
        h.made = entries->made;
        h.size = bytes.len;
        (void)!write_at(spool->fd, &h, sizeof h, at); /* else the slot stays empty */
    }
    tc_buffer_dispose(&bytes);
}

bool tc_spool_load(tc_slice saved, uint64_t count, tc_entries *entries) {
    tc_entries_empty(entries);
    for (uint64_t i = 0, size = 0; i < count; i++) {
        if (saved.len < sizeof size)
            return false;
        memcpy(&size, saved.ptr, sizeof size);
        saved = tc_slice_sub(saved, sizeof size, saved.len);
        if (size > saved.len || !tc_entries_load(entries, tc_slice_sub(saved, 0, (size_t)size)))
            return false;
        saved = tc_slice_sub(saved, (size_t)size, saved.len);
    }
    return saved.len == 0;
}

bool tc_spool_take(const tc_spool *spool, uint32_t slot, const tc_likeness *like,
                   tc_entries *entries) {
    head h;
    off_t at = place_of(slot);
    if (spool->fd < 0 || !read_at(spool->fd, &h, sizeof h, at) ||
        !tc_likeness_holds(&h.made.like, like) || h.size > TC_SPOOL_SLOT_MAX)
        return false;
    char *bytes = malloc((size_t)h.size + 1);
    bool taken = bytes && read_at(spool->fd, bytes, (size_t)h.size, at + (off_t)sizeof h);
    if (taken)
        taken = tc_spool_load((tc_slice){bytes, (size_t)h.size}, h.count, entries);
    free(bytes);
    if (taken)
        entries->made = h.made;
    return taken;
}
