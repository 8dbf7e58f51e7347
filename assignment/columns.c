/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "columns.h"

#include "deadline.h"
#include "names.h"
#include "units.h"
#include "walk.h"

enum { HEADING_ROWS = 8 /* the heading is among the first rows */ };

/* Words of a table that lists steps, guests or hours, not tasks. */
/* clang-format off */
static const char *const foreign[] = {
    "buoc cong viec", "buoc thuc hien", "cac buoc", "dien tich", "don gia",
    "ma tthc", "ten thu tuc", "thanh phan tham du", "trinh tu"};
/* And of one that only lists: documents, forms, fees, time limits of procedures, research. */
static const char *const registers[] = {
    "bieu mau", "chu nhiem de tai", "co quan ban hanh", "hinh thuc nop", "le phi", "mau don",
    "ngay ban hanh", "ngay ki", "so hieu", "so ki hieu", "ten chu nhiem", "ten de tai",
    "ten giay to", "thoi han giai quyet", "trich yeu"};
/* clang-format on */

/* Of an agenda, but where the one who chairs and those who support have columns, too. */
static const char *const venue = "dia diem";

/* A heading while it is read. */
typedef struct heading {
    tc_role roles[TC_COLUMNS_MAX];
    bool firm[TC_COLUMNS_MAX], personal[TC_COLUMNS_MAX];
    uint32_t known, filled, lists;   /* LISTS: cells that a register is headed with */
    uint32_t begins;                 /* as in tc_columns */
    uint32_t marked;                 /* columns that name a month, quarter or year … */
    tc_slice points[TC_COLUMNS_MAX]; /* … like this */
    bool foreign, venue;
} heading;

static bool is_role(const heading *h, uint32_t cols, tc_role role, bool firm) {
    for (uint32_t c = 0; c < cols; c++)
        if (h->roles[c] == role && (!firm || h->firm[c]))
            return true;
    return false;
}

/* Whether the heading is that of a table which gives out work. */
static bool assigns(const heading *h, uint32_t cols) {
    bool task = is_role(h, cols, TC_ROLE_TASK, false);
    bool lead = is_role(h, cols, TC_ROLE_LEAD, false) || is_role(h, cols, TC_ROLE_UNITS, false);
    bool firm = is_role(h, cols, TC_ROLE_LEAD, true) || is_role(h, cols, TC_ROLE_UNITS, true);
    bool timed = is_role(h, cols, TC_ROLE_DEADLINE, false) ||
                 is_role(h, cols, TC_ROLE_SUPPORT, false) || h->marked > 1;
    /* "Tên đề án | Cơ quan soạn thảo | Cấp thông qua | Thời gian trình": a programme of work. */
    bool programme =
        is_role(h, cols, TC_ROLE_DEADLINE, false) &&
        (is_role(h, cols, TC_ROLE_SUBMIT, false) || is_role(h, cols, TC_ROLE_SUPERVISOR, false));
    if (h->venue && !(firm && is_role(h, cols, TC_ROLE_SUPPORT, false)))
        return false;
    return task && lead && !h->foreign &&
           (firm || (timed && (programme || is_role(h, cols, TC_ROLE_TASK, true))));
}

/* A value is no heading: "Chủ trì: Sở A", "Nhiệm vụ 2". */
static bool is_value(const tc_phrase *words) {
    for (uint32_t i = 0; i < words->count; i++)
        if ((words->items[i].digits && words->items[i].key.len < 4) ||
            (i > 0 && tc_phrase_gap_has(words, i, ':')))
            return true;
    return false;
}

/* The heading that the present row makes; a cell over several columns says it of each. */
static bool read_row(tc_texts *texts, const tc_walk *walk, uint32_t cols, heading *out) {
    *out = (heading){.known = 0};
    for (uint32_t c = 0; c < cols; c++) {
        tc_phrase words;
        if (c > 0 && walk->cells[c] == walk->cells[c - 1] && walk->cells[c]) {
            out->roles[c] = out->roles[c - 1];
            out->firm[c] = out->firm[c - 1];
            out->personal[c] = out->personal[c - 1];
            out->points[c] = (tc_slice){NULL, 0};
            continue;
        }
        tc_slice text = tc_walk_text(walk, c);
        if (text.len > TC_SAMPLE_BYTES) {
            out->filled++;
            continue;
        }
        if (!tc_texts_of(texts, walk->table, walk->cells[c], &words))
            return false;
        out->roles[c] = is_value(&words) ? TC_ROLE_NONE : tc_role_of(&words, &out->firm[c]);
        if (out->roles[c] == TC_ROLE_NONE && tc_columns_point(&words)) {
            out->points[c] = text;
            out->marked++;
            continue;
        }
        out->personal[c] = tc_role_is_personal(&words);
        out->begins = tc_role_begins(&words) ? c + 1 : out->begins;
        out->filled += words.count > 0;
        out->known += out->roles[c] != TC_ROLE_NONE && out->roles[c] != TC_ROLE_OTHER;
        for (uint32_t i = 0; i < words.count; i++)
            out->foreign |= TC_ANY(&words, i, foreign) != 0;
        out->venue |= tc_phrase_have(&words, venue);
        out->lists += TC_ANY(&words, 0, registers) != 0;
    }
    return true;
}

