/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "listed.h"

#include "laws.h"
#include "named.h"
#include "words.h"

#include <text/fold.h>

typedef enum column {
    COLUMN_OTHER,
    COLUMN_NUMBER,
    COLUMN_DATE,
    COLUMN_TITLE,
    COLUMN_ISSUER
} column;

/* Columns that name documents and give nobody a task. */
static const char *const bases[] = {"can cu",   "co so phap li", "van ban",  "qui dinh",
                                    "tai lieu", "ghi chu",       "trich yeu"};

enum { HEADING_MAX = 48, NONE = UINT32_MAX };

static const struct {
    const char *heading; /* folded, words parted by one blank */
    column column;
} headings[] = {{"so ki hieu", COLUMN_NUMBER},
                {"so hieu", COLUMN_NUMBER},
                {"so van ban", COLUMN_NUMBER},
                {"so hieu van ban", COLUMN_NUMBER},
                {"so ki hieu van ban", COLUMN_NUMBER},
                {"trich yeu", COLUMN_TITLE},
                {"trich yeu noi dung", COLUMN_TITLE},
                {"ten van ban", COLUMN_TITLE},
                {"ngay ban hanh", COLUMN_DATE},
                {"ngay thang ban hanh", COLUMN_DATE},
                {"ngay thang nam ban hanh", COLUMN_DATE},
                {"ngay thang van ban", COLUMN_DATE},
                {"ngay thang nam van ban", COLUMN_DATE},
                {"ngay thang nam", COLUMN_DATE},
                {"ngay thang", COLUMN_DATE},
                {"ngay ki", COLUMN_DATE},
                {"co quan ban hanh", COLUMN_ISSUER},
                {"don vi ban hanh", COLUMN_ISSUER},
                {"noi ban hanh", COLUMN_ISSUER},
                {"tac gia van ban", COLUMN_ISSUER}};

/* HEADING folded, its words parted by one blank, in ROOM. */
static tc_slice plain_of(tc_slice heading, char plain[HEADING_MAX]) {
    size_t n = 0;
    tc_buffer folded;
    tc_buffer_init(&folded, 4096);
    tc_fold_ascii(heading, &folded);
    for (size_t i = 0; i < folded.len && n < HEADING_MAX; i++) {
        char c = folded.data[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (letter)
            plain[n++] = c;
        else if (n && plain[n - 1] != ' ')
            plain[n++] = ' ';
    }
    tc_buffer_dispose(&folded);
    return tc_slice_trim((tc_slice){plain, n});
}

static column column_of(tc_slice heading) {
    char room[HEADING_MAX];
    tc_slice name = plain_of(heading, room);
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++)
        if (tc_slice_equal(name, tc_slice_of(headings[i].heading)))
            return headings[i].column;
    return COLUMN_OTHER;
}

static bool is_basis(tc_slice heading) {
    char room[HEADING_MAX];
    tc_slice name = plain_of(heading, room);
    for (size_t i = 0; i < sizeof bases / sizeof *bases; i++)
        if (tc_slice_starts(name, tc_slice_of(bases[i])))
            return true;
    return false;
}

/* The columns of TABLE whose headings say that documents stand there, a bit for each. */
static uint64_t find_bases(const tc_table *table) {
    uint64_t found = 0;
    for (uint32_t i = 0; i < table->cell_count && table->cells[i].row == 0; i++)
        if (table->cells[i].col < 64 && is_basis(table->cells[i].text))
            found |= (uint64_t)1 << table->cells[i].col;
    return found;
}

/* "Số, ký hiệu; ngày, tháng, năm ban hành văn bản": both in one column, as Decree 79/2025/NĐ-CP
 * has them list what has ceased to be in force. */
static bool is_number_and_date(tc_slice heading) {
    char room[HEADING_MAX];
    tc_slice name = plain_of(heading, room);
    return (tc_slice_starts(name, TC_SLICE("so ki hieu")) ||
            tc_slice_starts(name, TC_SLICE("so hieu"))) &&
           tc_slice_find(name, TC_SLICE(" ngay thang"), 0) != SIZE_MAX;
}

/* The columns of a list of documents; false when TABLE is none. */
static bool find_columns(const tc_table *table, uint32_t cols[COLUMN_ISSUER + 1]) {
    bool dated = false;
    for (int i = 0; i <= COLUMN_ISSUER; i++)
        cols[i] = NONE;
    for (uint32_t i = 0; i < table->cell_count && table->cells[i].row == 0; i++) {
        column c = column_of(table->cells[i].text);
        if (c == COLUMN_OTHER && is_number_and_date(table->cells[i].text)) {
            c = COLUMN_NUMBER;
            dated = true;
        }
        if (c != COLUMN_OTHER && cols[c] == NONE)
            cols[c] = table->cells[i].col;
    }
    return cols[COLUMN_NUMBER] != NONE &&
           (dated || cols[COLUMN_DATE] != NONE || cols[COLUMN_ISSUER] != NONE);
}

