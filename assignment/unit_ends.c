/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where a unit's name is complete, so that the verb behind it need not be known. */
#include "units.h"

#include <string.h>

/* What may describe a bare class: "ngành có liên quan", "đoàn thể cấp tỉnh". */
/* clang-format off */
static const char *const qualifiers[] = {
    "cap", "chuc nang", "chuyen mon", "co lien quan", "cua", "dia phuong", "duoc giao",
    "duoc phan cong", "khac", "lien quan", "nganh", "o", "tai", "thanh pho", "thuoc", "tinh",
    "tren dia ban", "trong", "truc thuoc", "trung uong"};
/* clang-format on */

/* What departments and ministries are named for; a word of several parts may have commas or dashes
 * between them. */
/* clang-format off */
static const char *const fields[] = {
    "an toan thuc pham", "cong thuong", "dan toc", "dan toc va ton giao", "du lich",
    "giao duc dao tao", "giao duc va dao tao", "giao thong cong chanh", "giao thong van tai",
    "ke hoach dau tu", "ke hoach va dau tu", "khoa hoc cong nghe", "khoa hoc va cong nghe",
    "lao dong thuong binh va xa hoi", "ngoai giao", "ngoai vu", "noi vu",
    "nong nghiep va moi truong", "nong nghiep va phat trien nong thon", "qui hoach kien truc",
    "quoc phong", "tai chinh", "tai nguyen va moi truong", "thong tin truyen thong",
    "thong tin va truyen thong", "tu phap", "van hoa the thao", "van hoa the thao du lich",
    "van hoa the thao va du lich", "van hoa thong tin", "van hoa va the thao", "xay dung",
    "y te"};
/* clang-format on */

uint32_t tc_unit_qualifier(const tc_phrase *words, uint32_t at) {
    return TC_ANY(words, at, qualifiers);
}

/* The codes of the words of a field, and 0 behind them. */
enum { FIELD_WORDS_MAX = 9 };
typedef struct field_words {
    uint64_t codes[FIELD_WORDS_MAX];
} field_words;

static const field_words *read_fields(void) {
    static field_words read[TC_LENGTH(fields)];
    for (size_t i = 0; i < TC_LENGTH(fields) && !read[TC_LENGTH(fields) - 1].codes[0]; i++) {
        size_t n = 0;
        for (const char *word = fields[i]; *word && n < FIELD_WORDS_MAX - 1;) {
            size_t length = strcspn(word, " ");
            read[i].codes[n++] = tc_code_of((tc_slice){word, length});
            word += length + (word[length] == ' ');
        }
    }
    return read;
}

/* How many words from AT on FIELD has there, signs between them passed over, or 0. */
static uint32_t match_field(const tc_phrase *words, uint32_t at, const field_words *field) {
    uint32_t n = 0;
    for (; field->codes[n]; n++)
        if (at + n >= words->count || words->items[at + n].code != field->codes[n])
            return 0;
    return n;
}

/* "Sở Y tế", "Bộ Tài chính": whether such a name, from FROM on, has its last word before AT. */
static bool field_ended(const tc_phrase *words, uint32_t from, uint32_t at) {
    uint32_t best = 0;
    if (at <= from + 1 || at > from + FIELD_WORDS_MAX ||
        !(tc_phrase_match(words, from, "so") || tc_phrase_match(words, from, "bo")))
        return false;
    const field_words *read = read_fields();
    for (size_t i = 0; i < TC_LENGTH(fields); i++) {
        uint32_t n = match_field(words, from + 1, &read[i]);
        best = n > best ? n : best;
    }
    return best && from + 1 + best == at;
}

/* Whether a level ended before AT: "cấp xã", "các phường", "Công an tỉnh", "Ban Nội chính Tỉnh
 * ủy", "Sở Y tế tỉnh Kiên Hà". */
