/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "html.h"
#include "layout.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

enum { NONE = UINT32_MAX, TEXT_MAX = 96 << 20 };

/* What has to be written before the next character. */
typedef enum owing { OWED_NOTHING, OWED_SPACE, OWED_BREAK, OWED_LINE, OWED_BLANK } owing;

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
    owing owed;
    uint32_t block, line; /* where the open block and line begin, or NONE */
    uint32_t bold;        /* how many elements make it bold */
    uint32_t pre;
    size_t plain; /* characters of the block that were not bold */
    bool failed;
    const char *marker; /* of a list item whose text has not begun */
    char number[16];
    tc_html_table *seen; /* while tables are measured */
    /* The data table that is open. */
    xmlNode *table;
    tc_cell *cells;
    size_t cell_count, cell_capacity;
    tc_range *ranges; /* of the cells */
    size_t range_capacity;
    uint32_t *taken; /* by column: the row before which a cell from above stands in it */
    uint32_t row, col, cols, rows, range_start;
    bool begun, in_cell;
    done *tables;
} render;

/* A line of nothing but dashes and the like is ornament. */
static bool is_ornament(const char *line, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (!strchr("-_=*~ ", line[i]) || !line[i])
            return false;
    return n >= 3;
}

/* Ends the open line; ornaments go. */
static void end_line(render *r) {
    if (r->line != NONE && is_ornament(r->text.data + r->line, r->text.len - r->line)) {
        r->text.len = r->line;
        while (r->text.len > 0 && strchr(" \n", r->text.data[r->text.len - 1]) &&
               r->block != NONE && r->text.len > r->block)
            r->text.len--;
        if (r->block != NONE && r->text.len <= r->block)
            r->block = NONE;
    }
    r->line = NONE;
}

/* Ends the open block. */
static void end_block(render *r, owing owed) {
    end_line(r);
    if (r->in_cell)
        owed = OWED_LINE;
    else if (r->block != NONE && r->text.len > r->block) {
        tc_block block = {.kind = TC_BLOCK_PARAGRAPH,
                          .range = {r->block, (uint32_t)r->text.len},
                          .bold = r->plain == 0};
        r->failed |= !tc_builder_block(r->out, block);
    }
    if (!r->in_cell)
        r->block = NONE;
    r->plain = 0;
    if (r->owed < owed || r->owed == OWED_SPACE)
        r->owed = owed;
}

/* <br>: the same sentence when it goes on in lower case, else another line. */
static bool goes_on(const render *r, const char *next, size_t n) {
    tc_slice text = {r->text.data, r->text.len};
    uint32_t start = r->line != NONE ? r->line : r->block;
    if (start == NONE || start >= text.len)
        return false;
    tc_ending ending = tc_flow_ending(text, start, (uint32_t)text.len);
    return (ending == TC_END_OPEN || ending == TC_END_RUNNING) &&
           tc_flow_beginning((tc_slice){next, n}, 0, (uint32_t)n) == TC_BEGIN_LOWER;
}

/* Writes what is owed before the word NEXT and opens a block and a line. */
static void settle(render *r, const char *next, size_t n) {
    bool empty_cell = r->in_cell && r->block == NONE;
    if (r->owed == OWED_BREAK && goes_on(r, next, n))
        r->owed = OWED_SPACE;
    else if (r->owed == OWED_BREAK)
        end_block(r, OWED_LINE);
    if (r->owed >= OWED_LINE)
        end_line(r);
    if (r->text.len && !empty_cell) {
        if (r->owed >= OWED_LINE)
            tc_buffer_add_char(&r->text, '\n');
        if (r->owed == OWED_BLANK && !r->in_cell)
            tc_buffer_add_char(&r->text, '\n');
        if (r->owed == OWED_SPACE && r->line != NONE)
            tc_buffer_add_char(&r->text, ' ');
    }
    r->owed = OWED_NOTHING;
    if (r->block == NONE)
        r->block = (uint32_t)r->text.len;
    if (r->line == NONE)
        r->line = (uint32_t)r->text.len;
    if (r->marker && !strchr("-+*", next[0])) {
        tc_buffer_add(&r->text, tc_slice_of(r->marker));
        tc_buffer_add_char(&r->text, ' ');
    }
    r->marker = NULL;
}

