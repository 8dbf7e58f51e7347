/* SPDX-License-Identifier: GPL-2.0-or-later */
/* An archive of documents.  Its own entry says how it stood when it was walked; each member is
 * filed like a file, in the same shard.  What the directory says of a member tells whether it
 * changed: those that did not are not unpacked. */
#include "desk_job.h"

#include "seen.h"

#include <corpus/archive.h>

#include <xxhash.h>

/* An archive on its way. */
typedef struct walk {
    tc_desk *desk;
    tc_job *job;
    const tc_desk_lost *lost;
    tc_archive *archive;
    tc_outcome *out; /* of the archive */
    tc_seen members; /* that it has */
    tc_buffer path;  /* of one of them */
    bool stopped;
} walk;

static tc_key128 key_of(tc_slice path) {
    XXH128_hash_t hash = XXH3_128bits(path.ptr, path.len);
    return (tc_key128){hash.high64, hash.low64};
}

static tc_status tell(const walk *w, const char *path, const tc_outcome *outcome, tc_error *error) {
    w->out->written = w->out->written || outcome->written;
    return w->desk->ear.done(w->desk->ear.context, path, outcome, error);
}

/* ---- Members ---- */

static tc_status unpack(const walk *w, const tc_member *member, tc_job *job, tc_outcome *out,
                        tc_error *error) {
    tc_slice bytes;
    tc_error failure = {0};
    tc_status status = tc_archive_read(w->archive, member, w->desk->arena, &bytes, &failure);
    if (status == TC_ERR_NOMEM)
        return tc_error_set(error, status, "out of memory");
    return status == TC_OK ? tc_job_read(w->desk, job, bytes, out, error)
                           : tc_job_fail(w->desk, job, failure.message, out, error);
}

static tc_status take_changed(const walk *w, const tc_member *member, bool is_lost, tc_job *job,
                              tc_outcome *out, tc_error *error) {
    if (is_lost || member->fault)
        return tc_job_fail(w->desk, job, is_lost ? w->lost->reason : member->fault, out, error);
    return unpack(w, member, job, out, error);
}

/* The archive is to be walked again when one of its members is to be tried again. */
static void inherit(tc_job *archive, const tc_state *member) {
    archive->now.state.retry |= member->retry;
    archive->now.state.scan |= member->scan;
}

static tc_status take_member(walk *w, uint32_t number, tc_error *error) {
    const tc_member *member = tc_archive_member(w->archive, number - 1);
    tc_desk *desk = w->desk;
    tc_outcome out = {.kind = TC_INDEX_UNCHANGED};
    bool fresh;
    tc_buffer_clear(&w->path);
    tc_buffer_add(&w->path, w->job->now.path);
    tc_buffer_add_char(&w->path, '/');
    tc_buffer_add(&w->path, member->name);
    tc_job job = {.now = {.path = tc_buffer_slice(&w->path),
                          .archive = w->job->now.path,
                          .state = {.extractor = TC_EXTRACTOR_VERSION,
                                    .size = member->size,
                                    .mtime = (int64_t)member->mark}}};
    if (w->path.failed || tc_seen_add(&w->members, key_of(job.now.path), &fresh) != TC_OK)
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    tc_arena_reset(desk->arena);
    tc_status status = tc_job_find(desk, &job, error);
    if (status != TC_OK)
        return status;
    bool orphan = false;
    if (desk->anew)
        status = tc_shards_is_orphan(desk->shards, w->job->now.path, job.now.path, &orphan, error);
    if (status != TC_OK)
        return status;
    if (orphan || !tc_job_is_unchanged(&job)) {
        status = take_changed(w, member, number == w->lost->number, &job, &out, error);
    } else {
        job.now.state = job.before;
        if (job.refused)
            tc_outcome_fail(&out, desk->reason.data);
    }
    inherit(w->job, &job.now.state);
    return status == TC_OK ? tell(w, w->path.data, &out, error) : status;
}

