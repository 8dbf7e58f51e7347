/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The heading of an aligned table, and its repetitions. */
#include "aligned.h"

#include <string.h>

enum {
    COLUMNS_MIN = 3,
    HEADS_LEAST = 3,  /* in a line without "TT" */
    NUMBER_MIN = 2,   /* places that numbers take */
    HEADS_MAX = 12,   /* lines of the heading */
    MORE_HEADS = 3,   /* that its repetition may have */
    SPAN_MAX = 36,    /* characters of a heading over several columns */
    ABOVE_MAX = 5,    /* of its lines above the one that "TT" stands in */
    REPEAT_MAX = 400, /* lines behind which a heading is looked for again */
    REACH = 4         /* places that a gutter may lie beside the heads */
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

/* Sets P, a piece of the heading, among the columns found so far: with those that it overlaps it is
 * one. */
static bool place_head(tc_aligned *t, tc_piece p) {
    uint32_t at = 0, n = t->columns;
    while (at < n && t->heads[at].to <= p.from)
        at++;
    uint32_t end = at;
    for (; end < n && t->heads[end].from < p.to; end++) {
        p.from = t->heads[end].from < p.from ? t->heads[end].from : p.from;
        p.to = t->heads[end].to > p.to ? t->heads[end].to : p.to;
    }
    if (end == at && n == TC_TABLE_COLUMNS_MAX)
        return false;
    memmove(&t->heads[at + 1], &t->heads[end], (n - end) * sizeof *t->heads);
    t->heads[at] = p;
    t->columns = n + 1 - (end - at);
    return true;
}

/* What heads of columns open with: one blank may be all that parts them from the head before. */
static bool opens_head(tc_slice text) {
    static const char *const heads[] = {
        "Cơ quan",  "Đơn vị",   "Thời gian", "Thời hạn", "Cấp",      "Ghi chú",    "Kết quả",
        "Sản phẩm", "Nội dung", "Nhiệm vụ",  "Tiến độ",  "Lãnh đạo", "Kinh phí",   "Nguồn",
        "Phối hợp", "Chủ trì",  "Theo dõi",  "Người",    "Hoàn",     "CƠ QUAN",    "ĐƠN VỊ",
        "THỜI",     "CẤP",      "GHI CHÚ",   "KẾT QUẢ",  "SẢN PHẨM", "TIẾN ĐỘ",    "LÃNH ĐẠO",
        "KINH PHÍ", "PHỐI HỢP", "CHỦ TRÌ",   "THEO DÕI", "NGƯỜI",    "Thời",       "Đầu mối",
        "Sản",      "Kết",      "Ghi",       "Đơn",      "Dự kiến",  "Trách nhiệm"};
    if (!text.len || (*text.ptr >= 'a' && *text.ptr <= 'z')) /* as most words do */
        return false;
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        size_t n = strlen(heads[i]);
        if (tc_slice_starts(text, tc_slice_of(heads[i])) &&
            (text.len == n || text.ptr[n] == ' ' || text.ptr[n] == '/' || text.ptr[n] == ','))
            return true;
    }
    return false;
}

static bool are_two_heads(const tc_layout *layout, const tc_piece *words, uint32_t w,
                          uint32_t count) {
    tc_slice rest = tc_slice_sub(layout->text, words[w].start, words[count - 1].end);
    bool bound = strchr(",/-&(", layout->text.ptr[words[w - 1].end - 1]);
    return words[w].from - words[w - 1].to >= 2 || (!bound && opens_head(rest));
}

/* The pieces of line I of a heading. */
static uint32_t split_heads(const tc_layout *layout, uint32_t i, tc_piece *out) {
    return tc_aligned_pieces(layout, i, out, are_two_heads);
}

/* Whether P stands over two pieces of line I, which it heads together. */
static bool spans_two(const tc_layout *layout, const tc_piece *p, uint32_t i) {
    tc_piece pieces[TC_TABLE_COLUMNS_MAX];
    uint32_t n = split_heads(layout, i, pieces), under = 0;
    for (uint32_t k = 0; k < n; k++)
        under += pieces[k].from < p->to && pieces[k].to > p->from;
    return under > 1;
}

/* The column of numbers, where the heading has none for it. */
static bool add_numbers(tc_aligned *t) {
    if (!t->unnumbered || !t->columns || t->heads[0].from < NUMBER_MIN)
        return true;
    return place_head(t, (tc_piece){0, 0, 0, 1});
}

/* The columns, as the lines FIRST … LAST-1 of a heading show them. */
static bool place_columns(tc_aligned *t, uint32_t first, uint32_t last) {
    tc_piece pieces[TC_TABLE_COLUMNS_MAX];
    t->columns = 0;
    for (uint32_t i = first; i < last; i++) {
        uint32_t n = split_heads(t->layout, i, pieces);
        for (uint32_t k = 0; k < n; k++) {
            bool spans = false;
            for (uint32_t o = first; o < last && !spans; o++)
                spans = o != i && spans_two(t->layout, &pieces[k], o);
            if (!spans && !place_head(t, pieces[k]))
                return false;
        }
    }
    return add_numbers(t) && t->columns >= COLUMNS_MIN;
}

