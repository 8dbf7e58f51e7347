/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "heading.h"

#include "abbreviations.h"
#include "header.h"
#include "letterhead.h"

#include <text/fold.h>

#include <string.h>

enum {
    TOP_BYTES = 6000, /* the heading stands within them */
    TOP_BLOCKS = 60,
    TYPE_BYTES = 60,
    TYPE_WORDS = 4,   /* of the longest type */
    TITLE_BLOCKS = 6, /* paragraphs of a title */
    BODY_BYTES = 200  /* a paragraph of that length is no line of a heading */
};

typedef struct reader {
    tc_arena *arena;
    const tc_document *document;
    tc_heading *out;
} reader;

static tc_slice type_of(reader *r, tc_slice heading) {
    if (!heading.len || heading.len > TYPE_BYTES)
        return (tc_slice){NULL, 0};
    return tc_type_by_name(tc_fold_ascii_in(r->arena, heading));
}

static void take_issuer(reader *r, tc_slice heading, size_t from, size_t end) {
    r->out->issuer = tc_slice_trim(tc_slice_sub(heading, from, end));
    r->out->subject = tc_slice_trim(tc_slice_sub(heading, end, heading.len));
}

/* "KẾT LUẬN CỦA BỘ CHÍNH TRỊ về …": the Party names the issuer with the type. */
static tc_slice party_type(reader *r, tc_slice heading) {
    tc_word w[8];
    size_t n = tc_words_read(heading, 0, heading.len, w, 8), of = tc_words_last(w, n, "cua");
    if (of == SIZE_MAX || of == 0 || !w[of].shout || !w[0].shout)
        return (tc_slice){NULL, 0};
    tc_slice type = type_of(r, tc_slice_sub(heading, 0, w[of - 1].end));
    size_t from = w[of].end, end = type.len ? tc_body_read(heading, from) : 0;
    if (!end)
        return (tc_slice){NULL, 0};
    take_issuer(r, heading, from, end);
    return type;
}

/* "PHỤ LỤC II", "Phụ lục số 01". */
static tc_slice annex_type(reader *r, tc_slice heading) {
    tc_word w[5];
    size_t n = tc_words_read(heading, 0, heading.len, w, 5);
    size_t used = tc_words_begin(w, n, "phu luc");
    used += used && used < n && strcmp(w[used].folded, "so") == 0;
    bool numbered =
        used && used + 1 == n && (w[used].folded[0] <= '9' || strlen(w[used].folded) <= 4);
    return numbered ? type_of(r, tc_slice_sub(heading, 0, w[1].end)) : (tc_slice){NULL, 0};
}

/* "KẾ HOẠCH TRIỂN KHAI THỰC HIỆN …", "KẾ HOẠCH Triển khai …": type and title in one paragraph. */
static tc_slice joined_type(reader *r, const tc_block *b) {
    static const char *const ends[] = {"nay", "so"};
    tc_word w[TYPE_WORDS + 1];
    size_t n = tc_words_read(b->text, 0, b->text.len, w, TYPE_WORDS + 1), shouted = 0;
    while (shouted < n && w[shouted].shout && (!shouted || w[shouted].before == ' '))
        shouted++;
    for (size_t used = shouted < TYPE_WORDS ? shouted : TYPE_WORDS; used >= 2; used--) {
        tc_slice type = type_of(r, tc_slice_sub(b->text, 0, w[used - 1].end));
        if (!type.len || used == n)
            continue;
        for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
            if (strcmp(w[used].folded, ends[i]) == 0)
                return (tc_slice){NULL, 0};
        r->out->subject = tc_slice_sub(b->text, w[used].start, b->text.len);
        return type;
    }
    return (tc_slice){NULL, 0};
}

/* The same in two paragraphs. */
static void read_second_line(reader *r) {
    if (r->out->block + 1 >= r->document->block_count)
        return;
    tc_slice text = r->document->blocks[r->out->block + 1].text;
    tc_word w[2];
    size_t n = tc_words_read(text, 0, text.len, w, 2);
    size_t end =
        n == 2 && w[0].shout && strcmp(w[0].folded, "cua") == 0 ? tc_body_read(text, w[0].end) : 0;
    if (end) {
        take_issuer(r, text, w[0].end, end);
        r->out->block++;
    }
}

static bool begins_body(const tc_block *b) {
    static const char *const openings[] = {"can cu",      "theo de nghi", "thuc hien",
                                           "chap hanh",   "de ",          "ubnd",
                                           "xet de nghi", "kinh gui",     "nham"};
    tc_word w[12];
    size_t count = tc_words_read(b->text, 0, b->text.len, w, 12);
    if (b->label.len || !count || b->text.ptr[0] == '(' || b->text.ptr[0] == '[')
        return true;
    for (size_t i = 0; i < sizeof openings / sizeof *openings; i++)
        if (tc_words_begin(w, count, openings[i]))
            return true;
    return false;
}

/* A paragraph that is the name of a type, with its issuer, its title or alone. */
void tc_heading_read(tc_arena *arena, const tc_document *document, tc_heading *out) {
    reader r = {arena, document, out};
    bool body = false;
    *out = (tc_heading){.block = UINT32_MAX};
    for (uint32_t i = 0; i < document->block_count && i < TOP_BLOCKS; i++) {
        const tc_block *b = &document->blocks[i];
        size_t first = 0;
        if (b->kind != TC_BLOCK_PARAGRAPH || b->range.start > TOP_BYTES || !b->text.len ||
            !tc_is_upper(tc_utf8_next(b->text, &first)))
            continue;
        out->type = type_of(&r, b->text);
        if (!out->type.len)
            out->type = party_type(&r, b->text);
        if (!out->type.len)
            out->type = annex_type(&r, b->text);
        if (!out->type.len && !body && !b->label.len)
            out->type = joined_type(&r, b);
        if (out->type.len) {
            out->block = i;
            if (!out->issuer.len && !out->subject.len)
                read_second_line(&r);
            return;
        }
        body = body || (b->text.len > BODY_BYTES && !tc_is_shouted(b->text)) ||
               (begins_body(b) && !tc_is_shouted(b->text));
    }
}

