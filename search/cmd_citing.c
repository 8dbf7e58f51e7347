/* SPDX-License-Identifier: GPL-2.0-or-later */
/* tracuu citing REFERENCE */
#include "cited.h"
#include "mentions.h"
#include "segments.h"

#include <base/locale.h>
#include <record/keys.h>

#include <string.h>

enum { PAGE = 20 };

/* Numbers of "date|path" in the command's --sort. */
enum { BY_DATE, BY_PATH };

/* ---- What is asked ---- */

static json_t *reference_json(const tc_reference *r) {
    const char *style = tc_style_name(r->style);
    return json_pack("{s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "type", tc_json_string(r->type),
                     "number", tc_json_string(r->number), "year",
                     r->year ? json_integer(r->year) : json_null(), "symbol",
                     tc_json_string(r->symbol), "style", style ? json_string(style) : json_null(),
                     "canonical", tc_json_string(r->canonical), "date", tc_date_json(r->date),
                     "issuer_full", tc_json_string(r->issuer_full));
}

static tc_status refuse(tc_session *session, tc_slice words) {
    tc_error_set(&session->error, TC_ERR_USAGE, _("“%.*s” is no reference"),
                 (int)(words.len < 200 ? words.len : 200), words.len ? words.ptr : "");
    tc_error_hint(&session->error, "%s",
                  _("write a number such as 709/QĐ-TTg or 69-KL/TW, or try tracuu search"));
    return TC_ERR_USAGE;
}

/* A law may be cited by its name alone: the name is its number then. */
static tc_status find_named(tc_session *session, tc_slice words, tc_reference *reference,
                            tc_cited *out) {
    uint32_t citing = 0;
    tc_slice key = tc_key_number(session->arena, words);
    tc_status status =
        tc_store_frequency(session->store, TC_FIELD_CITED, key, &citing, &session->error);
    if (status != TC_OK)
        return status;
    if (!citing)
        return refuse(session, words);
    *reference = (tc_reference){.canonical = words};
    return tc_cited_find_name(session, key, out);
}

static tc_status find(tc_session *session, tc_reference *reference, tc_cited *out) {
    const tc_options *o = &session->options;
    tc_slice words = tc_session_words(session);
    if (tc_reference_parse(session->arena, words, reference))
        return tc_cited_find(session, reference, out);
    tc_want want = {.slots = TC_DOCUMENT_SLOTS};
    tc_matches *matches = NULL;
    bool known = false;
    tc_status status =
        o->word_count == 1 ? tc_document_at(session, o->words[0], &want, &matches) : TC_OK;
    if (status == TC_OK && matches && tc_matches_count(matches)) {
        known = tc_document_reference(session->arena, matches, 0, reference);
        status = known ? tc_cited_find(session, reference, out) : refuse(session, words);
    } else if (status == TC_OK) {
        status = find_named(session, words, reference, out);
    }
    tc_matches_free(matches);
    return status;
}

/* ---- Rows ---- */

static tc_status make_row(tc_session *session, const tc_cited *cited, const tc_part *part,
                          uint32_t at, json_t **out) {
    bool exact = false;
    json_t *mentions = NULL;
    tc_status status = tc_mentions_of(session, cited, part->matches, at, &mentions, &exact);
    if (status != TC_OK)
        return status;
    /* A document that only names itself; see tc_cited_ask. */
    if (!json_array_size(mentions)) {
        json_decref(mentions);
        return TC_OK;
    }
    json_t *row = tc_document_row(part->matches, at);
    json_object_set_new(row, "certainty", json_string(exact ? "exact" : "compatible"));
    json_object_set_new(row, "mentions", mentions);
    *out = row;
    return TC_OK;
}

static tc_status show_rows(tc_session *session, const tc_cited *cited, const tc_page *page,
                           tc_renderer *renderer) {
    for (uint32_t p = 0; p < page->count; p++) {
        for (uint32_t i = 0; i < tc_matches_count(page->parts[p].matches); i++) {
            json_t *row = NULL;
            tc_status status = make_row(session, cited, &page->parts[p], i, &row);
            if (status != TC_OK)
                return status;
            tc_render_row(renderer, row);
        }
    }
    return TC_OK;
}

/* ---- For people ---- */

