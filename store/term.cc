/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "term.h"

#include "guard.h"

#include <xxhash.h>

#include <cstdio>
#include <cstring>

namespace tracuu {

namespace {

enum {
    HASH_DIGITS = 32,
    HASH_SIZE = HASH_DIGITS + 1, /* '~' */
    PATH_DIGITS = 12,
    WORD_DIGITS = 10,
    PATH_MAX_BYTES = 16,
    WORD_MAX_BYTES = 32,
    WORD_HEAD_BYTES = 8
};

struct field_row {
    tc_field_kind kind;
    const char *prefix; /* NULL when the field has a value alone */
    size_t length;      /* of the prefix */
};

constexpr size_t length_of(const char *text) {
    size_t length = 0;
    while (text && text[length])
        length++;
    return length;
}

/* At hand for each word that is added. */
#define FIELD_ROW(id, name, aliases, prefix, kind, ...) {TC_KIND_##kind, prefix, length_of(prefix)},
constexpr field_row rows[] = {TC_FIELDS(FIELD_ROW)};

const field_row &row_of(tc_field field) {
    if (field < 0 || field >= TC_FIELD_COUNT)
        throw failure(TC_ERR_USAGE, "no such field");
    return rows[field];
}

const field_row &term_row_of(tc_field field) {
    const field_row &row = row_of(field);
    if (!row.prefix)
        throw failure(TC_ERR_USAGE, std::string("the field ") + tc_schema_field(field)->name +
                                        " has a value, but no terms");
    return row;
}

/* Xapian's keys write a NUL as two bytes, and it is the key that is limited. */
size_t key_size(const char *bytes, size_t length) {
    size_t size = length;
    for (const char *at = bytes, *end = bytes + length; at < end; at++) {
        at = static_cast<const char *>(std::memchr(at, 0, static_cast<size_t>(end - at)));
        if (!at)
            break;
        size++;
    }
    return size;
}

/* As much of the text as fits into ROOM, cut between characters. */
size_t head_length(tc_slice text, size_t room) {
    size_t length = 0, used = 0;
    while (length < text.len) {
        size_t next = used + (text.ptr[length] ? 1 : 2);
        if (next > room)
            break;
        used = next;
        length++;
    }
    while (length > 0 && length < text.len && (text.ptr[length] & 0xC0) == 0x80)
        length--;
    return length;
}

bool fits(const field_row &row, tc_slice text) {
    if (row.length + 2 * text.len <= TC_TERM_MAX) /* whatever its bytes are; the usual case */
        return true;
    return text.len <= TC_TERM_MAX && row.length + key_size(text.ptr, text.len) <= TC_TERM_MAX;
}

} // namespace

tc_field_kind kind_of(tc_field field) {
    return row_of(field).kind;
}

bool term_fits(tc_field field, tc_slice text) {
    return fits(term_row_of(field), text);
}

namespace {

void add_digest(tc_slice text, unsigned count, std::string &out) {
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    XXH128_hash_t hash = XXH3_128bits(text.ptr, text.len);
    out.push_back('~');
    for (unsigned i = 0; i < count / 2; i++) {
        out.push_back(digits[hash.high64 >> (6 * i) & 63]);
        out.push_back(digits[hash.low64 >> (6 * i) & 63]);
    }
}

} // namespace

void make_term(tc_field field, tc_slice text, std::string &out) {
    const field_row &row = term_row_of(field);
    out.assign(row.prefix, row.length);
    if (text.len == 0)
        return;
    /* Paths are long, and each is a term of its own: 72 bits of hash take the place of all but the
     * shortest.  Two of a thousand million are the same with a chance of one in ten thousand. */
    if (field == TC_FIELD_PATH && text.len > PATH_MAX_BYTES) {
        add_digest(text, PATH_DIGITS, out);
        return;
    }
    /* So are the numbers of records and the like, of which there are as many as documents. */
    if (row.kind == TC_KIND_WORDS && text.len > WORD_MAX_BYTES) {
        out.append(text.ptr, head_length(text, WORD_HEAD_BYTES));
        add_digest(text, WORD_DIGITS, out);
        return;
    }
    if (fits(row, text)) {
        out.append(text.ptr, text.len);
        return;
    }
    out.append(text.ptr, head_length(text, TC_TERM_MAX - HASH_SIZE - out.size()));
    XXH128_hash_t hash = XXH3_128bits(text.ptr, text.len);
    char digits[HASH_SIZE + 1];
    std::snprintf(digits, sizeof digits, "~%016llx%016llx",
                  static_cast<unsigned long long>(hash.high64),
                  static_cast<unsigned long long>(hash.low64));
    out.append(digits, HASH_SIZE);
}

std::string make_term(tc_field field, tc_slice text) {
    std::string out;
    make_term(field, text, out);
    return out;
}

const std::string &documents_term() {
    static const char name[] = "document";
    static const std::string term = make_term(TC_FIELD_KIND, tc_slice{name, sizeof name - 1});
    return term;
}

bool is_exact(const std::string &raw) {
    unsigned char before = 0;
    for (char c : raw) {
        unsigned char byte = static_cast<unsigned char>(c);
        if (byte >= 0xF8 || (before < 0x80 && (byte & 0xC0) == 0x80))
            return true;
        before = byte;
    }
    return false;
}

tc_term split_term(const std::string &raw) {
    tc_slice whole = slice_of(raw);
    for (int at = 0; at < TC_FIELD_COUNT; at++) {
        const tc_field_info *info = tc_schema_field(static_cast<tc_field>(at));
        tc_slice prefix = tc_slice_of(info->prefix);
        if (prefix.len && tc_slice_starts(whole, prefix))
            return {info->field, tc_slice_sub(whole, prefix.len, whole.len)};
    }
    return {is_exact(raw) ? TC_FIELD_EXACT : TC_FIELD_WORD, whole};
}

} // namespace tracuu
