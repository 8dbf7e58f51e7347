/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "ooxml.h"

#include <stdio.h>
#include <string.h>

enum { RELATIONS_MAX = 10000, NAME_MAX_BYTES = 256 };

typedef struct reading {
    tc_arena *arena;
    const char *part;
    tc_relations *out;
    bool failed;
} reading;

/* TARGET as PART has it, as the name of an entry: "../media/a.xml" in "word/b/c.xml". */
static const char *resolve(tc_arena *arena, const char *part, tc_slice target) {
    char path[2 * NAME_MAX_BYTES] = "";
    size_t length = 0;
    const char *slash = strrchr(part, '/');
    if (target.len >= NAME_MAX_BYTES || strlen(part) >= NAME_MAX_BYTES)
        return NULL;
    if (tc_slice_starts(target, TC_SLICE("/")))
        target = tc_slice_sub(target, 1, target.len);
    else if (slash)
        length = (size_t)(slash + 1 - part);
    memcpy(path, part, length);
    while (target.len) {
        size_t end = tc_slice_find(target, TC_SLICE("/"), 0);
        tc_slice step = tc_slice_sub(target, 0, end == SIZE_MAX ? target.len : end + 1);
        target = tc_slice_sub(target, step.len, target.len);
        if (tc_slice_equal(step, TC_SLICE("../"))) {
            for (length -= length > 0; length && path[length - 1] != '/'; length--) {
            }
        } else if (!tc_slice_equal(step, TC_SLICE("./"))) {
            memcpy(path + length, step.ptr, step.len);
            length += step.len;
        }
    }
    return tc_arena_copy(arena, (tc_slice){path, length}).ptr;
}

static void start(void *state, const tc_xml_element *element) {
    reading *r = state;
    tc_relations *out = r->out;
    if (!element->token || out->count >= RELATIONS_MAX)
        return;
    tc_relation *items = tc_arena_grow(r->arena, out->items, out->count, out->count + 1,
                                       sizeof *items, &out->capacity);
    if (!items) {
        r->failed = true;
        return;
    }
    out->items = items;
    tc_slice type = tc_xml_attribute(element, "Type");
    tc_slice mode = tc_xml_attribute(element, "TargetMode");
    const char *slash = type.len ? memrchr(type.ptr, '/', type.len) : NULL;
    if (slash)
        type = tc_slice_sub(type, (size_t)(slash + 1 - type.ptr), type.len);
    items[out->count++] = (tc_relation){
        .id = tc_arena_copy(r->arena, tc_xml_attribute(element, "Id")),
        .type = tc_arena_copy(r->arena, type),
        .target = tc_slice_equal(mode, TC_SLICE("External"))
                      ? NULL
                      : resolve(r->arena, r->part, tc_xml_attribute(element, "Target"))};
}

static void end(void *state, uint8_t token, uint8_t depth) {
    (void)state, (void)token, (void)depth;
}

tc_status tc_ooxml_relations(tc_zip *zip, tc_arena *arena, const char *part, tc_relations *out,
                             tc_error *error) {
    static const tc_xml_name names[] = {{1, 1, "Relationship"}, {0, 0, NULL}};
    static const tc_xml_space spaces[] = {
        {1, "http://schemas.openxmlformats.org/package/2006/relationships"}, {0, NULL}};
    const tc_xml_handler handler = {.names = names, .spaces = spaces, .start = start, .end = end};
    reading r = {.arena = arena, .part = part, .out = out};
    char name[2 * NAME_MAX_BYTES + 16];
    const char *slash = strrchr(part, '/');
    int folder = slash ? (int)(slash + 1 - part) : 0;
    *out = (tc_relations){NULL, 0, 0};
    snprintf(name, sizeof name, "%.*s_rels/%s.rels", folder, part, part + folder);
    tc_status status = tc_xml_read(zip, name, &handler, &r, error);
    if (status == TC_ERR_NOT_FOUND)
        return TC_OK;
    if (status == TC_OK && r.failed)
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    return status;
}

const char *tc_ooxml_of_type(const tc_relations *relations, const char *type) {
    for (size_t i = 0; i < relations->count; i++)
        if (tc_slice_equal(relations->items[i].type, tc_slice_of(type)) &&
            relations->items[i].target)
            return relations->items[i].target;
    return NULL;
}

const tc_relation *tc_ooxml_of_id(const tc_relations *relations, tc_slice id) {
    for (size_t i = 0; i < relations->count; i++)
        if (tc_slice_equal(relations->items[i].id, id) && relations->items[i].target)
            return &relations->items[i];
    return NULL;
}

bool tc_ooxml_on(const tc_xml_element *element) {
    tc_slice value = tc_xml_attribute(element, "val");
    return !tc_slice_equal(value, TC_SLICE("0")) && !tc_slice_equal(value, TC_SLICE("false")) &&
           !tc_slice_equal(value, TC_SLICE("off"));
}
