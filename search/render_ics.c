/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Tasks as a calendar, RFC 5545: an all-day VEVENT on each day on which one is due (most calendars
 * show no VTODO), with RRULE where it recurs and says how often.  A UID is made of what
 * the task is, not of where its file lies, and DTSTAMP is the date of its plan, so that a second
 * import changes what is there and the same answer is the same file. */
#include "place.h"
#include "recurrence.h"

#include <search/render.h>

#include <base/locale.h>
#include <text/text.h>

#include <inttypes.h>
#include <string.h>
#include <xxhash.h>

enum { LINE_OCTETS = 75, TEXT_MAX = 1 << 20, ARENA_MAX = 8 << 20 };

/* ---- Lines ---- */

/* NAME and VALUE as one content line, folded at 75 octets, never inside a character. */
static void put_line(const tc_renderer *renderer, const char *name, tc_slice value) {
    FILE *out = renderer->paper->out;
    size_t used = strlen(name);
    fputs(name, out);
    for (size_t i = 0; i < value.len;) {
        size_t next = i;
        tc_utf8_next(value, &next);
        if (used + (next - i) > LINE_OCTETS) {
            fputs("\r\n ", out);
            used = 1;
        }
        fwrite(value.ptr + i, 1, next - i, out);
        used += next - i;
        i = next;
    }
    fputs("\r\n", out);
}

/* TEXT escaped; control characters, which RFC 5545 has no way to write, are left out. */
static void add_text(tc_buffer *out, tc_slice text) {
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        if (c == '\n')
            tc_buffer_add(out, TC_SLICE("\\n"));
        else if (c == '\\' || c == ';' || c == ',')
            tc_buffer_printf(out, "\\%c", c);
        else if (c >= ' ' && c != 0x7F)
            tc_buffer_add_char(out, (char)c);
        else if (c == '\t')
            tc_buffer_add_char(out, ' ');
    }
}

static void put_text(const tc_renderer *renderer, const char *name, tc_slice text) {
    tc_buffer escaped;
    tc_buffer_init(&escaped, TEXT_MAX);
    add_text(&escaped, text);
    put_line(renderer, name, tc_buffer_slice(&escaped));
    tc_buffer_dispose(&escaped);
}

/* "20240630"; SUFFIX behind it. */
static void put_date(const tc_renderer *renderer, const char *name, tc_date date,
                     const char *suffix) {
    char text[64];
    snprintf(text, sizeof text, "%04d%02d%02d%s", date.year, date.month, date.day, suffix);
    put_line(renderer, name, tc_slice_of(text));
}

/* ---- An event ---- */

static void put_uid(const tc_renderer *renderer, const json_t *row, uint32_t number) {
    static const char *const told[] = {"plan_issuer", "plan",     "plan_date", "source",
                                       "item",        "deadline", "task"};
    tc_buffer whole;
    char text[64];
    tc_buffer_init(&whole, TEXT_MAX);
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        tc_buffer_add(&whole, tc_json_text(row, told[i]));
        tc_buffer_add_char(&whole, '|');
    }
    tc_json_join(row, "lead", ";", &whole);
    tc_buffer_add_char(&whole, '|');
    tc_json_join(row, "group", ";", &whole);
    if (!tc_json_text(row, "plan").len) /* nothing else tells two drafts apart */
        tc_buffer_add(&whole, tc_json_text(row, "path"));
    /* The same words in two rows are two tasks. */
    tc_buffer_printf(&whole, "|%lld|%lld|%u",
                     (long long)json_integer_value(json_object_get(row, "table")),
                     (long long)json_integer_value(json_object_get(row, "row")), number);
    XXH128_hash_t hash = XXH3_128bits(whole.data, whole.len);
    snprintf(text, sizeof text, "%016" PRIx64 "%016" PRIx64 "@tracuu", (uint64_t)hash.high64,
             (uint64_t)hash.low64);
    put_line(renderer, "UID:", tc_slice_of(text));
    tc_buffer_dispose(&whole);
}

static void add_field(tc_buffer *out, const char *name, tc_slice value) {
    if (value.len)
        tc_buffer_printf(out, "%s%s: %.*s", out->len ? "\n" : "", name, (int)value.len, value.ptr);
}

static void add_list(tc_buffer *out, const char *name, const json_t *row, const char *key) {
    tc_buffer joined;
    tc_buffer_init(&joined, TEXT_MAX);
    tc_json_join(row, key, "; ", &joined);
    add_field(out, name, tc_buffer_slice(&joined));
    tc_buffer_dispose(&joined);
}

