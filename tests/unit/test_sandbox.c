/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Readers that mean harm, and readers that go wrong: the sandbox holds, says what happened, and
 * the next file is read as if nothing had been. */
#include "run.h"

#include <sandbox/sandbox.h>

#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MEMORY = 64 << 20, ANSWER = 1 << 20 };

static char secret[64], trace[80]; /* a file that is there, and one that must not come to be */

static tc_status say(tc_buffer *out, const char *words) {
    tc_buffer_add(out, tc_slice_of(words));
    return TC_OK;
}

static tc_status allocate_for_ever(tc_error *error) {
    for (;;) {
        char *piece = malloc(1 << 20); /* NOLINT(clang-analyzer-unix.Malloc): that is the point */
        if (!piece)
            return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
        memset(piece, 1, 1 << 20);
    }
}

static void count_for_ever(void) {
    for (volatile unsigned long i = 0;; i++)
        ;
}

/* What the bytes tell it to do. */
static tc_status obey(void *context, const char *name, tc_slice bytes, tc_buffer *out,
                      tc_error *error) {
    char order[32];
    (void)context;
    snprintf(order, sizeof order, "%.*s", (int)(bytes.len < 31 ? bytes.len : 31), bytes.ptr);
    if (!strcmp(order, "fork") && fork() >= 0)
        return say(out, "forked");
    if (!strcmp(order, "exec"))
        execl("/bin/true", "true", (char *)NULL);
    if (!strcmp(order, "open"))
        return say(out, open(secret, O_RDONLY) >= 0 ? "opened" : "refused");
    if (!strcmp(order, "write"))
        return say(out, open(trace, O_WRONLY | O_CREAT, 0600) >= 0 ? "opened" : "refused");
    if (!strcmp(order, "socket"))
        return say(out, socket(AF_INET, SOCK_STREAM, 0) >= 0 ? "opened" : "refused");
    if (!strcmp(order, "kill") && kill(getppid(), 0) == 0)
        return say(out, "killed");
    if (!strcmp(order, "code"))
        return say(out, mmap(NULL, 4096, PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1,
                             0) != MAP_FAILED
                            ? "mapped"
                            : "refused");
    if (!strcmp(order, "allocate"))
        return allocate_for_ever(error);
    if (!strcmp(order, "sleep"))
        sleep(1000);
    if (!strcmp(order, "count"))
        count_for_ever();
    if (!strcmp(order, "crash"))
        raise(SIGSEGV);
    if (!strcmp(order, "leave"))
        _exit(0);
    if (!strcmp(order, "fail")) {
        tc_error_set(error, TC_ERR_FORMAT, "not a %s", name);
        tc_error_hint(error, "look at it");
        return TC_ERR_FORMAT;
    }
    if (!strcmp(order, "flood")) {
        for (int i = 0; i < ANSWER; i++)
            say(out, "xy");
        return TC_OK;
    }
    tc_buffer_printf(out, "%s: %zu bytes", name, bytes.len);
    return TC_OK;
}

static tc_sandbox *sandbox;
static tc_arena *arena;
static tc_error error;

static void open_sandbox(void) {
    static const tc_sandbox_setup setup = {
        .work = obey, .memory = MEMORY, .answer = ANSWER, .seconds = 1};
    int fd;
    scratch_name(secret);
    fd = mkstemp(secret);
    ck_assert_int_ge(fd, 0);
    close(fd);
    snprintf(trace, sizeof trace, "%s-trace", secret);
    error = (tc_error){0};
    sandbox = tc_sandbox_new(&setup);
    arena = tc_arena_new(8 << 20);
    ck_assert(sandbox && arena);
}

static void close_sandbox(void) {
    tc_sandbox_free(sandbox);
    tc_arena_free(arena);
    ck_assert_int_ne(access(trace, F_OK), 0);
    unlink(secret);
    /* No process is left behind. */
    ck_assert_int_eq(waitpid(-1, NULL, WNOHANG), -1);
    ck_assert_int_eq(errno, ECHILD);
}

static tc_status run(const char *order) {
    tc_slice answer = {NULL, 0};
    error = (tc_error){0};
    tc_status status = tc_sandbox_run(sandbox, "file", tc_slice_of(order), arena, &answer, &error);
    if (status == TC_OK)
        snprintf(error.message, sizeof error.message, "%.*s", (int)answer.len, answer.ptr);
    return status;
}

#define says(order, status, words)                                                                 \
    do {                                                                                           \
        ck_assert_int_eq(run(order), status);                                                      \
        ck_assert_msg(strstr(error.message, words) != NULL, "%s: %s", order, error.message);       \
        ck_assert_int_eq(run("next"), TC_OK);                                                      \
        ck_assert_str_eq(error.message, "file: 4 bytes");                                          \
    } while (0)