/* Where the first row or cell of a data table begins; what stood before is no part of it. */
static void begin_cells(render *r) {
    if (r->begun)
        return;
    end_block(r, OWED_BLANK);
    if (!r->taken)
        r->taken = tc_arena_take(r->arena, TC_HTML_SPAN_MAX * sizeof *r->taken);
    if (!r->taken) {
        r->failed = true;
        return;
    }
    memset(r->taken, 0, TC_HTML_SPAN_MAX * sizeof *r->taken);
    r->begun = true;
    r->cells = NULL;
    r->ranges = NULL;
    r->cell_count = r->cell_capacity = r->range_capacity = 0;
    r->row = r->col = r->cols = r->rows = 0;
    if (r->text.len)
        tc_buffer_add(&r->text, TC_SLICE("\n\n"));
    r->owed = OWED_NOTHING;
    r->range_start = (uint32_t)r->text.len;
}

static void end_cell(render *r) {
    if (!r->in_cell)
        return;
    end_line(r);
    uint32_t start = r->block == NONE ? (uint32_t)r->text.len : r->block;
    r->ranges[r->cell_count - 1] = (tc_range){start, (uint32_t)r->text.len};
    r->in_cell = false;
    r->block = r->line = NONE;
    r->owed = OWED_NOTHING;
    r->marker = NULL;
    r->plain = 0;
}

static void begin_row(render *r) {
    begin_cells(r);
    end_cell(r);
    if (r->rows && r->text.len)
        tc_buffer_add_char(&r->text, '\n');
    r->row = r->rows++;
    r->col = 0;
}

/* No more cells are taken up: the last one goes on. */
static void reopen_cell(render *r) {
    const tc_range *last = &r->ranges[r->cell_count - 1];
    r->in_cell = true;
    r->block = last->end > last->start ? last->start : NONE;
    r->owed = OWED_LINE;
}

static bool grow_cells(render *r) {
    tc_cell *cells = tc_arena_grow(r->arena, r->cells, r->cell_count, r->cell_count + 1,
                                   sizeof *cells, &r->cell_capacity);
    tc_range *ranges = tc_arena_grow(r->arena, r->ranges, r->cell_count, r->cell_count + 1,
                                     sizeof *ranges, &r->range_capacity);
    r->failed |= !cells || !ranges;
    if (r->failed)
        return false;
    r->cells = cells;
    r->ranges = ranges;
    ranges[r->cell_count] = (tc_range){(uint32_t)r->text.len, (uint32_t)r->text.len};
    return true;
}

/* NODE may be NULL, for text that stands in no cell. */
static void begin_cell(render *r, xmlNode *node) {
    begin_cells(r);
    end_cell(r);
    if (r->failed)
        return;
    if (r->rows == 0)
        begin_row(r);
    while (r->col < TC_HTML_SPAN_MAX && r->taken[r->col] > r->row)
        r->col++;
    if (r->cell_count && (r->cell_count >= TC_HTML_CELLS_MAX || r->col >= TC_HTML_SPAN_MAX)) {
        reopen_cell(r);
        return;
    }
    if (!grow_cells(r))
        return;
    tc_cell *cell = &r->cells[r->cell_count];
    *cell = (tc_cell){.row = r->row,
                      .col = r->col,
                      .rowspan = node ? tc_html_span(node, "rowspan") : 1,
                      .colspan = node ? tc_html_span(node, "colspan") : 1};
    if (cell->colspan > TC_HTML_SPAN_MAX - cell->col)
        cell->colspan = TC_HTML_SPAN_MAX - cell->col;
    for (uint32_t c = cell->col; c < cell->col + cell->colspan; c++)
        r->taken[c] = r->row + cell->rowspan;
    if (r->cell_count && cell[-1].row == r->row)
        tc_buffer_add_char(&r->text, '\t');
    r->col += cell->colspan;
    r->cols = r->col > r->cols ? r->col : r->cols;
    r->in_cell = true;
    r->block = r->line = NONE;
    r->owed = OWED_NOTHING;
    r->cell_count++;
}

