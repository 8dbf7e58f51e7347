/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Tables of any shape: sources made at random, the same on every machine, out of the wordings,
 * units and deadlines that plans use; each written in every form.  Whatever the form, every field
 * of every record is the source's. */
#include "run.h"

#include <assignment/assignment.h>

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ARENA_MAX = 64 << 20, FIELDS = 6, ROWS_MAX = 10, LIST_MAX = 1024, RUNS = 300 };

enum { NUMBER, TASK, LEAD, SUPPORT, DUE, RESULT };

#define COUNT(list) ((int)(sizeof(list) / sizeof *(list)))

/* clang-format off */
static const char *const numbers[] = {"TT", "STT", "Số TT", "Stt"};
static const char *const tasks[] = {
    "Nhiệm vụ", "Nội dung công việc", "NỘI DUNG NHIỆM VỤ", "Nhiệm vụ, giải pháp",
    "Tên nhiệm vụ", "Nội dung", "Công việc", "Hoạt động", "Mục tiêu, nhiệm vụ", "Nhiệm vụ cụ thể"};
static const char *const leads[] = {
    "Đơn vị chủ trì", "Cơ quan/Đơn vị chủ trì thực hiện", "Đ.VỊ CHỦ TRÌ THỰC HIỆN",
    "Phân công thực hiện", "Chủ trì, tham mưu", "CHỦ TRÌ", "Đơn vị thực hiện",
    "Cơ quan thực hiện", "Người thực hiện", "Đơn vị chịu trách nhiệm", "Đơn vị đầu mối",
    "Cơ quan, đơn vị, địa phương thực hiện", "Cơ quan tham mưu, theo dõi", "Cơ quan soạn thảo"};
static const char *const supports[] = {
    "Đơn vị phối hợp", "CƠ QUAN PHỐI HỢP", "Phối hợp", "Cơ quan/Đơn vị phối hợp thực hiện"};
static const char *const deadlines[] = {
    "Thời gian", "Thời hạn hoàn thành", "TIẾN ĐỘ", "Thời gian thực hiện", "Hạn hoàn thành",
    "Lộ trình", "Năm thực hiện", "Thời gian dự kiến hoàn thành"};
static const char *const results[] = {
    "Sản phẩm", "Kết quả đạt được", "KẾT QUẢ, SẢN PHẨM", "Sản phẩm đầu ra", "Kết quả dự kiến"};
static const char *const verbs[] = {
    "Xây dựng", "Rà soát, sửa đổi", "Tham mưu ban hành", "Tổ chức triển khai", "Nâng cấp",
    "Kiểm tra, đánh giá", "Hỗ trợ doanh nghiệp thực hiện"};
static const char *const objects[] = {
    "kế hoạch chuyển đổi số của tỉnh năm 2025", "quy chế quản lý dữ liệu dùng chung",
    "các nền tảng số phục vụ người dân và doanh nghiệp", "Đề án phát triển nhân lực số (giai đoạn 2)",
    "hệ thống thông tin giải quyết thủ tục hành chính; kết nối với cấp xã",
    "việc thực hiện Nghị quyết số 57-NQ/TW"};
static const char *const units[] = {
    "Sở Khoa học và Công nghệ", "Văn phòng UBND tỉnh", "Sở Tài chính", "Công an tỉnh",
    "Phòng Quản lý Khoa học", "Chi cục Tiêu chuẩn Đo lường Chất lượng", "UBND các xã, phường",
    "Trung tâm Phục vụ hành chính công", "Ban Quản lý Khu kinh tế", "Sở Nội vụ; Sở Tư pháp",
    "Báo và Phát thanh, Truyền hình tỉnh"};
static const char *const helpers[] = {
    "", "Các sở, ban, ngành", "Sở Nội vụ; UBND các xã, phường", "Các cơ quan, đơn vị có liên quan",
    "Công an tỉnh; Thuế tỉnh", "Sở Xây dựng"};
static const char *const times[] = {
    "Quý II/2025", "Trước ngày 30/11/2025", "Thường xuyên", "Tháng 9/2025", "Năm 2025", "2026 - 2030",
    "Từ tháng 3 đến tháng 10/2025", "Hằng năm", "Ngay sau khi Chính phủ ban hành Nghị định",
    "31/12/2025"};
