/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "crawl.h"

#include "seen.h"

#include <base/heap.h>
#include <base/locale.h>
#include <corpus/document.h>

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

enum {
    WALK_PATH_MAX = 64 << 10, /* bytes; a little over what the system opens, to name it at least */
    NAMES_MAX = 1 << 30       /* bytes of the names in one folder */
};

/* A folder on the way: its names, each behind a byte with its d_type. */
typedef struct frame {
    tc_buffer names;
    const char **sorted;
    size_t count, next;
    size_t path_length; /* of the folder's own path */
} frame;

struct tc_crawl {
    const char *const *roots;
    size_t root_count, next_root;
    char **links; /* folders that links lead to */
    size_t link_count, next_link;
    frame *frames;
    size_t depth, capacity;
    tc_seen folders, files;
    tc_buffer path;
    char failure[512];
};

tc_crawl *tc_crawl_new(const char *const *roots, size_t count) {
    tc_crawl *walk = calloc(1, sizeof *walk);
    if (!walk)
        return NULL;
    walk->roots = roots;
    walk->root_count = count;
    tc_buffer_init(&walk->path, WALK_PATH_MAX);
    return walk;
}

static void pop(tc_crawl *walk) {
    frame *top = &walk->frames[--walk->depth];
    tc_buffer_dispose(&top->names);
    free(top->sorted);
}

void tc_crawl_free(tc_crawl *walk) {
    if (!walk)
        return;
    while (walk->depth)
        pop(walk);
    for (size_t i = 0; i < walk->link_count; i++)
        free(walk->links[i]);
    free(walk->links);
    free(walk->frames);
    tc_seen_dispose(&walk->folders);
    tc_seen_dispose(&walk->files);
    tc_buffer_dispose(&walk->path);
    free(walk);
}

static tc_status out_of_memory(tc_error *error) {
    return tc_error_set(error, TC_ERR_NOMEM, "out of memory while walking the folders");
}

/* ---- What is found ---- */

/* What one step came to: nothing, a file, or a failure. */
typedef struct step {
    tc_found found;
    bool has;
} step;

static void fail(tc_crawl *walk, const char *path, const char *reason, step *out) {
    snprintf(walk->failure, sizeof walk->failure, "%s", reason);
    *out = (step){{path, walk->failure}, true};
}

static tc_status find_file(tc_crawl *walk, tc_slice path, step *out) {
    XXH128_hash_t hash = XXH3_128bits(path.ptr, path.len);
    bool fresh;
    tc_status status = tc_seen_add(&walk->files, (tc_key128){hash.high64, hash.low64}, &fresh);
    if (status == TC_OK && fresh)
        *out = (step){{path.ptr, NULL}, true};
    return status;
}

static void set_path(tc_crawl *walk, const char *path) {
    tc_buffer_clear(&walk->path);
    tc_buffer_add(&walk->path, tc_slice_of(path));
}

/* ---- Folders ---- */

static bool read_names(DIR *folder, tc_buffer *names, size_t *count) {
    const struct dirent *item;
    while (errno = 0, (item = readdir(folder))) {
        if (item->d_name[0] == '.')
            continue;
        tc_buffer_add_char(names, (char)item->d_type);
        tc_buffer_add(names, (tc_slice){item->d_name, strlen(item->d_name) + 1});
        ++*count;
    }
    return errno == 0;
}

