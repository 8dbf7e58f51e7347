/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the tests of the indexer share: a folder of files in the scratch directory, a run over it,
 * and all that an index holds as one text. */
#ifndef TRACUU_TESTS_INDEXER_FIXTURE_H
#define TRACUU_TESTS_INDEXER_FIXTURE_H

#include "store_fixture.h"

#include <indexer/indexer.h>

#include <fcntl.h>
#include <math.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>

/* ---- Files ---- */

static inline const char *at(const char *name) {
    static char paths[4][4400];
    static unsigned next;
    char *path = paths[next++ % 4];
    snprintf(path, sizeof paths[0], "%s/%s", scratch, name);
    return path;
}

static inline void write_bytes(const char *name, const void *bytes, size_t size) {
    FILE *file = fopen(at(name), "w");
    ck_assert_msg(file != NULL, "%s", name);
    ck_assert_uint_eq(fwrite(bytes, 1, size, file), size);
    ck_assert_int_eq(fclose(file), 0);
}

static inline void write_text(const char *name, const char *text) {
    write_bytes(name, text, strlen(text));
}

static inline void make_folder(const char *name) {
    ck_assert_int_eq(mkdir(at(name), 0777), 0);
}

static inline void link_to(const char *target, const char *name) {
    ck_assert_int_eq(symlink(target, at(name)), 0);
}

/* The mtime of a file, so many seconds after the epoch. */
static inline void set_mtime(const char *name, time_t seconds) {
    struct timespec times[2] = {{.tv_sec = seconds}, {.tv_sec = seconds}};
    ck_assert_int_eq(utimensat(AT_FDCWD, at(name), times, 0), 0);
}

/* A small plan with a number of its own, a table of two tasks, and so on. */
static inline void write_plan(const char *name, unsigned number, const char *word) {
    char text[2000];
    snprintf(text, sizeof text,
             "UBND TỈNH QUẢNG NGÃI\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
             "SỞ KHOA HỌC VÀ CÔNG NGHỆ\tĐộc lập - Tự do - Hạnh phúc\n\n"
             "Số: %u/KH-SKHCN\tQuảng Ngãi, ngày 5 tháng 3 năm 2024\n\n"
             "KẾ HOẠCH\nThử nghiệm %s năm 2024\n\n"
             "Căn cứ Quyết định số 709/QĐ-TTg ngày 23/7/2024 của Thủ tướng Chính phủ.\n"
             "Thực hiện Nghị quyết số %u-NQ/TU ngày 20/5/2022 của Tỉnh ủy Quảng Ngãi.\n\n"
             "Nội dung công việc:\n\n"
             "1. Rà soát %s\n"
             "- Đơn vị chủ trì: Phòng Quản lý khoa học.\n"
             "- Đơn vị phối hợp: Văn phòng Sở.\n"
             "- Thời gian thực hiện: Quý II/2024.\n",
             number, word, number % 30 + 1, word);
    write_text(name, text);
}

/* ---- Runs ---- */

/* The failures of a run, "PATH: REASON" a line, sorted by nobody. */
typedef struct noted {
    char failures[4096];
    unsigned count;
} noted;

static inline void note_failure(void *context, const char *path, const char *reason) {
    noted *n = context;
    size_t used = strlen(n->failures), skip = strlen(scratch);
    if (strncmp(path, scratch, skip) == 0)
        path += skip + 1;
    snprintf(n->failures + used, sizeof n->failures - used, "%s: %s\n", path, reason);
    n->count++;
}

static noted note; /* of the last run */
static tc_indexer_stats stats;

/* PATHS live as long as the options. */
static inline tc_indexer_options options_for(const char *const *paths, size_t count) {
    return (tc_indexer_options){.index = dir,
                                .paths = paths,
                                .path_count = count,
                                .jobs = 2,
                                .failed = note_failure,
                                .context = &note};
}

static inline void run_with(const tc_indexer_options *options) {
    note = (noted){.count = 0};
    ok(tc_indexer_run(options, &stats, e));
    ck_assert_uint_eq(stats.failed, note.count);
    ck_assert_uint_le(stats.indexed + stats.unchanged, stats.files);
    ck_assert_uint_ge(stats.indexed + stats.unchanged + stats.failed, stats.files);
}

