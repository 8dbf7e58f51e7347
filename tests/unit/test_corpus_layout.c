/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Layout: every NAME.txt, .md and .html in tests/corpus has its outline in NAME.EXT.expected; read
 * them as the specification.  After a change that was meant, TRACUU_UPDATE=1 writes them anew, and
 * the difference is to be read. */
#include "../corpus/invariants.h"
#include "../corpus/outline.h"
#include "run.h"

#include <dirent.h>
#include <stdio.h>

enum { NAMES_MAX = 64, ARENA_MAX = 64 << 20 };

static char names[NAMES_MAX][64];
static int name_count;

static int by_name(const void *a, const void *b) {
    return strcmp(a, b);
}

static void find_examples(void) {
    DIR *folder = opendir(TRACUU_SOURCE "/tests/corpus");
    for (struct dirent *entry; folder && (entry = readdir(folder)) != NULL;)
        if (tc_document_wanted(entry->d_name) && name_count < NAMES_MAX &&
            strlen(entry->d_name) < sizeof names[0])
            strcpy(names[name_count++], entry->d_name);
    if (folder)
        closedir(folder);
    qsort(names, (size_t)name_count, sizeof names[0], by_name);
}

static tc_slice load(tc_arena *arena, const char *name, const char *suffix) {
    char path[512];
    tc_slice bytes = {NULL, 0};
    tc_error error = {0};
    snprintf(path, sizeof path, "%s/tests/corpus/%s%s", TRACUU_SOURCE, name, suffix);
    ck_assert_msg(tc_file_read(arena, path, ARENA_MAX, &bytes, &error) == TC_OK, "%s: %s", path,
                  error.message);
    return bytes;
}

static void outline_of(tc_arena *arena, const char *name, tc_slice bytes, tc_buffer *out) {
    tc_document document;
    tc_error error = {0};
    tc_buffer_init(out, 1 << 20);
    ck_assert_msg(tc_document_parse(arena, name, bytes, &document, &error) == TC_OK, "%s: %s", name,
                  error.message);
    check_invariants(&document, name);
    outline(out, &document);
    ck_assert(!out->failed);
}

static void update(const char *name, const tc_buffer *outlined) {
    char path[512];
    snprintf(path, sizeof path, "%s/tests/corpus/%s.expected", TRACUU_SOURCE, name);
    FILE *file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    fwrite(outlined->data, 1, outlined->len, file);
    fclose(file);
}

/* The first line in which the two differ, for the message. */
static void check_same(const char *name, const char *variant, tc_slice expected, tc_slice actual) {
    size_t i = 0, line = 0;
    while (i < expected.len && i < actual.len && expected.ptr[i] == actual.ptr[i])
        line = expected.ptr[i++] == '\n' ? i : line;
    if (i == expected.len && i == actual.len)
        return;
    ck_abort_msg("%s (%s)\nexpected: %.*s\nactual:   %.*s", name, variant,
                 (int)strcspn(expected.ptr + line, "\n"), expected.ptr + line,
                 (int)strcspn(actual.ptr + line, "\n"), actual.ptr + line);
}

START_TEST(examples_give_their_outlines) {
    tc_arena *arena = tc_arena_new(ARENA_MAX);
    tc_buffer outlined;
    outline_of(arena, names[_i], load(arena, names[_i], ""), &outlined);
    if (getenv("TRACUU_UPDATE"))
        update(names[_i], &outlined);
    tc_slice expected = load(arena, names[_i], ".expected");
    check_same(names[_i], "as it is", expected, tc_buffer_slice(&outlined));
    tc_buffer_dispose(&outlined);
    tc_arena_free(arena);
}
END_TEST

/* Each line end of BYTES replaced by END, behind MARK. */
static void with_line_ends(tc_slice bytes, const char *mark, const char *end, tc_buffer *out) {
    tc_buffer_init(out, 1 << 20);
    tc_buffer_add(out, tc_slice_of(mark));
    for (size_t i = 0; i < bytes.len; i++)
        if (bytes.ptr[i] == '\n')
            tc_buffer_add(out, tc_slice_of(end));
        else
            tc_buffer_add_char(out, bytes.ptr[i]);
}

