/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "abbreviations.h"
#include "lookup.h"

#include <text/fold.h>
#include <text/text.h>

#include <string.h>

typedef struct row {
    const char *key;   /* upper case, Đ as D */
    const char *usual; /* as usually written */
    const char *name;
} row;

typedef struct type_row {
    const char *key;    /* upper case, Đ as D; "" when there is no abbreviation */
    const char *usual;  /* as usually written */
    const char *folded; /* the name as tc_fold_ascii writes it */
    const char *name;
} type_row;

static const type_row types[] = {
    {"QD", "QĐ", "quyet dinh", "Quyết định"},
    {"NQ", "NQ", "nghi quyet", "Nghị quyết"},
    {"KH", "KH", "ke hoach", "Kế hoạch"},
    {"CT", "CT", "chi thi", "Chỉ thị"},
    {"ND", "NĐ", "nghi dinh", "Nghị định"},
    {"TT", "TT", "thong tu", "Thông tư"},
    {"TB", "TB", "thong bao", "Thông báo"},
    {"KL", "KL", "ket luan", "Kết luận"},
    {"BC", "BC", "bao cao", "Báo cáo"},
    {"CTR", "CTr", "chuong trinh", "Chương trình"},
    {"CTRHD", "CTrHĐ", "chuong trinh hanh dong", "Chương trình hành động"},
    {"CTHD", "CTHĐ", "chuong trinh hanh dong", "Chương trình hành động"},
    {"KHHD", "KHHĐ", "ke hoach hanh dong", "Kế hoạch hành động"},
    {"TTR", "TTr", "to trinh", "Tờ trình"},
    {"HD", "HD", "huong dan", "Hướng dẫn"},
    {"QC", "QC", "qui che", "Quy chế"},
    {"QYD", "QyĐ", "qui dinh", "Quy định"},
    {"QUYD", "QuyĐ", "qui dinh", "Quy định"},
    {"QDI", "QĐi", "qui dinh", "Quy định"},
    {"DA", "ĐA", "de an", "Đề án"},
    {"PA", "PA", "phuong an", "Phương án"},
    {"CD", "CĐ", "cong dien", "Công điện"},
    {"CV", "CV", "cong van", "Công văn"},
    {"BB", "BB", "bien ban", "Biên bản"},
    {"HDLV", "HĐLV", "hop dong", "Hợp đồng"},
    {"GM", "GM", "giay moi", "Giấy mời"},
    {"GUQ", "GUQ", "giay uy quyen", "Giấy ủy quyền"},
    {"GGT", "GGT", "giay gioi thieu", "Giấy giới thiệu"},
    {"PG", "PG", "phieu gui", "Phiếu gửi"},
    {"PC", "PC", "phieu chuyen", "Phiếu chuyển"},
    {"PTR", "PTr", "phieu trinh", "Phiếu trình"},
    {"TC", "TC", "thong cao", "Thông cáo"},
    {"BGN", "BGN", "ban ghi nho", "Bản ghi nhớ"},
    {"BTT", "BTT", "ban thoa thuan", "Bản thỏa thuận"},
    {"PL", "PL", "phap lenh", "Pháp lệnh"},
    {"SL", "SL", "sac lenh", "Sắc lệnh"},
    {"L", "L", "lenh", "Lệnh"},
    {"LCT", "LCT", "lenh", "Lệnh"},
    {"TTLT", "TTLT", "thong tu lien tich", "Thông tư liên tịch"},
    {"TTLB", "TTLB", "thong tu lien bo", "Thông tư liên bộ"},
    {"NQLT", "NQLT", "nghi quyet lien tich", "Nghị quyết liên tịch"},
    {"KHLN", "KHLN", "ke hoach lien nganh", "Kế hoạch liên ngành"},
    {"HDLN", "HDLN", "huong dan lien nganh", "Hướng dẫn liên ngành"},
    {"HDLT", "HDLT", "huong dan lien tich", "Hướng dẫn liên tịch"},
    {"KHPH", "KHPH", "ke hoach phoi hop", "Kế hoạch phối hợp"},
    {"KHLT", "KHLT", "ke hoach lien tich", "Kế hoạch liên tịch"},
    {"CTPH", "CTPH", "chuong trinh phoi hop", "Chương trình phối hợp"},
    {"CTRPH", "CTrPH", "chuong trinh phoi hop", "Chương trình phối hợp"},
    {"QCPH", "QCPH", "qui che phoi hop", "Quy chế phối hợp"},
    {"VBHN", "VBHN", "van ban hop nhat", "Văn bản hợp nhất"},
    {"KLTT", "KLTT", "ket luan thanh tra", "Kết luận thanh tra"},
    {"TTHT", "TTHT", "thoa thuan hop tac", "Thỏa thuận hợp tác"},
    {"ML", "ML", "menh lenh", "Mệnh lệnh"},
    {"", "", "luat", "Luật"},
    {"", "", "bo luat", "Bộ luật"},
    {"", "", "hien phap", "Hiến pháp"},
    {"", "", "van ban", "Văn bản"},
    {"", "", "thong tri", "Thông tri"},
    {"", "", "thoa thuan", "Thỏa thuận"},
    {"", "", "hop dong", "Hợp đồng"},
    {"", "", "phieu bao", "Phiếu báo"},
    {"", "", "thu cong", "Thư công"},
    {"", "", "ban thoa thuan", "Bản thỏa thuận"},
    {"", "", "du an", "Dự án"},
    {"", "", "chien luoc", "Chiến lược"},
    {"", "", "qui hoach", "Quy hoạch"},
    {"", "", "phu luc", "Phụ lục"},
    {"", "", "giay phep", "Giấy phép"},
    {"", "", "giay chung nhan", "Giấy chứng nhận"},
    {"", "", "cong bo", "Công bố"},
    {"", "", "quyet nghi", "Quyết nghị"},
    {"", "", "loi keu goi", "Lời kêu gọi"},
    {"", "", "de cuong", "Đề cương"},
    {"", "", "dieu le", "Điều lệ"},
    {"", "", "the le", "Thể lệ"},
};

