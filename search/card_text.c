/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "card.h"

#include "tasks.h"

#include <base/locale.h>

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

static void put_metadata(tc_paper *paper, const json_t *card) {
    const json_t *metadata = json_object_get(card, "metadata");
    tc_buffer recipients;
    tc_buffer_init(&recipients, 1 << 20);
    tc_document_heading(paper, metadata, 0, 2);
    if (tc_json_text(metadata, "title").len)
        tc_paper_wrap(paper, TC_LOOK_PLAIN, 0, 0, tc_json_text(metadata, "title"));
    /* A path is copied from here, and so never broken. */
    tc_paper_printf(paper, TC_LOOK_QUIET, "%s: ", _("Path"));
    tc_paper_put(paper, TC_LOOK_PLAIN, tc_json_text(card, "path"));
    tc_paper_newline(paper);
    put_field(paper, _("Province"), tc_json_text(metadata, "province"));
    put_signer(paper, json_object_get(metadata, "signer"));
    put_field(paper, _("Attached to"), tc_json_text(metadata, "attached_to"));
    tc_json_join(metadata, "recipients", "; ", &recipients);
    put_field(paper, _("Recipients"), tc_buffer_slice(&recipients));
    tc_buffer_dispose(&recipients);
}

/* "implements  Quyết định 709/QĐ-TTg · 23/07/2024 · …" and where it is. */
static void put_cited(tc_paper *paper, const json_t *row) {
    const char *relation = tc_relation_said(tc_json_text(row, "relation"));
    tc_slice path = tc_json_text(row, "path");
    tc_slice resolution = tc_json_text(row, "resolution");
    tc_paper_indent(paper, 2);
    tc_paper_printf(paper, TC_LOOK_GOOD, "%s: ", relation);
    tc_document_heading(paper, row, 4 + tc_paper_width(tc_slice_of(relation)), 6);
    if (path.len) {
        tc_paper_indent(paper, 6);
        tc_paper_put(paper, TC_LOOK_QUIET, path);
        tc_paper_newline(paper);
    } else if (!tc_slice_equal(resolution, TC_SLICE("not-held"))) {
        tc_paper_indent(paper, 6);
        tc_paper_put(paper, TC_LOOK_WARNING,
                     tc_slice_of(tc_slice_equal(resolution, TC_SLICE("conflict"))
                                     ? _("its date or issuer does not fit what the index holds")
                                     : _("may be one of several documents")));
        tc_paper_newline(paper);
    }
}

static void put_citing(tc_paper *paper, const json_t *row) {
    tc_buffer relations;
    const json_t *relation;
    size_t i;
    tc_buffer_init(&relations, 4096);
    json_array_foreach(json_object_get(row, "relations"), i, relation) {
        tc_slice name = {json_string_value(relation), json_string_length(relation)};
        tc_buffer_printf(&relations, "%s%s", i ? ", " : "", tc_relation_said(name));
    }
    tc_paper_indent(paper, 2);
    tc_document_heading(paper, row, 2, 6);
    tc_paper_indent(paper, 6);
    tc_paper_put(paper, TC_LOOK_GOOD, tc_buffer_slice(&relations));
    tc_paper_put(paper, TC_LOOK_QUIET, relations.len ? TC_SLICE(" · ") : TC_SLICE(""));
    tc_paper_put(paper, TC_LOOK_QUIET, tc_json_text(row, "path"));
    if (tc_slice_equal(tc_json_text(row, "certainty"), TC_SLICE("compatible")))
        tc_paper_printf(paper, TC_LOOK_WARNING, " %s", _("(perhaps)"));
    tc_paper_newline(paper);
    tc_buffer_dispose(&relations);
}

void tc_card_show(tc_paper *paper, const json_t *card) {
    const json_t *cites = json_object_get(card, "cites");
    const json_t *citing = json_object_get(card, "cited_by");
    const json_t *tasks = json_object_get(card, "tasks"), *row;
    size_t i;
    put_metadata(paper, card);
    put_heading(paper, _("Cites"), (long long)json_array_size(cites));
    json_array_foreach(cites, i, row) {
        put_cited(paper, row);
    }
    put_heading(paper, _("Cited by"), json_integer_value(json_object_get(citing, "total")));
    json_array_foreach(json_object_get(citing, "results"), i, row) {
        put_citing(paper, row);
    }
    put_heading(paper, _("Tasks"), (long long)json_array_size(tasks));
    json_array_foreach(tasks, i, row) {
        tc_task_show(paper, row, i == 0);
    }
}
