/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "pdf_stamps.h"

#include "pdf_words.h"

#include <cairo-pdf.h>

enum {
    PRINTED_MAX = 64 << 20, /* bytes */
    STAMP_WORDS = 3         /* "12", "20/5", "1942 /KH-SYT": more are a signature's text */
};

static bool has_area(const PopplerRectangle *area) {
    return area->x2 - area->x1 > 1 && area->y2 - area->y1 > 1;
}

static bool is_signature(const tc_poppler *p, const PopplerFormFieldMapping *field) {
    return has_area(&field->area) &&
           p->poppler_form_field_get_field_type(field->field) == POPPLER_FORM_FIELD_SIGNATURE;
}

bool tc_pdf_has_stamps(const tc_poppler *p, PopplerPage *page) {
    bool found = false;
    GList *fields = p->poppler_page_get_form_field_mapping(page);
    for (GList *i = fields; i; i = i->next)
        found |= is_signature(p, i->data);
    p->poppler_page_free_form_field_mapping(fields);
    GList *annotations = p->poppler_page_get_annot_mapping(page);
    for (GList *i = annotations; i; i = i->next) {
        PopplerAnnotType type =
            p->poppler_annot_get_annot_type(((PopplerAnnotMapping *)i->data)->annot);
        found |= type == POPPLER_ANNOT_STAMP || type == POPPLER_ANNOT_FREE_TEXT;
    }
    p->poppler_page_free_annot_mapping(annotations);
    return found;
}

static cairo_status_t keep(void *closure, const unsigned char *data, unsigned length) {
    tc_buffer *buffer = closure;
    tc_buffer_add(buffer, (tc_slice){(const char *)data, length});
    return buffer->failed ? CAIRO_STATUS_WRITE_ERROR : CAIRO_STATUS_SUCCESS;
}

bool tc_pdf_stamp(const tc_poppler *p, PopplerPage *page, double width, double height,
                  tc_stamped *out) {
    *out = (tc_stamped){.document = NULL};
    tc_buffer_init(&out->buffer, PRINTED_MAX);
    cairo_surface_t *surface =
        p->cairo_pdf_surface_create_for_stream(keep, &out->buffer, width, height);
    cairo_t *cr = p->cairo_create(surface);
    p->poppler_page_render(page, cr);
    p->cairo_destroy(cr);
    p->cairo_surface_finish(surface);
    bool good = p->cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS && !out->buffer.failed;
    p->cairo_surface_destroy(surface);
    if (!good)
        return false;
    out->bytes = p->g_bytes_new_static(out->buffer.data, out->buffer.len);
    out->document = p->poppler_document_new_from_bytes(out->bytes, NULL, NULL);
    if (out->document)
        out->page = p->poppler_document_get_page(out->document, 0);
    return out->page != NULL;
}

void tc_pdf_stamped_dispose(const tc_poppler *p, tc_stamped *stamped) {
    if (stamped->page)
        p->g_object_unref(stamped->page);
    if (stamped->document)
        p->g_object_unref(stamped->document);
    if (stamped->bytes)
        p->g_bytes_unref(stamped->bytes);
    tc_buffer_dispose(&stamped->buffer);
}

static bool stands_in(const tc_box *area, const tc_page_word *word) {
    float x = (word->box.x0 + word->box.x1) / 2, y = (word->box.y0 + word->box.y1) / 2;
    return x >= area->x0 && x <= area->x1 && y >= area->y0 && y <= area->y1;
}

static void drop(const tc_box *area, tc_page *page) {
    size_t inside = 0, kept = 0;
    for (size_t i = 0; i < page->word_count; i++)
        inside += stands_in(area, &page->words[i]);
    if (inside <= STAMP_WORDS)
        return;
    for (size_t i = 0; i < page->word_count; i++)
        if (!stands_in(area, &page->words[i]))
            page->words[kept++] = page->words[i];
    page->word_count = kept;
}

void tc_pdf_drop_signatures(const tc_poppler *p, PopplerPage *page, tc_page *words) {
    float width = words->turned % 2 ? words->height : words->width;
    float height = words->turned % 2 ? words->width : words->height;
    GList *fields = p->poppler_page_get_form_field_mapping(page);
    for (GList *i = fields; i; i = i->next) {
        const PopplerFormFieldMapping *field = i->data;
        const PopplerRectangle *area = &field->area; /* y grows upwards */
        tc_box box = {(float)area->x1, height - (float)area->y2, (float)area->x2,
                      height - (float)area->y1};
        box = tc_pdf_turn(box, words->turned, width, height);
        if (is_signature(p, field))
            drop(&box, words);
    }
    p->poppler_page_free_form_field_mapping(fields);
}
