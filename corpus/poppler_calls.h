/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Poppler, loaded when the first PDF comes: a search that reads none need not wait for thirty
 * libraries.  Its calls are the fields of a table, each of its own type. */
#ifndef TRACUU_CORPUS_POPPLER_CALLS_H
#define TRACUU_CORPUS_POPPLER_CALLS_H

#include <base/base.h>

#include <cairo-pdf.h>
#include <cairo.h>
#include <poppler.h>

#define TC_POPPLER_CALLS(X)                                                                        \
    X(cairo_create)                                                                                \
    X(cairo_destroy)                                                                               \
    X(cairo_image_surface_create)                                                                  \
    X(cairo_image_surface_get_data)                                                                \
    X(cairo_image_surface_get_stride)                                                              \
    X(cairo_image_surface_get_width)                                                               \
    X(cairo_paint)                                                                                 \
    X(cairo_pdf_surface_create_for_stream)                                                         \
    X(cairo_scale)                                                                                 \
    X(cairo_set_source_rgb)                                                                        \
    X(cairo_surface_destroy)                                                                       \
    X(cairo_surface_finish)                                                                        \
    X(cairo_surface_flush)                                                                         \
    X(cairo_surface_status)                                                                        \
    X(cairo_transform)                                                                             \
    X(g_bytes_new_static)                                                                          \
    X(g_bytes_unref)                                                                               \
    X(g_error_free)                                                                                \
    X(g_free)                                                                                      \
    X(g_log_set_default_handler)                                                                   \
    X(g_object_unref)                                                                              \
    X(poppler_annot_get_annot_type)                                                                \
    X(poppler_document_get_n_pages)                                                                \
    X(poppler_document_get_page)                                                                   \
    X(poppler_document_new_from_bytes)                                                             \
    X(poppler_error_quark)                                                                         \
    X(poppler_form_field_get_field_type)                                                           \
    X(poppler_page_free_annot_mapping)                                                             \
    X(poppler_page_free_form_field_mapping)                                                        \
    X(poppler_page_free_image_mapping)                                                             \
    X(poppler_page_free_text_attributes)                                                           \
    X(poppler_page_get_annot_mapping)                                                              \
    X(poppler_page_get_form_field_mapping)                                                         \
    X(poppler_page_get_image)                                                                      \
    X(poppler_page_get_image_mapping)                                                              \
    X(poppler_page_get_size)                                                                       \
    X(poppler_page_get_text)                                                                       \
    X(poppler_page_get_text_attributes)                                                            \
    X(poppler_page_get_text_layout)                                                                \
    X(poppler_page_render)

typedef struct tc_poppler {
#define TC_POPPLER_FIELD(name) __typeof__(name) *name;
    TC_POPPLER_CALLS(TC_POPPLER_FIELD)
#undef TC_POPPLER_FIELD
} tc_poppler;

/* The same at every call; stays loaded.  NULL with TC_ERR_NOT_FOUND when it is not installed. */
const tc_poppler *tc_poppler_load(tc_error *error);

#endif