static void show_candidate(tc_paper *paper, const json_t *candidate, size_t number, bool several) {
    uint32_t indent = 0;
    if (several) {
        tc_paper_printf(paper, TC_LOOK_QUIET, "[%zu] ", number + 1);
        indent = 4;
    }
    tc_document_heading(paper, candidate, indent, indent);
    tc_slice path = tc_json_text(candidate, "path"), title = tc_json_text(candidate, "title");
    if (title.len) {
        tc_paper_indent(paper, indent);
        tc_paper_wrap(paper, TC_LOOK_PLAIN, indent, indent, title);
    }
    tc_paper_indent(paper, indent);
    tc_paper_put(paper, TC_LOOK_QUIET,
                 path.len ? path : tc_slice_of(_("not in the index, known from citations")));
    tc_paper_newline(paper);
}

static void show_begin(tc_paper *paper, const json_t *head) {
    const json_t *candidates = json_object_get(head, "candidates"), *candidate;
    size_t i, count = json_array_size(candidates);
    if (count > 1) {
        tc_paper_printf(paper, TC_LOOK_WARNING,
                        ngettext("This may be %zu document:", "This may be %zu documents:",
                                 (unsigned long)count),
                        count);
        tc_paper_newline(paper);
    }
    json_array_foreach(candidates, i, candidate) {
        show_candidate(paper, candidate, i, count > 1);
    }
    if (json_is_true(json_object_get(head, "conflict"))) {
        tc_paper_put(paper, TC_LOOK_WARNING,
                     tc_slice_of(_("Its date or issuer is not the one that was asked for.")));
        tc_paper_newline(paper);
    }
    long long total = json_integer_value(json_object_get(head, "total"));
    tc_paper_newline(paper);
    tc_paper_printf(
        paper, TC_LOOK_PLAIN,
        ngettext("%lld document cites it.", "%lld documents cite it.", (unsigned long)total),
        total);
    tc_paper_newline(paper);
}

/* "[2] [3]" where there are several candidates, and what does not fit. */
static uint32_t show_standing(tc_paper *paper, const json_t *head, const json_t *mention) {
    const json_t *numbers = json_object_get(mention, "candidates"), *number;
    tc_buffer text, wrong;
    size_t i;
    tc_buffer_init(&text, 1024);
    tc_buffer_init(&wrong, 256);
    if (json_array_size(json_object_get(head, "candidates")) > 1) {
        json_array_foreach(numbers, i, number) {
            tc_buffer_printf(&text, "[%lld] ", (long long)json_integer_value(number) + 1);
        }
    }
    tc_paper_put(paper, TC_LOOK_QUIET, tc_buffer_slice(&text));
    uint32_t width = tc_paper_width(tc_buffer_slice(&text));
    if (json_array_size(json_object_get(mention, "disagrees")))
        tc_buffer_printf(&wrong, "%s ", _("(other date or issuer)"));
    else if (strcmp(json_string_value(json_object_get(mention, "certainty")), "exact") != 0)
        tc_buffer_printf(&wrong, "%s ", _("(perhaps)"));
    tc_paper_put(paper, TC_LOOK_WARNING, tc_buffer_slice(&wrong));
    width += tc_paper_width(tc_buffer_slice(&wrong));
    tc_buffer_dispose(&text);
    tc_buffer_dispose(&wrong);
    return width;
}

static void show_mention(tc_paper *paper, const json_t *head, const json_t *mention) {
    tc_buffer label;
    tc_buffer_init(&label, 1024);
    const char *relation = tc_relation_said(tc_json_text(mention, "relation"));
    tc_buffer_printf(&label, _("line %lld, %s: "),
                     (long long)json_integer_value(json_object_get(mention, "page_or_line")),
                     relation);
    tc_paper_indent(paper, 4);
    tc_paper_put(paper, TC_LOOK_GOOD, tc_buffer_slice(&label));
    uint32_t column = 4 + tc_paper_width(tc_buffer_slice(&label));
    column += show_standing(paper, head, mention);
    tc_mention_show_context(paper, mention, column, 6);
    tc_buffer_dispose(&label);
}

static void show_row(tc_paper *paper, const json_t *head, const json_t *row, uint32_t number) {
    const json_t *mention;
    size_t i;
    tc_slice title = tc_json_text(row, "title");
    tc_paper_newline(paper);
    tc_paper_printf(paper, TC_LOOK_QUIET, "%2lld. ",
                    (long long)json_integer_value(json_object_get(head, "offset")) + number + 1);
    tc_document_heading(paper, row, 4, 4);
    if (title.len) {
        tc_paper_indent(paper, 4);
        tc_paper_wrap(paper, TC_LOOK_PLAIN, 4, 4, title);
    }
    json_array_foreach(json_object_get(row, "mentions"), i, mention) {
        show_mention(paper, head, mention);
    }
    tc_paper_indent(paper, 4);
    tc_paper_put(paper, TC_LOOK_QUIET, tc_json_text(row, "path"));
    tc_paper_newline(paper);
}

