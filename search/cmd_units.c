/* SPDX-License-Identifier: GPL-2.0-or-later */
/* tracuu units [WORDS] */
#include "candidates.h"
#include "documents.h"
#include "segments.h"

#include <base/locale.h>
#include <citation/places.h>
#include <record/keys.h>

#include <stdlib.h>

/* ---- For people ---- */

static void show_total(tc_paper *paper, const json_t *head) {
    long long total = json_integer_value(json_object_get(head, "total"));
    tc_paper_printf(paper, TC_LOOK_PLAIN, ngettext("%lld unit", "%lld units", (unsigned long)total),
                    total);
    tc_paper_newline(paper);
    tc_paper_newline(paper);
}

/* "Sở KH&CN (12); so khoa hoc va cong nghe (1)", but for the name that stands above. */
static void add_spellings(const json_t *row, tc_buffer *out) {
    const json_t *spelling;
    size_t i;
    tc_slice own = tc_json_text(row, "unit");
    json_array_foreach(json_object_get(row, "names"), i, spelling) {
        tc_slice name = tc_json_text(spelling, "name");
        if (json_array_size(json_object_get(row, "names")) == 1 && tc_slice_equal(name, own))
            continue;
        tc_buffer_printf(out, "%s%.*s (%lld)", out->len ? "; " : "", (int)name.len, name.ptr,
                         (long long)(json_integer_value(json_object_get(spelling, "lead")) +
                                     json_integer_value(json_object_get(spelling, "support"))));
    }
}

static void show_unit(tc_paper *paper, const json_t *head, const json_t *row, uint32_t number) {
    tc_buffer where, spellings;
    (void)head;
    (void)number;
    tc_buffer_init(&where, 64 << 10);
    tc_buffer_init(&spellings, 1 << 20);
    tc_slice unit = tc_json_text(row, "unit"), agency = tc_json_text(row, "agency");
    tc_slice place = agency.len ? agency : tc_json_text(row, "province");
    tc_buffer_printf(&where, "%.*s%s%.*s: ", (int)unit.len, unit.ptr, place.len ? ", " : "",
                     (int)place.len, place.len ? place.ptr : "");
    tc_buffer_printf(&where, _("leads %lld, supports %lld"),
                     (long long)json_integer_value(json_object_get(row, "lead")),
                     (long long)json_integer_value(json_object_get(row, "support")));
    tc_paper_wrap(paper, TC_LOOK_STRONG, 0, 2, tc_buffer_slice(&where));
    add_spellings(row, &spellings);
    if (spellings.len) {
        tc_paper_indent(paper, 4);
        tc_paper_wrap(paper, TC_LOOK_QUIET, 4, 4, tc_buffer_slice(&spellings));
    }
    tc_buffer_dispose(&where);
    tc_buffer_dispose(&spellings);
}

static const char *reason_said(tc_slice reason) {
    static const struct {
        const char *reason, *said;
    } list[] = {{"misspelling", N_("a letter differs")},
                {"abbreviation", N_("the letters fit")},
                {"words", N_("one has all words of the other")},
                {"province", N_("one has no province")}};
    for (size_t i = 0; i < sizeof list / sizeof *list; i++)
        if (tc_slice_equal(reason, tc_slice_of(list[i].reason)))
            return _(list[i].said);
    return "";
}

/* A comment that says why, and a line for the file of names. */
static void show_candidate(tc_paper *paper, const json_t *head, const json_t *row,
                           uint32_t number) {
    (void)head;
    if (number)
        tc_paper_newline(paper);
    tc_paper_printf(paper, TC_LOOK_QUIET, "# %s (%.2f)", reason_said(tc_json_text(row, "reason")),
                    json_real_value(json_object_get(row, "score")));
    tc_paper_newline(paper);
    tc_paper_put(paper, TC_LOOK_PLAIN, tc_json_text(row, "line"));
    tc_paper_newline(paper);
}

static const char *const unit_columns[] = {"unit", "kind",    "agency", "province",
                                           "lead", "support", "names",  NULL};
static const tc_view units_view = {"results", unit_columns, show_total, show_unit, tc_page_footer};
static const char *const candidate_columns[] = {"unit",   "other", "agency", "province",
                                                "reason", "score", "line",   NULL};
static const tc_view candidates_view = {"results", candidate_columns, NULL, show_candidate, NULL};

/* ---- Rows ---- */

static const char *kind_of(tc_unit_sort sort) {
    switch (sort) {
    case TC_UNIT_AGENCY:
        return "agency";
    case TC_UNIT_DIVISION:
        return "division";
    case TC_UNIT_COLLECTIVE:
        return "collective";
    case TC_UNIT_OTHER_WORDS:
    case TC_UNIT_SOMEBODY:
        break;
    }
    return "other";
}

static json_t *names_of(const tc_unit *unit, bool flat) {
    json_t *names = json_array();
    for (uint32_t i = 0; i < unit->spelling_count; i++) {
        const tc_spelling *s = &unit->spellings[i];
        json_array_append_new(
            names, flat ? tc_json_string(s->name)
                        : json_pack("{s:o, s:I, s:I}", "name", tc_json_string(s->name), "lead",
                                    (json_int_t)s->lead, "support", (json_int_t)s->support));
    }
    return names;
}

