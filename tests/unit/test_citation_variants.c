/* SPDX-License-Identifier: GPL-2.0-or-later */
/* One reference in all the ways that it is written, broken, encoded and shared: the same comes out
 * of all of them, and covers exactly its own bytes.  What is no reference never becomes one.  The
 * variants are drawn by a fixed seed; one that fails is printed. */
#include "run.h"

#include <citation/citation.h>
#include <text/text.h>

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

enum { DRAWS = 400, NEGATIVE_DRAWS = 2500 };

static tc_arena *arena;
static uint64_t state;

static void setup(void) {
    arena = tc_arena_new((size_t)256 << 20);
    state = 20250701;
}

static void teardown(void) {
    tc_arena_free(arena);
}

/* The next draw below COUNT (Knuth's MMIX generator). */
static size_t draw(size_t count) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    return (size_t)(state >> 33) % count;
}

#define PICK(list) (list)[draw(sizeof(list) / sizeof *(list))]

/* In a form ~ is a blank between words, ^ one in front of which a page may end, = a dash, / a
 * slash.  NUMBER, SYMBOL, YEAR and BODY are what each of its variants gives. */
static const struct {
    const char *form, *canonical, *type, *number, *symbol;
    int year;
    tc_style style;
    const char *body;
    bool lower; /* also in small letters */
} forms[] = {
    /* the State */
    {"Quyết~định~số^709/QĐ=TTg", "709/QĐ-TTg", "Quyết định", "709", "QĐ-TTg", 0, TC_STYLE_STATE,
     "Thủ tướng Chính phủ", true},
    {"Quyết~định^0709/QĐ=TTg", "709/QĐ-TTg", "Quyết định", "709", "QĐ-TTg", 0, TC_STYLE_STATE,
     "Thủ tướng Chính phủ", true},
    {"Quyết~định~số:^25/2018/QĐ=UBND", "25/2018/QĐ-UBND", "Quyết định", "25", "QĐ-UBND", 2018,
     TC_STYLE_STATE_YEAR, "UBND tỉnh Quảng Ngãi", true},
    {"Kế~hoạch~số^196/KH=UBND", "196/KH-UBND", "Kế hoạch", "196", "KH-UBND", 0, TC_STYLE_STATE,
     "UBND tỉnh Quảng Ngãi", true},
    {"Kế~hoạch~số^378/KH=SKHCN", "378/KH-SKHCN", "Kế hoạch", "378", "KH-SKHCN", 0, TC_STYLE_STATE,
     "Sở Khoa học và Công nghệ tỉnh Quảng Ngãi", true},
    {"Nghị~quyết~số^66.2/2025/NQ=CP", "66.2/2025/NQ-CP", "Nghị quyết", "66.2", "NQ-CP", 2025,
     TC_STYLE_STATE_YEAR, "Chính phủ", true},
    {"Nghị~quyết~số^30c/NQ=CP", "30c/NQ-CP", "Nghị quyết", "30c", "NQ-CP", 0, TC_STYLE_STATE,
     "Chính phủ", true},
    {"Nghị~quyết~số^12a/2008/NQ=HĐND", "12a/2008/NQ-HĐND", "Nghị quyết", "12a", "NQ-HĐND", 2008,
     TC_STYLE_STATE_YEAR, "HĐND tỉnh Quảng Ngãi", true},
    {"Công~văn~số^2070/SKHCN=HCTH", "2070/SKHCN-HCTH", "Công văn", "2070", "SKHCN-HCTH", 0,
     TC_STYLE_STATE, "Sở Khoa học và Công nghệ tỉnh Quảng Ngãi", false},
    {"Tờ~trình~số^45/TTr=STC", "45/TTr-STC", "Tờ trình", "45", "TTr-STC", 0, TC_STYLE_STATE,
     "Sở Tài chính tỉnh Quảng Ngãi", true},
    {"Nghị~quyết~số^93/NQ=HĐND", "93/NQ-HĐND", "Nghị quyết", "93", "NQ-HĐND", 0, TC_STYLE_STATE,
     "HĐND tỉnh Quảng Ngãi", true},
    {"Chỉ~thị~số^23/CT=TTg", "23/CT-TTg", "Chỉ thị", "23", "CT-TTg", 0, TC_STYLE_STATE,
     "Thủ tướng Chính phủ", true},
    {"Công~điện~số^223/CĐ=TTg", "223/CĐ-TTg", "Công điện", "223", "CĐ-TTg", 0, TC_STYLE_STATE,
     "Thủ tướng Chính phủ", true},
    /* laws */
    {"Luật~Đất~đai~số^31/2024/QH15", "31/2024/QH15", "Luật", "31", "QH15", 2024,
     TC_STYLE_STATE_YEAR, "Quốc hội", false},
    {"Bộ~luật~Lao~động~số^45/2019/QH14", "45/2019/QH14", "Bộ luật", "45", "QH14", 2019,
     TC_STYLE_STATE_YEAR, "Quốc hội", false},
    {"Pháp~lệnh~Cảnh~vệ~số^25/2005/PL=UBTVQH11", "25/2005/PL-UBTVQH11", "Pháp lệnh", "25",
     "PL-UBTVQH11", 2005, TC_STYLE_STATE_YEAR, "Ủy ban Thường vụ Quốc hội", false},
    {"Nghị~quyết~số^92/2025/UBTVQH15", "92/2025/UBTVQH15", "Nghị quyết", "92", "UBTVQH15", 2025,
     TC_STYLE_STATE_YEAR, "Ủy ban Thường vụ Quốc hội", false},
    /* the Party */
    {"Kết~luận~số^69=KL/TW", "69-KL/TW", "Kết luận", "69", "KL/TW", 0, TC_STYLE_PARTY, "", true},
    {"Nghị~quyết~số^08=NQ/TU", "8-NQ/TU", "Nghị quyết", "8", "NQ/TU", 0, TC_STYLE_PARTY,
     "Tỉnh ủy Quảng Ngãi", true},
    {"Kết~luận~số^497=KL/TU", "497-KL/TU", "Kết luận", "497", "KL/TU", 0, TC_STYLE_PARTY,
     "Tỉnh ủy Quảng Ngãi", true},
    {"Chỉ~thị~số^05=CT/TU", "5-CT/TU", "Chỉ thị", "5", "CT/TU", 0, TC_STYLE_PARTY,
     "Tỉnh ủy Quảng Ngãi", true},
    {"Công~văn~số^1203=CV/TU", "1203-CV/TU", "Công văn", "1203", "CV/TU", 0, TC_STYLE_PARTY,
     "Tỉnh ủy Quảng Ngãi", true},
    {"Chương~trình~hành~động~số^71=CTr/TU", "71-CTr/TU", "Chương trình hành động", "71", "CTr/TU",
     0, TC_STYLE_PARTY, "Tỉnh ủy Quảng Ngãi", true},
    {"Báo~cáo~số^07=BC/BCSĐ", "7-BC/BCSĐ", "Báo cáo", "7", "BC/BCSĐ", 0, TC_STYLE_PARTY,
     "Ban Cán sự đảng UBND tỉnh Quảng Ngãi", true},
    {"Quyết~định~số^6013=QĐ/TWĐTN", "6013-QĐ/TWĐTN", "Quyết định", "6013", "QĐ/TWĐTN", 0,
     TC_STYLE_PARTY, "Ban Chấp hành Trung ương Đoàn", false},
    {"Quy~định~số^37=QĐ/TW", "37-QĐ/TW", "Quy định", "37", "QĐ/TW", 0, TC_STYLE_PARTY, "", true},
    {"Kế~hoạch~số^112=KH/BTGTU", "112-KH/BTGTU", "Kế hoạch", "112", "KH/BTGTU", 0, TC_STYLE_PARTY,
     "Ban Tuyên giáo Tỉnh ủy Quảng Ngãi", false},
    {"Hướng~dẫn~số^03=HD/UBKTTW", "3-HD/UBKTTW", "Hướng dẫn", "3", "HD/UBKTTW", 0, TC_STYLE_PARTY,
     "Ủy ban Kiểm tra Trung ương", false},
    {"Thông~báo~kết~luận~số^196=TB/TW", "196-TB/TW", "Thông báo", "196", "TB/TW", 0, TC_STYLE_PARTY,
     "", true},
    /* jointly, consolidated */
    {"Thông~tư~liên~tịch~số^21/2015/TTLT=BKHCN=BTC", "21/2015/TTLT-BKHCN-BTC", "Thông tư liên tịch",
     "21", "TTLT-BKHCN-BTC", 2015, TC_STYLE_STATE_YEAR, "Bộ Khoa học và Công nghệ", true},
    {"Thông~tư~liên~tịch~số^06/2004/TTLT/BKHCN=BNV", "6/2004/TTLT/BKHCN-BNV", "Thông tư liên tịch",
     "6", "TTLT/BKHCN-BNV", 2004, TC_STYLE_STATE_YEAR, "Bộ Khoa học và Công nghệ", false},
    {"Kế~hoạch~liên~tịch~số^5/KHLT=SKHCN=HPN", "5/KHLT-SKHCN-HPN", "Kế hoạch liên tịch", "5",
     "KHLT-SKHCN-HPN", 0, TC_STYLE_STATE, "Sở Khoa học và Công nghệ tỉnh Quảng Ngãi", false},
    {"Thông~tư~liên~bộ~số^12/TT=LB", "12/TT-LB", "Thông tư liên bộ", "12", "TT-LB", 0,
     TC_STYLE_STATE, "", false},
    {"Văn~bản~hợp~nhất~số^08/VBHN=BKHCN", "8/VBHN-BKHCN", "Văn bản hợp nhất", "8", "VBHN-BKHCN", 0,
     TC_STYLE_STATE, "Bộ Khoa học và Công nghệ", true},
    {"Văn~bản~hợp~nhất~số^15/VBHN=VPQH", "15/VBHN-VPQH", "Văn bản hợp nhất", "15", "VBHN-VPQH", 0,
     TC_STYLE_STATE, "Văn phòng Quốc hội", true},
    /* as until the nineties */
    {"Nghị~định~số^94=CP", "94-CP", "Nghị định", "94", "CP", 0, TC_STYLE_STATE, "Chính phủ", false},
    {"Quyết~định~số^28=CP", "28-CP", "Quyết định", "28", "CP", 0, TC_STYLE_STATE, "Chính phủ",
     false},
    {"Quyết~định~số^327=CT", "327-CT", "Quyết định", "327", "CT", 0, TC_STYLE_STATE, "", false},
    {"Nghị~định~số^115/HĐBT", "115/HĐBT", "Nghị định", "115", "HĐBT", 0, TC_STYLE_STATE,
     "Hội đồng Bộ trưởng", false},
    {"Nghị~định~của~Chính~phủ~số^60/2003/NĐ=CP", "60/2003/NĐ-CP", "Nghị định", "60", "NĐ-CP", 2003,
     TC_STYLE_STATE_YEAR, "Chính phủ", false},
};
enum { FORMS = sizeof forms / sizeof *forms };

