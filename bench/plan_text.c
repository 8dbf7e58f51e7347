/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "plan_text.h"

#include <string.h>

#include "plan_words.h"

#define PICK(random, list) ((list)[plan_below((random), LENGTH(list))])

/* The lexicon has 2^OCTAVES words. */
#define OCTAVES 24u

static const char *const ROMANS[] = {"I", "II", "III", "IV"};

/* ---- small writers ---- */

static void add(tc_buffer *out, const char *string) {
    tc_buffer_add(out, (tc_slice){string, strlen(string)});
}

/* VALUE with at least DIGITS digits. */
static void add_number(tc_buffer *out, uint32_t value, unsigned digits) {
    char text[12];
    size_t at = sizeof text;
    do {
        text[--at] = (char)('0' + value % 10);
        value /= 10;
    } while (value || sizeof text - at < digits);
    tc_buffer_add(out, (tc_slice){text + at, sizeof text - at});
}

/* "05/3/2020": two digits for days below 10 and months below 3, as Decree 30/2020 has it. */
static void add_date(tc_buffer *out, const plan_identity *plan) {
    add(out, "ngày ");
    add_number(out, (uint32_t)plan->day, 2);
    add(out, "/");
    add_number(out, (uint32_t)plan->month, plan->month < 3 ? 2 : 1);
    add(out, "/");
    add_number(out, (uint32_t)plan->year, 4);
}

/* "19/KH-UBND" */
static void add_symbol(tc_buffer *out, const plan_identity *plan) {
    add_number(out, plan->number, 2);
    add(out, "/KH-");
    add(out, OFFICES[plan->office].symbol);
}

/* ---- the lexicon ---- */

/* Rank 0, 1, 2 … after Zipf: evenly within an octave, low octaves more often than high ones. */
static uint32_t zipf_rank(plan_random *random) {
    uint32_t octave = OCTAVES;
    for (uint32_t draws = 3; draws; draws--) {
        uint32_t drawn = plan_below(random, OCTAVES);
        octave = drawn < octave ? drawn : octave;
    }
    return (1u << octave) + plan_below(random, 1u << octave) - 1;
}

/* A made-up name of two-letter syllables: another one for every NUMBER. */
static void add_coinage(tc_buffer *out, uint32_t number) {
    static const char CONSONANTS[] = "bcdghklmnprstvxy", VOWELS[] = "aeiou";
    char word[16];
    size_t length = 0;
    number++;
    do {
        uint32_t digit = --number % 80;
        number /= 80;
        word[length++] = CONSONANTS[digit / 5];
        word[length++] = VOWELS[digit % 5];
    } while (number);
    word[0] = (char)(word[0] - 'a' + 'A');
    tc_buffer_add(out, (tc_slice){word, length});
}

/* A word of the lexicon: frequent ones are syllables, rare ones coinages. */
static void add_word(tc_buffer *out, plan_random *random, bool capital) {
    const uint32_t syllables = LENGTH(ONSETS) * LENGTH(RIMES);
    uint32_t rank = zipf_rank(random);
    if (rank >= syllables) {
        add_coinage(out, rank - syllables);
        return;
    }
    uint32_t shuffled = (uint32_t)((uint64_t)rank * 5003u % syllables);
    uint32_t rime = shuffled / LENGTH(ONSETS);
    const plan_onset *onset = &ONSETS[shuffled % LENGTH(ONSETS)];
    bool front = rime >= FIRST_FRONT_RIME;
    if (capital)
        add(out, front ? onset->upper_front : onset->upper_back);
    else
        add(out, front ? onset->front : onset->back);
    add(out, RIMES[rime]);
}

static void add_words(tc_buffer *out, plan_random *random, uint32_t count, bool capital) {
    for (uint32_t i = 0; i < count; i++) {
        if (i)
            add(out, " ");
        add_word(out, random, capital);
    }
}

static void add_person(tc_buffer *out, plan_random *random) {
    add(out, PICK(random, SURNAMES));
    add(out, " ");
    add(out, PICK(random, MIDDLES));
    add(out, " ");
    add(out, PICK(random, GIVEN));
}

/* ---- citations ---- */

/* "Kế hoạch số 19/KH-UBND ngày 05/3/2020 của UBND tỉnh về …", as plan FROM would write it. */
static void add_plan(tc_buffer *out, const plan_book *book, const plan_identity *from,
                     uint32_t index) {
    const plan_identity *plan = &book->plans[index];
    add(out, "Kế hoạch số ");
    add_symbol(out, plan);
    add(out, " ");
    add_date(out, plan);
    add(out, " của ");
    add(out, OFFICES[plan->office].name);
    if (plan->province != from->province) {
        add(out, plan->office ? " tỉnh " : " ");
        add(out, PROVINCES[plan->province].name);
    }
    add(out, " về ");
    add(out, TOPICS[plan->topic]);
}

