/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <search/units.h>

#include <citation/places.h>

#include <string.h>

enum { TOKENS = 31 };

typedef struct name {
    tc_slice tokens[TOKENS];
    uint32_t count;
    tc_slice whole;
} name;

/* False when there are more than a unit's name has. */
static bool read_name(tc_slice key, name *out) {
    out->count = 0;
    out->whole = key;
    for (size_t i = 0; i < key.len;) {
        size_t end = tc_slice_find(key, TC_SLICE(" "), i);
        end = end == SIZE_MAX ? key.len : end;
        if (end > i) {
            if (out->count == TOKENS)
                return false;
            out->tokens[out->count++] = tc_slice_sub(key, i, end);
        }
        i = end + 1;
    }
    return out->count > 0;
}

static tc_slice rest_of(const name *n, uint32_t at) {
    if (at >= n->count)
        return (tc_slice){NULL, 0};
    return tc_slice_sub(n->whole, (size_t)(n->tokens[at].ptr - n->whole.ptr), n->whole.len);
}

static bool is_one_of(tc_slice token, const char *const *words, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (tc_slice_equal(token, tc_slice_of(words[i])))
            return true;
    return false;
}
#define IS_ONE_OF(token, words) is_one_of((token), (words), sizeof(words) / sizeof *(words))

/* ---- Letters that stand for words ---- */

static bool is_vowel(char c) {
    return memchr("aeiouy", c, 6) != NULL;
}

/* Whether TOKEN is no syllable, so that its letters may each begin a word. */
static bool is_letters(tc_slice token) {
    static const char *const onsets[] = {"",   "b", "c", "ch", "d",  "g",   "gh", "gi", "h",  "k",
                                         "kh", "l", "m", "n",  "ng", "ngh", "nh", "p",  "ph", "q",
                                         "qu", "r", "s", "t",  "th", "tr",  "v",  "x"};
    static const char *const codas[] = {"", "c", "ch", "m", "n", "ng", "nh", "p", "t"};
    size_t vowel = 0, coda;
    if (token.len < 2)
        return false;
    for (size_t i = 0; i < token.len; i++)
        if (token.ptr[i] < 'a' || token.ptr[i] > 'z')
            return false;
    while (vowel < token.len && !is_vowel(token.ptr[vowel]))
        vowel++;
    for (coda = vowel; coda < token.len && is_vowel(token.ptr[coda]);)
        coda++;
    return vowel == token.len || !IS_ONE_OF(tc_slice_sub(token, 0, vowel), onsets) ||
           !IS_ONE_OF(tc_slice_sub(token, coda, token.len), codas);
}

bool tc_unit_key_abbreviated(tc_slice key) {
    static const char *const usual[] = {"ubnd", "hdnd", "mttq", "mttqvn", "tncs",
                                        "htx",  "vnpt", "gd",   "pgd",    "ubmttq"};
    name n;
    if (!read_name(key, &n))
        return false;
    for (uint32_t i = 0; i < n.count; i++)
        if (is_letters(n.tokens[i]) && !IS_ONE_OF(n.tokens[i], usual))
            return true;
    return false;
}

/* Words from AT on that names are spelt with or without, and abbreviations leave out: how many. */
static uint32_t filler(const name *n, uint32_t at) {
    static const char *const words[] = {"va", "cua", "thuoc"};
    uint32_t level = 0;
    if (at >= n->count)
        return 0;
    if (IS_ONE_OF(n->tokens[at], words))
        return 1;
    /* Of what level a place is goes without saying. */
    if (tc_slice_equal(n->tokens[at], TC_SLICE("tinh")))
        level = 1;
    else if (tc_slice_starts(rest_of(n, at), TC_SLICE("thanh pho ")))
        level = 2;
    return level && tc_place_find(rest_of(n, at + level)) ? level : 0;
}

/* The token behind those of N from AT on whose first letters LETTERS are, or 0. */
static uint32_t spell(tc_slice letters, const name *n, uint32_t at) {
    for (size_t i = 0; i < letters.len; i++, at++) {
        while (at < n->count && n->tokens[at].ptr[0] != letters.ptr[i] && filler(n, at))
            at += filler(n, at);
        if (at >= n->count || n->tokens[at].ptr[0] != letters.ptr[i])
            return 0;
    }
    return at;
}

/* ---- Side by side ---- */

/* Where the two names have been compared without success, so that it is done once. */
typedef struct comparison {
    const name *a, *b;
    uint32_t failed[TOKENS + 1];
    uint32_t a_end, b_end; /* where the comparison may stop on either side */
} comparison;

