/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <search/render.h>

static void begin(tc_renderer *renderer) {
    if (renderer->view->begin)
        renderer->view->begin(renderer->paper, renderer->head);
}

static void row(tc_renderer *renderer, const json_t *object) {
    if (renderer->view->row)
        renderer->view->row(renderer->paper, renderer->head, object, renderer->rows);
}

static void end(tc_renderer *renderer) {
    if (renderer->view->end)
        renderer->view->end(renderer->paper, renderer->head, renderer->rows);
}

const tc_renderer_ops tc_render_text = {.begin = begin, .row = row, .end = end};
