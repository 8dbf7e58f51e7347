/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "ole2.h"

enum {
    HEADER = 512,
    FIRST_FAT = 76, /* where the header lists sectors of the allocation table, and how many */
    FATS_IN_HEADER = 109,
    ENTRY = 128, /* bytes of one of the directory */
    ROOT = 5,    /* kinds of entries */
    STREAM = 2
};

static tc_status damaged(tc_error *error) {
    return tc_error_set(error, TC_ERR_FORMAT, "an OLE2 file that is damaged or cut short");
}

/* Empty beyond the end; the last one may be cut. */
static tc_slice sector_at(const tc_ole2 *file, uint32_t number) {
    size_t size = (size_t)1 << file->sector, from = ((size_t)number + 1) << file->sector;
    return tc_slice_sub(file->bytes, from, from + size);
}

/* ---- Chains ---- */

/* A table of where sectors go on, out of the sectors that hold it. */
static tc_status add_table(tc_arena *arena, const tc_ole2 *file, uint32_t number, uint32_t **items,
                           size_t *count, size_t *capacity, tc_error *error) {
    tc_slice sector = sector_at(file, number);
    size_t each = (size_t)1 << (file->sector - 2);
    uint32_t *grown =
        tc_arena_regrow(arena, *items, *count, *count + each, sizeof **items, capacity);
    if (!grown)
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    for (size_t i = 0; i < each; i++)
        grown[*count + i] = i * 4 < sector.len ? tc_le32(sector, i * 4) : UINT32_MAX;
    *items = grown;
    *count += each;
    return TC_OK;
}

static tc_status read_fat(tc_arena *arena, tc_ole2 *file, tc_error *error) {
    size_t capacity = 0, count = 0, most = (file->bytes.len >> file->sector) + 1;
    uint32_t *items = NULL, next = tc_le32(file->bytes, 68);
    tc_status status = TC_OK;
    tc_slice list = tc_slice_sub(file->bytes, FIRST_FAT, HEADER);
    size_t wanted = tc_le32(file->bytes, 44), in_list = FATS_IN_HEADER, taken = 0, lists = 0;
    if (wanted > most)
        return damaged(error);
    for (size_t i = 0; status == TC_OK && taken < wanted; i++) {
        if (i == in_list) { /* the list goes on in a sector that ends with the next one's number */
            list = sector_at(file, next);
            in_list = ((size_t)1 << (file->sector - 2)) - 1;
            next = tc_le32(list, in_list * 4);
            i = 0;
            if (!list.len || ++lists > most)
                return damaged(error);
        }
        status = add_table(arena, file, tc_le32(list, i * 4), &items, &count, &capacity, error);
        taken++;
    }
    file->fat = items;
    file->fat_count = (uint32_t)count;
    return status;
}

/* The chain from FIRST on, where its sectors stand one behind the other. */
static bool is_straight(const tc_ole2 *file, uint32_t first, size_t size, tc_slice *out) {
    size_t from = ((size_t)first + 1) << file->sector, step = (size_t)1 << file->sector;
    if (from > file->bytes.len || size > file->bytes.len - from)
        return false;
    uint32_t at = first;
    for (size_t left = size; left > step; left -= step, at++)
        if (at >= file->fat_count || file->fat[at] != at + 1)
            return false;
    *out = tc_slice_sub(file->bytes, from, from + size);
    return at < file->fat_count;
}

/* The chain from FIRST on: SIZE bytes of it, or all for SIZE_MAX. */
static tc_status follow(const tc_ole2 *file, tc_arena *arena, uint32_t first, size_t size,
                        tc_slice *out, tc_error *error) {
    size_t step = (size_t)1 << file->sector, most = file->bytes.len;
    size_t room = size < most ? size : most, got = 0;
    if (is_straight(file, first, size, out))
        return TC_OK;
    char *bytes = tc_arena_room(arena, room + 1);
    if (!bytes)
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    for (uint32_t at = first; at < file->fat_count && got < room; at = file->fat[at]) {
        tc_slice sector = sector_at(file, at);
        size_t n = sector.len < room - got ? sector.len : room - got;
        if (!n)
            return damaged(error);
        memcpy(bytes + got, sector.ptr, n);
        got += n;
        if (n < step)
            break;
    }
    tc_arena_give_back(arena, bytes, got + 1);
    *out = (tc_slice){bytes, got};
    return TC_OK;
}

