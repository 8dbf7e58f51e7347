/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <record/keys.h>

#include <citation/citation.h>
#include <citation/places.h>
#include <text/fold.h>
#include <text/text.h>

#include <string.h>

enum { KEY_MAX = 4096 };

static tc_slice finish(tc_arena *arena, tc_buffer *key) {
    tc_slice result = tc_arena_copy(arena, tc_buffer_slice(key));
    tc_buffer_dispose(key);
    return result;
}

/* The bytes of a comma, a quotation mark or an asterisk at AT, or 0. */
static size_t mark_of_title(tc_slice title, size_t at) {
    static const char *const marks[] = {",", "\"", "*", "“", "”"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (tc_slice_starts(tc_slice_sub(title, at, title.len), tc_slice_of(marks[i])))
            return strlen(marks[i]);
    return 0;
}

tc_slice tc_key_number(tc_arena *arena, tc_slice canonical) {
    tc_buffer key;
    tc_buffer_init(&key, KEY_MAX);
    size_t i = 0;
    if (tc_slice_starts(canonical, TC_SLICE("Luật ")) ||
        tc_slice_starts(canonical, TC_SLICE("Bộ luật ")))
        canonical = tc_law_title_whole(arena, canonical);
    while (i + 1 < canonical.len && canonical.ptr[i] == '0' && canonical.ptr[i + 1] >= '0' &&
           canonical.ptr[i + 1] <= '9')
        i++;
    /* A title is one title with its commas and quotation marks, and without. */
    bool named = i < canonical.len && (canonical.ptr[i] < '0' || canonical.ptr[i] > '9') &&
                 canonical.ptr[i] != '/' && canonical.ptr[i] != '-';
    while (i < canonical.len) {
        size_t space = tc_utf8_space(canonical, i);
        space = space ? space : named ? mark_of_title(canonical, i) : 0;
        if (space) {
            i += space;
            continue;
        }
        uint32_t c = tc_utf8_next(canonical, &i);
        c = c == 0xD0 || c == 0xF0 || c == 0x189 ? 'd' : tc_fold_base(c);
        tc_utf8_put(&key, c >= 0x2010 && c <= 0x2015 ? '-' : c);
    }
    return finish(arena, &key);
}

/* Abbreviations that every office uses, as their key and what they stand for. */
static const struct {
    const char *shorter, *longer;
} known[] = {
    {"uy ban nhan dan", "ubnd"},
    {"hoi dong nhan dan", "hdnd"},
    {"kh cn", "khoa hoc va cong nghe"},
    {"khcn", "khoa hoc va cong nghe"},
    {"kh dt", "ke hoach va dau tu"},
    {"khdt", "ke hoach va dau tu"},
    {"tt tt", "thong tin va truyen thong"},
    {"tttt", "thong tin va truyen thong"},
    {"gd dt", "giao duc va dao tao"},
    {"gddt", "giao duc va dao tao"},
    {"nn ptnt", "nong nghiep va phat trien nong thon"},
    {"nnptnt", "nong nghiep va phat trien nong thon"},
    {"ptnt", "phat trien nong thon"},
    {"nn mt", "nong nghiep va moi truong"},
    {"nnmt", "nong nghiep va moi truong"},
    {"tn mt", "tai nguyen va moi truong"},
    {"tnmt", "tai nguyen va moi truong"},
    {"ld tb xh", "lao dong thuong binh va xa hoi"},
    {"ldtb xh", "lao dong thuong binh va xa hoi"},
    {"ldtbxh", "lao dong thuong binh va xa hoi"},
    {"vhtt dl", "van hoa the thao va du lich"},
    {"vh tt dl", "van hoa the thao va du lich"},
    {"vh tt va dl", "van hoa the thao va du lich"},
    {"vhttdl", "van hoa the thao va du lich"},
    {"gtvt", "giao thong van tai"},
    {"vp", "van phong"},
    {"tp", "thanh pho"},
    {"tphcm", "thanh pho ho chi minh"},
    {"bql", "ban quan li"},
    {"kkt", "khu kinh te"},
    {"kcn", "khu cong nghiep"},
    {"mat tran to quoc viet nam", "mat tran to quoc"},
    {"uy ban mat tran to quoc", "mat tran to quoc"},
    {"uy ban mat tran to quoc viet nam", "mat tran to quoc"},
    {"mttq", "mat tran to quoc"},
    {"mttqvn", "mat tran to quoc"},
    {"mttq viet nam", "mat tran to quoc"},
    {"uy ban mttq", "mat tran to quoc"},
    {"uy ban mttqvn", "mat tran to quoc"},
    {"uy ban mttq viet nam", "mat tran to quoc"},
    {"ubmttq", "mat tran to quoc"},
    {"ubmttqvn", "mat tran to quoc"},
    {"ubmttq viet nam", "mat tran to quoc"},
    {"bdbp", "bo doi bien phong"},
    {"bhxh", "bao hiem xa hoi"},
    {"kbnn", "kho bac nha nuoc"},
    {"ldld", "lien doan lao dong"},
    {"lhpn", "lien hiep phu nu"},
    {"nhnn", "ngan hang nha nuoc"},
    {"tand", "toa an nhan dan"},
    {"ubkt", "uy ban kiem tra"},
    {"vksnd", "vien kiem sat nhan dan"},
    {"tinh doan", "doan thanh nien cong san ho chi minh tinh"},
    {"thanh doan", "doan thanh nien cong san ho chi minh thanh pho"},
    {"doan tncs", "doan thanh nien cong san"},
    {"vpubnd", "van phong ubnd"},
    {"ca tinh", "cong an tinh"},
    {"ca xa", "cong an xa"},
    {"chqs", "chi huy quan su"},
    {"tdcl", "tieu chuan do luong chat luong"},
    {"tcdlcl", "tieu chuan do luong chat luong"},
    {"shtt", "so huu tri tue"},
    {"dmst", "doi moi sang tao"},
    {"cntt", "cong nghe thong tin"},
    {"btv", "ban thuong vu"},
    {"bch", "ban chap hanh"},
    {"ttcn", "thi truong cong nghe"},
};

/* Replaces whole words of KEY by what they stand for, once, left to right. */
static void spell_out(tc_slice key, tc_buffer *out) {
    size_t i = 0;
    while (i < key.len) {
        size_t best = SIZE_MAX, longest = 0;
        for (size_t k = 0; k < sizeof known / sizeof *known; k++) {
            if (*known[k].shorter != key.ptr[i])
                continue;
            tc_slice shorter = tc_slice_of(known[k].shorter);
            tc_slice rest = tc_slice_sub(key, i, key.len);
            bool whole =
                rest.len == shorter.len || (rest.len > shorter.len && rest.ptr[shorter.len] == ' ');
            if (shorter.len > longest && whole && tc_slice_starts(rest, shorter)) {
                best = k;
                longest = shorter.len;
            }
        }
        if (best != SIZE_MAX) {
            tc_buffer_add(out, tc_slice_of(known[best].longer));
            i += longest;
        }
        while (i < key.len && key.ptr[i] != ' ')
            tc_buffer_add_char(out, key.ptr[i++]);
        if (i < key.len)
            tc_buffer_add_char(out, key.ptr[i++]);
    }
}

/* The words of NAME, folded, with one space between. */
static void fold_words(tc_slice name, tc_buffer *words) {
    size_t offset = 0;
    tc_token token;
    tc_buffer_init(words, KEY_MAX);
    while (tc_token_next(name, &offset, &token)) {
        if (words->len)
            tc_buffer_add_char(words, ' ');
        tc_fold_ascii(tc_slice_sub(name, token.start, token.end), words);
    }
}

tc_slice tc_key_unit(tc_arena *arena, tc_slice name) {
    tc_buffer words, key;
    fold_words(name, &words);
    tc_buffer_init(&key, KEY_MAX);
    spell_out(tc_buffer_slice(&words), &key);
    tc_buffer_dispose(&words);
    return finish(arena, &key);
}

tc_slice tc_key_place(tc_arena *arena, tc_slice name) {
    static const char *const levels[] = {"tinh ", "thanh pho ", "tp ", "thu do "};
    tc_buffer words;
    fold_words(name, &words);
    tc_slice key = tc_buffer_slice(&words);
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
        if (tc_slice_starts(key, tc_slice_of(levels[i])))
            key = tc_slice_sub(key, strlen(levels[i]), key.len);
    const tc_place *place = tc_place_find(key);
    key = tc_arena_copy(arena, place ? tc_slice_of(place->folded) : key);
    tc_buffer_dispose(&words);
    return key;
}

tc_slice tc_key_type(tc_arena *arena, tc_slice name) {
    tc_slice full = tc_type_named(arena, name);
    return tc_fold_ascii_in(arena, full.len ? full : name);
}