static void put_description(const tc_renderer *renderer, const json_t *row) {
    bool full = json_array_size(json_object_get(row, "lead_full")) > 0;
    char number[32];
    tc_buffer text;
    tc_buffer_init(&text, TEXT_MAX);
    add_list(&text, _("Lead"), row, full ? "lead_full" : "lead");
    add_list(&text, _("Support"), row, "support");
    add_field(&text, _("Deadline"), tc_json_text(row, "deadline"));
    add_field(&text, _("Result"), tc_json_text(row, "result"));
    add_field(&text, _("Plan"), tc_json_text(row, "plan"));
    add_field(&text, _("Item"), tc_json_text(row, "item"));
    add_field(&text, _("File"), tc_json_text(row, "path"));
    json_t *place = tc_place_json(row);
    snprintf(number, sizeof number, "%lld", (long long)json_integer_value(place));
    json_decref(place);
    add_field(&text, json_object_get(row, "page") ? _("Page") : _("Line"), tc_slice_of(number));
    put_text(renderer, "DESCRIPTION:", tc_buffer_slice(&text));
    tc_buffer_dispose(&text);
}

static void put_rule(const tc_renderer *renderer, const tc_recurrence *r) {
    static const char *const rules[] = {
        [TC_PERIOD_DAY] = "FREQ=DAILY",
        [TC_PERIOD_WEEK] = "FREQ=WEEKLY",
        [TC_PERIOD_MONTH] = "FREQ=MONTHLY",
        [TC_PERIOD_QUARTER] = "FREQ=MONTHLY;INTERVAL=3",
        [TC_PERIOD_HALF] = "FREQ=MONTHLY;INTERVAL=6",
        [TC_PERIOD_YEAR] = "FREQ=YEARLY",
    };
    char text[128], until[32] = "";
    if (r->period == TC_PERIOD_NONE)
        return;
    if (tc_date_is_set(r->last))
        snprintf(until, sizeof until, ";UNTIL=%04d%02d%02d", r->last.year, r->last.month,
                 r->last.day);
    bool monthly = r->period == TC_PERIOD_MONTH || r->period == TC_PERIOD_QUARTER ||
                   r->period == TC_PERIOD_HALF;
    /* The last day of February is not the same every year. */
    bool february = r->period == TC_PERIOD_YEAR && r->month_end && r->first.month == 2;
    snprintf(text, sizeof text, "%s%s%s%s", rules[r->period], february ? ";BYMONTH=2" : "",
             r->month_end && (monthly || february) ? ";BYMONTHDAY=-1" : "", until);
    put_line(renderer, "RRULE:", tc_slice_of(text));
}

static void put_event(const tc_renderer *renderer, const json_t *task, const tc_recurrence *r,
                      uint32_t number) {
    tc_date stamp = {.year = 1970};
    tc_date_parse_iso(tc_json_text(task, "plan_date"), &stamp);
    stamp.month = stamp.month ? stamp.month : 1;
    stamp.day = stamp.day ? stamp.day : 1;
    put_line(renderer, "BEGIN:VEVENT", TC_SLICE(""));
    put_uid(renderer, task, number);
    put_date(renderer, "DTSTAMP:", stamp, "T000000Z");
    put_date(renderer, "DTSTART;VALUE=DATE:", r->first, "");
    put_rule(renderer, r);
    put_text(renderer, "SUMMARY:", tc_json_text(task, "task"));
    put_description(renderer, task);
    put_line(renderer, "TRANSP:TRANSPARENT", TC_SLICE(""));
    put_line(renderer, "END:VEVENT", TC_SLICE(""));
}

static void row(tc_renderer *renderer, const json_t *task) {
    tc_date start = {0}, end = {0}, plan = {0};
    tc_recurrence days[TC_RECURRENCES_MAX] = {{.period = TC_PERIOD_NONE}};
    tc_arena *arena = tc_arena_new(ARENA_MAX);
    uint32_t count = 0;
    if (!arena)
        return;
    tc_date_parse_iso(tc_json_text(task, "due_end"), &end);
    tc_date_parse_iso(tc_json_text(task, "due_start"), &start);
    tc_date_parse_iso(tc_json_text(task, "plan_date"), &plan);
    if (json_is_true(json_object_get(task, "recurring")))
        count = tc_recurrences_read(arena, tc_json_text(task, "deadline"),
                                    tc_period_named(tc_json_text(task, "period")), start, end, plan,
                                    days);
    if (!count && end.day) {
        days[0] = (tc_recurrence){.first = end};
        count = 1;
    }
    for (uint32_t i = 0; i < count; i++)
        put_event(renderer, task, &days[i], i);
    tc_arena_free(arena);
}

/* ---- The calendar ---- */

static void begin(tc_renderer *renderer) {
    const json_t *first = json_array_get(json_object_get(renderer->head, "units"), 0);
    tc_slice name = {json_string_value(first), json_string_length(first)};
    put_line(renderer, "BEGIN:VCALENDAR", TC_SLICE(""));
    put_line(renderer, "VERSION:2.0", TC_SLICE(""));
    put_line(renderer, "PRODID:-//tracuu//tasks//VI", TC_SLICE(""));
    put_line(renderer, "CALSCALE:GREGORIAN", TC_SLICE(""));
    if (name.len)
        put_text(renderer, "X-WR-CALNAME:", name);
}

static void end(tc_renderer *renderer) {
    put_line(renderer, "END:VCALENDAR", TC_SLICE(""));
}

const tc_renderer_ops tc_render_ics = {.begin = begin, .row = row, .end = end};
