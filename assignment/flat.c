/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "flat.h"

#include <text/text.h>

#include <string.h>

enum {
    FIRST_BYTES = 64,      /* the head of the first column stands within them */
    HEADING_BYTES = 1200,  /* a heading is no longer */
    FIRST_ROW_BYTES = 60,  /* by which the row below it is known */
    PAIRS_BYTES = 1 << 20, /* of the document, in which words are seen to stand together */
    WORK_MAX = 1 << 29,    /* bytes that reading one stream may take */
    ROWS_LEAST = 2
};

/* Whether block AT ends a stream: a table, a signature, another annex, a closing sentence. */
static bool ends_stream(const tc_document *document, uint32_t at, tc_arena *arena, bool *ok) {
    static const char *const ends[] = {
        "bieu so",   "can cu", "ghi chu", "kt",       "noi nhan",        "phu bieu",     "phu luc",
        "quyen han", "tl",     "tm",      "tren day", "trong qua trinh", "truong hop co"};
    const tc_block *block = &document->blocks[at];
    tc_phrase words;
    if (block->kind != TC_BLOCK_PARAGRAPH)
        return true;
    *ok = tc_phrase_read(arena, tc_slice_sub(block->text, 0, 60), &words);
    if (!*ok)
        return false;
    bool part = block->level > 0 && block->level <= 2 && tc_slice_ends(block->label, TC_SLICE("."));
    return TC_ANY(&words, 0, ends) || (part && (tc_phrase_match(&words, 0, "to chuc thuc hien") ||
                                                tc_phrase_match(&words, 0, "kinh phi thuc hien")));
}

/* Where a cell may begin: with a line, a capital or a number. */
static bool is_seam(const tc_flat *flat, uint32_t at) {
    const tc_phrase_word *word = &flat->words.items[at];
    tc_slice gap = tc_phrase_gap(&flat->words, at);
    if (!flat->opens[at] && !(gap.len && memchr(gap.ptr, ' ', gap.len)))
        return false;
    return flat->opens[at] || word->capital || word->digits;
}

static bool breaks(tc_slice gap) {
    for (size_t i = 0; i < gap.len; i++)
        if (gap.ptr[i] == '\n' || gap.ptr[i] == '\r' || gap.ptr[i] == '\f')
            return true;
    return false;
}

/* What the scores ask of each word and line. */
static bool measure(tc_flat *flat) {
    uint32_t n = flat->words.count, chars = 0, done = 0;
    tc_phrase_word *lower = tc_arena_take(flat->arena, (n + 1) * sizeof *lower);
    flat->opens = tc_arena_take(flat->arena, n + 1);
    flat->seam = tc_arena_take(flat->arena, n + 1);
    flat->chars = tc_arena_take(flat->arena, (n + 1) * sizeof *flat->chars);
    flat->line = tc_arena_take(flat->arena, (n + 1) * sizeof *flat->line);
    flat->first = tc_arena_take(flat->arena, (n + 1) * sizeof *flat->first);
    flat->reach = tc_arena_take(flat->arena, (n + 1) * sizeof *flat->reach);
    flat->ends = tc_arena_take(flat->arena, n + 1);
    if (!lower || !flat->opens || !flat->seam || !flat->chars || !flat->line || !flat->first ||
        !flat->reach || !flat->ends)
        return false;
    flat->lower = (tc_phrase){flat->words.text, lower, n};
    flat->lines = 0;
    for (uint32_t i = 0; i < n; i++) {
        lower[i] = flat->words.items[i];
        lower[i].capital = false;
        lower[i].unit = (tc_unit_fact){.left = 0};
        flat->opens[i] = i == 0 || breaks(tc_phrase_gap(&flat->words, i));
        if (flat->opens[i])
            flat->first[flat->lines++] = i;
        flat->line[i] = flat->lines - 1;
        for (; done < lower[i].start; done++)
            chars += ((unsigned char)flat->words.text.ptr[done] & 0xC0) != 0x80;
        flat->chars[i] = chars;
        flat->seam[i] = is_seam(flat, i);
    }
    flat->first[flat->lines] = n;
    return true;
}

