/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "card.h"

#include "copies.h"
#include "tasks.h"

#include <base/locale.h>

enum { COPIES_SHOWN = 10 };

static void put_field(tc_paper *paper, const char *name, tc_slice value) {
    if (!value.len)
        return;
    tc_paper_printf(paper, TC_LOOK_QUIET, "%s: ", name);
    tc_paper_wrap(paper, TC_LOOK_PLAIN, tc_paper_width(tc_slice_of(name)) + 2, 2, value);
}

static void put_heading(tc_paper *paper, const char *name, long long count) {
    tc_paper_newline(paper);
    tc_paper_printf(paper, TC_LOOK_STRONG, "%s (%lld)", name, count);
    tc_paper_newline(paper);
}

/* A relation, above what has it; a count below 0 is not shown. */
static void put_group(tc_paper *paper, const char *name, long long count) {
    tc_paper_indent(paper, 2);
    if (count < 0)
        tc_paper_printf(paper, TC_LOOK_GOOD, "%s:", name);
    else
        tc_paper_printf(paper, TC_LOOK_GOOD, "%s (%lld):", name, count);
    tc_paper_newline(paper);
}

/* "Nguyễn Hữu Trí, Chủ tịch" */
static void put_signer(tc_paper *paper, const json_t *signer) {
    tc_buffer text;
    tc_slice position = tc_json_text(signer, "position");
    tc_buffer_init(&text, 64 << 10);
    tc_buffer_add(&text, tc_json_text(signer, "name"));
    if (text.len && position.len)
        tc_buffer_add(&text, TC_SLICE(", "));
    tc_buffer_add(&text, position);
    put_field(paper, _("Signed by"), tc_buffer_slice(&text));
    tc_buffer_dispose(&text);
}

/* Whether METADATA has something to head a card with. */
static bool tells_anything(const json_t *metadata) {
    return tc_json_text(metadata, "type").len || tc_json_text(metadata, "canonical").len ||
           tc_json_text(metadata, "date").len || tc_json_text(metadata, "issuer_full").len;
}

static void put_metadata(tc_paper *paper, const json_t *card) {
    const json_t *metadata = json_object_get(card, "metadata");
    tc_buffer recipients;
    tc_buffer_init(&recipients, 1 << 20);
    if (tells_anything(metadata))
        tc_document_heading(paper, metadata, 0, 2);
    if (tc_json_text(metadata, "title").len)
        tc_paper_wrap(paper, TC_LOOK_PLAIN, 0, 0, tc_json_text(metadata, "title"));
    if (!tc_json_text(card, "path").len) {
        tc_paper_put(paper, TC_LOOK_WARNING,
                     tc_slice_of(_("not in the index, known from citations")));
        tc_paper_newline(paper);
        return;
    }
    /* A path is copied from here, and so never broken. */
    tc_paper_printf(paper, TC_LOOK_QUIET, "%s: ", _("Path"));
    tc_paper_put(paper, TC_LOOK_PLAIN, tc_json_text(card, "path"));
    tc_paper_newline(paper);
    tc_copies_show(paper, card, 0, COPIES_SHOWN);
    put_field(paper, _("Number"), tc_origin_said(tc_json_text(metadata, "number_from")));
    put_field(paper, _("Day"), tc_origin_said(tc_json_text(metadata, "date_from")));
    put_field(paper, _("Province"), tc_json_text(metadata, "province"));
    put_signer(paper, json_object_get(metadata, "signer"));
    put_field(paper, _("Attached to"), tc_json_text(metadata, "attached_to"));
    tc_json_join(metadata, "recipients", "; ", &recipients);
    put_field(paper, _("Recipients"), tc_buffer_slice(&recipients));
    tc_buffer_dispose(&recipients);
}

/* What is cited, and where it is. */
static void put_cited(tc_paper *paper, const json_t *row) {
    tc_slice path = tc_json_text(row, "path");
    tc_slice resolution = tc_json_text(row, "resolution");
    tc_paper_indent(paper, 4);
    tc_document_heading(paper, row, 4, 8);
    if (path.len) {
        tc_paper_indent(paper, 8);
        tc_paper_put(paper, TC_LOOK_QUIET, path);
        tc_paper_newline(paper);
    } else if (!tc_slice_equal(resolution, TC_SLICE("not-held"))) {
        tc_paper_indent(paper, 8);
        tc_paper_put(paper, TC_LOOK_WARNING,
                     tc_slice_of(tc_slice_equal(resolution, TC_SLICE("conflict"))
                                     ? _("its date or issuer does not fit what the index holds")
                                     : _("may be one of several documents")));
        tc_paper_newline(paper);
    }
}

/* Whether a row of CITES has another relation to the document that ROW only cites. */
static bool does_more(const json_t *cites, const json_t *row) {
    const json_t *other;
    size_t i;
    json_array_foreach(cites, i, other) {
        tc_slice date = tc_json_text(row, "date");
        if (!json_equal(json_object_get(other, "relation"), json_object_get(row, "relation")) &&
            tc_json_text(row, "canonical").len &&
            json_equal(json_object_get(other, "canonical"), json_object_get(row, "canonical")) &&
            (!date.len || tc_slice_equal(date, tc_json_text(other, "date"))))
            return true;
    }
    return false;
}