/* Bodies at the centre by name; those below that have a place of their own are marked by level in
 * bodies.c. */
static const row bodies[] = {
    {"TTG", "TTg", "Thủ tướng Chính phủ"},
    {"CP", "CP", "Chính phủ"},
    {"CTN", "CTN", "Chủ tịch nước"},
    {"HDBT", "HĐBT", "Hội đồng Bộ trưởng"},
    {"HDCP", "HĐCP", "Hội đồng Chính phủ"},
    {"HDNN", "HĐNN", "Hội đồng Nhà nước"},
    {"TC", "TC", "Bộ Tài chính"},
    {"TLD", "TLĐ", "Tổng Liên đoàn Lao động Việt Nam"},
    {"UBTVQH", "UBTVQH", "Ủy ban Thường vụ Quốc hội"},
    {"QH", "QH", "Quốc hội"},
    {"VPCP", "VPCP", "Văn phòng Chính phủ"},
    {"TTCP", "TTCP", "Thanh tra Chính phủ"},
    {"NHNN", "NHNN", "Ngân hàng Nhà nước Việt Nam"},
    {"KTNN", "KTNN", "Kiểm toán nhà nước"},
    {"TANDTC", "TANDTC", "Tòa án nhân dân tối cao"},
    {"VKSNDTC", "VKSNDTC", "Viện kiểm sát nhân dân tối cao"},
    {"VKSTC", "VKSTC", "Viện kiểm sát nhân dân tối cao"},
    {"UBDT", "UBDT", "Ủy ban Dân tộc"},
    {"BHXH", "BHXH", "Bảo hiểm xã hội Việt Nam"},
    {"BTC", "BTC", "Bộ Tài chính"},
    {"BNV", "BNV", "Bộ Nội vụ"},
    {"BKHCN", "BKHCN", "Bộ Khoa học và Công nghệ"},
    {"BKHDT", "BKHĐT", "Bộ Kế hoạch và Đầu tư"},
    {"BTTTT", "BTTTT", "Bộ Thông tin và Truyền thông"},
    {"BGDDT", "BGDĐT", "Bộ Giáo dục và Đào tạo"},
    {"BYT", "BYT", "Bộ Y tế"},
    {"BCT", "BCT", "Bộ Công Thương"},
    {"BXD", "BXD", "Bộ Xây dựng"},
    {"BGTVT", "BGTVT", "Bộ Giao thông vận tải"},
    {"BNNPTNT", "BNNPTNT", "Bộ Nông nghiệp và Phát triển nông thôn"},
    {"BNN", "BNN", "Bộ Nông nghiệp và Phát triển nông thôn"},
    {"BNNMT", "BNNMT", "Bộ Nông nghiệp và Môi trường"},
    {"BTNMT", "BTNMT", "Bộ Tài nguyên và Môi trường"},
    {"BTP", "BTP", "Bộ Tư pháp"},
    {"BCA", "BCA", "Bộ Công an"},
    {"BQP", "BQP", "Bộ Quốc phòng"},
    {"BNG", "BNG", "Bộ Ngoại giao"},
    {"BVHTTDL", "BVHTTDL", "Bộ Văn hóa, Thể thao và Du lịch"},
    {"BLDTBXH", "BLĐTBXH", "Bộ Lao động - Thương binh và Xã hội"},
    {"BDTTG", "BDTTG", "Bộ Dân tộc và Tôn giáo"},
    {"BTGTW", "BTGTW", "Ban Tuyên giáo Trung ương"},
    {"BTCTW", "BTCTW", "Ban Tổ chức Trung ương"},
    {"VPTW", "VPTW", "Văn phòng Trung ương Đảng"},
    {"UBKTTW", "UBKTTW", "Ủy ban Kiểm tra Trung ương"},
    {"BCDTW", "BCĐTW", "Ban Chỉ đạo Trung ương"},
    {"LDTBXH", "LĐTBXH", "Bộ Lao động - Thương binh và Xã hội"},
    {"BKH", "BKH", "Bộ Kế hoạch và Đầu tư"},
    {"BKHCNMT", "BKHCNMT", "Bộ Khoa học, Công nghệ và Môi trường"},
    {"BTM", "BTM", "Bộ Thương mại"},
    {"BCN", "BCN", "Bộ Công nghiệp"},
    {"BTS", "BTS", "Bộ Thủy sản"},
    {"BVHTT", "BVHTT", "Bộ Văn hóa - Thông tin"},
    {"BBCVT", "BBCVT", "Bộ Bưu chính, Viễn thông"},
    {"HDTP", "HĐTP", "Hội đồng Thẩm phán Tòa án nhân dân tối cao"},
    {"NHPT", "NHPT", "Ngân hàng Phát triển Việt Nam"},
    {"NHCS", "NHCS", "Ngân hàng Chính sách xã hội"},
    {"TCTK", "TCTK", "Tổng cục Thống kê"},
    {"TCT", "TCT", "Tổng cục Thuế"},
    {"TCHQ", "TCHQ", "Tổng cục Hải quan"},
    {"VPQH", "VPQH", "Văn phòng Quốc hội"},
    {"MTTW", "MTTW", "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam"},
    {"TWDTN", "TWĐTN", "Ban Chấp hành Trung ương Đoàn"},
    {"BDVTW", "BDVTW", "Ban Dân vận Trung ương"},
    {"BNCTW", "BNCTW", "Ban Nội chính Trung ương"},
    {"BTGDVTW", "BTGDVTW", "Ban Tuyên giáo và Dân vận Trung ương"},
    {"VPTU", "VPTU", "Văn phòng Tỉnh ủy"},
    {"BTGTU", "BTGTU", "Ban Tuyên giáo Tỉnh ủy"},
    {"BTGDVTU", "BTGDVTU", "Ban Tuyên giáo và Dân vận Tỉnh ủy"},
    {"BTCTU", "BTCTU", "Ban Tổ chức Tỉnh ủy"},
    {"BNCTU", "BNCTU", "Ban Nội chính Tỉnh ủy"},
    {"BDVTU", "BDVTU", "Ban Dân vận Tỉnh ủy"},
    {"UBKTTU", "UBKTTU", "Ủy ban Kiểm tra Tỉnh ủy"},
    {"VPUBND", "VPUBND", "Văn phòng UBND"},
    {"UBND", "UBND", "UBND"},
    {"CTUBND", "CTUBND", "UBND"},
    {"UB", "UB", "UBND"},
    {"HDND", "HĐND", "HĐND"},
    {"TU", "TU", "Tỉnh ủy"},
    {"BCSD", "BCSĐ", "Ban Cán sự đảng UBND"},
    {"SKHCN", "SKHCN", "Sở Khoa học và Công nghệ"},
    {"SKHDT", "SKHĐT", "Sở Kế hoạch và Đầu tư"},
    {"SNV", "SNV", "Sở Nội vụ"},
    {"STC", "STC", "Sở Tài chính"},
    {"STP", "STP", "Sở Tư pháp"},
    {"SCT", "SCT", "Sở Công Thương"},
    {"SXD", "SXD", "Sở Xây dựng"},
    {"SYT", "SYT", "Sở Y tế"},
    {"SNGV", "SNgV", "Sở Ngoại vụ"},
    {"SGDDT", "SGDĐT", "Sở Giáo dục và Đào tạo"},
    {"SGTVT", "SGTVT", "Sở Giao thông vận tải"},
    {"SGTVTXD", "SGTVTXD", "Sở Giao thông vận tải - Xây dựng"},
    {"STTTT", "STTTT", "Sở Thông tin và Truyền thông"},
    {"STNMT", "STNMT", "Sở Tài nguyên và Môi trường"},
    {"SNNPTNT", "SNNPTNT", "Sở Nông nghiệp và Phát triển nông thôn"},
    {"SNN", "SNN", "Sở Nông nghiệp và Phát triển nông thôn"},
    {"SNNMT", "SNNMT", "Sở Nông nghiệp và Môi trường"},
    {"SVHTTDL", "SVHTTDL", "Sở Văn hóa, Thể thao và Du lịch"},
    {"SVHTT", "SVHTT", "Sở Văn hóa và Thể thao"},
    {"SDL", "SDL", "Sở Du lịch"},
    {"SLDTBXH", "SLĐTBXH", "Sở Lao động - Thương binh và Xã hội"},
    {"SDTTG", "SDTTG", "Sở Dân tộc và Tôn giáo"},
    {"BDT", "BDT", "Ban Dân tộc"},
};

