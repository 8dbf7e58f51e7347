/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <base/base.h>

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

tc_status tc_error_set(tc_error *error, tc_status code, const char *format, ...) {
    if (error) {
        va_list arguments;
        error->code = code;
        va_start(arguments, format);
        vsnprintf(error->message, sizeof error->message, format, arguments);
        va_end(arguments);
    }
    return code;
}

void tc_error_hint(tc_error *error, const char *format, ...) {
    if (!error)
        return;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(error->hint, sizeof error->hint, format, arguments);
    va_end(arguments);
}

void tc_error_file(tc_error *error, const char *path) {
    if (error)
        snprintf(error->file, sizeof error->file, "%s", path);
}

const char *tc_status_name(tc_status status) {
    switch (status) {
    case TC_OK:
        return "ok";
    case TC_ERR_NOMEM:
        return "nomem";
    case TC_ERR_IO:
        return "io";
    case TC_ERR_FORMAT:
        return "format";
    case TC_ERR_SCAN:
        return "scan";
    case TC_ERR_LIMIT:
        return "limit";
    case TC_ERR_USAGE:
        return "usage";
    case TC_ERR_NOT_FOUND:
        return "not-found";
    case TC_ERR_BUSY:
        return "busy";
    case TC_ERR_SCHEMA:
        return "schema";
    case TC_ERR_STORE:
        return "store";
    }
    return "unknown";
}
