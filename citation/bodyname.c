/* SPDX-License-Identifier: GPL-2.0-or-later */
/* From what is written to the body that owns the number series.  A head and the council it heads
 * share one series (Decree 30/2020/NĐ-CP, annex I, II.3; for the Party 36-HD/VPTW), so "Chủ tịch
 * UBND" is the UBND and "Ban Thường vụ Tỉnh ủy" the Tỉnh ủy. */
#include "abbreviations.h"
#include "bodyparts.h"

#include <text/fold.h>
#include <text/text.h>

#include <string.h>

enum { NAME_WORDS = 48 };

tc_slice tc_home_name(tc_arena *arena, const tc_home *home) {
    if (!home->place)
        return (tc_slice){NULL, 0};
    tc_buffer name;
    tc_buffer_init(&name, TC_BODY_NAME_MAX);
    bool capital = strcmp(home->place->folded, "ho chi minh") == 0;
    tc_buffer_add(&name, tc_slice_of(!(home->city || home->place->city) ? "tỉnh "
                                     : capital                          ? "Thành phố "
                                                                        : "thành phố "));
    tc_buffer_add(&name, tc_slice_of(home->place->name));
    tc_slice result = tc_arena_copy(arena, tc_buffer_slice(&name));
    tc_buffer_dispose(&name);
    return result;
}

tc_slice tc_body_join(tc_arena *arena, tc_slice head, tc_slice tail) {
    tc_buffer name;
    tc_buffer_init(&name, TC_BODY_NAME_MAX);
    tc_buffer_add(&name, head);
    if (tail.len) {
        tc_buffer_add_char(&name, ' ');
        tc_buffer_add(&name, tail);
    }
    tc_slice result = tc_arena_copy(arena, tc_buffer_slice(&name));
    tc_buffer_dispose(&name);
    return result;
}

/* "xã" alone is the one that the document itself is from. */
static tc_slice seat_of(const tc_word *w, size_t count, const tc_home *home) {
    tc_word s[4];
    size_t total = tc_words_read(home->seat, 0, home->seat.len, s, 4);
    bool same = count > 0 && count < total;
    for (size_t i = 0; same && i < count; i++)
        same = strcmp(w[i].folded, s[i].folded) == 0 && w[i].before == ' ';
    /* "thành" is no level; "thành phố" and "thị xã" are. */
    bool half =
        count == 1 && (strcmp(w[0].folded, "thanh") == 0 || strcmp(w[0].folded, "thi") == 0);
    return same && !half ? home->seat : (tc_slice){NULL, 0};
}

tc_slice tc_body_place(tc_arena *arena, tc_slice text, const tc_word *w, size_t count,
                       const tc_home *home) {
    if (!count)
        return tc_home_name(arena, home);
    tc_slice seat = seat_of(w, count, home);
    if (seat.len)
        return seat;
    bool tinh = strcmp(w[0].folded, "tinh") == 0;
    size_t city = tc_words_begin(w, count, "thanh pho");
    if (!city)
        city = tc_words_begin(w, count, "tp");
    size_t level = tinh ? 1 : city;
    /* "thành phố" in a province is one of its cities, and not named. */
    bool inner = city && home->place && !home->city && !home->place->city;
    if ((level == count || w[level].before == '(') && !inner)
        return tc_home_name(arena, home);
    if (level == count)
        return tc_text_squeeze(arena, tc_slice_sub(text, w[0].start, w[count - 1].end));
    size_t end;
    const tc_place *place = tc_place_read(text, w[level].start, &end);
    if (place && (level || end >= w[count - 1].end)) {
        tc_home named = {.place = place, .city = city > 0};
        return tc_home_name(arena, &named);
    }
    return tc_text_squeeze(arena, tc_slice_sub(text, w[0].start, w[count - 1].end));
}

