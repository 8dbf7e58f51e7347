/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What stands on a page one below the other.  Words inside a ruled table are its cells'.  Lines
 * that leave the same gutter free stand in two columns: letterheads, signatures beside the list of
 * recipients, and pages that are set in columns. */
#include "layout.h"
#include "page.h"

#include <math.h>
#include <stdlib.h>

#define GAP_MIN 12.0F    /* points between words that stand apart */
#define HINT_MIN 10.0F   /* … where it is only worth a look */
#define BESIDE 0.35F     /* of a line's height: one that begins so far above the end of the last */
#define GAP_RATIO 2.5F   /* … and so many times the usual gap of the line */
#define GUTTER_MIN 6.0F  /* points that stay free through all lines of a part */
#define APART_MAX 100.0F /* points: a signature takes so much room */
#define CLEAR_GAP 30.0F  /* one line alone is two columns only with so much */

enum { SET_MIN = 10, SET_FEW = 4, HEAD_LINES = 10 };

/* A number or bullet at the head of a line stands apart from what it numbers. */
static bool is_mark(const tc_page_word *word) {
    tc_slice s = word->text;
    if (s.len > 8)
        return false;
    char last = s.ptr[s.len - 1];
    return s.len == 1 || strchr(".):", last) || (s.ptr[0] & 0x80 && s.len <= 3);
}

/* The widest gap of LINE, as where it begins and ends; false when none parts it. */
static bool wide_gap(const tc_page_line *line, float least, float *from, float *to) {
    enum { GAPS = 64 };
    float gaps[GAPS], widest = 0, reach = line->words[0]->box.x1;
    size_t n = 0;
    for (size_t i = 1; i < line->count; i++) {
        const tc_box *box = &line->words[i]->box;
        float gap = box->x0 - reach;
        if (gap > 0 && n < GAPS)
            gaps[n++] = gap;
        if (gap > widest && !(i == 1 && is_mark(line->words[0]))) {
            widest = gap;
            *from = reach;
            *to = box->x0;
        }
        reach = fmaxf(reach, box->x1);
    }
    if (widest < fmaxf(least, 0.8F * line->size))
        return false;
    tc_page_sort(gaps, n);
    return n < 4 || widest >= GAP_RATIO * gaps[n / 2];
}

bool tc_page_may_rule(tc_arena *arena, const tc_page *page, bool first) {
    tc_page_lines lines;
    tc_page_word **words = tc_arena_take(arena, (page->word_count + 1) * sizeof *words);
    float from, to;
    size_t begin = 0, found = 0;
    if (!words)
        return false;
    for (size_t i = 0; i < page->word_count; i++)
        words[i] = &page->words[i];
    if (!tc_page_lines_make(arena, words, page->word_count, &lines))
        return false;
    /* Above the first line that goes over the page the letterhead may stand. */
    for (size_t i = 0; first && i < lines.count && i < HEAD_LINES; i++)
        if (lines.items[i].box.x1 - lines.items[i].box.x0 > 0.6F * page->width &&
            !wide_gap(&lines.items[i], HINT_MIN, &from, &to)) {
            begin = i;
            break;
        }
    for (size_t i = begin; i < lines.count && found < 2; i++) {
        const tc_page_line *line = &lines.items[i];
        found += wide_gap(line, HINT_MIN, &from, &to) ||
                 (i > begin && line->box.y0 < line[-1].box.y1 - BESIDE * line->size);
    }
    return found >= 2;
}

/* ---- Columns ---- */

/* Narrows the gutter FROM … TO to the widest part that LINE leaves free; false when none is left.
 */
static bool stays_free(const tc_page_line *line, float *from, float *to) {
    float at = *from, best_from = 0, best_to = 0;
    for (size_t i = 0; i <= line->count; i++) {
        float next = i < line->count ? fminf(line->words[i]->box.x0, *to) : *to;
        if (next - at > best_to - best_from) {
            best_from = at;
            best_to = next;
        }
        if (i < line->count)
            at = fmaxf(at, line->words[i]->box.x1);
        if (at >= *to)
            break;
    }
    if (best_to - best_from < GUTTER_MIN)
        return false;
    *from = best_from;
    *to = best_to;
    return true;
}

typedef struct band {
    size_t first, last; /* lines; inclusive */
    float from, to;     /* the gutter */
    size_t both;        /* lines with words on both sides */
    tc_box left, right;
} band;

static bool on_both(const tc_page_line *line, const band *b) {
    return line->box.x0 < b->from && line->box.x1 > b->to;
}

