/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "page.h"

#include <math.h>
#include <stdlib.h>
#include <text/letter.h>

#define CELL_MARGIN 5.0F /* points between a cell's edge and its words */

typedef struct writing {
    tc_arena *arena;
    tc_draft *draft;
    const tc_page *pages;
    const tc_page_parts *parts;
    size_t count;
    tc_page_flow whole;               /* of all pages together */
    const tc_page_line *first, *last; /* of the open paragraph */
    bool in_note;
    const tc_page_line *above[2]; /* what these were in the text above the notes */
    const tc_box *beside;         /* the last text box of the page, or NULL */
} writing;

/* ---- Lines ---- */

/* "12/202" and "4": a cell too narrow for a date. */
static bool cuts_year(tc_slice word, tc_slice next) {
    size_t digits = 0;
    while (digits < word.len && tc_is_digit((unsigned char)word.ptr[word.len - 1 - digits]))
        digits++;
    size_t begin = word.len - digits, more = 0;
    while (more < next.len && tc_is_digit((unsigned char)next.ptr[more]))
        more++;
    return begin > 0 && word.ptr[begin - 1] == '/' && digits && more && digits + more == 4 &&
           (word.ptr[begin] == '1' || word.ptr[begin] == '2');
}

/* Whether the letter before AT, which is not 0, is a small one. */
static bool ends_small(tc_slice word, size_t at) {
    do
        at--;
    while (at > 0 && ((unsigned char)word.ptr[at] & 0xC0) == 0x80);
    uint32_t c = tc_utf8_next(word, &at);
    return tc_is_letter(c) && !tc_is_upper(c);
}

/* "QLCN&C" and "N": a cell too narrow for an abbreviation. */
static bool cuts_abbreviation(tc_slice word, const tc_page_line *next) {
    tc_slice rest = next->words[0]->text;
    return next->count == 1 && rest.len <= 2 && tc_is_upper((unsigned char)rest.ptr[0]) &&
           tc_is_upper((unsigned char)word.ptr[word.len - 1]) && memchr(word.ptr, '&', word.len);
}

/* "36-" and "NQ/TW" are one word that the end of a line cut; "kinh tế -" and "xã hội" are not, nor
 * "Lợi-" and "Trưởng phòng". */
static bool cuts_word(const tc_page_line *last, const tc_page_line *next) {
    tc_slice word = last->words[last->count - 1]->text;
    bool ends = word.len > 1 && strchr("-/&", word.ptr[word.len - 1]) != NULL;
    bool name = ends && word.ptr[word.len - 1] == '-' && ends_small(word, word.len - 1);
    return (ends && !name) || cuts_year(word, next->words[0]->text) ||
           cuts_abbreviation(word, next);
}

/* A hand's digits may have come into the word before: "ngày 16". */
static void tell_doubt(writing *w, const tc_page_word *word) {
    for (size_t at = 0, end; word->doubt && at < word->text.len; at = end + 1) {
        for (end = at; end < word->text.len && word->text.ptr[end] != ' '; end++)
            ;
        tc_slice part = tc_slice_sub(word->text, at, end);
        for (size_t i = 0; i < part.len; i++)
            if (tc_is_digit((unsigned char)part.ptr[i])) {
                tc_draft_doubt(w->draft, part, word->doubt);
                break;
            }
    }
}

static void write_line(writing *w, const tc_page_line *line, bool glued) {
    for (size_t i = 0, end; i < line->count; i = end) {
        bool bold = line->words[i]->bold;
        for (end = i + 1; end < line->count && line->words[end]->bold == bold;)
            end++;
        tc_page_line run = {.words = line->words + i, .count = end - i};
        for (size_t k = i; k < end; k++)
            tell_doubt(w, line->words[k]);
        if (!glued)
            tc_draft_text(w->draft, TC_SLICE(" "), bold);
        tc_draft_text(w->draft, tc_page_line_text(w->arena, &run), bold);
        glued = false;
    }
}

