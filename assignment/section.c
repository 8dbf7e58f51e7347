/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Duties: the smallest items below the headings of units, and the sentences of the parts that
 * organise the work ("Tổ chức thực hiện"). */
#include "section.h"

#include "duties.h"
#include "labels.h"

#include <text/text.h>

#include <string.h>

enum { BULLET_LEVEL = 7 };

bool tc_section_duty(tc_section *r, const tc_para *para, uint32_t from, const tc_strings *lead,
                     tc_source source) {
    enum { NAME_WORDS_MAX = 8 };
    tc_arena *arena = r->tasks->arena;
    bool ruled = false;
    /* A name alone is no duty: what a register says of a procedure. */
    if (para->words.count - from <= NAME_WORDS_MAX &&
        tc_units_end(&para->words, from) == para->words.count)
        return true;
    /* The number of a page is none either. */
    if (para->words.count == from + 1 && para->words.items[from].digits)
        return true;
    /* "(Điều 6 Thông tư số …)" says where it is from. */
    if (para->text.len && para->text.ptr[0] == '(' && tc_para_ends(para, ')') && !para->label.len)
        return true;
    if (r->headings.law && (!tc_para_is_ruled(arena, lead, &ruled) || ruled))
        return ruled;
    tc_phrase words = {para->words.text, para->words.items + from, para->words.count - from};
    uint32_t due_from, due_to;
    tc_due due;
    tc_assignment task = {
        .source = source, .lead = *lead, .range = para->range, .table = -1, .row = -1};
    size_t start = from ? para->words.items[from].start : 0;
    task.task = tc_tasks_text(arena, tc_slice_sub(para->text, start, para->text.len));
    task.item = tc_groups_item(&r->groups);
    tc_deadline_find(&words, r->tasks->year, r->tasks->since, &due_from, &due_to, &due);
    task.deadline = tc_text_squeeze(arena, tc_phrase_closed(&words, due_from, due_to));
    tc_tasks_due(&task, &due);
    if (!task.task.ptr || !tc_parties_support(arena, &words, 0, &task.support))
        return false;
    if (!task.support.count && r->with_level)
        task.support = r->with;
    return tc_groups_path(&r->groups, arena, &task.group) &&
           tc_tasks_references(r->tasks, &para->range, 1, &task.references) &&
           tc_tasks_add(r->tasks, &task);
}

/* "Thời gian hoàn thành: tháng 12/2025" in a line of its own dates the duties before it. */
static bool enter_deadline(tc_section *r, const tc_para *para, bool *done) {
    tc_labelled labels[TC_LABELS_MAX];
    tc_assignment dated = {.item = {NULL, 0}};
    uint32_t count = tc_labels_read(&para->words, labels);
    *done = count == 1 && labels[0].begin == 0 && labels[0].role == TC_ROLE_DEADLINE;
    if (!*done)
        return true;
    if (!tc_labels_enter(r->tasks, &para->words, &labels[0], &dated))
        return false;
    for (size_t i = r->dated; i < r->tasks->count; i++) {
        tc_assignment *task = &r->tasks->items[i];
        task->deadline = dated.deadline;
        task->due_start = dated.due_start;
        task->due_end = dated.due_end;
        task->recurring = dated.recurring;
        task->period = dated.period;
    }
    r->dated = r->tasks->count;
    return true;
}

/* "Giao Sở A …" outside the part that organises: in an article it is a duty like those of the
 * part, elsewhere the item of a list. */
static tc_source directive_source(const tc_section *r) {
    for (uint32_t i = 0; i < r->groups.count; i++)
        if (tc_label_is_article(r->groups.items[i].label))
            return TC_SOURCE_SECTION;
    return TC_SOURCE_LIST;
}

static bool read_directive(tc_section *r, uint32_t at) {
    tc_strings lead;
    tc_subject kind;
    uint32_t told;
    if (!r->headings.law && tc_para_charges(&r->paras.items[at], &told))
        return tc_para_told(r->tasks->arena, &r->paras.items[at], told, &lead) &&
               tc_section_duty(r, &r->paras.items[at], 0, &lead, TC_SOURCE_SECTION);
    if (!tc_para_directs(&r->paras.items[at], !r->headings.law, &told) ||
        tc_para_is_closing(&r->paras.items[at]) || tc_para_ends(&r->paras.items[at], ':'))
        return true;
    if (told)
        return tc_para_told(r->tasks->arena, &r->paras.items[at], told, &lead) &&
               tc_section_duty(r, &r->paras.items[at], 0, &lead, directive_source(r));
    return tc_para_subject(r->tasks->arena, &r->paras.items[at], &lead, &kind) &&
           (kind == TC_SUBJECT_NONE ||
            tc_section_duty(r, &r->paras.items[at], 0, &lead, directive_source(r)));
}

/* A paragraph that only opens an enumeration: it ends in a colon, or it is a short heading over
 * deeper items. */
