/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "tape.h"

#include <string.h>

/* A call on the tape: this, and then the text. */
typedef struct entry {
    uint32_t call, numbers[3], length;
} entry;

void tc_tape_write(tc_buffer *tape, tc_tape_call call, const tc_tape_arguments *arguments) {
    const uint32_t *n = arguments->numbers;
    size_t length = arguments->text.len < UINT32_MAX ? arguments->text.len : UINT32_MAX;
    entry e = {(uint32_t)call, {n[0], n[1], n[2]}, (uint32_t)length};
    tc_buffer_add(tape, (tc_slice){(const char *)&e, sizeof e});
    tc_buffer_add(tape, tc_slice_sub(arguments->text, 0, length));
}

static void play(const entry *e, tc_slice text, tc_draft *draft) {
    const uint32_t *n = e->numbers;
    switch ((tc_tape_call)e->call) {
    case TC_TAPE_TEXT:
        tc_draft_text(draft, text, n[0] != 0);
        break;
    case TC_TAPE_BREAK:
        tc_draft_break(draft);
        break;
    case TC_TAPE_END:
        tc_draft_end(draft, n[0] ? TC_GAP_BLANK : TC_GAP_LINE);
        break;
    case TC_TAPE_LABEL:
        tc_draft_label(draft, text, n[0] != 0, n[1] != 0);
        break;
    case TC_TAPE_PAGE:
        tc_draft_page(draft, n[0]);
        break;
    case TC_TAPE_SCAN:
        tc_draft_scan(draft, n[0], n[1], n[2]);
        break;
    case TC_TAPE_TABLE:
        tc_draft_table(draft);
        break;
    case TC_TAPE_ROW:
        tc_draft_row(draft);
        break;
    case TC_TAPE_CELL:
        tc_draft_cell(draft, n[0], n[1], n[2]);
        break;
    case TC_TAPE_CELL_CONTINUED:
        tc_draft_cell_continued(draft, n[0], n[1]);
        break;
    case TC_TAPE_CELL_END:
        tc_draft_cell_end(draft);
        break;
    case TC_TAPE_TABLE_END:
        tc_draft_table_end(draft);
        break;
    case TC_TAPE_REPEAT_CELL:
        tc_draft_repeat_cell(draft, n[0]);
        break;
    case TC_TAPE_REPEAT_ROW:
        tc_draft_repeat_row(draft, n[0]);
        break;
    case TC_TAPE_ASIDE:
        tc_draft_aside(draft);
        break;
    case TC_TAPE_ASIDE_END:
        tc_draft_aside_end(draft);
        break;
    case TC_TAPE_NOTE:
        tc_draft_note(draft);
        break;
    case TC_TAPE_NOTE_END:
        tc_draft_note_end(draft);
        break;
    case TC_TAPE_RUNNING:
        tc_draft_running(draft);
        break;
    case TC_TAPE_RUNNING_END:
        tc_draft_running_end(draft, n[0]);
        break;
    case TC_TAPE_CALLS:
        break;
    }
}

tc_status tc_tape_play(tc_slice tape, tc_draft *draft, tc_error *error) {
    while (tape.len) {
        entry e;
        if (tape.len < sizeof e)
            return tc_error_set(error, TC_ERR_FORMAT, "its reader answered nonsense");
        memcpy(&e, tape.ptr, sizeof e);
        if (e.call >= TC_TAPE_CALLS || e.length > tape.len - sizeof e)
            return tc_error_set(error, TC_ERR_FORMAT, "its reader answered nonsense");
        tc_slice text = tc_slice_sub(tape, sizeof e, sizeof e + e.length);
        if (!tc_utf8_is_valid(text))
            return tc_error_set(error, TC_ERR_FORMAT, "its reader answered nonsense");
        play(&e, text, draft);
        tape = tc_slice_sub(tape, sizeof e + e.length, tape.len);
    }
    return TC_OK;
}
