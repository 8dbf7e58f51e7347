/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draft.h"

#include "draft_tree.h"
#include "layout.h"

#include <string.h>

enum { TEXT_MAX = 96 << 20, LABEL_MAX = 64 };

tc_draft *tc_draft_new(tc_arena *arena) {
    tc_draft *draft = tc_arena_take(arena, sizeof *draft);
    if (!draft)
        return NULL;
    draft->arena = arena;
    tc_buffer_init(&draft->text, TEXT_MAX);
    return draft;
}

tc_draft *tc_draft_on_tape(tc_arena *arena, tc_buffer *tape) {
    tc_draft *draft = tc_draft_new(arena);
    if (draft)
        draft->tape = tape;
    return draft;
}

void tc_draft_dispose(tc_draft *draft) {
    if (draft)
        tc_buffer_dispose(&draft->text);
}

/* ---- Text ---- */

void tc_draft_append(tc_draft_list *list, tc_draft_node *node) {
    if (list->last)
        list->last->next = node;
    else
        list->first = node;
    list->last = node;
}

tc_draft_node *tc_draft_make_node(tc_draft *draft) {
    if (draft->nodes++ >= TC_DRAFT_NODES_MAX)
        return NULL;
    tc_draft_node *node = tc_arena_take(draft->arena, sizeof *node);
    draft->failed |= !node;
    return node;
}

/* A table and an aside hold none themselves. */
tc_draft_list *tc_draft_open_list(tc_draft *draft) {
    size_t i = draft->depth;
    while (draft->frames[i].kind == FRAME_TABLE || draft->frames[i].kind == FRAME_ASIDE)
        i--;
    return &draft->frames[i].list;
}

/* A line of nothing but dashes and the like is ornament. */
static bool is_ornament(tc_slice line) {
    for (size_t i = 0; i < line.len; i++)
        if (!strchr("-_=*~ ", line.ptr[i]) || !line.ptr[i])
            return false;
    return line.len >= 3;
}

/* What is left of "Trang 3/15" without its fields, or in a header or footer all of it. */
static bool is_page_number(const tc_draft *draft, tc_slice text) {
    static const char *const labels[] = {"Trang", "trang", "TRANG", "Page"};
    bool running = false, slash = false;
    for (size_t i = 0; i <= draft->depth; i++) {
        running |= draft->frames[i].kind == FRAME_RUNNING;
        if (draft->frames[i].kind == FRAME_CELL)
            return false;
    }
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (tc_slice_starts(text, tc_slice_of(labels[i])))
            text = tc_slice_sub(text, strlen(labels[i]), text.len);
    for (size_t i = 0; i < text.len; i++) {
        bool digit = text.ptr[i] >= '0' && text.ptr[i] <= '9';
        slash |= text.ptr[i] == '/';
        if (!strchr(" /-", text.ptr[i]) && !(running && digit))
            return false;
    }
    return slash || running;
}

static tc_slice normal(tc_draft *draft, tc_slice text) {
    tc_text nfc;
    if ((memchr(text.ptr, 0xCC, text.len) || memchr(text.ptr, 0xCD, text.len)) &&
        tc_text_decode(draft->arena, text, "UTF-8", &nfc, NULL) == TC_OK)
        text = nfc.utf8;
    return tc_arena_copy(draft->arena, text);
}

static bool is_bullet(tc_slice label) {
    return label.len > 0 && (label.ptr[0] & 0x80 || strchr("-+*", label.ptr[0])) &&
           (label.len == 1 || label.ptr[0] & 0x80);
}

static bool begins_with_bullet(tc_slice text) {
    return strchr("-+*", text.ptr[0]) || tc_slice_starts(text, TC_SLICE("–")) ||
           tc_slice_starts(text, TC_SLICE("•"));
}

