/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "documents.h"

#include "copies.h"

#include <base/locale.h>
#include <record/keys.h>

#include <limits.h>
#include <string.h>

enum { FEW = 10, MANY = 200, PATHS_MAX = 2 * PATH_MAX };

tc_slice tc_origin_said(tc_slice origin) {
    static const char *const said[][2] = {
        {"annex", N_("from the heading of its annex, for its own is blank")},
        {"signature",
         N_("from its digital signature, for the page has it blank or in handwriting")},
        {"handwriting", N_("a hand wrote it; as it seems to be")},
        {"disputed", N_("left blank: what a hand wrote and the name of the file differ")},
        {"file name and handwriting",
         N_("from the name of the file; what a hand wrote seems to be the same")},
        {"file name",
         N_("from the name of the file, for the page has it blank or in handwriting")}};
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        if (tc_slice_equal(origin, tc_slice_of(said[i][0])))
            return tc_slice_of(_(said[i][1]));
    return (tc_slice){NULL, 0};
}

/* ---- Dates ---- */

json_t *tc_date_json(tc_date date) {
    char iso[12];
    tc_date_format(date, iso);
    return tc_json_string(tc_slice_of(iso));
}

void tc_date_show(tc_slice iso, tc_buffer *out) {
    tc_date date = {0};
    if (!tc_date_parse_iso(iso, &date))
        return;
    /* TRANSLATORS: the order of year, month and day in a date, and of year and month. */
    const char *order = date.day ? _("Y-M-D") : date.month ? _("Y-M") : "Y";
    for (; *order; order++) {
        if (*order == 'Y')
            tc_buffer_printf(out, "%04d", date.year);
        else if (*order == 'M')
            tc_buffer_printf(out, "%02d", date.month);
        else if (*order == 'D')
            tc_buffer_printf(out, "%02d", date.day);
        else
            tc_buffer_add_char(out, *order);
    }
}

/* ---- Fields ---- */

json_t *tc_document_row_of(tc_slice path, const tc_stored_head *head) {
    return json_pack("{s:o, s:o, s:o, s:o, s:o, s:o}", "path", tc_json_string(path), "type",
                     tc_json_string(head->type), "canonical", tc_json_string(head->canonical),
                     "date", tc_date_json(head->date), "issuer_full", tc_json_string(head->issuer),
                     "title", tc_json_string(head->title));
}

json_t *tc_document_row(const tc_matches *matches, uint32_t at) {
    const tc_stored_head head = {.type = tc_match_value(matches, at, TC_SLOT_TYPE),
                                 .canonical = tc_match_value(matches, at, TC_SLOT_CANONICAL),
                                 .issuer = tc_match_value(matches, at, TC_SLOT_ISSUER),
                                 .title = tc_match_value(matches, at, TC_SLOT_TITLE),
                                 .date =
                                     tc_date_of_slot(tc_match_value(matches, at, TC_SLOT_DATE))};
    return tc_document_row_of(tc_match_value(matches, at, TC_SLOT_PATH), &head);
}

tc_identity tc_document_identity(tc_arena *arena, const tc_matches *matches, uint32_t at) {
    return (tc_identity){.number =
                             tc_key_number(arena, tc_match_value(matches, at, TC_SLOT_CANONICAL)),
                         .type = tc_key_type(arena, tc_match_value(matches, at, TC_SLOT_TYPE)),
                         .issuer = tc_key_unit(arena, tc_match_value(matches, at, TC_SLOT_ISSUER)),
                         .date = tc_date_of_slot(tc_match_value(matches, at, TC_SLOT_DATE))};
}

bool tc_document_reference(tc_arena *arena, const tc_matches *matches, uint32_t at,
                           tc_reference *out) {
    tc_slice canonical = tc_arena_copy(arena, tc_match_value(matches, at, TC_SLOT_CANONICAL));
    if (!canonical.len || !tc_reference_parse(arena, canonical, out))
        return false;
    out->date = tc_date_of_slot(tc_match_value(matches, at, TC_SLOT_DATE));
    out->type = tc_arena_copy(arena, tc_match_value(matches, at, TC_SLOT_TYPE));
    out->issuer_full = tc_arena_copy(arena, tc_match_value(matches, at, TC_SLOT_ISSUER));
    return true;
}

tc_identity tc_reference_identity(tc_arena *arena, const tc_reference *reference) {
    return (tc_identity){.number = tc_key_number(arena, reference->canonical),
                         .type = tc_key_type(arena, reference->type),
                         .issuer = tc_key_unit(arena, reference->issuer_full),
                         .date = reference->date};
}

