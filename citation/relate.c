/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A sentence is read from mention to mention.  The words between two of them either hold a verb,
 * whose subject is then the first ("Quyết định A thực hiện Kết luận B": A implements B, and the
 * citing document only cites B), or merely list them ("A, B và C": as the first), or end a title
 * and go back to what the sentence itself does ("Thực hiện A về …; B"). */
#include "relate.h"

#include "segments.h"
#include "verbs.h"

#include <text/fold.h>

#include <stdlib.h>
#include <string.h>

enum { GAP_WORDS = 160, CLOSE = 12, NEAR = 14, ATTACHED = 3 };

/* What a mention is to the document, and to the mention before it. */
typedef struct role {
    tc_relation relation;
    bool planned;
    tc_relation planned_relation;
    size_t subject; /* mention that acts on it, or SIZE_MAX */
    size_t object;  /* one behind the mention that it acts on, or 0 */
    tc_relation act;
} role;

typedef struct reader {
    tc_arena *arena;
    tc_slice text;
    tc_found *finds;
    const char *own_type; /* folded type of the document itself; "-" when it has none */
    bool decides;         /* it is a decision or a resolution */
    bool akin;            /* the mention that is read is of the document's own type */
    bool plans;           /* it changes no rules, but says who is to */
    tc_segments segments;
    size_t last;   /* segment of the mention before */
    role base;     /* of the sentence */
    role previous; /* of the mention before, in the same sentence */
    role item;     /* of the mention that opened the last item of a list, and its segment */
    size_t item_segment;
    size_t changed; /* mention that each item of a list changes, how, and the last item's segment */
    tc_relation change;
    size_t change_segment;
    tc_edge *edges;
    size_t edge_count, edge_capacity;
    bool failed;
} reader;

/* Whether W[TYPE] … names this very document: "Kế hoạch này", or its own type behind no one who
 * would still have to write it. */
static bool is_self(const reader *r, const tc_word *w, size_t type, size_t to) {
    if (tc_verb_has(w, type, type + 5 < to ? type + 5 : to, "nay"))
        return true;
    /* A decision promulgates the plan that it carries. */
    if (r->decides && tc_verb_has(w, 0, type, "ban hanh"))
        return true;
    return tc_words_begin(w + type, to - type, r->own_type) > 0;
}

