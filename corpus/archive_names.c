/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "archive_inside.h"

#include <text/letter.h>
#include <text/text.h>

/* Windows of Vietnam writes names in code page 1258, and says nothing of it. */
static bool is_vietnamese(tc_slice name) {
    for (size_t at = 0; at < name.len;) {
        uint32_t c = tc_utf8_next(name, &at);
        if (c >= 0x80 && !(tc_letter_find(c) && tc_is_letter(c)))
            return false;
    }
    return true;
}

/* RAW as text. */
static tc_slice decode(tc_arena *arena, tc_slice raw) {
    static const char *const encodings[] = {"UTF-8", "windows-1258", "IBM437"};
    tc_text text;
    for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++)
        if (tc_text_decode(arena, raw, encodings[i], &text, NULL) == TC_OK && !text.replaced &&
            (i != 1 || is_vietnamese(text.utf8)))
            return text.utf8;
    return TC_SLICE("?");
}

static bool is_drive(tc_slice part) {
    return part.len == 2 && part.ptr[1] == ':' && tc_is_letter((unsigned char)part.ptr[0]);
}

/* Whether PART of a name is one of a folder above, or of no folder in the archive. */
static bool leads_out(tc_slice part, bool first) {
    return tc_slice_equal(part, TC_SLICE("..")) || (first && (part.len == 0 || is_drive(part)));
}

/* The parts of NAME, told from nothing else than what they say, appended to OUT. */
static void add_parts(tc_slice name, tc_buffer *out, tc_member_fault *fault) {
    for (size_t at = 0, end; at <= name.len; at = end + 1) {
        for (end = at; end < name.len && name.ptr[end] != '/'; end++)
            ;
        tc_slice part = tc_slice_sub(name, at, end);
        bool out_of = leads_out(part, at == 0);
        if (out_of)
            *fault = TC_MEMBER_OUTSIDE;
        else if (part.len == 0 || tc_slice_equal(part, TC_SLICE(".")))
            continue;
        if (part.len == 0 || (out->len && out->data[out->len - 1] != '/'))
            tc_buffer_add_char(out, '/');
        tc_buffer_add(out, part);
    }
}

/* Backslashes, which some programs of Windows write, part as slashes do. */
static void clean(char *name, size_t length, tc_member_fault *fault) {
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)name[i];
        if (c == '\\')
            name[i] = '/';
        if (c >= 0x20 && c != 0x7F)
            continue;
        name[i] = '?';
        *fault = TC_MEMBER_CONTROL;
    }
}

static bool is_inside_letter(const tc_buffer *text, size_t at) {
    return at < text->len && ((unsigned char)text->data[at] & 0xC0) == 0x80;
}

/* What is too long loses its middle: how it ends says what it is. */
static void shorten(tc_buffer *name, tc_member_fault *fault) {
    enum { END = 16 };
    size_t cut = TC_MEMBER_NAME_MAX - 2 * END, rest = name->len - END;
    if (name->len <= TC_MEMBER_NAME_MAX)
        return;
    while (is_inside_letter(name, cut))
        cut--;
    while (is_inside_letter(name, rest))
        rest++;
    memcpy(name->data + cut, "…", strlen("…"));
    cut += strlen("…");
    memmove(name->data + cut, name->data + rest, name->len - rest);
    name->len = cut + name->len - rest;
    *fault = TC_MEMBER_LONG;
}

tc_slice tc_member_name(tc_arena *arena, tc_slice raw, tc_member_fault *fault) {
    *fault = TC_MEMBER_FINE;
    tc_slice text = decode(arena, raw);
    char *copy = tc_arena_room(arena, text.len + 1);
    tc_buffer parts;
    if (!copy)
        return (tc_slice){NULL, 0};
    memcpy(copy, text.ptr, text.len);
    clean(copy, text.len, fault);
    if (text.len && copy[text.len - 1] == '/')
        return TC_SLICE("");
    tc_buffer_init(&parts, 2 * text.len + 2);
    add_parts((tc_slice){copy, text.len}, &parts, fault);
    shorten(&parts, fault);
    tc_slice name =
        parts.failed ? (tc_slice){NULL, 0} : tc_arena_copy(arena, tc_buffer_slice(&parts));
    tc_buffer_dispose(&parts);
    return name;
}
