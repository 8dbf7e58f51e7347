/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The end of a document: "Nơi nhận" with its recipients, and the signer under his or her post
 * (Decree 30/2020/NĐ-CP, annex I, II.7 and II.9). */
#include "header.h"

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
    return tc_bare_line(at < line.len ? tc_slice_sub(line, at, line.len) : line);
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

/* "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH": for whom or in whose place somebody signs. */
static bool is_signature(tc_slice line) {
    static const char *const marks[] = {"KT.", "TM.", "TL.", "TUQ.", "T/M"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (tc_slice_starts(line, tc_slice_of(marks[i])))
            return true;
    return false;
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
                    (open && !is_signature(bare)))) {
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

/* What a person is called who signs. */
static const char *const posts[] = {
    "chu tich",
    "pho chu tich",
    "giam doc",
    "pho giam doc",
    "bi thu",
    "pho bi thu",
    "bo truong",
    "thu truong",
    "thu tuong",
    "pho thu tuong",
    "chanh van phong",
    "pho chanh van phong",
    "cuc truong",
    "pho cuc truong",
    "chi cuc truong",
    "pho chi cuc truong",
    "tong bi thu",
    "vien truong",
    "pho vien truong",
    "hieu truong",
    "pho hieu truong",
    "chanh thanh tra",
    "pho chanh thanh tra",
    "truong ban",
    "pho truong ban",
    "thuong truc ban bi thu",
    "pho chu nhiem",
    "chu nhiem",
    "thong doc",
    "pho thong doc",
    "tong thanh tra",
    "pho tong thanh tra",
    "truong phong",
    "pho truong phong",
    "vu truong",
    "pho vu truong",
    "tong cuc truong",
    "pho tong cuc truong",
    "chanh an",
    "pho chanh an",
    "bo truong chu nhiem",
    "chi huy truong",
    "pho chi huy truong",
    "tong giam doc",
    "pho tong giam doc",
    "truong doan",
    "pho truong doan",
    "truong cong an",
    "pho truong cong an",
    "chinh uy",
    "pho chinh uy",
    "uy vien",
    "uy vien thuong truc",
    "hat truong",
    "tram truong",
    "doi truong",
    "kiem toan truong",
    "tu lenh",
    "pho tu lenh",
    "tong bien tap",
    "truong khoa",
    "quyen giam doc",
    "quyen chu tich",
    "tong thu ki",
    "pho tong thu ki",
    "tham muu truong",
};

/* What may stand behind a post: "PHÓ BÍ THƯ THƯỜNG TRỰC", "PHÓ CHỈ HUY TRƯỞNG - TMT". */
static bool ends_post(const tc_word *w, size_t count) {
    return count == 0 || tc_words_begin(w, count, "thuong truc") == count ||
           tc_words_begin(w, count, "phu trach") == count || (count == 1 && w[0].before == '-');
}

static bool is_post(tc_slice line) {
    tc_word w[12];
    size_t count = tc_words_read(line, 0, line.len, w, 12);
    for (size_t i = 0; i < count; i++)
        if (!w[i].shout)
            return false;
    for (size_t i = 0; i < sizeof posts / sizeof *posts; i++) {
        size_t used = tc_words_begin(w, count, posts[i]);
        if (used && ends_post(w + used, count - used))
            return true;
    }
    /* "CHỦ TỊCH HỘI ĐỒNG", "VỤ TRƯỞNG VỤ TIỀN LƯƠNG": a post with what it heads. */
    for (size_t i = 0; count <= 9 && i < sizeof posts / sizeof *posts; i++)
        if (tc_words_begin(w, count, posts[i]))
            return true;
    return false;
}

/* Bytes of LINE in front of the name: a rank ("Đại tá"), degrees ("PGS.TS.", "BS.CKII"). */
static size_t rank_bytes(tc_slice line) {
    static const char *const ranks[] = {"dai tuong", "thuong tuong", "trung tuong", "thieu tuong",
                                        "dai ta",    "thuong ta",    "trung ta",    "thieu ta",
                                        "dai uy",    "luat su",      "bac si",      "tien si",
                                        "thac si",   "ki su"};
    static const char *const degrees[] = {"gs",     "pgs",  "ts",   "tskh", "ths",  "bs",  "bscki",
                                          "bsckii", "ckii", "cki",  "ck2",  "ck1",  "ds",  "ks",
                                          "ls",     "cn",   "ttut", "ttnd", "ngut", "ngnd"};
    tc_word w[12];
    size_t count = tc_words_read(line, 0, line.len, w, 12), first = 0;
    for (size_t i = 0; i < sizeof ranks / sizeof *ranks; i++)
        if (tc_words_begin(w, count, ranks[i]) == 2 && count > 3)
            return w[2].start;
    for (bool degree = true; degree && first < count;) {
        degree = false;
        size_t behind = w[first].end;
        bool dotted = behind < line.len && line.ptr[behind] == '.';
        for (size_t i = 0; i < sizeof degrees / sizeof *degrees; i++)
            degree =
                degree || ((dotted || w[first].shout) && strcmp(w[first].folded, degrees[i]) == 0);
        first += degree;
    }
    return first && first < count ? w[first].start : 0;
}

/* Two to five words, each with one capital in front: "Trần Hoàng Tuấn". */
static bool is_name(tc_slice line) {
    tc_word w[7];
    size_t count = tc_words_read(line, 0, line.len, w, 7);
    if (count < 2 || count > 5 || w[count - 1].end != line.len || line.len > 60)
        return false;
    for (size_t i = 0; i < count; i++)
        if (!w[i].capital || w[i].shout || w[i].before != ' ' ||
            (w[i].folded[0] >= '0' && w[i].folded[0] <= '9'))
            return false;
    return true;
}

/* How many words of POST are the post itself; what it heads is named with a capital, too. */
static size_t own_words(tc_slice post) {
    tc_word w[12];
    size_t count = tc_words_read(post, 0, post.len, w, 12), longest = 0;
    for (size_t i = 0; i < sizeof posts / sizeof *posts; i++) {
        size_t used = tc_words_begin(w, count, posts[i]);
        longest = used > longest ? used : longest;
    }
    return longest;
}

/* "Phó Chủ tịch" of "PHÓ CHỦ TỊCH": as it is written in a sentence. */
static tc_slice post_case(tc_arena *arena, tc_slice post) {
    tc_buffer out, small;
    tc_buffer_init(&out, 512);
    tc_buffer_init(&small, 512);
    tc_name_lower(post, &small);
    tc_slice lower = tc_buffer_slice(&small);
    size_t offset = 0, lower_offset = 0;
    bool after_pho = false, first = true;
    size_t own = own_words(post), words = 0;
    tc_token token, lower_token;
    size_t done = 0;
    while (tc_token_next(post, &offset, &token) &&
           tc_token_next(lower, &lower_offset, &lower_token)) {
        tc_slice word = tc_slice_sub(lower, lower_token.start, lower_token.end);
        size_t a = 0, b = 0;
        uint32_t capital = tc_utf8_next(tc_slice_sub(post, token.start, token.end), &a);
        (void)tc_utf8_next(word, &b);
        tc_buffer_add(&out, tc_slice_sub(post, done, token.start));
        if (first || after_pho || (own && words == own))
            tc_utf8_put(&out, capital);
        else
            tc_buffer_add(&out, tc_slice_sub(word, 0, b));
        tc_buffer_add(&out, tc_slice_sub(word, b, word.len));
        after_pho = first && tc_slice_equal(word, TC_SLICE("phó"));
        first = false;
        words++;
        done = token.end;
    }
    tc_slice result = tc_arena_copy(arena, tc_buffer_slice(&out));
    tc_buffer_dispose(&out);
    tc_buffer_dispose(&small);
    return result;
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
        bool named = for_body && is_name(bare);
        for_body = tc_slice_starts(bare, TC_SLICE("T/M")) || tc_slice_starts(bare, TC_SLICE("TM."));
        if (named) {
            h->signer_name = tc_text_squeeze(arena, bare);
            return true;
        }
        if (is_signature(bare))
            continue;
        if (is_post(bare)) {
            post = bare;
            since = 0;
        } else if (post.len && is_name(tc_slice_sub(bare, rank_bytes(bare), bare.len))) {
            h->signer_name = tc_text_squeeze(arena, tc_slice_sub(bare, rank_bytes(bare), bare.len));
            h->signer_position = post_case(arena, tc_text_squeeze(arena, post));
            return true;
        } else if (++since > NAME_GAP)
            post = (tc_slice){NULL, 0};
    }
    return false;
}

void tc_footer_read(tc_arena *arena, tc_slice text, tc_header *header) {
    size_t list = find_recipients(text);
    size_t behind = list ? read_recipients(arena, text, list, header) : 0;
    if (list && find_signer(arena, text, behind, header))
        return;
    /* Or stand beside it. */
    if (list && find_signer(arena, text, list, header))
        return;
    /* The signature may stand above the list, or the list be missing. */
    size_t end = list ? list : text.len, from = end;
    for (int lines = 0; from > 0 && lines < SIGNATURE_LINES; from--)
        lines += text.ptr[from - 1] == '\n';
    find_signer(arena, tc_slice_sub(text, 0, end), from, header);
}
