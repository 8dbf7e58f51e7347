/* SPDX-License-Identifier: GPL-2.0-or-later */
/* tracuu check FILE… */
#include "check.h"
#include "place.h"

#include <base/locale.h>

#include <string.h>

/* ---- For people ---- */

static const char *severity_said(tc_slice severity, tc_look *look) {
    *look = TC_LOOK_WARNING;
    if (tc_slice_equal(severity, TC_SLICE("error")))
        return _("error");
    if (tc_slice_equal(severity, TC_SLICE("warning")))
        return _("warning");
    *look = TC_LOOK_QUIET;
    return _("note");
}

/* Of what nobody knows a draft may have many: their words, in one line. */
static bool is_plain_unknown(const json_t *row) {
    return tc_slice_equal(tc_json_text(row, "kind"), TC_SLICE("unknown")) &&
           !json_array_size(json_object_get(row, "suggestions"));
}

/* Lines are those of the text; where the file has pages, people look there. */
static void say_page(const json_t *row, tc_buffer *out) {
    if (!json_object_get(row, "page"))
        return;
    tc_buffer_add(out, TC_SLICE(", "));
    tc_place_name(row, out);
}

static void say(const json_t *row, tc_buffer *out) {
    tc_slice text = tc_json_text(row, "text");
    if (!is_plain_unknown(row)) {
        tc_check_message(row, out);
        return;
    }
    tc_buffer_printf(out, _("never seen: “%.*s”"), (int)text.len, text.ptr ? text.ptr : "");
    say_page(row, out);
}

/* "draft.txt:12:8: error: " and the message. */
static void show_message(tc_paper *paper, const json_t *row) {
    tc_look look;
    tc_buffer place, words;
    tc_slice file = tc_json_text(row, "file");
    const char *severity = severity_said(tc_json_text(row, "severity"), &look);
    tc_buffer_init(&place, 64 << 10);
    tc_buffer_init(&words, 1 << 20);
    tc_buffer_printf(&place, "%.*s:%lld:%lld: ", (int)file.len, file.ptr ? file.ptr : "",
                     (long long)json_integer_value(json_object_get(row, "line")),
                     (long long)json_integer_value(json_object_get(row, "column")));
    say(row, &words);
    tc_paper_put(paper, TC_LOOK_STRONG, tc_buffer_slice(&place));
    tc_paper_printf(paper, look, "%s:", severity);
    uint32_t column =
        tc_paper_width(tc_buffer_slice(&place)) + tc_paper_width(tc_slice_of(severity)) + 2;
    if (column > paper->width / 2) { /* a long path */
        tc_paper_newline(paper);
        tc_paper_indent(paper, 4);
        column = 4;
    } else {
        tc_paper_put(paper, TC_LOOK_PLAIN, TC_SLICE(" "));
    }
    tc_paper_wrap(paper, TC_LOOK_PLAIN, column, 4, tc_buffer_slice(&words));
    tc_buffer_dispose(&place);
    tc_buffer_dispose(&words);
}

static void show_row(tc_paper *paper, const json_t *head, const json_t *row, uint32_t number) {
    tc_slice correction = tc_json_text(row, "correction");
    (void)head;
    (void)number;
    show_message(paper, row);
    if (is_plain_unknown(row))
        return;
    tc_buffer page;
    tc_buffer_init(&page, 64);
    say_page(row, &page);
    tc_paper_indent(paper, 4);
    tc_paper_put(paper, TC_LOOK_PLAIN, TC_SLICE("“"));
    tc_paper_put(paper, TC_LOOK_PLAIN, tc_json_text(row, "text"));
    tc_paper_put(paper, TC_LOOK_PLAIN, TC_SLICE("”"));
    tc_paper_put(paper, TC_LOOK_QUIET, tc_buffer_slice(&page));
    tc_paper_newline(paper);
    tc_buffer_dispose(&page);
    if (correction.len) {
        tc_paper_indent(paper, 4);
        tc_paper_put(paper, TC_LOOK_GOOD, TC_SLICE("→ "));
        tc_paper_wrap(paper, TC_LOOK_GOOD, 6, 6, correction);
    }
    tc_document_candidates(paper, row, 4);
}

static uint32_t count_of(const json_t *head, const char *severity) {
    json_int_t count = json_integer_value(json_object_get(head, severity));
    return count > 0 ? (uint32_t)count : 0;
}

/* The end says how many there are, also when there are none. */
static void show_end(tc_paper *paper, const json_t *head, uint32_t shown) {
    uint32_t errors = count_of(head, "error"), warnings = count_of(head, "warning");
    uint32_t notes = count_of(head, "note");
    if (shown == 0)
        tc_paper_printf(paper, TC_LOOK_GOOD, "%s", _("nothing to mend"));
    else
        tc_paper_printf(paper, TC_LOOK_STRONG, ngettext("%u finding", "%u findings", shown), shown);
    if (shown > 1) {
        tc_paper_printf(paper, TC_LOOK_PLAIN, ngettext(": %u error", ": %u errors", errors),
                        errors);
        tc_paper_printf(paper, TC_LOOK_PLAIN, ngettext(", %u warning", ", %u warnings", warnings),
                        warnings);
        tc_paper_printf(paper, TC_LOOK_PLAIN, ngettext(", %u note", ", %u notes", notes), notes);
    }
    tc_paper_newline(paper);
}

