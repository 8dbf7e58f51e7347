/* SPDX-License-Identifier: GPL-2.0-or-later */
/* tracuu: asks an index of Vietnamese administrative documents. */
#include "help.h"
#include "session.h"

#include <base/heap.h>
#include <base/locale.h>
#include <corpus/document.h>

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const tc_command *const commands[] = {
    &tc_command_search,  &tc_command_citing, &tc_command_references, &tc_command_show,
    &tc_command_tasks,   &tc_command_units,  &tc_command_path,       &tc_command_graph,
    &tc_command_missing, &tc_command_check,  &tc_command_extract,    &tc_command_stats,
};
enum { COMMANDS = sizeof commands / sizeof *commands };

static tc_exit exit_of(const tc_error *error) {
    tc_error_print("tracuu", error, N_("see tracuu --help"));
    return error->code == TC_ERR_BUSY ? TC_EXIT_LATER : TC_EXIT_ERROR;
}

/* tracuu index …: the program beside this one, else the one in $PATH. */
static tc_exit run_indexer(char **argv) {
    static char name[] = "tracuu-index";
    char path[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - sizeof name - 1);
    argv[0] = name;
    if (length > 0) {
        path[length] = '\0';
        char *slash = strrchr(path, '/');
        strcpy(slash ? slash + 1 : path, name);
        execv(path, argv);
    }
    execvp(name, argv);
    tc_error error = {.code = TC_ERR_IO};
    tc_error_set(&error, TC_ERR_IO, _("tracuu-index cannot be run: %s"), strerror(errno));
    tc_error_hint(&error, "%s", _("install it beside tracuu"));
    return exit_of(&error);
}

/* ---- A command ---- */

static tc_status check_words(tc_session *session) {
    const tc_command *c = session->command;
    size_t count = session->options.word_count;
    if (count < c->least)
        tc_error_set(&session->error, TC_ERR_USAGE, _("%s needs %s"), c->name, _(c->arguments));
    else if (count > c->most)
        tc_error_set(&session->error, TC_ERR_USAGE, _("“%s” is one argument too many"),
                     session->options.words[c->most]);
    else
        return TC_OK;
    tc_error_hint(&session->error, _("see tracuu %s --help"), c->name);
    return TC_ERR_USAGE;
}

/* What the table of options cannot tell: what this command makes of them. */
static tc_status check_options(tc_session *session) {
    const tc_command *c = session->command;
    tc_options *o = &session->options;
    if (!o->format_given)
        o->format = c->default_format;
    if (!o->limit_given)
        o->limit = c->limit;
    if (!(c->formats & TC_OUTPUT_BIT(o->format)))
        tc_error_set(&session->error, TC_ERR_USAGE, _("%s has no such --format"), c->name);
    else if (o->sort && tc_session_sort(session) < 0)
        tc_error_set(&session->error, TC_ERR_USAGE, _("--sort cannot be “%s”"), o->sort);
    else
        return check_words(session);
    tc_error_hint(&session->error, _("see tracuu %s --help"), c->name);
    return TC_ERR_USAGE;
}

static tc_status run(tc_session *session, int argc, char **argv, tc_exit *out) {
    tc_options *o = &session->options;
    tc_status status =
        tc_options_read(session->arena, session->command->takes, argc, argv, o, &session->error);
    if (status == TC_OK && o->help) {
        tc_help_command(&session->paper, session->command, o->help == TC_HELP_LONG);
        return TC_OK;
    }
    if (status == TC_OK)
        status = check_options(session);
    if (status == TC_OK)
        status = tc_render_load(o->format, &session->error);
    tc_document_ocr(o->ocr);
    if (status == TC_OK)
        status = session->command->run(session, out);
    if (status == TC_OK && tc_arena_is_short(session->arena))
        status = tc_out_of_memory(session);
    return status == TC_OK ? session->late : status;
}

static tc_exit run_command(const tc_command *command, int argc, char **argv) {
    tc_session session;
    tc_exit result = TC_EXIT_FOUND;
    tc_status status = tc_session_init(&session, command);
    if (status == TC_OK)
        status = run(&session, argc, argv, &result);
    bool arrived = tc_session_close(&session);
    return status == TC_OK && arrived ? result : exit_of(&session.error);
}

/* ---- The program ---- */

static tc_exit run_named(int argc, char **argv) {
    tc_error error = {0};
    for (size_t i = 0; i < COMMANDS; i++)
        if (strcmp(argv[0], commands[i]->name) == 0)
            return run_command(commands[i], argc, argv);
    const tc_command *nearest = tc_help_nearest(argv[0], commands, COMMANDS);
    tc_error_set(&error, TC_ERR_USAGE, _("“%s” is no command"), argv[0]);
    if (nearest)
        tc_error_hint(&error, _("did you mean tracuu %s?"), nearest->name);
    return exit_of(&error);
}

/* Files are anybody's.  The process ends here: to take the index apart piece by piece, and the
 * libraries, takes longer than to open it. */
static int run_isolated(int argc, char **argv) {
    tc_heap_prepare();
    tc_document_isolate(true);
    int code = (int)run_named(argc, argv);
    tc_document_isolate(false);
#ifndef __SANITIZE_ADDRESS__
    fflush(NULL);
    _exit(code);
#endif
    return code;
}

int main(int argc, char **argv) {
    tc_paper paper = {stdout, false, TC_PAPER_WIDTH};
    tc_locale_init();
    if (argc < 2) {
        paper.out = stderr;
        tc_help_program(&paper, commands, COMMANDS, false);
        return TC_EXIT_ERROR;
    }
    if (strcmp(argv[1], "index") == 0)
        return (int)run_indexer(argv + 1);
    if (strcmp(argv[1], "-h") == 0 || strcmp(argv[1], "--help") == 0)
        tc_help_program(&paper, commands, COMMANDS, argv[1][1] == '-');
    else if (strcmp(argv[1], "--version") == 0)
        printf("tracuu %s\n", TRACUU_VERSION);
    else
        return run_isolated(argc - 1, argv + 1);
    tc_error error = {0};
    return tc_answer_arrives(stdout, &error) ? TC_EXIT_FOUND : exit_of(&error);
}
