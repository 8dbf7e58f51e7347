/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "lawtitles.h"

#include <stdlib.h>
#include <string.h>

enum { TITLE_WORDS = 20, KEY_MAX = 512 };

/* Titles of laws, codes and ordinances in force and of late, folded, without commas; sorted. */
static const char *const titles[] = {
    "an ninh mang",
    "an ninh quoc gia",
    "an toan thong tin mang",
    "an toan thuc pham",
    "an toan ve sinh lao dong",
    "ban hanh van ban qui pham phap luat",
    "ban hanh van ban qui pham phap luat cua hoi dong nhan dan uy ban nhan dan",
    "ban hanh van ban qui pham phap luat cua hoi dong nhan dan va uy ban nhan dan",
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
    "bien phong viet nam",
    "bien viet nam",
    "binh dang gioi",
    "buu chinh",
    "cac cong cu chuyen nhuong",
    "cac to chuc tin dung",
    "can bo cong chuc",
    "can cuoc",
    "can cuoc cong dan",
    "canh sat bien viet nam",
    "canh sat co dong",
    "canh sat moi truong",
    "canh tranh",
    "canh ve",
    "cap thoat nuoc",
    "chan nuoi",
    "chat luong hang hoa",
    "chat luong san pham hang hoa",
    "chinh quyen dia phuong",
    "chong tham nhung",
    "chung khoan",
    "chuyen doi so",
    "chuyen giao cong nghe",
    "co yeu",
    "cong an nhan dan",
    "cong an xa",
    "cong chung",
    "cong doan",
    "cong doan viet nam",
    "cong nghe cao",
    "cong nghe thong tin",
    "cong nghiep cong nghe so",
    "cong nghiep ho tro",
    "cong nghiep quoc phong",
    "cong nghiep quoc phong an ninh va dong vien cong nghiep",
    "cu tru",
    "cuu chien binh",
    "da dang sinh hoc",
    "dac xa",
    "dan quan tu ve",
    "dan so",
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
    "dieu uoc quoc te",
    "do dac va ban do",
    "do luong",
    "doanh nghiep",
    "doanh nghiep nha nuoc",
    "du bi dong vien",
    "du lich",
    "du lieu",
    "du tru quoc gia",
    "duoc",
    "duong bo",
    "duong sat",
    "gia",
    "giam dinh tu phap",
    "giam sat cua quoc hoi",
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
    "hien lay ghep mo bo phan co the nguoi va hien lay xac",
    "hinh su",
    "ho tich",
    "ho tro doanh nghiep nho va vua",
    "hoa chat",
    "hoa giai doi thoai tai toa an",
    "hoa giai o co so",
    "hoat dong chu thap do",
    "hoat dong giam sat cua quoc hoi va hoi dong nhan dan",
    "hon nhan va gia dinh",
    "hop nhat van ban qui pham phap luat",
    "hop tac xa",
    "ke toan",
    "khai thac va bao ve cong trinh thuy loi",
    "kham benh chua benh",
    "khi tuong thuy van",
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
    "luc luong du bi dong vien",
    "luc luong tham gia bao ve an ninh trat tu o co so",
    "luu tru",
    "mat tran to quoc viet nam",
    "nang luong nguyen tu",
    "ngan hang nha nuoc viet nam",
    "ngan sach nha nuoc",
    "nghia vu quan su",
    "ngoai hoi",
    "nguoi cao tuoi",
    "nguoi khuyet tat",
    "nguoi lao dong viet nam di lam viec o nuoc ngoai theo hop dong",
    "nha giao",
    "nha o",
    "nhap canh xuat canh qua canh cu tru cua nguoi nuoc ngoai tai viet nam",
    "nuoi con nuoi",
    "pha san",
    "phap dien he thong qui pham phap luat",
    "phi va le phi",
    "pho bien giao duc phap luat",
    "phong chay chua chay va cuu nan cuu ho",
    "phong chay va chua chay",
    "phong chong bao luc gia dinh",
    "phong chong benh truyen nhiem",
    "phong chong lut bao",
    "phong chong ma tuy",
    "phong chong mai dam",
    "phong chong mua ban nguoi",
    "phong chong nhiem vi rut gay ra hoi chung suy giam mien dich mac phai o nguoi",
    "phong chong rua tien",
    "phong chong tac hai cua ruou bia",
    "phong chong tac hai cua thuoc la",
    "phong chong tham nhung",
    "phong chong thien tai",
    "phong chong thien tai va de dieu",
    "phong khong nhan dan",
    "phong thu dan su",
    "quan li ngoai thuong",
    "quan li no cong",
    "quan li su dung tai san cong",
    "quan li su dung von nha nuoc dau tu vao san xuat kinh doanh tai doanh nghiep",
    "quan li su dung vu khi vat lieu no va cong cu ho tro",
    "quan li thi truong",
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
    "tam giu tam giam",
    "tan so vo tuyen dien",
    "thanh nien",
    "thanh tra",
    "the duc the thao",
    "thi dua khen thuong",
    "thi hanh an dan su",
    "thi hanh an hinh su",
    "thi hanh tam giu tam giam",
    "thoa thuan quoc te",
    "thong ke",
    "thu do",
    "thu vien",
    "thu y",
    "thuc hanh tiet kiem chong lang phi",
    "thuc hien dan chu o co so",
    "thuc hien dan chu o xa phuong thi tran",
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
    "to chuc co quan dieu tra hinh su",
    "to chuc dieu tra hinh su",
    "to chuc don vi hanh chinh",
    "to chuc hoi dong nhan dan va uy ban nhan dan",
    "to chuc quoc hoi",
    "to chuc toa an nhan dan",
    "to chuc vien kiem sat nhan dan",
    "to tung dan su",
    "to tung hanh chinh",
    "to tung hinh su",
    "toa an chuyen biet tai trung tam tai chinh quoc te",
    "trach nhiem boi thuong cua nha nuoc",
    "trat tu an toan giao thong duong bo",
    "tre em",
    "tri tue nhan tao",
    "tro giup phap li",
    "trong tai thuong mai",
    "trong trot",
    "trung cau y dan",
    "trung tam tai chinh quoc te",
    "tu phap nguoi chua thanh nien",
    "tuong tro tu phap",
    "tuong tro tu phap ve dan su",
    "tuong tro tu phap ve hinh su",
    "uu dai nguoi co cong",
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

/* What stands in titles for more than one word. */
static const struct {
    const char *short_form, *words;
} shortened[] = {
    {"hdnd", "hoi dong nhan dan"},
    {"ubnd", "uy ban nhan dan"},
    {"nsnn", "ngan sach nha nuoc"},
    {"vbqppl", "van ban qui pham phap luat"},
    {"bhxh", "bao hiem xa hoi"},
    {"bhyt", "bao hiem y te"},
    {"tncn", "thu nhap ca nhan"},
    {"tndn", "thu nhap doanh nghiep"},
    {"gtgt", "gia tri gia tang"},
    {"ttdb", "tieu thu dac biet"},
    {"kdbds", "kinh doanh bat dong san"},
    {"tctd", "to chuc tin dung"},
    {"mttq", "mat tran to quoc"},
    {"bvmt", "bao ve moi truong"},
    {"xlvphc", "xu li vi pham hanh chinh"},
    {"htx", "hop tac xa"},
    {"khcn", "khoa hoc va cong nghe"},
    {"atvsld", "an toan ve sinh lao dong"},
};

static int by_text(const void *key, const void *title) {
    return strcmp(key, *(const char *const *)title);
}

/* The word as it stands in a title. */
static const char *spelled(const tc_word *word) {
    for (size_t i = 0; word->shout && i < sizeof shortened / sizeof *shortened; i++)
        if (strcmp(word->folded, shortened[i].short_form) == 0)
            return shortened[i].words;
    return word->folded;
}

tc_slice tc_law_title_whole(tc_arena *arena, tc_slice title) {
    tc_word w[TITLE_WORDS];
    size_t count = tc_words_read(title, 0, title.len, w, TITLE_WORDS), done = 0;
    bool law = tc_words_begin(w, count, "luat") || tc_words_begin(w, count, "bo luat");
    bool shortened_one = false;
    tc_buffer whole;
    tc_buffer_init(&whole, 4096);
    for (size_t i = 0; law && i < count; i++) {
        const char *words = spelled(&w[i]);
        if (words == w[i].folded)
            continue;
        shortened_one = true;
        tc_buffer_add(&whole, tc_slice_sub(title, done, w[i].start));
        tc_buffer_add(&whole, tc_slice_of(words));
        done = w[i].end;
    }
    tc_buffer_add(&whole, tc_slice_sub(title, done, title.len));
    tc_slice result = shortened_one ? tc_arena_copy(arena, tc_buffer_slice(&whole)) : title;
    tc_buffer_dispose(&whole);
    return result;
}

size_t tc_law_title_words(const tc_word *w, size_t count) {
    char key[KEY_MAX];
    size_t length = 0, longest = 0;
    for (size_t i = 0; i < count && i < TITLE_WORDS; i++) {
        const char *word = spelled(&w[i]);
        size_t n = strlen(word);
        if ((i && w[i].before != ' ' && w[i].before != ',') || length + n + 2 > sizeof key)
            break;
        if (i)
            key[length++] = ' ';
        memcpy(key + length, word, n + 1);
        length += n;
        if (bsearch(key, titles, sizeof titles / sizeof *titles, sizeof *titles, by_text))
            longest = i + 1;
    }
    return longest;
}
