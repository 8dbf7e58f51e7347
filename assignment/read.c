/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "tasks.h"

#include <stdlib.h>

/* The year in "… năm 2024", the last one of TEXT that is not the end of a period. */
static int year_in(tc_arena *arena, tc_slice text) {
    tc_phrase words;
    int year = 0;
    if (!tc_phrase_read(arena, text, &words))
        return 0;
    for (uint32_t i = 0; i + 1 < words.count; i++) {
        int number = tc_phrase_number(&words, i + 1);
        bool period = i + 2 < words.count && words.items[i + 2].digits;
        if (tc_phrase_match(&words, i, "nam") && number >= 1990 && number <= 2100 && !period &&
            (i == 0 || !tc_phrase_match(&words, i - 1, "den")))
            year = number;
    }
    return year;
}

/* The plan's own year: of its date, its number, the document that it is annexed to, its title. What
 * is planned "năm 2026" late in the year before has the one of its title. */
static int plan_year(tc_arena *arena, const tc_citations *citations) {
    enum { LATE_MONTH = 9 };
    const tc_header *header = &citations->header;
    if (header->date.year) {
        int titled = header->date.month >= LATE_MONTH ? year_in(arena, header->title) : 0;
        return titled == header->date.year + 1 ? titled : header->date.year;
    }
    if (header->year)
        return header->year;
    for (uint32_t i = 0; i < citations->mention_count; i++) {
        const tc_mention *mention = &citations->mentions[i];
        if (mention->relation == TC_ATTACHED_TO && mention->date.year)
            return mention->date.year;
    }
    return year_in(arena, header->title);
}

static int by_place(const void *a, const void *b) {
    const tc_assignment *x = a, *y = b;
    if (x->range.start != y->range.start)
        return x->range.start < y->range.start ? -1 : 1;
    return (x->row > y->row) - (x->row < y->row);
}

tc_status tc_assignment_read(tc_arena *arena, const tc_document *document,
                             const tc_citations *citations, tc_assignments *out, tc_error *error) {
    tc_tasks tasks = {.arena = arena, .document = document, .citations = citations};
    tasks.year = plan_year(arena, citations);
    tasks.since = citations->header.date.year ? citations->header.date.year : tasks.year;
    tasks.taken = tc_arena_take(arena, document->block_count * sizeof *tasks.taken);
    bool ok = tc_texts_init(&tasks.texts, arena, document) && tasks.taken &&
              tc_tasks_tables(&tasks) && tc_tasks_lists(&tasks) && tc_tasks_sections(&tasks);
    tc_texts_dispose(&tasks.texts);
    if (!ok)
        return tc_error_set(error, TC_ERR_LIMIT,
                            "the tasks of the document do not fit into memory");
    if (tasks.count)
        qsort(tasks.items, tasks.count, sizeof *tasks.items, by_place);
    *out = (tc_assignments){tasks.items, (uint32_t)tasks.count};
    return TC_OK;
}