tc_identity tc_mention_identity(tc_arena *arena, const json_t *mention) {
    tc_identity identity = {.number = tc_key_number(arena, tc_json_text(mention, "canonical")),
                            .type = tc_key_type(arena, tc_json_text(mention, "type")),
                            .issuer = tc_key_unit(arena, tc_json_text(mention, "issuer_full"))};
    /* A number left blank is no number. */
    if (identity.number.len && (identity.number.ptr[0] == '/' || identity.number.ptr[0] == '-'))
        identity.number = TC_SLICE("");
    tc_date_parse_iso(tc_json_text(mention, "date"), &identity.date);
    return identity;
}

/* ---- For people ---- */

static void add_part(tc_buffer *out, tc_slice part) {
    if (part.len) {
        tc_buffer_add(out, TC_SLICE(" · "));
        tc_buffer_add(out, part);
    }
}

/* "Kế hoạch 196/KH-UBND", "Luật Đất đai" (whose name is its number), or nothing. */
static void add_number(const json_t *row, tc_buffer *out) {
    tc_slice type = tc_json_text(row, "type"), number = tc_json_text(row, "canonical");
    if (!tc_slice_starts(number, type) || !type.len)
        tc_buffer_add(out, type);
    if (out->len && number.len)
        tc_buffer_add_char(out, ' ');
    tc_buffer_add(out, number);
}

/* The same, or else the path of the file. */
static void add_title(const json_t *row, tc_buffer *out) {
    add_number(row, out);
    if (!out->len)
        tc_buffer_add(out, tc_json_text(row, "path"));
}

/* The name of the file, below which its path is shown. */
static tc_slice file_name(const json_t *row) {
    tc_slice path = tc_json_text(row, "path");
    size_t start = path.len;
    while (start > 0 && path.ptr[start - 1] != '/')
        start--;
    return tc_slice_sub(path, start, path.len);
}

static void add_rest(const json_t *row, tc_buffer *out) {
    tc_buffer date;
    tc_buffer_init(&date, 64);
    tc_date_show(tc_json_text(row, "date"), &date);
    add_part(out, tc_buffer_slice(&date));
    add_part(out, tc_json_text(row, "issuer_full"));
    tc_buffer_dispose(&date);
}

void tc_document_name(const json_t *row, tc_buffer *out) {
    add_title(row, out);
    add_rest(row, out);
}

void tc_document_heading(tc_paper *paper, const json_t *row, uint32_t column, uint32_t indent) {
    tc_buffer title, rest;
    tc_buffer_init(&title, 4096);
    tc_buffer_init(&rest, 4096);
    add_number(row, &title);
    if (!title.len)
        tc_buffer_add(&title, file_name(row));
    add_rest(row, &rest);
    tc_paper_put(paper, TC_LOOK_STRONG, tc_buffer_slice(&title));
    column += tc_paper_width(tc_buffer_slice(&title));
    tc_paper_wrap(paper, TC_LOOK_PLAIN, column, indent, tc_buffer_slice(&rest));
    tc_buffer_dispose(&title);
    tc_buffer_dispose(&rest);
}

void tc_document_candidates(tc_paper *paper, const json_t *row, uint32_t indent) {
    const json_t *candidate;
    size_t i;
    json_array_foreach(json_object_get(row, "candidates"), i, candidate) {
        tc_paper_indent(paper, indent);
        tc_paper_put(paper, TC_LOOK_PLAIN, TC_SLICE("– "));
        tc_document_heading(paper, candidate, indent + 2, indent + 2);
    }
}

json_t *tc_disagreement(bool date, bool issuer) {
    json_t *list = json_array();
    if (date)
        json_array_append_new(list, json_string("date"));
    if (issuer)
        json_array_append_new(list, json_string("issuer"));
    return list;
}

/* ---- Finding one ---- */

tc_status tc_document_filed(tc_session *session, tc_slice path, const tc_want *want,
                            tc_matches **out) {
    tc_query *query = tc_ask_file(path, false);
    tc_store_request request = {.limit = FEW, .sort = TC_SORT_ENTRY, .want = *want};
    tc_status status = tc_store_search(session->store, query, &request, out, &session->error);
    tc_query_free(query);
    query = NULL;
    if (status != TC_OK || tc_matches_count(*out))
        return status;
    status = tc_copies_original(session, path, &query);
    if (status == TC_OK && query) {
        tc_matches_free(*out);
        *out = NULL;
        status = tc_store_search(session->store, query, &request, out, &session->error);
    }
    tc_query_free(query);
    return status;
}

tc_status tc_document_at(tc_session *session, const char *path, const tc_want *want,
                         tc_matches **out) {
    tc_buffer real;
    tc_status status = tc_document_filed(session, tc_slice_of(path), want, out);
    if (status != TC_OK || tc_matches_count(*out))
        return status;
    tc_buffer_init(&real, PATHS_MAX);
    if (tc_path_real(path, &real, NULL) == TC_OK) {
        tc_matches_free(*out);
        *out = NULL;
        status = tc_document_filed(session, tc_buffer_slice(&real), want, out);
    }
    tc_buffer_dispose(&real);
    return status;
}

