/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "layout.h"
#include "reader.h"

tc_status tc_read_txt(tc_arena *arena, tc_slice bytes, tc_builder *out, tc_text *text,
                      tc_error *error) {
    tc_status status = tc_text_decode(arena, bytes, NULL, text, error);
    if (status == TC_OK)
        status = tc_layout_run(arena, text->utf8, false, out, error);
    return status;
}
