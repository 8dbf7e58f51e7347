/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the user asked for on the command line.  One table (options.c) makes what is read and what
 * --help says.  Private to search/. */
#ifndef TRACUU_SEARCH_OPTIONS_H
#define TRACUU_SEARCH_OPTIONS_H

#include <search/render.h>
#include <store/store.h>
#include <text/dates.h>

#include <argp.h>

/* Options that a command may take, as bits. */
enum {
    TC_TAKES_FORMAT = 1 << 0,
    TC_TAKES_PAGE = 1 << 1, /* --limit, --offset */
    TC_TAKES_SORT = 1 << 2,
    TC_TAKES_EXPLAIN = 1 << 3,
    TC_TAKES_INDEX = 1 << 4,
    TC_TAKES_TASKS = 1 << 5, /* --role … --plan */
    TC_TAKES_TEXT = 1 << 6,
    TC_TAKES_ALWAYS = 1 << 7, /* --color, --help */
    TC_TAKES_RELATION = 1 << 8,
    TC_TAKES_SCOPE = 1 << 9, /* --year, --province */
    TC_TAKES_TYPE = 1 << 10,
    TC_TAKES_ROUTE = 1 << 11, /* --any-direction, --uncertain */
    TC_TAKES_DEPTH = 1 << 12,
    TC_TAKES_CHAIN = 1 << 13,    /* --direct, --chain */
    TC_TAKES_UNITS = 1 << 14,    /* --province, --units: of tasks and units */
    TC_TAKES_FACETS = 1 << 16,   /* --facets, --no-cited-prior: of search */
    TC_TAKES_FILES = 1 << 17,    /* --ocr */
    TC_TAKES_DIRECTORY = 1 << 15 /* --merge-candidates, --collective: of units */
};

typedef enum tc_color { TC_COLOR_AUTO, TC_COLOR_ALWAYS, TC_COLOR_NEVER } tc_color;

typedef enum tc_role { TC_ROLE_ANY, TC_ROLE_LEAD, TC_ROLE_SUPPORT } tc_role;

typedef enum tc_group { TC_GROUP_NONE, TC_GROUP_PLAN, TC_GROUP_MONTH, TC_GROUP_UNIT } tc_group;

typedef enum tc_help { TC_HELP_NONE, TC_HELP_SHORT, TC_HELP_LONG } tc_help;

typedef struct tc_options {
    tc_help help;
    tc_output format;
    bool format_given;
    bool limit_given;
    uint32_t limit; /* UINT32_MAX: all */
    uint32_t offset;
    const char *sort; /* or NULL */
    bool explain;
    tc_color color;
    const char *sources[TC_STORE_SOURCES_MAX]; /* --index */
    size_t source_count;
    tc_role role;
    tc_date due_before, due_after;
    bool recurring, overdue, collective, merged;
    tc_date today; /* unset: the day on which it runs */
    tc_group group;
    const char *units; /* file of names, or NULL */
    bool candidates;
    const char *plan, *about;
    bool text;
    unsigned relations;          /* bits 1 << tc_relation; 0: all */
    int year_low, year_high;     /* 0: all */
    const char *province, *type; /* or NULL */
    bool any_direction, uncertain;
    uint32_t depth; /* 0: not given */
    bool direct, chain;
    bool facets;
    bool no_cited_prior;
    bool ocr;
    char **words; /* the arguments that are no options */
    size_t word_count;
} tc_options;

/* Reads ARGV (its first item is passed over) as options of TAKES.  The words borrow from ARGV,
 * their array is in ARENA.  TC_ERR_USAGE names what is wrong. */
TC_MUST_USE tc_status tc_options_read(tc_arena *arena, unsigned takes, int argc, char **argv,
                                      tc_options *out, tc_error *error);

/* One option for the help, from number 0; false behind the last one. */
bool tc_options_describe(size_t number, unsigned takes, const struct argp_option **out,
                         bool *is_taken);

#endif
