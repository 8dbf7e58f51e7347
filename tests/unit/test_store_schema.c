/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The field table holds together, and docs/schema.md is what it makes. */
#include "store_fixture.h"

static const tc_field_info *row(int field) {
    return tc_schema_field((tc_field)field);
}

START_TEST(rows_stand_under_their_own_number) {
    for (int i = 0; i < TC_FIELD_COUNT; i++)
        ck_assert_int_eq(row(i)->field, i);
}
END_TEST

/* Else a walk over the terms of one field would meet those of another. */
START_TEST(no_prefix_begins_another) {
    for (int a = 0; a < TC_FIELD_COUNT; a++)
        for (int b = 0; b < TC_FIELD_COUNT; b++) {
            const char *one = row(a)->prefix, *other = row(b)->prefix;
            if (a == b || !one || !other || !*one)
                continue;
            ck_assert_msg(strncmp(one, other, strlen(one)) != 0, "%s begins %s", row(a)->name,
                          row(b)->name);
        }
}
END_TEST

START_TEST(prefixes_are_capitals) {
    ck_assert_str_eq(row(TC_FIELD_WORD)->prefix, "");
    ck_assert_str_eq(row(TC_FIELD_EXACT)->prefix, "");
    for (int i = 0; i < TC_FIELD_COUNT; i++) {
        const char *prefix = row(i)->prefix;
        if (!prefix || i == TC_FIELD_WORD || i == TC_FIELD_EXACT)
            continue;
        ck_assert_uint_ge(strlen(prefix), 1);
        ck_assert_uint_eq(strspn(prefix, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"), strlen(prefix));
        ck_assert_msg((prefix[0] == 'X') == (strlen(prefix) > 1), "%s", prefix);
    }
}
END_TEST

START_TEST(slots_are_distinct_and_fit_a_set) {
    uint64_t seen = 0;
#define SEE(id, at, called, held)                                                                  \
    ck_assert_int_ge(at, 1);                                                                       \
    ck_assert_int_lt(at, 64);                                                                      \
    ck_assert_msg(!(seen & TC_SLOT_BIT(at)), "slot %d twice", at);                                 \
    ck_assert_str_eq(tc_schema_slot(TC_SLOT_##id)->name, called);                                  \
    ck_assert_str_eq(tc_schema_slot(TC_SLOT_##id)->help, held);                                    \
    seen |= TC_SLOT_BIT(at);
    TC_SLOTS(SEE)
    ck_assert_ptr_null(tc_schema_slot(TC_SLOT_NONE));
    ck_assert_ptr_null(tc_schema_slot((tc_slot)63));
}
END_TEST

START_TEST(a_field_has_terms_or_a_value) {
    for (int i = 0; i < TC_FIELD_COUNT; i++) {
        bool terms = row(i)->kind == TC_KIND_WORDS || row(i)->kind == TC_KIND_BOOLEAN;
        if (terms)
            ck_assert_ptr_nonnull(row(i)->prefix);
        else
            ck_assert_int_ne(row(i)->slot, TC_SLOT_NONE);
        if (row(i)->slot != TC_SLOT_NONE)
            ck_assert_ptr_nonnull(tc_schema_slot(row(i)->slot));
        ck_assert_uint_gt(strlen(row(i)->help), 5);
        ck_assert_uint_gt(strlen(row(i)->help_vi), 5);
    }
}
END_TEST

/* Every word of the list finds its field: were it taken by another, that one would answer. */
static void check_names(const tc_field_info *info) {
    char names[256];
    snprintf(names, sizeof names, "%s %s", info->name, info->aliases);
    for (char *save = NULL, *name = strtok_r(names, " ", &save); name;
         name = strtok_r(NULL, " ", &save)) {
        tc_field found = TC_FIELD_COUNT;
        ck_assert_msg(tc_schema_find(tc_slice_of(name), &found), "%s", name);
        ck_assert_msg(found == info->field, "%s finds %s", name, tc_schema_field(found)->name);
    }
}

START_TEST(names_find_their_fields) {
    for (int i = 0; i < TC_FIELD_COUNT; i++) {
        if (!*row(i)->aliases)
            continue;
        check_names(row(i));
        ck_assert_ptr_nonnull(row(i)->example);
        size_t length = strlen(row(i)->name);
        ck_assert(strncmp(row(i)->example, row(i)->name, length) == 0);
        ck_assert_int_eq(row(i)->example[length], ':');
    }
}
END_TEST

START_TEST(the_names_of_the_contract_are_there) {
    static const struct {
        const char *english, *vietnamese;
        tc_field field;
    } names[] = {
        {"type", "loại", TC_FIELD_TYPE},       {"number", "số", TC_FIELD_NUMBER},
        {"issuer", "cơquan", TC_FIELD_ISSUER}, {"province", "tỉnh", TC_FIELD_PROVINCE},
        {"unit", "đơnvị", TC_FIELD_UNIT},      {"year", "năm", TC_FIELD_YEAR},
        {"date", "ngày", TC_FIELD_DATE},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        tc_field found = TC_FIELD_COUNT;
        ck_assert(tc_schema_find(tc_slice_of(names[i].english), &found));
        ck_assert_int_eq(found, names[i].field);
        ck_assert(tc_schema_find(tc_slice_of(names[i].vietnamese), &found));
        ck_assert_int_eq(found, names[i].field);
    }
}
END_TEST

START_TEST(what_is_not_for_users_is_not_found) {
    tc_field found = TC_FIELD_COUNT;
    ck_assert(!tc_schema_find(TC_SLICE("kind"), &found));
    ck_assert(!tc_schema_find(TC_SLICE("nosuchfield"), &found));
    ck_assert(!tc_schema_find(TC_SLICE(""), &found));
    ck_assert(!tc_schema_find(TC_SLICE("số so"), &found));
    ck_assert_int_eq(found, TC_FIELD_COUNT);
}
END_TEST

START_TEST(the_manual_is_the_table) {
    tc_arena *arena = tc_arena_new(1 << 20);
    tc_slice written;
    ok(tc_file_read(arena, TRACUU_SOURCE "/docs/schema.md", 1 << 18, &written, e));
    tc_buffer made;
    tc_buffer_init(&made, 1 << 18);
    tc_schema_markdown(&made);
    ck_assert(!made.failed);
    ck_assert_msg(tc_slice_equal(tc_buffer_slice(&made), written),
                  "docs/schema.md is old: run tracuu-schema > docs/schema.md");
    tc_buffer_dispose(&made);
    tc_arena_free(arena);
}
END_TEST

int main(void) {
    const TTest *tests[] = {rows_stand_under_their_own_number,
                            no_prefix_begins_another,
                            prefixes_are_capitals,
                            slots_are_distinct_and_fit_a_set,
                            a_field_has_terms_or_a_value,
                            names_find_their_fields,
                            the_names_of_the_contract_are_there,
                            what_is_not_for_users_is_not_found,
                            the_manual_is_the_table,
                            NULL};
    return run_tests("store schema", tests);
}