/* For one folder or file of the scratch directory. */
static inline tc_indexer_options options_over(const char *name) {
    static char path[4400];
    static const char *const paths[] = {path};
    snprintf(path, sizeof path, "%s/%s", scratch, name);
    return options_for(paths, 1);
}

static inline void run_over(const char *name) {
    tc_indexer_options options = options_over(name);
    run_with(&options);
}

/* ---- A run that ends early ---- */

static volatile sig_atomic_t stop;
static _Atomic unsigned *parsed; /* by all workers */

static inline tc_status slow_reader(tc_arena *arena, const char *path, tc_slice bytes,
                                    tc_record *out, tc_error *error) {
    atomic_fetch_add(parsed, 1);
    usleep(20000);
    return tc_record_parse(arena, path, bytes, out, error);
}

static inline void stop_after_three(void *context, const tc_indexer_stats *so_far) {
    (void)context;
    (void)so_far;
    stop = *parsed >= 3;
}

/* Makes the run of OPTIONS slow, and stops it when some three documents have been read. */
static inline void stop_early(tc_indexer_options *options) {
    parsed = mmap(NULL, sizeof *parsed, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    options->reader = slow_reader;
    options->progress = stop_after_three;
    options->stop = &stop;
}

/* How many failures were told that are exactly this line. */
static inline unsigned told(const char *line) {
    unsigned count = 0;
    for (const char *hit = note.failures; (hit = strstr(hit, line)); hit++)
        count += (hit == note.failures || hit[-1] == '\n') && hit[strlen(line)] == '\n';
    return count;
}

/* ---- What an index holds ---- */

/* Entries that have the term FIELD:TEXT. */
static inline unsigned count_term(tc_field field, const char *text) {
    uint32_t count;
    tc_store *store = open_store();
    ok(tc_store_frequency(store, field, tc_slice_of(text), &count, e));
    tc_store_close(store);
    return count;
}

typedef struct dump {
    tc_store *store;
    char **names; /* of entries, by docid: "KIND PATH ORDER" */
    uint32_t name_count;
    char **lines;
    size_t count, capacity;
} dump;

static inline void dump_add(dump *d, const tc_buffer *line) {
    ck_assert(!line->failed);
    if (d->count == d->capacity) {
        d->capacity = d->capacity ? d->capacity * 2 : 1024;
        d->lines = realloc(d->lines, d->capacity * sizeof *d->lines);
        ck_assert_ptr_nonnull(d->lines);
    }
    d->lines[d->count] = strdup(line->data);
    ck_assert_ptr_nonnull(d->lines[d->count]);
    d->count++;
}

static inline void dump_name(dump *d, uint32_t docid, const char *kind, tc_slice path,
                             tc_slice order) {
    char name[4500];
    double number = tc_value_number(order);
    snprintf(name, sizeof name, "%s %.*s %g", kind, (int)path.len, path.ptr,
             isnan(number) ? 0 : number);
    if (docid >= d->name_count) {
        d->names = realloc(d->names, (docid + 1) * sizeof *d->names);
        ck_assert_ptr_nonnull(d->names);
        memset(d->names + d->name_count, 0, (docid + 1 - d->name_count) * sizeof *d->names);
        d->name_count = docid + 1;
    }
    ck_assert_ptr_null(d->names[docid]);
    d->names[docid] = strdup(name);
}

static inline void dump_names(dump *d, const char *kind) {
    tc_postings *walk = NULL;
    bool more;
    uint64_t slots = TC_SLOT_BIT(TC_SLOT_PATH) | TC_SLOT_BIT(TC_SLOT_ORDER);
    ok(tc_postings_open(d->store, TC_FIELD_KIND, tc_slice_of(kind), slots, &walk, e));
    for (;;) {
        ok(tc_postings_next(walk, &more, e));
        if (!more)
            break;
        dump_name(d, tc_postings_docid(walk), kind, tc_postings_value(walk, TC_SLOT_PATH),
                  tc_postings_value(walk, TC_SLOT_ORDER));
    }
    tc_postings_close(walk);
}

/* The values and data, a line an entry. */
static inline void dump_kind(dump *d, const char *kind) {
    static const tc_want want = {.slots = TC_SLOTS_ALL, .data = true};
    tc_matches *found = NULL;
    tc_buffer line;
    tc_buffer_init(&line, (size_t)64 << 20);
    dump_names(d, kind);
    ok(tc_store_find(d->store, TC_FIELD_KIND, tc_slice_of(kind), UINT32_MAX, &want, &found, e));
    for (uint32_t i = 0; i < tc_matches_count(found); i++) {
        tc_buffer_clear(&line);
        tc_buffer_printf(&line, "%s", kind);
        for (int slot = TC_SLOT_PATH; slot <= TC_SLOT_FAILURE; slot++) {
            tc_slice value = tc_match_value(found, i, (tc_slot)slot);
            tc_buffer_printf(&line, "\t%d=%.*s", slot, (int)value.len, value.ptr);
        }
        tc_buffer_add_char(&line, '\t');
        tc_buffer_add(&line, tc_match_data(found, i));
        dump_add(d, &line);
    }
    tc_buffer_dispose(&line);
    tc_matches_free(found);
}

/* A line for each entry that has the term. */
static inline void dump_term(dump *d, tc_field field, tc_slice text) {
    tc_postings *walk = NULL;
    tc_buffer line;
    bool more;
    tc_buffer_init(&line, 65536);
    ok(tc_postings_open(d->store, field, text, 0, &walk, e));
    for (;;) {
        ok(tc_postings_next(walk, &more, e));
        if (!more)
            break;
        uint32_t docid = tc_postings_docid(walk);
        ck_assert_uint_lt(docid, d->name_count);
        tc_buffer_clear(&line);
        tc_buffer_printf(&line, "%s\t%s:%.*s", d->names[docid], tc_schema_field(field)->name,
                         (int)text.len, text.ptr);
        dump_add(d, &line);
    }
    tc_postings_close(walk);
    tc_buffer_dispose(&line);
}

static inline void dump_field(dump *d, tc_field field) {
    tc_terms *walk = NULL;
    bool more;
    if (!tc_schema_field(field)->prefix || field == TC_FIELD_CONTENTS ||
        field == TC_FIELD_COPY) /* each index has its own */
        return;
    ok(tc_terms_open(d->store, field, TC_SLICE(""), &walk, e));
    for (;;) {
        ok(tc_terms_next(walk, &more, e));
        if (!more)
            break;
        dump_term(d, field, tc_terms_text(walk));
    }
    tc_terms_close(walk);
}

static inline int compare_lines(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Everything in the index but docids, in one order.  The caller frees it. */
static inline char *dump_index(void) {
    dump d = {.store = open_store()};
    dump_kind(&d, "document");
    dump_kind(&d, "copy");
    dump_kind(&d, "task");
    dump_kind(&d, "failed");
    for (int field = 0; field < TC_FIELD_COUNT; field++)
        dump_field(&d, (tc_field)field);
    tc_store_close(d.store);
    qsort(d.lines, d.count, sizeof *d.lines, compare_lines);
    tc_buffer all;
    tc_buffer_init(&all, (size_t)512 << 20);
    tc_buffer_add(&all, TC_SLICE(""));
    for (size_t i = 0; i < d.count; i++) {
        tc_buffer_printf(&all, "%s\n", d.lines[i]);
        free(d.lines[i]);
    }
    for (uint32_t i = 0; i < d.name_count; i++)
        free(d.names[i]);
    free(d.names);
    free(d.lines);
    ck_assert(!all.failed);
    return all.data;
}

/* ---- Workers that die ---- */

/* What a file's name begins with decides what becomes of the worker that reads it. */
static inline tc_status hostile_reader(tc_arena *arena, const char *path, tc_slice bytes,
                                       tc_record *out, tc_error *error) {
    const char *name = strrchr(path, '/') + 1;
    if (strncmp(name, "crash", 5) == 0)
        abort();
    if (strncmp(name, "kill", 4) == 0)
        raise(SIGKILL);
    if (strncmp(name, "exit", 4) == 0)
        _exit(9);
    if (strncmp(name, "hang", 4) == 0)
        for (;;)
            pause();
    if (strncmp(name, "nomem", 5) == 0)
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    return tc_record_parse(arena, path, bytes, out, error);
}

#endif
