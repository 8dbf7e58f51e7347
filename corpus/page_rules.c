/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Ruling lines are long thin dark runs.  No letter has one as long: the shortest that counts is
 * longer than a capital is high. */
#include "page.h"

#include <math.h>
#include <stdlib.h>

#define SLANT_MAX 0.015F /* of its length: what is left when a scan was made straight */

enum {
    DARK = 176,  /* of 255: lighter is paper, or the shade of a heading */
    FAINT = 232, /* … unless it is a thin line: darker than what lies BESIDE it by CONTRAST */
    CONTRAST = 22,
    BESIDE = 3,        /* pixels */
    LYING_MIN = 20,    /* points */
    STANDING_MIN = 11, /* points */
    THICK_MAX = 4,     /* points: what is thicker is no line */
    ACTIVE_MAX = 512   /* lines that are being followed at once */
};

/* A line that is followed from row to row; its ends are exclusive. */
typedef struct trace {
    tc_box box;
    float area; /* pixels: over its length they are how thick it is */
} trace;

typedef struct follow {
    tc_arena *arena;
    tc_box *done; /* in pixels */
    size_t count, capacity;
    trace open[ACTIVE_MAX]; /* that the row before had too */
    size_t open_count;
    float thick_max;
    bool failed;
} follow;

/* Thin, and not slanted. */
static bool is_line(float area, float length, float drift, float thick_max) {
    return area <= thick_max * length && drift <= fmaxf(thick_max, SLANT_MAX * length);
}

static void finish(follow *f, const trace *line) {
    const tc_box *run = &line->box;
    if (!is_line(line->area, run->x1 - run->x0, run->y1 - run->y0, f->thick_max) ||
        f->count >= TC_PAGE_RULES_MAX)
        return;
    tc_box *items =
        tc_arena_grow(f->arena, f->done, f->count, f->count + 1, sizeof *items, &f->capacity);
    if (!items) {
        f->failed = true;
        return;
    }
    f->done = items;
    items[f->count++] = *run;
}

/* A run of row Y from X0 to X1: widens the one above it that it touches, or is a new one. */
static void add_run(follow *f, float y, float x0, float x1) {
    for (size_t i = 0; i < f->open_count; i++) {
        tc_box *run = &f->open[i].box;
        if (run->x0 <= x1 && x0 <= run->x1) {
            f->open[i].area += x1 - x0;
            run->x0 = fminf(run->x0, x0);
            run->x1 = fmaxf(run->x1, x1);
            run->y1 = y + 1;
            return;
        }
    }
    if (f->open_count < ACTIVE_MAX)
        f->open[f->open_count++] = (trace){{x0, y, x1, y + 1}, x1 - x0};
}

/* Behind row Y: what it did not have is done. */
static void end_row(follow *f, float y) {
    size_t kept = 0;
    for (size_t i = 0; i < f->open_count; i++) {
        if (f->open[i].box.y1 < y + 1)
            finish(f, &f->open[i]);
        else
            f->open[kept++] = f->open[i];
    }
    f->open_count = kept;
}

static unsigned grey_at(const tc_picture *picture, uint32_t x, uint32_t y) {
    const unsigned char *at = picture->pixels + (size_t)y * picture->stride + x * picture->bytes;
    return picture->bytes == 1 ? at[0] : (at[0] + 2U * at[1] + at[2]) / 4;
}

/* A thin grey line may fall between two pixels, and each is light: darker than what lies BESIDE it
 * on both sides. */
static bool is_faint(const tc_picture *picture, uint32_t x, uint32_t y, bool lying) {
    uint32_t at = lying ? y : x, end = lying ? picture->height : picture->width;
    unsigned grey = grey_at(picture, x, y) + CONTRAST;
    if (at < BESIDE || at + BESIDE >= end)
        return false;
    return lying
               ? grey_at(picture, x, y - BESIDE) >= grey && grey_at(picture, x, y + BESIDE) >= grey
               : grey_at(picture, x - BESIDE, y) >= grey && grey_at(picture, x + BESIDE, y) >= grey;
}

/* Row Y of PICTURE: DARK are the pixels that lying lines may have, UPRIGHT those of standing ones.
 */
static void mark_row(const tc_picture *picture, uint32_t y, unsigned char *dark,
                     unsigned char *upright) {
    for (uint32_t x = 0; x < picture->width; x++) {
        unsigned grey = grey_at(picture, x, y);
        bool faint = grey >= DARK && grey < FAINT;
        dark[x] = grey < DARK || (faint && is_faint(picture, x, y, true));
        upright[x] = grey < DARK || (faint && is_faint(picture, x, y, false));
    }
}

/* Runs of a row; a pixel may be missing in one. */
static void find_lying(follow *f, const unsigned char *dark, uint32_t width, uint32_t y,
                       uint32_t least) {
    for (uint32_t x = 0; x < width; x++) {
        if (!dark[x])
            continue;
        uint32_t begin = x, end = x + 1;
        for (x++; x < width && x <= end + 1; x++)
            if (dark[x])
                end = x + 1;
        if (end - begin >= least)
            add_run(f, (float)y, (float)begin, (float)end);
        x = end;
    }
    end_row(f, (float)y);
}

/* How long each column has been dark: where that ends, a run did. */
typedef struct standing {
    uint32_t *begin, *end; /* per column; equal when there is none */
    tc_box *runs;
    size_t count, capacity;
} standing;

