/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "poppler_calls.h"

#include <base/calls.h>

/* Poppler complains of every oddity in a file; what counts comes back as an error. */
static void say_nothing(const gchar *domain, GLogLevelFlags level, const gchar *message,
                        gpointer data) {
    (void)domain, (void)level, (void)message, (void)data;
}

const tc_poppler *tc_poppler_load(tc_error *error) {
    static tc_poppler calls;
    static const tc_poppler *loaded;
    static const char *const names[] = {
#define NAME(name) #name,
        TC_POPPLER_CALLS(NAME)
#undef NAME
    };
    if (loaded)
        return loaded;
    /* Cairo and GLib are found through it. */
    if (tc_calls_load("libpoppler-glib.so.8", "libpoppler-glib8", names,
                      sizeof names / sizeof *names, &calls, error) != TC_OK)
        return NULL;
    calls.g_log_set_default_handler(say_nothing, NULL);
    return loaded = &calls;
}
