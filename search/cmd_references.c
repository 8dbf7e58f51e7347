/* SPDX-License-Identifier: GPL-2.0-or-later */
/* tracuu references DOCUMENT */
#include "copies.h"
#include "mentions.h"
#include "place.h"
#include "resolved.h"
#include "segments.h"

#include <base/locale.h>
#include <record/record.h>

#include <string.h>
#include <unistd.h>

/* ---- For people ---- */

static void show_begin(tc_paper *paper, const json_t *head) {
    const json_t *document = json_object_get(head, "document");
    long long total = json_integer_value(json_object_get(head, "total"));
    tc_slice title = tc_json_text(document, "title");
    tc_document_heading(paper, document, 0, 0);
    if (title.len)
        tc_paper_wrap(paper, TC_LOOK_PLAIN, 0, 0, title);
    tc_copies_show(paper, document, 0, 1);
    tc_paper_newline(paper);
    tc_paper_printf(paper, TC_LOOK_PLAIN,
                    ngettext("%lld reference:", "%lld references:", (unsigned long)total), total);
    tc_paper_newline(paper);
}

static const char *outcome_said(const char *outcome, tc_look *look) {
    *look = TC_LOOK_WARNING;
    if (strcmp(outcome, "ambiguous") == 0)
        return _("may be one of these:");
    if (strcmp(outcome, "conflict") == 0)
        return _("its date or issuer does not fit what the index holds:");
    *look = TC_LOOK_QUIET;
    return _("not in the index");
}

static void show_resolution(tc_paper *paper, const json_t *row) {
    tc_slice path = tc_json_text(row, "path");
    tc_look look = TC_LOOK_QUIET;
    tc_paper_indent(paper, 6);
    if (path.len) {
        tc_paper_put(paper, TC_LOOK_GOOD, TC_SLICE("→ "));
        tc_paper_put(paper, TC_LOOK_QUIET, path);
        if (strcmp(json_string_value(json_object_get(row, "certainty")), "exact") != 0)
            tc_paper_printf(paper, TC_LOOK_WARNING, " %s", _("(perhaps)"));
        tc_paper_newline(paper);
        return;
    }
    const char *said = outcome_said(json_string_value(json_object_get(row, "resolution")), &look);
    tc_paper_wrap(paper, look, 6, 6, tc_slice_of(said));
    tc_document_candidates(paper, row, 8);
}

static void show_row(tc_paper *paper, const json_t *head, const json_t *row, uint32_t number) {
    (void)head;
    (void)number;
    tc_place_column(paper, row, 4);
    tc_document_heading(paper, row, 6, 6);
    tc_paper_indent(paper, 6);
    tc_paper_printf(paper, TC_LOOK_GOOD, "%s", tc_relation_said(tc_json_text(row, "relation")));
    tc_paper_newline(paper);
    show_resolution(paper, row);
}

static const char *const columns[] = {"line", "text",        "type",     "canonical",
                                      "date", "issuer_full", "relation", "resolution",
                                      "path", "page",        NULL};
static const tc_view view = {"results", columns, show_begin, show_row, tc_page_footer};

/* ---- The document ---- */

/* What is shown of a document: its heading, its date and its references. */
typedef struct subject {
    json_t *heading, *references;
    tc_identity own;
} subject;

static void dispose(subject *s) {
    json_decref(s->heading);
    json_decref(s->references);
}

static tc_status read_held(tc_session *session, const tc_matches *matches, subject *out) {
    tc_stored stored;
    tc_status status = tc_stored_read(session, tc_match_data(matches, 0), &stored);
    if (status != TC_OK)
        return status;
    out->heading = tc_document_row(matches, 0);
    out->references = json_incref(json_object_get(stored.json, "references"));
    out->own = tc_document_identity(session->arena, matches, 0);
    tc_stored_dispose(&stored);
    return TC_OK;
}

