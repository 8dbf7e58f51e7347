/* SPDX-License-Identifier: GPL-2.0-or-later */
/* tracuu search QUERY */
#include "abbreviations.h"
#include "accents.h"
#include "cited.h"
#include "facets.h"
#include "fault.h"
#include "hits.h"
#include "numbered.h"
#include "plan.h"
#include "retype.h"
#include "search_row.h"
#include "spelling.h"
#include "values.h"

#include <base/locale.h>

enum {
    PAGE = 20,
    ENOUGH = 10 /* documents with all words, so that none with some of them need follow */
};

/* Numbers of "relevance|date|cited" in the command's --sort. */
enum { BY_RELEVANCE, BY_DATE, BY_CITATIONS };

/* What a search is about. */
typedef struct search {
    tc_session *session;
    tc_slice text;    /* as typed */
    tc_values values; /* of filters, that nothing has */
    tc_retyped read;  /* as it is read */
    tc_expression *expression;
    tc_question questions[TC_SEGMENTS_MAX];
    uint32_t count;
    tc_exact exact, loosely; /* what phrases are checked for */
    tc_wording *wording;
    tc_sought words[TC_SNIPPET_WORDS];
    uint32_t word_count;
    tc_buffer explanation;
} search;

/* ---- Questions ---- */

/* Takes QUERY over. */
static void add_question(search *s, tc_query *query, tc_sort sort, const char *match,
                         const tc_exact *exact) {
    bool ranked = sort == TC_SORT_RELEVANCE && !tc_wording_is_empty(s->wording);
    /* What is only filtered is all of one rank, and the newest is wanted first. */
    int order = tc_session_sort(s->session);
    bool by_slot = order != BY_RELEVANCE || s->word_count == 0;
    tc_slot slot = order == BY_CITATIONS ? TC_SLOT_CITATIONS : TC_SLOT_DATE;
    if (s->session->options.explain) {
        tc_buffer_printf(&s->explanation, "%s%s: ", s->explanation.len ? "\n" : "", match);
        tc_query_describe(query, &s->explanation);
    }
    s->questions[s->count++] =
        (tc_question){.segment = {query, by_slot ? TC_SORT_DESCENDING : sort, slot, match},
                      .exact = exact,
                      .wording = ranked ? s->wording : NULL};
}

static void drop_questions(search *s) {
    while (s->count > 0)
        tc_query_free(s->questions[--s->count].segment.query);
}

/* What results about all of the words are checked for, or NULL. */
static const tc_exact *exactly(search *s) {
    s->exact = (tc_exact){.expression = s->expression};
    return tc_phrases_needed(s->expression) ? &s->exact : NULL;
}

/* … and about some of them: that too, and whether they were among the others. */
static const tc_exact *loosely(search *s) {
    s->loosely.expression = s->expression;
    s->loosely.loose = true;
    return tc_phrases_needed(s->expression) ? &s->loosely : NULL;
}

/* Whether at least ENOUGH documents have all the words; those few that have are remembered. */
static tc_status suffices(search *s, const tc_query *strict, bool *out) {
    tc_question question = {
        .segment = {tc_query_copy(strict), TC_SORT_ENTRY, TC_SLOT_NONE, "words"},
        .exact = exactly(s)};
    tc_want want = {.data = question.exact != NULL};
    tc_hits hits;
    tc_status status = tc_hits_ask(s->session, &question, 1, 0, ENOUGH, &want, &hits);
    if (status != TC_OK)
        return status;
    *out = hits.count == ENOUGH;
    for (uint32_t i = 0; i < hits.count; i++)
        s->loosely.known[s->loosely.known_count++] =
            tc_match_docid(hits.items[i].matches, hits.items[i].at);
    tc_hits_dispose(&hits);
    return TC_OK;
}

/* The document whose number was typed, then documents with all the words; when these are few, those
 * with some of them follow.  Of a whole sentence some words will do. */
