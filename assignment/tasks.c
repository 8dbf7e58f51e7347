/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "tasks.h"

#include <assignment/known.h>
#include <text/text.h>

#include <string.h>

enum {
    SPELT_MAX = 128, /* distinct lists of units that are spelt out in one document */
    SPELT_PLACES = 256,
    REFERENCES_MAX = 200 /* of one task */
};

/* Units as written, what they say, and as spelt out; the same units stand in many rows. */
struct tc_spelt {
    tc_strings written, full, persons;
};

static bool same_strings(const tc_strings *a, const tc_strings *b) {
    if (a->count != b->count)
        return false;
    for (uint32_t i = 0; i < a->count; i++)
        if (!tc_slice_equal(a->items[i], b->items[i]))
            return false;
    return true;
}

static bool need_names(tc_tasks *tasks) {
    if (!tasks->have_names &&
        !tc_names_read(tasks->arena, &tasks->texts, tasks->citations, &tasks->names))
        return false;
    tasks->have_names = true;
    return true;
}

/* Where UNITS are among those spelt out, or should be. */
static struct tc_spelt **spelt_at(const tc_tasks *tasks, const tc_strings *units) {
    uint64_t hash = TC_HASH_BASIS;
    for (uint32_t i = 0; i < units->count; i++)
        hash = tc_slice_hash(hash, units->items[i]) + i;
    for (uint32_t at = (uint32_t)(hash ^ (hash >> 32));; at++) {
        struct tc_spelt **spelt = &tasks->spelt[at % SPELT_PLACES];
        if (!*spelt || same_strings(&(*spelt)->written, units))
            return spelt;
    }
}

/* UNITS spelt out into NEW.  Of more lists than there is room for, those that come later stay
 * abbreviated. */
static bool spell_new(tc_tasks *tasks, const tc_strings *units, struct tc_spelt *new) {
    tc_units_said said;
    if (!tc_units_say(tasks->arena, units, &said))
        return false;
    *new = (struct tc_spelt){*units, said.parts, said.persons};
    return !said.open || tasks->spelt_count == SPELT_MAX ||
           (need_names(tasks) &&
            tc_names_expand(tasks->arena, &tasks->names, &said.parts, &new->full));
}

/* Fills in what the leads of TASK say: as spelt out, and the persons among them. */
static bool spell_out(tc_tasks *tasks, tc_assignment *task) {
    if (!tasks->spelt)
        tasks->spelt = tc_arena_take(tasks->arena, SPELT_PLACES * sizeof(struct tc_spelt *));
    if (!tasks->spelt)
        return false;
    struct tc_spelt **place = spelt_at(tasks, &task->lead), *spelt = *place;
    if (!spelt) {
        spelt = tc_arena_room(tasks->arena, sizeof *spelt);
        if (!spelt || !spell_new(tasks, &task->lead, spelt))
            return false;
        if (tasks->spelt_count < SPELT_MAX) {
            tasks->spelt_count++;
            *place = spelt;
        }
    }
    task->lead_full = spelt->full;
    task->lead_person = spelt->persons;
    return true;
}

static bool begins_with(tc_slice unit, tc_slice head) {
    return unit.len > head.len && tc_fold_same(tc_slice_sub(unit, 0, head.len), head);
}

/* A unit that leads is one: "Phòng A, Chi cục B" is a division of the Chi cục, unless the Phòng
 * stands by itself elsewhere. */
static bool join_divisions(tc_tasks *tasks, tc_strings *units) {
    for (uint32_t i = 0; i + 1 < units->count; i++) {
        tc_slice a = units->items[i], b = units->items[i + 1];
        if (!begins_with(a, TC_SLICE("Phòng")) || !begins_with(b, TC_SLICE("Chi cục")))
            continue;
        if (!need_names(tasks))
            return false;
        const tc_unit_name *name = tc_names_find(tasks->arena, &tasks->names, a);
        if (name && name->alone)
            continue;
        tc_buffer joined;
        tc_buffer_init(&joined, a.len + b.len + 4);
        tc_buffer_printf(&joined, "%.*s, %.*s", (int)a.len, a.ptr, (int)b.len, b.ptr);
        tc_slice *items = tc_arena_take(tasks->arena, units->count * sizeof *items);
        tc_slice text = tc_arena_copy(tasks->arena, tc_buffer_slice(&joined));
        tc_buffer_dispose(&joined);
        if (!items || !text.ptr)
            return false;
        for (uint32_t k = 0; k + 1 < units->count; k++)
            items[k] = k < i ? units->items[k] : k == i ? text : units->items[k + 1];
        *units = (tc_strings){items, units->count - 1};
    }
    return true;
}

bool tc_tasks_add(tc_tasks *tasks, const tc_assignment *task) {
    tc_assignment *grown = tc_arena_regrow(tasks->arena, tasks->items, tasks->count,
                                           tasks->count + 1, sizeof *grown, &tasks->capacity);
    if (!grown)
        return false;
    tasks->items = grown;
    tc_assignment *added = &grown[tasks->count++];
    *added = *task;
    if (task->source != TC_SOURCE_SECTION && !join_divisions(tasks, &added->lead))
        return false;
    if (!spell_out(tasks, added))
        return false;
    if (added->lead.count == task->lead.count)
        return true;
    /* Persons are looked for in units that stand by themselves. */
    tc_units_said said;
    if (!tc_units_say(tasks->arena, &task->lead, &said))
        return false;
    added->lead_person = said.persons;
    return true;
}

/* The first mention that begins at or after OFFSET. */
static uint32_t mention_at(const tc_citations *citations, uint32_t offset) {
    uint32_t low = 0, high = citations->mention_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (citations->mentions[middle].range.start < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool tc_tasks_references(const tc_tasks *tasks, const tc_range *ranges, uint32_t count,
                         tc_strings *out) {
    const tc_citations *citations = tasks->citations;
    tc_slice found[REFERENCES_MAX];
    uint32_t n = 0;
    for (uint32_t r = 0; r < count; r++) {
        for (uint32_t m = mention_at(citations, ranges[r].start);
             m < citations->mention_count && citations->mentions[m].range.start < ranges[r].end;
             m++) {
            tc_slice canonical = citations->mentions[m].canonical;
            /* "Kế hoạch này" cites nothing new. */
            bool known = !canonical.len || n == REFERENCES_MAX ||
                         citations->mentions[m].kind == TC_MENTION_ANAPHOR;
            for (uint32_t i = 0; i < n && !known; i++)
                known = tc_slice_equal(found[i], canonical);
            if (!known)
                found[n++] = canonical;
        }
    }
    tc_slice *items = tc_arena_take(tasks->arena, n * sizeof *items);
    if (n && items)
        memcpy(items, found, n * sizeof *items);
    *out = (tc_strings){items, n};
    return items != NULL;
}

tc_slice tc_tasks_text(tc_arena *arena, tc_slice text) {
    tc_slice s = tc_text_squeeze(arena, text);
    while (s.len > 1 && (s.ptr[0] == '-' || s.ptr[0] == '+') && s.ptr[1] == ' ') {
        s.ptr += 2;
        s.len -= 2;
    }
    return s;
}

void tc_tasks_due(tc_assignment *task, const tc_due *due) {
    task->due_start = due->start;
    task->due_end = due->end;
    task->recurring = due->recurring;
    task->period = due->period;
}

tc_strings tc_tasks_one(tc_arena *arena, tc_slice text) {
    tc_slice *item = text.len ? tc_arena_take(arena, sizeof *item) : NULL;
    if (!item)
        return (tc_strings){NULL, 0};
    *item = text;
    return (tc_strings){item, 1};
}
