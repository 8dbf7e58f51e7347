/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "roles.h"

#include "words.h"

#include <string.h>

enum { NEAR = 14, ATTACHED = 3 };

/* Whether W[TYPE] … names this very document: "Kế hoạch này", or its own type behind no one who
 * would still have to write it. */
static bool is_self(const tc_relater *r, const tc_word *w, size_t type, size_t to) {
    if (tc_verb_has(w, type, type + 5 < to ? type + 5 : to, "nay"))
        return true;
    /* A decision promulgates the plan that it carries. */
    if (r->decides && tc_verb_has(w, 0, type, "ban hanh"))
        return true;
    return tc_words_begin(w + type, to - type, r->own_type) > 0;
}

tc_role tc_role_base(const tc_relater *r, const tc_word *w, size_t from, size_t to) {
    tc_role out = {.subject = SIZE_MAX};
    tc_cue kind = TC_CUE_NONE;
    size_t behind = 0, at = tc_verb_last(w, from, to, &kind, &behind);
    if (at == SIZE_MAX)
        return out;
    /* "Sửa đổi … Quy định ban hành kèm theo Quyết định số …": what is attached is the object. */
    tc_cue first = TC_CUE_NONE;
    size_t verb = kind == TC_CUE_ATTACH ? tc_verb_change(w, from, at, &first) : SIZE_MAX;
    /* In "sửa đổi hồ sơ theo mẫu ban hành kèm theo" it is not. */
    if (verb != SIZE_MAX && tc_verb_has(w, verb, at, "theo"))
        verb = SIZE_MAX;
    kind = verb != SIZE_MAX ? first : kind;
    at = verb != SIZE_MAX ? verb : at;
    size_t object = verb != SIZE_MAX ? verb + 2 : behind; /* verbs of change have two words */
    /* "Căn cứ Quy chế ban hành kèm theo Quyết định số …" rests on what carries the rules. */
    tc_cue before = TC_CUE_NONE;
    size_t end = 0,
           lead = kind == TC_CUE_ATTACH ? tc_verb_last(w, from, at, &before, &end) : SIZE_MAX;
    if (lead != SIZE_MAX &&
        (before == TC_CUE_BASIS ||
         (before == TC_CUE_IMPLEMENT &&
          (at - from <= 6 || tc_verb_type(w, end, end + 3 < at ? end + 3 : at) != SIZE_MAX))))
        return (tc_role){.relation = tc_cue_relation(before), .subject = SIZE_MAX};
    /* "Áp dụng mẫu kèm theo Hướng dẫn …": the form is attached, not the document. */
    if (kind == TC_CUE_ATTACH && tc_verb_uses(w, from, at))
        return out;
    bool change = tc_cue_changes(kind);
    if (change && (tc_verb_uses_form(r->text, w, at, to) || tc_verb_follows_from(w, object, to) ||
                   (at > from && strcmp(r->own_type, "-") == 0)))
        return out;
    if ((change && to - behind > NEAR && !tc_verb_changes_phrase(w, at, to)) ||
        (kind == TC_CUE_ATTACH && (at - from > 6 || to - behind > ATTACHED)) ||
        ((kind == TC_CUE_IMPLEMENT || (kind == TC_CUE_BASIS && !w[at].capital)) &&
         tc_verb_follows(w, behind, to)))
        return out;
    /* "Các Thông tư sau đây hết hiệu lực kể từ ngày …:", "… sau đây được bãi bỏ:" */
    size_t named = at > from + 4 ? at - 4 : from;
    if (change && tc_verb_has(w, named, at, "sau") && tc_verb_has(w, from, at, "cac"))
        return (tc_role){.relation = tc_cue_relation(kind), .subject = SIZE_MAX};
    if (change && tc_verb_has(w, at > from + 3 ? at - 3 : from, at, "duoc"))
        return out;
    out.relation =
        tc_cue_relation(change && tc_verb_changes_part(w, object, to) ? TC_CUE_AMEND : kind);
    if (kind != TC_CUE_IMPLEMENT && !change)
        return out;
    if (change && r->plans && !r->akin && !tc_verb_has(w, from, at, "nay") &&
        !tc_verb_has(w, at, to, r->own_type))
        return (tc_role){.subject = SIZE_MAX, .planned = true, .planned_relation = out.relation};
    /* Does another document, maybe one still to be written, stand between? */
    size_t type = tc_verb_type(w, from, at);
    bool advised = tc_verb_advises(w, from, at);
    if (type == SIZE_MAX ? !(change && advised) : !advised && is_self(r, w, type, at))
        return out;
    out.planned = advised || tc_verb_makes(w, from, at);
    out.planned_relation = out.planned ? out.relation : TC_CITES;
    out.relation = TC_CITES;
    return out;
}

/* Whether the verb at W[VERB] belongs to a document without a number that stands between two
 * mentions: "… và Quy định … thay thế". */
