/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Instruments that people cite by name: laws by their titles, resolutions by the plenum or congress
 * that passed them.  A title is known or it is none: "Luật sư" and "Luật chơi" are no laws. */
#include "named.h"

#include "bodies.h"

#include <base/needles.h>
#include <text/fold.h>
#include <text/text.h>

#include <stdlib.h>
#include <string.h>

enum { TITLE_WORDS = 20, NAME_WORDS = 24 };

/* Titles of laws, codes and ordinances in force and of late, folded, without commas; sorted. */
static const char *const titles[] = {
    "an ninh mang",
    "an ninh quoc gia",
    "an toan thong tin mang",
    "an toan thuc pham",
    "an toan ve sinh lao dong",
    "ban hanh van ban qui pham phap luat",
    "bao chi",
    "bao hiem tien gui",
    "bao hiem xa hoi",
    "bao hiem y te",
    "bao ve bi mat nha nuoc",
    "bao ve du lieu ca nhan",
    "bao ve moi truong",
    "bao ve quyen loi nguoi tieu dung",
    "bao ve suc khoe nhan dan",
    "bao ve va kiem dich thuc vat",
    "bao ve va phat trien rung",
    "bau cu dai bieu quoc hoi va dai bieu hoi dong nhan dan",
    "bien gioi quoc gia",
    "bien viet nam",
    "binh dang gioi",
    "buu chinh",
    "cac cong cu chuyen nhuong",
    "cac to chuc tin dung",
    "can bo cong chuc",
    "can cuoc",
    "can cuoc cong dan",
    "canh sat bien viet nam",
    "canh tranh",
    "cap thoat nuoc",
    "chan nuoi",
    "chat luong san pham hang hoa",
    "chinh quyen dia phuong",
    "chung khoan",
    "chuyen doi so",
    "chuyen giao cong nghe",
    "co yeu",
    "cong an nhan dan",
    "cong chung",
    "cong doan",
    "cong nghe cao",
    "cong nghe thong tin",
    "cong nghiep cong nghe so",
    "cong nghiep ho tro",
    "cong nghiep quoc phong an ninh va dong vien cong nghiep",
    "cu tru",
    "da dang sinh hoc",
    "dac xa",
    "dan quan tu ve",
    "dan su",
    "dat dai",
    "dau gia tai san",
    "dau khi",
    "dau thau",
    "dau tu",
    "dau tu cong",
    "dau tu nuoc ngoai tai viet nam",
    "dau tu theo phuong thuc doi tac cong tu",
    "day nghe",
    "de dieu",
    "di san van hoa",
    "dia chat va khoang san",
    "dien anh",
    "dien luc",
    "do dac va ban do",
    "do luong",
    "doanh nghiep",
    "doanh nghiep nha nuoc",
    "du lich",
    "du lieu",
    "du tru quoc gia",
    "duoc",
    "duong bo",
    "duong sat",
    "gia",
    "giam dinh tu phap",
    "giao dich dien tu",
    "giao duc",
    "giao duc dai hoc",
    "giao duc nghe nghiep",
    "giao thong duong bo",
    "giao thong duong thuy noi dia",
    "giong cay trong",
    "giong vat nuoi",
    "hai quan",
    "hang hai viet nam",
    "hang khong dan dung viet nam",
    "hinh su",
    "ho tich",
    "ho tro doanh nghiep nho va vua",
    "hoa chat",
    "hoa giai o co so",
    "hoat dong giam sat cua quoc hoi va hoi dong nhan dan",
    "hon nhan va gia dinh",
    "hop tac xa",
    "ke toan",
    "kham benh chua benh",
    "khieu nai",
    "khoa hoc cong nghe va doi moi sang tao",
    "khoa hoc va cong nghe",
    "khoang san",
    "khuyen khich dau tu trong nuoc",
    "kiem toan doc lap",
    "kiem toan nha nuoc",
    "kien truc",
    "kinh doanh bao hiem",
    "kinh doanh bat dong san",
    "lam nghiep",
    "lao dong",
    "li lich tu phap",
    "luat su",
    "luc luong tham gia bao ve an ninh trat tu o co so",
    "luu tru",
    "mat tran to quoc viet nam",
    "nang luong nguyen tu",
    "ngan hang nha nuoc viet nam",
    "ngan sach nha nuoc",
    "nghia vu quan su",
    "nguoi cao tuoi",
    "nguoi khuyet tat",
    "nguoi lao dong viet nam di lam viec o nuoc ngoai theo hop dong",
    "nha giao",
    "nha o",
    "nhap canh xuat canh qua canh cu tru cua nguoi nuoc ngoai tai viet nam",
    "nuoi con nuoi",
    "pha san",
    "phi va le phi",
    "pho bien giao duc phap luat",
    "phong chay chua chay va cuu nan cuu ho",
    "phong chay va chua chay",
    "phong chong bao luc gia dinh",
    "phong chong benh truyen nhiem",
    "phong chong ma tuy",
    "phong chong mua ban nguoi",
    "phong chong rua tien",
    "phong chong tac hai cua ruou bia",
    "phong chong tac hai cua thuoc la",
    "phong chong tham nhung",
    "phong chong thien tai",
    "phong khong nhan dan",
    "phong thu dan su",
    "quan li ngoai thuong",
    "quan li no cong",
    "quan li su dung tai san cong",
    "quan li su dung von nha nuoc dau tu vao san xuat kinh doanh tai doanh nghiep",
    "quan li thue",
    "quan li va dau tu von nha nuoc tai doanh nghiep",
    "quan nhan chuyen nghiep cong nhan va vien chuc quoc phong",
    "quang cao",
    "qui hoach",
    "qui hoach do thi",
    "qui hoach do thi va nong thon",
    "quoc phong",
    "quoc tich viet nam",
    "si quan quan doi nhan dan viet nam",
    "so huu tri tue",
    "su dung nang luong tiet kiem va hieu qua",
    "tai nguyen moi truong bien va hai dao",
    "tai nguyen nuoc",
    "tan so vo tuyen dien",
    "thanh nien",
    "thanh tra",
    "the duc the thao",
    "thi dua khen thuong",
    "thi hanh an dan su",
    "thi hanh an hinh su",
    "thong ke",
    "thu do",
    "thu vien",
    "thu y",
    "thuc hanh tiet kiem chong lang phi",
    "thuc hien dan chu o co so",
    "thue bao ve moi truong",
    "thue gia tri gia tang",
    "thue su dung dat nong nghiep",
    "thue su dung dat phi nong nghiep",
    "thue tai nguyen",
    "thue thu nhap ca nhan",
    "thue thu nhap doanh nghiep",
    "thue tieu thu dac biet",
    "thue xuat khau thue nhap khau",
    "thuong mai",
    "thuy loi",
    "thuy san",
    "tiep can thong tin",
    "tiep cong dan",
    "tieu chuan va qui chuan ki thuat",
    "tin nguong ton giao",
    "to cao",
    "to chuc chinh phu",
    "to chuc chinh quyen dia phuong",
    "to chuc hoi dong nhan dan va uy ban nhan dan",
    "to chuc quoc hoi",
    "to chuc toa an nhan dan",
    "to chuc vien kiem sat nhan dan",
    "to tung dan su",
    "to tung hanh chinh",
    "to tung hinh su",
    "trach nhiem boi thuong cua nha nuoc",
    "trat tu an toan giao thong duong bo",
    "tre em",
    "tri tue nhan tao",
    "tro giup phap li",
    "trong trot",
    "trung cau y dan",
    "tuong tro tu phap",
    "uu dai nguoi co cong voi cach mang",
    "ve sinh an toan thuc pham",
    "viec lam",
    "vien chuc",
    "vien thong",
    "xay dung",
    "xu li vi pham hanh chinh",
    "xuat ban",
    "xuat canh nhap canh cua cong dan viet nam",
};

