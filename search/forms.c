/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "forms.h"

#include "accents.h"

#include <text/fold.h>

enum {
    BESIDE = 20, /* texts that have a form somewhere say as much as one in which it stands so */
    SPELT = 64   /* bytes of a word */
};

static size_t place(uint32_t word, uint32_t form) {
    return (size_t)word * TC_WORDING_FORMS + form;
}

bool tc_sightings_new(tc_arena *arena, const tc_wording *wording, tc_sightings *out) {
    size_t count = place(wording->word_count, 0) + 1;
    out->times = tc_arena_take(arena, count * sizeof *out->times);
    out->beside = tc_arena_take(arena, count * sizeof *out->beside);
    return out->times && out->beside;
}

uint32_t tc_forms_find(tc_wording *wording, uint32_t at, tc_slice spelt) {
    tc_wording_word *word = &wording->words[at];
    tc_buffer plain;
    uint32_t found = 0;
    tc_buffer_init(&plain, SPELT);
    tc_fold_plain(spelt, &plain);
    while (found < word->form_count &&
           !tc_slice_equal(word->forms[found].plain, tc_buffer_slice(&plain)))
        found++;
    if (found == word->form_count && found < TC_WORDING_FORMS) {
        tc_slice copy = tc_arena_copy(wording->arena, tc_buffer_slice(&plain));
        if (copy.ptr)
            word->forms[word->form_count++] = (tc_wording_form){.plain = copy};
        else
            found = TC_WORDING_FORMS;
    }
    tc_buffer_dispose(&plain);
    return found;
}

void tc_sightings_see(tc_sightings *seen, uint32_t word, uint32_t form) {
    if (form < TC_WORDING_FORMS && seen->times[place(word, form)] < UINT16_MAX)
        seen->times[place(word, form)]++;
}

void tc_sightings_beside(tc_sightings *seen, uint32_t word, uint32_t form) {
    if (form < TC_WORDING_FORMS)
        seen->beside[place(word, form)] = true;
}

void tc_sightings_end(tc_wording *wording, const tc_sightings *seen) {
    for (uint32_t w = 0; w < wording->word_count; w++) {
        tc_wording_word *word = &wording->words[w];
        for (uint32_t f = 0; f < word->form_count; f++)
            word->forms[f].texts +=
                (seen->times[place(w, f)] > 0) + BESIDE * seen->beside[place(w, f)];
    }
}

static bool fits(const tc_wording_word *word, tc_slice plain) {
    return !word->plain.len || tc_accents_fit(word->plain, plain) ||
           (word->other.len && tc_accents_fit(word->other, plain));
}

void tc_forms_settle(tc_wording *wording) {
    for (uint32_t w = 0; w < wording->word_count; w++) {
        tc_wording_word *word = &wording->words[w];
        uint32_t most = 0;
        for (uint32_t f = 0; f < word->form_count; f++)
            if (fits(word, word->forms[f].plain) && word->forms[f].texts > most)
                most = word->forms[f].texts;
        /* Two that are as good may both be meant: "đổi", "đối". */
        for (uint32_t f = 0; f < word->form_count; f++) {
            word->forms[f].meant =
                fits(word, word->forms[f].plain) && 2 * word->forms[f].texts >= most;
            word->forms[f].texts = 0;
        }
    }
}

double tc_forms_share(const tc_wording *wording, const tc_sightings *seen) {
    double all = seen->abbreviated, meant = seen->meant;
    for (uint32_t w = 0; w < wording->word_count; w++) {
        const tc_wording_word *word = &wording->words[w];
        for (uint32_t f = 0; f < word->form_count; f++) {
            all += seen->times[place(w, f)];
            meant += word->forms[f].meant ? seen->times[place(w, f)] : 0;
        }
    }
    return all > 0 ? meant / all : 0;
}
