/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Vietnamese as it was written before Unicode: every letter in both directions, whole sentences,
 * and which encoding it was. */
#include "arena_fixture.h"

#include <text/legacy.h>
#include <text/text.h>

#include <check.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>

enum { LETTERS = 134, ARENA = 4 << 20 };

static const char small[] = "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ";
static const char capitals[] =
    "ÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬÈẺẼÉẸÊỀỂỄẾỆÌỈĨÍỊÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢÙỦŨÚỤƯỪỬỮỨỰỲỶỸÝỴĐ";
/* The same letters as a page in VNI that is taken for Windows-1252 shows them. */
static const char vni_small[] = "aø aû aõ aù aï aê aè aú aü aé aë aâ aà aå aã aá aä eø eû eõ eù eï "
                                "eâ eà eå eã eá eä ì æ ó í ò oø oû oõ où oï oâ oà oå oã oá oä "
                                "ô ôø ôû ôõ ôù ôï uø uû uõ uù uï ö öø öû öõ öù öï yø yû yõ yù î ñ";
static const char vni_capitals[] =
    "AØ AÛ AÕ AÙ AÏ AÊ AÈ AÚ AÜ AÉ AË AÂ AÀ AÅ AÃ AÁ AÄ EØ EÛ EÕ EÙ EÏ "
    "EÂ EÀ EÅ EÃ EÁ EÄ Ì Æ Ó Í Ò OØ OÛ OÕ OÙ OÏ OÂ OÀ OÅ OÃ OÁ OÄ "
    "Ô ÔØ ÔÛ ÔÕ ÔÙ ÔÏ UØ UÛ UÕ UÙ UÏ Ö ÖØ ÖÛ ÖÕ ÖÙ ÖÏ YØ YÛ YÕ YÙ Î Ñ";

static const char motto[] = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
                            "Căn cứ Nghị quyết số 20 của Ban Chấp hành Trung ương";
static const char article[] =
    "Căn cứ Luật Tổ chức chính quyền địa phương; xét đề nghị của Giám đốc "
    "Sở Nội vụ, ủy ban nhân dân tỉnh ban hành kế hoạch này.";

/* TEXT in another encoding, as the C library has it. */
static tc_slice encoded(const char *text, const char *encoding) {
    char *in = strdup(text), *from = in, *out = tc_arena_take(arena, 4096), *to = out;
    size_t left = strlen(in), room = 4096;
    iconv_t converter = iconv_open(encoding, "UTF-8");
    ck_assert_msg(converter != (iconv_t)-1, "the C library has no %s", encoding);
    ck_assert_msg(iconv(converter, &from, &left, &to, &room) == 0, "%s in %s", text, encoding);
    ck_assert_uint_ne((size_t)iconv(converter, NULL, NULL, &to, &room), (size_t)-1);
    iconv_close(converter);
    free(in);
    return (tc_slice){out, 4096 - room};
}

static const char *decoded(tc_slice bytes, const char *encoding) {
    tc_text text;
    ck_assert_int_eq(tc_text_decode(arena, bytes, encoding, &text, NULL), TC_OK);
    return tc_arena_copy(arena, text.utf8).ptr;
}

/* Windows-1252, as which pages in fonts of other encodings pass. */
static tc_slice shown_bytes(const char *text) {
    return encoded(text, "WINDOWS-1252");
}

static const struct {
    const char *ours, *theirs;
} peers[] = {{"TCVN3", "TCVN5712-1"}, {"VISCII", "VISCII"}, {"windows-1258", "CP1258"}};

START_TEST(every_letter_is_what_the_c_library_says) {
    const char *alphabets[] = {small, capitals};
    unsigned seen = 0;
    for (size_t a = 0; a < 2; a++) {
        for (const char *at = alphabets[a]; *at;) {
            size_t n = 1;
            while ((at[n] & 0xC0) == 0x80)
                n++;
            char letter[8] = {0};
            memcpy(letter, at, n);
            at += n;
            seen++;
            /* Of capitals VN3 has the bare ones, and those of VN1 that stand above 0x9F. */
            tc_slice bytes = encoded(letter, peers[_i].theirs);
            if (_i == 0 && (bytes.len != 1 || (unsigned char)bytes.ptr[0] < 0xA0))
                continue;
            ck_assert_str_eq(decoded(bytes, peers[_i].ours), letter);
        }
    }
    ck_assert_uint_eq(seen, LETTERS);
}
END_TEST