/* Whether the present row goes on with the heading above it: all that begins here is known. */
static bool refines(const tc_walk *walk, uint32_t cols, const heading *h) {
    uint32_t fresh = 0;
    for (uint32_t c = 0; c < cols; c++) {
        if (!tc_walk_begins(walk, c) || !tc_walk_text(walk, c).len)
            continue;
        if ((h->roles[c] == TC_ROLE_NONE && !h->points[c].len) || h->roles[c] == TC_ROLE_NUMBER)
            return false;
        fresh++;
    }
    return fresh >= 2 && h->known + h->marked >= 2;
}

/* Beside a column of units one of persons, "Đồng chí phụ trách", says who watches over it. */
static void part_persons(heading *h, uint32_t cols) {
    bool units = false;
    for (uint32_t c = 0; c < cols; c++)
        units |= h->roles[c] == TC_ROLE_LEAD && !h->personal[c];
    for (uint32_t c = 0; c < cols && units; c++)
        if (h->roles[c] == TC_ROLE_LEAD && h->personal[c])
            h->roles[c] = TC_ROLE_SUPERVISOR;
}

/* The roles of a heading, where each but columns without use is had once: of two that name tasks,
 * both stay; of two leads the first. */
static void settle(const heading *h, uint32_t cols, tc_columns *out) {
    bool lead = is_role(h, cols, TC_ROLE_LEAD, true);
    for (uint32_t c = 0; c < cols; c++) {
        tc_role role = h->roles[c];
        if (role == TC_ROLE_LEAD && lead && !h->firm[c])
            role = TC_ROLE_OTHER;
        for (uint32_t before = 0; before < c; before++)
            if (out->roles[before] == role && role != TC_ROLE_TASK && role != TC_ROLE_NONE)
                role = TC_ROLE_OTHER;
        out->roles[c] = role;
        out->points[c] = h->points[c];
    }
    out->marked = h->marked;
    out->begins = is_role(h, cols, TC_ROLE_DEADLINE, false) ? h->begins : 0;
    out->count = cols;
}

/* A second row of the heading leaves out what stands in the first over both, where the table does
 * not show them merged. */
static void complete(heading *second, const heading *first, const tc_walk *walk, tc_columns *out) {
    out->first_row++;
    for (uint32_t c = 0; c < walk->table->cols; c++) {
        if (tc_walk_text(walk, c).len)
            continue;
        second->roles[c] = first->roles[c];
        second->firm[c] = first->firm[c];
        second->personal[c] = first->personal[c];
    }
}

/* Whether the heading names work, and by when or with what result, and nobody who does it. */
static bool leaves_units(const heading *h, uint32_t cols) {
    static const tc_role units[] = {TC_ROLE_LEAD, TC_ROLE_UNITS, TC_ROLE_SUPPORT};
    for (size_t i = 0; i < TC_LENGTH(units); i++)
        if (is_role(h, cols, units[i], false))
            return false;
    return is_role(h, cols, TC_ROLE_TASK, true) && is_role(h, cols, TC_ROLE_DEADLINE, false) &&
           !h->foreign && !h->venue;
}

