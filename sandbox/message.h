/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What goes over the socket between a sandbox and the process inside: a head, then two strings of
 * the lengths that it gives. */
#ifndef TRACUU_SANDBOX_MESSAGE_H
#define TRACUU_SANDBOX_MESSAGE_H

#include <base/base.h>
#include <base/clock.h>

typedef struct tc_message_head {
    uint64_t first;  /* bytes: of the name; of what went wrong */
    uint64_t second; /* bytes: of the contents; of the answer, or of the advice */
    uint32_t status; /* of the answer */
} tc_message_head;

/* Sends or receives all of it; false when the other side is gone.  DEADLINE: on the clock of
 * tc_clock_now, or 0 for none; when it passes, false with errno ETIMEDOUT. */
bool tc_message_send(int fd, const void *bytes, size_t size, int64_t deadline);
bool tc_message_receive(int fd, void *bytes, size_t size, int64_t deadline);

#endif
