/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <assignment/assignment.h>

const char *tc_source_name(tc_source source) {
    switch (source) {
    case TC_SOURCE_TABLE:
        return "table";
    case TC_SOURCE_LIST:
        return "list";
    case TC_SOURCE_SECTION:
        return "section";
    }
    return NULL;
}

const char *tc_period_name(tc_period period) {
    switch (period) {
    case TC_PERIOD_NONE:
        return NULL;
    case TC_PERIOD_DAY:
        return "day";
    case TC_PERIOD_WEEK:
        return "week";
    case TC_PERIOD_MONTH:
        return "month";
    case TC_PERIOD_QUARTER:
        return "quarter";
    case TC_PERIOD_HALF:
        return "half-year";
    case TC_PERIOD_YEAR:
        return "year";
    }
    return NULL;
}

tc_period tc_period_named(tc_slice name) {
    for (int period = TC_PERIOD_DAY; period <= TC_PERIOD_YEAR; period++)
        if (tc_slice_equal(name, tc_slice_of(tc_period_name((tc_period)period))))
            return (tc_period)period;
    return TC_PERIOD_NONE;
}
