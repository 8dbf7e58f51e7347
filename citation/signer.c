/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "signer.h"

#include "bodies.h"
#include "words.h"

#include <text/fold.h>
#include <text/text.h>

#include <string.h>

bool tc_signer_is_mark(tc_slice line) {
    static const char *const marks[] = {"KT.", "TM.", "TL.", "TUQ.", "T/M"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (tc_slice_starts(line, tc_slice_of(marks[i])))
            return true;
    return false;
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

bool tc_signer_is_post(tc_slice line) {
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

size_t tc_signer_rank(tc_slice line) {
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

bool tc_signer_is_name(tc_slice line) {
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

tc_slice tc_signer_post_case(tc_arena *arena, tc_slice post) {
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

tc_slice tc_signer_post_behind(tc_slice line) {
    tc_word w[16];
    size_t count = tc_words_read(line, 0, line.len, w, 16);
    for (size_t j = 2; j < count; j++)
        for (size_t i = 0; i < sizeof posts / sizeof *posts; i++) {
            size_t used = tc_words_begin(w + j, count - j, posts[i]);
            bool mark = w[j - 1].shout && strlen(w[j - 1].folded) <= 3 && w[j].before == '.';
            if (used && !mark && ends_post(w + j + used, count - j - used))
                return tc_slice_sub(line, w[j].start, line.len);
        }
    return (tc_slice){NULL, 0};
}

tc_slice tc_signer_unsigned(tc_slice line) {
    tc_word w[16];
    /* Most lines end in other letters, which is told first: ")", ý, Ý, í. */
    if (!line.len || !memchr(")\xBD\x9D\xAD", line.ptr[line.len - 1], 4))
        return line;
    size_t count = tc_words_read(line, 0, line.len, w, 16);
    if (count < 2 || strcmp(w[count - 2].folded, "da") != 0 ||
        strcmp(w[count - 1].folded, "ki") != 0 || !strchr("(-", w[count - 2].before))
        return line;
    size_t end = count > 2 ? w[count - 3].end : 0;
    return tc_slice_sub(line, 0, end);
}
