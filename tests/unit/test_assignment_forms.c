/* SPDX-License-Identifier: GPL-2.0-or-later */
/* One table in every form that tables come in: whatever a conversion left of it, the tasks are the
 * same.  The forms are made here from one source. */
#include "run.h"

#include <assignment/assignment.h>

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ARENA_MAX = 256 << 20, COLUMNS = 6, LINE_MAX = 4096 };

/* Number, task, lead, support, deadline, result; a row without lead is a group's heading. */
typedef const char *source_row[COLUMNS];

static const source_row heading = {"TT",
                                   "Nội dung công việc",
                                   "Đơn vị chủ trì thực hiện",
                                   "Đơn vị phối hợp",
                                   "Thời gian hoàn thành",
                                   "Kết quả, sản phẩm"};
static const source_row rows[] = {
    {"I", "Hoàn thiện thể chế", "", "", "", ""},
    {"1", "Xây dựng Quy chế quản lý, khai thác dữ liệu dùng chung của tỉnh",
     "Sở Khoa học và Công nghệ", "Các sở, ban, ngành", "Quý II/2025",
     "Quyết định của Ủy ban nhân dân tỉnh"},
    {"2", "Ban hành quy định về chế độ báo cáo định kỳ trên môi trường mạng", "Văn phòng UBND tỉnh",
     "Sở Nội vụ; UBND các xã, phường", "Trước ngày 30/11/2025", "Văn bản quy định"},
    {"3", "Rà soát, cắt giảm thủ tục hành chính liên quan đến người dân và doanh nghiệp",
     "Sở Tư pháp", "", "Thường xuyên", ""},
    {"II", "Phát triển hạ tầng và nhân lực", "", "", "", ""},
    {"4", "Nâng cấp trung tâm dữ liệu, bảo đảm an toàn thông tin cho các hệ thống dùng chung",
     "Công an tỉnh", "Sở Tài chính", "Từ tháng 3 đến tháng 10/2025",
     "Trung tâm dữ liệu được nghiệm thu"},
    {"5", "Tập huấn kỹ năng số cho cán bộ, công chức cấp xã", "Sở Nội vụ",
     "Sở Khoa học và Công nghệ; UBND các xã, phường", "Tháng 9/2025",
     "12 lớp, mỗi lớp 60 học viên"},
    {"6", "Hỗ trợ doanh nghiệp nhỏ và vừa ứng dụng chữ ký số, hóa đơn điện tử", "Sở Tài chính",
     "Thuế tỉnh", "Năm 2025", "500 doanh nghiệp được hỗ trợ"},
    {"7", "Tổ chức Ngày chuyển đổi số của tỉnh", "Sở Khoa học và Công nghệ",
     "Báo và Phát thanh, Truyền hình tỉnh", "Tháng 10/2025", "Chuỗi sự kiện, hội thảo"},
};
enum { ROWS = sizeof rows / sizeof *rows, TASKS = ROWS - 2 };

static tc_arena *arena;
static tc_buffer text;

static void setup(void) {
    arena = tc_arena_new(ARENA_MAX);
    ck_assert_ptr_nonnull(arena);
    tc_buffer_init(&text, 1 << 20);
}

static void teardown(void) {
    tc_buffer_dispose(&text);
    tc_arena_free(arena);
}

static void put(const char *string) {
    tc_buffer_add(&text, tc_slice_of(string));
}

static void put_opening(void) {
    put("KẾ HOẠCH\nChuyển đổi số năm 2025\n\n");
    put("Sở Khoa học và Công nghệ, Báo và Phát thanh, Truyền hình tỉnh cùng các hệ thống dùng "
        "chung là nòng cốt của kế hoạch này.\n\n");
}

/* A form: how a row is written, and what stands around them. */
typedef struct form {
    const char *name;
    const char *before, *after;                   /* the table */
    const char *row_opens, *cell_opens, *between; /* a row, a cell, two cells */
    const char *cell_closes, *row_closes;
    const char *rule; /* under the heading */
} form;

static const form forms[] = {
    {"bang.md", "", "\n", "| ", "", " | ", "", " |\n", "|---|---|---|---|---|---|\n"},
    {"tab.txt", "", "\n", "", "", "\t", "", "\n", ""},
    {"dong.txt", "", "\n", "", "\t", "", "\n", "\n", ""},
    {"vach.md", "", "\n", "|\n", "", "\n|\n", "", "\n|\n", ""},
    {"bang.html", "<html><body><table>", "</table></body></html>", "<tr>", "<td>", "", "</td>",
     "</tr>\n", ""},
};
enum { FORMS = sizeof forms / sizeof *forms };

