/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draft_tree.h"

/* The grid of the innermost table, or NULL where the draft is in none. */
static tc_draft_grid *open_grid(tc_draft *draft) {
    const tc_draft_frame *f = &draft->frames[draft->depth];
    if (draft->ignored || f->kind != FRAME_TABLE)
        return NULL;
    return f->grid;
}

void tc_draft_table(tc_draft *draft) {
    if (tc_draft_taped(draft, TC_TAPE_TABLE, .text.len = 0))
        return;
    tc_draft_end(draft, TC_GAP_BLANK);
    tc_draft_frame *f = tc_draft_push(draft, FRAME_TABLE);
    if (!f)
        return;
    f->node = draft->tables++ < TC_DRAFT_TABLES_MAX ? tc_draft_make_node(draft) : NULL;
    f->grid = f->node ? tc_arena_take(draft->arena, sizeof *f->grid) : NULL;
    if (!f->grid) {
        draft->failed |= f->node != NULL;
        draft->depth--;
        return;
    }
    f->node->grid = f->grid;
}

/* The open cell, if one is open, ends. */
static void close_cell(tc_draft *draft) {
    if (!draft->ignored && draft->frames[draft->depth].kind == FRAME_CELL)
        tc_draft_cell_end(draft);
}

void tc_draft_row(tc_draft *draft) {
    if (tc_draft_taped(draft, TC_TAPE_ROW, .text.len = 0))
        return;
    close_cell(draft);
    tc_draft_grid *grid = open_grid(draft);
    if (!grid || draft->cells >= TC_DRAFT_CELLS_MAX)
        return;
    tc_draft_end(draft, TC_GAP_BLANK);
    tc_draft_frame *f = &draft->frames[draft->depth];
    if (f->node) {
        f->node->gap = TC_GAP_BLANK;
        f->node->page = draft->page;
        tc_draft_append(tc_draft_open_list(draft), f->node);
        f->node = NULL;
    }
    grid->rows++;
    grid->in_row = grid->skipped = 0;
}

/* Columns up to COUNT are known. */
static bool widen(tc_draft *draft, tc_draft_grid *grid, size_t count) {
    uint32_t *taken = tc_arena_grow(draft->arena, grid->taken, grid->taken_capacity, count,
                                    sizeof *taken, &grid->taken_capacity);
    if (taken)
        grid->taken = taken;
    uint32_t *owner = tc_arena_grow(draft->arena, grid->owner, grid->owner_capacity, count,
                                    sizeof *owner, &grid->owner_capacity);
    if (owner)
        grid->owner = owner;
    draft->failed |= !taken || !owner;
    return taken && owner;
}

static bool is_taken(const tc_draft_grid *grid, uint32_t col) {
    return col < grid->taken_capacity && grid->taken[col] >= grid->rows;
}

static uint32_t within(uint32_t n, uint32_t least, uint32_t most) {
    return n < least ? least : n > most ? most : n;
}

/* A column for a cell, from COL on; TC_DRAFT_SPAN_MAX when there is none. */
static uint32_t find_column(const tc_draft_grid *grid, uint32_t col) {
    uint32_t next = grid->skipped;
    if (grid->count && grid->cells[grid->count - 1].row == grid->rows - 1)
        next = within(grid->cells[grid->count - 1].col + grid->cells[grid->count - 1].colspan, next,
                      TC_DRAFT_SPAN_MAX);
    if (col == TC_DRAFT_NEXT || col < next)
        col = next;
    while (col < TC_DRAFT_SPAN_MAX && is_taken(grid, col))
        col++;
    return col < TC_DRAFT_SPAN_MAX ? col : TC_DRAFT_SPAN_MAX;
}

/* No more cells are taken up: the last one goes on. */
static void reopen_cell(tc_draft *draft, const tc_draft_grid *grid) {
    tc_draft_frame *f = grid->count ? tc_draft_push(draft, FRAME_CELL) : NULL;
    if (!f)
        return;
    f->cell = grid->count - 1;
    f->list = grid->contents[f->cell];
    draft->gap = TC_GAP_LINE;
}

