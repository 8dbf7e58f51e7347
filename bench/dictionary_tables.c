/* SPDX-License-Identifier: GPL-2.0-or-later */
/* dictionary-tables INDEX DICTIONARY > TABLES: how often each byte, each length and each distance
 * comes where the entries of an index are packed with a dictionary.  In front of the dictionary
 * they spare each entry tables of its own (store/pack.cc). */
#include <base/base.h>
#include <store/store.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zdict.h>

enum {
    LEVEL = 12,             /* of short entries, in pack.cc */
    ENTRIES = 4000,         /* of each kind */
    PIECE = 1300,           /* bytes; longer entries are cut, for it is short ones that gain */
    SAMPLES_MAX = 64 << 20, /* bytes in all */
    TABLES_MAX = 4096
};

typedef struct samples {
    tc_buffer bytes;
    size_t *sizes;
    unsigned count;
} samples;

static int fail(const char *what) {
    fprintf(stderr, "dictionary-tables: %s\n", what);
    return 2;
}

static void add(samples *s, tc_slice text) {
    for (size_t from = 0; from < text.len; from += PIECE) {
        tc_slice piece =
            tc_slice_sub(text, from, from + PIECE < text.len ? from + PIECE : text.len);
        size_t *sizes = realloc(s->sizes, (s->count + 1) * sizeof *sizes);
        if (!sizes)
            exit(fail("out of memory"));
        s->sizes = sizes;
        s->sizes[s->count++] = piece.len;
        tc_buffer_add(&s->bytes, piece);
    }
}

static tc_status collect(tc_store *store, const char *kind, samples *s, tc_error *error) {
    static const tc_slot packed[] = {TC_SLOT_TITLE, TC_SLOT_CITATIONS, TC_SLOT_UNITS};
    static const tc_want want = {.slots = TC_SLOTS_ALL, .data = true};
    TC_CLEANUP(tc_matches_cleanup) tc_matches *found = NULL;
    tc_status status =
        tc_store_find(store, TC_FIELD_KIND, tc_slice_of(kind), ENTRIES, &want, &found, error);
    for (uint32_t i = 0; status == TC_OK && i < tc_matches_count(found); i++) {
        add(s, tc_match_data(found, i));
        for (size_t k = 0; k < sizeof packed / sizeof *packed; k++)
            add(s, tc_match_value(found, i, packed[k]));
    }
    return status;
}

static int write_tables(const samples *s, const char *path) {
    static char content[1 << 20], out[sizeof content + TABLES_MAX];
    FILE *file = fopen(path, "rb");
    size_t size = file ? fread(content, 1, sizeof content, file) : 0;
    if (file)
        fclose(file);
    if (size == 0 || size == sizeof content)
        return fail("the dictionary cannot be read");
    ZDICT_params_t params = {.compressionLevel = LEVEL, .dictID = 1};
    size_t all = ZDICT_finalizeDictionary(out, sizeof out, content, size, s->bytes.data, s->sizes,
                                          s->count, params);
    if (ZDICT_isError(all))
        return fail(ZDICT_getErrorName(all));
    if (all < size || memcmp(out + all - size, content, size) != 0)
        return fail("the dictionary did not stay as it was");
    fwrite(out, 1, all - size, stdout);
    return fflush(stdout) == 0 ? 0 : fail("the tables cannot be written");
}

int main(int count, char **words) {
    tc_store *store = NULL;
    tc_error error = {0};
    samples s = {0};
    const char *index = count == 3 ? words[1] : NULL;
    if (!index)
        return fail("usage: dictionary-tables INDEX DICTIONARY > TABLES");
    tc_buffer_init(&s.bytes, SAMPLES_MAX);
    if (tc_store_open(&index, 1, &store, &error) != TC_OK ||
        collect(store, "document", &s, &error) != TC_OK ||
        collect(store, "task", &s, &error) != TC_OK)
        return fail(error.message);
    int result = s.bytes.failed ? fail("too much at once") : write_tables(&s, words[2]);
    tc_store_close(store);
    tc_buffer_dispose(&s.bytes);
    free(s.sizes);
    return result;
}
