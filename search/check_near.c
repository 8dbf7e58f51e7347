/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Numbers that are one slip of the pen, the key or the scanner away from one that nobody knows.
 *
 * Every number one edit away is looked up; there are some hundred, and an index of any size answers
 * each at once.  A neighbour number always exists, so that a slip is only suggested where the day
 * says the same, or where none is given and what is written is no number at all but for a letter or
 * a dash.  Bodies issue several documents on one day, with numbers in a row: one of the next few
 * numbers is most often another document, and suggested only where it alone is known and held, as a
 * thing to look at.
 * Nothing is repaired: the reader decides. */
#include "check.h"

#include <record/keys.h>

#include <stdlib.h>
#include <string.h>

enum { SUGGESTED = 3, FOUND_MAX = 64, KEY_LONGEST = 64, HUNTS_MAX = 500, BATCH_TENS = 2 };

/* A document that may have been meant. */
typedef struct suggestion {
    const tc_check_number *number;
    uint32_t at;       /* of its known documents */
    uint32_t distance; /* characters of the number that differ */
    bool dated;        /* its day is the one that was said */
    bool neighbour;    /* its number may well be the next one of that day */
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

/* What a slip is. */
typedef enum slip_kind {
    SLIP_PLAIN,     /* any edit: the day has to speak for it */
    SLIP_NEIGHBOUR, /* the number is one of the next few: of those of one day's batch */
    SLIP_LIKELY,    /* one that keys, eyes and scanners make; the day has to say the same */
    SLIP_FORM       /* of letters and dashes: two such numbers are hardly two documents */
} slip_kind;

/* Whether the day tells little: the Assembly passes many laws on one, with numbers in a row. */
static bool shares_its_day(tc_slice key) {
    return tc_slice_find(key, TC_SLICE("/qh"), 0) != SIZE_MAX;
}

/* Adds what is known under KEY and may be meant. */
static void consider(hunt *h, tc_slice key, uint32_t distance, slip_kind slip) {
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
        bool likely = slip == SLIP_FORM ? dated || !asked.date.day
                                        : dated && (slip == SLIP_LIKELY || !shares_its_day(key));
        if ((a != TC_AGREE_EXACT && a != TC_AGREE_COMPATIBLE) || !likely || is_listed(h, known) ||
            h->count == FOUND_MAX)
            continue;
        h->found[h->count++] = (suggestion){number, i, distance, dated, slip == SLIP_NEIGHBOUR};
    }
}

/* KEY with the bytes FROM to TO replaced. */
static void try(hunt *h, tc_slice key, size_t from, size_t to, const char *by, slip_kind slip) {
    char changed[KEY_LONGEST + 8];
    size_t length = strlen(by);
    memcpy(changed, key.ptr, from);
    memcpy(changed + from, by, length);
    memcpy(changed + from + length, key.ptr + to, key.len - to);
    length += key.len - (to - from);
    consider(h, (tc_slice){changed, length}, 1, slip);
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

/* What it is to write NEW for the character at AT of KEY. */
static slip_kind slip_of(tc_slice key, size_t at, char new) {
    char old = key.ptr[at];
    size_t end = tc_slice_find(key, TC_SLICE("/"), 0), dash = tc_slice_find(key, TC_SLICE("-"), 0);
    bool digits = old >= '0' && old <= '9' && new >= '0' && new <= '9';
    if (!digits)
        return look_alike(old, new) ? SLIP_FORM : SLIP_PLAIN;
    size_t place = (end < dash ? end : dash) - at; /* 1: of the ones */
    if (place == 1 || (place == 2 && abs(old - new) <= BATCH_TENS))
        return SLIP_NEIGHBOUR;
    return look_alike(old, new) ? SLIP_LIKELY : SLIP_PLAIN;
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
                try(h, key, at, at + 1, by, slip_of(key, at, *c));
            if (set == digits
                    ? in_number || (at && key.ptr[at - 1] >= '0' && key.ptr[at - 1] <= '9')
                    : letter || at == key.len)
                try(h, key, at, at, by, SLIP_PLAIN);
        }
    if (at == 0 || at >= key.len)
        return;
    bool sign = old == '-' || old == '/';
    try(h, key, at, at, "-", SLIP_FORM);
    try(h, key, at, at, "/", SLIP_FORM);
    try(h, key, at, at + 1, "", sign ? SLIP_FORM : SLIP_PLAIN);
    if (sign)
        try(h, key, at, at + 1, old == '-' ? "/" : "-", SLIP_FORM);
    char before = key.ptr[at - 1], swapped[] = {old, before, '\0'};
    if (old != before)
        try(h, key, at - 1, at + 1, swapped,
            digit && before >= '0' && before <= '9' ? SLIP_LIKELY : SLIP_FORM);
}

/* "57/NQ-TW": the signs of a series of the other kind. */
static void try_signs(hunt *h, tc_slice key) {
    char changed[KEY_LONGEST + 8];
    uint32_t distance = 0;
    for (size_t i = 0; i < key.len; i++) {
        char c = key.ptr[i];
        changed[i] = c == '/' ? '-' : c == '-' ? '/' : c;
        distance += changed[i] != c;
    }
    if (distance == 2)
        consider(h, (tc_slice){changed, key.len}, distance, SLIP_FORM);
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
        consider(h, (tc_slice){changed, key.len}, distance, SLIP_LIKELY);
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

/* Several neighbours show that the body issued a batch on that day, and one that is only cited
 * shows little more. */
static void drop_batch(hunt *h) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < h->count; i++) {
        const suggestion *s = &h->found[i];
        if (!s->neighbour || (h->count == 1 && s->number->known[s->at].held))
            h->found[kept++] = *s;
    }
    h->count = kept;
}

tc_status tc_check_suggest(tc_check *check, uint32_t at, json_t *row) {
    hunt h = {.check = check, .mention = &check->mentions[at], .status = TC_OK};
    tc_slice key = h.mention->meant.number;
    json_t *list = json_array();
    if (key.len <= KEY_LONGEST && check->hunts++ < HUNTS_MAX) {
        try_years(&h, key);
        try_signs(&h, key);
        for (size_t i = 0; i <= key.len; i++)
            try_place(&h, key, i);
    }
    drop_batch(&h);
    if (h.count && !h.found[0].neighbour)
        json_object_set_new(row, "severity", json_string("warning"));
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