static tc_status ask_words(search *s) {
    tc_query *strict = NULL, *loose = NULL, *numbered[TC_NUMBERED] = {NULL};
    bool enough = false, ranked = tc_session_sort(s->session) == BY_RELEVANCE;
    /* Whoever counts wants documents that have all. */
    bool is_long = tc_plan_is_long(s->expression, ranked && !s->session->options.facets);
    tc_status status = TC_OK;
    if (ranked)
        status = tc_numbered_ask(s->session, s->expression, numbered);
    if (status == TC_OK && !is_long)
        status = tc_plan_strict(s->session, s->expression, &strict);
    if (status == TC_OK)
        status = tc_plan_loose(s->session, s->expression, &loose);
    if (status == TC_OK && strict && loose)
        status = suffices(s, strict, &enough);
    if (status != TC_OK || enough) {
        tc_query_free(loose);
        loose = NULL;
    }
    if (status != TC_OK) {
        tc_query_free(strict);
        for (size_t i = 0; i < TC_NUMBERED; i++)
            tc_query_free(numbered[i]);
        return status;
    }
    for (size_t i = 0; i < TC_NUMBERED; i++)
        if (numbered[i])
            add_question(s, numbered[i], TC_SORT_RELEVANCE, "words", NULL);
    if (!is_long)
        add_question(s, strict, TC_SORT_RELEVANCE, "words", exactly(s));
    if (loose)
        add_question(s, loose, TC_SORT_RELEVANCE, "some words", loosely(s));
    if (loose && is_long)
        s->questions[s->count - 1].whole = "words";
    return TC_OK;
}

/* The document itself, then those that cite it, then those that only have its number in them. */
static tc_status ask_reference(search *s, const tc_reference *reference) {
    tc_cited cited;
    tc_query *phrase = NULL, *exact = NULL, *compatible = NULL;
    tc_status status = tc_cited_find(s->session, reference, &cited);
    if (status == TC_OK && cited.count)
        status = tc_plan_strict(s->session, s->expression, &phrase);
    if (status == TC_OK && cited.count)
        status = tc_cited_ask(s->session, &cited, &exact, &compatible);
    if (status != TC_OK || !cited.count) {
        tc_query_free(phrase);
        return status;
    }
    add_question(s, tc_cited_held(s->session, &cited), TC_SORT_DESCENDING, "document", NULL);
    add_question(s, tc_ask_either(exact, compatible), TC_SORT_DESCENDING, "citing", NULL);
    add_question(s, phrase, TC_SORT_RELEVANCE, "words", exactly(s));
    return TC_OK;
}

/* How the query was read, and what its documents say of its abbreviations. */
static void explain(search *s) {
    const tc_abbreviations *learnt = s->session->learnt;
    tc_buffer_add(&s->explanation, TC_SLICE("query: "));
    tc_expression_print(s->expression, &s->explanation);
    if (tc_accents_are_partial(s->session->arena, s->expression))
        tc_buffer_add(&s->explanation, TC_SLICE("\naccents: some are missing, none is required"));
    for (uint32_t i = 0; i < learnt->count; i++) {
        const tc_abbreviation *a = &learnt->items[i];
        tc_buffer_printf(&s->explanation, "\nabbreviation: %s = %s (%u documents", a->shorter,
                         a->longer, a->documents);
        for (uint32_t k = 0; k < a->owner_count; k++)
            tc_buffer_printf(&s->explanation, "; %.*s", (int)a->owners[k].len, a->owners[k].ptr);
        tc_buffer_add_char(&s->explanation, ')');
    }
}

static tc_status ask(search *s) {
    tc_reference reference;
    if (s->session->options.explain)
        explain(s);
    tc_status status = TC_OK;
    if (tc_reference_parse(s->session->arena, s->read.text, &reference))
        status = ask_reference(s, &reference);
    return status == TC_OK && s->count == 0 ? ask_words(s) : status;
}

/* ---- Results ---- */

static tc_status show_rows(search *s, tc_renderer *renderer, const tc_hits *hits) {
    uint32_t rank = s->session->options.offset;
    for (uint32_t i = 0; i < hits->count; i++) {
        json_t *row = NULL;
        tc_status status =
            tc_search_row(s->session, s->words, s->word_count, &hits->items[i], ++rank, &row);
        if (status != TC_OK)
            return status;
        tc_render_row(renderer, row);
    }
    return TC_OK;
}

