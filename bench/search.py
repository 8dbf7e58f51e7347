# SPDX-License-Identifier: GPL-2.0-or-later
"""The questions of bench-search.sh, and who is asked them.

search.py build FTS5 TEXTS: an FTS5 index of every file below TEXTS, with accents and without
search.py ask TRACUU INDEX FTS5 LUCENE…: asks all three, LUCENE… being the command that answers

tracuu is measured as whole processes, up to its JSON with titles and snippets; the others from the
query to the numbers of the twenty best documents, inside a process that runs on.  To compare like
with like, tracuu is shown once more without what a process costs that asks for a word that is
nowhere.  Of several runs of a question, taken in turn, the best one counts.
"""
import json
import os
import sqlite3
import subprocess
import sys
import time
import unicodedata

QUESTIONS = {
    "and": ["công nghệ thông", "thủ tục chính", "đất rừng nước", "doanh chứng hỗ", "giáo dục quản"],
    "phrase": ["thủ tục hành chính", "ủy ban nhân dân", "phát triển thủy sản", "truy xuất nguồn gốc",
               "cơ sở dữ liệu"],
    "or": ["công nghệ thông tin đất rừng", "giáo dục quản lý du lịch", "cán bộ viên đội ngũ đời",
           "thuật hạ tầng dữ liệu dùng", "khoa học sáng tạo chuyển đổi"],
}
NOWHERE = "zzqxjw"
PAGE = 20
RUNS = 7


def bare(text):
    """As ASCIIFoldingFilter and our own index have it: remove_diacritics leaves đ alone."""
    text = text.replace("đ", "d").replace("Đ", "D")
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


# ---- FTS5 ----


def build(path, folder):
    base = sqlite3.connect(path + ".new")
    for table, marks in (("exact", 0), ("bare", 2)):
        base.execute(f"CREATE VIRTUAL TABLE {table} USING fts5(text, content='', "
                     f"tokenize='unicode61 remove_diacritics {marks}')")
    number = 0
    for where, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            number += 1
            with open(os.path.join(where, name), encoding="utf-8") as file:
                text = file.read()
            base.execute("INSERT INTO exact(rowid, text) VALUES (?, ?)", (number, text))
            base.execute("INSERT INTO bare(rowid, text) VALUES (?, ?)", (number, bare(text)))
    for table in ("exact", "bare"):
        base.execute(f"INSERT INTO {table}({table}) VALUES ('optimize')")
    base.commit()
    base.close()
    os.rename(path + ".new", path)


class Fts5:
    name = "SQLite FTS5"

    def __init__(self, path):
        self.base = sqlite3.connect(path)
        self.base.execute("PRAGMA cache_size = -1000000")

    @staticmethod
    def expression(kind, words):
        if kind == "phrase":
            return f'"{words}"'
        return f" {kind.upper()} ".join(f'"{word}"' for word in words.split())

    def ask(self, kind, field, words):
        clock, processor = time.perf_counter(), time.thread_time()
        self.base.execute(f"SELECT rowid FROM {field} WHERE {field} MATCH ? ORDER BY rank LIMIT ?",
                          (self.expression(kind, words), PAGE)).fetchall()
        return time.perf_counter() - clock, time.thread_time() - processor

    def count(self, kind, field, words):
        return self.base.execute(f"SELECT count(*) FROM {field} WHERE {field} MATCH ?",
                                 (self.expression(kind, words),)).fetchone()[0]


# ---- Lucene ----


