/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <base/base.h>

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void tc_buffer_init(tc_buffer *buffer, size_t maximum) {
    *buffer = (tc_buffer){.maximum = maximum};
}

void tc_buffer_dispose(tc_buffer *buffer) {
    free(buffer->data);
    *buffer = (tc_buffer){.maximum = buffer->maximum};
}

void tc_buffer_clear(tc_buffer *buffer) {
    buffer->len = 0;
    buffer->failed = false;
    if (buffer->data)
        buffer->data[0] = '\0';
}

/* Room for MORE bytes and the closing NUL. */
static bool reserve(tc_buffer *buffer, size_t more) {
    if (buffer->failed)
        return false;
    if (more > buffer->maximum - buffer->len) {
        buffer->failed = true;
        return false;
    }
    size_t needed = buffer->len + more + 1;
    if (needed <= buffer->capacity)
        return true;
    size_t capacity = buffer->capacity ? buffer->capacity * 2 : 256;
    if (capacity < needed)
        capacity = needed;
    char *data = realloc(buffer->data, capacity);
    if (!data) {
        buffer->failed = true;
        return false;
    }
    buffer->data = data;
    buffer->capacity = capacity;
    return true;
}

void tc_buffer_add(tc_buffer *buffer, tc_slice s) {
    if (!reserve(buffer, s.len))
        return;
    if (s.len)
        memcpy(buffer->data + buffer->len, s.ptr, s.len);
    buffer->len += s.len;
    buffer->data[buffer->len] = '\0';
}

void tc_buffer_add_char(tc_buffer *buffer, char c) {
    if (!reserve(buffer, 1))
        return;
    buffer->data[buffer->len++] = c;
    buffer->data[buffer->len] = '\0';
}

char *tc_buffer_room(tc_buffer *buffer, size_t size) {
    return reserve(buffer, size) ? buffer->data + buffer->len : NULL;
}

void tc_buffer_printf(tc_buffer *buffer, const char *format, ...) {
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length < 0)
        buffer->failed = true;
    else if (reserve(buffer, (size_t)length)) {
        vsnprintf(buffer->data + buffer->len, (size_t)length + 1, format, again);
        buffer->len += (size_t)length;
    }
    va_end(again);
}

tc_slice tc_buffer_slice(const tc_buffer *buffer) {
    return (tc_slice){buffer->data, buffer->len};
}
