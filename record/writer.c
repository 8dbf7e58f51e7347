/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "writer.h"

/* Whether a comma is due: no opening bracket, key or line end stands in front. */
static bool is_parted(const tc_buffer *out) {
    char last = out->len ? out->data[out->len - 1] : '[';
    return last != '{' && last != '[' && last != ':' && last != '\n';
}

static void part(tc_buffer *out) {
    if (is_parted(out))
        tc_buffer_add_char(out, ',');
}

void tc_write_open(tc_buffer *out, char bracket) {
    part(out);
    tc_buffer_add_char(out, bracket);
}

void tc_write_close(tc_buffer *out, char bracket) {
    tc_buffer_add_char(out, bracket);
}

void tc_write_key(tc_buffer *out, const char *key) {
    enum { KEY_MAX = 60 };
    char text[KEY_MAX + 4];
    size_t length = strnlen(key, KEY_MAX), n = 0;
    text[n] = ',';
    n += is_parted(out);
    text[n++] = '"';
    memcpy(text + n, key, length);
    n += length;
    text[n++] = '"';
    text[n++] = ':';
    tc_buffer_add(out, (tc_slice){text, n});
}

/* Whether one of eight bytes is a control character, a quote or a backslash. */
static bool any_special(const char *bytes) {
    const uint64_t ones = UINT64_C(0x0101010101010101), tops = UINT64_C(0x8080808080808080);
    uint64_t eight;
    memcpy(&eight, bytes, sizeof eight);
    uint64_t quote = eight ^ ones * '"', backslash = eight ^ ones * '\\';
    /* A byte below N borrows from its top bit, which was not set. */
    return (((eight - ones * 0x20) & ~eight) | ((quote - ones) & ~quote) |
            ((backslash - ones) & ~backslash)) &
           tops;
}

/* How many bytes of TEXT from FROM on stand for themselves. */
static size_t plain_run(tc_slice text, size_t from) {
    size_t i = from;
    while (i + 8 <= text.len && !any_special(text.ptr + i))
        i += 8;
    while (i < text.len && (unsigned char)text.ptr[i] >= 0x20 && text.ptr[i] != '"' &&
           text.ptr[i] != '\\')
        i++;
    return i - from;
}

static void escape(tc_buffer *out, char c) {
    static const char named[] = "\"\"\\\\\bb\ff\nn\rr\tt";
    for (size_t i = 0; i + 1 < sizeof named; i += 2)
        if (named[i] == c) {
            tc_buffer_add_char(out, '\\');
            tc_buffer_add_char(out, named[i + 1]);
            return;
        }
    tc_buffer_printf(out, "\\u%04X", (unsigned)(unsigned char)c);
}

void tc_write_text(tc_buffer *out, tc_slice text) {
    part(out);
    tc_buffer_add_char(out, '"');
    for (size_t i = 0; i < text.len;) {
        size_t run = plain_run(text, i);
        tc_buffer_add(out, tc_slice_sub(text, i, i + run));
        i += run;
        if (i < text.len)
            escape(out, text.ptr[i++]);
    }
    tc_buffer_add_char(out, '"');
}

void tc_write_null(tc_buffer *out, const char *key) {
    tc_write_key(out, key);
    tc_buffer_add(out, TC_SLICE("null"));
}

void tc_write_string(tc_buffer *out, const char *key, tc_slice text) {
    if (!text.len) {
        tc_write_null(out, key);
        return;
    }
    tc_write_key(out, key);
    tc_write_text(out, text);
}

void tc_write_name(tc_buffer *out, const char *key, const char *name) {
    tc_write_string(out, key, tc_slice_of(name));
}

void tc_write_number(tc_buffer *out, const char *key, uint64_t number) {
    char digits[20];
    size_t at = sizeof digits;
    do {
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number);
    tc_write_key(out, key);
    tc_buffer_add(out, (tc_slice){digits + at, sizeof digits - at});
}

void tc_write_bool(tc_buffer *out, const char *key, bool value) {
    tc_write_key(out, key);
    tc_buffer_add(out, value ? TC_SLICE("true") : TC_SLICE("false"));
}

void tc_write_date(tc_buffer *out, const char *key, tc_date date) {
    char iso[12];
    tc_date_format(date, iso);
    tc_write_name(out, key, iso);
}

void tc_write_list(tc_buffer *out, const char *key, const tc_slice *items, uint32_t count) {
    tc_write_key(out, key);
    tc_write_open(out, '[');
    for (uint32_t i = 0; i < count; i++)
        tc_write_text(out, items[i]);
    tc_write_close(out, ']');
}
