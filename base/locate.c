/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <base/locate.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    CONFIG_MAX = 64 << 10, /* bytes of a configuration file */
    PATH_MAXIMUM = 8 << 10 /* bytes of a path */
};

static const char *setting(const char *name) {
    const char *value = getenv(name);
    return value && *value ? value : NULL;
}

/* $NAME, or else FALLBACK in the home directory, with REST behind; "" where there is neither.
 * The XDG rules: a relative path is as good as none. */
static void base_directory(const char *name, const char *fallback, const char *rest,
                           tc_buffer *out) {
    const char *base = setting(name), *home = setting("HOME");
    if (base && *base == '/')
        tc_buffer_printf(out, "%s%s", base, rest);
    else if (home)
        tc_buffer_printf(out, "%s%s%s", home, fallback, rest);
}

static tc_slice next_line(tc_slice *text) {
    size_t end = tc_slice_find(*text, TC_SLICE("\n"), 0);
    tc_slice line = tc_slice_sub(*text, 0, end);
    *text = tc_slice_sub(*text, line.len + 1, text->len);
    return tc_slice_trim(line);
}

/* The last value of NAME in a configuration, or "". */
static tc_slice find_value(tc_slice text, tc_slice name) {
    tc_slice found = {NULL, 0};
    while (text.len) {
        tc_slice line = next_line(&text);
        size_t equals = tc_slice_find(line, TC_SLICE("="), 0);
        if (equals == SIZE_MAX || line.ptr[0] == '#')
            continue;
        if (tc_slice_equal(tc_slice_trim(tc_slice_sub(line, 0, equals)), name))
            found = tc_slice_trim(tc_slice_sub(line, equals + 1, line.len));
    }
    return found;
}

static void add_path(tc_slice path, tc_buffer *out) {
    const char *home = setting("HOME");
    if (home && tc_slice_starts(path, TC_SLICE("~/"))) {
        tc_buffer_add(out, tc_slice_of(home));
        path = tc_slice_sub(path, 1, path.len);
    }
    tc_buffer_add(out, path);
}

/* Adds nothing when there is no such file, or it does not say. */
static tc_status read_config(const char *path, tc_buffer *out, tc_error *error) {
    if (access(path, F_OK) != 0)
        return TC_OK;
    tc_arena *arena = tc_arena_new(CONFIG_MAX + 1);
    if (!arena)
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    tc_slice text;
    tc_status status = tc_file_read(arena, path, CONFIG_MAX, &text, error);
    if (status == TC_OK)
        add_path(find_value(text, TC_SLICE("index")), out);
    else
        tc_error_hint(error, "mend it, or give --index DIR");
    tc_arena_free(arena);
    return status;
}

void tc_config_locate(const char *name, tc_buffer *out) {
    tc_buffer rest;
    tc_buffer_init(&rest, PATH_MAXIMUM);
    tc_buffer_printf(&rest, "/tracuu/%s", name);
    if (!rest.failed)
        base_directory("XDG_CONFIG_HOME", "/.config", rest.data, out);
    tc_buffer_dispose(&rest);
}

static tc_status read_configs(tc_buffer *out, tc_error *error) {
    tc_buffer path;
    tc_buffer_init(&path, PATH_MAXIMUM);
    tc_config_locate("config", &path);
    tc_status status = path.len && !path.failed ? read_config(path.data, out, error) : TC_OK;
    tc_buffer_dispose(&path);
    if (status == TC_OK && out->len == 0)
        status = read_config("/etc/tracuu/config", out, error);
    return status;
}

static tc_status locate(const char *option, tc_buffer *out, tc_error *error) {
    if (!option || !*option)
        option = setting("TRACUU_INDEX");
    if (option) {
        tc_buffer_add(out, tc_slice_of(option));
        return TC_OK;
    }
    tc_status status = read_configs(out, error);
    if (status != TC_OK || out->len)
        return status;
    base_directory("XDG_DATA_HOME", "/.local/share", "/tracuu/index", out);
    if (out->len)
        return TC_OK;
    tc_error_set(error, TC_ERR_USAGE, "nothing says where the index is");
    tc_error_hint(error, "give --index DIR");
    return TC_ERR_USAGE;
}

tc_status tc_index_locate(const char *option, tc_buffer *out, tc_error *error) {
    tc_buffer found;
    tc_buffer_init(&found, PATH_MAXIMUM);
    tc_status status = locate(option, &found, error);
    if (status == TC_OK) {
        tc_buffer_add(out, tc_buffer_slice(&found));
        if (found.failed || out->failed)
            status = tc_error_set(error, TC_ERR_LIMIT, "the path of the index is too long");
    }
    tc_buffer_dispose(&found);
    return status;
}
