#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Pictures that were cut, whose bytes are others, or that say that they are larger than any page:
# each is read or refused with one line, for little memory.
# shellcheck source=tests/cli/lib.sh
. "$TRACUU_SOURCE/tests/cli/lib.sh"
sanitized && export SANITIZED=1
cat >"$work/run.py" <<'END'
import os
import resource
import struct
import subprocess
import sys
import zlib

work, tool = sys.argv[1:]
state = 20171016


def draw(below):
    global state
    state = (state * 1664525 + 1013904223) % 2**32
    return (state >> 8) % below


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width, height, rows):
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows))
            + chunk(b"IEND", b""))


def tiff(width, height, pixels, following):
    tags = [(256, width), (257, height), (258, 8), (259, 1), (262, 1), (273, 8), (277, 1),
            (278, height), (279, len(pixels))]
    at = 8 + len(pixels)
    return (b"II*\0" + struct.pack("<I", at) + pixels + struct.pack("<H", len(tags))
            + b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags)
            + struct.pack("<I", at if following else 0))


def cut(data):
    return data[:8 + draw(len(data) - 8)]


def flip(data):
    data = bytearray(data)
    for _ in range(1 + draw(12)):
        data[draw(len(data))] = draw(256)
    return bytes(data)


# Print, from afar: bars where letters would be.
wide, high = 240, 120
page = [bytes(0 if y % 24 in range(8, 16) and x % 9 < 5 else 255 for x in range(wide))
        for y in range(high)]
seeds = {"png": png(wide, high, b"".join(b"\0" + row for row in page)),
         "tif": tiff(wide, high, b"".join(page), False)}
files = {"circle.tif": tiff(wide, high, b"".join(page), True)}
for i in range(48):
    kind = "tif" if i % 2 else "png"
    files["%02d.%s" % (i, kind)] = (flip if i % 4 < 2 else cut)(seeds[kind])
large = [(20000, 20000), (19999, 10000), (2**31 - 1, 2**31 - 1), (2**31 - 1, 1), (1, 60000)]
for i, (w, h) in enumerate(large):
    files["large%d.png" % i] = png(w, h, b"\0" * 1000)
    files["large%d.tif" % i] = tiff(w, h, b"\0" * 1000, False)

failed = False
sanitized = os.environ.get("SANITIZED")  # then what reads pictures can be heard
for name, data in sorted(files.items()):
    path = os.path.join(work, name)
    with open(path, "wb") as file:
        file.write(data)
    run = subprocess.run([tool, "extract", "--ocr", path], capture_output=True)
    lines = [line for line in run.stderr.splitlines()
             if line.startswith(b"tracuu: ") or not sanitized]
    if (run.returncode, len(lines)) not in ((0, 0), (2, 1)) or b"installed" in run.stderr:
        print(name, run.returncode, run.stderr.decode(errors="replace"))
        failed = True
    if name in ("large0.png", "large1.png", "large0.tif") and b"larger than any page" not in run.stderr:
        print(name, run.stderr.decode(errors="replace"))
        failed = True
memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
print("at most %d MB" % memory)
if not sanitized and memory > 400:
    print("too much")
    failed = True
sys.exit(failed)
END
python3 "$work/run.py" "$work" "$tool"
