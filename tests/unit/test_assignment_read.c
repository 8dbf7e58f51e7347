/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Documents and the tasks read from them: every NAME.txt, .md and .html in
 * tests/assignment/documents has its records in NAME.EXT.expected; read them as the
 * specification.  After a change that was meant, TRACUU_UPDATE=1 writes them anew, and the
 * difference is to be read. */
#include "arena_fixture.h"
#include "linear.h"

#include <assignment/assignment.h>

#include <check.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NAMES_MAX = 128, ARENA_MAX = 512 << 20, STEP = 89 };

#define DOCUMENTS "/tests/assignment/documents"
#define SAME "/tests/assignment/same"

typedef struct listing {
    char names[NAMES_MAX][64];
    int count;
} listing;

static listing documents, forms;
static int by_name(const void *a, const void *b) {
    return strcmp(a, b);
}

static void list_folder(const char *folder, listing *out) {
    char path[512];
    snprintf(path, sizeof path, "%s%s", TRACUU_SOURCE, folder);
    DIR *opened = opendir(path);
    for (struct dirent *entry; opened && (entry = readdir(opened)) != NULL;) {
        size_t size = strlen(entry->d_name) + 1;
        if (tc_document_wanted(entry->d_name) && out->count < NAMES_MAX &&
            size <= sizeof out->names[0])
            memcpy(out->names[out->count++], entry->d_name, size);
    }
    if (opened)
        closedir(opened);
    qsort(out->names, (size_t)out->count, sizeof out->names[0], by_name);
}

static tc_slice load(const char *folder, const char *name, const char *suffix) {
    char path[512];
    tc_slice bytes = {NULL, 0};
    tc_error error = {0};
    snprintf(path, sizeof path, "%s%s/%s%s", TRACUU_SOURCE, folder, name, suffix);
    ck_assert_msg(tc_file_read(arena, path, ARENA_MAX, &bytes, &error) == TC_OK, "%s: %s", path,
                  error.message);
    return bytes;
}

static void check_date(tc_date date) {
    ck_assert_int_ge(date.year, 0);
    ck_assert_int_le(date.month, 12);
    ck_assert_int_le(date.day, 31);
}

/* What holds of the tasks of any document. */
static void check_tasks(const tc_document *document, const tc_assignments *tasks) {
    uint32_t before = 0;
    for (uint32_t i = 0; i < tasks->count; i++) {
        const tc_assignment *task = &tasks->items[i];
        ck_assert_uint_gt(task->task.len, 0);
        ck_assert_uint_gt(task->lead.count, 0);
        ck_assert_uint_ge(task->range.start, before);
        ck_assert_uint_le(task->range.start, task->range.end);
        ck_assert_uint_le(task->range.end, document->text.utf8.len);
        ck_assert(task->table < (int32_t)document->table_count);
        ck_assert((task->source == TC_SOURCE_TABLE) == (task->row >= 0));
        ck_assert(task->table < 0 || task->row >= 0);
        check_date(task->due_start);
        check_date(task->due_end);
        before = task->range.start;
    }
}

static void read_tasks(const char *name, tc_slice bytes, tc_document *document,
                       tc_assignments *tasks) {
    tc_citations citations;
    tc_error error = {0};
    ck_assert_msg(tc_document_parse(arena, name, bytes, document, &error) == TC_OK &&
                      tc_citation_read(arena, document, &citations, &error) == TC_OK &&
                      tc_assignment_read(arena, document, &citations, tasks, &error) == TC_OK,
                  "%s: %s", name, error.message);
    check_tasks(document, tasks);
}

static void put(tc_buffer *out, const char *label, tc_slice value) {
    if (value.len)
        tc_buffer_printf(out, "  %s: %.*s\n", label, (int)value.len, value.ptr);
}

static void put_list(tc_buffer *out, const char *label, const tc_strings *list) {
    for (uint32_t i = 0; i < list->count; i++)
        tc_buffer_printf(out, "%s%.*s", i ? " ; " : label, (int)list->items[i].len,
                         list->items[i].ptr);
    if (list->count)
        tc_buffer_add_char(out, '\n');
}