static void widen(tc_box *box, const tc_box *by) {
    if (box->x1 <= box->x0) {
        *box = *by;
        return;
    }
    box->x0 = fminf(box->x0, by->x0);
    box->x1 = fmaxf(box->x1, by->x1);
    box->y0 = fminf(box->y0, by->y0);
    box->y1 = fmaxf(box->y1, by->y1);
}

/* The sides of the lines that have words on both. */
static void measure(const tc_page_lines *lines, band *b) {
    b->both = 0;
    b->left = b->right = (tc_box){0};
    for (size_t i = b->first; i <= b->last; i++) {
        if (!on_both(&lines->items[i], b))
            continue;
        b->both++;
        for (size_t k = 0; k < lines->items[i].count; k++) {
            const tc_box *box = &lines->items[i].words[k]->box;
            widen(box->x0 < b->from ? &b->left : &b->right, box);
        }
    }
}

/* A line of one side at the edge of the band belongs to it when it stands as the others of its side
 * do: below the same edge or the same middle; ABOVE it only the middle tells, for a paragraph ends
 * at the left edge too.  A heading of the whole page does not. */
static bool fits(const tc_page_line *line, const band *b, const float middles[2], bool above) {
    const tc_box *side = line->box.x1 <= b->to ? &b->left : &b->right;
    float middle = (line->box.x0 + line->box.x1) / 2;
    if (fabsf(middle - middles[0]) < 12 || fabsf(middle - middles[1]) < 12)
        return false;
    return (!above && fabsf(line->box.x0 - side->x0) < 4) ||
           fabsf(middle - (side->x0 + side->x1) / 2) < 24;
}

/* The line above I goes over the gutter, and its sentence is open: I is the end of its paragraph.
 */
static bool ends_paragraph(const tc_page_lines *lines, size_t i, const band *b) {
    if (i == 0 || lines->items[i - 1].box.x0 >= b->from || lines->items[i - 1].box.x1 <= b->to)
        return false;
    const tc_page_line *above = &lines->items[i - 1];
    tc_slice word = above->words[above->count - 1]->text;
    return lines->items[i].box.y0 - above->box.y1 < above->size / 2 &&
           !strchr(".;:!?/", word.ptr[word.len - 1]);
}

/* MIDDLES: of the page, and of the text on it. */
static bool find_band(const tc_page_lines *lines, size_t at, size_t floor, const float middles[2],
                      band *b) {
    const tc_page_line *items = lines->items;
    *b = (band){.first = at, .last = at};
    if (!wide_gap(&items[at], GAP_MIN, &b->from, &b->to))
        return false;
    float clear = b->to - b->from;
    while (b->last + 1 < lines->count &&
           items[b->last + 1].box.y0 - items[b->last].box.y1 < APART_MAX &&
           stays_free(&items[b->last + 1], &b->from, &b->to))
        b->last++;
    while (b->first > floor && items[b->first].box.y0 - items[b->first - 1].box.y1 < GAP_MIN &&
           !on_both(&items[b->first - 1], b) && stays_free(&items[b->first - 1], &b->from, &b->to))
        b->first--;
    measure(lines, b);
    while (b->last > at && !on_both(&items[b->last], b) &&
           !fits(&items[b->last], b, middles, false))
        b->last--;
    while (b->first < at &&
           (!fits(&items[b->first], b, middles, true) || ends_paragraph(lines, b->first, b)))
        b->first++;
    return b->both >= 2 || (b->both == 1 && clear >= CLEAR_GAP);
}

/* The middle of what stands between the margins: a paragraph begins at the left one, and most of
 * its lines end at the right one.  OTHERWISE where there is none. */
static float middle_of(const tc_page_lines *lines, float width, float otherwise) {
    float left = INFINITY, right = 0;
    for (size_t i = 0; i < lines->count; i++) {
        const tc_box *box = &lines->items[i].box;
        if (box->x1 - box->x0 > 0.6F * width) {
            left = fminf(left, box->x0);
            right = fmaxf(right, box->x1);
        }
    }
    return right > left ? (left + right) / 2 : otherwise;
}

/* ---- Parts ---- */

typedef struct making {
    tc_arena *arena;
    const tc_page *page;
    const tc_grid *before; /* the last table of the page before */
    tc_page_parts *out;
    size_t capacity;
    bool failed;
} making;

static void add(making *m, tc_page_part part) {
    tc_page_part *items = tc_arena_grow(m->arena, m->out->items, m->out->count, m->out->count + 1,
                                        sizeof *items, &m->capacity);
    if (!items) {
        m->failed = true;
        return;
    }
    m->out->items = items;
    items[m->out->count++] = part;
}

