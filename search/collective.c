/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "collective.h"

#include <string.h>

/* What a unit is one of.  The first that begins its key counts. */
static const struct {
    const char *begins; /* "…|…": what its key begins with */
    const char *among;  /* what the words of a collective name have then */
    const char *not_among;
} classes[] = {
    /* Parts of a department. */
    {"phong |trung tam |chi cuc |van phong so|thanh tra so",
     "cac phong|cac don vi thuoc so|cac don vi truc thuoc|phong ban|phong don vi|"
     "cac phong chuyen mon|thu truong cac phong",
     "thuoc ubnd|phong chong|cap huyen"},
    {"ubnd xa |ubnd phuong |ubnd dac khu |ubnd thi tran ",
     "ubnd cap xa|ubnd cac xa|ubnd xa phuong|ubnd phuong xa|ubnd cac phuong|cac dia phuong|"
     "va dia phuong|cac xa phuong|dia phuong lien quan|cap xa|xa phuong thi tran|cac xa|"
     "xa phuong dac khu|phuong xa dac khu",
     ""},
    {"ubnd huyen |ubnd thi xa |ubnd thanh pho |huyen |thi xa ",
     "ubnd cac huyen|ubnd huyen|ubnd cap huyen|cac huyen|cac dia phuong|va dia phuong|cap huyen|"
     "dia phuong lien quan|huyen thi xa thanh pho",
     ""},
    {"bo ", "cac bo|bo nganh|bo co quan", ""},
    {"truong |dai hoc |cao dang ", "cac truong|vien truong|truong dai hoc|co so giao duc", ""},
    /* Departments and what stands beside them. */
    {"so |cong an tinh|cong an thanh pho|thanh tra tinh|ban quan li |bo chi huy quan su|ban dan "
     "toc|"
     "van phong ubnd",
     "cac so|so ban nganh|so nganh|so ban va nganh|ban nganh|cac nganh|cac co quan chuyen mon",
     "thuoc so|truc thuoc so|cac bo"},
};

/* The next of LIST, parted by '|'. */
static tc_slice next(const char **list) {
    tc_slice item = {*list, strcspn(*list, "|")};
    *list += item.len + ((*list)[item.len] == '|');
    return item;
}

/* Whether the words PHRASE stand in KEY as whole words. */
static bool has_words(tc_slice key, tc_slice phrase) {
    for (size_t at = 0; (at = tc_slice_find(key, phrase, at)) != SIZE_MAX; at++) {
        size_t end = at + phrase.len;
        if ((at == 0 || key.ptr[at - 1] == ' ') && (end == key.len || key.ptr[end] == ' '))
            return true;
    }
    return false;
}

static bool has_any(tc_slice key, const char *list) {
    while (*list)
        if (has_words(key, next(&list)))
            return true;
    return false;
}

static bool begins_any(tc_slice key, const char *list) {
    while (*list)
        if (tc_slice_starts(key, next(&list)))
            return true;
    return false;
}

bool tc_collective_includes(tc_slice asked, tc_slice key) {
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (begins_any(asked, classes[i].begins))
            return has_any(key, classes[i].among) && !has_any(key, classes[i].not_among);
    return false;
}
