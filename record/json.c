/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Field names and values here are promised to scripts: see the contract in man/tracuu.1. */
#include "json.h"

#include <record/record.h>
#include <record/writer.h>
#include <text/text.h>

#include <string.h>

/* Whose text was read from pictures says so. */
static void write_ocr(const tc_scanned *scan, tc_buffer *out) {
    if (!scan->read)
        return;
    tc_write_key(out, "ocr");
    tc_buffer_printf(out, "{\"pages\":%u,\"confidence\":%u.%02u}", scan->read, scan->sure / 100,
                     scan->sure % 100);
}

/* What the page says itself needs none. */
static void write_origin(const char *key, tc_origin origin, tc_buffer *out) {
    if (origin != TC_ORIGIN_PAGE)
        tc_write_name(out, key, tc_origin_name(origin));
}

void tc_header_write(const tc_header *h, const tc_scanned *scan, tc_buffer *out) {
    tc_write_open(out, '{');
    tc_write_string(out, "type", h->type);
    tc_write_string(out, "number", h->number);
    write_origin("number_from", h->number_from, out);
    tc_write_string(out, "symbol", h->symbol);
    tc_write_string(out, "canonical", h->canonical);
    tc_write_date(out, "date", h->date);
    write_origin("date_from", h->date_from, out);
    tc_write_string(out, "place", h->place);
    tc_write_string(out, "issuer_full", h->issuer_full);
    tc_write_string(out, "province", h->province);
    tc_write_string(out, "title", h->title);
    if (h->signer_name.len) {
        tc_write_key(out, "signer");
        tc_write_open(out, '{');
        tc_write_string(out, "name", h->signer_name);
        tc_write_string(out, "position", h->signer_position);
        tc_write_close(out, '}');
    } else {
        tc_write_null(out, "signer");
    }
    tc_write_list(out, "recipients", h->recipients, h->recipient_count);
    tc_write_string(out, "attached_to", h->attached_to);
    write_ocr(scan, out);
    tc_write_close(out, '}');
}

/* What the mention does not say itself: the names of TC_UNCERTAIN_… */
static void write_uncertain(unsigned bits, tc_buffer *out) {
    static const char *const names[] = {"type",   "issuer", "identity", "spelling",
                                        "number", "year",   "symbol",   "date"};
    tc_write_key(out, "uncertain");
    tc_write_open(out, '[');
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (bits & (1U << i))
            tc_write_text(out, tc_slice_of(names[i]));
    tc_write_close(out, ']');
}

static void write_suggestion(const tc_mention *m, tc_buffer *out) {
    if (!m->suggestion.len) {
        tc_write_null(out, "suggestion");
        return;
    }
    tc_write_key(out, "suggestion");
    tc_write_open(out, '{');
    tc_write_string(out, "canonical", m->suggestion);
    tc_write_number(out, "distance", m->distance);
    tc_write_close(out, '}');
}

/* The line of OFFSET in the text, and the page where the format has pages. */
static void write_place(const tc_document *d, size_t offset, tc_buffer *out) {
    uint32_t page = tc_document_page(d, offset);
    tc_write_number(out, "line", tc_document_line(d, offset));
    if (page)
        tc_write_number(out, "page", page);
}

/* The fields of a mention, the object left open. */
static void write_mention(const tc_mention *m, const tc_document *d, tc_buffer *out) {
    tc_write_open(out, '{');
    tc_write_number(out, "start", tc_text_source(&d->text, m->range.start));
    tc_write_number(out, "end", tc_text_source(&d->text, m->range.end));
    tc_write_key(out, "text");
    tc_write_text(out, tc_text_as_written(&d->text, m->range.start, m->range.end));
    tc_write_name(out, "kind", tc_mention_kind_name(m->kind));
    tc_write_string(out, "type", m->type);
    tc_write_string(out, "number", m->number);
    if (m->year > 0)
        tc_write_number(out, "year", (uint64_t)m->year);
    else
        tc_write_null(out, "year");
    tc_write_string(out, "symbol", m->symbol);
    tc_write_name(out, "style", tc_style_name(m->style));
    tc_write_string(out, "canonical", m->canonical);
    tc_write_date(out, "date", m->date);
    tc_write_string(out, "issuer", m->issuer);
    tc_write_string(out, "issuer_full", m->issuer_full);
    tc_write_name(out, "relation", tc_relation_name(m->relation));
    tc_write_bool(out, "planned", m->planned);
    tc_write_name(out, "planned_relation",
                  m->planned ? tc_relation_name(m->planned_relation) : NULL);
    tc_write_string(out, "provision", m->provision);
    write_uncertain(m->uncertain, out);
    write_suggestion(m, out);
    write_place(d, m->range.start, out);
}

