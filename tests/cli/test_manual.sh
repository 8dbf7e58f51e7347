#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The manual pages and --help tell of the same options, of each command the same, with the same values.
# shellcheck source=tests/cli/lib.sh
. "$TRACUU_SOURCE/tests/cli/lib.sh"

python3 - "$TRACUU_BIN" "$TRACUU_SOURCE/man" <<'PYTHON'
import re, subprocess, sys

programs, pages = sys.argv[1:]
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")
failed = 0


def complain(words):
    global failed
    failed = 1
    print(words)


def plain(page):
    """The source of a page without fonts, one macro's line after another."""
    page = re.sub(r"\\f.|\\&|^\.(BI|BR|RB|RI|B|I|IR) ", "", page, flags=re.M)
    return page.replace("\\-", "-").replace('"', "").replace("\\~", " ")


def sections(page, macro):
    parts = re.split(rf"^\.{macro} (.*)\n", page, flags=re.M)
    return dict(zip(parts[1::2], parts[2::2]))


def help_of(*command):
    said = subprocess.run([f"{programs}/{command[0]}", *command[1:], "--help"], capture_output=True, text=True)
    return said.stdout


def told(text):
    """Options at the beginning of an entry: what an entry is about, not what it mentions."""
    heads = re.findall(r"^\.TP\n(?:\.\S+ )?(.*)$", text, flags=re.M)
    return {o for head in heads for o in OPTION.findall(head)}


def offered(text):
    return {o for line in re.findall(r"^  +-.*$", text, flags=re.M) for o in OPTION.findall(line[:40])}


source = plain(open(f"{pages}/tracuu.1", encoding="utf-8").read())
parts = sections(source, "SH")
common = told(parts["OPTIONS"])
commands = sections(parts["COMMANDS"], "SS")
listed = re.findall(r"^  (\w+) {2,}\S", help_of("tracuu"), flags=re.M)
if set(commands) | {"index"} != set(listed):
    complain(f"commands: {sorted(set(commands) | {'index'})} in the page, {sorted(listed)} in --help")
used = {"--version"}
for name, text in commands.items():
    has, says = offered(help_of("tracuu", name)), told(text)
    used |= has
    if says - has:
        complain(f"{name}: the page tells of {sorted(says - has)}, which --help does not offer")
    if has - says - common:
        complain(f"{name}: --help offers {sorted(has - says - common)}, of which the page does not tell")
if common - used:
    complain(f"the page tells of {sorted(common - used)}, which no command takes")

# The orders of --sort, command by command.
orders = re.search(r"^--sort ORDER\n((?:.+\n)*?)\.TP", parts["OPTIONS"], flags=re.M).group(1)
orders = {name: re.findall(r"\w+", rest) for name, rest in re.findall(r"(\w+):\s*([^;:]*)(?:[;.]|$)", orders)}
for name in commands:
    offers = re.search(r"--sort (\S+)", help_of("tracuu", name))
    offers = offers.group(1).split("|") if offers else []
    if orders.get(name, []) != offers:
        complain(f"{name}: --sort {orders.get(name, [])} in the page, {offers} in --help")

source = plain(open(f"{pages}/tracuu-index.1", encoding="utf-8").read())
parts = sections(source, "SH")
says, has = told(parts["OPTIONS"]), offered(help_of("tracuu-index"))
if says != has:
    complain(f"tracuu-index: {sorted(says ^ has)} in one of the page and --help alone")
synopsis = set(OPTION.findall(parts["SYNOPSIS"]))
if synopsis != has - {"--help", "--version"}:
    complain(f"tracuu-index: the synopsis differs by {sorted(synopsis ^ (has - {'--help', '--version'}))}")
sys.exit(failed)
PYTHON
failed=$?
exit $failed
