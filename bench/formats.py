# SPDX-License-Identifier: GPL-2.0-or-later
"""formats.py TRACUU-INDEX WORK TIMES RUNS FOLDER…: what bench-formats.sh says.

Time on the clock and of the processors (children included); memory is the largest process, and
the largest sum over all processes of a program, where pages that several share are counted once
(looked up twenty times a second).
"""
import json
import os
import resource
import shutil
import subprocess
import sys
import threading
import time

PROGRAMS = ("tracuu-index", "recollindex", "omindex")
WANTED = {"recollindex": 10, "omindex": 5}


def command(program, tool, texts, index):
    if program == "tracuu-index":
        return [tool, "--quiet", "--jobs", "2", "--index", index, "--stats", f"{index}.stats", texts]
    if program == "omindex":
        return ["omindex", "--db", index, "--url", "/", texts]
    os.makedirs(index)
    with open(f"{index}/recoll.conf", "w", encoding="utf-8") as file:
        file.write(f"topdirs = {texts}\ndbdir = {index}/db\nloglevel = 1\n")
    return ["recollindex", "-c", index, "-z"]


# ---- Memory ----


def family(first):
    """The process and all below it."""
    parents = {}
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                with open(f"/proc/{entry}/stat", encoding="utf-8", errors="replace") as file:
                    parents[int(entry)] = int(file.read().rpartition(")")[2].split()[1])
            except OSError:
                pass
    members = [first]
    for member in members:
        members += [process for process, parent in parents.items() if parent == member]
    return members


def proportional(process):
    """KiB of a process, its part of what it shares."""
    try:
        with open(f"/proc/{process}/smaps_rollup", encoding="utf-8") as file:
            return next(int(line.split()[1]) for line in file if line.startswith("Pss:"))
    except (OSError, StopIteration):
        return 0


class Watch(threading.Thread):
    def __init__(self, process):
        super().__init__()
        self.process = process
        self.over = threading.Event()
        self.most = 0

    def run(self):
        while not self.over.wait(0.05):
            self.most = max(self.most, sum(map(proportional, family(self.process))))


# ---- One run, in a process of its own, so that its children are only these ----


def run_one(words):
    begun = time.monotonic()
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    watch = Watch(process.pid)
    watch.start()
    code = process.wait()
    seconds = time.monotonic() - begun
    watch.over.set()
    watch.join()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, watch.most / 1024)
    sys.exit(code > 1)


def measure(program, tool, texts, work):
    index = f"{work}/index"
    shutil.rmtree(index, ignore_errors=True)
    words = command(program, tool, texts, index)
    said = subprocess.run([sys.executable, __file__, "--one"] + words, check=True,
                          stdout=subprocess.PIPE, text=True).stdout.split()
    shutil.rmtree(index, ignore_errors=True)
    return [float(part) for part in said]


# ---- All of them ----


def copy(folder, to, times):
    """The files of FOLDER under TIMES names each; how many, and their bytes."""
    count = size = 0
    for where, _, names in os.walk(folder):
        for name in sorted(names):
            stem, dot, ending = name.rpartition(".")
            for i in range(times):
                target = f"{to}/{i:02}"
                os.makedirs(target, exist_ok=True)
                shutil.copyfile(f"{where}/{name}", f"{target}/{stem}-{i:02}{dot}{ending}")
                count += 1
                size += os.path.getsize(f"{where}/{name}")
    return count, size


def compare(name, texts, count, size, tool, work, runs):
    print(f"{name}: {count} files, {size / 1e6:.1f} MB")
    took = {program: [measure(program, tool, texts, work) for _ in range(runs)]
            for program in PROGRAMS}
    best = {program: [min(part) for part in zip(*took[program])] for program in PROGRAMS}
    own = best[PROGRAMS[0]]
    with open(f"{work}/index.stats", encoding="utf-8") as file:
        failed = json.load(file)["failed"]
    for program in PROGRAMS:
        seconds, processor, largest, whole = best[program]
        print(f"  {program:13} {seconds:7.2f} s {count / seconds:7.0f} files/s "
              f"{size / 1e6 / seconds:6.2f} MB/s  {processor:7.2f} s of processor  "
              f"{largest:5.0f} MiB largest, {whole:5.0f} MiB in all", end="")
        if program in WANTED:
            print(f"  {seconds / own[0]:5.1f} times as long ({WANTED[program]} wanted), "
                  f"{processor / own[1]:5.1f} of processor", end="")
        elif failed:
            print(f"  {failed} not read", end="")
        print()


def main(tool, work, times, runs, folders):
    count = size = 0
    texts = f"{work}/texts"
    for folder in folders:
        name = os.path.basename(os.path.normpath(folder))
        number, volume = copy(folder, f"{texts}/{name}", times)
        compare(name, f"{texts}/{name}", number, volume, tool, work, runs)
        count += number
        size += volume
    if len(folders) > 1:
        compare("all together", texts, count, size, tool, work, runs)


if sys.argv[1] == "--one":
    run_one(sys.argv[2:])
else:
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), sys.argv[5:])
