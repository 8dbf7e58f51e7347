/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "gather.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

enum {
    AHEAD = 1 << 13, /* files that are looked at ahead */
    STEP = 256,      /* … at once */
    TABLE = 2 * AHEAD,
    PIECE = 4096 /* bytes */
};

typedef struct list {
    struct file *first, *last;
} list;

typedef struct file {
    struct file *next; /* in its list */
    list like;         /* the others of its size, of the first of them */
    uint64_t size;     /* 0 where it is of no account */
    uint64_t mark;     /* of a piece of it; 0: not looked at */
    uint32_t slot;
    bool leads;
    const char *failure; /* behind the path, or NULL */
    char path[];
} file;

typedef struct slot {
    list held;      /* until the one that leads is done */
    uint32_t users; /* that are not done since */
    bool used;
} slot;

struct tc_gather {
    tc_crawl *walk;
    tc_gather_worker *worker;
    const void *context;
    bool opens;
    bool walked;        /* to the end */
    size_t looked;      /* files that were found since the table was empty */
    size_t count;       /* files in the lists */
    file *table[TABLE]; /* the first of each size: open addressing */
    list found;         /* these, and what is of no size */
    list own;           /* what follows the one that led last to the same worker */
    list ready;         /* … to others */
    slot slots[TC_GATHER_SLOTS];
    file *given;
};

tc_gather *tc_gather_new(tc_crawl *walk, bool opens, tc_gather_worker *worker,
                         const void *context) {
    tc_gather *g = calloc(1, sizeof *g);
    if (g) {
        g->walk = walk;
        g->opens = opens;
        g->worker = worker;
        g->context = context;
        g->looked = AHEAD;
    }
    return g;
}

/* ---- Lists ---- */

static void append(list *l, file *f) {
    f->next = NULL;
    if (l->first)
        l->last->next = f;
    else
        l->first = f;
    l->last = f;
}

static file *take(list *l) {
    file *f = l->first;
    l->first = f->next;
    return f;
}

static void drop(list *l) {
    while (l->first) {
        file *f = take(l);
        drop(&f->like);
        free(f);
    }
}

void tc_gather_free(tc_gather *g) {
    if (!g)
        return;
    drop(&g->found);
    drop(&g->own);
    drop(&g->ready);
    for (size_t i = 0; i < TC_GATHER_SLOTS; i++)
        drop(&g->slots[i].held);
    free(g->given);
    free(g);
}

/* ---- Looking ahead ---- */

static file *file_of(const tc_found *found) {
    size_t path = strlen(found->path) + 1,
           failure = found->failure ? strlen(found->failure) + 1 : 0;
    file *f = calloc(1, sizeof *f + path + failure);
    struct stat info;
    if (!f)
        return NULL;
    memcpy(f->path, found->path, path);
    if (failure)
        f->failure = memcpy(f->path + path, found->failure, failure);
    else if (stat(f->path, &info) == 0 && S_ISREG(info.st_mode))
        f->size = (uint64_t)info.st_size;
    return f;
}

static void file_away(tc_gather *g, file *f) {
    size_t at = (size_t)(f->size * UINT64_C(0x9E3779B97F4A7C15) >> 32) & (TABLE - 1);
    while (g->table[at] && g->table[at]->size != f->size)
        at = (at + 1) & (TABLE - 1);
    if (f->size && g->table[at]) {
        append(&g->table[at]->like, f);
        return;
    }
    append(&g->found, f);
    if (f->size)
        g->table[at] = f;
}

static tc_status look(tc_gather *g, tc_error *error) {
    for (size_t i = 0; i < STEP && g->looked < AHEAD && !g->walked; i++) {
        tc_found found;
        bool more;
        tc_status status = tc_crawl_next(g->walk, &found, &more, error);
        if (status != TC_OK)
            return status;
        g->walked = !more;
        if (!more)
            break;
        file *f = file_of(&found);
        if (!f)
            return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
        file_away(g, f);
        g->looked++;
        g->count++;
    }
    return TC_OK;
}

/* ---- Those of one size ---- */

