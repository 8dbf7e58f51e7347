/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Tables set in columns by blanks, as programs write a page that are to keep its layout:
 *
 *     TT  Nội dung công việc          Đơn vị chủ trì    Thời gian
 *      1  Xây dựng Quy chế quản lý,   Sở Khoa học và    Quý II/2025
 *         khai thác dữ liệu           Công nghệ
 *
 * Between two columns lies a gutter: places that are blank in every line.  The heading shows where
 * they are at first, and each line behind it narrows them.  A text that crosses a gutter is the
 * heading of a group when a number stands before it, and else no part of the table. */
#include "aligned.h"

#include <string.h>

enum {
    COLUMNS_MIN = 3,
    ROWS_MIN = 2,
    HEADS_MAX = 8,   /* lines of the heading */
    SPAN_MAX = 36,   /* characters of a heading over several columns */
    ABOVE_MAX = 3,   /* of them above the one that "TT" stands in */
    PAGE_GAP_MAX = 4 /* blank lines at the end of a page */
};

static bool is_number_head(tc_slice text, const tc_piece *p) {
    static const char *const heads[] = {"TT",    "STT", "Stt",   "tt",    "Số",
                                        "Số TT", "SỐ",  "SỐ TT", "Số tt", "T.T"};
    tc_slice word = tc_slice_sub(text, p->start, p->end);
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        if (tc_slice_equal(word, tc_slice_of(heads[i])))
            return true;
    return false;
}

/* Whether P is the number of a row, or stands before its text: *AFTER is where that begins. */
static bool is_label(const tc_aligned *t, const tc_piece *p, uint32_t *after) {
    tc_slice text = t->layout->text;
    tc_label label;
    uint8_t level;
    *after = p->end;
    if (p->from >= t->gutters[0].to)
        return false;
    if (tc_label_alone(text, p->start, p->end, &level))
        return level != 0;
    if (!tc_label_read(text, p->start, p->end, &label))
        return false;
    *after = label.after;
    return true;
}

/* Whether P stands over two pieces of line I, which it heads together. */
static bool spans_two(const tc_layout *layout, const tc_piece *p, uint32_t i) {
    tc_piece pieces[TC_TABLE_COLUMNS_MAX];
    uint32_t n = tc_aligned_split(layout, i, pieces), under = 0;
    for (uint32_t k = 0; k < n; k++)
        under += pieces[k].from < p->to && pieces[k].to > p->from;
    return under > 1;
}

/* Sets P, a tc_piece of the heading, among the columns found so far, which stand in the gutters for
 * the time being: with those that it overlaps it is one. */
static bool place_head(tc_aligned *t, tc_piece p) {
    uint32_t at = 0, n = t->columns;
    while (at < n && t->gutters[at].to <= p.from)
        at++;
    uint32_t end = at;
    for (; end < n && t->gutters[end].from < p.to; end++) {
        p.from = t->gutters[end].from < p.from ? t->gutters[end].from : p.from;
        p.to = t->gutters[end].to > p.to ? t->gutters[end].to : p.to;
    }
    if (end == at && n == TC_TABLE_COLUMNS_MAX)
        return false;
    memmove(&t->gutters[at + 1], &t->gutters[end], (n - end) * sizeof *t->gutters);
    t->gutters[at] = p;
    t->columns = n + 1 - (end - at);
    return true;
}

/* The columns and the gutters between them, as the lines of the heading show them. */
static bool place_columns(tc_aligned *t) {
    tc_piece pieces[TC_TABLE_COLUMNS_MAX];
    t->columns = 0;
    for (uint32_t i = t->head; i < t->head + t->heads; i++) {
        uint32_t n = tc_aligned_split(t->layout, i, pieces);
        for (uint32_t k = 0; k < n; k++) {
            bool spans = false;
            for (uint32_t o = t->head; o < t->head + t->heads && !spans; o++)
                spans = o != i && spans_two(t->layout, &pieces[k], o);
            if (!spans && !place_head(t, pieces[k]))
                return false;
        }
    }
    for (uint32_t k = 0; k + 1 < t->columns; k++)
        t->gutters[k] = (tc_piece){0, 0, t->gutters[k].to, t->gutters[k + 1].from};
    return t->columns >= COLUMNS_MIN;
}