static tc_status follow_short(const tc_ole2 *file, tc_arena *arena, uint32_t first, size_t size,
                              tc_slice *out, tc_error *error) {
    size_t step = (size_t)1 << file->mini, got = 0;
    size_t room = size < file->ministream.len ? size : file->ministream.len;
    char *bytes = tc_arena_room(arena, room + 1);
    if (!bytes)
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    for (uint32_t at = first; at < file->minifat_count && got < room; at = file->minifat[at]) {
        tc_slice sector = tc_slice_sub(file->ministream, at * step, (at + 1) * step);
        size_t n = sector.len < room - got ? sector.len : room - got;
        if (!n)
            return damaged(error);
        memcpy(bytes + got, sector.ptr, n);
        got += n;
    }
    *out = (tc_slice){bytes, got};
    return TC_OK;
}

/* ---- The file ---- */

static tc_status read_minifat(tc_arena *arena, tc_ole2 *file, tc_error *error) {
    tc_slice table, root = tc_slice_sub(file->directory, 0, ENTRY);
    tc_status status = follow(file, arena, tc_le32(file->bytes, 60), SIZE_MAX, &table, error);
    if (status != TC_OK)
        return status;
    uint32_t *items = tc_arena_room(arena, table.len + 4);
    if (!items)
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    file->minifat_count = (uint32_t)(table.len / 4);
    for (uint32_t i = 0; i < file->minifat_count; i++)
        items[i] = tc_le32(table, (size_t)i * 4);
    file->minifat = items;
    if (tc_le8(root, 66) != ROOT)
        return damaged(error);
    return follow(file, arena, tc_le32(root, 116), tc_le32(root, 120), &file->ministream, error);
}

tc_status tc_ole2_open(tc_arena *arena, tc_slice bytes, tc_ole2 *out, tc_error *error) {
    tc_ole2 file = {.bytes = bytes,
                    .sector = tc_le16(bytes, 30),
                    .mini = tc_le16(bytes, 32),
                    .cutoff = tc_le32(bytes, 56)};
    if (bytes.len < HEADER || (file.sector != 9 && file.sector != 12) || file.mini < 4 ||
        file.mini > file.sector)
        return damaged(error);
    tc_status status = read_fat(arena, &file, error);
    if (status == TC_OK)
        status = follow(&file, arena, tc_le32(bytes, 48), SIZE_MAX, &file.directory, error);
    if (status == TC_OK)
        status = read_minifat(arena, &file, error);
    if (status == TC_OK)
        *out = file;
    return status;
}

static bool is_named(tc_slice entry, const char *name) {
    size_t length = strlen(name);
    if (tc_le8(entry, 66) != STREAM || tc_le16(entry, 64) != 2 * (length + 1))
        return false;
    for (size_t i = 0; i < length; i++)
        if (tc_le16(entry, 2 * i) != (unsigned char)name[i])
            return false;
    return true;
}

tc_status tc_ole2_stream(const tc_ole2 *file, tc_arena *arena, const char *name, tc_slice *out,
                         tc_error *error) {
    *out = TC_SLICE("");
    for (size_t at = 0; at < file->directory.len; at += ENTRY) {
        tc_slice entry = tc_slice_sub(file->directory, at, at + ENTRY);
        if (!is_named(entry, name))
            continue;
        uint32_t first = tc_le32(entry, 116), size = tc_le32(entry, 120);
        return size < file->cutoff ? follow_short(file, arena, first, size, out, error)
                                   : follow(file, arena, first, size, out, error);
    }
    return TC_OK;
}