static bool is_intro(const tc_section *r, uint32_t at) {
    const tc_para *para = &r->paras.items[at];
    if (at + 1 >= r->paras.count || !tc_para_is_text(&r->paras.items[at + 1]))
        return false;
    bool deeper = r->paras.items[at + 1].level > para->level;
    if (tc_para_ends(para, ':'))
        return deeper || !r->paras.items[at + 1].level;
    return deeper && para->level && !tc_para_ends(para, '.') && !tc_para_ends(para, ';') &&
           (para->bold || para->words.count <= 24);
}

/* "1. Sở A chỉ đạo Chi cục B thực hiện các nội dung sau:" gives what follows to Sở A. */
static bool read_intro(tc_section *r, uint32_t at) {
    const tc_para *para = &r->paras.items[at];
    tc_strings lead;
    tc_subject kind;
    if ((r->heading && !r->broad) || !para->level || !tc_para_ends(para, ':'))
        return true;
    if (!tc_para_subject(r->tasks->arena, para, &lead, &kind))
        return false;
    if (kind == TC_SUBJECT_NONE)
        return true;
    r->heading = true;
    r->broad = false;
    r->level = para->level;
    r->lead = lead;
    r->dated = r->tasks->count;
    /* "1. Sở A chủ trì, phối hợp với các sở, ngành:" */
    uint32_t with = tc_phrase_find(&para->words, "phoi hop voi", 0) + 3;
    if (with >= para->words.count || tc_units_end(&para->words, with) < para->words.count)
        return true;
    r->with_each = r->with_bare = false;
    r->with_level = para->level;
    r->with_at = at;
    return tc_units_split(r->tasks->arena, &para->words, with, para->words.count, true, &r->with);
}

/* "Chủ tịch UBND tỉnh yêu cầu các sở, ngành thực hiện các nhiệm vụ sau:" opens a part, and tells
 * whom it names. */
static bool read_orders(tc_section *r, uint32_t at, bool *done) {
    const tc_para *para = &r->paras.items[at];
    tc_strings told;
    if (r->headings.law || (r->headings.plan && !r->part))
        return true;
    if (!tc_para_orders(r->tasks->arena, para, done, &told))
        return false;
    if (!*done)
        return true;
    /* "I. Đánh giá", "II. Nhiệm vụ" stand below it, too. */
    r->opened = r->part ? r->opened : at;
    r->part = r->part ? r->part : 1;
    r->heading = r->broad = told.count > 0;
    r->level = 0;
    r->lead = told;
    r->dated = r->tasks->count;
    return true;
}

static bool open_heading(tc_section *r, uint32_t at, uint32_t from, uint32_t to, uint32_t inside) {
    const tc_para *para = &r->paras.items[at];
    r->heading = true;
    r->broad = false;
    r->level = para->level || r->part ? para->level : r->headings.ends[at];
    r->dated = r->tasks->count;
    if (!tc_para_heading_lead(r->tasks->arena, para, from, to, &r->lead))
        return false;
    if (inside >= para->words.count)
        return true;
    /* "Trách nhiệm của Cục A: Thực hiện …" in a line of its own says all of it. */
    r->heading = r->part || para->level || (at + 1 < r->paras.count && para[1].level);
    return tc_section_duty(r, para, inside, &r->lead, TC_SOURCE_SECTION);
}

static char bullet_of(const tc_para *para) {
    return para->level >= BULLET_LEVEL && para->label.len ? para->label.ptr[0] : '\0';
}

/* "* Sở Tài chính:" or "* **Sở Tài chính**" over bullets of another kind. */
static bool is_over_bullets(const tc_section *r, uint32_t at) {
    const tc_para *para = &r->paras.items[at], *next = para + 1;
    return r->part && !r->with_level && bullet_of(para) &&
           (tc_para_ends(para, ':') || para->bold) && at + 1 < r->paras.count && bullet_of(next) &&
           bullet_of(next) != bullet_of(para);
}

static bool open_bullet(tc_section *r, uint32_t at, uint32_t from, uint32_t to) {
    const tc_para *para = &r->paras.items[at];
    r->outer.is = r->heading && !r->bullet;
    r->outer.level = r->level;
    r->outer.lead = r->lead;
    r->bullet = bullet_of(para);
    return open_heading(r, at, from, to, para->words.count);
}

/* Leaves a heading that is a bullet at the next one of its kind, or at what is no bullet. */
static void leave_bullet(tc_section *r, const tc_para *para) {
    if (!r->bullet || !para->level || (bullet_of(para) && bullet_of(para) != r->bullet))
        return;
    r->bullet = '\0';
    r->heading = r->outer.is;
    r->level = r->outer.level;
    r->lead = r->outer.lead;
}

