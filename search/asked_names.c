/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "asked_names.h"

#include "merges.h"

#include <search/units.h>

#include <citation/places.h>
#include <record/keys.h>

#include <stdio.h>
#include <string.h>

#define PROVINCES_SINCE "2025-07-01"

/* What was asked for, in parts. */
typedef struct question {
    tc_arena *arena;
    const tc_aliases *aliases;
    tc_slice name;         /* key without a place and an agency */
    const tc_place *place; /* of the name, or of --province; or NULL */
    tc_slice only;         /* key of a province that is none of these, or "" */
    tc_slice agency;       /* key, or "" */
    tc_variants *out;
    tc_asked *asked;
} question;

static tc_slice join(tc_arena *arena, tc_slice a, const char *middle, tc_slice b) {
    size_t size = a.len + strlen(middle) + b.len + 1;
    char *text = tc_arena_take(arena, size);
    if (!text)
        return a;
    snprintf(text, size, "%.*s%s%.*s", (int)a.len, a.ptr, middle, (int)b.len, b.ptr);
    return (tc_slice){text, size - 1};
}

/* ---- The parts of a question ---- */

static const tc_place *place_of(tc_slice words) {
    static const char *const levels[] = {"", "tinh ", "thanh pho "};
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++) {
        tc_slice level = tc_slice_of(levels[i]);
        const tc_place *place = tc_slice_starts(words, level)
                                    ? tc_place_find(tc_slice_sub(words, level.len, words.len))
                                    : NULL;
        if (place)
            return place;
    }
    return NULL;
}

/* "so noi vu tinh quang ngai" → "so noi vu" and the place.  "ubnd tinh quang ngai" keeps "tinh". */
static void split_place(question *q) {
    for (size_t i = 0; i < q->name.len; i++) {
        if (q->name.ptr[i] != ' ')
            continue;
        const tc_place *place = place_of(tc_slice_sub(q->name, i + 1, q->name.len));
        if (!place)
            continue;
        tc_slice level = tc_slice_of(place->city ? " thanh pho" : " tinh");
        /* "UBND" alone would be any. */
        bool one = i == 4 && (tc_slice_starts(q->name, TC_SLICE("ubnd")) ||
                              tc_slice_starts(q->name, TC_SLICE("hdnd")));
        q->place = place;
        q->name = tc_slice_sub(q->name, 0, i);
        if (one)
            q->name = join(q->arena, q->name, "", level);
        return;
    }
}

/* Where the commune begins in "phong kinh te xa thanh binh", "cong an xa thanh binh", or SIZE_MAX.
 */
static size_t find_commune(tc_slice name) {
    static const char *const levels[] = {" dac khu ", " phuong ", " xa "};
    static const char *const heads[] = {"ban ",  "cong an ",   "phong ",
                                        "tram ", "trung tam ", "van phong "};
    bool office = false;
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        office = office || tc_slice_starts(name, tc_slice_of(heads[i]));
    for (size_t i = 0; i < sizeof levels / sizeof *levels && office; i++) {
        tc_slice level = tc_slice_of(levels[i]);
        for (size_t at = 0; (at = tc_slice_find(name, level, at)) != SIZE_MAX; at++) {
            tc_slice rest = tc_slice_sub(name, at + level.len, name.len);
            if (!tc_slice_starts(rest, TC_SLICE("hoi"))) /* "xã hội" */
                return at;
        }
    }
    return SIZE_MAX;
}

/* "phong kinh te xa thanh binh" → "phong kinh te" of the commune's committee. */
static void split_commune(question *q) {
    size_t at = find_commune(q->name);
    if (at == SIZE_MAX)
        return;
    tc_slice name = tc_slice_sub(q->name, 0, at);
    q->agency = join(q->arena, TC_SLICE("ubnd"), "", tc_slice_sub(q->name, at, q->name.len));
    if (tc_slice_ends(name, TC_SLICE(" ubnd")))
        name.len -= strlen(" ubnd");
    q->name = name;
}

/* "phong qlkh so khoa hoc va cong nghe tinh quang ngai" → "phong qlkh" and the agency. */
static void split_agency(question *q) {
    size_t at = tc_slice_find(q->name, TC_SLICE(" so "), 1);
    /* "văn phòng sở, sở khoa học và công nghệ" */
    if (at != SIZE_MAX &&
        tc_slice_starts(tc_slice_sub(q->name, at, q->name.len), TC_SLICE(" so so ")))
        at += strlen(" so");
    tc_slice name = at == SIZE_MAX ? q->name : tc_slice_sub(q->name, 0, at);
    static const char *const links[] = {" cua", " thuoc"};
    if (at == SIZE_MAX || tc_slice_starts(q->name, TC_SLICE("so ")))
        return;
    q->agency = tc_slice_sub(q->name, at + 1, q->name.len);
    for (size_t i = 0; i < sizeof links / sizeof *links; i++)
        if (tc_slice_ends(name, tc_slice_of(links[i])))
            name.len -= strlen(links[i]);
    q->name = name;
}

/* ---- Variants ---- */

static tc_variant *add(question *q, tc_slice key, size_t group) {
    if (q->out->count == TC_VARIANTS_MAX)
        return NULL;
    tc_variant *variant = &q->out->items[q->out->count++];
    *variant = (tc_variant){.key = key, .place = q->only, .agency = q->agency, .group = group};
    return variant;
}

static size_t begin_group(question *q, const char *kind, tc_slice name, const char *since) {
    tc_asked *asked = q->asked;
    if (asked->also_count == TC_ALSO_MAX)
        return 0;
    asked->also[asked->also_count] = (tc_also){.kind = kind, .name = name, .since = since};
    return ++asked->also_count;
}

