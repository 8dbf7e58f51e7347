/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Commas inside the names of units. */
#include "units.h"

#include <string.h>

/* Names that have a comma inside, and may go on in lower case behind it. */
static const struct {
    const char *before, *behind;
} commas[] = {{"bao chi", "xuat ban"},
              {"buu chinh", "vien thong"},
              {"cao dang", "trung cap"},
              {"chay", "chua chay"},
              {"chi", "dang bo"},
              {"chi dao", "dieu hanh"},
              {"chinh sach", "chien luoc"},
              {"cuu ho", "cuu nan"},
              {"dai hoc", "cao dang"},
              {"dan so", "gia dinh"},
              {"dang", "dang vien"},
              {"dao tao", "boi duong"},
              {"dau tu", "thuong mai"},
              {"dien tu", "vien thong"},
              {"doi moi", "sang tao"},
              {"du lich", "van hoa"},
              {"du toan", "phap che"},
              {"gia dinh", "tre em"},
              {"giam sat", "dieu hanh"},
              {"hoi", "hiep hoi"},
              {"kham", "chua benh"},
              {"kiem tra", "giam sat"},
              {"kinh te", "cong nghiep"},
              {"kinh te", "ha tang"},
              {"lao dong", "thuong binh"},
              {"nganh", "nghe"},
              {"nghe thuat", "the thao"},
              {"nghien cuu", "ung dung"},
              {"phat thanh", "truyen hinh"},
              {"pho bien", "giao duc"},
              {"phong", "chong"},
              {"quan li", "giam sat"},
              {"tai nguyen", "khoang san"},
              {"tham muu", "giup viec"},
              {"thanh tra", "giam sat"},
              {"the thao", "du lich"},
              {"thi dua", "khen thuong"},
              {"thien tai", "tim kiem"},
              {"thong tin", "ung dung"},
              {"thuong mai", "du lich"},
              {"tieu chuan", "do luong"},
              {"tin nguong", "ton giao"},
              {"tuyen giao", "dan van"},
              {"van hoa", "gia dinh"},
              {"van hoa", "the thao"},
              {"van hoa", "thong tin"},
              {"van hoa", "xa hoi"},
              {"van thu", "luu tru"},
              {"xuat ban", "in"}};

uint32_t tc_unit_comma_inside(const tc_phrase *words, uint32_t at) {
    static tc_sieve heads;
    if (!heads.filled)
        for (size_t i = 0; i < TC_LENGTH(commas); i++)
            tc_sieve_fill(&heads, &commas[i].behind, 1);
    if (at >= words->count || words->items[at].capital || !tc_phrase_gap_has(words, at, ',') ||
        !tc_sieve_holds(&heads, words->items[at].sieve))
        return 0;
    for (size_t i = 0; i < TC_LENGTH(commas); i++) {
        uint32_t more = tc_phrase_match(words, at, commas[i].behind);
        if (!more)
            continue;
        uint32_t n = strchr(commas[i].before, ' ') ? 2 : 1;
        if (at >= n && tc_phrase_match(words, at - n, commas[i].before) == n)
            return more;
    }
    return 0;
}