static int by_text(const void *key, const void *title) {
    return strcmp(key, *(const char *const *)title);
}

/* How many words the longest title takes up that W begins with. */
static size_t title_words(const tc_word *w, size_t count) {
    char key[TITLE_WORDS * TC_WORD_MAX];
    size_t length = 0, longest = 0;
    for (size_t i = 0; i < count && i < TITLE_WORDS; i++) {
        if (i && w[i].before != ' ' && w[i].before != ',')
            break;
        if (i)
            key[length++] = ' ';
        size_t n = strlen(w[i].folded);
        memcpy(key + length, w[i].folded, n + 1);
        length += n;
        if (bsearch(key, titles, sizeof titles / sizeof *titles, sizeof *titles, by_text))
            longest = i + 1;
    }
    return longest;
}

/* "Luật …", "Bộ luật …", "Pháp lệnh …", "Hiến pháp": words taken, and the type. */
static size_t law_words(const tc_word *w, size_t count, tc_slice *type) {
    static const struct {
        const char *head, *type;
    } heads[] = {{"luat", "Luật"}, {"bo luat", "Bộ luật"}, {"phap lenh", "Pháp lệnh"}};
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        size_t head = tc_words_begin(w, count, heads[i].head);
        size_t title = head && w[0].capital && head < count && w[head].before == ' '
                           ? title_words(w + head, count - head)
                           : 0;
        if (title) {
            *type = tc_slice_of(heads[i].type);
            return head + title;
        }
    }
    return 0;
}