static bool same_list(const tc_strings *a, const tc_strings *b) {
    bool same = a->count == b->count;
    for (uint32_t i = 0; same && i < a->count; i++)
        same = tc_slice_equal(a->items[i], b->items[i]);
    return same;
}

static void put_due(tc_buffer *out, const tc_assignment *task) {
    char start[12], end[12];
    tc_date_format(task->due_start, start);
    tc_date_format(task->due_end, end);
    if (*start)
        tc_buffer_printf(out, "  from: %s\n", start);
    if (*end)
        tc_buffer_printf(out, "  to: %s\n", end);
    if (task->recurring)
        tc_buffer_printf(out, "  again and again\n");
}

static void put_task(tc_buffer *out, const tc_assignment *task, const char *where) {
    tc_buffer_printf(out, "%s%s %.*s: %.*s\n", where, tc_source_name(task->source),
                     (int)task->item.len, task->item.ptr ? task->item.ptr : "", (int)task->task.len,
                     task->task.ptr);
    put_list(out, "  under: ", &task->group);
    put_list(out, "  lead: ", &task->lead);
    if (!same_list(&task->lead, &task->lead_full))
        put_list(out, "  in full: ", &task->lead_full);
    put_list(out, "  person: ", &task->lead_person);
    put_list(out, "  support: ", &task->support);
    put(out, "supervisor", task->supervisor);
    put(out, "deadline", task->deadline);
    put_due(out, task);
    put(out, "result", task->result);
    put(out, "submit to", task->submit_to);
    put_list(out, "  references: ", &task->references);
}

static tc_slice show(tc_buffer *out, const tc_document *document, const tc_assignments *tasks) {
    char where[64] = "";
    for (uint32_t i = 0; i < tasks->count; i++) {
        const tc_assignment *task = &tasks->items[i];
        if (document)
            snprintf(where, sizeof where,
                     "%zu: ", (size_t)tc_document_line(document, task->range.start));
        put_task(out, task, where);
    }
    ck_assert(!out->failed);
    return tc_buffer_slice(out);
}

static void update(const char *name, tc_slice shown) {
    char path[512];
    snprintf(path, sizeof path, "%s%s/%s.expected", TRACUU_SOURCE, DOCUMENTS, name);
    FILE *file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    if (shown.len)
        fwrite(shown.ptr, 1, shown.len, file);
    fclose(file);
}

START_TEST(there_are_documents) {
    ck_assert_int_gt(documents.count, 0);
}
END_TEST

START_TEST(examples) {
    const char *name = documents.names[_i];
    tc_document document;
    tc_assignments tasks;
    tc_buffer out;
    read_tasks(name, load(DOCUMENTS, name, ""), &document, &tasks);
    tc_buffer_init(&out, 1 << 20);
    tc_slice shown = show(&out, &document, &tasks);
    if (getenv("TRACUU_UPDATE"))
        update(name, shown);
    tc_slice expected = load(DOCUMENTS, name, ".expected");
    ck_assert_msg(tc_slice_equal(shown, expected), "%s reads as\n%.*s", name, (int)shown.len,
                  shown.ptr ? shown.ptr : "");
    tc_buffer_dispose(&out);
}
END_TEST

/* One table in Markdown, HTML, with tabs and with a cell a line is the same tasks. */
START_TEST(forms_of_one_table) {
    tc_buffer first;
    tc_buffer_init(&first, 1 << 20);
    ck_assert_int_eq(forms.count, 4);
    for (int i = 0; i < forms.count; i++) {
        const char *name = forms.names[i];
        tc_document document;
        tc_assignments tasks;
        tc_buffer out;
        tc_buffer_init(&out, 1 << 20);
        read_tasks(name, load(SAME, name, ""), &document, &tasks);
        ck_assert_uint_eq(tasks.count, 4);
        tc_slice shown = show(i ? &out : &first, NULL, &tasks);
        ck_assert_msg(tc_slice_equal(shown, tc_buffer_slice(&first)), "%s reads as\n%.*s", name,
                      (int)shown.len, shown.ptr);
        tc_buffer_dispose(&out);
    }
    tc_buffer_dispose(&first);
}
END_TEST

