/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Numbers that are one slip of the pen, the key or the scanner away from one that nobody knows.
 *
 * Every number one edit away is looked up; there are some hundred, and an index of any size answers
 * each at once.  A neighbour number always exists, so that a slip is only suggested where the
 * date says the same and few documents share a date, or where no date is given and the slip is one
 * that eyes and scanners make.
 * Nothing is repaired: the reader decides. */
#include "check.h"

#include <record/keys.h>

#include <stdlib.h>
#include <string.h>

enum { SUGGESTED = 3, FOUND_MAX = 64, KEY_LONGEST = 64, HUNTS_MAX = 500 };

/* A document that may have been meant. */
typedef struct suggestion {
    const tc_check_number *number;
    uint32_t at;       /* of its known documents */
    uint32_t distance; /* characters of the number that differ */
    bool dated;        /* its day is the one that was said */
} suggestion;

typedef struct hunt {
    tc_check *check;
    const tc_check_mention *mention;
    suggestion found[FOUND_MAX];
    uint32_t count;
    tc_status status;
} hunt;

/* Whether DOCUMENT is in the list already: another witness of it. */
static bool is_listed(const hunt *h, const tc_identity *document) {
    for (uint32_t i = 0; i < h->count; i++) {
        const suggestion *s = &h->found[i];
        tc_agreement a = tc_identity_compare(&s->number->known[s->at].identity, document).agreement;
        if (a != TC_AGREE_OTHER)
            return true;
    }
    return false;
}

static bool knows(hunt *h, tc_slice key) {
    tc_session *session = h->check->session;
    static const tc_field fields[] = {TC_FIELD_NUMBER, TC_FIELD_CITED};
    for (size_t i = 0; i < 2 && h->status == TC_OK; i++) {
        uint32_t frequency = 0;
        h->status = tc_store_frequency(session->store, fields[i], key, &frequency, &session->error);
        if (frequency)
            return true;
    }
    return false;
}

/* Whether the day tells little: the Assembly passes many laws on one, with numbers in a row. */
static bool shares_its_day(tc_slice key) {
    return tc_slice_find(key, TC_SLICE("/qh"), 0) != SIZE_MAX;
}

/* Adds what is known under KEY and may be meant.  LOOSE: the slip is likely by itself, and no day
 * has to speak for it. */
static void consider(hunt *h, tc_slice key, uint32_t distance, bool loose) {
    const tc_check_number *number = NULL;
    if (h->status != TC_OK || !key.len || !knows(h, key))
        return;
    tc_slice copy = tc_arena_copy(h->check->session->arena, key);
    h->status = tc_check_look_up(h->check, copy, &number);
    for (uint32_t i = 0; h->status == TC_OK && i < number->count; i++) {
        tc_identity asked = h->mention->meant;
        const tc_identity *known = &number->known[i].identity;
        asked.number = number->number;
        tc_agreement a = tc_identity_compare(&asked, known).agreement;
        bool dated = tc_date_same_day(h->mention->meant.date, known->date);
        bool likely = (loose && (dated || !asked.date.day)) || (dated && !shares_its_day(key));
        if ((a != TC_AGREE_EXACT && a != TC_AGREE_COMPATIBLE) || !likely || is_listed(h, known) ||
            h->count == FOUND_MAX)
            continue;
        h->found[h->count++] = (suggestion){number, i, distance, dated};
    }
}

/* KEY with the bytes FROM to TO replaced. */
static void try(hunt *h, tc_slice key, size_t from, size_t to, const char *by, bool loose) {
    char changed[KEY_LONGEST + 8];
    size_t length = strlen(by);
    memcpy(changed, key.ptr, from);
    memcpy(changed + from, by, length);
    memcpy(changed + from + length, key.ptr + to, key.len - to);
    length += key.len - (to - from);
    consider(h, (tc_slice){changed, length}, 1, loose);
}