void tc_mentions_write(const tc_citations *c, const tc_document *d, bool places, tc_buffer *out) {
    tc_write_open(out, '[');
    for (uint32_t i = 0; i < c->mention_count; i++) {
        write_mention(&c->mentions[i], d, out);
        if (places) {
            tc_write_number(out, "at", c->mentions[i].range.start);
            tc_write_number(out, "to", c->mentions[i].range.end);
        }
        tc_write_close(out, '}');
    }
    tc_write_close(out, ']');
}

void tc_edges_write(const tc_citations *c, tc_buffer *out) {
    tc_write_open(out, '[');
    for (uint32_t i = 0; i < c->edge_count; i++) {
        tc_write_open(out, '{');
        tc_write_string(out, "from", c->edges[i].from);
        tc_write_name(out, "relation", tc_relation_name(c->edges[i].relation));
        tc_write_string(out, "to", c->edges[i].to);
        tc_write_close(out, '}');
    }
    tc_write_close(out, ']');
}

static void write_row(const char *key, int32_t row, tc_buffer *out) {
    if (row < 0)
        tc_write_null(out, key);
    else
        tc_write_number(out, key, (uint64_t)row);
}

void tc_units_write(tc_strings units, tc_buffer *out) {
    tc_write_open(out, '[');
    for (uint32_t i = 0; i < units.count; i++)
        tc_write_text(out, units.items[i]);
    tc_write_close(out, ']');
}

static void write_lead_full(tc_strings units, tc_range *range, tc_buffer *out) {
    tc_write_key(out, "lead_full");
    size_t start = out->len;
    tc_units_write(units, out);
    if (range)
        *range = (tc_range){(uint32_t)start, (uint32_t)out->len};
}

void tc_assignment_write(const tc_assignment *a, const tc_document *d, tc_range *lead_full,
                         tc_buffer *out) {
    tc_write_open(out, '{');
    tc_write_name(out, "source", tc_source_name(a->source));
    tc_write_string(out, "item", a->item);
    tc_write_list(out, "group", a->group.items, a->group.count);
    tc_write_string(out, "task", a->task);
    tc_write_list(out, "lead", a->lead.items, a->lead.count);
    write_lead_full(a->lead_full, lead_full, out);
    tc_write_list(out, "lead_person", a->lead_person.items, a->lead_person.count);
    tc_write_list(out, "support", a->support.items, a->support.count);
    tc_write_string(out, "supervisor", a->supervisor);
    tc_write_string(out, "deadline", a->deadline);
    tc_write_date(out, "due_start", a->due_start);
    tc_write_date(out, "due_end", a->due_end);
    tc_write_bool(out, "recurring", a->recurring);
    tc_write_name(out, "period", tc_period_name(a->period));
    tc_write_string(out, "result", a->result);
    tc_write_string(out, "submit_to", a->submit_to);
    tc_write_list(out, "references", a->references.items, a->references.count);
    write_place(d, a->range.start, out);
    write_row("table", a->table, out);
    write_row("row", a->row, out);
    tc_write_close(out, '}');
}

void tc_path_write(const char *key, tc_slice path, tc_buffer *out) {
    tc_buffer repaired;
    tc_buffer_init(&repaired, path.len * 3 + 1);
    for (size_t i = 0; i < path.len;)
        tc_utf8_put(&repaired, tc_utf8_next(path, &i));
    tc_write_key(out, key);
    tc_write_text(out, tc_buffer_slice(&repaired));
    tc_buffer_dispose(&repaired);
}

void tc_record_write(const tc_record *record, const char *file, tc_range *lead_full,
                     tc_buffer *out) {
    const tc_citations *c = &record->citations;
    const tc_assignments *a = &record->assignments;
    tc_write_open(out, '{');
    tc_path_write("file", tc_slice_of(file), out);
    tc_write_key(out, "metadata");
    tc_header_write(&c->header, &record->document.scan, out);
    tc_write_key(out, "references");
    tc_mentions_write(c, &record->document, false, out);
    tc_write_key(out, "relations");
    tc_edges_write(c, out);
    tc_write_key(out, "assignments");
    tc_write_open(out, '[');
    for (uint32_t i = 0; i < a->count; i++)
        tc_assignment_write(&a->items[i], &record->document, lead_full ? &lead_full[i] : NULL, out);
    tc_write_close(out, ']');
    tc_write_close(out, '}');
}

json_t *tc_record_json(const tc_record *record, const char *file) {
    tc_buffer text;
    tc_buffer_init(&text, TC_RECORD_JSON_MAX);
    tc_record_write(record, file, NULL, &text);
    json_t *object = text.failed ? NULL : json_loadb(text.data, text.len, 0, NULL);
    tc_buffer_dispose(&text);
    return object;
}