static uint32_t half_width(const tc_piece *head) {
    uint32_t half = (head->to - head->from) / 2;
    return half < REACH ? half : REACH;
}

/* Notes where the heads leave room for gutters. */
static bool add_marks(tc_aligned *t) {
    uint32_t gutters = t->columns - 1;
    size_t used = t->mark_count * gutters;
    tc_mark *marks = tc_arena_grow(t->layout->arena, t->marks, used, used + gutters, sizeof *marks,
                                   &t->mark_capacity);
    if (!marks) {
        t->layout->failed = true;
        return false;
    }
    t->marks = marks;
    for (uint32_t g = 0; g < gutters; g++) {
        tc_mark *mark = &marks[used + g];
        mark->least = t->heads[g].to - half_width(&t->heads[g]);
        mark->most = t->heads[g + 1].from + half_width(&t->heads[g + 1]);
    }
    t->mark_count++;
    return true;
}

bool tc_aligned_is_digits(const tc_layout *layout, uint32_t i) {
    const tc_line *line = &layout->lines[i];
    bool digits = line->end > line->start && line->end - line->start <= 4;
    for (uint32_t at = line->start; at < line->end && digits; at++)
        digits = layout->text.ptr[at] >= '0' && layout->text.ptr[at] <= '9';
    return digits;
}

/* Whether the first piece of a line is the number of a row, or what opens with one. */
static bool is_label(const tc_layout *layout, const tc_piece *p) {
    tc_label label;
    uint8_t level;
    if (tc_label_alone(layout->text, p->start, p->end, &level))
        return level != 0;
    return tc_label_read(layout->text, p->start, p->end, &label);
}

/* How many pieces of line I open the heads of columns; 0 when another one does not. */
static uint32_t count_heads(const tc_layout *layout, uint32_t i) {
    tc_piece pieces[TC_TABLE_COLUMNS_MAX];
    uint32_t n = split_heads(layout, i, pieces), heads = 0;
    uint8_t level;
    for (uint32_t k = 0; k < n; k++) {
        tc_slice piece = tc_slice_sub(layout->text, pieces[k].start, pieces[k].end);
        bool label = k == 0 && tc_label_alone(layout->text, pieces[0].start, pieces[0].end, &level);
        if (!label && !opens_head(piece))
            return 0;
        heads += !label;
    }
    return heads;
}

/* Whether line I may be a line of the heading above the one with "TT": it has cells, or is short
 * and stands over columns behind the first ones, at PLACE. */
static bool is_over(const tc_layout *layout, uint32_t i, uint32_t place) {
    tc_piece pieces[TC_TABLE_COLUMNS_MAX];
    uint32_t n = tc_aligned_split(layout, i, pieces);
    if (!n || layout->lines[i].pipes || layout->text.ptr[pieces[0].start] == '(' ||
        tc_aligned_is_digits(layout, i) ||
        (is_label(layout, &pieces[0]) && !count_heads(layout, i)))
        return false;
    return n > 1 || (pieces[0].from > place && pieces[0].to - pieces[0].from <= SPAN_MAX);
}

