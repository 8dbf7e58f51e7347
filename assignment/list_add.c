/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What makes a task of labels, and the task itself. */
#include "list.h"

enum { UNIT_WORDS_MAX = 24 };

void tc_listing_weigh(const tc_phrase *words, const tc_labelled *labels, uint32_t count,
                      tc_evidence *seen) {
    for (uint32_t i = 0; i < count; i++) {
        bool lead = labels[i].role == TC_ROLE_LEAD || labels[i].role == TC_ROLE_UNITS;
        seen->lead |= lead;
        seen->chair |= lead && labels[i].firm &&
                       tc_phrase_find(words, "chu tri", labels[i].begin) < labels[i].from;
        seen->firm |= (lead && (labels[i].firm ||
                                tc_phrase_find(words, "chu tri", labels[i].from) < labels[i].to)) ||
                      labels[i].role == TC_ROLE_TASK || labels[i].role == TC_ROLE_SUPPORT;
    }
}

bool tc_listing_is_dated(const tc_assignment *task) {
    return task->deadline.len && (tc_date_is_set(task->due_end) || tc_date_is_set(task->due_start));
}

/* Whether those who lead are units; a sentence that only looked like a label is none. */
static bool led_by_units(tc_listing *r, const tc_assignment *task, bool *ok) {
    for (uint32_t i = 0; i < task->lead.count; i++) {
        tc_phrase words;
        *ok = tc_phrase_read(r->tasks->arena, task->lead.items[i], &words);
        if (!*ok || !words.count || words.count > UNIT_WORDS_MAX ||
            (tc_units_end(&words, 0) == 0 && !words.items[0].shout))
            return false;
    }
    return task->lead.count > 0;
}

bool tc_listing_add(tc_listing *r, uint32_t first, uint32_t end, tc_assignment *task) {
    tc_range range = {r->blocks[first].range.start, r->blocks[end - 1].range.end};
    task->source = TC_SOURCE_LIST;
    task->range = range;
    task->table = task->row = -1;
    task->item = tc_groups_item(&r->groups);
    task->task = tc_tasks_text(r->tasks->arena, task->task);
    bool ok = true;
    if (!task->task.len || !led_by_units(r, task, &ok))
        return ok;
    for (uint32_t i = first; i < end; i++)
        r->tasks->taken[i] = true;
    return tc_groups_path(&r->groups, r->tasks->arena, &task->group) &&
           tc_tasks_references(r->tasks, &range, 1, &task->references) &&
           tc_tasks_add(r->tasks, task);
}
