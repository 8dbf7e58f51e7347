/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "../ocr.h"
#include "../page.h"
#include "../pdf_signed.h"
#include "../pdf_stamps.h"
#include "../poppler_calls.h"
#include "reader.h"

#include <math.h>
#include <text/legacy.h>

/* Pixels a point of the picture in which ruling lines are looked for: the thinnest that is drawn is
 * a quarter of a point. */
#define RULES_SCALE 1.5F
/* Pixels a point for OCR: those that the scan itself has, where these are of use. */
#define OCR_SCALE (300 / 72.0F)
#define OCR_SCALE_MIN (150 / 72.0F)
#define OCR_SCALE_MAX (450 / 72.0F)

enum {
    SIDE_MAX = 4000, /* points: a larger page has no picture made of it */
    FEW = 250,       /* letters on a scan: a signature's, a stamp's */
    TAIL = 2048      /* bytes at the end of a file, among which its last mark stands */
};

typedef struct reading {
    const tc_poppler *poppler;
    tc_arena *arena;
    PopplerDocument *document;
    tc_page *pages;
    size_t count;
    size_t scans;   /* pages that are pictures, or nothing */
    bool was_ruled; /* the page before ended in a table */
    tc_ocr_sum ocr; /* of what was read from pictures */
    tc_error *error;
} reading;

/* ---- Words ---- */

/* Letter by letter: where each stands, and from which font it is. */
typedef struct letters {
    const char *text;
    const PopplerRectangle *places;
    guint place_count;
    const GList *fonts; /* of PopplerTextAttributes, by rising index */
} letters;

static bool is_bold(const char *font) {
    return font && (strstr(font, "Bold") || strstr(font, "bold") || strstr(font, "Black"));
}

static const PopplerTextAttributes *font_of(letters *l, gint index) {
    while (l->fonts && ((const PopplerTextAttributes *)l->fonts->data)->end_index < index)
        l->fonts = l->fonts->next;
    return l->fonts ? l->fonts->data : NULL;
}

static void add_place(tc_box *box, const PopplerRectangle *place) {
    box->x0 = fminf(box->x0, (float)fmin(place->x1, place->x2));
    box->x1 = fmaxf(box->x1, (float)fmax(place->x1, place->x2));
    box->y0 = fminf(box->y0, (float)fmin(place->y1, place->y2));
    box->y1 = fmaxf(box->y1, (float)fmax(place->y1, place->y2));
}

/* Words of two cells may come without a blank between them: one that stands elsewhere is another
 * one. */
static bool stands_apart(const tc_box *word, const PopplerRectangle *place) {
    float size = word->y1 - word->y0, x0 = (float)fmin(place->x1, place->x2),
          x1 = (float)fmax(place->x1, place->x2), y = (float)(place->y1 + place->y2) / 2;
    return x0 - word->x1 > 0.2F * size || word->x1 - x1 > 0.8F * size || y < word->y0 ||
           y > word->y1;
}

static bool is_sound(const tc_box *box, const tc_page *page) {
    return box->x0 > -page->width && box->x1 < 2 * page->width && box->y0 > -page->height &&
           box->y1 < 2 * page->height; /* false for what is no number, too */
}

/* WORD, which stands in FONT, in Unicode: some fonts only look Vietnamese. */
static tc_slice shown(reading *r, tc_slice word, const char *font) {
    bool capitals;
    const char *plus = font ? strchr(font, '+') : NULL; /* behind the tag of a part of a font */
    tc_legacy encoding = tc_legacy_of_font(tc_slice_of(plus ? plus + 1 : font), &capitals);
    return encoding ? tc_legacy_shown(r->arena, encoding, capitals, word) : word;
}