static const char *const befores[] = {
    "Thực hiện ", "(",  "“",   "- ",   "theo ", "; ",       "tại\n",     "Căn cứ\n", "quý IV; ",
    "",           "| ", "a) ", "[1] ", "+ ",    "Điều 2. ", "như sau: ", "– "};
static const char *const behinds[] = {" của cấp trên.", ";",      ")",   "”",   ",",  ".",
                                      " về việc",       "\n\nSở", " và", "./.", " |", ";\n- ",
                                      " (sau đây",      ":",      "[2]", "?",   " – "};
static const char *const gaps[] = {" ",        " ",  " ",    "\n",   " \n ",
                                   "\xC2\xA0", "  ", "\r\n", "\n\n", "\t"};
static const char *const pages[] = {"\n\n12\n\n", "\n7\n", "\f\n 3 \n\n"};
static const char *const dashes[] = {"-",
                                     "-",
                                     "\xE2\x80\x90",
                                     "\xE2\x80\x91",
                                     "\xE2\x80\x92",
                                     "\xE2\x80\x93",
                                     "\xE2\x80\x94",
                                     "\xE2\x80\x95",
                                     "\xE2\x88\x92",
                                     "- ",
                                     "-\n",
                                     "-\n\n"};
static const char *const rare_dashes[] = {"\xC2\xAD", "\xEF\xBC\x8D", "-\n\n12\n\n"};
static const char *const slashes[] = {"/", "/", "/", " /", "/ ", " / ", "/\n"};
static const char *const strokes[] = {"Đ", "Đ", "Ð", "Ɖ", "D"};
static const struct {
    const char *text, *date;
} dates[] = {
    {"", ""},
    {" ngày 23/7/2024", "2024-07-23"},
    {", ngày 23-7-2024", "2024-07-23"},
    {" ngày 23 tháng 7 năm 2024", "2024-07-23"},
    {"\nngày\n23/07/2024", "2024-07-23"},
    {" ngày 23.7.2024", "2024-07-23"},
    {"  ngày 23 / 7 / 2024", "2024-07-23"},
    {" (ngày 23/7/2024)", ""},
    {" năm 2024", "2024"},
    {" ngày … tháng 7 năm 2024", "2024-07"},
};

