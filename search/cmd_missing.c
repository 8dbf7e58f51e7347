/* SPDX-License-Identifier: GPL-2.0-or-later */
/* tracuu missing */
#include "mentions.h"
#include "missing.h"
#include "place.h"
#include "segments.h"

#include <base/locale.h>

enum { PAGE = 20, EXAMPLES = 3, FIRST = 8, BATCH = 200, COUNTED = 2000 };

/* ---- Rows ---- */

/* One missing document and those who cite it. */
typedef struct survey {
    tc_session *session;
    const tc_missing *missing;
    tc_cited number; /* its number alone, to pick mentions by */
    uint32_t mentions;
    json_t *examples;
    json_t *type; /* as the first mention says it, or NULL */
} survey;

static tc_status add_example(survey *s, const tc_matches *matches, uint32_t at,
                             const json_t *mention) {
    json_t *row = tc_document_row(matches, at);
    if (!row)
        return tc_out_of_memory(s->session);
    json_object_set(row, "line", json_object_get(mention, "line"));
    json_object_set(row, "page", json_object_get(mention, "page"));
    json_object_set(row, "relation", json_object_get(mention, "relation"));
    json_object_set(row, "text", json_object_get(mention, "text"));
    json_array_append_new(s->examples, row);
    return TC_OK;
}

/* Counts the mentions in the document at match AT. */
static tc_status look_into(survey *s, const tc_matches *matches, uint32_t at) {
    tc_slice json, text;
    tc_session *session = s->session;
    tc_identity own = tc_document_identity(session->arena, matches, at);
    const json_t *mention;
    bool first = true;
    size_t i;
    tc_status status = tc_stored_split(tc_match_data(matches, at), &json, &text, &session->error);
    if (status != TC_OK)
        return status;
    json_t *references = tc_mentions_pick(session, &s->number, json);
    const tc_identity *identities = tc_mentions_identify(session, references, &own);
    status = identities ? TC_OK : tc_out_of_memory(session);
    json_array_foreach(references, i, mention) {
        bool exact;
        if (status != TC_OK ||
            tc_family_fit(&s->missing->family, &identities[i], &exact) != s->missing->group)
            continue;
        s->mentions++;
        if (!s->type && tc_json_text(mention, "type").len)
            s->type = json_incref(json_object_get(mention, "type"));
        if (first && json_array_size(s->examples) < EXAMPLES)
            status = add_example(s, matches, at, mention);
        first = false;
    }
    json_decref(references);
    return status;
}

/* Whether the row has all that is shown of those who cite it. */
static bool is_full(const survey *s) {
    return json_array_size(s->examples) >= EXAMPLES && s->type;
}

/* Reads those who cite it, by path, until the row is full; *ALL is whether that took all. */
static tc_status read_first(survey *s, const tc_query *query, bool *all) {
    tc_status status = TC_OK;
    uint32_t from = 0, limit = FIRST;
    while (status == TC_OK && from < s->missing->documents && !is_full(s)) {
        tc_store_request request = {.offset = from,
                                    .limit = limit,
                                    .sort = TC_SORT_ASCENDING,
                                    .sort_slot = TC_SLOT_PATH,
                                    .want = {.slots = TC_DOCUMENT_SLOTS, .data = true}};
        tc_matches *matches = NULL;
        status = tc_store_search(s->session->store, query, &request, &matches, &s->session->error);
        for (uint32_t i = 0; status == TC_OK && i < tc_matches_count(matches); i++)
            status = look_into(s, matches, i);
        tc_matches_free(matches);
        from += limit;
        limit = BATCH;
    }
    *all = from >= s->missing->documents;
    return status;
}

/* Counts the mentions in the entry DOCID, by its data. */
static tc_status read_entry(survey *s, uint32_t docid) {
    const tc_want want = {.slots = TC_DOCUMENT_SLOTS, .data = true};
    tc_matches *matches = NULL;
    tc_status status =
        tc_store_entries(s->session->store, &docid, 1, &want, &matches, &s->session->error);
    for (uint32_t i = 0; status == TC_OK && i < tc_matches_count(matches); i++)
        status = look_into(s, matches, i);
    tc_matches_free(matches);
    return status;
}

