/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "desk_job.h"

#include <corpus/archive.h>

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

tc_status tc_desk_init(tc_desk *desk, const tc_desk_setup *setup, tc_error *error) {
    *desk = (tc_desk){.shards = tc_shards_new(setup->dir, setup->shards),
                      .arena = tc_arena_new(TC_RECORD_ARENA),
                      .read = setup->read,
                      .ear = setup->ear,
                      .sharing = setup->sharing};
    tc_buffer_init(&desk->reason, TC_ENTRY_VALUE_MAX);
    tc_fetched_init(&desk->fetched);
    tc_status status = tc_entries_init(&desk->entries, error);
    if (status == TC_OK && (!desk->shards || !desk->arena))
        status = tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    return status;
}

void tc_desk_dispose(tc_desk *desk) {
    tc_entries_dispose(&desk->entries);
    tc_arena_free(desk->arena);
    tc_buffer_dispose(&desk->reason);
    tc_fetched_dispose(&desk->fetched);
    tc_shards_free(desk->shards);
}

/* ---- A job ---- */

/* The file on disk. */
static tc_slice home_of(const tc_job *job) {
    return job->now.archive.len ? job->now.archive : job->now.path;
}

tc_status tc_job_find(tc_desk *desk, tc_job *job, tc_error *error) {
    tc_buffer_clear(&desk->reason);
    tc_status status = tc_shards_find(desk->shards, home_of(job), job->now.path, &job->known,
                                      &job->before, &desk->reason, error);
    job->refused = job->known && desk->reason.len;
    return status;
}

void tc_outcome_fail(tc_outcome *out, const char *reason) {
    out->kind = TC_INDEX_FAILED;
    snprintf(out->reason, sizeof out->reason, "%s", reason);
}

tc_status tc_job_write(tc_desk *desk, const tc_job *job, uint64_t bytes, tc_outcome *out,
                       tc_error *error) {
    tc_entries *entries = &desk->entries;
    tc_slice archive = job->now.archive;
    tc_entry_add_term(entries->items[0], TC_FIELD_ARCHIVE, archive);
    tc_status status = tc_shards_replace(desk->shards, home_of(job), job->now.path, entries->items,
                                         entries->count, bytes, error);
    tc_entry_remove_term(entries->items[0], TC_FIELD_ARCHIVE, archive);
    out->written = out->written || status == TC_OK;
    return status;
}

tc_status tc_job_fail(tc_desk *desk, const tc_job *job, const char *reason, tc_outcome *out,
                      tc_error *error) {
    tc_outcome_fail(out, reason);
    tc_status status = tc_entries_of_failure(&desk->entries, &job->now, out->reason, error);
    return status == TC_OK ? tc_job_write(desk, job, 0, out, error) : status;
}

/* Whether what was left out is to be read now: pages that only OCR reads. */
static bool reads_more(const tc_job *job) {
    return job->known && job->before.scan && tc_document_ocr_is_on();
}

bool tc_job_is_unchanged(const tc_job *job) {
    return job->known && tc_state_unchanged(&job->before, &job->now.state) && !reads_more(job);
}

/* The entries of what was read, and from what they were made. */
static tc_status make(tc_desk *desk, const tc_job *job, const tc_record *record,
                      const tc_likeness *like, tc_made *made, tc_error *error) {
    tc_entries *entries = &desk->entries;
    tc_status status = tc_entries_of_record(entries, desk->arena, &job->now, record, error);
    if (status == TC_OK && tc_arena_is_short(desk->arena))
        status = tc_error_set(error, TC_ERR_LIMIT, "the document does not fit into memory");
    *made = (tc_made){.bytes = record->document.text.utf8.len,
                      .references = record->citations.mention_count,
                      .assignments = record->assignments.count,
                      .scan = job->now.state.scan};
    if (status != TC_OK || !like->size || !desk->sharing.secret)
        return status;
    /* Only of scans the name is asked. */
    memcpy(made->key, record->document.scan.read ? like->named : like->key, sizeof made->key);
    tc_entry_add_term(entries->items[0], TC_FIELD_CONTENTS, tc_slice_of(made->key));
    return TC_OK;
}