/* Dashes below a heading. */
static bool is_ornament(const tc_page_line *line) {
    for (size_t i = 0; i < line->count; i++) {
        tc_slice word = line->words[i]->text;
        if (word.len < 2 || strspn(word.ptr, "-_=*~") < word.len)
            return false;
    }
    return true;
}

/* LINE goes on with the open paragraph, or begins one. */
static void put_line(writing *w, const tc_page_flow *flow, const tc_page_line *line, bool elsewhere,
                     tc_draft_gap gap) {
    if (is_ornament(line)) {
        tc_draft_end(w->draft, gap);
        w->last = NULL;
        return;
    }
    if (w->last && tc_page_flow_joins(w->arena, flow, w->first, w->last, line, elsewhere)) {
        write_line(w, line, cuts_word(w->last, line));
    } else {
        tc_draft_end(w->draft, gap);
        write_line(w, line, true);
        w->first = line;
    }
    w->last = line;
}

static void end_paragraph(writing *w) {
    tc_draft_end(w->draft, TC_GAP_BLANK);
    w->last = NULL;
}

/* ---- Tables ---- */

static void write_lines(writing *w, const tc_page_lines *lines, float left, float right,
                        bool letterhead) {
    tc_page_flow flow = tc_page_flow_of(lines, left, right, true);
    flow.letterhead = letterhead;
    for (size_t i = 0; i < lines->count; i++)
        put_line(w, &flow, &lines->items[i], i == 0, TC_GAP_LINE);
}

static void write_cell(writing *w, const tc_grid_cell *cell) {
    w->last = NULL;
    tc_draft_cell(w->draft, cell->col, cell->rowspan, cell->colspan);
    for (; cell; cell = cell->more)
        write_lines(w, &cell->lines, cell->box.x0 + CELL_MARGIN, cell->box.x1 - CELL_MARGIN, false);
    tc_draft_cell_end(w->draft);
    w->last = NULL;
}

static void write_rows(writing *w, const tc_grid *grid) {
    size_t begin = 0; /* cells that ended above are passed over */
    for (uint32_t row = grid->skipped; row < grid->rows; row++) {
        tc_draft_row(w->draft);
        while (begin < grid->cell_count &&
               grid->cells[begin].row + grid->cells[begin].rowspan <= row)
            begin++;
        for (size_t i = begin; i < grid->cell_count && grid->cells[i].row <= row; i++) {
            const tc_grid_cell *cell = &grid->cells[i];
            if (cell->row + cell->rowspan <= row)
                continue;
            if (cell->continued) {
                tc_draft_cell_continued(w->draft, cell->col, cell->colspan);
                tc_draft_cell_end(w->draft);
            } else if (cell->row == row) {
                write_cell(w, cell);
            }
        }
    }
}

/* PAGE: the number of the page on which the table begins. */
static void write_grid(writing *w, const tc_grid *grid, uint32_t page) {
    end_paragraph(w);
    tc_draft_table(w->draft);
    for (; grid; grid = grid->next, page++) {
        tc_draft_page(w->draft, page);
        write_rows(w, grid);
    }
    tc_draft_table_end(w->draft);
    end_paragraph(w);
}

/* A text box stands before the paragraph that is open, as those of docx. */
static void write_box(writing *w, const tc_grid *grid) {
    const tc_page_line *open[2] = {w->first, w->last};
    const tc_grid_cell *cell = &grid->cells[0];
    tc_draft_aside(w->draft);
    w->last = NULL;
    write_lines(w, &cell->lines, cell->box.x0 + CELL_MARGIN, cell->box.x1 - CELL_MARGIN, false);
    tc_draft_aside_end(w->draft);
    w->first = open[0];
    w->last = open[1];
}

/* "Số: 12/KH-UBND" */
static bool is_number(const tc_page_line *line) {
    tc_slice word = line->words[0]->text;
    return tc_slice_starts(word, TC_SLICE("Số")) &&
           (word.len == strlen("Số") || word.ptr[strlen("Số")] == ':');
}

