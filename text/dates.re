/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <text/dates.h>

#include <stdio.h>
#include <string.h>

/*!re2c
re2c:api = custom;
re2c:api:style = free-form;
re2c:define:YYCTYPE = "unsigned char";
re2c:define:YYPEEK = "(at < end ? *at : 0)";
re2c:define:YYSKIP = "++at;";
re2c:define:YYBACKUP = "backup = at;";
re2c:define:YYRESTORE = "at = backup;";
re2c:define:YYSTAGP = "@@{tag} = at;";
re2c:define:YYSTAGN = "@@{tag} = NULL;";
re2c:define:YYSHIFTSTAG = "@@{tag} += @@{shift};";
re2c:yyfill:enable = 0;
re2c:tags:expression = "@@";

// White space, with the marks that Markdown puts around words.
space  = [ \t\n\v\f\r*\u00A0\u00AD\u2000-\u200B\u202F\u3000\uFEFF];
gap    = space*;
digit  = [0-9];
day    = digit{1,2};
month  = digit{1,2};
year   = [12] digit{3};
ngay   = [nN][gG][àÀaAảẢáÁ][yYvV];
mong   = [mM] [ồùỒÙ] [nN] [gG]; // "ngày mồng 6 tháng 01"
thang  = [tT][hH][áÁaA][nN][gG];
nam    = [nN][ăĂaA][mM];
dash   = [\-\u2010-\u2015\u2212];
dot    = [.…_];
blank  = (space | dot)*;
*/

static int number(const unsigned char *from, const unsigned char *to) {
    int value = 0;
    while (from < to && *from >= '0' && *from <= '9')
        value = value * 10 + (*from++ - '0');
    return value;
}

int tc_days_in_month(int year, int month) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month < 1 || month > 12 ? 0 : month == 2 && leap ? 29 : days[month - 1];
}

static bool make(int year, int month, int day, tc_date *out) {
    if (year < 1900 || year > 2199 || month < 0 || month > 12 || (day && !month) || day < 0 ||
        (day && day > tc_days_in_month(year, month)))
        return false;
    *out = (tc_date){(int16_t)year, (int8_t)month, (int8_t)day};
    return true;
}

/* Days by numbers, days by words, months, years; a day left blank gives its month. */
static const unsigned char *scan(const unsigned char *at, const unsigned char *end, int parts[3]) {
    const unsigned char *backup, *d = NULL, *m = NULL, *y = NULL;
    /*!stags:re2c format = "const unsigned char *@@;\n"; */
    /*!re2c
    (ngay gap)? @d day gap [/] gap @m month gap [/] gap @y year     { goto found; }
    (ngay gap)? @d day gap [.] gap @m month gap [.] gap @y year     { goto found; }
    (ngay gap)? @d day gap dash gap @m month gap dash gap @y year   { goto found; }
    (ngay gap)? @d day gap thang gap @m month gap nam gap @y year   { goto found; }
    ngay gap mong gap @d day gap thang gap @m month gap nam gap @y year { goto found; }
    (ngay gap)? @d day gap thang gap @m month gap [/\-.] gap @y year { goto found; }
    ngay blank thang gap @m month gap nam gap @y year                { goto found; }
    ngay blank [/] gap @m month gap [/] gap @y year                  { goto found; }
    ngay blank thang blank nam gap @y year                           { goto found; }
    ngay blank [/] blank [/] gap @y year                             { goto found; }
    thang gap @m month gap ([/\-.] | nam) gap @y year                { goto found; }
    nam gap @y year                                                  { goto found; }
    *                                                                { return NULL; }
    */
found:
    parts[0] = d ? number(d, end) : 0;
    parts[1] = m ? number(m, end) : 0;
    parts[2] = number(y, end);
    return at;
}

enum { LONGEST = 160 }; /* bytes: words and numbers over line ends and a page break */

size_t tc_date_read(tc_slice text, size_t offset, tc_date *out) {
    if (offset >= text.len)
        return 0;
    const unsigned char *start = (const unsigned char *)text.ptr;
    int parts[3];
    const unsigned char *behind = scan(start + offset, start + text.len, parts);
    if (!behind || behind - start - (ptrdiff_t)offset > LONGEST || (behind < start + text.len && *behind >= '0' && *behind <= '9'))
        return 0;
    return make(parts[2], parts[1], parts[0], out) ? (size_t)(behind - start) : 0;
}

/* DIGITS digits of VALUE at OUT, leading zeros among them; where they end. */
static char *put_number(char *out, unsigned value, unsigned digits) {
    for (unsigned i = digits; i > 0; i--, value /= 10)
        out[i - 1] = (char)('0' + value % 10);
    return out + digits;
}

void tc_date_format(tc_date date, char out[12]) {
    unsigned year = (unsigned)date.year, month = (unsigned)date.month, day = (unsigned)date.day;
    if (year || month || day)
        out = put_number(out, year, 4);
    if (month || day) {
        *out++ = '-';
        out = put_number(out, month, 2);
    }
    if (day) {
        *out++ = '-';
        out = put_number(out, day, 2);
    }
    *out = '\0';
}

bool tc_date_parse_iso(tc_slice s, tc_date *out) {
    char text[12];
    int year = 0, month = 0, day = 0, used = 0;
    if (s.len >= sizeof text || s.len < 4)
        return false;
    memcpy(text, s.ptr, s.len);
    text[s.len] = '\0';
    if (sscanf(text, "%4d-%2d-%2d%n", &year, &month, &day, &used) != 3) {
        day = 0;
        if (sscanf(text, "%4d-%2d%n", &year, &month, &used) != 2) {
            month = 0;
            if (sscanf(text, "%4d%n", &year, &used) != 1)
                return false;
        }
    }
    return (size_t)used == s.len && make(year, month, day, out);
}

bool tc_date_is_set(tc_date date) {
    return date.year != 0;
}

tc_date tc_date_first(tc_date date) {
    if (date.year && !date.month)
        date.month = 1;
    if (date.year && !date.day)
        date.day = 1;
    return date;
}

tc_date tc_date_last(tc_date date) {
    if (date.year && !date.month)
        date.month = 12;
    if (date.year && !date.day)
        date.day = (int8_t)tc_days_in_month(date.year, date.month);
    return date;
}

bool tc_date_same_day(tc_date a, tc_date b) {
    return a.day && a.day == b.day && a.month == b.month && a.year == b.year;
}

int tc_date_compare(tc_date a, tc_date b) {
    a = tc_date_first(a);
    b = tc_date_first(b);
    int x = (a.year * 16 + a.month) * 32 + a.day, y = (b.year * 16 + b.month) * 32 + b.day;
    return (x > y) - (x < y);
}
