/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Rows of assignment tables into tasks. */
#include "columns.h"
#include "flat.h"
#include "groups.h"
#include "tasks.h"
#include "walk.h"

#include <string.h>

enum {
    SHORT_TEXT = 100 /* bytes; what repeats a heading or says "Tổng cộng" is no longer */
};

/* A table while it is read. */
typedef struct reading {
    tc_tasks *tasks;
    const tc_table *table;
    int32_t index; /* of the table */
    tc_columns columns;
    tc_walk walk;
    tc_phrase words[TC_COLUMNS_MAX];     /* of the present row, by column */
    const tc_cell *read[TC_COLUMNS_MAX]; /* the cells that they were read from */
    tc_phrase above[TC_COLUMNS_MAX];     /* what "như trên" means in each column */
    tc_strings units;                    /* of the heading above, where headings name them */
    tc_groups groups;
    tc_slice item;
} reading;

/* Whether the rules look at the words of this column; long texts are only copied. */
static bool needs_words(tc_role role, tc_slice text) {
    bool rules = role == TC_ROLE_LEAD || role == TC_ROLE_SUPPORT || role == TC_ROLE_UNITS ||
                 role == TC_ROLE_DEADLINE;
    return rules || text.len <= SHORT_TEXT;
}

static bool may_repeat(tc_role role) {
    return role != TC_ROLE_NONE && role != TC_ROLE_NUMBER && role != TC_ROLE_TASK &&
           role != TC_ROLE_OTHER;
}

static bool read_words(reading *r) {
    for (uint32_t c = 0; c < r->columns.count; c++) {
        const tc_cell *cell = r->walk.cells[c];
        if (cell && cell == r->read[c])
            continue;
        tc_slice text = tc_walk_text(&r->walk, c);
        r->read[c] = cell;
        r->words[c] = (tc_phrase){.text = text};
        if (c > 0 && cell && cell == r->read[c - 1])
            r->words[c] = r->words[c - 1];
        else if (needs_words(r->columns.roles[c], text) &&
                 !tc_texts_of(&r->tasks->texts, r->table, cell, &r->words[c]))
            return false;
        if (!may_repeat(r->columns.roles[c]) && c + 1 != r->columns.begins)
            continue;
        if (tc_columns_ditto(&r->words[c]) && r->above[c].text.len)
            r->words[c] = r->above[c];
        else if (text.len)
            r->above[c] = r->words[c];
    }
    return true;
}

/* Columns with text of their own in this row. */
static uint32_t count_filled(const reading *r) {
    uint32_t filled = 0;
    for (uint32_t c = 0; c < r->columns.count; c++)
        filled += tc_walk_begins(&r->walk, c) && r->words[c].text.len;
    return filled;
}

/* The column of ROLE, or the count. */
static uint32_t column_of(const reading *r, tc_role role) {
    uint32_t c = 0;
    while (c < r->columns.count && r->columns.roles[c] != role)
        c++;
    return c;
}

static tc_slice text_of(const reading *r, tc_role role) {
    uint32_t c = column_of(r, role);
    return c < r->columns.count ? r->words[c].text : (tc_slice){NULL, 0};
}

static const tc_phrase *words_of(const reading *r, tc_role role) {
    static const tc_phrase none;
    uint32_t c = column_of(r, role);
    return c < r->columns.count ? &r->words[c] : &none;
}

/* The columns of the title of the work (FIRST) and of its contents (LAST); the same when the table
 * has but one, or when only one of them is filled. */
static void task_columns(const reading *r, uint32_t *first, uint32_t *last) {
    *first = *last = r->columns.count;
    for (uint32_t c = 0; c < r->columns.count; c++) {
        if (r->columns.roles[c] != TC_ROLE_TASK || !tc_walk_text(&r->walk, c).len)
            continue;
        if (*first == r->columns.count)
            *first = c;
        *last = c;
    }
    if (*first < *last && r->walk.cells[*first] == r->walk.cells[*last])
        *last = *first;
}

/* A heading over the rows below: it spans the unit columns, or names no unit. */
static bool is_heading(const reading *r, uint32_t task) {
    if (r->columns.grouped)
        return count_filled(r) <= 2;
    for (uint32_t c = 0; c < r->columns.count; c++) {
        tc_role role = r->columns.roles[c];
        if (role != TC_ROLE_LEAD && role != TC_ROLE_SUPPORT && role != TC_ROLE_UNITS)
            continue;
        if (r->words[c].count && task < r->columns.count && r->walk.cells[c] != r->walk.cells[task])
            return false;
    }
    return true;
}