/* Makes a node of the open paragraph. */
static void close_paragraph(tc_draft *draft) {
    tc_draft_paragraph *p = &draft->now;
    tc_slice text = tc_slice_sub(tc_buffer_slice(&draft->text), p->start, SIZE_MAX);
    tc_slice label = p->label;
    bool ornament = is_ornament(text) || (p->begun && is_page_number(draft, text));
    if (p->begun && is_bullet(label) && begins_with_bullet(text))
        label = TC_SLICE("");
    if ((p->begun && !ornament) || (p->keep && label.len)) {
        tc_draft_node *node = tc_draft_make_node(draft);
        if (node) {
            *node =
                (tc_draft_node){.text = ornament || !text.len ? TC_SLICE("") : normal(draft, text),
                                .label = label,
                                .gap = draft->gap,
                                .bold = p->plain == 0,
                                .joined = p->joined,
                                .page = p->begun ? p->page : draft->page};
            tc_draft_append(tc_draft_open_list(draft), node);
            draft->failed |= !node->text.ptr;
            draft->gap = TC_GAP_LINE;
        }
    }
    if (draft->text.data)
        draft->text.data[draft->text.len = p->start] = '\0';
    /* A label waits for text. */
    tc_draft_paragraph next = {.start = p->start};
    if (!p->begun && !p->keep) {
        next.label = p->label;
        next.joined = p->joined;
    }
    *p = next;
}

void tc_draft_end(tc_draft *draft, tc_draft_gap gap) {
    if (tc_draft_taped(draft, TC_TAPE_END, .numbers = {gap == TC_GAP_BLANK}))
        return;
    close_paragraph(draft);
    if (draft->gap < gap)
        draft->gap = gap;
}

void tc_draft_break(tc_draft *draft) {
    if (tc_draft_taped(draft, TC_TAPE_BREAK, .text.len = 0))
        return;
    if (draft->now.begun)
        draft->now.owed = OWED_BREAK;
}

void tc_draft_label(tc_draft *draft, tc_slice label, bool joined, bool keep) {
    if (tc_draft_taped(draft, TC_TAPE_LABEL, .numbers = {joined, keep}, .text = label))
        return;
    draft->now.label = tc_arena_copy(draft->arena, label.len > LABEL_MAX ? TC_SLICE("") : label);
    draft->now.joined = joined;
    draft->now.keep = keep;
    draft->failed |= !draft->now.label.ptr;
}

void tc_draft_page(tc_draft *draft, uint32_t number) {
    if (tc_draft_taped(draft, TC_TAPE_PAGE, .numbers = {number}))
        return;
    draft->page = number;
}

/* After a line break: does the sentence go on with NEXT? */
static bool goes_on(const tc_draft *draft, tc_slice next) {
    tc_slice text = tc_buffer_slice(&draft->text);
    tc_ending ending = tc_flow_ending(text, (uint32_t)draft->now.start, (uint32_t)text.len);
    return (ending == TC_END_OPEN || ending == TC_END_RUNNING) &&
           tc_flow_beginning(next, 0, (uint32_t)next.len) == TC_BEGIN_LOWER;
}

/* Writes what is owed before WORD. */
static void settle(tc_draft *draft, tc_slice word) {
    tc_draft_paragraph *p = &draft->now;
    if (p->owed == OWED_BREAK) {
        if (goes_on(draft, word))
            p->owed = OWED_SPACE;
        else
            tc_draft_end(draft, TC_GAP_LINE);
    }
    if (!p->begun)
        p->page = draft->page;
    else if (p->owed == OWED_SPACE)
        tc_buffer_add_char(&draft->text, ' ');
    p->begun = true;
    p->owed = OWED_NOTHING;
}

/* Bytes at AT that are invisible and stand inside words: soft hyphen, zero-width space, joiners,
 * byte order mark; or 0. */
static size_t invisible(tc_slice s, size_t at) {
    const unsigned char *c = (const unsigned char *)s.ptr + at;
    size_t left = s.len - at;
    if (left >= 2 && c[0] == 0xC2 && c[1] == 0xAD)
        return 2;
    if (left >= 3 && c[0] == 0xE2 && c[1] == 0x80 && c[2] >= 0x8B && c[2] <= 0x8D)
        return 3;
    if (left >= 3 && c[0] == 0xE2 && c[1] == 0x81 && c[2] == 0xA0)
        return 3;
    return left >= 3 && c[0] == 0xEF && c[1] == 0xBB && c[2] == 0xBF ? 3 : 0;
}

