/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Sentences that give out duties, and where a part of them ends. */
#include "section.h"

#include "duties.h"

#include <text/text.h>

#include <string.h>

bool tc_section_ends_document(const tc_para *para) {
    static const char *const heads[] = {"k t", "kt", "noi nhan", "phu luc",
                                        "t m", "tl", "tm",       "tuq"};
    uint32_t n = TC_ANY(&para->words, 0, heads);
    if (para->level)
        return false;
    return (n && (tc_phrase_match(&para->words, 0, "noi nhan") ||
                  tc_phrase_shout(&para->words, 0, n))) ||
           (para->bold && para->words.count && !tc_para_ends(para, ':') &&
            tc_unit_begins(&para->words, 0, NULL) == TC_UNIT_NONE);
}

/* Whether labelled paragraphs of the same part follow paragraph AT.  The paragraph that decides it
 * does so for all before it, and there may be many. */
static bool part_goes_on(tc_section *r, uint32_t at) {
    if (r->prospect.part == r->part && at >= r->prospect.over.start && at < r->prospect.over.end)
        return r->prospect.on;
    uint32_t i = at + 1;
    bool on = false;
    for (bool ends = false; i < r->paras.count && !ends && !on; i++) {
        const tc_para *para = &r->paras.items[i];
        ends = !tc_paras_need(&r->paras, i) || para->table ||
               (para->level && para->level <= r->part) || tc_section_ends_document(para);
        on = !ends && para->level;
    }
    r->prospect.over = (tc_range){at, i > at + 1 ? i - 1 : i};
    r->prospect.part = r->part;
    r->prospect.on = on;
    return on;
}

/* Whether AT is a paragraph without label behind labelled ones, with nothing but its like behind
 * it in its part. */
static bool is_trailing(tc_section *r, uint32_t at) {
    if (r->paras.items[at].level || part_goes_on(r, at) || (at > 0 && r->headings.units[at - 1]) ||
        r->labelled == UINT32_MAX || r->labelled < r->opened)
        return false;
    uint8_t level = r->paras.items[r->labelled].level;
    return level > r->part && (r->labelled + 1 < at || !r->heading || level > r->level);
}

/* What trails a part closes it, unless it tells a unit by name, or goes on with the duty of the
 * sentence before it. */
static bool closes_part(tc_section *r, uint32_t at, tc_subject kind) {
    if (tc_para_is_closing(&r->paras.items[at]) ||
        (r->headings.law && !r->heading && tc_para_enforces(&r->paras.items[at])))
        return true;
    /* "Yêu cầu các sở, ban, ngành nghiêm túc triển khai thực hiện./." */
    if (!r->paras.items[at].level && kind == TC_SUBJECT_CLASS && r->heading &&
        !part_goes_on(r, at) && tc_slice_ends(r->paras.items[at].text, TC_SLICE("./.")))
        return true;
    if (!is_trailing(r, at) || kind == TC_SUBJECT_NAMED)
        return false;
    bool sentence =
        at > 0 && r->paras.items[at - 1].level && r->paras.items[at - 1].level < 7 && !r->heading;
    return kind == TC_SUBJECT_CLASS || !sentence;
}

/* Whether the heading names nobody by itself: "Các cơ quan tham mưu quản lý ngành". */
static bool leads_many(const tc_section *r) {
    return r->lead.count == 1 &&
           tc_fold_same(tc_slice_sub(r->lead.items[0], 0, strlen("các ")), TC_SLICE("các "));
}

/* "Giao Phòng B …" below the heading of Sở A: it is B's. */
static bool hands_on(const tc_para *para) {
    static const char *const gives[] = {"giao", "giao cho"};
    uint32_t n = TC_ANY(&para->words, 0, gives);
    return n && tc_unit_begins(&para->words, n, NULL) == TC_UNIT_BODY;
}

