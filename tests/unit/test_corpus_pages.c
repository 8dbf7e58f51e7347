/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Ruling lines that are walls of tables, and words of a page that become lines and paragraphs. */
#include "../../corpus/page.h"
#include "arena_fixture.h"

#include <stdio.h>
#include <string.h>

/* ---- Ruling lines ---- */

static size_t columns_of(const tc_page *page, uint32_t *rows) {
    tc_grid *grids;
    size_t count;
    ck_assert(tc_grids_find(arena, page, &grids, &count));
    ck_assert_uint_eq(count, 1);
    *rows = grids[0].rows;
    return grids[0].cols;
}

/* Three rows of 16 points and three columns; stems in the second one, and what their feet look
 * like. */
START_TEST(stems_of_letters_are_no_walls) {
    tc_box lying[] = {{50, 100, 500, 101}, {50, 116, 500, 117},  {50, 132, 500, 133},
                      {50, 148, 500, 149}, {204, 128, 226, 129}, {300, 113.5F, 322, 114}};
    tc_box standing[] = {{50, 100, 51, 149},   {200, 100, 201, 149},       {400, 100, 401, 149},
                         {499, 100, 500, 149}, {208, 118.5F, 210, 130.5F}, {208, 102.5F, 210, 115},
                         {251, 117, 252, 132}};
    tc_page_word words[] = {{.box = {245, 118, 260, 131}, .size = 13, .text = TC_SLICE("Th")}};
    tc_page page = {.width = 595,
                    .height = 842,
                    .words = words,
                    .word_count = 1,
                    .rules = {lying, standing, sizeof lying / sizeof *lying,
                              sizeof standing / sizeof *standing}};
    uint32_t rows;
    ck_assert_uint_eq(columns_of(&page, &rows), 3);
    ck_assert_uint_eq(rows, 3);
    /* What goes from line to line and through no word is a wall. */
    page.word_count = 0;
    ck_assert_uint_eq(columns_of(&page, &rows), 4);
}
END_TEST

enum { SIDES = 40 };

/* Rows of 20 points one below the other, of WALLS each: "0259" has walls at 0, 20, 50 and 90 % of
 * the width. */
static tc_page ruled(const char *const *rows, size_t count) {
    static tc_box lying[SIDES], standing[8 * SIDES];
    tc_page page = {.width = 595, .height = 842, .rules = {.lying = lying, .standing = standing}};
    for (size_t i = 0; i <= count; i++) {
        float y = 100 + 20 * (float)i;
        lying[page.rules.lying_count++] = (tc_box){50, y, 500, y + 1};
        for (const char *wall = i < count ? rows[i] : ""; *wall; wall++) {
            float x = 50 + 50 * (float)(*wall - '0');
            standing[page.rules.standing_count++] = (tc_box){x, y, x + 1, y + 21};
        }
    }
    return page;
}

/* What the tables of ROWS are: "3x4 2x2", rows and columns of each. */
static const struct {
    const char *rows[10], *tables;
} touching[] = {
    {{"0259", "0259", "0259"}, "3x3"},
    /* Others begin and end: another table.  The first column may be as wide. */
    {{"0259", "0259", "0159", "0159", "0159"}, "2x3 3x3"},
    {{"0169", "0169", "0149", "0149"}, "2x3 2x3"},
    /* A line without walls is the head of what follows. */
    {{"0259", "0259", "09", "0479", "0479"}, "2x3 3x3"},
    {{"029", "029", "0349", "0349", "0569", "0569"}, "2x2 2x3 2x3"},
    /* Merged cells: some row has all the walls, or it is one row. */
    {{"0259", "09", "0259", "09", "0259"}, "5x3"},
    {{"0269", "02469", "02469", "0249"}, "4x4"},
    {{"0259", "0259", "0179"}, "3x5"},
    {{"0259", "0259", "0259", "029", "029"}, "5x3"},
};

