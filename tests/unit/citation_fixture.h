/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Texts in the middle of a plan of Quảng Ngãi, and what is read of them, for tests of citation/. */
#ifndef TRACUU_TESTS_CITATION_FIXTURE_H
#define TRACUU_TESTS_CITATION_FIXTURE_H

#include "arena_fixture.h"

#include <citation/citation.h>
#include <text/text.h>

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A plan of Quảng Ngãi with TEXT as its one paragraph. */
static inline tc_citations read_plan(const char *text, size_t size, tc_document *document) {
    tc_citations citations;
    tc_error error = {0};
    tc_slice bytes = {text, size};
    ck_assert_int_eq(tc_document_parse(arena, "plan.txt", bytes, document, &error), TC_OK);
    ck_assert_int_eq(tc_citation_read(arena, document, &citations, &error), TC_OK);
    return citations;
}

#define LETTERHEAD                                                                                                    \
    "UBND TỈNH QUẢNG NGÃI\nSỞ NỘI VỤ\n\nSố: 12/KH-SNV\n\nQuảng Ngãi, ngày 02 tháng 3 năm 2025\n\n" \
    "KẾ HOẠCH\n\nCải cách hành chính năm 2025\n\n"

static inline tc_citations read_paragraph(const char *paragraph) {
    tc_document document;
    tc_buffer text;
    tc_buffer_init(&text, 1 << 20);
    tc_buffer_printf(&text, LETTERHEAD "%s\n", paragraph);
    tc_slice copy = tc_arena_copy(arena, tc_buffer_slice(&text));
    tc_buffer_dispose(&text);
    return read_plan(copy.ptr, copy.len, &document);
}

/* "canonical date|…" of all mentions. */
static inline const char *outline(const tc_citations *c) {
    tc_buffer out;
    tc_buffer_init(&out, 1 << 20);
    for (uint32_t i = 0; i < c->mention_count; i++) {
        const tc_mention *m = &c->mentions[i];
        char date[12];
        tc_date_format(m->date, date);
        tc_slice name = m->canonical.len ? m->canonical : m->symbol;
        tc_buffer_printf(&out, "%s%.*s%s%s", i ? "|" : "", (int)name.len, name.ptr,
                         *date ? " " : "", date);
    }
    tc_slice copy = tc_arena_copy(arena, tc_buffer_slice(&out));
    tc_buffer_dispose(&out);
    return copy.len ? copy.ptr : "";
}

/* "cites", "cites>amends" (planned) … of all mentions. */
static inline const char *relations_of(const tc_citations *c) {
    tc_buffer out;
    tc_buffer_init(&out, 1 << 16);
    for (uint32_t i = 0; i < c->mention_count; i++) {
        const tc_mention *m = &c->mentions[i];
        tc_buffer_printf(&out, "%s%s", i ? " " : "", tc_relation_name(m->relation));
        if (m->planned)
            tc_buffer_printf(&out, ">%s", tc_relation_name(m->planned_relation));
    }
    tc_slice copy = tc_arena_copy(arena, tc_buffer_slice(&out));
    tc_buffer_dispose(&out);
    return copy.len ? copy.ptr : "";
}

/* "A implements B|…" of all edges. */
static inline const char *edges_of(const tc_citations *c) {
    tc_buffer out;
    tc_buffer_init(&out, 1 << 16);
    for (uint32_t i = 0; i < c->edge_count; i++)
        tc_buffer_printf(&out, "%s%.*s %s %.*s", i ? "|" : "", (int)c->edges[i].from.len,
                         c->edges[i].from.ptr, tc_relation_name(c->edges[i].relation),
                         (int)c->edges[i].to.len, c->edges[i].to.ptr);
    tc_slice copy = tc_arena_copy(arena, tc_buffer_slice(&out));
    tc_buffer_dispose(&out);
    return copy.len ? copy.ptr : "";
}

#endif
