/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "names.h"

#include <text/text.h>

#include <stdlib.h>
#include <string.h>

enum { NAME_WORDS_MAX = 24 };

typedef struct gathering {
    tc_arena *arena;
    tc_unit_name *names;
    size_t count, capacity;
} gathering;

static bool has_abbreviation(const tc_phrase *words, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++)
        if (words->items[i].shout)
            return true;
    return false;
}

/* The key under which two spellings of a name meet: its folded words. */
static tc_slice folded_name(tc_arena *arena, const tc_phrase *words, uint32_t from, uint32_t to) {
    size_t len = 0;
    for (uint32_t i = from; i < to; i++)
        len += words->items[i].key.len + 1;
    char *out = tc_arena_take(arena, len + 1);
    size_t n = 0;
    for (uint32_t i = from; out && i < to; i++) {
        tc_slice key = words->items[i].key;
        for (size_t k = 0; k < key.len; k++)
            out[n++] = key.ptr[k];
        out[n++] = ' ';
    }
    return (tc_slice){out, n};
}

tc_slice tc_names_brief(const tc_phrase *words, uint32_t at, bool *said) {
    static const char *const phrases[] = {
        "goi la",     "goi tat la", "sau day goi la", "sau day goi tat la", "sau day viet tat la",
        "viet tat la"};
    uint32_t head = 0;
    if (at >= words->count || !tc_phrase_gap_has(words, at, '('))
        return (tc_slice){NULL, 0};
    uint32_t n = TC_ANY(words, at, phrases);
    if (said)
        *said = n > 0;
    at += n;
    /* "… gọi tắt là Sở KH&CN" */
    uint32_t end = n && tc_unit_begins(words, at, &head) == TC_UNIT_BODY ? at + head : at;
    for (; end < words->count && words->items[end].shout; end++)
        if (tc_phrase_gap_has(words, end + 1, ')'))
            return tc_phrase_slice(words, at, end + 1);
    return (tc_slice){NULL, 0};
}

static bool add_name(gathering *g, const tc_phrase *words, uint32_t from, uint32_t rest,
                     uint32_t to) {
    tc_unit_name *grown =
        tc_arena_grow(g->arena, g->names, g->count, g->count + 1, sizeof *g->names, &g->capacity);
    if (!grown)
        return false;
    g->names = grown;
    tc_unit_name *name = &g->names[g->count++];
    *name = (tc_unit_name){
        .written = tc_text_squeeze(g->arena, tc_phrase_slice(words, from, to)),
        .folded = folded_name(g->arena, words, from, to),
        .times = 1,
        .alone = !(tc_phrase_match(words, to, "chi cuc") && tc_phrase_gap_has(words, to, ',')),
        .abbreviated = has_abbreviation(words, from, to),
        .rest = tc_phrase_slice(words, rest, to),
        .rest_first =
            rest < to && !tc_phrase_match(words, rest, "va") ? words->items[rest].first : '\0',
        .brief = tc_names_brief(words, to, NULL),
    };
    return name->written.ptr && name->folded.ptr;
}

/* "Trưởng phòng Quản lý Khoa học" names the division, too. */
static bool add_division(gathering *g, const tc_phrase *words, uint32_t from, uint32_t to) {
    if (!tc_phrase_match(words, from, "truong phong") || from + 2 >= to)
        return true;
    if (!add_name(g, words, from + 1, from + 2, to))
        return false;
    tc_unit_name *name = &g->names[g->count - 1];
    tc_slice small = name->written;
    char *written = tc_arena_take(g->arena, small.len);
    if (!written)
        return false;
    memcpy(written, small.ptr, small.len);
    *written = 'P';
    name->written = (tc_slice){written, small.len};
    return true;
}

static bool gather(gathering *g, const tc_phrase *words) {
    for (uint32_t i = 0; i < words->count;) {
        uint32_t head = 0;
        tc_unit_kind kind =
            words->items[i].capital ? tc_unit_begins(words, i, &head) : TC_UNIT_NONE;
        if (kind != TC_UNIT_BODY) {
            i++;
            continue;
        }
        uint32_t end = tc_unit_end(words, i);
        if (end > i && end - i <= NAME_WORDS_MAX &&
            (!add_name(g, words, i, i + head, end) || !add_division(g, words, i, end)))
            return false;
        i += head;
    }
    return true;
}