/* ---- For people ---- */

static void show_begin(tc_paper *paper, const json_t *head) {
    const json_t *facets = json_object_get(head, "facets");
    const json_t *suggestion = json_object_get(head, "suggestion");
    if (suggestion) {
        tc_paper_printf(paper, TC_LOOK_QUIET, "%s ", _("did you mean:"));
        tc_paper_put(paper, TC_LOOK_STRONG, tc_json_text(suggestion, "query"));
        tc_paper_newline(paper);
        tc_paper_newline(paper);
    }
    if (facets)
        tc_facets_show(paper, facets);
}

static void show_end(tc_paper *paper, const json_t *head, uint32_t shown) {
    tc_page_footer(paper, head, shown);
}

static const char *const columns[] = {"rank",        "path",  "type",    "canonical", "date",
                                      "issuer_full", "title", "snippet", "page",      NULL};
static const tc_view view = {"results", columns, show_begin, tc_search_show, show_end};

/* ---- The command ---- */

static json_t *make_head(search *s, const tc_hits *hits) {
    return json_pack("{s:o, s:o, s:I, s:b}", "query", tc_json_string(s->text), "explain",
                     tc_json_string(tc_buffer_slice(&s->explanation)), "total",
                     (json_int_t)hits->total, "total_exact", !hits->estimated);
}

/* Over all questions together. */
static tc_status count_facets(search *s, json_t **out) {
    tc_query *all = tc_query_nothing();
    tc_status status = TC_OK;
    for (uint32_t i = 0; status == TC_OK && i < s->count; i++) {
        tc_query *one = NULL;
        status = tc_hits_query(s->session, &s->questions[i], &one);
        all = status == TC_OK ? tc_ask_either(all, one) : all;
    }
    if (status == TC_OK)
        status = tc_facets_count(s->session, all, out);
    tc_query_free(all);
    return status;
}

/* What may have been meant; NULL in *OUT where nothing else. */
static tc_status suggest(search *s, const tc_hits *hits, json_t **out) {
    const tc_options *o = &s->session->options;
    tc_slice texts[TC_SPELLING_TEXTS], json;
    uint32_t count = 0;
    *out = NULL;
    /* Where no head is shown, and behind the first page, nobody reads it. */
    if (o->offset || (o->format != TC_OUTPUT_TEXT && o->format != TC_OUTPUT_JSON))
        return TC_OK;
    for (; count < hits->count && count < TC_SPELLING_TEXTS; count++) {
        tc_slice data = tc_match_data(hits->items[count].matches, hits->items[count].at);
        tc_status status = tc_stored_split(data, &json, &texts[count], &s->session->error);
        if (status != TC_OK)
            return status;
    }
    tc_status status = TC_OK;
    /* What stands behind a value may belong to it. */
    if (!tc_values_are_likely(&s->values))
        status = tc_spelling_suggest(s->session, s->read.text, s->expression, texts, count, out);
    if (status == TC_OK)
        tc_retype_say(&s->read, out);
    if (status == TC_OK)
        tc_values_say(&s->values, s->read.text, out);
    return status;
}

