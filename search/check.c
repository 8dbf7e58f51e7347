/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "check.h"

#include "mentions.h"

#include <text/text.h>

#include <stdlib.h>
#include <string.h>

/* ---- Findings ---- */

/* Characters from the beginning of the line to OFFSET, from 1; counted on from the finding before,
 * for a text may be one long line. */
static uint32_t column_of(tc_check *check, size_t offset) {
    tc_slice text = check->record->document.text.utf8;
    if (offset < check->counted_to) {
        check->counted_to = 0;
        check->column = 0;
    }
    for (size_t at = check->counted_to; at < offset;) {
        bool ends = text.ptr[at] == '\n';
        tc_utf8_next(text, &at);
        check->column = ends ? 0 : check->column + 1;
        check->counted_to = at;
    }
    return check->column + 1;
}

json_t *tc_check_add(tc_check *check, size_t start, size_t end, const char *severity,
                     const char *kind) {
    const tc_document *d = &check->record->document;
    json_t *row = json_pack(
        "{s:s, s:I, s:I, s:I, s:I, s:s, s:s, s:o, s:n, s:n}", "file", check->file, "line",
        (json_int_t)tc_document_line(d, start), "column", (json_int_t)column_of(check, start),
        "start", (json_int_t)tc_text_source(&d->text, start), "end",
        (json_int_t)tc_text_source(&d->text, end), "severity", severity, "kind", kind, "text",
        tc_json_string(tc_slice_sub(d->text.utf8, start, end)), "message", "correction");
    uint32_t page = tc_document_page(d, start);
    if (page)
        json_object_set_new(row, "page", json_integer(page));
    json_array_append_new(check->findings, row);
    return row;
}

json_t *tc_check_add_mention(tc_check *check, uint32_t at, const char *severity, const char *kind) {
    tc_range range = check->mentions[at].mention->range;
    return tc_check_add(check, range.start, range.end, severity, kind);
}

void tc_check_add_line(const tc_check *check, json_t *lines, uint32_t at) {
    json_int_t line =
        tc_document_line(&check->record->document, check->mentions[at].mention->range.start);
    size_t count = json_array_size(lines);
    if (!count || json_integer_value(json_array_get(lines, count - 1)) != line)
        json_array_append_new(lines, json_integer(line));
}

void tc_check_write_date(tc_date date, bool words, tc_buffer *out) {
    if (date.day && words)
        tc_buffer_printf(out, "ngày %02d tháng %s%d năm %d", date.day, date.month < 3 ? "0" : "",
                         date.month, date.year);
    else if (date.day)
        tc_buffer_printf(out, "ngày %02d/%s%d/%d", date.day, date.month < 3 ? "0" : "", date.month,
                         date.year);
    else if (date.month)
        tc_buffer_printf(out, "tháng %s%d năm %d", date.month < 3 ? "0" : "", date.month,
                         date.year);
    else
        tc_buffer_printf(out, "năm %d", date.year);
}

/* Where the date at the end of TEXT begins: its words, or where it has none its first digit. */
static size_t date_begins(tc_slice text, tc_date date) {
    for (size_t at = 0; at < text.len; at++) {
        tc_date read;
        size_t end = tc_date_read(text, at, &read);
        if (end && end >= text.len && tc_date_compare(read, date) == 0)
            return at;
    }
    return text.len;
}

void tc_check_correct_date(tc_check *check, json_t *row, const tc_mention *mention, tc_date date) {
    tc_arena *arena = check->session->arena;
    tc_slice text = tc_text_squeeze(arena, tc_slice_sub(check->record->document.text.utf8,
                                                        mention->range.start, mention->range.end));
    size_t from = tc_date_is_set(mention->date) ? date_begins(text, mention->date) : text.len;
    tc_slice old = tc_slice_sub(text, from, text.len);
    /* A year was all that was said, and is all that is corrected. */
    if (!mention->date.month && mention->date.year)
        date = (tc_date){.year = date.year};
    tc_buffer out;
    tc_buffer_init(&out, 64 << 10);
    tc_buffer_add(&out, tc_slice_sub(text, 0, from));
    if (from == text.len)
        tc_buffer_add_char(&out, ' ');
    tc_check_write_date(date, tc_slice_find(old, TC_SLICE("tháng"), 0) != SIZE_MAX, &out);
    json_object_set_new(row, "correction", tc_json_string(tc_buffer_slice(&out)));
    tc_buffer_dispose(&out);
}

