/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The 63 provinces and cities up to 30 June 2025 and the 34 since (Resolution 202/2025/QH15). */
#include <citation/places.h>

#include <text/fold.h>

#include <stdlib.h>
#include <string.h>

/* By folded name. */
static const tc_place places[] = {
    {"an giang", "An Giang", "An Giang", false},
    {"ba ria vung tau", "Bà Rịa - Vũng Tàu", "Hồ Chí Minh", false},
    {"bac giang", "Bắc Giang", "Bắc Ninh", false},
    {"bac kan", "Bắc Kạn", "Thái Nguyên", false},
    {"bac lieu", "Bạc Liêu", "Cà Mau", false},
    {"bac ninh", "Bắc Ninh", "Bắc Ninh", false},
    {"ben tre", "Bến Tre", "Vĩnh Long", false},
    {"binh dinh", "Bình Định", "Gia Lai", false},
    {"binh duong", "Bình Dương", "Hồ Chí Minh", false},
    {"binh phuoc", "Bình Phước", "Đồng Nai", false},
    {"binh thuan", "Bình Thuận", "Lâm Đồng", false},
    {"ca mau", "Cà Mau", "Cà Mau", false},
    {"can tho", "Cần Thơ", "Cần Thơ", true},
    {"cao bang", "Cao Bằng", "Cao Bằng", false},
    {"da nang", "Đà Nẵng", "Đà Nẵng", true},
    {"dak lak", "Đắk Lắk", "Đắk Lắk", false},
    {"dak nong", "Đắk Nông", "Lâm Đồng", false},
    {"dien bien", "Điện Biên", "Điện Biên", false},
    {"dong nai", "Đồng Nai", "Đồng Nai", false},
    {"dong thap", "Đồng Tháp", "Đồng Tháp", false},
    {"gia lai", "Gia Lai", "Gia Lai", false},
    {"ha giang", "Hà Giang", "Tuyên Quang", false},
    {"ha nam", "Hà Nam", "Ninh Bình", false},
    {"ha noi", "Hà Nội", "Hà Nội", true},
    {"ha tinh", "Hà Tĩnh", "Hà Tĩnh", false},
    {"hai duong", "Hải Dương", "Hải Phòng", false},
    {"hai phong", "Hải Phòng", "Hải Phòng", true},
    {"hau giang", "Hậu Giang", "Cần Thơ", false},
    {"ho chi minh", "Hồ Chí Minh", "Hồ Chí Minh", true},
    {"hoa binh", "Hòa Bình", "Phú Thọ", false},
    {"hue", "Huế", "Huế", true},
    {"hung yen", "Hưng Yên", "Hưng Yên", false},
    {"khanh hoa", "Khánh Hòa", "Khánh Hòa", false},
    {"kien giang", "Kiên Giang", "An Giang", false},
    {"kon tum", "Kon Tum", "Quảng Ngãi", false},
    {"lai chau", "Lai Châu", "Lai Châu", false},
    {"lam dong", "Lâm Đồng", "Lâm Đồng", false},
    {"lang son", "Lạng Sơn", "Lạng Sơn", false},
    {"lao cai", "Lào Cai", "Lào Cai", false},
    {"long an", "Long An", "Tây Ninh", false},
    {"nam dinh", "Nam Định", "Ninh Bình", false},
    {"nghe an", "Nghệ An", "Nghệ An", false},
    {"ninh binh", "Ninh Bình", "Ninh Bình", false},
    {"ninh thuan", "Ninh Thuận", "Khánh Hòa", false},
    {"phu tho", "Phú Thọ", "Phú Thọ", false},
    {"phu yen", "Phú Yên", "Đắk Lắk", false},
    {"quang binh", "Quảng Bình", "Quảng Trị", false},
    {"quang nam", "Quảng Nam", "Đà Nẵng", false},
    {"quang ngai", "Quảng Ngãi", "Quảng Ngãi", false},
    {"quang ninh", "Quảng Ninh", "Quảng Ninh", false},
    {"quang tri", "Quảng Trị", "Quảng Trị", false},
    {"soc trang", "Sóc Trăng", "Cần Thơ", false},
    {"son la", "Sơn La", "Sơn La", false},
    {"tay ninh", "Tây Ninh", "Tây Ninh", false},
    {"thai binh", "Thái Bình", "Hưng Yên", false},
    {"thai nguyen", "Thái Nguyên", "Thái Nguyên", false},
    {"thanh hoa", "Thanh Hóa", "Thanh Hóa", false},
    {"thua thien hue", "Thừa Thiên Huế", "Huế", false},
    {"tien giang", "Tiền Giang", "Đồng Tháp", false},
    {"tra vinh", "Trà Vinh", "Vĩnh Long", false},
    {"tuyen quang", "Tuyên Quang", "Tuyên Quang", false},
    {"vinh long", "Vĩnh Long", "Vĩnh Long", false},
    {"vinh phuc", "Vĩnh Phúc", "Phú Thọ", false},
    {"yen bai", "Yên Bái", "Lào Cai", false},
};

