/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "anchors.h"

#include <base/lanes.h>

#include <endian.h>
#include <string.h>

enum { STRINGS_MOST = 16, WORD = 8, LIST_MAX = 1 << 20 };

/* What may_hold looks for has to be told of each of them: see rare_offset. */
static const char *const strings[TC_ANCHOR_SETS][STRINGS_MOST] = {
    [TC_ANCHOR_NUMBER] = {"/", "TCVN", "QCVN", "TCXD", "TCCS", "ISO ", "-", "\xE2\x80",
                          "\xE2\x88\x92"},
    /* Words that begin a name; the body of a number that has a blank inside ("150 CP"); the mark
     * that opens a name in quotation marks; or a standard whose sort is written out. */
    [TC_ANCHOR_NAME] = {"Luật", "LUẬT ", "Bộ luật", "Bộ Luật", "BỘ LUẬT ", "Bộ\nluật", "Pháp lệnh",
                        "Pháp\nlệnh", "PHÁP LỆNH ", "Nghị quyết", "Hiến pháp", "HIẾN PHÁP ", " CP",
                        " HĐBT", "“", "Tiêu chuẩn cơ sở"},
    [TC_ANCHOR_SHORT] = {"Nghị quyết ", "Quyết định ", "Nghị định ", "Kết luận ", "Chỉ thị ",
                         "Kế hoạch ", "Thông tư ", "Chương trình hành động "},
    [TC_ANCHOR_DEFINE] = {"viết tắt là ", "gọi tắt là ", "gọi là ", "gọi chung là "},
    [TC_ANCHOR_BACK] = {" này", " nêu trên", " nói trên"},
    [TC_ANCHOR_TITLE] = {"Chiến lược ", "Chương trình ", "Đề án ", "Kế hoạch ", "Quy hoạch "}};

/* A string, and where in it stands the byte by which it is looked for. */
typedef struct needle {
    const char *string;
    uint64_t head, mask; /* its first bytes, as they are read from memory */
    uint8_t length, offset, set, which;
} needle;

enum { NEEDLES_MAX = 64 };
static needle needles[NEEDLES_MAX];
static uint64_t begins[256];  /* by byte: a bit for each needle that is looked for by it */
static uint64_t follows[256]; /* … and that has this one behind it, or ends there */
static bool ready;

/* Where in S one of the bytes stands that may_hold looks for: rare ones, and in lower case only
 * before another letter that is rare behind it. */
static size_t rare_offset(const char *s) {
    const char *la = strstr(s, "là ");
    return la ? (size_t)(la - s) : s[0] == ' ';
}

static void prepare(void) {
    size_t n = 0;
    for (size_t set = 0; set < TC_ANCHOR_SETS; set++)
        for (size_t i = 0; i < STRINGS_MOST && strings[set][i]; i++, n++) {
            needle *one = &needles[n];
            const char *s = strings[set][i];
            *one = (needle){.string = s,
                            .length = (uint8_t)strlen(s),
                            .offset = (uint8_t)rare_offset(s),
                            .set = (uint8_t)set,
                            .which = (uint8_t)i};
            size_t head = one->length < WORD ? one->length : WORD;
            memcpy(&one->head, s, head);
            memset(&one->mask, UINT8_MAX, head);
            begins[(unsigned char)s[one->offset]] |= UINT64_C(1) << n;
            for (size_t c = 0; c < sizeof follows / sizeof *follows; c++)
                if (!s[one->offset + 1] || (unsigned char)s[one->offset + 1] == c)
                    follows[c] |= UINT64_C(1) << n;
        }
    ready = true;
}

/* At which of the sixteen bytes from P on, behind which is one more, the byte of a needle may
 * stand: "-" and "/", E2, the capitals from B to T, Đ, l and n before à, ê, ó … */
static inline unsigned may_hold(const char *p) {
    const tc_lanes v = tc_lanes_load(p), next = tc_lanes_load(p + 1);
    tc_lanes hits = (tc_lanes)((v | 2) == '/') | (tc_lanes)(v == 0xE2);
    hits |= (tc_lanes)((v - (uint8_t)'B') < 19);
    hits |= (tc_lanes)(v == 0xC4) & (tc_lanes)(next == 0x90);
    hits |= (tc_lanes)((v | 2) == 'n') & (tc_lanes)(next == 0xC3);
    return tc_lanes_mask(hits);
}

static bool stands(const needle *one, tc_slice text, size_t at) {
    uint64_t head;
    if (at + WORD > text.len)
        return one->length <= text.len - at && memcmp(text.ptr + at, one->string, one->length) == 0;
    memcpy(&head, text.ptr + at, WORD);
    return ((head ^ one->head) & one->mask) == 0 &&
           (one->length <= WORD ||
            (one->length <= text.len - at &&
             memcmp(text.ptr + at + WORD, one->string + WORD, one->length - (size_t)WORD) == 0));
}

