/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "fault.h"

#include <text/text.h>

#include <unistd.h>

enum { INDENT = 2, BEFORE = 60 /* columns of the query in front of the caret */ };

void tc_fault_print(tc_paper *paper, tc_slice query, uint32_t column) {
    size_t at = 0, from = 0;
    for (uint32_t i = 1; i < column && at < query.len; i++)
        tc_utf8_next(query, &at);
    /* A long query is shown from where the caret still stands on the line. */
    while (tc_paper_width(tc_slice_sub(query, from, at)) > BEFORE)
        tc_utf8_next(query, &from);
    tc_slice shown = tc_slice_sub(query, from, query.len);
    tc_paper_indent(paper, INDENT);
    tc_paper_put(paper, TC_LOOK_PLAIN,
                 tc_slice_sub(shown, 0, tc_paper_fit(shown, TC_PAPER_WIDTH - INDENT)));
    tc_paper_newline(paper);
    tc_paper_indent(paper, INDENT + tc_paper_width(tc_slice_sub(query, from, at)));
    tc_paper_put(paper, TC_LOOK_WARNING, TC_SLICE("^"));
    tc_paper_newline(paper);
}

void tc_fault_show(tc_slice query, uint32_t column) {
    tc_paper paper = {stderr, false, TC_PAPER_WIDTH};
    if (column && isatty(STDERR_FILENO))
        tc_fault_print(&paper, query, column);
}