/* What stands in its middle: files often begin and end alike. */
static uint64_t mark_of(const file *f) {
    char piece[PIECE];
    int fd = open(f->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    ssize_t got = fd < 0 ? 0 : pread(fd, piece, PIECE, (off_t)(f->size / 2));
    if (fd >= 0)
        close(fd);
    return XXH3_64bits(piece, got > 0 ? (size_t)got : 0) | 1;
}

static file *with_mark(const list *l, uint64_t mark) {
    file *f = l->first;
    while (f && f->mark != mark)
        f = f->next;
    return f;
}

/* Leaves with the first that was found those of its size that have the same mark; the others come
 * right behind, each mark by itself. */
static void part(tc_gather *g) {
    list likes = g->found.first->like, parts = {0};
    file *f = take(&g->found);
    f->like = (list){0};
    append(&parts, f);
    for (f->mark = mark_of(f); likes.first;) {
        file *other = take(&likes);
        other->mark = mark_of(other);
        file *first = with_mark(&parts, other->mark);
        append(first ? &first->like : &parts, other);
    }
    parts.last->next = g->found.first;
    if (!g->found.first)
        g->found.last = parts.last;
    g->found.first = parts.first;
}

/* ---- Giving out ---- */

static slot *free_slot(tc_gather *g) {
    for (size_t i = 0; i < TC_GATHER_SLOTS; i++)
        if (!g->slots[i].used)
            return &g->slots[i];
    return NULL;
}

/* Of F and those like it the one with the smallest path, which has the others now: it is the
 * document in the end, and is not to be filed twice. */
static file *with_smallest_path(file *f) {
    list likes = f->like, rest = {0};
    file *best = f;
    for (file *other = likes.first; other; other = other->next)
        if (strcmp(other->path, best->path) < 0)
            best = other;
    if (best == f)
        return f;
    append(&rest, f);
    while (likes.first) {
        file *other = take(&likes);
        if (other != best)
            append(&rest, other);
    }
    f->like = (list){0};
    best->like = rest;
    return best;
}

/* One goes ahead, and S is for those of its size that other workers have. */
static file *lead(tc_gather *g, slot *s) {
    file *f = with_smallest_path(take(&g->found));
    uint32_t number = (uint32_t)(s - g->slots) + 1;
    uint32_t worker = f->like.first ? g->worker(g->context, f->path) : 0;
    while (f->like.first) {
        file *other = take(&f->like);
        if (g->worker(g->context, other->path) == worker) {
            append(&g->own, other);
            continue;
        }
        other->slot = f->slot = number;
        append(&s->held, other);
        s->users++;
        s->used = f->leads = true;
    }
    return f;
}

static file *next(tc_gather *g) {
    slot *s;
    if (g->own.first)
        return take(&g->own);
    if (g->ready.first)
        return take(&g->ready);
    if (g->found.first && (s = free_slot(g))) {
        if (g->opens && g->found.first->like.first && !g->found.first->mark)
            part(g);
        return lead(g, s);
    }
    return NULL;
}

tc_status tc_gather_next(tc_gather *g, tc_found *out, tc_share *share, tc_gather_state *state,
                         tc_error *error) {
    free(g->given);
    g->given = NULL;
    *state = TC_GATHER_LOOKED;
    if (g->looked < AHEAD && !g->walked)
        return look(g, error);
    file *f = next(g);
    if (f) {
        g->given = f;
        g->count--;
        *out = (tc_found){f->path, f->failure};
        *share = (tc_share){f->slot, f->leads};
        *state = TC_GATHER_FOUND;
    } else if (!g->walked && !g->found.first && g->count < AHEAD) {
        memset(g->table, 0, sizeof g->table);
        g->looked = 0;
    } else {
        *state = g->count ? TC_GATHER_WAITS : TC_GATHER_ENDED;
    }
    return TC_OK;
}

void tc_gather_done(tc_gather *g, const tc_share *share) {
    slot *s = &g->slots[share->slot - 1];
    if (share->leads)
        while (s->held.first)
            append(&g->ready, take(&s->held));
    else
        s->used = --s->users > 0;
}
