/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The small parts of the indexer: the state of a file, the set of keys, the queue of tasks. */
#include "../../indexer/memo.h"
#include "../../indexer/queue.h"
#include "../../indexer/seen.h"
#include "../../indexer/state.h"
#include "store_fixture.h"

#include <sys/stat.h>

/* ---- State ---- */

static tc_state a_state(void) {
    struct stat info = {.st_size = 12345, .st_mtim = {.tv_sec = 1700000000, .tv_nsec = 7}};
    tc_state state = tc_state_of(&info);
    tc_state_hash(&state, TC_SLICE("contents"));
    return state;
}

START_TEST(a_state_survives_packing) {
    char packed[TC_STATE_SIZE];
    tc_state state = a_state(), again = {0};
    for (int retry = 0; retry < 2; retry++) {
        state.retry = retry;
        ck_assert(tc_state_unpack(tc_state_pack(&state, packed), &again));
        ck_assert_uint_eq(again.size, 12345);
        ck_assert_int_eq(again.mtime, INT64_C(1700000000000000007));
        ck_assert_uint_eq(again.hash, state.hash);
        ck_assert_uint_eq(again.extractor, TC_EXTRACTOR_VERSION);
        ck_assert_int_eq(again.retry, retry);
    }
}
END_TEST

START_TEST(the_largest_state_fits) {
    char packed[TC_STATE_SIZE];
    tc_state state = {UINT32_MAX, UINT64_MAX, INT64_MIN, UINT64_MAX, true, true, TC_ZIP_NONE},
             again;
    ck_assert(tc_state_unpack(tc_state_pack(&state, packed), &again));
    ck_assert_int_eq(again.mtime, INT64_MIN);
    ck_assert_uint_eq(again.hash, UINT64_MAX);
}
END_TEST

START_TEST(what_is_no_state_is_refused) {
    char packed[TC_STATE_SIZE + 8] = {0};
    tc_state state = a_state(), again;
    size_t length = tc_state_pack(&state, packed).len;
    for (size_t cut = 0; cut < sizeof packed; cut++)
        ck_assert(tc_state_unpack((tc_slice){packed, cut}, &again) == (cut == length));
    packed[length - 1] = 12; /* no such kind of archive */
    ck_assert(!tc_state_unpack((tc_slice){packed, length}, &again));
    memset(packed, 0xFF, sizeof packed); /* numbers without end */
    for (size_t cut = 0; cut < sizeof packed; cut++)
        ck_assert(!tc_state_unpack((tc_slice){packed, cut}, &again));
    static const char text[] = "N 4U 1ZgAfP4hbQB 7K5Yv-rIxgV"; /* of an older version */
    ck_assert(!tc_state_unpack(TC_SLICE(text), &again));
}
END_TEST

START_TEST(what_makes_a_file_changed) {
    tc_state before = a_state(), now = before;
    now.hash = 0; /* not read yet */
    ck_assert(tc_state_unchanged(&before, &now));
    now.size++;
    ck_assert(!tc_state_unchanged(&before, &now));
    now = before;
    now.mtime++;
    ck_assert(!tc_state_unchanged(&before, &now));
    ck_assert(tc_state_same_contents(&before, &now));
    now.hash++;
    ck_assert(!tc_state_same_contents(&before, &now));
    now = before;
    before.extractor--;
    ck_assert(!tc_state_unchanged(&before, &now));
    ck_assert(!tc_state_same_contents(&before, &now));
    before = now;
    before.retry = true;
    ck_assert(!tc_state_unchanged(&before, &now));
}
END_TEST

/* ---- Set ---- */

START_TEST(a_set_knows_its_keys) {
    tc_seen seen = {0};
    bool fresh;
    for (int round = 0; round < 2; round++)
        for (uint64_t high = 0; high < 50; high++)
            for (uint64_t low = 0; low < 200; low++) {
                ck_assert_int_eq(tc_seen_add(&seen, (tc_key128){high, low + 2}, &fresh), TC_OK);
                ck_assert_int_eq(fresh, round == 0);
            }
    ck_assert_uint_eq(seen.count, 10000);
    ck_assert_int_eq(tc_seen_add(&seen, (tc_key128){0, 0}, &fresh), TC_OK);
    ck_assert(fresh);
    ck_assert_int_eq(tc_seen_add(&seen, (tc_key128){0, 0}, &fresh), TC_OK);
    ck_assert(!fresh);
    tc_seen_dispose(&seen);
}
END_TEST

/* ---- Memo ---- */

static unsigned calls;

/* The text, doubled. */
static tc_slice twice(tc_arena *arena, tc_slice text) {
    char both[4096];
    calls++;
    memcpy(both, text.ptr, text.len);
    memcpy(both + text.len, text.ptr, text.len);
    return tc_arena_copy(arena, (tc_slice){both, 2 * text.len});
}

