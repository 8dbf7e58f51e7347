/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Labelled lists: an item, and below it "Đơn vị chủ trì: …", "Thời gian thực hiện: …"; and items
 * that say it in brackets: "… (Sở A chủ trì, phối hợp với Sở B; hoàn thành trước 30/11)". */
#include "groups.h"
#include "labels.h"

#include <text/text.h>

#include <string.h>

enum {
    CONTENT_MAX = 16 * 1024, /* bytes of a task put together from several paragraphs */
    UNIT_WORDS_MAX = 24,
    LABEL_BYTES_MAX = 120,
    TASK_WORDS_MIN = 3,
    BODY_MAX = 4,  /* paragraphs of an item before its labels */
    ITEM_LEVEL = 3 /* of "1." */
};

typedef struct reading {
    tc_tasks *tasks;
    const tc_block *blocks;
    uint32_t count;
    tc_groups groups;
} reading;

static bool is_text(const reading *r, uint32_t at) {
    return at < r->count && r->blocks[at].kind == TC_BLOCK_PARAGRAPH && !r->tasks->taken[at];
}

/* Whether TEXT begins with a label, by its first words alone. */
static bool begins_with_label(reading *r, tc_slice text, bool *ok) {
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
static bool labelled_block(reading *r, uint32_t at, tc_phrase *words, tc_labelled *labels,
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
static uint32_t below(const reading *r, uint32_t at) {
    uint32_t end = at + 1;
    while (is_text(r, end) && r->blocks[end].level > r->blocks[at].level && r->blocks[at].level)
        end++;
    return end;
}

/* The text of the blocks FROM … TO-1, each in a line. */
static tc_slice gather(reading *r, tc_slice first, uint32_t from, uint32_t to) {
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
static bool enter_block(reading *r, uint32_t at, uint32_t end, const tc_phrase *words,
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

/* What the labels of a run say together.  "Cơ quan thực hiện" alone also stands in the register of
 * a procedure: it counts only with a task, with units that support, with "chủ trì", or with a
 * deadline of the calendar, where a procedure counts days. */
typedef struct evidence {
    bool lead, firm;
    bool chair; /* a label says "chủ trì" itself */
} evidence;

static void weigh(const tc_phrase *words, const tc_labelled *labels, uint32_t count,
                  evidence *seen) {
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

static bool is_dated(const tc_assignment *task) {
    return task->deadline.len && (tc_date_is_set(task->due_end) || tc_date_is_set(task->due_start));
}

/* Whether those who lead are units; a sentence that only looked like a label is none. */
static bool led_by_units(reading *r, const tc_assignment *task, bool *ok) {
    for (uint32_t i = 0; i < task->lead.count; i++) {
        tc_phrase words;
        *ok = tc_phrase_read(r->tasks->arena, task->lead.items[i], &words);
        if (!*ok || !words.count || words.count > UNIT_WORDS_MAX ||
            (tc_units_end(&words, 0) == 0 && !words.items[0].shout))
            return false;
    }
    return task->lead.count > 0;
}

/* Finishes a task that stands in the blocks FIRST … END-1. */
static bool add_task(reading *r, uint32_t first, uint32_t end, tc_assignment *task) {
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

static bool is_body(const reading *r, uint32_t at) {
    return is_text(r, at) && !r->blocks[at].level && !r->blocks[at].label.len;
}

/* The numbered item whose body the paragraph ITEM ends, or ITEM itself.  NEXT is what follows the
 * labels: when it is a paragraph too, each of them is a task of its own. */
static uint32_t whole_item(reading *r, uint32_t item, uint32_t next, bool *ok) {
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
static bool enter_allotment(reading *r, uint32_t *next, tc_assignment *task, evidence *seen) {
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
        weigh(&words, labels, count, seen);
    }
    *next = end;
    return true;
}

/* A run of labelled blocks from AT on; ITEM is the block that they belong to, or AT when there is
 * none.  *END is where the run ends. */
static bool read_run(reading *r, uint32_t item, uint32_t at, uint32_t *end) {
    tc_assignment task = {.task = item < at ? r->blocks[item].text : (tc_slice){NULL, 0}};
    evidence seen = {false, false, false};
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
        weigh(&words, labels, count, &seen);
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
    return !seen.lead || !(seen.firm || is_dated(&task)) || add_task(r, item, *end, &task);
}

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

/* Whether LABELS name who leads; without one, "chủ trì" must. */
static bool names_lead(const tc_phrase *words, const tc_labelled *labels, uint32_t count) {
    for (uint32_t i = 0; i < count; i++)
        if (labels[i].firm && (labels[i].role == TC_ROLE_LEAD || labels[i].role == TC_ROLE_UNITS))
            return true;
    return tc_phrase_have(words, "chu tri");
}

static bool read_bracket(reading *r, uint32_t at) {
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
            task.deadline = tc_phrase_closed(&inside, due_from, due_to);
            tc_tasks_due(&task, &due);
        }
        if (!tc_parties_read(arena, &inside, 0, clause, false, &task.lead, &task.support))
            return false;
    }
    return add_task(r, at, at + 1, &task);
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
        if (chair + 2 > to || !tc_phrase_match(words, chair, "chu tri"))
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
static bool read_chair(reading *r, uint32_t at, const tc_phrase *words, const tc_labelled *labels,
                       uint32_t count) {
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
    return add_task(r, at, at + 1, &task);
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

/* "Số hóa hồ sơ. Đơn vị chủ trì: Sở A. Thời gian: tháng 9": the labels behind the task. */
static bool read_inline(reading *r, uint32_t at) {
    tc_slice text = r->blocks[at].text;
    tc_labelled labels[TC_LABELS_MAX];
    tc_phrase words;
    evidence seen = {false, false, false};
    unsigned signs = tc_texts_signs(&r->tasks->texts, at);
    bool chairs = signs & TC_TEXT_CHAIRS;
    bool labelled = (signs & TC_TEXT_COLON) && (chairs || ends_label(text));
    if (!chairs && !labelled)
        return true;
    if (!tc_texts_block(&r->tasks->texts, at, &words))
        return false;
    uint32_t count = labelled ? tc_labels_read(&words, labels) : 0;
    if (!count || labels[0].begin >= TASK_WORDS_MIN)
        weigh(&words, labels, count, &seen);
    else
        return true;
    if (!seen.lead || !count)
        return !chairs || read_chair(r, at, &words, labels, count);
    tc_assignment task = {.task = tc_slice_trim(tc_phrase_slice(&words, 0, labels[0].begin))};
    for (uint32_t i = 0; i < count; i++)
        if (!tc_labels_enter(r->tasks, &words, &labels[i], &task))
            return false;
    /* One label may be a turn of phrase; two are a list, and so is one that says "chủ trì". */
    if (!(seen.firm || is_dated(&task)) || (count < 2 && !seen.chair))
        return true;
    return add_task(r, at, at + 1, &task);
}

/* The block that labelled blocks at AT belong to: the last one before them that is no label and
 * stands higher, or just before them. */
static uint32_t item_of(const reading *r, uint32_t at) {
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
    reading r = {.tasks = tasks, .blocks = document->blocks, .count = document->block_count};
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
            if (!read_bracket(&r, i) || (is_text(&r, i) && !read_inline(&r, i)))
                return false;
        }
        i = end;
    }
    return true;
}