static bool level_ended(const tc_phrase *words, uint32_t at) {
    static const char *const levels[] = {"dac khu", "huyen", "phuong", "thanh pho",
                                         "thi xa",  "tinh",  "xa"};
    static const char *const committees[] = {"dang uy",  "huyen uy", "quan uy",
                                             "thanh uy", "thi uy",   "tinh uy"};
    uint32_t name = at;
    while (name > 2 && words->items[name - 1].capital && tc_phrase_gap(words, name).len == 1 &&
           tc_unit_begins(words, name - 1, NULL) == TC_UNIT_NONE)
        name--;
    uint32_t two = name >= 2 ? TC_ANY(words, name - 2, levels) : 0;
    uint32_t one = name >= 1 ? TC_ANY(words, name - 1, levels) : 0;
    if (at >= 2 && TC_ANY(words, at - 2, committees) == 2)
        return !tc_phrase_match(words, at, "vien"); /* "Tỉnh ủy viên" is a person */
    return (two == 2 || one == 1) && tc_unit_class(words, name - (two == 2 ? 2 : 1), NULL);
}

/* Whether the name ended before AT with "liên quan": only a place may follow. */
static bool is_complete(const tc_phrase *words, uint32_t at) {
    static const char *const more[] = {"cap", "cua",   "dong", "khac", "o",
                                       "tai", "thuoc", "tren", "trong"};
    return at >= 2 && tc_phrase_match(words, at - 2, "lien quan") && !words->items[at].capital &&
           !TC_ANY(words, at, more);
}

/* Whether a relative clause begins at AT: "có liên quan tới việc …". */
static bool relates(const tc_phrase *words, uint32_t at) {
    uint32_t i = at + tc_phrase_match(words, at, "co");
    return tc_phrase_match(words, i, "lien quan") &&
           (tc_phrase_match(words, i + 2, "den") || tc_phrase_match(words, i + 2, "toi"));
}

/* "doanh nghiệp phát triển hạ tầng": a class by itself, and what it does. */
static bool acts(const tc_phrase *words, uint32_t from, uint32_t at) {
    uint32_t head = 0;
    if (!tc_phrase_match(words, at, "phat trien") || words->items[at].capital ||
        words->items[from].capital)
        return false;
    tc_unit_kind kind = tc_unit_begins(words, from, &head);
    uint32_t class = kind == TC_UNIT_PLURAL ? from + head : from;
    return (kind == TC_UNIT_PLURAL || kind == TC_UNIT_CLASS) &&
           class + tc_unit_class(words, class, NULL) == at;
}

/* Whether words at AT say which of "các xã" before them are meant: "có rừng", "ven biển", "nơi có
 * dự án đi qua".  "Có phương án …" is what they are to do. */
static bool picks(const tc_phrase *words, uint32_t at) {
    static const char *const which[] = {"bien gioi", "giap", "khong co", "mien nui",
                                        "noi",       "ven",  "vung",     "xung quanh"};
    static const char *const duties[] = {
        "bao cao",   "bien phap", "co che",    "cong van",    "hinh thuc", "ke hoach", "phuong an",
        "qui dinh",  "so",        "thong bao", "trach nhiem", "van ban",   "y kien",   "chinh sach",
        "giai phap", "nghia vu",  "nhiem vu",  "quyen",       "tham quyen"};
    bool many = at >= 2 && tc_unit_class(words, at - 1, NULL) == 1 &&
                (tc_phrase_match(words, at - 2, "cac") || tc_phrase_gap_has(words, at - 1, ','));
    if (!many || at >= words->count)
        return false;
    return TC_ANY(words, at, which) ||
           (tc_phrase_match(words, at, "co") && !TC_ANY(words, at + 1, duties) &&
            !tc_unit_qualifier(words, at) && !relates(words, at));
}

bool tc_unit_ended(const tc_phrase *words, uint32_t from, uint32_t at) {
    if (is_complete(words, at) || relates(words, at) || acts(words, from, at))
        return true;
    return !words->items[at].capital && tc_phrase_gap(words, at).len == 1 &&
           (level_ended(words, at) || field_ended(words, from, at)) && !picks(words, at) &&
           !tc_unit_qualifier(words, at) && !tc_unit_class(words, at, NULL) &&
           !TC_IS(words, at, "uy", "doan", "va") &&
           tc_unit_begins(words, at, NULL) != TC_UNIT_PLURAL;
}