/* Only these bytes can begin white space, or what is invisible. */
static bool may_be_space(char c) {
    return (unsigned char)c <= ' ' || c == '\xC2' || c == '\xE2' || c == '\xE3' || c == '\xEF' ||
           c == '\x7F';
}

static bool dropped(const tc_draft *draft) {
    for (size_t i = 0; i <= draft->depth; i++)
        if (draft->frames[i].dropped)
            return true;
    return false;
}

/* Text in a table, but in none of its cells, gets one. */
static void enter_cell(tc_draft *draft) {
    const tc_draft_frame *f = &draft->frames[draft->depth];
    if (f->kind == FRAME_TABLE && f->grid->rows && !draft->ignored)
        tc_draft_cell(draft, TC_DRAFT_NEXT, 1, 1);
}

void tc_draft_text(tc_draft *draft, tc_slice s, bool bold) {
    if (tc_draft_taped(draft, TC_TAPE_TEXT, .numbers = {bold}, .text = s))
        return;
    if (dropped(draft))
        return;
    for (size_t i = 0; i < s.len;) {
        size_t word = i, gone, blank;
        while (i < s.len && !may_be_space(s.ptr[i]))
            i++;
        if (i == word) {
            if ((gone = invisible(s, i)) != 0) {
                i += gone;
                continue;
            }
            if ((blank = tc_utf8_space(s, i)) != 0) {
                if (draft->now.begun && draft->now.owed == OWED_NOTHING)
                    draft->now.owed = OWED_SPACE;
                i += blank;
                continue;
            }
            i++; /* a character that shares its first byte with white space */
            while (i < s.len && ((unsigned char)s.ptr[i] & 0xC0) == 0x80)
                i++;
        }
        tc_slice piece = tc_slice_sub(s, word, i);
        enter_cell(draft);
        if (!draft->now.begun || draft->now.owed != OWED_NOTHING)
            settle(draft, piece);
        tc_buffer_add(&draft->text, piece);
        draft->now.plain += !bold;
    }
}

/* ---- Frames ---- */

tc_draft_frame *tc_draft_push(tc_draft *draft, tc_draft_frame_kind kind) {
    /* Where there is room for a table, there is room for its cell. */
    size_t needed = kind == FRAME_CELL ? 1 : 2;
    if (draft->ignored || draft->depth + needed >= sizeof draft->frames / sizeof *draft->frames) {
        draft->ignored++;
        return NULL;
    }
    tc_draft_frame *f = &draft->frames[++draft->depth];
    *f = (tc_draft_frame){.kind = kind};
    return f;
}

/* True when the frame of KIND that ends now was one, and is the innermost. */
bool tc_draft_pop(tc_draft *draft, tc_draft_frame_kind kind) {
    if (draft->ignored) {
        draft->ignored--;
        return false;
    }
    if (draft->depth == 0 || draft->frames[draft->depth].kind != kind)
        return false;
    draft->depth--;
    return true;
}

static void step_out(tc_draft *draft, tc_draft_frame_kind kind) {
    tc_draft_frame *f = tc_draft_push(draft, kind);
    if (!f)
        return;
    f->outer = draft->now;
    f->gap = draft->gap;
    draft->now = (tc_draft_paragraph){.start = draft->text.len};
    draft->gap = TC_GAP_BLANK;
}

static bool step_back(tc_draft *draft, tc_draft_frame_kind kind) {
    if (!draft->ignored) {
        tc_draft_end(draft, TC_GAP_BLANK);
        while (draft->depth && draft->frames[draft->depth].kind == FRAME_CELL)
            tc_draft_cell_end(draft);
    }
    if (!tc_draft_pop(draft, kind))
        return false;
    const tc_draft_frame *f = &draft->frames[draft->depth + 1];
    draft->now = f->outer;
    draft->gap = TC_GAP_BLANK;
    return true;
}

