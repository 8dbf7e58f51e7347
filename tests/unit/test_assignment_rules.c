/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The rules of assignment/ over tables of examples, tests/assignment/NAME.txt: fields parted by
 * " | ", "#" begins a comment. */
#include "../../assignment/deadline.h"
#include "../../assignment/units.h"
#include "arena_fixture.h"

#include <assignment/abbreviation.h>
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIELDS_MAX = 12 };

typedef struct example {
    char *fields[FIELDS_MAX];
    int count, line;
} example;

/* "\n" in a field is a line break. */
static void unescape(char *field) {
    char *out = field;
    for (char *in = field; *in; in++) {
        if (in[0] == '\\' && in[1] == 'n') {
            *out++ = '\n';
            in++;
        } else {
            *out++ = *in;
        }
    }
    *out = '\0';
}

static bool cut(char *line, example *e) {
    line[strcspn(line, "\n")] = '\0';
    if (!*line || *line == '#')
        return false;
    e->count = 0;
    for (char *field = line; field && e->count < FIELDS_MAX; e->count++) {
        char *bar = strstr(field, " | ");
        if (bar)
            *bar = '\0';
        unescape(field);
        e->fields[e->count] = field;
        field = bar ? bar + 3 : NULL;
    }
    return true;
}

static void each_example(const char *name, void (*run)(const example *)) {
    char path[512], *line = NULL;
    size_t size = 0;
    int examples = 0;
    example e = {.line = 0};
    snprintf(path, sizeof path, "%s/tests/assignment/%s.txt", TRACUU_SOURCE, name);
    FILE *file = fopen(path, "r");
    ck_assert_msg(file != NULL, "cannot read %s", path);
    while (getline(&line, &size, file) >= 0) {
        e.line++;
        if (cut(line, &e)) {
            run(&e);
            examples++;
        }
    }
    free(line);
    fclose(file);
    ck_assert_int_gt(examples, 0);
}

static tc_phrase phrase_of(const char *text) {
    tc_phrase phrase;
    ck_assert(tc_phrase_read(arena, tc_slice_of(text), &phrase));
    return phrase;
}

static void check_date(const example *e, tc_date date, const char *expected) {
    char written[12];
    tc_date_format(date, written);
    ck_assert_msg(!strcmp(written, strcmp(expected, "-") ? expected : ""),
                  "line %d: %s: %s, not %s", e->line, e->fields[0], written, expected);
}

static void check_due(const example *e, const tc_due *due, int first) {
    check_date(e, due->start, e->fields[first]);
    check_date(e, due->end, e->fields[first + 1]);
    const char *period = tc_period_name(due->period), *again = due->recurring ? "yes" : "no";
    again = due->recurring && period ? period : again;
    ck_assert_msg(!strcmp(again, e->fields[first + 2]), "line %d: %s: %s, not %s", e->line,
                  e->fields[0], again, e->fields[first + 2]);
}

static void run_deadline(const example *e) {
    ck_assert_int_eq(e->count, 4);
    tc_phrase phrase = phrase_of(e->fields[0]);
    tc_due due;
    tc_deadline_read(&phrase, 0, phrase.count, 2024, &due);
    check_due(e, &due, 1);
}

static void check_slice(const example *e, tc_slice found, const char *expected) {
    ck_assert_msg(tc_slice_equal(found, tc_slice_of(strcmp(expected, "-") ? expected : "")),
                  "line %d: %s: \"%.*s\", not \"%s\"", e->line, e->fields[0], (int)found.len,
                  found.ptr ? found.ptr : "", expected);
}

static void run_sentence(const example *e) {
    ck_assert_int_eq(e->count, 5);
    tc_phrase phrase = phrase_of(e->fields[0]);
    tc_due due;
    uint32_t from, to;
    tc_deadline_find(&phrase, 2025, 2025, &from, &to, &due);
    check_slice(e, tc_phrase_closed(&phrase, from, to), e->fields[1]);
    check_due(e, &due, 2);
}

static void run_units(const example *e) {
    tc_phrase phrase = phrase_of(e->fields[0]);
    tc_strings parts;
    ck_assert(tc_units_split(arena, &phrase, 0, phrase.count, true, &parts));
    for (uint32_t i = 0; i < parts.count && (int)i + 1 < e->count; i++)
        check_slice(e, parts.items[i], e->fields[i + 1]);
    ck_assert_msg((int)parts.count == e->count - 1, "line %d: %s: %u parts", e->line, e->fields[0],
                  parts.count);
    ck_assert_msg(tc_units_only(&phrase, 0, phrase.count), "line %d: %s: not only units", e->line,
                  e->fields[0]);
}

static void run_lead(const example *e) {
    ck_assert_int_eq(e->count, 2);
    tc_phrase phrase = phrase_of(e->fields[0]);
    check_slice(e, tc_phrase_slice(&phrase, 0, tc_units_end(&phrase, 0)), e->fields[1]);
}

START_TEST(deadlines) {
    each_example("deadlines", run_deadline);
}
END_TEST

START_TEST(deadlines_without_a_year) {
    tc_phrase phrase = phrase_of("Quý II");
    tc_due due;
    tc_deadline_read(&phrase, 0, phrase.count, 0, &due);
    ck_assert(!tc_date_is_set(due.start) && !tc_date_is_set(due.end) && !due.recurring);
}
END_TEST

START_TEST(deadlines_in_sentences) {
    each_example("sentences", run_sentence);
}
END_TEST

START_TEST(lists_of_units) {
    each_example("units", run_units);
}
END_TEST

START_TEST(units_in_sentences) {
    each_example("leads", run_lead);
}
END_TEST

static void run_abbreviation(const example *e) {
    ck_assert_int_eq(e->count, 3);
    bool expected = strcmp(e->fields[2], "yes") == 0;
    ck_assert_msg(tc_abbreviates(tc_slice_of(e->fields[0]), tc_slice_of(e->fields[1])) == expected,
                  "line %d: \"%s\" for \"%s\" should be %s", e->line, e->fields[0], e->fields[1],
                  e->fields[2]);
}

START_TEST(abbreviations) {
    each_example("abbreviations", run_abbreviation);
}
END_TEST

START_TEST(no_words) {
    tc_phrase phrase = phrase_of(" – ");
    tc_strings parts;
    tc_due due;
    uint32_t from, to;
    ck_assert_uint_eq(phrase.count, 0);
    tc_deadline_read(&phrase, 0, 0, 2024, &due);
    tc_deadline_find(&phrase, 2024, 2024, &from, &to, &due);
    ck_assert(!due.recurring && !tc_deadline_is(&phrase) && !tc_units_only(&phrase, 0, 0));
    ck_assert(tc_units_split(arena, &phrase, 0, 0, true, &parts) && parts.count == 0);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("assignment rules");
    TCase *tests = tcase_create("rules");
    tcase_add_checked_fixture(tests, arena_setup, arena_teardown);
    tcase_add_test(tests, deadlines);
    tcase_add_test(tests, deadlines_without_a_year);
    tcase_add_test(tests, deadlines_in_sentences);
    tcase_add_test(tests, lists_of_units);
    tcase_add_test(tests, units_in_sentences);
    tcase_add_test(tests, abbreviations);
    tcase_add_test(tests, no_words);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
