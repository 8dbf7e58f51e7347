/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "relations.h"

#include <base/locale.h>

const tc_relation tc_relations_ranked[TC_RELATIONS] = {
    TC_REPLACES,   TC_REPEALS,     TC_AMENDS,   TC_ATTACHED_TO,
    TC_IMPLEMENTS, TC_LEGAL_BASIS, TC_REQUESTS, TC_CITES};

tc_relation tc_relation_weightiest(unsigned set) {
    for (int i = 0; i < TC_RELATIONS; i++)
        if (set & (1U << tc_relations_ranked[i]))
            return tc_relations_ranked[i];
    return TC_CITES;
}

bool tc_relations_parse(tc_slice names, unsigned *set) {
    unsigned read = 0;
    for (size_t start = 0; start <= names.len;) {
        size_t end = tc_slice_find(names, TC_SLICE(","), start);
        tc_relation relation;
        end = end == SIZE_MAX ? names.len : end;
        if (!tc_relation_parse(tc_slice_trim(tc_slice_sub(names, start, end)), &relation))
            return false;
        read |= 1U << relation;
        start = end + 1;
    }
    *set = read;
    return true;
}

const char *tc_relation_said(tc_slice relation) {
    tc_relation parsed;
    if (!tc_relation_parse(relation, &parsed))
        return "";
    switch (parsed) {
    case TC_CITES:
        return _("cites");
    case TC_LEGAL_BASIS:
        return _("legal basis");
    case TC_IMPLEMENTS:
        return _("implements");
    case TC_AMENDS:
        return _("amends");
    case TC_REPLACES:
        return _("replaces");
    case TC_REPEALS:
        return _("repeals");
    case TC_ATTACHED_TO:
        return _("attached to");
    case TC_REQUESTS:
        return _("requests");
    }
    return "";
}

const char *tc_relation_said_back(tc_relation relation) {
    switch (relation) {
    case TC_CITES:
        return _("cited by");
    case TC_LEGAL_BASIS:
        return _("legal basis of");
    case TC_IMPLEMENTS:
        return _("implemented by");
    case TC_AMENDS:
        return _("amended by");
    case TC_REPLACES:
        return _("replaced by");
    case TC_REPEALS:
        return _("repealed by");
    case TC_ATTACHED_TO:
        return _("with the attachment");
    case TC_REQUESTS:
        return _("requested by");
    }
    return "";
}
