/* SPDX-License-Identifier: GPL-2.0-or-later */
/* "Điều 99 Nghị định số 21/2021/NĐ-CP", of a decree that is held and ends with its article 61. */
#include "check.h"

#include <string.h>

enum { ARTICLE_MAX = 9999 };

/* The number right at AT, or 0. */
static int read_count(tc_slice text, size_t at) {
    int value = 0;
    for (; at < text.len && text.ptr[at] >= '0' && text.ptr[at] <= '9' && value <= ARTICLE_MAX;
         at++)
        value = value * 10 + (text.ptr[at] - '0');
    return value <= ARTICLE_MAX ? value : 0;
}

/* The number of the article that is named from *AT on ("Điều 5", "điều 5a"), or 0 where none is;
 * *AT moves behind the word. */
static int next_article(tc_slice text, size_t *at) {
    static const char rest[] = "iều ";
    for (size_t i; (i = tc_slice_find(text, tc_slice_of(rest), *at)) != SIZE_MAX;) {
        *at = i + strlen(rest);
        bool word = i >= 2 && (memcmp(text.ptr + i - 2, "Đ", 2) == 0 ||
                               memcmp(text.ptr + i - 2, "đ", 2) == 0);
        int number = word ? read_count(text, *at) : 0;
        if (number)
            return number;
    }
    *at = text.len;
    return 0;
}

/* The last article of TEXT by the lines that open with one; 0 where these do not begin with the
 * first and the second, so that it is hardly known. */
static int last_article(tc_slice text) {
    int last = 0;
    bool first = false, second = false;
    for (size_t at = 0; at < text.len;) {
        size_t end = tc_slice_find(text, TC_SLICE("\n"), at), begin = at;
        end = end == SIZE_MAX ? text.len : end;
        while (begin < end && strchr(" \t#*", text.ptr[begin]))
            begin++;
        tc_slice line = tc_slice_sub(text, begin, end);
        int number =
            tc_slice_starts(line, TC_SLICE("Điều ")) ? read_count(line, strlen("Điều ")) : 0;
        first = first || number == 1;
        second = second || number == 2;
        last = number > last ? number : last;
        at = end + 1;
    }
    return first && second ? last : 0;
}

/* *OUT: the last article of the file PATH of the index, or 0. */
static tc_status look_into(tc_check *check, tc_slice path, int *out) {
    tc_session *session = check->session;
    tc_want want = {.data = true};
    tc_matches *matches = NULL;
    tc_slice json, text;
    tc_status status = tc_document_filed(session, path, &want, &matches);
    *out = 0;
    if (status == TC_OK && tc_matches_count(matches)) {
        status = tc_stored_split(tc_match_data(matches, 0), &json, &text, &session->error);
        *out = status == TC_OK ? last_article(text) : 0;
    }
    tc_matches_free(matches);
    return status;
}

tc_status tc_check_article(tc_check *check, uint32_t at, const tc_check_number *number,
                           const tc_known *known) {
    tc_slice provision = check->mentions[at].mention->provision;
    tc_slice path = number->witnesses[known->tag].path;
    size_t from = 0;
    uint32_t place = 0;
    int named = 0, last = 0;
    for (int next; (next = next_article(provision, &from));)
        named = next > named ? next : named;
    tc_status status = named && path.len ? look_into(check, path, &last) : TC_OK;
    while (place < number->count && &number->known[place] != known)
        place++;
    if (status != TC_OK || !last || named <= last || place == number->count)
        return status;
    json_t *document = NULL;
    status = tc_check_row(check, number, place, &document);
    if (status != TC_OK)
        return status;
    json_t *row = tc_check_add_mention(check, at, "warning", "no-such-article");
    json_object_set_new(row, "article", json_integer(named));
    json_object_set_new(row, "last_article", json_integer(last));
    json_object_set_new(row, "document", document);
    return TC_OK;
}
