#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# A query typed in another form of the same letters gets the same answer: NFD for NFC, hoà for hòa
# and lý for lí, capitals, blanks of any kind and number, dashes of any kind, curly quotes.
# shellcheck source=tests/cli/lib.sh
. "$TRACUU_SOURCE/tests/cli/lib.sh"
index_samples

python3 - "$tool" <<'PYTHON'
import json, re, subprocess, sys, unicodedata
tool = sys.argv[1]
QUERIES = [
    "hòa giải", "thúy", "quản lý khoa học", "khoa học công nghệ", '"đổi mới sáng tạo"', "709/QĐ-TTg",
    "69-KL/TW", "khởi nghiệp AND sáng tạo", "(cải cách OR chuyển đổi) số", "hành chính -tư pháp",
    'loại:"kế hoạch" tỉnh:"Quảng Ngãi"', "năm:2024 ngân sách", "số:14/2019/QĐ-UBND", "việndẫn:20-NQ/TW",
    'cơquan:"UBND tỉnh"', 'đơnvị:"Sở Tài chính" kinh phí', "ngày:2024-01-01..2024-12-31 tỉnh",
    "khởi* sáng", 'tríchyếu:"chuyển đổi số"', "UBND tỉnh Quảng Ngãi", "ủy ban nhân dân", "kỹ thuật",
    "chuyển đổi xố", "nghĩ quyết",
]
OLD = {"òa": "oà", "óa": "oá", "ỏa": "oả", "õa": "oã", "ọa": "oạ", "òe": "oè", "óe": "oé", "ỏe": "oẻ",
       "ủy": "uỷ", "úy": "uý", "ùy": "uỳ", "ũy": "uỹ", "ụy": "uỵ"}

def old_tones(q):
    for new, old in OLD.items():
        q = re.sub(rf"(?<![qQ]){new}\b", old, q)
    return q

def capitals(q):
    # Operators are capitals already, and names of filters may be any.
    return q.upper()

FORMS = {
    "NFD": lambda q: unicodedata.normalize("NFD", q),
    "old tones": old_tones,
    "i for y": lambda q: q.replace("lý", "lí").replace("kỹ", "kĩ"),
    "capitals": capitals,
    "blanks": lambda q: "  \t" + q.replace(" ", "\u00a0 \u2003") + "\n",
    "dashes": lambda q: re.sub(r"(?<=\w)-(?=\w)", "–", q) if "ngày" not in q else q,
    "hyphens": lambda q: re.sub(r"(?<=\w)-(?=\w)", "\u2011", q) if "ngày" not in q else q,
    "curly quotes": lambda q: re.sub(r'"([^"]*)"', "“\\1”", q),
}

def ask(query):
    run = subprocess.run([tool, "search", query, "--format", "json", "--limit", "10", "--facets"],
                         capture_output=True)
    if run.returncode > 1:
        return run.stderr.decode()
    answer = json.loads(run.stdout)
    answer.pop("query")
    # What was meant comes with the letters of what was typed around it.
    if "suggestion" in answer:
        answer["suggestion"] = [w["meant"].lower() for w in answer["suggestion"]["words"]]
    return answer

failed = changed = 0
for query in QUERIES:
    wanted = ask(query)
    for name, form in FORMS.items():
        typed = form(query)
        if typed == query:
            continue
        changed += 1
        found = ask(typed)
        if found != wanted:
            failed = 1
            print(f"{name}: {typed!r} is not {query!r}")
            if isinstance(found, dict) and isinstance(wanted, dict):
                for key in wanted:
                    if wanted[key] != found.get(key):
                        print("   ", key, str(wanted[key])[:300], "\n   ", str(found.get(key))[:300])
                        break
            else:
                print("   ", found)
if changed < 60:
    sys.exit(f"only {changed} forms")
sys.exit(failed)
PYTHON
