/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The end of a document whose two columns were joined by a converter, line by line or whole. */
#include "header.h"
#include "signer.h"

#include <string.h>

enum { FOLDED_LINES = 60, FOLDED_BYTES = 8192 };

/* Whether all recipients stand on LINE: "Nơi nhận: - A; - B; …". */
static bool is_one_line(tc_slice line) {
    return tc_slice_find(line, TC_SLICE("; - "), 0) != SIZE_MAX ||
           tc_slice_find(line, TC_SLICE(";<br>"), 0) != SIZE_MAX;
}

/* LINE with a line end for each seam in it. */
static void unfold_line(tc_slice line, tc_buffer *out) {
    static const struct {
        const char *seam, *instead;
    } seams[] = {{"; - ", ";\n- "}, {":** - ", ":\n- "}, {": - ", ":\n- "}, {"<br>", "\n"},
                 {"** **", "\n"},   {" | ", "\n"},       {"|", "\n"}};
    for (size_t at = 0; at < line.len;) {
        size_t k = 0, n = 0;
        for (; k < sizeof seams / sizeof *seams; k++) {
            n = strlen(seams[k].seam);
            if (tc_slice_starts(tc_slice_sub(line, at, line.len), tc_slice_of(seams[k].seam)))
                break;
        }
        if (k < sizeof seams / sizeof *seams)
            tc_buffer_add(out, tc_slice_of(seams[k].instead));
        else
            tc_buffer_add_char(out, line.ptr[at]);
        at += k < sizeof seams / sizeof *seams ? n : 1;
    }
}

/* What the right column has behind a recipient, "KT. CHỦ TỊCH" in "- Sở Nội vụ; KT. CHỦ TỊCH":
 * where it begins, or the length of LINE. */
static size_t right_begin(tc_slice line) {
    const char *seam = memrchr(line.ptr, ';', line.len);
    seam = seam ? seam : memchr(line.ptr, ':', line.len);
    size_t from = seam ? (size_t)(seam - line.ptr) + 1 : line.len;
    tc_slice rest = tc_bare_line(tc_slice_sub(line, from, line.len));
    bool right =
        rest.len && (tc_signer_is_mark(rest) || tc_signer_is_post(rest) || tc_signer_is_name(rest));
    right = right || (rest.len && !tc_signer_unsigned(rest).len);
    return right ? from : line.len;
}

tc_slice tc_footer_unfold(tc_arena *arena, tc_slice text, size_t at) {
    tc_slice line;
    size_t offset = at;
    if (!tc_line_next(text, &offset, &line))
        return (tc_slice){NULL, 0};
    bool one = is_one_line(line);
    if (!one && right_begin(line) == line.len)
        return (tc_slice){NULL, 0};
    tc_buffer out;
    tc_buffer_init(&out, FOLDED_BYTES);
    if (one)
        unfold_line(line, &out);
    for (int n = 0; !one && n < FOLDED_LINES; n++) {
        size_t right = right_begin(line);
        tc_buffer_add(&out, tc_slice_sub(line, 0, right));
        tc_buffer_add_char(&out, '\t');
        tc_buffer_add(&out, tc_slice_sub(line, right, line.len));
        tc_buffer_add_char(&out, '\n');
        if (!tc_line_next(text, &offset, &line))
            break;
    }
    tc_slice copy = tc_arena_copy(arena, tc_buffer_slice(&out));
    tc_buffer_dispose(&out);
    return copy;
}
