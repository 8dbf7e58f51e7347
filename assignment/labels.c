/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "labels.h"

#include <text/text.h>

enum { LABEL_WORDS_MAX = 8, VALUE_WORDS_MAX = 80 };

/* A view of the words from FROM on. */
static tc_phrase part_of(const tc_phrase *words, uint32_t from, uint32_t to) {
    return (tc_phrase){words->text, words->items + from, to - from};
}

/* Whether a clause begins at word AT. */
static bool begins_clause(const tc_phrase *words, uint32_t at) {
    return at == 0 || tc_phrase_gap_has(words, at, ';') || tc_phrase_gap_has(words, at, '.') ||
           tc_phrase_gap_has(words, at, '\n') || tc_phrase_gap_has(words, at, '(') ||
           tc_phrase_gap_has(words, at, ',') || words->items[at].bullet;
}

/* "Như trên.", "nt": as the task before has it. */
static bool says_ditto(const tc_phrase *value) {
    uint32_t n = tc_phrase_match(value, 0, "nhu tren");
    n = n ? n : tc_phrase_match(value, 0, "nt");
    return n && (n == value->count || value->items[n].signs & TC_SIGNS_PARTING);
}

/* Whether the value of LABEL is made of units, or says "chủ trì" of one.  What stands below an
 * empty value is read later; "Tổ chức thực hiện:", "Phân công nhiệm vụ:" then are headings, not
 * labels. */
static bool names_units(const tc_phrase *words, const tc_labelled *label) {
    static const char *const headings[] = {"phan cong nhiem vu",
                                           "phan cong thuc hien",
                                           "phan cong to chuc",
                                           "phan cong trach nhiem",
                                           "to chuc",
                                           "trach nhiem"};
    if (label->from >= words->count)
        return !TC_ANY(words, label->begin, headings);
    tc_phrase rest = part_of(words, label->from, words->count);
    if (says_ditto(&rest))
        return true;
    uint32_t to = label->from;
    while (to < words->count && to - label->from < VALUE_WORDS_MAX &&
           (to == label->from || !tc_phrase_gap_has(words, to, ':')))
        to++;
    tc_phrase value = part_of(words, label->from, to);
    tc_phrase whole = {value.text, words->items, to};
    bool first = tc_unit_begins(&value, 0, NULL) != TC_UNIT_NONE || value.items[0].shout;
    return first && (tc_units_only(&whole, label->from, to) || tc_phrase_have(&value, "chu tri") ||
                     to < words->count);
}

/* Reads a label that ends before the colon in front of word COLON. */
static bool read_label(const tc_phrase *words, uint32_t colon, tc_labelled *out) {
    uint32_t begin = colon;
    while (begin > 0 && colon - begin < LABEL_WORDS_MAX) {
        begin--;
        if (begins_clause(words, begin))
            break;
    }
    /* "Chủ trì, phối hợp:" has a comma inside. */
    if (begin > 0 && tc_phrase_gap_has(words, begin, ',') && begin >= 2 &&
        begins_clause(words, begin - 2))
        begin -= 2;
    if (begin == colon || !begins_clause(words, begin))
        return false;
    tc_phrase label = part_of(words, begin, colon);
    out->role = tc_role_of(&label, &out->firm);
    out->begin = begin;
    out->from = colon;
    /* "Chủ trì, phối hợp với:" is said of whoever leads already. */
    if (out->role == TC_ROLE_UNITS && tc_phrase_match(words, colon - 1, "voi"))
        out->role = TC_ROLE_SUPPORT;
    if (out->role == TC_ROLE_LEAD || out->role == TC_ROLE_UNITS || out->role == TC_ROLE_SUPPORT)
        return names_units(words, out);
    return out->role != TC_ROLE_NONE && out->role != TC_ROLE_NUMBER;
}

static bool is_colon(const tc_phrase *words, uint32_t at) {
    if (!tc_phrase_gap_has(words, at, ':'))
        return false;
    tc_slice gap = tc_phrase_gap(words, at);
    for (size_t i = 0; i < gap.len; i++)
        if (gap.ptr[i] == ':')
            return at == words->count || i + 1 < gap.len;
    return false;
}

