/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A sentence is read from mention to mention.  The words between two of them either hold a verb,
 * whose subject is then the first ("Quyết định A thực hiện Kết luận B": A implements B, and the
 * citing document only cites B), or merely list them ("A, B và C": as the first), or end a title
 * and go back to what the sentence itself does ("Thực hiện A về …; B"). */
#include "relate.h"

#include "roles.h"

#include <text/fold.h>

#include <string.h>

enum { GAP_WORDS = 160 };

static tc_slice canonical(const tc_relater *r, size_t at) {
    return r->finds[at].mention.canonical;
}

static void add_edge(tc_relater *r, tc_slice from, tc_slice to, tc_relation relation) {
    r->failed = r->failed || !tc_edges_add(r->arena, &r->edges, from, to, relation);
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
static tc_role listed_role(tc_relater *r, size_t at, const tc_word *w, size_t count) {
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
    if (f->entry.len && verb != SIZE_MAX && acts && count - behind <= TC_ROLE_CLOSE)
        add_edge(r, entry, other, tc_cue_relation(kind));
    return (tc_role){.subject = SIZE_MAX};
}

static tc_role first_role(const tc_relater *r, const tc_mention *m, const tc_word *w, size_t count,
                          bool cell) {
    /* "Triển khai Đề án … (Quyết định số …)": what stands in the bracket is what the noun before
     * it names. */
    size_t bracket = tc_back_space(r->text, m->range.start);
    size_t noun = bracket && r->text.ptr[bracket - 1] == '(' ? tc_verb_type(w, 0, count) : SIZE_MAX;
    tc_role out = tc_role_base(r, w, 0, noun != SIZE_MAX && noun ? noun : count);
    tc_cue kind;
    size_t behind;
    if (is_request(m, w, count))
        return (tc_role){.relation = TC_REQUESTS, .subject = SIZE_MAX};
    /* A task that is only named is there to be carried out. */
    if (cell && out.relation == TC_CITES && !out.planned &&
        tc_verb_last(w, 0, count, &kind, &behind) == SIZE_MAX)
        out.relation = TC_IMPLEMENTS;
    return out;
}

/* Whether mention M opens a sentence of a document that makes rules, N words W behind the mention
 * before or the beginning of the paragraph; "Kể từ ngày Thông tư này có hiệu lực, …" may stand in
 * front. */
static bool opens_sentence(const tc_relater *r, const tc_mention *m, const tc_word *w, size_t n) {
    size_t end = tc_back_space(r->text, m->range.start);
    return !r->plans && (n == 0 || (end > 0 && r->text.ptr[end - 1] == '.') ||
                         (tc_verb_has(w, 0, n, "ke tu ngay") && tc_verb_has(w, 0, n, "nay")));
}

/* Whether this document is named in the paragraph, not far in front of mention M. */
static bool is_named_before(const tc_relater *r, const tc_mention *m) {
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

static void settle(tc_mention *m, const tc_role *r) {
    m->relation = r->subject != SIZE_MAX ? TC_CITES : of_provision(m, r->relation);
    m->planned = r->planned;
    m->planned_relation = of_provision(m, r->planned_relation);
}

/* Whether mention AT, in the segment HERE with N words in front, carries on a list that began in a
 * segment above: it does what the one before does. */
static bool carries_on(tc_relater *r, size_t at, tc_segment here, bool item, const tc_word *w,
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
static void read_end(const tc_relater *r, const tc_found *f, const tc_word *w, size_t n,
                     tc_role *now) {
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
static bool is_change_listed(tc_relater *r, size_t at, tc_word *w) {
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
static void relate(tc_relater *r, size_t at, tc_word *w) {
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
        r->base = r->previous = (tc_role){.subject = SIZE_MAX};
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
    tc_role now = !going_on && f->listed ? listed_role(r, at, w, n)
                  : going_on && !request ? tc_role_next(r, w + skip, n - skip, raw, at)
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
    tc_relater r = {.arena = arena,
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
    if (r.failed || !tc_edges_drop_repeated(arena, &r.edges))
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    *edges = r.edges.items;
    *edge_count = (uint32_t)r.edges.count;
    return TC_OK;
}