/* Bodies that have one name however they are called; the first phrase found decides. */
static const struct {
    const char *phrase, *name;
} fixed[] = {
    {"uy ban thuong vu quoc hoi", "Ủy ban Thường vụ Quốc hội"},
    {"bo chinh tri", "Bộ Chính trị"},
    {"ban bi thu trung uong doan", "Ban Bí thư Trung ương Đoàn"},
    {"ban chap hanh trung uong doan", "Ban Chấp hành Trung ương Đoàn"},
    {"ban bi thu", "Ban Bí thư"},
    {"ban chap hanh trung uong", "Ban Chấp hành Trung ương Đảng"},
    {"bch trung uong", "Ban Chấp hành Trung ương Đảng"},
    {"hoi nghi trung uong", "Ban Chấp hành Trung ương Đảng"},
    {"trung uong dang", "Ban Chấp hành Trung ương Đảng"},
    {"chu tich nuoc", "Chủ tịch nước"},
    {"hoi dong tham phan", "Hội đồng Thẩm phán Tòa án nhân dân tối cao"},
    {"vien kiem sat nhan dan toi cao", "Viện kiểm sát nhân dân tối cao"},
    {"vksnd toi cao", "Viện kiểm sát nhân dân tối cao"},
    {"toa an nhan dan toi cao", "Tòa án nhân dân tối cao"},
    {"tand toi cao", "Tòa án nhân dân tối cao"},
};

/* These stand in longer names, too ("Thanh tra Chính phủ"), so nothing may go before or behind. */
static const struct {
    const char *phrase, *name;
} whole[] = {
    {"chinh phu", "Chính phủ"},
    {"quoc hoi", "Quốc hội"},
};

static const struct {
    const char *phrase, *head;
} seated[] = {
    {"ubnd", "UBND"},
    {"uy ban nhan dan", "UBND"},
    {"hdnd", "HĐND"},
    {"hoi dong nhan dan", "HĐND"},
};

/* Posts in front of the body that they head. */
static const char *const posts[] = {
    "tong cuc truong", "pho chu tich", "chu tich",    "pho giam doc", "giam doc",
    "bo truong",       "thu truong",   "cuc truong",  "thong doc",    "chanh van phong",
    "tong thanh tra",  "chanh an",     "hieu truong", "vien truong",
};

static bool is_local(const tc_word *w, size_t count) {
    static const char *const local[] = {
        "so",        "chi cuc",        "ban quan li",       "cong an",
        "tinh doan", "van phong ubnd", "van phong tinh uy", "ban dan toc",
        "phong",     "trung tam"};
    for (size_t i = 0; i < sizeof local / sizeof *local; i++)
        if (tc_words_begin(w, count, local[i]))
            return true;
    return false;
}

/* Whether every word of NAME that is no abbreviation stands in KNOWN, too. */
static bool words_agree(const tc_word *w, size_t count, tc_slice known) {
    tc_word k[NAME_WORDS];
    size_t total = tc_words_read(known, 0, known.len, k, NAME_WORDS);
    for (size_t i = 0; i < count; i++) {
        bool found = w[i].shout;
        for (size_t n = 0; n < total && !found; n++)
            found = strcmp(w[i].folded, k[n].folded) == 0;
        if (!found)
            return false;
    }
    return true;
}

/* "Sở KH&CN" → "Sở Khoa học và Công nghệ", "Bộ Nông nghiệp và PTNT" → "… và Phát triển nông thôn":
 * by what the symbol of the first letters stands for. */
static tc_slice spell_out(tc_arena *arena, tc_slice name) {
    tc_word w[NAME_WORDS];
    size_t count = tc_words_read(name, 0, name.len, w, NAME_WORDS);
    tc_buffer letters;
    tc_buffer_init(&letters, 1024);
    tc_slice known = {NULL, 0}, squeezed = tc_text_squeeze(arena, name);
    /* "BQP": the abbreviation alone. */
    if (count == 1 && w[0].shout)
        known = tc_abbreviation_body(name);
    bool ministry =
        tc_slice_starts(name, TC_SLICE("Sở ")) || tc_slice_starts(name, TC_SLICE("Bộ ")) ||
        tc_slice_starts(name, TC_SLICE("So ")) || tc_slice_starts(name, TC_SLICE("Bo "));
    for (size_t i = 0; ministry && i < count; i++) {
        tc_slice word = tc_slice_sub(name, w[i].start, w[i].end);
        size_t first = 0;
        (void)tc_utf8_next(word, &first);
        if (strcmp(w[i].folded, "va") != 0)
            tc_buffer_add(&letters, w[i].shout ? word : tc_slice_sub(word, 0, first));
    }
    if (ministry)
        known = tc_abbreviation_body(tc_buffer_slice(&letters));
    if (known.len && !words_agree(w, count, known))
        known.len = 0;
    tc_buffer_dispose(&letters);
    if (!known.len)
        known = tc_body_usual(squeezed);
    return known.len ? known : squeezed;
}

