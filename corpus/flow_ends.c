/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How a line ends and begins, by its words and signs. */
#include "flow.h"

#include <string.h>
#include <text/fold.h>

static bool is_word_of(const char *const *words, size_t count, tc_slice word) {
    for (size_t i = 0; i < count && word.len; i++)
        if (words[i][0] == word.ptr[0] && strlen(words[i]) == word.len &&
            memcmp(words[i], word.ptr, word.len) == 0)
            return true;
    return false;
}

/* What a sign is to the words beside it. */
enum {
    LAST = 1,   /* it may stand behind the last one */
    FIRST = 2,  /* … in front of the first one */
    CLOSES = 4, /* it ends a sentence */
    RUNS = 8,   /* more must follow it */
    OPENS = 16  /* it begins what tc_flow_text_start passes over */
};

static bool is_one(char c, unsigned what) {
    static const uint8_t signs[256] = {['*'] = LAST | FIRST | OPENS,
                                       [' '] = LAST | FIRST | OPENS,
                                       ['\t'] = LAST | FIRST | OPENS,
                                       ['"'] = LAST | FIRST | OPENS,
                                       ['\''] = LAST | FIRST | OPENS,
                                       ['('] = FIRST | OPENS | RUNS,
                                       ['['] = FIRST | OPENS,
                                       ['<'] = OPENS,
                                       [0xE2] = OPENS,
                                       ['.'] = CLOSES,
                                       ['!'] = CLOSES,
                                       ['?'] = CLOSES,
                                       [','] = RUNS,
                                       ['-'] = RUNS,
                                       ['/'] = RUNS,
                                       ['&'] = RUNS};
    return (signs[(unsigned char)c] & what) != 0;
}

uint32_t tc_flow_text_end(tc_slice text, uint32_t start, uint32_t end) {
    for (;;) {
        if (end > start && is_one(text.ptr[end - 1], LAST))
            end--;
        else if (end >= start + 3 && memcmp(text.ptr + end - 3, "\xE2\x80\x9D", 3) == 0) /* ” */
            end -= 3;
        else if (end >= start + 4 && text.ptr[end - 1] == '>' && end - start > 3 &&
                 memcmp(text.ptr + end - 4, "</p>", 4) == 0)
            end -= 4;
        else
            return end;
    }
}

uint32_t tc_flow_text_start(tc_slice text, uint32_t start, uint32_t end) {
    if (start >= end || !is_one(text.ptr[start], OPENS))
        return start;
    bool breaks;
    for (;;) {
        size_t tag = tc_bookmark_read(text, start, end);
        if (tag)
            start += (uint32_t)tag;
        else if (start < end && is_one(text.ptr[start], FIRST))
            start++;
        else if (end - start >= 3 && memcmp(text.ptr + start, "\xE2\x80\x9C", 3) == 0) /* “ */
            start += 3;
        else if (start < end && (tag = tc_tag_read(text, start, end, &breaks)) != 0)
            start += (uint32_t)tag;
        else
            return start;
    }
}

/* More must follow these words. */
static bool is_connective(tc_slice word) {
    static const char *const words[] = {
        "và",   "của",  "các",   "với",  "về",  "tại",  "theo", "trong", "cho",
        "từ",   "đến",  "do",    "hoặc", "là",  "để",   "bằng", "trên",  "dưới",
        "cùng", "một",  "những", "được", "có",  "Luật", "Nghị", "Quyết", "Thông",
        "Điều", "điểm", "khoản", "VÀ",   "CỦA", "CÁC",  "VỀ",   "Khoản", "Điểm"};
    return is_word_of(words, sizeof words / sizeof *words, word);
}

/* A number must follow these. */
static bool wants_number(tc_slice word) {
    static const char *const words[] = {"số", "Số", "SỐ", "ngày", "tháng", "năm", "NGÀY", "Số:"};
    return is_word_of(words, sizeof words / sizeof *words, word);
}

/* A bracket is open at the end of the line. */
static bool open_bracket(tc_slice text, uint32_t start, uint32_t end) {
    int depth = 0;
    uint32_t from = end - start > 400 ? end - 400 : start;
    const char *first = memchr(text.ptr + from, '(', end - from);
    for (uint32_t i = first ? (uint32_t)(first - text.ptr) : end; i < end; i++) {
        depth += text.ptr[i] == '(';
        if (text.ptr[i] == ')' && depth > 0)
            depth--;
    }
    return depth > 0;
}