/* COLUMN: in which they stand, where that is not the whole page. */
static void add_lines(making *m, const tc_page_lines *lines, const tc_box *column) {
    for (size_t i = 0; i < lines->count; i++)
        add(m, (tc_page_part){.kind = PART_LINE,
                              .box = lines->items[i].box,
                              .left = column ? column->x0 : 0,
                              .right = column ? column->x1 : 0,
                              .line = &lines->items[i]});
}

/* Most lines go over most of their column: text that is read down one column, then the other. */
static bool is_set(const tc_page_lines *side, const tc_box *box) {
    size_t full = 0;
    for (size_t i = 0; i < side->count; i++)
        full += side->items[i].box.x1 - side->items[i].box.x0 > 0.8F * (box->x1 - box->x0);
    return side->count >= SET_MIN && full * 10 >= side->count * 6;
}

/* Sentences of SIDE go on from line to line. */
static bool runs_on(tc_arena *arena, const tc_page_lines *side) {
    size_t lower = 0;
    for (size_t i = 1; i < side->count; i++) {
        tc_slice text = tc_page_line_text(arena, &side->items[i]);
        lower += tc_flow_beginning(text, 0, (uint32_t)text.len) == TC_BEGIN_LOWER;
    }
    return side->count >= SET_FEW && lower * 4 >= side->count;
}

/* A few lines that are set in two columns: as wide, and running text on both sides. */
static bool is_set_short(tc_arena *arena, const tc_page_lines sides[2], const band *b) {
    float left = b->left.x1 - b->left.x0, right = b->right.x1 - b->right.x0;
    return fminf(left, right) > 0.85F * fmaxf(left, right) && runs_on(arena, &sides[0]) &&
           runs_on(arena, &sides[1]);
}

static void add_band(making *m, const tc_page_lines *lines, const band *b) {
    size_t count = 0, left = 0, right = 0;
    tc_page_part part = {.kind = PART_COLUMNS};
    for (size_t i = b->first; i <= b->last; i++)
        count += lines->items[i].count;
    tc_page_word **words = tc_arena_take(m->arena, (2 * count + 1) * sizeof *words);
    if (!words) {
        m->failed = true;
        return;
    }
    for (size_t i = b->first; i <= b->last; i++) {
        const tc_page_line *line = &lines->items[i];
        widen(&part.box, &line->box);
        for (size_t k = 0; k < line->count; k++) {
            if (line->words[k]->box.x0 < b->from)
                words[left++] = line->words[k];
            else
                words[count + right++] = line->words[k];
        }
    }
    if (!tc_page_lines_make(m->arena, words, left, &part.sides[0]) ||
        !tc_page_lines_make(m->arena, words + count, right, &part.sides[1])) {
        m->failed = true;
    } else if ((is_set(&part.sides[0], &b->left) && is_set(&part.sides[1], &b->right)) ||
               is_set_short(m->arena, part.sides, b)) {
        add_lines(m, &part.sides[0], &b->left);
        add_lines(m, &part.sides[1], &b->right);
    } else {
        add(m, part);
    }
}

/* Lines FIRST … LAST (exclusive), between which no table stands. */
static void add_plain(making *m, const tc_page_lines *lines, size_t first, size_t last) {
    tc_page_lines some = {lines->items, last};
    size_t done = first;
    float width = m->page->width;
    const float middles[2] = {width / 2, middle_of(lines, width, width / 2)};
    band b;
    for (size_t i = first; i < last;) {
        if (!find_band(&some, i, done, middles, &b)) {
            i++;
            continue;
        }
        add_lines(m, &(tc_page_lines){lines->items + done, b.first - done}, NULL);
        add_band(m, lines, &b);
        i = done = b.last + 1;
    }
    add_lines(m, &(tc_page_lines){lines->items + done, last - done}, NULL);
}

/* Lines FIRST … LAST (exclusive), between which no ruled table stands. */
static void add_between(making *m, const tc_page_lines *lines, size_t first, size_t last) {
    tc_gap_found found;
    for (; first < last; first = found.last + 1) {
        if (!tc_page_gaps_find(m->arena, m->page, lines, m->before, first, last, &found)) {
            m->failed = true;
            return;
        }
        if (!found.grid)
            break;
        add_plain(m, lines, first, found.first);
        add(m, (tc_page_part){.kind = PART_GRID, .box = found.grid->box, .grid = found.grid});
    }
    add_plain(m, lines, first, last);
}

