/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "forms.h"

#include "words.h"

#include <text/fold.h>

#include <string.h>

enum { FORM_BYTES = 48 }; /* in front of a number, for "mẫu" */

/* Whether W begins with the name of a form and holds nothing else; "Cà Mau" and "Cao Bằng" are
 * none, so a name without accents is one in small letters only. */
static bool is_form_name(const tc_word *w, size_t count) {
    static const char *const forms[][2] = {{"mau", "mẫu"},         {"bieu", "biểu"},
                                           {"bang", "bảng"},       {"quyen", "quyển"},
                                           {"to khai", "tờ khai"}, {"ban do", "bản đồ"}};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (tc_words_begin(w, count, forms[i][0]) == count &&
            (tc_words_begin_plain(w, count, forms[i][1]) ||
             (!w[0].capital && tc_words_begin_plain(w, count, forms[i][0]))))
            return true;
    return false;
}

/* Whether W ends in the name of a form, maybe with its first number behind it: "mẫu", "theomẫu",
 * "mẫu số 01-" of "mẫu số 01-1/TB". */
static bool ends_in_form(const tc_word *w, size_t count) {
    if (count >= 3 && w[count - 1].folded[0] <= '9' && strcmp(w[count - 2].folded, "so") == 0)
        count -= 2;
    size_t length = strlen(w[count - 1].folded);
    if (length > 5 && strcmp(w[count - 1].folded + length - 3, "mau") == 0)
        return true;
    for (size_t k = count > 2 ? count - 2 : 0; k < count; k++)
        if (is_form_name(w + k, count - k))
            return true;
    return false;
}

bool tc_form_ends_at(tc_slice text, size_t at) {
    tc_word w[4];
    size_t from = at > FORM_BYTES ? at - FORM_BYTES : 0;
    size_t count = tc_words_before(text, from, at, w, 4);
    return count && !memchr(text.ptr + w[count - 1].end, '.', at - w[count - 1].end) &&
           ends_in_form(w, count);
}
