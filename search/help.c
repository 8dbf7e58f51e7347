/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "help.h"

#include <base/locale.h>

#include <string.h>

enum { GAP = 2, OPTION_COLUMN = 28, NAME_MAX_BYTES = 32 };

/* TEXT translated; gettext of "" is the head of the catalogue. */
static const char *said(const char *text) {
    return text && *text ? _(text) : "";
}

/* NAME on the left, TEXT wrapped in a column of its own. */
static void put_pair(tc_paper *paper, uint32_t column, tc_slice name, const char *text) {
    uint32_t at = GAP + tc_paper_width(name);
    tc_paper_indent(paper, GAP);
    tc_paper_put(paper, TC_LOOK_PLAIN, name);
    if (at + GAP > column) {
        tc_paper_newline(paper);
        at = 0;
    }
    tc_paper_indent(paper, column - at);
    tc_paper_wrap(paper, TC_LOOK_PLAIN, column, column, tc_slice_of(text));
}

/* Paragraphs are wrapped, lines that begin with a space stand as they are. */
static void put_paragraphs(tc_paper *paper, const char *text) {
    tc_slice rest = tc_slice_of(text);
    while (rest.len) {
        size_t end = tc_slice_find(rest, TC_SLICE("\n"), 0);
        tc_slice line = tc_slice_sub(rest, 0, end);
        if (line.len && line.ptr[0] != ' ')
            tc_paper_wrap(paper, TC_LOOK_PLAIN, 0, 0, line);
        else
            fprintf(paper->out, "%.*s\n", (int)line.len, line.len ? line.ptr : "");
        rest = end == SIZE_MAX ? TC_SLICE("") : tc_slice_sub(rest, end + 1, rest.len);
    }
}

/* What may stand behind --format of this command: "text|json|csv". */
static void list_formats(unsigned formats, tc_buffer *out) {
    static const struct {
        tc_output output;
        const char *name;
    } names[] = {{TC_OUTPUT_TEXT, "text"},      {TC_OUTPUT_JSON, "json"},
                 {TC_OUTPUT_JSONL, "jsonl"},    {TC_OUTPUT_CSV, "csv"},
                 {TC_OUTPUT_ICS, "ics"},        {TC_OUTPUT_DOT, "dot"},
                 {TC_OUTPUT_GRAPHML, "graphml"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (formats & TC_OUTPUT_BIT(names[i].output))
            tc_buffer_printf(out, "%s%s", out->len ? "|" : "", names[i].name);
}

static void put_option(tc_paper *paper, const tc_command *command,
                       const struct argp_option *option) {
    tc_buffer name, value;
    tc_buffer_init(&name, 256);
    tc_buffer_init(&value, 256);
    if (option->name)
        tc_buffer_printf(&name, "--%s", option->name);
    else
        tc_buffer_printf(&name, "-%c", option->key);
    if (option->name && strcmp(option->name, "format") == 0)
        list_formats(command->formats, &value);
    else if (option->name && strcmp(option->name, "sort") == 0)
        tc_buffer_add(&value, tc_slice_of(command->sorts));
    else
        tc_buffer_add(&value, tc_slice_of(said(option->arg)));
    if (value.len)
        tc_buffer_printf(&name, " %s", value.data);
    put_pair(paper, OPTION_COLUMN, tc_buffer_slice(&name), said(option->doc));
    tc_buffer_dispose(&name);
    tc_buffer_dispose(&value);
}

void tc_help_command(tc_paper *paper, const tc_command *command, bool whole) {
    const struct argp_option *option;
    bool taken;
    const char *arguments = said(command->arguments);
    fprintf(paper->out, _("Usage: tracuu %s [OPTION]…"), command->name);
    fprintf(paper->out, "%s%s\n\n", *arguments ? " " : "", arguments);
    tc_paper_wrap(paper, TC_LOOK_PLAIN, 0, 0, tc_slice_of(said(command->summary)));
    if (whole) {
        tc_paper_newline(paper);
        put_paragraphs(paper, said(command->help));
    }
    fprintf(paper->out, "\n%s\n", _("Options:"));
    for (size_t i = 0; tc_options_describe(i, command->takes, &option, &taken); i++)
        if (taken)
            put_option(paper, command, option);
}

void tc_help_program(tc_paper *paper, const tc_command *const *commands, size_t count, bool whole) {
    fprintf(paper->out, "%s\n\n%s\n", _("Usage: tracuu COMMAND [OPTION]… [ARGUMENT]…"),
            _("Commands:"));
    for (size_t i = 0; i < count; i++)
        put_pair(paper, 14, tc_slice_of(commands[i]->name), said(commands[i]->summary));
    put_pair(paper, 14, TC_SLICE("index"), _("fill or update the index (runs tracuu-index)"));
    tc_paper_newline(paper);
    if (!whole) {
        put_paragraphs(paper, _("tracuu COMMAND --help tells all about a command, tracuu --help "
                                "about what they have in common."));
        return;
    }
    put_paragraphs(
        paper,
        _("tracuu finds Vietnamese administrative documents in an index made by tracuu-index: "
          "which documents cite a decision, what a unit has been given to do and by when, where "
          "something is written. Accents are optional everywhere.\n"
          "\n"
          "The index is the one of --index DIR, else of $TRACUU_INDEX, else of the line "
          "“index = DIR” in ~/.config/tracuu/config or /etc/tracuu/config, else "
          "~/.local/share/tracuu/index.\n"
          "\n"
          "Answers go to standard output, everything else to standard error. Exit status: 0 "
          "found, 1 nothing found, 2 an error, 75 try again later.\n"
          "\n"
          "Examples:\n"
          "  tracuu citing 709/QĐ-TTg\n"
          "  tracuu tasks \"Sở Khoa học và Công nghệ\" --due-before 2024-12-31\n"
          "  tracuu search khoi nghiep doi moi sang tao\n"));
}

/* ---- The nearest name ---- */

/* Letters to change, put in or take out between two names. */
static size_t distance(const char *a, const char *b) {
    size_t row[NAME_MAX_BYTES + 1], m = strlen(b);
    for (size_t j = 0; j <= m; j++)
        row[j] = j;
    for (size_t i = 1; a[i - 1]; i++) {
        size_t corner = row[0];
        row[0] = i;
        for (size_t j = 1; j <= m; j++) {
            size_t above = row[j], best = corner + (a[i - 1] != b[j - 1]);
            best = best < above + 1 ? best : above + 1;
            row[j] = best < row[j - 1] + 1 ? best : row[j - 1] + 1;
            corner = above;
        }
    }
    return row[m];
}

const tc_command *tc_help_nearest(const char *word, const tc_command *const *commands,
                                  size_t count) {
    const tc_command *nearest = NULL;
    size_t least = 3;
    if (strlen(word) > NAME_MAX_BYTES)
        return NULL;
    for (size_t i = 0; i < count; i++) {
        bool begins = strlen(word) >= 2 && strncmp(commands[i]->name, word, strlen(word)) == 0;
        size_t d = begins ? 0 : distance(word, commands[i]->name);
        if (d < least && d < strlen(word)) {
            least = d;
            nearest = commands[i];
        }
    }
    return nearest;
}
