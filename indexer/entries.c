/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What of a record goes into which field.  Keys are made by record/keys.h, as queries make them.
 * Three texts have a form of their own:
 *
 * - Dates are written as tc_compact_date does.
 * - TC_FIELD_CITED_IDENTITY: number key '|' issuer key '|' date; what is not known stays empty.
 * - TC_SLOT_CITATIONS: see citation_lines.h. */
#include "entries.h"

#include "citation_lines.h"
#include "seen.h"

#include <citation/places.h>
#include <record/defined.h>
#include <record/keys.h>
#include <record/names.h>
#include <record/stored.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

enum {
    KEEP_ENTRIES = 256,  /* for the next file; a file with more tasks is rare */
    KEEP_DATA = 4 << 20, /* bytes likewise */
    SHOWN_MAX = 4 << 10  /* bytes of a value for showing */
};

static tc_status out_of_memory(tc_error *error) {
    return tc_error_set(error, TC_ERR_NOMEM, "out of memory while preparing the entries");
}

tc_status tc_entries_init(tc_entries *entries, tc_error *error) {
    *entries = (tc_entries){.lexicon = tc_lexicon_new()};
    tc_buffer_init(&entries->data, TC_ENTRY_DATA_MAX);
    return tc_unit_memos_init(&entries->units) && entries->lexicon ? TC_OK : out_of_memory(error);
}

static void shrink(tc_entries *entries, size_t keep) {
    while (entries->capacity > keep)
        tc_entry_free(entries->items[--entries->capacity]);
}

void tc_entries_dispose(tc_entries *entries) {
    shrink(entries, 0);
    free(entries->items);
    tc_lexicon_free(entries->lexicon);
    tc_unit_memos_dispose(&entries->units);
    tc_buffer_dispose(&entries->data);
}

/* Empties the set, and gives back what an unusual file took. */
void tc_entries_empty(tc_entries *entries) {
    shrink(entries, KEEP_ENTRIES);
    for (size_t i = 0; i < entries->count && i < entries->capacity; i++)
        tc_entry_reset(entries->items[i]);
    entries->count = 0;
    entries->made = (tc_made){0};
    tc_unit_memos_trim(&entries->units);
    if (entries->data.capacity > KEEP_DATA)
        tc_buffer_dispose(&entries->data);
}

/* One more entry, or NULL when out of memory. */
static tc_entry *next_entry(tc_entries *entries) {
    if (entries->count == entries->capacity) {
        tc_entry **items = realloc(entries->items, (entries->capacity + 1) * sizeof(tc_entry *));
        if (!items)
            return NULL;
        entries->items = items;
        items[entries->capacity] = tc_entry_new();
        if (!items[entries->capacity])
            return NULL;
        entries->capacity++;
    }
    return entries->items[entries->count++];
}

/* The entries of one record in the making. */
typedef struct making {
    tc_entries *entries;
    tc_arena *arena;
    tc_slice path;
    const tc_record *record;
    tc_edges edges;
} making;

static tc_slice key_of_unit(const making *m, tc_slice name) {
    return tc_memo_get(m->entries->units.keys, m->arena, name);
}

/* ---- Values ---- */

static void show(tc_entry *entry, tc_slice text, tc_slot slot) {
    if (text.len)
        tc_entry_set_value(entry, slot, tc_stored_shown(text));
}

static void add_date(tc_entry *entry, tc_date date, tc_slot slot) {
    char text[16];
    show(entry, tc_compact_date(date, text), slot);
}

/* ---- The document ---- */

static void add_year(tc_entry *entry, const tc_header *header) {
    char text[16];
    int year = header->date.year ? header->date.year : header->year;
    if (year == 0)
        return;
    snprintf(text, sizeof text, "%04d", year);
    tc_entry_add_term(entry, TC_FIELD_YEAR, tc_slice_of(text));
    tc_entry_set_value(entry, TC_SLOT_YEAR, tc_slice_of(text));
}

/* An old province is found by its own name and by that of the one it has become part of. */
static void add_province(tc_entry *entry, tc_arena *arena, tc_slice province) {
    tc_slice key = tc_key_place(arena, province);
    const tc_place *place = tc_place_find(key);
    tc_entry_add_term(entry, TC_FIELD_PROVINCE, key);
    if (place && place->successor)
        tc_entry_add_term(entry, TC_FIELD_PROVINCE,
                          tc_key_place(arena, tc_slice_of(place->successor)));
    show(entry, province, TC_SLOT_PROVINCE);
}

