/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "question.h"

#include "spelling_letters.h"

#include <citation/reference.h>
#include <record/keys.h>
#include <text/common.h>

#include <stdlib.h>
#include <string.h>

/* Longer ones before those that they begin with. */
static const char *const turns[] = {
    "duoc qui dinh nhu the nao",
    "duoc qui dinh the nao",
    "duoc qui dinh ra sao",
    "duoc thuc hien nhu the nao",
    "duoc hieu nhu the nao",
    "duoc hieu the nao",
    "duoc hieu la gi",
    "duoc dinh nghia nhu the nao",
    "duoc dinh nghia the nao",
    "duoc dinh nghia la gi",
    "qui dinh nhu the nao",
    "qui dinh the nao",
    "qui dinh ra sao",
    "thuc hien nhu the nao",
    "nhu the nao la",
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
    "ai chiu trach nhiem",
    "ai phai",
    "do ai",
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

/* ---- What something is ---- */

enum { LAST_WORDS = 6 };

bool tc_question_defines(const tc_slice *words, uint32_t count) {
    static const char *const first[] = {"the nao la", "nhu the nao la", "nhu the nao thi la",
                                        "the nao duoc coi la", "the nao duoc goi la"};
    static const char *const last[] = {"la gi",
                                       "la nhu the nao",
                                       "la the nao",
                                       "la nhung gi",
                                       "duoc hieu nhu the nao",
                                       "duoc hieu the nao",
                                       "duoc hieu la gi",
                                       "duoc dinh nghia nhu the nao",
                                       "duoc dinh nghia the nao",
                                       "duoc dinh nghia la gi"};
    for (size_t i = 0; i < sizeof first / sizeof *first; i++)
        if (fits(tc_slice_of(first[i]), words, count))
            return true;
    for (size_t i = 0; i < sizeof last / sizeof *last; i++)
        for (uint32_t size = 2; size <= LAST_WORDS && size < count; size++)
            if (fits(tc_slice_of(last[i]), words + count - size, size) == size)
                return true;
    return false;
}

/* ---- What is said first ---- */

/* Before what something is about; longer ones before those that they begin with. */
static const char *const leads[] = {
    "qui dinh ve viec", "qui dinh ve", "qui dinh", "ve viec",    "viec",
    "mot so",           "so",          "doi voi",  "the nao la", "nhu the nao la"};

enum { TYPE_WORDS = 3 };

/* The words that begin with the name of a type of document, *TYPE: "Kế hoạch". */
static uint32_t type_words(tc_arena *arena, const tc_slice *words, uint32_t count, tc_slice *type) {
    char name[64];
    size_t size = 0;
    uint32_t found = 0;
    for (uint32_t i = 0; i < TYPE_WORDS && i < count; i++) {
        if (size + words[i].len + 2 > sizeof name)
            break;
        if (i)
            name[size++] = ' ';
        memcpy(name + size, words[i].ptr, words[i].len);
        size += words[i].len;
        tc_slice named = tc_type_named(arena, (tc_slice){name, size});
        found = named.len ? i + 1 : found;
        *type = named.len ? named : *type;
    }
    return found;
}

tc_slice tc_question_type(tc_arena *arena, const tc_slice *words, uint32_t count) {
    tc_slice type = {NULL, 0};
    uint32_t used = type_words(arena, words, count, &type);
    bool asks = fits(TC_SLICE("qui dinh ve"), words, count) > 0;
    bool is_name = !asks && (used > 1 || (used && !tc_slip_is_syllable(*words)));
    return is_name ? tc_key_type(arena, type) : (tc_slice){NULL, 0};
}

uint32_t tc_question_head(tc_arena *arena, const tc_slice *words, uint32_t count,
                          tc_slice out[TC_QUESTION_HEAD]) {
    tc_slice name;
    uint32_t found = 0, type = type_words(arena, words, count, &name);
    for (uint32_t i = type < count ? type : 0; i < count && found < TC_QUESTION_HEAD;) {
        uint32_t lead = turn_at(words + i, count - i);
        for (size_t k = 0; !found && !lead && k < sizeof leads / sizeof *leads; k++)
            lead = fits(tc_slice_of(leads[k]), words + i, count - i);
        if (!lead && !tc_is_function_word(words[i]))
            out[found++] = words[i];
        i += lead ? lead : 1;
    }
    return found;
}

/* ---- Words of grammar ---- */

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