START_TEST(tables_that_touch) {
    size_t rows = 0, count, n = 0;
    tc_grid *grids;
    char got[64] = "";
    while (rows < 10 && touching[_i].rows[rows])
        rows++;
    tc_page page = ruled(touching[_i].rows, rows);
    ck_assert(tc_grids_find(arena, &page, &grids, &count));
    for (size_t i = 0; i < count; i++) {
        n += (size_t)snprintf(got + n, sizeof got - n, "%s%ux%u", i ? " " : "", grids[i].rows,
                              grids[i].cols);
        for (size_t k = 0; k < grids[i].cell_count; k++) {
            const tc_grid_cell *c = &grids[i].cells[k];
            ck_assert(c->row + c->rowspan <= grids[i].rows && c->col + c->colspan <= grids[i].cols);
            ck_assert(c->box.y0 >= grids[i].box.y0 && c->box.y1 <= grids[i].box.y1);
        }
    }
    ck_assert_str_eq(got, touching[_i].tables);
}
END_TEST

/* A picture with a wall that letters touch all along. */
START_TEST(letters_that_touch_a_wall_do_not_end_it) {
    enum { SIDE = 800, WALL = 300, STEM = 14, ROW = 20 };
    unsigned char *pixels = tc_arena_room(arena, (size_t)SIDE * SIDE);
    memset(pixels, 255, (size_t)SIDE * SIDE);
    for (int y = 100; y < 700; y++) {
        pixels[y * SIDE + WALL] = pixels[y * SIDE + WALL + 1] = 0;
        for (int stem = 1; stem < 12 && y % ROW < STEM; stem++) /* "BBBB" */
            pixels[y * SIDE + WALL + 2 * stem] = pixels[y * SIDE + WALL + 2 * stem + 1] = 0;
    }
    tc_picture picture = {pixels, SIDE, SIDE, SIDE, 1, 1};
    tc_page_rules rules;
    ck_assert(tc_page_rules_find(arena, &picture, &rules));
    size_t walls = 0;
    for (size_t i = 0; i < rules.standing_count; i++)
        walls += rules.standing[i].y1 - rules.standing[i].y0 > 500;
    ck_assert_uint_eq(walls, 1);
}
END_TEST

/* A grey line a point wide between two pixels, on paper and in a shaded heading. */
START_TEST(thin_grey_lines_are_lines) {
    enum { SIDE = 400 };
    static const unsigned char papers[] = {255, 217};
    for (size_t i = 0; i < sizeof papers; i++) {
        unsigned char *pixels = tc_arena_room(arena, (size_t)SIDE * SIDE);
        unsigned char between = (unsigned char)((papers[i] + 128) / 2);
        memset(pixels, papers[i], (size_t)SIDE * SIDE);
        for (int k = 50; k < 350; k++) {
            pixels[k * SIDE + 100] = pixels[k * SIDE + 101] = between;
            pixels[200 * SIDE + k] = pixels[201 * SIDE + k] = between;
        }
        for (int k = 200; k <= 201; k++) /* where they cross */
            pixels[k * SIDE + 100] = pixels[k * SIDE + 101] =
                (unsigned char)((papers[i] + 384) / 4);
        tc_picture picture = {pixels, SIDE, SIDE, SIDE, 1, 1.5F};
        tc_page_rules rules;
        ck_assert(tc_page_rules_find(arena, &picture, &rules));
        ck_assert_uint_eq(rules.lying_count, 1);
        ck_assert_uint_eq(rules.standing_count, 1);
    }
}
END_TEST

/* ---- Lines of a page ---- */

enum { LETTER = 7, SIZE = 12 }; /* points */

typedef struct placed {
    float x, y;
    const char *text;
} placed;

/* What becomes of LINES, up to one without a text: letters of the same width on one page. */
static const char *text_of(const placed *lines) {
    enum { WORDS = 256 };
    tc_page_word words[WORDS];
    size_t count = 0;
    for (; lines->text; lines++) {
        float x = lines->x;
        for (const char *at = lines->text, *end; *at; at = end + (*end != 0)) {
            tc_slice word = {at, (size_t)((end = strchrnul(at, ' ')) - at)};
            size_t letters = 0;
            for (size_t i = 0; i < word.len; letters++)
                tc_utf8_next(word, &i);
            tc_box box = {x, lines->y - SIZE, x + (float)letters * LETTER, lines->y};
            if (word.len)
                words[count++] = (tc_page_word){.box = box, .size = SIZE, .text = word};
            x = box.x1 + LETTER;
        }
    }
    tc_page page = {.width = 560, .height = 842, .words = words, .word_count = count};
    tc_draft *draft = tc_draft_new(arena);
    tc_builder builder;
    tc_text text;
    tc_builder_init(&builder, arena);
    ck_assert_int_eq(tc_pages_write(arena, &page, 1, draft, NULL), TC_OK);
    ck_assert_int_eq(tc_draft_finish(draft, &builder, &text, NULL), TC_OK);
    return string(text.utf8);
}

