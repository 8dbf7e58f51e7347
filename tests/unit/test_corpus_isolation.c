/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a reader in a sandbox sees is what it would see outside, and whatever it answers, the
 * document that comes of it is a sound one. */
#include "../../corpus/tape.h"
#include "run.h"

#include <corpus/document.h>

#include <check.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ARENA = 64 << 20, TAPES = 3000, CALLS = 60 };

static void check_same(const char *path, const tc_document *a, const tc_document *b) {
    ck_assert_msg(tc_slice_equal(a->text.utf8, b->text.utf8), "%s: another text", path);
    ck_assert_uint_eq(a->block_count, b->block_count);
    ck_assert_uint_eq(a->table_count, b->table_count);
    ck_assert_uint_eq(a->page_count, b->page_count);
    for (uint32_t i = 0; i < a->block_count; i++) {
        const tc_block *x = &a->blocks[i], *y = &b->blocks[i];
        ck_assert_msg(x->kind == y->kind && x->level == y->level && x->bold == y->bold &&
                          x->range.start == y->range.start && x->range.end == y->range.end &&
                          tc_slice_equal(x->label, y->label) && tc_slice_equal(x->text, y->text),
                      "%s: another block %u", path, i);
    }
    for (uint32_t t = 0; t < a->table_count; t++) {
        ck_assert_uint_eq(a->tables[t].cell_count, b->tables[t].cell_count);
        for (uint32_t i = 0; i < a->tables[t].cell_count; i++) {
            const tc_cell *x = &a->tables[t].cells[i], *y = &b->tables[t].cells[i];
            ck_assert_msg(x->row == y->row && x->col == y->col && x->rowspan == y->rowspan &&
                              x->colspan == y->colspan && tc_slice_equal(x->text, y->text),
                          "%s: another cell %u", path, i);
        }
    }
}

/* Reads PATH outside and inside. */
static void compare(const char *path, unsigned *read) {
    tc_document outside, inside;
    tc_error said = {0}, error = {0};
    tc_arena *first = tc_arena_new(ARENA), *second = tc_arena_new(ARENA);
    ck_assert(first && second);
    tc_document_isolate(false);
    tc_status status = tc_document_read(first, path, &outside, &said);
    tc_document_isolate(true);
    ck_assert_int_eq(tc_document_read(second, path, &inside, &error), status);
    ck_assert_str_eq(said.message, error.message);
    if (status == TC_OK) {
        check_same(path, &outside, &inside);
        (*read)++;
    }
    tc_arena_free(first);
    tc_arena_free(second);
}

static void compare_all(const char *folder, unsigned *read) {
    DIR *dir = opendir(folder);
    ck_assert_msg(dir != NULL, "%s", folder);
    for (const struct dirent *e; (e = readdir(dir));) {
        char path[4096];
        snprintf(path, sizeof path, "%s/%s", folder, e->d_name);
        if (e->d_name[0] == '.')
            continue;
        if (e->d_type == DT_DIR)
            compare_all(path, read);
        else
            compare(path, read);
    }
    closedir(dir);
}

START_TEST(a_document_read_in_the_sandbox_is_the_same) {
    unsigned read = 0;
    compare_all(TRACUU_SOURCE "/corpus/samples", &read);
    tc_document_isolate(false);
    ck_assert_uint_gt(read, 30);
}
END_TEST

/* ---- Tapes that no reader would write ---- */

static uint32_t state = 1;

static uint32_t draw(uint32_t below) {
    state = state * 1664525u + 1013904223u;
    return (state >> 8) % below;
}

static void write_random_call(tc_buffer *tape) {
    static const char *const words[] = {"Kế hoạch", " ",  "số 1/KH-UBND", "",  "-",
                                        "a)",       "\t", "---",          "1."};
    tc_tape_arguments arguments = {{draw(6), draw(6), draw(6)},
                                   tc_slice_of(words[draw(sizeof words / sizeof *words)])};
    for (int i = 0; i < 3; i++)
        if (draw(40) == 0)
            arguments.numbers[i] = UINT32_MAX - draw(3);
    tc_tape_write(tape, (tc_tape_call)draw(TC_TAPE_CALLS), &arguments);
}

/* Blocks in the order of the text, cells inside their tables. */
static void check_sound(const tc_builder *built, tc_slice text) {
    uint32_t end = 0;
    for (size_t i = 0; i < built->block_count; i++) {
        const tc_block *b = &built->blocks[i];
        ck_assert(b->range.start >= end && b->range.end >= b->range.start);
        ck_assert(b->range.end <= text.len);
        end = b->range.end;
    }
    for (size_t t = 0; t < built->table_count; t++) {
        const tc_table *table = &built->tables[t];
        for (uint32_t i = 0; i < table->cell_count; i++) {
            const tc_cell *c = &table->cells[i];
            ck_assert(c->rowspan > 0 && c->row + c->rowspan <= table->rows);
            ck_assert(c->colspan > 0 && c->col + c->colspan <= table->cols);
        }
    }
}

START_TEST(whatever_a_tape_says_the_document_is_sound) {
    for (int i = 0; i < TAPES; i++) {
        tc_arena *arena = tc_arena_new(ARENA);
        tc_draft *draft = tc_draft_new(arena);
        tc_builder built;
        tc_buffer tape;
        tc_text text;
        tc_error error = {0};
        tc_buffer_init(&tape, 1 << 20);
        for (uint32_t n = draw(CALLS); n; n--)
            write_random_call(&tape);
        ck_assert_int_eq(tc_tape_play(tc_buffer_slice(&tape), draft, &error), TC_OK);
        tc_builder_init(&built, arena);
        ck_assert_msg(tc_draft_finish(draft, &built, &text, &error) == TC_OK, "%s", error.message);
        check_sound(&built, text.utf8);
        tc_buffer_dispose(&tape);
        tc_arena_free(arena);
    }
}
END_TEST

START_TEST(a_tape_that_is_none_is_refused) {
    tc_arena *arena = tc_arena_new(ARENA);
    tc_buffer tape;
    tc_error error = {0};
    tc_buffer_init(&tape, 1 << 20);
    tc_tape_write(&tape, TC_TAPE_TEXT, &(tc_tape_arguments){.text = TC_SLICE("Kế hoạch")});
    tc_slice whole = tc_buffer_slice(&tape);
    for (size_t n = 1; n < whole.len; n++) {
        tc_draft *draft = tc_draft_new(arena);
        ck_assert_int_eq(tc_tape_play(tc_slice_sub(whole, 0, n), draft, &error), TC_ERR_FORMAT);
        tc_draft_dispose(draft);
    }
    tape.data[whole.len - 1] = '\xC3'; /* half a letter */
    tc_draft *draft = tc_draft_new(arena);
    ck_assert_int_eq(tc_tape_play(whole, draft, &error), TC_ERR_FORMAT);
    tc_draft_dispose(draft);
    tape.data[0] = TC_TAPE_CALLS;
    draft = tc_draft_new(arena);
    ck_assert_int_eq(tc_tape_play(whole, draft, &error), TC_ERR_FORMAT);
    tc_draft_dispose(draft);
    tc_buffer_dispose(&tape);
    tc_arena_free(arena);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("isolation");
    TCase *all = tcase_create("isolation");
    tcase_add_test(all, a_document_read_in_the_sandbox_is_the_same);
    tcase_add_test(all, whatever_a_tape_says_the_document_is_sound);
    tcase_add_test(all, a_tape_that_is_none_is_refused);
    suite_add_tcase(suite, all);
    return run_suite(suite);
}
