/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "options.h"

#include "relations.h"

#include <base/locale.h>

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum {
    KEY_HELP = 256,
    KEY_FORMAT,
    KEY_LIMIT,
    KEY_OFFSET,
    KEY_SORT,
    KEY_EXPLAIN,
    KEY_INDEX,
    KEY_COLOR,
    KEY_ROLE,
    KEY_DUE_BEFORE,
    KEY_DUE_AFTER,
    KEY_RECURRING,
    KEY_PLAN,
    KEY_ABOUT,
    KEY_TEXT,
    KEY_OVERDUE,
    KEY_TODAY,
    KEY_GROUP,
    KEY_COLLECTIVE,
    KEY_MERGED,
    KEY_UNITS,
    KEY_CANDIDATES,
    KEY_RELATION,
    KEY_YEAR,
    KEY_PROVINCE,
    KEY_TYPE,
    KEY_ANY_DIRECTION,
    KEY_UNCERTAIN,
    KEY_DEPTH,
    KEY_DIRECT,
    KEY_CHAIN,
    KEY_FACETS,
    KEY_NO_CITED_PRIOR,
    KEY_OCR
};

static const char relations_hint[] =
    "cites|legal-basis|implements|amends|replaces|repeals|attached-to|requests";

static const struct {
    unsigned takes;
    struct argp_option option;
} table[] = {
    {TC_TAKES_TASKS,
     {"role", KEY_ROLE, "lead|support|any", 0, N_("what the unit does in the task (any)"), 0}},
    {TC_TAKES_TASKS,
     {"due-before", KEY_DUE_BEFORE, N_("DATE"), 0, N_("due on this day or before"), 0}},
    {TC_TAKES_TASKS,
     {"due-after", KEY_DUE_AFTER, N_("DATE"), 0, N_("due on this day or after"), 0}},
    {TC_TAKES_TASKS, {"recurring", KEY_RECURRING, NULL, 0, N_("only what comes every period"), 0}},
    {TC_TAKES_TASKS,
     {"plan", KEY_PLAN, N_("REFERENCE"), 0, N_("only tasks of this plan, or of this file"), 0}},
    {TC_TAKES_TASKS,
     {"about", KEY_ABOUT, N_("WORDS"), 0, N_("only tasks with these words side by side"), 0}},
    {TC_TAKES_TASKS,
     {"overdue", KEY_OVERDUE, NULL, 0, N_("due before today, and not recurring"), 0}},
    {TC_TAKES_TASKS,
     {"today", KEY_TODAY, N_("DATE"), 0, N_("take this day for today (with --overdue)"), 0}},
    {TC_TAKES_TASKS,
     {"group", KEY_GROUP, "plan|month|unit", 0,
      N_("under headings: of the plan, the month or the "
         "units that lead"),
      0}},
    {TC_TAKES_TASKS,
     {"collective", KEY_COLLECTIVE, NULL, 0,
      N_("also what is given to many of whom the unit is one (các sở, ban, ngành)"), 0}},
    {TC_TAKES_TASKS,
     {"merged", KEY_MERGED, NULL, 0,
      N_("also what is given to units that have become part of it, or it of them"), 0}},
    {TC_TAKES_DIRECTORY,
     {"merge-candidates", KEY_CANDIDATES, NULL, 0,
      N_("pairs that are probably one unit, as lines for the file of names"), 0}},
    {TC_TAKES_DIRECTORY,
     {"collective", KEY_COLLECTIVE, NULL, 0, N_("also names of many: các sở, ban, ngành"), 0}},
    {TC_TAKES_UNITS, {"province", KEY_PROVINCE, N_("NAME"), 0, N_("only of this province"), 0}},
    {TC_TAKES_UNITS,
     {"units", KEY_UNITS, N_("FILE"), 0, N_("names of units of your own (~/.config/tracuu/units)"),
      0}},
    {TC_TAKES_TEXT, {"text", KEY_TEXT, NULL, 0, N_("the text of the document, nothing else"), 0}},
    {TC_TAKES_RELATION,
     {"relation", KEY_RELATION, "R[,R]", 0,
      N_("only what does this to it: implements, amends, replaces, …"), 0}},
    {TC_TAKES_SCOPE, {"year", KEY_YEAR, "Y[..Y]", 0, N_("only documents of these years"), 0}},
    {TC_TAKES_SCOPE,
     {"province", KEY_PROVINCE, N_("NAME"), 0, N_("only documents of this province"), 0}},
    {TC_TAKES_TYPE,
     {"type", KEY_TYPE, N_("TYPE"), 0, N_("only documents of this type: nghị quyết, QĐ, …"), 0}},
    {TC_TAKES_FILES,
     {"ocr", KEY_OCR, NULL, 0, N_("read scans too, which takes seconds a page"), 0}},
    {TC_TAKES_CHAIN,
     {"direct", KEY_DIRECT, NULL, 0, N_("only documents that cite it themselves (so by default)"),
      0}},
    {TC_TAKES_CHAIN,
     {"chain", KEY_CHAIN, NULL, 0,
      N_("also documents that cite it through others, however many there are between"), 0}},
    {TC_TAKES_DEPTH, {"depth", KEY_DEPTH, "N", 0, N_("through at most N citations"), 0}},
    {TC_TAKES_ROUTE,
     {"any-direction", KEY_ANY_DIRECTION, NULL, 0,
      N_("also from a cited document to what cites it"), 0}},
    {TC_TAKES_ROUTE,
     {"uncertain", KEY_UNCERTAIN, NULL, 0,
      N_("also through mentions that may mean several documents, or conflict"), 0}},
    {TC_TAKES_FACETS,
     {"facets", KEY_FACETS, NULL, 0,
      N_("count the results by type, issuer, province, year and unit"), 0}},
    {TC_TAKES_FACETS,
     {"no-cited-prior", KEY_NO_CITED_PRIOR, NULL, 0,
      N_("what many documents cite ranks no higher for it"), 0}},
    {TC_TAKES_FORMAT, {"format", KEY_FORMAT, N_("FORMAT"), 0, N_("how the answer is written"), 0}},
    {TC_TAKES_PAGE, {"limit", KEY_LIMIT, "N", 0, N_("show at most N; 0 shows all"), 0}},
    {TC_TAKES_PAGE, {"offset", KEY_OFFSET, "N", 0, N_("pass over the first N"), 0}},
    {TC_TAKES_SORT, {"sort", KEY_SORT, N_("ORDER"), 0, N_("which come first"), 0}},
    {TC_TAKES_EXPLAIN,
     {"explain", KEY_EXPLAIN, NULL, 0, N_("say how the question was understood"), 0}},
    {TC_TAKES_INDEX,
     {"index", KEY_INDEX, N_("DIR"), 0,
      N_("the index to ask, a stub file or tcp:HOST:PORT; may be given more than once"), 0}},
    {TC_TAKES_ALWAYS,
     {"color", KEY_COLOR, "auto|always|never", 0, N_("colour (auto: on a terminal)"), 0}},
    {TC_TAKES_ALWAYS, {NULL, 'h', NULL, 0, N_("a short help"), 0}},
    {TC_TAKES_ALWAYS, {"help", KEY_HELP, NULL, 0, N_("the whole help"), 0}},
};
enum { TABLE_ROWS = sizeof table / sizeof *table };

