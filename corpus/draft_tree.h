/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The tree inside a draft: made by draft.c, written out by draft_render.c. */
#ifndef TRACUU_CORPUS_DRAFT_TREE_H
#define TRACUU_CORPUS_DRAFT_TREE_H

#include "draft.h"
#include "tape.h"

typedef struct tc_draft_node {
    struct tc_draft_node *next;
    struct tc_draft_grid *grid; /* of a table; NULL for a paragraph */
    tc_slice text, label;
    tc_draft_gap gap; /* before it */
    bool bold, joined;
    uint32_t page; /* 0: unknown */
} tc_draft_node;

typedef struct tc_draft_list {
    tc_draft_node *first, *last;
} tc_draft_list;

/* A cell and what is in it, parallel in the grid. */
typedef struct tc_draft_grid {
    tc_cell *cells;
    tc_draft_list *contents;
    size_t count, cell_capacity, content_capacity;
    uint32_t rows, cols;
    uint32_t in_row, widest; /* cells of the open row, and of the fullest */
    uint32_t skipped;        /* columns before this one of the open row are passed over */
    size_t nesting;          /* cells that hold tables */
    size_t inner;            /* cells of the data tables in them */
    uint32_t *taken;         /* by column: the row before which a cell from above stands in it */
    uint32_t *owner;         /* by column: that cell + 1 */
    size_t taken_capacity, owner_capacity;
} tc_draft_grid;

typedef enum tc_draft_owing { OWED_NOTHING, OWED_SPACE, OWED_BREAK } tc_draft_owing;

/* The paragraph that is open. */
typedef struct tc_draft_paragraph {
    size_t start; /* in the buffer */
    bool begun;
    bool keep, joined;
    tc_draft_owing owed;
    size_t plain; /* pieces of text that were not bold */
    tc_slice label;
    uint32_t page;
} tc_draft_paragraph;

typedef enum tc_draft_frame_kind {
    FRAME_ROOT,
    FRAME_TABLE,
    FRAME_CELL,
    FRAME_ASIDE,
    FRAME_RUNNING
} tc_draft_frame_kind;

typedef struct tc_draft_frame {
    tc_draft_frame_kind kind;
    tc_draft_list list;       /* of the root, a cell, what is running */
    tc_draft_grid *grid;      /* of a table */
    tc_draft_node *node;      /* of a table that has no row yet */
    size_t cell;              /* of a cell */
    bool dropped;             /* its contents go */
    tc_draft_paragraph outer; /* that was open around an aside or what is running */
    tc_draft_gap gap;         /* that was owed around it */
} tc_draft_frame;

struct tc_draft {
    tc_arena *arena;
    tc_buffer text;
    tc_draft_paragraph now;
    tc_draft_gap gap;
    uint32_t page;
    tc_scanned scan;
    tc_signed signatures;
    tc_doubt *doubts;
    size_t doubt_count, doubt_capacity;
    tc_draft_frame frames[2 * TC_DRAFT_DEPTH_MAX + 2];
    size_t depth;   /* of the innermost frame */
    size_t ignored; /* frames that were too deep */
    size_t cells;
    size_t nodes, tables; /* that were made, or would have been */
    tc_draft_list notes;
    tc_draft_list front, behind; /* letterheads; other headers and footers */
    bool failed;
    tc_buffer *tape; /* where the calls are written down instead; or NULL */
};

/* draft.c: writes a call down where DRAFT is a tape: then there is no more to do. */
#define tc_draft_taped(draft, call, ...)                                                           \
    ((draft)->tape && (tc_tape_write((draft)->tape, call, &(tc_tape_arguments){__VA_ARGS__}), true))

/* draft.c: the innermost frame is now one of KIND; NULL when there are too many. */
tc_draft_frame *tc_draft_push(tc_draft *draft, tc_draft_frame_kind kind);
/* True when the innermost frame was of KIND and ends now; it can still be looked at. */
bool tc_draft_pop(tc_draft *draft, tc_draft_frame_kind kind);
/* One more paragraph or table; NULL when there are too many, or no memory. */
tc_draft_node *tc_draft_make_node(tc_draft *draft);
/* The list in which a node stands that ends now. */
tc_draft_list *tc_draft_open_list(tc_draft *draft);
void tc_draft_append(tc_draft_list *list, tc_draft_node *node);

/* draft_legacy.c: text of LIST that only a font made Vietnamese becomes so. */
void tc_draft_repair(tc_draft *draft, const tc_draft_list *list);

/* draft_table.c */
bool tc_draft_is_layout(const tc_draft_grid *grid);

TC_MUST_USE tc_status tc_draft_render(tc_arena *arena, const tc_draft_list *list, tc_builder *out,
                                      tc_text *text, tc_error *error);

#endif
