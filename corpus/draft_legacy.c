/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Text that was typed for a font of before Unicode, in a format that does not say which font: found
 * by its words, over the whole of the document. */
#include "draft_tree.h"

#include <text/legacy.h>

enum { SAMPLE = 65536 };

static bool is_suspect(tc_slice text) {
    bool marked;
    return tc_legacy_is_possible(text, &marked) && marked;
}

typedef struct search {
    tc_draft *draft;
    tc_buffer sample;
    size_t suspects, others; /* paragraphs with marks */
    tc_legacy encoding;
} search;

static void each(search *s, const tc_draft_list *list, void (*visit)(search *, tc_draft_node *)) {
    for (tc_draft_node *node = list->first; node; node = node->next) {
        if (!node->grid)
            visit(s, node);
        for (size_t i = 0; node->grid && i < node->grid->count; i++)
            each(s, &node->grid->contents[i], visit);
    }
}

static void gather(search *s, tc_draft_node *node) {
    if (!is_suspect(node->text)) {
        s->others += !tc_utf8_is_ascii(node->text);
        return;
    }
    s->suspects++;
    if (s->sample.len + node->text.len + 1 > SAMPLE)
        return;
    tc_buffer_add(&s->sample, node->text);
    tc_buffer_add_char(&s->sample, '\n');
}

/* In a document that has text of both kinds, what reads well as it stands was not meant. */
static void convert(search *s, tc_draft_node *node) {
    if (!is_suspect(node->text) ||
        (s->others > s->suspects && tc_legacy_guess_shown(node->text) != s->encoding))
        return;
    node->text = tc_legacy_shown(s->draft->arena, s->encoding, false, node->text);
    s->draft->failed |= !node->text.ptr;
}

void tc_draft_repair(tc_draft *draft, const tc_draft_list *list) {
    search s = {.draft = draft};
    tc_buffer_init(&s.sample, SAMPLE + 1);
    each(&s, list, gather);
    s.encoding = tc_legacy_guess_shown(tc_buffer_slice(&s.sample));
    tc_buffer_dispose(&s.sample);
    if (s.encoding)
        each(&s, list, convert);
}