/* Whether line I may be a line of the heading above the one with "TT": it has cells, or is short
 * and stands over columns behind the first ones, at PLACE. */
static bool is_over(const tc_layout *layout, uint32_t i, uint32_t place) {
    tc_piece pieces[TC_TABLE_COLUMNS_MAX];
    uint32_t n = tc_aligned_split(layout, i, pieces);
    if (!n || layout->lines[i].pipes || layout->text.ptr[pieces[0].start] == '(')
        return false;
    return n > 1 || (pieces[0].from > place && pieces[0].to - pieces[0].from <= SPAN_MAX);
}

/* The heading: the line with "TT", lines above it and below it up to the first number. */
static bool read_heading(tc_aligned *t, uint32_t line) {
    tc_layout *layout = t->layout;
    tc_piece pieces[TC_TABLE_COLUMNS_MAX];
    uint32_t n = tc_aligned_split(layout, line, pieces), end = line + 1, after;
    if (n < 2 || !is_number_head(layout->text, &pieces[0]))
        return false;
    t->columns = 2;
    t->gutters[0] = (tc_piece){0, 0, pieces[0].to, pieces[1].from};
    t->head = line;
    while (t->head > layout->done && line - t->head < ABOVE_MAX && !layout->lines[t->head].blanks &&
           is_over(layout, t->head - 1, pieces[1].from))
        t->head--;
    for (; end < layout->line_count && end - t->head < HEADS_MAX; end++) {
        n = tc_aligned_split(layout, end, pieces);
        if (!n || is_label(t, &pieces[0], &after) || layout->lines[end].blanks)
            break;
    }
    t->heads = end - t->head;
    return place_columns(t);
}

/* Narrows the gutters by the lines of the table that cross none, before any is read: a line that
 * is full leaves but one blank of a gutter, and must find it narrow. */
static void scout(tc_aligned *t) {
    tc_layout *layout = t->layout;
    tc_piece pieces[TC_TABLE_COLUMNS_MAX];
    for (uint32_t i = t->head + t->heads; i < layout->line_count; i++) {
        uint32_t n = tc_aligned_split(layout, i, pieces), after;
        if (!n || (layout->lines[i].blanks > PAGE_GAP_MAX && !layout->lines[i].page))
            return;
        uint32_t crossed = tc_aligned_crossings(t, pieces, n);
        bool label = is_label(t, &pieces[0], &after);
        if (crossed > 1 && !label)
            return;
        for (uint32_t k = 0; k < n && !crossed && (n > 1 || label); k++)
            for (uint32_t g = 0; g + 1 < t->columns; g++)
                tc_aligned_narrow(&pieces[k], &t->gutters[g]);
    }
}

/* Whether line I has the words of line K, whatever blanks stand between them. */
static bool same_words(const tc_layout *layout, uint32_t i, uint32_t k) {
    tc_slice a = tc_slice_sub(layout->text, layout->lines[i].start, layout->lines[i].end);
    tc_slice b = tc_slice_sub(layout->text, layout->lines[k].start, layout->lines[k].end);
    size_t x = 0, y = 0;
    for (;;) {
        while (x < a.len && a.ptr[x] == ' ')
            x++;
        while (y < b.len && b.ptr[y] == ' ')
            y++;
        if (x == a.len || y == b.len)
            return x == a.len && y == b.len;
        if (a.ptr[x++] != b.ptr[y++])
            return false;
    }
}