static void put(tc_buffer *out, const char *s) {
    tc_buffer_add(out, tc_slice_of(s));
}

/* The form in one of its ways.  A number keeps one way of its dashes and letters throughout. */
static void write_form(const char *form, tc_buffer *out) {
    bool old = !strchr(form, '/');
    const char *dash = draw(8) || old ? PICK(dashes) : PICK(rare_dashes), *stroke = PICK(strokes);
    bool symbol = false;
    for (const char *c = form; *c; c++)
        if (*c == '~')
            put(out, PICK(gaps));
        else if (*c == '^') {
            put(out, draw(6) ? PICK(gaps) : PICK(pages));
            symbol = true;
        } else if (*c == '=')
            put(out, dash);
        else if (*c == '/')
            put(out, PICK(slashes));
        else if (symbol && strncmp(c, "Đ", 2) == 0) {
            put(out, stroke);
            c++;
        } else
            tc_buffer_add_char(out, *c);
}

static void change_case(tc_buffer *text, bool upper) {
    tc_buffer out;
    tc_buffer_init(&out, 1 << 16);
    tc_slice s = tc_buffer_slice(text);
    for (size_t i = 0; i < s.len;) {
        UChar32 c = (UChar32)tc_utf8_next(s, &i);
        tc_utf8_put(&out, (uint32_t)(upper ? u_toupper(c) : u_tolower(c)));
    }
    tc_buffer_clear(text);
    tc_buffer_add(text, tc_buffer_slice(&out));
    tc_buffer_dispose(&out);
}

