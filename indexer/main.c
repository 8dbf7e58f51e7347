/* SPDX-License-Identifier: GPL-2.0-or-later */
/* tracuu-index: the only program that writes an index. */
#include <base/locale.h>
#include <base/locate.h>
#include <corpus/archive.h>
#include <corpus/document.h>
#include <indexer/indexer.h>

#include <argp.h>
#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    EXIT_DONE = 0,
    EXIT_SOME_FAILED = 1,
    EXIT_NOTHING_DONE = 2,
    EXIT_BUSY = 75,      /* EX_TEMPFAIL: try again later */
    EXIT_BY_SIGNAL = 128 /* + its number, as shells do */
};

enum { OCR_FILE_SECONDS = 1800 }; /* a scan of some hundred pages */

enum {
    KEY_ARCHIVES = 256,
    KEY_INDEX,
    KEY_JOBS,
    KEY_NO_SANDBOX,
    KEY_OCR,
    KEY_PRUNE,
    KEY_QUIET,
    KEY_STATS,
    KEY_HELP,
    KEY_VERSION
};

static const struct argp_option options[] = {{"archives", KEY_ARCHIVES, NULL, 0, NULL, 0},
                                             {"index", KEY_INDEX, "DIR", 0, NULL, 0},
                                             {"jobs", KEY_JOBS, "N", 0, NULL, 0},
                                             {"no-sandbox", KEY_NO_SANDBOX, NULL, 0, NULL, 0},
                                             {"ocr", KEY_OCR, NULL, 0, NULL, 0},
                                             {"prune", KEY_PRUNE, NULL, 0, NULL, 0},
                                             {"quiet", KEY_QUIET, NULL, 0, NULL, 0},
                                             {"stats", KEY_STATS, "FILE", 0, NULL, 0},
                                             {NULL, 'h', NULL, 0, NULL, 0},
                                             {"help", KEY_HELP, NULL, 0, NULL, 0},
                                             {"version", KEY_VERSION, NULL, 0, NULL, 0},
                                             {0}};

/* The command line, read. */
typedef struct request {
    tc_indexer_options run;
    const char *index, *stats;
    bool archives, no_sandbox, ocr, quiet;
    int show; /* 'h', KEY_HELP or KEY_VERSION: only that */
    char wrong[256];
} request;

static const char *usage(void) {
    return _("Usage: tracuu-index [OPTION…] PATH…\n"
             "Brings an index up to date with folders and files.\n"
             "\n"
             "  --index DIR   the index; it is made when it is not there\n"
             "  --jobs N      so many workers (default: one a processor, up to 4)\n"
             "  --archives    read the documents in .zip files, too\n"
             "  --prune       forget files below the paths that are gone\n"
             "  --ocr         read scans too, which takes seconds a page\n"
             "  --no-sandbox  for debuggers: read everything in the workers themselves\n"
             "  --quiet       no progress and no summary\n"
             "  --stats FILE  write figures of the run as JSON\n"
             "  -h, --help    a short help; the whole help\n"
             "  --version     the version\n");
}

static const char *manual(void) {
    return _("\n"
             "Folders are walked with everything below them: files that end in .txt, .md,\n"
             ".html, .docx, .odt, .xlsx, .pdf and the like are read, hidden ones are passed over,\n"
             "links to folders are followed once. A PDF file whose pages are pictures is named\n"
             "as one that needs OCR; --ocr reads it, and .png, .jpg and .tif files too.\n"
             "A file that is named itself is read whatever it is called. A file whose size and\n"
             "time have not changed is not opened; one whose contents have is replaced. A file\n"
             "that cannot be read is named with its reason, now and in later runs, and not tried\n"
             "again until it changes.\n"
             "\n"
             "The run may be interrupted at any moment: what was committed stays, and the next\n"
             "run goes on from there.\n"
             "\n"
             "Where the index is: --index DIR, else $TRACUU_INDEX, else \"index = DIR\" in\n"
             "$XDG_CONFIG_HOME/tracuu/config or /etc/tracuu/config, else\n"
             "$XDG_DATA_HOME/tracuu/index.\n"
             "\n"
             "Exit codes: 0 all done; 1 done, but some files failed; 2 nothing could be done;\n"
             "75 another tracuu-index writes to the index, try again later; 130 and 143\n"
             "interrupted by SIGINT and SIGTERM.\n");
}

