/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "task_about.h"

#include <text/fold.h>
#include <text/text.h>

#include <jansson.h>

enum { TEXT_MAX = 4 << 20 };

/* What one task is about, in words; the buffers serve all tasks. */
typedef struct reader {
    tc_slice wanted;
    tc_buffer folded, words;
} reader;

/* Adds the words of S, folded, with a blank in front of each and behind the last. */
static void add_words(reader *r, tc_slice s) {
    bool inside = false;
    tc_buffer_clear(&r->folded);
    tc_fold_ascii(s, &r->folded);
    for (size_t at = 0; at < r->folded.len;) {
        size_t begin = at;
        tc_slice folded = tc_buffer_slice(&r->folded);
        bool apart = !tc_in_token(tc_utf8_next(folded, &at));
        if (inside == apart)
            tc_buffer_add_char(&r->words, ' ');
        if (!apart)
            tc_buffer_add(&r->words, tc_slice_sub(folded, begin, at));
        inside = !apart;
    }
    if (inside)
        tc_buffer_add_char(&r->words, ' ');
}

/* The same of a string, or of those of a list. */
static void add_strings(reader *r, const json_t *value) {
    const json_t *item;
    size_t i;
    if (json_is_string(value))
        add_words(r, (tc_slice){json_string_value(value), json_string_length(value)});
    json_array_foreach(value, i, item) {
        add_strings(r, item);
    }
}

static bool is_about(reader *r, tc_slice data) {
    static const char *const fields[] = {"task", "result", "group"};
    json_t *task = json_loadb(data.ptr, data.len, JSON_DISABLE_EOF_CHECK, NULL);
    tc_buffer_clear(&r->words);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        add_strings(r, json_object_get(task, fields[i]));
    json_decref(task);
    return tc_slice_find(tc_buffer_slice(&r->words), r->wanted, 0) != SIZE_MAX;
}

tc_status tc_task_about(tc_session *session, const tc_matches *matches, const char *words,
                        uint32_t **out, uint32_t *count) {
    uint32_t total = tc_matches_count(matches), chosen = 0;
    uint32_t *numbers = tc_arena_take(session->arena, (total + (size_t)1) * sizeof *numbers);
    reader r = {.wanted = {NULL, 0}};
    if (!numbers)
        return tc_out_of_memory(session);
    tc_buffer_init(&r.folded, TEXT_MAX);
    tc_buffer_init(&r.words, TEXT_MAX);
    if (words)
        add_words(&r, tc_slice_of(words));
    r.wanted = tc_arena_copy(session->arena, tc_buffer_slice(&r.words));
    for (uint32_t i = 0; i < total; i++)
        if (!words || is_about(&r, tc_match_data(matches, i)))
            numbers[chosen++] = i;
    tc_buffer_dispose(&r.folded);
    tc_buffer_dispose(&r.words);
    *out = numbers;
    *count = chosen;
    return TC_OK;
}