/* A file that is not in the index is read as it is. */
static tc_status read_file(tc_session *session, const char *path, subject *out) {
    tc_record record;
    tc_status status = tc_record_read(session->arena, path, &record, &session->error);
    json_t *whole = status == TC_OK ? tc_record_json(&record, path) : NULL;
    if (status == TC_OK && !whole)
        status = tc_out_of_memory(session);
    if (status != TC_OK)
        return status;
    json_t *heading = json_deep_copy(json_object_get(whole, "metadata"));
    json_object_set_new(heading, "path", json_string(path));
    out->heading = heading;
    out->references = json_incref(json_object_get(whole, "references"));
    out->own = tc_mention_identity(session->arena, heading);
    json_decref(whole);
    return TC_OK;
}

static tc_status find(tc_session *session, subject *out) {
    const tc_options *o = &session->options;
    tc_want want = {.slots = TC_DOCUMENT_SLOTS, .data = true};
    tc_matches *matches = NULL;
    tc_status status = TC_OK;
    if (o->word_count == 1)
        status = tc_document_at(session, o->words[0], &want, &matches);
    bool held = matches && tc_matches_count(matches);
    if (status == TC_OK && !held && o->word_count == 1 && access(o->words[0], F_OK) == 0) {
        tc_matches_free(matches);
        return read_file(session, o->words[0], out);
    }
    if (status == TC_OK && !held) {
        tc_matches_free(matches);
        matches = NULL;
        status = tc_document_find(session, &want, &matches);
    }
    if (status == TC_OK && tc_matches_count(matches))
        status = read_held(session, matches, out);
    tc_matches_free(matches);
    return status;
}

/* ---- The command ---- */

static tc_status show_rows(tc_session *session, const subject *s, tc_renderer *renderer) {
    const tc_options *o = &session->options;
    tc_resolver resolver;
    json_t *mention;
    size_t i;
    const tc_identity *identities = tc_mentions_identify(session, s->references, &s->own);
    if (!identities)
        return tc_out_of_memory(session);
    tc_resolver_init(&resolver, session);
    json_array_foreach(s->references, i, mention) {
        if (i < o->offset || i - o->offset >= o->limit)
            continue;
        json_t *row = json_incref(mention);
        json_object_del(row, "at");
        json_object_del(row, "to");
        tc_status status = tc_resolver_add(&resolver, &identities[i], s->own.date, row);
        if (status != TC_OK) {
            json_decref(row);
            return status;
        }
        tc_render_row(renderer, row);
    }
    return TC_OK;
}

static tc_status answer(tc_session *session, subject *s, tc_exit *out) {
    tc_renderer renderer;
    if (!s->heading) {
        fprintf(stderr, "tracuu: %s\n", _("the index does not hold it"));
        *out = TC_EXIT_NOTHING;
        return TC_OK;
    }
    size_t total = json_array_size(s->references);
    json_t *head = json_pack("{s:O, s:I}", "document", s->heading, "total", (json_int_t)total);
    tc_session_begin(session, &renderer, &view, head);
    tc_status status = show_rows(session, s, &renderer);
    tc_render_end(&renderer);
    *out = total ? TC_EXIT_FOUND : TC_EXIT_NOTHING;
    return status;
}

static tc_status run(tc_session *session, tc_exit *out) {
    subject s = {.heading = NULL};
    tc_status status = tc_session_open(session);
    if (status == TC_OK)
        status = find(session, &s);
    if (status == TC_OK)
        status = answer(session, &s, out);
    dispose(&s);
    return status;
}

const tc_command tc_command_references = {
    .name = "references",
    .arguments = N_("DOCUMENT"),
    .summary = N_("what a document cites, and which of it the index holds"),
    .help = N_("DOCUMENT is the path of a document, or a reference that only one document of the "
               "index answers to. A file that is not in the index is read as it is.\n"
               "\n"
               "Each reference is held (with its path), not-held, ambiguous (with all documents "
               "that it may be) or in conflict: its number fits a document that is held, its "
               "date or issuer does not.\n"
               "\n"
               "  tracuu references 196/KH-UBND\n"
               "  tracuu references plans/ke-hoach.txt --format csv"),
    .takes = TC_TAKES_FORMAT | TC_TAKES_PAGE | TC_TAKES_INDEX,
    .formats = TC_OUTPUT_ROWS,
    .default_format = TC_OUTPUT_TEXT,
    .limit = UINT32_MAX,
    .least = 1,
    .most = SIZE_MAX,
    .run = run,
};
