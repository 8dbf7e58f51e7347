/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Findings in words. */
#include "check.h"

#include <base/locale.h>

#include <string.h>

/* "Quyết định 709/QĐ-TTg · 23/07/2024 · Thủ tướng Chính phủ" */
static const char *name_of(const json_t *document, tc_buffer *out) {
    tc_buffer_clear(out);
    tc_document_name(document, out);
    return out->data ? out->data : "";
}

static void say_wrong(const json_t *row, tc_buffer *out) {
    tc_buffer name;
    tc_buffer_init(&name, 64 << 10);
    const char *right = name_of(json_object_get(row, "document"), &name);
    bool held = tc_slice_equal(tc_json_text(row, "basis"), TC_SLICE("held"));
    long long says = json_integer_value(json_object_get(row, "says"));
    long long of = json_integer_value(json_object_get(row, "of"));
    if (tc_slice_equal(tc_json_text(row, "kind"), TC_SLICE("wrong-date")))
        tc_buffer_printf(out, "%s", _("wrong date: "));
    else
        tc_buffer_printf(out, "%s", _("wrong issuer: "));
    if (held)
        tc_buffer_printf(out, _("the index holds %s"), right);
    else
        tc_buffer_printf(out, _("%lld of %lld documents cite %s"), says, of, right);
    tc_buffer_dispose(&name);
}

static void say_unknown(const json_t *row, tc_buffer *out) {
    const json_t *document;
    size_t i;
    tc_buffer name;
    tc_buffer_init(&name, 64 << 10);
    tc_buffer_printf(out, "%s", _("never seen: neither held nor cited by another document"));
    json_array_foreach(json_object_get(row, "suggestions"), i, document) {
        tc_buffer_printf(out, "%s %s", i == 0 ? _("; is it") : _(" or"), name_of(document, &name));
    }
    if (i > 0)
        tc_buffer_add_char(out, '?');
    tc_buffer_dispose(&name);
}

static void say_slip(const json_t *row, tc_buffer *out) {
    const json_t *document = json_object_get(row, "document");
    tc_slice right = tc_json_text(row, "correction");
    tc_buffer name;
    tc_buffer_init(&name, 64 << 10);
    tc_buffer_printf(out, _("looks like a slip for %.*s"), (int)right.len,
                     right.ptr ? right.ptr : "");
    if (json_is_true(json_object_get(row, "held")))
        tc_buffer_printf(out, _("; the index holds %s"), name_of(document, &name));
    else if (json_is_object(document))
        tc_buffer_printf(out, _("; others cite %s"), name_of(document, &name));
    else
        tc_buffer_printf(out, "%s", _(", which nobody holds or cites either"));
    tc_buffer_dispose(&name);
}

static void say_ambiguous(const json_t *row, tc_buffer *out) {
    long long count = json_integer_value(json_object_get(row, "count"));
    tc_slice add = tc_json_text(row, "add");
    tc_buffer_printf(
        out, ngettext("may be %lld document; ", "may be %lld documents; ", (unsigned long)count),
        count);
    tc_buffer_printf(out, "%s",
                     tc_slice_equal(add, TC_SLICE("issuer")) ? _("add the issuer")
                     : tc_slice_equal(add, TC_SLICE("date")) ? _("add the date")
                                                             : _("add the date and the issuer"));
}

/* "replaced by A; B" */
static void say_changed(const json_t *row, const char *how, tc_buffer *out) {
    const json_t *document;
    size_t i;
    tc_buffer name;
    tc_buffer_init(&name, 64 << 10);
    tc_buffer_printf(out, "%s ", how);
    json_array_foreach(json_object_get(row, "by"), i, document) {
        tc_buffer_printf(out, "%s%s", i ? "; " : "", name_of(document, &name));
        if (!tc_slice_equal(tc_json_text(document, "certainty"), TC_SLICE("exact")))
            tc_buffer_printf(out, " %s", _("(perhaps)"));
        tc_slice teller = tc_json_text(document, "according_to");
        if (teller.len)
            tc_buffer_printf(out, _(" (according to %.*s)"), (int)teller.len, teller.ptr);
    }
    tc_buffer_dispose(&name);
}