static size_t own_subject(const tc_word *w, size_t from, size_t verb, bool change) {
    size_t type = tc_verb_type(w, from, verb);
    if (type == SIZE_MAX || type == from)
        return type == from && verb - from <= 3 ? type : SIZE_MAX;
    bool listed = strcmp(w[type - 1].folded, "va") == 0 || w[type].before == ',' ||
                  (change && verb - type <= 3); /* "tại Luật sửa đổi, bổ sung một số điều của" */
    return listed ? type : SIZE_MAX;
}

/* Whether W right behind mention AT begins its title: "Kế hoạch số 155/KH-UBND ngày 03/8/2022 Kế
 * hoạch thực hiện …". */
static bool is_title(const tc_relater *r, size_t at, const tc_word *w, size_t count) {
    tc_slice type = r->finds[at].mention.type;
    tc_word own[4];
    size_t total = tc_words_read(type, 0, type.len, own, 4), same = 0;
    while (same < total && same < count && w[same].before == ' ' &&
           strcmp(own[same].folded, w[same].folded) == 0)
        same++;
    return total && same == total;
}

/* What changes a document is of its type: of "Nghị định A quy định chi tiết Luật B (được sửa đổi
 * bởi Nghị định C)" C changes A.  The mention AMENDED, or the one before it in the same sentence.
 */
static size_t peer_before(const tc_relater *r, size_t amended, size_t at) {
    const tc_mention *m = &r->finds[at].mention, *near = &r->finds[amended].mention;
    if (amended == 0 || near->kind != TC_MENTION_NAMED || tc_slice_equal(near->type, m->type))
        return amended;
    const tc_found *before = &r->finds[amended - 1];
    bool apart =
        before->mention.range.start < r->segments.list[r->segments.at].start ||
        memchr(r->text.ptr + before->issuer_end, ';', near->range.start - before->issuer_end);
    return !apart && tc_slice_equal(before->mention.type, m->type) ? amended - 1 : amended;
}

/* Of mention AT, by which the one before is said to be changed; those listed behind it do, too. */
static tc_role passive_role(const tc_relater *r, const tc_word *w, size_t from, size_t verb,
                            size_t at, tc_relation act) {
    tc_role out = r->base;
    /* "Luật A, được sửa đổi bởi Luật B, hết hiệu lực": the sentence is about A. */
    if (out.relation >= TC_AMENDS && out.relation <= TC_REPEALS)
        out.relation = TC_CITES;
    size_t law = tc_verb_type(w, from, verb + 1);
    size_t amended = r->previous.subject != SIZE_MAX ? r->previous.subject : at - 1;
    /* "A được sửa đổi bởi B và được thay thế bằng C" */
    amended = r->previous.object && from < verb && strcmp(w[from].folded, "va") == 0
                  ? r->previous.object - 1
                  : peer_before(r, amended, at);
    /* A law that has no number here is no end that anybody could follow. */
    if ((law == SIZE_MAX || law < from) && r->finds[at].mention.kind != TC_MENTION_NAMED) {
        out.object = amended + 1;
        out.act = act;
    }
    return out;
}

/* Of mention AT, which a list has behind the one before.  What changes a document is of one type:
 * "… được sửa đổi tại Nghị định A và Quyết định B" does not say that B changes it. */
static tc_role listed_behind(const tc_relater *r, size_t at) {
    tc_role out = r->previous;
    if (!tc_slice_equal(r->finds[at].mention.type, r->finds[at - 1].mention.type))
        out.object = 0;
    return out;
}

/* Whether mention AT stands in the bracket in which the one before does: "A (được sửa đổi bởi B;
 * C)". */
static bool is_bracketed(const tc_relater *r, size_t at) {
    size_t start = r->segments.list[r->segments.at].start;
    for (size_t i = r->finds[at].mention.range.start; i > start; i--)
        if (r->text.ptr[i - 1] == '(' || r->text.ptr[i - 1] == ')')
            return r->text.ptr[i - 1] == '(';
    return false;
}

static bool does_change(const tc_role *r) {
    tc_relation act = r->planned ? r->planned_relation : r->relation;
    return r->subject == SIZE_MAX && act >= TC_AMENDS && act <= TC_REPEALS;
}

/* What BASE does, with another verb. */
static tc_role next_act(const tc_role *base, tc_relation act) {
    tc_role out = *base;
    if (out.planned)
        out.planned_relation = act;
    else
        out.relation = act;
    return out;
}

/* The same where the last verb between them, of KIND at W[VERB], ends before W[BEHIND]; the clause
 * begins at W[FROM]. */
