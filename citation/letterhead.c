/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "letterhead.h"

#include "header.h"

#include <text/fold.h>
#include <text/text.h>

#include <string.h>

enum {
    HEAD_LINES = 30,
    NAME_WORDS = 32,
    NAME_MAX = 4096,
    LETTERHEAD_BYTES = 240, /* of the longest name; what goes on is none */
    SPELLED_BYTES = 20000,  /* within which a document writes out who it is from */
    SPELLED_TRIES = 64
};

/* ---- lines ---- */

/* Whether the youth union's name at W[AT] fills the right column, as its letterheads have it there;
 * in "BCH ĐOÀN TNCS HỒ CHÍ MINH TP. CẦN THƠ" it does not. */
static bool is_union_motto(tc_slice line, const tc_word *w, size_t at, size_t count) {
    size_t used = tc_words_begin(w + at, count - at, "doan tncs ho chi minh");
    return used && at + used == count &&
           (!at || w[at].start - w[at - 1].end > 1 || line.ptr[w[at - 1].end] == '\t');
}

/* Without the motto that may share the line. */
static tc_slice before_motto(tc_slice line) {
    tc_word w[HEAD_LINES];
    static const char *const mottos[] = {"cong hoa xa", "doc lap tu do", "doc lap",
                                         "dang cong san"};
    size_t count = tc_words_read(line, 0, line.len, w, HEAD_LINES);
    for (size_t i = 0; i < count; i++) {
        bool motto = is_union_motto(line, w, i, count);
        for (size_t k = 0; !motto && k < sizeof mottos / sizeof *mottos; k++)
            motto = tc_words_begin(&w[i], count - i, mottos[k]) > 0;
        if (motto)
            return tc_bare_line(tc_slice_sub(line, 0, w[i].start));
    }
    return line;
}

/* Whether LINE begins what a letterhead stands above: "MỤC LỤC", "1. MỤC ĐÍCH". */
static bool ends_letterhead(tc_slice line) {
    tc_word w[2];
    size_t count = tc_words_read(line, 0, line.len, w, 2);
    return count && (tc_words_begin(w, count, "muc luc") ||
                     (w[0].folded[0] <= '9' && count > 1 && w[1].before == '.'));
}

bool tc_is_shouted(tc_slice line) {
    tc_word w[16];
    size_t count = tc_words_read(line, 0, line.len, w, 16), shouted = 0;
    for (size_t i = 0; i < count; i++)
        shouted += w[i].shout || (w[i].capital && w[i].end - w[i].start == 1) ||
                   (i && w[i].folded[0] >= '0' && w[i].folded[0] <= '9');
    return count > 0 && shouted == count;
}

void tc_line_append(tc_arena *arena, tc_slice *joined, tc_slice line) {
    tc_buffer both;
    tc_buffer_init(&both, NAME_MAX);
    tc_buffer_add(&both, *joined);
    if (joined->len)
        tc_buffer_add_char(&both, ' ');
    tc_buffer_add(&both, line);
    *joined = tc_text_squeeze(arena, tc_buffer_slice(&both));
    tc_buffer_dispose(&both);
}

/* Whether LINE is what is left of the motto that the line before began: "CHỦ NGHĨA VIỆT NAM". */
static bool ends_motto(tc_slice line) {
    static const char *const words[] = {"hoa", "xa", "hoi", "chu", "nghia", "viet", "nam"};
    enum { MOTTO = sizeof words / sizeof *words };
    tc_word w[MOTTO + 1];
    size_t count = tc_words_read(line, 0, line.len, w, MOTTO + 1);
    for (size_t i = 0; count && i + count <= MOTTO; i++) {
        size_t same = 0;
        while (same < count && strcmp(w[same].folded, words[i + same]) == 0)
            same++;
        if (same == count)
            return true;
    }
    return false;
}

