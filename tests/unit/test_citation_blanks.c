/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Numbers and days that the head of a page leaves blank: who else says them, and what when they do
 * not agree. */
#include "../../citation/filename.h"
#include "../../corpus/pdf_signed.h"
#include "citation_fixture.h"

#include "run.h"

/* ---- Names of files ---- */

static const struct {
    const char *path, *day;
} names[] = {
    {"a/KH 12 ngay 20-05-2022.pdf", "2022-05-20"},
    {"2022.05.20 KH-SYT.pdf", "2022-05-20"},
    {"20220520_12_kh_syt.pdf", "2022-05-20"},
    {"12_kh_syt_20052022_signed.pdf", "2022-05-20"},
    {"12_kh_syt_5.5.2022.pdf", "2022-05-05"},
    {"12_kh_syt.pdf", ""},
    {"2022/05/20.pdf", ""},                /* folders */
    {"12_kh_syt_31-02-2022.pdf", ""},      /* no day */
    {"20-05-2022 den 21-05-2022.pdf", ""}, /* two of them */
    {"0912345678.pdf", ""},
};

START_TEST(days_in_names_of_files) {
    char iso[12];
    tc_date_format(tc_filename_day(names[_i].path), iso);
    ck_assert_str_eq(iso, names[_i].day);
}
END_TEST

/* ---- Signatures in PDF files ---- */

static const struct {
    const char *written, *day;
} moments[] = {
    {"D:20220520101233+07'00'", "2022-05-20"},
    {"D:20220520", "2022-05-20"},
    {"20220520101233", "2022-05-20"},
    {"D:20220520180000Z", "2022-05-21"}, /* one o'clock in Hà Nội */
    {"D:20221231170000Z00'00'", "2023-01-01"},
    {"D:20220301010000+09'30'", "2022-02-28"},
    {"D:20220520233000-05'00'", "2022-05-21"},
    {"D:20220230", ""},
    {"D:2022", ""},
    {"", ""},
};

START_TEST(days_as_pdf_writes_them) {
    char iso[12];
    tc_date_format(tc_pdf_day(tc_slice_of(moments[_i].written)), iso);
    ck_assert_str_eq(iso, moments[_i].day);
}
END_TEST

/* The days of what BYTES are signed with: "2022-05-20 …". */
static const char *signed_in(const char *bytes) {
    static char out[256];
    size_t n = 0;
    tc_draft *draft = tc_draft_new(arena);
    tc_pdf_signed(tc_slice_of(bytes), draft);
    tc_signed all = tc_draft_signatures(draft);
    tc_draft_dispose(draft);
    out[0] = 0;
    for (uint32_t i = 0; i < all.count; i++) {
        char iso[12];
        tc_date_format(all.days[i], iso);
        n += (size_t)snprintf(out + n, sizeof out - n, "%s%s", i ? " " : "", iso);
    }
    return out;
}

START_TEST(signatures_of_pdf_files) {
    ck_assert_str_eq(signed_in("7 0 obj\n<</Type/Sig/M(D:20220520101233+07'00')/ByteRange[0 1 2 3]"
                               "/Contents<3082>>>\nendobj"),
                     "2022-05-20");
    /* In any order, with brackets in strings, and what is in other dictionaries is not its own. */
    ck_assert_str_eq(signed_in("7 0 obj << /Reason (a \\) >> ( /M ) b) /Contents <30 82>\n"
                               "/Prop_Build << /App << /M (D:20200101) >> >>\n"
                               "/ByteRange [0 1 2 3] /Name (/M (D:20190101))\n"
                               "/M\n(D:20220520) >> endobj"),
                     "2022-05-20");
    ck_assert_str_eq(signed_in("1 0 obj<</ByteRange[0 1]/M(D:20220519)>>endobj "
                               "2 0 obj<</ByteRange[0 1]/M(D:20220520)>>endobj"),
                     "2022-05-19 2022-05-20");
    /* Other changes to the file have a day too. */
    ck_assert_str_eq(signed_in("1 0 obj<</Type/Annot/M(D:20220519)>>endobj"), "");
    ck_assert_str_eq(signed_in("1 0 obj<</ByteRange[0 1]/M(nonsense)>>endobj"), "");
    ck_assert_str_eq(signed_in("1 0 obj<</M(D:2022/ByteRange[0 1"), "");
    ck_assert_str_eq(signed_in("/ByteRange"), "");
}
END_TEST

