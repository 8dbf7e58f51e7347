/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The calls that make a draft, written down: a reader in a sandbox writes them, and the process
 * outside makes the draft.  Whatever a tape says, the draft that comes of it is a sound one. */
#ifndef TRACUU_CORPUS_TAPE_H
#define TRACUU_CORPUS_TAPE_H

#include "draft.h"

typedef enum tc_tape_call {
    TC_TAPE_TEXT,
    TC_TAPE_BREAK,
    TC_TAPE_END,
    TC_TAPE_LABEL,
    TC_TAPE_PAGE,
    TC_TAPE_SCAN,
    TC_TAPE_SIGNED,
    TC_TAPE_DOUBT,
    TC_TAPE_TABLE,
    TC_TAPE_ROW,
    TC_TAPE_CELL,
    TC_TAPE_CELL_CONTINUED,
    TC_TAPE_CELL_END,
    TC_TAPE_TABLE_END,
    TC_TAPE_REPEAT_CELL,
    TC_TAPE_REPEAT_ROW,
    TC_TAPE_ASIDE,
    TC_TAPE_ASIDE_END,
    TC_TAPE_NOTE,
    TC_TAPE_NOTE_END,
    TC_TAPE_RUNNING,
    TC_TAPE_RUNNING_END,
    TC_TAPE_CALLS
} tc_tape_call;

/* Numbers and a string, as the call has them; what it has not is 0 and "". */
typedef struct tc_tape_arguments {
    uint32_t numbers[3];
    tc_slice text;
} tc_tape_arguments;

/* Appends a call to TAPE. */
void tc_tape_write(tc_buffer *tape, tc_tape_call call, const tc_tape_arguments *arguments);
/* Makes all the calls of TAPE.  TC_ERR_FORMAT: it is none, or ends too early. */
TC_MUST_USE tc_status tc_tape_play(tc_slice tape, tc_draft *draft, tc_error *error);

#endif
