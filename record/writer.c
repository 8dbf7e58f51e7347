/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <record/writer.h>

#include <base/lanes.h>

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

/* Room for a comma, the name KEY, its colon and SIZE bytes more; the first three are written, and
 * *AT is behind them. */
static char *begin_member(tc_buffer *out, const char *key, size_t size, char **at) {
    size_t length = strlen(key);
    char *begin = tc_buffer_room(out, length + 4 + size), *p = begin;
    if (!begin)
        return NULL;
    *p = ',';
    p += is_parted(out);
    *p++ = '"';
    memcpy(p, key, length);
    p += length;
    *p++ = '"';
    *p++ = ':';
    *at = p;
    return begin;
}

void tc_write_key(tc_buffer *out, const char *key) {
    char *at, *begin = begin_member(out, key, 0, &at);
    if (begin)
        tc_buffer_grown(out, (size_t)(at - begin));
}

/* The member KEY with VALUE as it is. */
static void write_member(tc_buffer *out, const char *key, tc_slice value) {
    char *at, *begin = begin_member(out, key, value.len, &at);
    if (!begin)
        return;
    memcpy(at, value.ptr, value.len);
    tc_buffer_grown(out, (size_t)(at - begin) + value.len);
}

/* How many bytes of TEXT from FROM on stand for themselves: no control character, quote or
 * backslash. */
static size_t plain_run(tc_slice text, size_t from) {
    size_t i = from;
    for (; i + TC_LANES <= text.len; i += TC_LANES) {
        const tc_lanes v = tc_lanes_load(text.ptr + i);
        tc_lanes special = (tc_lanes)(v < 0x20) | (tc_lanes)(v == '"') | (tc_lanes)(v == '\\');
        if (tc_lanes_any(special))
            return i + tc_lanes_first(special) - from;
    }
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

/* TEXT, whose first RUN bytes stand for themselves, in quotes, at AT of the room that begins at
 * BEGIN and has two bytes more than TEXT. */
static void put_text(tc_buffer *out, tc_slice text, size_t run, char *begin, char *at) {
    *at++ = '"';
    if (run)
        memcpy(at, text.ptr, run);
    at += run;
    if (run == text.len) {
        *at++ = '"';
        tc_buffer_grown(out, (size_t)(at - begin));
        return;
    }
    tc_buffer_grown(out, (size_t)(at - begin));
    for (size_t i = run; i < text.len;) {
        escape(out, text.ptr[i++]);
        run = plain_run(text, i);
        tc_buffer_add(out, tc_slice_sub(text, i, i + run));
        i += run;
    }
    tc_buffer_add_char(out, '"');
}

void tc_write_text(tc_buffer *out, tc_slice text) {
    char *begin = tc_buffer_room(out, text.len + 3), *at = begin;
    if (!begin)
        return;
    *at = ',';
    at += is_parted(out);
    put_text(out, text, plain_run(text, 0), begin, at);
}

void tc_write_null(tc_buffer *out, const char *key) {
    write_member(out, key, TC_SLICE("null"));
}

void tc_write_string(tc_buffer *out, const char *key, tc_slice text) {
    if (!text.len) {
        tc_write_null(out, key);
        return;
    }
    char *at, *begin = begin_member(out, key, text.len + 2, &at);
    if (begin)
        put_text(out, text, plain_run(text, 0), begin, at);
}

void tc_write_name(tc_buffer *out, const char *key, const char *name) {
    tc_write_string(out, key, tc_slice_of(name));
}

enum { DIGITS = 20 }; /* of the largest number, with its sign */

/* NUMBER at the end of ROOM. */
static tc_slice digits(uint64_t number, char room[DIGITS]) {
    size_t at = DIGITS;
    do {
        room[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number);
    return (tc_slice){room + at, DIGITS - at};
}

void tc_write_json(tc_buffer *out, tc_slice json) {
    part(out);
    tc_buffer_add(out, json);
}

void tc_write_integer(tc_buffer *out, int64_t number) {
    char room[DIGITS];
    bool negative = number < 0;
    tc_slice text = digits(negative ? -(uint64_t)number : (uint64_t)number, room);
    part(out);
    if (negative)
        tc_buffer_add_char(out, '-');
    tc_buffer_add(out, text);
}

void tc_write_number(tc_buffer *out, const char *key, uint64_t number) {
    char room[DIGITS];
    write_member(out, key, digits(number, room));
}

void tc_write_bool(tc_buffer *out, const char *key, bool value) {
    write_member(out, key, value ? TC_SLICE("true") : TC_SLICE("false"));
}

void tc_write_date(tc_buffer *out, const char *key, tc_date date) {
    char iso[12];
    tc_date_format(date, iso);
    tc_write_name(out, key, iso);
}

void tc_write_list(tc_buffer *out, const char *key, const tc_slice *items, uint32_t count) {
    write_member(out, key, count ? TC_SLICE("[") : TC_SLICE("[]"));
    for (uint32_t i = 0; i < count; i++)
        tc_write_text(out, items[i]);
    if (count)
        tc_write_close(out, ']');
}