bool tc_aligned_same_words(const tc_layout *layout, uint32_t i, uint32_t k) {
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

/* Whether all that line I holds opens with small letters or signs ("- kết thúc"), but for "TT"
 * below "Số": it goes on with the line above. */
static bool goes_on(const tc_layout *layout, uint32_t i) {
    tc_piece pieces[TC_TABLE_COLUMNS_MAX];
    uint32_t n = tc_aligned_split(layout, i, pieces), small = 0;
    for (uint32_t k = n > 0 && is_number_head(layout->text, &pieces[0]); k < n; k++) {
        tc_beginning begins = tc_flow_beginning(layout->text, pieces[k].start, pieces[k].end);
        if (begins != TC_BEGIN_LOWER && begins != TC_BEGIN_OTHER)
            return false;
        small += begins == TC_BEGIN_LOWER;
    }
    return small > 0;
}

/* "ST" above "T", in a narrow column. */
static bool is_broken_head(const tc_layout *layout, uint32_t i) {
    tc_slice above = tc_slice_sub(layout->text, layout->lines[i].start, layout->lines[i].start + 3);
    bool found = false;
    if (!tc_slice_equal(above, TC_SLICE("ST ")) && !tc_slice_starts(above, TC_SLICE("T ")))
        return false;
    for (uint32_t k = i + 1; k < layout->line_count && k <= i + 2 && !found; k++) {
        uint32_t start = layout->lines[k].start;
        tc_slice below = tc_slice_sub(layout->text, start, start + 2);
        found = tc_slice_equal(below, TC_SLICE("T ")) && !layout->lines[k].blanks;
    }
    return found;
}

/* A heading that leaves the column of numbers without a name: HEADS_LEAST others stand in a line.
 */
static bool is_unnumbered_head(const tc_layout *layout, uint32_t i) {
    const tc_line *line = &layout->lines[i];
    return line->gutters >= HEADS_LEAST - 1 && !line->tabs && !line->pipes &&
           count_heads(layout, i) >= HEADS_LEAST;
}

static bool has_number_head(const tc_layout *layout, uint32_t i) {
    tc_piece pieces[TC_TABLE_COLUMNS_MAX];
    const tc_line *line = &layout->lines[i];
    if (!strchr("TStsS", layout->text.ptr[line->start]))
        return false;
    uint32_t n = tc_aligned_split(layout, i, pieces);
    return n > 1 && (is_number_head(layout->text, &pieces[0]) || is_broken_head(layout, i));
}

bool tc_aligned_is_head(const tc_layout *layout, uint32_t i) {
    const tc_line *line = &layout->lines[i];
    if (line->tabs || line->gutters < 1 || line->end == line->start)
        return false;
    return has_number_head(layout, i) || is_unnumbered_head(layout, i);
}

bool tc_aligned_heads_begin(const tc_layout *layout, uint32_t i) {
    return tc_aligned_is_head(layout, i) ||
           (i + 1 < layout->line_count && layout->lines[i].gutters && count_heads(layout, i) &&
            tc_aligned_is_head(layout, i + 1));
}

/* Where the heading ends whose line LINE has "TT": where its next repetition ends, else as far
 * below that line as it begins above, and before LAST. */
static uint32_t heading_end(const tc_aligned *t, uint32_t line, uint32_t last) {
    const tc_layout *layout = t->layout;
    uint32_t above = line - t->head, end = line + 1 + above;
    for (uint32_t i = last; i < layout->line_count && i < line + REPEAT_MAX; i++) {
        if (!tc_aligned_is_head(layout, i))
            continue;
        uint32_t same = 0;
        while (line + same < last && i + same < layout->line_count &&
               tc_aligned_same_words(layout, i + same, line + same))
            same++;
        if (same)
            return line + same;
        break;
    }
    end = end < last ? end : last;
    while (end < last && (goes_on(layout, end) || count_heads(layout, end)))
        end++;
    return end;
}

/* The words of line I as one number, in whatever order they stand. */
static uint64_t bag_of(const tc_layout *layout, uint32_t i) {
    const tc_line *line = &layout->lines[i];
    uint64_t bag = 0, word = 0;
    for (uint32_t at = line->start; at <= line->end; at++) {
        char c = at < line->end ? layout->text.ptr[at] : ' ';
        if (c == ' ' || c == '\f') {
            bag += word * word;
            word = 0;
        } else {
            word = (word ^ (unsigned char)c) * 1099511628211u + 1;
        }
    }
    return bag;
}

bool tc_aligned_read_heading(tc_aligned *t, uint32_t line) {
    tc_layout *layout = t->layout;
    tc_piece pieces[TC_TABLE_COLUMNS_MAX];
    if (!tc_aligned_is_head(layout, line))
        return false;
    t->unnumbered = !has_number_head(layout, line);
    tc_aligned_split(layout, line, pieces);
    uint32_t place = t->unnumbered ? NUMBER_MIN : pieces[1].from, last = line + 1;
    t->head = line;
    while (t->head > layout->done && line - t->head < ABOVE_MAX && !layout->lines[t->head].blanks &&
           is_over(layout, t->head - 1, place))
        t->head--;
    for (; last < layout->line_count && last - t->head < HEADS_MAX; last++) {
        uint32_t n = tc_aligned_split(layout, last, pieces);
        if (!n || layout->lines[last].blanks ||
            (pieces[0].from < place && is_label(layout, &pieces[0])))
            break;
    }
    t->head_lines = heading_end(t, line, last) - t->head;
    for (uint32_t k = 0; k < t->head_lines; k++)
        t->bag += bag_of(layout, t->head + k);
    return place_columns(t, t->head, t->head + t->head_lines) && add_marks(t);
}

uint32_t tc_aligned_repeats(const tc_aligned *t, uint32_t i) {
    uint64_t bag = 0;
    for (uint32_t n = 0; n < t->head_lines + MORE_HEADS && i + n < t->layout->line_count; n++) {
        bag += bag_of(t->layout, i + n);
        if (bag == t->bag)
            return n + 1;
    }
    return 0;
}

bool tc_aligned_place_again(tc_aligned *t, uint32_t i, uint32_t lines) {
    tc_aligned page = *t;
    if (!place_columns(&page, i, i + lines) || page.columns != t->columns)
        return true;
    memcpy(t->heads, page.heads, sizeof t->heads);
    return add_marks(t);
}
