/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <record/keys.h>
#include <record/names.h>
#include <text/letter.h>

#include <stdio.h>
#include <string.h>

enum { SPREAD_MAX = 1 << 20 }; /* bytes of a text of units */

static tc_status out_of_memory(tc_error *error) {
    return tc_error_set(error, TC_ERR_NOMEM, "out of memory while reading names of units");
}

/* Slices that grow in an arena. */
typedef struct list {
    tc_arena *arena;
    tc_slice *items;
    size_t count, capacity;
} list;

static bool append(list *l, tc_slice item) {
    tc_slice *grown =
        tc_arena_grow(l->arena, l->items, l->count, l->count + 1, sizeof *grown, &l->capacity);
    if (!grown || !item.ptr)
        return false;
    l->items = grown;
    grown[l->count++] = item;
    return true;
}

/* FIELDS with bars between; a bar inside one becomes a blank.  {"", 0} when it is too long. */
static tc_slice join(tc_arena *arena, const tc_slice *fields, size_t count) {
    char text[TC_NAME_TERM_MAX];
    size_t n = 0;
    for (size_t i = 0; i < count; i++) {
        if (n + fields[i].len + 1 > sizeof text)
            return (tc_slice){"", 0};
        if (i)
            text[n++] = '|';
        for (size_t k = 0; k < fields[i].len; k++) {
            char c = fields[i].ptr[k];
            text[n++] = c == '|' || c == '\0' ? ' ' : c;
        }
    }
    return tc_arena_copy(arena, (tc_slice){text, n});
}

/* ---- Names spelt out ---- */

static bool add_name(list *terms, tc_slice owner, const tc_known_name *name) {
    tc_slice fields[] = {owner, name->name, name->brief};
    tc_slice term = join(terms->arena, fields, name->brief.len ? 3 : 2);
    return !owner.len || (term.ptr && !term.len) || append(terms, term);
}

/* An agency's name without its province: "Sở Y tế tỉnh Lâm Đồng" → "Sở Y tế"; "" where nothing is
 * left that names one. */
static tc_slice own_name(const tc_header *header) {
    static const char *const levels[] = {"tỉnh", "thành phố", "Thành phố", "TP.", "TP"};
    tc_slice name = header->issuer_full;
    if (!header->province.len || !tc_slice_ends(name, header->province))
        return (tc_slice){NULL, 0};
    name = tc_slice_trim(tc_slice_sub(name, 0, name.len - header->province.len));
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
        if (tc_slice_ends(name, tc_slice_of(levels[i])))
            return tc_slice_trim(tc_slice_sub(name, 0, name.len - strlen(levels[i])));
    return (tc_slice){NULL, 0};
}

tc_status tc_record_names(tc_arena *arena, const tc_record *record, tc_slice **out, size_t *count,
                          tc_error *error) {
    const tc_header *header = &record->citations.header;
    list terms = {.arena = arena};
    tc_known_name *names = NULL;
    size_t found = 0;
    if (!tc_known_names_read(arena, &record->document, &record->assignments, &names, &found))
        return out_of_memory(error);
    tc_slice agency = tc_key_unit(arena, header->issuer_full);
    tc_slice province = tc_key_place(arena, header->province);
    for (size_t i = 0; i < found; i++) {
        bool own = tc_unit_sort_of(arena, names[i].name) == TC_UNIT_DIVISION;
        if (!add_name(&terms, agency, &names[i]) ||
            (!own && !add_name(&terms, province, &names[i])))
            return out_of_memory(error);
    }
    /* "UBND" is what everybody is called. */
    tc_known_name own = {own_name(header), TC_SLICE("")};
    if (memchr(own.name.ptr ? own.name.ptr : "", ' ', own.name.len) &&
        !add_name(&terms, province, &own))
        return out_of_memory(error);
    *out = terms.items;
    *count = terms.count;
    return TC_OK;
}

void tc_name_read(tc_slice term, tc_slice *owner, tc_known_name *out) {
    *owner = tc_slice_cut(&term, '|');
    out->name = tc_slice_cut(&term, '|');
    out->brief = tc_slice_cut(&term, '|');
}

/* ---- Units of tasks ---- */