START_TEST(every_letter_of_vni_is_what_its_fonts_show) {
    const char *from[] = {vni_small, vni_capitals}, *to[] = {small, capitals};
    for (size_t i = 0; i < 2; i++) {
        tc_buffer spaced;
        tc_buffer_init(&spaced, 4096);
        for (const char *at = to[i]; *at; at++) {
            if (at != to[i] && (*at & 0xC0) != 0x80)
                tc_buffer_add_char(&spaced, ' ');
            tc_buffer_add_char(&spaced, *at);
        }
        ck_assert_str_eq(decoded(shown_bytes(from[i]), "VNI"), spaced.data);
        tc_slice shown = tc_legacy_shown(arena, TC_LEGACY_VNI, false, tc_slice_of(from[i]));
        ck_assert_str_eq(shown.ptr, spaced.data);
        tc_buffer_dispose(&spaced);
    }
}
END_TEST

START_TEST(the_encoding_of_a_text_is_found_by_its_words) {
    static const char *const texts[] = {motto, article};
    for (size_t t = 0; t < 2; t++)
        for (size_t i = 0; i < sizeof peers / sizeof *peers; i++) {
            if (i == 0 && t == 0)
                continue; /* VN3 has no capitals of its own */
            tc_slice bytes = encoded(texts[t], peers[i].theirs);
            ck_assert_str_eq(tc_legacy_name(tc_legacy_guess(bytes)), peers[i].ours);
            ck_assert_str_eq(decoded(bytes, NULL), texts[t]);
        }
    tc_slice vni = shown_bytes("Caên cöù Nghò quyeát soá 20 cuûa Ban Chaáp haønh Trung öông");
    ck_assert_str_eq(decoded(vni, NULL), "Căn cứ Nghị quyết số 20 của Ban Chấp hành Trung ương");
}
END_TEST

START_TEST(damaged_utf8_stays_utf8) {
    tc_slice whole = tc_slice_of(motto);
    tc_slice cut = tc_slice_sub(whole, 0, strlen("CỘNG HÒA XÃ HỘI CHỦ NGH\xC4"));
    ck_assert_str_eq(decoded(cut, NULL), "CỘNG HÒA XÃ HỘI CHỦ NGH\xEF\xBF\xBD");
}
END_TEST

START_TEST(other_tongues_are_left_alone) {
    ck_assert_int_eq(tc_legacy_guess(shown_bytes("Le préfet a été nommé à la tête de l’État; "
                                                 "après délibération, l’arrêté fut publié")),
                     TC_LEGACY_NONE);
    ck_assert_int_eq(tc_legacy_guess(TC_SLICE("plain ASCII")), TC_LEGACY_NONE);
    ck_assert_int_eq(tc_legacy_guess(TC_SLICE("\x01\x02\xFF\xFE\x80")), TC_LEGACY_NONE);
    ck_assert_int_eq(tc_legacy_guess_shown(tc_slice_of(motto)), TC_LEGACY_NONE);
    ck_assert_int_eq(tc_legacy_guess_shown(TC_SLICE("Café à la carte")), TC_LEGACY_NONE);
    ck_assert_int_eq(tc_legacy_guess_shown(TC_SLICE("Có ÿ Không ÿ")), TC_LEGACY_NONE);
}
END_TEST

START_TEST(fonts_say_which_encoding_their_text_is) {
    static const struct {
        const char *font;
        tc_legacy encoding;
        bool capitals;
    } fonts[] = {{".VnTime", TC_LEGACY_TCVN3, false},        {".VnTimeH", TC_LEGACY_TCVN3, true},
                 {"'.VnArial'", TC_LEGACY_TCVN3, false},     {".vntime", TC_LEGACY_TCVN3, false},
                 {"VNI-Times", TC_LEGACY_VNI, false},        {"VNI-Helve", TC_LEGACY_VNI, false},
                 {"Times New Roman", TC_LEGACY_NONE, false}, {"", TC_LEGACY_NONE, false},
                 {"UVnTime", TC_LEGACY_NONE, false}};
    for (size_t i = 0; i < sizeof fonts / sizeof *fonts; i++) {
        bool capital = !fonts[i].capitals;
        ck_assert_msg(tc_legacy_of_font(tc_slice_of(fonts[i].font), &capital) == fonts[i].encoding,
                      "%s", fonts[i].font);
        ck_assert_msg(capital == fonts[i].capitals, "%s", fonts[i].font);
    }
    const char *as_capitals =
        tc_legacy_shown(arena, TC_LEGACY_TCVN3, true, TC_SLICE("Uû ban nh©n d©n – “tØnh”")).ptr;
    ck_assert_str_eq(as_capitals, "UỶ BAN NHÂN DÂN – “TỈNH”");
}
END_TEST

