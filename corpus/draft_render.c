/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draft_tree.h"
#include "layout.h"

enum { NONE = UINT32_MAX, TEXT_MAX = 96 << 20 };

/* The cells of a table that is done; their text is set when all text is known. */
typedef struct done {
    struct done *previous;
    tc_cell *cells;
    size_t count;
} done;

typedef struct render {
    tc_arena *arena;
    tc_builder *out;
    tc_buffer text;
    done *tables;
    uint32_t page;
    bool failed;
} render;

static void render_list(render *r, const tc_draft_list *list);

static void write_paragraph(render *r, const tc_draft_node *node) {
    tc_buffer_add(&r->text, node->label);
    if (node->label.len && node->text.len && !node->joined)
        tc_buffer_add_char(&r->text, ' ');
    tc_buffer_add(&r->text, node->text);
}

static void mark_page(render *r, const tc_draft_node *node) {
    if (node->page <= r->page)
        return;
    r->page = node->page;
    r->failed |= !tc_builder_page(r->out, (tc_page_start){(uint32_t)r->text.len, node->page});
}

static void render_paragraph(render *r, const tc_draft_node *node, tc_draft_gap gap) {
    if (r->text.len) {
        tc_buffer_add_char(&r->text, '\n');
        if (gap == TC_GAP_BLANK)
            tc_buffer_add_char(&r->text, '\n');
    }
    mark_page(r, node);
    uint32_t start = (uint32_t)r->text.len;
    write_paragraph(r, node);
    tc_block block = {
        .kind = TC_BLOCK_PARAGRAPH, .range = {start, (uint32_t)r->text.len}, .bold = node->bold};
    r->failed |= !tc_builder_block(r->out, block);
}

/* What stands in a cell: paragraphs on lines of their own; of a table inside it each row, its
 * cells parted by blanks. */
static void render_content(render *r, const tc_draft_list *list, size_t start, char between) {
    for (const tc_draft_node *node = list->first; node; node = node->next) {
        if (!node->grid) {
            if (r->text.len > start)
                tc_buffer_add_char(&r->text, between);
            mark_page(r, node);
            write_paragraph(r, node);
            continue;
        }
        uint32_t row = NONE;
        for (size_t i = 0; i < node->grid->count; i++) {
            const tc_draft_list *content = &node->grid->contents[i];
            if (!content->first)
                continue;
            if (r->text.len > start)
                tc_buffer_add_char(&r->text, row == node->grid->cells[i].row ? ' ' : between);
            row = node->grid->cells[i].row;
            render_content(r, content, r->text.len, ' ');
        }
    }
}

static void finish_table(render *r, const tc_draft_grid *grid, const tc_range *pieces,
                         size_t start) {
    tc_range range = {NONE, 0};
    for (size_t i = 0; i < grid->count; i++) {
        grid->cells[i].pieces = &pieces[i];
        grid->cells[i].piece_count = pieces[i].end > pieces[i].start;
        if (!grid->cells[i].piece_count)
            continue;
        range.start = pieces[i].start < range.start ? pieces[i].start : range.start;
        range.end = pieces[i].end > range.end ? pieces[i].end : range.end;
    }
    if (range.start == NONE) { /* nothing in it */
        r->text.data[r->text.len = start] = '\0';
        return;
    }
    done *last = tc_arena_take(r->arena, sizeof *last);
    if (!last) {
        r->failed = true;
        return;
    }
    *last = (done){r->tables, grid->cells, grid->count};
    r->tables = last;
    tc_table table = {.rows = grid->rows,
                      .cols = grid->cols,
                      .cells = grid->cells,
                      .cell_count = (uint32_t)grid->count,
                      .range = range,
                      .has_spans = true};
    r->failed |= !tc_builder_table(r->out, table, range);
}

static void render_table(render *r, const tc_draft_node *node) {
    const tc_draft_grid *grid = node->grid;
    size_t before = r->text.len;
    uint32_t row = 0;
    tc_range *pieces = tc_arena_take(r->arena, grid->count * sizeof *pieces);
    if (!pieces) {
        r->failed = true;
        return;
    }
    if (r->text.len)
        tc_buffer_add(&r->text, TC_SLICE("\n\n"));
    mark_page(r, node);
    for (size_t i = 0; i < grid->count; i++) {
        const tc_cell *cell = &grid->cells[i];
        if (row != cell->row)
            tc_buffer_add_char(&r->text, '\n');
        else if (i)
            tc_buffer_add_char(&r->text, '\t');
        row = cell->row;
        pieces[i].start = (uint32_t)r->text.len;
        render_content(r, &grid->contents[i], r->text.len, '\n');
        pieces[i].end = (uint32_t)r->text.len;
    }
    finish_table(r, grid, pieces, before);
}

static void render_list(render *r, const tc_draft_list *list) {
    bool first = true; /* a new list: the cell of a table that lays out the page, or all */
    for (const tc_draft_node *node = list->first; node && !r->failed; node = node->next) {
        if (!node->grid) {
            render_paragraph(r, node, first ? TC_GAP_BLANK : node->gap);
        } else if (tc_draft_is_layout(node->grid)) {
            for (size_t i = 0; i < node->grid->count; i++)
                render_list(r, &node->grid->contents[i]);
        } else {
            render_table(r, node);
        }
        first = node->grid != NULL;
        r->failed |= r->text.failed;
    }
}

/* Labels, and the slices that could not be taken while the text grew. */
static void set_slices(render *r, tc_slice text) {
    for (size_t i = 0; i < r->out->block_count; i++) {
        tc_block *block = &r->out->blocks[i];
        tc_label label = {.after = block->range.start};
        if (block->kind == TC_BLOCK_TABLE)
            continue;
        block->label = TC_SLICE("");
        if (tc_label_read(text, block->range.start, block->range.end, &label)) {
            block->label = tc_slice_sub(text, label.start, label.end);
            block->level = label.level;
        }
        block->text = tc_slice_sub(text, label.after, block->range.end);
    }
    for (done *table = r->tables; table; table = table->previous)
        for (size_t i = 0; i < table->count; i++) {
            tc_cell *cell = &table->cells[i];
            cell->text = cell->piece_count
                             ? tc_slice_sub(text, cell->pieces->start, cell->pieces->end)
                             : TC_SLICE("");
        }
}

tc_status tc_draft_render(tc_arena *arena, const tc_draft_list *list, tc_builder *out,
                          tc_text *text, tc_error *error) {
    render r = {.arena = arena, .out = out};
    tc_buffer_init(&r.text, TEXT_MAX);
    render_list(&r, list);
    tc_slice utf8 = tc_arena_copy(arena, tc_buffer_slice(&r.text));
    tc_text_run *run = tc_arena_take(arena, sizeof *run);
    bool failed = r.failed || r.text.failed || !utf8.ptr || !run;
    tc_buffer_dispose(&r.text);
    if (failed)
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    set_slices(&r, utf8);
    *text =
        (tc_text){.utf8 = utf8, .encoding = "UTF-8", .runs = run, .run_count = 1, .source = utf8};
    return TC_OK;
}