/* How many lines at I are no part of any row: the number of a page, the heading again. */
static uint32_t passed_over(const tc_aligned *t, uint32_t i, const tc_piece *pieces, uint32_t n) {
    const tc_layout *layout = t->layout;
    uint32_t same = 0;
    while (same < t->heads && i + same < layout->line_count &&
           same_words(layout, i + same, t->head + same))
        same++;
    if (same == t->heads)
        return same;
    bool digits = n == 1 && pieces[0].end - pieces[0].start <= 3;
    for (uint32_t at = pieces[0].start; at < pieces[0].end && digits; at++)
        digits = layout->text.ptr[at] >= '0' && layout->text.ptr[at] <= '9';
    bool turns = layout->lines[i].page || i + 1 >= layout->line_count || layout->lines[i + 1].page;
    return layout->lines[i].noise || (digits && turns);
}

/* Whether line I, which ended the table, looks like a row of it: then the columns were not where
 * they seemed to be, and no cell is to be trusted. */
static bool breaks_off(const tc_aligned *t, uint32_t i) {
    tc_piece pieces[TC_TABLE_COLUMNS_MAX];
    if (i >= t->layout->line_count || t->layout->lines[i].blanks > 1)
        return false;
    uint32_t n = tc_aligned_split(t->layout, i, pieces);
    return n > 2 || (n > 0 && !t->layout->lines[i].blanks && pieces[0].from >= t->gutters[0].to);
}

static bool keep(tc_aligned *t, tc_kept line) {
    tc_kept *lines = tc_arena_grow(t->layout->arena, t->lines, t->count, t->count + 1,
                                   sizeof *lines, &t->capacity);
    if (!lines) {
        t->layout->failed = true;
        return false;
    }
    t->lines = lines;
    lines[t->count++] = line;
    return true;
}

/* Reads line I; how many lines that took, or 0 where the table is over. */
static uint32_t read_line(tc_aligned *t, uint32_t i) {
    const tc_line *line = &t->layout->lines[i];
    tc_piece pieces[TC_TABLE_COLUMNS_MAX] = {{0}};
    uint32_t n = tc_aligned_split(t->layout, i, pieces), after, over;
    if (!n || (line->blanks > PAGE_GAP_MAX && !line->page))
        return 0;
    over = passed_over(t, i, pieces, n);
    if (over)
        return over;
    tc_kept now = {.line = i, .opens = is_label(t, &pieces[0], &after)};
    n = tc_aligned_cut(t, pieces, n);
    if (tc_aligned_crossings(t, pieces, n)) {
        const tc_kept *before = t->count ? &t->lines[t->count - 1] : NULL;
        bool runs_on = n == 1 && before && before->group && !line->blanks && pieces[0].from;
        now.group = true;
        if (!(now.opens && n <= 2) && !runs_on)
            return 0;
    } else if (t->count && n == 1 && !now.opens && line->blanks > 1 && !line->page) {
        return 0;
    }
    now.pieces = (uint8_t)n;
    return keep(t, now);
}

static bool begins_block(const tc_aligned *t, size_t k) {
    const tc_line *line = &t->layout->lines[t->lines[k].line];
    return k == 0 || (line->blanks && !line->page);
}

/* Whether line UP has a text in the second column that may open a row. */
static bool may_open(const tc_aligned *t, size_t up) {
    tc_piece pieces[TC_TABLE_COLUMNS_MAX];
    uint32_t n = tc_aligned_split(t->layout, t->lines[up].line, pieces), at = 0;
    while (at < n && tc_aligned_column(t, &pieces[at]) != 1)
        at++;
    return at < n &&
           tc_flow_beginning(t->layout->text, pieces[at].start, pieces[at].end) != TC_BEGIN_LOWER;
}

/* A number that is set in the middle of its row stands below the row's first line.  Blank lines
 * that part the rows show where that is; without them it opens with a capital, and the number's
 * own line goes on with it. */
