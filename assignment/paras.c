/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "paras.h"

#include <text/text.h>

#include <string.h>

static bool ends_in_any(const tc_para *para, const char *set) {
    tc_slice text = tc_slice_trim(para->text);
    return text.len && strchr(set, text.ptr[text.len - 1]);
}

bool tc_para_ends(const tc_para *para, char c) {
    return ends_in_any(para, (const char[]){c, '\0'});
}

/* A document's number at the head of a paragraph is no duty: an enumeration that was broken. */
static bool begins_with_number(tc_slice text) {
    static const char *const types[] = {
        "Chương trình số", "Chỉ thị số",   "Công văn số",   "Kế hoạch số",  "Kết luận số",
        "Nghị quyết số",   "Nghị định số", "Quyết định số", "Thông báo số", "Thông tư số"};
    for (size_t i = 0; i < TC_LENGTH(types); i++)
        if (tc_slice_starts(text, tc_slice_of(types[i])))
            return true;
    return false;
}

/* Whether NEXT is the rest of PARA: a heading cut in two, or a sentence that goes on. */
static bool goes_on(const tc_para *para, const tc_block *next) {
    if (next->kind != TC_BLOCK_PARAGRAPH || next->level || !next->text.len || !para->text.len)
        return false;
    if (para->bold && para->level && next->bold && !ends_in_any(para, ".;:"))
        return !tc_has_small(next->text) || tc_has_small(para->text);
    if (tc_para_ends(para, ';') && begins_with_number(next->text))
        return true;
    return tc_begins_small(next->text) && !ends_in_any(para, ".:");
}

/* PARA goes on with NEXT; its text is in JOINED meanwhile. */
static void append(tc_para *para, const tc_block *next, tc_buffer *joined) {
    if (!joined->len)
        tc_buffer_add(joined, para->text);
    tc_buffer_add_char(joined, ' ');
    tc_buffer_add(joined, next->text);
    para->text = tc_buffer_slice(joined);
    para->range.end = next->range.end;
}

/* No more goes on in PARA: where its text was joined it becomes its own. */
static bool settle(tc_arena *arena, tc_para *para, tc_buffer *joined) {
    if (joined->len)
        para->text = tc_arena_copy(arena, tc_buffer_slice(joined));
    bool good = !joined->failed && para->text.ptr;
    tc_buffer_clear(joined);
    return good;
}

static tc_para para_of(const tc_tasks *tasks, uint32_t b) {
    const tc_block *block = &tasks->document->blocks[b];
    return (tc_para){.text = block->text,
                     .label = block->label,
                     .range = block->range,
                     .level = block->level,
                     .bold = block->bold,
                     .table = block->kind == TC_BLOCK_TABLE,
                     .taken = tasks->taken[b],
                     .block = b};
}

bool tc_paras_read(tc_tasks *tasks, tc_paras *out) {
    enum { LONG = 8192 };
    const tc_document *document = tasks->document;
    tc_para *paras = tc_arena_room(tasks->arena, (document->block_count + 1) * sizeof *paras);
    tc_buffer joined;
    uint32_t n = 0;
    bool good = paras != NULL;
    tc_buffer_init(&joined, document->text.utf8.len + document->block_count + 1);
    for (uint32_t b = 0; good && b < document->block_count; b++) {
        tc_para *last = n ? &paras[n - 1] : NULL;
        if (last && !last->table && !tasks->taken[b] && !last->taken && last->text.len < LONG &&
            goes_on(last, &document->blocks[b])) {
            append(last, &document->blocks[b], &joined);
            continue;
        }
        good = !joined.len || settle(tasks->arena, last, &joined);
        paras[n++] = para_of(tasks, b);
    }
    good = good && (!joined.len || settle(tasks->arena, &paras[n - 1], &joined));
    tc_buffer_dispose(&joined);
    *out = (tc_paras){.tasks = tasks, .items = paras, .count = n, .known = {UINT32_MAX, 0}};
    return good;
}

/* Whether the text of PARA is that of one block. */
static bool is_whole(const tc_tasks *tasks, const tc_para *para) {
    return para->text.ptr == tasks->document->blocks[para->block].text.ptr;
}

unsigned tc_paras_signs(tc_paras *paras, uint32_t at) {
    const tc_para *para = &paras->items[at];
    return is_whole(paras->tasks, para) ? tc_texts_signs(&paras->tasks->texts, para->block)
                                        : tc_text_signs(para->text);
}

static bool read_words(tc_tasks *tasks, tc_para *para) {
    if (para->words.items)
        return true;
    return is_whole(tasks, para) ? tc_texts_block(&tasks->texts, para->block, &para->words)
                                 : tc_phrase_read(tasks->texts.words, para->text, &para->words);
}

bool tc_paras_need(tc_paras *paras, uint32_t at) {
    paras->failed = paras->failed || !read_words(paras->tasks, &paras->items[at]);
    paras->known.start = at < paras->known.start ? at : paras->known.start;
    paras->known.end = at >= paras->known.end ? at + 1 : paras->known.end;
    return !paras->failed;
}

void tc_paras_forget(tc_paras *paras) {
    if (!tc_texts_are_many(&paras->tasks->texts))
        return;
    for (uint32_t i = paras->known.start; i < paras->known.end; i++)
        paras->items[i].words = (tc_phrase){.items = NULL};
    paras->known = (tc_range){UINT32_MAX, 0};
    tc_texts_forget(&paras->tasks->texts);
}

bool tc_paras_below(const tc_paras *paras, uint32_t at) {
    const tc_para *para = &paras->items[at], *next = para + 1;
    return at + 1 < paras->count && tc_para_is_text(next) && !next->taken &&
           (next->level > para->level || !next->level);
}
