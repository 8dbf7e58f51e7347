/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The document that a user names. */
#include "web.h"

#include <base/locale.h>
#include <record/keys.h>
#include <text/text.h>

enum { SHOWN = 10, NAMES_MAX = 16 << 10 };

/* WORDS, which may be anything, as documents are: NFC, with single blanks. */
static tc_slice tidy(tc_session *session, const char *words) {
    tc_text text;
    if (tc_text_decode(session->arena, tc_slice_of(words), "UTF-8", &text, NULL) != TC_OK)
        return (tc_slice){NULL, 0};
    return tc_text_squeeze(session->arena, text.utf8);
}

/* "A; B; C", of the documents in CITED. */
static tc_status name_all(tc_session *session, tc_cited *cited, tc_buffer *out) {
    tc_status status = TC_OK;
    for (uint32_t i = 0; status == TC_OK && i < cited->count && i < SHOWN; i++) {
        tc_buffer name;
        status = tc_candidate_show(session, &cited->items[i]);
        tc_buffer_init(&name, NAMES_MAX);
        tc_document_name(cited->items[i].row, &name);
        tc_buffer_add(out, i ? TC_SLICE("; ") : TC_SLICE(""));
        tc_buffer_add(out, tc_buffer_slice(&name));
        tc_buffer_dispose(&name);
    }
    if (cited->count > SHOWN)
        tc_buffer_add(out, TC_SLICE("; …"));
    return status;
}

static tc_status refuse(tc_session *session, tc_cited *cited, tc_slice words) {
    tc_buffer names;
    tc_buffer_init(&names, (size_t)SHOWN * NAMES_MAX);
    tc_status status = name_all(session, cited, &names);
    int length = (int)(words.len < 200 ? words.len : 200);
    if (status != TC_OK) {
        tc_buffer_dispose(&names);
        return status;
    }
    if (cited->conflicting)
        tc_error_set(&session->error, TC_ERR_USAGE,
                     _("“%.*s” has another date or issuer than what the index knows: %s"), length,
                     words.ptr, names.data ? names.data : "");
    else
        tc_error_set(&session->error, TC_ERR_USAGE, _("“%.*s” may be %u documents: %s"), length,
                     words.ptr, cited->count, names.data ? names.data : "");
    tc_error_hint(&session->error, "%s",
                  cited->conflicting ? _("give the date and the issuer as they are, or neither")
                                     : _("add the year or the issuer, or give the path"));
    tc_buffer_dispose(&names);
    return TC_ERR_USAGE;
}

tc_status tc_web_cited(tc_session *session, tc_slice words, tc_cited *out) {
    tc_reference reference;
    uint32_t citing = 0;
    if (tc_reference_parse(session->arena, words, &reference))
        return tc_cited_find(session, &reference, out);
    tc_slice key = tc_key_number(session->arena, words);
    tc_status status =
        tc_store_frequency(session->store, TC_FIELD_CITED, key, &citing, &session->error);
    if (status != TC_OK || citing)
        return status == TC_OK ? tc_cited_find_name(session, key, out) : status;
    return tc_document_unknown(session, words);
}

tc_status tc_web_find(tc_web *web, const char *words, uint32_t *node) {
    tc_session *session = web->session;
    tc_want want = {.slots = TC_SLOT_BIT(TC_SLOT_PATH)};
    tc_matches *matches = NULL;
    tc_status status = tc_document_at(session, words, &want, &matches);
    *node = TC_NO_NODE;
    if (status == TC_OK && tc_matches_count(matches))
        status = tc_web_file(web, tc_match_value(matches, 0, TC_SLOT_PATH), node);
    tc_matches_free(matches);
    if (status != TC_OK || *node != TC_NO_NODE)
        return status;
    tc_cited cited = {.count = 0};
    tc_slice text = tidy(session, words);
    status = tc_web_cited(session, text, &cited);
    if (status == TC_OK && cited.count && (cited.count > 1 || cited.conflicting))
        status = refuse(session, &cited, text);
    else if (status == TC_OK && cited.count)
        status = tc_web_candidate(web, &cited.items[0], node);
    tc_cited_dispose(&cited);
    return status;
}

void tc_web_say_unknown(const char *words) {
    tc_complain("tracuu: %s: %s", words,
                _("the index neither holds it nor anything that cites it"));
}
