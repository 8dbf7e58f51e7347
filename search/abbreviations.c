/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "abbreviations.h"

#include "spelling_letters.h"

#include <record/defined.h>
#include <text/common.h>
#include <text/fold.h>
#include <text/text.h>

#include <stdlib.h>
#include <string.h>

static const tc_abbreviation table[] = {
    {.shorter = "ubnd", .longer = "ủy ban nhân dân"},
    {.shorter = "hdnd", .longer = "hội đồng nhân dân"},
    {.shorter = "tand", .longer = "tòa án nhân dân"},
    {.shorter = "tandtc", .longer = "tòa án nhân dân tối cao"},
    {.shorter = "vksnd", .longer = "viện kiểm sát nhân dân"},
    {.shorter = "mttq", .longer = "mặt trận tổ quốc"},
    {.shorter = "kh cn", .longer = "khoa học và công nghệ"},
    {.shorter = "khcn", .longer = "khoa học và công nghệ"},
    {.shorter = "khcn", .longer = "khoa học công nghệ"},
    {.shorter = "kh cn", .longer = "khoa học công nghệ"},
    {.shorter = "dmst", .longer = "đổi mới sáng tạo"},
    {.shorter = "cds", .longer = "chuyển đổi số"},
    {.shorter = "cchc", .longer = "cải cách hành chính"},
    {.shorter = "tthc", .longer = "thủ tục hành chính"},
    {.shorter = "nsnn", .longer = "ngân sách nhà nước"},
    {.shorter = "nstw", .longer = "ngân sách trung ương"},
    {.shorter = "cntt", .longer = "công nghệ thông tin"},
    {.shorter = "cnxh", .longer = "chủ nghĩa xã hội"},
    {.shorter = "ktxh", .longer = "kinh tế xã hội"},
    {.shorter = "kt xh", .longer = "kinh tế xã hội"},
    {.shorter = "qpan", .longer = "quốc phòng an ninh"},
    {.shorter = "gd dt", .longer = "giáo dục và đào tạo"},
    {.shorter = "gddt", .longer = "giáo dục và đào tạo"},
    {.shorter = "gdnn", .longer = "giáo dục nghề nghiệp"},
    {.shorter = "kh dt", .longer = "kế hoạch và đầu tư"},
    {.shorter = "khdt", .longer = "kế hoạch và đầu tư"},
    {.shorter = "tn mt", .longer = "tài nguyên và môi trường"},
    {.shorter = "tnmt", .longer = "tài nguyên và môi trường"},
    {.shorter = "nn mt", .longer = "nông nghiệp và môi trường"},
    {.shorter = "nnmt", .longer = "nông nghiệp và môi trường"},
    {.shorter = "nn ptnt", .longer = "nông nghiệp và phát triển nông thôn"},
    {.shorter = "nnptnt", .longer = "nông nghiệp và phát triển nông thôn"},
    {.shorter = "tt tt", .longer = "thông tin và truyền thông"},
    {.shorter = "tttt", .longer = "thông tin và truyền thông"},
    {.shorter = "ld tb xh", .longer = "lao động thương binh và xã hội"},
    {.shorter = "ldtbxh", .longer = "lao động thương binh và xã hội"},
    {.shorter = "vh tt dl", .longer = "văn hóa thể thao và du lịch"},
    {.shorter = "vhttdl", .longer = "văn hóa thể thao và du lịch"},
    {.shorter = "gtvt", .longer = "giao thông vận tải"},
    {.shorter = "bhyt", .longer = "bảo hiểm y tế"},
    {.shorter = "bhxh", .longer = "bảo hiểm xã hội"},
    {.shorter = "bhtn", .longer = "bảo hiểm thất nghiệp"},
    {.shorter = "thpt", .longer = "trung học phổ thông"},
    {.shorter = "thcs", .longer = "trung học cơ sở"},
    {.shorter = "shtt", .longer = "sở hữu trí tuệ"},
    {.shorter = "tcvn", .longer = "tiêu chuẩn việt nam"},
    {.shorter = "qcvn", .longer = "qui chuẩn việt nam"},
    {.shorter = "tdc", .longer = "tiêu chuẩn đo lường chất lượng"},
    {.shorter = "dn", .longer = "doanh nghiệp"},
    {.shorter = "dnnn", .longer = "doanh nghiệp nhà nước"},
    {.shorter = "dnnvv", .longer = "doanh nghiệp nhỏ và vừa"},
    {.shorter = "htx", .longer = "hợp tác xã"},
    {.shorter = "nld", .longer = "người lao động"},
    {.shorter = "cbccvc", .longer = "cán bộ công chức viên chức"},
    {.shorter = "qppl", .longer = "qui phạm pháp luật"},
    {.shorter = "vbqppl", .longer = "văn bản qui phạm pháp luật"},
    {.shorter = "pctn", .longer = "phòng chống tham nhũng"},
    {.shorter = "pccc", .longer = "phòng cháy chữa cháy"},
    {.shorter = "attp", .longer = "an toàn thực phẩm"},
    {.shorter = "vsattp", .longer = "vệ sinh an toàn thực phẩm"},
    {.shorter = "bvmt", .longer = "bảo vệ môi trường"},
    {.shorter = "gpmb", .longer = "giải phóng mặt bằng"},
    {.shorter = "qsdd", .longer = "quyền sử dụng đất"},
    {.shorter = "gcn", .longer = "giấy chứng nhận"},
    {.shorter = "cmnd", .longer = "chứng minh nhân dân"},
    {.shorter = "cccd", .longer = "căn cước công dân"},
    {.shorter = "thads", .longer = "thi hành án dân sự"},
    {.shorter = "thahs", .longer = "thi hành án hình sự"},
    {.shorter = "tndn", .longer = "thu nhập doanh nghiệp"},
    {.shorter = "tncn", .longer = "thu nhập cá nhân"},
    {.shorter = "gtgt", .longer = "giá trị gia tăng"},
    {.shorter = "csdl", .longer = "cơ sở dữ liệu"},
    {.shorter = "dvc", .longer = "dịch vụ công"},
    {.shorter = "dvctt", .longer = "dịch vụ công trực tuyến"},
    {.shorter = "kcn", .longer = "khu công nghiệp"},
    {.shorter = "kkt", .longer = "khu kinh tế"},
    {.shorter = "ccn", .longer = "cụm công nghiệp"},
    {.shorter = "ntm", .longer = "nông thôn mới"},
    {.shorter = "xdcb", .longer = "xây dựng cơ bản"},
    {.shorter = "ppp", .longer = "đối tác công tư"},
    {.shorter = "vn", .longer = "việt nam"},
    {.shorter = "tp", .longer = "thành phố"},
    {.shorter = "tw", .longer = "trung ương"},
    {.shorter = "btv", .longer = "ban thường vụ"},
    {.shorter = "bch", .longer = "ban chấp hành"},
    /* What people say, and what the law calls it. */
    {.shorter = "nghi thai san", .longer = "nghỉ đẻ", .spoken = true},
    {.shorter = "giay phep lai xe", .longer = "bằng lái", .spoken = true},
    {.shorter = "giay phep lai xe", .longer = "bằng lái xe", .spoken = true},
    {.shorter = "giay chung nhan quyen su dung dat", .longer = "sổ đỏ", .spoken = true},
    {.shorter = "giay chung nhan quyen su dung dat", .longer = "sổ hồng", .spoken = true},
    {.shorter = "xe mo to", .longer = "xe máy", .spoken = true},
    {.shorter = "xe gan may", .longer = "xe máy", .spoken = true},
    {.shorter = "li hon", .longer = "li dị", .spoken = true},
    {.shorter = "ket hon", .longer = "lấy vợ", .spoken = true},
    {.shorter = "ket hon", .longer = "lấy chồng", .spoken = true},
    {.shorter = "ket hon", .longer = "cưới vợ", .spoken = true},
    {.shorter = "nhap ngu", .longer = "đi lính", .spoken = true},
    {.shorter = "nghia vu quan su", .longer = "đi lính", .spoken = true},
    {.shorter = "nhap ngu", .longer = "đi bộ đội", .spoken = true},
    {.shorter = "nghia vu quan su", .longer = "đi bộ đội", .spoken = true},
    {.shorter = "dang ki thuong tru", .longer = "hộ khẩu", .spoken = true},
    {.shorter = "giay chung nhan ket hon", .longer = "giấy kết hôn", .spoken = true},
    {.shorter = "dang ki ket hon", .longer = "giấy kết hôn", .spoken = true},
    {.shorter = "khai tu", .longer = "giấy chứng tử", .spoken = true},
    {.shorter = "phat tu", .longer = "đi tù", .spoken = true},
    {.shorter = "phat tu", .longer = "ngồi tù", .spoken = true},
    {.shorter = "trom cap", .longer = "ăn trộm", .spoken = true},
    {.shorter = "trom cap", .longer = "ăn cắp", .spoken = true},
    {.shorter = "vay lai nang", .longer = "vay nặng lãi", .spoken = true},
    {.shorter = "nghi huu", .longer = "về hưu", .spoken = true},
    {.shorter = "nghi hang nam", .longer = "nghỉ phép", .spoken = true},
    {.shorter = "nghi hang nam", .longer = "ngày phép", .spoken = true},
    {.shorter = "lam them gio", .longer = "tăng ca", .spoken = true},
    {.shorter = "mang thai", .longer = "bà bầu", .spoken = true},
    {.shorter = "mang thai", .longer = "có bầu", .spoken = true},
    {.shorter = "mang thai", .longer = "mang bầu", .spoken = true},
    {.shorter = "nguoi khuyet tat", .longer = "người tàn tật", .spoken = true},
    {.shorter = "nguoi cao tuoi", .longer = "người già", .spoken = true},
    {.shorter = "sa thai", .longer = "đuổi việc", .spoken = true},
    {.shorter = "buoc thoi viec", .longer = "đuổi việc", .spoken = true},
    {.shorter = "ho chieu", .longer = "passport", .spoken = true},
    {.shorter = "le phi truoc ba", .longer = "thuế trước bạ", .spoken = true},
    {.shorter = "van ban den", .longer = "công văn đến", .spoken = true},
    {.shorter = "van ban di", .longer = "công văn đi", .spoken = true},
    {.shorter = "tau bay", .longer = "máy bay", .spoken = true},
    {.shorter = "trang suc", .longer = "nữ trang", .spoken = true},
    {.shorter = "chuyen nhuong quyen su dung dat", .longer = "mua bán đất", .spoken = true},
    {.shorter = "chuyen nhuong quyen su dung dat", .longer = "bán đất", .spoken = true},
    {.shorter = "giay phep xay dung", .longer = "giấy phép xây nhà", .spoken = true},
    {.shorter = "co i gay thuong tich", .longer = "đánh người", .spoken = true},
    {.shorter = "pham nhan", .longer = "tù nhân", .spoken = true},
    {.shorter = "khong dung tuyen", .longer = "trái tuyến", .spoken = true},
    {.shorter = "chi phi kham benh", .longer = "viện phí", .spoken = true},
    {.shorter = "hoc phi", .longer = "tiền học", .spoken = true},
    {.shorter = "giao duc nghe nghiep", .longer = "trường nghề", .spoken = true},
    {.shorter = "mam non", .longer = "mẫu giáo", .spoken = true},
    {.shorter = "dat coc", .longer = "tiền cọc", .spoken = true},
    {.shorter = "don phuong cham dut hop dong lao dong", .longer = "xin nghỉ việc", .spoken = true},
    {.shorter = "thoi viec", .longer = "nghỉ việc", .spoken = true},
    {.shorter = "that nghiep", .longer = "mất việc", .spoken = true},
};
static const tc_abbreviation *const end = table + sizeof table / sizeof *table;