tc_ending tc_flow_ending(tc_slice text, uint32_t start, uint32_t end) {
    end = tc_flow_text_end(text, start, end);
    if (end == start)
        return TC_END_SENTENCE;
    char last = text.ptr[end - 1];
    if (last == ';' || last == ':')
        return end - start <= 6 && last == ':' ? TC_END_NUMERAL : TC_END_ITEM; /* "Số:" */
    if (is_one(last, CLOSES) ||
        (end - start >= 3 && memcmp(text.ptr + end - 3, "\xE2\x80\xA6", 3) == 0))
        return TC_END_SENTENCE;
    if (is_one(last, RUNS) || open_bracket(text, start, end))
        return TC_END_RUNNING;
    uint32_t word = end;
    while (word > start && end - word < 12 && text.ptr[word - 1] != ' ' &&
           text.ptr[word - 1] != '\t')
        word--;
    tc_slice last_word = {text.ptr + word, end - word};
    if (wants_number(last_word))
        return TC_END_NUMERAL;
    return is_connective(last_word) ? TC_END_RUNNING : TC_END_OPEN;
}

tc_beginning tc_flow_beginning(tc_slice text, uint32_t start, uint32_t end) {
    size_t at = tc_flow_text_start(text, start, end);
    if (at >= end)
        return TC_BEGIN_OTHER;
    uint32_t c = tc_utf8_next(text, &at);
    if (tc_is_digit(c))
        return TC_BEGIN_DIGIT;
    if (tc_is_upper(c))
        return TC_BEGIN_UPPER;
    return tc_is_letter(c) || c == ',' || c == ')' || c == '%' ? TC_BEGIN_LOWER : TC_BEGIN_OTHER;
}

bool tc_flow_capitals(tc_slice text, uint32_t start, uint32_t end) {
    unsigned letters = 0;
    if (end - start > 600)
        return false;
    for (size_t at = start; at < end;) {
        uint32_t c = tc_utf8_next(text, &at);
        if (!tc_is_letter(c))
            continue;
        letters++;
        if (!tc_is_upper(c))
            return false;
    }
    return letters >= 2;
}

bool tc_flow_band(tc_slice text, uint32_t start, uint32_t end) {
    enum { GROUP_LEVEL = 2, BAND_BYTES_MIN = 8 };
    tc_label label;
    if (end - start < BAND_BYTES_MIN)
        return false;
    return tc_flow_capitals(text, start, end) || (tc_label_read(text, start, end, &label) &&
                                                  label.level <= GROUP_LEVEL && label.after < end);
}

bool tc_flow_names_body(tc_slice text, uint32_t start, uint32_t end) {
    /* Names of several words, and single ones that a proper name must follow ("Ban hành", "Trường
     * hợp" are none). */
    static const char *const names[] = {
        "UBND",      "HĐND",      "Ủy ban",     "Uỷ ban",    "Các",         "Văn phòng",
        "Công an",   "Chi cục",   "Trung tâm",  "Liên hiệp", "Liên đoàn",   "Mặt trận",
        "Tỉnh đoàn", "Thanh tra", "Ngân hàng",  "Kho bạc",   "Bảo hiểm",    "Chủ tịch",
        "KT.",       "TM.",       "TL.",        "TUQ.",      "PHÓ",         "CHỦ TỊCH",
        "GIÁM ĐỐC",  "SỞ",        "THỨ TRƯỞNG", "Đơn vị",    "Doanh nghiệp"};
    static const char *const heads[] = {"Sở",     "Bộ",  "Ban", "Phòng", "Cục", "Viện",
                                        "Trường", "Hội", "Đài", "Thuế",  "Báo"};
    start = tc_flow_text_start(text, start, end);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        size_t n = strlen(names[i]);
        if (end - start >= n && memcmp(text.ptr + start, names[i], n) == 0 &&
            (end - start == n || tc_utf8_space(text, start + n) || names[i][n - 1] == '.'))
            return true;
    }
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        size_t n = strlen(heads[i]), next = start + n + 1;
        if (end - start > n + 1 && memcmp(text.ptr + start, heads[i], n) == 0 &&
            text.ptr[start + n] == ' ' && tc_is_upper(tc_utf8_next(text, &next)))
            return true;
    }
    return false;
}
