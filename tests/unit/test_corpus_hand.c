/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Digits that a hand wrote: whatever is read is right, and what is none is not read. */
#include "../../corpus/hand_digits.h"
#include "../../corpus/ocr_hand.h"
#include "arena_fixture.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { SIDE = TC_HAND_SIDE, HANDS = 15, GAP = 6 };

/* Other hands than those that are known. */
static uint32_t other_hand(size_t form) {
    return 977 + 31 * (uint32_t)form;
}

START_TEST(digits_of_other_hands) {
    size_t read = 0, right = 0, all = 0, of[10] = {0};
    for (size_t form = 0; form < tc_hand_forms(); form++) {
        uint32_t state = other_hand(form);
        for (int i = 0; i < HANDS; i++, all++) {
            unsigned char drawn[SIDE * SIDE];
            tc_hand_draw(form, &state, drawn);
            int digit = tc_hand_digit(&(tc_ink){drawn, SIDE, SIDE});
            bool good = digit == tc_hand_form_digit(form);
            read += digit >= 0;
            right += good;
            of[tc_hand_form_digit(form)] += good;
        }
    }
    printf("hand: %zu of %zu read, %zu of these right\n", read, all, right);
    ck_assert_uint_ge(read * 10, all * 6);
    ck_assert_uint_ge(right * 1000, read * 998);
    for (int d = 0; d < 10; d++)
        ck_assert_msg(of[d] > HANDS, "%d: %zu", d, of[d]);
}
END_TEST

/* ---- What is no digit ---- */

/* How far pixel I of a digit's picture is from its middle. */
static double from_middle(int i) {
    int x = i % SIDE, y = i / SIDE;
    return hypot(x - 24, y - 24);
}

static void blob(unsigned char *out) {
    for (int i = 0; i < SIDE * SIDE; i++)
        out[i] = from_middle(i) < 16;
}

static void cross(unsigned char *out) {
    for (int i = 0; i < SIDE * SIDE; i++) {
        int x = i % SIDE, y = i / SIDE;
        out[i] = x > 5 && x < 43 && y > 5 && y < 43 && (abs(x - y) < 3 || abs(x + y - SIDE) < 3);
    }
}

/* A stamp's edge, with a bar through it. */
static void barred_ring(unsigned char *out) {
    for (int i = 0; i < SIDE * SIDE; i++) {
        double from = from_middle(i);
        out[i] = (from < 20 && from > 16) || (from < 20 && abs(i / SIDE - 24) < 2);
    }
}

/* "m" */
static void three_stems(unsigned char *out) {
    for (int i = 0; i < SIDE * SIDE; i++) {
        int x = i % SIDE, y = i / SIDE;
        out[i] = y > 10 && y < 40 && x > 4 && x < 44 && (y < 14 || x % 18 < 5);
    }
}

static void nothing(unsigned char *out) {
    memset(out, 0, (size_t)SIDE * SIDE);
}

static void (*const others[])(unsigned char *) = {blob, cross, barred_ring, three_stems, nothing};

START_TEST(what_is_no_digit) {
    unsigned char drawn[SIDE * SIDE];
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        others[i](drawn);
        int digit = tc_hand_digit(&(tc_ink){drawn, SIDE, SIDE});
        ck_assert_msg(digit == -1, "%zu: %d", i, digit);
    }
}
END_TEST

/* ---- Days ---- */

/* DIGITS beside each other, each as one of the hands that can be read, with print at both ends;
 * where they stand. */
static tc_ink written(const char *digits, int *left, int *right) {
    size_t count = strlen(digits);
    tc_ink ink = {.width = (int)(count + 2) * (SIDE + GAP), .height = SIDE + 2 * GAP};
    ink.at = tc_arena_take(arena, (size_t)ink.width * (size_t)ink.height);
    memset(ink.at, 0, (size_t)ink.width * (size_t)ink.height);
    for (size_t i = 0; i <= count + 1; i++) {
        unsigned char drawn[SIDE * SIDE];
        bool print = i == 0 || i > count;
        for (size_t form = 0; !print && form < tc_hand_forms(); form++) {
            uint32_t state = other_hand(form);
            if (tc_hand_form_digit(form) != digits[i - 1] - '0')
                continue;
            tc_hand_draw(form, &state, drawn);
            if (tc_hand_digit(&(tc_ink){drawn, SIDE, SIDE}) == digits[i - 1] - '0')
                break;
        }
        if (print)
            three_stems(drawn);
        for (int y = 0; y < SIDE; y++)
            memcpy(ink.at + (size_t)(y + GAP) * (size_t)ink.width + i * (SIDE + GAP),
                   drawn + (size_t)y * SIDE, SIDE);
    }
    *left = SIDE;
    *right = ink.width - SIDE;
    return ink;
}