bool tc_options_describe(size_t number, unsigned takes, const struct argp_option **out,
                         bool *is_taken) {
    if (number >= TABLE_ROWS)
        return false;
    *out = &table[number].option;
    *is_taken = (table[number].takes & (takes | TC_TAKES_ALWAYS)) != 0;
    return true;
}

/* What the parser is given. */
typedef struct reading {
    tc_options *out;
    unsigned takes;
    tc_error *error;
} reading;

static error_t refuse(reading *r, const char *option, const char *value, const char *hint) {
    tc_error_set(r->error, TC_ERR_USAGE, _("--%s cannot be “%s”"), option, value);
    tc_error_hint(r->error, "%s", hint);
    return EINVAL;
}

static error_t read_count(reading *r, const char *option, const char *value, uint32_t *out) {
    char *end;
    errno = 0;
    unsigned long number = strtoul(value, &end, 10);
    if (*value < '0' || *value > '9' || *end || errno || number > 1000000000)
        return refuse(r, option, value, _("give a whole number"));
    *out = (uint32_t)number;
    return 0;
}

/* One of CHOICES, separated by '|', by its number in them. */
static error_t read_choice(reading *r, const char *option, const char *value, const char *choices,
                           int *out) {
    tc_slice rest = tc_slice_of(choices);
    for (int number = 0; rest.len; number++) {
        size_t end = tc_slice_find(rest, TC_SLICE("|"), 0);
        if (tc_slice_equal(tc_slice_sub(rest, 0, end), tc_slice_of(value))) {
            *out = number;
            return 0;
        }
        rest = end == SIZE_MAX ? TC_SLICE("") : tc_slice_sub(rest, end + 1, rest.len);
    }
    char hint[128];
    snprintf(hint, sizeof hint, _("choose from %s"), choices);
    return refuse(r, option, value, hint);
}