/* "Luật sửa đổi, bổ sung một số điều của Luật A và Luật B" with a date behind, which is that of the
 * amending law: the words taken, or 0. */
static size_t amending_words(const tc_word *w, size_t count) {
    static const char *const heads[] = {"luat sua doi bo sung mot so dieu cua",
                                        "luat sua doi mot so dieu cua"};
    size_t used = 0;
    tc_slice type;
    for (size_t i = 0; !used && i < sizeof heads / sizeof *heads; i++)
        used = tc_words_begin(w, count, heads[i]);
    for (bool first = true; used && used < count; first = false) {
        bool joined = !first && w[used].before == ' ' && strcmp(w[used].folded, "va") == 0;
        if (!first && !joined && w[used].before != ',' && w[used].before != ';')
            break;
        used += joined;
        used += used < count && strcmp(w[used].folded, "cac") == 0;
        size_t law = law_words(w + used, count - used, &type);
        if (!law)
            return 0;
        used += law;
    }
    return used < count && w[used].before == ' ' && tc_word_is(&w[used], "ngày") ? used : 0;
}

/* The amending law whose WORDS at START begin so. */
static bool read_amending(tc_arena *arena, tc_slice text, size_t start, const tc_word *words,
                          size_t count, tc_found *out) {
    enum { LONGEST = 96 };
    tc_word w[LONGEST];
    if (!tc_words_begin(words, count, "luat sua doi") || !words[0].capital)
        return false;
    count = tc_words_read(text, start, text.len, w, LONGEST);
    size_t used = amending_words(w, count);
    tc_found f = {.core = (uint32_t)start};
    size_t end = used ? tc_date_read(text, w[used].start, &f.mention.date) : 0;
    if (!end)
        return false;
    f.mention.kind = TC_MENTION_NAMED;
    f.mention.type = TC_SLICE("Luật");
    f.mention.canonical = tc_text_squeeze(arena, tc_slice_sub(text, start, w[used - 1].end));
    f.mention.issuer_full = TC_SLICE("Quốc hội");
    f.mention.range = (tc_range){(uint32_t)start, (uint32_t)end};
    f.issuer_end = (uint32_t)end;
    *out = f;
    return f.mention.canonical.ptr != NULL;
}

static bool has_term(tc_slice name) {
    tc_word w[NAME_WORDS];
    size_t count = tc_words_read(name, 0, name.len, w, NAME_WORDS);
    if (tc_words_begin(w, count, "dai hoi"))
        return tc_words_last(w, count, "lan thu") != SIZE_MAX;
    return tc_words_begin(w, count, "hoi nghi") && tc_words_last(w, count, "khoa") != SIZE_MAX;
}

/* "Nghị quyết Hội nghị Trung ương 6 khóa XI": offset behind it, or 0. */
static size_t plenum_end(tc_slice text, const tc_word *w, size_t count) {
    size_t head = tc_words_begin(w, count, "nghi quyet");
    if (!head || !w[0].capital || head == count || w[head].before != ' ')
        return 0;
    size_t end = tc_body_read(text, w[head].start);
    return end && has_term(tc_slice_sub(text, w[head].start, end)) ? end : 0;
}

