/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "hits.h"

#include "ask.h"

#include <math.h>
#include <stdlib.h>

enum {
    BATCH = 25,         /* texts that are fetched at once for being checked */
    LISTED = 5 * BATCH, /* results that are asked for at first for it */
    GUESSED = 20,       /* results that pass by which the others are guessed, at least, … */
    LOOKED = 250,       /* … unless of so many texts fewer do */
    COUNTED = 1000,     /* results that are all checked, so that they are counted exactly, … */
    PATHS = 100,        /* … for counting by value */
    CHECKED = 1 << 20   /* … if it takes no more bytes of texts */
};

/* Results of one question being put together. */
typedef struct list {
    tc_hit *items;
    size_t count, capacity;
} list;

static tc_status own(tc_session *session, tc_hits *hits, tc_matches *matches) {
    tc_matches **owned =
        tc_arena_grow(session->arena, hits->owned, hits->owned_count, hits->owned_count + 1,
                      sizeof(tc_matches *), &hits->owned_capacity);
    if (!owned) {
        tc_matches_free(matches);
        return tc_out_of_memory(session);
    }
    hits->owned = owned;
    owned[hits->owned_count++] = matches;
    return TC_OK;
}

/* Those of MATCHES that KEEP says, all where it is NULL, behind the others. */
static tc_status append(tc_session *session, list *l, const tc_matches *matches, const bool *keep,
                        const char *match) {
    tc_status status = TC_OK;
    uint32_t count = tc_matches_count(matches);
    if (!count)
        return TC_OK;
    tc_hit *items = tc_arena_grow(session->arena, l->items, l->count, l->count + count,
                                  sizeof(tc_hit), &l->capacity);
    if (!items)
        return tc_out_of_memory(session);
    l->items = items;
    for (uint32_t i = 0; status == TC_OK && i < count; i++) {
        tc_slice data = tc_match_data(matches, i);
        double weight = tc_match_weight(matches, i);
        tc_hit hit = {
            .matches = matches, .at = i, .weight = weight, .score = weight, .match = match};
        if (keep && !keep[i])
            continue;
        if (data.len)
            status = tc_stored_head_of(session->arena, data, &hit.head, &session->error);
        items[l->count++] = hit;
    }
    return status;
}

/* Reads the paths of those of COUNT results that are WANTED and have none yet. */
static tc_status read_paths(tc_session *session, tc_hits *hits, tc_hit *items, size_t count,
                            bool (*wanted)(const tc_hit *items, size_t count, size_t at)) {
    static const tc_want want = {.slots = TC_SLOT_BIT(TC_SLOT_PATH)};
    uint32_t *docids = tc_arena_take(session->arena, (count + 1) * sizeof *docids);
    tc_matches *matches = NULL;
    uint32_t n = 0;
    if (!docids)
        return tc_out_of_memory(session);
    for (size_t i = 0; i < count; i++)
        if (!items[i].path.ptr && wanted(items, count, i))
            docids[n++] = tc_match_docid(items[i].matches, items[i].at);
    if (!n)
        return TC_OK;
    tc_status status =
        tc_store_entries(session->store, docids, n, &want, &matches, &session->error);
    if (status == TC_OK)
        status = own(session, hits, matches);
    n = 0;
    for (size_t i = 0; status == TC_OK && i < count; i++)
        if (!items[i].path.ptr && wanted(items, count, i))
            items[i].path = tc_match_value(matches, n++, TC_SLOT_PATH);
    return status;
}

static bool always(const tc_hit *items, size_t count, size_t at) {
    (void)items;
    (void)count;
    (void)at;
    return true;
}

/* ---- Ranking ---- */

static int compare_dates(tc_date a, tc_date b) {
    int x = a.year * 10000 + a.month * 100 + a.day, y = b.year * 10000 + b.month * 100 + b.day;
    return (x > y) - (x < y);
}

/* Best first; of equal ones the newest, then by path, where that is known. */
static int compare_hits(const void *a, const void *b) {
    const tc_hit *x = a, *y = b;
    if (x->score != y->score)
        return x->score < y->score ? 1 : -1;
    int date = compare_dates(y->head.date, x->head.date);
    return date ? date : tc_slice_compare(x->path, y->path);
}