enum {
    SHORT = 3,
    LONGEST = 64,
    ROW = 64,   /* words side by side */
    WALKED = 64 /* terms that are looked at */
};

static bool is_capital(tc_slice word) {
    size_t at = 0;
    while (at < word.len) {
        uint32_t c = tc_utf8_next(word, &at);
        if (tc_is_letter(c) && !tc_is_upper(c))
            return false;
    }
    return true;
}

/* WORD's parts without accents, a blank between them, in FOLDED. */
static tc_slice key_of(tc_slice word, tc_buffer *folded) {
    size_t offset = 0;
    tc_token token;
    tc_buffer_init(folded, LONGEST);
    while (tc_token_next(word, &offset, &token) && !folded->failed) {
        if (folded->len)
            tc_buffer_add_char(folded, ' ');
        tc_fold_ascii(tc_slice_sub(word, token.start, token.end), folded);
    }
    return folded->failed ? (tc_slice){NULL, 0} : tc_buffer_slice(folded);
}

const tc_abbreviation *tc_abbreviation_find(const tc_abbreviations *learnt, tc_slice word) {
    tc_buffer folded;
    const tc_abbreviation *found = NULL;
    tc_slice key = key_of(word, &folded);
    if (key.len > SHORT || (key.len && is_capital(word))) {
        for (const tc_abbreviation *a = table; a < end && !found; a++)
            found = !a->spoken && tc_slice_equal(key, tc_slice_of(a->shorter)) ? a : NULL;
        for (uint32_t i = 0; learnt && i < learnt->count && !found; i++)
            found = tc_slice_equal(key, tc_slice_of(learnt->items[i].shorter)) ? &learnt->items[i]
                                                                               : NULL;
    }
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

/* Whether WORDS, as typed, are what people say in A: the accents typed, or where none were the
 * usual ones, for "so do" is "sơ đồ", too. */
static bool is_said(const tc_abbreviation *a, const tc_slice *plain) {
    tc_slice text = tc_slice_of(a->longer);
    for (uint32_t i = 0; text.len; i++) {
        char key[LONGEST];
        tc_shape shape;
        size_t at = 0;
        tc_slice word = tc_slice_cut(&text, ' ');
        tc_slice folded = {key, tc_token_fold(word, &at, key, &shape)};
        bool bare = tc_slice_equal(plain[i], folded);
        if (!tc_slice_equal(plain[i], word) &&
            !(bare && tc_slice_equal(tc_usual_accents(folded), word)))
            return false;
    }
    return true;
}

static bool is_learnt(const tc_abbreviations *learnt, const tc_abbreviation *a) {
    return learnt && a >= learnt->items && a < learnt->items + learnt->count;
}

const tc_abbreviation *tc_abbreviation_of(const tc_abbreviations *learnt, const tc_slice *words,
                                          const tc_slice *plain, uint32_t count,
                                          const tc_abbreviation *after, uint32_t *used) {
    uint32_t next = 0;
    if (is_learnt(learnt, after)) {
        next = (uint32_t)(after - learnt->items) + 1;
    } else {
        for (const tc_abbreviation *a = after ? after + 1 : table; a < end; a++) {
            *used = begins(tc_slice_of(a->longer), words, count);
            if (*used && (!a->spoken || is_said(a, plain)))
                return a;
        }
    }
    for (uint32_t i = next; learnt && i < learnt->count; i++) {
        *used = begins(tc_slice_of(learnt->items[i].longer), words, count);
        if (*used)
            return &learnt->items[i];
    }
    return NULL;
}

bool tc_abbreviation_is_ambiguous(const tc_abbreviations *learnt, const tc_abbreviation *a) {
    for (uint32_t i = 0; learnt && i < learnt->count; i++)
        if (strcmp(learnt->items[i].shorter, a->shorter) == 0 &&
            strcmp(learnt->items[i].longer, a->longer) != 0)
            return true;
    return false;
}

/* ---- What documents define ---- */

/* Whether our own list has it: then nothing is to be learnt. */
static bool is_ours(const tc_defined *d) {
    for (const tc_abbreviation *a = table; a < end; a++)
        if (tc_slice_equal(d->shorter, tc_slice_of(a->shorter)) &&
            tc_slice_equal(d->longer, tc_slice_of(a->longer)))
            return true;
    return false;
}

static tc_status learn_one(tc_session *session, tc_abbreviations *out, const tc_defined *d,
                           uint32_t documents) {
    tc_abbreviation *found = NULL;
    if (is_ours(d))
        return TC_OK;
    for (uint32_t i = 0; i < out->count && !found; i++)
        if (tc_slice_equal(d->shorter, tc_slice_of(out->items[i].shorter)) &&
            tc_slice_equal(d->longer, tc_slice_of(out->items[i].longer)))
            found = &out->items[i];
    if (!found && out->count == TC_ABBREVIATIONS_LEARNT)
        return TC_OK;
    if (!found) {
        found = &out->items[out->count];
        *found = (tc_abbreviation){.shorter = tc_arena_copy(session->arena, d->shorter).ptr,
                                   .longer = tc_arena_copy(session->arena, d->longer).ptr};
        if (!found->shorter || !found->longer)
            return tc_out_of_memory(session);
        out->count++;
    }
    for (uint32_t i = 0; i < found->owner_count; i++)
        if (tc_slice_equal(found->owners[i], d->owner))
            return TC_OK;
    found->documents += documents;
    if (d->owner.len && found->owner_count < TC_ABBREVIATION_OWNERS) {
        tc_slice owner = tc_arena_copy(session->arena, d->owner);
        found->owners[found->owner_count] = owner;
        found->owner_count += owner.ptr != NULL;
    }
    return TC_OK;
}

/* Learns from the terms that begin with PREFIX; of the longer side those that WORDS begin with. */
static tc_status learn(tc_session *session, tc_slice prefix, const tc_slice *words, uint32_t count,
                       tc_abbreviations *out) {
    tc_terms *terms = NULL;
    bool more = prefix.len > 0;
    tc_status status = TC_OK;
    if (more)
        status =
            tc_terms_open(session->store, TC_FIELD_ABBREVIATION, prefix, &terms, &session->error);
    for (uint32_t n = 0; status == TC_OK && more && n < WALKED; n++) {
        tc_defined d;
        status = tc_terms_next(terms, &more, &session->error);
        if (status == TC_OK && more && tc_defined_term_read(tc_terms_text(terms), &d) &&
            (!words || begins(d.longer, words, count)))
            status = learn_one(session, out, &d, tc_terms_frequency(terms));
    }
    tc_terms_close(terms);
    return status;
}

static tc_status learn_shorter(tc_session *session, tc_slice key, tc_abbreviations *out) {
    return learn(session, tc_defined_prefix(session->arena, TC_DEFINED_SHORTER, key), NULL, 0, out);
}

/* What TEXT, a word or phrase, may be short for. */
static tc_status learn_word(tc_session *session, tc_slice text, tc_abbreviations *out) {
    tc_buffer folded;
    tc_slice key = key_of(text, &folded);
    tc_status status = TC_OK;
    bool may = is_capital(text) || (key.len > SHORT && !tc_slip_is_syllable(key));
    if (key.len > 1 && may)
        status = learn_shorter(session, key, out);
    tc_buffer_dispose(&folded);
    return status;
}

/* What is short for words of the row. */
static tc_status learn_row(tc_session *session, const tc_slice *words, uint32_t count,
                           tc_abbreviations *out) {
    tc_status status = TC_OK;
    uint32_t before = out->count;
    for (uint32_t i = 0; status == TC_OK && i + 1 < count; i++) {
        char key[2 * LONGEST];
        int size = snprintf(key, sizeof key, "%.*s %.*s", (int)words[i].len, words[i].ptr,
                            (int)words[i + 1].len, words[i + 1].ptr);
        if (size > 0 && (size_t)size < sizeof key && !tc_is_function_word(words[i]))
            status = learn(
                session,
                tc_defined_prefix(session->arena, TC_DEFINED_LONGER, (tc_slice){key, (size_t)size}),
                words + i, count - i, out);
    }
    /* Whatever else they stand for. */
    for (uint32_t i = before, found = out->count; status == TC_OK && i < found; i++)
        status = learn_shorter(session, tc_slice_of(out->items[i].shorter), out);
    return status;
}

static tc_status learn_expression(tc_session *session, const tc_expression *e,
                                  tc_abbreviations *out) {
    tc_slice row[ROW];
    uint32_t count = 0;
    tc_status status = TC_OK;
    if (e->kind == TC_EXPRESSION_WORD || e->kind == TC_EXPRESSION_PHRASE)
        return learn_word(session, e->text, out);
    for (uint32_t i = 0; status == TC_OK && i < e->count; i++) {
        bool joins = e->kind == TC_EXPRESSION_ALL && e->parts[i]->kind == TC_EXPRESSION_WORD;
        status = learn_expression(session, e->parts[i], out);
        if (joins && count < ROW)
            row[count++] = tc_fold_ascii_in(session->arena, e->parts[i]->text);
        if (status == TC_OK && (!joins || i + 1 == e->count)) {
            status = learn_row(session, row, count, out);
            count = 0;
        }
    }
    return status;
}

static int most_first(const void *a, const void *b) {
    const tc_abbreviation *x = a, *y = b;
    if (x->documents != y->documents)
        return x->documents < y->documents ? 1 : -1;
    int order = strcmp(x->shorter, y->shorter);
    return order ? order : strcmp(x->longer, y->longer);
}

tc_status tc_abbreviations_learn(tc_session *session, const tc_expression *expression,
                                 const tc_abbreviations **out) {
    tc_abbreviations *learnt = tc_arena_take(session->arena, sizeof *learnt);
    if (!learnt)
        return tc_out_of_memory(session);
    tc_status status = learn_expression(session, expression, learnt);
    qsort(learnt->items, learnt->count, sizeof *learnt->items, most_first);
    *out = learnt;
    return status;
}
