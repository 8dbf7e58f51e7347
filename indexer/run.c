/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <indexer/indexer.h>

#include "gather.h"
#include "pool.h"
#include "settle.h"

#include <errno.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    JOBS_BY_DEFAULT = 4, /* at most; more wait for the disk and for one another */
    FILE_SECONDS = 60,
    TURN_WAIT = 100,  /* ms */
    FAILURES_MAX = 64 /* of the system while the workers end; then they are killed */
};

/* One run. */
typedef struct run {
    const tc_indexer_options *options;
    tc_indexer_stats stats;
    tc_pool *pool;
    tc_crawl *walk;
    tc_gather *gather;
    tc_ledger *ledger;
    bool settling;       /* every file has been counted */
    int64_t begun, told; /* tc_clock_now; of the last word on progress */
    tc_found held;       /* found, and there was no room for it yet */
    tc_share share;      /* … and its share */
    bool holds;
} run;

/* ---- What comes of files ---- */

/* Of what is settled only what goes wrong then. */
static bool is_counted(const run *r, const tc_outcome *outcome) {
    return !r->settling || (outcome->kind == TC_INDEX_FAILED && outcome->written);
}

static void count_file(void *context, const char *path, const tc_outcome *outcome) {
    run *r = context;
    r->stats.read += outcome->read;
    r->stats.bytes += outcome->bytes;
    if (!is_counted(r, outcome))
        return;
    r->stats.files += outcome->kind != TC_INDEX_WALKED;
    r->stats.copies += outcome->copied;
    r->stats.references += outcome->references;
    r->stats.assignments += outcome->assignments;
    switch (outcome->kind) {
    case TC_INDEX_INDEXED:
        r->stats.indexed++;
        return;
    case TC_INDEX_UNCHANGED:
        r->stats.unchanged++;
        return;
    case TC_INDEX_WALKED:
        return;
    case TC_INDEX_FAILED:
        r->stats.failed++;
        if (r->options->failed)
            r->options->failed(r->options->context, path, outcome->reason);
        return;
    }
}

static void count_removed(void *context, uint64_t count) {
    ((run *)context)->stats.removed += count;
}

static void pass_done(void *context, const tc_share *share) {
    tc_gather_done(((run *)context)->gather, share);
}

static void count_folder(run *r, const tc_found *found) {
    r->stats.failed++;
    if (r->options->failed)
        r->options->failed(r->options->context, found->path, found->failure);
}

static double seconds_since(int64_t then) {
    return (double)(tc_clock_now() - then) / 1e9;
}

static void tell_progress(run *r) {
    int64_t now = tc_clock_now();
    if (!r->options->progress || now - r->told < TURN_WAIT * INT64_C(1000000))
        return;
    r->told = now;
    tc_indexer_stats stats = r->stats;
    stats.files += tc_pool_unsettled(r->pool);
    stats.seconds = seconds_since(r->begun);
    r->options->progress(r->options->context, &stats);
}

/* ---- The run ---- */

static bool is_stopped(const run *r) {
    return r->options->stop && *r->options->stop;
}

/* Puts files until the worker of the next one has no room, or there are none just now. */
static tc_status feed(run *r, tc_gather_state *state, tc_error *error) {
    tc_status status = TC_OK;
    while (status == TC_OK && !is_stopped(r)) {
        if (!r->holds) {
            status = tc_gather_next(r->gather, &r->held, &r->share, state, error);
            if (status != TC_OK || *state != TC_GATHER_FOUND)
                return status;
        }
        r->holds = !r->held.failure && !tc_pool_has_room(r->pool, r->held.path);
        if (r->holds)
            return TC_OK;
        if (r->held.failure)
            count_folder(r, &r->held);
        else
            status = tc_pool_put(r->pool, r->held.path, &r->share, error);
    }
    return status;
}

static tc_status put_all(run *r, tc_error *error) {
    tc_gather_state state = TC_GATHER_LOOKED;
    tc_status status = TC_OK;
    while (status == TC_OK && state != TC_GATHER_ENDED && !is_stopped(r)) {
        status = feed(r, &state, error);
        if (status == TC_OK && state != TC_GATHER_ENDED)
            status = tc_pool_turn(r->pool, state == TC_GATHER_LOOKED ? 0 : TURN_WAIT, error);
        tell_progress(r);
    }
    return status;
}

