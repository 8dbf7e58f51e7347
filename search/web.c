/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "web.h"

#include <base/locale.h>
#include <record/keys.h>

#include <search.h>
#include <string.h>

enum { KEY_MAX = 1 << 20 };

/* An item of a tree: what is filed under a key. */
typedef struct filed {
    tc_slice key;
    uint32_t node;
    tc_family *family;
} filed;

static int by_key(const void *a, const void *b) {
    return tc_slice_compare(((const filed *)a)->key, ((const filed *)b)->key);
}

static void keep(void *item) {
    (void)item; /* it is the arena's */
}

void tc_web_init(tc_web *web, tc_session *session) {
    *web = (tc_web){.session = session};
}

void tc_web_dispose(tc_web *web) {
    for (uint32_t i = 0; i < web->count; i++)
        json_decref(web->nodes[i].row);
    tdestroy(web->by_key, keep);
    tdestroy(web->families, keep);
    *web = (tc_web){.session = web->session};
}

/* The item of KEY in TREE, made when there is none; NULL when out of memory.  *NEW: it was made. */
static filed *file_under(tc_web *web, void **tree, tc_slice key, bool *new) {
    filed asked = {.key = key};
    filed *const *found = tfind(&asked, tree, by_key);
    *new = !found;
    if (found)
        return *found;
    filed *item = tc_arena_take(web->session->arena, sizeof *item);
    if (!item)
        return NULL;
    *item = (filed){.key = tc_arena_copy(web->session->arena, key), .node = TC_NO_NODE};
    return item->key.ptr && tsearch(item, tree, by_key) ? item : NULL;
}

/* The node of KEY; *NEW when it has still to be filled. */
static tc_status node_of_key(tc_web *web, tc_slice key, uint32_t *node, bool *new) {
    filed *item = file_under(web, &web->by_key, key, new);
    if (!item)
        return tc_out_of_memory(web->session);
    if (*new) {
        tc_node *nodes = tc_arena_grow(web->session->arena, web->nodes, web->count, web->count + 1,
                                       sizeof *nodes, &web->room);
        if (!nodes)
            return tc_out_of_memory(web->session);
        web->nodes = nodes;
        nodes[web->count] = (tc_node){.kind = TC_NODE_CITED};
        item->node = web->count++;
    }
    *node = item->node;
    return TC_OK;
}

static tc_status family_of(tc_web *web, tc_slice number, const tc_family **out) {
    bool new;
    filed *item = file_under(web, &web->families, number, &new);
    tc_status status = item ? TC_OK : tc_out_of_memory(web->session);
    if (status == TC_OK && !item->family) {
        tc_family *family = tc_arena_take(web->session->arena, sizeof *family);
        status = family ? tc_family_read(web->session, item->key, family)
                        : tc_out_of_memory(web->session);
        item->family = family;
    }
    if (status == TC_OK)
        *out = item->family;
    return status;
}

/* ---- Nodes ---- */

/* The files that hold group GROUP, in the order of their paths. */
static tc_status list_files(tc_web *web, const tc_family *family, uint32_t group, tc_node *node) {
    tc_slice *files = tc_arena_take(web->session->arena, (family->count + 1) * sizeof *files);
    if (!files)
        return tc_out_of_memory(web->session);
    for (uint32_t w = 0; w < family->count; w++)
        if (family->group_of[w] == group && family->witnesses[w].path.len)
            files[node->file_count++] = family->witnesses[w].path;
    node->files = files;
    return TC_OK;
}

static tc_status node_of_group(tc_web *web, const tc_family *family, uint32_t group,
                               uint32_t *out) {
    tc_buffer key;
    bool new = false;
    tc_buffer_init(&key, KEY_MAX);
    tc_buffer_add_char(&key, '#');
    tc_buffer_add(&key, family->number);
    tc_buffer_printf(&key, "|%u", group);
    tc_status status = node_of_key(web, tc_buffer_slice(&key), out, &new);
    tc_buffer_dispose(&key);
    if (status != TC_OK || !new)
        return status;
    tc_node *node = &web->nodes[*out];
    node->identity = family->groups[group];
    node->candidate = tc_family_candidate(family, group);
    node->kind = node->candidate.held ? TC_NODE_HELD : TC_NODE_CITED;
    return node->candidate.held ? list_files(web, family, group, node) : TC_OK;
}

