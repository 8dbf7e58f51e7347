/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <text/legacy.h>

#include "legacy_tables.h"

#include <text/fold.h>
#include <text/text.h>

#include <string.h>
#include <strings.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char *const names[TC_LEGACY_COUNT] = {[TC_LEGACY_NONE] = "",
                                                   [TC_LEGACY_TCVN3] = "TCVN3",
                                                   [TC_LEGACY_VNI] = "VNI",
                                                   [TC_LEGACY_VISCII] = "VISCII",
                                                   [TC_LEGACY_1258] = "windows-1258"};

const char *tc_legacy_name(tc_legacy encoding) {
    return names[encoding];
}

tc_legacy tc_legacy_named(const char *name) {
    for (int i = TC_LEGACY_NONE + 1; i < TC_LEGACY_COUNT; i++)
        if (!strcasecmp(name, names[i]))
            return (tc_legacy)i;
    return TC_LEGACY_NONE;
}

/* ---- Bytes to characters ---- */

static uint32_t or_bad(uint32_t c) {
    return c ? c : 0xFFFD;
}

static uint32_t of_windows(unsigned char byte) {
    return byte < 0x80 || byte >= 0xA0 ? byte : or_bad(windows[byte - 0x80]);
}

static uint32_t of_viscii(unsigned char byte) {
    static const struct {
        unsigned char byte;
        uint16_t letter;
    } low[] = {{0x02, 0x1EB2}, {0x05, 0x1EB4}, {0x06, 0x1EAA},
               {0x14, 0x1EF6}, {0x19, 0x1EF8}, {0x1E, 0x1EF4}};
    for (size_t i = 0; i < COUNT(low); i++)
        if (low[i].byte == byte)
            return low[i].letter;
    return byte < 0x80 ? byte : viscii[byte - 0x80];
}

static uint32_t of_1258(unsigned char byte) {
    for (size_t i = 0; i < COUNT(windows_1258); i++)
        if (windows_1258[i].byte == byte)
            return windows_1258[i].letter;
    return of_windows(byte);
}

/* Small in VNI: capitals stand 32 before them. */
static unsigned char vni_small(unsigned char byte) {
    return byte >= 0xC0 && byte < 0xE0 ? (unsigned char)(byte + 0x20) : byte;
}

static uint32_t capital(uint32_t letter) {
    switch (letter) {
    case 0x1EC9:
    case 0x129:
    case 0x1ECB:
    case 0x1EF5:
    case 0x111:
    case 0x1B0:
        return letter - 1;
    case 0x1A1:
        return 0x1A0;
    default:
        return letter - 0x20; /* ì, í */
    }
}

/* A VNI letter of one byte; 0 when BYTE is none. */
static uint32_t vni_letter(unsigned char byte) {
    unsigned char small = vni_small(byte);
    for (size_t i = 0; i < COUNT(vni_letters); i++)
        if (vni_letters[i].byte == small)
            return small == byte ? vni_letters[i].letter : capital(vni_letters[i].letter);
    return 0;
}

/* Whether a vowel of VNI can carry marks; of ơ and ư only tones. */
static bool takes_marks(uint32_t letter, bool *tones_only) {
    *tones_only = letter == 0x1A0 || letter == 0x1A1 || letter == 0x1AF || letter == 0x1B0;
    return *tones_only || (letter < 0x80 && letter && strchr("aeouyAEOUY", (int)letter));
}

static size_t next_vni(tc_slice bytes, size_t *at, uint32_t out[TC_LEGACY_ROOM]) {
    unsigned char byte = (unsigned char)bytes.ptr[(*at)++];
    uint32_t letter = byte < 0x80 ? byte : vni_letter(byte);
    bool tones_only;
    size_t count = 1;
    out[0] = letter ? letter : of_windows(byte);
    if (*at == bytes.len || !takes_marks(letter, &tones_only))
        return count;
    unsigned char mark = vni_small((unsigned char)bytes.ptr[*at]);
    for (size_t i = 0; i < COUNT(vni_marks); i++) {
        if (vni_marks[i].byte != mark ||
            (tones_only && (vni_marks[i].marks[1] || vni_marks[i].marks[0] == 0x302 ||
                            vni_marks[i].marks[0] == 0x306)))
            continue;
        out[count++] = vni_marks[i].marks[0];
        if (vni_marks[i].marks[1])
            out[count++] = vni_marks[i].marks[1];
        (*at)++;
        break;
    }
    return count;
}