/* Where the words FROM … TO-1 stand in the stream, with the signs that belong to them: those
 * before the first word in its line, those behind the last one up to a blank. */
static tc_range range_of(const tc_flat *flat, tc_flat_span span) {
    tc_slice text = flat->words.text;
    uint32_t start = flat->words.items[span.from].start, end = flat->words.items[span.to - 1].end;
    uint32_t least = span.from ? flat->words.items[span.from - 1].end : 0;
    uint32_t most =
        span.to < flat->words.count ? flat->words.items[span.to].start : (uint32_t)text.len;
    while (start > least && text.ptr[start - 1] != '\n' &&
           (flat->opens[span.from] || text.ptr[start - 1] != ' '))
        start--;
    while (end < most && text.ptr[end] != '\n' && text.ptr[end] != ' ')
        end++;
    tc_slice whole = tc_slice_trim(tc_slice_sub(text, start, end));
    start = (uint32_t)(whole.ptr - text.ptr);
    return (tc_range){start, start + (uint32_t)whole.len};
}

/* The cell of ROW and COLUMN from its pieces; BASE is where the stream begins in the text. */
static bool fill_cell(const tc_flat *flat, const tc_flat_span *spans, uint32_t count, uint32_t base,
                      tc_cell *cell) {
    tc_range *pieces = tc_arena_take(flat->kept, (count + 1) * sizeof *pieces);
    tc_buffer text;
    uint32_t n = 0;
    if (!pieces)
        return false;
    tc_buffer_init(&text, flat->words.text.len + 8);
    for (uint32_t p = 0; p < count; p++) {
        if (spans[p].from >= spans[p].to)
            continue;
        tc_range range = range_of(flat, spans[p]);
        if (text.len)
            tc_buffer_add_char(&text, ' ');
        tc_buffer_add(&text, tc_slice_sub(flat->words.text, range.start, range.end));
        pieces[n++] = (tc_range){range.start + base, range.end + base};
    }
    cell->text = tc_text_squeeze(flat->kept, tc_buffer_slice(&text));
    bool ok = !text.failed && cell->text.ptr;
    tc_buffer_dispose(&text);
    cell->pieces = pieces;
    cell->piece_count = n;
    return ok;
}

/* The heading and the rows as a table. */
static bool build(const tc_flat *flat, uint32_t base, tc_table *out) {
    size_t total = (flat->row_count + 1) * flat->columns;
    tc_cell *cells = tc_arena_take(flat->kept, total * sizeof *cells);
    if (!cells)
        return false;
    for (size_t i = 0; i < total; i++) {
        uint32_t row = (uint32_t)(i / flat->columns), column = (uint32_t)(i % flat->columns);
        cells[i] = (tc_cell){.row = row, .col = column, .rowspan = 1, .colspan = 1};
        const tc_flat_row *from = row ? &flat->rows[row - 1] : NULL;
        const tc_flat_span *spans = !row     ? &flat->heads[column]
                                    : column ? from->cells[column]
                                             : &from->label;
        uint32_t count = row && column ? from->part_count : 1;
        if (!fill_cell(flat, spans, count, base, &cells[i]))
            return false;
    }
    *out = (tc_table){.rows = (uint32_t)flat->row_count + 1,
                      .cols = flat->columns,
                      .cells = cells,
                      .cell_count = (uint32_t)total,
                      .range = {base, base + (uint32_t)flat->words.text.len},
                      .has_spans = true};
    return true;
}

/* A little behind the line that could be the first below a heading at START: it begins with 1, I,
 * A or a bracket. */
static size_t heading_end(tc_slice text, size_t start) {
    size_t most = start + HEADING_BYTES < text.len ? start + HEADING_BYTES : text.len;
    bool fresh = false;
    for (size_t i = start; i < most; i++) {
        char c = text.ptr[i];
        if (fresh && c && strchr("1IA(", c))
            return i + FIRST_ROW_BYTES < most ? i + FIRST_ROW_BYTES : most;
        fresh = c == '\n' || c == '\f' || (fresh && c == ' ');
    }
    return most;
}

