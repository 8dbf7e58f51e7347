#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# One number in three provinces and three years, one in two Party terms, a draft without a number,
# a wrong date, merged provinces, a renamed department: every mention is linked to the document that
# it means, or says that it is not sure; none is linked to another one in silence.
# shellcheck source=tests/cli/lib.sh
. "$TRACUU_SOURCE/tests/cli/lib.sh"
export TRACUU_INDEX=$work/index
mkdir corpus
cd "corpus" || exit 1

# document FILE BODY-LINES NUMBER PLACE DATE TYPE TITLE TEXT
document() { printf '%b\n\nSố: %s\n%s, %s\n\n%s\n%s\n\n%s\n' "${@:2}" >"$1.txt"; }
# A resolution 93 of a province's council.
council() {
    document "$1" "HỘI ĐỒNG NHÂN DÂN\nTỈNH $2" 93/NQ-HĐND "$3" "$4" "NGHỊ QUYẾT" \
        "Về phát triển kinh tế - xã hội" "Điều 1. Thông qua mục tiêu."
}
council qn-2022 "QUẢNG NGÃI" "Quảng Ngãi" "ngày 09 tháng 12 năm 2022"
council qn-2023 "QUẢNG NGÃI" "Quảng Ngãi" "ngày 08 tháng 12 năm 2023"
council qn-2024 "QUẢNG NGÃI" "Quảng Ngãi" "ngày 10 tháng 7 năm 2024"
council bg-2022 "BẮC GIANG" "Bắc Giang" "ngày 12 tháng 7 năm 2022"
council ld-2022 "LÂM ĐỒNG" "Đà Lạt" "ngày 09 tháng 12 năm 2022"
# Resolution 20 of two terms of the Central Committee.
for term in "xi 01 11 2012" "xii 25 10 2017"; do
    read -r name day month year <<<"$term"
    printf 'BAN CHẤP HÀNH TRUNG ƯƠNG\n\nSố 20-NQ/TW\nHà Nội, ngày %s tháng %s năm %s\n\nNGHỊ QUYẾT\nHội nghị Trung ương\n\nMột.\n' \
        "$day" "$month" "$year" >"tw-$name.txt"
done
document draft "UBND TỈNH QUẢNG NGÃI\nSỞ KHOA HỌC VÀ CÔNG NGHỆ" "      /KH-SKHCN" "Quảng Ngãi" \
    "ngày     tháng 01 năm 2022" "KẾ HOẠCH" "Dự thảo" "Một."
document stttt "UBND TỈNH QUẢNG NGÃI\nSỞ THÔNG TIN VÀ TRUYỀN THÔNG" 12/KH-STTTT "Quảng Ngãi" \
    "ngày 06 tháng 5 năm 2024" "KẾ HOẠCH" "Chuyển đổi số" "Một."
document kontum "ỦY BAN NHÂN DÂN\nTỈNH KON TUM" 31/KH-UBND "Kon Tum" "ngày 04 tháng 3 năm 2024" \
    "KẾ HOẠCH" "Khoa học" "Một."