static const char *const products[] = {
    "", "Kế hoạch", "Quyết định của UBND tỉnh", "Báo cáo", "Hệ thống được đưa vào sử dụng",
    "12 lớp, mỗi lớp 60 học viên"};
static const char *const groups[] = {
    "Hoàn thiện thể chế", "Phát triển hạ tầng, dữ liệu số", "NHÂN LỰC SỐ"};
/* clang-format on */

typedef struct source {
    int columns[FIELDS], count; /* fields in the order of the columns */
    const char *heads[FIELDS];
    char rows[ROWS_MAX][FIELDS][160]; /* a row without lead is a group's heading */
    int row_count;
} source;

static uint32_t state;

static int below(int most) {
    state = state * 1664525u + 1013904223u;
    return (int)((state >> 16) % (uint32_t)most);
}

#define ONE_OF(list) ((list)[below(COUNT(list))])

static void choose_columns(source *s) {
    static const int orders[][FIELDS] = {{NUMBER, TASK, LEAD, SUPPORT, DUE, RESULT},
                                         {NUMBER, TASK, DUE, LEAD, SUPPORT, RESULT},
                                         {NUMBER, TASK, RESULT, LEAD, SUPPORT, DUE},
                                         {NUMBER, TASK, RESULT, DUE, LEAD, SUPPORT},
                                         {NUMBER, TASK, LEAD, SUPPORT, RESULT, DUE}};
    const int *order = orders[below(COUNT(orders))];
    bool support = below(4), result = below(3);
    s->count = 0;
    for (int i = 0; i < FIELDS; i++)
        if ((order[i] != SUPPORT || support) && (order[i] != RESULT || result))
            s->columns[s->count++] = order[i];
    const char *heads[FIELDS] = {ONE_OF(numbers),  ONE_OF(tasks),     ONE_OF(leads),
                                 ONE_OF(supports), ONE_OF(deadlines), ONE_OF(results)};
    memcpy(s->heads, heads, sizeof heads);
}

static void choose_rows(source *s) {
    int number = 0;
    s->row_count = 4 + below(ROWS_MAX - 4);
    memset(s->rows, 0, sizeof s->rows);
    bool grouped = below(2);
    for (int r = 0; r < s->row_count; r++) {
        char(*row)[160] = s->rows[r];
        bool group = grouped && (r == 0 || r == 3);
        if (group) {
            snprintf(row[NUMBER], sizeof row[0], "%s", r ? "II" : "I");
            snprintf(row[TASK], sizeof row[0], "%s", groups[r ? 1 + below(2) : 0]);
            continue;
        }
        snprintf(row[NUMBER], sizeof row[0], "%d", ++number);
        snprintf(row[TASK], sizeof row[0], "%s %s", ONE_OF(verbs), ONE_OF(objects));
        bool again = r > 0 && s->rows[r - 1][LEAD][0] && !below(3);
        snprintf(row[LEAD], sizeof row[0], "%s", again ? s->rows[r - 1][LEAD] : ONE_OF(units));
        snprintf(row[SUPPORT], sizeof row[0], "%s", ONE_OF(helpers));
        snprintf(row[DUE], sizeof row[0], "%s", ONE_OF(times));
        snprintf(row[RESULT], sizeof row[0], "%s", ONE_OF(products));
    }
}

static tc_buffer text;

static void put(const char *string) {
    tc_buffer_add(&text, tc_slice_of(string));
}

/* How a row is written. */
typedef struct form {
    const char *name, *before, *after, *row_opens, *cell_opens, *between, *cell_closes, *row_closes;
    bool rule;
} form;

static const form forms[] = {
    {"bang.md", "", "\n", "| ", "", " | ", "", " |\n", true},
    {"tab.txt", "", "\n", "", "", "\t", "", "\n", false},
    {"dong.txt", "", "\n", "", "\t", "", "\n", "\n", false},
    {"vach.md", "", "\n", "|\n", "", "\n|\n", "", "\n|\n", false},
    {"bang.html", "<html><body><table>", "</table></body></html>", "<tr>", "<td>", "", "</td>",
     "</tr>\n", false},
};

