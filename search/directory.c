/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "directory.h"

#include <citation/places.h>
#include <record/keys.h>
#include <record/names.h>

#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

enum { MEMO_SLOTS = 1 << 14 };

/* What is known of a name by its own words. */
typedef struct reading {
    tc_slice name; /* without an office */
    tc_slice key;  /* without "và", levels and its place */
    tc_unit_sort sort;
    const tc_place *place; /* that it says itself, or NULL */
    bool national;
} reading;

/* A term of the index. */
typedef struct entry {
    tc_slice scope, key, name, written, agency, province;
    tc_unit_sort sort;
    bool leads;
    uint32_t tasks;
} entry;

/* Issuers and names as they were read before: there are few, and many entries. */
typedef struct memo {
    tc_slice text;
    reading unit;
} memo;

typedef struct gathering {
    tc_session *session;
    tc_full_names *names;
    entry *entries;
    size_t count, capacity;
    memo *memos;
    size_t memo_count;
} gathering;

/* ---- Names ---- */

/* KEY without "va", "cua", "thuoc", and a word that stands twice: names are written with and
 * without them. */
static tc_slice plain_key(tc_arena *arena, tc_slice key) {
    static const char *const fillers[] = {"va", "cua", "thuoc"};
    tc_buffer out;
    tc_slice last = {NULL, 0};
    tc_buffer_init(&out, key.len + 2);
    while (key.len) {
        size_t end = tc_slice_find(key, TC_SLICE(" "), 0);
        tc_slice word = tc_slice_sub(key, 0, end);
        key = end == SIZE_MAX ? (tc_slice){NULL, 0} : tc_slice_sub(key, end + 1, key.len);
        bool filler = tc_slice_equal(word, last);
        for (size_t i = 0; i < sizeof fillers / sizeof *fillers; i++)
            filler = filler || tc_slice_equal(word, tc_slice_of(fillers[i]));
        last = word;
        if (filler)
            continue;
        if (out.len)
            tc_buffer_add_char(&out, ' ');
        tc_buffer_add(&out, word);
    }
    tc_slice result = tc_arena_copy(arena, tc_buffer_slice(&out));
    tc_buffer_dispose(&out);
    return result;
}

/* Cuts "tinh", "thanh pho" and the place behind from the end of *KEY. */
static const tc_place *cut_place(tc_slice *key) {
    static const char *const levels[] = {" tinh", " thanh pho", " tp"};
    const tc_place *place = NULL;
    tc_slice rest = *key;
    for (size_t i = 1; i < key->len && !place; i++) {
        if (key->ptr[i] != ' ')
            continue;
        place = tc_place_find(tc_slice_sub(*key, i + 1, key->len));
        if (place)
            rest = tc_slice_sub(*key, 0, i);
    }
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++) {
        tc_slice level = tc_slice_of(levels[i]);
        if (!tc_slice_ends(rest, level))
            continue;
        /* "UBND thành phố Quảng Ngãi" is a city in the province of that name. */
        if (place && i > 0 && !place->city)
            return NULL;
        rest.len -= level.len;
        break;
    }
    *key = rest;
    return place;
}

static bool is_national(tc_slice key) {
    static const char *const begins[] = {"chinh phu", "thu tuong",  "van phong chinh phu",
                                         "quoc hoi",  "ban bi thu", "bo chinh tri"};
    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++)
        if (tc_slice_starts(key, tc_slice_of(begins[i])))
            return true;
    return tc_slice_starts(key, TC_SLICE("bo ")) && !tc_slice_starts(key, TC_SLICE("bo chi huy")) &&
           !tc_slice_starts(key, TC_SLICE("bo tu lenh")) &&
           !tc_slice_starts(key, TC_SLICE("bo doi")) && !tc_slice_starts(key, TC_SLICE("bo phan"));
}

static reading read_name(tc_arena *arena, tc_slice name) {
    reading r = {.name = tc_unit_without_head(arena, name)};
    r.key = plain_key(arena, tc_key_unit(arena, r.name));
    r.sort = tc_unit_sort_of(arena, r.name);
    r.national = is_national(r.key);
    if (r.sort == TC_UNIT_AGENCY && !r.national)
        r.place = cut_place(&r.key);
    return r;
}