/* Endings that name a body without saying which one. */
static const char *const vague[] = {"TW",     "BCD", "LB",    "DU",   "HU",   "QU",
                                    "VP",     "BTG", "BTCTU", "VPTU", "UBKT", "MTTQ",
                                    "UBMTTQ", "BCH", "BQL",   "TCTK", "CAT"};

enum { KEY_MAX = 24 };

static const char *type_key(size_t i) {
    return types[i].key;
}
static const char *type_name(size_t i) {
    return types[i].folded;
}
static const char *body_key(size_t i) {
    return bodies[i].key;
}

static tc_lookup type_keys = TC_LOOKUP(type_key, sizeof types / sizeof *types);
static tc_lookup type_names = TC_LOOKUP(type_name, sizeof types / sizeof *types);
static tc_lookup body_keys = TC_LOOKUP(body_key, sizeof bodies / sizeof *bodies);
_Static_assert(sizeof bodies / sizeof *bodies <= TC_LOOKUP_ROWS, "half of the slots stay free");

/* ASCII capitals: "CTr" → "CTR", "QĐ" → "QD".  Empty when it cannot be an abbreviation. */
static void make_key(tc_slice s, char key[KEY_MAX]) {
    size_t n = 0;
    key[0] = '\0';
    for (size_t i = 0; i < s.len;) {
        uint32_t c = tc_utf8_next(s, &i);
        c = c == 0xD0 || c == 0x189 ? 'd' : tc_fold_base(c);
        if (c >= 0x80 || n + 1 >= KEY_MAX) {
            key[0] = '\0';
            return;
        }
        key[n++] = (char)(c >= 'a' && c <= 'z' ? c - 32 : c);
    }
    key[n] = '\0';
}