/* What "xã" at the end of "Công an xã" means, or "Đảng ủy" alone in a commune; "" for any other
 * name. */
static tc_slice seat_at_end(const tc_word *w, size_t count, const tc_home *home) {
    tc_slice seat = {NULL, 0};
    for (size_t n = 1; n <= 2 && n < count && !seat.len; n++)
        if (!w[count - n].capital)
            seat = seat_of(w + count - n, n, home);
    bool alone = count == 2 && tc_words_begin(w, count, "dang uy");
    return seat.len ? seat : alone ? home->seat : seat;
}

/* W without the words that SEAT begins with. */
static tc_slice name_before(tc_arena *arena, tc_slice text, const tc_word *w, size_t count,
                            tc_slice seat) {
    tc_word s[2];
    size_t levels = tc_words_read(seat, 0, seat.len, s, 2);
    for (size_t n = levels; n > 0; n--) {
        size_t same = 0;
        while (same < n && same < count && strcmp(w[count - n + same].folded, s[same].folded) == 0)
            same++;
        if (same == n && n < count)
            return tc_text_squeeze(arena, tc_slice_sub(text, w[0].start, w[count - n - 1].end));
    }
    return tc_text_squeeze(arena, tc_slice_sub(text, w[0].start, w[count - 1].end));
}

tc_slice tc_body_seat(const tc_place *place) {
    return strcmp(place->folded, "ho chi minh") == 0 ? TC_SLICE("Thành phố Hồ Chí Minh")
                                                     : tc_slice_of(place->name);
}

/* Whether W says of which place below the province it is: "xã Bản Phố". */
static bool names_seat(const tc_word *w, size_t count) {
    static const char *const levels[] = {"xã",     "phường", "đặc khu", "thị trấn",
                                         "thị xã", "huyện",  "quận"};
    for (size_t i = 1; i < count; i++)
        for (size_t k = 0; k < sizeof levels / sizeof *levels; k++) {
            size_t used = tc_words_begin_plain(w + i, count - i, levels[k]);
            if (used && i + used < count && w[i + used].capital &&
                strcmp(w[i + used].folded, "hoi") != 0)
                return true;
        }
    return false;
}

/* How many words at the end of W say that the body is the one at home: "Ban Chỉ đạo 389 tỉnh", in
 * a city of the centre "Thanh tra thành phố". */
static size_t home_level(const tc_word *w, size_t count, const tc_home *home) {
    if (count < 2 || !home->place)
        return 0;
    if (tc_word_is(&w[count - 1], "tỉnh"))
        return 1;
    if (!home->city && !home->place->city)
        return 0;
    if (count > 2 && tc_words_begin_plain(w + count - 2, 2, "thành phố"))
        return 2;
    return strcmp(w[count - 1].folded, "tp") == 0;
}