START_TEST(a_dash_inside_a_sentence_is_no_bullet) {
    const placed lines[] = {
        {60, 100, "Sở Khoa học và Công nghệ có trách nhiệm thực hiện các việc sau đây:"},
        {60, 114, "- Phối hợp hỗ trợ doanh nghiệp đổi mới, chuyển đổi số và nghiên cứu"},
        {60, 128, "- phát triển trên địa bàn tỉnh cùng với các sở và các địa phương."},
        {60, 142, "- Tổng hợp kết quả gửi về Sở trước ngày 20 hằng tháng để báo cáo,"},
        {60, 156, "theo dõi và đôn đốc."},
        {60, 170, "- Bố trí kinh phí; báo cáo kết quả với Ủy ban nhân dân tỉnh;"},
        {60, 184, "- thực hiện các việc khác."},
        {0, 0, NULL}};
    const char *text = text_of(lines);
    ck_assert_msg(strstr(text, "nghiên cứu - phát triển trên"), "%s", text);
    ck_assert_msg(strstr(text, "\n- Tổng hợp"), "%s", text);
    ck_assert_msg(strstr(text, "\n- thực hiện"), "%s", text);
}
END_TEST

START_TEST(words_that_the_end_of_a_line_cut) {
    const placed lines[] = {
        {60, 100, "Giao đồng chí Lê Thị Thanh Lợi chủ trì cùng với Nguyễn Văn Bình-"},
        {60, 114, "Trưởng phòng thực hiện Nghị quyết đã ban hành với số hiệu là 36-"},
        {60, 128, "NQ/TW và Kế hoạch của Phòng Quản lý Khoa học hoặc của QLKHCNCS&"},
        {60, 142, "SHTT đến hết ngày 31 tháng 12 hoặc chậm nhất là vào hôm 31/12/202"},
        {60, 156, "4 như đã nêu ở trên."},
        {0, 0, NULL}};
    const char *text = text_of(lines);
    ck_assert_msg(strstr(text, "Bình- Trưởng phòng"), "%s", text);
    ck_assert_msg(strstr(text, "36-NQ/TW"), "%s", text);
    ck_assert_msg(strstr(text, "QLKHCNCS&SHTT"), "%s", text);
    ck_assert_msg(strstr(text, "31/12/2024 như"), "%s", text);
}
END_TEST

START_TEST(letters_set_apart) {
    const placed lines[] = {
        {60, 80, "Sở Khoa học và Công nghệ có trách nhiệm thực hiện các việc sau đây:"},
        {200, 110, "Q U Y Ế T  Đ Ị N H:"},
        {60, 140, "Sở Khoa học và Công nghệ có trách nhiệm thực hiện các việc sau đây:"},
        {60, 170, "a b c 1 2"},
        {0, 0, NULL}};
    const char *text = text_of(lines);
    ck_assert_msg(strstr(text, "\nQUYẾT ĐỊNH:\n"), "%s", text);
    ck_assert_msg(strstr(text, "a b c 1 2"), "%s", text);
}
END_TEST

/* Words of TEXT, LETTER points a letter, from X on. */
static tc_page_line line_of(const char *text, float x, float y) {
    enum { WORDS = 8 };
    tc_page_word *words = tc_arena_take(arena, WORDS * sizeof *words);
    tc_page_word **at = tc_arena_take(arena, WORDS * sizeof *at);
    tc_page_line line = {.words = at, .size = SIZE, .box = {x, y - SIZE, x, y}};
    for (const char *end; *text; text = end + (*end != 0)) {
        tc_slice word = {text, (size_t)((end = strchrnul(text, ' ')) - text)};
        size_t letters = 0;
        for (size_t i = 0; i < word.len; letters++)
            tc_utf8_next(word, &i);
        line.box.x1 = x + (float)letters * LETTER;
        words[line.count] =
            (tc_page_word){.box = {x, y - SIZE, line.box.x1, y}, .size = SIZE, .text = word};
        at[line.count] = &words[line.count];
        line.count++;
        x = line.box.x1 + LETTER;
    }
    return line;
}

