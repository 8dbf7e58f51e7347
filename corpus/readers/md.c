/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "layout.h"
#include "reader.h"

static int sniff(tc_slice bytes, const char *path) {
    (void)bytes;
    static const char *const endings[] = {".md", ".markdown", NULL};
    return tc_path_ends(path, endings) ? 50 : 0;
}

static tc_status read_markdown(tc_arena *arena, tc_slice bytes, tc_builder *out, tc_text *text,
                               tc_error *error) {
    tc_status status = tc_text_decode(arena, bytes, NULL, text, error);
    if (status == TC_OK)
        status = tc_layout_run(arena, text->utf8, true, out, error);
    return status;
}

const tc_reader tc_reader_md = {TC_FORMAT_MD, sniff, read_markdown};
