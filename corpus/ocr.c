/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "ocr.h"

#include "ocr_words.h"

#include <math.h>
#include <stdlib.h>

enum {
    UPRIGHT = 70,    /* more sure than this of its words, a page stands upright */
    TURN_WORDS = 12, /* fewer words say nothing */
    QUARTERS = 4,
    LINE_LONG = 40, /* points */
    LINE_PAD = 3,   /* pixels around where it was found that may be of it */
    RUN_LEAST = 20, /* points: no letter is as high, nor its foot as long */
    RUN_GAP = 2,    /* pixels that may be missing in it */
    RUN_DARK = 176, /* of 255 */
    EDGE = 216      /* lighter than this is paper */
};

/* One for the process: its data takes long to read. */
static TessBaseAPI *engine;

tc_status tc_ocr_start(tc_error *error) {
    const tc_ocr_calls *c = tc_ocr_load(error);
    if (!c)
        return TC_ERR_NOT_FOUND;
    if (engine)
        return TC_OK;
    engine = c->TessBaseAPICreate();
    if (engine && c->TessBaseAPIInit3(engine, NULL, "vie") == 0) {
        c->TessBaseAPISetPageSegMode(engine, PSM_AUTO);
        c->TessBaseAPISetVariable(engine, "debug_file", "/dev/null");
        return TC_OK;
    }
    if (engine)
        c->TessBaseAPIDelete(engine);
    engine = NULL;
    tc_error_set(error, TC_ERR_NOT_FOUND, "no OCR: tesseract's data for Vietnamese is missing");
    tc_error_hint(error, "install tesseract-ocr-vie");
    return TC_ERR_NOT_FOUND;
}

/* ---- Ruling lines ---- */

/* Half as large, the darkest of four pixels each, so that thin lines stay. */
static unsigned char *shrink(tc_arena *arena, const tc_ocr_calls *c, PIX *pix, uint32_t width,
                             uint32_t height) {
    const l_uint32 *data = c->pixGetData(pix);
    size_t step = (size_t)c->pixGetWpl(pix);
    unsigned char *out = tc_arena_room(arena, (size_t)width * height + 1);
    for (uint32_t y = 0; out && y < height; y++) {
        const l_uint32 *upper = data + 2 * y * step, *lower = upper + step;
        for (uint32_t x = 0; x < width; x++) {
            unsigned a = GET_DATA_BYTE(upper, 2 * x), b = GET_DATA_BYTE(upper, 2 * x + 1);
            unsigned d = GET_DATA_BYTE(lower, 2 * x), e = GET_DATA_BYTE(lower, 2 * x + 1);
            unsigned p = a < b ? a : b, q = d < e ? d : e;
            out[(size_t)y * width + x] = (unsigned char)(p < q ? p : q);
        }
    }
    return out;
}

static bool find_rules(tc_arena *arena, const tc_ocr_calls *c, PIX *pix, float scale,
                       tc_page_rules *out) {
    uint32_t width = (uint32_t)c->pixGetWidth(pix) / 2, height = (uint32_t)c->pixGetHeight(pix) / 2;
    tc_picture small = {.pixels = shrink(arena, c, pix, width, height),
                        .width = width,
                        .height = height,
                        .stride = width,
                        .bytes = 1,
                        .scale = scale / 2};
    bool good = small.pixels && tc_page_rules_find(arena, &small, out);
    tc_arena_give_back(arena, small.pixels, 0);
    return good;
}

/* A picture seen so that its ruling lines lie: ALONG them and ACROSS them. */
typedef struct canvas {
    l_uint32 *data;
    size_t step;
    bool standing;
} canvas;

static unsigned pixel(const canvas *c, int along, int across) {
    int x = c->standing ? across : along, y = c->standing ? along : across;
    return GET_DATA_BYTE(c->data + (size_t)y * c->step, x);
}

static void whiten(const canvas *c, int along, int across) {
    int x = c->standing ? across : along, y = c->standing ? along : across;
    SET_DATA_BYTE(c->data + (size_t)y * c->step, x, 255);
}

/* What is dark beside a line at ALONG goes with it, unless it goes on: then it is of a letter. */
static void paint_edge(const canvas *c, int along, int across, int side, int last) {
    int end = across + side;
    for (; end >= 0 && end <= last && abs(end - across) <= LINE_PAD; end += side)
        if (pixel(c, along, end) >= EDGE)
            break;
    if (abs(end - across) > LINE_PAD)
        return;
    for (int k = across + side; k != end; k += side)
        whiten(c, along, k);
}

/* Whitens one row of a line from FROM to TO. */
static void paint_run(const canvas *c, int from, int to, int across, int last) {
    for (int k = from; k <= to; k++) {
        whiten(c, k, across);
        paint_edge(c, k, across, -1, last);
        paint_edge(c, k, across, 1, last);
    }
}