static tc_status await_workers(run *r, tc_error *error) {
    tc_status status = TC_OK;
    while (status == TC_OK && !is_stopped(r) && !tc_pool_is_idle(r->pool)) {
        status = tc_pool_turn(r->pool, TURN_WAIT, error);
        tell_progress(r);
    }
    return status;
}

/* The first time for all to be written, the second for each worker to see what the others wrote. */
static tc_status await_commit(run *r, tc_error *error) {
    tc_status status = tc_pool_send_all(r->pool, TC_TASK_COMMIT, "", error);
    if (status == TC_OK)
        status = await_workers(r, error);
    return status == TC_OK ? tc_pool_send_all(r->pool, TC_TASK_COMMIT, "", error) : status;
}

static tc_status prune_path(run *r, const char *path, tc_error *error) {
    tc_buffer real;
    tc_buffer_init(&real, PATH_MAX - 1);
    tc_status status = TC_OK;
    /* A path that the system cannot even look for has nothing below it that is known to be gone;
     * the walk has named it. */
    if (tc_path_real(path, &real, NULL) == TC_OK)
        status = tc_pool_send_all(r->pool, TC_TASK_PRUNE, real.data, error);
    tc_buffer_dispose(&real);
    return status;
}

/* When every file has been taken: of one that was moved the entries are at its old path. */
static tc_status prune_all(run *r, tc_error *error) {
    tc_status status = await_commit(r, error);
    for (size_t i = 0; status == TC_OK && !is_stopped(r) && i < r->options->path_count; i++)
        status = prune_path(r, r->options->paths[i], error);
    return status;
}

/* ---- Settling ---- */

static tc_status send_errand(void *context, const tc_errand *errand, const char *path,
                             tc_error *error) {
    return tc_pool_send(((run *)context)->pool, errand, path, error);
}

static tc_status settle_round(run *r, tc_settlement *settlement, bool *any, tc_error *error) {
    TC_CLEANUP(tc_store_cleanup) tc_store *store = NULL;
    bool listed = false;
    tc_status status = tc_store_open(&r->options->index, 1, &store, error);
    /* Lists are made of what is settled, and go with the first change. */
    if (status == TC_OK)
        status = tc_store_is_listed(store, &listed, error);
    *any = false;
    if (status == TC_OK && !listed)
        status = tc_settle(settlement, store, send_errand, r, any, error);
    return status;
}

static tc_status settle_all(run *r, tc_error *error) {
    tc_settlement settlement = {0};
    tc_status status = TC_OK;
    bool any = true;
    while (status == TC_OK && any && !is_stopped(r)) {
        status = await_commit(r, error);
        if (status != TC_OK || is_stopped(r))
            break;
        r->settling = true;
        tc_ledger_clear(r->ledger);
        status = settle_round(r, &settlement, &any, error);
    }
    tc_settlement_dispose(&settlement);
    return status;
}

/* ---- The end ---- */

/* Lets the workers finish; the first error is the one to tell. */
static tc_status finish(run *r, tc_status status, tc_error *error) {
    tc_pool_end(r->pool);
    for (unsigned failures = 0; failures < FAILURES_MAX && tc_pool_running(r->pool);) {
        tc_error later = {0};
        if (status != TC_OK || is_stopped(r))
            tc_pool_stop(r->pool);
        tc_status turn = tc_pool_turn(r->pool, TURN_WAIT, &later);
        tell_progress(r);
        failures += turn != TC_OK;
        if (turn != TC_OK && status == TC_OK) {
            status = turn;
            if (error)
                *error = later;
        }
    }
    return status;
}

static tc_status work(run *r, tc_error *error) {
    tc_status status = put_all(r, error);
    if (status == TC_OK && r->options->prune && !is_stopped(r))
        status = prune_all(r, error);
    if (status == TC_OK && !is_stopped(r))
        status = settle_all(r, error);
    status = finish(r, status, error);
    r->stats.restarts = tc_pool_restarts(r->pool);
    r->stats.interrupted = is_stopped(r);
    return status;
}

