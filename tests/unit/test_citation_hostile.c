/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Input that would take for ever if any part of it were read again and again. */
#include "citation_fixture.h"
#include "linear.h"

/* SIZE bytes of the PIECE again and again. */
static void read_again_and_again(const void *piece, size_t size) {
    size_t n = strlen(piece), whole = size / n * n;
    tc_document document;
    char *text = malloc(size + 1);
    ck_assert_ptr_nonnull(text);
    for (size_t i = 0; i < whole; i += n)
        memcpy(text + i, piece, n);
    text[whole] = '\0';
    (void)read_plan(text, whole, &document);
    tc_arena_reset(arena);
    free(text);
}

static const char *const hostile[] = {"1/",
                                      "số ",
                                      "1/QĐ-",
                                      "số 1/QĐ-UBND và ",
                                      "\xCC\x81",
                                      "TCVN ",
                                      "ngày ",
                                      "QĐ-",
                                      "1 ",
                                      "(",
                                      "Luật ",
                                      "12/2024/QH15, ",
                                      "7O9/",
                                      "l/",
                                      "94-",
                                      "94-C",
                                      "Điều 1 khoản 1 ",
                                      "Ban Chỉ đạo về a, ",
                                      "\n12\n",
                                      "1 a/",
                                      "số/",
                                      "12 TC/",
                                      "1/qđ-",
                                      "1/009/QĐ-",
                                      "số ngày ",
                                      "ngày …/",
                                      "mẫu số 1/",
                                      "\xE2\x80\x93",
                                      "|",
                                      "“",
                                      "Đề án “",
                                      "Luật sửa đổi, bổ sung một số điều của ",
                                      "Nghị định 1/2024 ",
                                      "1/2024 ",
                                      "số 5/QĐ-UBND ngày 3/2/2022; ",
                                      "Quyết định số 1/QĐ-TTg (sau đây gọi là Quyết định 1). ",
                                      "theoQuyết định số1/QĐ-UBNDcủa ",
                                      "Nghị định của Chính phủ số 1/",
                                      "Quyết định số 1 QĐ-",
                                      " CP",
                                      "18-N0/",
                                      "Luật A, b ",
                                      "Pháp lệnh ",
                                      "Hiến pháp ",
                                      "mẫu số 1-1/QĐ-",
                                      "Kế hoạch số 1/KH-UBND về thực hiện Đề án a b c ",
                                      "Quyết định này ",
                                      "số 1/QĐ-UBND (khóa "};

START_TEST(hostile_input_is_linear) {
    ck_assert_linear(read_again_and_again, hostile[_i], 1 << 16, hostile[_i]);
}
END_TEST

/* Wherever its signs stand among the bytes that are looked at together. */
START_TEST(a_reference_is_found_at_every_place) {
    static const char cited[] =
        "Căn cứ Nghị định số 150-CP, Luật Đất đai năm 2024, TCVN 9001:2015, Quyết định số "
        "12/2024/QĐ-UBND (sau đây gọi là Quyết định 12). Theo Quyết định 12 và Quyết định này.";
    for (int before = 0; before < 20; before++) {
        char paragraph[sizeof cited + 40];
        snprintf(paragraph, sizeof paragraph, "%.*s %s", before, "xxxxxxxxxxxxxxxxxxxx", cited);
        tc_citations c = read_paragraph(paragraph);
        ck_assert_str_eq(outline(&c), "150-CP|Luật Đất đai 2024|TCVN 9001:2015|12/2024/QĐ-UBND|12/"
                                      "2024/QĐ-UBND|12/2024/QĐ-UBND|12/2024/QĐ-UBND");
    }
}
END_TEST

/* More signs than are remembered stand in front of it. */
START_TEST(a_reference_is_found_behind_a_million_slashes) {
    enum { SLASHES = 1100000 };
    static const char cited[] = "\n\nTheo Luật Đất đai năm 2024 và Quyết định số 7/QĐ-UBND ngày "
                                "3/2/2024. Quyết định nêu trên.";
    char *text = tc_arena_take(arena, 2 * SLASHES + sizeof cited);
    tc_document document;
    ck_assert_ptr_nonnull(text);
    for (size_t i = 0; i < SLASHES; i++)
        memcpy(text + 2 * i, "/ ", 2);
    memcpy(text + 2 * SLASHES, cited, sizeof cited);
    tc_citations c = read_plan(text, 2 * SLASHES + sizeof cited - 1, &document);
    ck_assert_str_eq(outline(&c), "Luật Đất đai 2024|7/QĐ-UBND 2024-02-03|7/QĐ-UBND");
}
END_TEST

int main(void) {
    Suite *suite = suite_create("citation_hostile");
    TCase *cases = tcase_create("citation_hostile");
    tcase_add_checked_fixture(cases, arena_setup, arena_teardown);
    tcase_set_timeout(cases, 120); /* under sanitizers, on a busy machine */
    tcase_add_test(cases, a_reference_is_found_at_every_place);
    tcase_add_loop_test(cases, hostile_input_is_linear, 0, sizeof hostile / sizeof *hostile);
    tcase_add_test(cases, a_reference_is_found_behind_a_million_slashes);
    suite_add_tcase(suite, cases);
    return run_suite(suite);
}