/* A heading over the whole row that its converter wrote into every cell. */
static bool is_everywhere(const reading *r) {
    uint32_t filled = 0;
    for (uint32_t c = 0; c < r->columns.count; c++, filled++)
        if (!r->walk.cells[c] || !r->words[c].text.len ||
            !tc_slice_equal(r->words[c].text, r->words[0].text))
            return false;
    return filled > 2;
}

static bool is_total(const tc_phrase *words) {
    static const char *const totals[] = {"cong", "tong", "tong cong", "tong so"};
    return words->count && words->count <= 4 && TC_ANY(words, 0, totals);
}

/* Whether the next row still belongs to the title in column COL of this one. */
static bool title_goes_on(const reading *r, uint32_t col) {
    tc_walk next = r->walk;
    uint32_t number = column_of(r, TC_ROLE_NUMBER);
    if (!tc_walk_next(&next))
        return false;
    bool labelled = number < r->columns.count && tc_walk_begins(&next, number) &&
                    tc_walk_text(&next, number).len;
    return !labelled && (next.cells[col] == r->walk.cells[col] || !tc_walk_text(&next, col).len);
}

static tc_slice join(tc_arena *arena, tc_slice a, tc_slice between, tc_slice b) {
    const tc_slice parts[] = {a, between, b};
    size_t n = 0;
    char *out = tc_arena_take(arena, a.len + between.len + b.len);
    if (!out)
        return (tc_slice){NULL, 0};
    for (size_t i = 0; i < 3; i++) {
        if (parts[i].len)
            memcpy(out + n, parts[i].ptr, parts[i].len);
        n += parts[i].len;
    }
    return (tc_slice){out, n};
}

/* Title and contents: a title over several rows is a heading; over one it is the task, with its
 * steps behind it when they are several. */
static bool place_task(reading *r, tc_slice label, tc_assignment *task) {
    uint32_t first, last;
    tc_arena *arena = r->tasks->arena;
    task_columns(r, &first, &last);
    if (last == r->columns.count)
        return true;
    tc_slice title = tc_walk_text(&r->walk, first), contents = tc_walk_text(&r->walk, last);
    bool fresh = first < last && tc_walk_begins(&r->walk, first);
    bool steps = contents.len && memchr(contents.ptr, '\n', contents.len);
    if (fresh && steps && !title_goes_on(r, first)) {
        title = join(arena, title, TC_SLICE(" "), contents);
        task->task = tc_tasks_text(arena, title);
        tc_groups_task(&r->groups, label, title);
        return task->task.ptr != NULL;
    }
    task->task = tc_tasks_text(arena, contents);
    if (fresh)
        tc_groups_push(&r->groups, label, title);
    else
        tc_groups_task(&r->groups, label, contents);
    return task->task.ptr != NULL;
}

static bool read_units(reading *r, tc_assignment *task) {
    tc_arena *arena = r->tasks->arena;
    const tc_phrase *both = words_of(r, TC_ROLE_UNITS), *lead = words_of(r, TC_ROLE_LEAD);
    const tc_phrase *support = words_of(r, TC_ROLE_SUPPORT);
    tc_strings more = {NULL, 0};
    lead = lead->count ? lead : both;
    if (r->columns.grouped) {
        task->lead = r->units;
        return true;
    }
    if (!tc_parties_read(arena, lead, 0, lead->count, false, &task->lead, &more))
        return false;
    if (!support->count) {
        task->support = more;
        return true;
    }
    /* "Chủ trì: …" in the column of support is nobody's. */
    tc_strings none = {NULL, 0};
    bool labelled = tc_phrase_match(support, 0, "phoi hop") != 0;
    return labelled
               ? tc_parties_read(arena, support, 0, support->count, false, &none, &task->support)
               : tc_units_split(arena, support, 0, support->count, false, &task->support);
}

/* The headings of the columns that have a cross in this row, one behind the other. */
static tc_slice read_crosses(const reading *r) {
    tc_slice text = {NULL, 0};
    for (uint32_t c = 0; c < r->columns.count; c++) {
        if (!r->columns.points[c].len || !tc_columns_cross(tc_walk_text(&r->walk, c)))
            continue;
        text = text.len ? join(r->tasks->arena, text, TC_SLICE(", "), r->columns.points[c])
                        : r->columns.points[c];
    }
    return text;
}