/* A plan before INDEX, mostly of the same province, or PLAN_NONE.  A department looks for one of
 * its committee, which it then carries out. */
static uint32_t earlier_plan(plan_random *random, const plan_book *book, uint32_t index) {
    const plan_identity *plan = &book->plans[index];
    if (index && plan_chance(random, 30))
        return plan_below(random, index);
    uint32_t found = plan->before;
    uint32_t steps = plan_below(random, 8);
    while (found != PLAN_NONE &&
           (steps > 0 || (plan->office && book->plans[found].office && plan_chance(random, 90)))) {
        found = book->plans[found].before;
        steps -= steps > 0;
    }
    return found;
}

/* A rank in the stock, the low ones more often. */
static uint32_t national_rank(plan_random *random, const plan_book *book) {
    uint32_t point = plan_below(random, book->odds[PLAN_STOCK - 1]);
    uint32_t low = 0, high = PLAN_STOCK - 1;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (point < book->odds[middle])
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

/* One of the made-up central documents, dated 2005 to 2015. */
static void add_made_up(tc_buffer *out, uint32_t rank) {
    plan_random random = plan_random_of(709, rank);
    plan_identity when = {0};
    plan_set_date(&when, plan_below(&random, 3000));
    when.year = (int16_t)(2005 + plan_below(&random, 11));
    if (when.day == 29)
        when.day = 28;
    bool decree = rank % 3 == 1;
    add(out, decree ? "Nghị định số " : rank % 3 ? "Nghị quyết số " : "Quyết định số ");
    add_number(out, decree ? 1 + rank % 140 : 100 + rank * 4, 2);
    if (decree) {
        add(out, "/");
        add_number(out, (uint32_t)when.year, 4);
    }
    add(out, decree ? "/NĐ-CP " : rank % 3 ? "/NQ-CP " : "/QĐ-TTg ");
    add_date(out, &when);
    add(out, rank % 3 ? " của Chính phủ về " : " của Thủ tướng Chính phủ về ");
    add(out, TOPICS[rank % LENGTH(TOPICS)]);
}

/* A central document that plan INDEX can know. */
static void add_national(tc_buffer *out, plan_random *random, const plan_book *book,
                         uint32_t index) {
    int year = book->plans[index].year;
    uint32_t rank = national_rank(random, book);
    while (rank < LENGTH(NATIONALS) && NATIONALS[rank].year >= year)
        rank = national_rank(random, book);
    if (rank >= LENGTH(NATIONALS)) {
        add_made_up(out, rank);
        return;
    }
    const plan_national *national = &NATIONALS[rank];
    const char *const parts[] = {national->type, " số ",  national->symbol, " ngày ",
                                 national->date, " của ", national->issuer, " ",
                                 national->title};
    for (size_t i = 0; i < LENGTH(parts); i++)
        add(out, parts[i]);
}

/* Something to cite; false where nothing was written. */
static bool add_citation(tc_buffer *out, plan_random *random, const plan_book *book,
                         uint32_t index) {
    if (plan_chance(random, 60)) {
        add_national(out, random, book, index);
        return true;
    }
    uint32_t found = earlier_plan(random, book, index);
    if (found == PLAN_NONE)
        return false;
    add_plan(out, book, &book->plans[index], found);
    return true;
}

/* ---- sentences ---- */

static void add_place(tc_buffer *out, plan_random *random) {
    static const char *const KINDS[] = {"xã ",   "huyện ",  "thị trấn ",
                                        "thôn ", "phường ", "khu vực "};
    add(out, PICK(random, KINDS));
    add_words(out, random, 2, true);
}

/* A detail that seldom comes twice. */
static void add_detail(tc_buffer *out, plan_random *random) {
    switch (plan_below(random, 7)) {
    case 0:
        add(out, " với quy mô ");
        add_number(out, 2 + plan_below(random, 900), 2);
        add(out, plan_chance(random, 50) ? " ha" : " hộ");
        break;
    case 1:
        add(out, " đạt ");
        add_number(out, 20 + plan_below(random, 80), 2);
        add(out, "% kế hoạch");
        break;
    case 2:
        add(out, " do Công ty TNHH ");
        add_words(out, random, 1 + plan_below(random, 2), true);
        add(out, " tài trợ");
        break;
    case 3:
        add(out, " theo mô hình ");
        add_words(out, random, 2 + plan_below(random, 2), false);
        break;
    case 4:
        add(out, " (đầu mối: ");
        add_person(out, random);
        add(out, ")");
        break;
    case 5:
        add(out, ", kinh phí ");
        add_number(out, 10 + plan_below(random, 990), 2);
        add(out, " triệu đồng");
        break;
    default:
        add(out, ", trong đó chú trọng ");
        add_words(out, random, 2 + plan_below(random, 3), false);
        break;
    }
}

/* What is to be done, without a full stop. */
static void add_task(tc_buffer *out, plan_random *random) {
    add(out, PICK(random, VERBS));
    add(out, " ");
    add(out, PICK(random, OBJECTS));
    if (plan_chance(random, 45)) {
        add(out, " tại ");
        add_place(out, random);
    }
    if (plan_chance(random, 60))
        add_detail(out, random);
}

static void add_sentence(tc_buffer *out, plan_random *random, const plan_book *book,
                         uint32_t index) {
    add_task(out, random);
    if (plan_chance(random, 6)) {
        size_t before = out->len;
        add(out, " theo ");
        if (!add_citation(out, random, book, index))
            out->len = before;
    }
    if (plan_chance(random, 55)) {
        add(out, "; ");
        add(out, PICK(random, AIMS));
    }
    add(out, ".\n");
}

/* ---- parts of a plan ---- */

/* The part of the size that is due when DONE hundredths of the body are written. */
static bool wanting(const tc_buffer *out, size_t start, uint32_t size, uint32_t done) {
    return (uint64_t)(out->len - start) * 100 < (uint64_t)size * done && !out->failed;
}

static void write_header(tc_buffer *out, plan_random *random, const plan_identity *plan) {
    const plan_province *province = &PROVINCES[plan->province];
    if (plan->office) {
        add(out, "UBND TỈNH ");
        add(out, province->upper);
        add(out, "\n");
        add(out, OFFICES[plan->office].upper);
    } else {
        add(out, "ỦY BAN NHÂN DÂN\nTỈNH ");
        add(out, province->upper);
    }
    add(out, "\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n");
    add(out, "---------------\nSố: ");
    add_symbol(out, plan);
    add(out, "\n");
    add(out, province->name);
    add(out, ", ngày ");
    add_number(out, (uint32_t)plan->day, 2);
    add(out, " tháng ");
    add_number(out, (uint32_t)plan->month, plan->month < 3 ? 2 : 1);
    add(out, " năm ");
    add_number(out, (uint32_t)plan->year, 4);
    add(out, "\n\nKẾ HOẠCH\nVề ");
    add(out, TOPICS[plan->topic]);
    add(out, " tại ");
    add_place(out, random);
    add(out, " và các địa bàn lân cận, năm ");
    add_number(out, (uint32_t)plan->year, 4);
    add(out, "\n\n");
}

static void write_basis(tc_buffer *out, plan_random *random, const plan_book *book,
                        uint32_t index) {
    const plan_identity *plan = &book->plans[index];
    for (uint32_t left = 3 + plan_below(random, 3); left; left--) {
        add(out, "Căn cứ ");
        add_national(out, random, book, index);
        add(out, ";\n\n");
    }
    for (uint32_t left = 1 + plan_below(random, 3); left; left--) {
        uint32_t found = earlier_plan(random, book, index);
        if (found == PLAN_NONE)
            continue;
        add(out, "Thực hiện ");
        add_plan(out, book, plan, found);
        add(out, ";\n\n");
    }
    add(out, OFFICES[plan->office].name);
    add(out, " ban hành Kế hoạch như sau:\n\nI. MỤC ĐÍCH, YÊU CẦU\n\n");
    for (uint32_t i = 1; i < 4; i++) {
        add_number(out, i, 1);
        add(out, ". ");
        add_sentence(out, random, book, index);
        add(out, "\n");
    }
}

static void write_tasks(tc_buffer *out, plan_random *random, const plan_book *book, uint32_t index,
                        size_t start, uint32_t size) {
    add(out, "II. NHIỆM VỤ, GIẢI PHÁP\n\n");
    for (uint32_t item = 1; wanting(out, start, size, 80); item++) {
        add_number(out, item, 1);
        add(out, ". ");
        add_task(out, random);
        add(out, "\n\n");
        for (uint32_t left = 2 + plan_below(random, 4); left; left--) {
            add(out, "- ");
            add_sentence(out, random, book, index);
            add(out, "\n");
        }
    }
}

static const char *any_unit(plan_random *random) {
    uint32_t pick = plan_below(random, LENGTH(UNITS) + LENGTH(OFFICES) - 1);
    return pick < LENGTH(UNITS) ? UNITS[pick] : OFFICES[pick - LENGTH(UNITS) + 1].name;
}

static const char *unit_but(plan_random *random, const char *other) {
    const char *unit = any_unit(random);
    while (unit == other)
        unit = any_unit(random);
    return unit;
}

static void write_units(tc_buffer *out, plan_random *random, const plan_book *book, uint32_t index,
                        size_t start, uint32_t size) {
    const plan_identity *plan = &book->plans[index];
    add(out, "III. TỔ CHỨC THỰC HIỆN\n\n");
    for (uint32_t item = 1; item < 3 || wanting(out, start, size, 91); item++) {
        add_number(out, item, 1);
        add(out, ". ");
        add(out, any_unit(random));
        add(out, "\n\n");
        for (uint32_t left = 1 + plan_below(random, 3); left; left--) {
            add(out, "- ");
            add_sentence(out, random, book, index);
            add(out, "\n");
        }
    }
    uint32_t found = plan_chance(random, 3) ? plan->before : PLAN_NONE;
    if (found != PLAN_NONE && book->plans[found].office == plan->office) {
        add(out, "Kế hoạch này thay thế ");
        add_plan(out, book, plan, found);
        add(out, ".\n\n");
    }
}

static void write_end(tc_buffer *out, plan_random *random, const plan_identity *plan) {
    add(out,
        "Trong quá trình thực hiện, nếu có vướng mắc, các cơ quan, đơn vị kịp thời phản ánh để "
        "xem xét, điều chỉnh./.\n\nNơi nhận:\n");
    for (uint32_t left = 3; left; left--) {
        add(out, "- ");
        add(out, any_unit(random));
        add(out, ";\n");
    }
    add(out, "- Lưu: VT, ");
    add_words(out, random, 1, true);
    add_number(out, plan_below(random, 900), 2);
    add(out, ".\n\n");
    add(out, plan->office ? "GIÁM ĐỐC\n\n" : "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n");
    add_person(out, random);
    add(out, "\n\n");
}

/* A time after the plan's own month, in one of the usual shapes. */
static void add_deadline(tc_buffer *out, plan_random *random, const plan_identity *plan) {
    uint32_t shape = plan_below(random, 6);
    uint32_t month = 1 + plan_below(random, 12);
    uint32_t year = (uint32_t)plan->year + (month <= (uint32_t)plan->month);
    if (shape < 2) {
        add(out, shape ? "Hằng năm" : "Thường xuyên");
        return;
    }
    if (shape == 2) {
        add(out, "Quý ");
        add(out, ROMANS[(month - 1) / 3]);
    } else if (shape == 3) {
        add(out, "Tháng ");
        add_number(out, month, month < 3 ? 2 : 1);
    } else {
        add(out, "Trước ngày 25/");
        add_number(out, month, month < 3 ? 2 : 1);
    }
    add(out, "/");
    add_number(out, year, 4);
}

static void write_table(tc_buffer *out, plan_random *random, const plan_book *book, uint32_t index,
                        size_t start, uint32_t size) {
    const plan_identity *plan = &book->plans[index];
    add(out, "PHỤ LỤC\nPhân công nhiệm vụ\n(Kèm theo Kế hoạch số ");
    add_symbol(out, plan);
    add(out, " ");
    add_date(out, plan);
    add(out, " của ");
    add(out, OFFICES[plan->office].name);
    add(out, ")\n\nTT\tNội dung nhiệm vụ\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian hoàn thành\t"
             "Kết quả\n");
    for (uint32_t row = 1; row < 3 || wanting(out, start, size, 100); row++) {
        add_number(out, row, 1);
        add(out, "\t");
        add_task(out, random);
        add(out, "\t");
        const char *lead = any_unit(random);
        add(out, lead);
        add(out, "\t");
        add(out, unit_but(random, lead));
        add(out, "\t");
        add_deadline(out, random, plan);
        add(out, "\t");
        add(out, PICK(random, RESULTS));
        add(out, "\n");
    }
}

void plan_write(tc_buffer *out, const plan_book *book, uint32_t index) {
    const plan_identity *plan = &book->plans[index];
    plan_random random = plan_random_of(book->seed, index);
    uint32_t size = book->bytes / 2 + plan_below(&random, book->bytes);
    size_t start = out->len;
    write_header(out, &random, plan);
    write_basis(out, &random, book, index);
    write_tasks(out, &random, book, index, start, size);
    write_units(out, &random, book, index, start, size);
    write_end(out, &random, plan);
    write_table(out, &random, book, index, start, size);
}

void plan_name(tc_buffer *out, const plan_book *book, uint32_t index) {
    const plan_identity *plan = &book->plans[index];
    add(out, "ke-hoach-");
    add_number(out, plan->number, 2);
    add(out, "-kh-");
    add(out, OFFICES[plan->office].file);
    add(out, "-");
    add_number(out, index, 7);
    add(out, ".txt");
}