/* Letters that are Đ where USUAL, of the same key, has a D.  D for Đ is what a keyboard without Đ
 * writes; Đ for D is a slip. */
static unsigned strokes(tc_slice abbreviation, const char *usual) {
    tc_slice right = tc_slice_of(usual);
    unsigned count = 0;
    for (size_t i = 0, k = 0; i < abbreviation.len && k < right.len;) {
        uint32_t c = tc_utf8_next(abbreviation, &i), want = tc_utf8_next(right, &k);
        count += c >= 0x80 && want == 'D';
    }
    return count;
}

static const type_row *find_type(tc_slice abbreviation) {
    char key[KEY_MAX];
    make_key(abbreviation, key);
    size_t i = tc_lookup_find(&type_keys, tc_slice_of(key));
    return i == SIZE_MAX || strokes(abbreviation, types[i].usual) ? NULL : &types[i];
}

/* "QH15" is the fifteenth QH; SKH&CN is SKHCN. */
static const row *find_body(tc_slice abbreviation, char key[KEY_MAX]) {
    make_key(abbreviation, key);
    size_t n = 0;
    for (size_t i = 0; key[i]; i++)
        if (key[i] != '&')
            key[n++] = key[i];
    key[n] = '\0';
    while (n > 2 && key[n - 1] >= '0' && key[n - 1] <= '9')
        key[--n] = '\0';
    size_t i = tc_lookup_find(&body_keys, (tc_slice){key, n});
    return i == SIZE_MAX || strokes(abbreviation, bodies[i].usual) ? NULL : &bodies[i];
}