START_TEST(an_answer_comes_back_as_it_was_given) {
    says("hello", TC_OK, "file: 5 bytes");
    says("", TC_OK, "file: 0 bytes");
    says("fail", TC_ERR_FORMAT, "not a file");
    ck_assert_uint_eq(tc_sandbox_started(sandbox), 1);
    run("fail");
    ck_assert_str_eq(error.hint, "look at it");
}
END_TEST

START_TEST(what_a_reader_must_not_do_ends_it_or_is_refused) {
    says("fork", TC_ERR_FORMAT, "must not");
    says("exec", TC_ERR_FORMAT, "must not");
    says("kill", TC_ERR_FORMAT, "must not");
    says("open", TC_OK, "refused");
    says("write", TC_OK, "refused");
    says("socket", TC_OK, "refused");
    says("code", TC_OK, "refused");
}
END_TEST

START_TEST(a_reader_that_goes_wrong_costs_its_file_alone) {
    says("crash", TC_ERR_FORMAT, "signal 11");
    says("leave", TC_ERR_FORMAT, "without an answer");
    says("flood", TC_ERR_LIMIT, "too much");
    ck_assert_uint_eq(tc_sandbox_started(sandbox), 3);
}
END_TEST

#if !defined(__SANITIZE_ADDRESS__) /* which counts the memory in its own way */
START_TEST(a_reader_that_takes_memory_for_ever_is_stopped) {
    says("allocate", TC_ERR_LIMIT, "64 MB of memory");
}
END_TEST
#endif

START_TEST(a_reader_that_hangs_is_ended) {
    says("sleep", TC_ERR_LIMIT, "1 s");
    says("count", TC_ERR_LIMIT, "1 s");
}
END_TEST

START_TEST(a_big_file_goes_in_whole) {
    size_t size = 6 << 20;
    tc_slice answer;
    char *bytes = calloc(1, size);
    ck_assert_int_eq(
        tc_sandbox_run(sandbox, "big", (tc_slice){bytes, size}, arena, &answer, &error), TC_OK);
    ck_assert_uint_eq(answer.len, strlen("big: 6291456 bytes"));
    free(bytes);
}
END_TEST

START_TEST(processes_are_renewed_so_that_leaks_do_not_add_up) {
    for (int i = 0; i < 600; i++)
        ck_assert_int_eq(run("x"), TC_OK);
    ck_assert_uint_gt(tc_sandbox_started(sandbox), 1);
    ck_assert_uint_lt(tc_sandbox_started(sandbox), 10);
}
END_TEST

/* ---- Other programs ---- */

static tc_status convert(const char *script, const char *input, tc_slice *answer) {
    const char *argv[] = {"sh", "-c", script, "sh", "@", NULL};
    tc_converter converter = {
        .argv = argv, .memory = (size_t)1 << 30, .answer = ANSWER, .seconds = 1};
    error = (tc_error){0};
    return tc_convert(&converter, tc_slice_of(input), arena, answer, &error);
}

#define converts(script, input, wanted)                                                            \
    do {                                                                                           \
        tc_slice said = {NULL, 0};                                                                 \
        ck_assert_msg(convert(script, input, &said) == TC_OK, "%s: %s", script, error.message);    \
        ck_assert_str_eq(said.ptr, wanted);                                                        \
    } while (0)

#define fails(script, status, words)                                                               \
    do {                                                                                           \
        tc_slice said = {NULL, 0};                                                                 \
        ck_assert_int_eq(convert(script, "", &said), status);                                      \
        ck_assert_msg(strstr(error.message, words) != NULL, "%s: %s", script, error.message);      \
    } while (0)

START_TEST(a_converter_has_the_file_as_input_and_by_name) {
    converts("tr a-z A-Z", "quyet dinh", "QUYET DINH");
    converts("cat \"$1\"; cat", "x", "xx");
    converts("echo $HOME/f > f && test -s \"$HOME/f\" && rm f && echo done", "", "done\n");
}
END_TEST

START_TEST(a_converter_may_answer_by_a_file) {
    static const struct {
        const char *script, *wanted;
    } scripts[] = {{"echo no; echo yes >$1", "yes\n"},
                   {"echo no", NULL},
                   {"ln -s /etc/passwd $1", NULL},
                   {"mkfifo $1", NULL},
                   {"mkdir $1", NULL}};
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
        const char *argv[] = {"sh", "-c", scripts[i].script, "sh", "=", NULL};
        tc_converter converter = {
            .argv = argv, .memory = (size_t)1 << 30, .answer = ANSWER, .seconds = 5};
        tc_slice answer = TC_SLICE("");
        tc_status status = tc_convert(&converter, TC_SLICE(""), arena, &answer, &error);
        ck_assert_int_eq(status, scripts[i].wanted ? TC_OK : TC_ERR_FORMAT);
        if (scripts[i].wanted)
            ck_assert_str_eq(answer.ptr, scripts[i].wanted);
    }
}
END_TEST