/* Most issuers end in their province: its bytes are counted then. */
tc_slice tc_unit_entry_term(tc_arena *arena, const tc_unit_entry *entry) {
    char role = (char)entry->role, bytes[24];
    tc_slice province = entry->province;
    if (province.len && tc_slice_ends(entry->issuer, province))
        province = (tc_slice){bytes, (size_t)snprintf(bytes, sizeof bytes, "%zu", province.len)};
    tc_slice full = tc_slice_equal(entry->full, entry->written) ? TC_SLICE("") : entry->full;
    tc_slice fields[] = {{&role, 1}, entry->key, entry->written, full, entry->issuer, province};
    return join(arena, fields, sizeof fields / sizeof *fields);
}

bool tc_unit_entry_read(tc_slice term, tc_unit_entry *out) {
    tc_slice role = tc_slice_cut(&term, '|');
    if (role.len != 1 || (*role.ptr != TC_UNIT_LEADS && *role.ptr != TC_UNIT_SUPPORTS))
        return false;
    out->role = *role.ptr == TC_UNIT_LEADS ? TC_UNIT_LEADS : TC_UNIT_SUPPORTS;
    out->key = tc_slice_cut(&term, '|');
    out->written = tc_slice_cut(&term, '|');
    out->full = tc_slice_cut(&term, '|');
    out->issuer = tc_slice_cut(&term, '|');
    out->province = tc_slice_cut(&term, '|');
    size_t bytes = 0;
    for (size_t i = 0; i < out->province.len && tc_is_digit((unsigned char)out->province.ptr[i]);
         i++)
        bytes = bytes * 10 + (size_t)(out->province.ptr[i] - '0');
    if (bytes && bytes <= out->issuer.len)
        out->province = tc_slice_sub(out->issuer, out->issuer.len - bytes, out->issuer.len);
    return out->written.len > 0;
}

tc_slice tc_unit_entry_prefix(tc_arena *arena, tc_unit_role role, tc_slice key) {
    char letter = (char)role;
    tc_slice fields[] = {{&letter, 1}, key, {"", 0}};
    return join(arena, fields, 3);
}

static void spread_one(tc_arena *arena, tc_slice unit, tc_buffer *out) {
    tc_slice bare = tc_unit_without_head(arena, unit);
    if (tc_unit_sort_of(arena, bare) != TC_UNIT_SOMEBODY)
        tc_buffer_add(out, tc_key_unit(arena, bare));
    tc_buffer_add_char(out, '|');
    for (size_t i = 0; i < bare.len; i++)
        tc_buffer_add_char(out, bare.ptr[i] == '\n' || bare.ptr[i] == '|' ? ' ' : bare.ptr[i]);
    tc_buffer_add_char(out, '\n');
}

tc_slice tc_unit_spread(tc_arena *arena, tc_slice unit) {
    const tc_strings whole = {&unit, 1};
    tc_strings parts;
    tc_buffer lines;
    if (!tc_unit_parts(arena, &whole, &parts))
        return (tc_slice){NULL, 0};
    tc_buffer_init(&lines, SPREAD_MAX);
    for (uint32_t i = 0; i < parts.count; i++) {
        /* "Phòng A và các phòng, đơn vị liên quan": a unit, and many. */
        size_t many = tc_slice_find(parts.items[i], TC_SLICE(" và các "), 0);
        spread_one(arena, tc_slice_sub(parts.items[i], 0, many), &lines);
        if (many != SIZE_MAX)
            spread_one(
                arena,
                tc_slice_sub(parts.items[i], many + sizeof " và" - 1 + 1, parts.items[i].len),
                &lines);
    }
    tc_slice result = tc_arena_copy(arena, tc_buffer_slice(&lines));
    tc_buffer_dispose(&lines);
    return result;
}

bool tc_unit_spread_next(tc_slice *spread, tc_slice *key, tc_slice *name) {
    size_t end = tc_slice_find(*spread, TC_SLICE("\n"), 0);
    if (end == SIZE_MAX)
        return false;
    tc_slice line = tc_slice_sub(*spread, 0, end);
    *spread = tc_slice_sub(*spread, end + 1, spread->len);
    *key = tc_slice_cut(&line, '|');
    *name = line;
    return true;
}