/* The text, whose words are parted by white space, into words at places. */
static bool take_words(reading *r, letters *l, tc_page *page) {
    tc_slice text = tc_arena_copy(r->arena, tc_slice_of(l->text));
    size_t capacity = 0;
    guint index = 0;
    for (size_t at = 0; text.ptr && at < text.len;) {
        size_t blank = tc_utf8_space(text, at), begin = at;
        if (blank) {
            at += blank;
            index++;
            continue;
        }
        tc_page_word word = {.box = {INFINITY, INFINITY, -INFINITY, -INFINITY}};
        const PopplerTextAttributes *font = font_of(l, (gint)index);
        while (at < text.len && !tc_utf8_space(text, at)) {
            if (index < l->place_count) {
                if (at > begin && stands_apart(&word.box, &l->places[index]))
                    break;
                add_place(&word.box, &l->places[index]);
            }
            index++;
            tc_utf8_next(text, &at);
        }
        word.text = shown(r, tc_slice_sub(text, begin, at), font ? font->font_name : NULL);
        word.size = word.box.y1 - word.box.y0;
        word.bold = font && is_bold(font->font_name);
        if (!is_sound(&word.box, page) || !word.text.len)
            continue;
        if (page->word_count >= TC_PAGE_WORDS_MAX)
            return true;
        tc_page_word *words = tc_arena_grow(r->arena, page->words, page->word_count,
                                            page->word_count + 1, sizeof *words, &capacity);
        if (!words)
            return false;
        page->words = words;
        words[page->word_count++] = word;
    }
    return text.ptr != NULL;
}

static bool read_words(reading *r, PopplerPage *source, tc_page *page) {
    const tc_poppler *p = r->poppler;
    PopplerRectangle *places = NULL;
    guint count = 0;
    char *text = p->poppler_page_get_text(source);
    bool good = true;
    if (text && *text && p->poppler_page_get_text_layout(source, &places, &count)) {
        GList *fonts = p->poppler_page_get_text_attributes(source);
        letters l = {text, places, count, fonts};
        good = take_words(r, &l, page);
        p->poppler_page_free_text_attributes(fonts);
    }
    p->g_free(places);
    p->g_free(text);
    return good;
}

/* ---- Ruling lines ---- */

/* SOURCE drawn at SCALE pixels a point; to be destroyed. */
static cairo_surface_t *draw(const reading *r, PopplerPage *source, const tc_page *page,
                             float scale) {
    const tc_poppler *p = r->poppler;
    cairo_surface_t *surface = p->cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, (int)(page->width * scale), (int)(page->height * scale));
    cairo_t *cairo = p->cairo_create(surface);
    p->cairo_set_source_rgb(cairo, 1, 1, 1);
    p->cairo_paint(cairo);
    p->cairo_scale(cairo, (double)scale, (double)scale);
    p->poppler_page_render(source, cairo);
    p->cairo_destroy(cairo);
    p->cairo_surface_flush(surface);
    return surface;
}

static tc_picture picture_of(const reading *r, cairo_surface_t *surface, const tc_page *page,
                             float scale) {
    const tc_poppler *p = r->poppler;
    if (p->cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS)
        return (tc_picture){0};
    return (tc_picture){.pixels = p->cairo_image_surface_get_data(surface),
                        .width = (uint32_t)(page->width * scale),
                        .height = (uint32_t)(page->height * scale),
                        .stride = (uint32_t)p->cairo_image_surface_get_stride(surface),
                        .bytes = 4,
                        .scale = scale};
}

static bool read_rules(reading *r, PopplerPage *source, tc_page *page) {
    cairo_surface_t *surface = draw(r, source, page, RULES_SCALE);
    tc_picture picture = picture_of(r, surface, page, RULES_SCALE);
    bool good = !picture.pixels || tc_page_rules_find(r->arena, &picture, &page->rules);
    r->poppler->cairo_surface_destroy(surface);
    return good;
}

/* ---- Scans ---- */