# citing FILE PROVINCE PLACE DATE: a plan of this province; its mentions are on stdin, one a line,
# and behind a '|' what each means: a file, "-" for none that is held, "?" for several.
plan=100
citing() {
    plan=$((plan + 1))
    sed "s/ *|.*//; s/^/Thực hiện /; s/\$/ về phát triển./" >text
    document "$1" "ỦY BAN NHÂN DÂN\nTỈNH $2" "$plan/KH-UBND" "$3" "$4" "KẾ HOẠCH" "Thực hiện" "$(cat text)"
    rm text
}
: >../truth
cite() {
    local name=$1
    cat >../lines
    citing "$@" <../lines
    sed -n "s/.*| */$name /p" ../lines >>../truth
}
cite plan-qn "QUẢNG NGÃI" "Quảng Ngãi" "ngày 15 tháng 9 năm 2024" <<'LINES'
Nghị quyết số 93/NQ-HĐND ngày 09/12/2022 của HĐND tỉnh | qn-2022
Nghị quyết số 93/NQ-HĐND ngày 08 tháng 12 năm 2023 của Hội đồng nhân dân tỉnh Quảng Ngãi | qn-2023
Nghị quyết số 93/NQ-HĐND năm 2024 của HĐND tỉnh | qn-2024
Nghị quyết số 93/NQ-HĐND ngày 12/7/2022 của HĐND tỉnh Bắc Giang | bg-2022
Nghị quyết số 93/NQ-HĐND ngày 09/12/2022 của HĐND tỉnh Lâm Đồng | ld-2022
Nghị quyết số 93/NQ-HĐND ngày 20/7/2022 của HĐND tỉnh Quảng Trị | -
Nghị quyết số 93/NQ-HĐND ngày 10/12/2021 của HĐND tỉnh | -
Nghị quyết số 20-NQ/TW ngày 01/11/2012 của Ban Chấp hành Trung ương | tw-xi
Nghị quyết số 20-NQ/TW ngày 25/10/2017 của Ban Chấp hành Trung ương | tw-xii
Kế hoạch số 378/KH-SKHCN ngày 20/01/2022 của Sở Khoa học và Công nghệ | -
LINES
cite plan-open "QUẢNG NGÃI" "Quảng Ngãi" "ngày 16 tháng 9 năm 2024" <<'LINES'
Nghị quyết số 93/NQ-HĐND của HĐND tỉnh | ?
LINES
cite plan-term "QUẢNG NGÃI" "Quảng Ngãi" "ngày 16 tháng 9 năm 2024" <<'LINES'
Nghị quyết số 20-NQ/TW của Ban Chấp hành Trung ương | ?
LINES
cite plan-old "QUẢNG NGÃI" "Quảng Ngãi" "ngày 16 tháng 3 năm 2013" <<'LINES'
Nghị quyết số 20-NQ/TW của Ban Chấp hành Trung ương | tw-xi
LINES
cite plan-slip "QUẢNG NGÃI" "Quảng Ngãi" "ngày 17 tháng 9 năm 2024" <<'LINES'
Nghị quyết số 93/NQ-HĐND ngày 19/12/2022 của HĐND tỉnh | !
LINES
cite plan-bg "BẮC GIANG" "Bắc Giang" "ngày 18 tháng 9 năm 2024" <<'LINES'
Nghị quyết số 93/NQ-HĐND ngày 08/12/2023 của HĐND tỉnh Quảng Ngãi | qn-2023
LINES
# Another one of Bắc Giang is known, if not held.
cite plan-bg3 "BẮC GIANG" "Bắc Giang" "ngày 20 tháng 9 năm 2024" <<'LINES'
Nghị quyết số 93/NQ-HĐND của HĐND tỉnh | ?
LINES
cite plan-bg1 "BẮC GIANG" "Bắc Giang" "ngày 20 tháng 9 năm 2022" <<'LINES'
Nghị quyết số 93/NQ-HĐND của HĐND tỉnh | bg-2022
LINES
cite plan-bg2 "BẮC GIANG" "Bắc Giang" "ngày 19 tháng 9 năm 2024" <<'LINES'
Nghị quyết số 93/NQ-HĐND ngày 05/12/2023 của HĐND tỉnh | -
LINES
cite plan-new "QUẢNG NGÃI" "Quảng Ngãi" "ngày 10 tháng 10 năm 2025" <<'LINES'
Kế hoạch số 31/KH-UBND ngày 04/3/2024 của UBND tỉnh Kon Tum | kontum
Kế hoạch số 12/KH-STTTT ngày 06/5/2024 của Sở Khoa học và Công nghệ | stttt
LINES
cite plan-merged "QUẢNG NGÃI" "Quảng Ngãi" "ngày 11 tháng 10 năm 2025" <<'LINES'
Kế hoạch số 31/KH-UBND ngày 04/3/2024 của UBND tỉnh | ?
LINES
cite plan-named "QUẢNG NGÃI" "Quảng Ngãi" "ngày 11 tháng 10 năm 2025" <<'LINES'
Kế hoạch số 31/KH-UBND ngày 04/3/2024 của UBND tỉnh Quảng Ngãi | ?
LINES
cd ..
"$indexer" --quiet corpus || exit 1

exec python3 - "$tool" <<'PYTHON'
import json, os, subprocess, sys

failed = False


def ask(*words):
    done = subprocess.run([sys.argv[1], *words, "--format", "json"], capture_output=True, text=True)
    if done.returncode > 1:
        sys.exit(f"{words}: {done.stderr}")
    return json.loads(done.stdout)


def name(path):
    return path and os.path.basename(path).removesuffix(".txt")


def fail(*words):
    global failed
    failed = True
    print(*words)


truth = {}
for line in open("truth"):
    plan, meant = line.split()
    truth.setdefault(plan, []).append(meant)

# ---- references ----
outcome = {"-": "not-held", "?": "ambiguous", "!": "conflict"}
for plan, wanted in truth.items():
    rows = ask("references", f"corpus/{plan}.txt")["results"]
    if len(rows) != len(wanted):
        fail(plan, "has", [r["text"] for r in rows])
    for row, meant in zip(rows, wanted):
        if row["resolution"] == "held" and name(row["path"]) != meant:
            fail(f"{plan}: {row['text']} is silently taken for {row['path']}, not {meant}")
        elif row["resolution"] != outcome.get(meant, "held"):
            fail(f"{plan}: {row['text']} is {row['resolution']}, not {meant}")

# ---- citing ----
for target in {m for meants in truth.values() for m in meants if m not in outcome}:
    answer = ask("citing", os.path.realpath(f"corpus/{target}.txt"), "--limit", "0")
    exact = {name(r["path"]) for r in answer["results"] if r["certainty"] == "exact"}
    every = {name(r["path"]) for r in answer["results"]}
    means = {plan for plan, meants in truth.items() if target in meants}
    if not means <= every:
        fail(target, "is not cited by", means - every)
    if exact - means:
        fail(target, "is cited for certain by", exact - means)

# ---- check ----
for plan, wanted in truth.items():
    kinds = {f["kind"] for f in ask("check", f"corpus/{plan}.txt")["findings"]}
    if "!" in wanted and "wrong-date" not in kinds:
        fail(plan, "has a wrong date that is not found:", kinds)
    if plan == "plan-named":  # it names a province that the other one was no part of yet
        if "wrong-issuer" not in kinds:
            fail(plan, "names the wrong province, and", kinds, "was found")
        continue
    if "!" not in wanted and kinds & {"wrong-date", "wrong-issuer", "inconsistent"}:
        fail(plan, "is right, and", kinds, "was found")
    if "?" in wanted and plan != "plan-merged" and "ambiguous" not in kinds:
        fail(plan, "is ambiguous, and only", kinds, "was found")
sys.exit(failed)
PYTHON
