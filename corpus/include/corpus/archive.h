/* SPDX-License-Identifier: GPL-2.0-or-later */
/* ZIP files of documents.
 *
 * A member is a document whose path is that of the archive, "/" and its name in it:
 * "/srv/2024.zip/ke-hoach/x.docx".  What an archive says is not believed: its directory is read and
 * its members are inflated in a sandbox where tc_document_isolate is on, no further than unzip.h
 * allows, and names are names, never places to write to. */
#ifndef TRACUU_CORPUS_ARCHIVE_H
#define TRACUU_CORPUS_ARCHIVE_H

#include <base/base.h>

typedef struct tc_archive tc_archive;

/* A member that may be a document; folders are none. */
typedef struct tc_member {
    /* NFC UTF-8, parts parted by "/", no control characters.  Names that are no UTF-8 are read as
     * code page 1258 where that makes Vietnamese letters of them, else as 437, which is what the
     * format says. */
    tc_slice name;
    uint64_t size; /* bytes, as the directory has it */
    uint64_t mark; /* CRC-32 and time, as the directory has them: other contents, another mark */
    /* Why it is not to be read: a name that leads out of the archive, a password, an archive in
     * the archive, another member of that name behind it; static.  NULL when nothing is wrong. */
    const char *fault;
    uint32_t entry; /* in the directory */
    bool wanted;    /* tc_document_wanted, of all parts of its name */
} tc_member;

/* Whether this process takes files that end in ".zip" for documents' folders from now on
 * (tc_document_wanted).  Off at first. */
void tc_document_archives(bool on);
bool tc_document_archives_is_on(void);

/* Whether PATH ends as archives do. */
bool tc_archive_named(tc_slice path);
/* The length of the archive's path in PATH, that of a member: up to the first part that is a file
 * and ends as archives do.  0 when there is none. */
size_t tc_archive_of(const char *path);

/* *OUT is NULL when the file at PATH (borrowed) is no ZIP file, or one that is a document (docx,
 * odt, …).  TC_ERR_FORMAT: damaged; TC_ERR_LIMIT: over 2,000 entries, or 1 GB. */
TC_MUST_USE tc_status tc_archive_open(const char *path, tc_archive **out, tc_error *error);
void tc_archive_close(tc_archive *archive); /* NULL is fine */
uint32_t tc_archive_count(const tc_archive *archive);
const tc_member *tc_archive_member(const tc_archive *archive, uint32_t number);
/* The contents of a member, in ARENA, whatever its fault.  Fails as the limits want it; beyond the
 * 200 MB of a file every member does. */
TC_MUST_USE tc_status tc_archive_read(tc_archive *archive, const tc_member *member, tc_arena *arena,
                                      tc_slice *out, tc_error *error);

/* The contents of the member at PATH, for which tc_archive_of is LENGTH.  TC_ERR_NOT_FOUND: the
 * archive has none of that name. */
TC_MUST_USE tc_status tc_archive_read_path(const char *path, size_t length, tc_arena *arena,
                                           tc_slice *out, tc_error *error);

#endif
