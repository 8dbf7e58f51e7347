/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Partners that are said of several duties at once, or of each where it stands. */
#include "section.h"

bool tc_section_partners(tc_section *r, uint32_t at) {
    const tc_phrase *words = &r->paras.items[at].words;
    static const char *const opens[] = {"chu tri", "phoi hop"};
    if (!r->heading || r->with_level || !TC_ANY(words, 0, opens))
        return true;
    uint32_t with = tc_phrase_find(words, "phoi hop", 0);
    if (with > 2)
        return true;
    with += 2;
    with += tc_phrase_match(words, with, "voi");
    r->with = (tc_strings){NULL, 0};
    r->with_each = with >= words->count;
    if (!r->with_each && tc_units_end(words, with) < words->count)
        return true;
    r->with_bare = !r->paras.items[at].level;
    r->with_level = r->with_bare ? (r->level ? r->level : 1) : r->paras.items[at].level;
    r->with_at = at;
    return r->with_each ||
           tc_units_split(r->tasks->arena, words, with, words->count, true, &r->with);
}

/* Adds MORE to those who support. */
static bool add_partners(tc_section *r, const tc_strings *more) {
    uint32_t count = r->with.count + more->count;
    tc_slice *items = tc_arena_take(r->tasks->arena, (count + (size_t)1) * sizeof *items);
    if (!items)
        return false;
    for (uint32_t i = 0; i < count; i++)
        items[i] = i < r->with.count ? r->with.items[i] : more->items[i - r->with.count];
    r->with = (tc_strings){items, count};
    return true;
}

bool tc_section_partner(tc_section *r, uint32_t at, bool *done) {
    const tc_para *para = &r->paras.items[at];
    uint32_t end = r->with_each ? tc_units_end(&para->words, 0) : 0;
    tc_strings named;
    *done = end > 0;
    if (!end)
        return true;
    if (!tc_units_split(r->tasks->arena, &para->words, 0, end, true, &named))
        return false;
    bool only = end == para->words.count;
    if (!only)
        r->with = (tc_strings){NULL, 0};
    if (!add_partners(r, &named))
        return false;
    bool more =
        at + 1 < r->paras.count && tc_para_is_text(para + 1) && para[1].level == para->level;
    if (only && more)
        return true;
    return tc_paras_need(&r->paras, r->with_at) &&
           tc_section_duty(r, only ? &r->paras.items[r->with_at] : para, 0, &r->lead,
                           TC_SOURCE_SECTION);
}
