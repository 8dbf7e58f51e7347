/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The heap of a process that gives one answer and ends. */
#ifndef TRACUU_BASE_HEAP_H
#define TRACUU_BASE_HEAP_H

/* Lays the heap out for speed, in some 2 MiB of memory: what is freed is used again and not given
 * back, and the first few MiB are large pages, where the system has any.  Once, before anything
 * large is taken. */
void tc_heap_prepare(void);

#endif
