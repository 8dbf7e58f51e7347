/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "xlsx.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { X_SI = 1, X_T, X_PHONETIC, X_FORMAT, X_STYLES, X_STYLE, STRING_MAX = 1 << 20 };

static const tc_xml_space spaces[] = {
    {1, "http://schemas.openxmlformats.org/spreadsheetml/2006/main"},
    {1, "http://purl.oclc.org/ooxml/spreadsheetml/main"},
    {0, NULL}};

/* ---- Shared strings ---- */

typedef struct strings {
    tc_xlsx *xlsx;
    tc_buffer text;
    bool in_text, failed;
    uint8_t skip;
} strings;

static void start_string(void *state, const tc_xml_element *element) {
    strings *s = state;
    if (s->skip)
        return;
    if (element->token == X_PHONETIC)
        s->skip = element->depth;
    if (element->token == X_SI)
        tc_buffer_clear(&s->text);
    s->in_text = element->token == X_T;
}

static void end_string(void *state, uint8_t token, uint8_t depth) {
    strings *s = state;
    tc_xlsx *xlsx = s->xlsx;
    if (s->skip) {
        s->skip = s->skip == depth ? 0 : s->skip;
        return;
    }
    s->in_text = false;
    if (token != X_SI || xlsx->string_count >= TC_XLSX_STRINGS_MAX)
        return;
    tc_slice *items = tc_arena_grow(xlsx->arena, xlsx->strings, xlsx->string_count,
                                    xlsx->string_count + 1, sizeof *items, &xlsx->string_capacity);
    if (!items) {
        s->failed = true;
        return;
    }
    xlsx->strings = items;
    items[xlsx->string_count++] = tc_arena_copy(xlsx->arena, tc_buffer_slice(&s->text));
}

static void string_text(void *state, tc_slice text) {
    strings *s = state;
    if (s->in_text && !s->skip)
        tc_buffer_add(&s->text, text);
}

tc_status tc_xlsx_strings_read(tc_xlsx *xlsx, const char *part, tc_error *error) {
    static const tc_xml_name names[] = {
        {1, X_SI, "si"}, {1, X_T, "t"}, {1, X_PHONETIC, "rPh"}, {0, 0, NULL}};
    const tc_xml_handler handler = {.names = names,
                                    .spaces = spaces,
                                    .start = start_string,
                                    .end = end_string,
                                    .text = string_text};
    strings s = {.xlsx = xlsx};
    tc_buffer_init(&s.text, STRING_MAX);
    tc_status status = part ? tc_xml_read(&xlsx->zip, part, &handler, &s, error) : TC_OK;
    tc_buffer_dispose(&s.text);
    if (status == TC_OK && s.failed)
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    return status == TC_ERR_NOT_FOUND ? TC_OK : status;
}

/* ---- Formats ---- */

typedef struct custom {
    long id;
    tc_slice code;
} custom;

typedef struct styles {
    tc_xlsx *xlsx;
    custom *customs;
    size_t count, capacity;
    bool in_styles, failed;
} styles;

enum { CUSTOMS_MAX = 1000, STYLES_MAX = 65536 };

/* ECMA-376 part 1, 18.8.30: those that show dates, times and shares; all others show the number. */
static tc_slice built_in(long id) {
    switch (id) {
    case 9:
        return TC_SLICE("0%");
    case 10:
        return TC_SLICE("0.00%");
    case 14:
    case 15:
        return TC_SLICE("dd/mm/yyyy");
    case 16:
        return TC_SLICE("d/m");
    case 17:
        return TC_SLICE("m/yyyy");
    case 18:
    case 19:
    case 20:
    case 21:
        return TC_SLICE("h:mm");
    case 22:
        return TC_SLICE("dd/mm/yyyy h:mm");
    default:
        return TC_SLICE("");
    }
}

static tc_slice format_of(const styles *s, long id) {
    for (size_t i = 0; i < s->count; i++)
        if (s->customs[i].id == id)
            return s->customs[i].code;
    return built_in(id);
}

static void start_style(void *state, const tc_xml_element *element) {
    styles *s = state;
    tc_xlsx *xlsx = s->xlsx;
    if (element->token == X_STYLES)
        s->in_styles = true;
    if (element->token == X_FORMAT && s->count < CUSTOMS_MAX) {
        custom *items = tc_arena_grow(xlsx->arena, s->customs, s->count, s->count + 1,
                                      sizeof *items, &s->capacity);
        s->failed |= !items;
        if (!items)
            return;
        s->customs = items;
        items[s->count++] =
            (custom){tc_xml_number(element, "numFmtId", -1),
                     tc_arena_copy(xlsx->arena, tc_xml_attribute(element, "formatCode"))};
    }
    if (element->token == X_STYLE && s->in_styles && xlsx->format_count < STYLES_MAX) {
        tc_slice *items =
            tc_arena_grow(xlsx->arena, xlsx->formats, xlsx->format_count, xlsx->format_count + 1,
                          sizeof *items, &xlsx->format_capacity);
        s->failed |= !items;
        if (!items)
            return;
        xlsx->formats = items;
        items[xlsx->format_count++] = format_of(s, tc_xml_number(element, "numFmtId", 0));
    }
}