/* Puts the entries of a file that is like a document on the desk. */
static tc_status take_like(tc_desk *desk, tc_job *job, tc_liking liking, const tc_made *made,
                           tc_error *error) {
    job->now.state.scan = made->scan;
    if (liking == TC_LIKE_COPY)
        return tc_entries_of_copy(&desk->entries, &job->now, made->key, error);
    tc_entries_refile(&desk->entries, &job->now);
    return TC_OK;
}

/* … of one that is like none.  *DONE: it is settled what becomes of it. */
static tc_status read_it(tc_desk *desk, tc_job *job, tc_slice bytes, const tc_likeness *like,
                         bool same, tc_made *made, bool *done, tc_outcome *out, tc_error *error) {
    tc_record record = {0};
    tc_error failure = {0};
    tc_state *now = &job->now.state;
    tc_status status = desk->read(desk->arena, job->now.path.ptr, bytes, &record, &failure);
    now->scan = status == TC_OK ? record.document.scan.unread > 0 : status == TC_ERR_SCAN;
    now->retry = status == TC_ERR_NOT_FOUND; /* a reader that may be installed */
    *done = status != TC_OK;
    /* What OCR read before stays as long as the pictures do. */
    if (status == TC_ERR_SCAN && same && !desk->anew)
        return TC_OK;
    if (status != TC_OK)
        return tc_job_fail(desk, job, failure.message, out, error);
    return make(desk, job, &record, like, made, error);
}

static tc_status write_made(tc_desk *desk, const tc_job *job, tc_liking liking, bool same,
                            const tc_made *made, tc_outcome *out, tc_error *error) {
    uint64_t bytes = liking == TC_LIKE_COPY ? 0 : made->bytes;
    tc_status status = tc_job_write(desk, job, bytes, out, error);
    if (status != TC_OK)
        return status;
    /* It had to be written for its new mtime alone, so that it is not read again next time. */
    out->kind = same ? TC_INDEX_UNCHANGED : TC_INDEX_INDEXED;
    out->references = same ? 0 : made->references;
    out->assignments = same ? 0 : made->assignments;
    if (liking != TC_LIKE_COPY && made->key[0])
        tc_ledger_put(desk->sharing.ledger, job->now.path, made);
    return TC_OK;
}

tc_status tc_job_read(tc_desk *desk, tc_job *job, tc_slice bytes, tc_outcome *out,
                      tc_error *error) {
    tc_made made = {0};
    tc_state *now = &job->now.state;
    tc_state_hash(now, bytes);
    out->read = true;
    out->bytes = bytes.len;
    bool same = job->known && tc_state_same_contents(&job->before, now) && !reads_more(job);
    bool done = false;
    if (same && job->refused) {
        now->scan = job->before.scan;
        return tc_job_fail(desk, job, desk->reason.data, out, error);
    }
    tc_likeness like = tc_likeness_of(desk->sharing.secret, job->now.path, bytes);
    tc_liking liking = tc_desk_find_like(desk, job, &like, &made);
    out->copied = liking != TC_LIKE_NONE;
    tc_status status = out->copied
                           ? take_like(desk, job, liking, &made, error)
                           : read_it(desk, job, bytes, &like, same, &made, &done, out, error);
    if (status == TC_OK && !done)
        status = write_made(desk, job, liking, same, &made, out, error);
    /* Entries that are over a limit are the file's fault, and nothing was written. */
    return status == TC_ERR_LIMIT ? tc_job_fail(desk, job, error->message, out, error) : status;
}

/* ---- Files ---- */

static tc_status read_file(tc_desk *desk, tc_job *job, tc_outcome *out, tc_error *error) {
    tc_slice bytes;
    tc_error failure = {0};
    tc_status status =
        tc_file_read(desk->arena, job->now.path.ptr, TC_DOCUMENT_MAX, &bytes, &failure);
    if (status == TC_OK)
        return tc_job_read(desk, job, bytes, out, error);
    /* A failure that may go without the file changing. */
    job->now.state.retry = status == TC_ERR_IO && job->regular;
    return tc_job_fail(desk, job, failure.message, out, error);
}