/* Whether TITLE breaks off in the middle of what NEXT goes on with: "… ngày | 28 tháng 12", "tỉnh
 * Gia | Lai". */
static bool is_open(tc_arena *arena, tc_slice title, tc_slice next) {
    static const char *const words[] = {"của", "và",  "tỉnh", "về",   "các",   "phố",  "theo",
                                        "tại", "với", "luật", "định", "quyết", "thông"};
    static const char *const counted[] = {"ngày", "số", "điều", "khoản", "tháng", "năm"};
    static const char *const posts[] = {"đốc", "trưởng", "tịch", "án"};
    tc_word w[1];
    size_t count = tc_words_before(title, 0, title.len, w, 1), end;
    if (!count || w[0].end < title.len)
        return title.len && title.ptr[title.len - 1] == ',';
    bool body = tc_body_read(next, 0) > 0;
    /* "… cấp thành phố | ỦY BAN NHÂN DÂN THÀNH PHỐ": who decides stands below the title. */
    if (body && tc_is_shouted(next) && !tc_is_shouted(title))
        return false;
    /* "… của Thống đốc | Ngân hàng Nhà nước" */
    for (size_t i = 0; body && !w[0].shout && i < sizeof posts / sizeof *posts; i++)
        if (tc_word_is(&w[0], posts[i]))
            return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (tc_word_is(&w[0], words[i]) && !w[0].shout)
            return true;
    for (size_t i = 0; i < sizeof counted / sizeof *counted; i++)
        if (tc_word_is(&w[0], counted[i]) && !w[0].shout)
            return next.ptr[0] >= '0' && next.ptr[0] <= '9';
    tc_slice seam = tc_slice_sub(title, w[0].start, title.len);
    size_t half = seam.len;
    tc_line_append(arena, &seam, next);
    return w[0].capital && !w[0].shout && tc_place_read(seam, 0, &end) && end > half;
}

/* Whether block I, short and no sentence, stands right above "Căn cứ …": a line that the title was
 * broken into, though it begins with a capital. */
static bool is_last_line(const tc_document *document, uint32_t i, bool shouted) {
    enum { LINE_BYTES = 160 };
    const tc_block *b = &document->blocks[i];
    tc_word w[3];
    if (b->text.len > LINE_BYTES || strchr(".;:,", b->text.ptr[b->text.len - 1]) ||
        i + 1 >= document->block_count || tc_is_shouted(b->text) != shouted ||
        (shouted && tc_body_read(b->text, 0)))
        return false;
    tc_slice next = document->blocks[i + 1].text;
    return tc_words_begin(w, tc_words_read(next, 0, next.len, w, 3), "can cu") > 0;
}

/* The paragraphs behind the type, as long as they go on. */
tc_slice tc_heading_title(tc_arena *arena, const tc_document *document, const tc_heading *heading) {
    tc_slice title = {NULL, 0};
    if (heading->subject.len)
        tc_line_append(arena, &title, heading->subject);
    bool shouted = title.len && tc_is_shouted(title);
    uint32_t first = heading->block + 1, last = first + TITLE_BLOCKS;
    for (uint32_t i = first; i < document->block_count && i < last; i++) {
        const tc_block *b = &document->blocks[i];
        if (b->kind != TC_BLOCK_PARAGRAPH || !b->text.len)
            break;
        bool shout = tc_is_shouted(b->text);
        if (title.len && begins_body(b))
            break;
        if (title.len && !tc_begins_small(b->text) &&
            !(shouted && shout && !tc_body_read(b->text, 0)) && !is_open(arena, title, b->text) &&
            !is_last_line(document, i, shouted))
            break;
        if (b->text.ptr[0] == '(' || b->label.len)
            break;
        tc_line_append(arena, &title, b->text);
        shouted = shout;
    }
    return title;
}

/* A letter has no type line; its subject stands under the number: "V/v …". */
static bool begins_subject(tc_slice line) {
    return tc_slice_starts(line, TC_SLICE("V/v")) || tc_slice_starts(line, TC_SLICE("V/V")) ||
           tc_slice_starts(line, TC_SLICE("Về việc"));
}

static bool ends_subject(tc_slice line, tc_slice place) {
    static const char *const ends[] = {"Kính gửi", "CỘNG HÒA", "CỘNG HOÀ", "Độc lập",
                                       "ĐẢNG CỘNG SẢN"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (tc_slice_starts(line, tc_slice_of(ends[i])))
            return true;
    return !line.len || (place.len && tc_slice_find(line, place, 0) != SIZE_MAX &&
                         tc_slice_find(line, TC_SLICE("ngày"), 0) != SIZE_MAX);
}

tc_slice tc_heading_subject(tc_arena *arena, tc_slice text, tc_slice place) {
    size_t offset = 0;
    tc_slice line, head = tc_slice_sub(text, 0, TOP_BYTES), subject = {NULL, 0};
    while (tc_line_next(head, &offset, &line)) {
        if (!begins_subject(tc_bare_line(line)))
            continue;
        tc_line_append(arena, &subject, tc_bare_line(line));
        while (tc_line_next(head, &offset, &line) && !ends_subject(tc_bare_line(line), place))
            tc_line_append(arena, &subject, tc_bare_line(line));
        return subject;
    }
    return subject;
}
