#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# "Did you mean": wrong tones, letters and missing accents over the sample corpus; nothing where the
# query is as the documents have it.
# shellcheck source=tests/cli/lib.sh
. "$TRACUU_SOURCE/tests/cli/lib.sh"
index_samples

# meant TYPED MEANT: what is suggested; "" for nothing.
meant() {
    local found
    found=$("$tool" search "$1" --format json --limit 10 |
        python3 -c 'import json, sys; print(json.load(sys.stdin).get("suggestion", {}).get("query", ""))')
    [ "$found" = "$2" ] || { echo "search $1: '$found' is suggested, not '$2'"; failed=1; }
}

meant 'chuyển đổi xố' 'chuyển đổi số'
meant 'khoa hộc và công nghệ' 'khoa học và công nghệ'
meant 'đổi mới sang tạo' 'đổi mới sáng tạo'
meant 'khởi nghiep đổi mới' 'khởi nghiệp đổi mới'
meant 'cải cách hành chihn' 'cải cách hành chính'
meant 'ủy ban nhan dân' 'ủy ban nhân dân'
meant 'chuyen doi so' 'chuyển đổi số'
meant 'Chuyển đổi Xố' 'Chuyển đổi Số'
meant 'CHUYỂN ĐỔI XỐ' 'CHUYỂN ĐỔI SỐ'
meant '"chuyển đổi xố" loại:"kế hoạch"' '"chuyển đổi số" loại:"kế hoạch"'
meant 'loại:"kế hoạch" công nghẹ thông tin' 'loại:"kế hoạch" công nghệ thông tin'
# All that is missing, though one of the words has no accents.
meant 'so khoa hoc' 'sở khoa học'
# What is no syllable may be meant for another that is none.
meant 'ubmd tỉnh quảng ngãi' 'ubnd tỉnh quảng ngãi'
# A word beside those that say nothing.
meant 'snág tạo' 'sáng tạo'
meant 'kế hoạch Sở KH&CN năm 2024' ''
# Of a sentence a word without accents is doubted by what stands on both sides of it.
meant 'nhiệm vụ khoa học tỉnh quang ngãi' 'nhiệm vụ khoa học tỉnh quảng ngãi'
meant 'khoa học công nghệ' ''
meant 'chuyển đổi số' ''
meant 'đổi mới sáng tạo' ''
meant 'UBND tỉnh Quảng Ngãi' ''
meant 'kế hoạch cải cách hành chính' ''
meant 'khoa học OR công nghệ' ''
meant '709/QĐ-TTg' ''
meant 'khởi*' ''

# For people: one line on top, in their language, and none behind the first page.
"$tool" search chuyển đổi xố --limit 1 | head -1 | grep -qx 'did you mean: chuyển đổi số' ||
    { echo "no line for people"; failed=1; }
LC_ALL=vi_VN.UTF-8 "$tool" search chuyển đổi xố --limit 1 | head -1 |
    grep -qx 'có phải ý bạn là: chuyển đổi số' || { echo "no Vietnamese"; failed=1; }
"$tool" search chuyển đổi xố --limit 1 --offset 1 | grep -q 'did you mean' &&
    { echo "said again on the next page"; failed=1; }
exit $failed
