/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Labelled lists: an item, and below it "Đơn vị chủ trì: …", "Thời gian thực hiện: …"; and items
 * that say it in brackets: "… (Sở A chủ trì, phối hợp với Sở B; hoàn thành trước 30/11)". */
#include "list.h"

#include <text/text.h>

#include <string.h>

enum {
    CONTENT_MAX = 16 * 1024, /* bytes of a task put together from several paragraphs */
    LABEL_BYTES_MAX = 120,
    BODY_MAX = 4,  /* paragraphs of an item before its labels */
    ITEM_LEVEL = 3 /* of "1." */
};

static bool is_text(const tc_listing *r, uint32_t at) {
    return at < r->count && r->blocks[at].kind == TC_BLOCK_PARAGRAPH && !r->tasks->taken[at];
}

/* Whether TEXT begins with a label, by its first words alone. */
static bool begins_with_label(tc_listing *r, tc_slice text, bool *ok) {
    tc_slice head = tc_slice_sub(text, 0, LABEL_BYTES_MAX);
    const char *colon = head.len ? memchr(head.ptr, ':', head.len) : NULL;
    tc_phrase words;
    if (!colon)
        return false;
    head.len = (size_t)(colon - head.ptr);
    *ok = tc_phrase_read(r->tasks->arena, head, &words);
    return *ok && tc_role_of(&words, NULL) != TC_ROLE_NONE;
}

/* Whether TEXT may be a label without its colon. */
static bool may_be_bare(tc_slice text) {
    static const char *const heads[] = {"Cơ quan ", "Thời gian ", "Thời hạn ", "Đơn vị "};
    if (text.len > LABEL_BYTES_MAX || memchr(text.ptr, ':', text.len))
        return false;
    for (size_t i = 0; i < TC_LENGTH(heads); i++)
        if (tc_slice_starts(text, tc_slice_of(heads[i])))
            return true;
    return false;
}

/* The labels of the paragraph at AT, when it begins with one. */
static bool labelled_block(tc_listing *r, uint32_t at, tc_phrase *words, tc_labelled *labels,
                           uint32_t *count, bool *ok) {
    *count = 0;
    if (is_text(r, at) && may_be_bare(r->blocks[at].text)) {
        *ok = tc_texts_block(&r->tasks->texts, at, words);
        *count = *ok && tc_labels_bare(words, &labels[0]);
        if (!*ok || *count)
            return *count > 0;
    }
    if (!is_text(r, at) || !(tc_texts_signs(&r->tasks->texts, at) & TC_TEXT_COLON) ||
        !begins_with_label(r, r->blocks[at].text, ok))
        return false;
    *ok = tc_texts_block(&r->tasks->texts, at, words);
    if (!*ok)
        return false;
    *count = tc_labels_read(words, labels);
    return *count && labels[0].begin == 0;
}

/* The end of what stands below block AT. */
static uint32_t below(const tc_listing *r, uint32_t at) {
    uint32_t end = at + 1;
    while (is_text(r, end) && r->blocks[end].level > r->blocks[at].level && r->blocks[at].level)
        end++;
    return end;
}

/* The text of the blocks FROM … TO-1, each in a line. */
static tc_slice gather(tc_listing *r, tc_slice first, uint32_t from, uint32_t to) {
    tc_buffer text;
    tc_buffer_init(&text, CONTENT_MAX);
    tc_buffer_add(&text, first);
    for (uint32_t i = from; i < to && text.len + r->blocks[i].text.len + 1 < CONTENT_MAX; i++) {
        if (text.len)
            tc_buffer_add_char(&text, '\n');
        tc_buffer_add(&text, r->blocks[i].text);
    }
    tc_slice out = text.failed ? first : tc_arena_copy(r->tasks->arena, tc_buffer_slice(&text));
    tc_buffer_dispose(&text);
    return out;
}

/* Enters the labels of block AT, with what stands below it when its value does. */
static bool enter_block(tc_listing *r, uint32_t at, uint32_t end, const tc_phrase *words,
                        const tc_labelled *labels, uint32_t count, tc_assignment *task) {
    const tc_labelled *last = &labels[count - 1];
    for (uint32_t i = 0; i < count; i++)
        if (!tc_labels_enter(r->tasks, words, &labels[i], task))
            return false;
    if (end == at + 1)
        return true;
    tc_slice value = tc_phrase_slice(words, last->from, last->to);
    tc_phrase more;
    tc_slice text = gather(r, value, at + 1, end);
    if (!tc_phrase_read(r->tasks->arena, text, &more))
        return false;
    tc_labelled whole = {last->role, last->firm, 0, 0, more.count};
    return tc_labels_enter(r->tasks, &more, &whole, task);
}

static bool is_body(const tc_listing *r, uint32_t at) {
    return is_text(r, at) && !r->blocks[at].level && !r->blocks[at].label.len;
}

/* The numbered item whose body the paragraph ITEM ends, or ITEM itself.  NEXT is what follows the
 * labels: when it is a paragraph too, each of them is a task of its own. */