/* Units one below the other in a cell of ROOM letters: does the name go on? */
static const struct {
    const char *above, *below;
    int room;
    bool joins;
} cells[] = {{"Văn phòng", "UBND tỉnh", 12, true},
             {"Chủ tịch", "HĐND", 12, true},
             {"Lãnh đạo", "Ủy ban nhân dân tỉnh", 10, true},
             {"Sở Khoa học", "và Công nghệ", 12, true},
             {"Văn phòng", "UBND các xã", 12, false},
             {"Sở Nội vụ", "UBND tỉnh", 12, false},
             /* It would have had room. */
             {"Văn phòng", "UBND tỉnh", 40, false}};

START_TEST(names_in_narrow_cells) {
    tc_page_line above = line_of(cells[_i].above, 60, 100),
                 below = line_of(cells[_i].below, 60, 114);
    tc_page_flow flow = {
        .left = 60, .right = 60 + (float)cells[_i].room * LETTER, .pitch = 14, .cell = true};
    ck_assert_int_eq(tc_page_flow_joins(arena, &flow, &above, &above, &below, false),
                     cells[_i].joins);
}
END_TEST

/* The recipients stand beside the signature; the end of the paragraph above them does not. */
START_TEST(the_end_of_a_paragraph_is_not_of_the_column_below) {
    const placed lines[] = {
        {60, 100, "Các đơn vị tổ chức thực hiện; báo cáo kết quả theo quy định về Bộ"},
        {60, 114, "Công an, UBND tỉnh theo"},
        {60, 142, "Nơi nhận:"},
        {350, 142, "GIÁM ĐỐC"},
        {60, 156, "- UBND tỉnh Lâm Đồng;"},
        {60, 170, "- Các phòng, đơn vị;"},
        {350, 170, "Nguyễn Văn Bình"},
        {60, 184, "- Lưu: VT."},
        {0, 0, NULL}};
    const char *text = text_of(lines);
    ck_assert_msg(strstr(text, "về Bộ Công an, UBND tỉnh theo"), "%s", text);
    ck_assert_msg(strstr(text, "- Lưu: VT.\tGIÁM ĐỐC"), "%s", text);
}
END_TEST

/* Number and date stand in one row, below issuer and motto. */
START_TEST(number_and_date_of_a_letterhead) {
    placed lines[] = {{60, 100, "UBND TỈNH LÂM ĐỒNG"},
                      {300, 100, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"},
                      {80, 114, "SỞ Y TẾ"},
                      {340, 114, "Độc lập - Tự do - Hạnh phúc"},
                      {70, 142, "Số: 12/KH-SYT"},
                      {300, 143, "Lâm Đồng, ngày 05 tháng 3 năm 2020"},
                      {60, 156, "V/v khám bệnh"},
                      {200, 200, "KẾ HOẠCH"},
                      {0, 0, NULL}};
    const char *text = text_of(lines);
    ck_assert_msg(strstr(text, "SỞ Y TẾ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập"), "%s", text);
    ck_assert_msg(strstr(text, "Hạnh phúc\nSố: 12/KH-SYT\nV/v khám bệnh\tLâm Đồng, ngày 05"), "%s",
                  text);
    /* Where they stand apart the columns are read to their ends. */
    lines[4].y = 128;
    lines[5].y = 170;
    text = text_of(lines);
    ck_assert_msg(strstr(text, "SỞ Y TẾ\nSố: 12/KH-SYT\nV/v khám bệnh\tCỘNG HÒA"), "%s", text);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("pages");
    TCase *cases = tcase_create("pages");
    tcase_add_checked_fixture(cases, arena_setup, arena_teardown);
    tcase_add_test(cases, stems_of_letters_are_no_walls);
    tcase_add_loop_test(cases, tables_that_touch, 0, sizeof touching / sizeof *touching);
    tcase_add_test(cases, letters_that_touch_a_wall_do_not_end_it);
    tcase_add_test(cases, thin_grey_lines_are_lines);
    tcase_add_test(cases, a_dash_inside_a_sentence_is_no_bullet);
    tcase_add_test(cases, words_that_the_end_of_a_line_cut);
    tcase_add_test(cases, letters_set_apart);
    tcase_add_loop_test(cases, names_in_narrow_cells, 0, sizeof cells / sizeof *cells);
    tcase_add_test(cases, the_end_of_a_paragraph_is_not_of_the_column_below);
    tcase_add_test(cases, number_and_date_of_a_letterhead);
    suite_add_tcase(suite, cases);
    return run_suite(suite);
}
