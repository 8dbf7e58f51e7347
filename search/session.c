/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "session.h"

#include "copies.h"

#include <base/locale.h>
#include <base/locate.h>
#include <text/text.h>

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    ARENA_MAX = 1 << 30,
    WORDS_MAX = 8 << 20, /* more than arguments may have */
    LOCATION_MAX = 64 << 10,
    WIDTH_MIN = 40,
    WIDTH_MAX = 400
};

tc_status tc_out_of_memory(tc_session *session) {
    return tc_error_set(&session->error, TC_ERR_NOMEM, "%s", _("out of memory"));
}

/* ---- The index ---- */

/* What to do about an index that does not open. */
static tc_status advise(tc_session *session, tc_status status) {
    tc_error *error = &session->error;
    if (status == TC_ERR_NOT_FOUND) {
        tc_error_set(error, status, "%s", _("there is no index"));
        tc_error_hint(error, "%s", _("fill one with tracuu index FOLDER, or give --index DIR"));
    } else if (status == TC_ERR_SCHEMA || status == TC_ERR_FORMAT) {
        tc_error_hint(error, "%s", _("fill a new one with tracuu index --index DIR FOLDER"));
    } else if (status == TC_ERR_BUSY) {
        tc_error_hint(error, "%s", _("try again in a moment"));
    }
    return status;
}

tc_status tc_session_open(tc_session *session) {
    tc_options *o = &session->options;
    if (session->store)
        return TC_OK;
    if (o->source_count == 0) {
        tc_buffer place;
        tc_buffer_init(&place, LOCATION_MAX);
        tc_status status = tc_index_locate(NULL, &place, &session->error);
        tc_slice copy = tc_arena_copy(session->arena, tc_buffer_slice(&place));
        tc_buffer_dispose(&place);
        if (status != TC_OK)
            return status;
        if (!copy.ptr)
            return tc_out_of_memory(session);
        o->sources[o->source_count++] = copy.ptr;
    }
    return advise(session,
                  tc_store_open(o->sources, o->source_count, &session->store, &session->error));
}

/* ---- Writing ---- */