/* ---- The command line ---- */

static error_t refuse(request *r, const char *what, const char *advice) {
    snprintf(r->wrong, sizeof r->wrong, "%s: %s", what, advice);
    return EINVAL;
}

static error_t read_jobs(request *r, const char *value) {
    char *end;
    unsigned long jobs = strtoul(value, &end, 10);
    if (*value < '1' || *value > '9' || *end || jobs > 1000)
        return refuse(r, value, _("no number of jobs; give one from 1"));
    r->run.jobs = (uint32_t)jobs;
    return 0;
}

/* argp knows that it stumbled, not over what: that stands right before the next argument. */
static error_t stumble(request *r, const struct argp_state *state) {
    const char *culprit =
        state->next > 0 && state->next <= state->argc ? state->argv[state->next - 1] : "";
    if (*r->wrong)
        return EINVAL;
    return refuse(r, culprit, _("no option, or lacks its value; see tracuu-index --help"));
}

static error_t read_argument(int key, char *value, struct argp_state *state) {
    request *r = state->input;
    switch (key) {
    case KEY_ARCHIVES:
        r->archives = true;
        return 0;
    case KEY_INDEX:
        r->index = value;
        return *value ? 0 : refuse(r, "--index", _("lacks its value; see tracuu-index --help"));
    case KEY_JOBS:
        return read_jobs(r, value);
    case KEY_NO_SANDBOX:
        r->no_sandbox = true;
        return 0;
    case KEY_OCR:
        r->ocr = true;
        return 0;
    case KEY_PRUNE:
        r->run.prune = true;
        return 0;
    case KEY_QUIET:
        r->quiet = true;
        return 0;
    case KEY_STATS:
        r->stats = value;
        return 0;
    case 'h':
    case KEY_HELP:
    case KEY_VERSION:
        r->show = r->show ? r->show : key;
        return 0;
    case ARGP_KEY_ARGS: /* all that are no options; argp has put them last */
        r->run.paths = (const char *const *)(state->argv + state->next);
        r->run.path_count = (size_t)(state->argc - state->next);
        return 0;
    case ARGP_KEY_ERROR:
        return stumble(r, state);
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

static int complain(const char *what) {
    fprintf(stderr, "tracuu-index: %s\n", what);
    return EXIT_NOTHING_DONE;
}

static int show_help(int what) {
    if (what == KEY_VERSION)
        puts("tracuu-index " TRACUU_VERSION);
    else
        fputs(usage(), stdout);
    if (what == KEY_HELP)
        fputs(manual(), stdout);
    if (fflush(stdout) == 0)
        return EXIT_DONE;
    tc_error error = {0};
    tc_error_set(&error, TC_ERR_IO, _("the answer cannot be written: %s"), strerror(errno));
    tc_error_print("tracuu-index", &error, N_("is the disk full?"));
    return EXIT_NOTHING_DONE;
}

/* ---- While it runs ---- */

static volatile sig_atomic_t stop_signal;

static void on_signal(int number) {
    stop_signal = number;
}

/* A second one of the same ends the program there and then. */
static void catch_signals(void) {
    struct sigaction action = {.sa_handler = on_signal, .sa_flags = (int)SA_RESETHAND};
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
}

/* What is said while it runs. */
typedef struct speech {
    bool progress; /* there is a terminal to show it on */
    bool on_line;  /* the cursor stands behind it */
} speech;

static void clear_line(speech *s) {
    if (s->on_line)
        fputs("\r\033[K", stderr);
    s->on_line = false;
}

static void say_failure(void *context, const char *path, const char *reason) {
    clear_line(context);
    char message[1024];
    tc_complain("tracuu-index: %s: %s", path, tc_locale_message(reason, message, sizeof message));
}

static void say_progress(void *context, const tc_indexer_stats *stats) {
    speech *s = context;
    double rate = stats->seconds > 0 ? (double)stats->files / stats->seconds : 0;
    clear_line(s);
    fprintf(stderr, _("%ju files, %ju failed, %.0f a second"), (uintmax_t)stats->files,
            (uintmax_t)stats->failed, rate);
    fflush(stderr);
    s->on_line = true;
}

/* ---- When it has run ---- */

static void say_summary(const tc_indexer_stats *stats) {
    fprintf(stderr,
            _("tracuu-index: %ju files in %.1f s: %ju indexed, %ju unchanged, %ju failed, "
              "%ju removed\n"),
            (uintmax_t)stats->files, stats->seconds, (uintmax_t)stats->indexed,
            (uintmax_t)stats->unchanged, (uintmax_t)stats->failed, (uintmax_t)stats->removed);
    if (stats->interrupted)
        fputs(_("tracuu-index: interrupted; the next run goes on from here\n"), stderr);
}

static json_t *stats_json(const tc_indexer_stats *stats) {
    return json_pack("{sI sI sI sI sI sI sI sI sI sI sI sf sb}", "files", (json_int_t)stats->files,
                     "indexed", (json_int_t)stats->indexed, "unchanged",
                     (json_int_t)stats->unchanged, "failed", (json_int_t)stats->failed, "removed",
                     (json_int_t)stats->removed, "read", (json_int_t)stats->read, "copies",
                     (json_int_t)stats->copies, "bytes", (json_int_t)stats->bytes, "references",
                     (json_int_t)stats->references, "assignments", (json_int_t)stats->assignments,
                     "restarts", (json_int_t)stats->restarts, "seconds", stats->seconds,
                     "interrupted", stats->interrupted);
}

static bool write_stats(const char *path, const tc_indexer_stats *stats) {
    json_t *object = stats_json(stats);
    FILE *out = strcmp(path, "-") == 0 ? stdout : fopen(path, "w");
    bool written =
        out && object && json_dumpf(object, out, JSON_INDENT(2) | JSON_REAL_PRECISION(6)) == 0;
    json_decref(object);
    if (out) {
        written = fputc('\n', out) != EOF && written;
        written = (out == stdout ? fflush(out) : fclose(out)) == 0 && written;
    }
    if (!written)
        say_failure(&(speech){0}, path, strerror(errno));
    return written;
}

static int exit_code(tc_status status, const tc_indexer_stats *stats) {
    if (status == TC_ERR_BUSY)
        return EXIT_BUSY;
    if (status != TC_OK)
        return EXIT_NOTHING_DONE;
    if (stats->interrupted)
        return EXIT_BY_SIGNAL + stop_signal;
    return stats->failed ? EXIT_SOME_FAILED : EXIT_DONE;
}

static int run(request *r) {
    speech s = {.progress = !r->quiet && isatty(STDERR_FILENO)};
    tc_indexer_stats stats = {0};
    tc_error error = {0};
    r->run.stop = &stop_signal;
    r->run.failed = say_failure;
    r->run.progress = s.progress ? say_progress : NULL;
    r->run.context = &s;
    if (r->ocr)
        r->run.file_seconds = OCR_FILE_SECONDS;
    catch_signals();
    tc_status status = tc_indexer_run(&r->run, &stats, &error);
    clear_line(&s);
    if (status != TC_OK)
        tc_error_print("tracuu-index", &error, "");
    if (!r->quiet && (status == TC_OK || stats.files))
        say_summary(&stats);
    int code = exit_code(status, &stats);
    if (r->stats && !write_stats(r->stats, &stats) && code == EXIT_DONE)
        code = EXIT_SOME_FAILED;
    return code;
}

static int run_on_index(request *r) {
    tc_buffer index;
    tc_error error = {0};
    int code;
    tc_buffer_init(&index, PATH_MAX);
    if (tc_index_locate(r->index, &index, &error) == TC_OK) {
        r->run.index = index.data;
        code = run(r);
    } else {
        tc_error_print("tracuu-index", &error, "");
        code = EXIT_NOTHING_DONE;
    }
    tc_buffer_dispose(&index);
    return code;
}

int main(int argc, char **argv) {
    static const struct argp parser = {options, read_argument, NULL, NULL, NULL, NULL, NULL};
    request r = {0};
    tc_locale_init();
    tc_locale_letters();
    if (argp_parse(&parser, argc, argv, ARGP_NO_HELP | ARGP_NO_ERRS | ARGP_NO_EXIT, NULL, &r) != 0)
        return complain(r.wrong);
    if (r.show)
        return show_help(r.show);
    if (r.run.path_count == 0)
        return complain(_("name the folders or files to be indexed; see tracuu-index --help"));
    tc_document_isolate(!r.no_sandbox); /* files are anybody's */
    tc_document_ocr(r.ocr);
    tc_document_archives(r.archives);
    return run_on_index(&r);
}