/* The held documents that may be meant, with what it takes to tell them apart, in the order of
 * their paths: that of the entries changes with every index. */
static tc_status find_number(tc_session *session, const tc_reference *reference, tc_matches **out) {
    tc_query *query;
    if (reference->canonical.len) {
        query = tc_query_term(TC_FIELD_NUMBER, tc_key_number(session->arena, reference->canonical));
    } else {
        tc_query *parts[] = {
            tc_query_term(TC_FIELD_NUMBER_BARE, reference->number),
            tc_query_term(TC_FIELD_TYPE, tc_key_type(session->arena, reference->type))};
        query = tc_query_join(TC_QUERY_FILTER, parts, 2);
    }
    tc_store_request request = {.limit = MANY,
                                .sort = TC_SORT_ASCENDING,
                                .sort_slot = TC_SLOT_PATH,
                                .want = {.slots = TC_DOCUMENT_SLOTS}};
    tc_status status = tc_store_search(session->store, query, &request, out, &session->error);
    tc_query_free(query);
    return status;
}

/* "may be 3 documents: A; B; C" */
static tc_status several(tc_session *session, const tc_matches *matches, const uint32_t *fits,
                         uint32_t count) {
    tc_buffer names;
    tc_buffer_init(&names, 4096);
    for (uint32_t i = 0; i < count; i++) {
        json_t *row = tc_document_row(matches, fits[i]);
        tc_buffer name;
        tc_buffer_init(&name, 4096);
        tc_document_name(row, &name);
        tc_buffer_printf(&names, "%s%s", i ? "; " : "", name.data);
        tc_buffer_dispose(&name);
        json_decref(row);
    }
    tc_error_set(&session->error, TC_ERR_USAGE, _("this may be %u documents: %s"), count,
                 names.data ? names.data : "");
    tc_error_hint(&session->error, "%s", _("add the year or the issuer, or give the path"));
    tc_buffer_dispose(&names);
    return TC_ERR_USAGE;
}

/* The first of MATCHES that REFERENCE may mean: its path in *PATH, or {NULL, 0}.  The same
 * document in several files is one. */
static tc_status choose(tc_session *session, const tc_reference *reference,
                        const tc_matches *matches, tc_slice *path) {
    tc_identity asked = tc_reference_identity(session->arena, reference), first = {0};
    uint32_t fits[MANY], count = 0;
    bool one = true;
    for (uint32_t i = 0; i < tc_matches_count(matches); i++) {
        tc_identity held = tc_document_identity(session->arena, matches, i);
        asked.number = held.number;
        tc_agreement a = tc_identity_compare(&asked, &held).agreement;
        if (a != TC_AGREE_EXACT && a != TC_AGREE_COMPATIBLE)
            continue;
        if (count == 0)
            first = held;
        else
            one = one && tc_identity_compare(&first, &held).agreement == TC_AGREE_EXACT;
        fits[count++] = i;
    }
    if (!one)
        return several(session, matches, fits, count);
    *path = (tc_slice){NULL, 0};
    if (count)
        *path = tc_arena_copy(session->arena, tc_match_value(matches, fits[0], TC_SLOT_PATH));
    return TC_OK;
}

tc_status tc_document_unknown(tc_session *session, tc_slice words) {
    tc_error_set(&session->error, TC_ERR_USAGE,
                 _("“%.*s” is neither a document of the index nor a reference"),
                 (int)(words.len < 200 ? words.len : 200), words.len ? words.ptr : "");
    tc_error_hint(&session->error, "%s",
                  _("give a path, or a number such as 709/QĐ-TTg; or try tracuu search"));
    return TC_ERR_USAGE;
}

static tc_status find_reference(tc_session *session, const tc_want *want, tc_matches **out) {
    tc_reference reference;
    tc_matches *matches = NULL;
    tc_slice words = tc_session_words(session), path = {NULL, 0};
    if (!tc_reference_parse(session->arena, words, &reference))
        return tc_document_unknown(session, words);
    tc_status status = find_number(session, &reference, &matches);
    if (status == TC_OK)
        status = choose(session, &reference, matches, &path);
    tc_matches_free(matches);
    return status == TC_OK ? tc_document_filed(session, path.len ? path : TC_SLICE("/"), want, out)
                           : status;
}

tc_status tc_document_find(tc_session *session, const tc_want *want, tc_matches **out) {
    const tc_options *o = &session->options;
    if (o->word_count == 1) {
        tc_status status = tc_document_at(session, o->words[0], want, out);
        if (status != TC_OK || tc_matches_count(*out))
            return status;
        tc_matches_free(*out);
        *out = NULL;
    }
    return find_reference(session, want, out);
}
