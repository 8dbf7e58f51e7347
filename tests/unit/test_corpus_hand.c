/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Digits that a hand wrote: whatever is read is right, and what is none is not read. */
#include "../../corpus/hand_digits.h"
#include "../../corpus/ocr_hand.h"
#include "arena_fixture.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { SIDE = TC_HAND_SIDE, HANDS = 40, GAP = 6 };

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

static void blob(unsigned char *out) {
    for (int i = 0; i < SIDE * SIDE; i++)
        out[i] = hypot(i % SIDE - 24, i / SIDE - 24) < 16;
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
        double from = hypot(i % SIDE - 24, i / SIDE - 24);
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
    tc_ink ink = written("16", &left, &right);
    size_t row = (size_t)ink.width;
    ink.at[row * 10 + (size_t)left + 3] = ink.at[row * 40 + (size_t)right - 2] = 1;
    memset(ink.at + row * 30, 0, row); /* two pieces one over the other */
    ck_assert_int_eq(tc_hand_day(&ink, left, right, 36), 16);
    /* Ink that goes on into another line is none of this one. */
    ink = written("16", &left, &right);
    for (size_t y = 0; y < (size_t)ink.height; y++)
        ink.at[row * y + SIDE + GAP + 24] = 1;
    ck_assert_int_eq(tc_hand_day(&ink, left, right, 36), 0);
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
    tcase_set_timeout(cases, 120);
    tcase_add_test(cases, digits_of_other_hands);
    tcase_add_test(cases, what_is_no_digit);
    tcase_add_test(cases, days_by_hand);
    tcase_add_test(cases, specks_and_a_pen_that_left_the_paper);
    tcase_add_test(cases, where_a_day_was_taken_out);
    suite_add_tcase(suite, cases);
    return run_suite(suite);
}
