/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "json.h"
#include <record/writer.h>

#include <record/stored.h>

#include <stdlib.h>
#include <string.h>

/* ---- Writing ---- */

static int compare_offsets(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

bool tc_edges_of(tc_arena *arena, const tc_document *document, tc_edges *out) {
    size_t most = document->block_count, n = 0;
    for (uint32_t i = 0; i < document->table_count; i++)
        most += document->tables[i].cell_count;
    uint32_t *edges = tc_arena_take(arena, (most + 1) * sizeof *edges);
    if (!edges)
        return false;
    for (uint32_t i = 0; i < document->block_count; i++)
        edges[n++] = document->blocks[i].range.start;
    for (uint32_t i = 0; i < document->table_count; i++) {
        const tc_table *table = &document->tables[i];
        for (uint32_t c = 0; c < table->cell_count; c++)
            if (table->cells[c].piece_count)
                edges[n++] = table->cells[c].pieces[0].start;
    }
    qsort(edges, n, sizeof *edges, compare_offsets);
    *out = (tc_edges){edges, n};
    return true;
}

static void write_edges(const tc_edges *edges, tc_buffer *out) {
    uint32_t last = 0;
    for (size_t i = 0; i < edges->count; i++) {
        if (i && edges->items[i] == last)
            continue;
        tc_buffer_printf(out, i ? " %u" : "%u", edges->items[i] - last);
        last = edges->items[i];
    }
}

/* Behind the edges: "; 0 1 3120 2 2990 3". */
static void write_pages(const tc_document *document, tc_buffer *out) {
    uint32_t last = 0;
    if (document->page_count)
        tc_buffer_add_char(out, ';');
    for (uint32_t i = 0; i < document->page_count; i++) {
        const tc_page_start *page = &document->pages[i];
        tc_buffer_printf(out, " %u %u", page->start - last, page->number);
        last = page->start;
    }
}

tc_status tc_stored_document(const tc_record *record, const tc_edges *edges, tc_buffer *out,
                             tc_error *error) {
    const tc_citations *c = &record->citations;
    tc_write_open(out, '{');
    tc_write_key(out, "metadata");
    tc_header_write(&c->header, &record->document.scan, out);
    tc_write_key(out, "references");
    tc_mentions_write(c, &record->document, true, out);
    tc_write_key(out, "relations");
    tc_edges_write(c, out);
    tc_write_close(out, '}');
    tc_buffer_add_char(out, '\n');
    write_edges(edges, out);
    write_pages(&record->document, out);
    tc_buffer_add_char(out, '\n');
    tc_buffer_add(out, record->document.text.utf8);
    return out->failed ? tc_error_set(error, TC_ERR_NOMEM, "out of memory") : TC_OK;
}

tc_status tc_stored_task(const tc_assignment *assignment, const tc_document *document,
                         const tc_header *header, tc_buffer *out, tc_error *error) {
    tc_assignment_write(assignment, document, NULL, out);
    tc_buffer_add_char(out, '\n');
    tc_buffer_add(out, tc_stored_shown(header->canonical));
    tc_buffer_add_char(out, '\t');
    tc_buffer_add(out, tc_stored_shown(header->province));
    tc_buffer_add_char(out, '\t');
    tc_buffer_add(out, tc_stored_shown(header->issuer_full));
    return out->failed ? tc_error_set(error, TC_ERR_NOMEM, "out of memory") : TC_OK;
}

/* ---- Reading ---- */

static tc_status unreadable(tc_error *error) {
    return tc_error_set(error, TC_ERR_FORMAT, "the index holds an entry that cannot be read");
}

/* Takes the line in front off DATA. */
static bool take_line(tc_slice *data, tc_slice *line) {
    const char *end = data->len ? memchr(data->ptr, '\n', data->len) : NULL;
    if (!end)
        return false;
    size_t length = (size_t)(end - data->ptr);
    *line = tc_slice_sub(*data, 0, length);
    *data = tc_slice_sub(*data, length + 1, data->len);
    return true;
}

/* Takes what stands before the first tab off LINE. */
static bool take_column(tc_slice *line, tc_slice *column) {
    size_t end = tc_slice_find(*line, TC_SLICE("\t"), 0);
    if (end == SIZE_MAX)
        return false;
    *column = tc_slice_sub(*line, 0, end);
    *line = tc_slice_sub(*line, end + 1, line->len);
    return true;
}

tc_status tc_stored_task_row(tc_slice data, tc_stored_plan *plan, tc_buffer *out, tc_error *error) {
    tc_slice rest = data, object;
    if (!take_line(&rest, &object) || object.len < 2 || object.ptr[0] != '{' ||
        object.ptr[object.len - 1] != '}' || !take_column(&rest, &plan->canonical) ||
        !take_column(&rest, &plan->province))
        return unreadable(error);
    plan->issuer = rest;
    tc_buffer_add(out, tc_slice_sub(object, 0, object.len - 1));
    tc_path_write("path", plan->path, out);
    tc_write_string(out, "plan", plan->canonical);
    tc_write_date(out, "plan_date", plan->date);
    tc_write_string(out, "plan_issuer", plan->issuer);
    tc_write_string(out, "province", plan->province);
    tc_write_close(out, '}');
    return out->failed ? tc_error_set(error, TC_ERR_NOMEM, "out of memory") : TC_OK;
}

tc_status tc_stored_split(tc_slice data, tc_slice *json, tc_slice *text, tc_error *error) {
    tc_slice rest = data, object, edges;
    if (!take_line(&rest, &object) || !take_line(&rest, &edges))
        return unreadable(error);
    *json = object;
    *text = rest;
    return TC_OK;
}

static bool read_number(tc_slice *line, uint32_t *out) {
    uint32_t number = 0;
    size_t i = 0;
    for (; i < line->len && line->ptr[i] >= '0' && line->ptr[i] <= '9'; i++)
        number = number * 10 + (uint32_t)(line->ptr[i] - '0');
    *out = number;
    *line = tc_slice_sub(*line, i + 1, line->len);
    return i > 0;
}

static tc_slice before_pages(tc_slice line) {
    const char *pages = line.len ? memchr(line.ptr, ';', line.len) : NULL;
    return pages ? tc_slice_sub(line, 0, (size_t)(pages - line.ptr)) : line;
}

uint32_t tc_stored_page(tc_slice data, size_t at) {
    tc_slice object, line;
    uint32_t distance, number, page = 0;
    size_t start = 0;
    if (!take_line(&data, &object) || !take_line(&data, &line))
        return 0;
    line = tc_slice_sub(line, before_pages(line).len + 2, line.len);
    while (line.len && read_number(&line, &distance) && read_number(&line, &number)) {
        start += distance;
        if (start > at)
            break;
        page = number;
    }
    return page;
}

tc_status tc_stored_edges(tc_arena *arena, tc_slice data, tc_edges *out, tc_error *error) {
    tc_slice object, line;
    if (!take_line(&data, &object) || !take_line(&data, &line))
        return unreadable(error);
    tc_edges edges = {.items = tc_arena_take(arena, (line.len / 2 + 1) * sizeof(uint32_t))};
    if (!edges.items)
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    uint32_t distance, at = 0;
    line = before_pages(line);
    while (line.len) {
        if (!read_number(&line, &distance) || distance > data.len - at)
            return unreadable(error);
        edges.items[edges.count++] = at += distance;
    }
    *out = edges;
    return TC_OK;
}

tc_status tc_stored_json(tc_slice json, json_t **out, tc_error *error) {
    json_error_t where;
    json_t *object = json_loadb(json.ptr, json.len, JSON_DISABLE_EOF_CHECK, &where);
    if (!object)
        return tc_error_set(error, TC_ERR_FORMAT,
                            "the index holds an entry that cannot be read: %s", where.text);
    *out = object;
    return TC_OK;
}