static const struct {
    const char *digits;
    int day;
} days[] = {{"16", 16}, {"10", 10}, {"26", 26}, {"05", 5},  {"31", 31}, {"23", 23},
            {"07", 7},  {"18", 18}, {"29", 29}, {"14", 14}, /* and what is no day */
            {"32", 0},  {"00", 0},  {"45", 0},  {"5", 0},   {"165", 0}, {"", 0}};

START_TEST(days_by_hand) {
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        int left, right;
        tc_ink ink = written(days[i].digits, &left, &right);
        int day = tc_hand_day(&ink, left, right, 36);
        ck_assert_msg(day == days[i].day, "%s: %d", days[i].digits, day);
    }
}
END_TEST

START_TEST(specks_and_a_pen_that_left_the_paper) {
    int left, right;
    tc_ink ink = written("20", &left, &right);
    size_t row = (size_t)ink.width;
    ink.at[row * 10 + (size_t)left + 3] = ink.at[row * 40 + (size_t)right - 2] = 1;
    memset(ink.at + row * 30, 0, row); /* two pieces one over the other */
    ck_assert_int_eq(tc_hand_day(&ink, left, right, 36), 20);
    /* Ink that goes on into another line is none of this one. */
    ink = written("20", &left, &right);
    for (size_t y = 0; y < (size_t)ink.height; y++)
        ink.at[row * y + SIDE + GAP + 24] = 1;
    ck_assert_int_eq(tc_hand_day(&ink, left, right, 36), 0);
}
END_TEST

/* ---- Numbers ---- */

enum { LINE = 32, HIGH = 80, LONG = 320, BASE = 50, NUMBERS = 24 };

static void stroke(tc_ink *ink, float x, float lean, int rows, int thick) {
    for (int y = 0; y < rows; y++)
        for (int i = 0; i < thick; i++)
            ink->at[(BASE - 1 - y) * ink->width + (int)(x + lean * (float)y) + i] = 1;
}

/* How one of many hands writes FORM, as large as in a letterhead, its left end at X: where its
 * right end is. */
static int write_digit(tc_ink *ink, size_t form, uint32_t *state, int x) {
    unsigned char drawn[SIDE * SIDE];
    int x0 = SIDE, x1 = 0, y0 = SIDE, y1 = 0;
    tc_hand_draw(form, state, drawn);
    for (int i = 0; i < SIDE * SIDE; i++)
        if (drawn[i]) {
            x0 = i % SIDE < x0 ? i % SIDE : x0;
            x1 = i % SIDE > x1 ? i % SIDE : x1;
            y0 = i / SIDE < y0 ? i / SIDE : y0;
            y1 = i / SIDE > y1 ? i / SIDE : y1;
        }
    for (int y = y0; y <= y1; y++)
        for (int i = x0; i <= x1; i++)
            ink->at[(BASE - 1 - y1 + y) * ink->width + x + i - x0] |= drawn[y * SIDE + i];
    return x + x1 - x0 + 1;
}

/* The number that stands for SEED, APART pixels between its digits, with "Số:" before it and "/K"
 * behind; into DIGITS.  Where the hand's room begins and where the "K" does. */
static tc_ink number_of(uint32_t seed, int apart, char *digits, int *left, int *right) {
    tc_ink ink = {tc_arena_take(arena, (size_t)LONG * HIGH), LONG, HIGH};
    memset(ink.at, 0, (size_t)LONG * HIGH);
    uint32_t state = seed * 2654435761U + 7;
    int count = 1 + (int)(seed % 4), x = 40;
    stroke(&ink, 10, 0, 24, 4); /* print */
    *left = 20;
    for (int i = 0; i < count; i++) {
        size_t form = (state >> 12) % tc_hand_forms();
        x = write_digit(&ink, form, &state, x) + apart;
        digits[i] = (char)('0' + tc_hand_form_digit(form));
    }
    digits[count] = '\0';
    x += 4 + (apart < 0 ? -apart : 0);
    stroke(&ink, (float)x, 0.3F, 26, 2);
    *right = x + 12;
    stroke(&ink, (float)*right, 0, 22, 3);
    return ink;
}

typedef struct tally {
    size_t all, read, right, guessed;
} tally;

static tally read_numbers(int apart, void (*spoil)(tc_ink *)) {
    tally t = {0};
    for (uint32_t seed = 0; seed < NUMBERS; seed++, t.all++) {
        char digits[8];
        tc_hand_guesses out;
        int left, right;
        tc_ink ink = number_of(seed, apart, digits, &left, &right);
        if (spoil)
            spoil(&ink);
        bool sure = tc_hand_number(&ink, left, right, LINE, BASE, &out);
        ck_assert(!sure || out.count);
        ck_assert_uint_le(out.count, TC_HAND_GUESSES);
        t.read += sure;
        t.right += sure && !strcmp(out.digits[0], digits);
        for (size_t i = 0; i < out.count; i++)
            t.guessed += !strcmp(out.digits[i], digits);
    }
    return t;
}

