/* SPDX-License-Identifier: GPL-2.0-or-later */
/* tracuu path A B */
#include "copies.h"
#include "place.h"
#include "route.h"

#include <base/locale.h>

#include <string.h>

enum { QUOTES_SHOWN = 2 };

/* ---- Rows ---- */

/* Adds the mentions of LINKS that lead to TO with this RELATION. */
static tc_status quote_some(tc_web *web, const tc_links *links, uint32_t to, tc_relation relation,
                            json_t *mentions, bool *exact) {
    tc_status status = TC_OK;
    for (size_t i = 0; status == TC_OK && i < links->count; i++) {
        const tc_link *link = &links->items[i];
        json_t *quote = NULL;
        if (link->relation != relation ||
            !tc_web_leads(web, link->to, to, web->session->options.uncertain))
            continue;
        *exact = *exact || (link->exact && link->to == to);
        status = tc_web_quote(web, link, &quote);
        if (status == TC_OK)
            json_array_append_new(mentions, quote);
    }
    return status;
}

/* The mentions by which FROM cites TO, in its own words, the weightiest relation first. */
static tc_status quote_all(tc_web *web, uint32_t from, uint32_t to, json_t *row) {
    json_t *mentions = json_array();
    bool exact = false;
    tc_status status = tc_web_read(web, from);
    for (int i = 0; status == TC_OK && i < TC_RELATIONS; i++)
        status =
            quote_some(web, &web->nodes[from].links, to, tc_relations_ranked[i], mentions, &exact);
    json_object_set(row, "relation", json_object_get(json_array_get(mentions, 0), "relation"));
    json_object_set_new(row, "certainty", json_string(exact ? "exact" : "compatible"));
    json_object_set_new(row, "mentions", mentions);
    return status;
}

static tc_status make_row(tc_web *web, const tc_step *step, size_t number, json_t **out) {
    const json_t *from = tc_web_row(web, step->from), *to = tc_web_row(web, step->to);
    uint32_t citing = step->forward ? step->from : step->to;
    uint32_t cited = step->forward ? step->to : step->from;
    if (!from || !to)
        return tc_out_of_memory(web->session);
    json_t *row = json_pack("{s:i, s:O, s:O, s:b}", "step", (int)number + 1, "from", from, "to", to,
                            "forward", (int)step->forward);
    tc_status status = row ? quote_all(web, citing, cited, row) : tc_out_of_memory(web->session);
    if (status == TC_OK)
        *out = row;
    else
        json_decref(row);
    return status;
}

/* ---- For people ---- */

static void show_document(tc_paper *paper, const json_t *row) {
    tc_slice path = tc_json_text(row, "path"), title = tc_json_text(row, "title");
    tc_document_heading(paper, row, 0, 2);
    if (title.len) {
        tc_paper_indent(paper, 2);
        tc_paper_wrap(paper, TC_LOOK_PLAIN, 2, 2, title);
    }
    tc_paper_indent(paper, 2);
    tc_paper_put(paper, TC_LOOK_QUIET,
                 path.len ? path : tc_slice_of(_("not in the index, known from citations")));
    tc_paper_newline(paper);
    tc_copies_show(paper, row, 2, 1);
}

static void put_name(const json_t *row, tc_buffer *out) {
    tc_buffer_init(out, 64 << 10);
    tc_document_name(row, out);
}

static void show_begin(tc_paper *paper, const json_t *head) {
    tc_slice direction = tc_json_text(head, "direction");
    long long length = json_integer_value(json_object_get(head, "length"));
    tc_buffer from, to, text;
    put_name(json_object_get(head, "from"), &from);
    put_name(json_object_get(head, "to"), &to);
    tc_buffer_init(&text, 256 << 10);
    if (tc_slice_equal(direction, TC_SLICE("backward"))) {
        tc_buffer_printf(&text, _("No citations lead from %s to %s, but the other way round:"),
                         from.data, to.data);
        tc_paper_wrap(paper, TC_LOOK_WARNING, 0, 0, tc_buffer_slice(&text));
    } else if (length == 0) {
        tc_paper_wrap(paper, TC_LOOK_PLAIN, 0, 0, tc_slice_of(_("Both are the same document:")));
        tc_paper_newline(paper);
        show_document(paper, json_object_get(head, "from"));
    }
    if (length) {
        tc_paper_printf(paper, TC_LOOK_PLAIN,
                        ngettext("%lld citation:", "%lld citations:", (unsigned long)length),
                        length);
        tc_paper_newline(paper);
        tc_paper_newline(paper);
    }
    tc_buffer_dispose(&from);
    tc_buffer_dispose(&to);
    tc_buffer_dispose(&text);
}

/* "(may be another document)", or nothing. */
static const char *doubt(const json_t *mention) {
    tc_slice resolution = tc_json_text(mention, "resolution");
    if (tc_slice_equal(resolution, TC_SLICE("conflict")))
        return _("(other date or issuer) ");
    if (tc_slice_equal(resolution, TC_SLICE("ambiguous")))
        return _("(may be another document) ");
    return tc_slice_equal(tc_json_text(mention, "certainty"), TC_SLICE("exact")) ? ""
                                                                                 : _("(perhaps) ");
}

static void show_mention(tc_paper *paper, const json_t *mention, bool forward) {
    tc_buffer label;
    tc_slice warning = tc_slice_of(doubt(mention));
    tc_buffer_init(&label, 1024);
    tc_buffer_add(&label, forward ? TC_SLICE("↓ ") : TC_SLICE("↑ "));
    tc_place_name(mention, &label);
    tc_buffer_printf(&label, ", %s: ", tc_relation_said(tc_json_text(mention, "relation")));
    tc_paper_indent(paper, 4);
    tc_paper_put(paper, TC_LOOK_GOOD, tc_buffer_slice(&label));
    tc_paper_put(paper, TC_LOOK_WARNING, warning);
    tc_mention_show_context(
        paper, mention, 4 + tc_paper_width(tc_buffer_slice(&label)) + tc_paper_width(warning), 6);
    tc_buffer_dispose(&label);
}