/* ---- Who is believed ---- */

typedef struct source {
    const char *path, *number, *day, *behind; /* the text behind its head */
    /* a scan; day or number by hand; the number may be 12 */
    enum { TYPED, SCANNED, GUESSED, BY_HAND, NUMBERED_BY_HAND } form;
    const char *seals[3];
} source;

static tc_citations citations_of(const source *s) {
    tc_document document;
    tc_citations citations;
    char text[2048];
    snprintf(text, sizeof text,
             "UBND TỈNH KIÊN GIANG\nSỞ Y TẾ\nSố: %s/KH-SYT\n\nKiên Giang, ngày %s tháng 5 năm "
             "2022\n\nKẾ HOẠCH\n\nTổ chức xét công nhận sáng kiến\n\nThực hiện Quyết định số "
             "3158/QĐ-UBND ngày 05/10/2021 của UBND tỉnh, Sở Y tế xây dựng kế hoạch.\n\n%s\n",
             s->number, s->day, s->behind ? s->behind : "");
    tc_slice bytes = tc_arena_copy(arena, tc_slice_of(text));
    ck_assert_int_eq(tc_document_parse(arena, "a.txt", bytes, &document, NULL), TC_OK);
    char number[16];
    snprintf(number, sizeof number, "%s/KH-SYT", s->number);
    tc_doubt by_hand = {0, tc_slice_of(s->form == BY_HAND ? s->day : number),
                        TC_DOUBT_DIGITS | TC_DOUBT_HAND};
    if (s->form == GUESSED)
        by_hand = (tc_doubt){0, TC_SLICE("12"), TC_DOUBT_GUESS};
    document.doubts = &by_hand;
    document.doubt_count = s->form >= GUESSED;
    document.path = s->path ? s->path : "a.pdf";
    document.scan.read = s->form != TYPED;
    for (size_t i = 0; i < 3 && s->seals[i]; i++)
        ck_assert(tc_date_parse_iso(tc_slice_of(s->seals[i]),
                                    &document.signatures.days[document.signatures.count++]));
    ck_assert_int_eq(tc_citation_read(arena, &document, &citations, NULL), TC_OK);
    return citations;
}

#define ANNEX(number, date)                                                                        \
    "PHỤ LỤC\n(Kèm theo Kế hoạch số " number "/KH-SYT ngày " date " của Sở Y tế)\n"

