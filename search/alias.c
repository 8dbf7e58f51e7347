/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "alias.h"

#include <search/units.h>

#include <base/locale.h>
#include <base/locate.h>
#include <citation/places.h>
#include <record/keys.h>
#include <text/text.h>

#include <unistd.h>

enum { FILE_BYTES_MAX = 4 << 20, PATH_BYTES_MAX = 8 << 10 };

/* The file while it is read. */
typedef struct reading {
    tc_session *session;
    const char *path;
    unsigned line;
    tc_aliases *out;
} reading;

static tc_status refuse(reading *r, const char *message) {
    tc_error *error = &r->session->error;
    char where[sizeof error->file];
    snprintf(where, sizeof where, "%.*s:%u", (int)sizeof where - 16, r->path, r->line);
    tc_error_set(error, TC_ERR_FORMAT, "%s", message);
    tc_error_file(error, where);
    tc_error_hint(error, "%s",
                  _("write it as ABBREVIATION = NAME, or ABBREVIATION = NAME @ AGENCY"));
    return TC_ERR_FORMAT;
}

static tc_status add(reading *r, const tc_alias *alias) {
    tc_aliases *out = r->out;
    tc_alias *grown = tc_arena_grow(r->session->arena, out->items, out->count, out->count + 1,
                                    sizeof *grown, &out->capacity);
    if (!grown)
        return tc_out_of_memory(r->session);
    out->items = grown;
    grown[out->count++] = *alias;
    return TC_OK;
}

/* The part of *TEXT before the last MARK, trimmed; *TEXT keeps what stands before it. */
static tc_slice cut_last(tc_slice *text, char mark) {
    for (size_t i = text->len; i > 0; i--) {
        if (text->ptr[i - 1] != mark)
            continue;
        tc_slice rest = tc_slice_trim(tc_slice_sub(*text, i, text->len));
        *text = tc_slice_trim(tc_slice_sub(*text, 0, i - 1));
        return rest;
    }
    return (tc_slice){NULL, 0};
}

static tc_status read_names(reading *r, tc_slice names, tc_alias *alias) {
    while (names.len) {
        size_t end = tc_slice_find(names, TC_SLICE(";"), 0);
        tc_slice name = tc_slice_trim(tc_slice_sub(names, 0, end));
        names = end == SIZE_MAX ? (tc_slice){NULL, 0} : tc_slice_sub(names, end + 1, names.len);
        alias->key = tc_key_unit(r->session->arena, name);
        if (!alias->key.len)
            return refuse(r, _("a name is missing before “=”"));
        if (tc_slice_equal(alias->key, alias->name_key))
            return refuse(r, _("both sides of “=” are the same name"));
        tc_status status = add(r, alias);
        if (status != TC_OK)
            return status;
    }
    return TC_OK;
}

static tc_status read_line(reading *r, tc_slice line) {
    tc_arena *arena = r->session->arena;
    tc_alias alias = {{NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}};
    size_t equals = tc_slice_find(line, TC_SLICE("="), 0);
    if (!line.len || line.ptr[0] == '#')
        return TC_OK;
    if (equals == SIZE_MAX)
        return refuse(r, _("“=” is missing"));
    tc_slice names = tc_slice_trim(tc_slice_sub(line, 0, equals));
    tc_slice name = tc_slice_trim(tc_slice_sub(line, equals + 1, line.len));
    bool has_scope = tc_slice_find(name, TC_SLICE("@"), 0) != SIZE_MAX;
    tc_slice scope = cut_last(&name, '@');
    alias.name = tc_text_squeeze(arena, name);
    alias.name_key = tc_key_unit(arena, name);
    if (!names.len)
        return refuse(r, _("a name is missing before “=”"));
    if (!alias.name_key.len)
        return refuse(r, _("a name is missing behind “=”"));
    if (has_scope && !scope.len)
        return refuse(r, _("an agency or a province is missing behind “@”"));
    tc_slice place = tc_key_place(arena, scope);
    if (tc_place_find(place))
        alias.place = place;
    else
        alias.agency = tc_key_unit(arena, scope);
    return read_names(r, names, &alias);
}

static tc_status read_text(reading *r, tc_slice bytes) {
    tc_text text;
    tc_status status = tc_text_decode(r->session->arena, bytes, "UTF-8", &text, &r->session->error);
    tc_slice rest = status == TC_OK ? text.utf8 : (tc_slice){NULL, 0};
    while (status == TC_OK && rest.len) {
        size_t end = tc_slice_find(rest, TC_SLICE("\n"), 0);
        r->line++;
        status = read_line(r, tc_slice_trim(tc_slice_sub(rest, 0, end)));
        rest = end == SIZE_MAX ? (tc_slice){NULL, 0} : tc_slice_sub(rest, end + 1, rest.len);
    }
    return status;
}

tc_status tc_aliases_read(tc_session *session, tc_aliases *out) {
    reading r = {session, session->options.units, 0, out};
    tc_slice bytes;
    tc_buffer path;
    *out = (tc_aliases){NULL, 0, 0};
    tc_buffer_init(&path, PATH_BYTES_MAX);
    if (!r.path) {
        tc_config_locate("units", &path);
        r.path = path.len && !path.failed && access(path.data, F_OK) == 0 ? path.data : NULL;
    }
    tc_status status = TC_OK;
    if (r.path) {
        status = tc_file_read(session->arena, r.path, FILE_BYTES_MAX, &bytes, &session->error);
        if (status != TC_OK)
            tc_error_hint(&session->error, "%s", _("--units names a file of names of units"));
        else
            status = read_text(&r, bytes);
    }
    tc_buffer_dispose(&path);
    return status;
}

bool tc_alias_holds(const tc_alias *alias, tc_slice issuer, tc_slice province) {
    tc_slice place;
    if (alias->place.len)
        return tc_slice_equal(alias->place, province);
    return !alias->agency.len ||
           (issuer.len && tc_unit_compare(alias->agency, issuer, &place) == TC_UNIT_SAME);
}

const tc_alias *tc_aliases_find(const tc_aliases *aliases, tc_slice key, tc_slice issuer,
                                tc_slice province) {
    const tc_alias *found = NULL;
    for (size_t i = 0; i < aliases->count; i++) {
        const tc_alias *alias = &aliases->items[i];
        if (!tc_slice_equal(alias->key, key) || !tc_alias_holds(alias, issuer, province))
            continue;
        /* What is said of one agency counts more than what is said of all. */
        if (!found || alias->place.len || alias->agency.len)
            found = alias;
    }
    return found;
}