/* Looks at the file and at what the index knows of it.  *THERE is false when there is no file. */
static tc_status look(tc_desk *desk, const char *path, tc_job *job, bool *there, tc_outcome *out,
                      tc_error *error) {
    struct stat info;
    *out = (tc_outcome){.kind = TC_INDEX_UNCHANGED};
    *job = (tc_job){.now.path = tc_slice_of(path)};
    tc_arena_reset(desk->arena);
    *there = stat(path, &info) == 0;
    if (!*there) {
        tc_outcome_fail(out, strerror(errno));
        return TC_OK;
    }
    job->now.state = tc_state_of(&info);
    job->regular = S_ISREG(info.st_mode);
    return tc_job_find(desk, job, error);
}

tc_status tc_desk_take(tc_desk *desk, const char *path, const tc_desk_lost *lost, tc_outcome *out,
                       tc_error *error) {
    tc_job job;
    bool there, handled = false;
    tc_status status = look(desk, path, &job, &there, out, error);
    if (status != TC_OK || !there)
        return status;
    if (tc_document_archives_is_on() && tc_archive_named(job.now.path))
        status = tc_desk_archive(desk, &job, lost, &handled, out, error);
    if (status != TC_OK || handled)
        return status;
    if (desk->anew || !tc_job_is_unchanged(&job))
        return read_file(desk, &job, out, error);
    if (job.refused)
        tc_outcome_fail(out, desk->reason.data);
    return TC_OK;
}

tc_status tc_desk_refuse(tc_desk *desk, const char *path, const char *reason, bool retry,
                         tc_outcome *out, tc_error *error) {
    tc_job job;
    bool there;
    tc_status status = look(desk, path, &job, &there, out, error);
    tc_outcome_fail(out, reason);
    if (status != TC_OK || !there)
        return status;
    job.now.state.retry = retry;
    if (tc_document_archives_is_on() && tc_archive_named(job.now.path))
        job.now.state.zip = TC_ZIP_ARCHIVE;
    return tc_job_fail(desk, &job, reason, out, error);
}

/* ---- Settling ---- */

/* What the index knows of the file at PATH, under which entries are to be filed as before. */
static tc_status look_up(tc_desk *desk, tc_slice path, size_t home, tc_job *job, tc_outcome *out,
                         tc_error *error) {
    *out = (tc_outcome){.kind = TC_INDEX_UNCHANGED};
    *job = (tc_job){.now.path = path};
    if (home < path.len)
        job->now.archive = tc_slice_sub(path, 0, home);
    tc_status status = tc_job_find(desk, job, error);
    job->now.state = job->before;
    return status;
}

tc_status tc_desk_move(tc_desk *desk, tc_slice path, size_t home, const char *key, tc_outcome *out,
                       tc_error *error) {
    tc_job job;
    tc_fetched *fetched = &desk->fetched;
    tc_status status = look_up(desk, path, home, &job, out, error);
    if (status == TC_OK && job.known)
        status = tc_shards_fetch(desk->shards, key, fetched, error);
    if (status != TC_OK || !job.known || fetched->count == 0 ||
        !tc_entries_load(&desk->entries, tc_buffer_slice(&fetched->entries),
                         (size_t)fetched->count))
        return status;
    tc_entries_refile(&desk->entries, &job.now);
    return tc_job_write(desk, &job, fetched->data.len, out, error);
}

tc_status tc_desk_yield(tc_desk *desk, tc_slice path, size_t home, const char *key, tc_outcome *out,
                        tc_error *error) {
    tc_job job;
    tc_status status = look_up(desk, path, home, &job, out, error);
    if (status != TC_OK || !job.known)
        return status;
    status = tc_entries_of_copy(&desk->entries, &job.now, key, error);
    return status == TC_OK ? tc_job_write(desk, &job, 0, out, error) : status;
}

tc_status tc_desk_forget(tc_desk *desk, tc_slice path, size_t home, tc_outcome *out,
                         tc_error *error) {
    tc_job job;
    tc_status status = look_up(desk, path, home, &job, out, error);
    if (status != TC_OK || !job.known)
        return status;
    out->written = true;
    out->removed = 1;
    return tc_shards_remove(desk->shards, home_of(&job), path, error);
}
