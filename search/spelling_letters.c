/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "spelling_letters.h"

#include <text/fold.h>
#include <text/text.h>

#include <string.h>

/* ---- Syllables ---- */

static const char onsets[] = " b c ch d g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x ";
static const char vowels[] = " a e i o u y ai ao au ay eo eu ia ie ieu iu oa oai oao oay oe oeo oi "
                             "oo ua uay ue ui uo uoi uou uu uy uya uye uyu ye yeu ";
static const char codas[] = " c ch m n ng nh p t ";

/* Whether SIZE letters stand in LIST, which has a blank on each side of each. */
static bool listed(const char *list, const char *letters, size_t size) {
    char word[TC_SLIP_LETTERS + 3];
    if (size > TC_SLIP_LETTERS)
        return false;
    word[0] = ' ';
    memcpy(word + 1, letters, size);
    word[size + 1] = ' ';
    word[size + 2] = '\0';
    return strstr(list, word) != NULL;
}

static bool is_vowel(char c) {
    return strchr("aeiouy", c) != NULL;
}

/* Whether ONSET letters in front leave vowels and a coda. */
static bool fits(tc_slice s, size_t onset) {
    size_t end = onset;
    while (end < s.len && is_vowel(s.ptr[end]))
        end++;
    return (onset == 0 || listed(onsets, s.ptr, onset)) &&
           listed(vowels, s.ptr + onset, end - onset) &&
           (end == s.len || listed(codas, s.ptr + end, s.len - end));
}

bool tc_slip_is_syllable(tc_slice folded) {
    size_t onset = 0;
    for (size_t i = 0; i < folded.len; i++)
        if (folded.ptr[i] < 'a' || folded.ptr[i] > 'z')
            return false;
    while (onset < folded.len && !is_vowel(folded.ptr[onset]))
        onset++;
    /* Of "qu" and "gi" the vowel belongs to the onset. */
    return fits(folded, onset) || (onset + 1 < folded.len && fits(folded, onset + 1));
}

/* ---- Slips ---- */

typedef struct slips {
    uint32_t letters[TC_SLIP_LETTERS]; /* with accents */
    char bases[TC_SLIP_LETTERS];
    uint32_t size;
    bool strange; /* what was typed is no syllable, nor need be what was meant */
    tc_slip *out;
    uint32_t count;
} slips;

static void put(tc_slip *slip, uint32_t letter, char base) {
    char bytes[8];
    tc_buffer buffer;
    tc_buffer_init(&buffer, sizeof bytes);
    tc_utf8_put(&buffer, letter);
    if (buffer.data)
        memcpy(slip->plain + slip->plain_size, buffer.data, buffer.len);
    slip->plain_size = (uint8_t)(slip->plain_size + buffer.len);
    slip->folded[slip->folded_size++] = base;
    tc_buffer_dispose(&buffer);
}

/* A final y is i in both forms. */
static void settle(tc_slip *slip) {
    tc_buffer form;
    if (!memchr(slip->folded, 'y', slip->folded_size))
        return;
    tc_buffer_init(&form, sizeof slip->plain);
    tc_fold_plain((tc_slice){slip->plain, slip->plain_size}, &form);
    if (form.len && !form.failed) {
        memcpy(slip->plain, form.data, form.len);
        slip->plain_size = (uint8_t)form.len;
    }
    tc_buffer_clear(&form);
    tc_fold_ascii((tc_slice){slip->plain, slip->plain_size}, &form);
    if (form.len && form.len <= sizeof slip->folded) {
        memcpy(slip->folded, form.data, form.len);
        slip->folded_size = (uint8_t)form.len;
    }
    tc_buffer_dispose(&form);
}

/* The first START letters of the word, then MIDDLE, then those from END on. */
static void add(slips *s, uint32_t start, const char *middle, size_t size, uint32_t end,
                tc_slip_kind kind) {
    if (start + size + (s->size - end) > TC_SLIP_LETTERS || s->count == TC_SLIPS_MAX)
        return;
    tc_slip *slip = &s->out[s->count];
    *slip = (tc_slip){.kind = kind};
    for (uint32_t i = 0; i < start; i++)
        put(slip, s->letters[i], s->bases[i]);
    for (size_t i = 0; i < size; i++)
        put(slip, (unsigned char)middle[i], middle[i]);
    for (uint32_t i = end; i < s->size; i++)
        put(slip, s->letters[i], s->bases[i]);
    tc_slice made = {slip->folded, slip->folded_size};
    if (!s->strange && !tc_slip_is_syllable(made))
        return;
    settle(slip);
    made.len = slip->folded_size;
    for (uint32_t i = 0; i < s->count; i++)
        if (tc_slice_equal(made, (tc_slice){s->out[i].folded, s->out[i].folded_size}))
            return;
    s->count++;
}

