/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "desk.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

tc_status tc_desk_init(tc_desk *desk, const char *dir, uint32_t shards, tc_indexer_reader read,
                       tc_error *error) {
    *desk = (tc_desk){
        .shards = tc_shards_new(dir, shards), .arena = tc_arena_new(TC_RECORD_ARENA), .read = read};
    tc_buffer_init(&desk->reason, TC_ENTRY_VALUE_MAX);
    tc_status status = tc_entries_init(&desk->entries, error);
    if (status == TC_OK && (!desk->shards || !desk->arena))
        status = tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    return status;
}

void tc_desk_dispose(tc_desk *desk) {
    tc_entries_dispose(&desk->entries);
    tc_arena_free(desk->arena);
    tc_buffer_dispose(&desk->reason);
    tc_shards_free(desk->shards);
}

/* A file on its way. */
typedef struct job {
    tc_slice path;
    struct stat info;
    tc_state before, now;
    bool known;   /* the index has it, as it was BEFORE */
    bool refused; /* … as one that failed, for the reason on the desk */
} job;

static void fail(tc_outcome *out, const char *reason) {
    out->kind = TC_INDEX_FAILED;
    snprintf(out->reason, sizeof out->reason, "%s", reason);
}

/* Whether a failure to read may go without the file changing. */
static bool is_passing(const job *j, tc_status status) {
    return status == TC_ERR_IO && S_ISREG(j->info.st_mode);
}

static tc_status write_failure(tc_desk *desk, const job *j, const char *reason, tc_outcome *out,
                               tc_error *error) {
    fail(out, reason);
    tc_status status = tc_entries_of_failure(&desk->entries, j->path, &j->now, out->reason, error);
    if (status == TC_OK)
        status = tc_shards_replace(desk->shards, j->path, desk->entries.items, desk->entries.count,
                                   0, error);
    out->written = status == TC_OK;
    return status;
}

/* Entries that are over a limit are the file's fault, and nothing was written. */
static tc_status write_record(tc_desk *desk, const job *j, const tc_record *record, tc_outcome *out,
                              tc_error *error) {
    tc_status status =
        tc_entries_of_record(&desk->entries, desk->arena, j->path, &j->now, record, error);
    if (status == TC_OK)
        status = tc_shards_replace(desk->shards, j->path, desk->entries.items, desk->entries.count,
                                   record->document.text.utf8.len, error);
    if (status == TC_ERR_LIMIT)
        return write_failure(desk, j, error->message, out, error);
    if (status != TC_OK)
        return status;
    out->written = true;
    out->kind = TC_INDEX_INDEXED;
    out->references = record->citations.mention_count;
    out->assignments = record->assignments.count;
    return TC_OK;
}

/* Whether what was left out of J is to be read now: pages that only OCR reads. */
static bool reads_more(const job *j) {
    return j->known && j->before.scan && tc_document_ocr_is_on();
}

static tc_status index_contents(tc_desk *desk, job *j, tc_slice bytes, tc_outcome *out,
                                tc_error *error) {
    tc_record record = {0};
    tc_error failure = {0};
    tc_state_hash(&j->now, bytes);
    bool same = j->known && tc_state_same_contents(&j->before, &j->now) && !reads_more(j);
    if (same && j->refused) {
        j->now.scan = j->before.scan;
        return write_failure(desk, j, desk->reason.data, out, error);
    }
    tc_status status = desk->read(desk->arena, j->path.ptr, bytes, &record, &failure);
    j->now.scan = status == TC_OK ? record.document.scan.unread > 0 : status == TC_ERR_SCAN;
    j->now.retry = status == TC_ERR_NOT_FOUND; /* a reader that may be installed */
    /* What OCR read before stays as long as the pictures do. */
    if (status == TC_ERR_SCAN && same)
        return TC_OK;
    if (status != TC_OK)
        return write_failure(desk, j, failure.message, out, error);
    status = write_record(desk, j, &record, out, error);
    /* It had to be written for its new mtime alone, so that it is not read again next time. */
    if (same && out->kind == TC_INDEX_INDEXED) {
        out->kind = TC_INDEX_UNCHANGED;
        out->references = out->assignments = 0;
    }
    return status;
}

static tc_status read_file(tc_desk *desk, job *j, tc_outcome *out, tc_error *error) {
    tc_slice bytes;
    tc_error failure = {0};
    tc_status status = tc_file_read(desk->arena, j->path.ptr, TC_DOCUMENT_MAX, &bytes, &failure);
    if (status == TC_OK) {
        out->read = true;
        out->bytes = bytes.len;
        return index_contents(desk, j, bytes, out, error);
    }
    j->now.retry = is_passing(j, status);
    return write_failure(desk, j, failure.message, out, error);
}

/* Looks at the file and at what the index knows of it.  *THERE is false when there is no file. */
static tc_status look(tc_desk *desk, const char *path, job *j, bool *there, tc_outcome *out,
                      tc_error *error) {
    *out = (tc_outcome){.kind = TC_INDEX_UNCHANGED};
    *j = (job){.path = tc_slice_of(path)};
    tc_arena_reset(desk->arena);
    *there = stat(path, &j->info) == 0;
    if (!*there) {
        fail(out, strerror(errno));
        return TC_OK;
    }
    j->now = tc_state_of(&j->info);
    tc_buffer_clear(&desk->reason);
    tc_status status =
        tc_shards_find(desk->shards, j->path, &j->known, &j->before, &desk->reason, error);
    j->refused = j->known && desk->reason.len;
    return status;
}

tc_status tc_desk_take(tc_desk *desk, const char *path, tc_outcome *out, tc_error *error) {
    job j;
    bool there;
    tc_status status = look(desk, path, &j, &there, out, error);
    if (status != TC_OK || !there)
        return status;
    if (!j.known || !tc_state_unchanged(&j.before, &j.now) || reads_more(&j))
        return read_file(desk, &j, out, error);
    if (j.refused)
        fail(out, desk->reason.data);
    return TC_OK;
}

tc_status tc_desk_refuse(tc_desk *desk, const char *path, const char *reason, bool retry,
                         tc_outcome *out, tc_error *error) {
    job j;
    bool there;
    tc_status status = look(desk, path, &j, &there, out, error);
    fail(out, reason);
    if (status != TC_OK || !there)
        return status;
    j.now.retry = retry;
    return write_failure(desk, &j, reason, out, error);
}
