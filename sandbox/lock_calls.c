/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "lock.h"

#include <errno.h>
#include <fcntl.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <unistd.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* What a process needs that computes, takes memory and talks over what is open. */
static const int computing[] = {SCMP_SYS(read),
                                SCMP_SYS(write),
                                SCMP_SYS(readv),
                                SCMP_SYS(writev),
                                SCMP_SYS(pread64),
                                SCMP_SYS(pwrite64),
                                SCMP_SYS(lseek),
                                SCMP_SYS(close),
                                SCMP_SYS(fstat),
                                SCMP_SYS(munmap),
                                SCMP_SYS(mremap),
                                SCMP_SYS(madvise),
                                SCMP_SYS(brk),
                                SCMP_SYS(futex),
                                SCMP_SYS(clock_gettime),
                                SCMP_SYS(clock_getres),
                                SCMP_SYS(gettimeofday),
                                SCMP_SYS(time),
                                SCMP_SYS(getpid),
                                SCMP_SYS(gettid),
                                SCMP_SYS(getrandom),
                                SCMP_SYS(rt_sigaction),
                                SCMP_SYS(rt_sigprocmask),
                                SCMP_SYS(rt_sigreturn),
                                SCMP_SYS(sigaltstack),
                                SCMP_SYS(exit),
                                SCMP_SYS(exit_group),
                                SCMP_SYS(sched_yield),
                                SCMP_SYS(sysinfo),
                                SCMP_SYS(getrusage),
                                SCMP_SYS(set_robust_list),
                                SCMP_SYS(rseq),
                                SCMP_SYS(restart_syscall),
                                SCMP_SYS(sendto),
                                SCMP_SYS(recvfrom),
                                SCMP_SYS(nanosleep),
                                SCMP_SYS(clock_nanosleep),
                                SCMP_SYS(sched_getaffinity)};

/* No honest reader makes these: dying shows what happened.  Everything else is refused, for a
 * library that finds a file missing or a setting unknown goes on without. */
static const int hostile[] = {SCMP_SYS(execve), SCMP_SYS(execveat), SCMP_SYS(fork),
                              SCMP_SYS(vfork),  SCMP_SYS(clone),    SCMP_SYS(clone3),
                              SCMP_SYS(ptrace), SCMP_SYS(kill),     SCMP_SYS(connect),
                              SCMP_SYS(bind),   SCMP_SYS(accept4),  SCMP_SYS(unlink),
                              SCMP_SYS(rename), SCMP_SYS(mount),    SCMP_SYS(process_vm_writev)};

static bool add_all(scmp_filter_ctx filter, uint32_t action, const int *calls, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (seccomp_rule_add(filter, action, calls[i], 0) != 0)
            return false;
    return true;
}

/* Memory may be taken, but not to run what was written there. */
static bool add_memory(scmp_filter_ctx filter) {
    static const int calls[] = {SCMP_SYS(mmap), SCMP_SYS(mprotect)};
    for (size_t i = 0; i < COUNT(calls); i++)
        if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, calls[i], 1,
                             SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)) != 0)
            return false;
    return true;
}

/* A process may end itself (abort), and nobody else. */
static bool add_abort(scmp_filter_ctx filter) {
    return seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1,
                            SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)getpid(), 0)) == 0;
}

static bool add_opening(scmp_filter_ctx filter) {
    static const int looks[] = {SCMP_SYS(newfstatat), SCMP_SYS(access),   SCMP_SYS(faccessat),
                                SCMP_SYS(faccessat2), SCMP_SYS(readlink), SCMP_SYS(getdents64),
                                SCMP_SYS(fcntl),      SCMP_SYS(statx),    SCMP_SYS(stat),
                                SCMP_SYS(lstat)};
    enum { WRITES = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC };
    return add_all(filter, SCMP_ACT_ALLOW, looks, COUNT(looks)) &&
           seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(openat), 1,
                            SCMP_A2(SCMP_CMP_MASKED_EQ, WRITES, 0)) == 0;
}

/* Loads FILTER when it is GOOD, and frees it. */
static bool load(scmp_filter_ctx filter, bool good) {
    if (good) {
        int code = seccomp_load(filter);
        /* -EFAULT and -EINVAL: a kernel without filters. */
        good = code == 0 || code == -EFAULT || code == -EINVAL || code == -ENOSYS;
    }
    seccomp_release(filter);
    return good;
}

bool tc_lock_calls(bool opening) {
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EACCES));
    if (!filter)
        return false;
    bool good = add_all(filter, SCMP_ACT_ALLOW, computing, COUNT(computing)) &&
                add_all(filter, SCMP_ACT_KILL_PROCESS, hostile, COUNT(hostile)) &&
                add_memory(filter) && add_abort(filter) && (!opening || add_opening(filter));
    return load(filter, good);
}

bool tc_lock_program(void) {
    static const int refused[] = {SCMP_SYS(socket),
                                  SCMP_SYS(socketpair),
                                  SCMP_SYS(connect),
                                  SCMP_SYS(ptrace),
                                  SCMP_SYS(process_vm_readv),
                                  SCMP_SYS(process_vm_writev),
                                  SCMP_SYS(mount),
                                  SCMP_SYS(umount2),
                                  SCMP_SYS(pivot_root),
                                  SCMP_SYS(chroot),
                                  SCMP_SYS(bpf),
                                  SCMP_SYS(perf_event_open),
                                  SCMP_SYS(keyctl),
                                  SCMP_SYS(add_key),
                                  SCMP_SYS(unshare),
                                  SCMP_SYS(setns),
                                  SCMP_SYS(init_module),
                                  SCMP_SYS(finit_module),
                                  SCMP_SYS(kexec_load),
                                  SCMP_SYS(reboot),
                                  SCMP_SYS(io_uring_setup),
                                  SCMP_SYS(userfaultfd),
                                  SCMP_SYS(setsid),
                                  SCMP_SYS(setpgid)};
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    if (!filter)
        return false;
    return load(filter, add_all(filter, SCMP_ACT_ERRNO(EACCES), refused, COUNT(refused)));
}
