/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The strings that a document's data begins with, which are read of every result that is ranked:
 * the rest of the object, which may be long, is not looked at. */
#include <record/stored.h>
#include <text/text.h>

#include <string.h>

enum { SHOWN_MAX = 4 << 10 }; /* bytes */

tc_slice tc_stored_shown(tc_slice text) {
    if (text.len > SHOWN_MAX) {
        text.len = SHOWN_MAX;
        while (text.len && ((unsigned char)text.ptr[text.len] & 0xC0) == 0x80)
            text.len--;
    }
    return text;
}

typedef struct cursor {
    const char *at, *end;
} cursor;

static bool take(cursor *c, const char *literal) {
    size_t length = strlen(literal);
    if ((size_t)(c->end - c->at) < length || memcmp(c->at, literal, length) != 0)
        return false;
    c->at += length;
    return true;
}

/* The code point of "\uXXXX" at AT, behind the backslash; one that is half of another is none. */
static bool read_hex(const char *at, const char *end, uint32_t *out) {
    uint32_t c = 0;
    if (end - at < 5)
        return false;
    for (int i = 1; i < 5; i++) {
        const char *digits = "0123456789abcdef0123456789ABCDEF";
        const char *digit = at[i] ? strchr(digits, at[i]) : NULL;
        if (!digit)
            return false;
        c = c << 4 | (uint32_t)((digit - digits) % 16);
    }
    *out = c;
    return c < 0xD800 || c > 0xDFFF;
}

/* RAW without its backslashes. */
static bool unescape(tc_arena *arena, tc_slice raw, tc_slice *out) {
    static const char named[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
    tc_buffer text;
    bool fine = true;
    tc_buffer_init(&text, raw.len + 1);
    for (size_t i = 0; fine && i < raw.len; i++) {
        const char *name = NULL;
        uint32_t c = 0;
        if (raw.ptr[i] != '\\') {
            tc_buffer_add_char(&text, raw.ptr[i]);
        } else if (++i < raw.len && raw.ptr[i] && (name = strchr(named, raw.ptr[i]))) {
            tc_buffer_add_char(&text, meant[name - named]);
        } else if (i < raw.len && raw.ptr[i] == 'u' &&
                   read_hex(raw.ptr + i, raw.ptr + raw.len, &c)) {
            tc_utf8_put(&text, c);
            i += 4;
        } else {
            fine = false;
        }
    }
    *out = tc_arena_copy(arena, tc_buffer_slice(&text));
    tc_buffer_dispose(&text);
    return fine && out->ptr;
}

static bool take_string(tc_arena *arena, cursor *c, tc_slice *out) {
    bool escaped = false;
    if (!take(c, "\""))
        return false;
    const char *begin = c->at;
    while (c->at < c->end && *c->at != '"') {
        bool escape = *c->at == '\\';
        escaped |= escape;
        c->at += escape && c->end - c->at > 1 ? 2 : 1;
    }
    *out = (tc_slice){begin, (size_t)(c->at - begin)};
    return take(c, "\"") && (!escaped || unescape(arena, *out, out));
}

/* Where the member KEY goes; SPARE for others. */
static tc_slice *place(tc_stored_head *head, tc_slice key, tc_slice *date, tc_slice *spare) {
    const struct {
        const char *key;
        tc_slice *place;
    } places[] = {{"type", &head->type},
                  {"canonical", &head->canonical},
                  {"date", date},
                  {"issuer_full", &head->issuer},
                  {"title", &head->title}};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (tc_slice_equal(key, tc_slice_of(places[i].key)))
            return places[i].place;
    return spare;
}

/* The members up to the title. */
static bool read_members(tc_arena *arena, cursor *c, tc_stored_head *head) {
    tc_slice key = {NULL, 0}, date = {NULL, 0}, spare;
    if (!take(c, "{\"metadata\":{"))
        return false;
    while (!tc_slice_equal(key, TC_SLICE("title"))) {
        if ((key.len && !take(c, ",")) || !take_string(arena, c, &key) || !take(c, ":"))
            return false;
        tc_slice *into = place(head, key, &date, &spare);
        if (!take(c, "null") && !take_string(arena, c, into))
            return false;
    }
    tc_date_parse_iso(date, &head->date);
    return true;
}

tc_status tc_stored_head_of(tc_arena *arena, tc_slice data, tc_stored_head *out, tc_error *error) {
    cursor c = {data.ptr, data.ptr + data.len};
    tc_stored_head head = {.date = {0}};
    if (!data.len || !read_members(arena, &c, &head))
        return tc_error_set(error, TC_ERR_FORMAT, "the index holds an entry that cannot be read");
    head.type = tc_stored_shown(head.type);
    head.canonical = tc_stored_shown(head.canonical);
    head.issuer = tc_stored_shown(head.issuer);
    head.title = tc_stored_shown(head.title);
    *out = head;
    return TC_OK;
}
