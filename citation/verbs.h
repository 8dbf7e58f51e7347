/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Verbs that tell what one document does to another, and the words around them.  All over
 * W[FROM] … W[TO-1].  Private to citation/. */
#ifndef TRACUU_CITATION_VERBS_H
#define TRACUU_CITATION_VERBS_H

#include "words.h"

#include <citation/citation.h>

typedef enum tc_cue {
    TC_CUE_NONE,
    TC_CUE_BASIS,
    TC_CUE_IMPLEMENT,
    TC_CUE_AMEND,
    TC_CUE_REPLACE,
    TC_CUE_REPEAL,
    TC_CUE_ATTACH,
    TC_CUE_ALIAS, /* "sau đây viết tắt là" */
    TC_CUE_TELL   /* "tuyên truyền nội dung": cites, whatever stands before */
} tc_cue;

tc_relation tc_cue_relation(tc_cue cue);
/* Whether it changes a document. */
static inline bool tc_cue_changes(tc_cue cue) {
    return cue >= TC_CUE_AMEND && cue <= TC_CUE_REPEAL;
}

/* The last cue; SIZE_MAX when there is none.  *BEHIND is where it ends. */
size_t tc_verb_last(const tc_word *w, size_t from, size_t to, tc_cue *kind, size_t *behind);
/* The first that changes a document; SIZE_MAX when there is none. */
size_t tc_verb_change(const tc_word *w, size_t from, size_t to, tc_cue *found);
/* The last type of document; SIZE_MAX when there is none. */
size_t tc_verb_type(const tc_word *w, size_t from, size_t to);
bool tc_verb_has(const tc_word *w, size_t from, size_t to, const char *phrase);
/* Words that only list: "và", "và số", "cùng với", "các". */
bool tc_verb_lists(const tc_word *w, size_t from, size_t to);
/* "theo mẫu", "áp dụng": somebody makes use of what is named. */
bool tc_verb_uses(const tc_word *w, size_t from, size_t to);
/* They say that somebody is to prepare a document; that one is made. */
bool tc_verb_advises(const tc_word *w, size_t from, size_t to);
bool tc_verb_makes(const tc_word *w, size_t from, size_t to);
/* ", các phòng triển khai": behind a comma somebody else is the subject, who acts for the document.
 */
bool tc_verb_has_unit(const tc_word *w, size_t from, size_t to);
/* "tổ chức thực hiện", "thì thực hiện": right before the verb, at W[TO], stands who does it, or it
 * is done by whoever a rule is about. */
bool tc_verb_has_doer(const tc_word *w, size_t from, size_t to);
/* "thực hiện nhiệm vụ phù hợp với tiêu chí theo quy định tại": behind what is done, at FROM, stands
 * a rule that it follows.  "Thực hiện theo quy định tại" does what the rule says. */
bool tc_verb_follows(const tc_word *w, size_t from, size_t to);
/* "Chứng từ bổ sung theo quy định tại", "thay thế bản kê khai trước khi": what is changed, at FROM,
 * is something else, that only comes about by the rule. */
bool tc_verb_follows_from(const tc_word *w, size_t from, size_t to);
/* "bổ sung hồ sơ (mẫu CT05 ban hành kèm theo": behind the verb, at FROM, a bracket says which form
 * is to be used. */
bool tc_verb_uses_form(tc_slice text, const tc_word *w, size_t from, size_t to);
/* "Thay thế Phụ lục I ban hành kèm theo": what is changed, at FROM, is a part. */
bool tc_verb_changes_part(const tc_word *w, size_t from, size_t to);
/* "Thay thế cụm từ “A” bằng cụm từ “B” tại các Điều 2, 5 của": what is changed, by the verb at
 * FROM, are words in what follows. */
bool tc_verb_changes_phrase(const tc_word *w, size_t from, size_t to);
/* "… hết hiệu lực kể từ ngày Quyết định này có hiệu lực", "… được thay thế bằng Quyết định này"
 * right behind AT; what this document does then in *RELATION. */
bool tc_verb_ends(tc_slice text, size_t at, tc_relation *relation);
/* Whether the sentence whose subject ends at AT says, behind its title, that it ceases to be in
 * force when this document comes into it: "… về công tác văn thư hết hiệu lực kể từ ngày … này …";
 * without those words where this document is NAMED in front. */
bool tc_verb_expires(tc_slice text, size_t at, bool named);
/* Whether a document of TYPE gives out work: it changes no rules. */
bool tc_verb_plans(tc_slice type);

/* Where the verb stands of which a body is the subject that begins behind a comma: "…, Ủy ban nhân
 * dân tỉnh ban hành Kế hoạch …"; SIZE_MAX when there is none.  RAW is the text of W with what
 * stands in front of its first word. */
size_t tc_verb_own_act(tc_slice text, const tc_word *w, size_t from, size_t to, tc_slice raw);
/* Whether the verb that ends before W[BEHIND] has an object that a comma closes, at the end of RAW,
 * which is no document. */
bool tc_verb_closed(const tc_word *w, size_t behind, size_t to, tc_slice raw);
/* Whether the sentence W only says what became of the document cited last: "Được thay thế bởi …".
 */
bool tc_verb_passive(const tc_word *w, size_t count);
/* Whether what stands behind a verb, at W[BEHIND], says by what: "(sửa đổi, bổ sung bởi …". */
bool tc_verb_done_by(const tc_word *w, size_t behind, size_t count);

/* Whether the verb at W[VERB] says what a document of TYPE reports on: "Báo cáo … về kết quả thực
 * hiện …". */
bool tc_verb_reports(const tc_word *w, size_t from, size_t verb, tc_slice type);

#endif
