#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The wall around the only C++ room: what libtc_store.a exports without a C++ name is what its
# headers declare, all of it is noexcept, and no Xapian type shows in a header.
set -eu -o pipefail
library=${TRACUU_BIN:?}/../libtc_store.a
source=${TRACUU_SOURCE:?}
headers=$source/store/include/store
if ! [ -f "$library" ] || ! command -v nm >/dev/null; then
    echo "skipped: no $library, or no nm"
    exit 77
fi
scratch=$(mktemp -d "${TMPDIR:-/tmp}/tracuu-test-XXXXXX")
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"

nm --defined-only --extern-only "$library" 2>nm.log |
    awk 'NF == 3 && $3 !~ /^(_Z|__|DW\.ref\.)/ { print $3 }' | sort -u >exported

# Function names that the headers declare, without those of base and the inline ones for cleanup.
declared_by() {
    ${CC:-cc} -E -P -I"$source/base/include" -I"$source/store/include" -x c - <<<"#include <$1>" |
        grep -oE '\btc_[a-z0-9_]+ *\(' | tr -d ' (' | grep -v '_cleanup$' | sort -u
}
declared_by store/store.h >all
declared_by base/base.h >base
comm -23 all base >declared

fail=0
if ! diff declared exported >difference; then
    echo "not ok: < declared but not exported, > exported but not declared"
    cat difference
    fail=1
fi
count=$(wc -l <exported)
if [ "$count" -lt 40 ]; then
    echo "not ok: only $count functions were found: the test looks in the wrong place"
    fail=1
fi
if grep -nE 'Xapian::|#include <xapian|std::' "$headers"/*.h; then
    echo "not ok: C++ or Xapian in a public header"
    fail=1
fi
# Every definition, up to its brace, on one line.
cat "$source"/store/*.cc | awk '/^extern "C"/ { on = 1; line = "" }
    on { line = line " " $0 }
    on && /\{/ { print line; on = 0 }' >definitions
if grep -v noexcept definitions; then
    echo "not ok: an exported function that is not noexcept"
    fail=1
fi
# And none escapes through a room that is not this one.
if find "$source" -path "$source/build*" -prune -o -path "$source/store" -prune -o \
    \( -name '*.cc' -o -name '*.cpp' -o -name '*.cxx' \) -print | grep .; then
    echo "not ok: C++ outside store/"
    fail=1
fi
exit $fail