/* Whether ROW is shown: that a document is only cited goes without saying when it is more. */
static bool is_shown(const json_t *cites, const json_t *row) {
    return !tc_slice_equal(tc_json_text(row, "relation"), TC_SLICE("cites")) ||
           !does_more(cites, row);
}

static long long count_shown(const json_t *cites) {
    const json_t *row;
    long long count = 0;
    size_t i;
    json_array_foreach(cites, i, row) {
        count += is_shown(cites, row);
    }
    return count;
}

/* What it does to others, by relation, the weightiest first; what only is cited comes last. */
static void put_relations(tc_paper *paper, const json_t *cites) {
    for (int i = 0; i < TC_RELATIONS; i++) {
        const json_t *row;
        size_t k;
        tc_slice relation = tc_slice_of(tc_relation_name(tc_relations_ranked[i]));
        bool any = false;
        json_array_foreach(cites, k, row) {
            if (!tc_slice_equal(tc_json_text(row, "relation"), relation) || !is_shown(cites, row))
                continue;
            if (!any)
                put_group(paper, tc_relation_said(relation), -1);
            any = true;
            put_cited(paper, row);
        }
    }
}

static void put_citing(tc_paper *paper, const json_t *row) {
    tc_paper_indent(paper, 4);
    tc_document_heading(paper, row, 4, 8);
    tc_paper_indent(paper, 8);
    tc_paper_put(paper, TC_LOOK_QUIET, tc_json_text(row, "path"));
    if (tc_slice_equal(tc_json_text(row, "certainty"), TC_SLICE("compatible")))
        tc_paper_printf(paper, TC_LOOK_WARNING, " %s", _("(perhaps)"));
    tc_paper_newline(paper);
}

/* The other side: what others do to it. */
static void put_relations_back(tc_paper *paper, const json_t *groups) {
    const json_t *group, *row;
    size_t i, k;
    json_array_foreach(groups, i, group) {
        tc_relation relation = TC_CITES;
        const json_t *rows = json_object_get(group, "results");
        long long total = json_integer_value(json_object_get(group, "total"));
        bool known = tc_relation_parse(tc_json_text(group, "relation"), &relation);
        put_group(paper, known ? tc_relation_said_back(relation) : "", total);
        json_array_foreach(rows, k, row) {
            put_citing(paper, row);
        }
        if ((long long)json_array_size(rows) < total) {
            tc_paper_indent(paper, 4);
            tc_paper_put(paper, TC_LOOK_QUIET, TC_SLICE("…"));
            tc_paper_newline(paper);
        }
    }
}

/* "amended by: Quyết định 33/2022/QĐ-UBND · …", and who tells of it. */
static void put_told(tc_paper *paper, const json_t *told) {
    const json_t *row, *teller;
    size_t i, k;
    if (json_array_size(told))
        put_heading(paper, _("According to other documents"), (long long)json_array_size(told));
    json_array_foreach(told, i, row) {
        tc_slice name = tc_json_text(row, "relation");
        tc_relation relation = TC_CITES;
        bool in = json_is_true(json_object_get(row, "in"));
        bool known = tc_relation_parse(name, &relation);
        const char *said = !known ? ""
                           : in   ? tc_relation_said_back(relation)
                                  : tc_relation_said(name);
        tc_paper_indent(paper, 2);
        tc_paper_printf(paper, TC_LOOK_GOOD, "%s: ", said);
        tc_document_heading(paper, json_object_get(row, "document"),
                            4 + tc_paper_width(tc_slice_of(said)), 8);
        json_array_foreach(json_object_get(row, "told_by"), k, teller) {
            tc_paper_indent(paper, 4);
            tc_paper_put(paper, TC_LOOK_QUIET, tc_slice_of(_("told by ")));
            tc_document_heading(paper, teller, 4 + tc_paper_width(tc_slice_of(_("told by "))), 8);
        }
    }
}

void tc_card_show(tc_paper *paper, const json_t *card) {
    const json_t *cites = json_object_get(card, "cites");
    const json_t *citing = json_object_get(card, "cited_by");
    const json_t *tasks = json_object_get(card, "tasks"), *row;
    size_t i;
    bool held = tc_json_text(card, "path").len > 0;
    put_metadata(paper, card);
    if (held)
        put_heading(paper, _("Cites"), count_shown(cites));
    put_relations(paper, cites);
    put_heading(paper, _("Cited by"), json_integer_value(json_object_get(citing, "total")));
    put_relations_back(paper, json_object_get(citing, "by_relation"));
    put_told(paper, json_object_get(citing, "told"));
    if (held)
        put_heading(paper, _("Tasks"), (long long)json_array_size(tasks));
    json_array_foreach(tasks, i, row) {
        tc_task_show(paper, row, i == 0);
    }
}
