/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What may change what.  An instrument is amended, replaced and repealed by one of its own rank or
 * a higher one (Law 64/2025/QH15, articles 4 and 8): where a circular seems to replace a decree,
 * the sentence was misread. */
#include "check.h"

/* From the lowest; 0: told by nothing. */
typedef enum rank { UNRANKED, LOCAL, MINISTRY, PREMIER, GOVERNMENT, ASSEMBLY, CONSTITUTION } rank;

/* "72/2025/qh15", but not "12/qhkt-tth", which is an office for planning. */
static bool is_of_assembly(tc_slice number) {
    size_t at = tc_slice_find(number, TC_SLICE("/qh"), 0);
    size_t digit = at == SIZE_MAX ? number.len : at + 3;
    return (digit < number.len && number.ptr[digit] >= '0' && number.ptr[digit] <= '9') ||
           tc_slice_find(number, TC_SLICE("ubtvqh"), 0) != SIZE_MAX;
}

static rank rank_of(const tc_identity *d) {
    static const struct {
        const char *name;
        rank rank;
    } types[] = {{"hien phap", CONSTITUTION}, {"luat", ASSEMBLY},        {"bo luat", ASSEMBLY},
                 {"phap lenh", ASSEMBLY},     {"nghi dinh", GOVERNMENT}, {"thong tu", MINISTRY}},
      ends[] = {{"-cp", GOVERNMENT}, {"-ttg", PREMIER}, {"-ubnd", LOCAL}, {"-hdnd", LOCAL}};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (tc_slice_equal(d->type, tc_slice_of(types[i].name)))
            return types[i].rank;
    if (is_of_assembly(d->number))
        return ASSEMBLY;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (tc_slice_ends(d->number, tc_slice_of(ends[i].name)))
            return ends[i].rank;
    return UNRANKED;
}

bool tc_check_may_change(const tc_identity *by, const tc_identity *target) {
    rank a = rank_of(by), b = rank_of(target);
    /* Resolutions of the Assembly amended the Constitution. */
    return a == UNRANKED || b == UNRANKED || a >= b || (a == ASSEMBLY && b == CONSTITUTION);
}
