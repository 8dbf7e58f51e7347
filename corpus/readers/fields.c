/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "fields.h"

#include <string.h>

bool tc_field_is_page(const char *code) {
    code += strspn(code, " ");
    return (!strncmp(code, "PAGE", 4) && code[4] != 'R') || !strncmp(code, "NUMPAGES", 8) ||
           !strncmp(code, "SECTIONPAGES", 12);
}

static void set_silent(tc_fields *f, bool silent) {
    bool *now = &f->silent[f->open - 1];
    f->silents += silent;
    f->silents -= *now;
    *now = silent;
}

void tc_fields_begin(tc_fields *f) {
    if (f->open == TC_FIELDS_MAX)
        return;
    f->silent[f->open++] = false;
    set_silent(f, true);
    f->code[0] = '\0';
}

void tc_fields_code(tc_fields *f, tc_slice text) {
    size_t have = strlen(f->code), room = sizeof f->code - 1 - have;
    size_t n = text.len < room ? text.len : room;
    if (n)
        memcpy(f->code + have, text.ptr, n);
    f->code[have + n] = '\0';
}

void tc_fields_show(tc_fields *f) {
    if (f->open)
        set_silent(f, tc_field_is_page(f->code));
}

void tc_fields_end(tc_fields *f) {
    if (!f->open)
        return;
    set_silent(f, false);
    f->open--;
}
