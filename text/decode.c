/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Two passes, each skipped when there is nothing to do: another encoding into UTF-8, then UTF-8
 * into NFC.  A file that is NFC UTF-8 already is scanned once and borrowed. */
#include "converter.h"

#include <base/lanes.h>
#include <text/legacy.h>
#include <text/text.h>

#include <stdlib.h>
#include <string.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

/* Text being written, with its map. */
typedef struct writer {
    tc_arena *arena;
    char *bytes;
    size_t len, capacity;
    tc_text_run *runs;
    size_t run_count, run_capacity;
    size_t replaced;
    bool failed;
} writer;

static void mark(writer *w, size_t source) {
    if (w->run_count) {
        tc_text_run last = w->runs[w->run_count - 1];
        if (w->len - last.text == source - last.source && source >= last.source)
            return;
        if (last.text == w->len)
            return;
    }
    tc_text_run *runs = tc_arena_grow(w->arena, w->runs, w->run_count, w->run_count + 1,
                                      sizeof *runs, &w->run_capacity);
    if (!runs) {
        w->failed = true;
        return;
    }
    w->runs = runs;
    w->runs[w->run_count++] = (tc_text_run){(uint32_t)w->len, (uint32_t)source};
}

/* Appends BYTES that stand at SOURCE. */
static void put(writer *w, const char *bytes, size_t n, size_t source) {
    if (n == 0 || !bytes)
        return;
    mark(w, source);
    char *grown = tc_arena_regrow(w->arena, w->bytes, w->len, w->len + n + 1, 1, &w->capacity);
    if (!grown || w->failed) {
        w->failed = true;
        return;
    }
    w->bytes = grown;
    memcpy(w->bytes + w->len, bytes, n);
    w->len += n;
}

static void put_code_point(writer *w, uint32_t c, size_t source) {
    char bytes[4];
    size_t n = 0;
    UBool error = false;
    U8_APPEND(bytes, n, sizeof bytes, c, error);
    if (!error)
        put(w, bytes, n, source);
}

static tc_status finish(writer *w, tc_text *out, const char *encoding, tc_slice bytes,
                        tc_error *error) {
    mark(w, bytes.len);
    if (w->failed || !w->runs)
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    if (w->bytes)
        w->bytes[w->len] = '\0';
    *out = (tc_text){
        {w->bytes ? w->bytes : "", w->len}, encoding, w->replaced, w->runs, w->run_count, bytes};
    return TC_OK;
}

/* Length of the well-formed sequence at P (LEFT bytes), or 0 (Unicode 15, table 3-7). */
static size_t sequence(const unsigned char *p, size_t left) {
    if (p[0] < 0x80)
        return 1;
    if (p[0] < 0xC2)
        return 0;
    if (p[0] < 0xE0)
        return left >= 2 && (p[1] & 0xC0) == 0x80 ? 2 : 0;
    if (left < 3 || (p[1] & 0xC0) != 0x80 || (p[2] & 0xC0) != 0x80)
        return 0;
    if (p[0] < 0xF0)
        return (p[0] == 0xE0 && p[1] < 0xA0) || (p[0] == 0xED && p[1] >= 0xA0) ? 0 : 3;
    if (p[0] > 0xF4 || left < 4 || (p[3] & 0xC0) != 0x80)
        return 0;
    return (p[0] == 0xF0 && p[1] < 0x90) || (p[0] == 0xF4 && p[1] >= 0x90) ? 0 : 4;
}

/* Whether the character at P may be, or combine into, something that NFC writes otherwise.  The
 * blocks of Vietnamese letters and of general punctuation are known to be safe. */
static bool is_suspect(const unsigned char *p, size_t n) {
    if (n < 2 || p[0] < 0xCC)
        return false;
    if (n == 3 && p[0] == 0xE1 && (p[1] == 0xBA || p[1] == 0xBB))
        return false;
    if (n == 3 && p[0] == 0xE2 && p[1] == 0x80 && p[2] > 0x81)
        return false;
    size_t offset = 0;
    uint32_t c = tc_utf8_next((tc_slice){(const char *)p, n}, &offset);
    UChar units[U16_MAX_LENGTH];
    int32_t count = 0;
    UErrorCode code = U_ZERO_ERROR;
    U16_APPEND_UNSAFE(units, count, c);
    return unorm2_quickCheck(unorm2_getNFCInstance(&code), units, count, &code) != UNORM_YES;
}