/* PICTURE in grey, as Leptonica keeps it; NULL when out of memory. */
static PIX *grey_of(const tc_picture *picture) {
    const tc_ocr_calls *c = tc_ocr_load(NULL);
    PIX *pix =
        c && picture->pixels ? c->pixCreate((int)picture->width, (int)picture->height, 8) : NULL;
    if (!pix)
        return NULL;
    l_uint32 *data = c->pixGetData(pix);
    size_t step = (size_t)c->pixGetWpl(pix);
    for (uint32_t y = 0; y < picture->height; y++) {
        const unsigned char *from = picture->pixels + (size_t)y * picture->stride;
        l_uint32 *to = data + y * step;
        for (uint32_t x = 0; x < picture->width; x++, from += 4)
            SET_DATA_BYTE(to, x, (from[0] + 2 * from[1] + from[2]) / 4);
    }
    return pix;
}

static float scale_of(const reading *r, PopplerPage *source, const tc_page *page) {
    const tc_poppler *p = r->poppler;
    float scale = OCR_SCALE;
    GList *images = p->poppler_page_get_image_mapping(source);
    const PopplerImageMapping *image = images && !images->next ? images->data : NULL;
    if (image && image->area.x2 - image->area.x1 > 0.9 * (double)page->width) {
        cairo_surface_t *pixels = p->poppler_page_get_image(source, image->image_id);
        float x = pixels ? (float)(p->cairo_image_surface_get_width(pixels) /
                                   (image->area.x2 - image->area.x1))
                         : 0;
        if (x >= OCR_SCALE_MIN && x <= OCR_SCALE_MAX)
            scale = x;
        if (pixels)
            p->cairo_surface_destroy(pixels);
    }
    p->poppler_page_free_image_mapping(images);
    return scale;
}

/* What little text it had (a signature's) goes: the picture shows it too. */
static tc_status read_scan(reading *r, PopplerPage *source, tc_page *page) {
    tc_status status = tc_ocr_start(r->error);
    if (status != TC_OK)
        return status;
    float scale = scale_of(r, source, page);
    cairo_surface_t *surface = draw(r, source, page, scale);
    tc_picture picture = picture_of(r, surface, page, scale);
    PIX *grey = grey_of(&picture);
    r->poppler->cairo_surface_destroy(surface);
    return tc_ocr_read(r->arena, grey, scale, page, &r->ocr, r->error);
}

/* A table that goes on over the page stands near its end. */
static bool ends_ruled(const tc_page *page) {
    for (size_t i = 0; i < page->rules.standing_count; i++)
        if (page->rules.standing[i].y1 > 0.75F * page->height)
            return true;
    return false;
}

/* ---- Pages ---- */

static size_t letters_on(const tc_page *page) {
    size_t count = 0;
    for (size_t i = 0; i < page->word_count; i++)
        count += page->words[i].text.len;
    return count;
}

/* Little or no text, over a picture of the whole page. */
static bool is_scan(const reading *r, PopplerPage *source, const tc_page *page) {
    size_t count = letters_on(page);
    double covered = 0;
    if (count > FEW)
        return false;
    GList *images = r->poppler->poppler_page_get_image_mapping(source);
    for (GList *i = images; i; i = i->next) {
        const PopplerRectangle *area = &((PopplerImageMapping *)i->data)->area;
        covered += fabs((area->x2 - area->x1) * (area->y2 - area->y1));
    }
    r->poppler->poppler_page_free_image_mapping(images);
    return count == 0 || covered > 0.5 * (double)page->width * (double)page->height;
}

/* The words of a page, and of what was stamped on it. */
static bool read_text(reading *r, PopplerPage *source, tc_page *page) {
    tc_stamped stamped;
    if (!tc_pdf_has_stamps(r->poppler, source) || page->width > SIDE_MAX || page->height > SIDE_MAX)
        return read_words(r, source, page);
    bool printed =
        tc_pdf_stamp(r->poppler, source, (double)page->width, (double)page->height, &stamped);
    bool good = read_words(r, printed ? stamped.page : source, page);
    if (printed)
        tc_pdf_drop_signatures(r->poppler, source, page->height, page);
    tc_pdf_stamped_dispose(r->poppler, &stamped);
    return good;
}