/* Specks, as a copier leaves them. */
static void sprinkle(tc_ink *ink) {
    uint32_t state = 5;
    for (int i = 0; i < 40; i++) {
        state = state * 1664525U + 1013904223U;
        ink->at[(state >> 8) % (uint32_t)(ink->width * ink->height)] = 1;
    }
}

/* The ring of a stamp over the middle of it. */
static void put_stamp(tc_ink *ink) {
    for (int y = 0; y < ink->height; y++)
        for (int x = 0; x < ink->width; x++)
            ink->at[y * ink->width + x] |= fabs(hypot(x - 90, y - 90) - 70) < 2;
}

START_TEST(numbers_by_hand) {
    static const struct {
        int apart;
        void (*spoil)(tc_ink *);
        size_t least; /* in a hundred that are read */
    } ways[] = {{4, NULL, 75}, {-2, NULL, 50}, {4, sprinkle, 70}, {4, put_stamp, 0}};
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        tally t = read_numbers(ways[i].apart, ways[i].spoil);
        printf("hand: %zu of %zu numbers read, %zu of these right\n", t.read, t.all, t.right);
        ck_assert_uint_ge(t.read * 100, t.all * ways[i].least);
        ck_assert_uint_ge(t.right + 1, t.read);
        ck_assert_uint_ge(t.guessed, t.right);
    }
}
END_TEST

START_TEST(what_is_no_number) {
    char digits[8];
    tc_hand_guesses out;
    int left, right;
    /* Without a slash nobody knows where it ends. */
    tc_ink ink = number_of(5, 4, digits, &left, &right);
    for (int y = 0; y < HIGH; y++)
        memset(ink.at + (size_t)y * LONG + right - 14, 0, 14);
    ck_assert(!tc_hand_number(&ink, left, right, LINE, BASE, &out) && !out.count);
    /* Nothing, dots, a line to write on. */
    ink = number_of(5, 4, digits, &left, &right);
    for (int y = 0; y < HIGH; y++)
        memset(ink.at + (size_t)y * LONG + left, 0, (size_t)(right - 14 - left));
    ck_assert(!tc_hand_number(&ink, left, right, LINE, BASE, &out) && !out.count);
    for (int x = left + 4; x < right - 16; x += 6)
        ink.at[(BASE - 1) * LONG + x] = ink.at[(BASE - 2) * LONG + x] = 1;
    ck_assert(!tc_hand_number(&ink, left, right, LINE, BASE, &out) && !out.count);
    for (int x = left + 4; x < right - 16; x++)
        ink.at[(BASE - 1) * LONG + x] = ink.at[(BASE - 2) * LONG + x] = 1;
    ck_assert(!tc_hand_number(&ink, left, right, LINE, BASE, &out) && !out.count);
}
END_TEST

START_TEST(where_a_day_was_taken_out) {
    enum { ROOM = 64 };
    char text[ROOM] = "ngày f6 tháng 10 năm 2017";
    unsigned char sure[ROOM];
    int left[ROOM], right[ROOM];
    memset(sure, 99, sizeof sure);
    for (int i = 0; i < ROOM; i++) {
        left[i] = 10 * i;
        right[i] = 10 * i + 8;
    }
    tc_ocr_line line = {.text = text,
                        .sure = sure,
                        .left = left,
                        .right = right,
                        .length = strlen(text),
                        .height = 20};
    size_t from = strlen("ngày"), to = strlen("ngày f6 ");
    tc_ocr_hand_blank(&line);
    ck_assert_uint_eq(line.day.from, from);
    ck_assert_uint_eq(line.day.to, to);
    ck_assert_int_eq(line.day.left, right[from - 1]);
    ck_assert_int_eq(line.day.right, left[to]);
    ck_assert_int_eq(line.day.far, right[to]);
    strcpy(text, "ngày 16 tháng 10 năm 2017"); /* print */
    line.length = strlen(text);
    tc_ocr_hand_blank(&line);
    ck_assert_uint_eq(line.day.from, line.day.to);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("hand");
    TCase *cases = tcase_create("hand");
    tcase_add_checked_fixture(cases, arena_setup, arena_teardown);
    tcase_set_timeout(cases, 400);
    tcase_add_test(cases, digits_of_other_hands);
    tcase_add_test(cases, what_is_no_digit);
    tcase_add_test(cases, days_by_hand);
    tcase_add_test(cases, specks_and_a_pen_that_left_the_paper);
    tcase_add_test(cases, numbers_by_hand);
    tcase_add_test(cases, what_is_no_number);
    tcase_add_test(cases, where_a_day_was_taken_out);
    suite_add_tcase(suite, cases);
    return run_suite(suite);
}