/* Which of the sixteen bytes at P do not go on well from the two in front of them, which end a
 * character or are well themselves: all but ASCII, U+0080–U+02FF, the Vietnamese letters of
 * U+1E80–U+1EFF and the punctuation of U+2002–U+203F, which NFC leaves alone. */
static inline tc_lanes unclean(const char *p) {
    const tc_lanes v = tc_lanes_load(p), one = tc_lanes_load(p - 1), two = tc_lanes_load(p - 2);
    const tc_lanes inner = (tc_lanes)((v & 0xC0) == 0x80);
    /* Behind C2 … CB one byte follows, behind E1 and E2 two. */
    const tc_lanes e1 = (tc_lanes)(one == 0xE1), e2 = (tc_lanes)(one == 0xE2);
    const tc_lanes third = (tc_lanes)(two == 0xE1) | (tc_lanes)(two == 0xE2);
    tc_lanes wanted = (tc_lanes)((one - 0xC2) < 10) | e1 | e2 | third;
    tc_lanes bad = inner ^ wanted;
    bad |= (tc_lanes)(v > 0xCB) & (tc_lanes)(v != 0xE1) & (tc_lanes)(v != 0xE2);
    bad |= (tc_lanes)((v & 0xFE) == 0xC0);
    bad |= e1 & (tc_lanes)((v & 0xFE) != 0xBA);
    bad |= e2 & (tc_lanes)(v != 0x80);
    bad |= (tc_lanes)(two == 0xE2) & (tc_lanes)(v < 0x82);
    return bad;
}

/* First offset that is not well-formed NFC, or bytes.len. */
static size_t clean_prefix(tc_slice bytes, size_t from) {
    const unsigned char *p = (const unsigned char *)bytes.ptr;
    size_t i = from, fast = from + 2;
    while (i < bytes.len) {
        if (i >= fast) {
            size_t start = i;
            while (i + TC_LANES <= bytes.len && !tc_lanes_any(unclean(bytes.ptr + i)))
                i += TC_LANES;
            /* Back to where the last character begins: it may be cut. */
            if (i > start)
                do
                    i--;
                while (i > start && (p[i] & 0xC0) == 0x80);
            fast = i + TC_LANES;
        }
        size_t n = sequence(p + i, bytes.len - i);
        if (n == 0 || is_suspect(p + i, n))
            break;
        i += n;
    }
    return i;
}

enum { SEGMENT_MAX = 256 }; /* UTF-16 units in one base with its marks; more are cut there */

/* Normalises the base before AT and the marks from AT on.  Returns the offset behind them. */
static size_t put_segment(writer *w, tc_slice s, size_t base, size_t at, const UNormalizer2 *nfc) {
    UChar raw[SEGMENT_MAX + 2], composed[SEGMENT_MAX * 3];
    int32_t n = 0;
    size_t i = base;
    while (i < s.len && n < SEGMENT_MAX) {
        size_t length = sequence((const unsigned char *)s.ptr + i, s.len - i);
        if (length == 0)
            break;
        size_t next = i;
        UChar32 c = (UChar32)tc_utf8_next(s, &next);
        if (i > at && unorm2_hasBoundaryBefore(nfc, c))
            break;
        U16_APPEND_UNSAFE(raw, n, c);
        i = next;
    }
    UErrorCode status = U_ZERO_ERROR;
    int32_t m = unorm2_normalize(nfc, raw, n, composed, SEGMENT_MAX * 3, &status);
    if (U_FAILURE(status)) {
        w->failed = true;
        return s.len;
    }
    for (int32_t k = 0; k < m;) {
        UChar32 c;
        U16_NEXT(composed, k, m, c);
        /* Of several characters made from one segment all but the first stand at its end. */
        put_code_point(w, (uint32_t)c, k > 1 + (c > 0xFFFF) ? i : base);
    }
    return i;
}

static size_t previous_character(tc_slice s, size_t at, size_t floor) {
    while (at > floor) {
        at--;
        if (((unsigned char)s.ptr[at] & 0xC0) != 0x80)
            return at;
    }
    return at;
}

