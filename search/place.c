/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "place.h"

#include <base/locale.h>

json_t *tc_place_json(const json_t *object) {
    const json_t *page = json_object_get(object, "page");
    return json_integer(json_integer_value(page ? page : json_object_get(object, "line")));
}

/* What tc_place_json says, or said of ROW. */
static long long place_of(const json_t *row) {
    const json_t *said = json_object_get(row, "page");
    if (!said)
        said = json_object_get(row, "page_or_line");
    return json_integer_value(said ? said : json_object_get(row, "line"));
}

void tc_place_name(const json_t *row, tc_buffer *out) {
    tc_buffer_printf(out, json_object_get(row, "page") ? _("page %lld") : _("line %lld"),
                     place_of(row));
}

void tc_place_column(tc_paper *paper, const json_t *row, uint32_t width) {
    tc_buffer text;
    tc_buffer_init(&text, 64);
    tc_buffer_printf(&text, json_object_get(row, "page") ? _("p. %lld") : "%lld", place_of(row));
    uint32_t taken = tc_paper_width(tc_buffer_slice(&text));
    if (taken < width)
        tc_paper_indent(paper, width - taken);
    tc_paper_put(paper, TC_LOOK_QUIET, tc_buffer_slice(&text));
    tc_paper_put(paper, TC_LOOK_QUIET, TC_SLICE("  "));
    tc_buffer_dispose(&text);
}