tc_slice tc_abbreviation_type(tc_slice abbreviation) {
    const type_row *type = find_type(abbreviation);
    return type ? tc_slice_of(type->name) : (tc_slice){NULL, 0};
}

tc_slice tc_abbreviation_body(tc_slice abbreviation) {
    char key[KEY_MAX];
    const row *body = find_body(abbreviation, key);
    return body ? tc_slice_of(body->name) : (tc_slice){NULL, 0};
}

tc_slice tc_body_name_at(size_t number) {
    return number < sizeof bodies / sizeof *bodies ? tc_slice_of(bodies[number].name)
                                                   : (tc_slice){NULL, 0};
}

tc_slice tc_body_usual(tc_slice name) {
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++)
        /* Without its accents a name is shorter. */
        if (strlen(bodies[i].name) >= name.len && strlen(bodies[i].name) <= name.len * 2 &&
            tc_fold_same(tc_slice_of(bodies[i].name), name))
            return tc_slice_of(bodies[i].name);
    return (tc_slice){NULL, 0};
}

bool tc_abbreviation_is_body(tc_slice abbreviation) {
    char key[KEY_MAX];
    if (find_body(abbreviation, key))
        return true;
    for (size_t i = 0; i < sizeof vague / sizeof *vague; i++)
        if (vague[i][0] == key[0] && strcmp(vague[i], key) == 0)
            return true;
    return false;
}

/* The digits that end an abbreviation: QH15 → 15. */
static tc_slice final_digits(tc_slice s) {
    size_t from = s.len;
    while (from && s.ptr[from - 1] >= '0' && s.ptr[from - 1] <= '9')
        from--;
    return tc_slice_sub(s, from, s.len);
}

void tc_abbreviation_usual(tc_slice abbreviation, bool type, tc_buffer *out) {
    char key[KEY_MAX];
    const type_row *known_type = find_type(abbreviation);
    const row *known_body = find_body(abbreviation, key);
    if (known_type && (type || !known_body)) {
        tc_buffer_add(out, tc_slice_of(known_type->usual));
        return;
    }
    if (known_body && !memchr(abbreviation.ptr, '&', abbreviation.len)) {
        tc_buffer_add(out, tc_slice_of(known_body->usual));
        tc_buffer_add(out, final_digits(abbreviation));
        return;
    }
    for (size_t i = 0; i < abbreviation.len;) {
        uint32_t c = tc_utf8_next(abbreviation, &i);
        tc_utf8_put(out, c == 0xD0 || c == 0x189 ? 0x110 : c);
    }
}