/* Cells are looked up row by row. */
static const tc_cell *cell_beside(const tc_table *table, uint32_t from, uint32_t col) {
    uint32_t row = table->cells[from].row, i = from;
    while (i && table->cells[i - 1].row == row)
        i--;
    for (; col != NONE && i < table->cell_count && table->cells[i].row == row; i++)
        if (table->cells[i].col == col)
            return &table->cells[i];
    return NULL;
}

/* The type that TITLE begins with, of those that the National Assembly issues under one symbol:
 * "Luật Căn cước"; "" when there is none. */
static tc_slice type_in_title(tc_slice title) {
    static const struct {
        const char *phrase, *type;
    } types[] = {{"luat", "Luật"},
                 {"bo luat", "Bộ luật"},
                 {"nghi quyet", "Nghị quyết"},
                 {"phap lenh", "Pháp lệnh"},
                 {"hien phap", "Hiến pháp"}};
    tc_word w[2];
    size_t count = tc_words_read(title, 0, title.len, w, 2);
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (tc_words_begin(w, count, types[i].phrase))
            return tc_slice_of(types[i].type);
    return (tc_slice){NULL, 0};
}

static void fill(tc_arena *arena, const tc_table *table, uint32_t cell, const uint32_t *cols,
                 tc_mention *m) {
    const tc_cell *date = cell_beside(table, cell, cols[COLUMN_DATE]);
    const tc_cell *issuer = cell_beside(table, cell, cols[COLUMN_ISSUER]);
    const tc_cell *title = cell_beside(table, cell, cols[COLUMN_TITLE]);
    tc_date read;
    if (title && title != &table->cells[cell] && !m->type.len && tc_is_assembly(m->symbol))
        m->type = type_in_title(title->text);
    if (date && date->text.len && !tc_date_is_set(m->date) &&
        tc_date_read(date->text, 0, &read) == date->text.len)
        m->date = read;
    if (issuer && issuer->text.len && !m->issuer.len)
        m->issuer = tc_text_squeeze(arena, issuer->text);
}

/* The number alone belongs to the mention, when what stands in front is in another cell, or the
 * date behind it. */
static void clip(tc_found *found, uint32_t start, uint32_t end) {
    tc_mention *m = &found->mention;
    if (m->range.end > end && found->number_end && found->number_end <= end) {
        m->range.end = found->number_end;
        m->date = (tc_date){0, 0, 0};
    }
    if (m->range.start >= start || found->core < start)
        return;
    m->range.start = found->core;
    m->type = tc_type_of_symbol(m->symbol);
    m->uncertain |= TC_UNCERTAIN_TYPE;
    found->title = TC_SLICE("");
    found->labelled = found->typed = false;
}

/* A law by its title in a cell that holds no number; false when out of memory. */
static bool add_named(tc_arena *arena, tc_slice text, tc_range piece, tc_finds *more) {
    tc_found found;
    return !tc_named_read(arena, text, piece.start, &found) ||
           found.mention.range.end > piece.end || tc_finds_add(arena, more, &found);
}

static bool read_table(tc_arena *arena, tc_slice text, const tc_table *table, tc_finds *finds,
                       size_t *at, tc_finds *more) {
    uint32_t cols[COLUMN_ISSUER + 1], row = NONE;
    bool list = find_columns(table, cols);
    /* Where merged cells do not show, other headings are no sure sign of what stands below. */
    uint64_t columns = table->has_spans ? find_bases(table) : 0;
    tc_slice entry = {NULL, 0};
    if (!list && !columns)
        return true;
    for (uint32_t i = 0; i < table->cell_count; i++) {
        const tc_cell *cell = &table->cells[i];
        if (!cell->piece_count)
            continue;
        tc_range piece = cell->pieces[0];
        while (*at < finds->count && finds->items[*at].core < piece.start)
            ++*at;
        size_t first = *at;
        if (cell->row != row)
            entry = (tc_slice){NULL, 0};
        row = cell->row;
        for (; *at < finds->count && finds->items[*at].core < piece.end; ++*at) {
            tc_found *f = &finds->items[*at];
            clip(f, piece.start, cell->piece_count == 1 ? piece.end : UINT32_MAX);
            f->listed = row > 0 && (list || (cell->col < 64 && columns >> cell->col & 1));
            f->entry = entry;
        }
        if (list && cell->col == cols[COLUMN_NUMBER] && *at > first)
            entry = finds->items[first].mention.canonical;
        if (!list || !cell->row || cell->col != cols[COLUMN_NUMBER])
            continue;
        size_t named = more->count;
        if (*at == first && !add_named(arena, text, piece, more))
            return false;
        if (*at == first + 1)
            fill(arena, table, i, cols, &finds->items[first].mention);
        else if (more->count > named)
            fill(arena, table, i, cols, &more->items[named].mention);
    }
    return true;
}

tc_status tc_listed_read(tc_arena *arena, const tc_document *document, tc_finds *finds,
                         tc_error *error) {
    size_t at = 0;
    tc_finds more = {0};
    for (uint32_t i = 0; i < document->table_count; i++)
        if (!read_table(arena, document->text.utf8, &document->tables[i], finds, &at, &more))
            return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    return tc_finds_merge(arena, finds, &more, error);
}
