/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <base/base.h>

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

tc_status tc_path_real(const char *path, tc_buffer *out, tc_error *error) {
    char whole[PATH_MAX], start[PATH_MAX], target[PATH_MAX];
    int length = snprintf(whole, sizeof whole, "%s%s", *path == '/' ? "" : "./", path);
    if (length < 0 || (size_t)length >= sizeof whole)
        return tc_error_set(error, TC_ERR_IO, "%s", strerror(ENAMETOOLONG));
    memcpy(start, whole, (size_t)length + 1);
    /* Shortened by a part until the rest of it exists. */
    size_t end = (size_t)length;
    while (!realpath(end ? start : "/", target)) {
        char *slash = strrchr(start, '/');
        if ((errno != ENOENT && errno != ENOTDIR) || !slash)
            return tc_error_set(error, TC_ERR_IO, "%s", strerror(errno));
        *slash = '\0';
        end = (size_t)(slash - start);
    }
    tc_slice rest = {whole + end, (size_t)length - end};
    while (rest.len && rest.ptr[rest.len - 1] == '/')
        rest.len--;
    tc_buffer_add(out, tc_slice_of(strcmp(target, "/") == 0 && rest.len ? "" : target));
    tc_buffer_add(out, rest);
    return out->failed ? tc_error_set(error, TC_ERR_IO, "%s", strerror(ENAMETOOLONG)) : TC_OK;
}