/* The last line that begins a body's name begins the issuer's; what stands above is its parent. */
void tc_letterhead_read(tc_arena *arena, tc_slice text, tc_letterhead *out) {
    size_t offset = 0;
    tc_slice line;
    tc_letterhead head = {0};
    bool open = false; /* the motto is */
    for (int n = 0; n < HEAD_LINES && tc_line_next(text, &offset, &line); n++) {
        tc_slice bare = tc_bare_line(line), name = before_motto(bare);
        bool motto = name.len < bare.len;
        if (ends_letterhead(bare))
            break;
        const char *tab = name.len ? memchr(name.ptr, '\t', name.len) : NULL;
        if (tab)
            name = tc_bare_line(tc_slice_sub(name, 0, (size_t)(tab - name.ptr)));
        if (open && ends_motto(bare))
            continue;
        open = motto ? !tc_slice_ends(bare, TC_SLICE("NAM")) : open;
        if (name.len && tc_is_shouted(name) && !tc_slice_starts(name, TC_SLICE("CHỦ NGHĨA")) &&
            !tc_slice_starts(name, TC_SLICE("HỘI CHỦ"))) {
            if (head.own.len && tc_body_read(name, 0)) {
                head.parent = head.own;
                head.own = (tc_slice){NULL, 0};
            }
            if (head.own.len + name.len < LETTERHEAD_BYTES &&
                (head.own.len || tc_body_read(name, 0)))
                tc_line_append(arena, &head.own, name);
        } else if (name.len && tc_fold_same(tc_slice_sub(name, 0, strlen("Số")), TC_SLICE("Số")))
            break;
        if (motto && !name.len && head.own.len)
            break;
    }
    *out = head;
}

/* ---- places ---- */

/* Levels below the province, with their accents, for "quân" is not "quận". */
static const char *const levels[] = {"xã",    "phường", "thị trấn", "đặc khu",
                                     "huyện", "quận",   "thị xã",   "thành phố"};

static size_t level_words(const tc_word *w, size_t count, const char **level) {
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++) {
        size_t used = tc_words_begin_plain(w, count, levels[i]);
        /* "xã hội" */
        if (!used || used == count || w[used].before != ' ' || strcmp(w[used].folded, "hoi") == 0)
            continue;
        *level = levels[i];
        return used;
    }
    return 0;
}

const tc_place *tc_letterhead_place(tc_slice name) {
    tc_word w[NAME_WORDS];
    size_t count = tc_words_read(name, 0, name.len, w, NAME_WORDS), end;
    for (size_t i = 0; i < count; i++) {
        const tc_place *place = w[i].capital ? tc_place_read(name, w[i].start, &end) : NULL;
        const char *level = NULL;
        /* The youth union and many a school are called after him. */
        if (place && i && strcmp(place->folded, "ho chi minh") == 0 &&
            strcmp(w[i - 1].folded, "pho") != 0 && strcmp(w[i - 1].folded, "tp") != 0 &&
            strcmp(w[i - 1].folded, "uy") != 0)
            continue;
        bool commune = place &&
                       ((i > 0 && level_words(w + i - 1, 2, &level)) ||
                        (i > 1 && level_words(w + i - 2, 3, &level))) &&
                       strcmp(level, "thành phố") != 0;
        if (place && !commune)
            return place;
    }
    return NULL;
}

/* "HUYỆN ỦY BA BỂ": the committee's own level. */
static size_t committee_words(const tc_word *w, size_t count, const char **level) {
    static const char *const committees[][2] = {{"huyện ủy", "huyện"},
                                                {"quận ủy", "quận"},
                                                {"thị ủy", "thị xã"},
                                                {"thành ủy", "thành phố"}};
    for (size_t i = 0; i < sizeof committees / sizeof *committees; i++) {
        size_t used = tc_words_begin_plain(w, count, committees[i][0]);
        if (used && used < count) {
            *level = committees[i][1];
            return used;
        }
    }
    return 0;
}

