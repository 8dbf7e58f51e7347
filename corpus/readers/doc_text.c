/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "doc.h"

enum {
    WORD_97 = 0xC0, /* nFib; what is older has another header */
    FLAGS = 10,
    SECOND_TABLE = 0x200,
    COUNTS = 76, /* where the lengths of the parts stand */
    TABLES = 154,
    CLX_PRC = 1,
    CLX_PIECES = 2,
    FC_BYTES = 1 << 30,
    TEXT_MAX = 16 << 20 /* characters */
};

static tc_status damaged(tc_error *error) {
    return tc_error_set(error, TC_ERR_FORMAT, "a Word document that is damaged or cut short");
}

tc_slice tc_doc_at(const tc_doc *doc, tc_doc_table which) {
    size_t at = TABLES + (size_t)which * 8;
    if ((uint32_t)which >= tc_le16(doc->word, TABLES - 2))
        return TC_SLICE("");
    size_t from = tc_le32(doc->word, at), size = tc_le32(doc->word, at + 4);
    return tc_slice_sub(doc->table, from, from + size);
}

/* ---- Lists of places ---- */

size_t tc_doc_places(tc_slice list, size_t size) {
    return list.len >= 4 ? (list.len - 4) / (4 + size) : 0;
}

size_t tc_doc_said_at(tc_slice list, size_t size, size_t i) {
    return (tc_doc_places(list, size) + 1) * 4 + i * size;
}

size_t tc_doc_place_of(tc_slice list, size_t size, uint32_t cp) {
    size_t low = 0, count = tc_doc_places(list, size), high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (tc_le32(list, middle * 4) < cp)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && tc_le32(list, low * 4) == cp ? low : count;
}

/* ---- Pieces ---- */

/* The properties that a piece's 16 bits mean ([MS-DOC] 2.9.209): those numbered in CLX, or a change
 * that is written in them. */
static tc_slice extra_of(tc_doc *doc, tc_slice clx, uint32_t bits) {
    static const struct {
        uint8_t number;
        uint16_t sprm;
    } known[] = {{0x18, 0x2416}, {0x19, 0x2417}, {0x41, 0x0800}, {0x55, 0x0835},
                 {0x5A, 0x083A}, {0x5B, 0x083B}, {0x5C, 0x083C}};
    if (bits & 1) {
        size_t wanted = bits >> 1, at = 0;
        while (tc_le8(clx, at) == CLX_PRC && at + 3 <= clx.len) {
            size_t size = tc_le16(clx, at + 1);
            if (!wanted--)
                return tc_slice_sub(clx, at + 3, at + 3 + size);
            at += 3 + size;
        }
        return TC_SLICE("");
    }
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (known[i].number != (bits >> 1 & 0x7F))
            continue;
        char prl[3] = {(char)known[i].sprm, (char)(known[i].sprm >> 8), (char)(bits >> 8)};
        return tc_arena_copy(doc->arena, (tc_slice){prl, sizeof prl});
    }
    return TC_SLICE("");
}

static tc_status read_pieces(tc_doc *doc, tc_error *error) {
    tc_slice clx = tc_doc_at(doc, DOC_CLX);
    size_t at = 0;
    while (tc_le8(clx, at) == CLX_PRC)
        at += 3 + tc_le16(clx, at + 1);
    if (tc_le8(clx, at) != CLX_PIECES)
        return damaged(error);
    tc_slice list = tc_slice_sub(clx, at + 5, at + 5 + tc_le32(clx, at + 1));
    size_t count = list.len >= 4 ? (list.len - 4) / 12 : 0;
    doc->pieces = tc_arena_take(doc->arena, (count + 1) * sizeof *doc->pieces);
    if (!doc->pieces)
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    for (size_t i = 0; i < count; i++) {
        size_t said = (count + 1) * 4 + i * 8;
        uint32_t fc = tc_le32(list, said + 2);
        tc_doc_piece piece = {.cp = tc_le32(list, i * 4),
                              .end = tc_le32(list, i * 4 + 4),
                              .bytes = fc & FC_BYTES,
                              .extra = extra_of(doc, clx, tc_le16(list, said + 6))};
        piece.fc = piece.bytes ? (fc & ~(uint32_t)FC_BYTES) / 2 : fc;
        if (piece.cp != (i ? doc->pieces[i - 1].end : 0) || piece.end < piece.cp ||
            piece.end > TEXT_MAX)
            return damaged(error);
        doc->pieces[doc->piece_count++] = piece;
    }
    return TC_OK;
}