static tc_status answer(search *s, tc_exit *out) {
    const tc_options *o = &s->session->options;
    tc_want want = {.slots = TC_SLOT_BIT(TC_SLOT_PATH), .data = true};
    tc_hits hits;
    tc_renderer renderer;
    json_t *facets = NULL;
    tc_status status = o->facets ? count_facets(s, &facets) : TC_OK;
    if (status != TC_OK)
        return status;
    status = tc_hits_ask(s->session, s->questions, s->count, o->offset, o->limit, &want, &hits);
    s->count = 0;
    if (status != TC_OK) {
        json_decref(facets);
        return status;
    }
    if (o->explain && o->format == TC_OUTPUT_TEXT)
        fprintf(stderr, "%s\n", s->explanation.data ? s->explanation.data : "");
    json_t *head = make_head(s, &hits), *suggestion = NULL;
    status = tc_values_find(s->session, s->read.text, s->expression, !hits.total, &s->values);
    if (s->values.count)
        json_object_set_new(head, "unknown", tc_values_json(&s->values));
    if (facets)
        json_object_set_new(head, "facets", facets);
    status = status == TC_OK ? suggest(s, &hits, &suggestion) : status;
    if (suggestion)
        json_object_set_new(head, "suggestion", suggestion);
    tc_session_begin(s->session, &renderer, &view, head);
    status = status == TC_OK ? show_rows(s, &renderer, &hits) : status;
    tc_render_end(&renderer);
    tc_hits_dispose(&hits);
    *out = renderer.rows ? TC_EXIT_FOUND : TC_EXIT_NOTHING;
    if (!renderer.rows && o->format == TC_OUTPUT_TEXT && !s->values.count)
        fprintf(stderr, "tracuu: %s\n", _("no document has these words"));
    if (o->format == TC_OUTPUT_TEXT)
        tc_values_show(&s->values);
    return status;
}

static tc_status run(tc_session *session, tc_exit *out) {
    search *s = tc_arena_take(session->arena, sizeof *s);
    if (!s)
        return tc_out_of_memory(session);
    s->session = session;
    s->text = tc_session_words(session);
    tc_buffer_init(&s->explanation, 1 << 20);
    tc_status status =
        tc_expression_parse(session->arena, s->text, &s->expression, &session->error);
    if (status != TC_OK)
        tc_fault_show(s->text, session->error.column);
    if (status == TC_OK)
        status = tc_session_open(session);
    if (status == TC_OK)
        status = tc_retype(session, s->text, &s->expression, &s->read);
    if (status == TC_OK)
        status = tc_abbreviations_learn(session, s->expression, &session->learnt);
    if (status == TC_OK)
        status = tc_wording_new(session, s->expression, &s->wording);
    if (status == TC_OK) {
        s->word_count = tc_wording_sought(s->wording, s->words);
        status = ask(s);
    }
    if (status == TC_OK)
        status = answer(s, out);
    drop_questions(s);
    tc_buffer_dispose(&s->explanation);
    return status;
}

const tc_command tc_command_search = {
    .name = "search",
    .arguments = N_("QUERY…"),
    .summary = N_("find documents by words, numbers, issuers, dates"),
    .help =
        N_("Words may be typed with accents or without. Documents that have all of them come "
           "first, with those in front that have them as typed, side by side, or in the title; "
           "when fewer than ten documents have all words, documents with some of them follow, and "
           "of more than five words some will do. Words that only ask (như thế nào, là gì) need "
           "not be there, and abbreviations of administration (UBND, KH&CN, ĐMST) find what they "
           "stand for. A query that is a reference (QĐ 709/QĐ-TTg, 69-KL/TW năm 2024) shows that "
           "document and then those that cite it.\n"
           "\n"
           "  \"đổi mới sáng tạo\"       words side by side\n"
           "  a AND b, a OR b, NOT a   also -a and ( … )\n"
           "  khởi*                    words that begin so\n"
           "  type:\"kế hoạch\"          loại:\n"
           "  number:709/QĐ-TTg        số:\n"
           "  issuer:\"UBND tỉnh\"       cơquan:\n"
           "  province:\"Quảng Ngãi\"    tỉnh:\n"
           "  unit:\"Sở Tài chính\"      đơnvị:\n"
           "  year:2020..2024          năm:\n"
           "  date:2024-01..2024-06    ngày:\n"
           "  title:\"chuyển đổi số\"    tríchyếu:\n"
           "  cites:709/QĐ-TTg         việndẫn:"),
    .takes = TC_TAKES_FORMAT | TC_TAKES_PAGE | TC_TAKES_SORT | TC_TAKES_EXPLAIN | TC_TAKES_INDEX |
             TC_TAKES_FACETS,
    .formats = TC_OUTPUT_ROWS,
    .default_format = TC_OUTPUT_TEXT,
    .sorts = "relevance|date|cited",
    .limit = PAGE,
    .least = 1,
    .most = SIZE_MAX,
    .run = run,
};