/* ---- The draft ---- */

static bool has_number(const tc_mention *m) {
    return m->kind == TC_MENTION_NUMBERED || m->kind == TC_MENTION_NAMED;
}

static tc_status read_mentions(tc_check *check, const json_t *references) {
    tc_session *session = check->session;
    const tc_citations *c = &check->record->citations;
    const tc_identity *meant = tc_mentions_identify(session, references, &check->own);
    check->mentions =
        tc_arena_take(session->arena, (c->mention_count + 1) * sizeof *check->mentions);
    tc_status status = meant && check->mentions ? TC_OK : tc_out_of_memory(session);
    for (uint32_t i = 0; status == TC_OK && i < c->mention_count; i++) {
        tc_check_mention *m = &check->mentions[check->count++];
        *m = (tc_check_mention){
            .mention = &c->mentions[i],
            .said = tc_mention_identity(session->arena, json_array_get(references, i)),
            .meant = meant[i]};
        tc_agreement own = tc_identity_compare(&m->meant, &check->own).agreement;
        m->counts = has_number(m->mention) && m->said.number.len && own != TC_AGREE_EXACT &&
                    own != TC_AGREE_COMPATIBLE;
    }
    return status;
}

static int weight_of(const json_t *row) {
    const char *severity = json_string_value(json_object_get(row, "severity"));
    return strcmp(severity, "error") == 0 ? 0 : strcmp(severity, "warning") == 0 ? 1 : 2;
}

static int by_place(const void *left, const void *right) {
    const json_t *a = *(json_t *const *)left, *b = *(json_t *const *)right;
    json_int_t x = json_integer_value(json_object_get(a, "start"));
    json_int_t y = json_integer_value(json_object_get(b, "start"));
    if (x != y)
        return x < y ? -1 : 1;
    if (weight_of(a) != weight_of(b))
        return weight_of(a) - weight_of(b);
    return strcmp(json_string_value(json_object_get(a, "kind")),
                  json_string_value(json_object_get(b, "kind")));
}

/* The findings by their place in the text. */
static tc_status sort_findings(tc_check *check, json_t **out) {
    size_t count = json_array_size(check->findings);
    json_t **rows = tc_arena_take(check->session->arena, (count + 1) * sizeof(json_t *));
    json_t *sorted = json_array();
    if (!rows || !sorted) {
        json_decref(sorted);
        return tc_out_of_memory(check->session);
    }
    for (size_t i = 0; i < count; i++)
        rows[i] = json_array_get(check->findings, i);
    qsort(rows, count, sizeof(json_t *), by_place);
    for (size_t i = 0; i < count; i++)
        json_array_append(sorted, rows[i]);
    *out = sorted;
    return TC_OK;
}

tc_status tc_check_run(tc_session *session, const char *path, const tc_record *record,
                       json_t **out) {
    json_t *whole = tc_record_json(record, path);
    if (!whole)
        return tc_out_of_memory(session);
    tc_check check = {.session = session,
                      .file = path,
                      .record = record,
                      .own =
                          tc_mention_identity(session->arena, json_object_get(whole, "metadata")),
                      .findings = json_array()};
    tc_status status = tc_check_find_selves(&check);
    if (status == TC_OK)
        status = read_mentions(&check, json_object_get(whole, "references"));
    if (status == TC_OK)
        status = tc_check_against_index(&check);
    if (status == TC_OK)
        status = tc_check_within(&check);
    if (status == TC_OK)
        status = tc_check_later(&check);
    if (status == TC_OK)
        status = sort_findings(&check, out);
    json_decref(check.findings);
    json_decref(whole);
    return status;
}
