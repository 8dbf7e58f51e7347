/* SPDX-License-Identifier: GPL-2.0-or-later */
/* One table in every form that tables come in: whatever a conversion left of it, the tasks are the
 * same.  The forms are made from one source. */
#include "assignment_forms.h"

#include <assignment/assignment.h>

#include <check.h>
#include <stdlib.h>
#include <string.h>

static void read_text(const char *name, tc_assignments *tasks) {
    tc_document document;
    tc_citations citations;
    tc_error error = {0};
    ck_assert(!text.failed);
    ck_assert_msg(tc_document_parse(arena, name, tc_buffer_slice(&text), &document, &error) ==
                          TC_OK &&
                      tc_citation_read(arena, &document, &citations, &error) == TC_OK &&
                      tc_assignment_read(arena, &document, &citations, tasks, &error) == TC_OK,
                  "%s: %s", name, error.message);
}

static void join(const tc_strings *list, char *out, size_t size) {
    size_t n = 0;
    *out = '\0';
    for (uint32_t i = 0; i < list->count && n < size; i++)
        n += (size_t)snprintf(out + n, size - n, "%s%.*s", i ? "; " : "", (int)list->items[i].len,
                              list->items[i].ptr);
}

static void check_field(const char *where, const source_row row, const char *field, tc_slice found,
                        const char *expected) {
    ck_assert_msg(tc_slice_equal(found, tc_slice_of(expected)),
                  "%s, row %s: the %s reads \"%.*s\", not \"%s\"\n%.*s", where, row[0], field,
                  (int)found.len, found.ptr ? found.ptr : "", expected, (int)text.len,
                  (const char *)text.data);
}

static void check_tasks(const char *where, const tc_assignments *tasks, bool numbered) {
    char list[LINE_MAX];
    uint32_t next = 0;
    const char *group = "";
    ck_assert_msg(tasks->count == TASKS, "%s: %u tasks\n%.*s", where, tasks->count, (int)text.len,
                  (const char *)text.data);
    for (int i = 0; i < ROWS; i++) {
        const source_row *row = &rows[i];
        char under[LINE_MAX];
        if (!*(*row)[2]) {
            group = (*row)[1];
            continue;
        }
        const tc_assignment *task = &tasks->items[next++];
        if (numbered)
            check_field(where, *row, "number", task->item, (*row)[0]);
        check_field(where, *row, "task", task->task, (*row)[1]);
        join(&task->lead, list, sizeof list);
        check_field(where, *row, "lead", tc_slice_of(list), (*row)[2]);
        join(&task->support, list, sizeof list);
        check_field(where, *row, "support", tc_slice_of(list), (*row)[3]);
        check_field(where, *row, "deadline", task->deadline, (*row)[4]);
        check_field(where, *row, "result", task->result, (*row)[5]);
        join(&task->group, under, sizeof under);
        ck_assert_msg(strstr(under, group) != NULL, "%s, row %s: under %s", where, (*row)[0],
                      under);
        ck_assert_int_eq(task->source, TC_SOURCE_TABLE);
    }
}

START_TEST(marked_forms) {
    tc_assignments tasks;
    make(&forms[_i]);
    read_text(forms[_i].name, &tasks);
    check_tasks(forms[_i].name, &tasks, true);
}
END_TEST

START_TEST(aligned_columns) {
    tc_assignments tasks;
    char name[32];
    make_aligned(&settings[_i]);
    snprintf(name, sizeof name, "setting %d", _i);
    read_text("cot.txt", &tasks);
    check_tasks(name, &tasks, true);
}
END_TEST

/* Columns that say nothing of work, and lines that only have wide blanks. */
START_TEST(aligned_otherwise) {
    tc_assignments tasks;
    put_opening();
    put("TT   Chỉ tiêu            Đơn vị tính    Năm 2024\n"
        "1    Dân số              nghìn người    1.230\n"
        "2    Hộ nghèo            hộ             540\n\n"
        "SỞ  NỘI  VỤ            CỘNG HÒA XÃ HỘI\n"
        "Họ tên    Chức vụ     Ký nhận\n");
    read_text("cot.txt", &tasks);
    ck_assert_uint_eq(tasks.count, 0);
}
END_TEST

/* A list of research has units, persons and days, and gives nobody work. */
START_TEST(a_list_of_research) {
    tc_assignments tasks;
    put_opening();
    put("| STT | Tên đề tài | Mục tiêu | Tên chủ nhiệm | Đơn vị | Hội đồng xét duyệt | Ngày nghiệm "
        "thu |\n"
        "|---|---|---|---|---|---|---|\n"
        "| 1 | Đánh giá thực trạng kê đơn thuốc | Xác định tỉ lệ | BS. Trần Thị Huyền | Sở Y tế | "
        "Hội đồng 3 | 26/10/2024 |\n"
        "| 2 | Khảo sát bệnh tật tại khoa Nội | Xác định 10 bệnh | BS. Lê Mộng Ngọc | Sở Y tế | "
        "Hội "
        "đồng 3 | 27/10/2024 |\n"
        "| 3 | Khảo sát thực trạng nhân lực | Xác định nhu cầu | DS. Lý Văn Nhị | Sở Nội vụ | Hội "
        "đồng 3 | 28/10/2024 |\n");
    read_text("bang.md", &tasks);
    ck_assert_uint_eq(tasks.count, 0);
}
END_TEST