/* UTF-8 from offset FROM, clean up to CLEAN, into NFC. */
static void normalise(writer *w, tc_slice s, size_t from, size_t clean, const UNormalizer2 *nfc) {
    size_t done = from;
    while (!w->failed) {
        if (clean == s.len) {
            put(w, s.ptr + done, s.len - done, done);
            return;
        }
        if (sequence((const unsigned char *)s.ptr + clean, s.len - clean) == 0) {
            put(w, s.ptr + done, clean - done, done);
            put(w, "\xEF\xBF\xBD", 3, clean);
            w->replaced++;
            done = clean + 1;
        } else {
            size_t base = previous_character(s, clean, done);
            put(w, s.ptr + done, base - done, done);
            done = put_segment(w, s, base, clean, nfc);
        }
        clean = clean_prefix(s, done);
    }
}

static tc_status from_utf8(tc_arena *arena, tc_slice bytes, size_t bom, tc_text *out,
                           tc_error *error) {
    size_t clean = clean_prefix(bytes, bom);
    writer w = {.arena = arena};
    if (clean == bytes.len) {
        mark(&w, bom);
        w.len = bytes.len - bom;
        tc_status status = finish(&w, out, "UTF-8", bytes, error);
        if (status == TC_OK)
            out->utf8 = tc_slice_sub(bytes, bom, bytes.len);
        return status;
    }
    UErrorCode code = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&code);
    if (U_FAILURE(code))
        return tc_error_set(error, TC_ERR_NOMEM, "Unicode data are missing: %s", u_errorName(code));
    normalise(&w, bytes, bom, clean, nfc);
    return finish(&w, out, "UTF-8", bytes, error);
}

/* Bytes of an encoding before Unicode as UTF-8, each character with its place. */
static void convert_legacy(writer *w, tc_slice bytes, size_t bom, tc_legacy encoding) {
    for (size_t at = bom; at < bytes.len && !w->failed;) {
        uint32_t letters[TC_LEGACY_ROOM];
        size_t source = at, n = tc_legacy_next(encoding, bytes, &at, letters);
        for (size_t i = 0; i < n; i++) {
            w->replaced += letters[i] == 0xFFFD;
            put_code_point(w, letters[i], source);
        }
    }
}

/* The same of any other encoding. */
static tc_status convert(writer *w, tc_slice bytes, size_t bom, const char *encoding,
                         tc_error *error) {
    UErrorCode code = U_ZERO_ERROR;
    tc_legacy legacy = tc_legacy_named(encoding);
    if (legacy) {
        convert_legacy(w, bytes, bom, legacy);
        return w->failed ? tc_error_set(error, TC_ERR_NOMEM, "out of memory") : TC_OK;
    }
    tc_status status = tc_text_load(error);
    if (status != TC_OK)
        return status;
    UConverter *converter = tc_converter.open(encoding, &code);
    if (U_FAILURE(code))
        return tc_error_set(error, TC_ERR_USAGE, "unknown encoding “%s”", encoding);
    const char *at = bytes.ptr + bom, *end = bytes.ptr + bytes.len;
    while (at < end && !w->failed) {
        size_t source = (size_t)(at - bytes.ptr);
        code = U_ZERO_ERROR;
        UChar32 c = tc_converter.next(converter, &at, end, &code);
        if (code == U_INDEX_OUTOFBOUNDS_ERROR)
            break;
        if (U_FAILURE(code) || c == 0xFFFD || c == 0) { /* U+0000 is no text either */
            c = 0xFFFD;
            w->replaced++;
        }
        put_code_point(w, (uint32_t)c, source);
    }
    tc_converter.close(converter);
    return w->failed ? tc_error_set(error, TC_ERR_NOMEM, "out of memory") : TC_OK;
}