static tc_slice open_name(tc_arena *arena, tc_slice text, const tc_word *w, size_t count,
                          const tc_home *home) {
    if (count == 4 && tc_words_begin(w, count, "ngan hang nha nuoc"))
        return TC_SLICE("Ngân hàng Nhà nước Việt Nam");
    tc_slice name = spell_out(arena, tc_slice_sub(text, w[0].start, w[count - 1].end));
    /* "Văn phòng Tỉnh ủy", "Tỉnh đoàn" */
    static const char *const youth[] = {"tinh doan", "thanh doan"};
    bool committee = count > 2 && (tc_words_begin(w + count - 2, 2, "tinh uy") ||
                                   tc_words_begin(w + count - 2, 2, "thanh uy"));
    for (size_t i = 0; i < sizeof youth / sizeof *youth; i++)
        committee = committee || tc_words_begin(w, count, youth[i]) == count;
    if (committee && home->place)
        return tc_body_join(arena, name, tc_body_seat(home->place));
    tc_slice seat = seat_at_end(w, count, home);
    if (seat.len)
        return tc_body_join(arena, name_before(arena, text, w, count, seat), seat);
    if (!is_local(w, count)) {
        size_t level = home_level(w, count, home);
        return level ? tc_body_join(arena,
                                    tc_text_squeeze(arena, tc_slice_sub(text, w[0].start,
                                                                        w[count - level - 1].end)),
                                    tc_home_name(arena, home))
                     : name;
    }
    for (size_t i = 1; i < count; i++) {
        size_t end;
        bool level =
            strcmp(w[i].folded, "tinh") == 0 || tc_words_begin(w + i, count - i, "thanh pho");
        if (level && i + 1 < count)
            return name;
        if (level) {
            name = spell_out(arena, tc_slice_sub(text, w[0].start, w[i - 1].end));
            break;
        }
        if (w[i].capital && tc_place_read(text, w[i].start, &end) && end >= w[count - 1].end) {
            tc_home named = {.place = tc_place_read(text, w[i].start, &end)};
            if (tc_words_begin(w, count, "tinh doan") || tc_words_begin(w, count, "thanh doan"))
                return name;
            return tc_body_join(arena,
                                spell_out(arena, tc_slice_sub(text, w[0].start, w[i - 1].end)),
                                tc_home_name(arena, &named));
        }
    }
    /* "Chi cục Thuế khu vực XII" is of several provinces; "Công an phường Sa Pa" of its seat. */
    if (tc_words_last(w, count, "khu vuc") != SIZE_MAX || names_seat(w, count))
        return name;
    bool below = home->seat.len &&
                 (tc_words_begin(w, count, "phong") || tc_words_begin(w, count, "trung tam"));
    return tc_body_join(arena, name, below ? home->seat : tc_home_name(arena, home));
}

/* "Ban Thường vụ" of "Ban Thường vụ Đảng ủy xã" has no series of its own. */
static size_t without_bureau(const tc_word *w, size_t count) {
    static const char *const bureaus[] = {"doan chu tich", "ban thuong vu",   "btv",
                                          "ban chap hanh", "ban thuong truc", "bch",
                                          "thuong truc"};
    static const char *const owners[] = {"dang uy",   "uy ban", "hoi",           "lien doan",
                                         "tinh doan", "doan",   "tong lien doan"};
    for (size_t i = 0; i < sizeof bureaus / sizeof *bureaus; i++) {
        size_t used = tc_words_begin(w, count, bureaus[i]);
        for (size_t k = 0; used && k < sizeof owners / sizeof *owners; k++)
            if (tc_words_begin(w + used, count - used, owners[k]))
                return used;
    }
    return 0;
}

static size_t without_post(const tc_word *w, size_t count) {
    size_t bureau = without_bureau(w, count);
    if (bureau)
        return bureau;
    for (size_t i = 0; i < sizeof posts / sizeof *posts; i++) {
        size_t used = tc_words_begin(w, count, posts[i]);
        if (used)
            return used;
    }
    return 0;
}

/* NAME with Đ for the Ð that some keyboards write, and "ủy" for the "uỷ" of old spelling. */
static tc_slice with_usual_letters(tc_arena *arena, tc_slice name) {
    static const char *const pairs[][2] = {{"\xC3\x90", "Đ"}, {"uỷ", "ủy"}, {"Uỷ", "Ủy"}};
    enum { PAIRS = sizeof pairs / sizeof *pairs };
    /* The last byte of ỷ, or of Ð. */
    if (!name.len || (!memchr(name.ptr, 0xB7, name.len) && !memchr(name.ptr, 0x90, name.len)))
        return name;
    tc_buffer out;
    tc_buffer_init(&out, TC_BODY_NAME_MAX);
    for (size_t at = 0; at < name.len;) {
        tc_slice rest = tc_slice_sub(name, at, name.len);
        size_t k = 0;
        while (k < PAIRS && !tc_slice_starts(rest, tc_slice_of(pairs[k][0])))
            k++;
        if (k < PAIRS)
            tc_buffer_add(&out, tc_slice_of(pairs[k][1]));
        else
            tc_buffer_add_char(&out, name.ptr[at]);
        at += k < PAIRS ? strlen(pairs[k][0]) : 1;
    }
    tc_slice result = tc_arena_copy(arena, tc_buffer_slice(&out));
    tc_buffer_dispose(&out);
    return result;
}

