/* SPDX-License-Identifier: GPL-2.0-or-later */
/* tracuu extract FILE…: what a file says of itself, of others and of tasks, without an index. */
#include "documents.h"

#include <base/locale.h>
#include <record/record.h>

/* ---- For people ---- */

static void show_field(tc_paper *paper, const char *name, tc_slice value) {
    if (!value.len)
        return;
    tc_paper_indent(paper, 2);
    tc_paper_printf(paper, TC_LOOK_QUIET, "%s: ", name);
    tc_paper_wrap(paper, TC_LOOK_PLAIN, tc_paper_width(tc_slice_of(name)) + 4, 4, value);
}

static void show_metadata(tc_paper *paper, const json_t *metadata) {
    const json_t *signer = json_object_get(metadata, "signer");
    show_field(paper, _("Title"), tc_json_text(metadata, "title"));
    show_field(paper, _("Province"), tc_json_text(metadata, "province"));
    show_field(paper, _("Signed by"), tc_json_text(signer, "name"));
    show_field(paper, _("Attached to"), tc_json_text(metadata, "attached_to"));
}

static void show_references(tc_paper *paper, const json_t *references) {
    const json_t *mention;
    size_t i;
    json_array_foreach(references, i, mention) {
        tc_paper_printf(paper, TC_LOOK_QUIET, "%6lld  ",
                        (long long)json_integer_value(json_object_get(mention, "line")));
        tc_paper_printf(paper, TC_LOOK_GOOD, "%s ",
                        tc_relation_said(tc_json_text(mention, "relation")));
        tc_document_heading(paper, mention, 20, 8);
    }
}

static void show_assignments(tc_paper *paper, const json_t *assignments) {
    const json_t *task;
    size_t i;
    json_array_foreach(assignments, i, task) {
        tc_buffer leads;
        tc_buffer_init(&leads, 64 << 10);
        tc_json_join(task, "lead", "; ", &leads);
        tc_paper_printf(paper, TC_LOOK_QUIET, "%6lld  ",
                        (long long)json_integer_value(json_object_get(task, "line")));
        tc_paper_put(paper, TC_LOOK_STRONG, tc_buffer_slice(&leads));
        tc_paper_put(paper, TC_LOOK_PLAIN, leads.len ? TC_SLICE(": ") : TC_SLICE(""));
        tc_paper_wrap(paper, TC_LOOK_PLAIN, 10 + tc_paper_width(tc_buffer_slice(&leads)), 8,
                      tc_json_text(task, "task"));
        tc_buffer_dispose(&leads);
    }
}

static void show_row(tc_paper *paper, const json_t *head, const json_t *row, uint32_t number) {
    const json_t *metadata = json_object_get(row, "metadata");
    const json_t *references = json_object_get(row, "references");
    const json_t *assignments = json_object_get(row, "assignments");
    (void)head;
    if (number)
        tc_paper_newline(paper);
    tc_paper_put(paper, TC_LOOK_QUIET, tc_json_text(row, "file"));
    tc_paper_newline(paper);
    tc_document_heading(paper, metadata, 0, 2);
    show_metadata(paper, metadata);
    tc_paper_printf(paper, TC_LOOK_STRONG, "  %s (%zu)", _("References"),
                    json_array_size(references));
    tc_paper_newline(paper);
    show_references(paper, references);
    tc_paper_printf(paper, TC_LOOK_STRONG, "  %s (%zu)", _("Tasks"), json_array_size(assignments));
    tc_paper_newline(paper);
    show_assignments(paper, assignments);
}

static const tc_view view = {NULL, NULL, NULL, show_row, NULL};

/* ---- The command ---- */

static void complain(const tc_error *error, const char *path) {
    fprintf(stderr, "tracuu: %s: %s%s%s\n", path, _(error->message), *error->hint ? "; " : "",
            *error->hint ? _(error->hint) : "");
}

/* One file after another, each in the memory of the one before. */
static tc_status read_files(tc_session *session, tc_arena *arena, tc_renderer *renderer,
                            size_t *failed) {
    const tc_options *o = &session->options;
    tc_buffer row;
    tc_buffer_init(&row, TC_RECORD_JSON_MAX);
    for (size_t i = 0; i < o->word_count; i++) {
        tc_record record;
        tc_error error = {0};
        tc_status status = tc_record_read(arena, o->words[i], &record, &error);
        tc_buffer_clear(&row);
        if (status == TC_OK)
            tc_record_write(&record, o->words[i], &row);
        if (status == TC_OK && row.failed)
            status = tc_error_set(&error, TC_ERR_NOMEM, "%s", _("out of memory"));
        if (status == TC_OK) {
            tc_render_written(renderer, tc_buffer_slice(&row));
        } else {
            complain(&error, o->words[i]);
            (*failed)++;
        }
        tc_arena_reset(arena);
        /* Nobody reads on. */
        if (ferror(session->paper.out))
            break;
    }
    tc_buffer_dispose(&row);
    return TC_OK;
}

static tc_status run(tc_session *session, tc_exit *out) {
    tc_renderer renderer;
    size_t failed = 0;
    tc_arena *arena = tc_arena_new(TC_RECORD_ARENA);
    if (!arena)
        return tc_out_of_memory(session);
    tc_session_begin(session, &renderer, &view, NULL);
    tc_status status = read_files(session, arena, &renderer, &failed);
    tc_render_end(&renderer);
    tc_arena_free(arena);
    *out = failed ? TC_EXIT_ERROR : TC_EXIT_FOUND;
    return status;
}

const tc_command tc_command_extract = {
    .name = "extract",
    .arguments = N_("FILE…"),
    .summary = N_("what files say: metadata, references, tasks; needs no index"),
    .help = N_("Prints one JSON object a file: its metadata, every reference with where it stands "
               "(byte offsets in the file), relations between cited documents, and tasks. A file "
               "that cannot be read is named on standard error and the others go on; the exit "
               "status is 2 then.\n"
               "\n"
               "  tracuu extract plan.txt | jq .references\n"
               "  tracuu extract --format text plan.txt"),
    .takes = TC_TAKES_FORMAT,
    .formats = TC_OUTPUT_BIT(TC_OUTPUT_TEXT) | TC_OUTPUT_BIT(TC_OUTPUT_JSON) |
               TC_OUTPUT_BIT(TC_OUTPUT_JSONL),
    .default_format = TC_OUTPUT_JSONL,
    .limit = UINT32_MAX,
    .least = 1,
    .most = SIZE_MAX,
    .run = run,
};
