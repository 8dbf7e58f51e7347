/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "succession.h"

#include <citation/places.h>

#include <string.h>

static const tc_date offices_merged = {2025, 3, 1}, provinces_merged = {2025, 7, 1};

/* By their keys; the symbol is what stands for the old one in numbers. */
static const struct {
    const char *old, *symbol, *heir;
} heirs[] = {
    {"so thong tin va truyen thong", "stttt", "so khoa hoc va cong nghe"},
    {"so ke hoach va dau tu", "skhdt", "so tai chinh"},
    {"so nong nghiep va phat trien nong thon", "snnptnt", "so nong nghiep va moi truong"},
    {"so nong nghiep va phat trien nong thon", "snn", "so nong nghiep va moi truong"},
    {"so tai nguyen va moi truong", "stnmt", "so nong nghiep va moi truong"},
    {"so lao dong thuong binh va xa hoi", "sldtbxh", "so noi vu"},
    {"so giao thong van tai", "sgtvt", "so xay dung"},
    {"ban dan toc", "bdt", "so dan toc va ton giao"},
    {"bo thong tin va truyen thong", "btttt", "bo khoa hoc va cong nghe"},
    {"bo ke hoach va dau tu", "bkhdt", "bo tai chinh"},
    {"bo nong nghiep va phat trien nong thon", "bnnptnt", "bo nong nghiep va moi truong"},
    {"bo nong nghiep va phat trien nong thon", "bnn", "bo nong nghiep va moi truong"},
    {"bo tai nguyen va moi truong", "btnmt", "bo nong nghiep va moi truong"},
    {"bo lao dong thuong binh va xa hoi", "bldtbxh", "bo noi vu"},
    {"bo giao thong van tai", "bgtvt", "bo xay dung"},
    {"uy ban dan toc", "ubdt", "bo dan toc va ton giao"},
};

/* A key taken apart: "so tai chinh" and Quảng Ngãi. */
typedef struct body {
    tc_slice head;
    const tc_place *place;
} body;

static tc_slice without_end(tc_slice s, tc_slice word) {
    if (s.len > word.len && tc_slice_ends(s, word) && s.ptr[s.len - word.len - 1] == ' ')
        return tc_slice_sub(s, 0, s.len - word.len - 1);
    return s;
}

static body take_apart(tc_slice key) {
    body out = {key, NULL};
    size_t at = key.len;
    for (int words = 0; words < 4 && at > 0; words++) {
        while (at > 0 && key.ptr[at - 1] != ' ')
            at--;
        const tc_place *place = at ? tc_place_find(tc_slice_sub(key, at, key.len)) : NULL;
        if (place)
            out = (body){tc_slice_sub(key, 0, at - 1), place};
        at -= at > 0;
    }
    out.head = without_end(without_end(out.head, TC_SLICE("tinh")), TC_SLICE("thanh pho"));
    return out;
}

/* Whether a part of NUMBER is SYMBOL. */
static bool has_symbol(tc_slice number, tc_slice symbol) {
    for (size_t start = 0; start < number.len;) {
        size_t end = start;
        while (end < number.len && number.ptr[end] != '/' && number.ptr[end] != '-')
            end++;
        if (tc_slice_equal(tc_slice_sub(number, start, end), symbol))
            return true;
        start = end + 1;
    }
    return false;
}

static bool is_since(tc_date date, tc_date merged) {
    return date.month && tc_date_compare(tc_date_first(date), merged) >= 0;
}

/* The symbol of the old office names it, whatever it is called; without it an old name is only a
 * new document's slip. */
static tc_kinship kinship_of_heads(tc_slice a, tc_slice b, tc_slice number, bool since) {
    tc_kinship best = TC_KIN_NONE;
    for (size_t i = 0; i < sizeof heirs / sizeof *heirs; i++) {
        tc_slice old = tc_slice_of(heirs[i].old), heir = tc_slice_of(heirs[i].heir);
        bool joined = (tc_slice_equal(a, old) && tc_slice_equal(b, heir)) ||
                      (tc_slice_equal(b, old) && tc_slice_equal(a, heir));
        if (joined && (since || has_symbol(number, tc_slice_of(heirs[i].symbol))))
            best = TC_KIN_NAMED;
    }
    return best;
}

static tc_kinship kinship_of_places(const tc_place *a, const tc_place *b, tc_date date_a,
                                    tc_date date_b) {
    if (!a || !b || !tc_place_same(a, b) ||
        (strcmp(a->successor, b->name) != 0 && strcmp(b->successor, a->name) != 0))
        return TC_KIN_NONE;
    if (is_since(date_a, provinces_merged) && is_since(date_b, provinces_merged))
        return TC_KIN_ONE;
    return tc_date_same_day(date_a, date_b) ? TC_KIN_PLACED : TC_KIN_NONE;
}

tc_kinship tc_kinship_of(tc_slice a, tc_slice b, tc_slice number, tc_date date_a, tc_date date_b) {
    body x = take_apart(a), y = take_apart(b);
    bool since = is_since(date_a, offices_merged) && is_since(date_b, offices_merged);
    tc_kinship heads = TC_KIN_ONE, places = TC_KIN_ONE;
    if (!tc_slice_equal(x.head, y.head))
        heads = kinship_of_heads(x.head, y.head, number, since);
    if (heads != TC_KIN_ONE && heads != TC_KIN_NONE && tc_date_same_day(date_a, date_b))
        heads = TC_KIN_ONE;
    if (x.place != y.place)
        places = kinship_of_places(x.place, y.place, date_a, date_b);
    if (heads == TC_KIN_NONE || places == TC_KIN_NONE)
        return TC_KIN_NONE;
    return places == TC_KIN_PLACED ? TC_KIN_PLACED : heads;
}
