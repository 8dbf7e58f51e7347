/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Who cites a document, for people. */
#include "citing.h"

#include "copies.h"
#include "mentions.h"
#include "place.h"
#include "segments.h"

#include <base/locale.h>

#include <string.h>

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
    long long direct = json_integer_value(json_object_get(head, "direct"));
    if (json_object_get(head, "direct") && direct < total) {
        tc_paper_printf(paper, TC_LOOK_PLAIN, _("%lld of them directly, the rest through others."),
                        direct);
        tc_paper_newline(paper);
    }
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
    tc_place_name(mention, &label);
    tc_buffer_printf(&label, ", %s: ", relation);
    tc_paper_indent(paper, 4);
    tc_paper_put(paper, TC_LOOK_GOOD, tc_buffer_slice(&label));
    uint32_t column = 4 + tc_paper_width(tc_buffer_slice(&label));
    column += show_standing(paper, head, mention);
    tc_mention_show_context(paper, mention, column, 6);
    tc_buffer_dispose(&label);
}

/* "through Kế hoạch 118/KH-UBND · 2023-06-30 · UBND tỉnh Quảng Ngãi → …" */
static void show_chain(tc_paper *paper, const json_t *chain) {
    const json_t *document;
    tc_buffer text;
    size_t i, count = json_array_size(chain);
    tc_buffer_init(&text, 1 << 20);
    json_array_foreach(chain, i, document) {
        tc_buffer name;
        tc_buffer_init(&name, 64 << 10);
        tc_document_name(document, &name);
        tc_buffer_add(&text, i ? TC_SLICE(" → ") : TC_SLICE(""));
        tc_buffer_add(&text, tc_buffer_slice(&name));
        tc_buffer_dispose(&name);
    }
    if (count) {
        tc_paper_indent(paper, 4);
        tc_paper_put(paper, TC_LOOK_QUIET, tc_slice_of(_("through ")));
        tc_paper_wrap(paper, TC_LOOK_PLAIN, 4 + tc_paper_width(tc_slice_of(_("through "))), 6,
                      tc_buffer_slice(&text));
    }
    tc_buffer_dispose(&text);
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
    show_chain(paper, json_object_get(row, "chain"));
    json_array_foreach(json_object_get(row, "mentions"), i, mention) {
        show_mention(paper, head, mention);
    }
    tc_paper_indent(paper, 4);
    tc_paper_put(paper, TC_LOOK_QUIET, tc_json_text(row, "path"));
    tc_paper_newline(paper);
    tc_copies_show(paper, row, 4, 1);
}

static const char *const columns[] = {"path",        "type",  "canonical", "date",
                                      "issuer_full", "title", "certainty", NULL};
const tc_view tc_citing_view = {"results", columns, show_begin, show_row, tc_page_footer};