START_TEST(a_converter_sees_nothing_else) {
    char script[256];
    snprintf(script, sizeof script, "cat %s 2>/dev/null && echo seen || echo not", secret);
    converts(script, "", "not\n");
    snprintf(script, sizeof script, "(echo > %s) 2>/dev/null && echo made || echo not", trace);
    converts(script, "", "not\n");
}
END_TEST

START_TEST(a_converter_that_goes_wrong_costs_its_file_alone) {
    const char *argv[] = {"no-such-program-at-all", NULL};
    tc_converter missing = {.argv = argv, .answer = ANSWER, .seconds = 1};
    tc_slice answer;
    ck_assert_int_eq(tc_convert(&missing, tc_slice_of(""), arena, &answer, &error),
                     TC_ERR_NOT_FOUND);
    ck_assert_str_eq(error.message, "no-such-program-at-all is not installed");
    fails("exit 7", TC_ERR_FORMAT, "exit code 7");
    fails("kill -9 $$", TC_ERR_FORMAT, "signal 9");
    fails("sleep 100", TC_ERR_LIMIT, "1 s");
    fails("exec >&-; sleep 100", TC_ERR_LIMIT, "1 s");
    fails("sleep 100 & wait", TC_ERR_LIMIT, "1 s");
    fails("yes", TC_ERR_LIMIT, "1 MB");
}
END_TEST

/* ---- Kernels without Landlock ---- */

/* From now on this process and its children are told that there is no such call, as kernels before
 * 5.13 do. */
static void forget_landlock(void) {
    struct sock_filter code[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_landlock_create_ruleset, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    struct sock_fprog program = {sizeof code / sizeof *code, code};
    ck_assert_int_eq(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), 0);
    ck_assert_int_eq(prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program), 0);
    ck_assert_int_eq(syscall(SYS_landlock_create_ruleset, NULL, 0, 0), -1);
    ck_assert_int_eq(errno, ENOSYS);
}

static const char *opens_with_leave(void) {
    static const char *const folders[] = {"/tmp", NULL};
    static const tc_sandbox_setup setup = {
        .work = obey, .readable = folders, .memory = MEMORY, .answer = ANSWER, .seconds = 1};
    tc_sandbox_free(sandbox);
    sandbox = tc_sandbox_new(&setup);
    ck_assert_ptr_nonnull(sandbox);
    ck_assert_int_eq(run("open"), TC_OK);
    return error.message;
}

START_TEST(a_reader_may_open_what_it_is_given) {
    if (syscall(SYS_landlock_create_ruleset, NULL, 0, 1 /* which version */) < 0)
        return; /* nothing could keep it to that */
    ck_assert_str_eq(opens_with_leave(), "opened");
    says("write", TC_OK, "refused");
}
END_TEST

START_TEST(without_landlock_a_reader_opens_nothing) {
    forget_landlock();
    says("fork", TC_ERR_FORMAT, "must not");
    says("open", TC_OK, "refused");
    says("write", TC_OK, "refused");
    ck_assert_str_eq(opens_with_leave(), "refused");
    says("hello", TC_OK, "file: 5 bytes");
}
END_TEST

START_TEST(without_landlock_a_converter_works) {
    forget_landlock();
    converts("tr a-z A-Z", "quyet dinh", "QUYET DINH");
    fails("kill -9 $$", TC_ERR_FORMAT, "signal 9");
}
END_TEST

int main(void) {
    Suite *suite = suite_create("sandbox");
    TCase *work = tcase_create("work"), *programs = tcase_create("programs");
    tcase_add_checked_fixture(work, open_sandbox, close_sandbox);
    tcase_add_test(work, an_answer_comes_back_as_it_was_given);
    tcase_add_test(work, what_a_reader_must_not_do_ends_it_or_is_refused);
    tcase_add_test(work, a_reader_that_goes_wrong_costs_its_file_alone);
#if !defined(__SANITIZE_ADDRESS__)
    tcase_add_test(work, a_reader_that_takes_memory_for_ever_is_stopped);
#endif
    tcase_add_test(work, a_reader_that_hangs_is_ended);
    tcase_add_test(work, a_big_file_goes_in_whole);
    tcase_add_test(work, processes_are_renewed_so_that_leaks_do_not_add_up);
    tcase_add_test(work, a_reader_may_open_what_it_is_given);
    tcase_add_test(work, without_landlock_a_reader_opens_nothing);
    tcase_set_timeout(work, 60);
    suite_add_tcase(suite, work);
    tcase_add_checked_fixture(programs, open_sandbox, close_sandbox);
    tcase_add_test(programs, a_converter_has_the_file_as_input_and_by_name);
    tcase_add_test(programs, a_converter_may_answer_by_a_file);
    tcase_add_test(programs, a_converter_sees_nothing_else);
    tcase_add_test(programs, a_converter_that_goes_wrong_costs_its_file_alone);
    tcase_add_test(programs, without_landlock_a_converter_works);
    tcase_set_timeout(programs, 60);
    suite_add_tcase(suite, programs);
    return run_suite(suite);
}