/* "Hà Nội, ngày 26 tháng 12 năm 2001" */
static bool has_day(const tc_page_line *line) {
    for (size_t i = 0; i < line->count; i++)
        if (tc_slice_equal(line->words[i]->text, TC_SLICE("ngày")))
            return true;
    return false;
}

/* Where in a letterhead number and date stand beside each other, with issuer and motto above them:
 * as the indices of the lines.  Else behind all lines. */
static void find_number(const tc_page_part *part, size_t cut[2]) {
    const tc_page_lines *left = &part->sides[0], *right = &part->sides[1];
    size_t number = 0, day = 0;
    while (number < left->count && !is_number(&left->items[number]))
        number++;
    while (day < right->count && !has_day(&right->items[day]))
        day++;
    cut[0] = left->count;
    cut[1] = right->count;
    if (!number || !day || number == left->count || day == right->count)
        return;
    const tc_box *a = &left->items[number].box, *b = &right->items[day].box;
    if (a->y0 >= b->y1 || b->y0 >= a->y1)
        return;
    cut[0] = number;
    cut[1] = day;
}

/* Lines FIRST … LAST (exclusive) of one side. */
static void write_side(writing *w, const tc_page_part *part, size_t side, size_t first,
                       size_t last) {
    const tc_page_lines *lines = &part->sides[side];
    float left = INFINITY, right = 0;
    for (size_t i = 0; i < lines->count; i++) {
        left = fminf(left, lines->items[i].box.x0);
        right = fmaxf(right, lines->items[i].box.x1);
    }
    w->last = NULL;
    tc_draft_cell(w->draft, (uint32_t)side, 1, 1);
    write_lines(w, &(tc_page_lines){lines->items + first, last - first}, left, right, true);
    tc_draft_cell_end(w->draft);
}

/* Two columns are a table, as word processors make letterheads: of one row, or with number and date
 * in a second one. */
static void write_columns(writing *w, const tc_page_part *part) {
    size_t cut[2];
    find_number(part, cut);
    end_paragraph(w);
    tc_draft_table(w->draft);
    tc_draft_row(w->draft);
    for (size_t side = 0; side < 2; side++)
        write_side(w, part, side, 0, cut[side]);
    if (cut[0] < part->sides[0].count)
        tc_draft_row(w->draft);
    for (size_t side = 0; side < 2 && cut[0] < part->sides[0].count; side++)
        write_side(w, part, side, cut[side], part->sides[side].count);
    w->last = NULL;
    tc_draft_table_end(w->draft);
}

/* ---- Notes ---- */

/* Notes stand behind the text; the paragraph above them goes on, on the next page. */
static void end_note(writing *w) {
    if (!w->in_note)
        return;
    tc_draft_note_end(w->draft);
    w->in_note = false;
    w->first = w->above[0];
    w->last = w->above[1];
}

static void put_note(writing *w, const tc_page_flow *flow, const tc_page_line *line) {
    if (line->note == NOTE_BEGINS || !w->in_note) {
        end_note(w);
        w->above[0] = w->first;
        w->above[1] = w->last;
        w->last = NULL;
        w->in_note = true;
        tc_draft_note(w->draft);
    }
    put_line(w, flow, line, false, TC_GAP_BLANK);
}

/* ---- Pages ---- */

/* Beside a text box lines are shorter: narrows FLOW when the last line stands there. */
static void narrow(const writing *w, tc_page_flow *flow) {
    const tc_box *box = w->beside, *line = w->last ? &w->last->box : NULL;
    if (!box || !line || line->y0 > box->y1 || line->y1 < box->y0)
        return;
    if (line->x1 <= box->x0)
        flow->right = fminf(flow->right, box->x0);
    else if (line->x0 >= box->x1)
        flow->left = fmaxf(flow->left, box->x1);
}

