/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "question.h"

#include <stdlib.h>

/* Longer ones before those that they begin with. */
static const char *const turns[] = {
    "duoc qui dinh nhu the nao",
    "duoc qui dinh the nao",
    "duoc qui dinh ra sao",
    "duoc thuc hien nhu the nao",
    "duoc hieu nhu the nao",
    "duoc hieu the nao",
    "duoc hieu la gi",
    "qui dinh nhu the nao",
    "qui dinh the nao",
    "qui dinh ra sao",
    "thuc hien nhu the nao",
    "nhu the nao",
    "the nao la",
    "the nao",
    "nhu nao",
    "ra sao",
    "bao gom nhung gi",
    "gom co nhung gi",
    "gom nhung gi",
    "nhung gi",
    "la gi",
    "lam gi",
    "gi",
    "la bao nhieu",
    "bao nhieu",
    "la bao lau",
    "bao lau",
    "khi nao",
    "nao",
    "o dau",
    "la ai",
    "vi sao",
    "tai sao",
    "hay khong",
    "duoc khong",
    "dung khong",
    "phai khong",
};

/* The words of TURN that stand at the beginning of WORDS: all of them, or 0. */
static uint32_t fits(tc_slice turn, const tc_slice *words, uint32_t count) {
    uint32_t n = 0;
    while (turn.len) {
        if (n == count || !tc_slice_equal(words[n], tc_slice_cut(&turn, ' ')))
            return 0;
        n++;
    }
    return n;
}

static uint32_t turn_at(const tc_slice *words, uint32_t count) {
    for (size_t i = 0; i < sizeof turns / sizeof *turns; i++) {
        uint32_t n = fits(tc_slice_of(turns[i]), words, count);
        if (n)
            return n;
    }
    return 0;
}

/* "có được … không" */
static void mark_yes_or_no(const tc_slice *words, uint32_t count, bool *asks) {
    if (count < 3 || !tc_slice_equal(words[count - 1], TC_SLICE("khong")))
        return;
    asks[count - 1] = true;
    for (uint32_t i = 0; i + 1 < count; i++) {
        bool may = tc_slice_equal(words[i + 1], TC_SLICE("duoc")) ||
                   tc_slice_equal(words[i + 1], TC_SLICE("phai"));
        if (tc_slice_equal(words[i], TC_SLICE("co")) && (may || i == 0)) {
            asks[i] = true;
            asks[i + 1] |= may;
        }
    }
}

void tc_question_words(const tc_slice *words, uint32_t count, bool *asks) {
    uint32_t asking = 0;
    for (uint32_t i = 0; i < count; i++)
        asks[i] = false;
    for (uint32_t i = 0; i < count;) {
        uint32_t n = turn_at(words + i, count - i);
        for (uint32_t k = 0; k < n; k++)
            asks[i + k] = true;
        i += n ? n : 1;
    }
    mark_yes_or_no(words, count, asks);
    for (uint32_t i = 0; i < count; i++)
        asking += asks[i];
    for (uint32_t i = 0; asking == count && i < count; i++)
        asks[i] = false;
}

/* As tc_fold_plain, sorted bytewise by what these are without accents; typed without any they are
 * meant, too, where it is hardly ever another word. */
typedef struct grammar {
    const char *folded, *plain;
    bool alone; /* no other word of these letters is frequent */
} grammar;

static const grammar words_of_grammar[] = {
    {"bang", "bằng", false}, {"bi", "bị", true},        {"cac", "các", true},
    {"cho", "cho", true},    {"co", "có", false},       {"cua", "của", true},
    {"da", "đã", false},     {"de", "để", false},       {"den", "đến", true},
    {"do", "do", false},     {"duoc", "được", true},    {"hoac", "hoặc", true},
    {"khi", "khi", true},    {"la", "là", true},        {"ma", "mà", false},
    {"nay", "này", true},    {"nhung", "những", true},  {"o", "ở", true},
    {"tai", "tại", false},   {"theo", "theo", true},    {"thi", "thì", false},
    {"tren", "trên", true},  {"trong", "trong", false}, {"tu", "từ", false},
    {"va", "và", true},      {"vao", "vào", true},      {"ve", "về", true},
    {"voi", "với", true}};

static int compare_grammar(const void *key, const void *item) {
    return tc_slice_compare(*(const tc_slice *)key, tc_slice_of(((const grammar *)item)->folded));
}

bool tc_question_is_grammar(tc_slice folded, tc_slice plain) {
    const grammar *found =
        bsearch(&folded, words_of_grammar, sizeof words_of_grammar / sizeof *words_of_grammar,
                sizeof *words_of_grammar, compare_grammar);
    return found && (tc_slice_equal(plain, tc_slice_of(found->plain)) ||
                     (found->alone && tc_slice_equal(plain, folded)));
}