static const char *const columns[] = {"path",        "type",  "canonical", "date",
                                      "issuer_full", "title", "certainty", NULL};
static const tc_view view = {"results", columns, show_begin, show_row, tc_page_footer};

/* ---- The command ---- */

static json_t *make_head(tc_session *session, const tc_reference *reference, const tc_cited *cited,
                         uint32_t total) {
    json_t *candidates = json_array();
    for (uint32_t i = 0; i < cited->count && cited->items[i].row; i++)
        json_array_append(candidates, cited->items[i].row);
    return json_pack("{s:o, s:o, s:b, s:I, s:I}", "reference", reference_json(reference),
                     "candidates", candidates, "conflict", (int)cited->conflicting, "total",
                     (json_int_t)total, "offset", (json_int_t)session->options.offset);
}

static tc_status ask(tc_session *session, const tc_cited *cited, tc_page *page) {
    bool by_path = tc_session_sort(session) == BY_PATH;
    const tc_options *o = &session->options;
    tc_want want = {.slots = TC_DOCUMENT_SLOTS, .data = true};
    tc_sort sort = by_path ? TC_SORT_ASCENDING : TC_SORT_DESCENDING;
    tc_slot slot = by_path ? TC_SLOT_PATH : TC_SLOT_DATE;
    tc_segment segments[2] = {{NULL, sort, slot, "exact"}, {NULL, sort, slot, "compatible"}};
    tc_status status = tc_cited_ask(session, cited, &segments[0].query, &segments[1].query);
    if (status != TC_OK)
        return status;
    return tc_segments_ask(session, segments, 2, o->offset, o->limit, &want, page);
}

static tc_status answer(tc_session *session, const tc_reference *reference, tc_cited *cited,
                        tc_exit *out) {
    tc_page page;
    tc_renderer renderer;
    tc_status status = tc_cited_show(session, cited);
    if (status == TC_OK)
        status = ask(session, cited, &page);
    if (status != TC_OK)
        return status;
    *out = page.total ? TC_EXIT_FOUND : TC_EXIT_NOTHING;
    if (page.total || session->options.format != TC_OUTPUT_TEXT) {
        tc_session_begin(session, &renderer, &view,
                         make_head(session, reference, cited, page.total));
        status = show_rows(session, cited, &page, &renderer);
        tc_render_end(&renderer);
    } else {
        fprintf(stderr, "tracuu: %s\n",
                cited->count ? _("the index holds it, and nothing that cites it")
                             : _("nothing in the index cites it"));
    }
    tc_page_dispose(&page);
    return status;
}

static tc_status run(tc_session *session, tc_exit *out) {
    tc_reference reference = {.year = 0};
    tc_cited cited = {.count = 0};
    tc_status status = tc_session_open(session);
    if (status == TC_OK)
        status = find(session, &reference, &cited);
    if (status == TC_OK)
        status = answer(session, &reference, &cited, out);
    tc_cited_dispose(&cited);
    return status;
}

const tc_command tc_command_citing = {
    .name = "citing",
    .arguments = N_("REFERENCE"),
    .summary = N_("which documents cite a document, how, and in which words"),
    .help = N_("REFERENCE is a number as it is written (709/QĐ-TTg, 25/2018/QĐ-UBND, 69-KL/TW), "
               "with or without its type, date and issuer, or the path of a document of the "
               "index. A number that several documents have (every province has a 93/NQ-HĐND, "
               "and every year another one) lists them all; a year, a date or an issuer behind "
               "it chooses.\n"
               "\n"
               "  tracuu citing 709/QĐ-TTg\n"
               "  tracuu citing Nghị quyết 20\n"
               "  tracuu citing \"93/NQ-HĐND năm 2022 của HĐND tỉnh Quảng Ngãi\"\n"
               "\n"
               "A citation is exact when its number, its issuer and its date (or year) say that "
               "it means this document; it is compatible when something that would tell is not "
               "written, or disagrees."),
    .takes = TC_TAKES_FORMAT | TC_TAKES_PAGE | TC_TAKES_SORT | TC_TAKES_INDEX,
    .formats = TC_OUTPUT_BIT(TC_OUTPUT_TEXT) | TC_OUTPUT_BIT(TC_OUTPUT_JSON) |
               TC_OUTPUT_BIT(TC_OUTPUT_JSONL) | TC_OUTPUT_BIT(TC_OUTPUT_CSV),
    .default_format = TC_OUTPUT_TEXT,
    .sorts = "date|path",
    .limit = PAGE,
    .least = 1,
    .most = SIZE_MAX,
    .run = run,
};