/* The sentence's own verb over W[FROM] … W[TO-1]: what the document does to what follows. */
static role base_role(const reader *r, const tc_word *w, size_t from, size_t to) {
    role out = {.subject = SIZE_MAX};
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
        return (role){.relation = tc_cue_relation(before), .subject = SIZE_MAX};
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
        return (role){.relation = tc_cue_relation(kind), .subject = SIZE_MAX};
    if (change && tc_verb_has(w, at > from + 3 ? at - 3 : from, at, "duoc"))
        return out;
    out.relation =
        tc_cue_relation(change && tc_verb_changes_part(w, object, to) ? TC_CUE_AMEND : kind);
    if (kind != TC_CUE_IMPLEMENT && !change)
        return out;
    if (change && r->plans && !r->akin && !tc_verb_has(w, from, at, "nay") &&
        !tc_verb_has(w, at, to, r->own_type))
        return (role){.subject = SIZE_MAX, .planned = true, .planned_relation = out.relation};
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

static tc_slice canonical(const reader *r, size_t at) {
    return r->finds[at].mention.canonical;
}

static void add_edge(reader *r, tc_slice a, tc_slice b, tc_relation relation) {
    if (!a.len || !b.len || tc_slice_equal(a, b))
        return;
    tc_edge *edges = tc_arena_grow(r->arena, r->edges, r->edge_count, r->edge_count + 1,
                                   sizeof *edges, &r->edge_capacity);
    if (!edges) {
        r->failed = true;
        return;
    }
    r->edges = edges;
    r->edges[r->edge_count++] = (tc_edge){a, b, relation};
}

static int by_ends(const void *a, const void *b) {
    const tc_edge *x = *(const tc_edge *const *)a, *y = *(const tc_edge *const *)b;
    int order = tc_slice_compare(x->from, y->from);
    order = order ? order : tc_slice_compare(x->to, y->to);
    order = order ? order : (x->relation > y->relation) - (x->relation < y->relation);
    return order ? order : (x > y) - (x < y);
}

static bool same_edge(const tc_edge *x, const tc_edge *y) {
    return tc_slice_equal(x->from, y->from) && tc_slice_equal(x->to, y->to) &&
           x->relation == y->relation;
}

/* Keeps the first of each, in order. */
static void drop_repeated(reader *r) {
    tc_edge **sorted = tc_arena_take(r->arena, (r->edge_count + 1) * sizeof(tc_edge *));
    bool *keep = tc_arena_take(r->arena, r->edge_count + 1);
    if (!sorted || !keep) {
        r->failed = true;
        return;
    }
    for (size_t i = 0; i < r->edge_count; i++)
        sorted[i] = &r->edges[i];
    qsort(sorted, r->edge_count, sizeof *sorted, by_ends);
    for (size_t i = 0; i < r->edge_count; i++)
        keep[sorted[i] - r->edges] = i == 0 || !same_edge(sorted[i - 1], sorted[i]);
    size_t kept = 0;
    for (size_t i = 0; i < r->edge_count; i++)
        if (keep[i])
            r->edges[kept++] = r->edges[i];
    r->edge_count = kept;
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
static bool is_title(const reader *r, size_t at, const tc_word *w, size_t count) {
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
static size_t peer_before(const reader *r, size_t amended, size_t at) {
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
static role passive_role(const reader *r, const tc_word *w, size_t from, size_t verb, size_t at,
                         tc_relation act) {
    role out = r->base;
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
static role listed_behind(const reader *r, size_t at) {
    role out = r->previous;
    if (!tc_slice_equal(r->finds[at].mention.type, r->finds[at - 1].mention.type))
        out.object = 0;
    return out;
}

/* Whether mention AT stands in the bracket in which the one before does: "A (được sửa đổi bởi B;
 * C)". */
static bool is_bracketed(const reader *r, size_t at) {
    size_t start = r->segments.list[r->segments.at].start;
    for (size_t i = r->finds[at].mention.range.start; i > start; i--)
        if (r->text.ptr[i - 1] == '(' || r->text.ptr[i - 1] == ')')
            return r->text.ptr[i - 1] == '(';
    return false;
}

static bool does_change(const role *r) {
    tc_relation act = r->planned ? r->planned_relation : r->relation;
    return r->subject == SIZE_MAX && act >= TC_AMENDS && act <= TC_REPEALS;
}

/* What BASE does, with another verb. */
static role next_act(const role *base, tc_relation act) {
    role out = *base;
    if (out.planned)
        out.planned_relation = act;
    else
        out.relation = act;
    return out;
}

/* A mention behind another one in the same sentence.  W are the words between, without the first
 * one's issuer; RAW is the same text with its punctuation. */
static role next_role(reader *r, const tc_word *w, size_t count, tc_slice raw, size_t at) {
    tc_cue kind = TC_CUE_NONE;
    size_t from = 0, behind = 0;
    const char *semicolon = raw.len ? memrchr(raw.ptr, ';', raw.len) : NULL;
    for (size_t i = 0; semicolon && i < count; i++)
        if (r->text.ptr + w[i].start < semicolon)
            from = i + 1;
    size_t verb = tc_verb_last(w, from, count, &kind, &behind);
    /* "Thực hiện A; Sở đã ban hành B" */
    if (verb == SIZE_MAX && tc_verb_has(w, from, count, "da ban hanh"))
        return (role){.subject = SIZE_MAX};
    if (semicolon && verb == SIZE_MAX && r->previous.object && is_bracketed(r, at))
        return listed_behind(r, at);
    if (semicolon) {
        role clause = verb == SIZE_MAX ? r->base : base_role(r, w, from, count);
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
            return (role){.subject = SIZE_MAX};
        return tc_verb_lists(w, from, count) && !closed ? listed_behind(r, at) : r->base;
    }
    if (kind == TC_CUE_ALIAS)
        return (role){.subject = SIZE_MAX};
    bool attached = kind == TC_CUE_ATTACH && tc_verb_change(w, from, verb, &kind) != SIZE_MAX;
    if (!attached && (kind == TC_CUE_ATTACH || kind == TC_CUE_TELL))
        return (role){.subject = SIZE_MAX};
    if (count - behind > CLOSE && kind != TC_CUE_AMEND)
        return r->base;
    bool change = tc_cue_changes(kind);
    /* "A được thay thế bởi B", "A hết hiệu lực theo B" */
    size_t near = verb > from + 4 ? verb - 4 : from;
    bool passive = tc_verb_has(w, near, verb, "duoc") || tc_verb_has(w, near, verb, "bi") ||
                   tc_words_begin(w + verb, count - verb, "het hieu luc") ||
                   tc_verb_done_by(w, behind, count);
    if (change && passive)
        return passive_role(r, w, from, verb, at, tc_cue_relation(kind));
    /* "thay thế A và bãi bỏ mục II B": the sentence goes on to do the next thing. */
    if (change && verb - from <= 1 && does_change(&r->base) &&
        (verb == from ? w[verb].before == ',' : strcmp(w[from].folded, "va") == 0))
        return next_act(&r->base, tc_cue_relation(kind));
    /* "Tờ trình A về kết quả thực hiện B" */
    if (!change && tc_verb_reports(w, from, verb, r->finds[at - 1].mention.type))
        return (role){.subject = SIZE_MAX};
    /* "A điều chỉnh lương hưu, B": the verb has its object already. */
    if (tc_verb_closed(w, behind, count, raw))
        return r->previous;
    /* "Thực hiện A, Ủy ban nhân dân tỉnh ban hành Kế hoạch triển khai B" */
    size_t own = tc_verb_own_act(r->text, w, from, verb + 1, raw);
    for (size_t i = from; own == SIZE_MAX && i <= verb; i++)
        own = w[i].before == ':' ? i : SIZE_MAX;
    if (own != SIZE_MAX)
        return base_role(r, w, own, count);
    if (tc_verb_advises(w, from, verb))
        return (role){
            .subject = SIZE_MAX, .planned = true, .planned_relation = tc_cue_relation(kind)};
    if (!change && tc_verb_has_unit(w, from, verb))
        return (role){.subject = SIZE_MAX, .relation = tc_cue_relation(kind)};
    /* "Luật A, trừ tổ chức thực hiện theo Nghị định B": what somebody else does under it. */
    if (!change && tc_verb_has_doer(w, from, verb))
        return (role){.subject = SIZE_MAX};
    size_t subject = own_subject(w, from, verb, change);
    if (subject != SIZE_MAX && !(subject == 0 && is_title(r, at - 1, w, count)))
        return (role){.subject = SIZE_MAX,
                      .relation = is_self(r, w, subject, verb) ? tc_cue_relation(kind) : TC_CITES,
                      .planned = r->base.planned,
                      .planned_relation = r->base.planned ? tc_cue_relation(kind) : TC_CITES};
    return (role){.subject = at - 1, .act = tc_cue_relation(kind)};
}

/* The index of the word that begins the last sentence of W. */
static size_t sentence_start(const tc_word *w, size_t count) {
    for (size_t i = count; i > 1; i--)
        if (w[i - 1].before == '.' && w[i - 1].capital && strlen(w[i - 2].folded) > 2)
            return i - 1;
    return 0;
}

/* The index of the word of W behind the last semicolon, 0 where there is none. */
static size_t last_clause(const tc_word *w, size_t count) {
    for (size_t i = count; i > 0; i--)
        if (w[i - 1].before == ';')
            return i - 1;
    return 0;
}

static bool is_request(const tc_mention *m, const tc_word *w, size_t count) {
    static const char *const letters[] = {"Công văn", "Tờ trình", "Văn bản", "Báo cáo"};
    /* "Xét Tờ trình số …", in resolutions */
    if (count == 1 && strcmp(w[0].folded, "xet") == 0)
        return tc_slice_equal(m->type, TC_SLICE("Tờ trình"));
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        if (tc_slice_equal(m->type, tc_slice_of(letters[i])))
            return tc_verb_has(w, 0, count, "de nghi") || tc_verb_has(w, 0, count, "theode nghi");
    return false;
}

/* A mention in a list of documents: it is cited, and what the words in front of it in its cell say
 * the document of its row does or undergoes. */
static role listed_role(reader *r, size_t at, const tc_word *w, size_t count) {
    const tc_found *f = &r->finds[at];
    tc_cue kind = TC_CUE_NONE;
    size_t behind = 0, verb = tc_verb_last(w, 0, count, &kind, &behind);
    bool acts = kind == TC_CUE_IMPLEMENT || (tc_cue_changes(kind));
    tc_slice entry = f->entry, other = f->mention.canonical;
    /* "Được thay thế bởi Quyết định số …" says what became of the document of the row. */
    if (tc_cue_changes(kind) && tc_verb_done_by(w, behind, count)) {
        entry = other;
        other = f->entry;
    }
    if (f->entry.len && verb != SIZE_MAX && acts && count - behind <= CLOSE)
        add_edge(r, entry, other, tc_cue_relation(kind));
    return (role){.subject = SIZE_MAX};
}

static role first_role(const reader *r, const tc_mention *m, const tc_word *w, size_t count,
                       bool cell) {
    /* "Triển khai Đề án … (Quyết định số …)": what stands in the bracket is what the noun before
     * it names. */
    size_t bracket = tc_back_space(r->text, m->range.start);
    size_t noun = bracket && r->text.ptr[bracket - 1] == '(' ? tc_verb_type(w, 0, count) : SIZE_MAX;
    role out = base_role(r, w, 0, noun != SIZE_MAX && noun ? noun : count);
    tc_cue kind;
    size_t behind;
    if (is_request(m, w, count))
        return (role){.relation = TC_REQUESTS, .subject = SIZE_MAX};
    /* A task that is only named is there to be carried out. */
    if (cell && out.relation == TC_CITES && !out.planned &&
        tc_verb_last(w, 0, count, &kind, &behind) == SIZE_MAX)
        out.relation = TC_IMPLEMENTS;
    return out;
}

/* Whether mention M opens a sentence of a document that makes rules, N words W behind the mention
 * before or the beginning of the paragraph; "Kể từ ngày Thông tư này có hiệu lực, …" may stand in
 * front. */
static bool opens_sentence(const reader *r, const tc_mention *m, const tc_word *w, size_t n) {
    size_t end = tc_back_space(r->text, m->range.start);
    return !r->plans && (n == 0 || (end > 0 && r->text.ptr[end - 1] == '.') ||
                         (tc_verb_has(w, 0, n, "ke tu ngay") && tc_verb_has(w, 0, n, "nay")));
}

/* Whether this document is named in the paragraph, not far in front of mention M. */
static bool is_named_before(const reader *r, const tc_mention *m) {
    enum { NAMED_BYTES = 160 };
    size_t start = r->segments.list[r->segments.at].start;
    if (m->range.start > start + NAMED_BYTES)
        start = m->range.start - NAMED_BYTES;
    return tc_slice_find(tc_slice_sub(r->text, 0, m->range.start), TC_SLICE(" này "), start) !=
           SIZE_MAX;
}

/* To repeal or replace a provision is to amend the document. */
static tc_relation of_provision(const tc_mention *m, tc_relation relation) {
    bool part = m->provision.len && (relation == TC_REPEALS || relation == TC_REPLACES);
    return part ? TC_AMENDS : relation;
}

static void settle(tc_mention *m, const role *r) {
    m->relation = r->subject != SIZE_MAX ? TC_CITES : of_provision(m, r->relation);
    m->planned = r->planned;
    m->planned_relation = of_provision(m, r->planned_relation);
}

/* Whether mention AT, in the segment HERE with N words in front, carries on a list that began in a
 * segment above: it does what the one before does. */
static bool carries_on(reader *r, size_t at, tc_segment here, bool item, const tc_word *w,
                       size_t n) {
    const tc_mention *m = &r->finds[at].mention;
    /* "Căn cứ pháp lý:" and below it one document an item, whatever ends the lines. */
    bool next = item && r->item_segment + 1 == r->segments.at;
    r->base = next ? r->item : r->base;
    r->item_segment = item ? r->segments.at : r->item_segment;
    if (!at || r->segments.at == r->last || r->finds[at].listed)
        return false;
    return n == 0 ? next || tc_segments_go_on(r->text, here.start)
                  : tc_segments_go_on_inside(r->text, r->finds[at - 1].issuer_end, m->range.start,
                                             w, n);
}

/* What a sentence says of its subject, mention F, N words W behind the one before, at its end. */
static void read_end(const reader *r, const tc_found *f, const tc_word *w, size_t n, role *now) {
    tc_relation end;
    /* "Luật A được sửa đổi bởi Luật B, Luật C hết hiệu lực": it is Luật A that ends. */
    if (now->object)
        return;
    if (now->subject == SIZE_MAX && !now->planned && tc_verb_ends(r->text, f->issuer_end, &end))
        now->relation = end;
    else if (now->relation == TC_CITES && !now->planned && opens_sentence(r, &f->mention, w, n) &&
             tc_verb_expires(r->text, f->issuer_end, is_named_before(r, &f->mention)))
        now->relation = TC_REPEALS;
}

/* "Luật A …, được sửa đổi, bổ sung bởi:" and below it one law an item, as consolidated texts begin:
 * whether mention AT, which opens its segment or goes on in it behind a semicolon, is of such a
 * list; A is what it changes. */
static bool is_change_listed(reader *r, size_t at, tc_word *w) {
    const tc_segments *s = &r->segments;
    size_t before = tc_back_space(r->text, r->finds[at].mention.range.start);
    bool going_on = s->at == r->last;
    if (!at || r->finds[at].listed ||
        (going_on && (r->change_segment != s->at || r->text.ptr[before - 1] != ';')))
        return false;
    if (!going_on && r->change_segment + 1 != s->at) {
        size_t end = tc_back_space(r->text, s->list[s->at].start);
        if (r->last + 1 != s->at || end == 0 || r->text.ptr[end - 1] != ':')
            return false;
        size_t n = tc_words_before(r->text, r->finds[at - 1].issuer_end, end, w, GAP_WORDS);
        size_t by = tc_words_last(w, n, "duoc");
        tc_cue kind;
        if (by == SIZE_MAX || !tc_verb_passive(w + by, n - by) ||
            tc_verb_change(w, by, n, &kind) == SIZE_MAX)
            return false;
        r->changed = at - 1;
        r->change = tc_cue_relation(kind);
    }
    r->change_segment = s->at;
    add_edge(r, canonical(r, at), canonical(r, r->changed), r->change);
    return true;
}

/* Reads what stands in front of mention AT; W has room for GAP_WORDS. */
static void relate(reader *r, size_t at, tc_word *w) {
    tc_found *f = &r->finds[at];
    tc_mention *m = &f->mention;
    tc_segment here = tc_segments_find(&r->segments, m->range.start);
    bool going_on = at && r->segments.at == r->last;
    if (here.start == m->range.start && tc_segments_run_on(&r->segments)) {
        here = r->segments.list[r->segments.at - 1];
        going_on = going_on || (at && r->segments.at == r->last + 1);
    }
    size_t from = going_on ? f[-1].issuer_end : here.start;
    size_t n = tc_words_before(r->text, from, m->range.start, w, GAP_WORDS);
    size_t sentence = sentence_start(w, n);
    tc_slice raw = tc_slice_sub(r->text, from, m->range.start);
    bool fresh = tc_slice_starts(tc_slice_trim(raw), TC_SLICE(".")) && (n == 0 || w[0].capital);
    bool passive = tc_verb_passive(w + sentence, n - sentence);
    going_on = going_on && ((sentence == 0 && !fresh) || passive);
    size_t mark =
        r->segments.at != r->last && !f->listed ? tc_segments_item(&r->segments, m) : SIZE_MAX;
    bool item = mark != SIZE_MAX;
    if (item)
        n = sentence = 0;
    if ((n == 0 || going_on) && is_change_listed(r, at, w)) {
        r->base = r->previous = (role){.subject = SIZE_MAX};
        settle(m, &r->base);
        return;
    }
    if (carries_on(r, at, here, item, w, n)) {
        r->previous = r->base;
        r->item = item ? r->base : r->item;
        settle(m, &r->base);
        return;
    }
    if (n == 0 && !going_on)
        n = tc_segments_head(&r->segments, mark, w, GAP_WORDS);
    size_t clause = last_clause(w, n);
    bool request = going_on && (is_request(m, w + clause, n - clause) ||
                                tc_words_begin(w + clause, n - clause, "xet"));
    sentence = request ? clause : sentence;
    size_t skip = going_on && passive ? sentence : 0;
    raw = skip ? tc_slice_sub(r->text, w[skip].start, m->range.start) : raw;
    role now = !going_on && f->listed ? listed_role(r, at, w, n)
               : going_on && !request ? next_role(r, w + skip, n - skip, raw, at)
                                      : first_role(r, m, w + sentence, n - sentence, here.cell);
    read_end(r, f, w, n, &now);
    if (!going_on || request)
        r->base = now;
    /* "Xét Tờ trình A; Báo cáo B": only the first one asks for something. */
    if ((!going_on || request) && n - sentence == 1 && now.relation == TC_REQUESTS)
        r->base.relation = TC_CITES;
    r->previous = now;
    r->item = item ? r->base : r->item;
    if (now.subject != SIZE_MAX)
        add_edge(r, canonical(r, now.subject), m->canonical, of_provision(m, now.act));
    else if (now.object)
        /* "khoản 2 Điều 3 A (được thay thế bằng B)": the bracket is about the whole of A. */
        add_edge(r, m->canonical, canonical(r, now.object - 1),
                 raw.len && memchr(raw.ptr, '(', raw.len)
                     ? now.act
                     : of_provision(&r->finds[now.object - 1].mention, now.act));
    settle(m, &now);
}

tc_status tc_relate(tc_arena *arena, const tc_document *document, const tc_header *header,
                    tc_found *finds, size_t count, const tc_edge **edges, uint32_t *edge_count,
                    tc_error *error) {
    reader r = {.arena = arena,
                .text = document->text.utf8,
                .finds = finds,
                .last = SIZE_MAX,
                .item_segment = SIZE_MAX - 1,
                .change_segment = SIZE_MAX - 1};
    tc_word *w = tc_arena_take(arena, GAP_WORDS * sizeof *w);
    r.own_type = header->type.len ? tc_fold_ascii_in(arena, header->type).ptr : "-";
    r.decides = tc_slice_equal(header->type, TC_SLICE("Quyết định")) ||
                tc_slice_equal(header->type, TC_SLICE("Nghị quyết"));
    r.plans = tc_verb_plans(header->type);
    if (!w || !r.own_type || !tc_segments_list(arena, document, &r.segments))
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    for (size_t i = 0; i < count && !r.failed; i++) {
        r.akin = tc_slice_equal(finds[i].mention.type, header->type);
        relate(&r, i, w);
        r.last = r.segments.at;
    }
    if (!r.failed)
        drop_repeated(&r);
    if (r.failed)
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    *edges = r.edges;
    *edge_count = (uint32_t)r.edge_count;
    return TC_OK;
}