/* ---- Setting up ---- */

static uint32_t processors(void) {
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) == 0)
        return (uint32_t)CPU_COUNT(&set);
    return 1;
}

static uint32_t wanted_jobs(const tc_indexer_options *options) {
    uint32_t jobs = options->jobs;
    if (jobs == 0) {
        jobs = processors();
        jobs = jobs > JOBS_BY_DEFAULT ? JOBS_BY_DEFAULT : jobs;
    }
    return jobs < 1 ? 1 : jobs > TC_INDEX_SHARDS_MAX ? TC_INDEX_SHARDS_MAX : jobs;
}

/* Whether the index holds nothing, and its secret.  What is wrong with it the workers will say. */
static bool look_into(const char *index, uint64_t *secret) {
    TC_CLEANUP(tc_store_cleanup) tc_store *store = NULL;
    uint32_t count = 1;
    return tc_store_open(&index, 1, &store, NULL) == TC_OK &&
           tc_store_secret(store, secret, NULL) == TC_OK &&
           tc_store_count(store, &count, NULL) == TC_OK && count == 0;
}

static uint32_t worker_of(const void *context, const char *path) {
    return tc_pool_worker(context, path);
}

static tc_status open_run(run *r, tc_error *error) {
    const tc_indexer_options *options = r->options;
    uint32_t shards, jobs = wanted_jobs(options);
    tc_status status = tc_index_shards(options->index, &shards, error);
    if (status != TC_OK)
        return status;
    uint64_t secret = 0;
    bool is_new = look_into(options->index, &secret);
    r->ledger = tc_ledger_new();
    if (!r->ledger)
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    tc_pool_setup setup = {
        .index = options->index,
        .shards = shards,
        .workers = jobs < shards ? jobs : shards,
        .file_seconds = options->file_seconds ? options->file_seconds : FILE_SECONDS,
        .read = options->reader ? options->reader : tc_record_parse,
        .sharing = {r->ledger, secret, !is_new, options->prune},
        .done = pass_done,
        .file = count_file,
        .removed = count_removed,
        .context = r,
    };
    status = tc_pool_open(&setup, &r->pool, error);
    if (status != TC_OK)
        return status;
    r->walk = tc_crawl_new(options->paths, options->path_count);
    r->gather = r->walk ? tc_gather_new(r->walk, is_new, worker_of, r->pool) : NULL;
    return r->gather ? TC_OK : tc_error_set(error, TC_ERR_NOMEM, "out of memory");
}

static bool any_path_is_there(const tc_indexer_options *options) {
    for (size_t i = 0; i < options->path_count; i++)
        if (access(options->paths[i], F_OK) == 0 || errno != ENOENT)
            return true;
    return false;
}

/* An index is not made for paths that are not there; one that is there may be pruned of them. */
static tc_status prepare(const tc_indexer_options *options, tc_lock **lock, tc_error *error) {
    uint32_t shards;
    if (!any_path_is_there(options) &&
        (!options->prune || tc_index_shards(options->index, &shards, NULL) != TC_OK)) {
        tc_error_file(error, options->path_count ? options->paths[0] : "");
        tc_error_hint(error, "name a folder or a file that is there");
        return tc_error_set(error, TC_ERR_NOT_FOUND, "%s", strerror(ENOENT));
    }
    tc_status status = tc_index_create(options->index, wanted_jobs(options), error);
    return status == TC_OK ? tc_index_lock(options->index, lock, error) : status;
}

tc_status tc_indexer_run(const tc_indexer_options *options, tc_indexer_stats *stats,
                         tc_error *error) {
    run r = {.options = options, .begun = tc_clock_now()};
    TC_CLEANUP(tc_lock_cleanup) tc_lock *lock = NULL;
    tc_status status = prepare(options, &lock, error);
    if (status == TC_OK)
        status = open_run(&r, error);
    if (status == TC_OK)
        status = work(&r, error);
    tc_pool_close(r.pool);
    tc_gather_free(r.gather);
    tc_crawl_free(r.walk);
    tc_ledger_free(r.ledger);
    r.stats.seconds = seconds_since(r.begun);
    *stats = r.stats;
    return status;
}
