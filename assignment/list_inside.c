/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Paragraphs that say by themselves who does what they tell: in a bracket, in labels or in a
 * sentence behind it. */
#include "list.h"

#include <text/text.h>

#include <string.h>

enum { TASK_WORDS_MIN = 3 };

/* Whether the bracket that ends TEXT names who does it; from FROM to TO are its words. */
static bool bracket_names(const tc_phrase *words, uint32_t *from, uint32_t *to) {
    tc_slice tail = tc_phrase_gap(words, words->count);
    uint32_t open = words->count;
    if (!tail.len || !memchr(tail.ptr, ')', tail.len))
        return false;
    while (open > 0 && !tc_phrase_gap_has(words, open - 1, '('))
        open--;
    if (open <= 1)
        return false;
    open--;
    uint32_t unit = open;
    for (; unit < words->count && unit < open + 6; unit++) {
        tc_unit_kind kind = tc_unit_begins(words, unit, NULL);
        if (kind == TC_UNIT_BODY || kind == TC_UNIT_PLURAL)
            break;
    }
    *from = open;
    *to = words->count;
    return unit < words->count && unit < open + 6;
}

/* "…; thực hiện thường xuyên": the clause of a bracket that is nothing but a deadline. */
static tc_slice timed_clause(const tc_phrase *words) {
    static const char *const verbs[] = {"hoan thanh", "thoi gian", "thuc hien"};
    enum { CLAUSE_WORDS_MAX = 40 };
    for (uint32_t i = 1, end; i < words->count; i = end) {
        end = i + 1;
        if (!tc_phrase_gap_has(words, i, ';') && !tc_phrase_gap_has(words, i, ','))
            continue;
        while (end < words->count && end - i <= CLAUSE_WORDS_MAX &&
               !tc_phrase_gap_has(words, end, ';'))
            end++;
        uint32_t from = i + TC_ANY(words, i, verbs);
        tc_phrase clause = {words->text, words->items + from, from < end ? end - from : 0};
        if (tc_deadline_is(&clause))
            return tc_phrase_closed(words, from, end);
        end = i + 1;
    }
    return (tc_slice){NULL, 0};
}

/* Whether LABELS name who leads; without one, "chủ trì" must. */
static bool names_lead(const tc_phrase *words, const tc_labelled *labels, uint32_t count) {
    for (uint32_t i = 0; i < count; i++)
        if (labels[i].firm && (labels[i].role == TC_ROLE_LEAD || labels[i].role == TC_ROLE_UNITS))
            return true;
    return tc_phrase_have(words, "chu tri");
}

bool tc_listing_bracket(tc_listing *r, uint32_t at) {
    tc_arena *arena = r->tasks->arena;
    tc_slice text = r->blocks[at].text;
    tc_phrase words;
    uint32_t from, to, due_from, due_to;
    tc_slice tail = tc_slice_sub(text, text.len < 4 ? 0 : text.len - 4, text.len);
    const char *open =
        tail.len && memchr(tail.ptr, ')', tail.len) ? memrchr(text.ptr, '(', text.len) : NULL;
    size_t inner = open ? (size_t)(open - text.ptr) : 0;
    if (!open || (tc_slice_find(text, TC_SLICE("trì"), inner) == SIZE_MAX &&
                  tc_slice_find(text, TC_SLICE(":"), inner) == SIZE_MAX))
        return true;
    if (!tc_texts_block(&r->tasks->texts, at, &words))
        return false;
    if (!bracket_names(&words, &from, &to))
        return true;
    tc_assignment task = {.task = tc_slice_trim(tc_phrase_slice(&words, 0, from))};
    tc_phrase inside;
    tc_labelled labels[TC_LABELS_MAX];
    if (!tc_phrase_read(arena, tc_phrase_slice(&words, from, to), &inside))
        return false;
    uint32_t count = tc_labels_read(&inside, labels);
    if (!names_lead(&inside, labels, count))
        return true;
    for (uint32_t i = 0; i < count; i++)
        if (!tc_labels_enter(r->tasks, &inside, &labels[i], &task))
            return false;
    if (!task.lead.count) {
        tc_due due;
        uint32_t clause = tc_phrase_find(&inside, "hoan thanh", 0);
        clause = count && labels[0].begin < clause ? labels[0].begin : clause;
        tc_deadline_find(&inside, r->tasks->year, r->tasks->since, &due_from, &due_to, &due);
        clause = due_to && due_from < clause ? due_from : clause;
        if (!task.deadline.len) {
            task.deadline = due.recurring && !due_to ? timed_clause(&inside)
                                                     : tc_phrase_closed(&inside, due_from, due_to);
            tc_tasks_due(&task, &due);
        }
        if (!tc_parties_read(arena, &inside, 0, clause, false, &task.lead, &task.support))
            return false;
    }
    return tc_listing_add(r, at, at + 1, &task);
}