static tc_status read_page(reading *r, PopplerPage *source, tc_page *page) {
    double width, height;
    r->poppler->poppler_page_get_size(source, &width, &height);
    if (!(width > 1 && height > 1 && width < 1e5 && height < 1e5))
        return TC_OK;
    page->width = (float)width;
    page->height = (float)height;
    bool good = read_text(r, source, page), scan = good && is_scan(r, source, page);
    bool small = width <= SIDE_MAX && height <= SIDE_MAX;
    r->scans += scan;
    if (scan && small && tc_document_ocr_is_on())
        return read_scan(r, source, page);
    if (good && small && page->word_count &&
        (r->was_ruled || tc_page_may_rule(r->arena, page, page == r->pages)))
        good = read_rules(r, source, page);
    r->was_ruled = ends_ruled(page);
    return good ? TC_OK : tc_error_set(r->error, TC_ERR_NOMEM, "out of memory");
}

static tc_status read_pages(reading *r, tc_draft *draft, tc_error *error) {
    int count = r->poppler->poppler_document_get_n_pages(r->document);
    if (count > TC_PAGES_MAX)
        return tc_error_set(error, TC_ERR_LIMIT, "%d pages, more than the %d that are read", count,
                            TC_PAGES_MAX);
    r->count = count > 0 ? (size_t)count : 0;
    r->pages = tc_arena_take(r->arena, (r->count + 1) * sizeof *r->pages);
    tc_status status = r->pages ? TC_OK : tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    for (size_t i = 0; i < r->count && status == TC_OK; i++) {
        PopplerPage *page = r->poppler->poppler_document_get_page(r->document, (int)i);
        if (!page) /* damaged */
            continue;
        status = read_page(r, page, &r->pages[i]);
        r->poppler->g_object_unref(page);
    }
    if (status != TC_OK)
        return status;
    if (r->count && r->scans == r->count && !r->ocr.pages)
        return tc_error_set(error, TC_ERR_SCAN,
                            "needs OCR: a scan without text; run tracuu-index --ocr");
    if (r->scans)
        tc_draft_scan(draft, r->ocr.pages, (uint32_t)r->scans - r->ocr.pages, tc_ocr_sure(&r->ocr));
    return tc_pages_write(r->arena, r->pages, r->count, draft, error);
}

static tc_status refuse(const tc_poppler *poppler, GError *reason, tc_error *error) {
    bool locked = reason && reason->domain == poppler->poppler_error_quark() &&
                  reason->code == POPPLER_ERROR_ENCRYPTED;
    if (reason)
        poppler->g_error_free(reason);
    return tc_error_set(error, TC_ERR_FORMAT,
                        locked ? "a PDF file protected by a password" : "a damaged PDF file");
}

tc_status tc_read_pdf(tc_arena *arena, tc_slice bytes, tc_draft *draft, tc_error *error) {
    reading r = {.poppler = tc_poppler_load(error), .arena = arena, .error = error};
    GError *reason = NULL;
    if (!r.poppler)
        return TC_ERR_NOT_FOUND;
    /* Poppler would make do with what there is, and nobody would know of the rest. */
    tc_slice tail = tc_slice_sub(bytes, bytes.len > TAIL ? bytes.len - TAIL : 0, bytes.len);
    if (tc_slice_find(tail, TC_SLICE("%%EOF"), 0) == SIZE_MAX)
        return tc_error_set(error, TC_ERR_FORMAT, "a damaged PDF file: its end is missing");
    tc_pdf_signed(bytes, draft);
    GBytes *source = r.poppler->g_bytes_new_static(bytes.ptr, bytes.len);
    r.document = r.poppler->poppler_document_new_from_bytes(source, NULL, &reason);
    tc_status status = r.document ? read_pages(&r, draft, error) : refuse(r.poppler, reason, error);
    if (r.document)
        r.poppler->g_object_unref(r.document);
    r.poppler->g_bytes_unref(source);
    return status;
}
