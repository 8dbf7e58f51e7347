/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "merges.h"

#define MARCH "2025-03-01"

static const tc_merge merges[] = {
    {"Sở Thông tin và Truyền thông", "Sở Khoa học và Công nghệ", MARCH},
    {"Sở Kế hoạch và Đầu tư", "Sở Tài chính", MARCH},
    {"Sở Giao thông vận tải", "Sở Xây dựng", MARCH},
    {"Sở Nông nghiệp và Phát triển nông thôn", "Sở Nông nghiệp và Môi trường", MARCH},
    {"Sở Tài nguyên và Môi trường", "Sở Nông nghiệp và Môi trường", MARCH},
    {"Sở Lao động - Thương binh và Xã hội", "Sở Nội vụ", MARCH},
    {"Ban Dân tộc", "Sở Dân tộc và Tôn giáo", MARCH},
    {"Bộ Thông tin và Truyền thông", "Bộ Khoa học và Công nghệ", MARCH},
    {"Bộ Kế hoạch và Đầu tư", "Bộ Tài chính", MARCH},
    {"Bộ Giao thông vận tải", "Bộ Xây dựng", MARCH},
    {"Bộ Nông nghiệp và Phát triển nông thôn", "Bộ Nông nghiệp và Môi trường", MARCH},
    {"Bộ Tài nguyên và Môi trường", "Bộ Nông nghiệp và Môi trường", MARCH},
    {"Bộ Lao động - Thương binh và Xã hội", "Bộ Nội vụ", MARCH},
    {"Ủy ban Dân tộc", "Bộ Dân tộc và Tôn giáo", MARCH},
    {"Ban Tuyên giáo Tỉnh ủy", "Ban Tuyên giáo và Dân vận Tỉnh ủy", "2025-02-03"},
    {"Ban Dân vận Tỉnh ủy", "Ban Tuyên giáo và Dân vận Tỉnh ủy", "2025-02-03"},
};

const tc_merge *tc_merge_at(size_t number) {
    return number < sizeof merges / sizeof *merges ? &merges[number] : NULL;
}