uint32_t tc_labels_read(const tc_phrase *words, tc_labelled out[TC_LABELS_MAX]) {
    uint32_t count = 0;
    for (uint32_t i = 1; i <= words->count && count < TC_LABELS_MAX; i++) {
        tc_labelled label;
        if (!is_colon(words, i) || !read_label(words, i, &label) ||
            (count && label.begin < out[count - 1].from))
            continue;
        label.to = words->count;
        if (count)
            out[count - 1].to = label.begin;
        out[count++] = label;
    }
    return count;
}

bool tc_labels_bare(const tc_phrase *words, tc_labelled *out) {
    static const char *const labels[] = {
        "co quan chu tri",  "co quan phoi hop",     "don vi chu tri",      "don vi phoi hop",
        "don vi thuc hien", "thoi gian hoan thanh", "thoi gian thuc hien", "thoi han hoan thanh"};
    uint32_t n = TC_ANY(words, 0, labels);
    if (!n || n >= words->count)
        return false;
    tc_phrase label = part_of(words, 0, n), value = part_of(words, n, words->count);
    *out = (tc_labelled){.begin = 0, .from = n, .to = words->count};
    out->role = tc_role_of(&label, &out->firm);
    if (out->role == TC_ROLE_DEADLINE)
        return tc_deadline_is(&value);
    return words->items[n].capital && tc_units_only(words, n, words->count);
}

static tc_slice value_of(tc_arena *arena, const tc_phrase *words, const tc_labelled *label) {
    return tc_text_squeeze(arena, tc_phrase_closed(words, label->from, label->to));
}

static void enter_deadline(const tc_tasks *tasks, const tc_phrase *words, const tc_labelled *label,
                           tc_assignment *task) {
    tc_due due;
    tc_deadline_read(words, label->from, label->to, tasks->year, &due);
    tc_tasks_due(task, &due);
}

/* What BEFORE has in ROLE is TASK's as well. */
static void enter_again(const tc_assignment *before, tc_role role, tc_assignment *task) {
    if (role == TC_ROLE_LEAD || role == TC_ROLE_UNITS)
        task->lead = before->lead;
    if (role == TC_ROLE_SUPPORT || role == TC_ROLE_UNITS)
        task->support = before->support;
    if (role == TC_ROLE_SUPERVISOR)
        task->supervisor = before->supervisor;
    if (role == TC_ROLE_RESULT)
        task->result = before->result;
    if (role == TC_ROLE_SUBMIT)
        task->submit_to = before->submit_to;
    if (role == TC_ROLE_DEADLINE) {
        task->deadline = before->deadline;
        task->due_start = before->due_start;
        task->due_end = before->due_end;
        task->recurring = before->recurring;
        task->period = before->period;
    }
}

bool tc_labels_enter(tc_tasks *tasks, const tc_phrase *words, const tc_labelled *label,
                     tc_assignment *task) {
    tc_strings lead, support;
    tc_slice value = value_of(tasks->arena, words, label);
    tc_phrase said = part_of(words, label->from, label->to);
    if (tasks->count && says_ditto(&said)) {
        enter_again(&tasks->items[tasks->count - 1], label->role, task);
        return true;
    }
    switch (label->role) {
    case TC_ROLE_LEAD:
    case TC_ROLE_UNITS:
        if (!tc_parties_read(tasks->arena, words, label->from, label->to, false, &lead, &support))
            return false;
        task->lead = task->lead.count ? task->lead : lead;
        task->support = task->support.count ? task->support : support;
        return true;
    case TC_ROLE_SUPPORT:
        return tc_units_split(tasks->arena, words, label->from, label->to, false, &task->support);
    case TC_ROLE_DEADLINE:
        task->deadline = value;
        enter_deadline(tasks, words, label, task);
        return true;
    case TC_ROLE_SUPERVISOR:
        task->supervisor = value;
        return true;
    case TC_ROLE_RESULT:
        task->result = value;
        return true;
    case TC_ROLE_SUBMIT:
        task->submit_to = value;
        return true;
    case TC_ROLE_TASK:
        task->task = value;
        return true;
    case TC_ROLE_NONE:
    case TC_ROLE_NUMBER:
    case TC_ROLE_OTHER:
        return true;
    }
    return true;
}