/* Whether a sorted result stands beside one that is as good and as new. */
static bool is_tied(const tc_hit *items, size_t count, size_t at) {
    const tc_hit *before = at ? &items[at - 1] : NULL, *now = &items[at];
    const tc_hit *next = at + 1 < count ? &items[at + 1] : NULL;
    return (before && before->score == now->score &&
            compare_dates(before->head.date, now->head.date) == 0) ||
           (next && next->score == now->score &&
            compare_dates(next->head.date, now->head.date) == 0);
}

/* Puts the first DEPTH results into the order of their texts.  Those behind them stay as they are,
 * with the score that the index alone can give. */
static tc_status rank(tc_session *session, const tc_question *q, tc_hits *hits, list *l,
                      size_t depth) {
    tc_wording *wording = q->wording;
    const char *whole = q->whole;
    size_t bytes = 0, ranked = 0;
    for (size_t i = 0; i < l->count; i++) {
        tc_hit *hit = &l->items[i];
        hit->signals.words = tc_rank_words(wording, hit->weight);
        if (i < depth && bytes < TC_RANK_BYTES) {
            tc_slice data = tc_match_data(hit->matches, hit->at);
            tc_status status = tc_rank_document(session, wording, data, &hit->head, &hit->signals);
            if (status != TC_OK)
                return status;
            bytes += data.len;
            ranked = i + 1;
            if (hit->signals.whole && whole)
                hit->match = whole;
        }
        hit->ranked = true;
    }
    tc_rank_settle(wording);
    for (size_t i = 0; i < l->count; i++) {
        tc_hit *hit = &l->items[i];
        tc_rank_accents(wording, &hit->signals);
        hit->score = round(tc_rank_score(&hit->signals) * 1e4) / 1e4;
    }
    if (!ranked)
        return TC_OK;
    qsort(l->items, ranked, sizeof *l->items, compare_hits);
    tc_status status = read_paths(session, hits, l->items, ranked, is_tied);
    if (status == TC_OK)
        qsort(l->items, ranked, sizeof *l->items, compare_hits);
    return status;
}

/* ---- One question ---- */

/* How many results a question has. */
typedef struct total {
    uint32_t count;
    bool estimated;
} total;

static tc_status fetch(tc_session *session, const tc_question *q, const tc_query *query,
                       uint32_t first, uint32_t count, const tc_want *want, tc_hits *hits,
                       tc_matches **out) {
    tc_store_request request = {.offset = first,
                                .limit = count,
                                .sort = q->segment.sort,
                                .sort_slot = q->segment.slot,
                                .want = *want};
    request.check_at_least = q->segment.sort == TC_SORT_ENTRY ? first + count : UINT32_MAX;
    tc_matches *matches = NULL;
    tc_status status = tc_store_search(session->store, query, &request, &matches, &session->error);
    if (status == TC_OK)
        status = own(session, hits, matches);
    if (status == TC_OK)
        *out = matches;
    return status;
}

/* Results being checked by their texts. */
typedef struct checking {
    tc_session *session;
    const tc_question *q;
    tc_hits *hits;
    list *l;
    uint32_t last, depth; /* so many are needed; so many are ranked, if they are not too long */
    uint32_t seen;
    size_t bytes; /* of the texts so far */
    bool cut;     /* these are so many that depth has been cut: at the same place for any page */
    tc_total all; /* that the index finds */
    /* What a guess goes by: the same texts for any page, so that all pages say the same. */
    uint32_t guess_passed, guess_seen;
    bool ranked;
} checking;

/* Counts a text of SIZE bytes, which is the last of PASSED that pass or none. */
static void count_text(checking *c, size_t size, uint32_t passed) {
    c->bytes += size;
    c->seen++;
    bool deep = c->bytes >= TC_RANK_BYTES || passed >= TC_RANK_DEPTH;
    if (!c->guess_seen && deep && (passed >= GUESSED || c->seen >= LOOKED)) {
        c->guess_passed = passed;
        c->guess_seen = c->seen;
    }
}

