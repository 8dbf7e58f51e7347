/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "doc.h"

enum { PAGE = 512, PRLS_DEPTH = 4 };

/* sprms, [MS-DOC] 2.6 */
enum {
    P_LEVEL = 0x260A,
    P_LIST = 0x460B,
    P_IN_TABLE = 0x2416,
    P_ROW_END = 0x2417,
    P_INNER_CELL = 0x244B,
    P_INNER_ROW_END = 0x244C,
    P_OUTLINE = 0x2640,
    P_DEPTH = 0x6649,
    P_DEPTH_CHANGE = 0x664A,
    P_HUGE = 0x6645,
    P_HUGE_TOO = 0x6646,
    P_TABLE_PROPERTIES = 0x646B,
    T_CELLS = 0xD608,
    T_VERTICAL_MERGE = 0xD62B,
    C_DELETED = 0x0800,
    C_BOLD = 0x0835,
    C_CAPS = 0x083B,
    C_HIDDEN = 0x083C,
    C_SPECIAL = 0x0855,
    C_PLAIN = 0x2A33,
    C_STYLE = 0x4A30,
    C_FONT = 0x4A4F,
    C_FONT_OTHER = 0x4A51,
    C_SYMBOL = 0x6A09,
    S_TITLE_PAGE = 0x300A,
    P_TABS = 0xC615
};

typedef struct prl {
    uint32_t sprm;
    tc_slice operand;
} prl;

/* The next of LIST, which moves behind it; false at the end. */
static bool next(tc_slice *list, prl *out) {
    static const uint8_t sizes[8] = {1, 1, 2, 4, 2, 2, 0, 3};
    if (list->len < 2)
        return false;
    out->sprm = tc_le16(*list, 0);
    size_t at = 2, size = sizes[out->sprm >> 13];
    if (!size) {
        size = tc_le8(*list, 2);
        at = 3;
        if (out->sprm == T_CELLS) { /* counts itself, in two bytes */
            size = tc_le16(*list, 2);
            size = size ? size - 1 : 0;
            at = 4;
        } else if (out->sprm == P_TABS && size == 255) {
            size_t deleted = tc_le8(*list, 3), added = tc_le8(*list, 4 + deleted * 4);
            size = 2 + deleted * 4 + added * 3;
        }
    }
    out->operand = tc_slice_sub(*list, at, at + size);
    *list = tc_slice_sub(*list, at + size, list->len);
    return true;
}

/* ---- Paragraphs ---- */

static void apply_far(tc_doc *doc, uint32_t at, tc_doc_paragraph *p) {
    if (++doc->prl_depth <= PRLS_DEPTH)
        tc_doc_paragraph_apply(
            doc, tc_slice_sub(doc->data, (size_t)at + 2, (size_t)at + 2 + tc_le16(doc->data, at)),
            p);
    doc->prl_depth--;
}

static void merge_cell(tc_slice operand, tc_doc_paragraph *p) {
    uint32_t cell = tc_le8(operand, 0);
    if (cell >= 64)
        return;
    p->merged_set |= UINT64_C(1) << cell;
    if (tc_le8(operand, 1) == 1)
        p->merged |= UINT64_C(1) << cell;
    else
        p->merged &= ~(UINT64_C(1) << cell);
}

static void apply_place(const prl *change, tc_doc_paragraph *p) {
    uint32_t value = tc_le8(change->operand, 0);
    switch (change->sprm) {
    case P_IN_TABLE:
        p->in_table = value;
        break;
    case P_ROW_END:
        p->row_end = value;
        break;
    case P_INNER_CELL:
        p->cell_end_inside = value;
        break;
    case P_INNER_ROW_END:
        p->row_end_inside = value;
        break;
    case P_DEPTH:
        p->level = tc_le32(change->operand, 0);
        break;
    case P_DEPTH_CHANGE:
        p->level += tc_le32(change->operand, 0);
        break;
    default:
        break;
    }
}

