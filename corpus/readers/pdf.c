/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "../ocr.h"
#include "../page.h"
#include "../pdf_signed.h"
#include "../pdf_stamps.h"
#include "../pdf_words.h"
#include "../poppler_calls.h"
#include "reader.h"

#include <math.h>

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

/* ---- Ruling lines ---- */

/* So that PAGE is drawn as one reads it. */
static void turn(const tc_poppler *p, cairo_t *cairo, const tc_page *page) {
    static const cairo_matrix_t turns[] = {
        {1, 0, 0, 1, 0, 0}, {0, 1, -1, 0, 0, 0}, {-1, 0, 0, -1, 0, 0}, {0, -1, 1, 0, 0, 0}};
    cairo_matrix_t matrix = turns[page->turned];
    matrix.x0 = page->turned == 1 || page->turned == 2 ? (double)page->width : 0;
    matrix.y0 = page->turned >= 2 ? (double)page->height : 0;
    p->cairo_transform(cairo, &matrix);
}

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
    turn(p, cairo, page);
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
        return tc_pdf_words(r->poppler, r->arena, source, page);
    bool printed =
        tc_pdf_stamp(r->poppler, source, (double)page->width, (double)page->height, &stamped);
    bool good = tc_pdf_words(r->poppler, r->arena, printed ? stamped.page : source, page);
    if (printed)
        tc_pdf_drop_signatures(r->poppler, source, page);
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