START_TEST(line_ends_and_marks_change_nothing) {
    static const struct {
        const char *name, *mark, *end;
    } variants[] = {{"CRLF", "", "\r\n"},
                    {"CR", "", "\r"},
                    {"byte order mark", "\xEF\xBB\xBF", "\n"},
                    {"trailing blanks", "", "  \n"},
                    {"trailing no-break space", "", "\xC2\xA0\n"}};
    if (strstr(names[_i], ".html"))
        return;
    for (size_t v = 0; v < sizeof variants / sizeof *variants; v++) {
        tc_arena *arena = tc_arena_new(ARENA_MAX);
        tc_buffer changed, outlined;
        tc_slice bytes = load(arena, names[_i], "");
        with_line_ends(bytes, variants[v].mark, variants[v].end, &changed);
        outline_of(arena, names[_i], tc_buffer_slice(&changed), &outlined);
        check_same(names[_i], variants[v].name, load(arena, names[_i], ".expected"),
                   tc_buffer_slice(&outlined));
        tc_buffer_dispose(&changed);
        tc_buffer_dispose(&outlined);
        tc_arena_free(arena);
    }
}
END_TEST

static uint32_t next_random(uint32_t *state) {
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

/* A few cuts, copies and insertions of what layout is about. */
static void mutate(tc_slice bytes, uint32_t *random, tc_buffer *out) {
    static const char *const bits[] = {"|",   "\n|\n", "\t",    "\n\t", "\n\n",     "**",  "*",
                                       "<p>", "<td>",  "</tr>", "\f",   "\xCC\x81", "1.",  "- ",
                                       "\\",  "[",     "](h",   "\r",   "\xFF",     "---", "<br>"};
    tc_buffer_init(out, 1 << 20);
    size_t from = 0;
    for (uint32_t n = next_random(random) % 8 + 1; n > 0 && from < bytes.len; n--) {
        size_t to = from + next_random(random) % (bytes.len - from);
        tc_buffer_add(out, tc_slice_sub(bytes, from, to));
        switch (next_random(random) % 4) {
        case 0:
            to += next_random(random) % 40;
            break;
        case 1:
            to -= to > 40 ? next_random(random) % 40 : 0;
            break;
        default:
            tc_buffer_add(out,
                          tc_slice_of(bits[next_random(random) % (sizeof bits / sizeof *bits)]));
            break;
        }
        from = to;
    }
    tc_buffer_add(out, tc_slice_sub(bytes, from, bytes.len));
}

START_TEST(damaged_examples_keep_the_invariants) {
    tc_arena *arena = tc_arena_new(ARENA_MAX), *kept = tc_arena_new(ARENA_MAX);
    tc_slice bytes = load(kept, names[_i], "");
    uint32_t random = 20260101u + (uint32_t)_i;
    for (int round = 0; round < 1000; round++) {
        tc_buffer damaged;
        tc_document document;
        tc_error error = {0};
        mutate(bytes, &random, &damaged);
        if (tc_document_parse(arena, names[_i], tc_buffer_slice(&damaged), &document, &error) ==
            TC_OK)
            check_invariants(&document, names[_i]);
        tc_buffer_dispose(&damaged);
        tc_arena_reset(arena);
    }
    tc_arena_free(arena);
    tc_arena_free(kept);
}
END_TEST

START_TEST(too_little_memory_is_an_error) {
    tc_arena *kept = tc_arena_new(ARENA_MAX);
    tc_slice bytes = load(kept, names[_i], "");
    bool enough = false;
    for (size_t maximum = 16; !enough; maximum += maximum / 8 + 16) {
        tc_arena *arena = tc_arena_new(maximum);
        tc_document document = {.path = "untouched"};
        tc_error error = {0};
        tc_status status = tc_document_parse(arena, names[_i], bytes, &document, &error);
        enough = status == TC_OK;
        if (!enough) {
            ck_assert_int_eq(status, TC_ERR_NOMEM);
            ck_assert_str_eq(document.path, "untouched");
        }
        tc_arena_free(arena);
    }
    tc_arena_free(kept);
}
END_TEST

START_TEST(there_are_examples) {
    ck_assert_int_gt(name_count, 0);
}
END_TEST

int main(void) {
    find_examples();
    Suite *suite = suite_create("corpus layout");
    TCase *tests = tcase_create("examples");
    tcase_add_test(tests, there_are_examples);
    tcase_add_loop_test(tests, examples_give_their_outlines, 0, name_count);
    tcase_add_loop_test(tests, line_ends_and_marks_change_nothing, 0, name_count);
    tcase_add_loop_test(tests, damaged_examples_keep_the_invariants, 0, name_count);
    tcase_add_loop_test(tests, too_little_memory_is_an_error, 0, name_count);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