static bool find_heading(tc_texts *texts, const tc_table *table, tc_columns *out, bool *found,
                         bool *any) {
    tc_walk walk;
    heading first;
    tc_walk_begin(&walk, table);
    *found = *any = false;
    while (walk.row + 1 < HEADING_ROWS && tc_walk_next(&walk)) {
        if (!read_row(texts, &walk, table->cols, &first))
            return false;
        if (first.known < 2 || first.known * 2 < first.filled) {
            /* "TT | Tên dự án | Chủ đầu tư": a heading, too. */
            bool numbered = first.roles[0] == TC_ROLE_NUMBER && first.filled > 2;
            if (first.lists < 2 && !numbered)
                continue;
            *any = true;
            return true;
        }
        *any = true;
        out->heading_row = walk.row;
        out->first_row = walk.row + 1;
        heading second = first;
        if (tc_walk_next(&walk)) {
            if (!read_row(texts, &walk, table->cols, &second))
                return false;
            if (refines(&walk, table->cols, &second))
                complete(&second, &first, &walk, out);
            else
                second = first;
        }
        second.foreign |= first.foreign;
        second.venue |= first.venue;
        part_persons(&second, table->cols);
        *found = assigns(&second, table->cols);
        bool grouped = !*found && leaves_units(&second, table->cols);
        if (*found || grouped)
            settle(&second, table->cols, out);
        if (grouped && !tc_columns_read_groups(texts, table, out))
            return false;
        *found = *found || out->grouped;
        return true;
    }
    return true;
}

/* What the cells of one column hold, counted over the sample. */
typedef struct tally {
    uint32_t filled, labels, units, persons, clauses, deadlines, hours, words;
} tally;

