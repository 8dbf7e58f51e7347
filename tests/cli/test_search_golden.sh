#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Every command's answer over the sample corpus, as tests/golden has it.  After a change that is
# meant, TRACUU_UPDATE_GOLDEN=1 writes the answers anew: read the difference before committing it.
set -uo pipefail
work=$(mktemp -d "${TMPDIR:-/tmp}/tracuu-test-XXXXXX")
trap 'rm -rf "$work"' EXIT
source=$(realpath "$TRACUU_SOURCE")
golden=$source/tests/golden
export HOME=$work TRACUU_INDEX=$work/index NO_COLOR=1
unset LANGUAGE LANG LC_ALL COLUMNS PAGER XDG_CONFIG_HOME XDG_DATA_HOME
failed=0

# One of the samples is damaged, and named.
"$TRACUU_BIN/tracuu-index" --quiet "$source/corpus/samples" 2>"$work/err"
[ $? = 1 ] || { cat "$work/err"; exit 1; }

# Paths are those of this machine, and a weight's last digits those of its compiler.  iCalendar folds
# long lines, and where depends on how long those paths are: they are unfolded first.
normalise() { sed -z 's/\r\n //g' | sed -e "s|$source/||g" -e 's/"score":[0-9.e-]*/"score":0/g' -e 's/\r$/<CR>/'; }

# answer NAME CODE LOCALE ARGUMENT…: what tracuu says, on both streams, and its exit code.
answer() {
    local name=$1 wanted=$2 locale=$3 code
    shift 3
    LC_ALL=$locale "$TRACUU_BIN/tracuu" "$@" >"$work/out" 2>"$work/err"
    code=$?
    if [ $code != "$wanted" ]; then
        echo "tracuu $*: exit code $code, not $wanted"
        cat "$work/err"
        failed=1
    fi
    { cat "$work/out"; sed 's/^/stderr: /' "$work/err"; } | normalise >"$work/$name"
    if [ -n "${TRACUU_UPDATE_GOLDEN-}" ]; then
        cp "$work/$name" "$golden/$name"
    elif ! diff -u "$golden/$name" "$work/$name"; then
        failed=1
    fi
}

vi=vi_VN.UTF-8
answer help.txt 0 C --help
answer help.vi.txt 0 $vi --help
for command in search citing references show tasks units path graph missing check extract stats; do
    answer help-$command.txt 0 C $command --help
    answer help-$command.vi.txt 0 $vi $command --help
done

answer stats.txt 0 C stats
answer stats.vi.txt 0 $vi stats
answer stats.json 0 C stats --format json

# Who cites this decision; a number that four documents have; a number without a symbol; a slip.
answer citing.txt 0 C citing 709/QĐ-TTg
answer citing.vi.txt 0 $vi citing 709/QĐ-TTg
answer citing.json 0 C citing QĐ 709/QĐ-TTg ngày 23/7/2024 --format json
answer citing.csv 0 C citing 709/QĐ-TTg --format csv
answer citing-ambiguous.txt 0 C citing 93/NQ-HĐND
answer citing-chosen.txt 0 C citing "93/NQ-HĐND năm 2022 của HĐND tỉnh Quảng Ngãi"
answer citing-bare.json 0 C citing nghi quyet 20 --format json
answer citing-nothing.json 1 C citing 9999/QĐ-TTg --format json

answer citing-filters.txt 0 C citing 14/2019/QĐ-UBND --relation amends,replaces,repeals --year 2025
answer citing-chain.vi.txt 0 $vi citing 20-NQ/TW --relation implements --depth 3 --province "Quảng Ngãi"
answer citing-chain.json 0 C citing 76/NQ-CP --chain --limit 4 --offset 2 --format json

answer references.txt 0 C references 118/KH-UBND
answer references.vi.txt 0 $vi references 118/KH-UBND
answer references.json 0 C references 245/KH-SNV --format json

answer show.txt 0 C show 118/KH-UBND
answer show.vi.txt 0 $vi show 118/KH-UBND
answer show.json 0 C show 118/KH-UBND --format json
answer show-several.txt 2 C show 93/NQ-HĐND

answer path.txt 0 C path 28/KH-SKHCN 20-NQ/TW
answer path.vi.txt 0 $vi path 20-NQ/TW 28/KH-SKHCN
answer path.json 0 C path 118/KH-UBND 214/KH-UBND --any-direction --format json
answer path-none.txt 1 C path 118/KH-UBND 214/KH-UBND

answer graph.dot 0 C graph 709/QĐ-TTg
answer graph.vi.dot 0 $vi graph 14/2019/QĐ-UBND --relation amends,replaces,repeals
answer graph.json 0 C graph "93/NQ-HĐND năm 2022" --format json
answer graph.graphml 0 C graph 245/KH-SNV --format graphml

answer missing.txt 0 C missing --limit 5
answer missing.vi.txt 0 $vi missing --province "Quảng Ngãi" --limit 3
answer missing.json 0 C missing --type luật --format json
answer missing.csv 0 C missing --year 2020..2025 --limit 0 --format csv

answer search.txt 0 C search khoi nghiep doi moi sang tao --limit 3
answer search.vi.txt 0 $vi search khởi nghiệp đổi mới sáng tạo --limit 3
answer search.json 0 C search khởi nghiệp đổi mới sáng tạo --limit 3 --format json
answer search-reference.txt 0 C search 69-KL/TW --limit 4
answer search-explain.json 0 C search "tỉnh:quang ngai loại:kế hoạch hành chính" --explain --format json

answer tasks.txt 0 C tasks QLKH
answer tasks.vi.txt 0 $vi tasks QLKH
COLUMNS=140 answer tasks-wide.vi.txt 0 $vi tasks QLKH
answer tasks.csv 0 C tasks --plan 118/KH-UBND --format csv
answer tasks.jsonl 0 C tasks so noi vu --format jsonl
answer tasks-none.txt 1 $vi tasks "Sở Vũ trụ"

answer tasks-province.txt 0 C tasks "Sở KH&CN tỉnh Quảng Ngãi" --group month --limit 4
answer tasks-merged.vi.txt 0 $vi tasks so nong nghiep va moi truong --province "Quảng Ngãi" --merged
answer tasks-overdue.json 0 C tasks --plan 118/KH-UBND --overdue --today 2024-01-01 --format json
answer tasks.ics 0 C tasks --plan 118/KH-UBND --format ics

answer units.txt 0 C units --sort place --province "Quảng Ngãi"
answer units.vi.txt 0 $vi units phong
answer units.json 0 C units quan ly khoa hoc --format json
answer units.csv 0 C units --province "Lâm Đồng" --collective --format csv
answer units-none.txt 1 $vi units "Sở Vũ trụ"

answer extract.jsonl 0 C extract "$source/corpus/samples/quang-ngai/ubnd/ke-hoach-118-kh-ubnd.txt"
answer extract.vi.txt 0 $vi extract --format text \
    "$source/corpus/samples/quang-ngai/ubnd/ke-hoach-118-kh-ubnd.txt"
exit $failed