static void put_row(const form *f, const source_row row) {
    put(f->row_opens);
    for (int c = 0; c < COLUMNS; c++) {
        put(c ? f->between : "");
        put(f->cell_opens);
        put(row[c]);
        put(f->cell_closes);
    }
    put(f->row_closes);
}

static void make(const form *f) {
    put_opening();
    put(f->before);
    put_row(f, heading);
    put(f->rule);
    for (int i = 0; i < ROWS; i++)
        put_row(f, rows[i]);
    put(f->after);
}

/* A cell broken into lines of at most WIDTH characters. */
typedef struct wrapped {
    char lines[40][160];
    int count, next;
} wrapped;

static int characters(const char *string) {
    int n = 0;
    for (; *string; string++)
        n += ((unsigned char)*string & 0xC0) != 0x80;
    return n;
}

static void wrap(const char *cell, int width, wrapped *out) {
    char copy[LINE_MAX], *rest = copy, *word;
    *out = (wrapped){.count = 0};
    snprintf(copy, sizeof copy, "%s", cell);
    while ((word = strsep(&rest, " "))) {
        char *line = out->count ? out->lines[out->count - 1] : NULL;
        if (!*word)
            continue;
        if (line && characters(line) + 1 + characters(word) <= width) {
            strcat(line, " ");
        } else {
            ck_assert_int_lt(out->count, 40);
            line = out->lines[out->count++];
            *line = '\0';
        }
        strcat(line, word);
    }
}

/* How a stream was laid out before its cells were lost. */
typedef struct stream {
    int widths[COLUMNS]; /* characters */
    int page;            /* lines of the table on a page; 0: one page */
    int merged;          /* every how many cells one shares its first line with the one before */
    bool page_numbers, unnumbered; /* rows 3, 5 and 7 have lost their numbers */
    int order[COLUMNS];            /* of the columns */
} stream;

static const stream streams[] = {
    {{4, 28, 12, 14, 12, 20}, 0, 0, false, false, {0, 1, 2, 3, 4, 5}},
    {{4, 24, 10, 12, 10, 18}, 0, 3, false, false, {0, 1, 2, 3, 4, 5}},
    {{4, 30, 12, 12, 12, 24}, 14, 0, false, false, {0, 1, 2, 3, 4, 5}},
    {{4, 26, 12, 14, 12, 20}, 11, 4, true, false, {0, 1, 2, 3, 4, 5}},
    {{4, 34, 14, 16, 11, 22}, 0, 5, false, false, {0, 1, 4, 5, 2, 3}},
    {{4, 28, 12, 14, 12, 20}, 13, 0, true, false, {0, 1, 5, 4, 2, 3}},
    {{4, 28, 12, 14, 12, 20}, 0, 0, false, true, {0, 1, 2, 3, 4, 5}},
};
enum { STREAMS = sizeof streams / sizeof *streams };

/* The stream while it is written: lines are a blank line apart. */
typedef struct writer {
    const stream *as;
    int left, page, cells; /* lines of the page, its number, cells so far */
} writer;

static void put_cell(writer *w, wrapped *cell, int most, bool first) {
    for (int n = 0; n < most && cell->next < cell->count; n++) {
        bool shares = n == 0 && !first && w->as->merged && ++w->cells % w->as->merged == 0;
        if (shares)
            text.len -= 2;
        put(shares ? " " : "");
        put(cell->lines[cell->next++]);
        put("\n\n");
    }
}

static void put_head(writer *w) {
    for (int c = 0; c < COLUMNS; c++) {
        wrapped cell;
        wrap(heading[w->as->order[c]], w->as->widths[w->as->order[c]], &cell);
        for (int i = 0; i < cell.count; i++) {
            put(cell.lines[i]);
            put("\n\n");
        }
    }
}

static void turn_page(writer *w) {
    char number[16];
    snprintf(number, sizeof number, "%d\n\n", ++w->page);
    put(w->as->page_numbers ? number : "");
    put_head(w);
    w->left = w->as->page;
}

static void put_stream_row(writer *w, const source_row row) {
    wrapped cells[COLUMNS];
    int height = 0;
    for (int c = 0; c < COLUMNS; c++) {
        wrap(row[c], w->as->widths[c], &cells[c]);
        height = cells[c].count > height && *row[2] ? cells[c].count : height;
    }
    if (!*row[2]) { /* a group's heading is one cell */
        put(row[0]);
        put(" ");
        put(row[1]);
        put("\n\n");
        return;
    }
    for (int done = 0; done < height;) {
        if (w->as->page && w->left <= 0)
            turn_page(w);
        int most = !w->as->page || w->left > height - done ? height - done : w->left;
        for (int c = 0; c < COLUMNS; c++) {
            int column = w->as->order[c];
            if (column == 0 && w->as->unnumbered && strchr("357", row[0][0]))
                continue;
            put_cell(w, &cells[column], most, c <= 1);
        }
        done += most;
        w->left -= most;
    }
}