/* "… lập dự toán, gửi Sở A thẩm định, tham mưu …;": what is asked of Sở A, by when the duty before
 * it is. */
static bool add_handed(tc_section *r, const tc_para *para) {
    static const char *const then[] = {"tham muu", "trinh"};
    const tc_phrase *words = &para->words;
    for (uint32_t i = 1; i < words->count; i++) {
        if (!tc_phrase_match(words, i, "gui") || !tc_phrase_gap_has(words, i, ','))
            continue;
        uint32_t unit = i + 1 + tc_phrase_match(words, i + 1, "ve"), end, to;
        if (tc_unit_begins(words, unit, NULL) != TC_UNIT_BODY)
            continue;
        end = tc_units_end(words, unit);
        if (!tc_phrase_match(words, end, "tham dinh") || !tc_phrase_gap_has(words, end + 2, ',') ||
            !TC_ANY(words, end + 2, then))
            continue;
        for (to = end + 3; to < words->count && !tc_phrase_gap_has(words, to, ';') &&
                           !tc_phrase_gap_has(words, to, '.');)
            to++;
        const tc_assignment *before = &r->tasks->items[r->tasks->count - 1];
        tc_assignment task = *before;
        task.task = tc_tasks_text(r->tasks->arena, tc_phrase_slice(words, i, to));
        task.support = task.references = task.lead_person = (tc_strings){NULL, 0};
        return task.task.ptr &&
               tc_units_split(r->tasks->arena, words, unit, end, true, &task.lead) &&
               tc_tasks_add(r->tasks, &task);
    }
    return true;
}

bool tc_section_sentence(tc_section *r, uint32_t at) {
    const tc_para *para = &r->paras.items[at];
    tc_strings lead;
    tc_subject kind;
    uint32_t from, to, inside;
    if (!tc_para_subject(r->tasks->arena, para, &lead, &kind))
        return false;
    /* The title of a table below it. */
    if (kind == TC_SUBJECT_NONE && !para->level && at + 1 < r->paras.count && para[1].table &&
        !tc_para_ends(para, '.') && !tc_para_ends(para, ';'))
        return true;
    /* "Đồng ý chủ trương …; giao Sở A thẩm định" */
    uint32_t given =
        r->heading || kind != TC_SUBJECT_NONE ? para->words.count : tc_para_given(para);
    if (given < para->words.count) {
        if (!tc_para_told(r->tasks->arena, para, given, &lead))
            return false;
        kind = TC_SUBJECT_NAMED;
    }
    if (closes_part(r, at, kind))
        return true;
    /* "+ Sở Xây dựng: hướng dẫn …" */
    if (tc_para_names_units(para, false, &from, &to, &inside) == TC_NAMING_SURE &&
        inside < para->words.count)
        /* "Sở Nội vụ: Phòng Cải cách hành chính;" tells who, not what. */
        return tc_units_only(&para->words, inside, para->words.count) ||
               (tc_para_heading_lead(r->tasks->arena, para, from, to, &lead) &&
                tc_section_duty(r, para, inside, &lead, TC_SOURCE_SECTION));
    bool own =
        (kind == TC_SUBJECT_NAMED && ((para->level >= 7 && leads_many(r)) || hands_on(para))) ||
        (kind != TC_SUBJECT_NONE && r->broad);
    if (r->heading && own)
        return tc_section_duty(r, para, 0, &lead, TC_SOURCE_SECTION);
    if (r->heading && !is_trailing(r, at)) {
        lead = r->lead;
    } else if (kind != TC_SUBJECT_NONE) {
        r->last = lead;
        r->told = para->level;
    } else if (r->last.count && ((r->told && para->level > r->told) || is_trailing(r, at))) {
        lead = r->last;
    } else {
        return true;
    }
    size_t count = r->tasks->count;
    return tc_section_duty(r, para, 0, &lead, TC_SOURCE_SECTION) &&
           (r->tasks->count == count || r->headings.law || add_handed(r, para));
}
