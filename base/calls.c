/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <base/calls.h>

#include <base/locale.h>

#include <dlfcn.h>
#include <string.h>

tc_status tc_calls_load(const char *file, const char *package, const char *const *names,
                        size_t count, void *calls, tc_error *error) {
    tc_locale_letters(); /* which the library may ask for */
    void *library = dlopen(file, RTLD_NOW | RTLD_LOCAL);
    for (size_t i = 0; i < count; i++) {
        void *call = library ? dlsym(library, names[i]) : NULL;
        if (!call) {
            tc_error_set(error, TC_ERR_NOT_FOUND, "%s is not installed", package);
            tc_error_hint(error, "install %s", package);
            return TC_ERR_NOT_FOUND;
        }
        memcpy((char *)calls + i * sizeof call, &call, sizeof call);
    }
    return TC_OK;
}