static void raise_rows(tc_aligned *t) {
    for (size_t from = 0, to; from < t->count; from = to) {
        size_t labels = 0;
        for (to = from; to < t->count && (to == from || !begins_block(t, to)); to++)
            labels += t->lines[to].opens;
        bool parted = labels == 1 && from + 1 < to && (from > 0 || to < t->count);
        for (size_t k = from; k < to; k++) {
            if (!t->lines[k].opens || t->lines[k].group)
                continue;
            size_t up = parted ? from : k;
            while (!parted && up > from && !may_open(t, up) && !t->lines[up - 1].opens)
                up--;
            if (!parted && !may_open(t, up))
                up = k;
            t->lines[k].opens = false;
            t->lines[up].opens = true;
            if (parted)
                break;
        }
    }
}

static uint32_t first_word(tc_slice text, const tc_span *span) {
    uint32_t n = 0;
    for (uint32_t i = span->start; i < span->end && text.ptr[i] != ' '; i++)
        n += ((unsigned char)text.ptr[i] & 0xC0) != 0x80;
    return n;
}

static uint32_t characters(tc_slice text, const tc_span *span) {
    uint32_t n = 0;
    for (uint32_t i = span->start; i < span->end; i++)
        n += ((unsigned char)text.ptr[i] & 0xC0) != 0x80;
    return n;
}

/* Makes a cell of its lines: one that is full goes on with the next. */
static bool fill(tc_aligned *t, tc_span *spans, uint32_t n, uint32_t column, tc_cell *cell) {
    tc_slice text = t->layout->text;
    tc_range *pieces = tc_arena_take(t->layout->arena, (n + (size_t)1) * sizeof *pieces);
    for (uint32_t i = 0; pieces && i < n; i++) {
        pieces[i] = (tc_range){spans[i].start, spans[i].end};
        spans[i].cut = i > 0 && characters(text, &spans[i - 1]) + 1 + first_word(text, &spans[i]) >
                                    t->widths[column];
    }
    if (!pieces || !tc_cell_fill(t->layout, spans, n, cell))
        return false;
    cell->pieces = pieces;
    cell->piece_count = n;
    return true;
}

/* What line K has in COLUMN, to the spans; how many there are then. */
static uint32_t gather(const tc_aligned *t, const tc_kept *k, uint32_t column, tc_span *spans,
                       uint32_t count) {
    tc_piece pieces[TC_TABLE_COLUMNS_MAX];
    uint32_t n = tc_aligned_split(t->layout, k->line, pieces), after;
    if (k->group) {
        bool label = k->opens && is_label(t, &pieces[0], &after);
        const tc_piece *last = &pieces[n - 1];
        tc_span head = {.start = pieces[0].start, .end = label ? pieces[0].end : 0};
        tc_span rest = {.start = n > 1 ? last->start : pieces[0].start, .end = last->end};
        if (label && n == 1) {
            head.end = after;
            rest.start = after;
            while (head.end > head.start && t->layout->text.ptr[head.end - 1] == ' ')
                head.end--;
        }
        if ((column == 0 && label) || column == 1)
            spans[count++] = column ? rest : head;
        return count;
    }
    n = tc_aligned_cut(t, pieces, n);
    for (uint32_t p = 0; p < n; p++)
        if (tc_aligned_column(t, &pieces[p]) == column)
            spans[count++] = (tc_span){.start = pieces[p].start, .end = pieces[p].end};
    return count;
}

/* The heading's cell of COLUMN, with what spans it. */
static uint32_t gather_heading(const tc_aligned *t, uint32_t column, tc_span *spans) {
    tc_piece pieces[TC_TABLE_COLUMNS_MAX];
    uint32_t count = 0;
    uint32_t left = column ? t->gutters[column - 1].to : 0;
    uint32_t right = column + 1 < t->columns ? t->gutters[column].from : UINT32_MAX;
    for (uint32_t i = t->head; i < t->head + t->heads; i++) {
        uint32_t n = tc_aligned_split(t->layout, i, pieces);
        for (uint32_t p = 0; p < n; p++)
            if (pieces[p].from < right && pieces[p].to > left)
                spans[count++] = (tc_span){.start = pieces[p].start, .end = pieces[p].end};
    }
    return count;
}

