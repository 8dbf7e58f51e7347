/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Field names and values here are promised to scripts: see the contract in man/tracuu.1. */
#include <record/record.h>

#include <text/text.h>

#include <string.h>

/* A value that the document does not give is null. */
static json_t *string_or_null(tc_slice s) {
    return s.len ? json_stringn(s.ptr, s.len) : json_null();
}

static json_t *name_or_null(const char *name) {
    return name ? json_string(name) : json_null();
}

static json_t *date_or_null(tc_date date) {
    char iso[12];
    tc_date_format(date, iso);
    return *iso ? json_string(iso) : json_null();
}

static json_t *year_or_null(int year) {
    return year ? json_integer(year) : json_null();
}

static json_t *list(const tc_slice *items, uint32_t count) {
    json_t *array = json_array();
    for (uint32_t i = 0; i < count; i++)
        json_array_append_new(array, json_stringn(items[i].ptr ? items[i].ptr : "", items[i].len));
    return array;
}

json_t *tc_header_json(const tc_header *h) {
    json_t *signer = json_null();
    if (h->signer_name.len)
        signer = json_pack("{s:o, s:o}", "name", string_or_null(h->signer_name), "position",
                           string_or_null(h->signer_position));
    return json_pack("{s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "type",
                     string_or_null(h->type), "number", string_or_null(h->number), "symbol",
                     string_or_null(h->symbol), "canonical", string_or_null(h->canonical), "date",
                     date_or_null(h->date), "place", string_or_null(h->place), "issuer_full",
                     string_or_null(h->issuer_full), "province", string_or_null(h->province),
                     "title", string_or_null(h->title), "signer", signer, "recipients",
                     list(h->recipients, h->recipient_count), "attached_to",
                     string_or_null(h->attached_to));
}

/* The mention as it is in the file, where that is text: decomposed letters stay so. */
static json_t *exact_text(const tc_mention *m, const tc_document *d) {
    return json_stringn_nocheck(d->text.utf8.ptr + m->range.start, m->range.end - m->range.start);
}

/* What the mention does not say itself: the names of TC_UNCERTAIN_… */
static json_t *uncertainties(unsigned bits) {
    static const char *const names[] = {"type", "issuer", "identity", "spelling"};
    json_t *array = json_array();
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (bits & (1U << i))
            json_array_append_new(array, json_string(names[i]));
    return array;
}

json_t *tc_mention_json(const tc_mention *m, const tc_document *d) {
    size_t start = tc_text_source(&d->text, m->range.start);
    size_t end = tc_text_source(&d->text, m->range.end);
    return json_pack("{s:I, s:I, s:o, s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:s, s:b, "
                     "s:o, s:o, s:o, s:i}",
                     "start", (json_int_t)start, "end", (json_int_t)end, "text", exact_text(m, d),
                     "kind", tc_mention_kind_name(m->kind), "type", string_or_null(m->type),
                     "number", string_or_null(m->number), "year", year_or_null(m->year), "symbol",
                     string_or_null(m->symbol), "style", name_or_null(tc_style_name(m->style)),
                     "canonical", string_or_null(m->canonical), "date", date_or_null(m->date),
                     "issuer", string_or_null(m->issuer), "issuer_full",
                     string_or_null(m->issuer_full), "relation", tc_relation_name(m->relation),
                     "planned", (int)m->planned, "planned_relation",
                     m->planned ? json_string(tc_relation_name(m->planned_relation)) : json_null(),
                     "provision", string_or_null(m->provision), "uncertain",
                     uncertainties(m->uncertain), "line", (int)tc_document_line(d, m->range.start));
}

static json_t *row_or_null(int32_t row) {
    return row < 0 ? json_null() : json_integer(row);
}

json_t *tc_assignment_json(const tc_assignment *a, const tc_document *d) {
    return json_pack("{s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:b, s:o, s:o, s:o, "
                     "s:i, s:o, s:o}",
                     "source", tc_source_name(a->source), "item", string_or_null(a->item), "group",
                     list(a->group.items, a->group.count), "task", string_or_null(a->task), "lead",
                     list(a->lead.items, a->lead.count), "lead_full",
                     list(a->lead_full.items, a->lead_full.count), "support",
                     list(a->support.items, a->support.count), "supervisor",
                     string_or_null(a->supervisor), "deadline", string_or_null(a->deadline),
                     "due_start", date_or_null(a->due_start), "due_end", date_or_null(a->due_end),
                     "recurring", (int)a->recurring, "result", string_or_null(a->result),
                     "submit_to", string_or_null(a->submit_to), "references",
                     list(a->references.items, a->references.count), "line",
                     (int)tc_document_line(d, a->range.start), "table", row_or_null(a->table),
                     "row", row_or_null(a->row));
}

json_t *tc_mentions_json(const tc_citations *c, const tc_document *d) {
    json_t *array = json_array();
    for (uint32_t i = 0; i < c->mention_count; i++)
        json_array_append_new(array, tc_mention_json(&c->mentions[i], d));
    return array;
}

json_t *tc_edges_json(const tc_citations *c) {
    json_t *array = json_array();
    for (uint32_t i = 0; i < c->edge_count; i++)
        json_array_append_new(array,
                              json_pack("{s:o, s:s, s:o}", "from", string_or_null(c->edges[i].from),
                                        "relation", tc_relation_name(c->edges[i].relation), "to",
                                        string_or_null(c->edges[i].to)));
    return array;
}

json_t *tc_record_json(const tc_record *record, const char *file) {
    const tc_citations *c = &record->citations;
    json_t *assignments = json_array();
    for (uint32_t i = 0; i < record->assignments.count; i++)
        json_array_append_new(assignments,
                              tc_assignment_json(&record->assignments.items[i], &record->document));
    return json_pack("{s:s, s:o, s:o, s:o, s:o}", "file", file, "metadata",
                     tc_header_json(&c->header), "references",
                     tc_mentions_json(c, &record->document), "relations", tc_edges_json(c),
                     "assignments", assignments);
}
