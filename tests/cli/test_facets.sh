#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# --facets, --sort and pages of tracuu search, over the sample corpus.
# shellcheck source=tests/cli/lib.sh
. "$TRACUU_SOURCE/tests/cli/lib.sh"
pages=0
index_samples
search() { "$tool" search "$@" --format json; }

search 'hành chính' --facets --limit 0 >"$work/whole.json"
search 'loại:"kế hoạch" năm:2024' --facets --limit 0 >"$work/filtered.json"
search '"chuyển đổi số"' --facets --limit 0 >"$work/phrase.json"
search 'tỉnh' --limit 0 --sort cited >"$work/cited.json"
for query in 'khoa học công nghệ' 'đổi mới OR cải cách' '"chuyển đổi số"' 'loại:"kế hoạch"' 69-KL/TW 'ngân sách'; do
    for order in relevance date cited; do
        name=$work/page.$((++pages))
        search "$query" --sort $order --limit 20 >"$name.20"
        for offset in 0 5 10 15; do
            search "$query" --sort $order --limit 5 --offset $offset >"$name.$offset"
        done
    done
done

python3 - "$work" "$tool" <<'PYTHON' || failed=1
import collections, glob, json, subprocess, sys
work, tool = sys.argv[1:]
failed = 0
def fail(*words):
    global failed
    failed = 1
    print(*words)
def read(name):
    try:
        return json.load(open(f"{work}/{name}"))
    except ValueError:
        return {"results": [], "total": 0}

# What is counted is what is listed.
for name in "whole", "filtered", "phrase":
    answer = read(name + ".json")
    rows, facets = answer["results"], answer["facets"]
    if len(rows) != answer["total"] or not rows:
        fail(name, "total", answer["total"], "but", len(rows), "listed")
    for facet, field in ("type", "type"), ("issuer", "issuer_full"):
        wanted = collections.Counter(r[field] for r in rows if r[field])
        found = {v["value"]: v["count"] for v in facets[facet]}
        if len(found) < 20 and found != dict(wanted):
            fail(name, facet, found, "is not", dict(wanted))
    years = collections.Counter(r["date"][:4] for r in rows if r["date"])
    if any(years[v["value"]] > v["count"] for v in facets["year"]):
        fail(name, "year", facets["year"], years)
    for facet, values in facets.items():
        if [v["count"] for v in values] != sorted((v["count"] for v in values), reverse=True):
            fail(name, facet, "is not in order")
if [v["value"] for v in read("filtered.json")["facets"]["year"]] != ["2024"]:
    fail("a filter on the year leaves other years")
units = read("filtered.json")["facets"]["unit"]
if not units or units[0]["count"] < 2:
    fail("no units", units)

# By citations: falling, as far as `tracuu citing` finds them exact (a citation with a slip in its
# date counts here, too).
counts = []
for row in read("cited.json")["results"][:8]:
    answer = subprocess.run([tool, "citing", row["path"], "--format", "json", "--limit", "0"],
                            capture_output=True)
    found = json.loads(answer.stdout)["results"] if answer.stdout else []
    counts.append(sum(r["certainty"] == "exact" and r["path"] != row["path"] for r in found))
if counts[0] < max(counts) or any(b > a + 1 for a, b in zip(counts, counts[1:])) or counts[0] < 3:
    fail("cited:", counts)

# Pages are one list, cut.
for whole in glob.glob(work + "/page.*.20"):
    name = whole[len(work) + 1:-3]
    pages = [r["path"] for o in (0, 5, 10, 15) for r in read(f"{name}.{o}")["results"]]
    rows = [r["path"] for r in read(name + ".20")["results"]]
    if pages != rows or len(set(rows)) != len(rows):
        fail(name, pages, rows)
sys.exit(failed)
PYTHON

# For people: a line a facet, in their language.
LC_ALL=vi_VN.UTF-8 "$tool" search 'loại:"kế hoạch"' --facets --limit 1 >"$work/text"
grep -q '^cơ quan' "$work/text" || { cat "$work/text"; failed=1; }
exit $failed