static void add_text(render *r, const char *content) {
    tc_slice s = tc_slice_of(content);
    for (size_t i = 0; i < s.len;) {
        size_t blank = tc_utf8_space(s, i), word = i;
        if (blank) {
            if (r->pre && s.ptr[i] == '\n' && r->owed < OWED_BREAK)
                r->owed = OWED_BREAK;
            if (r->owed == OWED_NOTHING && r->block != NONE)
                r->owed = OWED_SPACE;
            i += blank;
            continue;
        }
        while (i < s.len && !tc_utf8_space(s, i))
            i++;
        if (r->begun && !r->in_cell)
            begin_cell(r, NULL);
        settle(r, s.ptr + word, i - word);
        tc_buffer_add(&r->text, (tc_slice){s.ptr + word, i - word});
        r->plain += !r->bold;
    }
}

/* The text of a page is NFC but for what entities spelled out. */
static void add_node_text(render *r, const xmlNode *node) {
    tc_text normal;
    const char *content = node->content ? (const char *)node->content : "";
    if (strpbrk(content, "\xCC\xCD") &&
        tc_text_decode(r->arena, tc_slice_of(content), "UTF-8", &normal, NULL) == TC_OK) {
        tc_slice copy = tc_arena_copy(r->arena, normal.utf8);
        content = copy.ptr ? copy.ptr : content;
    }
    add_text(r, content);
}

static void end_table(render *r) {
    tc_range range = {UINT32_MAX, 0};
    r->table = NULL;
    if (!r->begun)
        return;
    r->begun = false;
    r->owed = OWED_BLANK;
    for (size_t i = 0; i < r->cell_count && !r->failed; i++) {
        tc_cell *cell = &r->cells[i];
        const tc_range *piece = &r->ranges[i];
        if (cell->rowspan > r->rows - cell->row)
            cell->rowspan = r->rows - cell->row;
        cell->pieces = piece;
        cell->piece_count = piece->end > piece->start;
        if (cell->piece_count) {
            range.start = piece->start < range.start ? piece->start : range.start;
            range.end = piece->end > range.end ? piece->end : range.end;
        }
    }
    if (range.start == UINT32_MAX) { /* nothing in it */
        r->text.len = r->range_start;
        return;
    }
    done *last = tc_arena_take(r->arena, sizeof *last);
    if (!last) {
        r->failed = true;
        return;
    }
    *last = (done){r->tables, r->cells, r->cell_count};
    r->tables = last;
    tc_table table = {.rows = r->rows,
                      .cols = r->cols,
                      .cells = r->cells,
                      .cell_count = (uint32_t)r->cell_count,
                      .range = range,
                      .has_spans = true};
    r->failed |= !tc_builder_table(r->out, table, range);
}

/* Before: counts rows and cells of every table, and which of them hold others. */
static void measure_enter(render *r, xmlNode *node, tc_html_role role) {
    tc_html_table *table = r->seen;
    switch (role) {
    case TC_HTML_TABLE:
        if (table)
            table->layout = true;
        table = tc_arena_take(r->arena, sizeof *table);
        if (!table) {
            r->failed = true;
            return;
        }
        table->outer = r->seen;
        node->_private = r->seen = table;
        break;
    case TC_HTML_ROW:
        if (table) {
            table->rows++;
            table->width = 0;
        }
        break;
    case TC_HTML_CELL:
        if (table && ++table->width > table->widest)
            table->widest = table->width;
        break;
    case TC_HTML_INLINE:
    case TC_HTML_BLOCK:
    case TC_HTML_HEADING:
    case TC_HTML_BREAK:
    case TC_HTML_RULE:
    case TC_HTML_ITEM:
    case TC_HTML_LIST:
    case TC_HTML_PRE:
    case TC_HTML_NOISE:
        break;
    }
}

static void measure_leave(void *state, xmlNode *node) {
    render *r = state;
    const tc_html_table *table = node->_private;
    if (table && table == r->seen)
        r->seen = table->outer;
}

static void measure(render *r, xmlNode *root) {
    for (xmlNode *node = root; node && !r->failed;) {
        tc_html_role role = tc_html_role_of(node);
        if (role != TC_HTML_NOISE)
            measure_enter(r, node, role);
        node = tc_html_next(node, root, role == TC_HTML_NOISE, measure_leave, r);
    }
}

