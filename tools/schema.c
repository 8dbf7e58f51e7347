/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Prints docs/schema.md, made from the tables in store/schema.h. */
#include <store/schema.h>

#include <stdio.h>
#include <stdlib.h>

int main(void) {
    tc_buffer out;
    tc_buffer_init(&out, 1 << 20);
    tc_schema_markdown(&out);
    bool written = !out.failed && fwrite(out.data, 1, out.len, stdout) == out.len;
    tc_buffer_dispose(&out);
    return written && fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
