/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a title does to the document that its object is attached to. */
#include <citation/citation.h>

#include <text/fold.h>
#include <text/text.h>

#include "words.h"

enum { TITLE_WORDS = 16, BEFORE_WORDS = 8 };

/* Whether "kèm theo" stands before the type and number that end at AT: "ban hành kèm theo Quyết
 * định số 55/2019/QĐ-UBND". */
static bool is_attached(tc_slice title, size_t at) {
    tc_word w[BEFORE_WORDS];
    size_t count = tc_words_before(title, 0, at, w, BEFORE_WORDS);
    size_t attached = tc_words_last(w, count, "kem theo");
    return attached != SIZE_MAX && count - attached <= 2 + 4;
}

tc_relation tc_title_relation(tc_slice title, tc_slice canonical) {
    static const struct {
        const char *verb;
        tc_relation relation;
    } verbs[] = {{"sua doi", TC_AMENDS}, {"bo sung", TC_AMENDS}, {"dieu chinh", TC_AMENDS},
                 {"bai bo", TC_REPEALS}, {"huy bo", TC_REPEALS}, {"thay the", TC_REPLACES}};
    /* To repeal or replace a part of a document is to amend it. */
    static const char *const parts[] = {"mot phan", "mot so", "khoan", "diem", "dieu", "noi dung"};
    tc_word w[TITLE_WORDS];
    size_t at = canonical.len ? tc_slice_find(title, canonical, 0) : SIZE_MAX;
    if (at == SIZE_MAX || !is_attached(title, at))
        return TC_CITES;
    size_t count = tc_words_read(title, 0, title.len, w, TITLE_WORDS);
    size_t from = tc_words_begin(w, count, "ve viec");
    from = from ? from : tc_words_begin(w, count, "ve");
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
        size_t used = tc_words_begin(w + from, count - from, verbs[i].verb);
        if (!used)
            continue;
        for (size_t p = 0; p < sizeof parts / sizeof *parts; p++)
            if (tc_words_begin(w + from + used, count - from - used, parts[p]))
                return TC_AMENDS;
        return verbs[i].relation;
    }
    return TC_CITES;
}
