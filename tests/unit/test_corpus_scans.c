/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What becomes of scanned pages: digits that a hand wrote, ruling lines that are none, the number
 * in the name of the file. */
#include "../../corpus/ocr_hand.h"
#include "../../corpus/page.h"
#include "../../corpus/tape.h"
#include "arena_fixture.h"

#include <citation/citation.h>
#include <text/text.h>

#include <stdio.h>
#include <string.h>

/* ---- What a hand wrote ---- */

enum { HEIGHT = 20, WIDTH = 10, UNSURE = 88, SURE = 99 };

/* MARKS, a sign for each letter of READ: '^' where it is unsure, '=' where it is twice as wide. */
static const struct {
    const char *read, *marks, *becomes;
} readings[] = {
    /* Print stays, whatever it is. */
    {"Số: 196/KH-UBND", "", "Số: 196/KH-UBND"},
    {"Số: 196 /KH-UBND", "", "Số: 196 /KH-UBND"},
    {"Số: 12a/KH-UBND", "", "Số: 12a/KH-UBND"},
    {"Số: 25/2018/QĐ-UBND", "", "Số: 25/2018/QĐ-UBND"},
    {"Số 12-NQ/TU", "", "Số 12-NQ/TU"},
    {"Số: /KH-UBND", "", "Số: /KH-UBND"},
    {"Công văn số 130/SYT-NVY ngày 21 tháng 02 năm 2012", "",
     "Công văn số 130/SYT-NVY ngày 21 tháng 02 năm 2012"},
    {"ngày 12/11/2014 và ngày 5-6-2015", "", "ngày 12/11/2014 và ngày 5-6-2015"},
    /* So do words, and digits elsewhere. */
    {"số lượng hồ sơ KH-UBND, ngày làm việc tháng 3 năm 2024", "",
     "số lượng hồ sơ KH-UBND, ngày làm việc tháng 3 năm 2024"},
    {"theo mẫu số 4, hạn chót 13/10/2017", "            ^             ^^",
     "theo mẫu số 4, hạn chót 13/10/2017"},
    /* A hand's number: unsure, no digits at all, too wide, or its slash taken for a digit. */
    {"Số: 2014/KH-SYT", "    ^^^^", "Số:     /KH-SYT"},
    {"Số: Z2/TB-SYT", "", "Số:   /TB-SYT"},
    {"báo sô 722 /TB-SYT", "       ^^^", "báo sô   /TB-SYT"},
    {"Số:{24.2 /KH-SYT", "", "Số:      /KH-SYT"},
    {"số 72 /TB-SYT", "   ==", "số    /TB-SYT"},
    {"Số: 4 6957QĐ-SYT", "", "Số:      /QĐ-SYT"},
    {"Số: l5/2018/QĐ-UBND", "", "Số:   /2018/QĐ-UBND"},
    {"Số: 1Z-NQ/TU", "", "Số:   -NQ/TU"},
    /* A hand's day, and month. */
    {"Kiên Giang, ngày f6 tháng 10 năm 2017", "", "Kiên Giang, ngày    tháng 10 năm 2017"},
    {"Kiên Giang, ngày 26 tháng 3 năm 2018", "                 ^^",
     "Kiên Giang, ngày    tháng 3 năm 2018"},
    {"Kiên Giang, ngàycŸO tháng 10 năm 2017", "", "Kiên Giang, ngày     tháng 10 năm 2017"},
    {"Kiên Giang, ngày 2tháng 3 năm 2018", "", "Kiên Giang, ngày  tháng 3 năm 2018"},
    {"ngày % tháng 1O năm 2017", "", "ngày   tháng    năm 2017"},
    {"(kèm theo Quyết định số /QĐ-SYT ngày #6“ /10/2017", "",
     "(kèm theo Quyết định số /QĐ-SYT ngày       /10/2017"},
};

START_TEST(what_a_hand_wrote_is_blank) {
    enum { ROOM = 256 };
    char text[ROOM];
    unsigned char sure[ROOM];
    int left[ROOM], right[ROOM], x = 0;
    tc_slice read = tc_slice_of(readings[_i].read);
    const char *mark = readings[_i].marks;
    for (size_t at = 0, end = 0; at < read.len; at = end, mark += *mark != 0) {
        int width = *mark == '=' ? 2 * WIDTH : WIDTH;
        tc_utf8_next(read, &end);
        for (size_t i = at; i < end; i++) {
            text[i] = read.ptr[i];
            sure[i] = *mark == '^' ? UNSURE : SURE;
            left[i] = x;
            right[i] = x + width;
        }
        x += width;
    }
    tc_ocr_line line = {.text = text,
                        .sure = sure,
                        .left = left,
                        .right = right,
                        .length = read.len,
                        .height = HEIGHT};
    tc_ocr_hand_blank(&line);
    ck_assert_uint_eq(line.length, read.len);
    ck_assert(tc_utf8_is_valid((tc_slice){text, read.len}));
    /* Blanks stand for bytes: how many there are says nothing. */
    tc_slice got = tc_text_squeeze(arena, (tc_slice){text, read.len});
    ck_assert_str_eq(string(got),
                     string(tc_text_squeeze(arena, tc_slice_of(readings[_i].becomes))));
}
END_TEST