static uint32_t whole_item(tc_listing *r, uint32_t item, uint32_t next, bool *ok) {
    uint32_t head = item;
    tc_phrase words;
    if (is_body(r, next))
        return item;
    while (head > 0 && item - head < BODY_MAX && is_body(r, head))
        head--;
    if (head == item || !is_text(r, head) || r->blocks[head].level < ITEM_LEVEL ||
        !r->blocks[head].label.len)
        return item;
    *ok = tc_texts_block(&r->tasks->texts, head, &words);
    return *ok && !tc_phrase_shout(&words, 0, words.count) ? head : item;
}

/* "b) Phân công thực hiện:" in a run, what stands below it being labels: enters these, and moves
 * *NEXT behind them. */
static bool enter_allotment(tc_listing *r, uint32_t *next, tc_assignment *task, tc_evidence *seen) {
    static const char *const heads[] = {"phan cong nhiem vu", "phan cong thuc hien",
                                        "phan cong trach nhiem", "to chuc thuc hien"};
    tc_phrase words;
    tc_labelled labels[TC_LABELS_MAX];
    uint32_t count, end = *next < r->count ? below(r, *next) : *next;
    bool ok = true;
    if (end <= *next + 1 || r->blocks[*next].level < ITEM_LEVEL)
        return true;
    if (!tc_texts_block(&r->tasks->texts, *next, &words))
        return false;
    if (TC_ANY(&words, 0, heads) != words.count || !words.count)
        return true;
    for (uint32_t i = *next + 1; i < end; i++)
        if (!labelled_block(r, i, &words, labels, &count, &ok))
            return ok;
    for (uint32_t i = *next + 1; i < end; i++) {
        if (!labelled_block(r, i, &words, labels, &count, &ok) ||
            !enter_block(r, i, i + 1, &words, labels, count, task))
            return false;
        tc_listing_weigh(&words, labels, count, seen);
    }
    *next = end;
    return true;
}

/* A run of labelled blocks from AT on; ITEM is the block that they belong to, or AT when there is
 * none.  *END is where the run ends. */
static bool read_run(tc_listing *r, uint32_t item, uint32_t at, uint32_t *end) {
    tc_assignment task = {.task = item < at ? r->blocks[item].text : (tc_slice){NULL, 0}};
    tc_evidence seen = {false, false, false};
    bool ok = true;
    uint8_t level = r->blocks[at].level;
    uint32_t next = at;
    for (;;) {
        tc_phrase words;
        tc_labelled labels[TC_LABELS_MAX];
        uint32_t count;
        if (next < r->count && r->blocks[next].level != level)
            break;
        if (!labelled_block(r, next, &words, labels, &count, &ok)) {
            uint32_t before = next;
            if (!ok || !is_text(r, next))
                break;
            if (!enter_allotment(r, &next, &task, &seen))
                return false;
            if (next > before)
                continue;
            break;
        }
        uint32_t behind = below(r, next);
        if (!enter_block(r, next, behind, &words, labels, count, &task))
            return false;
        tc_listing_weigh(&words, labels, count, &seen);
        next = behind;
    }
    *end = next > at ? next : at + 1;
    uint32_t head = ok && item < at ? whole_item(r, item, next, &ok) : item;
    if (!ok)
        return false;
    if (head < item && tc_slice_equal(task.task, r->blocks[item].text)) {
        task.task = gather(r, (tc_slice){NULL, 0}, head, item + 1);
        item = head;
    }
    /* A duty with its deadline in a line of its own is the section's. */
    return !seen.lead || !(seen.firm || tc_listing_is_dated(&task)) ||
           tc_listing_add(r, item, *end, &task);
}

/* The block that labelled blocks at AT belong to: the last one before them that is no label and
 * stands higher, or just before them. */
static uint32_t item_of(const tc_listing *r, uint32_t at) {
    uint8_t level = r->blocks[at].level;
    for (uint32_t i = at; i-- > 0 && at - i < 40;) {
        if (!is_text(r, i))
            return at;
        if (!level || r->blocks[i].level < level)
            return i;
    }
    return at;
}

bool tc_tasks_lists(tc_tasks *tasks) {
    const tc_document *document = tasks->document;
    tc_listing r = {.tasks = tasks, .blocks = document->blocks, .count = document->block_count};
    for (uint32_t i = 0; i < r.count;) {
        tc_phrase words;
        tc_labelled labels[TC_LABELS_MAX];
        uint32_t count, end = i + 1;
        bool ok = true;
        if (tc_texts_are_many(&tasks->texts))
            tc_texts_forget(&tasks->texts);
        if (labelled_block(&r, i, &words, labels, &count, &ok)) {
            if (!read_run(&r, item_of(&r, i), i, &end))
                return false;
        } else if (!ok) {
            return false;
        } else if (is_text(&r, i)) {
            tc_groups_block(&r.groups, &r.blocks[i]);
            if (!tc_listing_bracket(&r, i) || (is_text(&r, i) && !tc_listing_inline(&r, i)))
                return false;
        }
        i = end;
    }
    return true;
}