static tc_slice with_place(const question *q, tc_slice name, const tc_place *place) {
    return place ? join(q->arena, name, " tinh ", tc_slice_of(place->folded)) : name;
}

/* The other names that the user gives the variants that there are. */
static void add_aliases(question *q) {
    for (size_t i = 0; i < q->out->count; i++) {
        for (size_t k = 0; k < q->aliases->count; k++) {
            const tc_alias *alias = &q->aliases->items[k];
            const tc_variant *known = &q->out->items[i];
            tc_slice place = {NULL, 0};
            bool meant = tc_slice_equal(known->key, alias->name_key) ||
                         (!known->exact &&
                          tc_unit_compare(known->key, alias->name_key, &place) != TC_UNIT_OTHER);
            bool given = !known->exact && (tc_slice_equal(known->key, alias->key) ||
                                           tc_slice_equal(q->name, alias->key));
            tc_slice key = meant ? alias->key : alias->name_key;
            bool seen = !meant && !given;
            for (size_t v = 0; v < q->out->count; v++)
                seen = seen || tc_slice_equal(q->out->items[v].key, key);
            tc_variant *fresh = seen ? NULL : add(q, key, known->group);
            if (!fresh)
                continue;
            fresh->exact = meant;
            fresh->place = alias->place.len ? alias->place : fresh->place;
            fresh->agency = alias->agency.len ? alias->agency : fresh->agency;
            if (meant && place.len && !alias->place.len)
                fresh->place = tc_key_place(q->arena, place);
        }
    }
}

static void add_other(question *q, const char *name, const tc_place *place, const char *kind,
                      const char *since) {
    tc_slice shown = tc_slice_of(name), key = tc_key_unit(q->arena, shown);
    if (place)
        shown =
            join(q->arena, shown, place->city ? " thành phố " : " tỉnh ", tc_slice_of(place->name));
    add(q, with_place(q, key, place), begin_group(q, kind, shown, since));
}

static bool is_named(const question *q, const char *name) {
    tc_slice place;
    return tc_unit_compare(q->name, tc_key_unit(q->arena, tc_slice_of(name)), &place) ==
           TC_UNIT_SAME;
}

/* Departments and ministries that have become part of it, or it of them. */
static void add_departments(question *q, const tc_place *place) {
    const tc_merge *merge;
    for (size_t i = 0; (merge = tc_merge_at(i)); i++) {
        if (is_named(q, merge->after))
            add_other(q, merge->before, place, "merged", merge->since);
        else if (is_named(q, merge->before))
            add_other(q, merge->after, place, "successor", merge->since);
    }
}

static void add_provinces(question *q) {
    const tc_place *other;
    for (size_t i = 0; (other = tc_place_at(i)); i++) {
        bool before = other != q->place && strcmp(other->successor, q->place->name) == 0;
        bool after = other != q->place && strcmp(q->place->successor, other->name) == 0;
        if (!before && !after)
            continue;
        tc_slice name = join(q->arena, tc_slice_of(other->city ? "thành phố " : "tỉnh "), "",
                             tc_slice_of(other->name));
        size_t group = begin_group(q, before ? "merged" : "successor", name, PROVINCES_SINCE);
        add(q, with_place(q, q->name, other), group);
        if (before)
            add_departments(q, other);
    }
}

static void add_collective(question *q) {
    tc_slice name = q->name;
    if (!memchr(name.ptr, ' ', name.len)) /* letters alone: a division */
        name = join(q->arena, TC_SLICE("phong "), "", name);
    tc_variant *variant = add(q, name, begin_group(q, "collective", TC_SLICE(""), NULL));
    if (!variant)
        return;
    variant->collective = true;
    if (q->place)
        variant->place = tc_slice_of(q->place->folded);
}

/* "Đ/c Lê Thị Hoa" → "le thi hoa", as persons are filed. */
static tc_slice without_address(tc_slice name) {
    static const char *const forms[] = {"ba ", "d c ", "dong chi ", "ong "};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (tc_slice_starts(name, tc_slice_of(forms[i])))
            return tc_slice_sub(name, strlen(forms[i]), name.len);
    return name;
}

void tc_variants_read(tc_session *session, const tc_aliases *aliases, tc_slice unit,
                      tc_variants *out, tc_asked *asked) {
    tc_arena *arena = session->arena;
    const char *province = session->options.province;
    question q = {.arena = arena, .aliases = aliases, .out = out, .asked = asked};
    tc_slice whole = without_address(tc_key_unit(arena, unit));
    *out = (tc_variants){.count = 0};
    q.name = whole;
    split_agency(&q);
    if (!q.agency.len)
        split_commune(&q);
    if (!q.agency.len)
        split_place(&q);
    if (province) {
        tc_slice key = tc_key_place(arena, tc_slice_of(province));
        const tc_place *place = tc_place_find(key);
        /* A place in the name and another one beside it: both must hold. */
        if (q.place || q.agency.len || !place)
            q.only = key;
        else
            q.place = place;
    }
    add(&q, with_place(&q, q.name, q.place), 0);
    if (q.agency.len) { /* and where the agency stands in the name itself */
        tc_variant *named = add(&q, whole, 0);
        if (named)
            named->agency = (tc_slice){NULL, 0};
    }
    add_aliases(&q);
    if (!q.agency.len)
        add_departments(&q, q.place);
    if (q.place)
        add_provinces(&q);
    add_collective(&q);
}
