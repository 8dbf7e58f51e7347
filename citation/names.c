/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <citation/citation.h>

static const char *const relations[] = {
    [TC_CITES] = "cites",
    [TC_LEGAL_BASIS] = "legal-basis",
    [TC_IMPLEMENTS] = "implements",
    [TC_AMENDS] = "amends",
    [TC_REPLACES] = "replaces",
    [TC_REPEALS] = "repeals",
    [TC_ATTACHED_TO] = "attached-to",
    [TC_REQUESTS] = "requests",
};

const char *tc_relation_name(tc_relation relation) {
    return relations[relation];
}

bool tc_relation_parse(tc_slice name, tc_relation *out) {
    for (size_t i = 0; i < sizeof relations / sizeof *relations; i++) {
        if (tc_slice_equal(name, tc_slice_of(relations[i]))) {
            *out = (tc_relation)i;
            return true;
        }
    }
    return false;
}

const char *tc_origin_name(tc_origin origin) {
    switch (origin) {
    case TC_ORIGIN_PAGE:
        return NULL;
    case TC_ORIGIN_ANNEX:
        return "annex";
    case TC_ORIGIN_SIGNATURE:
        return "signature";
    case TC_ORIGIN_FILE_NAME:
        return "file name";
    case TC_ORIGIN_CONFIRMED:
        return "file name and handwriting";
    case TC_ORIGIN_HANDWRITING:
        return "handwriting";
    case TC_ORIGIN_DISPUTED:
        return "disputed";
    }
    return NULL;
}

const char *tc_mention_kind_name(tc_mention_kind kind) {
    switch (kind) {
    case TC_MENTION_NUMBERED:
        return "numbered";
    case TC_MENTION_BLANK:
        return "blank";
    case TC_MENTION_NAMED:
        return "named";
    case TC_MENTION_STANDARD:
        return "standard";
    case TC_MENTION_ALIAS:
        return "alias";
    case TC_MENTION_ANAPHOR:
        return "anaphor";
    }
    return NULL;
}

const char *tc_style_name(tc_style style) {
    switch (style) {
    case TC_STYLE_NONE:
        return NULL;
    case TC_STYLE_STATE:
        return "state";
    case TC_STYLE_STATE_YEAR:
        return "state-year";
    case TC_STYLE_PARTY:
        return "party";
    }
    return NULL;
}