/* ---- Words into tables ---- */

static bool holds(const tc_box *box, const tc_page_word *word) {
    float x = (word->box.x0 + word->box.x1) / 2, y = (word->box.y0 + word->box.y1) / 2;
    return x >= box->x0 && x < box->x1 && y >= box->y0 && y < box->y1;
}

static bool inside(const tc_box *a, const tc_box *b) {
    return a->x0 >= b->x0 && a->x1 <= b->x1 && a->y0 >= b->y0 && a->y1 <= b->y1;
}

/* Leaves out tables that stand inside a cell of another one. */
static size_t outermost(tc_grid *grids, size_t count) {
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        bool nested = false;
        for (size_t k = 0; k < count && !nested; k++)
            nested = k != i && inside(&grids[i].box, &grids[k].box) &&
                     !(k > i && inside(&grids[k].box, &grids[i].box));
        if (!nested)
            grids[kept++] = grids[i];
    }
    return kept;
}

/* Moves the words of WORDS that stand in BOX to TAKEN; how many. */
static size_t take_words(tc_page_word **words, size_t *count, const tc_box *box,
                         tc_page_word **taken) {
    size_t kept = 0, n = 0;
    for (size_t i = 0; i < *count; i++) {
        if (holds(box, words[i]))
            taken[n++] = words[i];
        else
            words[kept++] = words[i];
    }
    *count = kept;
    return n;
}

static bool fill(tc_arena *arena, tc_grid *grid, tc_page_word **words, size_t count) {
    for (size_t i = 0; i < grid->cell_count; i++) {
        tc_page_word **taken = tc_arena_take(arena, (count + 1) * sizeof *taken);
        if (!taken)
            return false;
        size_t n = take_words(words, &count, &grid->cells[i].box, taken);
        tc_arena_give_back(arena, taken, (n + 1) * sizeof *taken);
        if (!tc_page_lines_make(arena, taken, n, &grid->cells[i].lines))
            return false;
    }
    return true;
}

static int by_top(const void *a, const void *b) {
    const tc_grid *x = a, *y = b;
    if (x->box.y0 != y->box.y0)
        return x->box.y0 < y->box.y0 ? -1 : 1;
    return (x->box.x0 > y->box.x0) - (x->box.x0 < y->box.x0);
}

/* Tables without words are drawings. */
static bool fill_all(making *m, tc_grid *grids, size_t *count, tc_page_word **words,
                     size_t *word_count) {
    size_t kept = 0;
    for (size_t i = 0; i < *count; i++) {
        tc_page_word **taken = tc_arena_take(m->arena, (*word_count + 1) * sizeof *taken);
        if (!taken)
            return false;
        size_t n = take_words(words, word_count, &grids[i].box, taken);
        if (n && !fill(m->arena, &grids[i], taken, n))
            return false;
        if (n)
            grids[kept++] = grids[i];
    }
    *count = kept;
    return true;
}

bool tc_page_parts_make(tc_arena *arena, const tc_page *page, const tc_grid *before,
                        tc_page_parts *out) {
    making m = {.arena = arena, .page = page, .before = before, .out = out};
    tc_grid *grids;
    tc_page_lines lines;
    size_t grid_count, count = page->word_count, done = 0;
    tc_page_word **words = tc_arena_take(arena, (count + 1) * sizeof *words);
    *out = (tc_page_parts){0};
    if (!words || !tc_grids_find(arena, page, &grids, &grid_count))
        return false;
    for (size_t i = 0; i < count; i++)
        words[i] = &page->words[i];
    grid_count = outermost(grids, grid_count);
    if (grid_count)
        qsort(grids, grid_count, sizeof *grids, by_top);
    if (!fill_all(&m, grids, &grid_count, words, &count) ||
        !tc_page_lines_make(arena, words, count, &lines))
        return false;
    tc_page_lines notes = lines;
    lines.count = tc_page_notes_find(arena, page, &notes);
    for (size_t g = 0; g <= grid_count; g++) {
        size_t last = done;
        while (last < lines.count &&
               (g == grid_count || lines.items[last].box.y1 <= grids[g].box.y0 + 4))
            last++;
        add_between(&m, &lines, done, last);
        done = last;
        if (g < grid_count)
            add(&m, (tc_page_part){.kind = grids[g].cols > 1 ? PART_GRID : PART_BOX,
                                   .box = grids[g].box,
                                   .grid = &grids[g]});
    }
    notes.items += lines.count;
    notes.count -= lines.count;
    add_lines(&m, &notes, NULL);
    return !m.failed;
}