/* Leaves what PARA ends: a heading of its level, the part. */
static void leave(tc_section *r, const tc_para *para) {
    leave_bullet(r, para);
    if (para->table || tc_section_ends_document(para) ||
        (para->level && r->part && para->level <= r->part)) {
        r->part = 0;
        r->heading = false;
    }
    if (para->level && r->heading && para->level <= r->level && !r->bullet)
        r->heading = false;
    if (!r->heading)
        r->bullet = '\0';
    if (para->level && para->level <= r->told)
        r->told = 0;
    if (!r->heading || (para->level ? para->level <= r->with_level : r->with_bare))
        r->with_level = 0;
    r->with_each = r->with_each && r->with_level;
}

/* Whether the first paragraph below paragraph AT may name one of the units that this speaks of: it
 * is no item that begins with something else. */
static bool named_below(tc_section *r, uint32_t at) {
    const tc_para *para = &r->paras.items[at], *next = para + 1;
    if (at + 1 >= r->paras.count || next->level <= para->level || !tc_paras_need(&r->paras, at + 1))
        return true;
    uint32_t told = tc_para_told_at(&next->words, 0);
    return tc_unit_begins(&next->words, told, NULL) != TC_UNIT_NONE;
}

/* Reads PARA as the heading of a part or of units, if it is one. */
static bool read_heading(tc_section *r, uint32_t at, bool *done) {
    const tc_para *para = &r->paras.items[at];
    bool bullets = is_over_bullets(r, at), law = r->headings.law;
    bool below = bullets || tc_paras_below(&r->paras, at);
    uint32_t from, to, inside;
    tc_naming naming = tc_para_names_units(para, below, &from, &to, &inside);
    *done = true;
    bool known = naming == TC_NAMING_SURE || (naming && r->part && r->headings.units[at]);
    if (known && !law && tc_para_is_responsibility(para, from, named_below(r, at)))
        return open_heading(r, at, from, to, inside);
    if (tc_para_opens_part(para, law)) {
        r->part = para->level ? para->level : 2;
        r->heading = false;
        return true;
    }
    *done = false;
    if (!read_orders(r, at, done))
        return false;
    if (*done)
        return true;
    bool ends = tc_para_ends(para, ':');
    bool sure = naming == TC_NAMING_SURE && r->part && (para->level || para->bold || ends);
    *done = true;
    if (para->level < BULLET_LEVEL && naming == TC_NAMING_WEAK && r->headings.units[at] && ends &&
        (!read_intro(r, at) || r->heading))
        return r->heading;
    if (para->level < BULLET_LEVEL && (r->headings.units[at] || sure))
        return open_heading(r, at, from, to, inside);
    if (bullets && naming == TC_NAMING_SURE && inside >= para->words.count)
        return open_bullet(r, at, from, to);
    *done = false;
    return true;
}

static bool read_para(tc_section *r, uint32_t at) {
    const tc_para *para = &r->paras.items[at];
    bool done = false;
    leave(r, para);
    if (!tc_para_is_text(para))
        return true;
    tc_groups_block(&r->groups,
                    &(tc_block){.label = para->label, .text = para->text, .level = para->level});
    if (para->taken)
        return true;
    if (!read_heading(r, at, &done))
        return false;
    if (done)
        return true;
    if (!r->part && !r->heading)
        return read_directive(r, at);
    if (!enter_deadline(r, para, &done) || done)
        return done;
    if (r->with_level && (!tc_section_partner(r, at, &done) || done))
        return done;
    if (is_intro(r, at))
        return tc_section_partners(r, at) && read_intro(r, at);
    return tc_section_sentence(r, at);
}

/* Passes over paragraph AT when it stands outside the parts that organise and means nothing there.
 */
static bool pass_over(tc_section *r, uint32_t at) {
    const tc_para *para = &r->paras.items[at];
    if (r->part || r->heading || !tc_para_is_text(para) || para->taken || para->words.items ||
        r->headings.units[at] ||
        tc_para_may_matter(para, r->headings.law, tc_paras_signs(&r->paras, at)))
        return false;
    r->with_level = r->told = 0;
    r->with_each = false;
    tc_groups_block(&r->groups,
                    &(tc_block){.label = para->label, .text = para->text, .level = para->level});
    return true;
}

static bool read_next(tc_section *r, uint32_t at) {
    tc_paras_forget(&r->paras);
    if (!pass_over(r, at) &&
        (!tc_paras_need(&r->paras, at) || !read_para(r, at) || r->paras.failed))
        return false;
    r->labelled = r->paras.items[at].level ? at : r->labelled;
    return true;
}

bool tc_tasks_sections(tc_tasks *tasks) {
    tc_section r = {.tasks = tasks, .labelled = UINT32_MAX};
    if (!tc_paras_read(tasks, &r.paras) || !tc_headings_find(&r.paras, &r.headings))
        return false;
    for (uint32_t i = 0; i < r.paras.count; i++)
        if (!read_next(&r, i))
            return false;
    return true;
}