static void add_header(const making *m, tc_entry *entry) {
    const tc_header *header = &m->record->citations.header;
    tc_arena *arena = m->arena;
    char date[16];
    tc_entry_add_term(entry, TC_FIELD_TYPE, tc_key_type(arena, header->type));
    show(entry, header->type, TC_SLOT_TYPE);
    tc_entry_add_term(entry, TC_FIELD_NUMBER, tc_key_number(arena, header->canonical));
    tc_entry_add_term(entry, TC_FIELD_NUMBER_BARE, tc_key_number(arena, header->number));
    show(entry, header->canonical, TC_SLOT_CANONICAL);
    tc_entry_add_term(entry, TC_FIELD_ISSUER, key_of_unit(m, header->issuer_full));
    show(entry, header->issuer_full, TC_SLOT_ISSUER);
    if (header->province.len)
        add_province(entry, arena, header->province);
    add_year(entry, header);
    tc_entry_add_term(entry, TC_FIELD_DATE, tc_compact_date(header->date, date));
    add_date(entry, header->date, TC_SLOT_DATE);
    show(entry, header->title, TC_SLOT_TITLE);
}

/* ---- Citations ---- */

static void add_joined(tc_entry *entry, tc_arena *arena, tc_field field, tc_slice number,
                       tc_slice second, const tc_slice *third) {
    tc_buffer text;
    tc_buffer_init(&text, 64 << 10);
    tc_buffer_add(&text, number);
    tc_buffer_add_char(&text, '|');
    tc_buffer_add(&text, second);
    if (third) {
        tc_buffer_add_char(&text, '|');
        tc_buffer_add(&text, *third);
    }
    tc_entry_add_term(entry, field, tc_arena_copy(arena, tc_buffer_slice(&text)));
    tc_buffer_dispose(&text);
}

static void add_mention(const making *m, tc_entry *entry, const tc_mention *mention) {
    tc_arena *arena = m->arena;
    char text[16];
    tc_slice number = tc_key_number(arena, mention->canonical);
    tc_relation titled = tc_title_relation(m->record->citations.header.title, mention->canonical);
    tc_slice date = tc_compact_date(mention->date, text);
    tc_entry_add_term(entry, TC_FIELD_CITED, number);
    add_joined(entry, arena, TC_FIELD_CITED_IDENTITY, number, key_of_unit(m, mention->issuer_full),
               &date);
    add_joined(entry, arena, TC_FIELD_CITED_RELATION, number,
               tc_slice_of(tc_relation_name(mention->relation)), NULL);
    if (titled != TC_CITES)
        add_joined(entry, arena, TC_FIELD_TOLD_RELATION, number,
                   tc_slice_of(tc_relation_name(titled)), NULL);
}

static tc_status add_citations(const making *m, tc_entry *entry, tc_error *error) {
    const tc_citations *citations = &m->record->citations;
    for (uint32_t i = 0; i < citations->mention_count; i++)
        if (citations->mentions[i].canonical.len)
            add_mention(m, entry, &citations->mentions[i]);
    for (uint32_t i = 0; i < citations->edge_count; i++)
        add_joined(entry, m->arena, TC_FIELD_TOLD_RELATION,
                   tc_key_number(m->arena, citations->edges[i].to),
                   tc_slice_of(tc_relation_name(citations->edges[i].relation)), NULL);
    tc_buffer lines;
    tc_buffer_init(&lines, (size_t)2 * TC_ENTRY_VALUE_MAX);
    bool packed = tc_citation_lines(m->arena, citations, &lines);
    if (packed && lines.len)
        tc_entry_set_value(entry, TC_SLOT_CITATIONS, tc_buffer_slice(&lines));
    tc_buffer_dispose(&lines);
    return packed ? TC_OK : out_of_memory(error);
}

/* ---- Tasks ---- */

static void show_leads(tc_entry *entry, const tc_assignment *task) {
    tc_strings units = task->lead_full.count ? task->lead_full : task->lead;
    tc_buffer text;
    tc_buffer_init(&text, TC_ENTRY_VALUE_MAX);
    for (uint32_t i = 0; i < units.count; i++) {
        tc_buffer_add(&text, i ? TC_SLICE("; ") : TC_SLICE(""));
        tc_buffer_add(&text, units.items[i]);
    }
    show(entry, tc_buffer_slice(&text), TC_SLOT_UNIT);
    tc_buffer_dispose(&text);
}

/* Adds those of UNITS to LINES that are not there yet and that there is room for. */
static tc_status add_unit_lines(const making *m, const tc_strings *units, tc_seen *seen,
                                tc_buffer *lines) {
    tc_status status = TC_OK;
    for (uint32_t i = 0; status == TC_OK && i < units->count; i++) {
        tc_slice name = units->items[i], key = key_of_unit(m, name);
        XXH128_hash_t hash = XXH3_128bits(key.ptr, key.len);
        bool fresh = false;
        if (!key.len || lines->len + name.len + 1 > SHOWN_MAX ||
            tc_slice_find(name, TC_SLICE("\n"), 0) != SIZE_MAX)
            continue;
        status = tc_seen_add(seen, (tc_key128){hash.high64, hash.low64}, &fresh);
        if (!fresh)
            continue;
        if (lines->len)
            tc_buffer_add_char(lines, '\n');
        tc_buffer_add(lines, name);
    }
    return status;
}