static const struct {
    source source;
    const char *number, *number_from, *date, *date_from; /* NULL: of the page */
} cases[] = {
    /* What the page has counts, whatever the others say. */
    {{"12_kh_syt.pdf", "7", "19", NULL, SCANNED, {"2022-05-20"}}, "7", NULL, "2022-05-19", NULL},
    /* A signature says the day of the printed month, if all of that month agree. */
    {{NULL, "7", "  ", NULL, TYPED, {"2022-05-20"}}, "7", NULL, "2022-05-20", "signature"},
    {{NULL, "7", "  ", NULL, TYPED, {"2022-05-20", "2022-05-20", "2022-06-02"}},
     "7",
     NULL,
     "2022-05-20",
     "signature"},
    {{NULL, "7", "  ", NULL, TYPED, {"2022-05-19", "2022-05-20"}}, "7", NULL, "2022-05", NULL},
    {{NULL, "7", "  ", NULL, TYPED, {"2022-06-01"}}, "7", NULL, "2022-05", NULL},
    {{NULL, "7", "  ", NULL, TYPED, {"2021-05-20"}}, "7", NULL, "2022-05", NULL},
    /* One that the page shows is one, too; a contract's day is not. */
    {{NULL, "7", "  ", "Người ký: SỞ Y TẾ\nThời gian ký: 20.05.2022 15:14:00 +07:00", TYPED, {0}},
     "7",
     NULL,
     "2022-05-20",
     "signature"},
    {{NULL, "7", "  ", "Ký bởi: Sở Y tế\nNgày ký: 20-05-2022 15:14:00", SCANNED, {0}},
     "7",
     NULL,
     "2022-05-20",
     "signature"},
    {{NULL,
      "7",
      "  ",
      "Digitally signed by Sở Y tế\nDate: 2022.05.20 15:14:00 +07'00'",
      TYPED,
      {0}},
     "7",
     NULL,
     "2022-05-20",
     "signature"},
    {{NULL, "7", "  ", "Hợp đồng với ngày ký: 20/05/2022.\n\nNgày ký: 20/05/2022", TYPED, {0}},
     "7",
     NULL,
     "2022-05",
     NULL},
    /* The name of a file: of a scan, or of what was signed; else it is a draft's. */
    {{"12_kh_syt_20-05-2022.pdf", "   ", "  ", NULL, SCANNED, {0}},
     "12",
     "file name",
     "2022-05-20",
     "file name"},
    {{"12_kh_syt_20-05-2022.pdf", "   ", "  ", NULL, TYPED, {0}}, "", NULL, "2022-05", NULL},
    {{"12_kh_syt.pdf", "   ", "  ", NULL, TYPED, {"2022-05-20"}},
     "12",
     "file name",
     "2022-05-20",
     "signature"},
    {{"12_kh_syt_19-05-2022.pdf", "   ", "  ", NULL, SCANNED, {"2022-05-20"}},
     "12",
     "file name",
     "2022-05",
     NULL},
    {{"12_kh_syt_20-06-2022.pdf", "   ", "  ", NULL, SCANNED, {0}},
     "12",
     "file name",
     "2022-05",
     NULL},
    /* What a hand wrote there: alone, with others that say the same, or another day. */
    {{NULL, "7", "16", NULL, BY_HAND, {0}}, "7", NULL, "2022-05-16", "handwriting"},
    {{NULL, "7", "16", NULL, BY_HAND, {"2022-05-16"}}, "7", NULL, "2022-05-16", "signature"},
    {{NULL, "7", "16", NULL, BY_HAND, {"2022-05-19"}}, "7", NULL, "2022-05", NULL},
    {{NULL, "7", "16", NULL, BY_HAND, {"2022-06-19"}}, "7", NULL, "2022-05-16", "handwriting"},
    {{"kh_16-05-2022.pdf", "7", "16", NULL, BY_HAND, {0}}, "7", NULL, "2022-05-16", "file name"},
    {{NULL, "7", "16", ANNEX("7", "20/5/2022"), BY_HAND, {0}}, "7", NULL, "2022-05-20", "annex"},
    /* A number by hand: alone, with a name that says the same, another one, or nothing. */
    {{NULL, "12", "19", NULL, NUMBERED_BY_HAND, {0}}, "12", "handwriting", "2022-05-19", NULL},
    {{"12_kh_syt.pdf", "12", "19", NULL, NUMBERED_BY_HAND, {0}},
     "12",
     "handwriting",
     "2022-05-19",
     NULL},
    {{"13_kh_syt.pdf", "12", "19", NULL, NUMBERED_BY_HAND, {0}},
     "",
     "disputed",
     "2022-05-19",
     NULL},
    {{"13_qd_syt.pdf", "12", "19", NULL, NUMBERED_BY_HAND, {0}},
     "12",
     "handwriting",
     "2022-05-19",
     NULL},
    /* What it may be confirms a name, and nothing else. */
    {{"12_kh_syt.pdf", "   ", "19", NULL, GUESSED, {0}},
     "12",
     "file name and handwriting",
     "2022-05-19",
     NULL},
    {{"13_kh_syt.pdf", "   ", "19", NULL, GUESSED, {0}}, "13", "file name", "2022-05-19", NULL},
    {{NULL, "   ", "19", NULL, GUESSED, {0}}, "", NULL, "2022-05-19", NULL},
    /* Its own annexes come first. */
    {{NULL, "   ", "  ", ANNEX("12", "20/5/2022"), TYPED, {0}},
     "12",
     "annex",
     "2022-05-20",
     "annex"},
    {{"13_kh_syt_19-05-2022.pdf", "   ", "  ", ANNEX("12", "20/5/2022"), SCANNED, {"2022-05-19"}},
     "12",
     "annex",
     "2022-05-20",
     "annex"},
    {{NULL, "12", "  ", ANNEX("12", "20/5/2022"), TYPED, {0}}, "12", NULL, "2022-05-20", "annex"},
    {{NULL, "   ", "20", ANNEX("12", "20/5/2022"), TYPED, {0}}, "12", "annex", "2022-05-20", NULL},
    /* Not those of another one, nor when two of them differ. */
    {{NULL, "13", "  ", ANNEX("12", "20/5/2022"), TYPED, {0}}, "13", NULL, "2022-05", NULL},
    {{NULL, "   ", "  ", ANNEX("12", "20/4/2022"), TYPED, {0}}, "", NULL, "2022-05", NULL},
    {{NULL, "   ", "  ", ANNEX("12", "20/5/2022") ANNEX("21", "20/5/2022"), TYPED, {0}},
     "",
     NULL,
     "2022-05",
     NULL},
    {{NULL,
      "   ",
      "  ",
      "Thay thế Quy chế kèm theo Kế hoạch số 12/KH-SYT ngày 20/5/2022.",
      TYPED,
      {0}},
     "",
     NULL,
     "2022-05",
     NULL},
};