static void write_row(const form *f, const source *s, const char (*row)[160]) {
    put(f->row_opens);
    for (int c = 0; c < s->count; c++) {
        put(c ? f->between : "");
        put(f->cell_opens);
        put(row ? row[s->columns[c]] : s->heads[s->columns[c]]);
        put(f->cell_closes);
    }
    put(f->row_closes);
}

static void write_form(const form *f, const source *s) {
    put("KẾ HOẠCH\nChuyển đổi số năm 2025\n\n");
    put(f->before);
    write_row(f, s, NULL);
    for (int c = 0; c < s->count && f->rule; c++)
        put("|---");
    put(f->rule ? "|\n" : "");
    for (int r = 0; r < s->row_count; r++)
        write_row(f, s, (const char(*)[160])s->rows[r]);
    put(f->after);
}

/* A group's heading is one cell; units that come again are merged. */
static void write_merged(const source *s) {
    put("<html><body><p>KẾ HOẠCH</p><p>Chuyển đổi số năm 2025</p><table><tr>");
    for (int c = 0; c < s->count; c++)
        tc_buffer_printf(&text, "<th>%s</th>", s->heads[s->columns[c]]);
    for (int r = 0; r < s->row_count; r++) {
        put("</tr><tr>");
        if (!s->rows[r][LEAD][0]) {
            tc_buffer_printf(&text, "<td>%s</td><td colspan=\"%d\">%s</td>", s->rows[r][NUMBER],
                             s->count - 1, s->rows[r][TASK]);
            continue;
        }
        for (int c = 0; c < s->count; c++) {
            int field = s->columns[c], span = 1;
            if (field == LEAD && r && !strcmp(s->rows[r - 1][LEAD], s->rows[r][LEAD]))
                continue;
            while (field == LEAD && r + span < s->row_count &&
                   !strcmp(s->rows[r + span][LEAD], s->rows[r][LEAD]))
                span++;
            tc_buffer_printf(&text, "<td rowspan=\"%d\">%s</td>", span, s->rows[r][field]);
        }
    }
    put("</tr></table></body></html>");
}

/* Two parties under one heading, and the heading again in the middle, as on a new page. */
static void write_headed_twice(const source *s) {
    put("<html><body><p>Năm 2025</p><table>");
    for (int r = -1; r < s->row_count; r++) {
        if (r == -1 || r == s->row_count / 2) {
            put("<tr>");
            for (int c = 0; c < s->count; c++) {
                bool parties =
                    s->columns[c] == LEAD && c + 1 < s->count && s->columns[c + 1] == SUPPORT;
                tc_buffer_printf(&text, "<td %s>%s</td>", parties ? "colspan=2" : "rowspan=2",
                                 parties ? "Đơn vị thực hiện" : s->heads[s->columns[c]]);
                c += parties;
            }
            put("</tr><tr>");
            for (int c = 0; c + 1 < s->count; c++)
                if (s->columns[c] == LEAD && s->columns[c + 1] == SUPPORT)
                    put("<td>Chủ trì</td><td>Phối hợp</td>");
            put("</tr>");
        }
        if (r >= 0)
            write_row(&forms[4], s, (const char(*)[160])s->rows[r]);
    }
    put("</table></body></html>");
}

static bool has(const source *s, int field) {
    for (int c = 0; c < s->count; c++)
        if (s->columns[c] == field)
            return true;
    return false;
}

/* Whether those who support are many in row R, and those who lead are not. */
static bool are_unlike(const source *s, int r) {
    const char *lead = s->rows[r][LEAD], *support = s->rows[r][SUPPORT];
    return !has(s, SUPPORT) || (!strchr(lead, ';') &&
                                (strchr(support, ';') || !strncmp(support, "Các", strlen("Các"))));
}

static bool is_full(const source *s, int r) {
    for (int c = 0; c < s->count; c++)
        if (!s->rows[r][s->columns[c]][0])
            return false;
    return true;
}

/* Whether row R shows by what it has left that its lead was merged with the one above: rows above
 * show what stands in which column. */
