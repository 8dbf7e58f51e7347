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
