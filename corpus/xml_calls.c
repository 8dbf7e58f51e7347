/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "xml_calls.h"

#include <base/calls.h>

tc_xml_calls tc_xml;

tc_status tc_xml_load(tc_error *error) {
    static const char *const names[] = {
#define NAME(name) #name,
        TC_XML_CALLS(NAME)
#undef NAME
    };
    if (tc_xml.xmlStopParser)
        return TC_OK;
    return tc_calls_load("libxml2.so.2", "libxml2", names, sizeof names / sizeof *names, &tc_xml,
                         error);
}