static bool is_telling(const source *s, int r) {
    bool telling = r > 0 && is_full(s, r) && is_full(s, r - 1);
    int shown = 0;
    for (int i = 0; i < s->row_count; i++) {
        telling &= !s->rows[i][LEAD][0] || !s->rows[i][SUPPORT][0] || are_unlike(s, i);
        shown += i < r && is_full(s, i);
    }
    return telling && shown >= 3;
}

/* The same with a cell a line: merged cells are missing from their rows. */
static void write_merged_lines(const source *s) {
    put("KẾ HOẠCH\nChuyển đổi số năm 2025\n\n");
    write_row(&forms[3], s, NULL);
    for (int r = 0; r < s->row_count; r++) {
        put("|\n");
        for (int c = 0; c < s->count; c++) {
            int field = s->columns[c];
            bool group = !s->rows[r][LEAD][0] && c > 1;
            bool merged = field == LEAD && is_telling(s, r) &&
                          !strcmp(s->rows[r - 1][LEAD], s->rows[r][LEAD]);
            if (!group && !merged)
                tc_buffer_printf(&text, "%s\n|\n", s->rows[r][field]);
        }
    }
}

static void join(const tc_strings *list, char *out) {
    size_t n = 0;
    *out = '\0';
    for (uint32_t i = 0; i < list->count && n < LIST_MAX; i++)
        n += (size_t)snprintf(out + n, LIST_MAX - n, "%s%.*s", i ? "; " : "",
                              (int)list->items[i].len, list->items[i].ptr);
}

static void check_field(const source *s, int r, int field, tc_slice found, const char *where) {
    const char *expected = has(s, field) ? s->rows[r][field] : "";
    ck_assert_msg(tc_slice_equal(found, tc_slice_of(expected)),
                  "%s, row %s, field %d reads \"%.*s\", not \"%s\"\n%.*s", where,
                  s->rows[r][NUMBER], field, (int)found.len, found.ptr ? found.ptr : "", expected,
                  (int)text.len, (const char *)text.data);
}

static void check(const source *s, const char *name) {
    tc_arena *arena = tc_arena_new(ARENA_MAX);
    tc_document document;
    tc_citations citations;
    tc_assignments read;
    tc_error error = {0};
    char list[LIST_MAX];
    ck_assert(arena && !text.failed);
    ck_assert(tc_document_parse(arena, name, tc_buffer_slice(&text), &document, &error) == TC_OK &&
              tc_citation_read(arena, &document, &citations, &error) == TC_OK &&
              tc_assignment_read(arena, &document, &citations, &read, &error) == TC_OK);
    uint32_t next = 0, expected = 0;
    for (int r = 0; r < s->row_count; r++)
        expected += s->rows[r][LEAD][0] != '\0';
    ck_assert_msg(read.count == expected, "%s: %u tasks, not %u\n%.*s", name, read.count, expected,
                  (int)text.len, (const char *)text.data);
    for (int r = 0; r < s->row_count; r++) {
        if (!s->rows[r][LEAD][0])
            continue;
        const tc_assignment *task = &read.items[next++];
        check_field(s, r, NUMBER, task->item, name);
        check_field(s, r, TASK, task->task, name);
        join(&task->lead, list);
        check_field(s, r, LEAD, tc_slice_of(list), name);
        join(&task->support, list);
        check_field(s, r, SUPPORT, tc_slice_of(list), name);
        check_field(s, r, DUE, task->deadline, name);
        check_field(s, r, RESULT, task->result, name);
    }
    tc_arena_free(arena);
}

START_TEST(any_table_in_any_form) {
    source s;
    tc_buffer_init(&text, 1 << 20);
    state = 20250311u + (uint32_t)_i * 7919u;
    choose_columns(&s);
    choose_rows(&s);
    for (int f = 0; f < COUNT(forms); f++) {
        text.len = 0;
        write_form(&forms[f], &s);
        check(&s, forms[f].name);
    }
    text.len = 0;
    write_merged(&s);
    check(&s, "gop.html");
    text.len = 0;
    write_merged_lines(&s);
    check(&s, "gop.md");
    text.len = 0;
    write_headed_twice(&s);
    check(&s, "hai-dong.html");
    tc_buffer_dispose(&text);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("shapes of tables");
    TCase *tests = tcase_create("shapes");
    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, any_table_in_any_form, 0, RUNS);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
