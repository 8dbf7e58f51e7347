/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "search_row.h"

#include "copies.h"
#include "documents.h"
#include "place.h"
#include "whereabouts.h"

#include <base/locale.h>

#include <string.h>

static json_t *highlights(const tc_snippet *snippet) {
    json_t *array = json_array();
    for (uint32_t i = 0; i < snippet->count; i++)
        json_array_append_new(
            array, json_pack("[i, i]", (int)snippet->marks[i][0], (int)snippet->marks[i][1]));
    return array;
}

static json_t *signals(const tc_signals *of) {
    return json_pack("{s:f, s:f, s:f, s:f, s:f, s:f, s:f, s:f, s:f, s:f, s:f, s:f}", "words",
                     of->words, "coverage", of->coverage, "passage", of->passage, "opening",
                     of->opening, "title", of->title, "accents", of->accents, "newer", of->newer,
                     "cited", of->cited, "own", of->own, "head", of->head, "defines", of->defines,
                     "type", of->type);
}

/* The paragraph that answers best, with what follows where it is short; else all of the text. */
static tc_slice passage(const tc_hit *hit, tc_slice text) {
    size_t start = hit->signals.start, end = hit->signals.end;
    if (!hit->ranked || end <= start || end > text.len)
        return text;
    size_t least = start + TC_SNIPPET_BYTES + TC_SNIPPET_BYTES / 4;
    if (end - start < TC_SNIPPET_BYTES / 2)
        end = least < text.len ? least : text.len;
    /* To the end of a word, and the mark behind it. */
    while (end < text.len && !strchr(" \t\r\n|", text.ptr[end]))
        end++;
    return tc_slice_sub(text, start, end);
}

/* Where in the document the snippet stands: its place, or null, and its page where there are some.
 */
static tc_status add_place(tc_session *session, const tc_hit *hit, tc_slice text,
                           const tc_snippet *snippet, json_t *row) {
    tc_edges edges;
    tc_buffer path;
    tc_slice data = tc_match_data(hit->matches, hit->at);
    size_t at = (size_t)(passage(hit, text).ptr - text.ptr) + snippet->at;
    uint32_t page = snippet->text.len ? tc_stored_page(data, at) : 0;
    tc_status status = tc_stored_edges(session->arena, data, &edges, &session->error);
    if (status != TC_OK)
        return status;
    tc_buffer_init(&path, 1 << 10);
    if (snippet->text.len)
        tc_whereabouts(text, &edges, at, &path);
    json_object_set_new(row, "place", tc_json_string(tc_buffer_slice(&path)));
    if (page)
        json_object_set_new(row, "page", json_integer(page));
    tc_buffer_dispose(&path);
    return TC_OK;
}

tc_status tc_search_row(tc_session *session, const tc_sought *words, uint32_t word_count,
                        const tc_hit *hit, uint32_t rank, json_t **out) {
    tc_slice json, text;
    tc_snippet snippet;
    tc_slice data = tc_match_data(hit->matches, hit->at);
    tc_status status = tc_stored_split(data, &json, &text, &session->error);
    if (status == TC_OK)
        status = tc_snippet_make(session->arena, passage(hit, text), words, word_count, &snippet,
                                 &session->error);
    if (status != TC_OK)
        return status;
    json_t *row = tc_document_row_of(hit->path, &hit->head);
    json_object_set_new(row, "rank", json_integer(rank));
    json_object_set_new(row, "score", json_real(hit->score));
    json_object_set_new(row, "match", json_string(hit->match));
    status = add_place(session, hit, text, &snippet, row);
    json_object_set_new(row, "snippet", tc_json_string(snippet.text));
    json_object_set_new(row, "highlights", highlights(&snippet));
    if (session->options.explain && hit->ranked)
        json_object_set_new(row, "signals", signals(&hit->signals));
    if (status == TC_OK)
        *out = row;
    else
        json_decref(row);
    return status;
}

/* ---- For people ---- */

/* "Chương II, Điều 5, page 3" */
static void show_place(tc_paper *paper, const json_t *row) {
    tc_slice where = tc_json_text(row, "place");
    bool paged = json_object_get(row, "page") != NULL;
    tc_buffer text;
    if (!where.len && !paged)
        return;
    tc_buffer_init(&text, 2 << 10);
    tc_buffer_add(&text, where);
    if (where.len && paged)
        tc_buffer_add(&text, TC_SLICE(", "));
    if (paged)
        tc_place_name(row, &text);
    tc_paper_put(paper, TC_LOOK_QUIET, tc_buffer_slice(&text));
    tc_paper_newline(paper);
    tc_paper_indent(paper, 4);
    tc_buffer_dispose(&text);
}

static void show_snippet(tc_paper *paper, const json_t *row) {
    uint32_t marks[TC_SNIPPET_MARKS][2];
    tc_slice text = tc_json_text(row, "snippet");
    const json_t *pairs = json_object_get(row, "highlights");
    size_t count = json_array_size(pairs);
    for (size_t i = 0; i < count; i++)
        for (size_t end = 0; end < 2; end++)
            marks[i][end] =
                (uint32_t)json_integer_value(json_array_get(json_array_get(pairs, i), end));
    if (!text.len)
        return;
    tc_paper_indent(paper, 4);
    show_place(paper, row);
    tc_paper_wrap_marked(paper, 4, 4, text, (const uint32_t(*)[2])marks, count);
}

void tc_search_show(tc_paper *paper, const json_t *head, const json_t *row, uint32_t number) {
    (void)head;
    const char *match = json_string_value(json_object_get(row, "match"));
    tc_slice title = tc_json_text(row, "title");
    if (number)
        tc_paper_newline(paper);
    tc_paper_printf(paper, TC_LOOK_QUIET, "%2lld. ",
                    (long long)json_integer_value(json_object_get(row, "rank")));
    tc_document_heading(paper, row, 4, 4);
    if (title.len) {
        tc_paper_indent(paper, 4);
        tc_paper_wrap(paper, TC_LOOK_PLAIN, 4, 4, title);
    }
    show_snippet(paper, row);
    tc_paper_indent(paper, 4);
    tc_paper_put(paper, TC_LOOK_QUIET, tc_json_text(row, "path"));
    if (match && strcmp(match, "citing") == 0)
        tc_paper_printf(paper, TC_LOOK_GOOD, " (%s)", _("cites it"));
    if (match && strcmp(match, "document") == 0)
        tc_paper_printf(paper, TC_LOOK_GOOD, " (%s)", _("the document itself"));
    tc_paper_newline(paper);
    tc_copies_show(paper, row, 4, 1);
}
