/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <base/base.h>

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static tc_status read_all(int fd, char *bytes, size_t size, size_t *got, tc_error *error) {
    *got = 0;
    while (*got < size) {
        ssize_t n = read(fd, bytes + *got, size - *got);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return tc_error_set(error, TC_ERR_IO, "cannot read: %s", strerror(errno));
        if (n == 0)
            break;
        *got += (size_t)n;
    }
    return TC_OK;
}

static tc_status read_open(tc_arena *arena, int fd, size_t maximum, tc_slice *out,
                           tc_error *error) {
    struct stat info;
    if (fstat(fd, &info) != 0)
        return tc_error_set(error, TC_ERR_IO, "cannot read: %s", strerror(errno));
    if (!S_ISREG(info.st_mode))
        return tc_error_set(error, TC_ERR_IO,
                            S_ISDIR(info.st_mode) ? "a folder, not a file" : "not a regular file");
    if ((uintmax_t)info.st_size > maximum)
        return tc_error_set(error, TC_ERR_LIMIT, "%jd bytes, more than the %zu that are read",
                            (intmax_t)info.st_size, maximum);
    size_t size = (size_t)info.st_size, got;
    char *bytes = tc_arena_room(arena, size + 1);
    if (!bytes)
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    tc_status status = read_all(fd, bytes, size, &got, error);
    bytes[got] = '\0';
    if (status == TC_OK)
        *out = (tc_slice){bytes, got};
    return status;
}

tc_status tc_file_read(tc_arena *arena, const char *path, size_t maximum, tc_slice *out,
                       tc_error *error) {
    tc_error_file(error, path);
    /* O_NONBLOCK so that a named pipe is refused and not waited for. */
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (fd < 0)
        return tc_error_set(error, TC_ERR_IO, "cannot open: %s", strerror(errno));
    tc_status status = read_open(arena, fd, maximum, out, error);
    close(fd);
    return status;
}
