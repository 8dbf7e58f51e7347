/* SPDX-License-Identifier: GPL-2.0-or-later */
/* "Sở Khoa học và Công nghệ" of "SỞ KHOA HỌC VÀ CÔNG NGHỆ". */
#include "bodies.h"

#include <text/fold.h>
#include <text/legacy.h>
#include <text/letter.h>
#include <text/text.h>

#include <string.h>

enum { NAME_WORDS = 48, NAME_MAX = 4096 };

/* Names that keep their own capitals when the rest of a shouted name is brought down. */
static bool put_known(tc_slice folded_from, tc_buffer *out, size_t *used) {
    static const char *const names[] = {"UBND", "HĐND", "MTTQ", "KH&CN"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (tc_slice_starts(folded_from, tc_slice_of(names[i]))) {
            tc_buffer_add(out, tc_slice_of(names[i]));
            *used = strlen(names[i]);
            return true;
        }
    return false;
}

static bool is_small_word(const char *folded) {
    static const char *const small[] = {"va", "cua", "tinh", "cac"};
    for (size_t i = 0; i < sizeof small / sizeof *small; i++)
        if (strcmp(folded, small[i]) == 0)
            return true;
    return false;
}

/* Words of two syllables, and levels of places: what follows the first syllable stays small. */
static const char *const compounds[] = {
    "ban nhân",   "bảo hiểm",   "hiểm xã",    "bệnh viện",   "biên phòng",  "cao đẳng",
    "chi cục",    "chi nhánh",  "chỉ đạo",    "chỉ huy",     "chính sách",  "chính trị",
    "chấp hành",  "công an",    "công nghệ",  "công nghiệp", "đa khoa",     "đại học",
    "đào tạo",    "đầu tư",     "đô thị",     "đoàn viên",   "dân tộc",     "dân sự",
    "thiên tai",  "phòng thủ",  "tìm kiếm",   "cứu nạn",     "du lịch",     "giáo dục",
    "giám sát",   "giao thông", "hành chính", "hải quan",    "học viện",    "hội đồng",
    "đồng nhân",  "đảng ủy",    "tỉnh đoàn",  "thành đoàn",  "tỉnh ủy",     "huyện ủy",
    "thành ủy",   "hợp tác",    "kế hoạch",   "khoa học",    "khu vực",     "quân khu",
    "công ti",    "cổ phần",    "điện lực",   "kĩ thuật",    "kho bạc",     "kiểm lâm",
    "kiểm sát",   "kiểm toán",  "kiểm tra",   "kinh tế",     "lao động",    "liên đoàn",
    "liên hiệp",  "liên minh",  "môi trường", "mặt trận",    "ngân hàng",   "ngân sách",
    "nghiên cứu", "nhà nước",   "nhân dân",   "nông dân",    "nông nghiệp", "nông thôn",
    "nội chính",  "nội vụ",     "pháp chế",   "pháp luật",   "phát triển",  "phòng chống",
    "phụ nữ",     "phục vụ",    "quân sự",    "quản lí",     "quốc gia",    "quốc hội",
    "quốc phòng", "sư phạm",    "tài chính",  "tài nguyên",  "tập đoàn",    "tổng cục",
    "tổng công",  "tổng hợp",   "thanh niên", "thanh tra",   "thể thao",    "thi đua",
    "thống kê",   "thông tin",  "thủ tướng",  "thường trực", "thường vụ",   "tổ chức",
    "tổ quốc",    "tòa án",     "trung học",  "trung tâm",   "trung ương",  "truyền thông",
    "trường học", "tuyên giáo", "tư pháp",    "ủy ban",      "vận tải",     "văn hóa",
    "văn phòng",  "viên chức",  "xã hội",     "xây dựng",    "y tế",        "viện kiểm",
    "sát nhân",   "án nhân",
};

static const char *const levels[] = {"xã",    "phường", "thị trấn", "đặc khu",
                                     "huyện", "quận",   "thị xã",   "thành phố"};

/* "UBND xã Tam Nông"; at the beginning of a name it has its capital. */
static bool is_level(const tc_word *w, size_t count, size_t at) {
    for (size_t i = 0; at && i < sizeof levels / sizeof *levels; i++) {
        size_t used = tc_words_begin_plain(w + at, count - at, levels[i]);
        if (used && !(at + used < count && strcmp(w[at + used].folded, "hoi") == 0))
            return true;
    }
    return false;
}

static bool ends_compound(const tc_word *w, size_t count, size_t at) {
    for (size_t i = 0; at && i < sizeof compounds / sizeof *compounds; i++)
        if (tc_words_begin_plain(w + at - 1, count - at + 1, compounds[i]) == 2)
            return true;
    for (size_t i = 0; at && i < sizeof levels / sizeof *levels; i++)
        if (tc_words_begin_plain(w + at - 1, count - at + 1, levels[i]) == 2)
            return true;
    return false;
}

void tc_name_lower(tc_slice s, tc_buffer *out) {
    for (size_t i = 0; i < s.len;) {
        uint32_t c = tc_utf8_next(s, &i);
        const tc_letter *known = tc_letter_find(c);
        tc_utf8_put(out, c - 'A' < 26 ? c | 0x20 : known ? known->lower : tc_letter_rare_lower(c));
    }
}

tc_slice tc_name_case(tc_arena *arena, tc_slice shouted) {
    tc_word w[NAME_WORDS];
    size_t count = tc_words_read(shouted, 0, shouted.len, w, NAME_WORDS), done = 0, used = 0;
    tc_buffer out, word;
    tc_buffer_init(&out, NAME_MAX);
    tc_buffer_init(&word, NAME_MAX);
    for (size_t i = 0; i < count; i++) {
        tc_buffer_add(&out, tc_slice_sub(shouted, done, w[i].start));
        done = w[i].end;
        if (put_known(tc_slice_sub(shouted, w[i].start, shouted.len), &out, &used)) {
            done = w[i].start + used;
            while (i + 1 < count && w[i + 1].start < done)
                i++;
            continue;
        }
        tc_slice s = tc_slice_sub(shouted, w[i].start, w[i].end);
        tc_buffer_clear(&word);
        tc_name_lower(s, &word);
        size_t first = 0, first_lower = 0;
        uint32_t capital = tc_utf8_next(s, &first);
        (void)tc_utf8_next(tc_buffer_slice(&word), &first_lower);
        bool small = i && (is_small_word(w[i].folded) || is_level(w, count, i) ||
                           ends_compound(w, count, i));
        if (small)
            tc_buffer_add(&out, tc_buffer_slice(&word));
        else if (s.len > 1 && !tc_syllable_is_vietnamese(s)) /* an abbreviation */
            tc_buffer_add(&out, s);
        else {
            tc_utf8_put(&out, capital == 0xD0 ? 0x110 : capital); /* Ð is Đ */
            tc_buffer_add(&out, tc_slice_sub(tc_buffer_slice(&word), first_lower, word.len));
        }
    }
    tc_buffer_add(&out, tc_slice_sub(shouted, done, shouted.len));
    tc_slice result = tc_arena_copy(arena, tc_buffer_slice(&out));
    tc_buffer_dispose(&out);
    tc_buffer_dispose(&word);
    return result;
}
