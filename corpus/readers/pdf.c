/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "../page.h"
#include "../poppler_calls.h"
#include "reader.h"

#include <math.h>
#include <text/legacy.h>

/* Pixels a point of the picture in which ruling lines are looked for: the thinnest that is drawn is
 * a quarter of a point. */
#define RULES_SCALE 1.5F

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
    bool failed;    /* out of memory */
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
            if (index < l->place_count)
                add_place(&word.box, &l->places[index]);
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

static bool read_rules(reading *r, PopplerPage *source, tc_page *page) {
    const tc_poppler *p = r->poppler;
    int width = (int)(page->width * RULES_SCALE), height = (int)(page->height * RULES_SCALE);
    cairo_surface_t *surface = p->cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    cairo_t *cairo = p->cairo_create(surface);
    p->cairo_set_source_rgb(cairo, 1, 1, 1);
    p->cairo_paint(cairo);
    p->cairo_scale(cairo, RULES_SCALE, RULES_SCALE);
    p->poppler_page_render(source, cairo);
    p->cairo_surface_flush(surface);
    bool good = true;
    if (p->cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS) {
        tc_picture picture = {.pixels = p->cairo_image_surface_get_data(surface),
                              .width = (uint32_t)width,
                              .height = (uint32_t)height,
                              .stride = (uint32_t)p->cairo_image_surface_get_stride(surface),
                              .bytes = 4,
                              .scale = RULES_SCALE};
        good = tc_page_rules_find(r->arena, &picture, &page->rules);
    }
    p->cairo_destroy(cairo);
    p->cairo_surface_destroy(surface);
    return good;
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

static void read_page(reading *r, PopplerPage *source, tc_page *page) {
    double width, height;
    r->poppler->poppler_page_get_size(source, &width, &height);
    if (!(width > 1 && height > 1 && width < 1e5 && height < 1e5))
        return;
    page->width = (float)width;
    page->height = (float)height;
    if (!read_words(r, source, page)) {
        r->failed = true;
        return;
    }
    r->scans += is_scan(r, source, page);
    bool small = width <= SIDE_MAX && height <= SIDE_MAX;
    if (small && page->word_count &&
        (r->was_ruled || tc_page_may_rule(r->arena, page, page == r->pages)))
        r->failed |= !read_rules(r, source, page);
    r->was_ruled = ends_ruled(page);
}

static tc_status read_pages(reading *r, tc_draft *draft, tc_error *error) {
    int count = r->poppler->poppler_document_get_n_pages(r->document);
    if (count > TC_PAGES_MAX)
        return tc_error_set(error, TC_ERR_LIMIT, "%d pages, more than the %d that are read", count,
                            TC_PAGES_MAX);
    r->count = count > 0 ? (size_t)count : 0;
    r->pages = tc_arena_take(r->arena, (r->count + 1) * sizeof *r->pages);
    r->failed = !r->pages;
    for (size_t i = 0; i < r->count && !r->failed; i++) {
        PopplerPage *page = r->poppler->poppler_document_get_page(r->document, (int)i);
        if (!page) /* damaged */
            continue;
        read_page(r, page, &r->pages[i]);
        r->poppler->g_object_unref(page);
    }
    if (r->failed)
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    if (r->count && r->scans == r->count)
        return tc_error_set(error, TC_ERR_FORMAT,
                            "needs OCR: a scan without text; run tracuu-index --ocr");
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
    reading r = {.poppler = tc_poppler_load(error), .arena = arena};
    GError *reason = NULL;
    if (!r.poppler)
        return TC_ERR_NOT_FOUND;
    /* Poppler would make do with what there is, and nobody would know of the rest. */
    tc_slice tail = tc_slice_sub(bytes, bytes.len > TAIL ? bytes.len - TAIL : 0, bytes.len);
    if (tc_slice_find(tail, TC_SLICE("%%EOF"), 0) == SIZE_MAX)
        return tc_error_set(error, TC_ERR_FORMAT, "a damaged PDF file: its end is missing");
    GBytes *source = r.poppler->g_bytes_new_static(bytes.ptr, bytes.len);
    r.document = r.poppler->poppler_document_new_from_bytes(source, NULL, &reason);
    tc_status status = r.document ? read_pages(&r, draft, error) : refuse(r.poppler, reason, error);
    if (r.document)
        r.poppler->g_object_unref(r.document);
    r.poppler->g_bytes_unref(source);
    return status;
}