static void end_style(void *state, uint8_t token, uint8_t depth) {
    styles *s = state;
    (void)depth;
    if (token == X_STYLES)
        s->in_styles = false;
}

tc_status tc_xlsx_styles_read(tc_xlsx *xlsx, const char *part, tc_error *error) {
    static const tc_xml_name names[] = {
        {1, X_FORMAT, "numFmt"}, {1, X_STYLES, "cellXfs"}, {1, X_STYLE, "xf"}, {0, 0, NULL}};
    const tc_xml_handler handler = {
        .names = names, .spaces = spaces, .start = start_style, .end = end_style};
    styles s = {.xlsx = xlsx};
    tc_status status = part ? tc_xml_read(&xlsx->zip, part, &handler, &s, error) : TC_OK;
    if (status == TC_OK && s.failed)
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    return status == TC_ERR_NOT_FOUND ? TC_OK : status;
}

/* ---- Numbers ---- */

/* What the letters of a format ask for. */
typedef struct asked {
    bool day, month, year, hour, share, two_days, two_months;
    int decimals;
} asked;

/* Only the first section counts: the others are for negative numbers, zero and text. */
static asked read_format(tc_slice f) {
    asked a = {.decimals = 0};
    bool point = false;
    char before = '\0'; /* an m behind h, or before s, is minutes */
    for (size_t i = 0; i < f.len && f.ptr[i] != ';'; i++) {
        char c = f.ptr[i] | 0x20;
        char next = i + 1 < f.len ? f.ptr[i + 1] | 0x20 : '\0';
        char close = f.ptr[i] == '"' ? '"' : f.ptr[i] == '[' ? ']' : '\0';
        if (close) {
            while (i + 1 < f.len && f.ptr[++i] != close) {
            }
            continue;
        }
        if (f.ptr[i] == '\\' || f.ptr[i] == '_' || f.ptr[i] == '*') {
            i++;
            continue;
        }
        a.two_days |= c == 'd' && next == 'd';
        a.two_months |= c == 'm' && next == 'm' && before != 'h';
        a.day |= c == 'd';
        a.month |= c == 'm' && before != 'h';
        a.year |= c == 'y';
        a.hour |= c == 'h';
        a.share |= f.ptr[i] == '%';
        a.decimals += point && f.ptr[i] == '0';
        point |= f.ptr[i] == '.';
        if ((c >= 'a' && c <= 'z'))
            before = c == 'm' ? before : c;
    }
    return a;
}

/* Days since 1899-12-30 as a date; Howard Hinnant's civil_from_days counts eras of 400 years. */
static void civil(long days, int *year, int *month, int *day) {
    long z = days - 25569 + 719468;
    long era = z / 146097, of_era = z - era * 146097;
    long y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    long of_year = of_era - (365 * y + y / 4 - y / 100);
    long m = (5 * of_year + 2) / 153;
    *day = (int)(of_year - (153 * m + 2) / 5 + 1);
    *month = (int)(m < 10 ? m + 3 : m - 9);
    *year = (int)(y + era * 400 + (*month <= 2));
}

static int print_date(char *out, size_t size, double number, asked a) {
    int year, month, day, n = 0;
    long days = (long)floor(number), minutes = lround((number - floor(number)) * 24 * 60);
    civil(days, &year, &month, &day);
    if (a.day)
        n += snprintf(out, size, a.two_days ? "%02d/" : "%d/", day);
    if (a.day || a.month)
        n += snprintf(out + n, size - (size_t)n, a.two_months ? "%02d" : "%d", month);
    if (a.year)
        n += snprintf(out + n, size - (size_t)n, "%s%d", n ? "/" : "", year);
    if (a.hour)
        n += snprintf(out + n, size - (size_t)n, "%s%ld:%02ld", n ? " " : "", minutes / 60 % 24,
                      minutes % 60);
    return n;
}

tc_slice tc_xlsx_number(tc_xlsx *xlsx, tc_slice value, tc_slice format) {
    enum { DATE_MAX = 2958465 }; /* 31/12/9999 */
    char digits[64], out[96];
    value = tc_slice_trim(value);
    if (!value.len || value.len >= sizeof digits)
        return tc_arena_copy(xlsx->arena, value);
    memcpy(digits, value.ptr, value.len);
    digits[value.len] = '\0';
    char *end;
    double number = strtod(digits, &end);
    if (*end || !isfinite(number))
        return tc_arena_copy(xlsx->arena, value);
    asked a = read_format(format);
    double days = number + (xlsx->from_1904 ? 1462 : 0);
    int n;
    if ((a.day || a.year || a.hour || (a.month && !a.share)) && days >= 0 && days <= DATE_MAX)
        n = print_date(out, sizeof out, days, a);
    else if (a.share)
        n = snprintf(out, sizeof out, "%.*f%%", a.decimals > 9 ? 9 : a.decimals, number * 100);
    else
        n = snprintf(out, sizeof out, fabs(number) < 1e15 ? "%.*g" : "%.*e", 15, number);
    return tc_arena_copy(xlsx->arena,
                         (tc_slice){out, n > 0 && n < (int)sizeof out ? (size_t)n : 0});
}