/* TEXT appended, its letters decomposed when NFD says so. */
static void encode(tc_slice text, bool nfd, tc_buffer *out) {
    UErrorCode code = U_ZERO_ERROR;
    const UNormalizer2 *forms_d = unorm2_getNFDInstance(&code);
    for (size_t i = 0; i < text.len;) {
        UChar parts[8];
        uint32_t c = tc_utf8_next(text, &i);
        int32_t n = nfd ? unorm2_getDecomposition(forms_d, (UChar32)c, parts, 8, &code) : -1;
        if (n < 0)
            tc_utf8_put(out, c);
        for (int32_t k = 0; k < n; k++)
            tc_utf8_put(out, parts[k]);
    }
    ck_assert(U_SUCCESS(code));
}

#define LETTERHEAD                                                                                                    \
    "UBND TỈNH QUẢNG NGÃI\nSỞ NỘI VỤ\n\nSố: 12/KH-SNV\n\nQuảng Ngãi, ngày 02 tháng 3 năm 2025\n\n" \
    "KẾ HOẠCH\n\nCải cách hành chính năm 2025\n\n"

static tc_citations read_text(const tc_buffer *text, tc_document *document) {
    tc_citations citations;
    tc_error error = {0};
    tc_slice copy = tc_arena_copy(arena, tc_buffer_slice(text));
    ck_assert_int_eq(tc_document_parse(arena, "plan.txt", copy, document, &error), TC_OK);
    ck_assert_int_eq(tc_citation_read(arena, document, &citations, &error), TC_OK);
    return citations;
}