/* Appends those of COUNT results of ORDER from FIRST on that pass. */
static tc_status check(checking *c, const tc_matches *order, uint32_t first, uint32_t count) {
    uint32_t docids[BATCH];
    bool keep[BATCH] = {false};
    size_t before = c->l->count;
    tc_matches *texts = NULL;
    const tc_want want = {.slots = tc_phrases_slots(c->q->exact), .data = true};
    for (uint32_t i = 0; i < count; i++)
        docids[i] = tc_match_docid(order, first + i);
    tc_status status =
        tc_store_entries(c->session->store, docids, count, &want, &texts, &c->session->error);
    if (status == TC_OK)
        status = own(c->session, c->hits, texts);
    if (status == TC_OK)
        status = tc_phrases_matches(c->session, c->q->exact, texts, keep);
    if (status == TC_OK)
        status = append(c->session, c->l, texts, keep, c->q->segment.match);
    for (size_t i = before; status == TC_OK && i < c->l->count; i++) {
        tc_hit *hit = &c->l->items[i];
        hit->weight = hit->score = tc_match_weight(order, first + hit->at);
    }
    for (uint32_t i = 0, passed = (uint32_t)before; status == TC_OK && i < count; i++)
        count_text(c, tc_match_data(texts, i).len, passed += keep[i]);
    if (!c->cut && c->bytes >= TC_RANK_BYTES) {
        c->cut = true;
        c->depth = c->l->count < c->depth ? (uint32_t)c->l->count : c->depth;
    }
    return status;
}

/* How many texts to fetch next: not many more than are ranked. */
static uint32_t batch(const checking *c) {
    size_t mean = c->seen ? c->bytes / c->seen + 1 : 0;
    size_t room = c->bytes < TC_RANK_BYTES ? TC_RANK_BYTES - c->bytes : 0;
    return !c->ranked || c->cut || !mean || room / mean >= BATCH ? BATCH
                                                                 : (uint32_t)(room / mean) + 1;
}

/* Whether more must be checked: for the page, for the ranking, for the guess, or because so few are
 * left that they can be counted. */
static bool goes_on(const checking *c) {
    const list *l = c->l;
    bool few = c->seen && c->all.upper <= COUNTED && c->bytes / c->seen * c->all.upper <= CHECKED;
    return !c->guess_seen || few || l->count < c->last || l->count < c->depth;
}

/* Whatever is needed of what QUERY finds, checked; how many there are is guessed from these where
 * it is not all. */
static tc_status fetch_checked(checking *c, const tc_query *query, total *out) {
    static const tc_want none = {0};
    uint32_t asked = LISTED, listed = asked;
    tc_status status = TC_OK;
    bool whole = false;
    while (status == TC_OK && listed == asked && goes_on(c)) {
        tc_matches *order = NULL;
        uint32_t begin = c->seen;
        asked = begin ? 3 * begin : LISTED;
        status = fetch(c->session, c->q, query, begin, asked, &none, c->hits, &order);
        listed = status == TC_OK ? tc_matches_count(order) : 0;
        if (status == TC_OK && !begin)
            c->all = tc_matches_total(order);
        while (status == TC_OK && c->seen - begin < listed && goes_on(c)) {
            uint32_t first = c->seen - begin, left = listed - first, some = batch(c);
            status = check(c, order, first, left < some ? left : some);
        }
        whole = c->seen - begin == listed;
        if (!whole)
            break;
    }
    out->estimated = !whole || listed == asked;
    out->count = (uint32_t)c->l->count;
    if (out->estimated && c->guess_seen) {
        /* Of those of which none passed the next might have. */
        double passed = c->guess_passed ? c->guess_passed : 1;
        double guessed = passed / c->guess_seen * c->all.estimate;
        out->count = guessed > out->count ? (uint32_t)guessed : out->count;
    }
    return status;
}

/* Terms being collected. */
typedef struct paths {
    tc_query **items;
    size_t count, capacity;
} paths;