static error_t read_date(reading *r, const char *option, const char *value, tc_date *out) {
    tc_slice text = tc_slice_of(value);
    if (tc_date_parse_iso(text, out) || (text.len && tc_date_read(text, 0, out) == text.len))
        return 0;
    return refuse(r, option, value, _("give a date such as 2024-06-30 or 30/6/2024"));
}

static error_t read_relations(reading *r, const char *value) {
    char hint[128];
    if (tc_relations_parse(tc_slice_of(value), &r->out->relations))
        return 0;
    snprintf(hint, sizeof hint, _("choose from %s"), relations_hint);
    return refuse(r, "relation", value, hint);
}

/* The year at *TEXT, which moves behind it; 0 when there is none. */
static int read_year(const char **text) {
    int year = 0, digits = 0;
    while (**text >= '0' && **text <= '9' && digits++ < 4)
        year = year * 10 + (*(*text)++ - '0');
    return digits == 4 ? year : 0;
}

/* "2024", "2020..2024". */
static error_t read_years(reading *r, const char *value) {
    const char *at = value;
    int low = read_year(&at), high = low;
    if (low && strncmp(at, "..", 2) == 0) {
        at += 2;
        high = read_year(&at);
    }
    if (!low || *at || high < low)
        return refuse(r, "year", value, _("give a year such as 2024, or 2020..2024"));
    r->out->year_low = low;
    r->out->year_high = high;
    return 0;
}

static error_t read_depth(reading *r, const char *value) {
    error_t failed = read_count(r, "depth", value, &r->out->depth);
    if (failed || r->out->depth)
        return failed;
    return refuse(r, "depth", value, _("1 and up are citations to go through"));
}

static error_t read_source(reading *r, const char *value) {
    if (r->out->source_count == TC_STORE_SOURCES_MAX) {
        tc_error_set(r->error, TC_ERR_LIMIT, _("more than %d indexes"), TC_STORE_SOURCES_MAX);
        tc_error_hint(r->error, "%s", _("join them in a stub file"));
        return EINVAL;
    }
    r->out->sources[r->out->source_count++] = value;
    return 0;
}