static const char *const columns[] = {"file",    "line", "column",     "severity", "kind",
                                      "message", "text", "correction", "page",     NULL};
static const tc_view view = {"findings", columns, NULL, show_row, show_end};
/* JSON of several files: a list of {"file", "findings"}. */
static const tc_view files_view = {NULL, NULL, NULL, show_row, NULL};

/* ---- The command ---- */

/* Messages in the answer are those of people; in JSON the same in every language. */
static void add_messages(json_t *findings) {
    json_t *row;
    size_t i;
    locale_t language = tc_locale_plain_begin();
    json_array_foreach(findings, i, row) {
        tc_buffer words;
        tc_buffer_init(&words, 1 << 20);
        tc_check_message(row, &words);
        json_object_set_new(row, "message", tc_json_string(tc_buffer_slice(&words)));
        tc_buffer_dispose(&words);
    }
    tc_locale_plain_end(language);
}

/* Reads FILE and checks it; a file that cannot be read is named, and *OUT stays NULL. */
static tc_status check_file(tc_session *session, const char *file, json_t **out) {
    tc_record record;
    tc_error error = {0};
    if (tc_record_read(session->arena, file, &record, &error) != TC_OK) {
        tc_error_file(&error, file);
        tc_error_print("tracuu", &error, "");
        return TC_OK;
    }
    tc_status status = tc_check_run(session, file, &record, out);
    if (status == TC_OK)
        add_messages(*out);
    return status;
}

static void render(tc_renderer *renderer, const char *file, json_t *findings, bool whole) {
    json_t *row;
    size_t i;
    if (whole) {
        tc_render_row(renderer, json_pack("{s:s, s:O}", "file", file, "findings", findings));
        return;
    }
    json_array_foreach(findings, i, row) {
        tc_render_row(renderer, json_incref(row));
    }
}

/* The findings of every file; NULL in *ALL for one that cannot be read. */
static tc_status check_files(tc_session *session, json_t **all, tc_exit *out) {
    const tc_options *o = &session->options;
    tc_status status = TC_OK;
    *out = TC_EXIT_FOUND;
    for (size_t i = 0; status == TC_OK && i < o->word_count; i++) {
        status = check_file(session, o->words[i], &all[i]);
        if (!all[i])
            *out = TC_EXIT_ERROR;
        else if (json_array_size(all[i]) && *out == TC_EXIT_FOUND)
            *out = TC_EXIT_NOTHING;
    }
    return status;
}

/* Counts the findings of each severity, for the last line. */
static void count_severities(const json_t *findings, json_t *head) {
    const json_t *row;
    size_t i;
    json_array_foreach(findings, i, row) {
        const char *severity = json_string_value(json_object_get(row, "severity"));
        json_object_set_new(head, severity, json_integer(count_of(head, severity) + 1));
    }
}

static void answer(tc_session *session, json_t **all) {
    const tc_options *o = &session->options;
    bool whole = o->format == TC_OUTPUT_JSON && o->word_count > 1;
    json_t *head = json_pack("{s:s}", "file", o->words[0]);
    for (size_t i = 0; o->format == TC_OUTPUT_TEXT && i < o->word_count; i++)
        count_severities(all[i], head);
    tc_renderer renderer;
    tc_session_begin(session, &renderer, whole ? &files_view : &view, head);
    for (size_t i = 0; i < o->word_count; i++)
        if (all[i])
            render(&renderer, o->words[i], all[i], whole);
    tc_render_end(&renderer);
}

static tc_status run(tc_session *session, tc_exit *out) {
    size_t count = session->options.word_count, readable = 0;
    json_t **all = tc_arena_take(session->arena, (count + 1) * sizeof(json_t *));
    if (!all)
        return tc_out_of_memory(session);
    memset(all, 0, (count + 1) * sizeof(json_t *));
    tc_status status = tc_session_open(session);
    if (status == TC_OK)
        status = check_files(session, all, out);
    for (size_t i = 0; i < count; i++)
        readable += all[i] != NULL;
    if (status == TC_OK && readable)
        answer(session, all);
    for (size_t i = 0; i < count; i++)
        json_decref(all[i]);
    return status;
}

const tc_command tc_command_check = {
    .name = "check",
    .arguments = N_("FILE…"),
    .summary = N_("what is wrong with the references of a draft"),
    .help = N_("Reads each file as it is, in the index or not, and compares its references with "
               "the documents of the index and with what other documents cite: a date or an "
               "issuer that is not the document's, documents that were replaced, repealed or "
               "amended since, numbers that nobody knows (with those that are one slip away), "
               "references that may mean several documents, two spellings or two dates of one "
               "document, and days that do not exist.\n"
               "\n"
               "Each finding names its line, quotes the words and says what to write instead, "
               "where that is known. The exit status is 1 when there is something to mend, 0 when "
               "there is nothing, 2 when a file cannot be read.\n"
               "\n"
               "  tracuu check draft.docx\n"
               "  tracuu check --format csv drafts/*.docx"),
    .takes = TC_TAKES_FORMAT | TC_TAKES_INDEX | TC_TAKES_FILES,
    .formats = TC_OUTPUT_ROWS,
    .default_format = TC_OUTPUT_TEXT,
    .limit = UINT32_MAX,
    .least = 1,
    .most = SIZE_MAX,
    .run = run,
};
