/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "poppler_calls.h"

#include <dlfcn.h>

static tc_poppler calls;
static const tc_poppler *loaded;

/* Poppler complains of every oddity in a file; what counts comes back as an error. */
static void say_nothing(const gchar *domain, GLogLevelFlags level, const gchar *message,
                        gpointer data) {
    (void)domain, (void)level, (void)message, (void)data;
}

const tc_poppler *tc_poppler_load(tc_error *error) {
    static const char *const names[] = {
#define NAME(name) #name,
        TC_POPPLER_CALLS(NAME)
#undef NAME
    };
    if (loaded)
        return loaded;
    /* Cairo and GLib are found through it. */
    void *library = dlopen("libpoppler-glib.so.8", RTLD_NOW | RTLD_LOCAL);
    if (!library) {
        tc_error_set(error, TC_ERR_NOT_FOUND, "no reader for PDF files: poppler is not installed");
        tc_error_hint(error, "install libpoppler-glib8");
        return NULL;
    }
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        void *call = dlsym(library, names[i]);
        if (!call) {
            tc_error_set(error, TC_ERR_NOT_FOUND, "poppler is too old: no %s", names[i]);
            return NULL;
        }
        memcpy((char *)&calls + i * sizeof call, &call, sizeof call);
    }
    calls.g_log_set_default_handler(say_nothing, NULL);
    return loaded = &calls;
}