/* Counts the mentions in all who cite it, most of them by their values alone. */
static tc_status count_all(survey *s, const tc_query *query) {
    tc_status status = TC_OK;
    s->mentions = 0;
    for (uint32_t from = 0; status == TC_OK && from < s->missing->documents; from += COUNTED) {
        tc_store_request request = {
            .offset = from,
            .limit = COUNTED,
            .sort = TC_SORT_ENTRY,
            .want = {.slots = TC_SLOT_BIT(TC_SLOT_CANONICAL) | TC_SLOT_BIT(TC_SLOT_CITATIONS)}};
        tc_matches *matches = NULL;
        status = tc_store_search(s->session->store, query, &request, &matches, &s->session->error);
        for (uint32_t i = 0; status == TC_OK && i < tc_matches_count(matches); i++) {
            uint32_t mentions = 0;
            if (tc_missing_mentions(s->session, s->missing, matches, i, &mentions))
                s->mentions += mentions;
            else
                status = read_entry(s, tc_match_docid(matches, i));
        }
        tc_matches_free(matches);
    }
    return status;
}

static tc_status look_around(survey *s) {
    tc_query *query = tc_missing_citing(s->session, s->missing);
    bool all = false;
    tc_status status = read_first(s, query, &all);
    if (status == TC_OK && !all)
        status = count_all(s, query);
    tc_query_free(query);
    return status;
}

/* "path:line" of the examples, or "path#page=3", for a cell of a table. */
static json_t *where(const json_t *examples) {
    const json_t *example;
    json_t *list = json_array();
    size_t i;
    json_array_foreach(examples, i, example) {
        tc_slice path = tc_json_text(example, "path");
        const char *mark = json_object_get(example, "page") ? "#page=" : ":";
        json_t *place = tc_place_json(example);
        json_array_append_new(list, json_sprintf("%.*s%s%lld", (int)path.len, path.ptr, mark,
                                                 (long long)json_integer_value(place)));
        json_decref(place);
    }
    return list;
}

static tc_status make_row(tc_session *session, const tc_missing *missing, json_t **out) {
    tc_candidate candidate = tc_family_candidate(&missing->family, missing->group),
                 only = candidate;
    survey s = {.session = session,
                .missing = missing,
                .number = {.items = &only, .count = 1},
                .examples = json_array()};
    tc_status status = tc_candidate_show(session, &candidate);
    if (status == TC_OK)
        status = look_around(&s);
    json_t *row = candidate.row;
    if (status == TC_OK) {
        json_object_del(row, "path");
        json_object_del(row, "title");
        json_object_del(row, "held");
        if (s.type)
            json_object_set(row, "type", s.type);
        json_object_set_new(row, "documents", json_integer(missing->documents));
        json_object_set_new(row, "mentions", json_integer(s.mentions));
        json_object_set(row, "examples", s.examples);
        if (session->options.format == TC_OUTPUT_CSV)
            json_object_set_new(row, "where", where(s.examples));
        *out = row;
    } else {
        json_decref(row);
    }
    json_decref(s.examples);
    json_decref(s.type);
    return status;
}

/* ---- For people ---- */

static void show_begin(tc_paper *paper, const json_t *head) {
    long long total = json_integer_value(json_object_get(head, "total"));
    tc_paper_printf(paper, TC_LOOK_PLAIN,
                    ngettext("%lld document is cited and not in the index.",
                             "%lld documents are cited and not in the index.",
                             (unsigned long)total),
                    total);
    tc_paper_newline(paper);
}

