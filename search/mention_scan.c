/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Picks the mentions of some numbers out of a document's stored JSON without reading the rest of
 * it, which is most of the work of an answer otherwise.  The JSON is the indexer's: compact, and
 * with quotes escaped inside strings, so that a key cannot be mistaken. */
#include "mentions.h"

#include <record/keys.h>

#include <string.h>

/* The offset behind the string that begins at AT (its quote), or the end. */
static size_t skip_string(tc_slice json, size_t at) {
    for (at++; at < json.len; at++) {
        if (json.ptr[at] == '\\')
            at++;
        else if (json.ptr[at] == '"')
            return at + 1;
    }
    return json.len;
}

/* The offset behind the object or list that begins at AT, or the end. */
static size_t skip_value(tc_slice json, size_t at) {
    size_t depth = 0;
    while (at < json.len) {
        char c = json.ptr[at];
        if (c == '"') {
            at = skip_string(json, at);
            continue;
        }
        at++;
        if (c == '{' || c == '[')
            depth++;
        else if ((c == '}' || c == ']') && --depth == 0)
            return at;
    }
    return json.len;
}

/* Whether the mention OBJECT has the number of a candidate. */
static bool is_wanted(tc_arena *arena, const tc_cited *cited, tc_slice object) {
    static const char key[] = "\"canonical\":\"";
    size_t start = tc_slice_find(object, tc_slice_of(key), 0);
    if (start == SIZE_MAX)
        return false;
    start += strlen(key);
    size_t end = skip_string(object, start - 1) - 1;
    tc_slice number = tc_slice_sub(object, start, end);
    if (number.len && memchr(number.ptr, '\\', number.len))
        return true;
    return tc_cited_has(cited, tc_key_number(arena, number));
}

json_t *tc_mentions_pick(tc_session *session, const tc_cited *cited, tc_slice json) {
    static const char key[] = "\"references\":[";
    json_t *list = json_array();
    size_t at = tc_slice_find(json, tc_slice_of(key), 0);
    at = at == SIZE_MAX ? json.len : at + strlen(key);
    while (at < json.len && json.ptr[at] == '{') {
        size_t end = skip_value(json, at);
        tc_slice object = tc_slice_sub(json, at, end);
        if (is_wanted(session->arena, cited, object))
            json_array_append_new(list,
                                  json_loadb(object.ptr, object.len, JSON_DISABLE_EOF_CHECK, NULL));
        at = end < json.len && json.ptr[end] == ',' ? end + 1 : json.len;
    }
    return list;
}
