/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <store/schema.h>

#include <stddef.h>

#define SLOT_ROW(id, number, name, help) {TC_SLOT_##id, name, help},
static const tc_slot_info slots[] = {TC_SLOTS(SLOT_ROW)};

#define FIELD_ROW(id, name, aliases, prefix, kind, slot, help, help_vi, example)                   \
    {TC_FIELD_##id, name, aliases, prefix, TC_KIND_##kind, TC_SLOT_##slot, help, help_vi, example},
static const tc_field_info fields[] = {TC_FIELDS(FIELD_ROW)};

const tc_field_info *tc_schema_field(tc_field field) {
    return &fields[field];
}

const tc_slot_info *tc_schema_slot(tc_slot slot) {
    for (size_t i = 0; i < sizeof slots / sizeof *slots; i++)
        if (slots[i].slot == slot)
            return &slots[i];
    return NULL;
}

/* Whether NAME is one of the words of LIST. */
static bool listed(const char *list, tc_slice name) {
    tc_slice rest = tc_slice_of(list);
    while (rest.len) {
        size_t end = tc_slice_find(rest, TC_SLICE(" "), 0);
        if (tc_slice_equal(tc_slice_sub(rest, 0, end), name))
            return true;
        rest = end == SIZE_MAX ? (tc_slice){NULL, 0} : tc_slice_sub(rest, end + 1, rest.len);
    }
    return false;
}

bool tc_schema_find(tc_slice name, tc_field *out) {
    for (size_t i = 0; name.len && i < TC_FIELD_COUNT; i++) {
        const tc_field_info *f = &fields[i];
        if (!*f->aliases)
            continue;
        if (tc_slice_equal(tc_slice_of(f->name), name) || listed(f->aliases, name)) {
            *out = f->field;
            return true;
        }
    }
    return false;
}

static const char *kind_name(tc_field_kind kind) {
    switch (kind) {
    case TC_KIND_WORDS:
        return "words";
    case TC_KIND_BOOLEAN:
        return "boolean";
    case TC_KIND_DATE:
        return "date";
    case TC_KIND_NUMBER:
        return "number";
    case TC_KIND_TEXT:
        return "text";
    }
    return "";
}

/* Text in a cell of a table. */
static void add_cell(tc_buffer *out, const char *text) {
    for (; *text; text++) {
        if (*text == '|')
            tc_buffer_add_char(out, '\\');
        tc_buffer_add_char(out, *text);
    }
}

/* What the field is called in queries, as code. */
static void add_names(tc_buffer *out, const tc_field_info *f) {
    tc_buffer_printf(out, "`%s:`", f->name);
    tc_slice rest = tc_slice_of(f->aliases);
    while (rest.len) {
        size_t end = tc_slice_find(rest, TC_SLICE(" "), 0);
        tc_slice name = tc_slice_sub(rest, 0, end);
        tc_buffer_printf(out, " `%.*s:`", (int)name.len, name.ptr);
        rest = end == SIZE_MAX ? (tc_slice){NULL, 0} : tc_slice_sub(rest, end + 1, rest.len);
    }
}

static void add_fields(tc_buffer *out) {
    tc_buffer_printf(out, "## Fields\n\n"
                          "| field | prefix | kind | slot | what it says |\n"
                          "|---|---|---|---|---|\n");
    for (size_t i = 0; i < TC_FIELD_COUNT; i++) {
        const tc_field_info *f = &fields[i];
        const tc_slot_info *slot = tc_schema_slot(f->slot);
        tc_buffer_printf(out, "| %s | ", f->name);
        if (!f->prefix)
            tc_buffer_printf(out, "–");
        else if (*f->prefix)
            tc_buffer_printf(out, "`%s`", f->prefix);
        else
            tc_buffer_printf(out, "none");
        tc_buffer_printf(out, " | %s | %s | ", kind_name(f->kind), slot ? slot->name : "–");
        add_cell(out, f->help);
        tc_buffer_printf(out, " |\n");
    }
}

static void add_slots(tc_buffer *out) {
    tc_buffer_printf(out, "\n## Value slots\n\n| slot | name | what it holds |\n|---|---|---|\n");
    for (size_t i = 0; i < sizeof slots / sizeof *slots; i++)
        tc_buffer_printf(out, "| %d | %s | %s |\n", (int)slots[i].slot, slots[i].name,
                         slots[i].help);
}

static void add_query_names(tc_buffer *out) {
    tc_buffer_printf(out, "\n## Names in queries\n\n"
                          "| names | meaning | nghĩa | example |\n"
                          "|---|---|---|---|\n");
    for (size_t i = 0; i < TC_FIELD_COUNT; i++) {
        if (!*fields[i].aliases)
            continue;
        tc_buffer_printf(out, "| ");
        add_names(out, &fields[i]);
        tc_buffer_printf(out, " | %s | %s | `%s` |\n", fields[i].help, fields[i].help_vi,
                         fields[i].example);
    }
}

void tc_schema_markdown(tc_buffer *out) {
    tc_buffer_printf(
        out,
        "# What the index holds\n\n"
        "Made from the tables in `store/include/store/schema.h` by `tracuu-schema`; change them, "
        "then run\n`tracuu-schema > docs/schema.md`. Schema version %s: an index of another "
        "version is refused.\n\n"
        "An index is a directory of shards, each a Xapian database, with a stub file `XAPIANDB` "
        "that joins\nthem. It holds five kinds of entry, told apart by their `K` term: "
        "`document` (a file that was read),\n`copy` (another file with the same contents), `task` "
        "(one task that a document gives to units),\n`failed` (a file that could not be read) and "
        "`archive` (one whose members were looked at).\nAll entries of one file share its `Q` "
        "term and are replaced together. Of files with the same contents\nthe one with the "
        "smallest path is the document; a copy says nothing but where it lies, how it stood when\n"
        "it was read, and by `XK` whose `XO` it shares. The data of an entry is opaque\nto the "
        "store: what the "
        "indexer wrote. Terms over %d bytes end in `~` and a hash of the whole.\n\n",
        TC_SCHEMA_VERSION, TC_TERM_MAX);
    add_fields(out);
    add_slots(out);
    add_query_names(out);
}
