/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A scanned page as a picture; TIFF files may hold several. */
#include "../ocr.h"
#include "reader.h"

enum {
    RESOLUTION = 300, /* dots an inch, where the file does not say */
    RESOLUTION_MIN = 70,
    RESOLUTION_MAX = 1200,
    SIDE_MAX = 20000,    /* pixels */
    AREA_MAX = 160000000 /* A4 at 1200 dots, A3 at 600 */
};

static bool is_tiff(tc_slice bytes) {
    return tc_slice_starts(bytes, TC_SLICE("II")) || tc_slice_starts(bytes, TC_SLICE("MM"));
}

/* The next picture, to be destroyed; NULL when there is none.  *AT: 0 at first. */
static PIX *next_picture(const tc_ocr_calls *c, tc_slice bytes, size_t *at, bool first) {
    const l_uint8 *data = (const l_uint8 *)bytes.ptr;
    if (is_tiff(bytes))
        return first || *at ? c->pixReadMemFromMultipageTiff(data, bytes.len, at) : NULL;
    return first ? c->pixReadMem(data, bytes.len) : NULL;
}

static bool is_large(int width, int height) {
    return width > SIDE_MAX || height > SIDE_MAX || (int64_t)width * height > AREA_MAX;
}

/* By what it says of itself, before room is taken for it. */
static bool says_large(const tc_ocr_calls *c, tc_slice bytes) {
    l_int32 width = 0, height = 0;
    const l_uint8 *data = (const l_uint8 *)bytes.ptr;
    return c->pixReadHeaderMem(data, bytes.len, NULL, &width, &height, NULL, NULL, NULL) == 0 &&
           is_large(width, height);
}

static tc_status too_large(tc_error *error) {
    return tc_error_set(error, TC_ERR_LIMIT, "a picture larger than any page");
}

/* Fewer pixels than a page of the usual size has at any resolution are no page. */
static float scale_of(const tc_ocr_calls *c, PIX *picture) {
    int dots = c->pixGetXRes(picture);
    if (dots < RESOLUTION_MIN || dots > RESOLUTION_MAX)
        dots = RESOLUTION;
    return (float)dots / 72;
}

static tc_status read_all(const tc_ocr_calls *c, tc_arena *arena, tc_slice bytes, tc_page **pages,
                          size_t *count, tc_ocr_sum *sum, tc_error *error) {
    size_t at = 0, capacity = 0;
    tc_status status = TC_OK;
    for (PIX *picture; status == TC_OK && *count < TC_PAGES_MAX &&
                       (picture = next_picture(c, bytes, &at, *count == 0)) != NULL;) {
        if (is_large(c->pixGetWidth(picture), c->pixGetHeight(picture))) {
            c->pixDestroy(&picture);
            return too_large(error);
        }
        float scale = scale_of(c, picture);
        PIX *grey = c->pixConvertTo8(picture, 0);
        c->pixDestroy(&picture);
        tc_page *items = tc_arena_grow(arena, *pages, *count, *count + 1, sizeof *items, &capacity);
        if (!items || !grey) {
            if (grey)
                c->pixDestroy(&grey);
            return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
        }
        *pages = items;
        status = tc_ocr_read(arena, grey, scale, &items[(*count)++], sum, error);
    }
    return status;
}

tc_status tc_read_image(tc_arena *arena, tc_slice bytes, tc_draft *draft, tc_error *error) {
    tc_page *pages = NULL;
    tc_ocr_sum sum = {0};
    size_t count = 0;
    tc_status status = tc_ocr_start(error);
    const tc_ocr_calls *c = status == TC_OK ? tc_ocr_load(error) : NULL;
    if (!c)
        return status;
    if (says_large(c, bytes))
        return too_large(error);
    status = read_all(c, arena, bytes, &pages, &count, &sum, error);
    if (status == TC_OK && !count)
        return tc_error_set(error, TC_ERR_FORMAT, "a damaged picture");
    if (status == TC_OK)
        tc_draft_scan(draft, sum.pages, 0, tc_ocr_sure(&sum));
    return status == TC_OK ? tc_pages_write(arena, pages, count, draft, error) : status;
}
