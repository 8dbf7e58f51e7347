/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sandbox/sandbox.h>

#include "lock.h"
#include "message.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    FOLDERS_MAX = 16,
    ARGUMENTS_MAX = 32,
    NOT_INSTALLED = 126, /* exit codes of a child that could not become the program */
    NOT_LOCKED = 125
};

/* A run of a converter. */
typedef struct run {
    const tc_converter *converter;
    char folder[64], input[80]; /* its own, and BYTES in it */
    char settings[80], output[80];
    bool to_file; /* OUTPUT is the answer */
    char *argv[ARGUMENTS_MAX + 1];
    pid_t pid;
    int fd; /* its standard output */
    int64_t deadline;
} run;

/* ---- Its folder ---- */

static bool write_file(const char *path, tc_slice bytes) {
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0)
        return false;
    bool good = true;
    while (good && bytes.len) {
        ssize_t n = write(fd, bytes.ptr, bytes.len);
        good = n > 0 || errno == EINTR;
        bytes = n > 0 ? tc_slice_sub(bytes, (size_t)n, bytes.len) : bytes;
    }
    return close(fd) == 0 && good;
}

static int remove_one(const char *path, const struct stat *info, int kind, struct FTW *at) {
    (void)info, (void)kind, (void)at;
    remove(path);
    return 0;
}

static tc_status make_folder(run *r, tc_slice bytes, tc_error *error) {
    const char *base = getenv("TMPDIR");
    snprintf(r->folder, sizeof r->folder, "%.40s/tracuu-XXXXXX", base && *base ? base : "/tmp");
    if (!mkdtemp(r->folder)) {
        r->folder[0] = '\0';
        return tc_error_set(error, TC_ERR_IO, "cannot make a folder to convert in: %s",
                            strerror(errno));
    }
    snprintf(r->input, sizeof r->input, "%s/input", r->folder);
    snprintf(r->settings, sizeof r->settings, "%s/settings", r->folder);
    snprintf(r->output, sizeof r->output, "%s/output", r->folder);
    const char *settings = r->converter->settings;
    if (!write_file(r->input, bytes) ||
        (settings && !write_file(r->settings, tc_slice_of(settings))))
        return tc_error_set(error, TC_ERR_IO, "cannot write to %s: %s", r->folder, strerror(errno));
    return TC_OK;
}

/* ---- Its process ---- */

/* The folders of the system's programs and libraries, and the converter's own. */
static bool lock_files(const run *r) {
    const char *folders[FOLDERS_MAX + 1] = {"/usr", "/lib", "/lib64", "/bin", "/etc", r->folder};
    size_t count = 6;
    const char *const *more = r->converter->readable;
    bool done;
    for (; more && *more && count < FOLDERS_MAX; more++)
        folders[count++] = *more;
    return tc_lock_files(folders, true, r->folder, &done);
}

_Noreturn static void become(const run *r, int out) {
    const tc_converter *c = r->converter;
    int in = open(r->input, O_RDONLY), null = open("/dev/null", O_WRONLY);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (in < 0 || null < 0 || dup2(in, STDIN_FILENO) < 0 || dup2(out, STDOUT_FILENO) < 0 ||
        dup2(null, STDERR_FILENO) < 0 || close_range(3, ~0u, 0) != 0 || chdir(r->folder) != 0 ||
        setpgid(0, 0) != 0 || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        _exit(NOT_LOCKED);
    setenv("HOME", r->folder, 1);
    setenv("TMPDIR", r->folder, 1);
    setenv("LC_ALL", "C.UTF-8", 1);
    if (!tc_lock_limits(c->memory, c->seconds, c->answer) || !lock_files(r) || !tc_lock_program())
        _exit(NOT_LOCKED);
    execvp(r->argv[0], r->argv);
    _exit(NOT_INSTALLED);
}

static tc_status start(run *r, tc_error *error) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return tc_error_set(error, TC_ERR_IO, "cannot start %s: %s", r->argv[0], strerror(errno));
    fflush(NULL);
    r->pid = fork();
    if (r->pid == 0)
        become(r, ends[1]);
    close(ends[1]);
    r->fd = ends[0];
    return r->pid > 0
               ? TC_OK
               : tc_error_set(error, TC_ERR_IO, "cannot start %s: %s", r->argv[0], strerror(errno));
}

/* Everything it says till the end, the deadline or the limit; false for the last two. */
static bool listen_to(const run *r, tc_buffer *out) {
    char piece[65536];
    for (;;) {
        int64_t left = r->deadline - tc_clock_now();
        struct pollfd ready = {.fd = r->fd, .events = POLLIN};
        if (left <= 0)
            return false;
        if (poll(&ready, 1, (int)(left / 1000000) + 1) <= 0)
            continue;
        ssize_t n = read(r->fd, piece, sizeof piece);
        if (n == 0)
            return true;
        if (n > 0)
            tc_buffer_add(out, (tc_slice){piece, (size_t)n});
        if (out->failed)
            return false;
    }
}