static json_t *unit_row(const tc_unit *unit, bool flat) {
    return json_pack("{s:o, s:s, s:o, s:o, s:I, s:I, s:o}", "unit", tc_json_string(unit->name),
                     "kind", kind_of(unit->sort), "agency", tc_json_string(unit->agency),
                     "province", tc_json_string(unit->province), "lead", (json_int_t)unit->lead,
                     "support", (json_int_t)unit->support, "names", names_of(unit, flat));
}

/* "NAME = NAME @ WHERE", as the file of names has it. */
static json_t *candidate_row(const tc_candidate *c) {
    tc_slice where = c->unit->agency.len ? c->unit->agency : c->unit->province;
    tc_buffer line;
    tc_buffer_init(&line, 64 << 10);
    /* That a name without a province is of one cannot be said in a line of names. */
    if (tc_slice_equal(c->unit->key, c->other->key))
        tc_buffer_printf(&line, "# %.*s (%.*s): ", (int)c->other->name.len, c->other->name.ptr,
                         (int)c->other->province.len, c->other->province.ptr);
    for (uint32_t i = 0; i < c->unit->spelling_count; i++)
        tc_buffer_printf(&line, "%s%.*s", i ? "; " : "", (int)c->unit->spellings[i].name.len,
                         c->unit->spellings[i].name.ptr);
    tc_buffer_printf(&line, " = %.*s", (int)c->other->name.len, c->other->name.ptr);
    if (where.len)
        tc_buffer_printf(&line, " @ %.*s", (int)where.len, where.ptr);
    json_t *row = json_pack("{s:o, s:o, s:o, s:o, s:s, s:f, s:o}", "unit",
                            tc_json_string(c->unit->name), "other", tc_json_string(c->other->name),
                            "agency", tc_json_string(c->unit->agency), "province",
                            tc_json_string(c->unit->province), "reason", c->reason, "score",
                            c->score, "line", tc_json_string(tc_buffer_slice(&line)));
    tc_buffer_dispose(&line);
    return row;
}

/* ---- Which units ---- */

/* Whether each of the words ASKED (a key) stands in what UNIT is called, or whose it is. */
static bool has_words(tc_arena *arena, const tc_unit *unit, tc_slice asked) {
    tc_buffer told;
    bool all = true;
    tc_buffer_init(&told, 1 << 20);
    tc_buffer_printf(&told, " %.*s ", (int)unit->key.len, unit->key.ptr);
    tc_slice more[] = {unit->name, unit->agency, unit->province};
    for (size_t i = 0; i < sizeof more / sizeof *more; i++) {
        tc_buffer_add(&told, tc_key_unit(arena, more[i]));
        tc_buffer_add_char(&told, ' ');
    }
    for (uint32_t i = 0; i < unit->spelling_count; i++) {
        tc_buffer_add(&told, tc_key_unit(arena, unit->spellings[i].name));
        tc_buffer_add_char(&told, ' ');
    }
    while (asked.len && all) {
        size_t end = tc_slice_find(asked, TC_SLICE(" "), 0);
        tc_slice word = tc_slice_sub(asked, 0, end);
        bool found = false;
        for (size_t at = 0;
             !found && (at = tc_slice_find(tc_buffer_slice(&told), word, at)) != SIZE_MAX; at++)
            found = told.data[at - 1] == ' ' && told.data[at + word.len] == ' ';
        all = found;
        asked = end == SIZE_MAX ? (tc_slice){NULL, 0} : tc_slice_sub(asked, end + 1, asked.len);
    }
    tc_buffer_dispose(&told);
    return all;
}

/* Whether the options and the words want UNIT. */
static bool is_wanted(tc_session *session, const tc_unit *unit, tc_slice asked) {
    const tc_options *o = &session->options;
    if (unit->sort == TC_UNIT_COLLECTIVE && !o->collective)
        return false;
    if (o->province && !tc_slice_equal(tc_key_place(session->arena, unit->province),
                                       tc_key_place(session->arena, tc_slice_of(o->province))))
        return false;
    return !asked.len || has_words(session->arena, unit, asked);
}

static int by_tasks(const void *a, const void *b) {
    const tc_unit *x = *(const tc_unit *const *)a, *y = *(const tc_unit *const *)b;
    uint32_t n = x->lead + x->support, m = y->lead + y->support;
    return n != m ? (n < m) - (n > m) : (x > y) - (x < y);
}

static int by_name(const void *a, const void *b) {
    const tc_unit *x = *(const tc_unit *const *)a, *y = *(const tc_unit *const *)b;
    int order = tc_slice_compare(x->key, y->key);
    return order ? order : (x > y) - (x < y);
}

static int by_place(const void *a, const void *b) {
    const tc_unit *x = *(const tc_unit *const *)a, *y = *(const tc_unit *const *)b;
    return (x > y) - (x < y); /* so the directory is sorted */
}