static const char *string(tc_slice s) {
    return s.len ? tc_arena_copy(arena, s).ptr : "";
}

static void check_one(const tc_buffer *text, size_t start, size_t end, size_t form,
                      const char *wanted_date) {
    tc_document document;
    tc_citations c = read_text(text, &document);
    const char *shown = text->data + strlen(LETTERHEAD);
    ck_assert_msg(c.mention_count == 1, "%u mentions in “%s”", c.mention_count, shown);
    const tc_mention *m = &c.mentions[0];
    char date[12];
    tc_date_format(m->date, date);
    ck_assert_msg(strcmp(string(m->canonical), forms[form].canonical) == 0, "“%s” gives %s", shown,
                  string(m->canonical));
    ck_assert_msg(strcmp(string(m->type), forms[form].type) == 0, "“%s” is a %s", shown,
                  string(m->type));
    ck_assert_msg(strcmp(date, wanted_date) == 0, "“%s” has date %s", shown, date);
    ck_assert_msg(strcmp(string(m->number), forms[form].number) == 0, "“%s” is number %s", shown,
                  string(m->number));
    ck_assert_msg(strcmp(string(m->symbol), forms[form].symbol) == 0, "“%s” has symbol %s", shown,
                  string(m->symbol));
    ck_assert_msg(strcmp(string(m->issuer_full), forms[form].body) == 0, "“%s” is of %s", shown,
                  string(m->issuer_full));
    ck_assert_msg(m->year == forms[form].year && m->style == forms[form].style,
                  "“%s” is of year %d and style %d", shown, m->year, (int)m->style);
    size_t from = tc_text_source(&document.text, m->range.start);
    size_t to = tc_text_source(&document.text, m->range.end);
    ck_assert_msg(from == start && to == end, "“%s” covers %zu–%zu, not %zu–%zu", shown, from, to,
                  start, end);
    ck_assert_msg(!m->suggestion.len, "“%s” suggests %s", shown, string(m->suggestion));
}

START_TEST(all_variants_are_one_reference) {
    tc_buffer text, form;
    tc_buffer_init(&text, 1 << 16);
    tc_buffer_init(&form, 1 << 16);
    state += (uint64_t)_i;
    for (int n = 0; n < DRAWS; n++) {
        size_t which = draw(sizeof dates / sizeof *dates), letters = draw(6), encoding = draw(3);
        tc_slice date = tc_slice_of(dates[which].text);
        /* A year inside the number agrees with that of the date, and what stands in brackets or
         * is left blank is no date of an old decree. */
        bool attached = date.len && dates[which].date[0];
        tc_buffer_clear(&text);
        tc_buffer_clear(&form);
        put(&text, LETTERHEAD);
        encode(tc_slice_of(PICK(befores)), encoding == 1, &text);
        size_t start = text.len;
        write_form(forms[_i].form, &form);
        if (attached)
            tc_buffer_add(&form, date);
        if (letters == 0)
            change_case(&form, true);
        else if (letters == 1 && forms[_i].lower)
            change_case(&form, false);
        encode(tc_buffer_slice(&form), encoding >= 1, &text);
        size_t end = text.len;
        if (!attached)
            tc_buffer_add(&text, date);
        encode(tc_slice_of(PICK(behinds)), encoding == 1, &text);
        check_one(&text, start, end, (size_t)_i, attached ? dates[which].date : "");
        tc_arena_reset(arena);
    }
    tc_buffer_dispose(&text);
    tc_buffer_dispose(&form);
}
END_TEST