static int finish(run *r) {
    int how = 0;
    if (r->fd >= 0)
        close(r->fd);
    if (r->pid > 0) {
        kill(-r->pid, SIGKILL); /* the program has answered, or is not to go on; so its children */
        kill(r->pid, SIGKILL);
        while (waitpid(r->pid, &how, 0) < 0 && errno == EINTR)
            ;
    }
    if (r->folder[0])
        nftw(r->folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    return how;
}

/* ---- What came of it ---- */

static tc_status explain(const run *r, int how, tc_error *error) {
    const char *program = r->argv[0];
    if (WIFEXITED(how) && WEXITSTATUS(how) == NOT_INSTALLED) {
        tc_error_set(error, TC_ERR_NOT_FOUND, "%s is not installed", program);
        tc_error_hint(error, "install the package %s to have such files read",
                      r->converter->package ? r->converter->package : program);
        return TC_ERR_NOT_FOUND;
    }
    if (WIFEXITED(how) && WEXITSTATUS(how) == NOT_LOCKED)
        return tc_error_set(error, TC_ERR_IO, "cannot lock %s in", program);
    if (WIFEXITED(how))
        return tc_error_set(error, TC_ERR_FORMAT, "%s could not read it (exit code %d)", program,
                            WEXITSTATUS(how));
    return tc_error_set(error, TC_ERR_FORMAT, "%s was ended by signal %d over it", program,
                        WIFSIGNALED(how) ? WTERMSIG(how) : 0);
}

static const char *argument_of(run *r, const char *given) {
    if (!strcmp(given, "@"))
        return r->input;
    if (!strcmp(given, "%"))
        return r->settings;
    if (strcmp(given, "="))
        return given;
    r->to_file = true;
    return r->output;
}

static void set_arguments(run *r) {
    const char *const *from = r->converter->argv;
    for (size_t i = 0; i < ARGUMENTS_MAX && from[i]; i++) {
        union {
            const char *given;
            char *wanted; /* as execvp has it, which does not write to it */
        } argument = {.given = argument_of(r, from[i])};
        r->argv[i] = argument.wanted;
    }
}

/* The file that it wrote, if it is one of its own. */
static void read_output(const run *r, tc_buffer *out) {
    char piece[65536];
    struct stat info;
    int fd = open(r->output, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    tc_buffer_clear(out);
    if (fd < 0)
        return;
    bool good = fstat(fd, &info) == 0 && S_ISREG(info.st_mode) && info.st_nlink == 1;
    for (ssize_t n; good && !out->failed && (n = read(fd, piece, sizeof piece)) > 0;)
        tc_buffer_add(out, (tc_slice){piece, (size_t)n});
    close(fd);
}

/* Waits for its end, which it leaves to be asked for; false when the deadline passes. */
static bool await_end(const run *r) {
    siginfo_t info = {.si_pid = 0};
    const struct timespec pause = {.tv_nsec = 500000};
    while (waitid(P_PID, (id_t)r->pid, &info, WEXITED | WNOWAIT | WNOHANG) == 0 && !info.si_pid) {
        if (tc_clock_now() > r->deadline)
            return false;
        nanosleep(&pause, NULL);
    }
    return true;
}

/* What came of a run that was started; HOW it ended counts when it was in time. */
static tc_status judge(const run *r, bool in_time, bool too_much, int how, tc_error *error) {
    const tc_converter *c = r->converter;
    if (too_much)
        return tc_error_set(error, TC_ERR_LIMIT, "%s makes more than %zu MB of it", c->argv[0],
                            c->answer >> 20);
    if (!in_time)
        return tc_error_set(error, TC_ERR_LIMIT, "%s took more than %u s over it", c->argv[0],
                            c->seconds);
    return WIFEXITED(how) && WEXITSTATUS(how) == 0 ? TC_OK : explain(r, how, error);
}

tc_status tc_convert(const tc_converter *converter, tc_slice bytes, tc_arena *arena,
                     tc_slice *answer, tc_error *error) {
    run r = {.converter = converter, .fd = -1};
    tc_buffer said;
    set_arguments(&r);
    tc_buffer_init(&said, converter->answer);
    r.deadline = tc_clock_now() + (int64_t)converter->seconds * INT64_C(1000000000);
    tc_status status = make_folder(&r, bytes, error);
    if (status == TC_OK)
        status = start(&r, error);
    bool in_time = status == TC_OK && listen_to(&r, &said) && await_end(&r);
    if (in_time && r.to_file)
        read_output(&r, &said);
    int how = finish(&r);
    if (status == TC_OK)
        status = judge(&r, in_time, said.failed, how, error);
    if (status == TC_OK && r.to_file && !said.len)
        status = tc_error_set(error, TC_ERR_FORMAT, "%s made nothing of it", r.argv[0]);
    if (status == TC_OK) {
        *answer = tc_arena_copy(arena, tc_buffer_slice(&said));
        if (!answer->ptr)
            status = tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    }
    tc_buffer_dispose(&said);
    return status;
}