/* The units of all tasks, each once, for counting. */
static tc_status show_units(const making *m, tc_entry *entry, tc_error *error) {
    const tc_assignments *tasks = &m->record->assignments;
    tc_seen seen = {0};
    tc_buffer lines;
    tc_status status = TC_OK;
    tc_buffer_init(&lines, SHOWN_MAX);
    for (uint32_t i = 0; status == TC_OK && i < tasks->count; i++) {
        const tc_assignment *task = &tasks->items[i];
        status = add_unit_lines(m, task->lead_full.count ? &task->lead_full : &task->lead, &seen,
                                &lines);
        if (status == TC_OK)
            status = add_unit_lines(m, &task->support, &seen, &lines);
    }
    show(entry, tc_buffer_slice(&lines), TC_SLOT_UNITS);
    tc_buffer_dispose(&lines);
    tc_seen_dispose(&seen);
    return status == TC_OK ? TC_OK : out_of_memory(error);
}

static void fill_task(const making *m, tc_entry *entry, const tc_assignment *task) {
    const tc_header *plan = &m->record->citations.header;
    tc_entry_add_term(entry, TC_FIELD_KIND, TC_SLICE("task"));
    tc_unit_terms_of_task(entry, m->arena, &m->entries->units, plan, task);
    tc_entry_add_term(entry, TC_FIELD_ISSUER, key_of_unit(m, plan->issuer_full));
    tc_entry_add_term(entry, TC_FIELD_PROVINCE, tc_key_place(m->arena, plan->province));
    tc_entry_add_term(entry, TC_FIELD_PLAN, tc_key_number(m->arena, plan->canonical));
    if (task->recurring)
        tc_entry_add_term(entry, TC_FIELD_RECURRING, TC_SLICE("yes"));
    show_leads(entry, task);
    add_date(entry, plan->date, TC_SLOT_DATE);
    add_date(entry, task->due_start, TC_SLOT_DUE_START);
    add_date(entry, task->due_end, TC_SLOT_DUE_END);
}

static tc_status add_task(const making *m, uint32_t number, tc_error *error) {
    const tc_assignment *task = &m->record->assignments.items[number];
    tc_entry *entry = next_entry(m->entries);
    if (!entry)
        return out_of_memory(error);
    tc_entry_set_value(entry, TC_SLOT_PATH, m->path);
    tc_entry_set_number(entry, TC_SLOT_ORDER, number + 1);
    fill_task(m, entry, task);
    tc_buffer *data = &m->entries->data;
    tc_buffer_clear(data);
    tc_status status =
        tc_stored_task(task, &m->record->document, &m->record->citations.header, data, error);
    if (status == TC_OK)
        tc_entry_set_data(entry, tc_buffer_slice(data));
    return status;
}

/* ---- Words ---- */

static tc_status add_words(const making *m, tc_entry *entry, tc_error *error) {
    tc_lexicon *lexicon = m->entries->lexicon;
    tc_status status = tc_lexicon_add(lexicon, entry, m->record->document.text.utf8, 1,
                                      m->edges.items, m->edges.count, error);
    if (status == TC_OK)
        status = tc_lexicon_add(lexicon, entry, m->record->citations.header.title, TC_LEXICON_TITLE,
                                NULL, 0, error);
    return status;
}

/* ---- Files ---- */

static tc_entry *first_entry(tc_entries *entries, const tc_filing *filing, tc_slice kind) {
    char packed[TC_STATE_SIZE];
    tc_entries_empty(entries);
    tc_entry *entry = next_entry(entries);
    if (!entry)
        return NULL;
    tc_entry_add_term(entry, TC_FIELD_KIND, kind);
    tc_entry_set_value(entry, TC_SLOT_PATH, filing->path);
    tc_entry_set_value(entry, TC_SLOT_STATE, tc_state_pack(&filing->state, packed));
    return entry;
}

void tc_entries_refile(tc_entries *entries, const tc_filing *filing) {
    char packed[TC_STATE_SIZE];
    for (size_t i = 0; i < entries->count; i++)
        tc_entry_set_value(entries->items[i], TC_SLOT_PATH, filing->path);
    if (entries->count)
        tc_entry_set_value(entries->items[0], TC_SLOT_STATE, tc_state_pack(&filing->state, packed));
}

