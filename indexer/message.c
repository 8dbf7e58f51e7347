/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "message.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>

static tc_status send_packet(int fd, struct iovec *parts, size_t count, int flags) {
    struct msghdr message = {.msg_iov = parts, .msg_iovlen = count};
    ssize_t sent;
    do
        sent = sendmsg(fd, &message, flags | MSG_NOSIGNAL);
    while (sent < 0 && errno == EINTR);
    if (sent >= 0)
        return TC_OK;
    return errno == EAGAIN || errno == EWOULDBLOCK ? TC_ERR_BUSY : TC_ERR_IO;
}

/* The end of the file is TC_OK with no bytes.  Where the other side died with packets unread, the
 * system says so once, before the packets that it had sent: these still come. */
static tc_status receive_packet(int fd, struct iovec *parts, size_t count, int flags, size_t *got) {
    struct msghdr message = {.msg_iov = parts, .msg_iovlen = count};
    ssize_t n;
    do
        n = recvmsg(fd, &message, flags);
    while (n < 0 && (errno == EINTR || errno == ECONNRESET));
    *got = n > 0 ? (size_t)n : 0;
    if (n >= 0)
        return TC_OK;
    return errno == EAGAIN || errno == EWOULDBLOCK ? TC_ERR_BUSY : TC_ERR_IO;
}

/* The pointers of a task would mean nothing on the other side, which finds the strings behind. */
tc_status tc_task_send(int fd, const tc_task *task) {
    const char *reason = task->reason ? task->reason : "";
    tc_task head;
    memset(&head, 0, sizeof head); /* what lies between its members is sent, too */
    head.errand = task->errand;
    head.retry = task->retry;
    head.number = task->number;
    head.lost = task->lost;
    /* sendmsg takes parts that it only reads as if it might write to them. */
    union {
        const char *in;
        void *out;
    } path = {task->path}, why = {reason};
    struct iovec parts[] = {
        {&head, sizeof head}, {path.out, strlen(task->path) + 1}, {why.out, strlen(reason) + 1}};
    return send_packet(fd, parts, 3, MSG_DONTWAIT);
}

tc_status tc_task_receive(int fd, char *buffer, tc_task *out, bool *more) {
    size_t got;
    struct iovec part = {buffer, TC_TASK_MAX};
    tc_status status = receive_packet(fd, &part, 1, 0, &got);
    *more = got > sizeof *out;
    if (status != TC_OK || !*more)
        return status;
    memcpy(out, buffer, sizeof *out);
    out->path = buffer + sizeof *out;
    out->reason = out->path + strlen(out->path) + 1;
    return TC_OK;
}

tc_status tc_report_send(int fd, const tc_report *report) {
    tc_report copy = *report;
    union {
        const char *in;
        void *out;
    } path = {report->path ? report->path : ""};
    struct iovec parts[] = {{&copy, sizeof copy}, {path.out, strlen(path.in) + 1}};
    return send_packet(fd, parts, 2, 0);
}

tc_status tc_report_receive(int fd, char *buffer, tc_report *out, bool *more) {
    size_t got;
    struct iovec parts[] = {{out, sizeof *out}, {buffer, TC_SHARDS_PATH_MAX}};
    tc_status status = receive_packet(fd, parts, 2, MSG_DONTWAIT, &got);
    *more = got > sizeof *out;
    out->path = buffer;
    return status;
}