/* Onsets that are spoken alike somewhere in the country, or written for one another. */
static void exchange_onsets(slips *s) {
    static const char *const alike[][2] = {
        {"s", "x"}, {"ch", "tr"}, {"d", "gi"}, {"d", "r"},    {"gi", "r"}, {"gi", "g"}, {"n", "l"},
        {"v", "d"}, {"c", "k"},   {"g", "gh"}, {"ng", "ngh"}, {"ph", "f"}, {"d", "z"},  {"gi", "j"},
        {"c", "q"}, {"qu", "w"},  {"gi", "z"}, {"v", "gi"},   {"qu", "k"}, {"kh", "k"}};
    tc_slice word = {s->bases, s->size};
    for (size_t i = 0; i < sizeof alike / sizeof *alike; i++) {
        for (int side = 0; side < 2; side++) {
            tc_slice from = tc_slice_of(alike[i][side]), to = tc_slice_of(alike[i][!side]);
            if (tc_slice_starts(word, from))
                add(s, 0, to.ptr, to.len, (uint32_t)from.len, TC_SLIP_SOUND);
        }
    }
}

static void exchange_codas(slips *s) {
    static const char *const alike[][2] = {{"n", "ng"}, {"n", "nh"},  {"t", "c"},
                                           {"ch", "t"}, {"ng", "nh"}, {"ch", "c"}};
    for (size_t i = 0; i < sizeof alike / sizeof *alike; i++) {
        for (int side = 0; side < 2; side++) {
            tc_slice from = tc_slice_of(alike[i][side]), to = tc_slice_of(alike[i][!side]);
            if (s->size > from.len &&
                memcmp(s->bases + s->size - from.len, from.ptr, from.len) == 0)
                add(s, s->size - (uint32_t)from.len, to.ptr, to.len, s->size, TC_SLIP_SOUND);
        }
    }
    for (uint32_t i = 0; i < s->size; i++) {
        if (s->bases[i] == 'i')
            add(s, i, "y", 1, i + 1, TC_SLIP_SOUND);
        if (s->bases[i] == 'y')
            add(s, i, "i", 1, i + 1, TC_SLIP_SOUND);
    }
}

/* Two letters in the other order, each with its accents. */
static void turn(slips *s, uint32_t at) {
    slips turned = *s;
    turned.letters[at] = s->letters[at + 1];
    turned.bases[at] = s->bases[at + 1];
    turned.letters[at + 1] = s->letters[at];
    turned.bases[at + 1] = s->bases[at];
    add(&turned, s->size, "", 0, s->size, TC_SLIP_FINGERS);
    s->count = turned.count;
}

static bool is_beside(char a, char b) {
    static const char *const rows[] = {"qwertyuiop", "asdfghjkl", "zxcvbnm"};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *x = strchr(rows[i], a), *y = strchr(rows[i], b);
        if (x && y && (x - y == 1 || y - x == 1))
            return true;
    }
    return false;
}

static void change_letters(slips *s) {
    static const char alphabet[] = "abcdefghijklmnopqrstuvwxyz";
    for (uint32_t i = 0; i + 1 < s->size; i++)
        turn(s, i);
    for (uint32_t i = 0; i < s->size; i++)
        add(s, i, "", 0, i + 1, TC_SLIP_FINGERS);
    for (uint32_t i = 0; i <= s->size; i++)
        for (const char *c = alphabet; *c; c++)
            add(s, i, c, 1, i, TC_SLIP_FINGERS);
    for (int beside = 1; beside >= 0; beside--)
        for (uint32_t i = 0; i < s->size; i++)
            for (const char *c = alphabet; *c; c++)
                if (is_beside(*c, s->bases[i]) == beside)
                    add(s, i, c, 1, i + 1, beside ? TC_SLIP_FINGERS : TC_SLIP_LETTER);
}

uint32_t tc_slips_of(tc_slice plain, tc_slip out[TC_SLIPS_MAX]) {
    slips s = {.out = out};
    for (size_t at = 0; at < plain.len; s.size++) {
        if (s.size == TC_SLIP_LETTERS - 1)
            return 0;
        s.letters[s.size] = tc_utf8_next(plain, &at);
        uint32_t base = tc_fold_base(s.letters[s.size]);
        s.bases[s.size] = base < 0x80 ? (char)base : '?';
    }
    if (s.size < 2)
        return 0;
    s.strange = !tc_slip_is_syllable((tc_slice){s.bases, s.size});
    exchange_onsets(&s);
    exchange_codas(&s);
    change_letters(&s);
    return s.count;
}
