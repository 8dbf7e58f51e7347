/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Tables of RTF: on which level what comes stands. */
#include "rtf.h"

static size_t level_now(tc_rtf *rtf) {
    const tc_rtf_state *now = tc_rtf_now(rtf);
    size_t level = now->level;
    if (now->pinned)
        return level;
    if (!now->in_table && !level)
        level = rtf->pending || tc_ruled_is_open(&rtf->tables, 1);
    else if (!level)
        level = 1;
    return level < TC_RULED_LEVELS ? level : TC_RULED_LEVELS - 1;
}

/* That whose cell or row ends now. */
static size_t level_ending(tc_rtf *rtf, bool nested) {
    size_t level = level_now(rtf);
    return !nested ? 1 : level < 2 ? 2 : level;
}

static size_t level_defined(tc_rtf *rtf) {
    size_t level = tc_rtf_now(rtf)->nested_row ? level_now(rtf) : 1;
    return level ? level : 1;
}

void tc_rtf_close(tc_rtf *rtf, size_t level) {
    tc_ruled_close(&rtf->tables, level);
    rtf->pending &= level > 0;
    rtf->failed |= rtf->tables.failed;
}

tc_draft *tc_rtf_target(tc_rtf *rtf) {
    size_t level = level_now(rtf);
    if (!tc_rtf_now(rtf)->pinned)
        tc_rtf_close(rtf, level);
    return tc_ruled_draft(&rtf->tables, level);
}

void tc_rtf_row_begin(tc_rtf *rtf) {
    size_t level = level_defined(rtf);
    tc_ruled_define(&rtf->tables, level);
    rtf->next[level] = (tc_ruled_edge){.right = 0};
    rtf->pending |= !tc_rtf_now(rtf)->nested_row;
}

tc_ruled_edge *tc_rtf_edge_now(tc_rtf *rtf) {
    return &rtf->next[level_defined(rtf)];
}

void tc_rtf_edge_end(tc_rtf *rtf, int32_t right) {
    size_t level = level_defined(rtf);
    rtf->next[level].right = right;
    tc_ruled_edge_add(&rtf->tables, level, rtf->next[level]);
    rtf->next[level] = (tc_ruled_edge){.right = 0};
}

void tc_rtf_cell_end(tc_rtf *rtf, bool nested) {
    tc_ruled_cell_end(&rtf->tables, level_ending(rtf, nested));
    rtf->failed |= rtf->tables.failed;
}

void tc_rtf_row_end(tc_rtf *rtf, bool nested) {
    size_t level = level_ending(rtf, nested);
    tc_ruled_row_end(&rtf->tables, level);
    rtf->pending &= level > 1;
    rtf->failed |= rtf->tables.failed;
}