static void say_spelling(const json_t *row, tc_buffer *out) {
    const json_t *lines = json_object_get(row, "others"), *line;
    size_t i;
    tc_slice right = tc_json_text(row, "correction");
    tc_buffer_printf(out, _("usually written %.*s"), (int)right.len, right.ptr ? right.ptr : "");
    json_array_foreach(lines, i, line) {
        tc_buffer_printf(out, i == 0 ? _(", as on line %lld") : ", %lld",
                         (long long)json_integer_value(line));
    }
}

static void say_inconsistent(const json_t *row, tc_buffer *out) {
    tc_slice words = tc_json_text(row, "other_text");
    long long line = json_integer_value(json_object_get(row, "other_line"));
    if (tc_slice_equal(tc_json_text(row, "differs"), TC_SLICE("date")))
        tc_buffer_printf(out, _("another date than on line %lld: %.*s"), line, (int)words.len,
                         words.ptr ? words.ptr : "");
    else
        tc_buffer_printf(out, _("another issuer than on line %lld: %.*s"), line, (int)words.len,
                         words.ptr ? words.ptr : "");
}

static void say_later(const json_t *row, tc_buffer *out) {
    tc_buffer date;
    tc_buffer_init(&date, 64);
    tc_date_show(tc_json_text(row, "own_date"), &date);
    tc_buffer_printf(out, _("later than this document itself, which is of %s"),
                     date.data ? date.data : "");
    tc_buffer_dispose(&date);
}

static void say_year(const json_t *row, tc_buffer *out) {
    tc_buffer_printf(out, _("the number is of %lld, the date of %lld"),
                     (long long)json_integer_value(json_object_get(row, "number_year")),
                     (long long)json_integer_value(json_object_get(row, "date_year")));
}

static void say_term(const json_t *row, tc_buffer *out) {
    tc_buffer_printf(out,
                     _("the number is of %lld, but the National Assembly of term %lld sat from "
                       "%lld to %lld"),
                     (long long)json_integer_value(json_object_get(row, "number_year")),
                     (long long)json_integer_value(json_object_get(row, "term")),
                     (long long)json_integer_value(json_object_get(row, "term_from")),
                     (long long)json_integer_value(json_object_get(row, "term_to")));
}

static void say_article(const json_t *row, tc_buffer *out) {
    tc_buffer name;
    tc_buffer_init(&name, 64 << 10);
    tc_buffer_printf(out, _("no article %lld: the last one of %s is %lld"),
                     (long long)json_integer_value(json_object_get(row, "article")),
                     name_of(json_object_get(row, "document"), &name),
                     (long long)json_integer_value(json_object_get(row, "last_article")));
    tc_buffer_dispose(&name);
}

void tc_check_message(const json_t *row, tc_buffer *out) {
    const char *kind = json_string_value(json_object_get(row, "kind"));
    if (strcmp(kind, "wrong-date") == 0 || strcmp(kind, "wrong-issuer") == 0)
        say_wrong(row, out);
    else if (strcmp(kind, "unknown") == 0)
        say_unknown(row, out);
    else if (strcmp(kind, "slip") == 0)
        say_slip(row, out);
    else if (strcmp(kind, "ambiguous") == 0)
        say_ambiguous(row, out);
    else if (strcmp(kind, "replaced") == 0)
        say_changed(row, _("replaced by"), out);
    else if (strcmp(kind, "repealed") == 0)
        say_changed(row, _("repealed by"), out);
    else if (strcmp(kind, "amended") == 0)
        say_changed(row, _("amended by"), out);
    else if (strcmp(kind, "spelling") == 0)
        say_spelling(row, out);
    else if (strcmp(kind, "inconsistent") == 0)
        say_inconsistent(row, out);
    else if (strcmp(kind, "impossible-date") == 0)
        tc_buffer_printf(out, "%s", _("there is no such day"));
    else if (strcmp(kind, "year-mismatch") == 0)
        say_year(row, out);
    else if (strcmp(kind, "no-such-article") == 0)
        say_article(row, out);
    else if (strcmp(kind, "term-mismatch") == 0)
        say_term(row, out);
    else if (strcmp(kind, "later-date") == 0)
        say_later(row, out);
}