static tc_role verb_role(const tc_relater *r, const tc_word *w, size_t from, size_t verb,
                         size_t behind, size_t count, tc_slice raw, size_t at, tc_cue kind) {
    bool change = tc_cue_changes(kind);
    /* "A được thay thế bởi B", "A hết hiệu lực theo B" */
    size_t near = verb > from + 4 ? verb - 4 : from;
    bool passive = tc_verb_has(w, near, verb, "duoc") || tc_verb_has(w, near, verb, "bi") ||
                   tc_words_begin(w + verb, count - verb, "het hieu luc") ||
                   tc_verb_done_by(w, behind, count);
    /* "rà soát A, đề xuất thay thế theo B": by that rule somebody else is to do it. */
    if (change && tc_verb_done_by(w, behind, count) && tc_verb_advises(w, from, verb))
        return (tc_role){.subject = SIZE_MAX};
    if (change && passive)
        return passive_role(r, w, from, verb, at, tc_cue_relation(kind));
    /* "thay thế A và bãi bỏ mục II B": the sentence goes on to do the next thing. */
    if (change && verb - from <= 1 && does_change(&r->base) &&
        (verb == from ? w[verb].before == ',' : strcmp(w[from].folded, "va") == 0))
        return next_act(&r->base, tc_cue_relation(kind));
    /* "Tờ trình A về kết quả thực hiện B" */
    if (!change && tc_verb_reports(w, from, verb, r->finds[at - 1].mention.type))
        return (tc_role){.subject = SIZE_MAX};
    /* "A điều chỉnh lương hưu, B": the verb has its object already. */
    if (tc_verb_closed(w, behind, count, raw))
        return r->previous;
    /* "Thực hiện A, Ủy ban nhân dân tỉnh ban hành Kế hoạch triển khai B" */
    size_t own = tc_verb_own_act(r->text, w, from, verb + 1, raw);
    for (size_t i = from; own == SIZE_MAX && i <= verb; i++)
        own = w[i].before == ':' ? i : SIZE_MAX;
    if (own != SIZE_MAX)
        return tc_role_base(r, w, own, count);
    if (tc_verb_advises(w, from, verb))
        return (tc_role){
            .subject = SIZE_MAX, .planned = true, .planned_relation = tc_cue_relation(kind)};
    if (!change && tc_verb_has_unit(w, from, verb))
        return (tc_role){.subject = SIZE_MAX, .relation = tc_cue_relation(kind)};
    /* "Luật A, trừ tổ chức thực hiện theo Nghị định B": what somebody else does under it. */
    if (!change && tc_verb_has_doer(w, from, verb))
        return (tc_role){.subject = SIZE_MAX};
    size_t subject = own_subject(w, from, verb, change);
    if (subject != SIZE_MAX && !(subject == 0 && is_title(r, at - 1, w, count)))
        return (tc_role){.subject = SIZE_MAX,
                         .relation =
                             is_self(r, w, subject, verb) ? tc_cue_relation(kind) : TC_CITES,
                         .planned = r->base.planned,
                         .planned_relation = r->base.planned ? tc_cue_relation(kind) : TC_CITES};
    return (tc_role){.subject = at - 1, .act = tc_cue_relation(kind)};
}

tc_role tc_role_next(tc_relater *r, const tc_word *w, size_t count, tc_slice raw, size_t at) {
    tc_cue kind = TC_CUE_NONE;
    size_t from = 0, behind = 0;
    const char *semicolon = raw.len ? memrchr(raw.ptr, ';', raw.len) : NULL;
    for (size_t i = 0; semicolon && i < count; i++)
        if (r->text.ptr + w[i].start < semicolon)
            from = i + 1;
    size_t verb = tc_verb_last(w, from, count, &kind, &behind);
    /* "Thực hiện A; Sở đã ban hành B" */
    if (verb == SIZE_MAX && tc_verb_has(w, from, count, "da ban hanh"))
        return (tc_role){.subject = SIZE_MAX};
    if (semicolon && verb == SIZE_MAX && r->previous.object && is_bracketed(r, at))
        return listed_behind(r, at);
    if (semicolon) {
        tc_role clause = verb == SIZE_MAX ? r->base : tc_role_base(r, w, from, count);
        /* "Căn cứ A; | Thực hiện B; C": a line that was joined to the one above. */
        if (verb == from && w[from].capital)
            r->base = clause;
        return clause;
    }
    if (verb == SIZE_MAX) {
        bool closed = raw.len && memchr(raw.ptr, ')', raw.len);
        /* "A quy định mức giảm theo B": B is part of what A is about. */
        bool within = count > 1 && (strcmp(w[count - 1].folded, "theo") == 0 ||
                                    strcmp(w[count - 1].folded, "cua") == 0);
        if (count && w[count - 1].before == ' ' && !tc_verb_lists(w, 0, 1) &&
            (within || tc_word_is(&w[count - 1], "về")))
            return (tc_role){.subject = SIZE_MAX};
        return tc_verb_lists(w, from, count) && !closed ? listed_behind(r, at) : r->base;
    }
    if (kind == TC_CUE_ALIAS)
        return (tc_role){.subject = SIZE_MAX};
    bool attached = kind == TC_CUE_ATTACH && tc_verb_change(w, from, verb, &kind) != SIZE_MAX;
    if (!attached && (kind == TC_CUE_ATTACH || kind == TC_CUE_TELL))
        return (tc_role){.subject = SIZE_MAX};
    if (count - behind > TC_ROLE_CLOSE && kind != TC_CUE_AMEND)
        return r->base;
    return verb_role(r, w, from, verb, behind, count, raw, at, kind);
}