static bool grow_cells(tc_draft *draft, tc_draft_grid *grid) {
    tc_cell *cells = tc_arena_grow(draft->arena, grid->cells, grid->count, grid->count + 1,
                                   sizeof *cells, &grid->cell_capacity);
    tc_draft_list *contents =
        tc_arena_grow(draft->arena, grid->contents, grid->count, grid->count + 1, sizeof *contents,
                      &grid->content_capacity);
    draft->failed |= !cells || !contents;
    if (!cells || !contents)
        return false;
    grid->cells = cells;
    grid->contents = contents;
    contents[grid->count] = (tc_draft_list){NULL, NULL};
    return true;
}

static void add_cell(tc_draft *draft, tc_draft_grid *grid, tc_cell cell) {
    tc_draft_frame *f = tc_draft_push(draft, FRAME_CELL);
    if (!f || !widen(draft, grid, cell.col + cell.colspan) || !grow_cells(draft, grid))
        return;
    uint32_t clear = 1;
    while (clear < cell.colspan && !is_taken(grid, cell.col + clear))
        clear++;
    cell.colspan = clear;
    for (uint32_t c = cell.col; c < cell.col + cell.colspan; c++) {
        grid->taken[c] = cell.row + cell.rowspan;
        grid->owner[c] = (uint32_t)grid->count + 1;
    }
    grid->cols = cell.col + cell.colspan > grid->cols ? cell.col + cell.colspan : grid->cols;
    if (++grid->in_row > grid->widest)
        grid->widest = grid->in_row;
    f->cell = grid->count;
    grid->cells[grid->count++] = cell;
    draft->cells++;
}

void tc_draft_cell(tc_draft *draft, uint32_t col, uint32_t rowspan, uint32_t colspan) {
    if (tc_draft_taped(draft, TC_TAPE_CELL, .numbers = {col, rowspan, colspan}))
        return;
    close_cell(draft);
    tc_draft_grid *grid = open_grid(draft);
    if (!grid)
        return;
    if (!grid->rows)
        tc_draft_row(draft);
    tc_draft_end(draft, TC_GAP_LINE);
    if (draft->failed || !grid->rows)
        return;
    col = find_column(grid, col);
    if (draft->cells >= TC_DRAFT_CELLS_MAX || col >= TC_DRAFT_SPAN_MAX) {
        reopen_cell(draft, grid);
        return;
    }
    add_cell(draft, grid,
             (tc_cell){.row = grid->rows - 1,
                       .col = col,
                       .rowspan = within(rowspan, 1, TC_DRAFT_SPAN_MAX),
                       .colspan = within(colspan, 1, TC_DRAFT_SPAN_MAX - col)});
}

void tc_draft_cell_continued(tc_draft *draft, uint32_t col, uint32_t colspan) {
    if (tc_draft_taped(draft, TC_TAPE_CELL_CONTINUED, .numbers = {col, colspan}))
        return;
    close_cell(draft);
    tc_draft_grid *grid = open_grid(draft);
    tc_cell *above = NULL;
    if (grid && grid->rows && col < grid->owner_capacity && grid->owner[col])
        above = &grid->cells[grid->owner[col] - 1];
    if (!above || above->col != col || above->colspan != colspan ||
        above->row + above->rowspan != grid->rows - 1) {
        tc_draft_cell(draft, col, 1, colspan);
        return;
    }
    tc_draft_end(draft, TC_GAP_LINE);
    above->rowspan++;
    for (uint32_t c = col; c < col + colspan; c++)
        grid->taken[c]++;
    tc_draft_frame *f = tc_draft_push(draft, FRAME_CELL);
    if (f)
        f->dropped = true;
}