START_TEST(a_memo_asks_once) {
    tc_memo *memo = tc_memo_new(twice);
    tc_arena *arena = tc_arena_new(1 << 20);
    ck_assert_slice(tc_memo_get(memo, arena, TC_SLICE("Sở")), "SởSở");
    ck_assert_slice(tc_memo_get(memo, arena, TC_SLICE("Sởx")), "SởxSởx");
    tc_arena_reset(arena);
    ck_assert_slice(tc_memo_get(memo, arena, TC_SLICE("Sở")), "SởSở");
    ck_assert_uint_eq(calls, 2);
    ck_assert_slice(tc_memo_get(memo, arena, TC_SLICE("")), "");
    tc_memo_trim(memo);
    ck_assert_slice(tc_memo_get(memo, arena, TC_SLICE("Sở")), "SởSở");
    ck_assert_uint_eq(calls, 3);
    tc_memo_free(memo);
    tc_arena_free(arena);
}
END_TEST

START_TEST(a_memo_is_right_when_it_is_full) {
    tc_memo *memo = tc_memo_new(twice);
    tc_arena *arena = tc_arena_new(64 << 20);
    char text[32], wanted[64], huge[2000];
    for (int round = 0; round < 2; round++) {
        for (int i = 0; i < 30000; i++) {
            snprintf(text, sizeof text, "%d", i);
            snprintf(wanted, sizeof wanted, "%d%d", i, i);
            ck_assert_slice(tc_memo_get(memo, arena, tc_slice_of(text)), wanted);
        }
        tc_memo_trim(memo);
        tc_arena_reset(arena);
    }
    memset(huge, 'x', sizeof huge);
    tc_slice made = tc_memo_get(memo, arena, (tc_slice){huge, sizeof huge});
    ck_assert_uint_eq(made.len, 2 * sizeof huge);
    tc_memo_free(memo);
    tc_arena_free(arena);
}
END_TEST

/* ---- Queue ---- */

static tc_queue queue;

static void put_files(unsigned from, unsigned to) {
    char path[32];
    for (unsigned i = from; i <= to; i++) {
        snprintf(path, sizeof path, "%u", i);
        ck_assert_int_eq(
            tc_queue_put(&queue, &(tc_errand){.kind = TC_TASK_FILE}, path, &(tc_share){0}), TC_OK);
    }
}

static void send_and_do(unsigned sent, unsigned done) {
    for (unsigned i = 0; i < sent; i++)
        tc_queue_mark_sent(&queue);
    for (unsigned i = 0; i < done; i++)
        tc_queue_mark_done(&queue);
}

START_TEST(tasks_go_in_order) {
    put_files(1, 5);
    ck_assert_uint_eq(tc_queue_next_number(&queue), 1);
    ck_assert_ptr_null(tc_queue_first_sent(&queue));
    send_and_do(3, 2);
    ck_assert_str_eq(tc_queue_first_sent(&queue)->path, "3");
    ck_assert_uint_eq(tc_queue_first_sent(&queue)->number, 3);
    ck_assert_str_eq(tc_queue_first_waiting(&queue)->path, "4");
    ck_assert_ptr_null(tc_queue_first_done(&queue, 0));
    ck_assert_str_eq(tc_queue_first_done(&queue, 1)->path, "1");
    tc_queue_settle(&queue, tc_queue_first_done(&queue, 2));
    ck_assert_ptr_null(tc_queue_first_done(&queue, 1));
    ck_assert_str_eq(tc_queue_first_done(&queue, 2)->path, "2");
    tc_queue_dispose(&queue);
}
END_TEST

/* What was settled on the way must not come again; everything else must. */
START_TEST(a_restart_brings_back_what_is_not_settled) {
    put_files(1, 6);
    send_and_do(5, 3);
    tc_queue_settle(&queue, &tc_queue_first_done(&queue, 9)[1]); /* the second */
    tc_queue_restart(&queue);
    static const char *const wanted[] = {"1", "3", "4", "5", "6"};
    for (size_t i = 0; i < 5; i++) {
        ck_assert_str_eq(tc_queue_first_waiting(&queue)->path, wanted[i]);
        ck_assert_uint_eq(tc_queue_next_number(&queue), 6 + i);
        send_and_do(1, 1);
    }
    ck_assert_ptr_null(tc_queue_first_waiting(&queue));
    for (size_t i = 0; i < 5; i++)
        tc_queue_settle(&queue, tc_queue_first_done(&queue, 10));
    ck_assert(tc_queue_is_empty(&queue));
    tc_queue_dispose(&queue);
}
END_TEST

START_TEST(a_long_queue_does_not_grow_for_ever) {
    for (unsigned i = 0; i < 20000; i += 10) {
        put_files(i + 1, i + 10);
        send_and_do(10, 10);
        for (unsigned k = 0; k < 10; k++)
            tc_queue_settle(&queue, tc_queue_first_done(&queue, UINT64_MAX));
    }
    ck_assert(tc_queue_is_empty(&queue));
    ck_assert_uint_le(queue.capacity, 128);
    put_files(1, 3);
    tc_queue_drop_waiting(&queue);
    ck_assert(tc_queue_is_empty(&queue));
    tc_queue_dispose(&queue);
}
END_TEST

int main(void) {
    const TTest *const tests[] = {a_state_survives_packing,
                                  the_largest_state_fits,
                                  what_is_no_state_is_refused,
                                  what_makes_a_file_changed,
                                  a_set_knows_its_keys,
                                  a_memo_asks_once,
                                  a_memo_is_right_when_it_is_full,
                                  tasks_go_in_order,
                                  a_restart_brings_back_what_is_not_settled,
                                  a_long_queue_does_not_grow_for_ever,
                                  NULL};
    return run_tests("indexer parts", tests);
}