/* Where the sentence "Sở A chủ trì, phối hợp với Sở B thực hiện." begins that ends the words before
 * TO and says nothing else, or TO. */
static uint32_t find_chair(const tc_phrase *words, uint32_t to) {
    static const char *const rest[] = {"hoan thanh", "thuc hien", "to chuc thuc hien", "trien khai",
                                       "trien khai thuc hien"};
    for (uint32_t i = TASK_WORDS_MIN; i < to; i++) {
        tc_unit_kind kind = TC_UNIT_NONE;
        if (tc_phrase_gap_has(words, i, '.') && words->items[i].capital)
            kind = tc_unit_begins(words, i, NULL);
        if (kind != TC_UNIT_BODY && kind != TC_UNIT_PLURAL)
            continue;
        uint32_t chair = tc_units_end(words, i);
        if (chair + 2 > to || !tc_phrase_match(words, chair, "chu tri") ||
            words->items[chair].signs & TC_SIGNS_PARTING)
            continue;
        uint32_t with = tc_phrase_match(words, chair + 2, "phoi hop voi") ? chair + 5 : chair + 2;
        uint32_t end = with > chair + 2 ? tc_units_end(words, with) : with;
        end += end < to ? TC_ANY(words, end, rest) : 0;
        bool closed = end >= to || tc_phrase_gap_has(words, end, '.') ||
                      tc_phrase_gap_has(words, end, ';') || tc_phrase_gap_has(words, end, ',');
        if (closed && (end >= to || tc_phrase_find(words, "chu tri", end) >= to))
            return i;
    }
    return to;
}

/* "Số hóa hồ sơ. Sở A chủ trì, phối hợp với Sở B thực hiện; hoàn thành trước 30/11." */
static bool read_chair(tc_listing *r, uint32_t at, const tc_phrase *words,
                       const tc_labelled *labels, uint32_t count) {
    uint32_t end = count ? labels[0].begin : words->count, from, to;
    uint32_t chair = find_chair(words, end);
    if (chair == end)
        return true;
    tc_assignment task = {.task = tc_slice_trim(tc_phrase_slice(words, 0, chair))};
    tc_phrase said = {words->text, words->items + chair, end - chair};
    tc_due due;
    tc_deadline_find(&said, r->tasks->year, r->tasks->since, &from, &to, &due);
    task.deadline = tc_phrase_closed(&said, from, to);
    tc_tasks_due(&task, &due);
    if (!tc_parties_read(r->tasks->arena, &said, 0, to ? from : said.count, true, &task.lead,
                         &task.support))
        return false;
    for (uint32_t i = 0; i < count; i++)
        if (!tc_labels_enter(r->tasks, words, &labels[i], &task))
            return false;
    return tc_listing_add(r, at, at + 1, &task);
}

/* Whether a colon stands behind a word that ends a label of units. */
static bool ends_label(tc_slice text) {
    static const char *const ends[] = {"hực hiện", "rách", "ầu mối", "am mưu", "hân công"};
    const char *at = text.ptr, *end = text.ptr + text.len;
    for (; at < end && (at = memchr(at, ':', (size_t)(end - at))); at++)
        for (size_t i = 0; i < TC_LENGTH(ends); i++)
            if (tc_slice_ends((tc_slice){text.ptr, (size_t)(at - text.ptr)}, tc_slice_of(ends[i])))
                return true;
    return false;
}

bool tc_listing_inline(tc_listing *r, uint32_t at) {
    tc_slice text = r->blocks[at].text;
    tc_labelled labels[TC_LABELS_MAX];
    tc_phrase words;
    tc_evidence seen = {false, false, false};
    unsigned signs = tc_texts_signs(&r->tasks->texts, at);
    bool chairs = signs & TC_TEXT_CHAIRS;
    bool labelled = (signs & TC_TEXT_COLON) && (chairs || ends_label(text));
    if (!chairs && !labelled)
        return true;
    if (!tc_texts_block(&r->tasks->texts, at, &words))
        return false;
    uint32_t count = labelled ? tc_labels_read(&words, labels) : 0;
    if (!count || labels[0].begin >= TASK_WORDS_MIN)
        tc_listing_weigh(&words, labels, count, &seen);
    else
        return true;
    if (!seen.lead || !count)
        return !chairs || read_chair(r, at, &words, labels, count);
    tc_assignment task = {.task = tc_slice_trim(tc_phrase_slice(&words, 0, labels[0].begin))};
    for (uint32_t i = 0; i < count; i++)
        if (!tc_labels_enter(r->tasks, &words, &labels[i], &task))
            return false;
    /* One label may be a turn of phrase; two are a list, and so is one that says "chủ trì". */
    if (!(seen.firm || tc_listing_is_dated(&task)) || (count < 2 && !seen.chair))
        return true;
    return tc_listing_add(r, at, at + 1, &task);
}
