/* SPDX-License-Identifier: GPL-2.0-or-later */
/* tracuu extract FILE…: what a file says of itself, of others and of tasks, without an index. */
#include "documents.h"
#include "full_names.h"
#include "place.h"

#include <base/locale.h>
#include <record/names.h>

#include <stdlib.h>

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
    show_field(paper, _("Number"), tc_origin_said(tc_json_text(metadata, "number_from")));
    show_field(paper, _("Day"), tc_origin_said(tc_json_text(metadata, "date_from")));
    show_field(paper, _("Province"), tc_json_text(metadata, "province"));
    show_field(paper, _("Signed by"), tc_json_text(signer, "name"));
    show_field(paper, _("Attached to"), tc_json_text(metadata, "attached_to"));
}

static void show_references(tc_paper *paper, const json_t *references) {
    const json_t *mention;
    size_t i;
    json_array_foreach(references, i, mention) {
        tc_place_column(paper, mention, 6);
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
        tc_place_column(paper, task, 6);
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

/* What is done with each record: it is shown at once; the first whose units other files may spell
 * out, and all behind it, are kept until all are read. */
typedef struct taking {
    tc_session *session;
    tc_renderer renderer;
    tc_arena *arena; /* of one file */
    tc_buffer row;
    size_t failed;
    FILE *kept;      /* the rows that wait; NULL as long as none does */
    tc_slice *names; /* that the records spell out: terms, in the session's arena */
    size_t name_count, name_capacity;
} taking;

/* A list of units in a row that other files may spell out. */
typedef struct gap {
    tc_range range; /* in the row */
    tc_strings units;
} gap;

static tc_status keep_names(taking *t, const tc_record *record, tc_error *error) {
    tc_arena *arena = t->session->arena;
    tc_slice *found = NULL;
    size_t count = 0;
    tc_status status = tc_record_names(t->arena, record, &found, &count, error);
    if (status != TC_OK || !count)
        return status;
    tc_slice *grown = tc_arena_grow(arena, t->names, t->name_count, t->name_count + count,
                                    sizeof *grown, &t->name_capacity);
    if (!grown)
        return tc_error_set(error, TC_ERR_NOMEM, "%s", _("out of memory"));
    t->names = grown;
    for (size_t i = 0; i < count; i++) {
        grown[t->name_count] = tc_arena_copy(arena, found[i]);
        if (!grown[t->name_count++].ptr)
            return tc_error_set(error, TC_ERR_NOMEM, "%s", _("out of memory"));
    }
    return TC_OK;
}

static bool is_abbreviated(tc_arena *arena, const tc_strings *units) {
    for (uint32_t i = 0; i < units->count; i++)
        if (tc_full_names_needed(units->items[i]) && tc_unit_is_abbreviated(arena, units->items[i]))
            return true;
    return false;
}

/* Of the lists of units of RECORD, which stand at RANGES: those that files of its agency or
 * province may spell out.  Returns how many they are. */
static size_t find_gaps(tc_arena *arena, const tc_record *record, const tc_range *ranges,
                        gap *gaps) {
    const tc_header *header = &record->citations.header;
    size_t count = 0;
    if (!header->issuer_full.len && !header->province.len)
        return 0;
    for (uint32_t i = 0; i < record->assignments.count; i++) {
        const tc_strings *units = &record->assignments.items[i].lead_full;
        if (is_abbreviated(arena, units))
            gaps[count++] = (gap){ranges[i], *units};
    }
    return count;
}

/* ---- Rows that wait ---- */

/* One is kept as the number of its gaps, the issuer and the province, and the text up to the first
 * gap; then for each gap its units and the text behind it.  In front of a text stands its length,
 * in front of units their number. */

static void put_count(FILE *file, size_t count) {
    fwrite(&count, sizeof count, 1, file);
}

static void put_text(FILE *file, tc_slice text) {
    put_count(file, text.len);
    if (text.len)
        fwrite(text.ptr, 1, text.len, file);
}

static tc_status no_room(tc_error *error) {
    tc_error_set(error, TC_ERR_IO, "%s", _("the temporary folder is full"));
    tc_error_hint(error, _("make room in %s"), P_tmpdir); /* where tmpfile makes them */
    return TC_ERR_IO;
}

static tc_status keep(taking *t, const tc_header *header, const gap *gaps, size_t count,
                      tc_error *error) {
    tc_slice row = tc_buffer_slice(&t->row);
    size_t at = 0;
    if ((!t->kept && !(t->kept = tmpfile())) || ferror(t->kept))
        return no_room(error);
    put_count(t->kept, count);
    put_text(t->kept, header->issuer_full);
    put_text(t->kept, header->province);
    for (const gap *g = gaps; g < gaps + count; g++) {
        put_text(t->kept, tc_slice_sub(row, at, g->range.start));
        put_count(t->kept, g->units.count);
        for (uint32_t i = 0; i < g->units.count; i++)
            put_text(t->kept, g->units.items[i]);
        at = g->range.end;
    }
    put_text(t->kept, tc_slice_sub(row, at, row.len));
    return ferror(t->kept) ? no_room(error) : TC_OK;
}

static bool get_count(FILE *file, size_t *count) {
    return fread(count, sizeof *count, 1, file) == 1;
}

/* A text, appended to OUT. */
static bool get_part(FILE *file, tc_buffer *out) {
    size_t length = 0;
    char *room = get_count(file, &length) ? tc_buffer_room(out, length) : NULL;
    if (!room || fread(room, 1, length, file) != length)
        return false;
    tc_buffer_grown(out, length);
    return true;
}

static bool get_text(FILE *file, tc_arena *arena, tc_slice *out) {
    size_t length = 0;
    char *room = get_count(file, &length) ? tc_arena_room(arena, length) : NULL;
    *out = (tc_slice){room, length};
    return room && fread(room, 1, length, file) == length;
}

/* The units of a gap, which belong to PLAN, spelt out. */
static tc_status get_units(taking *t, tc_full_names *names, const tc_header *plan) {
    tc_status status = TC_OK;
    size_t count = 0;
    tc_slice *units = get_count(t->kept, &count) && count <= UINT32_MAX
                          ? tc_arena_room(t->arena, count * sizeof *units)
                          : NULL;
    if (!units)
        return no_room(&t->session->error);
    for (size_t i = 0; status == TC_OK && i < count; i++) {
        tc_slice full = {NULL, 0};
        if (!get_text(t->kept, t->arena, &units[i]))
            return no_room(&t->session->error);
        if (tc_full_names_needed(units[i]))
            status = tc_full_names_find(names, plan->issuer_full, plan->province, units[i], &full);
        units[i] = full.len ? full : units[i];
    }
    tc_units_write((tc_strings){units, (uint32_t)count}, &t->row);
    return status;
}

/* The next row, whole again, in t->row. */
static tc_status get_row(taking *t, tc_full_names *names, size_t gaps) {
    tc_header plan = {0};
    tc_status status = TC_OK;
    tc_buffer_clear(&t->row);
    tc_arena_reset(t->arena);
    if (!get_text(t->kept, t->arena, &plan.issuer_full) ||
        !get_text(t->kept, t->arena, &plan.province) || !get_part(t->kept, &t->row))
        return no_room(&t->session->error);
    for (; status == TC_OK && gaps; gaps--) {
        status = get_units(t, names, &plan);
        if (status == TC_OK && !get_part(t->kept, &t->row))
            status = no_room(&t->session->error);
    }
    return t->row.failed ? tc_out_of_memory(t->session) : status;
}

/* Each kept row, spelt out by what all records say. */
static tc_status show_kept(taking *t) {
    static const tc_slice none = {"", 0};
    tc_full_names names;
    tc_status status = TC_OK;
    size_t gaps;
    if (t->name_count)
        qsort(t->names, t->name_count, sizeof *t->names, tc_slice_order);
    tc_full_names_of_terms(&names, t->session, t->names ? t->names : &none, t->name_count);
    bool all = !fflush(t->kept) && !ferror(t->kept);
    rewind(t->kept);
    while (status == TC_OK && !ferror(t->session->paper.out) && get_count(t->kept, &gaps)) {
        status = get_row(t, &names, gaps);
        if (status == TC_OK)
            tc_render_written(&t->renderer, tc_buffer_slice(&t->row));
    }
    return status == TC_OK && !all ? no_room(&t->session->error) : status;
}

/* ---- Reading ---- */

static tc_status take(taking *t, const tc_record *record, const char *path, tc_error *error) {
    bool several = t->session->options.word_count > 1;
    uint32_t tasks = several ? record->assignments.count : 0;
    tc_range *ranges = tc_arena_room(t->arena, tasks * sizeof *ranges);
    gap *gaps = tc_arena_room(t->arena, tasks * sizeof *gaps);
    tc_buffer_clear(&t->row);
    if (ranges && gaps)
        tc_record_write(record, path, several ? ranges : NULL, &t->row);
    if (!ranges || !gaps || t->row.failed)
        return tc_error_set(error, TC_ERR_NOMEM, "%s", _("out of memory"));
    tc_status status = several ? keep_names(t, record, error) : TC_OK;
    size_t count = several ? find_gaps(t->arena, record, ranges, gaps) : 0;
    if (status == TC_OK && (count || t->kept))
        return keep(t, &record->citations.header, gaps, count, error);
    if (status == TC_OK)
        tc_render_written(&t->renderer, tc_buffer_slice(&t->row));
    return status;
}

static void complain(tc_error *error, const char *path) {
    tc_error_file(error, path);
    tc_error_print("tracuu", error, "");
}

/* One file after another, each in the memory of the one before. */
static void read_files(taking *t) {
    const tc_options *o = &t->session->options;
    for (size_t i = 0; i < o->word_count; i++) {
        tc_record record;
        tc_error error = {0};
        tc_status status = tc_record_read(t->arena, o->words[i], &record, &error);
        if (status == TC_OK)
            status = take(t, &record, o->words[i], &error);
        if (status != TC_OK) {
            complain(&error, o->words[i]);
            t->failed++;
        }
        tc_arena_reset(t->arena);
        /* Nobody reads on. */
        if (ferror(t->session->paper.out))
            break;
    }
}

static tc_status run(tc_session *session, tc_exit *out) {
    taking t = {.session = session, .arena = tc_arena_new(TC_RECORD_ARENA)};
    tc_status status = TC_OK;
    if (!t.arena)
        return tc_out_of_memory(session);
    tc_buffer_init(&t.row, TC_RECORD_JSON_MAX);
    tc_session_begin(session, &t.renderer, &view, NULL);
    read_files(&t);
    if (t.kept) {
        status = show_kept(&t);
        fclose(t.kept);
    }
    tc_render_end(&t.renderer);
    tc_buffer_dispose(&t.row);
    tc_arena_free(t.arena);
    *out = t.failed ? TC_EXIT_ERROR : TC_EXIT_FOUND;
    return status;
}

const tc_command tc_command_extract = {
    .name = "extract",
    .arguments = N_("FILE…"),
    .summary = N_("what files say: metadata, references, tasks; needs no index"),
    .help = N_("Prints one JSON object a file: its metadata, every reference with where it stands "
               "(byte offsets in the file), relations between cited documents, and tasks. What one "
               "file spells out (Phòng Quản lý Khoa học) is known for the others of its agency "
               "(Phòng QLKH). A file that cannot be read is named on standard error and the others "
               "go on; the exit "
               "status is 2 then.\n"
               "\n"
               "  tracuu extract plan.txt | jq .references\n"
               "  tracuu extract --format text plan.txt"),
    .takes = TC_TAKES_FORMAT | TC_TAKES_FILES,
    .formats = TC_OUTPUT_BIT(TC_OUTPUT_TEXT) | TC_OUTPUT_BIT(TC_OUTPUT_JSON) |
               TC_OUTPUT_BIT(TC_OUTPUT_JSONL),
    .default_format = TC_OUTPUT_JSONL,
    .limit = UINT32_MAX,
    .least = 1,
    .most = SIZE_MAX,
    .run = run,
};