const tc_doc_piece *tc_doc_piece_of(const tc_doc *doc, uint32_t cp) {
    size_t low = 0, high = doc->piece_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (doc->pieces[middle].end <= cp)
            low = middle + 1;
        else
            high = middle;
    }
    return low < doc->piece_count ? &doc->pieces[low] : NULL;
}

/* ---- Text ---- */

/* Bytes 0x80 to 0x9F of Windows-1252. */
static const uint16_t windows[32] = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

static void read_piece(const tc_doc *doc, const tc_doc_piece *piece) {
    for (uint32_t cp = piece->cp; cp < piece->end && cp < doc->unit_count; cp++) {
        uint32_t fc = tc_doc_fc(piece, cp);
        uint32_t c = piece->bytes ? tc_le8(doc->word, fc) : tc_le16(doc->word, fc);
        doc->units[cp] = (uint16_t)(piece->bytes && c - 0x80 < 32 ? windows[c - 0x80] : c);
    }
}

/* Text that the stream has not. */
static bool is_cut(const tc_doc *doc) {
    for (size_t i = 0; i < doc->piece_count; i++)
        if (doc->pieces[i].end > doc->pieces[i].cp &&
            tc_doc_fc(&doc->pieces[i], doc->pieces[i].end) > doc->word.len)
            return true;
    return false;
}

static tc_status read_text(tc_doc *doc, tc_error *error) {
    uint64_t all = 0;
    for (size_t i = 0; i < DOC_PARTS; i++) {
        doc->starts[i] = (uint32_t)all;
        all += tc_le32(doc->word, COUNTS + 4 * i);
        if (all > TEXT_MAX)
            return damaged(error);
    }
    doc->starts[DOC_PARTS] = (uint32_t)all;
    if (!doc->piece_count || all > doc->pieces[doc->piece_count - 1].end || is_cut(doc))
        return damaged(error);
    doc->unit_count = (uint32_t)all;
    doc->units = tc_arena_room(doc->arena, ((size_t)all + 1) * sizeof *doc->units);
    if (!doc->units)
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    doc->units[all] = 0;
    for (size_t i = 0; i < doc->piece_count; i++)
        read_piece(doc, &doc->pieces[i]);
    return TC_OK;
}

/* ---- The file ---- */

tc_status tc_doc_open(tc_doc *doc, tc_slice bytes, tc_error *error) {
    tc_ole2 file;
    tc_status status = tc_ole2_open(doc->arena, bytes, &file, error);
    if (status == TC_OK)
        status = tc_ole2_stream(&file, doc->arena, "WordDocument", &doc->word, error);
    if (status != TC_OK)
        return status;
    if (tc_le16(doc->word, 0) != 0xA5EC || tc_le16(doc->word, 2) < WORD_97)
        return damaged(error);
    bool second = tc_le16(doc->word, FLAGS) & SECOND_TABLE;
    status = tc_ole2_stream(&file, doc->arena, second ? "1Table" : "0Table", &doc->table, error);
    if (status == TC_OK)
        status = tc_ole2_stream(&file, doc->arena, "Data", &doc->data, error);
    if (status == TC_OK)
        status = read_pieces(doc, error);
    return status == TC_OK ? read_text(doc, error) : status;
}
