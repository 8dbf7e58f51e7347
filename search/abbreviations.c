/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "abbreviations.h"

#include <text/fold.h>
#include <text/text.h>

static const tc_abbreviation table[] = {
    {"ubnd", "ủy ban nhân dân"},
    {"hdnd", "hội đồng nhân dân"},
    {"tand", "tòa án nhân dân"},
    {"tandtc", "tòa án nhân dân tối cao"},
    {"vksnd", "viện kiểm sát nhân dân"},
    {"mttq", "mặt trận tổ quốc"},
    {"kh cn", "khoa học và công nghệ"},
    {"khcn", "khoa học và công nghệ"},
    {"khcn", "khoa học công nghệ"},
    {"kh cn", "khoa học công nghệ"},
    {"dmst", "đổi mới sáng tạo"},
    {"cds", "chuyển đổi số"},
    {"cchc", "cải cách hành chính"},
    {"tthc", "thủ tục hành chính"},
    {"nsnn", "ngân sách nhà nước"},
    {"nstw", "ngân sách trung ương"},
    {"cntt", "công nghệ thông tin"},
    {"cnxh", "chủ nghĩa xã hội"},
    {"ktxh", "kinh tế xã hội"},
    {"kt xh", "kinh tế xã hội"},
    {"qpan", "quốc phòng an ninh"},
    {"gd dt", "giáo dục và đào tạo"},
    {"gddt", "giáo dục và đào tạo"},
    {"gdnn", "giáo dục nghề nghiệp"},
    {"kh dt", "kế hoạch và đầu tư"},
    {"khdt", "kế hoạch và đầu tư"},
    {"tn mt", "tài nguyên và môi trường"},
    {"tnmt", "tài nguyên và môi trường"},
    {"nn mt", "nông nghiệp và môi trường"},
    {"nnmt", "nông nghiệp và môi trường"},
    {"nn ptnt", "nông nghiệp và phát triển nông thôn"},
    {"nnptnt", "nông nghiệp và phát triển nông thôn"},
    {"tt tt", "thông tin và truyền thông"},
    {"tttt", "thông tin và truyền thông"},
    {"ld tb xh", "lao động thương binh và xã hội"},
    {"ldtbxh", "lao động thương binh và xã hội"},
    {"vh tt dl", "văn hóa thể thao và du lịch"},
    {"vhttdl", "văn hóa thể thao và du lịch"},
    {"gtvt", "giao thông vận tải"},
    {"bhyt", "bảo hiểm y tế"},
    {"bhxh", "bảo hiểm xã hội"},
    {"bhtn", "bảo hiểm thất nghiệp"},
    {"thpt", "trung học phổ thông"},
    {"thcs", "trung học cơ sở"},
    {"shtt", "sở hữu trí tuệ"},
    {"tcvn", "tiêu chuẩn việt nam"},
    {"qcvn", "qui chuẩn việt nam"},
    {"tdc", "tiêu chuẩn đo lường chất lượng"},
    {"dn", "doanh nghiệp"},
    {"dnnn", "doanh nghiệp nhà nước"},
    {"dnnvv", "doanh nghiệp nhỏ và vừa"},
    {"htx", "hợp tác xã"},
    {"nld", "người lao động"},
    {"cbccvc", "cán bộ công chức viên chức"},
    {"qppl", "qui phạm pháp luật"},
    {"vbqppl", "văn bản qui phạm pháp luật"},
    {"pctn", "phòng chống tham nhũng"},
    {"pccc", "phòng cháy chữa cháy"},
    {"attp", "an toàn thực phẩm"},
    {"vsattp", "vệ sinh an toàn thực phẩm"},
    {"bvmt", "bảo vệ môi trường"},
    {"gpmb", "giải phóng mặt bằng"},
    {"qsdd", "quyền sử dụng đất"},
    {"gcn", "giấy chứng nhận"},
    {"cmnd", "chứng minh nhân dân"},
    {"cccd", "căn cước công dân"},
    {"thads", "thi hành án dân sự"},
    {"thahs", "thi hành án hình sự"},
    {"tndn", "thu nhập doanh nghiệp"},
    {"tncn", "thu nhập cá nhân"},
    {"gtgt", "giá trị gia tăng"},
    {"csdl", "cơ sở dữ liệu"},
    {"dvc", "dịch vụ công"},
    {"dvctt", "dịch vụ công trực tuyến"},
    {"kcn", "khu công nghiệp"},
    {"kkt", "khu kinh tế"},
    {"ccn", "cụm công nghiệp"},
    {"ntm", "nông thôn mới"},
    {"xdcb", "xây dựng cơ bản"},
    {"ppp", "đối tác công tư"},
    {"vn", "việt nam"},
    {"tp", "thành phố"},
    {"tw", "trung ương"},
    {"btv", "ban thường vụ"},
    {"bch", "ban chấp hành"},
};
static const tc_abbreviation *const end = table + sizeof table / sizeof *table;

enum { SHORT = 3, LONGEST = 64 };

static bool is_capital(tc_slice word) {
    size_t at = 0;
    while (at < word.len) {
        uint32_t c = tc_utf8_next(word, &at);
        if (tc_is_letter(c) && !tc_is_upper(c))
            return false;
    }
    return true;
}

const tc_abbreviation *tc_abbreviation_find(tc_slice word) {
    tc_buffer folded;
    size_t offset = 0;
    tc_token token;
    const tc_abbreviation *found = NULL;
    tc_buffer_init(&folded, LONGEST);
    while (tc_token_next(word, &offset, &token) && !folded.failed) {
        if (folded.len)
            tc_buffer_add_char(&folded, ' ');
        tc_fold_ascii(tc_slice_sub(word, token.start, token.end), &folded);
    }
    tc_slice key = tc_buffer_slice(&folded);
    for (const tc_abbreviation *a = table; a < end && !found && !folded.failed; a++)
        if (tc_slice_equal(key, tc_slice_of(a->shorter)) && (key.len > SHORT || is_capital(word)))
            found = a;
    tc_buffer_dispose(&folded);
    return found;
}

/* How many words TEXT is, where WORDS begin with them; or 0. */
static uint32_t begins(tc_slice text, const tc_slice *words, uint32_t count) {
    char key[LONGEST];
    tc_shape shape;
    size_t at = 0;
    uint32_t used = 0;
    while (at < text.len) {
        size_t length = tc_token_fold(text, &at, key, &shape);
        if (used == count || !tc_slice_equal((tc_slice){key, length}, words[used]))
            return 0;
        used++;
        at++;
    }
    return used;
}

const tc_abbreviation *tc_abbreviation_of(const tc_slice *words, uint32_t count,
                                          const tc_abbreviation *after, uint32_t *used) {
    for (const tc_abbreviation *a = after ? after + 1 : table; a < end; a++) {
        *used = begins(tc_slice_of(a->longer), words, count);
        if (*used)
            return a;
    }
    return NULL;
}