size_t tc_legacy_next(tc_legacy encoding, tc_slice bytes, size_t *at,
                      uint32_t out[TC_LEGACY_ROOM]) {
    unsigned char byte = (unsigned char)bytes.ptr[*at];
    switch (encoding) {
    case TC_LEGACY_VNI:
        return next_vni(bytes, at, out);
    case TC_LEGACY_TCVN3:
        out[0] = byte < 0xA0 ? of_windows(byte) : or_bad(tcvn3[byte - 0xA0]);
        break;
    case TC_LEGACY_VISCII:
        out[0] = of_viscii(byte);
        break;
    case TC_LEGACY_1258:
        out[0] = of_1258(byte);
        break;
    case TC_LEGACY_NONE:
    case TC_LEGACY_COUNT:
        out[0] = byte;
    }
    (*at)++;
    return 1;
}

/* ---- Fonts ---- */

static bool begins(tc_slice s, const char *start) {
    size_t n = strlen(start);
    return s.len >= n && !strncasecmp(s.ptr, start, n);
}

tc_legacy tc_legacy_of_font(tc_slice font, bool *capitals) {
    *capitals = false;
    while (font.len && (font.ptr[0] == '"' || font.ptr[0] == '\'' || font.ptr[0] == ' '))
        font = tc_slice_sub(font, 1, font.len);
    if (begins(font, "VNI-") || begins(font, "VNI "))
        return TC_LEGACY_VNI;
    if (!begins(font, ".Vn"))
        return TC_LEGACY_NONE;
    while (font.len && strchr("\"' ", font.ptr[font.len - 1]))
        font.len--;
    *capitals = font.ptr[font.len - 1] == 'H';
    return TC_LEGACY_TCVN3;
}

/* The byte that a character of Windows-1252 is; -1 beyond it. */
static int byte_of(uint32_t c) {
    if (c < 0x80 || (c >= 0xA0 && c < 0x100))
        return (int)c;
    for (size_t i = 0; i < COUNT(windows); i++)
        if (windows[i] == c)
            return (int)(0x80 + i);
    return c >= 0x80 && c < 0xA0 ? (int)c : -1;
}

bool tc_legacy_is_possible(tc_slice text, bool *marked) {
    *marked = false;
    for (size_t i = 0; i < text.len;) {
        uint32_t c = tc_utf8_next(text, &i);
        if ((c >= 0x100 && c < 0x370 && byte_of(c) < 0) || (c >= 0x1E00 && c < 0x1F00))
            return false;
        *marked |= c >= 0xA1 && c < 0x100;
    }
    return true;
}

/* Composes what was put into OUT. */
static tc_slice composed(tc_arena *arena, const tc_buffer *out, bool capitals) {
    tc_text nfc;
    if (out->failed || tc_text_decode(arena, tc_buffer_slice(out), "UTF-8", &nfc, NULL) != TC_OK)
        return (tc_slice){NULL, 0};
    return capitals ? tc_text_upper(arena, nfc.utf8) : tc_arena_copy(arena, nfc.utf8);
}

tc_slice tc_legacy_shown(tc_arena *arena, tc_legacy encoding, bool capitals, tc_slice text) {
    tc_buffer bytes, out;
    tc_buffer_init(&bytes, text.len + 1);
    tc_buffer_init(&out, text.len * 4 + 16);
    for (size_t i = 0; i < text.len;) {
        uint32_t c = tc_utf8_next(text, &i), letters[TC_LEGACY_ROOM];
        int byte = byte_of(c);
        if (byte >= 0)
            tc_buffer_add_char(&bytes, (char)byte);
        if (byte >= 0 && i < text.len)
            continue;
        tc_slice run = tc_buffer_slice(&bytes);
        for (size_t at = 0; at < run.len;) {
            size_t n = tc_legacy_next(encoding, run, &at, letters);
            for (size_t k = 0; k < n; k++)
                tc_utf8_put(&out, letters[k]);
        }
        tc_buffer_clear(&bytes);
        if (byte < 0)
            tc_utf8_put(&out, c);
    }
    tc_slice shown = composed(arena, &out, capitals);
    tc_buffer_dispose(&bytes);
    tc_buffer_dispose(&out);
    return shown;
}