static int by_folded(const void *a, const void *b) {
    return tc_slice_compare(((const tc_unit_name *)a)->folded, ((const tc_unit_name *)b)->folded);
}

static uint32_t merge_same(tc_unit_name *names, size_t count) {
    uint32_t kept = 0;
    if (count)
        qsort(names, count, sizeof *names, by_folded);
    for (size_t i = 0; i < count; i++) {
        if (kept && tc_slice_equal(names[kept - 1].folded, names[i].folded)) {
            names[kept - 1].times++;
            names[kept - 1].alone += names[i].alone;
            if (!names[kept - 1].brief.len)
                names[kept - 1].brief = names[i].brief;
        } else {
            names[kept++] = names[i];
        }
    }
    return kept;
}

static bool read_texts(tc_texts *texts, tc_slice issuer, tc_phrase **out, uint32_t *count) {
    const tc_document *document = texts->document;
    size_t n = (size_t)document->block_count + 1;
    for (uint32_t t = 0; t < document->table_count; t++)
        n += document->tables[t].cell_count;
    tc_phrase *all = tc_arena_take(texts->arena, n * sizeof *all);
    uint32_t done = 0;
    bool ok = all && tc_phrase_read(texts->arena, issuer, &all[done++]);
    texts->kept = true;
    for (uint32_t i = 0; ok && i < document->block_count; i++)
        ok = tc_texts_block(texts, i, &all[done++]);
    for (uint32_t t = 0; ok && t < document->table_count; t++)
        for (uint32_t c = 0; ok && c < document->tables[t].cell_count; c++)
            ok = tc_texts_cell(texts, t, c, &all[done++]);
    *out = all;
    *count = done;
    return ok;
}

static bool list_initials(tc_arena *arena, tc_names *names) {
    size_t most = 0, n = 0;
    for (uint32_t t = 0; t < names->text_count; t++)
        most += 2 * (size_t)names->texts[t].count;
    char *letters = tc_arena_take(arena, most + 1);
    struct tc_initial *places = tc_arena_take(arena, (most + 1) * sizeof *places);
    if (!letters || !places)
        return false;
    for (uint32_t t = 0; t < names->text_count; t++) {
        const tc_phrase *text = &names->texts[t];
        for (uint32_t i = 0; i < text->count; i++) {
            const tc_phrase_word *word = &text->items[i];
            if (i == 0 || word->start - text->items[i - 1].end != 1)
                letters[n++] = '\0';
            places[n] = (struct tc_initial){t, i};
            letters[n++] = word->shout || word->digits ? '\1' : word->first;
        }
    }
    names->initials = (tc_slice){letters, n};
    names->initial = places;
    names->meant = tc_arena_take(arena, TC_MEANT * sizeof *names->meant);
    return names->meant != NULL;
}

bool tc_names_read(tc_arena *arena, tc_texts *texts, const tc_citations *citations, tc_names *out) {
    gathering g = {.arena = arena};
    tc_phrase *all = NULL;
    uint32_t count = 0;
    tc_slice issuer = citations->header.issuer_full;
    if (!read_texts(texts, issuer, &all, &count))
        return false;
    for (uint32_t i = 0; i < count; i++)
        if (!gather(&g, &all[i]))
            return false;
    *out = (tc_names){.texts = all, .text_count = count};
    out->count = merge_same(g.names, g.count);
    out->items = g.names;
    out->of_department = count && all[0].count && tc_unit_begins(&all[0], 0, NULL) &&
                         tc_phrase_match(&all[0], 0, "so");
    return list_initials(arena, out);
}

const tc_unit_name *tc_names_find(tc_arena *arena, const tc_names *names, tc_slice name) {
    tc_phrase words;
    if (!names->count || !tc_phrase_read(arena, name, &words))
        return NULL;
    tc_unit_name key = {.folded = folded_name(arena, &words, 0, words.count)};
    if (!key.folded.ptr)
        return NULL;
    return bsearch(&key, names->items, names->count, sizeof key, by_folded);
}