/* Paints over what would be read as letters; what is short may be one.  Only long runs of dark
 * pixels go: a digit that touches the line stays whole. */
static void paint_over(const tc_ocr_calls *c, PIX *pix, const tc_box *boxes, size_t count,
                       float scale, bool standing) {
    int width = c->pixGetWidth(pix), height = c->pixGetHeight(pix);
    int ends = standing ? height : width, last = (standing ? width : height) - 1;
    canvas on = {c->pixGetData(pix), (size_t)c->pixGetWpl(pix), standing};
    int least = (int)(RUN_LEAST * scale);
    for (size_t i = 0; i < count; i++) {
        const tc_box *b = &boxes[i];
        if (b->x1 - b->x0 < LINE_LONG && b->y1 - b->y0 < LINE_LONG)
            continue;
        int from = (int)((standing ? b->y0 : b->x0) * scale) - LINE_PAD,
            to = (int)((standing ? b->y1 : b->x1) * scale) + LINE_PAD,
            low = (int)((standing ? b->x0 : b->y0) * scale) - LINE_PAD,
            high = (int)((standing ? b->x1 : b->y1) * scale) + LINE_PAD;
        for (int a = low < 0 ? 0 : low; a <= high && a <= last; a++)
            for (int k = from < 0 ? 0 : from, begin = -1, end = -1; k <= to + RUN_GAP + 1; k++) {
                bool dark = k <= to && k < ends && pixel(&on, k, a) < RUN_DARK;
                if (dark) {
                    begin = begin < 0 ? k : begin;
                    end = k;
                } else if (begin >= 0 && k > end + RUN_GAP) {
                    if (end - begin >= least)
                        paint_run(&on, begin, end, a, last);
                    begin = -1;
                }
            }
    }
}

/* ---- Pages ---- */

/* What was read of a page that stands in one of four ways. */
typedef struct attempt {
    tc_page page;
    double sure;
    size_t letters;
} attempt;

static bool read_page(tc_arena *arena, const tc_ocr_calls *c, PIX *pix, float scale, attempt *out) {
    tc_page_rules *rules = &out->page.rules;
    out->page.width = (float)c->pixGetWidth(pix) / scale;
    out->page.height = (float)c->pixGetHeight(pix) / scale;
    if (!find_rules(arena, c, pix, scale, rules))
        return false;
    paint_over(c, pix, rules->lying, rules->lying_count, scale, false);
    paint_over(c, pix, rules->standing, rules->standing_count, scale, true);
    c->TessBaseAPISetImage2(engine, pix);
    c->TessBaseAPISetSourceResolution(engine, (int)lroundf(scale * 72));
    bool good = true;
    if (c->TessBaseAPIRecognize(engine, NULL) == 0)
        good = tc_ocr_words(arena, c, engine, pix, scale, &out->page, &out->sure, &out->letters);
    c->TessBaseAPIClear(engine);
    return good;
}

static double mean(const attempt *a) {
    return a->letters ? a->sure / (double)a->letters : 0;
}

uint32_t tc_ocr_sure(const tc_ocr_sum *sum) {
    return sum->letters ? (uint32_t)(sum->sure / (double)sum->letters) : 0;
}

/* PICTURE turned by QUARTERS to the right and made straight. */
static PIX *upright(const tc_ocr_calls *c, PIX *picture, int quarters) {
    enum { AS_IT_LIKES = 0 };
    PIX *turned = c->pixRotateOrth(picture, quarters);
    PIX *straight = turned ? c->pixDeskew(turned, AS_IT_LIKES) : NULL;
    PIX *grey = straight ? c->pixConvertTo8(straight, 0) : NULL;
    c->pixDestroy(&turned);
    c->pixDestroy(&straight);
    return grey;
}

tc_status tc_ocr_read(tc_arena *arena, PIX *picture, float scale, tc_page *page, tc_ocr_sum *sum,
                      tc_error *error) {
    const tc_ocr_calls *c = tc_ocr_load(error);
    attempt best = {.sure = 0};
    bool good = c && picture;
    /* On its head, or on its side? */
    for (int turn = 0; good && turn < QUARTERS; turn++) {
        static const int order[QUARTERS] = {0, 2, 1, 3};
        attempt found = {.sure = 0};
        PIX *pix = upright(c, picture, order[turn]);
        good = pix && read_page(arena, c, pix, scale, &found);
        if (pix)
            c->pixDestroy(&pix);
        if (good && (turn == 0 || mean(&found) > mean(&best) + 10))
            best = found;
        if (mean(&best) >= UPRIGHT || best.page.word_count < TURN_WORDS)
            break;
    }
    if (c)
        c->pixDestroy(&picture);
    if (!good)
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    *page = best.page;
    sum->sure += best.sure;
    sum->letters += best.letters;
    sum->pages++;
    return TC_OK;
}