bool tc_entries_load(tc_entries *entries, tc_slice saved, size_t count) {
    tc_entries_empty(entries);
    for (size_t i = 0; i < count; i++) {
        uint64_t size;
        tc_entry *entry = next_entry(entries);
        if (!entry || saved.len < sizeof size)
            return false;
        memcpy(&size, saved.ptr, sizeof size);
        saved = tc_slice_sub(saved, sizeof size, saved.len);
        if (size > saved.len ||
            tc_entry_load(entry, tc_slice_sub(saved, 0, (size_t)size), NULL) != TC_OK)
            return false;
        saved = tc_slice_sub(saved, (size_t)size, saved.len);
    }
    return saved.len == 0;
}

static tc_status add_full_names(const making *m, tc_entry *entry, tc_error *error) {
    tc_slice *names = NULL;
    size_t count = 0;
    tc_status status = tc_record_names(m->arena, m->record, &names, &count, error);
    for (size_t i = 0; status == TC_OK && i < count; i++)
        tc_entry_add_term(entry, TC_FIELD_FULL_NAME, names[i]);
    return status;
}

static tc_status add_abbreviations(const making *m, tc_entry *entry, tc_error *error) {
    tc_defined *items = NULL;
    size_t count = 0;
    if (!tc_defined_read(m->arena, m->record->document.text.utf8, &items, &count))
        return out_of_memory(error);
    for (size_t i = 0; i < count; i++) {
        items[i].owner = key_of_unit(m, m->record->citations.header.issuer_full);
        tc_entry_add_term(entry, TC_FIELD_ABBREVIATION,
                          tc_defined_term(m->arena, TC_DEFINED_SHORTER, &items[i]));
        tc_entry_add_term(entry, TC_FIELD_ABBREVIATION,
                          tc_defined_term(m->arena, TC_DEFINED_LONGER, &items[i]));
    }
    return TC_OK;
}

static tc_status fill_document(const making *m, tc_entry *entry, tc_error *error) {
    const tc_record *record = m->record;
    const tc_unit_memos *units = &m->entries->units;
    add_header(m, entry);
    for (uint32_t i = 0; i < record->assignments.count; i++) {
        const tc_assignment *task = &record->assignments.items[i];
        tc_unit_terms_add(entry, m->arena, units, TC_FIELD_UNIT, &task->lead);
        tc_unit_terms_add(entry, m->arena, units, TC_FIELD_UNIT, &task->lead_full);
        tc_unit_terms_add(entry, m->arena, units, TC_FIELD_UNIT, &task->support);
    }
    tc_status status = show_units(m, entry, error);
    if (status == TC_OK)
        status = add_full_names(m, entry, error);
    if (status == TC_OK)
        status = add_abbreviations(m, entry, error);
    if (status == TC_OK)
        status = add_citations(m, entry, error);
    if (status == TC_OK)
        status = add_words(m, entry, error);
    tc_buffer *data = &m->entries->data;
    tc_buffer_clear(data);
    if (status == TC_OK)
        status = tc_stored_document(record, &m->edges, data, error);
    if (status == TC_OK)
        tc_entry_set_data(entry, tc_buffer_slice(data));
    return status;
}

tc_status tc_entries_of_record(tc_entries *entries, tc_arena *arena, const tc_filing *filing,
                               const tc_record *record, tc_error *error) {
    making m = {.entries = entries, .arena = arena, .path = filing->path, .record = record};
    tc_entry *entry = first_entry(entries, filing, TC_SLICE("document"));
    if (!entry || !tc_edges_of(arena, &record->document, &m.edges))
        return out_of_memory(error);
    tc_status status = fill_document(&m, entry, error);
    for (uint32_t i = 0; status == TC_OK && i < record->assignments.count; i++)
        status = add_task(&m, i, error);
    return status;
}

tc_status tc_entries_of_copy(tc_entries *entries, const tc_filing *filing, const char *key,
                             tc_error *error) {
    tc_entry *entry = first_entry(entries, filing, TC_SLICE("copy"));
    if (!entry)
        return out_of_memory(error);
    tc_entry_add_term(entry, TC_FIELD_COPY, tc_slice_of(key));
    return TC_OK;
}

tc_status tc_entries_of_failure(tc_entries *entries, const tc_filing *filing, const char *reason,
                                tc_error *error) {
    tc_slice kind = reason ? TC_SLICE("failed") : TC_SLICE("archive");
    tc_entry *entry = first_entry(entries, filing, kind);
    if (!entry)
        return out_of_memory(error);
    if (reason)
        show(entry, tc_slice_of(reason), TC_SLOT_FAILURE);
    return TC_OK;
}