static const reading *remembered(gathering *g, tc_slice name) {
    size_t at = XXH3_64bits(name.ptr, name.len) & (MEMO_SLOTS - 1);
    while (g->memos[at].text.ptr && !tc_slice_equal(g->memos[at].text, name))
        at = (at + 1) & (MEMO_SLOTS - 1);
    memo *m = &g->memos[at];
    if (m->text.ptr)
        return &m->unit;
    if (g->memo_count > MEMO_SLOTS / 2) { /* forget all */
        memset(g->memos, 0, MEMO_SLOTS * sizeof *g->memos);
        g->memo_count = 0;
        m = &g->memos[XXH3_64bits(name.ptr, name.len) & (MEMO_SLOTS - 1)];
    }
    g->memo_count++;
    m->text = tc_arena_copy(g->session->arena, name);
    m->unit = read_name(g->session->arena, m->text);
    return m->text.ptr ? &m->unit : NULL;
}

/* ---- Entries ---- */

/* Whether ISSUER is the committee of a commune, whose offices are called alike everywhere: "Phòng
 * Kinh tế", "Công an xã". */
static bool is_commune(const reading *issuer) {
    static const char *const committees[] = {"ubnd dac khu ", "ubnd phuong ", "ubnd thi tran ",
                                             "ubnd xa "};
    for (size_t i = 0; i < sizeof committees / sizeof *committees; i++)
        if (tc_slice_starts(issuer->key, tc_slice_of(committees[i])))
            return true;
    return false;
}

static bool is_of_commune(const reading *unit) {
    static const char *const levels[] = {" dac khu", " phuong", " xa"};
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
        if (tc_slice_ends(unit->key, tc_slice_of(levels[i])))
            return unit->sort == TC_UNIT_AGENCY;
    return unit->sort == TC_UNIT_DIVISION;
}

/* Whose division it is: the agency's that plans so, or, in plans of a committee, the province's. */
static bool is_own(const reading *unit, const reading *issuer) {
    if (is_commune(issuer))
        return is_of_commune(unit);
    return unit->sort == TC_UNIT_DIVISION && issuer->key.len &&
           !tc_slice_starts(issuer->key, TC_SLICE("ubnd")) &&
           !tc_slice_starts(issuer->key, TC_SLICE("hdnd")) &&
           !tc_slice_starts(issuer->key, TC_SLICE("tinh uy"));
}

static tc_status fill(gathering *g, const tc_unit_entry *term, tc_slice full, entry *out) {
    tc_arena *arena = g->session->arena;
    const reading *unit = remembered(g, full), *issuer = remembered(g, term->issuer);
    if (!unit || !issuer)
        return tc_out_of_memory(g->session);
    out->key = unit->key;
    out->name = unit->name;
    out->sort = unit->sort;
    out->written = tc_arena_copy(arena, term->written);
    out->leads = term->role == TC_UNIT_LEADS;
    if (is_own(unit, issuer)) {
        out->agency = tc_arena_copy(arena, term->issuer);
        out->scope = tc_key_unit(arena, term->issuer);
    }
    if (!unit->national)
        out->province =
            unit->place ? tc_slice_of(unit->place->name) : tc_arena_copy(arena, term->province);
    if (!out->scope.len && out->province.len)
        out->scope = tc_key_place(arena, out->province);
    return TC_OK;
}

static tc_status take(gathering *g, tc_slice text, uint32_t tasks) {
    tc_unit_entry term;
    tc_slice full;
    entry *grown = tc_arena_grow(g->session->arena, g->entries, g->count, g->count + 1,
                                 sizeof *grown, &g->capacity);
    if (!grown)
        return tc_out_of_memory(g->session);
    g->entries = grown;
    if (!tc_unit_entry_read(text, &term))
        return TC_OK;
    full = term.full.len ? term.full : term.written;
    tc_status status = TC_OK;
    bool own = g->names->aliases && g->names->aliases->count;
    if (own || tc_full_names_needed(full)) {
        tc_slice known = {NULL, 0};
        status = tc_full_names_find(g->names, term.issuer, term.province, term.written, &known);
        if (status == TC_OK && !known.len)
            status = tc_full_names_find(g->names, term.issuer, term.province, full, &known);
        full = known.len ? known : full;
    }
    entry fresh = {.tasks = tasks};
    if (status == TC_OK)
        status = fill(g, &term, full, &fresh);
    if (status == TC_OK && fresh.key.len && fresh.sort != TC_UNIT_SOMEBODY &&
        fresh.sort != TC_UNIT_OTHER_WORDS)
        g->entries[g->count++] = fresh;
    return status;
}

