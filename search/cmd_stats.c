/* SPDX-License-Identifier: GPL-2.0-or-later */
/* tracuu stats */
#include "documents.h"

#include <base/locale.h>

enum { FAILURES_SHOWN = 1000 };

static tc_status count_kind(tc_session *session, tc_slice kind, json_t *head, const char *key) {
    uint32_t count = 0;
    tc_status status =
        tc_store_frequency(session->store, TC_FIELD_KIND, kind, &count, &session->error);
    json_object_set_new(head, key, json_integer(count));
    return status;
}

/* How many documents have each value of a slot: [{"value", "count"}], most first. */
static json_t *counts_of(const tc_matches *matches, tc_slot slot) {
    uint32_t count;
    const tc_facet *facets = tc_matches_facets(matches, slot, &count);
    json_t *array = json_array();
    for (uint32_t i = 0; i < count; i++)
        json_array_append_new(array,
                              json_pack("{s:o, s:i}", "value", tc_json_string(facets[i].value),
                                        "count", (int)facets[i].count));
    return array;
}

static tc_status count_documents(tc_session *session, json_t *head) {
    tc_query *all = tc_query_term(TC_FIELD_KIND, TC_SLICE("document"));
    tc_store_request request = {.sort = TC_SORT_ENTRY,
                                .check_at_least = UINT32_MAX,
                                .facets = TC_SLOT_BIT(TC_SLOT_TYPE) |
                                          TC_SLOT_BIT(TC_SLOT_PROVINCE) |
                                          TC_SLOT_BIT(TC_SLOT_YEAR)};
    tc_matches *matches = NULL;
    tc_status status = tc_store_search(session->store, all, &request, &matches, &session->error);
    if (status == TC_OK) {
        json_object_set_new(head, "types", counts_of(matches, TC_SLOT_TYPE));
        json_object_set_new(head, "provinces", counts_of(matches, TC_SLOT_PROVINCE));
        json_object_set_new(head, "years", counts_of(matches, TC_SLOT_YEAR));
    }
    tc_query_free(all);
    tc_matches_free(matches);
    return status;
}

/* How many numbers are cited, and how often: once for each document that cites them. */
static tc_status count_citations(tc_session *session, json_t *head) {
    tc_terms *terms = NULL;
    bool more = true;
    long long numbers = 0, citations = 0;
    tc_status status =
        tc_terms_open(session->store, TC_FIELD_CITED, TC_SLICE(""), &terms, &session->error);
    while (status == TC_OK && (status = tc_terms_next(terms, &more, &session->error)) == TC_OK &&
           more) {
        numbers++;
        citations += tc_terms_frequency(terms);
    }
    tc_terms_close(terms);
    json_object_set_new(head, "cited", json_integer(numbers));
    json_object_set_new(head, "citations", json_integer(citations));
    return status;
}

static tc_status list_failures(tc_session *session, json_t *head) {
    tc_want want = {.slots = TC_SLOT_BIT(TC_SLOT_PATH) | TC_SLOT_BIT(TC_SLOT_FAILURE)};
    tc_query *failed = tc_query_term(TC_FIELD_KIND, TC_SLICE("failed"));
    tc_store_request request = {.limit = FAILURES_SHOWN,
                                .sort = TC_SORT_ASCENDING,
                                .sort_slot = TC_SLOT_PATH,
                                .want = want};
    tc_matches *matches = NULL;
    json_t *list = json_array();
    tc_status status = tc_store_search(session->store, failed, &request, &matches, &session->error);
    for (uint32_t i = 0; status == TC_OK && i < tc_matches_count(matches); i++)
        json_array_append_new(
            list, json_pack("{s:o, s:o}", "path",
                            tc_json_string(tc_match_value(matches, i, TC_SLOT_PATH)), "reason",
                            tc_json_string(tc_match_value(matches, i, TC_SLOT_FAILURE))));
    json_object_set_new(head, "failures", list);
    tc_query_free(failed);
    tc_matches_free(matches);
    return status;
}

static tc_status gather(tc_session *session, json_t *head) {
    tc_status status = count_kind(session, TC_SLICE("document"), head, "documents");
    if (status == TC_OK)
        status = count_kind(session, TC_SLICE("copy"), head, "copies");
    if (status == TC_OK)
        status = count_kind(session, TC_SLICE("task"), head, "tasks");
    if (status == TC_OK)
        status = count_kind(session, TC_SLICE("failed"), head, "failed");
    if (status == TC_OK)
        status = count_citations(session, head);
    if (status == TC_OK)
        status = count_documents(session, head);
    return status == TC_OK ? list_failures(session, head) : status;
}