START_TEST(who_is_believed) {
    char iso[12];
    tc_header h = citations_of(&cases[_i].source).header;
    const char *number_from = tc_origin_name(h.number_from),
               *date_from = tc_origin_name(h.date_from);
    tc_date_format(h.date, iso);
    ck_assert_str_eq(string(h.number), cases[_i].number);
    ck_assert_str_eq(iso, cases[_i].date);
    ck_assert_pstr_eq(number_from, cases[_i].number_from);
    ck_assert_pstr_eq(date_from, cases[_i].date_from);
}
END_TEST

/* ---- Annexes whose number a hand wrote ---- */

static const struct {
    const char *behind, *outline; /* of the last mention */
    int form;
} annexes[] = {
    {"(Kèm theo Kế hoạch số /KH-SYT ngày /5/2022)", "7/KH-SYT 2022-05-19", SCANNED},
    {"(lính kèm Kế hoạch số /KH-SVT ngày 19/5/2022)", "7/KH-SYT 2022-05-19", SCANNED},
    /* Of another month, series or type, cited and not attached to; and what a typist left blank. */
    {"(Kèm theo Kế hoạch số /KH-SYT ngày /6/2022)", "KH-SYT 2022-06", SCANNED},
    {"(Kèm theo Kế hoạch số /KH-UBND ngày /5/2022)", "KH-UBND 2022-05", SCANNED},
    {"(Kèm theo Thông báo số /TB-SYT ngày /5/2022)", "TB-SYT 2022-05", SCANNED},
    {"Thực hiện Kế hoạch số /KH-SYT ngày /5/2022", "KH-SYT 2022-05", SCANNED},
    {"(Kèm theo Kế hoạch số /KH-SYT ngày /5/2022)", "KH-SYT 2022-05", TYPED},
};

START_TEST(an_annex_of_a_scan_hangs_on_its_document) {
    source s = {NULL, "7", "19", annexes[_i].behind, annexes[_i].form, {0}};
    tc_citations c = citations_of(&s);
    const tc_mention *last = &c.mentions[c.mention_count - 1];
    tc_citations one = {.mentions = last, .mention_count = 1};
    ck_assert_uint_gt(c.mention_count, 0);
    ck_assert_str_eq(outline(&one), annexes[_i].outline);
    ck_assert_int_eq((last->uncertain & TC_UNCERTAIN_NUMBER) != 0,
                     last->kind == TC_MENTION_NUMBERED);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("blanks");
    TCase *tests = tcase_create("blanks");
    tcase_add_checked_fixture(tests, arena_setup, arena_teardown);
    tcase_add_loop_test(tests, days_in_names_of_files, 0, sizeof names / sizeof *names);
    tcase_add_loop_test(tests, days_as_pdf_writes_them, 0, sizeof moments / sizeof *moments);
    tcase_add_test(tests, signatures_of_pdf_files);
    tcase_add_loop_test(tests, who_is_believed, 0, sizeof cases / sizeof *cases);
    tcase_add_loop_test(tests, an_annex_of_a_scan_hangs_on_its_document, 0,
                        sizeof annexes / sizeof *annexes);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
