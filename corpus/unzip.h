/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The entries of a ZIP file in memory, inflated no further than the limits allow: what the
 * directory of the file says about sizes is not believed. */
#ifndef TRACUU_CORPUS_UNZIP_H
#define TRACUU_CORPUS_UNZIP_H

#include <base/base.h>

enum {
    TC_ZIP_ENTRIES_MAX = 2000,
    TC_ZIP_ENTRY_MAX = 64 << 20, /* bytes inflated from one entry */
    TC_ZIP_FILE_MAX = 200 << 20, /* and from the whole file */
    TC_ZIP_RATIO_MAX = 100,      /* inflated to packed bytes of an entry … */
    TC_ZIP_RATIO_FREE = 1 << 20  /* … beyond this many inflated */
};

typedef struct tc_zip {
    struct zip *archive;
    size_t inflated; /* bytes so far */
} tc_zip;

typedef struct tc_zip_entry {
    tc_zip *zip;
    struct zip_file *file;
    char name[128];
    size_t packed, inflated;
    tc_error error; /* why reading failed */
} tc_zip_entry;

/* Loads libzip unless it is there already: a process that can open no files must have done so
 * before.  TC_ERR_NOT_FOUND when it is not installed. */
TC_MUST_USE tc_status tc_zip_load(tc_error *error);

/* BYTES stay as long as ZIP is open.  TC_ERR_FORMAT: damaged or cut short; TC_ERR_LIMIT: too many
 * entries. */
TC_MUST_USE tc_status tc_zip_open(tc_zip *zip, tc_slice bytes, tc_error *error);
void tc_zip_close(tc_zip *zip);

/* What the directory says of an entry. */
typedef struct tc_zip_said {
    const char *name; /* raw; lives as long as the file is open */
    uint64_t size;
    uint32_t crc, time; /* seconds since the epoch */
    bool locked, link;  /* by a password; of Unix */
} tc_zip_said;

uint32_t tc_zip_count(const tc_zip *zip);
/* False when it says nothing of it. */
bool tc_zip_about(const tc_zip *zip, uint32_t number, tc_zip_said *out);

/* TC_ERR_NOT_FOUND, with ERROR as it was, when there is none of that NAME (of any case). */
TC_MUST_USE tc_status tc_zip_entry_open(tc_zip *zip, const char *name, tc_zip_entry *entry,
                                        tc_error *error);
/* That of a number, in the order of the directory; errors call it "it". */
TC_MUST_USE tc_status tc_zip_entry_open_at(tc_zip *zip, uint64_t number, tc_zip_entry *entry,
                                           tc_error *error);
void tc_zip_entry_close(tc_zip_entry *entry);
/* Up to SIZE bytes; 0 at the end, -1 on an error, which entry->error then has. */
int tc_zip_entry_read(tc_zip_entry *entry, char *out, int size);
/* The whole of an entry of at most MAXIMUM bytes, in ARENA. */
TC_MUST_USE tc_status tc_zip_read(tc_zip *zip, const char *name, size_t maximum, tc_arena *arena,
                                  tc_slice *out, tc_error *error);

#endif