static void make_stream(const stream *as) {
    writer w = {as, as->page, 1, 0};
    put_opening();
    put_head(&w);
    for (int i = 0; i < ROWS; i++)
        put_stream_row(&w, rows[i]);
    put("Nơi nhận:\n\n- Như trên.\n");
}

/* How columns of text were set on a page that kept its layout. */
typedef struct setting {
    int widths[COLUMNS]; /* characters */
    int gutter;          /* blanks between columns */
    int page;            /* lines on a page, 0: one page */
    bool blank_lines;    /* between rows */
    bool middle;         /* numbers stand in the middle of their rows */
    bool two_rows;       /* of the heading */
    bool centred;        /* the heading's words */
    bool unnamed;        /* the numbers have no head */
} setting;

static const setting settings[] = {
    {{4, 28, 16, 16, 14, 20}, 2, 0, false, false, false, false, false},
    {{4, 28, 16, 16, 14, 20}, 3, 0, true, false, false, false, false},
    {{4, 34, 20, 20, 16, 24}, 1, 0, false, false, false, false, false},
    {{4, 28, 16, 16, 14, 20}, 2, 12, false, false, false, false, false},
    {{4, 28, 16, 16, 14, 20}, 2, 0, false, true, false, false, false},
    {{4, 28, 16, 16, 14, 20}, 2, 0, false, false, true, false, false},
    {{4, 28, 16, 16, 14, 20}, 2, 9, false, false, true, true, false},
    {{4, 40, 24, 24, 14, 30}, 2, 0, true, true, false, true, false},
    {{4, 28, 16, 16, 16, 20}, 3, 0, false, false, false, false, true},
    {{4, 40, 24, 24, 14, 30}, 1, 0, false, true, false, true, false},
};
enum { SETTINGS = sizeof settings / sizeof *settings };

static void put_blanks(int n) {
    while (n-- > 0)
        put(" ");
}

/* Line N of a row whose cells are CELLS, each OFFSET[c] lines down. */
static void put_aligned_line(const setting *as, const wrapped *cells, const int *offsets, int n,
                             bool centred) {
    int owed = 0;
    for (int c = 0; c < COLUMNS; c++) {
        int line = n - offsets[c], room = as->widths[c];
        const char *words = line >= 0 && line < cells[c].count ? cells[c].lines[line] : "";
        int left = centred ? (room - characters(words)) / 2 : 0;
        if (*words) {
            put_blanks(owed + left);
            put(words);
            owed = -left - characters(words);
        }
        owed += room + as->gutter;
    }
    put("\n");
}

static int wrap_row(const setting *as, const source_row row, wrapped *cells) {
    int height = 0;
    for (int c = 0; c < COLUMNS; c++) {
        wrap(row[c], as->widths[c], &cells[c]);
        height = cells[c].count > height ? cells[c].count : height;
    }
    return height;
}

static int put_aligned_heading(const setting *as) {
    wrapped cells[COLUMNS];
    int offsets[COLUMNS] = {0}, over = as->two_rows ? 1 : 0;
    source_row named;
    memcpy(named, heading, sizeof named);
    named[0] = as->unnamed ? "" : heading[0];
    int height = wrap_row(as, (const char *const *)named, cells);
    if (over) { /* one heading over two */
        put_blanks(as->widths[0] + as->widths[1] + 2 * as->gutter + 6);
        put("Cơ quan thực hiện\n");
    }
    for (int n = 0; n < height; n++)
        put_aligned_line(as, cells, offsets, n, as->centred);
    return height + over;
}

static void make_aligned(const setting *as) {
    put_opening();
    int left = as->page - put_aligned_heading(as);
    for (int i = 0; i < ROWS; i++) {
        wrapped cells[COLUMNS];
        int offsets[COLUMNS] = {0}, height = wrap_row(as, rows[i], cells);
        offsets[0] = as->middle ? height / 2 : 0;
        put(as->blank_lines ? "\n" : "");
        if (!*rows[i][2]) {
            put(rows[i][0]);
            put_blanks(as->widths[0] + as->gutter - characters(rows[i][0]));
            put(rows[i][1]);
            put("\n");
            left--;
            continue;
        }
        for (int n = 0; n < height; n++) {
            if (as->page && left-- <= 0) {
                put("\n                     2\n\f");
                left = as->page - put_aligned_heading(as);
            }
            put_aligned_line(as, cells, offsets, n, false);
        }
    }
    put("\nNơi nhận:\n- Như trên.\n");
}

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