static void show_row(tc_paper *paper, const json_t *head, const json_t *row, uint32_t number) {
    const json_t *example;
    tc_buffer place;
    long long documents = json_integer_value(json_object_get(row, "documents"));
    long long mentions = json_integer_value(json_object_get(row, "mentions"));
    size_t i;
    tc_paper_newline(paper);
    tc_paper_printf(paper, TC_LOOK_QUIET, "%3lld. ",
                    (long long)json_integer_value(json_object_get(head, "offset")) + number + 1);
    tc_document_heading(paper, row, 5, 5);
    tc_paper_indent(paper, 5);
    tc_paper_printf(
        paper, TC_LOOK_GOOD,
        ngettext("%lld document cites it", "%lld documents cite it", (unsigned long)documents),
        documents);
    tc_paper_printf(paper, TC_LOOK_GOOD,
                    ngettext(", %lld time", ", %lld times", (unsigned long)mentions), mentions);
    tc_paper_newline(paper);
    json_array_foreach(json_object_get(row, "examples"), i, example) {
        tc_paper_indent(paper, 5);
        tc_paper_put(paper, TC_LOOK_QUIET, tc_json_text(example, "path"));
        tc_buffer_init(&place, 64);
        tc_buffer_add(&place, TC_SLICE(", "));
        tc_place_name(example, &place);
        tc_paper_put(paper, TC_LOOK_QUIET, tc_buffer_slice(&place));
        tc_buffer_dispose(&place);
        tc_paper_newline(paper);
    }
}

static const char *const columns[] = {"documents", "mentions",    "type",  "canonical",
                                      "date",      "issuer_full", "where", NULL};
static const tc_view view = {"results", columns, show_begin, show_row, tc_page_footer};

/* ---- The command ---- */

static tc_status show(tc_session *session, const tc_missings *missings) {
    const tc_options *o = &session->options;
    tc_renderer renderer;
    tc_status status = TC_OK;
    json_t *head = json_pack("{s:I, s:I}", "total", (json_int_t)missings->count, "offset",
                             (json_int_t)o->offset);
    tc_session_begin(session, &renderer, &view, head);
    for (size_t i = o->offset; status == TC_OK && i < missings->count && i - o->offset < o->limit;
         i++) {
        json_t *row = NULL;
        status = make_row(session, &missings->items[i], &row);
        tc_render_row(&renderer, row);
    }
    tc_render_end(&renderer);
    return status;
}

static tc_status run(tc_session *session, tc_exit *out) {
    const tc_options *o = &session->options;
    tc_missings missings;
    tc_status status = tc_session_open(session);
    if (status == TC_OK)
        status = tc_missing_find(session, &missings);
    if (status == TC_OK)
        status = tc_missing_rank(session, &missings, (size_t)o->offset + o->limit);
    if (status != TC_OK)
        return status;
    *out = missings.count ? TC_EXIT_FOUND : TC_EXIT_NOTHING;
    if (missings.count || o->format != TC_OUTPUT_TEXT)
        return show(session, &missings);
    fprintf(stderr, "tracuu: %s\n", _("nothing is cited that the index does not hold"));
    return TC_OK;
}

const tc_command tc_command_missing = {
    .name = "missing",
    .arguments = "",
    .summary = N_("what is cited and not in the index, most cited first"),
    .help = N_("Documents that others cite and the index does not hold, with how many documents "
               "cite them, how often, and where. --year, --province and --type choose among the "
               "missing documents; what a document's number, date and issuer do not say it is "
               "not. A mention that may mean several documents counts for none of them.\n"
               "\n"
               "  tracuu missing --limit 50\n"
               "  tracuu missing --type \"nghị định\" --year 2020..2024 --format csv"),
    .takes = TC_TAKES_FORMAT | TC_TAKES_PAGE | TC_TAKES_SCOPE | TC_TAKES_TYPE | TC_TAKES_INDEX,
    .formats = TC_OUTPUT_ROWS,
    .default_format = TC_OUTPUT_TEXT,
    .limit = PAGE,
    .least = 0,
    .most = 0,
    .run = run,
};