/* ---- For people ---- */

static void show_number(tc_paper *paper, const char *name, const json_t *head, const char *key) {
    tc_paper_printf(paper, TC_LOOK_PLAIN, "%8lld  %s",
                    (long long)json_integer_value(json_object_get(head, key)), name);
    tc_paper_newline(paper);
}

static void show_counts(tc_paper *paper, const char *name, const json_t *counts) {
    const json_t *item;
    size_t i;
    if (!json_array_size(counts))
        return;
    tc_paper_newline(paper);
    tc_paper_put(paper, TC_LOOK_STRONG, tc_slice_of(name));
    tc_paper_newline(paper);
    json_array_foreach(counts, i, item) {
        tc_paper_printf(paper, TC_LOOK_PLAIN, "%8lld  %s",
                        (long long)json_integer_value(json_object_get(item, "count")),
                        json_string_value(json_object_get(item, "value")));
        tc_paper_newline(paper);
    }
}

static void show_failures(tc_paper *paper, const json_t *failures) {
    const json_t *item;
    char message[1024];
    size_t i;
    if (!json_array_size(failures))
        return;
    tc_paper_newline(paper);
    tc_paper_put(paper, TC_LOOK_STRONG, tc_slice_of(_("Files that could not be read")));
    tc_paper_newline(paper);
    json_array_foreach(failures, i, item) {
        tc_paper_indent(paper, 2);
        tc_paper_put(paper, TC_LOOK_PLAIN, tc_json_text(item, "path"));
        tc_paper_newline(paper);
        tc_paper_indent(paper, 4);
        const char *reason = json_string_value(json_object_get(item, "reason"));
        tc_paper_wrap(paper, TC_LOOK_WARNING, 4, 4,
                      tc_slice_of(tc_locale_message(reason, message, sizeof message)));
    }
}

static void show_end(tc_paper *paper, const json_t *head, uint32_t shown) {
    (void)shown;
    show_number(paper, _("documents"), head, "documents");
    show_number(paper, _("copies of them, at other paths"), head, "copies");
    show_number(paper, _("tasks given to units"), head, "tasks");
    show_number(paper, _("documents cited, held or not"), head, "cited");
    show_number(paper, _("citations of them"), head, "citations");
    show_number(paper, _("files that could not be read"), head, "failed");
    show_counts(paper, _("By type"), json_object_get(head, "types"));
    show_counts(paper, _("By province"), json_object_get(head, "provinces"));
    show_counts(paper, _("By year"), json_object_get(head, "years"));
    show_failures(paper, json_object_get(head, "failures"));
}

static const tc_view view = {NULL, NULL, NULL, NULL, show_end};

/* ---- The command ---- */

static tc_status run(tc_session *session, tc_exit *out) {
    tc_renderer renderer;
    tc_status status = tc_session_open(session);
    if (status != TC_OK)
        return status;
    json_t *head = json_object();
    status = gather(session, head);
    if (status != TC_OK) {
        json_decref(head);
        return status;
    }
    bool any = json_integer_value(json_object_get(head, "documents")) > 0;
    tc_session_begin(session, &renderer, &view, head);
    tc_render_end(&renderer);
    *out = any ? TC_EXIT_FOUND : TC_EXIT_NOTHING;
    return TC_OK;
}

const tc_command tc_command_stats = {
    .name = "stats",
    .arguments = "",
    .summary = N_("what the index holds, and which files could not be read"),
    .help = N_("Documents by type, province and year, tasks, citations, and the files that could "
               "not be read, each with its reason."),
    .takes = TC_TAKES_FORMAT | TC_TAKES_INDEX,
    .formats = TC_OUTPUT_BIT(TC_OUTPUT_TEXT) | TC_OUTPUT_BIT(TC_OUTPUT_JSON) |
               TC_OUTPUT_BIT(TC_OUTPUT_JSONL),
    .default_format = TC_OUTPUT_TEXT,
    .limit = UINT32_MAX,
    .least = 0,
    .most = 0,
    .run = run,
};