/* A document that breaks off anywhere is read all the same. */
START_TEST(broken_off) {
    const char *name = documents.names[_i];
    tc_slice whole = load(DOCUMENTS, name, "");
    for (size_t end = STEP; end < whole.len; end += STEP) {
        tc_arena *outer = arena;
        tc_document document;
        tc_assignments tasks;
        arena_setup();
        read_tasks(name, tc_slice_sub(whole, 0, end), &document, &tasks);
        arena_teardown();
        arena = outer;
    }
}
END_TEST

typedef struct hostile {
    const char *name, *head, *again, *tail;
    size_t times; /* of AGAIN in the smaller of two texts */
} hostile;

/* Texts that would take long if anything in them were looked at over and over. */
static const hostile hostiles[] = {
    {"units.txt", "1. Sở Y tế\n\n- Chủ trì, phối hợp với ", "Sở Tài chính, ", "thực hiện.\n", 5000},
    {"classes.txt", "- ", "các sở, ban, ngành và ", "Sở Y tế: thực hiện.\n", 2500},
    {"headings.txt", "", "1. Sở Y tế\n\n", "", 2500},
    {"duties.txt", "1. Sở Y tế\n\n", "a) Các việc sau:\n\n- Rà soát.\n\n", "", 2000},
    {"brackets.txt", "1. Sở ", "(", "\n\n- Sở Y tế thực hiện.\n", 25000},
    {"capitals.txt", "- Sở ", "A B C ", ": thực hiện.\n", 12500},
    {"orders.txt", "", "Giao Sở Y tế; giao Sở Nội vụ; ", "\n", 2500},
    {"dates.txt", "1. Sở Y tế\n\n- Thực hiện ", "quý II, từ tháng 4 đến tháng 12, ", ".\n", 5000},
    {"labels.txt", "1. Việc\n\n", "- Đơn vị chủ trì: Sở Y tế\n\n", "", 2500},
    {"parts.txt", "", "I. Mục tiêu\n\n1. Việc\n\nII. Tổ chức thực hiện\n\n", "", 1250},
    {"rows.md", "| TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |\n|---|---|---|---|\n",
     "| 1 | Rà soát | Phòng QLKH, Chi cục TCĐLCL | Quý I |\n", "", 5000},
    {"groups.md", "| TT | Nhiệm vụ | Cơ quan chủ trì |\n|---|---|---|\n",
     "| I | Nhóm | |\n| 1 | Nhóm con | |\n", "| - | Rà soát | Sở Y tế |\n", 2500},
    {"stream.txt", "TT\n\nNội dung công việc\n\nĐơn vị chủ trì\n\nThời hạn\n\n1\n\n",
     "Rà soát Sở Y tế Quý I\n\n", "", 5000},
    {"heads.txt", "", "TT\n\nNội dung công việc\n\nĐơn vị chủ trì\n\n1\n\n", "", 1250},
    {"streams.txt", "", "TT\n\nNội dung công việc\n\nĐơn vị chủ trì\n\n1 A\n\n2 B\n\nGhi chú:\n\n",
     "", 1500},
    {"capitals.txt", "TT\n\nNội dung\n\nĐơn vị chủ trì\n\n1 ", "Sở A Quý B ", "\n", 5000},
    {"plain.txt", "- ", "So Tai chinh, cac phong va ", "So Y te: thuc hien.\n", 2500},
    {"clauses.txt", "- Rà soát (Sở Y tế chủ trì, ", "thường xuyên, ", "Sở Nội vụ).\n", 5000},
    {"sent.txt", "1. Sở Y tế\n\n- Lập dự toán", ", gửi Sở Tài chính thẩm định", ".\n", 2500},
    {"ditto.txt", "1. Việc\n\n", "- Đơn vị chủ trì: Sở Y tế\n\n- Phối hợp: như trên\n\n", "", 1250},
    {"tables.md", "",
     "| TT | Nhiệm vụ | Cơ quan chủ trì |\n|---|---|---|\n| 1 | a | Sở Y tế |\n\nx\n\n", "", 1000},
};