static void show_row(tc_paper *paper, const json_t *head, const json_t *row, uint32_t number) {
    const json_t *mentions = json_object_get(row, "mentions"), *mention;
    size_t i, more = json_array_size(mentions);
    bool forward = json_is_true(json_object_get(row, "forward"));
    (void)head;
    if (number == 0)
        show_document(paper, json_object_get(row, "from"));
    json_array_foreach(mentions, i, mention) {
        if (i < QUOTES_SHOWN)
            show_mention(paper, mention, forward);
    }
    if (more > QUOTES_SHOWN) {
        more -= QUOTES_SHOWN;
        tc_paper_indent(paper, 4);
        tc_paper_printf(
            paper, TC_LOOK_QUIET,
            ngettext("and %zu more mention", "and %zu more mentions", (unsigned long)more), more);
        tc_paper_newline(paper);
    }
    show_document(paper, json_object_get(row, "to"));
}

static const tc_view view = {"steps", NULL, show_begin, show_row, NULL};

/* ---- The command ---- */

typedef struct question {
    uint32_t from, to;
    const char *direction; /* NULL: there is no way */
    tc_route route;
} question;

static tc_status find_route(tc_web *web, question *q) {
    const tc_options *o = &web->session->options;
    tc_route_rules rules = {o->any_direction, o->uncertain};
    tc_status status = tc_route_find(web, q->from, q->to, rules, &q->route);
    if (status == TC_OK && q->route.found) {
        q->direction = rules.any_direction ? "any" : "forward";
    } else if (status == TC_OK && !rules.any_direction) {
        status = tc_route_find(web, q->to, q->from, rules, &q->route);
        q->direction = q->route.found ? "backward" : NULL;
    }
    return status;
}

static tc_status show(tc_web *web, const question *q) {
    tc_renderer renderer;
    const json_t *from = tc_web_row(web, q->from), *to = tc_web_row(web, q->to);
    tc_status status = TC_OK;
    if (!from || !to)
        return tc_out_of_memory(web->session);
    json_t *head = json_pack("{s:O, s:O, s:s?, s:I}", "from", from, "to", to, "direction",
                             q->direction, "length", (json_int_t)q->route.count);
    tc_session_begin(web->session, &renderer, &view, head);
    for (size_t i = 0; status == TC_OK && i < q->route.count; i++) {
        json_t *row = NULL;
        status = make_row(web, &q->route.steps[i], i, &row);
        tc_render_row(&renderer, row);
    }
    tc_render_end(&renderer);
    return status;
}

static void say_nothing(const tc_session *session) {
    fprintf(stderr, "tracuu: %s%s\n", _("no citations lead from one to the other"),
            session->options.any_direction
                ? ""
                : _("; --any-direction also finds what both cite, or what cites both"));
}

static tc_status answer(tc_web *web, tc_exit *out) {
    tc_session *session = web->session;
    question q = {.direction = NULL};
    tc_status status = tc_web_find(web, session->options.words[0], &q.from);
    if (status == TC_OK)
        status = tc_web_find(web, session->options.words[1], &q.to);
    if (status != TC_OK)
        return status;
    *out = TC_EXIT_NOTHING;
    for (size_t i = 0; i < 2; i++) {
        if ((i ? q.to : q.from) != TC_NO_NODE)
            continue;
        tc_web_say_unknown(session->options.words[i]);
        return TC_OK;
    }
    status = find_route(web, &q);
    if (status != TC_OK)
        return status;
    *out = q.direction ? TC_EXIT_FOUND : TC_EXIT_NOTHING;
    if (!q.direction && session->options.format == TC_OUTPUT_TEXT)
        say_nothing(session);
    else
        status = show(web, &q);
    return status;
}

static tc_status run(tc_session *session, tc_exit *out) {
    tc_web web;
    tc_web_init(&web, session);
    tc_status status = tc_session_open(session);
    if (status == TC_OK)
        status = answer(&web, out);
    tc_web_dispose(&web);
    return status;
}

const tc_command tc_command_path = {
    .name = "path",
    .arguments = N_("A B"),
    .summary = N_("how one document leads to another through citations"),
    .help = N_("A and B are paths of documents of the index, or references that only one document "
               "answers to; a document that is cited and not held will do. The shortest way from "
               "A to B is shown, each step with the words by which one document cites the next; "
               "where there is none, the way from B to A.\n"
               "\n"
               "--any-direction also goes from a cited document to what cites it, so that two "
               "plans which cite the same decision are joined by it. A mention that may mean "
               "several documents, or whose date or issuer is not that of the document held, is "
               "not followed without --uncertain.\n"
               "\n"
               "  tracuu path 118/KH-UBND 76/NQ-CP\n"
               "  tracuu path plans/ke-hoach.txt \"93/NQ-HĐND năm 2022\" --any-direction"),
    .takes = TC_TAKES_FORMAT | TC_TAKES_ROUTE | TC_TAKES_INDEX,
    .formats = TC_OUTPUT_BIT(TC_OUTPUT_TEXT) | TC_OUTPUT_BIT(TC_OUTPUT_JSON) |
               TC_OUTPUT_BIT(TC_OUTPUT_JSONL),
    .default_format = TC_OUTPUT_TEXT,
    .limit = UINT32_MAX,
    .least = 2,
    .most = 2,
    .run = run,
};
