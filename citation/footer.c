/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The end of a document: "Nơi nhận" with its recipients, and the signer under his or her post
 * (Decree 30/2020/NĐ-CP, annex I, II.7 and II.9). */
#include "header.h"
#include "signer.h"

#include <text/fold.h>
#include <text/text.h>

#include <string.h>

enum { RECIPIENTS_MAX = 200, SIGNATURE_LINES = 60, NAME_GAP = 25 };

/* Where the second of two columns begins in LINE, that blanks or a tab part from the first (or from
 * the margin); its length when there is but one. */
static size_t second_column(tc_slice line) {
    enum { GAP = 4, MARGIN = 16 };
    size_t blanks = 0, first = 0;
    while (first < line.len && line.ptr[first] == ' ')
        first++;
    if (first >= MARGIN && first < line.len)
        return first;
    for (size_t i = first; i < line.len; i++) {
        if (line.ptr[i] != ' ' && line.ptr[i] != '\t') {
            if (i > first && blanks >= GAP)
                return i;
            blanks = 0;
        } else
            blanks += line.ptr[i] == '\t' ? GAP : 1;
    }
    return line.len;
}

static tc_slice left_column(tc_slice line) {
    return tc_bare_line(tc_slice_sub(line, 0, second_column(line)));
}

static tc_slice right_column(tc_slice line) {
    size_t at = second_column(line);
    return tc_signer_unsigned(
        tc_bare_line(at < line.len ? tc_slice_sub(line, at, line.len) : line));
}

/* Offset behind the line "Nơi nhận:" that is followed by a list; 0 when there is none. */
static size_t find_recipients(tc_slice text) {
    size_t at = 0, behind;
    while ((at = tc_slice_find(text, TC_SLICE("ơi nhận"), at)) != SIZE_MAX) {
        behind = at + strlen("ơi nhận");
        size_t start = tc_back_word(text, at), offset = behind;
        tc_slice rest, line;
        bool opens = at > start && tc_line_next(text, &offset, &rest) &&
                     left_column(rest).len <= 3 && at - start == 1;
        for (int i = 0; opens && i < 4 && tc_line_next(text, &offset, &line); i++) {
            line = tc_bare_line(line);
            if (line.len)
                return tc_slice_starts(line, TC_SLICE("-")) ||
                               tc_slice_starts(line, TC_SLICE("–")) ||
                               tc_slice_starts(line, TC_SLICE("+"))
                           ? behind
                           : 0;
        }
        at = behind;
    }
    return 0;
}

static tc_slice without_end(tc_slice s) {
    while (s.len && strchr(";,. *_", s.ptr[s.len - 1]))
        s.len--;
    return s;
}

/* A line of the list goes on where it has no dash and cannot be the post of the signer. */
static size_t read_recipients(tc_arena *arena, tc_slice text, size_t offset, tc_header *h) {
    tc_slice *items = tc_arena_take(arena, RECIPIENTS_MAX * sizeof *items), line;
    size_t end = offset, count = 0;
    bool closed = false, open = false; /* the line before is the last, or goes on */
    while (items && count < RECIPIENTS_MAX && tc_line_next(text, &offset, &line)) {
        tc_slice bare = left_column(line);
        bool dash = tc_slice_starts(bare, TC_SLICE("-")),
             longer = tc_slice_starts(bare, TC_SLICE("–"));
        if (!bare.len || tc_slice_equal(bare, TC_SLICE(":"))) {
            end = offset;
            continue;
        }
        /* What is filed ends the list. */
        if ((dash || longer) && count && tc_slice_starts(items[count - 1], TC_SLICE("Lưu")))
            break;
        if (dash || longer) {
            tc_slice item = tc_slice_sub(bare, dash ? 1 : strlen("–"), bare.len);
            items[count++] = tc_text_squeeze(arena, tc_bare_line(item));
        } else if (count && !closed &&
                   (bare.ptr[0] == '(' || bare.ptr[0] == '&' || tc_begins_small(bare) ||
                    (open && !tc_signer_is_mark(bare)))) {
            tc_buffer joined;
            tc_buffer_init(&joined, 4096);
            tc_buffer_add(&joined, items[count - 1]);
            tc_buffer_add_char(&joined, ' ');
            tc_buffer_add(&joined, bare);
            items[count - 1] = tc_text_squeeze(arena, tc_buffer_slice(&joined));
            tc_buffer_dispose(&joined);
        } else
            break;
        char last = bare.ptr[bare.len - 1];
        open = last == ',' || last == ':';
        closed = last == '.' && tc_slice_starts(items[count - 1], TC_SLICE("Lưu"));
        end = offset;
    }
    for (size_t i = 0; i < count; i++)
        items[i] = without_end(items[i]);
    h->recipients = items;
    h->recipient_count = (uint32_t)count;
    return end;
}