/* "Bắt đầu | Kết thúc": the one says since when. */
static void read_begin(const reading *r, tc_assignment *task) {
    const tc_phrase *begin = &r->words[r->columns.begins - 1];
    tc_due due;
    tc_deadline_read(begin, 0, begin->count, r->tasks->year, &due);
    if (tc_date_is_set(due.start) && tc_date_is_set(task->due_end) &&
        tc_date_compare(due.start, task->due_end) <= 0)
        task->due_start = due.start;
}

static bool read_due(reading *r, tc_assignment *task) {
    const tc_phrase *words = words_of(r, TC_ROLE_DEADLINE);
    tc_due due;
    if (r->columns.marked > 1 && !words->count) {
        tc_phrase crosses;
        task->deadline = read_crosses(r);
        if (!task->deadline.len)
            return true;
        if (!tc_phrase_read(r->tasks->arena, task->deadline, &crosses))
            return false;
        tc_deadline_read(&crosses, 0, crosses.count, r->tasks->year, &due);
        tc_tasks_due(task, &due);
        task->deadline = tc_tasks_text(r->tasks->arena, task->deadline);
        return true;
    }
    bool begins = r->columns.begins && r->words[r->columns.begins - 1].count;
    if (begins && !words->count)
        words = &r->words[r->columns.begins - 1];
    tc_deadline_read(words, 0, words->count, r->tasks->year, &due);
    tc_tasks_due(task, &due);
    if (begins)
        read_begin(r, task);
    task->deadline = tc_tasks_text(r->tasks->arena, words->text);
    return true;
}

/* Where the row stands, and what it cites: cells of its own and those merged into it. */
static bool read_place(reading *r, tc_assignment *task) {
    tc_range pieces[TC_COLUMNS_MAX * 4];
    uint32_t count = 0;
    task->range = (tc_range){UINT32_MAX, 0};
    for (uint32_t c = 0; c < r->columns.count; c++) {
        const tc_cell *cell = r->walk.cells[c];
        if (!cell || (c > 0 && cell == r->walk.cells[c - 1]))
            continue;
        for (uint32_t p = 0; p < cell->piece_count && count < TC_COLUMNS_MAX * 4; p++) {
            pieces[count++] = cell->pieces[p];
            if (cell->row != r->walk.row)
                continue;
            if (cell->pieces[p].start < task->range.start)
                task->range.start = cell->pieces[p].start;
            if (cell->pieces[p].end > task->range.end)
                task->range.end = cell->pieces[p].end;
        }
    }
    if (task->range.start == UINT32_MAX)
        task->range = r->table->range;
    task->table = r->index;
    task->row = (int32_t)r->walk.row;
    return tc_tasks_references(r->tasks, pieces, count, &task->references);
}

static bool add_row(reading *r, tc_slice label) {
    tc_arena *arena = r->tasks->arena;
    tc_assignment task = {.source = TC_SOURCE_TABLE};
    if (!place_task(r, label, &task) || !read_units(r, &task) || !read_due(r, &task) ||
        !read_place(r, &task))
        return false;
    if (!task.task.len || (!task.lead.count && !task.support.count))
        return true;
    task.item = tc_groups_item(&r->groups);
    task.supervisor = tc_tasks_text(arena, text_of(r, TC_ROLE_SUPERVISOR));
    task.result = tc_tasks_text(arena, text_of(r, TC_ROLE_RESULT));
    task.submit_to = tc_tasks_text(arena, text_of(r, TC_ROLE_SUBMIT));
    return tc_groups_path(&r->groups, arena, &task.group) && tc_tasks_add(r->tasks, &task);
}

/* The row's own number, "" when it has none. */
static tc_slice own_label(const reading *r) {
    uint32_t c = column_of(r, TC_ROLE_NUMBER);
    if (c == r->columns.count || !tc_walk_begins(&r->walk, c))
        return (tc_slice){NULL, 0};
    return tc_walk_text(&r->walk, c);
}

/* The units that the heading TITLE names for the rows below it. */
static bool read_group(reading *r, tc_slice title) {
    tc_phrase words;
    if (!tc_phrase_read(r->tasks->arena, title, &words))
        return false;
    return tc_units_split(r->tasks->arena, &words, tc_columns_group(&words), words.count, false,
                          &r->units);
}