/* Adds the paths of those of the PATHS results from FIRST on that pass the check; *COUNT is how
 * many results there were. */
static tc_status add_paths(tc_session *session, const tc_exact *exact, const tc_query *query,
                           uint32_t first, paths *out, uint32_t *count) {
    tc_store_request request = {.offset = first,
                                .limit = PATHS,
                                .sort = TC_SORT_ENTRY,
                                .want = {.slots = TC_SLOT_BIT(TC_SLOT_PATH), .data = true}};
    TC_CLEANUP(tc_matches_cleanup) tc_matches *matches = NULL;
    bool keep[PATHS] = {false};
    tc_status status = tc_store_search(session->store, query, &request, &matches, &session->error);
    if (status == TC_OK)
        status = tc_phrases_matches(session, exact, matches, keep);
    tc_query **items = status == TC_OK
                           ? tc_arena_grow(session->arena, out->items, out->count,
                                           out->count + PATHS, sizeof(tc_query *), &out->capacity)
                           : NULL;
    if (!items)
        return status == TC_OK ? tc_out_of_memory(session) : status;
    out->items = items;
    *count = tc_matches_count(matches);
    for (uint32_t i = 0; i < *count; i++)
        if (keep[i])
            items[out->count++] =
                tc_query_term(TC_FIELD_PATH, tc_match_value(matches, i, TC_SLOT_PATH));
    return TC_OK;
}

/* What QUERY finds and the check lets pass, each by its path. */
static tc_status narrow(tc_session *session, const tc_exact *exact, const tc_query *query,
                        tc_query **out) {
    paths found = {0};
    uint32_t count = PATHS;
    tc_status status = TC_OK;
    for (uint32_t seen = 0; status == TC_OK && count == PATHS; seen += count)
        status = add_paths(session, exact, query, seen, &found, &count);
    tc_query *any = tc_query_join(TC_QUERY_OR, found.items, found.count);
    if (status == TC_OK)
        *out = tc_ask_documents(any); /* a path is that of a document's tasks, too */
    else
        tc_query_free(any);
    return status;
}

tc_status tc_hits_query(tc_session *session, const tc_question *question, tc_query **out) {
    if (question->exact)
        return narrow(session, question->exact, question->segment.query, out);
    *out = tc_query_copy(question->segment.query);
    return TC_OK;
}

/* Results of a question about words up to LAST, from *FROM on, which is FIRST or less. */
static tc_status ask_words(tc_session *session, const tc_question *q, const tc_query *query,
                           uint32_t first, uint32_t last, const tc_want *want, tc_hits *hits,
                           list *l, uint32_t *from, total *out) {
    bool ranked = q->segment.sort == TC_SORT_RELEVANCE && q->wording;
    uint32_t depth = ranked && first < TC_RANK_DEPTH && last ? TC_RANK_DEPTH : 0;
    uint32_t end = last > depth ? last : depth;
    tc_status status;
    *from = 0;
    if (q->exact) {
        checking c = {.session = session,
                      .q = q,
                      .hits = hits,
                      .l = l,
                      .last = last,
                      .depth = depth,
                      .ranked = ranked && last,
                      .all = {.upper = UINT32_MAX}};
        status = fetch_checked(&c, query, out);
        depth = c.depth;
    } else {
        tc_matches *matches = NULL;
        tc_want some = *want;
        some.data_bytes = depth ? TC_RANK_BYTES : 0;
        some.data_least = last;
        *from = depth ? 0 : first;
        status = fetch(session, q, query, *from, end - *from, &some, hits, &matches);
        if (status == TC_OK)
            status = append(session, l, matches, NULL, q->segment.match);
        if (status == TC_OK)
            *out = (total){tc_matches_total(matches).estimate, false};
    }
    return status == TC_OK && ranked ? rank(session, q, hits, l, depth) : status;
}