/* Goes along both names from I and J until one of them ends; whether they agree so far. */
static bool agree(comparison *c, uint32_t i, uint32_t j) {
    const name *a = c->a, *b = c->b;
    if (i >= a->count || j >= b->count) {
        c->a_end = i;
        c->b_end = j;
        return true;
    }
    if (c->failed[i] >> j & 1)
        return false;
    uint32_t end;
    if (tc_slice_equal(a->tokens[i], b->tokens[j]) && agree(c, i + 1, j + 1))
        return true;
    if (is_letters(a->tokens[i]) && (end = spell(a->tokens[i], b, j)) && agree(c, i + 1, end))
        return true;
    if (is_letters(b->tokens[j]) && (end = spell(b->tokens[j], a, i)) && agree(c, end, j + 1))
        return true;
    if ((end = filler(a, i)) && agree(c, i + end, j))
        return true;
    if ((end = filler(b, j)) && agree(c, i, j + end))
        return true;
    c->failed[i] |= UINT32_C(1) << j;
    return false;
}

/* ---- Heads and what follows ---- */

static bool is_head(tc_slice token) {
    static const char *const heads[] = {"so",   "phong",  "ban",  "cuc",   "vu",    "bo",   "ubnd",
                                        "hdnd", "truong", "hoi",  "vien",  "bao",   "dai",  "doi",
                                        "to",   "khoa",   "tinh", "huyen", "thanh", "dang", "doan"};
    return IS_ONE_OF(token, heads);
}

/* Tokens that the head at the beginning takes: "so", "trung tam". */
static uint32_t head_length(const name *n) {
    static const char *const two[] = {
        "van phong", "trung tam", "chi cuc",  "tong cuc",  "cong an",   "thanh tra",
        "ban quan",  "tinh uy",   "huyen uy", "thanh uy",  "dang uy",   "truong phong",
        "pho phong", "thanh pho", "hoi dong", "ban to",    "bo chi",    "buu dien",
        "ngan hang", "kho bac",   "toa an",   "lien hiep", "lien minh", "nha xuat"};
    if (n->count > 2) {
        size_t length = n->tokens[0].len + 1 + n->tokens[1].len;
        if (IS_ONE_OF(tc_slice_sub(n->whole, 0, length), two))
            return 2;
    }
    return n->count > 1 && is_head(n->tokens[0]) ? 1 : 0;
}

/* Whether the words of KEY from AT on say no more than where the unit is or what it belongs to. */
static bool is_surplus(const name *n, uint32_t at) {
    static const char *const begins[] = {"tinh", "huyen", "xa",  "phuong", "quan",
                                         "so",   "thuoc", "cua", "bo"};
    static const char *const levels[] = {"thanh pho", "thi tran", "thi xa"};
    if (at >= n->count)
        return true;
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
        if (tc_slice_starts(rest_of(n, at), tc_slice_of(levels[i])))
            return true;
    return IS_ONE_OF(n->tokens[at], begins) || tc_place_find(rest_of(n, at)) != NULL;
}

/* "tinh quang ngai", "quang ngai": a place and nothing else. */
static bool is_place(tc_slice words) {
    static const char *const levels[] = {"", "tinh ", "thanh pho "};
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
        if (tc_slice_starts(words, tc_slice_of(levels[i])) &&
            tc_place_find(tc_slice_sub(words, strlen(levels[i]), words.len)))
            return true;
    return false;
}

/* The names from I and J on, as wholes. */
static tc_unit_match compare_from(const name *asked, uint32_t i, const name *key, uint32_t j,
                                  tc_slice *place) {
    comparison c = {.a = asked, .b = key};
    if (i >= asked->count || j >= key->count || !agree(&c, i, j))
        return TC_UNIT_OTHER;
    if (c.a_end >= asked->count)
        return is_surplus(key, c.b_end) ? TC_UNIT_SAME : TC_UNIT_OTHER;
    *place = rest_of(asked, c.a_end);
    return is_place(*place) ? TC_UNIT_IN_PLACE : TC_UNIT_OTHER;
}

tc_unit_match tc_unit_compare(tc_slice asked, tc_slice key, tc_slice *place) {
    name a, k;
    if (!read_name(asked, &a) || !read_name(key, &k))
        return tc_slice_equal(asked, key) ? TC_UNIT_SAME : TC_UNIT_OTHER;
    /* "UBND" or "Sở" alone is a class of units. */
    if (a.count == 1 && (is_head(a.tokens[0]) || !is_letters(a.tokens[0])))
        return tc_slice_equal(asked, key) ? TC_UNIT_SAME : TC_UNIT_OTHER;
    tc_unit_match match = compare_from(&a, 0, &k, 0, place);
    uint32_t asked_head = head_length(&a), key_head = head_length(&k);
    /* "Phòng QLKH" is "QLKH". */
    if (match == TC_UNIT_OTHER && asked_head && !key_head)
        match = compare_from(&a, asked_head, &k, 0, place);
    if (match == TC_UNIT_OTHER && key_head && !asked_head)
        match = compare_from(&a, 0, &k, key_head, place);
    return match;
}
