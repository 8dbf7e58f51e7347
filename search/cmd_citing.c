/* SPDX-License-Identifier: GPL-2.0-or-later */
/* tracuu citing REFERENCE */
#include "chain.h"
#include "citing.h"
#include "segments.h"

#include <base/locale.h>
#include <record/keys.h>

#include <string.h>

enum { PAGE = 20 };

/* Numbers of "date|path" in the command's --sort. */
enum { BY_DATE, BY_PATH };

/* Whether also those are asked for who cite through others. */
static bool chains(const tc_options *o) {
    return o->chain || o->depth > 1;
}

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

/* Leaves only the mentions that --relation lets pass. */
static void drop_others(const tc_session *session, json_t *mentions) {
    unsigned wanted = session->options.relations;
    for (size_t i = json_array_size(mentions); wanted && i > 0; i--) {
        tc_relation relation;
        const json_t *mention = json_array_get(mentions, i - 1);
        if (!tc_relation_parse(tc_json_text(mention, "relation"), &relation) ||
            !(wanted & (1U << relation)))
            json_array_remove(mentions, i - 1);
    }
}

static tc_status make_row(tc_session *session, const tc_cited *cited, const tc_part *part,
                          uint32_t at, json_t **out) {
    bool exact = false;
    json_t *mentions = NULL;
    tc_status status = tc_mentions_of(session, cited, part->matches, at, &mentions, &exact);
    if (status != TC_OK)
        return status;
    drop_others(session, mentions);
    /* A document that only names itself; see tc_cited_ask. */
    if (!json_array_size(mentions)) {
        json_decref(mentions);
        return TC_OK;
    }
    json_t *row = tc_document_row(part->matches, at);
    json_object_set_new(row, "certainty", json_string(exact ? "exact" : "compatible"));
    if (chains(&session->options)) {
        json_object_set_new(row, "depth", json_integer(1));
        json_object_set_new(row, "chain", json_array());
    }
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

/* The part of the page that is chains: those behind the FIRST ones. */
static tc_status show_chains(tc_web *web, const tc_chain *chain, uint32_t first,
                             tc_renderer *renderer) {
    const tc_options *o = &web->session->options;
    uint64_t end = (uint64_t)o->offset + o->limit;
    tc_status status = TC_OK;
    for (size_t i = 0; status == TC_OK && i < chain->count; i++) {
        json_t *row = NULL;
        if (first + i < o->offset || first + i >= end)
            continue;
        status = tc_chain_row(web, chain, &chain->items[i], &row);
        tc_render_row(renderer, row);
    }
    return status;
}

/* ---- The command ---- */

/* What there is to show: the pages of those who cite directly, and the chains. */
typedef struct answer {
    tc_page page;
    tc_chain chain;
} answer;

static json_t *make_head(tc_session *session, const tc_reference *reference, const tc_cited *cited,
                         const answer *a) {
    json_t *candidates = json_array();
    for (uint32_t i = 0; i < cited->count && cited->items[i].row; i++)
        json_array_append(candidates, cited->items[i].row);
    json_t *head = json_pack("{s:o, s:o, s:b, s:I, s:I}", "reference", reference_json(reference),
                             "candidates", candidates, "conflict", (int)cited->conflicting, "total",
                             (json_int_t)a->page.total + (json_int_t)a->chain.count, "offset",
                             (json_int_t)session->options.offset);
    if (chains(&session->options))
        json_object_set_new(head, "direct", json_integer(a->page.total));
    return head;
}

static tc_status ask(tc_session *session, const tc_cited *cited, tc_page *page) {
    bool by_path = tc_session_sort(session) == BY_PATH;
    const tc_options *o = &session->options;
    tc_want want = {.slots = TC_DOCUMENT_SLOTS, .data = true};
    tc_sort sort = by_path ? TC_SORT_ASCENDING : TC_SORT_DESCENDING;
    tc_slot slot = by_path ? TC_SLOT_PATH : TC_SLOT_DATE;
    tc_segment segments[2] = {{NULL, sort, slot, "exact"}, {NULL, sort, slot, "compatible"}};
    tc_status status = tc_cited_ask(session, cited, &segments[0].query, &segments[1].query);
    for (int i = 0; status == TC_OK && i < 2; i++)
        status = tc_cited_choose(session, cited, o->relations, &segments[i].query);
    if (status != TC_OK) {
        tc_query_free(segments[0].query);
        tc_query_free(segments[1].query);
        return status;
    }
    return tc_segments_ask(session, segments, 2, o->offset, o->limit, &want, page);
}

static tc_status find_chains(tc_web *web, const tc_cited *cited, tc_chain *out) {
    tc_session *session = web->session;
    const tc_options *o = &session->options;
    *out = (tc_chain){.count = 0};
    if (!chains(o) || cited->conflicting)
        return TC_OK;
    return tc_chain_find(web, cited, o->depth ? o->depth : UINT32_MAX,
                         tc_session_sort(session) == BY_PATH, out);
}

static void say_nothing(const tc_session *session, const tc_cited *cited) {
    const tc_options *o = &session->options;
    fprintf(stderr, "tracuu: %s\n",
            o->relations || o->year_low || o->province ? _("nothing cites it that was asked for")
            : cited->count ? _("the index holds it, and nothing that cites it")
                           : _("nothing in the index cites it"));
}

static tc_status show(tc_web *web, const tc_reference *reference, const tc_cited *cited,
                      const answer *a) {
    tc_session *session = web->session;
    tc_renderer renderer;
    tc_session_begin(session, &renderer, &tc_citing_view, make_head(session, reference, cited, a));
    tc_status status = show_rows(session, cited, &a->page, &renderer);
    if (status == TC_OK)
        status = show_chains(web, &a->chain, a->page.total, &renderer);
    tc_render_end(&renderer);
    return status;
}

static tc_status find_answer(tc_web *web, const tc_reference *reference, tc_cited *cited,
                             tc_exit *out) {
    tc_session *session = web->session;
    answer a;
    tc_status status = tc_cited_show(session, cited);
    if (status == TC_OK)
        status = find_chains(web, cited, &a.chain);
    if (status == TC_OK)
        status = ask(session, cited, &a.page);
    if (status != TC_OK)
        return status;
    bool any = a.page.total || a.chain.count;
    *out = any ? TC_EXIT_FOUND : TC_EXIT_NOTHING;
    if (any || session->options.format != TC_OUTPUT_TEXT)
        status = show(web, reference, cited, &a);
    else
        say_nothing(session, cited);
    tc_page_dispose(&a.page);
    return status;
}

static tc_status check(tc_session *session) {
    if (!session->options.direct || !chains(&session->options))
        return TC_OK;
    tc_error_set(&session->error, TC_ERR_USAGE, "%s", _("--direct is the opposite of --chain"));
    tc_error_hint(&session->error, "%s", _("give one of them"));
    return TC_ERR_USAGE;
}

static tc_status run(tc_session *session, tc_exit *out) {
    tc_reference reference = {.year = 0};
    tc_cited cited = {.count = 0};
    tc_web web;
    tc_web_init(&web, session);
    tc_status status = check(session);
    if (status == TC_OK)
        status = tc_session_open(session);
    if (status == TC_OK)
        status = find(session, &reference, &cited);
    if (status == TC_OK)
        status = find_answer(&web, &reference, &cited, out);
    tc_cited_dispose(&cited);
    tc_web_dispose(&web);
    return status;
}

const tc_command tc_command_citing = {
    .name = "citing",
    .arguments = N_("REFERENCE"),
    .summary = N_("which documents cite a document, how, and in which words"),
    .help =
        N_("REFERENCE is a number as it is written (709/QĐ-TTg, 25/2018/QĐ-UBND, 69-KL/TW), "
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
           "written, or disagrees.\n"
           "\n"
           "--relation chooses among the citations, --year and --province among the citing "
           "documents. Only documents that cite it themselves are listed (--direct), unless "
           "--chain or --depth asks for those that do so through others: each comes with the "
           "documents between, and its chain holds only citations whose document is certain.\n"
           "\n"
           "  tracuu citing 14/2019/QĐ-UBND --relation amends,replaces,repeals\n"
           "  tracuu citing 20-NQ/TW --relation implements --depth 3 --province \"Quảng Ngãi\""),
    .takes = TC_TAKES_FORMAT | TC_TAKES_PAGE | TC_TAKES_SORT | TC_TAKES_INDEX | TC_TAKES_RELATION |
             TC_TAKES_SCOPE | TC_TAKES_DEPTH | TC_TAKES_CHAIN,
    .formats = TC_OUTPUT_ROWS,
    .default_format = TC_OUTPUT_TEXT,
    .sorts = "date|path",
    .limit = PAGE,
    .least = 1,
    .most = SIZE_MAX,
    .run = run,
};
