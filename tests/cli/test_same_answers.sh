#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# One corpus, one answer: however an index is parted into shards, by however many workers it was
# written, as one folder, several, a stub file or behind xapian-tcpsrv, every question gets the same
# JSON, byte for byte.
# shellcheck source=tests/cli/lib.sh
. "$TRACUU_SOURCE/tests/cli/lib.sh"
servers=()
finish() {
    [ ${#servers[@]} = 0 ] || kill "${servers[@]}" 2>/dev/null
    rm -rf "$work"
}
trap finish EXIT

# ---- The same documents, filed in many ways ----
cp -r "$TRACUU_SOURCE/corpus/samples" corpus
rm corpus/expected.tsv corpus/.gitattributes corpus/van-thu/*.hong.txt corpus/*/*/cong-van-615-*.pdf # no documents
corpus=$work/corpus
# Archives are passed over in folders, and are an error by name.
files() { find "$corpus" -type f ! -name '*.zip' | LC_ALL=C sort; }
"$indexer" --quiet --jobs 1 --index one "$corpus" || failed=1
"$indexer" --quiet --jobs 3 --index three "$corpus" || failed=1
for part in 0 1 2; do
    files | awk "NR % 3 == $part" | xargs "$indexer" --quiet --jobs 1 --index "part$part" || failed=1
done
# Against the alphabet, in three runs: other entries come first.
for part in 2 1 0; do
    files | LC_ALL=C sort -r | awk "NR % 3 == $part" | xargs "$indexer" --quiet --jobs 2 --index late ||
        failed=1
done
for part in 2 0 1; do
    for shard in "$work/part$part"/shard*; do
        echo "auto $shard"
    done
done >stub

# ---- Behind servers ----
# serve NAME DATABASE…: xapian-tcpsrv on a free port of this machine, which NAME gets to know.
serve() {
    local name=$1 port log=$work/$1.log
    shift
    for _ in 1 2 3 4 5 6 7 8 9 10; do
        port=$((20000 + (RANDOM * 32768 + RANDOM) % 40000))
        : >"$log"
        # In a group of its own: it ends with its whole process group.
        setsid xapian-tcpsrv --interface 127.0.0.1 --port $port "$@" >"$log" 2>&1 &
        local server=$!
        disown $server
        # It says so when it listens, and ends when the port is taken.
        while kill -0 $server 2>/dev/null; do
            if grep -q 'Listening' "$log"; then
                servers+=("$server")
                printf -v "$name" 'tcp:127.0.0.1:%s' $port
                return
            fi
            read -rt 0.02 <> <(:) || :
        done
    done
    cat "$log"
    echo "xapian-tcpsrv does not start"
    exit 1
}

declare -A ways=(
    [three]="--index three"
    [late]="--index late"
    [parts]="--index part0 --index part1 --index part2"
    [turned]="--index part2 --index part1 --index part0"
    [stub]="--index stub"
)
if command -v xapian-tcpsrv >/dev/null; then
    whole='' first='' second=''
    serve whole one/shard*
    serve first part1/shard*
    serve second part0/shard*
    ways[remote]="--index $whole"
    ways[mixed]="--index $first --index part2 --index $second"
else
    echo "xapian-tcpsrv is not installed: nothing remote is asked"
fi

# ---- The questions ----
# ask ARGUMENT…: the answer of index $base must be that of all others.
asked=0
base=one
ask() {
    local code other
    asked=$((asked + 1))
    "$tool" "$@" --format json --index $base >wanted 2>wanted.err
    code=$?
    if [ $code -gt 1 ]; then
        echo "tracuu $*: exit code $code"
        cat wanted.err
        failed=1
    fi
    for way in "${!ways[@]}"; do
        # shellcheck disable=SC2086
        "$tool" "$@" --format json ${ways[$way]} >found 2>found.err
        other=$?
        if [ $code != $other ] || ! cmp -s wanted found || ! cmp -s wanted.err found.err; then
            echo "tracuu $* ($way): another answer (exit code $other, not $code)"
            diff <(tr ',' '\n' <wanted; cat wanted.err) <(tr ',' '\n' <found; cat found.err) | head -${TRACUU_DIFF-8}
            failed=1
        fi
    done
}

ask stats
for words in "khoa học" "khởi nghiệp đổi mới sáng tạo" "khoi nghiep" '"chuyển đổi số"' \
    "kế hoạch" "hoà giải OR cải cách" "học NOT sinh" "loại:\"kế hoạch\"" "tỉnh:\"Quảng Ngãi\" hành chính" \
    "năm:2024" "đơnvị:\"Sở Tài chính\"" 69-KL/TW 709/QĐ-TTg "93/NQ-HĐND" "Nghị quyết 20" \
    "ngày:2023-01-01..2024-06-30 tỉnh"; do
    ask search "$words"
    ask search "$words" --limit 3 --offset 2
    ask search "$words" --sort date --limit 0
    ask search "$words" --sort cited --limit 0
    ask search "$words" --facets --limit 2
done
ask search 'khoi* sang' --limit 0
for reference in 709/QĐ-TTg 69-KL/TW 57-NQ/TW 93/NQ-HĐND "Nghị quyết 20" 14/2019/QĐ-UBND 9999/QĐ-TTg \
    "93/NQ-HĐND năm 2022 của HĐND tỉnh Quảng Ngãi" 87/KH-UBND; do
    ask citing "$reference"
    ask citing "$reference" --limit 2 --offset 1
    ask citing "$reference" --sort path --limit 0
    ask citing "$reference" --chain --limit 0
    ask citing "$reference" --depth 2 --relation implements,legal-basis,cites
    ask citing "$reference" --year 2023..2025 --province "Quảng Ngãi"
done
ask missing --limit 0
ask missing --limit 5 --offset 3
ask tasks --limit 0
ask tasks --limit 7 --offset 5
ask tasks --sort plan --limit 0
ask tasks "Sở Tài chính"
ask tasks "Sở KH&CN" --role lead
ask tasks --due-before 2024-12-31 --limit 0
ask tasks --recurring --limit 0
ask missing --year 2020..2025 --province "Quảng Ngãi" --limit 0
ask missing --type "nghị quyết" --limit 0
ask units --limit 0
ask units --collective --sort place --limit 0
ask units "quan ly khoa hoc"
ask units --province "Quảng Ngãi" --limit 5 --offset 3
ask units --merge-candidates --limit 0
ask graph 709/QĐ-TTg
ask graph 709/QĐ-TTg --depth 3
ask graph 14/2019/QĐ-UBND --relation amends,replaces,repeals
ask path 20-NQ/TW 28/KH-SKHCN --any-direction --uncertain
ask path 28/KH-SKHCN 20-NQ/TW
ask path 118/KH-UBND 214/KH-UBND --any-direction
while read -r file; do
    ask show "$file"
    ask references "$file"
    ask check "$file"
done < <(files | awk "NR % 4 == 1")

# ---- The same with copies ----
# Under smaller paths and larger ones, and under endings that are read alike.
first=$corpus/0\ bản\ sao last=$corpus/zz
mkdir "$first" "$last"
while read -r file; do
    cp "$file" "$first/${file##*/}"
    cp "$file" "$last/1-${file##*/}"
    cp "$file" "$last/2-${file##*/}"
done < <(files | awk 'NR % 3 == 0')
"$indexer" --quiet --jobs 1 --index copies1 "$corpus" || failed=1
"$indexer" --quiet --jobs 3 --index copies3 "$corpus" || failed=1
for part in 2 1 0; do
    files | LC_ALL=C sort -r | awk "NR % 3 == $part" | tr '\n' '\0' |
        xargs -0 "$indexer" --quiet --jobs 2 --index copies-late || failed=1
done
# The first of them was elsewhere, then nowhere, and is back.
mv "$first" "$work/away"
"$indexer" --quiet --jobs 2 --index copies-moved "$corpus" || failed=1
mv "$work/away" "$corpus/1"
"$indexer" --quiet --jobs 2 --prune --index copies-moved "$corpus" || failed=1
mv "$corpus/1" "$first"
"$indexer" --quiet --jobs 2 --prune --index copies-moved "$corpus" || failed=1
base=copies1
ways=([three]="--index copies3" [late]="--index copies-late" [moved]="--index copies-moved")
ask stats
grep -q '"copies":0' wanted && { echo "no copies"; failed=1; }
for words in "khoa học" "khởi nghiệp đổi mới sáng tạo" '"chuyển đổi số"' 69-KL/TW 709/QĐ-TTg \
    "học NOT sinh" "loại:\"kế hoạch\""; do
    ask search "$words" --limit 0
    ask search "$words" --facets --limit 3 --offset 2
    ask search "$words" --sort date --limit 0
done
grep -q '"copies":\["/' wanted || { echo "no copies of a plan"; failed=1; }
for reference in 709/QĐ-TTg 69-KL/TW "Nghị quyết 20"; do
    ask citing "$reference" --chain --limit 0
    ask citing "$reference" --sort path --limit 0
done
ask missing --limit 0
ask tasks --limit 0
ask tasks --sort plan --limit 0
ask units --limit 0
ask graph 709/QĐ-TTg --depth 3
ask path 118/KH-UBND 214/KH-UBND --any-direction
while read -r file; do
    ask show "$file"
    ask references "$file"
    ask tasks --plan "$file"
    ask check "$file"
done < <(files | grep -F "$first" | awk 'NR % 5 == 1'; files | grep -F "$last/" | awk 'NR % 9 == 1')
[ $asked -gt 100 ] || { echo "only $asked questions"; failed=1; }
exit $failed