static tc_status from_other(tc_arena *arena, tc_slice bytes, size_t bom, const char *encoding,
                            tc_text *out, tc_error *error) {
    writer w = {.arena = arena};
    tc_text raw = {0}, nfc = {0};
    tc_status status = convert(&w, bytes, bom, encoding, error);
    if (status == TC_OK)
        status = finish(&w, &raw, encoding, bytes, error);
    if (status == TC_OK)
        status = from_utf8(arena, raw.utf8, 0, &nfc, error);
    if (status != TC_OK)
        return status;
    /* Both maps in one: every place where either of them jumps. */
    writer both = {.arena = arena};
    size_t a = 0;
    for (size_t i = 0; i < nfc.run_count; i++) {
        tc_text_run run = nfc.runs[i];
        size_t end = i + 1 < nfc.run_count ? nfc.runs[i + 1].text : nfc.utf8.len;
        both.len = run.text;
        mark(&both, tc_text_source(&raw, run.source));
        while (a < raw.run_count && raw.runs[a].text <= run.source)
            a++;
        for (; a < raw.run_count && raw.runs[a].text < run.source + (end - run.text); a++) {
            both.len = run.text + (raw.runs[a].text - run.source);
            mark(&both, raw.runs[a].source);
        }
    }
    both.len = nfc.utf8.len;
    both.replaced = raw.replaced;
    status = finish(&both, out, encoding, bytes, error);
    if (status == TC_OK)
        out->utf8 = nfc.utf8;
    return status;
}

/* UTF-16 shows as zeros in every second byte of its ASCII. */
static const char *guess_utf16(tc_slice bytes) {
    size_t even = 0, odd = 0, n = bytes.len < 4096 ? bytes.len : 4096;
    if (!n || !memchr(bytes.ptr, '\0', n))
        return NULL;
    for (size_t i = 0; i < n; i++)
        if (bytes.ptr[i] == 0)
            i % 2 ? odd++ : even++;
    if (odd > n / 8 && even == 0)
        return "UTF-16LE";
    return even > n / 8 && odd == 0 ? "UTF-16BE" : NULL;
}

static size_t byte_order_mark(tc_slice bytes, const char **encoding) {
    if (tc_slice_starts(bytes, TC_SLICE("\xEF\xBB\xBF"))) {
        *encoding = "UTF-8";
        return 3;
    }
    if (tc_slice_starts(bytes, TC_SLICE("\xFF\xFE"))) {
        *encoding = "UTF-16LE";
        return 2;
    }
    if (tc_slice_starts(bytes, TC_SLICE("\xFE\xFF"))) {
        *encoding = "UTF-16BE";
        return 2;
    }
    return 0;
}

/* Whether what is beyond ASCII was bad more often than not: UTF-8 with some damage stays UTF-8. */
static bool is_mostly_bad(const tc_text *text) {
    size_t beyond = 0;
    for (size_t i = 0; text->replaced && i < text->utf8.len; i++)
        beyond += (unsigned char)text->utf8.ptr[i] >= 0xC0;
    return text->replaced > beyond / 2;
}

tc_status tc_text_decode(tc_arena *arena, tc_slice bytes, const char *encoding, tc_text *out,
                         tc_error *error) {
    if (bytes.len > TC_TEXT_MAX)
        return tc_error_set(error, TC_ERR_LIMIT,
                            "%zu bytes of text, more than the %zu that are read", bytes.len,
                            TC_TEXT_MAX);
    const char *marked = NULL;
    size_t bom = byte_order_mark(bytes, &marked);
    if (marked)
        encoding = marked;
    else if (!encoding)
        encoding = guess_utf16(bytes);
    if (encoding && strcmp(encoding, "UTF-8") != 0)
        return from_other(arena, bytes, bom, encoding, out, error);
    if (bytes.len && memchr(bytes.ptr, '\0', bytes.len))
        return tc_error_set(error, TC_ERR_FORMAT, "not text: it holds zero bytes");
    tc_status status = from_utf8(arena, bytes, bom, out, error);
    if (status != TC_OK || encoding || !is_mostly_bad(out))
        return status;
    tc_legacy legacy = tc_legacy_guess(bytes);
    return legacy ? from_other(arena, bytes, 0, tc_legacy_name(legacy), out, error) : TC_OK;
}

size_t tc_text_source(const tc_text *text, size_t offset) {
    if (offset >= text->utf8.len)
        return text->source.len;
    size_t low = 0, high = text->run_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (text->runs[middle].text <= offset)
            low = middle;
        else
            high = middle;
    }
    size_t source = text->runs[low].source + (offset - text->runs[low].text);
    size_t next = low + 1 < text->run_count ? text->runs[low + 1].source : text->source.len;
    return source < next ? source : next;
}

tc_slice tc_text_as_written(const tc_text *text, size_t start, size_t end) {
    if (text->replaced || strcmp(text->encoding, "UTF-8") != 0)
        return tc_slice_sub(text->utf8, start, end);
    return tc_slice_sub(text->source, tc_text_source(text, start), tc_text_source(text, end));
}