/* The needles that may have their byte at AT. */
static inline uint64_t bits_at(tc_slice text, size_t at) {
    const unsigned char *p = (const unsigned char *)text.ptr + at;
    return begins[p[0]] & (at + 1 < text.len ? follows[p[1]] : follows[0]);
}

/* The needles of BITS whose byte stands at AT, from the lowest on: the next of them, or NULL. */
static const needle *next_needle(tc_slice text, size_t at, uint64_t *bits) {
    while (*bits) {
        const needle *one = &needles[__builtin_ctzll(*bits)];
        *bits &= *bits - 1;
        if (at >= one->offset && stands(one, text, at - one->offset))
            return one;
    }
    return NULL;
}

static bool add(tc_arena *arena, tc_anchors *out, const needle *one, size_t at) {
    tc_anchor *items = out->lists[one->set].items;
    size_t count = out->lists[one->set].count;
    if (count && items[count - 1].at == at)
        return true;
    if (count == out->lists[one->set].capacity) {
        items = tc_arena_regrow(arena, items, count, count + 1, sizeof *items,
                                &out->lists[one->set].capacity);
        if (!items)
            return false;
        out->lists[one->set].items = items;
    }
    items[count] = (tc_anchor){(uint32_t)at, one->which};
    out->lists[one->set].count = count + 1;
    out->full = out->full || count + 1 >= LIST_MAX;
    return true;
}

/* Adds those whose byte stands at AT. */
static inline bool add_at(tc_arena *arena, tc_anchors *out, size_t at) {
    uint64_t bits = bits_at(out->text, at);
    for (const needle *one; bits && (one = next_needle(out->text, at, &bits));)
        if (!add(arena, out, one, at - one->offset))
            return false;
    return true;
}

bool tc_anchors_find(tc_arena *arena, tc_slice text, tc_anchors *out) {
    *out = (tc_anchors){.text = text};
    size_t at = 0;
    if (!ready)
        prepare();
    for (; at + TC_LANES < text.len; at += TC_LANES) {
        unsigned hits = may_hold(text.ptr + at);
        if (hits && out->full)
            break;
        for (; hits; hits &= hits - 1)
            if (!add_at(arena, out, at + (size_t)__builtin_ctz(hits)))
                return false;
    }
    for (; at < text.len && !out->full; at++)
        if (!add_at(arena, out, at))
            return false;
    out->covered = at;
    return true;
}

/* The first of SET at or after FROM that the list has not, remembered so that going on is linear.
 */
static tc_anchor search(tc_anchors *anchors, tc_anchor_set set, size_t from) {
    tc_anchor found = anchors->lists[set].beyond;
    size_t since = anchors->lists[set].since, text = anchors->text.len;
    if (since && from >= since && from <= found.at)
        return found;
    found = (tc_anchor){UINT32_MAX, 0};
    for (size_t at = from > anchors->covered ? from : anchors->covered;
         at < text && found.at == UINT32_MAX; at++) {
        uint64_t bits = bits_at(anchors->text, at);
        for (const needle *one; (one = next_needle(anchors->text, at, &bits));)
            if (one->set == set && at - one->offset >= from && found.at == UINT32_MAX)
                found = (tc_anchor){(uint32_t)(at - one->offset), one->which};
    }
    anchors->lists[set].since = from;
    anchors->lists[set].beyond = found;
    return found;
}

/* The index of the first of COUNT anchors that is at or after FROM, not before FIRST. */
static size_t lower_bound(const tc_anchor *items, size_t first, size_t count, size_t from) {
    while (first < count) {
        size_t middle = first + (count - first) / 2;
        if (items[middle].at < from)
            first = middle + 1;
        else
            count = middle;
    }
    return first;
}

size_t tc_anchors_next(tc_anchors *anchors, tc_anchor_set set, size_t from, size_t *which) {
    enum { NEAR = 8 };
    const tc_anchor *items = anchors->lists[set].items;
    size_t count = anchors->lists[set].count, i = anchors->lists[set].cursor;
    if (i > 0 && items[i - 1].at >= from)
        i = 0;
    for (int n = 0; n < NEAR && i < count && items[i].at < from; n++)
        i++;
    if (i < count && items[i].at < from)
        i = lower_bound(items, i, count, from);
    anchors->lists[set].cursor = i;
    tc_anchor found = {UINT32_MAX, 0};
    if (i < count)
        found = items[i];
    else if (anchors->covered < anchors->text.len)
        found = search(anchors, set, from);
    *which = found.which;
    return found.at == UINT32_MAX ? SIZE_MAX : found.at;
}

const char *tc_anchor_string(tc_anchor_set set, size_t which) {
    return strings[set][which];
}

bool tc_anchor_stands(tc_slice text, tc_anchor_set set, size_t at) {
    for (size_t i = 0; i < STRINGS_MOST && strings[set][i]; i++)
        if (tc_slice_starts(tc_slice_sub(text, at, text.len), tc_slice_of(strings[set][i])))
            return true;
    return false;
}