static void read_hostile(const void *what, size_t times) {
    const hostile *h = what;
    tc_document document;
    tc_assignments tasks;
    tc_buffer text;
    tc_buffer_init(&text, 64 << 20);
    tc_buffer_add(&text, TC_SLICE("KẾ HOẠCH\n\nIII. TỔ CHỨC THỰC HIỆN\n\n"));
    tc_buffer_add(&text, tc_slice_of(h->head));
    for (size_t i = 0; i < times; i++)
        tc_buffer_add(&text, tc_slice_of(h->again));
    tc_buffer_add(&text, tc_slice_of(h->tail));
    ck_assert(!text.failed);
    read_tasks(h->name, tc_buffer_slice(&text), &document, &tasks);
    tc_arena_reset(arena);
    tc_buffer_dispose(&text);
}

START_TEST(hostile_texts_are_linear) {
    const hostile *h = &hostiles[_i];
    ck_assert_linear(read_hostile, h, h->times, h->again);
}
END_TEST

/* Every abbreviation looked for among very many names. */
static void read_many_names(const void *unused, size_t count) {
    (void)unused;
    tc_document document;
    tc_assignments tasks;
    tc_buffer text;
    tc_buffer_init(&text, 64 << 20);
    tc_buffer_add(&text, TC_SLICE("| TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp |\n"
                                  "|---|---|---|---|\n"));
    for (int i = 0; i < (int)count; i++)
        tc_buffer_printf(&text, "| %d | Rà soát | Phòng A%cB%c | Phòng An %d Bình |\n", i,
                         'A' + i % 26, 'A' + i / 26 % 26, i);
    read_tasks("names.md", tc_buffer_slice(&text), &document, &tasks);
    ck_assert_uint_eq(tasks.count, count);
    tc_arena_reset(arena);
    tc_buffer_dispose(&text);
}

START_TEST(many_names_are_linear) {
    ck_assert_linear(read_many_names, NULL, 1000, "names");
}
END_TEST

START_TEST(little_memory) {
    tc_document document;
    tc_citations citations;
    tc_error error = {0};
    tc_slice bytes = load(DOCUMENTS, "bang.md", "");
    for (size_t limit = 1024; limit < (size_t)1 << 20; limit += limit / 2) {
        tc_arena *small = tc_arena_new(limit);
        tc_assignments tasks;
        if (tc_document_parse(small, "bang.md", bytes, &document, &error) == TC_OK &&
            tc_citation_read(small, &document, &citations, &error) == TC_OK &&
            tc_assignment_read(small, &document, &citations, &tasks, &error) == TC_OK)
            check_tasks(&document, &tasks);
        tc_arena_free(small);
    }
}
END_TEST

int main(void) {
    list_folder(DOCUMENTS, &documents);
    list_folder(SAME, &forms);
    Suite *suite = suite_create("assignment");
    TCase *tests = tcase_create("documents");
    tcase_set_timeout(tests, 120);
    tcase_add_checked_fixture(tests, arena_setup, arena_teardown);
    tcase_add_test(tests, forms_of_one_table);
    tcase_add_test(tests, there_are_documents);
    tcase_add_loop_test(tests, examples, 0, documents.count);
    tcase_add_loop_test(tests, broken_off, 0, documents.count);
    tcase_add_loop_test(tests, hostile_texts_are_linear, 0,
                        (int)(sizeof hostiles / sizeof *hostiles));
    tcase_add_test(tests, many_names_are_linear);
    tcase_add_test(tests, little_memory);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
