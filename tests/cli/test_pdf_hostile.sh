#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# A hundred PDF files that were cut, whose objects go in circles, whose numbers are too large, whose
# bytes are others: each is read or refused with one line, for little time and memory of the
# processor's, and the run goes on to the good one.
# shellcheck source=tests/cli/lib.sh
. "$TRACUU_SOURCE/tests/cli/lib.sh"
sanitized && export SANITIZED=1
cat >"$work/run.py" <<'END'
import json
import os
import re
import resource
import subprocess
import sys

work, tools, source = sys.argv[1:]
state = 20250521


def draw(below):
    global state
    state = (state * 1664525 + 1013904223) % 2**32
    return (state >> 8) % below


def cut(data):
    return data[:draw(len(data))] + (b"\n%%EOF\n" if draw(2) else b"")


def flip(data):
    data = bytearray(data)
    for _ in range(1 + draw(40)):
        data[draw(len(data))] = draw(256)
    return bytes(data)


def numbers(data):
    """Some numbers become large, negative, or others."""
    large = [b"0", b"-1", b"1", b"2147483647", b"4294967296", b"99999999999999999999", b"1e38", b"65536"]
    places = list(re.finditer(rb"\d+", data))
    for place in sorted({draw(len(places)) for _ in range(1 + draw(6))}, reverse=True):
        a, b = places[place].span()
        data = data[:a] + large[draw(len(large))] + data[b:]
    return data


def circles(data):
    """References lead to other objects: parents, themselves, the catalogue."""
    places = list(re.finditer(rb"\d+(?= 0 R)", data))
    for place in sorted({draw(len(places)) for _ in range(1 + draw(4))}, reverse=True):
        a, b = places[place].span()
        data = data[:a] + str(draw(12)).encode() + data[b:]
    return data


def depth(data):
    """Lists in lists, graphics states in graphics states."""
    deep = [b"[" * 200000, b"<<" * 200000, b"<</Kids" * 50000, b"(" * 300000][draw(4)]
    at = data.find([b"/Kids", b"/Contents", b"/Resources"][draw(3)])
    return data[:at] + deep + data[at:]


def much(data):
    """A page that draws for ever, pages without end, a picture or a page larger than any."""
    old, new = [(b"S\n", b"S\n" + b"60 640 m 535 640 l S\n" * 20000),
                (b"/Kids[3 0 R 4 0 R]/Count 2", b"/Kids[" + b"3 0 R " * 3000 + b"]/Count 3000"),
                (b"/Width 4/Height 4", b"/Width 60000/Height 60000"),
                (b"/MediaBox[0 0 595 842]", b"/MediaBox[0 0 14400 14400]")][draw(4)]
    return data.replace(old, new, 1)


seeds = [open(os.path.join(source, name), "rb").read()
         for name in ("tests/fuzz/corpus/plan.pdf", "corpus/samples/lam-dong/so-khcn/ke-hoach-47-kh-skhcn.pdf")]
folder = os.path.join(work, "in")
os.mkdir(folder)
harms = [cut, flip, numbers, circles, depth, much]
for i in range(100):
    with open(os.path.join(folder, "%03d.pdf" % i), "wb") as file:
        file.write(harms[i % len(harms)](seeds[0 if i % 4 else 1] if i % 6 < 4 else seeds[0]))
with open(os.path.join(folder, "good.pdf"), "wb") as file:
    file.write(seeds[1])


def processor():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


failed = False
sanitized = os.environ.get("SANITIZED")  # without the sandbox, poppler can be heard
worst = (0, "")
for name in sorted(os.listdir(folder)):
    before = processor()
    run = subprocess.run([os.path.join(tools, "tracuu"), "extract", os.path.join(folder, name)],
                         capture_output=True)
    worst = max(worst, (processor() - before, name))
    lines = [line for line in run.stderr.splitlines()
             if not (sanitized and line == b"some font thing failed")]
    if (run.returncode, len(lines)) not in ((0, 0), (2, 1)):
        print(name, run.returncode, run.stderr.decode(errors="replace"))
        failed = True
stats = os.path.join(work, "stats")
run = subprocess.run([os.path.join(tools, "tracuu-index"), "--quiet", "--jobs", "2", "--index",
                      os.path.join(work, "index"), "--stats", stats, folder], capture_output=True)
counts = json.load(open(stats))
if run.returncode != 1 or counts["files"] != 101 or counts["indexed"] + counts["failed"] != 101:
    print("index:", run.returncode, counts, run.stderr.decode(errors="replace"))
    failed = True
run = subprocess.run([os.path.join(tools, "tracuu"), "citing", "--index", os.path.join(work, "index"),
                      "--format", "json", "28/KH-SKHCN"], capture_output=True)
if not any(row["path"].endswith("good.pdf") for row in json.loads(run.stdout)["results"]):
    print("the good one is not found", run.stdout)
    failed = True
memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
print("at most %.2f s of the processor (%s), %d MB; %d read, %d refused"
      % (*worst, memory, counts["indexed"], counts["failed"]))
if not sanitized and (worst[0] > 1 or memory > 150):
    print("too much")
    failed = True
sys.exit(failed)
END
python3 "$work/run.py" "$work" "$TRACUU_BIN" "$TRACUU_SOURCE"