/* A list item's mark: "-", or its number. */
static void begin_item(render *r, xmlNode *node) {
    end_block(r, OWED_LINE);
    xmlNode *list = node->parent;
    r->marker = "-";
    if (!list || list->type != XML_ELEMENT_NODE || strcasecmp((const char *)list->name, "ol"))
        return;
    uintptr_t number = (uintptr_t)list->_private + 1;
    list->_private = (void *)number;
    snprintf(r->number, sizeof r->number, "%u.", (unsigned)number);
    r->marker = r->number;
}

static void enter(render *r, xmlNode *node, tc_html_role role) {
    const tc_html_table *table = node->_private;
    r->bold += node->type == XML_ELEMENT_NODE && tc_html_is_bold(node);
    switch (role) {
    case TC_HTML_INLINE:
        if (node->type == XML_TEXT_NODE)
            add_node_text(r, node);
        break;
    case TC_HTML_BREAK:
        if (r->owed < OWED_BREAK && r->block != NONE)
            r->owed = OWED_BREAK;
        break;
    case TC_HTML_TABLE:
        if (!r->table && !table->layout && table->widest > 1)
            r->table = node;
        else
            end_block(r, OWED_BLANK);
        break;
    case TC_HTML_ROW:
        if (r->table)
            begin_row(r);
        break;
    case TC_HTML_CELL:
        if (r->table)
            begin_cell(r, node);
        else
            end_block(r, OWED_BLANK);
        break;
    case TC_HTML_ITEM:
        begin_item(r, node);
        break;
    case TC_HTML_PRE:
        r->pre++;
        end_block(r, OWED_BLANK);
        break;
    case TC_HTML_BLOCK:
    case TC_HTML_HEADING:
    case TC_HTML_LIST:
    case TC_HTML_RULE:
        end_block(r, OWED_BLANK);
        break;
    case TC_HTML_NOISE:
        break;
    }
}

static void leave_node(void *state, xmlNode *node) {
    render *r = state;
    tc_html_role role = tc_html_role_of(node);
    if (role == TC_HTML_NOISE)
        return;
    switch (role) {
    case TC_HTML_TABLE:
        if (node == r->table) {
            end_cell(r);
            end_table(r);
        } else {
            end_block(r, OWED_BLANK);
        }
        break;
    case TC_HTML_CELL:
        if (r->table)
            end_cell(r);
        else
            end_block(r, OWED_BLANK);
        break;
    case TC_HTML_PRE:
        r->pre--;
        end_block(r, OWED_BLANK);
        break;
    case TC_HTML_ITEM:
        end_block(r, OWED_LINE);
        r->marker = NULL;
        break;
    case TC_HTML_BLOCK:
    case TC_HTML_HEADING:
    case TC_HTML_LIST:
        end_block(r, OWED_BLANK);
        break;
    case TC_HTML_INLINE:
    case TC_HTML_BREAK:
    case TC_HTML_RULE:
    case TC_HTML_ROW:
    case TC_HTML_NOISE:
        break;
    }
    r->bold -= node->type == XML_ELEMENT_NODE && tc_html_is_bold(node);
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

tc_status tc_html_render(tc_arena *arena, xmlNode *root, tc_builder *out, tc_slice *text,
                         tc_error *error) {
    render r = {.arena = arena, .out = out, .block = NONE, .line = NONE};
    tc_buffer_init(&r.text, TEXT_MAX);
    measure(&r, root);
    for (xmlNode *node = root; node && !r.failed;) {
        tc_html_role role = tc_html_role_of(node);
        if (role != TC_HTML_NOISE)
            enter(&r, node, role);
        node = tc_html_next(node, root, role == TC_HTML_NOISE, leave_node, &r);
    }
    end_block(&r, OWED_BLANK);
    *text = tc_arena_copy(arena, tc_buffer_slice(&r.text));
    r.failed |= r.text.failed || !text->ptr;
    tc_buffer_dispose(&r.text);
    if (r.failed)
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    set_slices(&r, *text);
    return TC_OK;
}