START_TEST(text_in_a_font_is_found_by_its_words) {
    ck_assert_int_eq(tc_legacy_guess_shown(TC_SLICE("Céng hßa x· héi chñ nghÜa ViÖt Nam")),
                     TC_LEGACY_TCVN3);
    ck_assert_int_eq(tc_legacy_guess_shown(TC_SLICE("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam")),
                     TC_LEGACY_VNI);
    ck_assert_str_eq(
        tc_legacy_shown(arena, TC_LEGACY_TCVN3, false, TC_SLICE("§éc lËp - Tù do - H¹nh phóc")).ptr,
        "Độc lập - Tự do - Hạnh phúc");
}
END_TEST

START_TEST(what_is_a_syllable) {
    static const char *const are[] = {"nghiêng", "quyết", "giếng", "gì",    "Uỷ",   "ủy",   "hoà",
                                      "thuở",    "khuya", "đường", "ƯƠNG",  "Quốc", "yêu",  "quy",
                                      "xoong",   "một",   "ếch",   "khuỷu", "a",    "ngoằn"};
    static const char *const are_not[] = {"préfet", "nommé", "été", "tête", "bc", "đưởnk", "ôê",
                                          "cap",    "mọtt",  "hoắ", "",     "12", "àá",    "ngh"};
    for (size_t i = 0; i < sizeof are / sizeof *are; i++)
        ck_assert_msg(tc_syllable_is_vietnamese(tc_slice_of(are[i])), "%s", are[i]);
    for (size_t i = 0; i < sizeof are_not / sizeof *are_not; i++)
        ck_assert_msg(!tc_syllable_is_vietnamese(tc_slice_of(are_not[i])), "%s", are_not[i]);
}
END_TEST

START_TEST(any_bytes_are_decoded_without_harm) {
    char bytes[512];
    uint32_t state = 7;
    for (int round = 0; round < 400; round++) {
        for (size_t i = 0; i < sizeof bytes; i++) {
            state = state * 1664525u + 1013904223u;
            bytes[i] = (char)(1 + (state >> 16) % 255);
        }
        tc_slice s = {bytes, 1 + state % sizeof bytes};
        tc_text text;
        for (int e = TC_LEGACY_NONE + 1; e < TC_LEGACY_COUNT; e++) {
            ck_assert(tc_text_decode(arena, s, tc_legacy_name((tc_legacy)e), &text, NULL) == TC_OK);
            if (!tc_utf8_is_valid(text.utf8))
                ck_abort_msg("not UTF-8");
            if (tc_text_source(&text, text.utf8.len) != s.len)
                ck_abort_msg("the map ends elsewhere");
        }
        tc_arena_reset(arena);
    }
}
END_TEST

int main(void) {
    Suite *suite = suite_create("legacy");
    TCase *all = tcase_create("legacy");
    tcase_add_checked_fixture(all, arena_setup, arena_teardown);
    tcase_add_loop_test(all, every_letter_is_what_the_c_library_says, 0, 3);
    tcase_add_test(all, every_letter_of_vni_is_what_its_fonts_show);
    tcase_add_test(all, the_encoding_of_a_text_is_found_by_its_words);
    tcase_add_test(all, damaged_utf8_stays_utf8);
    tcase_add_test(all, other_tongues_are_left_alone);
    tcase_add_test(all, fonts_say_which_encoding_their_text_is);
    tcase_add_test(all, text_in_a_font_is_found_by_its_words);
    tcase_add_test(all, what_is_a_syllable);
    tcase_add_test(all, any_bytes_are_decoded_without_harm);
    suite_add_tcase(suite, all);
    return run_suite(suite);
}