/* The same for those that are not ranked, from FIRST on. */
static tc_status ask_plainly(tc_session *session, const tc_question *q, const tc_query *query,
                             uint32_t first, uint32_t last, const tc_want *want, tc_hits *hits,
                             list *l, total *out) {
    tc_segment segment = q->segment;
    tc_page page;
    tc_status status = TC_OK;
    if (q->exact)
        status = narrow(session, q->exact, query, &segment.query);
    else
        segment.query = tc_query_copy(query);
    if (status == TC_OK)
        status = tc_segments_ask(session, &segment, 1, first, last - first, want, &page);
    if (status != TC_OK)
        return status;
    *out = (total){page.total, false};
    for (uint32_t p = 0; p < page.count; p++) {
        tc_status owned = own(session, hits, page.parts[p].matches);
        if (status == TC_OK && owned == TC_OK)
            status = append(session, l, page.parts[p].matches, NULL, q->segment.match);
        status = status == TC_OK ? owned : status;
    }
    return status;
}

/* ---- All of them ---- */

/* QUERY without what the questions before it find. */
static tc_query *without(const tc_question *questions, uint32_t count) {
    tc_query *parts[TC_SEGMENTS_MAX + 1] = {tc_query_copy(questions[count].segment.query)};
    uint32_t n = 1;
    for (uint32_t i = 0; i < count; i++)
        if (!questions[i].exact)
            parts[n++] = tc_query_copy(questions[i].segment.query);
    return n > 1 ? tc_query_join(TC_QUERY_AND_NOT, parts, n) : parts[0];
}

static tc_status ask(tc_session *session, const tc_question *questions, uint32_t at,
                     uint32_t offset, uint32_t end, const tc_want *want, tc_hits *out,
                     list *found) {
    const tc_question *q = &questions[at];
    uint32_t first = offset > out->total ? offset - out->total : 0;
    uint32_t last = end > out->total ? end - out->total : 0, from = first;
    total found_here = {0, false};
    tc_query *query = without(questions, at);
    tc_status status;
    list l = {0};
    bool words = q->segment.sort == TC_SORT_ENTRY || q->segment.sort == TC_SORT_RELEVANCE;
    if (words && (q->exact || q->wording)) {
        status = ask_words(session, q, query, first, last, want, out, &l, &from, &found_here);
    } else {
        status = ask_plainly(session, q, query, first, last, want, out, &l, &found_here);
    }
    tc_query_free(query);
    if (status != TC_OK)
        return status;
    size_t skip = first - from;
    size_t stop = l.count < skip + (last - first) ? l.count : skip + (last - first);
    size_t taken = stop > skip ? stop - skip : 0;
    tc_hit *items = tc_arena_grow(session->arena, found->items, found->count, found->count + taken,
                                  sizeof(tc_hit), &found->capacity);
    if (!items && taken)
        return tc_out_of_memory(session);
    found->items = items;
    for (size_t i = 0; i < taken; i++)
        items[found->count++] = l.items[skip + i];
    out->total += found_here.count;
    out->estimated |= found_here.estimated;
    return TC_OK;
}

tc_status tc_hits_ask(tc_session *session, tc_question *questions, uint32_t count, uint32_t offset,
                      uint32_t limit, const tc_want *want, tc_hits *out) {
    uint32_t end = limit > UINT32_MAX - offset ? UINT32_MAX : offset + limit;
    list found = {0};
    tc_status status = TC_OK;
    tc_want inside = *want;
    inside.slots = 0;
    *out = (tc_hits){.count = 0};
    for (uint32_t i = 0; status == TC_OK && i < count; i++)
        status = ask(session, questions, i, offset, end, &inside, out, &found);
    if (status == TC_OK && want->slots)
        status = read_paths(session, out, found.items, found.count, always);
    for (uint32_t i = 0; i < count; i++)
        tc_query_free(questions[i].segment.query);
    out->items = found.items;
    out->count = (uint32_t)found.count;
    if (status != TC_OK)
        tc_hits_dispose(out);
    return status;
}

void tc_hits_dispose(tc_hits *hits) {
    for (size_t i = 0; i < hits->owned_count; i++)
        tc_matches_free(hits->owned[i]);
    hits->owned_count = 0;
    hits->count = 0;
}