/* A file by itself: without a number, or with one that several documents may have. */
static tc_status node_of_match(tc_web *web, const tc_matches *matches, uint32_t *out) {
    tc_arena *arena = web->session->arena;
    tc_slice path = tc_arena_copy(arena, tc_match_value(matches, 0, TC_SLOT_PATH));
    bool new = false;
    tc_status status = node_of_key(web, path, out, &new);
    if (status != TC_OK || !new)
        return status;
    tc_slice *files = tc_arena_take(arena, sizeof *files);
    if (!files)
        return tc_out_of_memory(web->session);
    files[0] = path;
    json_t *row = tc_document_row(matches, 0);
    json_object_set_new(row, "held", json_true());
    web->nodes[*out] = (tc_node){.kind = TC_NODE_HELD,
                                 .identity = tc_document_identity(arena, matches, 0),
                                 .files = files,
                                 .file_count = 1,
                                 .row = row};
    return TC_OK;
}

static tc_status node_of_document(tc_web *web, const tc_matches *matches, uint32_t *out) {
    tc_identity identity = tc_document_identity(web->session->arena, matches, 0);
    const tc_family *family = NULL;
    tc_status status = identity.number.len ? family_of(web, identity.number, &family) : TC_OK;
    for (uint32_t w = 0; status == TC_OK && family && w < family->count; w++) {
        if (!tc_slice_equal(family->witnesses[w].path, tc_match_value(matches, 0, TC_SLOT_PATH)))
            continue;
        if (family->group_of[w] != TC_NO_GROUP)
            return node_of_group(web, family, family->group_of[w], out);
    }
    return status == TC_OK ? node_of_match(web, matches, out) : status;
}

tc_status tc_web_file(tc_web *web, tc_slice path, uint32_t *node) {
    tc_want want = {.slots = TC_DOCUMENT_SLOTS};
    tc_matches *matches = NULL;
    tc_status status = tc_document_filed(web->session, path, &want, &matches);
    *node = TC_NO_NODE;
    if (status == TC_OK && tc_matches_count(matches))
        status = node_of_document(web, matches, node);
    tc_matches_free(matches);
    return status;
}

tc_status tc_web_candidate(tc_web *web, const tc_candidate *candidate, uint32_t *node) {
    const tc_family *family = NULL;
    if (candidate->held)
        return tc_web_file(web, candidate->held->path, node);
    tc_status status = family_of(web, candidate->identity.number, &family);
    *node = TC_NO_NODE;
    if (status != TC_OK)
        return status;
    bool exact;
    uint32_t group = tc_family_fit(family, &candidate->identity, &exact);
    return group == TC_NO_GROUP ? TC_OK : node_of_group(web, family, group, node);
}

/* ---- Where mentions lead ---- */

static tc_status look_up(void *context, tc_slice number, const tc_known **out, size_t *count,
                         tc_error *error) {
    const tc_family *family = NULL;
    tc_status status = family_of(context, number, &family);
    (void)error; /* it is the session's */
    if (status != TC_OK)
        return status;
    *out = family->known;
    *count = family->count;
    return TC_OK;
}

/* The documents that an unsure mention may mean. */
static tc_status list_others(tc_web *web, const tc_family *family, const tc_identity *identity,
                             uint32_t at) {
    uint32_t *others =
        tc_arena_take(web->session->arena, (family->group_count + 1) * sizeof *others);
    uint32_t count = 0;
    tc_status status = others ? TC_OK : tc_out_of_memory(web->session);
    for (uint32_t g = 0; status == TC_OK && g < family->group_count; g++) {
        tc_agreement a = tc_identity_compare(&family->groups[g], identity).agreement;
        bool held = tc_family_candidate(family, g).held != NULL;
        if (a == TC_AGREE_COMPATIBLE || a == TC_AGREE_EXACT || (a == TC_AGREE_CONFLICT && held))
            status = node_of_group(web, family, g, &others[count++]);
    }
    web->nodes[at].others = others;
    web->nodes[at].other_count = count;
    return status;
}