void tc_doc_paragraph_apply(tc_doc *doc, tc_slice prls, tc_doc_paragraph *p) {
    prl change;
    doc->walked += prls.len;
    while (next(&prls, &change)) {
        uint32_t value = tc_le8(change.operand, 0);
        switch (change.sprm) {
        case P_LEVEL:
            p->list_level = (long)value;
            break;
        case P_LIST:
            p->list = (long)tc_le16(change.operand, 0);
            break;
        case P_OUTLINE:
            p->heading = value < 9;
            break;
        case P_HUGE:
        case P_HUGE_TOO:
        case P_TABLE_PROPERTIES:
            apply_far(doc, tc_le32(change.operand, 0), p);
            break;
        case T_CELLS:
            p->cells = change.operand;
            break;
        case T_VERTICAL_MERGE:
            merge_cell(change.operand, p);
            break;
        default:
            apply_place(&change, p);
        }
    }
}

/* ---- Characters ---- */

/* 0 and 1; 0x80 as the style, 0x81 the opposite of it. */
static int8_t toggled(tc_slice operand, int8_t style) {
    uint32_t value = tc_le8(operand, 0);
    if (value == 0x80)
        return style;
    return value == 0x81 ? style != true : value != 0;
}

static void apply_style(tc_doc *doc, uint32_t number, const tc_doc_chars *base,
                        tc_doc_chars *chars) {
    if (number >= doc->style_count || doc->styles[number].kind != 2 || doc->prl_depth >= PRLS_DEPTH)
        return;
    doc->prl_depth++;
    tc_doc_chars_apply(doc, doc->styles[number].characters, base, chars);
    doc->prl_depth--;
}

static void apply_font(const tc_doc *doc, const prl *change, tc_doc_chars *chars) {
    tc_slice font = tc_doc_font(doc, tc_le16(change->operand, 0));
    if (change->sprm == C_FONT) {
        chars->look.font = font;
    } else if (change->sprm == C_FONT_OTHER) {
        chars->other = font;
    } else {
        chars->look.font = chars->other = font;
        chars->symbol = tc_le16(change->operand, 2);
        chars->special = true;
    }
}

void tc_doc_chars_apply(tc_doc *doc, tc_slice prls, const tc_doc_chars *base, tc_doc_chars *chars) {
    prl change;
    doc->walked += prls.len;
    while (next(&prls, &change)) {
        tc_look *look = &chars->look;
        switch (change.sprm) {
        case C_DELETED:
            chars->deleted = tc_le8(change.operand, 0);
            break;
        case C_SPECIAL:
            chars->special = tc_le8(change.operand, 0);
            break;
        case C_BOLD:
            look->bold = toggled(change.operand, base->look.bold);
            break;
        case C_CAPS:
            look->caps = toggled(change.operand, base->look.caps);
            break;
        case C_HIDDEN:
            look->hidden = toggled(change.operand, base->look.hidden);
            break;
        case C_PLAIN:
            *chars = *base;
            break;
        case C_STYLE:
            apply_style(doc, tc_le16(change.operand, 0), base, chars);
            break;
        case C_FONT:
        case C_FONT_OTHER:
        case C_SYMBOL:
            apply_font(doc, &change, chars);
            break;
        default:
            break;
        }
    }
}

/* ---- Pages ---- */

/* The page of 512 bytes in which WHICH files the properties at FC. */
static tc_slice page_of(const tc_doc *doc, tc_doc_table which, uint32_t fc) {
    tc_slice list = tc_doc_at(doc, which);
    size_t count = list.len >= 4 ? (list.len - 4) / 8 : 0, low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (tc_le32(list, (middle + 1) * 4) <= fc)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == count)
        return TC_SLICE("");
    size_t number = tc_le32(list, (count + 1) * 4 + low * 4) & 0x3FFFFF;
    return tc_slice_sub(doc->word, number * PAGE, number * PAGE + PAGE);
}

