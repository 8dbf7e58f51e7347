/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "message.h"

#include <errno.h>
#include <poll.h>
#include <sys/socket.h>

/* Until FD is ready for EVENTS. */
static bool await(int fd, short events, int64_t deadline) {
    for (;;) {
        int64_t left = deadline - tc_clock_now();
        if (left <= 0) {
            errno = ETIMEDOUT;
            return false;
        }
        struct pollfd ready = {.fd = fd, .events = events};
        int count = poll(&ready, 1, (int)(left / 1000000) + 1);
        if (count > 0)
            return true;
        if (count < 0 && errno != EINTR)
            return false;
    }
}

/* One step of a transfer: > 0 bytes moved, 0 to try again, < 0 the end. */
static ssize_t settle(ssize_t moved, bool ended) {
    if (moved < 0 && (errno == EINTR || errno == EAGAIN))
        return 0;
    if (ended && moved == 0) {
        errno = ECONNRESET;
        return -1;
    }
    return moved;
}

bool tc_message_send(int fd, const void *bytes, size_t size, int64_t deadline) {
    const char *at = bytes;
    while (size) {
        if (deadline && !await(fd, POLLOUT, deadline))
            return false;
        ssize_t n = settle(send(fd, at, size, MSG_NOSIGNAL | (deadline ? MSG_DONTWAIT : 0)), false);
        if (n < 0)
            return false;
        at += n;
        size -= (size_t)n;
    }
    return true;
}

bool tc_message_receive(int fd, void *bytes, size_t size, int64_t deadline) {
    char *at = bytes;
    while (size) {
        if (deadline && !await(fd, POLLIN, deadline))
            return false;
        ssize_t n = settle(recv(fd, at, size, deadline ? MSG_DONTWAIT : 0), true);
        if (n < 0)
            return false;
        at += n;
        size -= (size_t)n;
    }
    return true;
}