tc_slice tc_letterhead_seat(tc_arena *arena, tc_slice name) {
    enum { SEAT_WORDS = 5 };
    tc_word w[NAME_WORDS];
    size_t count = tc_words_read(name, 0, name.len, w, NAME_WORDS);
    for (size_t i = 0; i < count; i++) {
        const char *level = NULL;
        size_t used = committee_words(w + i, count - i, &level);
        used = used ? used : level_words(w + i, count - i, &level);
        size_t first = i + used, last = first, end;
        const tc_place *place = used ? tc_place_read(name, w[first].start, &end) : NULL;
        if (!used || !w[first].capital || (i && strcmp(w[i - 1].folded, "tac") == 0) ||
            (place && place->city && strcmp(level, "thành phố") == 0))
            continue;
        while (last < count && last < first + SEAT_WORDS && w[last].capital &&
               (last == first || w[last].before == ' ') && !tc_word_is(&w[last], "tỉnh") &&
               !tc_word_is(&w[last], "huyện") &&
               !tc_words_begin_plain(w + last, count - last, "thành phố"))
            last++;
        if (last == first)
            continue;
        tc_slice seat = tc_slice_of(level);
        tc_line_append(arena, &seat,
                       tc_name_case(arena, tc_slice_sub(name, w[first].start, w[last - 1].end)));
        return seat;
    }
    return (tc_slice){NULL, 0};
}

/* ---- names ---- */

/* NAME as the document writes it in a sentence, where it does: "Bệnh viện Đa khoa". */
static tc_slice as_spelled(tc_arena *arena, tc_slice text, tc_slice name) {
    tc_word w[NAME_WORDS], k[NAME_WORDS];
    size_t count = tc_words_read(name, 0, name.len, w, NAME_WORDS), at = 0;
    tc_slice top = tc_slice_sub(text, 0, SPELLED_BYTES);
    if (count < 2)
        return name;
    tc_slice first = tc_slice_sub(name, w[0].start, w[0].end);
    for (int i = 0; i < SPELLED_TRIES && (at = tc_slice_find(top, first, at)) != SIZE_MAX;
         i++, at++) {
        size_t total = tc_words_read(top, at, top.len, k, count), same = 0;
        while (same < total && strcmp(k[same].folded, w[same].folded) == 0 &&
               !(same && k[same].shout && !w[same].shout) && k[same].before != '.')
            same++;
        if (same == count && k[0].start == at)
            return tc_text_squeeze(arena, tc_slice_sub(top, at, k[count - 1].end));
    }
    return name;
}

/* Whether NAME is nothing but one of PHRASES. */
static bool is_one_of(tc_slice name, const char *const *phrases, size_t total) {
    tc_word w[NAME_WORDS];
    size_t count = tc_words_read(name, 0, name.len, w, NAME_WORDS);
    for (size_t i = 0; i < total; i++)
        if (count && tc_words_begin(w, count, phrases[i]) == count)
            return true;
    return false;
}

static bool begins_one_of(tc_slice name, const char *const *phrases, size_t total) {
    tc_word w[NAME_WORDS];
    size_t count = tc_words_read(name, 0, name.len, w, NAME_WORDS);
    for (size_t i = 0; i < total; i++)
        if (tc_words_begin(w, count, phrases[i]))
            return true;
    return false;
}

/* "HỘI NÔNG DÂN VIỆT NAM / BAN CHẤP HÀNH TỈNH QUẢNG NGÃI" is the society of that province. */
static tc_slice society(tc_arena *arena, tc_slice parent, tc_slice own) {
    static const char *const societies[] = {"hoi", "doan", "lien doan", "tong lien doan",
                                            "lien hiep"};
    tc_word w[NAME_WORDS];
    size_t count = tc_words_read(own, 0, own.len, w, NAME_WORDS);
    size_t used = tc_words_begin(w, count, "ban chap hanh");
    if (!used || used == count ||
        !begins_one_of(parent, societies, sizeof societies / sizeof *societies))
        return (tc_slice){NULL, 0};
    tc_slice all = TC_SLICE(" Việt Nam");
    if (tc_slice_ends(parent, all))
        parent.len -= all.len;
    tc_slice name = parent;
    tc_line_append(arena, &name, tc_slice_sub(own, w[used].start, own.len));
    return name;
}

/* "VĂN PHÒNG" below "UBND TỈNH …", "BAN TUYÊN GIÁO" below "TỈNH ỦY …": OWN is a part of PARENT and
 * named after it. */