class Lucene:
    name = "Lucene 8"

    def __init__(self, command):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        text=True, encoding="utf-8")

    def say(self, *parts):
        print("\t".join(parts), file=self.process.stdin, flush=True)
        return [int(part) for part in self.process.stdout.readline().split()]

    def ask(self, kind, field, words):
        clock, processor, _ = self.say(kind, field, words)
        return clock / 1e9, processor / 1e9

    def ask_passages(self, kind, field, words):
        clock, processor, shown = self.say("passages", kind, field, words)
        assert shown == PAGE, f"Lucene shows {shown} passages of {PAGE}"
        return clock / 1e9, processor / 1e9

    def count(self, kind, field, words):
        return self.say("count", kind, field, words)[2]

    def warm(self):
        """What runs in a virtual machine is fast once it has run often."""
        for _ in range(30):
            for kind, questions in QUESTIONS.items():
                for words in questions:
                    for ask_once in (self.ask, self.ask_passages):
                        ask_once(kind, "exact", words)
                        ask_once(kind, "bare", bare(words))


# ---- tracuu ----


class LucenePassages:
    """The same machine, which shows what it has found: a passage of each text, its words marked."""

    name = "Lucene 8, with passages"

    def __init__(self, lucene):
        self.ask, self.count = lucene.ask_passages, lucene.count


class Tracuu:
    name = "tracuu"

    def __init__(self, tool, index):
        self.command = [tool, "search", "--format", "json", "--limit", str(PAGE)]
        self.environment = {**os.environ, "TRACUU_INDEX": index, "LC_ALL": "C.UTF-8"}

    def run(self, query, out):
        clock = time.perf_counter()
        process = subprocess.Popen(self.command + [query], stdout=out, env=self.environment)
        _, _, used = os.wait4(process.pid, 0)
        return time.perf_counter() - clock, used.ru_utime + used.ru_stime

    @staticmethod
    def expression(kind, words):
        return f'"{words}"' if kind == "phrase" else f" {kind.upper()} ".join(words.split())

    def ask(self, kind, _, words):
        return self.run(self.expression(kind, words), subprocess.DEVNULL)

    def count(self, kind, _, words):
        answer = subprocess.run(self.command + [self.expression(kind, words)],
                                env=self.environment, capture_output=True, check=False)
        return json.loads(answer.stdout)["total"]


# ---- Asking ----


def mean(times):
    return [sum(part) / len(times) * 1e3 for part in zip(*times)]


def row(name, took, beside):
    print(f"  {name:30} {took[0]:9.2f} {took[1]:9.2f}", end="")
    if beside:
        print(f"  {took[0] / beside[0]:8.2f} {took[1] / beside[1]:8.2f}", end="")
    print()


def compare(engines, kind, accents):
    """The best time of each question for each engine, as their mean."""
    field = "exact" if accents else "bare"
    best = {}
    for words in (text if accents else bare(text) for text in QUESTIONS[kind]):
        found = [f"{engine.name} {engine.count(kind, field, words)}" for engine in engines]
        print(f"  {words:34} {', '.join(found)}")
        runs = {engine: [] for engine in engines}
        for _ in range(RUNS):
            for engine in engines:
                runs[engine].append(engine.ask(kind, field, words))
        for engine in engines:
            best.setdefault(engine, []).append([min(part) for part in zip(*runs[engine])])
    return [mean(best[engine]) for engine in engines]


def ask(tool, index, fts5, lucene):
    engines = [Tracuu(tool, index), Fts5(fts5), Lucene(lucene)]
    engines[2].warm()
    engines.append(LucenePassages(engines[2]))
    for kind in QUESTIONS:
        for accents in (True, False):
            print(f"{kind}, {'with' if accents else 'without'} accents: "
                  "ms of time and of processor, times as long as the query alone takes tracuu")
            took = compare(engines, kind, accents)
            nothing = [min(part) * 1e3 for part in
                       zip(*(engines[0].ask("and", "", NOWHERE) for _ in range(3 * RUNS)))]
            alone = [max(whole - none, 1e-3) for whole, none in zip(took[0], nothing)]
            row("tracuu, whole process", took[0], alone)
            row("tracuu, the query alone", alone, None)
            for engine, times in zip(engines[1:], took[1:]):
                row(engine.name, times, alone)


if sys.argv[1] == "build":
    build(*sys.argv[2:])
else:
    ask(*sys.argv[2:5], sys.argv[5:])