void tc_draft_aside(tc_draft *draft) {
    if (tc_draft_taped(draft, TC_TAPE_ASIDE, .text.len = 0))
        return;
    step_out(draft, FRAME_ASIDE);
}

void tc_draft_aside_end(tc_draft *draft) {
    if (tc_draft_taped(draft, TC_TAPE_ASIDE_END, .text.len = 0))
        return;
    step_back(draft, FRAME_ASIDE);
}

static void join(tc_draft_list *list, tc_draft_list more) {
    if (!more.first)
        return;
    more.first->gap = TC_GAP_BLANK;
    if (list->last)
        list->last->next = more.first;
    else
        list->first = more.first;
    list->last = more.last;
}

void tc_draft_note(tc_draft *draft) {
    if (tc_draft_taped(draft, TC_TAPE_NOTE, .text.len = 0))
        return;
    step_out(draft, FRAME_RUNNING);
}

void tc_draft_note_end(tc_draft *draft) {
    if (tc_draft_taped(draft, TC_TAPE_NOTE_END, .text.len = 0))
        return;
    if (step_back(draft, FRAME_RUNNING))
        join(&draft->notes, draft->frames[draft->depth + 1].list);
}

void tc_draft_running(tc_draft *draft) {
    if (tc_draft_taped(draft, TC_TAPE_RUNNING, .text.len = 0))
        return;
    step_out(draft, FRAME_RUNNING);
}

static bool has_letter(tc_slice s) {
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] & 0x80 || ((s.ptr[i] | 0x20) >= 'a' && (s.ptr[i] | 0x20) <= 'z'))
            return true;
    return false;
}

static bool was_said(const tc_draft_list *list, tc_slice text) {
    for (const tc_draft_node *node = list->first; node; node = node->next)
        if (!node->grid && tc_slice_equal(node->text, text))
            return true;
    return false;
}

void tc_draft_running_end(tc_draft *draft, size_t least) {
    if (tc_draft_taped(draft, TC_TAPE_RUNNING_END, .numbers = {(uint32_t)least}))
        return;
    if (!step_back(draft, FRAME_RUNNING))
        return;
    const tc_draft_list *list = &draft->frames[draft->depth + 1].list;
    bool new = false;
    size_t count = 0;
    for (const tc_draft_node *node = list->first; node; node = node->next) {
        new |= node->grid || (has_letter(node->text) && !was_said(&draft->front, node->text) &&
                              !was_said(&draft->behind, node->text));
        count += node->grid || has_letter(node->text);
    }
    if (new)
        join(count >= least ? &draft->front : &draft->behind, *list);
}

tc_status tc_draft_finish(tc_draft *draft, tc_builder *out, tc_text *text, tc_error *error) {
    tc_draft_list list;
    tc_draft_end(draft, TC_GAP_BLANK);
    while (draft->depth) { /* the document stopped in the middle of a table */
        if (draft->frames[draft->depth].kind == FRAME_CELL)
            tc_draft_cell_end(draft);
        else if (draft->frames[draft->depth].kind == FRAME_TABLE)
            tc_draft_table_end(draft);
        else if (!step_back(draft, draft->frames[draft->depth].kind))
            break;
    }
    list = draft->front;
    join(&list, draft->frames[0].list);
    join(&list, draft->notes);
    join(&list, draft->behind);
    tc_draft_repair(draft, &list);
    bool failed = draft->failed || draft->text.failed;
    tc_draft_dispose(draft);
    if (draft->tables > TC_DRAFT_TABLES_MAX)
        return tc_error_set(error, TC_ERR_LIMIT, "too much in it: over %d tables",
                            TC_DRAFT_TABLES_MAX);
    if (draft->nodes > TC_DRAFT_NODES_MAX)
        return tc_error_set(error, TC_ERR_LIMIT, "too much in it: over %d paragraphs and tables",
                            TC_DRAFT_NODES_MAX);
    if (failed)
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    return tc_draft_render(draft->arena, &list, out, text, error);
}