static void measure_columns(tc_aligned *t) {
    tc_piece pieces[TC_TABLE_COLUMNS_MAX];
    for (size_t k = 0; k < t->count; k++) {
        uint32_t n = t->lines[k].group ? 0 : tc_aligned_split(t->layout, t->lines[k].line, pieces);
        n = tc_aligned_cut(t, pieces, n);
        for (uint32_t p = 0; p < n; p++) {
            uint32_t column = tc_aligned_column(t, &pieces[p]),
                     width = pieces[p].to - pieces[p].from;
            t->widths[column] = width > t->widths[column] ? width : t->widths[column];
        }
    }
}

/* The cells of the row of lines FIRST … LAST-1 (of the heading when they are the same). */
static bool add_cells(tc_aligned *t, size_t first, size_t last, uint32_t row, tc_cell *cells) {
    size_t room = last > first ? 2 : (size_t)t->heads * TC_TABLE_COLUMNS_MAX;
    for (size_t k = first; k < last; k++)
        room += t->lines[k].pieces;
    tc_span *spans = tc_arena_take(t->layout->arena, room * sizeof *spans);
    for (uint32_t column = 0; spans && column < t->columns; column++) {
        uint32_t n = last > first ? 0 : gather_heading(t, column, spans);
        for (size_t k = first; k < last; k++)
            n = gather(t, &t->lines[k], column, spans, n);
        cells[column] = (tc_cell){.row = row, .col = column, .rowspan = 1, .colspan = 1};
        if (!fill(t, spans, n, column, &cells[column]))
            return false;
    }
    return spans != NULL;
}

static bool build(tc_aligned *t, tc_table *out) {
    uint32_t rows = 1, row = 1;
    for (size_t k = 0; k < t->count; k++)
        rows += t->lines[k].opens;
    tc_cell *cells = tc_arena_take(t->layout->arena, (size_t)rows * t->columns * sizeof *cells);
    bool ok = cells && add_cells(t, 0, 0, 0, cells);
    for (size_t first = 0, last; ok && first < t->count; first = last, row++) {
        for (last = first + 1; last < t->count && !t->lines[last].opens; last++)
            ;
        ok = add_cells(t, first, last, row, cells + (size_t)row * t->columns);
    }
    t->layout->failed |= !ok;
    *out = (tc_table){
        .rows = rows, .cols = t->columns, .cells = cells, .cell_count = rows * t->columns};
    out->range = (tc_range){t->layout->lines[t->head].start,
                            t->layout->lines[t->lines[t->count - 1].line].end};
    return ok;
}

bool tc_table_aligned(tc_layout *layout, uint32_t line, tc_found *found) {
    tc_aligned t = {.layout = layout};
    uint32_t rows = 0;
    if (layout->markdown || !layout->lines[line].gutters || !read_heading(&t, line))
        return false;
    scout(&t);
    uint32_t i = t.head + t.heads, n;
    while (i < layout->line_count && (n = read_line(&t, i)) > 0 &&
           t.count * t.columns < TC_TABLE_CELLS_MAX)
        i += n;
    for (size_t k = 0; k < t.count; k++)
        rows += t.lines[k].opens && !t.lines[k].group;
    found->last = i > line ? i : line + 1;
    if (layout->failed || rows < ROWS_MIN || breaks_off(&t, i))
        return false;
    measure_columns(&t);
    raise_rows(&t);
    t.lines[0].opens = true;
    found->first = t.head;
    found->last = t.lines[t.count - 1].line + 1;
    return build(&t, &found->table);
}