void tc_draft_cell_end(tc_draft *draft) {
    if (tc_draft_taped(draft, TC_TAPE_CELL_END, .text.len = 0))
        return;
    if (draft->ignored || draft->frames[draft->depth].kind != FRAME_CELL)
        return;
    tc_draft_end(draft, TC_GAP_LINE);
    tc_draft_label(draft, TC_SLICE(""), false, false);
    if (!tc_draft_pop(draft, FRAME_CELL))
        return;
    const tc_draft_frame *f = &draft->frames[draft->depth + 1];
    tc_draft_grid *grid = draft->frames[draft->depth].grid;
    if (!f->dropped && f->cell < grid->count)
        grid->contents[f->cell] = f->list;
}

/* Adds CELL of the grid once more, in the open row. */
static void copy_cell(tc_draft *draft, const tc_draft_grid *grid, size_t i, uint32_t col) {
    tc_cell cell = grid->cells[i];
    tc_draft_list content = grid->contents[i];
    for (const tc_draft_node *node = content.first; node; node = node->next)
        if (node->grid) /* a table stands in one place */
            content.first = content.last = NULL;
    tc_draft_cell(draft, col, 1, cell.colspan);
    if (draft->frames[draft->depth].kind == FRAME_CELL)
        draft->frames[draft->depth].list = content;
    tc_draft_cell_end(draft);
}

void tc_draft_repeat_cell(tc_draft *draft, uint32_t count) {
    enum { EMPTY_MAX = 32 };
    if (tc_draft_taped(draft, TC_TAPE_REPEAT_CELL, .numbers = {count}))
        return;
    tc_draft_grid *grid = open_grid(draft);
    if (!grid || !grid->count || !count)
        return;
    size_t last = grid->count - 1;
    uint32_t behind = grid->cells[last].col + grid->cells[last].colspan;
    if (!grid->contents[last].first && count > EMPTY_MAX) {
        grid->skipped = behind + within(count, 0, TC_DRAFT_SPAN_MAX);
        return;
    }
    for (uint32_t i = 0; i < count && i < TC_DRAFT_REPEAT_MAX; i++)
        copy_cell(draft, grid, last, TC_DRAFT_NEXT);
}

void tc_draft_repeat_row(tc_draft *draft, uint32_t count) {
    if (tc_draft_taped(draft, TC_TAPE_REPEAT_ROW, .numbers = {count}))
        return;
    close_cell(draft);
    tc_draft_grid *grid = open_grid(draft);
    if (!grid || !grid->count || !grid->rows)
        return;
    size_t last = grid->count, first = last;
    bool empty = true;
    while (first && grid->cells[first - 1].row == grid->rows - 1)
        empty &= !grid->contents[--first].first;
    for (uint32_t i = 0; !empty && i < count && i < TC_DRAFT_REPEAT_MAX; i++) {
        tc_draft_row(draft);
        for (size_t cell = first; cell < last && !draft->failed; cell++)
            copy_cell(draft, grid, cell, grid->cells[cell].col);
    }
}

/* Which of the cells hold tables, and how much these hold; rows that end beyond the table. */
static void measure(tc_draft_grid *grid) {
    for (size_t i = 0; i < grid->count; i++) {
        tc_cell *cell = &grid->cells[i];
        if (cell->rowspan > grid->rows - cell->row)
            cell->rowspan = grid->rows - cell->row;
        bool nests = false;
        for (const tc_draft_node *n = grid->contents[i].first; n; n = n->next)
            if (n->grid) {
                nests = true;
                grid->inner += tc_draft_is_layout(n->grid) ? n->grid->inner : n->grid->count;
            }
        grid->nesting += nests;
    }
}

void tc_draft_table_end(tc_draft *draft) {
    if (tc_draft_taped(draft, TC_TAPE_TABLE_END, .text.len = 0))
        return;
    close_cell(draft);
    if (!draft->ignored)
        tc_draft_end(draft, TC_GAP_BLANK);
    if (!tc_draft_pop(draft, FRAME_TABLE))
        return;
    measure(draft->frames[draft->depth + 1].grid);
    draft->gap = TC_GAP_BLANK;
}

bool tc_draft_is_layout(const tc_draft_grid *grid) {
    bool small = grid->widest <= 2 || grid->rows <= 2;
    return grid->widest <= 1 ||
           (grid->nesting && (small || grid->inner > grid->count - grid->nesting));
}
