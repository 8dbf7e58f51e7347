/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "isolation.h"

#include "ocr.h"
#include "poppler_calls.h"
#include "reader.h"
#include "tape.h"
#include "unzip.h"
#include "xml_calls.h"

#include <sandbox/sandbox.h>
#include <text/text.h>

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum {
    MEMORY = 384 << 20, /* bytes; the caps on what is inflated keep honest files far below */
    ARENA = 256 << 20,
    ANSWER = 128 << 20,
    SECONDS = 30,
    OCR_MEMORY = 1 << 30,
    OCR_SECONDS = 1800 /* some seconds a page */
};

/* What a reader needs decides in which process it works. */
typedef enum place { PLAIN, PAGES, SCANS, PLACES } place;

static struct {
    bool on;
    tc_sandbox *sandboxes[PLACES]; /* NULL until it is needed */
    pid_t owner;                   /* a process forked since then needs its own */
} isolation;

void tc_document_isolate(bool on) {
    for (size_t i = 0; i < PLACES; i++) {
        if (isolation.owner == getpid())
            tc_sandbox_free(isolation.sandboxes[i]);
        isolation.sandboxes[i] = NULL;
    }
    isolation.on = on;
}

bool tc_isolation_is_on(void) {
    return isolation.on;
}

/* Inside: NAME is the number of the format. */
static tc_status read_inside(void *context, const char *name, tc_slice bytes, tc_buffer *out,
                             tc_error *error) {
    (void)context;
    tc_draft_reader *reader = tc_reader_of((tc_format)strtol(name, NULL, 10));
    tc_arena *arena = tc_arena_new(ARENA);
    tc_draft *draft = arena ? tc_draft_on_tape(arena, out) : NULL;
    tc_status status = draft && reader ? reader(arena, bytes, draft, error)
                                       : tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    if (status == TC_OK && tc_arena_is_short(arena))
        status = tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    tc_arena_free(arena);
    return status;
}

/* What cannot be loaded the reader will miss, and say so. */
static void load_parsers(void *context) {
    (void)context;
    (void)!tc_zip_load(NULL);
    (void)!tc_xml_load(NULL);
    (void)!tc_text_load(NULL);
}

static void load_poppler(void *context) {
    (void)context;
    (void)tc_poppler_load(NULL);
}

static void load_ocr(void *context) {
    load_poppler(context);
    (void)!tc_ocr_start(NULL);
}

/* Fonts that a page names and does not bring along, to draw it with; where they may not be opened,
 * ruling lines are found without. */
static const char *const fonts[] = {"/usr/share/poppler",    "/usr/share/fonts",
                                    "/usr/share/fontconfig", "/etc/fonts",
                                    "/var/cache/fontconfig", NULL};

static place place_of(tc_format format) {
    if (format == TC_FORMAT_IMAGE || (format == TC_FORMAT_PDF && tc_document_ocr_is_on()))
        return SCANS;
    return format == TC_FORMAT_PDF ? PAGES : PLAIN;
}

static tc_sandbox *sandbox(place where) {
    static const tc_sandbox_setup setups[PLACES] = {[PLAIN] = {.prepare = load_parsers,
                                                               .work = read_inside,
                                                               .memory = MEMORY,
                                                               .answer = ANSWER,
                                                               .seconds = SECONDS},
                                                    [PAGES] = {.prepare = load_poppler,
                                                               .work = read_inside,
                                                               .readable = fonts,
                                                               .memory = MEMORY,
                                                               .answer = ANSWER,
                                                               .seconds = SECONDS},
                                                    [SCANS] = {.prepare = load_ocr,
                                                               .work = read_inside,
                                                               .readable = fonts,
                                                               .memory = OCR_MEMORY,
                                                               .answer = ANSWER,
                                                               .seconds = OCR_SECONDS}};
    if (isolation.owner != getpid()) {
        memset(isolation.sandboxes, 0, sizeof isolation.sandboxes);
        isolation.owner = getpid();
    }
    if (!isolation.sandboxes[where] && where == PLAIN)
        load_parsers(NULL); /* here, once for all the processes inside */
    if (!isolation.sandboxes[where])
        isolation.sandboxes[where] = tc_sandbox_new(&setups[where]);
    return isolation.sandboxes[where];
}

tc_status tc_isolation_read(tc_format format, tc_arena *arena, tc_slice bytes, tc_draft *draft,
                            tc_error *error) {
    char name[16];
    tc_slice tape;
    tc_sandbox *inside = sandbox(place_of(format));
    snprintf(name, sizeof name, "%d", (int)format);
    if (!inside)
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    tc_status status = tc_sandbox_run(inside, name, bytes, arena, &tape, error);
    return status == TC_OK ? tc_tape_play(tape, draft, error) : status;
}