/* What eyes and scanners take for one another, as written in keys (lower case, Đ as d). */
static bool look_alike(char a, char b) {
    static const char *const groups[] = {"0odq", "1li7", "5s", "8b", "2z", "6g", "9g",
                                         "3e",   "ce",   "vy", "uv", "nh", "mn"};
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        if (strchr(groups[i], a) && strchr(groups[i], b))
            return true;
    return false;
}

static void try_place(hunt *h, tc_slice key, size_t at) {
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz";
    static const char digits[] = "0123456789";
    char old = at < key.len ? key.ptr[at] : '\0';
    bool digit = old >= '0' && old <= '9', letter = old >= 'a' && old <= 'z';
    bool in_number = at < key.len ? digit : false;
    for (const char *set = digits; set; set = set == digits ? letters : NULL)
        for (const char *c = set; *c; c++) {
            char by[] = {*c, '\0'};
            if ((digit || letter) && *c != old && (digit == (set == digits) || look_alike(old, *c)))
                try(h, key, at, at + 1, by, look_alike(old, *c));
            if (set == digits
                    ? in_number || (at && key.ptr[at - 1] >= '0' && key.ptr[at - 1] <= '9')
                    : letter || at == key.len)
                try(h, key, at, at, by, false);
        }
    if (at == 0 || at >= key.len)
        return;
    try(h, key, at, at, "-", true);
    try(h, key, at, at, "/", true);
    try(h, key, at, at + 1, "", old == '-' || old == '/');
    if (old == '-' || old == '/')
        try(h, key, at, at + 1, old == '-' ? "/" : "-", true);
    char swapped[] = {old, key.ptr[at - 1], '\0'};
    if (old != key.ptr[at - 1])
        try(h, key, at - 1, at + 1, swapped, true);
}

/* The year inside a number is the one before or after. */
static void try_years(hunt *h, tc_slice key) {
    int year = tc_number_year(key);
    size_t at = tc_slice_find(key, TC_SLICE("/"), 0);
    for (int by = -1; year && by <= 1; by += 2) {
        char text[16], changed[KEY_LONGEST + 8];
        snprintf(text, sizeof text, "%04d", year + by);
        uint32_t distance = 0;
        memcpy(changed, key.ptr, key.len);
        for (size_t i = 0; i < 4; i++) {
            distance += changed[at + 1 + i] != text[i];
            changed[at + 1 + i] = text[i];
        }
        consider(h, (tc_slice){changed, key.len}, distance, true);
    }
}

static int by_likeness(const void *left, const void *right) {
    const suggestion *a = left, *b = right;
    const tc_known *x = &a->number->known[a->at], *y = &b->number->known[b->at];
    if (a->dated != b->dated)
        return a->dated ? -1 : 1;
    if (a->distance != b->distance)
        return a->distance < b->distance ? -1 : 1;
    if (x->held != y->held)
        return x->held ? -1 : 1;
    int order = tc_slice_compare(x->identity.number, y->identity.number);
    return order ? order : tc_date_compare(x->identity.date, y->identity.date);
}

tc_status tc_check_suggest(tc_check *check, uint32_t at, json_t *row) {
    hunt h = {.check = check, .mention = &check->mentions[at], .status = TC_OK};
    tc_slice key = h.mention->meant.number;
    json_t *list = json_array();
    if (key.len <= KEY_LONGEST && check->hunts++ < HUNTS_MAX) {
        try_years(&h, key);
        for (size_t i = 0; i <= key.len; i++)
            try_place(&h, key, i);
    }
    qsort(h.found, h.count, sizeof *h.found, by_likeness);
    for (uint32_t i = 0; h.status == TC_OK && i < h.count && i < SUGGESTED; i++) {
        json_t *document = NULL;
        h.status = tc_check_row(check, h.found[i].number, h.found[i].at, &document);
        if (h.status != TC_OK)
            break;
        json_object_set_new(document, "distance", json_integer(h.found[i].distance));
        json_array_append_new(list, document);
    }
    json_object_set_new(row, "suggestions", list);
    return h.status;
}
