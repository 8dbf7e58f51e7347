/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "headings.h"

#include "duties.h"

#include <text/text.h>

#include <string.h>

enum {
    LEVELS = 9,
    BARE = LEVELS,    /* of headings without a label */
    LABELLED_MAX = 6, /* deeper ones are bullets */
    PART_MAX = 2,     /* "II." */
    BARE_BYTES_MAX = 200
};

/* The paragraphs of one level below one heading, by the first of them. */
typedef struct siblings {
    uint32_t first[LEVELS + 1]; /* by level, of the present heading */
    uint8_t *sure; /* by first paragraph: how many are surely headings of units, at most 2 */
    uint32_t *of;  /* by paragraph: its first sibling */
    uint8_t above; /* level of the last label that is no bullet */
} siblings;

static bool may_be_bare(const tc_para *para) {
    return tc_para_is_text(para) && !para->level && para->bold && para->text.len <= BARE_BYTES_MAX;
}

/* "**Sở Tài chính**" in a line of its own, bullets below it; a name in capitals is a letterhead's
 * or a signature's. */
static bool is_bare(const tc_paras *paras, uint32_t at) {
    const tc_para *para = &paras->items[at];
    return may_be_bare(para) && para->words.items && at + 1 < paras->count &&
           paras->items[at + 1].level > 0 && !tc_phrase_shout(&para->words, 0, para->words.count);
}

static uint8_t slot_of(const tc_paras *paras, uint32_t at) {
    const tc_para *para = &paras->items[at];
    if (!para->level)
        return is_bare(paras, at) ? BARE : 0;
    return para->level < LEVELS ? para->level : LEVELS - 1;
}

static tc_naming naming_of(const tc_paras *paras, uint32_t at, uint8_t slot) {
    uint32_t from, to, inside;
    const tc_para *para = &paras->items[at];
    if (!para->words.items || !slot || tc_para_is_about(para))
        return TC_NAMING_NONE;
    tc_naming naming = tc_para_names_units(para, tc_paras_below(paras, at), &from, &to, &inside);
    if (naming == TC_NAMING_NONE || slot != BARE)
        return naming;
    return to == inside && tc_units_only(&para->words, from, to) ? naming : TC_NAMING_NONE;
}

static void place(const tc_paras *paras, siblings *s, uint32_t at, uint8_t slot) {
    const tc_para *para = &paras->items[at];
    if (para->table)
        memset(s->first, 0xFF, sizeof s->first);
    if (!slot)
        return;
    if (slot != BARE) {
        for (int deeper = slot + 1; deeper < LEVELS; deeper++)
            s->first[deeper] = UINT32_MAX;
        s->first[BARE] = slot <= PART_MAX ? UINT32_MAX : s->first[BARE];
        s->above = slot <= LABELLED_MAX ? slot : s->above;
    }
    if (s->first[slot] == UINT32_MAX)
        s->first[slot] = at;
    s->of[at] = s->first[slot];
}

static bool is_type(const tc_citations *citations, const char *const *types, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (tc_fold_same(citations->header.type, tc_slice_of(types[i])))
            return true;
    return false;
}

bool tc_headings_find(tc_paras *paras, tc_headings *out) {
    /* They name bodies in many headings that give out no work. */
    static const char *const laws[] = {
        "Bộ luật", "Hiến pháp", "Luật", "Nghị định", "Pháp lệnh", "Thông tư", "Thông tư liên tịch"};
    static const char *const plans[] = {
        "Chương trình", "Chương trình hành động", "Đề án", "Kế hoạch", "Phương án", "Báo cáo"};
    tc_arena *arena = paras->tasks->arena;
    size_t count = paras->count + (size_t)1;
    siblings s = {.sure = tc_arena_take(arena, count)};
    s.of = tc_arena_take(arena, count * sizeof *s.of);
    uint8_t *naming = tc_arena_take(arena, count);
    out->units = tc_arena_take(arena, count * sizeof *out->units);
    out->ends = tc_arena_take(arena, count);
    if (!s.sure || !s.of || !naming || !out->units || !out->ends)
        return false;
    memset(s.first, 0xFF, sizeof s.first);
    for (uint32_t i = 0; i < paras->count; i++) {
        tc_paras_forget(paras);
        const tc_para *para = &paras->items[i];
        bool labelled = tc_para_is_text(para) && para->level && para->level <= LABELLED_MAX;
        if ((labelled || may_be_bare(para)) &&
            tc_para_may_name(para, !labelled || tc_paras_below(paras, i)) &&
            !tc_paras_need(paras, i))
            return false;
        uint8_t slot = slot_of(paras, i);
        uint8_t above = s.above;
        place(paras, &s, i, slot);
        naming[i] = (uint8_t)naming_of(paras, i, slot);
        if (slot == BARE)
            out->ends[i] = s.of[i] < i ? out->ends[s.of[i]] : above;
        if (naming[i] == TC_NAMING_SURE && s.sure[s.of[i]] < 2)
            s.sure[s.of[i]]++;
    }
    out->law = is_type(paras->tasks->citations, laws, TC_LENGTH(laws));
    out->plan = is_type(paras->tasks->citations, plans, TC_LENGTH(plans));
    for (uint32_t i = 0; i < paras->count && !out->law; i++)
        out->units[i] = naming[i] != TC_NAMING_NONE && s.sure[s.of[i]] == 2;
    return true;
}