/* ---- What tesseract was not sure of ---- */

/* A page of words, of which those behind '?' are doubted in their digits, those behind '!' in their
 * letters; by way of a tape, as from a sandbox. */
static void read_doubted(const char *words, tc_document *document, tc_citations *citations) {
    tc_buffer tape;
    tc_builder builder;
    tc_buffer_init(&tape, 1 << 16);
    tc_draft *inside = tc_draft_on_tape(arena, &tape), *draft = tc_draft_new(arena);
    tc_draft_page(inside, 1);
    for (const char *at = words, *end; *at; at = end + (*end != 0)) {
        unsigned of = *at == '?' ? TC_DOUBT_DIGITS : *at == '!' ? TC_DOUBT_LETTERS : 0;
        at += of != 0;
        tc_slice word = {at, (size_t)((end = strchrnul(at, ' ')) - at)};
        if (of)
            tc_draft_doubt(inside, word, of);
        tc_draft_text(inside, TC_SLICE(" "), false);
        tc_draft_text(inside, word, false);
    }
    tc_draft_end(inside, TC_GAP_BLANK);
    ck_assert_int_eq(tc_tape_play(tc_buffer_slice(&tape), draft, NULL), TC_OK);
    tc_draft_dispose(inside);
    *document = (tc_document){.path = "a.pdf", .format = TC_FORMAT_PDF, .scan = {.read = 1}};
    document->doubts = tc_draft_doubts(draft, &document->doubt_count);
    tc_builder_init(&builder, arena);
    ck_assert_int_eq(tc_draft_finish(draft, &builder, &document->text, NULL), TC_OK);
    tc_builder_finish(&builder, document);
    ck_assert_int_eq(tc_citation_read(arena, document, citations, NULL), TC_OK);
    tc_buffer_dispose(&tape);
}

static const struct {
    const char *words;
    unsigned uncertain;
} doubted[] = {
    {"Căn cứ Quyết định số 1675/QĐ-UBND ngày 09/8/2017 của Ủy ban nhân dân tỉnh Kiên Giang;", 0},
    {"Căn cứ Quyết định số ?1675/QĐ-UBND ngày 09/8/2017 của Ủy ban nhân dân tỉnh Kiên Giang;",
     TC_UNCERTAIN_NUMBER},
    {"Căn cứ Quyết định số !1675/QĐ-UBND ngày 09/8/2017 của Ủy ban nhân dân tỉnh Kiên Giang;",
     TC_UNCERTAIN_SYMBOL},
    {"Căn cứ Quyết định số 1675/QĐ-UBND ngày ?09/8/2017, của Ủy ban nhân dân tỉnh Kiên Giang;",
     TC_UNCERTAIN_DATE},
    {"Căn cứ Quyết định số 1675/QĐ-UBND ngày ?21 tháng 02 năm 2012 của Ủy ban nhân dân tỉnh Kiên "
     "Giang;",
     TC_UNCERTAIN_DATE},
    /* Others on the page. */
    {"?16 điều, căn cứ Quyết định số 1675/QĐ-UBND ngày 09/8/2017 của Ủy ban nhân dân tỉnh Kiên "
     "Giang ?75;",
     0},
};

START_TEST(what_was_read_with_doubt_is_uncertain) {
    tc_document document;
    tc_citations citations;
    read_doubted(doubted[_i].words, &document, &citations);
    ck_assert_uint_eq(citations.mention_count, 1);
    ck_assert_str_eq(string(citations.mentions[0].canonical), "1675/QĐ-UBND");
    ck_assert_uint_eq(citations.mentions[0].uncertain, doubted[_i].uncertain);
}
END_TEST