static uint32_t width_of_terminal(void) {
    struct winsize size;
    const char *columns = getenv("COLUMNS");
    long width = columns ? strtol(columns, NULL, 10) : 0;
    if (width <= 0 && isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
        width = size.ws_col;
    if (width <= 0)
        width = TC_PAPER_WIDTH;
    return width < WIDTH_MIN ? WIDTH_MIN : width > WIDTH_MAX ? WIDTH_MAX : (uint32_t)width;
}

static bool wants_color(const tc_options *options) {
    const char *off = getenv("NO_COLOR"), *terminal = getenv("TERM");
    if (options->color != TC_COLOR_AUTO)
        return options->color == TC_COLOR_ALWAYS;
    return isatty(STDOUT_FILENO) && !(off && *off) && !(terminal && strcmp(terminal, "dumb") == 0);
}

/* $PAGER; where it is no command, or not there, nothing has read the answer, which passes through.
 */
static const char pager_of_user[] = "trap : INT\n"
                                    "sh -nc \"$PAGER\" || exec cat\n"
                                    "eval \"$PAGER\"\n"
                                    "case $? in 126|127) exec cat ;; esac";

/* Becomes the pager, reading from DESCRIPTOR; without one the answer passes through. */
static void run_pager(int descriptor) {
    const char *pager = getenv("PAGER");
    dup2(descriptor, STDIN_FILENO);
    signal(SIGPIPE, SIG_DFL);
    setenv("LESS", "FRX", 0);
    setenv("LESSCHARSET", "utf-8", 0);
    if (pager && *pager)
        execl("/bin/sh", "sh", "-c", pager_of_user, (char *)NULL);
    else
        execlp("less", "less", "-FRX", (char *)NULL);
    execlp("cat", "cat", (char *)NULL);
    _exit(127);
}

static void start_pager(tc_session *session) {
    int ends[2];
    if (pipe(ends) != 0)
        return;
    pid_t child = fork();
    if (child == 0) {
        close(ends[1]);
        run_pager(ends[0]);
    }
    close(ends[0]);
    if (child > 0) {
        session->pager = child;
        signal(SIGINT, SIG_IGN); /* which is for the pager, and does not end it */
        dup2(ends[1], STDOUT_FILENO);
    }
    close(ends[1]);
}

void tc_session_begin(tc_session *session, tc_renderer *renderer, const tc_view *view,
                      json_t *head) {
    const tc_options *o = &session->options;
    session->paper.color = wants_color(o);
    if (o->format == TC_OUTPUT_TEXT) {
        session->paper.width = width_of_terminal();
        if (isatty(STDOUT_FILENO) && !session->pager)
            start_pager(session);
    }
    /* By this mark spreadsheets, into which lists of tasks and units go, know UTF-8. */
    if (o->format == TC_OUTPUT_CSV && (session->command->takes & TC_TAKES_UNITS))
        fputs("\xEF\xBB\xBF", session->paper.out);
    tc_renderer completing = {.complete = NULL};
    tc_copies_begin(session, &completing, head);
    tc_render_begin(renderer, o->format, view, &session->paper, head);
    renderer->complete = completing.complete;
    renderer->context = completing.context;
}

/* Whether OUT is a pipe that nobody reads from any more. */
static bool is_abandoned(FILE *out) {
    struct pollfd end = {.fd = fileno(out), .events = POLLOUT};
    return poll(&end, 1, 0) == 1 && (end.revents & POLLERR);
}

bool tc_answer_arrives(FILE *out, tc_error *error) {
    errno = 0;
    bool arrived = fflush(out) == 0 && !ferror(out);
    if (arrived || errno == EPIPE || is_abandoned(out))
        return true;
    /* What failed while the answer was written has left no number. */
    errno = errno ? errno : EIO;
    tc_error_set(error, TC_ERR_IO, _("the answer cannot be written: %s"), strerror(errno));
    tc_error_hint(error, "%s", _("is the disk full?"));
    return false;
}

/* ---- The run as a whole ---- */

tc_status tc_session_init(tc_session *session, const tc_command *command) {
    /* A closed pipe is an error of writing, seen when flushing. */
    signal(SIGPIPE, SIG_IGN);
    *session = (tc_session){.command = command,
                            .arena = tc_arena_new(ARENA_MAX),
                            .paper = {stdout, false, TC_PAPER_WIDTH}};
    return session->arena ? TC_OK : tc_out_of_memory(session);
}

bool tc_session_close(tc_session *session) {
    bool arrived = tc_answer_arrives(session->paper.out, &session->error);
    if (session->pager) {
        close(STDOUT_FILENO);
        while (waitpid(session->pager, NULL, 0) < 0 && errno == EINTR)
            continue;
    }
#ifdef __SANITIZE_ADDRESS__ /* which looks for leaks; else all of it goes with the process */
    json_decref(session->copies);
    tc_store_close(session->store);
    tc_arena_free(session->arena);
#endif
    return arrived;
}

/* Letters, digits and signs of full width, as keyboards of East Asia make them, as ASCII. */
static tc_slice narrow(tc_session *session, tc_slice s) {
    enum { FIRST = 0xFF01, LAST = 0xFF5E, ASCII = '!' };
    tc_buffer narrowed;
    tc_buffer_init(&narrowed, s.len + 1);
    for (size_t at = 0; at < s.len;) {
        size_t begin = at;
        uint32_t c = tc_utf8_next(s, &at);
        if (c >= FIRST && c <= LAST)
            tc_buffer_add_char(&narrowed, (char)(c - FIRST + ASCII));
        else
            tc_buffer_add(&narrowed, tc_slice_sub(s, begin, at));
    }
    tc_slice copy = tc_arena_copy(session->arena, tc_buffer_slice(&narrowed));
    tc_buffer_dispose(&narrowed);
    return copy;
}

tc_slice tc_session_words(tc_session *session) {
    const tc_options *o = &session->options;
    tc_buffer joined;
    tc_buffer_init(&joined, WORDS_MAX);
    for (size_t i = 0; i < o->word_count; i++) {
        if (i)
            tc_buffer_add_char(&joined, ' ');
        tc_buffer_add(&joined, tc_slice_of(o->words[i]));
    }
    tc_slice bytes = tc_arena_copy(session->arena, tc_buffer_slice(&joined));
    tc_buffer_dispose(&joined);
    /* Documents are NFC; what is typed may be anything. */
    tc_text text;
    if (tc_text_decode(session->arena, bytes, "UTF-8", &text, NULL) != TC_OK)
        return (tc_slice){NULL, 0};
    return tc_text_squeeze(session->arena, narrow(session, text.utf8));
}

int tc_session_sort(const tc_session *session) {
    tc_slice rest = tc_slice_of(session->command->sorts);
    tc_slice wanted = tc_slice_of(session->options.sort);
    for (int number = 0; wanted.ptr && rest.len; number++) {
        size_t end = tc_slice_find(rest, TC_SLICE("|"), 0);
        if (tc_slice_equal(tc_slice_sub(rest, 0, end), wanted))
            return number;
        rest = end == SIZE_MAX ? TC_SLICE("") : tc_slice_sub(rest, end + 1, rest.len);
    }
    return wanted.ptr ? -1 : 0;
}