static tc_status unsure_node(tc_web *web, const tc_family *family, const tc_identity *identity,
                             tc_slice said, tc_outcome outcome, uint32_t *out) {
    tc_buffer key;
    char date[16];
    bool new = false;
    tc_buffer_init(&key, KEY_MAX);
    tc_buffer_add_char(&key, '?');
    tc_buffer_add(&key, identity->number);
    tc_buffer_add_char(&key, '|');
    tc_buffer_add(&key, identity->issuer);
    tc_buffer_add_char(&key, '|');
    tc_buffer_add(&key, tc_slot_of_date(identity->date, date));
    tc_status status = node_of_key(web, tc_buffer_slice(&key), out, &new);
    tc_buffer_dispose(&key);
    if (status != TC_OK || !new)
        return status;
    web->nodes[*out] = (tc_node){.kind = TC_NODE_UNSURE,
                                 .identity = *identity,
                                 .outcome = outcome,
                                 .said = tc_arena_copy(web->session->arena, said)};
    return list_others(web, family, identity, *out);
}

tc_status tc_web_target(tc_web *web, const tc_identity *identity, tc_slice said, tc_date citing,
                        uint32_t *node, tc_outcome *outcome, bool *exact) {
    const tc_family *family = NULL;
    tc_resolution resolution;
    *node = TC_NO_NODE;
    if (!identity->number.len)
        return TC_OK;
    tc_status status = tc_resolve(web->session->arena, identity, citing, look_up, web, &resolution,
                                  &web->session->error);
    if (status == TC_OK)
        status = family_of(web, identity->number, &family);
    if (status != TC_OK)
        return status;
    *outcome = resolution.outcome;
    *exact = resolution.exact;
    uint32_t group = TC_NO_GROUP;
    if (resolution.outcome == TC_HELD)
        group = family->group_of[resolution.candidates[0]->tag];
    else if (resolution.outcome == TC_NOT_HELD)
        group = tc_family_fit(family, identity, exact);
    if (group != TC_NO_GROUP)
        return node_of_group(web, family, group, node);
    if (resolution.outcome == TC_HELD)
        return tc_web_file(web, family->witnesses[resolution.candidates[0]->tag].path, node);
    *exact = false;
    *outcome = resolution.outcome == TC_CONFLICT ? TC_CONFLICT : TC_AMBIGUOUS;
    return unsure_node(web, family, identity, said, *outcome, node);
}

bool tc_web_leads(const tc_web *web, uint32_t to, uint32_t node, bool unsure) {
    const tc_node *target = &web->nodes[to];
    if (to == node)
        return true;
    for (uint32_t i = 0; unsure && i < target->other_count; i++)
        if (target->others[i] == node)
            return true;
    return false;
}

/* ---- As rows ---- */

static tc_status unsure_row(tc_web *web, uint32_t at) {
    json_t *list = json_array();
    for (uint32_t i = 0; i < web->nodes[at].other_count; i++)
        json_array_append(list, (json_t *)(uintptr_t)tc_web_row(web, web->nodes[at].others[i]));
    tc_node *node = &web->nodes[at];
    node->row =
        json_pack("{s:n, s:o, s:o, s:o, s:o, s:n, s:b, s:s, s:o}", "path", "type",
                  tc_json_string(tc_number_type(web->session->arena, node->said)), "canonical",
                  tc_json_string(node->said), "date", tc_date_json(node->identity.date),
                  "issuer_full", json_null(), "title", "held", 0, "resolution",
                  tc_outcome_name(node->outcome), "candidates", list);
    return node->row ? TC_OK : tc_out_of_memory(web->session);
}

const json_t *tc_web_row(tc_web *web, uint32_t at) {
    tc_node *node = &web->nodes[at];
    tc_status status = TC_OK;
    if (node->row)
        return node->row;
    if (node->kind == TC_NODE_UNSURE) {
        status = unsure_row(web, at);
    } else {
        status = tc_candidate_show(web->session, &node->candidate);
        node->row = node->candidate.row;
    }
    return status == TC_OK ? web->nodes[at].row : NULL;
}