/* Letters and digits that scanners take for one another. */
static bool look_alike(char a, char b) {
    static const char *const groups[] = {"O0DQ", "CG", "G9", "I1LT", "UV", "B8E", "S5", "Z2"};
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        if (strchr(groups[i], a) && strchr(groups[i], b))
            return true;
    return false;
}

/* Whether WRITTEN comes from KEY by one slip: a look-alike, two letters changed about, or in a
 * longer one a letter too many or too few behind the first. */
static bool is_slip(const char *written, const char *key) {
    size_t n = strlen(written), m = strlen(key), same = 0;
    while (same < n && same < m && written[same] == key[same])
        same++;
    const char *w = written + same, *k = key + same;
    if (n == m && n >= 2 && same < n)
        return (strcmp(w + 1, k + 1) == 0 && look_alike(*w, *k)) ||
               (n >= 4 && n - same >= 2 && w[0] == k[1] && w[1] == k[0] &&
                strcmp(w + 2, k + 2) == 0);
    if (!same || n < 4 || m < 4)
        return false;
    return (n == m + 1 && strcmp(w + 1, k) == 0) || (m == n + 1 && strcmp(w, k + 1) == 0);
}

tc_slice tc_abbreviation_near(tc_slice abbreviation, bool type, tc_slice wanted,
                              unsigned *distance) {
    char written[KEY_MAX] = "";
    const char *found = NULL;
    size_t count = type ? sizeof types / sizeof *types : sizeof bodies / sizeof *bodies;
    make_key(abbreviation, written);
    for (size_t i = 0; *written && i < count; i++) {
        const char *key = type ? types[i].key : bodies[i].key;
        const char *usual = type ? types[i].usual : bodies[i].usual;
        bool same = strcmp(key, written) == 0;
        if (!same && !is_slip(written, key))
            continue;
        *distance = same ? strokes(abbreviation, usual) : 1;
        if (same || (type && tc_slice_equal(wanted, tc_slice_of(types[i].name))))
            return tc_slice_of(usual);
        if (found && strcmp(found, usual) != 0)
            found = "";
        else if (!found)
            found = usual;
    }
    *distance = found && *found ? *distance : 0;
    return found && *found ? tc_slice_of(found) : (tc_slice){NULL, 0};
}

tc_slice tc_type_by_name(tc_slice folded) {
    size_t i = tc_lookup_find(&type_names, folded);
    return i == SIZE_MAX ? (tc_slice){NULL, 0} : tc_slice_of(types[i].name);
}

/* What stands behind the blanks in the names of types. */
static const char *endings[TC_LOOKUP_ROWS];
static const char *ending_at(size_t i) {
    return endings[i];
}
static tc_lookup ends = TC_LOOKUP(ending_at, 0);

bool tc_type_ends_in(tc_slice folded) {
    for (size_t i = 0; !ends.ready && i < sizeof types / sizeof *types; i++)
        for (const char *at = strchr(types[i].folded, ' '); at && ends.rows < TC_LOOKUP_ROWS;
             at = strchr(at + 1, ' '))
            endings[ends.rows++] = at + 1;
    return tc_lookup_find(&ends, folded) != SIZE_MAX;
}

tc_slice tc_type_by_glued_name(tc_slice folded) {
    enum { LEAST = 6 }; /* "de an" and the like are too short to be sure of */
    for (size_t i = 0; folded.len >= LEAST && i < sizeof types / sizeof *types; i++) {
        const char *name = types[i].folded;
        size_t k = 0;
        while (k < folded.len && *name && (*name == ' ' || *name == folded.ptr[k])) {
            k += *name != ' ';
            name++;
        }
        if (k == folded.len && !*name)
            return tc_slice_of(types[i].name);
    }
    return (tc_slice){NULL, 0};
}
