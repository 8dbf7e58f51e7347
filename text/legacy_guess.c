/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which encoding it was: the one in which the words with marks are Vietnamese syllables. */
#include <text/fold.h>
#include <text/legacy.h>
#include <text/text.h>

#include <string.h>

enum {
    SAMPLE = 65536, /* bytes that are looked at */
    LEAST = 3,      /* syllables with marks that decide */
    ONE_IN = 5      /* such words may be none, as names of other tongues are */
};

/* Words with marks: how many are syllables, and how many are not. */
typedef struct score {
    size_t good, bad;
} score;

static score judge(tc_slice text) {
    score s = {0, 0};
    tc_token token;
    for (size_t at = 0; tc_token_next(text, &at, &token);) {
        tc_slice word = tc_slice_sub(text, token.start, token.end);
        if (tc_utf8_is_ascii(word))
            continue;
        if (tc_syllable_is_vietnamese(word))
            s.good++;
        else
            s.bad++;
    }
    return s;
}

static bool is_convincing(score s) {
    return s.good >= LEAST && s.bad * ONE_IN <= s.good + s.bad;
}

/* BYTES in ENCODING, composed, and judged. */
static score try_bytes(tc_arena *arena, tc_legacy encoding, tc_slice bytes) {
    tc_buffer out;
    tc_text text;
    score s = {0, 0};
    tc_buffer_init(&out, (size_t)SAMPLE * 8);
    for (size_t at = 0; at < bytes.len;) {
        uint32_t letters[TC_LEGACY_ROOM];
        size_t n = tc_legacy_next(encoding, bytes, &at, letters);
        for (size_t k = 0; k < n; k++)
            tc_utf8_put(&out, letters[k]);
    }
    if (!out.failed && tc_text_decode(arena, tc_buffer_slice(&out), "UTF-8", &text, NULL) == TC_OK)
        s = judge(text.utf8);
    tc_buffer_dispose(&out);
    return s;
}

tc_legacy tc_legacy_guess(tc_slice bytes) {
    tc_arena *arena = tc_arena_new((size_t)SAMPLE * 32);
    tc_legacy best = TC_LEGACY_NONE;
    score most = {0, 0};
    if (!arena)
        return best;
    bytes = tc_slice_sub(bytes, 0, SAMPLE);
    for (int i = TC_LEGACY_NONE + 1; i < TC_LEGACY_COUNT; i++) {
        score s = try_bytes(arena, (tc_legacy)i, bytes);
        if (is_convincing(s) && s.good > most.good) {
            most = s;
            best = (tc_legacy)i;
        }
        tc_arena_reset(arena);
    }
    tc_arena_free(arena);
    return best;
}

tc_legacy tc_legacy_guess_shown(tc_slice text) {
    static const tc_legacy fonts[] = {TC_LEGACY_TCVN3, TC_LEGACY_VNI};
    text = tc_slice_sub(text, 0, SAMPLE);
    score as_it_stands = judge(text), most = as_it_stands;
    tc_legacy best = TC_LEGACY_NONE;
    tc_arena *arena = is_convincing(as_it_stands) ? NULL : tc_arena_new((size_t)SAMPLE * 64);
    for (size_t i = 0; arena && i < sizeof fonts / sizeof *fonts; i++) {
        score s = judge(tc_legacy_shown(arena, fonts[i], false, text));
        /* By chance half of the words may be syllables both ways. */
        if (is_convincing(s) && s.good > most.good && s.good >= 2 * as_it_stands.good + LEAST) {
            most = s;
            best = fonts[i];
        }
        tc_arena_reset(arena);
    }
    tc_arena_free(arena);
    return best;
}