static tc_slice head_of(const tc_tasks *tasks, uint32_t at) {
    uint32_t start = tasks->document->blocks[at].range.start;
    return tc_slice_sub(tasks->document->text.utf8, start, start + FIRST_BYTES);
}

/* Whether block AT opens with "TT" and the columns of tasks and units behind it. */
static bool opens_stream(const tc_tasks *tasks, tc_arena *arena, uint32_t at, bool *ok) {
    const tc_block *block = &tasks->document->blocks[at];
    bool task = false, lead = false;
    tc_slice text = tasks->document->text.utf8;
    tc_flat flat = {.arena = arena};
    *ok = tc_phrase_read(flat.arena, head_of(tasks, at), &flat.words);
    if (!*ok || !tc_flat_number_head(&flat.words))
        return false;
    text = tc_slice_sub(text, block->range.start, heading_end(text, block->range.start));
    while (text.len && ((unsigned char)text.ptr[text.len - 1] & 0xC0) == 0x80)
        text.len--;
    *ok = tc_phrase_read(flat.arena, text, &flat.words) && measure(&flat);
    if (!*ok || !tc_flat_heading(&flat))
        return false;
    for (uint32_t k = 0; k < flat.columns; k++) {
        task |= flat.roles[k] == TC_ROLE_TASK;
        lead |= flat.roles[k] == TC_ROLE_LEAD || flat.roles[k] == TC_ROLE_UNITS;
    }
    return task && lead;
}

static bool need_shared(tc_tasks *tasks) {
    if (tasks->flat)
        return true;
    tc_flat_shared *shared = tc_arena_take(tasks->arena, sizeof *shared);
    if (!shared)
        return false;
    *shared = (tc_flat_shared){.pairs = NULL};
    tasks->flat = shared;
    return tc_flat_pairs(tasks->arena, tc_slice_sub(tasks->document->text.utf8, 0, PAIRS_BYTES),
                         shared);
}

/* Most blocks are told by their first letter. */
static bool may_open(const tc_block *block) {
    char first = block->text.len ? (char)(block->text.ptr[0] | 0x20) : 0;
    return !block->label.len && (first == 's' || first == 't');
}

static bool read_stream(tc_tasks *tasks, tc_flat *flat, uint32_t at, tc_table *table,
                        uint32_t *next, bool *found) {
    const tc_document *document = tasks->document;
    bool ok = true;
    if (!opens_stream(tasks, flat->arena, at, &ok))
        return ok;
    uint32_t end = at + 1;
    while (end < document->block_count && !ends_stream(document, end, flat->arena, &ok))
        end++;
    tc_range range = {document->blocks[at].range.start, document->blocks[end - 1].range.end};
    if (!ok ||
        !tc_phrase_read(flat->arena, tc_slice_sub(document->text.utf8, range.start, range.end),
                        &flat->words))
        return false;
    *next = end;
    if (flat->words.count > TC_FLAT_WORDS_MAX)
        flat->words.count = TC_FLAT_WORDS_MAX;
    if (!measure(flat))
        return false;
    uint32_t first = tc_flat_heading(flat);
    if (!first || !need_shared(tasks))
        return first == 0;
    flat->shared = tasks->flat;
    if (!tc_flat_rows(flat, first))
        return false;
    if (flat->row_count < ROWS_LEAST)
        return true;
    *found = true;
    return tc_flat_cells(flat) && build(flat, range.start, table);
}

bool tc_flat_read(tc_tasks *tasks, uint32_t at, tc_table *table, uint32_t *next, bool *found) {
    *found = false;
    *next = at + 1;
    if (!may_open(&tasks->document->blocks[at]) || !tc_flat_may_begin(head_of(tasks, at)))
        return true;
    tc_flat flat = {.arena = tc_arena_new(WORK_MAX), .kept = tasks->arena};
    bool ok = flat.arena && read_stream(tasks, &flat, at, table, next, found) &&
              !tc_arena_is_short(flat.arena);
    tc_arena_free(flat.arena);
    return ok;
}