static bool is_part(tc_slice own, tc_slice parent) {
    static const char *const parts[] = {"van phong",         "phong",
                                        "thanh tra",         "ban tuyen giao",
                                        "ban to chuc",       "ban noi chinh",
                                        "ban dan van",       "uy ban kiem tra",
                                        "ban phap che",      "ban kinh te",
                                        "ban van hoa",       "ban dan toc",
                                        "ban chi dao",       "ban xay dung dang",
                                        "trung tam phuc vu", "trung tam chinh tri"};
    static const char *const wholes[] = {
        "ubnd",     "uy ban nhan dan", "hdnd",   "hoi dong nhan dan", "tinh uy", "thanh uy",
        "huyen uy", "quan uy",         "thi uy", "dang uy",           "cong an"};
    return begins_one_of(own, parts, sizeof parts / sizeof *parts) &&
           begins_one_of(parent, wholes, sizeof wholes / sizeof *wholes) &&
           !tc_letterhead_place(own);
}

/* "Phòng Nội vụ huyện Ba Bể", "Văn phòng UBND tỉnh Quảng Bình". */
static tc_slice part_name(tc_arena *arena, tc_slice own, tc_slice parent, const tc_home *home) {
    static const char *const offices[] = {"van phong"};
    static const char *const divisions[] = {"phong", "thanh tra", "trung tam", "ban dan toc",
                                            "ban chi dao"};
    static const char *const government[] = {"ubnd", "uy ban nhan dan"};
    bool office = is_one_of(own, offices, 1);
    bool division = begins_one_of(own, divisions, sizeof divisions / sizeof *divisions) &&
                    begins_one_of(parent, government, sizeof government / sizeof *government);
    if (!office && division && !home->seat.len)
        return tc_body_full(arena, own, home);
    /* A name that ends in "tỉnh" says already whose it is. */
    static const char *const ends[] = {" tỉnh", " huyện", " xã", " phường"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (tc_slice_ends(own, tc_slice_of(ends[i])))
            return tc_body_full(arena, own, home);
    tc_slice name = own;
    tc_line_append(arena, &name,
                   division && !office ? home->seat : tc_body_full(arena, parent, home));
    return name;
}

tc_slice tc_letterhead_body(tc_arena *arena, tc_slice text, const tc_letterhead *head,
                            const tc_home *home) {
    /* These act for the body above them. */
    static const char *const acting[] = {"ban thuong truc", "ban thuong vu", "ban chap hanh",
                                         "thuong truc",     "doan chu tich", "co quan thuong truc"};
    tc_slice own = as_spelled(arena, text, tc_name_case(arena, head->own));
    if (!head->parent.len)
        return tc_body_full(arena, own, home);
    tc_slice parent = as_spelled(arena, text, tc_name_case(arena, head->parent));
    if (is_one_of(own, acting, sizeof acting / sizeof *acting))
        return tc_body_full(arena, parent, home);
    /* "BAN CHẤP HÀNH TRUNG ƯƠNG / BAN TỔ CHỨC" */
    static const char *const centre[] = {"ban chap hanh trung uong", "dang cong san viet nam"};
    static const char *const boards[] = {"ban to chuc",
                                         "ban tuyen giao",
                                         "ban tuyen giao va dan van",
                                         "ban dan van",
                                         "ban noi chinh",
                                         "ban doi ngoai",
                                         "ban kinh te",
                                         "uy ban kiem tra",
                                         "van phong",
                                         "ban chinh sach chien luoc"};
    if (begins_one_of(parent, centre, sizeof centre / sizeof *centre) &&
        is_one_of(own, boards, sizeof boards / sizeof *boards)) {
        tc_line_append(arena, &own, TC_SLICE("Trung ương"));
        return tc_body_full(arena, own, home);
    }
    tc_slice whole = society(arena, parent, own);
    if (whole.len)
        return tc_body_full(arena, whole, home);
    return is_part(own, parent) ? part_name(arena, own, parent, home)
                                : tc_body_full(arena, own, home);
}