static bool add_standing(tc_arena *arena, standing *s, uint32_t x, uint32_t least) {
    bool good = true;
    if (s->end[x] - s->begin[x] >= least && s->count < 8 * TC_PAGE_RULES_MAX) {
        tc_box *runs =
            tc_arena_grow(arena, s->runs, s->count, s->count + 1, sizeof *runs, &s->capacity);
        good = runs != NULL;
        if (good) {
            s->runs = runs;
            runs[s->count++] =
                (tc_box){(float)x, (float)s->begin[x], (float)x + 1, (float)s->end[x]};
        }
    }
    s->end[x] = s->begin[x] = 0;
    return good;
}

static bool follow_standing(tc_arena *arena, standing *s, const unsigned char *dark, uint32_t width,
                            uint32_t y, uint32_t least) {
    bool good = true;
    for (uint32_t x = 0; x < width; x++) {
        if (dark[x]) {
            if (s->end[x] == 0)
                s->begin[x] = y;
            s->end[x] = y + 1;
        } else if (s->end[x] && s->end[x] + 1 < y) {
            good &= add_standing(arena, s, x, least);
        }
    }
    return good;
}

/* Joins RUN to LINE, which began with the run SEED, when it goes on with it: it touches LINE, and
 * lies beside SEED, or where a slanted line would.  Letters that touch a wall stand farther off. */
static bool takes(const tc_box *seed, tc_box *line, const tc_box *run, float thick_max) {
    float off = fmaxf(fmaxf(run->y0 - seed->y1, seed->y0 - run->y1), 0);
    if (fabsf(run->x0 - seed->x0) > thick_max / 2 + SLANT_MAX * off || run->y0 > line->y1 ||
        run->y1 < line->y0)
        return false;
    line->x0 = fminf(line->x0, run->x0);
    line->x1 = fmaxf(line->x1, run->x1);
    line->y0 = fminf(line->y0, run->y0);
    line->y1 = fmaxf(line->y1, run->y1);
    return true;
}

typedef struct rank {
    float length;
    uint32_t run;
} rank;

static int by_length(const void *a, const void *b) {
    const rank *x = a, *y = b;
    if (x->length != y->length)
        return x->length > y->length ? -1 : 1;
    return (x->run > y->run) - (x->run < y->run);
}

/* Runs that lie side by side are one line, the longest of them first. */
static bool join_standing(tc_arena *arena, standing *s, float thick_max, tc_page_rules *out) {
    enum { NEAR = 512 };
    bool *used = tc_arena_take(arena, s->count + 1);
    rank *order = tc_arena_take(arena, (s->count + 1) * sizeof *order);
    out->standing = tc_arena_take(arena, (s->count + 1) * sizeof *out->standing);
    if (!used || !order || !out->standing)
        return false;
    for (uint32_t i = 0; i < s->count; i++)
        order[i] = (rank){s->runs[i].y1 - s->runs[i].y0, i};
    if (s->count)
        qsort(order, s->count, sizeof *order, by_length);
    for (size_t n = 0; n < s->count; n++) {
        size_t seed = order[n].run;
        if (used[seed])
            continue;
        tc_box line = s->runs[seed];
        float area = line.y1 - line.y0;
        for (int step = 1; step >= -1; step -= 2)
            for (size_t k = seed, far = 0; far < NEAR && k < s->count; k += (size_t)step, far++)
                if (!used[k] && k != seed && takes(&s->runs[seed], &line, &s->runs[k], thick_max)) {
                    used[k] = true;
                    area += s->runs[k].y1 - s->runs[k].y0;
                }
        if (is_line(area, line.y1 - line.y0, line.x1 - line.x0, thick_max) &&
            out->standing_count < TC_PAGE_RULES_MAX)
            out->standing[out->standing_count++] = line;
    }
    return true;
}

static void to_points(tc_box *boxes, size_t count, float scale) {
    for (size_t i = 0; i < count; i++) {
        boxes[i].x0 /= scale;
        boxes[i].x1 /= scale;
        boxes[i].y0 /= scale;
        boxes[i].y1 /= scale;
    }
}

static int by_column(const void *a, const void *b) {
    const tc_box *x = a, *y = b;
    if (x->x0 != y->x0)
        return x->x0 < y->x0 ? -1 : 1;
    return (x->y0 > y->y0) - (x->y0 < y->y0);
}

bool tc_page_rules_find(tc_arena *arena, const tc_picture *picture, tc_page_rules *out) {
    uint32_t width = picture->width, lying = (uint32_t)(LYING_MIN * picture->scale),
             high = (uint32_t)(STANDING_MIN * picture->scale);
    float thick = THICK_MAX * picture->scale;
    follow *f = tc_arena_take(arena, sizeof *f);
    unsigned char *dark = tc_arena_take(arena, width + 1);
    unsigned char *upright = tc_arena_take(arena, width + 1);
    standing s = {.begin = tc_arena_take(arena, (width + 1) * sizeof *s.begin),
                  .end = tc_arena_take(arena, (width + 1) * sizeof *s.end)};
    *out = (tc_page_rules){0};
    if (!f || !dark || !upright || !s.begin || !s.end)
        return false;
    f->arena = arena;
    f->thick_max = thick;
    bool good = true;
    for (uint32_t y = 0; y < picture->height; y++) {
        mark_row(picture, y, dark, upright);
        find_lying(f, dark, width, y, lying);
        good &= follow_standing(arena, &s, upright, width, y, high);
    }
    end_row(f, (float)picture->height + 1);
    for (uint32_t x = 0; x < width; x++)
        good &= add_standing(arena, &s, x, high);
    if (s.count)
        qsort(s.runs, s.count, sizeof *s.runs, by_column);
    if (!good || f->failed || !join_standing(arena, &s, thick, out))
        return false;
    out->lying = f->done;
    out->lying_count = f->count;
    to_points(out->lying, out->lying_count, picture->scale);
    to_points(out->standing, out->standing_count, picture->scale);
    return true;
}