/* ---- numbers left blank ---- */

START_TEST(a_blank_is_a_blank) {
    static const char *const blanks[] = {"…", "......", "      ", "…..", "____", ". . . "};
    static const struct {
        const char *words, *symbol, *type, *body;
    } kinds[] = {{"Kế hoạch số ", "/KH-UBND", "Kế hoạch", "UBND tỉnh Quảng Ngãi"},
                 {"Quyết định số: ", "/QĐ-TTg", "Quyết định", "Thủ tướng Chính phủ"},
                 {"Nghị định số ", "/…/NĐ-CP", "Nghị định", "Chính phủ"},
                 {"Tờ trình số ", "/TTr-STC", "Tờ trình", "Sở Tài chính tỉnh Quảng Ngãi"}};
    static const struct {
        const char *text, *date;
    } when[] = {{"", ""},
                {" ngày    /   /2025", "2025"},
                {" ngày … tháng … năm 2025", "2025"},
                {" ngày     /01/2024", "2024-01"}};
    tc_buffer text;
    tc_buffer_init(&text, 1 << 16);
    for (int n = 0; n < DRAWS; n++) {
        tc_document document;
        size_t kind = draw(4), dated = draw(4);
        char date[12];
        tc_buffer_clear(&text);
        put(&text, LETTERHEAD);
        put(&text, PICK(befores));
        put(&text, kinds[kind].words);
        put(&text, PICK(blanks));
        put(&text, kinds[kind].symbol);
        put(&text, when[dated].text);
        put(&text, PICK(behinds));
        tc_citations c = read_text(&text, &document);
        const char *shown = text.data + strlen(LETTERHEAD);
        ck_assert_msg(c.mention_count == 1, "%u mentions in “%s”", c.mention_count, shown);
        const tc_mention *m = &c.mentions[0];
        tc_date_format(m->date, date);
        ck_assert_msg(m->kind == TC_MENTION_BLANK && !m->number.len && !m->canonical.len,
                      "“%s” is %s", shown, string(m->canonical));
        ck_assert_msg(strcmp(string(m->symbol), strrchr(kinds[kind].symbol, '/') + 1) == 0,
                      "“%s” has symbol %s", shown, string(m->symbol));
        ck_assert_msg(strcmp(string(m->type), kinds[kind].type) == 0, "“%s” is a %s", shown,
                      string(m->type));
        ck_assert_msg(strcmp(string(m->issuer_full), kinds[kind].body) == 0, "“%s” is of %s", shown,
                      string(m->issuer_full));
        ck_assert_msg(strcmp(date, when[dated].date) == 0, "“%s” has date %s", shown, date);
        tc_arena_reset(arena);
    }
    tc_buffer_dispose(&text);
}
END_TEST

/* ---- lists that share a type or a symbol ---- */

START_TEST(shared_words_are_shared) {
    static const char *const joints[] = {", ", " và ", ",\n", " ,", ", và "};
    static const char *const lists[][2] = {{"các Nghị quyết số ", "-NQ/TW"},
                                           {"các Quyết định số ", "/QĐ-UBND"},
                                           {"Thông tư số ", "/2024/TT-BTC"}};
    tc_buffer text;
    tc_buffer_init(&text, 1 << 16);
    for (int n = 0; n < DRAWS; n++) {
        tc_document document;
        char wanted[64];
        size_t list = draw(3), count = 2 + draw(5);
        tc_buffer_clear(&text);
        tc_buffer_printf(&text, LETTERHEAD "Thực hiện %s", lists[list][0]);
        for (size_t i = 0; i < count; i++)
            tc_buffer_printf(&text, "%s%zu", i ? PICK(joints) : "", 11 + i);
        tc_buffer_printf(&text, "%s của cấp trên", lists[list][1]);
        tc_citations c = read_text(&text, &document);
        ck_assert_msg(c.mention_count == count, "%u mentions in “%s”", c.mention_count,
                      text.data + strlen(LETTERHEAD));
        for (size_t i = 0; i < count; i++) {
            snprintf(wanted, sizeof wanted, "%zu%s", 11 + i, lists[list][1]);
            ck_assert_str_eq(string(c.mentions[i].canonical), wanted);
        }
        tc_arena_reset(arena);
    }
    tc_buffer_dispose(&text);
}
END_TEST