/* ---- Answers ---- */

static tc_status show_units(tc_session *session, const tc_directory *d, tc_slice asked,
                            tc_exit *out) {
    static int (*const orders[])(const void *, const void *) = {by_tasks, by_name, by_place};
    tc_options *o = &session->options;
    tc_renderer renderer;
    size_t count = 0;
    const tc_unit **units = tc_arena_take(session->arena, (d->count + 1) * sizeof *units);
    if (!units)
        return tc_out_of_memory(session);
    for (size_t i = 0; i < d->count; i++)
        if (is_wanted(session, &d->units[i], asked))
            units[count++] = &d->units[i];
    if (count)
        qsort(units, count, sizeof *units, orders[tc_session_sort(session)]);
    *out = count ? TC_EXIT_FOUND : TC_EXIT_NOTHING;
    if (!count && o->format == TC_OUTPUT_TEXT) {
        fprintf(stderr, "tracuu: %s\n", _("no such unit; fewer words may find more"));
        return TC_OK;
    }
    tc_session_begin(session, &renderer, &units_view,
                     json_pack("{s:I}", "total", (json_int_t)count));
    for (size_t i = o->offset; i < count && i - o->offset < o->limit; i++)
        tc_render_row(&renderer, unit_row(units[i], o->format == TC_OUTPUT_CSV));
    tc_render_end(&renderer);
    return TC_OK;
}

static tc_status show_candidates(tc_session *session, const tc_directory *d, tc_slice asked,
                                 tc_exit *out) {
    const tc_options *o = &session->options;
    tc_renderer renderer;
    tc_candidate *candidates = NULL;
    size_t count = 0, kept = 0;
    tc_status status = tc_candidates_find(session, d, &candidates, &count);
    if (status != TC_OK)
        return status;
    for (size_t i = 0; i < count; i++)
        if (is_wanted(session, candidates[i].unit, asked) ||
            is_wanted(session, candidates[i].other, asked))
            candidates[kept++] = candidates[i];
    *out = kept ? TC_EXIT_FOUND : TC_EXIT_NOTHING;
    if (!kept && o->format == TC_OUTPUT_TEXT) {
        fprintf(stderr, "tracuu: %s\n", _("no two units look as if they were one"));
        return TC_OK;
    }
    tc_session_begin(session, &renderer, &candidates_view,
                     json_pack("{s:I}", "total", (json_int_t)kept));
    for (size_t i = o->offset; i < kept && i - o->offset < o->limit; i++)
        tc_render_row(&renderer, candidate_row(&candidates[i]));
    tc_render_end(&renderer);
    return TC_OK;
}

static tc_status run(tc_session *session, tc_exit *out) {
    tc_full_names names;
    tc_aliases aliases = {NULL, 0, 0};
    tc_directory directory;
    tc_slice asked = tc_key_unit(session->arena, tc_session_words(session));
    tc_status status = tc_session_open(session);
    tc_full_names_init(&names, session);
    names.aliases = &aliases;
    if (status == TC_OK)
        status = tc_aliases_read(session, &aliases);
    if (status == TC_OK)
        status = tc_directory_read(session, &names, &directory);
    if (status != TC_OK)
        return status;
    return session->options.candidates ? show_candidates(session, &directory, asked, out)
                                       : show_units(session, &directory, asked, out);
}

const tc_command tc_command_units = {
    .name = "units",
    .arguments = N_("[WORDS]"),
    .summary = N_("which units are given tasks, by which names, and how many"),
    .help =
        N_("Every unit that tasks name, with all its spellings and how many tasks it leads and "
           "supports; WORDS choose those that have them in their name, agency or province. "
           "Names that one agency writes in full are read so where it abbreviates them.\n"
           "\n"
           "--merge-candidates lists pairs that are probably one unit, the likeliest first, as "
           "lines for the file of names. A line that is right goes into ~/.config/tracuu/units, "
           "or a file that --units names; it says what a name means, where it stands behind @ "
           "only in plans of that agency or province, and comes before all that tracuu "
           "knows:\n"
           "\n"
           "  # a comment\n"
           "  Phòng QLTĐC = Phòng Quản lý Tiêu chuẩn Đo lường @ Sở KH&CN tỉnh Quảng Ngãi\n"
           "  Sở VHTTDL; Sở VH và TT = Sở Văn hóa, Thể thao và Du lịch\n"
           "\n"
           "  tracuu units so khoa hoc --province \"Quảng Ngãi\"\n"
           "  tracuu units --merge-candidates >names"),
    .takes = TC_TAKES_FORMAT | TC_TAKES_PAGE | TC_TAKES_SORT | TC_TAKES_INDEX | TC_TAKES_UNITS |
             TC_TAKES_DIRECTORY,
    .formats = TC_OUTPUT_ROWS,
    .default_format = TC_OUTPUT_TEXT,
    .sorts = "tasks|name|place",
    .limit = UINT32_MAX,
    .least = 0,
    .most = SIZE_MAX,
    .run = run,
};