static tc_status gather(gathering *g) {
    tc_session *session = g->session;
    tc_terms *terms = NULL;
    bool more = true;
    tc_status status =
        tc_terms_open(session->store, TC_FIELD_UNIT_NAME, TC_SLICE(""), &terms, &session->error);
    while (status == TC_OK) {
        status = tc_terms_next(terms, &more, &session->error);
        if (status != TC_OK || !more)
            break;
        status = take(g, tc_terms_text(terms), tc_terms_frequency(terms));
    }
    tc_terms_close(terms);
    return status;
}

/* ---- Units ---- */

static int by_unit(const void *a, const void *b) {
    const entry *x = a, *y = b;
    int order = tc_slice_compare(x->scope, y->scope);
    order = order ? order : tc_slice_compare(x->key, y->key);
    return order ? order : tc_slice_compare(x->written, y->written);
}

static int by_tasks(const void *a, const void *b) {
    const tc_spelling *x = a, *y = b;
    uint32_t n = x->lead + x->support, m = y->lead + y->support;
    return n != m ? (n < m) - (n > m) : tc_slice_compare(x->name, y->name);
}

/* A unit is called what it is called most often, the longer where that leaves a choice. */
static void name_unit(const entry *e, size_t count, tc_unit *out) {
    uint32_t most = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t tasks = 0;
        for (size_t k = 0; k < count; k++)
            tasks += tc_slice_equal(e[i].name, e[k].name) ? e[k].tasks : 0;
        if (tasks < most || (tasks == most && e[i].name.len <= out->name.len))
            continue;
        most = tasks;
        out->name = e[i].name;
        out->sort = e[i].sort;
    }
}

/* The unit of the COUNT entries from E on. */
static bool make_unit(tc_arena *arena, const entry *e, size_t count, tc_unit *out) {
    *out = (tc_unit){.scope = e->scope, .key = e->key, .sort = e->sort};
    out->spellings = tc_arena_take(arena, count * sizeof *out->spellings);
    if (!out->spellings)
        return false;
    for (size_t i = 0; i < count; i++) {
        tc_spelling *last = out->spellings + out->spelling_count;
        if (!out->spelling_count || !tc_slice_equal(last[-1].name, e[i].written)) {
            *last = (tc_spelling){.name = e[i].written};
            out->spelling_count++;
        } else {
            last--;
        }
        *(e[i].leads ? &last->lead : &last->support) += e[i].tasks;
        *(e[i].leads ? &out->lead : &out->support) += e[i].tasks;
        out->agency = e[i].agency.len ? e[i].agency : out->agency;
        out->province = e[i].province.len ? e[i].province : out->province;
    }
    qsort(out->spellings, out->spelling_count, sizeof *out->spellings, by_tasks);
    name_unit(e, count, out);
    return true;
}

tc_status tc_directory_read(tc_session *session, tc_full_names *names, tc_directory *out) {
    gathering g = {.session = session, .names = names};
    g.memos = calloc(MEMO_SLOTS, sizeof *g.memos);
    tc_status status = g.memos ? gather(&g) : tc_out_of_memory(session);
    free(g.memos);
    if (status != TC_OK)
        return status;
    if (g.count)
        qsort(g.entries, g.count, sizeof *g.entries, by_unit);
    tc_unit *units = tc_arena_take(session->arena, (g.count + 1) * sizeof *units);
    size_t count = 0;
    for (size_t i = 0, end; units && i < g.count; i = end) {
        for (end = i + 1; end < g.count &&
                          tc_slice_equal(g.entries[end].scope, g.entries[i].scope) &&
                          tc_slice_equal(g.entries[end].key, g.entries[i].key);)
            end++;
        if (!make_unit(session->arena, &g.entries[i], end - i, &units[count++]))
            return tc_out_of_memory(session);
    }
    if (!units)
        return tc_out_of_memory(session);
    *out = (tc_directory){units, count};
    return TC_OK;
}