/* ---- what is none ---- */

/* # is a number. */
static const char *const others[] = {
    "trực 24/7",
    "tháng #/2024",
    "ngày #/7/2024",
    "điện thoại 0255-3#.#",
    "# triệu đồng/năm",
    "tỷ lệ #/#",
    "#.#.000 đồng/lần",
    "VT, KGVX.thiên#",
    "Phòng QLCN&CN",
    "tốc độ #km/h",
    "# m2/người",
    "#-# tuổi",
    "mẫu số #/BNV",
    "lớp #A/12",
    "mạng 4G/5G",
    "giai đoạn 2021-2025",
    "quý #/2025",
    "địa chỉ số #/12",
    "tỉnh/thành phố",
    "# tấn/ha",
    "công cụ 5S",
    "và/hoặc",
    "biểu #A/TH-KT",
    "tọa độ #°#'",
    "#/10 điểm",
    "kinh tế - xã hội",
    "IPv4/IPv6",
    "Covid-19",
    "www.tracuu.vn/#/TT",
    "#/Tổ công tác",
    "ISO là tổ chức",
    "số # Hùng Vương",
    "2.#/km",
    "Quyết định số #",
    "Kế hoạch # năm",
    "mã số #",
    "#%/năm",
    "08h00/ngày #",
    "Khoản #/Điều #",
    "A/B",
    "số tài khoản #-#",
    "thửa #/tờ bản đồ",
    "số lượng # cái/hộp",
    "Nghị định số    ngày",
    "Thông báo kết luận của cuộc họp số #",
    "phòng # KH-CN",
    "Tờ trình số …, ngày …",
    "chuyến bay VN #/QR",
    "nghị định thư #/Kyoto",
    "tổ # TT/năm",
    "Kế hoạch # CP",
    "luật # chơi",
};

START_TEST(what_is_none_never_becomes_one) {
    static const char *const between[] = {", ", "; ", " ", "\n", "\n\n", ". ", " (", " - "};
    tc_buffer text;
    tc_buffer_init(&text, 1 << 16);
    for (int n = 0; n < NEGATIVE_DRAWS; n++) {
        tc_document document;
        tc_buffer_clear(&text);
        put(&text, LETTERHEAD);
        for (size_t i = 0, count = 2 + draw(4); i < count; i++) {
            for (const char *c = PICK(others); *c; c++)
                if (*c == '#')
                    tc_buffer_printf(&text, "%zu", 1 + draw(draw(2) ? 31 : 2000));
                else
                    tc_buffer_add_char(&text, *c);
            put(&text, PICK(between));
        }
        tc_citations c = read_text(&text, &document);
        ck_assert_msg(c.mention_count == 0, "“%s” gives %s", text.data + strlen(LETTERHEAD),
                      c.mention_count ? string(c.mentions[0].canonical) : "");
        tc_arena_reset(arena);
    }
    tc_buffer_dispose(&text);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("citation variants");
    TCase *cases = tcase_create("variants");
    tcase_add_checked_fixture(cases, setup, teardown);
    tcase_add_loop_test(cases, all_variants_are_one_reference, 0, FORMS);
    tcase_add_test(cases, a_blank_is_a_blank);
    tcase_add_test(cases, shared_words_are_shared);
    tcase_add_test(cases, what_is_none_never_becomes_one);
    suite_add_tcase(suite, cases);
    return run_suite(suite);
}