START_TEST(flat_streams) {
    tc_assignments tasks;
    char name[32];
    make_stream(&streams[_i]);
    snprintf(name, sizeof name, "stream %d", _i);
    read_text("dong-chay.txt", &tasks);
    check_tasks(name, &tasks, !streams[_i].unnumbered);
}
END_TEST

/* The next of a row of numbers below MOST that looks like chance; the same on every machine. */
static int next_random(uint32_t *state, int most) {
    *state = *state * 1664525u + 1013904223u;
    return (int)((*state >> 16) % (uint32_t)most);
}

static stream random_stream(uint32_t *state) {
    static const int orders[][COLUMNS] = {{0, 1, 2, 3, 4, 5},
                                          {0, 1, 4, 2, 3, 5},
                                          {0, 1, 5, 2, 3, 4},
                                          {0, 1, 2, 3, 5, 4},
                                          {0, 1, 4, 5, 2, 3}};
    static const int least[COLUMNS] = {4, 22, 10, 12, 10, 16};
    static const int more[COLUMNS] = {1, 16, 7, 7, 5, 10};
    stream as = {.page = next_random(state, 2) ? 9 + next_random(state, 8) : 0,
                 .merged = next_random(state, 2) ? 3 + next_random(state, 4) : 0,
                 .page_numbers = next_random(state, 2),
                 .unnumbered = !next_random(state, 6)};
    for (int c = 0; c < COLUMNS; c++)
        as.widths[c] = least[c] + next_random(state, more[c]);
    memcpy(as.order, orders[next_random(state, 5)], sizeof as.order);
    return as;
}

static bool same_list(const tc_strings *list, const char *expected) {
    char joined[LINE_MAX];
    join(list, joined, sizeof joined);
    return strcmp(joined, expected) == 0;
}

static bool same_row(const tc_assignment *task, const source_row row) {
    return tc_slice_equal(task->task, tc_slice_of(row[1])) && same_list(&task->lead, row[2]) &&
           same_list(&task->support, row[3]) &&
           tc_slice_equal(task->deadline, tc_slice_of(row[4])) &&
           tc_slice_equal(task->result, tc_slice_of(row[5]));
}

static int count_exact(const tc_assignments *tasks) {
    int exact = 0;
    for (int i = 0; i < ROWS; i++)
        for (uint32_t k = 0; *rows[i][2] && k < tasks->count; k++)
            if (same_row(&tasks->items[k], rows[i])) {
                exact++;
                break;
            }
    return exact;
}

/* Streams of any widths, pages and order: not every row can be told, nearly all can. */
START_TEST(random_streams) {
    enum { RUNS = 60, LEAST = 92 /* of a hundred rows, all fields */ };
    uint32_t state = 20250701;
    int exact = 0;
    for (int run = 0; run < RUNS; run++) {
        tc_assignments tasks;
        stream as = random_stream(&state);
        tc_arena *outer = arena;
        arena = tc_arena_new(ARENA_MAX);
        text.len = 0;
        make_stream(&as);
        read_text("dong-chay.txt", &tasks);
        exact += count_exact(&tasks);
        tc_arena_free(arena);
        arena = outer;
    }
    ck_assert_msg(exact * 100 >= LEAST * RUNS * TASKS, "%d of %d rows", exact, RUNS * TASKS);
}
END_TEST

/* A table that breaks off anywhere. */
START_TEST(broken_off) {
    if (_i)
        make_aligned(&settings[6]);
    else
        make_stream(&streams[3]);
    size_t whole = text.len;
    for (size_t end = 1; end < whole; end += 37) {
        tc_assignments tasks;
        text.len = end;
        tc_arena *outer = arena;
        arena = tc_arena_new(ARENA_MAX);
        read_text("dong-chay.txt", &tasks);
        tc_arena_free(arena);
        arena = outer;
    }
}
END_TEST

int main(void) {
    Suite *suite = suite_create("forms of a table");
    TCase *tests = tcase_create("forms");
    tcase_set_timeout(tests, 60);
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_loop_test(tests, marked_forms, 0, FORMS);
    tcase_add_loop_test(tests, flat_streams, 0, STREAMS);
    tcase_add_loop_test(tests, aligned_columns, 0, SETTINGS);
    tcase_add_test(tests, aligned_otherwise);
    tcase_add_test(tests, a_list_of_research);
    tcase_add_test(tests, random_streams);
    tcase_add_loop_test(tests, broken_off, 0, 2);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