/* The first post from FROM on with a name under it. */
static bool find_signer(tc_arena *arena, tc_slice text, size_t from, tc_header *h) {
    size_t offset = from;
    tc_slice line, post = {NULL, 0};
    bool for_body = false;
    int since = 0;
    for (int n = 0; n < SIGNATURE_LINES && tc_line_next(text, &offset, &line);) {
        tc_slice bare = right_column(line);
        if (!bare.len)
            continue;
        n++;
        /* "T/M BAN BÍ THƯ" and a name below it: no post is given. */
        bool named = for_body && tc_signer_is_name(bare);
        for_body = tc_slice_starts(bare, TC_SLICE("T/M")) || tc_slice_starts(bare, TC_SLICE("TM."));
        if (named) {
            h->signer_name = tc_text_squeeze(arena, bare);
            return true;
        }
        if (tc_signer_is_mark(bare)) {
            post = tc_signer_post_behind(bare);
            since = 0;
            continue;
        }
        if (tc_signer_is_post(bare)) {
            post = bare;
            since = 0;
        } else if (post.len &&
                   tc_signer_is_name(tc_slice_sub(bare, tc_signer_rank(bare), bare.len))) {
            h->signer_name =
                tc_text_squeeze(arena, tc_slice_sub(bare, tc_signer_rank(bare), bare.len));
            h->signer_position = tc_signer_post_case(arena, tc_text_squeeze(arena, post));
            return true;
        } else if (++since > NAME_GAP)
            post = (tc_slice){NULL, 0};
    }
    return false;
}

/* The line of "Nơi nhận", with its list on it or beside the signature; SIZE_MAX when there is
 * none. */
static size_t folded_line(tc_slice text) {
    size_t at = 0;
    while ((at = tc_slice_find(text, TC_SLICE("ơi nhận"), at)) != SIZE_MAX) {
        size_t start = tc_back_word(text, at), behind = at + strlen("ơi nhận");
        tc_slice rest =
            tc_bare_line(tc_slice_sub(text, behind, behind + 4 < text.len ? behind + 4 : text.len));
        if (at - start == 1 && tc_slice_starts(rest, TC_SLICE(":")))
            return start;
        at = behind;
    }
    return SIZE_MAX;
}

/* Where the annexes begin, at a line "PHỤ LỤC II"; the length of TEXT when there is none. */
static size_t annex_start(tc_slice text) {
    enum { HEADING_BYTES = 40 };
    const tc_slice head = TC_SLICE("PHỤ LỤC");
    for (size_t at = 0; (at = tc_slice_find(text, head, at)) != SIZE_MAX; at += head.len) {
        size_t start = at, offset;
        while (start > 0 && text.ptr[start - 1] && strchr(" *#|\t", text.ptr[start - 1]))
            start--;
        tc_slice line;
        offset = start;
        if ((start == 0 || text.ptr[start - 1] == '\n') && tc_line_next(text, &offset, &line) &&
            tc_bare_line(line).len <= HEADING_BYTES)
            return start;
    }
    return text.len;
}

/* The signer within the last lines before END. */
static bool find_signer_above(tc_arena *arena, tc_slice text, size_t end, tc_header *header) {
    size_t from = end;
    for (int lines = 0; from > 0 && lines < SIGNATURE_LINES; from--)
        lines += text.ptr[from - 1] == '\n';
    return find_signer(arena, tc_slice_sub(text, 0, end), from, header);
}

/* The same where a converter has joined lines. */
static bool read_folded(tc_arena *arena, tc_slice text, tc_header *header) {
    size_t at = folded_line(text);
    tc_slice flat = at != SIZE_MAX ? tc_footer_unfold(arena, text, at) : (tc_slice){NULL, 0};
    size_t list = flat.len ? find_recipients(flat) : 0;
    if (!list)
        return false;
    size_t behind = read_recipients(arena, flat, list, header);
    return find_signer(arena, flat, behind, header) || find_signer(arena, flat, list, header) ||
           header->recipient_count > 0;
}

void tc_footer_read(tc_arena *arena, tc_slice text, tc_header *header) {
    size_t list = find_recipients(text), end = list ? list : text.len;
    size_t behind = list ? read_recipients(arena, text, list, header) : 0;
    /* Below the list, or beside it. */
    if (list &&
        (find_signer(arena, text, behind, header) || find_signer(arena, text, list, header)))
        return;
    /* A form in an annex has its own "Nơi nhận". */
    size_t annex = annex_start(tc_slice_sub(text, 0, end));
    if (annex < end && find_signer_above(arena, text, annex, header)) {
        header->recipient_count = 0;
        return;
    }
    if (!list && read_folded(arena, text, header))
        return;
    /* The signature may stand above the list, or the list be missing. */
    find_signer_above(arena, text, end, header);
}