static tc_status take_members(walk *w, tc_error *error) {
    const tc_desk_ear *ear = &w->desk->ear;
    tc_status status = TC_OK;
    for (uint32_t i = 1; status == TC_OK && i <= tc_archive_count(w->archive); i++) {
        if (!tc_archive_member(w->archive, i - 1)->wanted)
            continue;
        w->stopped = !ear->begin(ear->context, i);
        if (w->stopped)
            return TC_OK;
        status = take_member(w, i, error);
    }
    return status;
}

static tc_status remove_vanished(void *context, tc_slice path, tc_slice reason, tc_error *error) {
    walk *w = context;
    bool fresh;
    (void)reason;
    if (tc_seen_add(&w->members, key_of(path), &fresh) != TC_OK)
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    if (!fresh)
        return TC_OK;
    w->out->removed++;
    w->out->written = true;
    return tc_shards_remove(w->desk->shards, w->job->now.path, path, error);
}

/* ---- The archive ---- */

static tc_status tell_unchanged(void *context, tc_slice path, tc_slice reason, tc_error *error) {
    walk *w = context;
    tc_outcome out = {.kind = TC_INDEX_UNCHANGED};
    tc_buffer_clear(&w->path);
    tc_buffer_add(&w->path, path);
    if (w->path.failed)
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    if (reason.len) {
        tc_buffer_clear(&w->desk->reason);
        tc_buffer_add(&w->desk->reason, reason);
        tc_outcome_fail(&out, w->desk->reason.data);
    }
    return tell(w, w->path.data, &out, error);
}

/* Members of an archive that cannot be read any more are none. */
static tc_status fail_archive(walk *w, tc_status why, const tc_error *failure, tc_error *error) {
    w->job->now.state.retry = why == TC_ERR_IO;
    tc_status status =
        tc_shards_members(w->desk->shards, w->job->now.path, remove_vanished, w, error);
    return status == TC_OK ? tc_job_fail(w->desk, w->job, failure->message, w->out, error) : status;
}

static tc_status finish(walk *w, tc_error *error) {
    tc_desk *desk = w->desk;
    tc_status status = TC_OK;
    if (w->job->known)
        status = tc_shards_members(desk->shards, w->job->now.path, remove_vanished, w, error);
    if (status == TC_OK)
        status = tc_entries_of_failure(&desk->entries, &w->job->now, NULL, error);
    return status == TC_OK ? tc_job_write(desk, w->job, 0, w->out, error) : status;
}

static tc_status walk_archive(walk *w, bool *handled, tc_error *error) {
    tc_job *job = w->job;
    tc_error failure = {0};
    tc_status status = tc_archive_open(job->now.path.ptr, &w->archive, &failure);
    *handled = status != TC_OK || w->archive;
    job->now.state.zip = *handled ? TC_ZIP_ARCHIVE : TC_ZIP_NONE;
    if (status != TC_OK)
        return status == TC_ERR_NOMEM ? tc_error_set(error, status, "out of memory")
                                      : fail_archive(w, status, &failure, error);
    if (!w->archive)
        return TC_OK;
    w->out->kind = TC_INDEX_WALKED;
    status = take_members(w, error);
    return status == TC_OK && !w->stopped ? finish(w, error) : status;
}

tc_status tc_desk_archive(tc_desk *desk, tc_job *job, const tc_desk_lost *lost, bool *handled,
                          tc_outcome *out, tc_error *error) {
    walk w = {.desk = desk, .job = job, .lost = lost, .out = out};
    bool unchanged = tc_job_is_unchanged(job) && !desk->anew;
    tc_status status = TC_OK;
    tc_buffer_init(&w.path, TC_SHARDS_PATH_MAX);
    *handled = unchanged && job->before.zip == TC_ZIP_ARCHIVE && !job->refused;
    if (*handled) {
        out->kind = TC_INDEX_WALKED;
        status = tc_shards_members(desk->shards, job->now.path, tell_unchanged, &w, error);
    } else if (!unchanged || job->before.zip == TC_ZIP_UNSEEN) {
        status = walk_archive(&w, handled, error);
    }
    tc_archive_close(w.archive);
    tc_seen_dispose(&w.members);
    tc_buffer_dispose(&w.path);
    return status;
}
