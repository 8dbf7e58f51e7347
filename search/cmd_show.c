/* SPDX-License-Identifier: GPL-2.0-or-later */
/* tracuu show DOCUMENT */
#include "card.h"

#include <base/locale.h>

#include <unistd.h>

static void show_end(tc_paper *paper, const json_t *head, uint32_t shown) {
    (void)shown;
    tc_card_show(paper, head);
}

static const tc_view card_view = {NULL, NULL, NULL, NULL, show_end};
static const tc_view text_view = {NULL, NULL, NULL, NULL, NULL};

/* The text as it is, byte for byte: offsets count in it.  A terminal gets it without what could
 * take hold of it. */
static tc_status show_text(tc_session *session, const tc_matches *matches) {
    tc_slice json, text;
    tc_renderer renderer;
    bool terminal = isatty(STDOUT_FILENO);
    tc_status status = tc_stored_split(tc_match_data(matches, 0), &json, &text, &session->error);
    if (status != TC_OK)
        return status;
    tc_session_begin(session, &renderer, &text_view, NULL);
    tc_render_end(&renderer);
    while (terminal && text.len) {
        size_t end = tc_slice_find(text, TC_SLICE("\n"), 0);
        tc_paper_put(&session->paper, TC_LOOK_PLAIN, tc_slice_sub(text, 0, end));
        tc_paper_newline(&session->paper);
        text = end == SIZE_MAX ? TC_SLICE("") : tc_slice_sub(text, end + 1, text.len);
    }
    if (text.len)
        fwrite(text.ptr, 1, text.len, session->paper.out);
    return TC_OK;
}

/* CARD is given up. */
static void show_card(tc_session *session, json_t *card) {
    tc_renderer renderer;
    tc_session_begin(session, &renderer, &card_view, card);
    tc_render_end(&renderer);
}

/* What the index knows of a document that it does not hold, from those that cite it. */
static tc_status show_cited(tc_session *session, tc_exit *out) {
    json_t *card = NULL;
    tc_status status = session->options.text ? TC_OK : tc_card_cited(session, &card);
    if (status != TC_OK)
        return status;
    if (card) {
        show_card(session, card);
        return TC_OK;
    }
    fprintf(stderr, "tracuu: %s\n", _("the index does not hold it"));
    *out = TC_EXIT_NOTHING;
    return TC_OK;
}

/* The document that is named; a law may be by its title alone, and is then not held. */
static tc_status find(tc_session *session, tc_matches **out) {
    tc_want want = {.slots = TC_DOCUMENT_SLOTS, .data = true};
    const tc_options *o = &session->options;
    tc_reference reference;
    if (o->text || tc_reference_parse(session->arena, tc_session_words(session), &reference))
        return tc_document_find(session, &want, out);
    return o->word_count == 1 ? tc_document_at(session, o->words[0], &want, out) : TC_OK;
}

static tc_status run(tc_session *session, tc_exit *out) {
    tc_matches *matches = NULL;
    if (session->options.text && session->options.format != TC_OUTPUT_TEXT) {
        tc_error_set(&session->error, TC_ERR_USAGE, "%s", _("--text has no other --format"));
        return TC_ERR_USAGE;
    }
    tc_status status = tc_session_open(session);
    if (status == TC_OK)
        status = find(session, &matches);
    json_t *card = NULL;
    if (status == TC_OK && (!matches || tc_matches_count(matches) == 0)) {
        status = show_cited(session, out);
    } else if (status == TC_OK && session->options.text) {
        status = show_text(session, matches);
    } else if (status == TC_OK) {
        status = tc_card_make(session, matches, &card);
        if (status == TC_OK)
            show_card(session, card);
    }
    tc_matches_free(matches);
    return status;
}

const tc_command tc_command_show = {
    .name = "show",
    .arguments = N_("DOCUMENT"),
    .summary = N_("a document's card: what it is, cites, is cited by, and its tasks"),
    .help = N_("DOCUMENT is the path of a document of the index, or a reference that only one "
               "document answers to. Of a document that is not in the index the card says what "
               "those know that cite it. --limit and --offset choose among these.\n"
               "\n"
               "  tracuu show 196/KH-UBND\n"
               "  tracuu show --text plans/ke-hoach.txt"),
    .takes = TC_TAKES_FORMAT | TC_TAKES_PAGE | TC_TAKES_INDEX | TC_TAKES_TEXT,
    .formats = TC_OUTPUT_BIT(TC_OUTPUT_TEXT) | TC_OUTPUT_BIT(TC_OUTPUT_JSON) |
               TC_OUTPUT_BIT(TC_OUTPUT_JSONL),
    .default_format = TC_OUTPUT_TEXT,
    .limit = 20,
    .least = 1,
    .most = SIZE_MAX,
    .run = run,
};
