/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Gives files to a fuzz target without a fuzzer: each as it is, cut short, and damaged in a few
 * hundred ways that are the same every time.  replay FILE|FOLDER… ENDING: of folders, the files
 * below that end so. */
#include "fuzz.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CUTS = 24, DAMAGES = 120, LARGE = 1 << 18, FEW = 12, FILE_MAX = 1 << 22 };

static const char *ending;
static unsigned files;
static uint32_t state;

static uint32_t draw(uint32_t below) {
    state = state * 1664525u + 1013904223u;
    return (state >> 8) % below;
}

/* In memory of its own size, so that a sanitizer sees what reads beyond it. */
static void give(const uint8_t *data, size_t size) {
    uint8_t *copy = malloc(size ? size : 1);
    if (!copy)
        exit(2);
    memcpy(copy, data, size);
    LLVMFuzzerTestOneInput(copy, size);
    free(copy);
}

static void damage(uint8_t *data, size_t size) {
    static const char marks[] = "<>/\"&;{}\\\0\xFF"; /* of markup */
    uint8_t kept[8];
    size_t at[8], count = 1 + draw(8);
    for (size_t i = 0; i < count; i++) {
        at[i] = draw((uint32_t)size);
        kept[i] = data[at[i]];
        uint32_t any = draw(256), telling = draw(sizeof marks - 1);
        data[at[i]] = draw(2) ? (uint8_t)any : (uint8_t)marks[telling];
    }
    give(data, size);
    for (size_t i = count; i-- > 0;)
        data[at[i]] = kept[i];
}

static void replay(uint8_t *data, size_t size) {
    unsigned rounds = size > LARGE ? FEW : DAMAGES;
    give(data, size);
    for (unsigned i = 0; i < CUTS && size; i++)
        give(data, draw((uint32_t)size));
    for (unsigned i = 0; i < rounds && size; i++)
        damage(data, size);
}

static int visit(const char *path, const struct stat *info, int kind, struct FTW *where) {
    (void)info, (void)where;
    size_t n = strlen(path), m = strlen(ending);
    if (kind != FTW_F || n < m || strcmp(path + n - m, ending) != 0)
        return 0;
    FILE *file = fopen(path, "rb");
    uint8_t *data = malloc(FILE_MAX);
    if (!file || !data) {
        perror(path);
        free(data);
        if (file)
            fclose(file);
        return 1;
    }
    size_t size = fread(data, 1, FILE_MAX, file);
    fclose(file);
    state = (uint32_t)size;
    replay(data, size);
    free(data);
    files++;
    return 0;
}

int main(int argc, char **argv) {
    if (argc < 3) {
        fputs("replay FILE|FOLDER… ENDING\n", stderr);
        return 2;
    }
    ending = argv[argc - 1];
    for (int i = 1; i < argc - 1; i++)
        if (nftw(argv[i], visit, 16, FTW_PHYS) != 0)
            return 1;
    printf("%u files\n", files);
    return files ? 0 : 1;
}