tc_slice tc_body_full(tc_arena *arena, tc_slice written, const tc_home *home) {
    written = with_usual_letters(arena, written);
    tc_word w[NAME_WORDS];
    size_t count = tc_words_read(written, 0, written.len, w, NAME_WORDS);
    /* "Sở đã ban hành": which one, the word alone does not say. */
    if (!count || (count == 1 && !w[0].shout))
        return (tc_slice){NULL, 0};
    /* What they conclude the Office makes known. */
    if (tc_words_begin(w, count, "thuong truc chinh phu"))
        return (tc_slice){NULL, 0};
    /* "Bộ Công an - Bộ Tài chính": the series is that of the first. */
    for (size_t i = 2; i < count; i++)
        if (w[i].before == '-' && w[i].capital && strcmp(w[i].folded, w[0].folded) == 0 &&
            (tc_word_is(&w[i], "bộ") || tc_word_is(&w[i], "sở")))
            return tc_body_full(arena, tc_slice_sub(written, 0, w[i - 1].end), home);
    if (count > 2 && tc_word_is(&w[0], "trưởng") && strcmp(w[1].folded, "ban") == 0)
        return tc_body_full(arena, tc_slice_sub(written, w[1].start, written.len), home);
    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
        if (tc_words_last(w, count, fixed[i].phrase) != SIZE_MAX)
            return tc_slice_of(fixed[i].name);
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
        if (tc_words_begin(w, count, whole[i].phrase) == count)
            return tc_slice_of(whole[i].name);
    if (tc_words_begin(w, count, "hoi nghi") && tc_words_last(w, count, "trung uong") != SIZE_MAX)
        return tc_slice_of("Ban Chấp hành Trung ương Đảng");
    if (tc_words_begin(w, count, "thu tuong"))
        return tc_slice_of("Thủ tướng Chính phủ");
    if (tc_words_begin(w, count, "quoc hoi"))
        return tc_slice_of("Quốc hội");
    if (tc_words_begin(w, count, "tong thanh tra"))
        return tc_slice_of("Thanh tra Chính phủ");
    tc_slice part = tc_body_of_council(arena, written, w, count, home);
    if (part.len)
        return part;
    for (size_t i = 0; i < sizeof seated / sizeof *seated; i++) {
        size_t at = tc_words_last(w, count, seated[i].phrase);
        if (at == SIZE_MAX)
            continue;
        size_t from = at + tc_words_begin(w + at, count - at, seated[i].phrase);
        /* "HĐND xã Tịnh Khê khóa I" is that council in any of its terms. */
        size_t term = tc_words_last(w, count, "khoa");
        if (term != SIZE_MAX && term > from && term + 2 == count)
            count = term;
        tc_slice place = tc_body_place(arena, written, w + from, count - from, home);
        if (tc_words_begin(w, count, "ban can su dang"))
            return tc_body_join(arena, TC_SLICE("Ban Cán sự đảng UBND"), place);
        /* "Đảng ủy UBND", "Văn phòng HĐND" are other bodies; what their name ends in is the same.
         */
        bool office = tc_words_begin(w, count, "van phong") > 0;
        if ((office || tc_words_begin(w, count, "dang uy")) && at == 2)
            return tc_body_join(arena,
                                tc_body_join(arena,
                                             office ? TC_SLICE("Văn phòng") : TC_SLICE("Đảng ủy"),
                                             tc_slice_of(seated[i].head)),
                                place);
        if (!office && !tc_words_begin(w, count, "dang uy"))
            return tc_body_join(arena, tc_slice_of(seated[i].head), place);
    }
    tc_slice committee = {NULL, 0};
    if (!tc_words_begin(w, count, "van phong") && !tc_words_begin(w, count, "ban to chuc"))
        committee = tc_body_of_party(arena, written, w, count, home);
    if (committee.len)
        return committee;
    size_t post = without_post(w, count);
    /* "Bộ trưởng" alone does not say of what. */
    if (post == count)
        return (tc_slice){NULL, 0};
    return open_name(arena, written, w + post, count - post, home);
}