static int compare_names(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool sort_names(frame *f) {
    f->sorted = malloc((f->count + 1) * sizeof *f->sorted);
    if (!f->sorted || f->names.failed)
        return false;
    const char *at = f->names.data;
    for (size_t i = 0; i < f->count; i++) {
        f->sorted[i] = at + 1;
        at += strlen(at + 1) + 2;
    }
    qsort(f->sorted, f->count, sizeof *f->sorted, compare_names);
    return true;
}

static frame *push(tc_crawl *walk) {
    frame *frames = tc_heap_grow(walk->frames, walk->depth, sizeof *frames, 16, &walk->capacity);
    if (!frames)
        return NULL;
    walk->frames = frames;
    frame *top = &walk->frames[walk->depth++];
    *top = (frame){.path_length = walk->path.len};
    tc_buffer_init(&top->names, NAMES_MAX);
    return top;
}

static bool is_fresh_folder(tc_crawl *walk, int fd, tc_status *status) {
    struct stat info;
    bool fresh = false;
    if (fstat(fd, &info) != 0)
        return false;
    *status = tc_seen_add(&walk->folders, (tc_key128){info.st_dev, info.st_ino}, &fresh);
    return fresh;
}

/* Puts the names of an open folder on the stack; takes FOLDER over. */
static tc_status enter_open(tc_crawl *walk, DIR *folder, step *out) {
    tc_status status = TC_OK;
    if (is_fresh_folder(walk, dirfd(folder), &status)) {
        frame *top = push(walk);
        status = top ? TC_OK : TC_ERR_NOMEM;
        if (top && !read_names(folder, &top->names, &top->count))
            fail(walk, walk->path.data, strerror(errno), out);
        if (top && !sort_names(top))
            status = TC_ERR_NOMEM;
    }
    closedir(folder);
    return status;
}

/* Goes into the folder at walk->path. */
static tc_status enter(tc_crawl *walk, step *out) {
    int fd = open(walk->path.data, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
    DIR *folder = fd < 0 ? NULL : fdopendir(fd);
    if (folder)
        return enter_open(walk, folder, out);
    fail(walk, walk->path.data, strerror(errno), out);
    if (fd >= 0)
        close(fd);
    return TC_OK;
}

/* ---- Links ---- */

bool tc_crawl_is_below(tc_slice path, tc_slice folder) {
    while (folder.len && folder.ptr[folder.len - 1] == '/')
        folder.len--;
    return tc_slice_starts(path, folder) && (path.len == folder.len || path.ptr[folder.len] == '/');
}

static tc_status follow_later(tc_crawl *walk, const char *target) {
    char **links = realloc(walk->links, (walk->link_count + 1) * sizeof *links);
    if (!links)
        return TC_ERR_NOMEM;
    walk->links = links;
    links[walk->link_count] = strdup(target);
    return links[walk->link_count++] ? TC_OK : TC_ERR_NOMEM;
}

/* The link at walk->path, in the folder whose path has FOLDER_LENGTH bytes. */
static tc_status visit_link(tc_crawl *walk, size_t folder_length, bool wanted, step *out) {
    char target[PATH_MAX];
    struct stat info;
    if (!realpath(walk->path.data, target) || stat(target, &info) != 0) {
        if (wanted || errno == ELOOP)
            fail(walk, walk->path.data, strerror(errno), out);
        return TC_OK;
    }
    if (!S_ISDIR(info.st_mode)) {
        if (!wanted)
            return TC_OK;
        set_path(walk, target);
        return find_file(walk, tc_buffer_slice(&walk->path), out);
    }
    tc_slice folder = {walk->path.data, folder_length};
    if (!tc_crawl_is_below(folder, tc_slice_of(target)))
        return follow_later(walk, target);
    fail(walk, walk->path.data, N_("a loop: it leads back to a folder above it"), out);
    return TC_OK;
}

/* ---- Steps ---- */

static unsigned char type_of(const char *path, unsigned char type) {
    struct stat info;
    if (type != DT_UNKNOWN || lstat(path, &info) != 0)
        return type;
    return (unsigned char)IFTODT(info.st_mode);
}

static tc_status visit_name(tc_crawl *walk, frame *top, step *out) {
    const char *name = top->sorted[top->next++];
    size_t folder_length = top->path_length;
    walk->path.len = folder_length;
    if (folder_length > 1)
        tc_buffer_add_char(&walk->path, '/');
    tc_buffer_add(&walk->path, tc_slice_of(name));
    if (walk->path.len >= PATH_MAX) {
        fail(walk, walk->path.data, strerror(ENAMETOOLONG), out);
        return TC_OK;
    }
    unsigned char type = type_of(walk->path.data, (unsigned char)name[-1]);
    if (type == DT_DIR)
        return enter(walk, out);
    bool wanted = tc_document_wanted(walk->path.data);
    if (type == DT_LNK)
        return visit_link(walk, folder_length, wanted, out);
    return wanted ? find_file(walk, tc_buffer_slice(&walk->path), out) : TC_OK;
}

static tc_status visit_root(tc_crawl *walk, const char *root, step *out) {
    char target[PATH_MAX];
    struct stat info;
    if (!realpath(root, target) || stat(target, &info) != 0) {
        fail(walk, root, strerror(errno), out);
        return TC_OK;
    }
    set_path(walk, target);
    if (S_ISDIR(info.st_mode))
        return enter(walk, out);
    return find_file(walk, tc_buffer_slice(&walk->path), out);
}

static tc_status take_step(tc_crawl *walk, step *out, bool *more) {
    *more = true;
    if (walk->depth) {
        frame *top = &walk->frames[walk->depth - 1];
        if (top->next < top->count)
            return visit_name(walk, top, out);
        pop(walk);
        return TC_OK;
    }
    if (walk->next_root < walk->root_count)
        return visit_root(walk, walk->roots[walk->next_root++], out);
    if (walk->next_link < walk->link_count)
        return visit_root(walk, walk->links[walk->next_link++], out);
    *more = false;
    return TC_OK;
}

tc_status tc_crawl_next(tc_crawl *walk, tc_found *out, bool *more, tc_error *error) {
    step taken = {.has = false};
    do {
        if (take_step(walk, &taken, more) != TC_OK || walk->path.failed)
            return out_of_memory(error);
    } while (*more && !taken.has);
    if (*more)
        *out = taken.found;
    return TC_OK;
}
