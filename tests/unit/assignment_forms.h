/* SPDX-License-Identifier: GPL-2.0-or-later */
/* One table, written in every form that tables come in. */
#ifndef TRACUU_TESTS_ASSIGNMENT_FORMS_H
#define TRACUU_TESTS_ASSIGNMENT_FORMS_H

#include "run.h"

#include <base/base.h>

#include <stdio.h>
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

static inline void setup(void) {
    arena = tc_arena_new(ARENA_MAX);
    ck_assert_ptr_nonnull(arena);
    tc_buffer_init(&text, 1 << 20);
}

static inline void teardown(void) {
    tc_buffer_dispose(&text);
    tc_arena_free(arena);
}

static inline void put(const char *string) {
    tc_buffer_add(&text, tc_slice_of(string));
}

static inline void put_opening(void) {
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

static inline void put_row(const form *f, const source_row row) {
    put(f->row_opens);
    for (int c = 0; c < COLUMNS; c++) {
        put(c ? f->between : "");
        put(f->cell_opens);
        put(row[c]);
        put(f->cell_closes);
    }
    put(f->row_closes);
}

static inline void make(const form *f) {
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

static inline int characters(const char *string) {
    int n = 0;
    for (; *string; string++)
        n += ((unsigned char)*string & 0xC0) != 0x80;
    return n;
}

static inline void wrap(const char *cell, int width, wrapped *out) {
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

static inline void put_cell(writer *w, wrapped *cell, int most, bool first) {
    for (int n = 0; n < most && cell->next < cell->count; n++) {
        bool shares = n == 0 && !first && w->as->merged && ++w->cells % w->as->merged == 0;
        if (shares)
            text.len -= 2;
        put(shares ? " " : "");
        put(cell->lines[cell->next++]);
        put("\n\n");
    }
}

static inline void put_head(writer *w) {
    for (int c = 0; c < COLUMNS; c++) {
        wrapped cell;
        wrap(heading[w->as->order[c]], w->as->widths[w->as->order[c]], &cell);
        for (int i = 0; i < cell.count; i++) {
            put(cell.lines[i]);
            put("\n\n");
        }
    }
}

static inline void turn_page(writer *w) {
    char number[16];
    snprintf(number, sizeof number, "%d\n\n", ++w->page);
    put(w->as->page_numbers ? number : "");
    put_head(w);
    w->left = w->as->page;
}

static inline void put_stream_row(writer *w, const source_row row) {
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

static inline void make_stream(const stream *as) {
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

static inline void put_blanks(int n) {
    while (n-- > 0)
        put(" ");
}

/* Line N of a row whose cells are CELLS, each OFFSET[c] lines down. */
static inline void put_aligned_line(const setting *as, const wrapped *cells, const int *offsets,
                                    int n, bool centred) {
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

static inline int wrap_row(const setting *as, const source_row row, wrapped *cells) {
    int height = 0;
    for (int c = 0; c < COLUMNS; c++) {
        wrap(row[c], as->widths[c], &cells[c]);
        height = cells[c].count > height ? cells[c].count : height;
    }
    return height;
}

static inline int put_aligned_heading(const setting *as) {
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

static inline void make_aligned(const setting *as) {
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

#endif