bool tc_named_read(tc_arena *arena, tc_slice text, size_t start, tc_found *out) {
    tc_word w[NAME_WORDS];
    static const tc_home nowhere = {NULL, false};
    size_t count = tc_words_read(text, start, text.len, w, NAME_WORDS), end;
    tc_found f = {.core = (uint32_t)start};
    tc_mention *m = &f.mention;
    if (read_amending(arena, text, start, w, count, out))
        return true;
    size_t law = law_words(w, count, &m->type);
    if (law) {
        size_t name_end = w[law - 1].end, dated;
        bool numbered = law < count && w[law].before == ' ' && strcmp(w[law].folded, "so") == 0 &&
                        law + 1 < count && w[law + 1].folded[0] >= '0' &&
                        w[law + 1].folded[0] <= '9';
        if (numbered)
            return false;
        end = name_end;
        dated = law < count && tc_word_is(&w[law], "ngày")
                    ? tc_date_read(text, w[law].start, &m->date)
                    : 0;
        m->canonical = tc_text_squeeze(arena, tc_slice_sub(text, start, name_end));
        m->issuer_full = tc_slice_equal(m->type, TC_SLICE("Pháp lệnh"))
                             ? TC_SLICE("Ủy ban Thường vụ Quốc hội")
                             : TC_SLICE("Quốc hội");
        end = dated ? dated : end;
    } else {
        end = plenum_end(text, w, count);
        if (!end)
            return false;
        m->type = TC_SLICE("Nghị quyết");
        m->canonical = tc_text_squeeze(arena, tc_slice_sub(text, start, end));
        size_t head = w[2].start;
        m->issuer = tc_text_squeeze(arena, tc_slice_sub(text, head, end));
        m->issuer_full = tc_body_full(arena, m->issuer, &nowhere);
    }
    m->kind = TC_MENTION_NAMED;
    m->range = (tc_range){(uint32_t)start, (uint32_t)end};
    f.issuer_end = (uint32_t)end;
    *out = f;
    return m->canonical.ptr != NULL;
}

/* Types that people cite by a title in quotation marks. */
static bool is_programme(tc_slice type) {
    static const char *const programmes[] = {
        "Đề án", "Chương trình", "Chiến lược", "Kế hoạch",
        "Dự án", "Quy hoạch",    "Phương án",  "Chương trình hành động"};
    for (size_t i = 0; i < sizeof programmes / sizeof *programmes; i++)
        if (tc_slice_equal(type, tc_slice_of(programmes[i])))
            return true;
    return false;
}

/* "Đề án “…”", whose first mark stands at MARK. */
static bool read_quoted(tc_arena *arena, tc_slice text, size_t mark, tc_found *out) {
    enum { QUOTED_BYTES = 900, QUOTED_WORDS = 4 };
    tc_found f = {0};
    tc_word w[QUOTED_WORDS];
    size_t start = tc_type_before(text, mark, &f.mention.type), first = start;
    size_t to = mark + QUOTED_BYTES < text.len ? mark + QUOTED_BYTES : text.len;
    size_t close = tc_slice_find(tc_slice_sub(text, 0, to), TC_SLICE("”"), mark);
    if (start == mark || close == SIZE_MAX || !is_programme(f.mention.type) ||
        !tc_is_upper(tc_utf8_next(text, &first)) ||
        tc_words_read(text, mark, close, w, QUOTED_WORDS) < QUOTED_WORDS)
        return false;
    size_t end = close + strlen("”");
    f.core = (uint32_t)start;
    f.issuer_end = (uint32_t)end;
    f.mention.kind = TC_MENTION_NAMED;
    f.mention.range = (tc_range){(uint32_t)start, (uint32_t)end};
    f.mention.canonical = tc_text_squeeze(arena, tc_slice_sub(text, start, end));
    *out = f;
    return f.mention.canonical.ptr != NULL;
}

/* Words that begin a name; or the mark that opens one in quotation marks. */
static const char *const anchors[] = {"Luật ",       "LUẬT ",     "Bộ luật ",   "Bộ Luật ",
                                      "BỘ LUẬT ",    "Bộ\nluật ", "Pháp lệnh ", "PHÁP LỆNH ",
                                      "Nghị quyết ", "“"};
static tc_needles needles = TC_NEEDLES(anchors);

tc_status tc_named_add(tc_arena *arena, tc_slice text, tc_finds *finds, tc_error *error) {
    size_t start, at = 0, which;
    tc_finds named = {0};
    while ((start = tc_needles_next(&needles, text, at, &which)) != SIZE_MAX) {
        tc_found found;
        at = start + 1;
        bool quoted = anchors[which][0] == "“"[0];
        bool read = quoted ? read_quoted(arena, text, start, &found)
                           : tc_back_word(text, start) == start &&
                                 tc_named_read(arena, text, start, &found);
        if (!read)
            continue;
        if (!tc_finds_add(arena, &named, &found))
            return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
        at = found.mention.range.end;
    }
    return tc_finds_merge(arena, finds, &named, error);
}
