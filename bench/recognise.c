/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The recogniser of numbers against PCRE2's JIT with the same grammar as one expression, over the
 * same text in the same run.  Prints the speed of each and the ratio.
 *
 *   bench-recognise FILE…    the files are decoded, joined, and repeated to at least 64 MiB */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "scan.h"

#include <text/text.h>

#include <pcre2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { ROUNDS = 5 };
#define TEXT_MIN ((size_t)64 << 20)

/* Numbers with year and symbol, Party numbers; white space and dashes as in citation/grammar.re.
 * The words in front and the date behind are left to the caller on both sides. */
#define SPACE                                                                                      \
    "(?:[ "                                                                                        \
    "\\t\\n\\v\\f\\r*]|\\xC2\\xA0|\\xE2\\x80[\\x80-\\x8B\\xAF]|\\xE3\\x80\\x80|\\xEF\\xBB\\xBF)*+"
#define DASH "(?:-|\\xE2\\x80[\\x90-\\x95]|\\xE2\\x88\\x92)"
#define UPPER                                                                                      \
    "(?:[A-Z]|\\xC4\\x90|\\xC3\\x90|\\xC6\\x89|\\xC4\\x82|\\xC3\\x82|\\xC3\\x8A|\\xC3\\x94|"       \
    "\\xC6\\xA0|\\xC6\\xAF)"
#define PART UPPER "(?:" UPPER "|[a-z0-9&])*+"
#define NUMBER "[0-9]{1,6}(?:[a-zA-Z]|\\xC4\\x91|\\.[0-9]{1,2})?"
#define SLASH SPACE "/" SPACE
static const char grammar[] =
    NUMBER "(?:" SLASH "(?:(?:19|20)[0-9]{2}" SLASH ")?" PART "|" SPACE DASH SPACE PART SLASH PART
           ")(?:" SPACE DASH SPACE PART "|/" PART ")*";

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static bool add_file(const char *path, tc_buffer *out) {
    tc_arena *arena = tc_arena_new((size_t)256 << 20);
    tc_error error = {0};
    tc_slice bytes;
    tc_text text;
    bool ok = arena && tc_file_read(arena, path, TC_TEXT_MAX, &bytes, &error) == TC_OK &&
              tc_text_decode(arena, bytes, NULL, &text, &error) == TC_OK;
    if (ok)
        tc_buffer_add(out, text.utf8);
    else
        fprintf(stderr, "bench-recognise: %s: %s\n", path, error.message);
    tc_arena_free(arena);
    return ok;
}

static size_t count_pcre2(pcre2_code *code, pcre2_match_data *match, tc_slice text) {
    size_t count = 0, at = 0;
    while (at < text.len &&
           pcre2_jit_match(code, (PCRE2_SPTR)text.ptr, text.len, at, 0, match, NULL) > 0) {
        at = pcre2_get_ovector_pointer(match)[1];
        count++;
    }
    return count;
}

/* The best of some rounds, in MB/s. */
static double speed_of_scan(tc_slice text, size_t *count) {
    double best = 0;
    for (int i = 0; i < ROUNDS; i++) {
        double start = seconds();
        *count = tc_scan_count(text);
        double speed = (double)text.len / (seconds() - start) / 1e6;
        best = speed > best ? speed : best;
    }
    return best;
}

static double speed_of_pcre2(tc_slice text, size_t *count) {
    int code_error;
    PCRE2_SIZE offset;
    pcre2_code *code =
        pcre2_compile((PCRE2_SPTR)grammar, PCRE2_ZERO_TERMINATED, 0, &code_error, &offset, NULL);
    if (!code || pcre2_jit_compile(code, PCRE2_JIT_COMPLETE) != 0) {
        fprintf(stderr, "bench-recognise: the expression does not compile at %zu\n", offset);
        exit(2);
    }
    pcre2_match_data *match = pcre2_match_data_create_from_pattern(code, NULL);
    double best = 0;
    for (int i = 0; i < ROUNDS; i++) {
        double start = seconds();
        *count = count_pcre2(code, match, text);
        double speed = (double)text.len / (seconds() - start) / 1e6;
        best = speed > best ? speed : best;
    }
    pcre2_match_data_free(match);
    pcre2_code_free(code);
    return best;
}

int main(int argc, char **argv) {
    tc_buffer once, text;
    tc_buffer_init(&once, TEXT_MIN);
    tc_buffer_init(&text, TEXT_MIN * 4);
    for (int i = 1; i < argc; i++)
        add_file(argv[i], &once);
    if (!once.len) {
        fprintf(stderr, "usage: bench-recognise FILE…\n");
        return 2;
    }
    while (text.len < TEXT_MIN && !text.failed)
        tc_buffer_add(&text, tc_buffer_slice(&once));
    size_t scanned = 0, matched = 0;
    double scan = speed_of_scan(tc_buffer_slice(&text), &scanned);
    double pcre2 = speed_of_pcre2(tc_buffer_slice(&text), &matched);
    printf("recogniser %8.0f MB/s  %zu numbers\n", scan, scanned);
    printf("PCRE2 JIT  %8.0f MB/s  %zu matches\n", pcre2, matched);
    printf("ratio      %8.2f\n", scan / pcre2);
    tc_buffer_dispose(&once);
    tc_buffer_dispose(&text);
    return 0;
}
