/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A file descriptor that is closed at the end of its scope. */
#ifndef TRACUU_STORE_DESCRIPTOR_H
#define TRACUU_STORE_DESCRIPTOR_H

#include <unistd.h>

namespace tracuu {

struct descriptor {
    explicit descriptor(int opened) : fd(opened) {
    }
    ~descriptor() {
        if (fd >= 0)
            close(fd);
    }
    descriptor(const descriptor &) = delete;
    descriptor &operator=(const descriptor &) = delete;

    int fd; /* -1 when it could not be opened */
};

} // namespace tracuu

#endif
