/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "tape.h"

#include <string.h>

/* A call on the tape: a byte, and behind it what it says that is there; numbers in groups of seven
 * bits, the lowest first.  Most calls take a byte or two: a hostile file makes millions. */
enum { HAS_TEXT = 0x40, HAS_NUMBERS = 0x80, CALL = 0x3F, NUMBERS = 3, LONGEST = 5 };

typedef struct entry {
    uint32_t call, numbers[NUMBERS], length;
} entry;

static size_t put_number(char *out, uint32_t number) {
    size_t n = 0;
    for (; number >= 0x80; number >>= 7)
        out[n++] = (char)(number | 0x80);
    out[n++] = (char)number;
    return n;
}

void tc_tape_write(tc_buffer *tape, tc_tape_call call, const tc_tape_arguments *arguments) {
    const uint32_t *numbers = arguments->numbers;
    size_t length = arguments->text.len < UINT32_MAX ? arguments->text.len : UINT32_MAX, n = 1;
    bool any = numbers[0] || numbers[1] || numbers[2];
    char bytes[1 + (NUMBERS + 1) * LONGEST];
    bytes[0] = (char)((uint32_t)call | (length ? HAS_TEXT : 0) | (any ? HAS_NUMBERS : 0));
    for (size_t i = 0; any && i < NUMBERS; i++)
        n += put_number(bytes + n, numbers[i]);
    if (length)
        n += put_number(bytes + n, (uint32_t)length);
    tc_buffer_add(tape, (tc_slice){bytes, n});
    if (length)
        tc_buffer_add(tape, tc_slice_sub(arguments->text, 0, length));
}

/* Moves TAPE on; false where it ends within a number. */
static bool take_number(tc_slice *tape, uint32_t *out) {
    *out = 0;
    for (unsigned i = 0; i < LONGEST && i < tape->len; i++) {
        unsigned char byte = (unsigned char)tape->ptr[i];
        *out |= (uint32_t)(byte & 0x7F) << 7 * i;
        if (byte & 0x80)
            continue;
        *tape = tc_slice_sub(*tape, i + 1, tape->len);
        return true;
    }
    return false;
}

static bool take_entry(tc_slice *tape, entry *out) {
    unsigned char byte = (unsigned char)tape->ptr[0];
    bool good = true;
    *out = (entry){.call = byte & CALL};
    *tape = tc_slice_sub(*tape, 1, tape->len);
    for (size_t i = 0; good && byte & HAS_NUMBERS && i < NUMBERS; i++)
        good = take_number(tape, &out->numbers[i]);
    if (good && byte & HAS_TEXT)
        good = take_number(tape, &out->length);
    return good && out->call < TC_TAPE_CALLS && out->length <= tape->len;
}

static void sign(const uint32_t *n, tc_draft *draft) {
    if (n[0] <= INT16_MAX && n[1] <= INT8_MAX && n[2] <= INT8_MAX)
        tc_draft_signed(draft, (tc_date){(int16_t)n[0], (int8_t)n[1], (int8_t)n[2]});
}

/* Calls that say something of the file. */
static void play_said(const entry *e, tc_slice text, tc_draft *draft) {
    const uint32_t *n = e->numbers;
    if (e->call == TC_TAPE_SCAN)
        tc_draft_scan(draft, n[0], n[1], n[2]);
    else if (e->call == TC_TAPE_SIGNED)
        sign(n, draft);
    else
        tc_draft_doubt(draft, text,
                       n[0] &
                           (TC_DOUBT_DIGITS | TC_DOUBT_LETTERS | TC_DOUBT_HAND | TC_DOUBT_GUESS));
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
    case TC_TAPE_SIGNED:
    case TC_TAPE_DOUBT:
        play_said(e, text, draft);
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
        if (!take_entry(&tape, &e))
            return tc_error_set(error, TC_ERR_FORMAT, "its reader answered nonsense");
        tc_slice text = tc_slice_sub(tape, 0, e.length);
        if (!tc_utf8_is_valid(text))
            return tc_error_set(error, TC_ERR_FORMAT, "its reader answered nonsense");
        play(&e, text, draft);
        tape = tc_slice_sub(tape, e.length, tape.len);
    }
    return TC_OK;
}