static bool is_label(const tc_phrase *words, tc_slice text) {
    static const char *const romans[] = {"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "x"};
    if (words->count == 0)
        return text.len > 0 && text.len <= 3; /* "-" */
    return words->count <= 3 && text.len <= 8 &&
           (words->items[0].digits || words->items[0].key.len == 1 || TC_ANY(words, 0, romans));
}

/* "7h30", "8g00", "14:00": hours of an agenda. */
static bool is_hour(const tc_phrase *words) {
    for (uint32_t i = 0; i < words->count; i++) {
        tc_slice key = words->items[i].key;
        size_t n = 0;
        while (n < key.len && key.ptr[n] >= '0' && key.ptr[n] <= '9')
            n++;
        if ((n > 0 && n < key.len && (key.ptr[n] == 'h' || key.ptr[n] == 'g')) ||
            (n == key.len && i + 1 < words->count && tc_phrase_gap_has(words, i + 1, ':') &&
             words->items[i + 1].digits))
            return true;
    }
    return false;
}

static bool has_digit(tc_slice text) {
    for (size_t i = 0; i < text.len; i++)
        if (tc_is_digit((unsigned char)text.ptr[i]))
            return true;
    return false;
}

static void count_units(const tc_phrase *words, tally *out) {
    tc_person person;
    bool units = words->count <= 40 && tc_units_only(words, 0, words->count);
    out->units += units;
    out->persons += !units && words->count <= 40 && tc_person_find(words, &person);
    /* "Chủ trì: Sở A", "Sở A chủ trì …" */
    out->clauses += !units && words->count <= 60 &&
                    (tc_phrase_have(words, "chu tri") || tc_units_end(words, 0) > 0);
}

static bool is_lead(const tc_columns *columns, uint32_t c) {
    return columns->roles[c] == TC_ROLE_LEAD || columns->roles[c] == TC_ROLE_UNITS;
}

/* KNOWN: what the heading says of the columns, and only what might contradict it is counted, or
 * NULL. */
static bool count_row(tc_texts *texts, const tc_walk *walk, uint32_t cols, const tc_columns *known,
                      tally *tallies) {
    for (uint32_t c = 0; c < cols; c++) {
        tc_slice text = tc_walk_begins(walk, c) ? tc_walk_text(walk, c) : (tc_slice){NULL, 0};
        tc_phrase words;
        if (!text.len)
            continue;
        tallies[c].filled++;
        if (text.len > TC_SAMPLE_BYTES) {
            tallies[c].words += TC_SAMPLE_BYTES / 8;
            continue;
        }
        if (known && c > 0 && !is_lead(known, c) && !has_digit(text))
            continue;
        if (!tc_texts_of(texts, walk->table, walk->cells[c], &words))
            return false;
        if (tc_columns_ditto(&words)) {
            tallies[c].filled--;
            continue;
        }
        tallies[c].words += words.count;
        tallies[c].labels += is_label(&words, text);
        tallies[c].hours += is_hour(&words);
        if (!known)
            tallies[c].deadlines += tc_deadline_is(&words);
        if (!known || is_lead(known, c))
            count_units(&words, &tallies[c]);
    }
    return true;
}

static bool count_columns(tc_texts *texts, const tc_table *table, uint32_t first,
                          const tc_columns *known, tally *tallies) {
    tc_walk walk;
    tc_walk_begin(&walk, table);
    while (walk.row + 1 < first + TC_SAMPLE_ROWS && tc_walk_next(&walk))
        if (walk.row >= first && !count_row(texts, &walk, table->cols, known, tallies))
            return false;
    return true;
}

static bool is_numbering(const tally *t) {
    return t->filled && t->labels * 5 >= t->filled * 3;
}

/* Roles by contents: a table without heading must show units and deadlines. */
static bool infer(const tally *t, uint32_t cols, uint32_t rows, tc_columns *out) {
    uint32_t lead = cols, deadline = cols, before, words = 0;
    *out = (tc_columns){.count = cols};
    for (uint32_t c = 0; c < cols; c++) {
        bool enough = t[c].filled >= 2 && t[c].filled * 3 >= rows;
        if (c == 0 && is_numbering(&t[c]))
            out->roles[c] = TC_ROLE_NUMBER;
        else if (enough && t[c].deadlines * 2 >= t[c].filled && deadline == cols)
            out->roles[deadline = c] = TC_ROLE_DEADLINE;
        else if (enough && t[c].units * 5 >= t[c].filled * 3)
            out->roles[c] = lead == cols ? TC_ROLE_LEAD : TC_ROLE_SUPPORT;
        if (out->roles[c] == TC_ROLE_LEAD)
            lead = c;
    }
    before = lead < deadline ? lead : deadline;
    if (lead == cols || deadline == cols || before == 0 ||
        t[deadline].hours * 2 > t[deadline].filled)
        return false;
    for (uint32_t c = 0; c < before; c++) {
        if (out->roles[c] == TC_ROLE_NONE && t[c].filled) {
            out->roles[c] = TC_ROLE_TASK;
            words += t[c].words;
        }
    }
    uint32_t after = lead > deadline ? lead : deadline;
    for (uint32_t c = before; c < after; c++)
        if (out->roles[c] == TC_ROLE_NONE && t[c].filled)
            out->roles[c] = TC_ROLE_RESULT;
    return words >= rows;
}

/* Whether the cells hold what the heading says: units that lead, and no hours of an agenda. */
static bool is_borne_out(const tally *t, const tc_columns *columns) {
    for (uint32_t c = 0; c < columns->count; c++) {
        if (t[c].filled &&
            (t[c].hours * 2 > t[c].filled ||
             (is_lead(columns, c) && (t[c].units + t[c].persons + t[c].clauses) * 2 < t[c].filled)))
            return false;
    }
    return true;
}

bool tc_columns_read(tc_texts *texts, const tc_table *table, const tc_columns *before,
                     tc_columns *out, bool *found) {
    bool heading_seen;
    *found = false;
    *out = (tc_columns){.count = 0};
    if (table->cols < 2 || table->cols > TC_COLUMNS_MAX || table->rows < 2)
        return true;
    tally *tallies = tc_arena_take(texts->arena, TC_COLUMNS_MAX * sizeof *tallies);
    if (!tallies || !find_heading(texts, table, out, found, &heading_seen))
        return false;
    if (heading_seen && !*found)
        return true;
    if (!count_columns(texts, table, out->first_row, *found ? out : NULL, tallies))
        return false;
    if (*found) {
        if (out->roles[0] == TC_ROLE_NONE && is_numbering(&tallies[0]))
            out->roles[0] = TC_ROLE_NUMBER;
        *found = is_borne_out(tallies, out);
        return true;
    }
    if (before && before->count == table->cols) {
        *out = *before;
        out->heading_row = out->first_row = 0;
        *found = true;
        return true;
    }
    *found = infer(tallies, table->cols,
                   table->rows < TC_SAMPLE_ROWS ? table->rows : TC_SAMPLE_ROWS, out);
    return true;
}

bool tc_columns_repeat(const tc_columns *columns, const tc_phrase *cells, uint32_t filled) {
    bool task = false, lead = false;
    uint32_t numbers = 0;
    for (uint32_t c = 0; c < columns->count; c++) {
        tc_role role = columns->roles[c];
        if (cells[c].count && !task && role == TC_ROLE_TASK)
            task = tc_role_of(&cells[c], NULL) == role;
        else if (cells[c].count && !lead && (role == TC_ROLE_LEAD || role == TC_ROLE_UNITS))
            lead = tc_role_of(&cells[c], NULL) == role;
        numbers +=
            cells[c].count == 1 && cells[c].items[0].digits && cells[c].items[0].key.len <= 2;
    }
    return (task && lead) || (filled >= 3 && numbers == filled);
}
