/* SPDX-License-Identifier: GPL-2.0-or-later */
/* generate-plans: writes any number of synthetic plans for the benchmarks. */
#include <argp.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "plan_text.h"

#define PER_FOLDER 1000u

typedef struct options {
    uint64_t count, bytes, seed;
    const char *folder;
} options;

/* ---- command line ---- */

static const struct argp_option OPTIONS[] = {
    {"count", 'n', "N", 0, "How many plans (1 to 10000000; 10000)", 0},
    {"bytes", 'b', "N", 0, "Their mean size in bytes (2000 to 10000000; 15000)", 0},
    {"seed", 's', "N", 0, "Another seed, other plans (1)", 0},
    {0}};

/* argp looks for it from outside, while this program hides its names. */
__attribute__((visibility("default"))) const char *argp_program_version =
    "generate-plans (tracuu) " TRACUU_VERSION;

static uint64_t number_of(const char *text, uint64_t least, uint64_t most, const char *name,
                          struct argp_state *state) {
    char *end;
    errno = 0;
    unsigned long long value = strtoull(text, &end, 10);
    if (errno || end == text || *end || text[0] == '-' || value < least || value > most)
        argp_failure(state, 2, 0, "--%s is a number from %llu to %llu, not \"%s\"", name,
                     (unsigned long long)least, (unsigned long long)most, text);
    return value;
}

static error_t parse(int key, char *argument, struct argp_state *state) {
    options *chosen = state->input;
    switch (key) {
    case 'n':
        chosen->count = number_of(argument, 1, 10000000, "count", state);
        return 0;
    case 'b':
        chosen->bytes = number_of(argument, 2000, 10000000, "bytes", state);
        return 0;
    case 's':
        chosen->seed = number_of(argument, 0, UINT64_MAX, "seed", state);
        return 0;
    case ARGP_KEY_ARG:
        if (chosen->folder)
            argp_failure(state, 2, 0, "one OUTDIR only; \"%s\" is too many", argument);
        chosen->folder = argument;
        return 0;
    case ARGP_KEY_NO_ARGS:
        argp_failure(state, 2, 0, "OUTDIR is missing; see --help");
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

static const struct argp ARGP = {
    OPTIONS,
    parse,
    "OUTDIR",
    "Writes synthetic plans of provinces into OUTDIR, 1000 a folder, to measure with.\v"
    "The same count, bytes and seed give the same files on every machine.",
    NULL,
    NULL,
    NULL};

/* ---- files ---- */

static tc_status failed(tc_error *error, const char *path, const char *what) {
    tc_error_file(error, path);
    return tc_error_set(error, TC_ERR_IO, "%s: cannot %s: %s", path, what, strerror(errno));
}

static tc_status make_folder(const char *path, tc_error *error) {
    if (mkdir(path, 0777) == 0 || errno == EEXIST)
        return TC_OK;
    return failed(error, path, "make this folder");
}

static tc_status write_file(const char *path, tc_slice text, tc_error *error) {
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (file < 0)
        return failed(error, path, "open");
    while (text.len) {
        ssize_t written = write(file, text.ptr, text.len);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0) {
            tc_status status = failed(error, path, "write");
            (void)close(file);
            return status;
        }
        text = tc_slice_sub(text, (size_t)written, text.len);
    }
    return close(file) ? failed(error, path, "close") : TC_OK;
}

/* PATH holds OUTDIR and is used for every name; TEXT likewise for every plan. */
static tc_status write_plan(const plan_book *book, uint32_t index, const char *folder,
                            tc_buffer *path, tc_buffer *text, tc_error *error) {
    tc_buffer_clear(path);
    tc_buffer_printf(path, "%s/%04u", folder, index / PER_FOLDER);
    if (path->failed)
        return tc_error_set(error, TC_ERR_LIMIT, "%s: the name is too long", folder);
    if (index % PER_FOLDER == 0) {
        tc_status status = make_folder(path->data, error);
        if (status != TC_OK)
            return status;
    }
    tc_buffer_add_char(path, '/');
    plan_name(path, book, index);
    tc_buffer_clear(text);
    plan_write(text, book, index);
    if (path->failed || text->failed)
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    return write_file(path->data, tc_buffer_slice(text), error);
}

static tc_status write_all(const options *chosen, tc_error *error) {
    plan_book book = {0};
    tc_status status = make_folder(chosen->folder, error);
    if (status == TC_OK)
        status = plan_book_init(&book, (uint32_t)chosen->count, (uint32_t)chosen->bytes,
                                chosen->seed, error);
    tc_buffer path, text;
    tc_buffer_init(&path, PATH_MAX);
    tc_buffer_init(&text, (size_t)64 << 20);
    for (uint32_t i = 0; i < book.count && status == TC_OK; i++)
        status = write_plan(&book, i, chosen->folder, &path, &text, error);
    tc_buffer_dispose(&text);
    tc_buffer_dispose(&path);
    plan_book_dispose(&book);
    return status;
}

int main(int argc, char **argv) {
    argp_err_exit_status = 2;
    options chosen = {.count = 10000, .bytes = 15000, .seed = 1};
    if (argp_parse(&ARGP, argc, argv, 0, NULL, &chosen))
        return 2;
    tc_error error = {0};
    if (write_all(&chosen, &error) == TC_OK)
        return 0;
    (void)fprintf(stderr, "generate-plans: %s\n", error.message);
    return 2;
}
