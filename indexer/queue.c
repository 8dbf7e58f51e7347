/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "queue.h"

#include <base/heap.h>

#include <stdlib.h>
#include <string.h>

static size_t total(const tc_queue *queue) {
    return queue->done + queue->sent + queue->waiting;
}

/* Room for one more at the end. */
static bool make_room(tc_queue *queue) {
    size_t count = total(queue);
    if (queue->first + count < queue->capacity)
        return true;
    if (queue->first > queue->capacity / 2) {
        memmove(queue->items, queue->items + queue->first, count * sizeof *queue->items);
        queue->first = 0;
        return true;
    }
    tc_item *items =
        tc_heap_grow(queue->items, queue->first + count, sizeof *items, 64, &queue->capacity);
    if (!items)
        return false;
    queue->items = items;
    return true;
}

tc_status tc_queue_put(tc_queue *queue, const tc_errand *errand, const char *path,
                       const tc_share *share) {
    char *copy = strdup(path);
    if (!copy || !make_room(queue)) {
        free(copy);
        return TC_ERR_NOMEM;
    }
    queue->items[queue->first + total(queue)] =
        (tc_item){.errand = *errand, .path = copy, .share = *share};
    queue->waiting++;
    return TC_OK;
}

tc_item *tc_queue_first_waiting(const tc_queue *queue) {
    return queue->waiting ? &queue->items[queue->first + queue->done + queue->sent] : NULL;
}

tc_item *tc_queue_first_sent(const tc_queue *queue) {
    return queue->sent ? &queue->items[queue->first + queue->done] : NULL;
}

uint64_t tc_queue_next_number(const tc_queue *queue) {
    return queue->last_number + 1;
}

void tc_queue_mark_sent(tc_queue *queue) {
    tc_queue_first_waiting(queue)->number = ++queue->last_number;
    queue->waiting--;
    queue->sent++;
}

void tc_queue_mark_done(tc_queue *queue) {
    queue->sent--;
    queue->done++;
}

tc_item *tc_queue_first_done(const tc_queue *queue, uint64_t number) {
    tc_item *item = queue->done ? &queue->items[queue->first] : NULL;
    return item && item->number <= number ? item : NULL;
}

static void forget_told(tc_item *item, size_t from) {
    while (item->told_count > from)
        free(item->told[--item->told_count].path);
}

/* What was told last time in this place, when it was of the same member. */
static tc_told *told_before(tc_item *item, const char *path) {
    tc_told *told = &item->told[item->told_next];
    if (item->told_next >= item->told_count)
        return NULL;
    if (strcmp(told->path, path) == 0)
        return told;
    forget_told(item, item->told_next);
    return NULL;
}

tc_status tc_item_tell(tc_item *item, const char *path, const tc_outcome *outcome) {
    tc_told *before = told_before(item, path);
    item->told_next++;
    if (before) {
        if (outcome->kind != TC_INDEX_UNCHANGED && outcome->kind != before->outcome.kind)
            before->outcome = *outcome;
        return TC_OK;
    }
    tc_told *larger =
        tc_heap_grow(item->told, item->told_count, sizeof *larger, 16, &item->told_capacity);
    if (!larger)
        return TC_ERR_NOMEM;
    item->told = larger;
    tc_told *told = &item->told[item->told_count];
    *told = (tc_told){strdup(path), *outcome};
    if (!told->path)
        return TC_ERR_NOMEM;
    item->told_count++;
    return TC_OK;
}

static void dispose_item(tc_item *item) {
    forget_told(item, 0);
    free(item->told);
    item->told = NULL;
    free(item->path);
    item->path = NULL;
}

void tc_queue_settle(tc_queue *queue, tc_item *item) {
    dispose_item(item);
    item->settled = true;
    while (queue->done && queue->items[queue->first].settled) {
        queue->first++;
        queue->done--;
    }
}

void tc_queue_restart(tc_queue *queue) {
    size_t count = total(queue), kept = 0;
    tc_item *items = queue->items + queue->first;
    for (size_t i = 0; i < count; i++) {
        if (items[i].settled)
            continue;
        items[i].told_next = 0;
        items[kept++] = items[i];
    }
    queue->done = queue->sent = 0;
    queue->waiting = kept;
}

void tc_queue_drop_waiting(tc_queue *queue) {
    for (size_t i = 0; i < queue->waiting; i++)
        dispose_item(&tc_queue_first_waiting(queue)[i]);
    queue->waiting = 0;
}

bool tc_queue_is_empty(const tc_queue *queue) {
    return total(queue) == 0;
}

void tc_queue_dispose(tc_queue *queue) {
    tc_queue_restart(queue);
    tc_queue_drop_waiting(queue);
    free(queue->items);
    *queue = (tc_queue){0};
}