/* Properties of paragraphs: a size in words, or 0 and one that counts one byte less. */
static tc_slice paragraph_prls(tc_slice page, size_t at) {
    size_t size = tc_le8(page, at);
    if (!at)
        return TC_SLICE("");
    return size ? tc_slice_sub(page, at + 1, at + 2 * size)
                : tc_slice_sub(page, at + 2, at + 2 + 2 * (size_t)tc_le8(page, at + 1));
}

static void look_up(const tc_doc *doc, tc_doc_table which, uint32_t fc, tc_doc_page *out) {
    if (out->known && fc >= out->from && fc < out->to)
        return;
    size_t runs, low = 0, each = which == DOC_PAPX ? 13 : 1;
    if (!out->known || !out->page.len || fc < tc_le32(out->page, 0) ||
        fc >= tc_le32(out->page, 4 * (size_t)tc_le8(out->page, PAGE - 1)))
        out->page = page_of(doc, which, fc);
    runs = tc_le8(out->page, PAGE - 1);
    while (low < runs && tc_le32(out->page, (low + 1) * 4) <= fc)
        low++;
    out->known = low < runs && tc_le32(out->page, low * 4) <= fc;
    out->prls = TC_SLICE("");
    if (!out->known)
        return;
    out->from = tc_le32(out->page, low * 4);
    out->to = tc_le32(out->page, (low + 1) * 4);
    size_t at = 2 * (size_t)tc_le8(out->page, (runs + 1) * 4 + low * each);
    if (which == DOC_PAPX)
        out->prls = paragraph_prls(out->page, at);
    else if (at)
        out->prls = tc_slice_sub(out->page, at + 1, at + 1 + tc_le8(out->page, at));
}

tc_doc_paragraph tc_doc_paragraph_at(tc_doc *doc, uint32_t cp) {
    const tc_doc_piece *piece = tc_doc_piece_of(doc, cp);
    if (!piece)
        return tc_doc_style_get(doc, 0);
    look_up(doc, DOC_PAPX, tc_doc_fc(piece, cp), &doc->paragraphs);
    tc_slice prls = doc->paragraphs.prls;
    tc_doc_paragraph made = tc_doc_style_get(doc, tc_le16(prls, 0));
    tc_doc_paragraph_apply(doc, tc_slice_sub(prls, 2, prls.len), &made);
    tc_doc_paragraph_apply(doc, piece->extra, &made);
    made.level = !made.in_table ? 0 : made.level ? made.level : 1;
    return made;
}

tc_doc_chars tc_doc_chars_at(tc_doc *doc, const tc_doc_paragraph *paragraph, uint32_t cp,
                             uint32_t *end) {
    const tc_doc_piece *piece = tc_doc_piece_of(doc, cp);
    tc_doc_chars chars = paragraph->chars;
    *end = cp + 1;
    if (!piece)
        return chars;
    uint32_t fc = tc_doc_fc(piece, cp), left = piece->end - cp;
    look_up(doc, DOC_CHPX, fc, &doc->characters);
    if (doc->characters.known) {
        uint32_t same = (doc->characters.to - fc) / (piece->bytes ? 1 : 2);
        left = same < left ? same : left;
    }
    *end = cp + (left ? left : 1);
    tc_doc_chars_apply(doc, doc->characters.prls, &paragraph->chars, &chars);
    tc_doc_chars_apply(doc, piece->extra, &paragraph->chars, &chars);
    if (paragraph->heading)
        chars.look.bold = true;
    return chars;
}

bool tc_doc_has_title_page(const tc_doc *doc, uint32_t fc) {
    tc_slice prls =
        tc_slice_sub(doc->word, (size_t)fc + 2, (size_t)fc + 2 + tc_le16(doc->word, fc));
    prl change;
    bool has = false;
    while (next(&prls, &change))
        if (change.sprm == S_TITLE_PAGE)
            has = tc_le8(change.operand, 0);
    return has;
}
