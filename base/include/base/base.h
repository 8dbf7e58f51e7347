/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The vocabulary that every room shares: a status, an error with advice, borrowed slices of
 * UTF-8, an arena a document, and a growing buffer.  Every allocation here has a maximum. */
#ifndef TRACUU_BASE_BASE_H
#define TRACUU_BASE_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#ifdef __cplusplus
extern "C" {
#define TC_NOEXCEPT noexcept
#else
#define TC_NOEXCEPT
#endif

#define TC_MUST_USE __attribute__((warn_unused_result))
#define TC_PRINTF(at, first) __attribute__((__format__(__printf__, at, first)))
#define TC_CLEANUP(function) __attribute__((cleanup(function)))

/* Outcomes.  A switch over it has no default, so that a new one is noticed. */
typedef enum tc_status {
    TC_OK = 0,
    TC_ERR_NOMEM,     /* out of memory */
    TC_ERR_IO,        /* the system refused: open, read, write, rename */
    TC_ERR_FORMAT,    /* the contents are not what they should be */
    TC_ERR_SCAN,      /* the contents are pictures, and no OCR was asked for */
    TC_ERR_LIMIT,     /* over a stated maximum */
    TC_ERR_USAGE,     /* the caller or the user asked for something that has no meaning */
    TC_ERR_NOT_FOUND, /* what was asked for is not there */
    TC_ERR_BUSY,      /* another writer holds the index; try again later */
    TC_ERR_SCHEMA,    /* the index was written by another version */
    TC_ERR_STORE      /* the index library failed */
} tc_status;

/* What went wrong, for one line on stderr.  Owned by the caller; always initialised with {0}. */
typedef struct tc_error {
    tc_status code;
    char file[512];    /* the file concerned, or "" */
    char message[384]; /* what happened */
    char hint[256];    /* what to do next, or "" */
    uint32_t column;   /* of what the user typed, 1-based, in characters; 0: nothing to point at */
} tc_error;

/* Fills ERROR (which may be NULL) and returns CODE. */
tc_status tc_error_set(tc_error *error, tc_status code, const char *format, ...) TC_NOEXCEPT
    TC_PRINTF(3, 4);
/* Adds advice on what to do next. */
void tc_error_hint(tc_error *error, const char *format, ...) TC_NOEXCEPT TC_PRINTF(2, 3);
/* Names the file concerned. */
void tc_error_file(tc_error *error, const char *path) TC_NOEXCEPT;
/* "nomem", "io" …: for JSON and logs. */
const char *tc_status_name(tc_status status) TC_NOEXCEPT;

/* Borrowed bytes, almost always UTF-8 in NFC; ptr may be NULL only when len is 0. */
typedef struct tc_slice {
    const char *ptr;
    size_t len;
} tc_slice;

#define TC_SLICE(literal) ((tc_slice){(literal), sizeof(literal) - 1})

/* These are inline because they stand in the inner loops of every room. */
/* Of a C string; NULL gives an empty one. */
static inline tc_slice tc_slice_of(const char *string) {
    tc_slice s = {string, string ? strlen(string) : 0};
    return s;
}
/* START to END (exclusive), clamped to S. */
static inline tc_slice tc_slice_sub(tc_slice s, size_t start, size_t end) {
    end = end < s.len ? end : s.len;
    start = start < end ? start : end;
    tc_slice part = {s.ptr ? s.ptr + start : NULL, end - start};
    return part;
}
static inline bool tc_slice_starts(tc_slice s, tc_slice prefix) {
    return s.len >= prefix.len && (prefix.len == 0 || memcmp(s.ptr, prefix.ptr, prefix.len) == 0);
}
static inline bool tc_slice_equal(tc_slice a, tc_slice b) {
    return a.len == b.len && tc_slice_starts(a, b);
}
static inline bool tc_slice_ends(tc_slice s, tc_slice suffix) {
    return s.len >= suffix.len &&
           tc_slice_starts(tc_slice_sub(s, s.len - suffix.len, s.len), suffix);
}
/* HASH gone on with over S by FNV-1a (Fowler, Noll, Vo), 64 bits; the first is TC_HASH_BASIS. */
#define TC_HASH_BASIS UINT64_C(1469598103934665603)
static inline uint64_t tc_slice_hash(uint64_t hash, tc_slice s) {
    for (size_t i = 0; i < s.len; i++)
        hash = (hash ^ (unsigned char)s.ptr[i]) * UINT64_C(1099511628211);
    return hash;
}
int tc_slice_compare(tc_slice a, tc_slice b) TC_NOEXCEPT; /* bytewise, as strcmp */
int tc_slice_order(const void *a,
                   const void *b) TC_NOEXCEPT; /* the same of two slices, for qsort */
/* Without ASCII white space at both ends. */
tc_slice tc_slice_trim(tc_slice s) TC_NOEXCEPT;
/* Byte offset of NEEDLE in S at or after FROM, or SIZE_MAX. */
size_t tc_slice_find(tc_slice s, tc_slice needle, size_t from) TC_NOEXCEPT;
/* Takes the next field off *REST, which goes on behind MARK; the last field leaves nothing. */
tc_slice tc_slice_cut(tc_slice *rest, char mark) TC_NOEXCEPT;

/* Memory of one document: taken piece by piece, given back all at once.  A piece that cannot be had
 * is NULL or {NULL, 0}, and the arena remembers it: who makes something of many small pieces may go
 * on without one, and who hands on what was made asks tc_arena_is_short at its end. */
typedef struct tc_arena tc_arena;

/* MAXIMUM bytes may be taken in all.  NULL when out of memory. */
tc_arena *tc_arena_new(size_t maximum) TC_NOEXCEPT;
void tc_arena_free(tc_arena *arena) TC_NOEXCEPT;  /* NULL is fine */
void tc_arena_reset(tc_arena *arena) TC_NOEXCEPT; /* forgets all, keeps some memory */
/* Zeroed, aligned for anything; NULL when out of memory or over the maximum. */
void *tc_arena_take(tc_arena *arena, size_t size) TC_NOEXCEPT;
/* The same without zeroes: for what is written at once. */
void *tc_arena_room(tc_arena *arena, size_t size) TC_NOEXCEPT;
/* Of the piece that was taken last only SIZE bytes are kept; of any other, all. */
void tc_arena_give_back(tc_arena *arena, const void *piece, size_t size) TC_NOEXCEPT;
/* PIECE of SIZE bytes, or less of it, is needed no more: a later piece may have its place. */
void tc_arena_drop(tc_arena *arena, void *piece, size_t size) TC_NOEXCEPT;
/* A copy, with a NUL behind it that is not counted; {NULL, 0} on failure. */
tc_slice tc_arena_copy(tc_arena *arena, tc_slice s) TC_NOEXCEPT;
/* Grows an array inside the arena: returns room for WANTED items of SIZE bytes, copying the
 * HAVE old ones, doubling *CAPACITY.  The old array stays as it is; NULL on failure. */
void *tc_arena_grow(tc_arena *arena, void *items, size_t have, size_t wanted, size_t size,
                    size_t *capacity) TC_NOEXCEPT;
/* The same for an array to which nobody else points: the old one is dropped, and what is new holds
 * no zeroes. */
void *tc_arena_regrow(tc_arena *arena, void *items, size_t have, size_t wanted, size_t size,
                      size_t *capacity) TC_NOEXCEPT;
/* Adds S to the array *ITEMS of *COUNT slices; false when out of memory. */
TC_MUST_USE bool tc_slices_add(tc_arena *arena, tc_slice **items, size_t *count, size_t *capacity,
                               tc_slice s) TC_NOEXCEPT;
size_t tc_arena_used(const tc_arena *arena) TC_NOEXCEPT;
/* Whether a piece could not be had since the arena was new or reset: what it holds lacks something,
 * and is not to be used. */
bool tc_arena_is_short(const tc_arena *arena) TC_NOEXCEPT;

/* Bytes that grow up to a maximum.  After a failed append `failed` stays set and further appends
 * do nothing, so that a writer may check once at the end.  data is NUL-terminated. */
typedef struct tc_buffer {
    char *data;
    size_t len, capacity, maximum;
    bool failed;
} tc_buffer;

void tc_buffer_init(tc_buffer *buffer, size_t maximum) TC_NOEXCEPT;
void tc_buffer_dispose(tc_buffer *buffer) TC_NOEXCEPT;
void tc_buffer_clear(tc_buffer *buffer) TC_NOEXCEPT;
void tc_buffer_add(tc_buffer *buffer, tc_slice s) TC_NOEXCEPT;
void tc_buffer_add_char(tc_buffer *buffer, char c) TC_NOEXCEPT;
void tc_buffer_printf(tc_buffer *buffer, const char *format, ...) TC_NOEXCEPT TC_PRINTF(2, 3);
tc_slice tc_buffer_slice(const tc_buffer *buffer) TC_NOEXCEPT;
/* Room for SIZE bytes behind what is there, for who writes them at once; NULL when there is none.
 */
char *tc_buffer_room(tc_buffer *buffer, size_t size) TC_NOEXCEPT;
/* SIZE bytes of that room, or less than was asked for, have been written. */
static inline void tc_buffer_grown(tc_buffer *buffer, size_t size) {
    buffer->len += size;
    buffer->data[buffer->len] = '\0';
}

/* The whole of a file, at most MAXIMUM bytes, in ARENA. */
TC_MUST_USE tc_status tc_file_read(tc_arena *arena, const char *path, size_t maximum, tc_slice *out,
                                   tc_error *error) TC_NOEXCEPT;
/* The real path of PATH, absolute and without links, appended to OUT.  Its last parts need not
 * exist, or be in a folder: they stay as they are.  TC_ERR_IO when the system cannot tell. */
TC_MUST_USE tc_status tc_path_real(const char *path, tc_buffer *out, tc_error *error) TC_NOEXCEPT;

#ifdef __cplusplus
}
#endif
#endif