static const struct {
    const char *folded, *meant;
} aliases[] = {
    {"tphcm", "ho chi minh"}, {"hcm", "ho chi minh"}, {"ba ria vung tau", "ba ria vung tau"},
    {"daklak", "dak lak"},    {"dac lak", "dak lak"}, {"dac nong", "dak nong"},
    {"bac can", "bac kan"},   {"con tum", "kon tum"},
};

/* As tc_slice_compare does; names are short, and mostly differ in their first letters. */
static int by_folded(const void *key, const void *place) {
    tc_slice s = *(const tc_slice *)key;
    const char *name = ((const tc_place *)place)->folded;
    size_t i = 0;
    while (i < s.len && name[i] && s.ptr[i] == name[i])
        i++;
    if (i == s.len)
        return name[i] ? -1 : 0;
    return (unsigned char)s.ptr[i] < (unsigned char)name[i] ? -1 : 1;
}

const tc_place *tc_place_find(tc_slice folded) {
    for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
        if (folded.len && folded.ptr[0] == aliases[i].folded[0] &&
            tc_slice_equal(folded, tc_slice_of(aliases[i].folded)))
            folded = tc_slice_of(aliases[i].meant);
    return bsearch(&folded, places, sizeof places / sizeof *places, sizeof *places, by_folded);
}

/* Whether a place's name goes on behind FOLDED. */
static bool goes_on(tc_slice folded) {
    size_t low = 0, high = sizeof places / sizeof *places;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (by_folded(&folded, &places[middle]) > 0)
            low = middle + 1;
        else
            high = middle;
    }
    /* Names sort right behind what they begin with; of "ha" and "ha nam" either may be the first.
     */
    for (size_t i = low; i < sizeof places / sizeof *places && i < low + 2; i++)
        if (strncmp(places[i].folded, folded.ptr, folded.len) == 0 &&
            places[i].folded[folded.len] == ' ')
            return true;
    for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
        if (strncmp(aliases[i].folded, folded.ptr, folded.len) == 0 &&
            aliases[i].folded[folded.len] == ' ')
            return true;
    return false;
}

const tc_place *tc_place_read(tc_slice text, size_t offset, size_t *end) {
    enum { WORD_BYTES = 32, NAME_BYTES = 64 }; /* no place has more */
    char name[NAME_BYTES + TC_KEY_ROOM(WORD_BYTES)];
    size_t length = 0;
    const tc_place *longest = NULL;
    tc_token token;
    while (length < NAME_BYTES && tc_token_next(text, &offset, &token)) {
        size_t from = 0;
        tc_shape shape;
        if (token.end - token.start > WORD_BYTES)
            break;
        if (length)
            name[length++] = ' ';
        length +=
            tc_token_fold(tc_slice_sub(text, token.start, token.end), &from, name + length, &shape);
        const tc_place *place = tc_place_find((tc_slice){name, length});
        if (place) {
            longest = place;
            *end = token.end;
        }
        if (!goes_on((tc_slice){name, length}))
            break;
    }
    return longest;
}

bool tc_place_same(const tc_place *a, const tc_place *b) {
    return a == b || (a && b && strcmp(a->successor, b->successor) == 0);
}

const tc_place *tc_place_at(size_t number) {
    return number < sizeof places / sizeof *places ? &places[number] : NULL;
}