/* The edges that the lines of COUNT pages keep to: most long lines begin and end there. */
static tc_page_flow measure(const writing *w, size_t first, size_t count, tc_page_flow otherwise) {
    enum { SAMPLE = 400, ENOUGH = 6 };
    float lefts[SAMPLE], rights[SAMPLE];
    size_t n = 0;
    tc_page_lines lines = {.items = tc_arena_take(w->arena, SAMPLE * sizeof *lines.items)};
    for (size_t p = first; p < first + count && lines.items; p++)
        for (size_t i = 0; i < w->parts[p].count && n < SAMPLE; i++) {
            const tc_page_part *part = &w->parts[p].items[i];
            if (part->kind != PART_LINE || part->right > 0)
                continue;
            if (lines.count < SAMPLE)
                lines.items[lines.count++] = *part->line;
            if (part->box.x1 - part->box.x0 > 0.5F * w->pages[p].width) {
                lefts[n] = part->box.x0;
                rights[n++] = part->box.x1;
            }
        }
    if (n < ENOUGH)
        return otherwise;
    tc_page_sort(lefts, n);
    tc_page_sort(rights, n);
    return tc_page_flow_of(&lines, lefts[n / 10], rights[n - 1 - n / 10], false);
}

static void write_page(writing *w, size_t p) {
    tc_page_flow flow = measure(w, p, 1, w->whole);
    bool elsewhere = true;
    float right = 0;
    w->beside = NULL;
    tc_draft_page(w->draft, (uint32_t)p + 1);
    for (size_t i = 0; i < w->pages[p].guess_count; i++)
        tc_draft_doubt(w->draft, w->pages[p].guesses[i], TC_DOUBT_GUESS);
    for (size_t i = 0; i < w->parts[p].count; i++) {
        const tc_page_part *part = &w->parts[p].items[i];
        tc_page_flow here = flow;
        switch (part->kind) {
        case PART_LINE:
            if (part->line->note) {
                put_note(w, &here, part->line);
                break;
            }
            if (part->right > 0) {
                here.left = part->left;
                here.right = part->right;
            }
            narrow(w, &here);
            put_line(w, &here, part->line, elsewhere || part->right != right, TC_GAP_BLANK);
            right = part->right;
            break;
        case PART_GRID:
            if (!part->grid->continued)
                write_grid(w, part->grid, (uint32_t)p + 1);
            break;
        case PART_COLUMNS:
            write_columns(w, part);
            break;
        case PART_BOX:
            write_box(w, part->grid);
            w->beside = &part->box;
            continue; /* the line behind it follows the one before */
        }
        elsewhere = false;
    }
    end_note(w);
}

static const tc_grid *last_grid(const tc_page_parts *parts) {
    const tc_grid *last = NULL;
    for (size_t i = 0; i < parts->count; i++)
        if (parts->items[i].kind == PART_GRID)
            last = parts->items[i].grid;
    return last;
}

tc_status tc_pages_write(tc_arena *arena, const tc_page *pages, size_t count, tc_draft *draft,
                         tc_error *error) {
    tc_page_parts *parts = tc_arena_take(arena, (count + 1) * sizeof *parts);
    writing w = {.arena = arena, .draft = draft, .pages = pages, .parts = parts, .count = count};
    for (size_t p = 0; parts && p < count; p++)
        if (!tc_page_parts_make(arena, &pages[p], p ? last_grid(&parts[p - 1]) : NULL, &parts[p]))
            parts = NULL;
    if (!parts)
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    tc_page_running_drop(arena, pages, parts, count);
    tc_page_tables_join(arena, parts, count);
    w.whole = measure(&w, 0, count,
                      (tc_page_flow){.left = count ? 0.14F * pages[0].width : 0,
                                     .right = count ? 0.92F * pages[0].width : 0});
    for (size_t p = 0; p < count; p++)
        write_page(&w, p);
    tc_draft_end(draft, TC_GAP_BLANK);
    return TC_OK;
}