static error_t read_option(reading *r, int key, char *value) {
    int choice = 0;
    error_t failed = 0;
    tc_options *out = r->out;
    switch (key) {
    case KEY_FORMAT:
        out->format_given = true;
        if (!tc_output_parse(tc_slice_of(value), &out->format))
            return refuse(r, "format", value, _("choose one that --help lists"));
        return 0;
    case KEY_LIMIT:
        out->limit_given = true;
        failed = read_count(r, "limit", value, &out->limit);
        out->limit = out->limit ? out->limit : UINT32_MAX;
        return failed;
    case KEY_OFFSET:
        return read_count(r, "offset", value, &out->offset);
    case KEY_INDEX:
        return read_source(r, value);
    case KEY_COLOR:
        failed = read_choice(r, "color", value, "auto|always|never", &choice);
        out->color = (tc_color)choice;
        return failed;
    case KEY_ROLE:
        failed = read_choice(r, "role", value, "any|lead|support", &choice);
        out->role = (tc_role)choice;
        return failed;
    case KEY_DUE_BEFORE:
        return read_date(r, "due-before", value, &out->due_before);
    case KEY_DUE_AFTER:
        return read_date(r, "due-after", value, &out->due_after);
    case KEY_TODAY:
        return read_date(r, "today", value, &out->today);
    case KEY_GROUP:
        failed = read_choice(r, "group", value, "plan|month|unit", &choice);
        out->group = (tc_group)(choice + 1);
        return failed;
    case KEY_RELATION:
        return read_relations(r, value);
    case KEY_YEAR:
        return read_years(r, value);
    case KEY_DEPTH:
        return read_depth(r, value);
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

/* What is taken as it is. */
static error_t read_text(tc_options *out, int key, char *value) {
    switch (key) {
    case KEY_SORT:
        out->sort = value;
        return 0;
    case KEY_UNITS:
        out->units = value;
        return 0;
    case KEY_PLAN:
        out->plan = value;
        return 0;
    case KEY_ABOUT:
        out->about = value;
        return 0;
    case KEY_PROVINCE:
        out->province = value;
        return 0;
    case KEY_TYPE:
        out->type = value;
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

static error_t read_flag(tc_options *out, int key) {
    switch (key) {
    case 'h':
        out->help = out->help ? out->help : TC_HELP_SHORT;
        return 0;
    case KEY_HELP:
        out->help = TC_HELP_LONG;
        return 0;
    case KEY_EXPLAIN:
        out->explain = true;
        return 0;
    case KEY_RECURRING:
        out->recurring = true;
        return 0;
    case KEY_OVERDUE:
        out->overdue = true;
        return 0;
    case KEY_COLLECTIVE:
        out->collective = true;
        return 0;
    case KEY_MERGED:
        out->merged = true;
        return 0;
    case KEY_CANDIDATES:
        out->candidates = true;
        return 0;
    case KEY_TEXT:
        out->text = true;
        return 0;
    case KEY_ANY_DIRECTION:
        out->any_direction = true;
        return 0;
    case KEY_UNCERTAIN:
        out->uncertain = true;
        return 0;
    case KEY_DIRECT:
        out->direct = true;
        return 0;
    case KEY_CHAIN:
        out->chain = true;
        return 0;
    case KEY_FACETS:
        out->facets = true;
        return 0;
    case KEY_NO_CITED_PRIOR:
        out->no_cited_prior = true;
        return 0;
    case KEY_OCR:
        out->ocr = true;
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

/* Whether ARGUMENT is an option of these that only lacks its value. */
static bool lacks_value(unsigned takes, const char *argument) {
    for (size_t i = 0; i < TABLE_ROWS; i++) {
        const struct argp_option *o = &table[i].option;
        if ((table[i].takes & (takes | TC_TAKES_ALWAYS)) && o->name && o->arg &&
            strncmp(argument, "--", 2) == 0 && strcmp(argument + 2, o->name) == 0)
            return true;
    }
    return false;
}

/* argp knows that it stumbled, not over what: that stands right before the next argument. */
static error_t stumble(reading *r, const struct argp_state *state) {
    const char *culprit =
        state->next > 0 && state->next <= state->argc ? state->argv[state->next - 1] : "";
    if (r->error->code != TC_OK)
        return EINVAL;
    if (lacks_value(r->takes, culprit)) {
        tc_error_set(r->error, TC_ERR_USAGE, _("%s needs a value"), culprit);
        tc_error_hint(r->error, "%s", _("see --help"));
    } else {
        tc_error_set(r->error, TC_ERR_USAGE, _("“%s” is no option here"), culprit);
        tc_error_hint(r->error, "%s", _("see --help; put -- before words that begin with a dash"));
    }
    return EINVAL;
}

static error_t parse(int key, char *value, struct argp_state *state) {
    reading *r = state->input;
    if (key == ARGP_KEY_ARG) {
        r->out->words[r->out->word_count++] = value;
        return 0;
    }
    if (key == ARGP_KEY_ERROR)
        return stumble(r, state);
    error_t failed = read_flag(r->out, key);
    if (failed == ARGP_ERR_UNKNOWN)
        failed = read_text(r->out, key, value);
    return failed == ARGP_ERR_UNKNOWN ? read_option(r, key, value) : failed;
}

tc_status tc_options_read(tc_arena *arena, unsigned takes, int argc, char **argv, tc_options *out,
                          tc_error *error) {
    struct argp_option options[TABLE_ROWS + 1] = {{0}};
    size_t count = 0;
    for (size_t i = 0; i < TABLE_ROWS; i++)
        if (table[i].takes & (takes | TC_TAKES_ALWAYS))
            options[count++] = table[i].option;
    out->words = tc_arena_take(arena, ((size_t)argc + 1) * sizeof *out->words);
    if (!out->words)
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    tc_error found = {0};
    reading r = {out, takes, &found};
    struct argp argp = {.options = options, .parser = parse};
    error_t failed =
        argp_parse(&argp, argc, argv, ARGP_NO_HELP | ARGP_NO_ERRS | ARGP_NO_EXIT, NULL, &r);
    if (!failed)
        return TC_OK;
    if (found.code == TC_OK)
        tc_error_set(&found, TC_ERR_NOMEM, "out of memory");
    if (error)
        *error = found;
    return found.code;
}