START_TEST(doubts_are_of_their_page) {
    uint32_t count;
    tc_draft *draft = tc_draft_new(arena);
    tc_draft_page(draft, 2);
    tc_draft_doubt(draft, TC_SLICE("31/12"), TC_DOUBT_DIGITS);
    tc_draft_doubt(draft, TC_SLICE("31/12"), TC_DOUBT_LETTERS);
    tc_draft_page(draft, 1);
    tc_draft_doubt(draft, TC_SLICE("36-"), TC_DOUBT_DIGITS);
    const tc_doubt *doubts = tc_draft_doubts(draft, &count);
    tc_document document = {.doubts = doubts, .doubt_count = count};
    ck_assert_uint_eq(count, 2);
    ck_assert_uint_eq(tc_document_doubt(&document, 2, TC_SLICE("31/12")),
                      TC_DOUBT_DIGITS | TC_DOUBT_LETTERS);
    ck_assert_uint_eq(tc_document_doubt(&document, 1, TC_SLICE("31/12")), 0);
    ck_assert_uint_eq(tc_document_doubt(&document, 1, TC_SLICE("36-")), TC_DOUBT_DIGITS);
    for (unsigned i = 0; i <= TC_DRAFT_DOUBTS_MAX; i++)
        tc_draft_doubt(draft, TC_SLICE("7"), TC_DOUBT_DIGITS);
    tc_draft_doubts(draft, &count);
    ck_assert_uint_eq(count, 3);
    tc_draft_dispose(draft);
}
END_TEST

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

/* ---- Names of files ---- */

static const struct {
    const char *path, *number, *canonical;
} files[] = {
    {"a/1942_kh_syt.pdf", "1942", "1942/KH-SYT"},
    {"1942.KH-SYT signed.pdf", "1942", "1942/KH-SYT"},
    {"so 042 KH SYT-NVY.pdf", "42", "42/KH-SYT"},
    {"1942_kh_skhcn.pdf", "", ""}, /* another symbol */
    {"1942_kh.pdf", "", ""},       /* half of it */
    {"scan0007.pdf", "", ""},
    {"2017-10-10 kh syt.pdf", "", ""}, /* a date */
    {"19/kh-syt.pdf", "", ""},         /* of the folder */
};

static tc_header header_of(const char *path, const char *number, bool scanned) {
    char text[1024];
    tc_document document;
    tc_citations citations;
    snprintf(text, sizeof text,
             "UBND TỈNH KIÊN GIANG\nSỞ Y TẾ\nSố: %s/KH-SYT\n\nKiên Giang, ngày   tháng 10 năm "
             "2017\n\nKẾ HOẠCH\n\nTổ chức xét công nhận sáng kiến\n\nCăn cứ Quyết định số "
             "3158/QĐ-SYT ngày 05/10/2017 của Sở Y tế;\n",
             number);
    tc_slice bytes = tc_arena_copy(arena, tc_slice_of(text));
    ck_assert_int_eq(tc_document_parse(arena, "a.txt", bytes, &document, NULL), TC_OK);
    document.path = path;
    document.scan.read = scanned;
    ck_assert_int_eq(tc_citation_read(arena, &document, &citations, NULL), TC_OK);
    return citations.header;
}

START_TEST(the_name_of_a_scan_says_its_number) {
    tc_header h = header_of(files[_i].path, "   ", true);
    ck_assert_str_eq(string(h.number), files[_i].number);
    ck_assert_str_eq(string(h.canonical), files[_i].canonical);
    ck_assert_int_eq(h.number_from, *files[_i].number ? TC_ORIGIN_FILE_NAME : TC_ORIGIN_PAGE);
    ck_assert_str_eq(string(h.symbol), "KH-SYT");
}
END_TEST

START_TEST(the_document_says_it_first) {
    tc_header h = header_of("1942_kh_syt.pdf", "1924", true);
    ck_assert_str_eq(string(h.number), "1924");
    ck_assert_int_eq(h.number_from, TC_ORIGIN_PAGE);
    /* A draft's number is blank because it has none. */
    h = header_of("1942_kh_syt.docx", "   ", false);
    ck_assert_str_eq(string(h.number), "");
}
END_TEST

int main(void) {
    Suite *suite = suite_create("scans");
    TCase *cases = tcase_create("scans");
    tcase_add_checked_fixture(cases, arena_setup, arena_teardown);
    tcase_add_loop_test(cases, what_a_hand_wrote_is_blank, 0, sizeof readings / sizeof *readings);
    tcase_add_loop_test(cases, what_was_read_with_doubt_is_uncertain, 0,
                        sizeof doubted / sizeof *doubted);
    tcase_add_test(cases, doubts_are_of_their_page);
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
    tcase_add_loop_test(cases, the_name_of_a_scan_says_its_number, 0, sizeof files / sizeof *files);
    tcase_add_test(cases, the_document_says_it_first);
    suite_add_tcase(suite, cases);
    return run_suite(suite);
}