/* The title of a group that stands in a column of neither numbers nor tasks, or LABEL. */
static tc_slice other_text(const reading *r, tc_slice label) {
    for (uint32_t c = 0; c < r->columns.count; c++)
        if (r->columns.roles[c] != TC_ROLE_NUMBER && tc_walk_begins(&r->walk, c) &&
            r->words[c].text.len)
            return r->words[c].text;
    return label;
}

static bool read_row(reading *r) {
    uint32_t first, last, filled = count_filled(r);
    tc_slice label = own_label(r);
    if (!filled || tc_columns_repeat(&r->columns, r->words, filled))
        return true;
    task_columns(r, &first, &last);
    if (is_everywhere(r)) {
        tc_groups_push(&r->groups, (tc_slice){NULL, 0}, r->words[0].text);
        return true;
    }
    if (!is_heading(r, first))
        return add_row(r, label);
    uint32_t number = column_of(r, TC_ROLE_NUMBER);
    tc_slice title =
        first < r->columns.count ? tc_walk_text(&r->walk, first) : other_text(r, label);
    if (is_total(first < r->columns.count ? &r->words[first] : &r->words[0]))
        return true;
    /* One cell over the whole row is no number. */
    if (number < r->columns.count && first < r->columns.count &&
        r->walk.cells[number] == r->walk.cells[first])
        label = (tc_slice){NULL, 0};
    if (title.len)
        tc_groups_push(&r->groups, label, title);
    return !r->columns.grouped || read_group(r, title);
}

static bool read_table(reading *r) {
    tc_walk_begin(&r->walk, r->table);
    while (tc_walk_next(&r->walk)) {
        if (!read_words(r))
            return false;
        if (r->walk.row >= r->columns.heading_row && r->walk.row < r->columns.first_row)
            continue;
        if (!read_row(r))
            return false;
    }
    return true;
}

/* Whether the table in block AT goes straight on from the one before it. */
static bool follows(const tc_document *document, uint32_t at) {
    while (at > 0 && document->blocks[at - 1].kind == TC_BLOCK_PARAGRAPH &&
           document->blocks[at - 1].text.len < 4)
        at--;
    return at > 0 && document->blocks[at - 1].kind == TC_BLOCK_TABLE;
}

/* What one table leaves for the next, when that goes on from it. */
typedef struct carried {
    tc_columns columns; /* none when its count is 0 */
    tc_groups groups;
} carried;

/* Reads TABLE, which is the INDEXth of the document, or made of a stream when INDEX is negative.
 */
static bool read_one(tc_tasks *tasks, const tc_table *table, int32_t index, bool goes_on,
                     carried *before, bool *found) {
    reading *r = tc_arena_take(tasks->arena, sizeof *r);
    const tc_columns *last = before->columns.count && goes_on ? &before->columns : NULL;
    if (!r)
        return false;
    *r = (reading){.tasks = tasks, .table = table, .index = index};
    if (!tc_columns_read(&tasks->texts, table, last, &r->columns, found))
        return false;
    if (*found && last && last->count == r->columns.count)
        r->groups = before->groups;
    if (*found && !read_table(r))
        return false;
    before->columns = *found ? r->columns : (tc_columns){.count = 0};
    before->groups = r->groups;
    return true;
}

bool tc_tasks_tables(tc_tasks *tasks) {
    const tc_document *document = tasks->document;
    carried *before = tc_arena_take(tasks->arena, sizeof *before);
    if (!before)
        return false;
    before->columns.count = 0;
    for (uint32_t b = 0, next; b < document->block_count; b = next) {
        const tc_block *block = &document->blocks[b];
        bool found = false;
        next = b + 1;
        if (tc_texts_are_many(&tasks->texts))
            tc_texts_forget(&tasks->texts);
        if (block->kind == TC_BLOCK_TABLE) {
            if (!read_one(tasks, &document->tables[block->table], (int32_t)block->table,
                          follows(document, b), before, &found))
                return false;
            continue;
        }
        tc_table flat;
        if (!tc_flat_read(tasks, b, &flat, &next, &found) ||
            (found && !read_one(tasks, &flat, -1, false, before, &found)))
            return false;
        for (uint32_t i = b; found && i < next; i++)
            tasks->taken[i] = true;
    }
    return true;
}
