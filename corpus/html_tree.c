/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "html.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const struct {
    const char *name;
    tc_html_role role;
} roles[] = {
    {"p", TC_HTML_BLOCK},        {"div", TC_HTML_BLOCK},        {"br", TC_HTML_BREAK},
    {"table", TC_HTML_TABLE},    {"tr", TC_HTML_ROW},           {"td", TC_HTML_CELL},
    {"th", TC_HTML_CELL},        {"li", TC_HTML_ITEM},          {"ul", TC_HTML_LIST},
    {"ol", TC_HTML_LIST},        {"h1", TC_HTML_HEADING},       {"h2", TC_HTML_HEADING},
    {"h3", TC_HTML_HEADING},     {"h4", TC_HTML_HEADING},       {"h5", TC_HTML_HEADING},
    {"h6", TC_HTML_HEADING},     {"hr", TC_HTML_RULE},          {"pre", TC_HTML_PRE},
    {"section", TC_HTML_BLOCK},  {"article", TC_HTML_BLOCK},    {"main", TC_HTML_BLOCK},
    {"header", TC_HTML_BLOCK},   {"footer", TC_HTML_BLOCK},     {"body", TC_HTML_BLOCK},
    {"html", TC_HTML_BLOCK},     {"center", TC_HTML_BLOCK},     {"blockquote", TC_HTML_BLOCK},
    {"dl", TC_HTML_BLOCK},       {"dt", TC_HTML_BLOCK},         {"dd", TC_HTML_BLOCK},
    {"figure", TC_HTML_BLOCK},   {"figcaption", TC_HTML_BLOCK}, {"caption", TC_HTML_BLOCK},
    {"address", TC_HTML_BLOCK},  {"fieldset", TC_HTML_BLOCK},   {"form", TC_HTML_BLOCK},
    {"script", TC_HTML_NOISE},   {"style", TC_HTML_NOISE},      {"noscript", TC_HTML_NOISE},
    {"template", TC_HTML_NOISE}, {"head", TC_HTML_NOISE},       {"title", TC_HTML_NOISE},
    {"nav", TC_HTML_NOISE},      {"aside", TC_HTML_NOISE},      {"svg", TC_HTML_NOISE},
    {"iframe", TC_HTML_NOISE},   {"object", TC_HTML_NOISE},     {"select", TC_HTML_NOISE},
    {"button", TC_HTML_NOISE},   {"textarea", TC_HTML_NOISE},   {"input", TC_HTML_NOISE}};

const char *tc_html_attribute(const xmlNode *node, const char *name) {
    for (const xmlAttr *a = node->properties; a; a = a->next)
        if (!strcasecmp((const char *)a->name, name))
            return a->children && a->children->content ? (const char *)a->children->content : "";
    return NULL;
}

/* One of the words of a class or id is NAME. */
static bool has_word(const char *words, const char *name) {
    size_t n = strlen(name);
    for (const char *at = words; (at = strstr(at, name)) != NULL; at += n)
        if ((at == words || at[-1] == ' ') && (at[n] == '\0' || at[n] == ' '))
            return true;
    return false;
}

static bool is_hidden(const xmlNode *node) {
    static const char *const menus[] = {"breadcrumb", "breadcrumbs", "navbar", "sidebar",
                                        "social-share"};
    const char *style = tc_html_attribute(node, "style"), *role = tc_html_attribute(node, "role");
    const char *class = tc_html_attribute(node, "class");
    if (tc_html_attribute(node, "hidden") || (role && !strcmp(role, "navigation")))
        return true;
    if (style && (strstr(style, "display:none") || strstr(style, "display: none")))
        return true;
    /* Comments of a page that Word saved, and where in the text they hang. */
    if (style &&
        (strstr(style, "mso-element:comment") || strstr(style, "mso-special-character:comment")))
        return true;
    for (size_t i = 0; class && i < sizeof menus / sizeof *menus; i++)
        if (has_word(class, menus[i]))
            return true;
    return false;
}

tc_html_role tc_html_role_of(const xmlNode *node) {
    if (node->type != XML_ELEMENT_NODE)
        return node->type == XML_TEXT_NODE ? TC_HTML_INLINE : TC_HTML_NOISE;
    if (node->properties && is_hidden(node))
        return TC_HTML_NOISE;
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (!strcasecmp(roles[i].name, (const char *)node->name))
            return roles[i].role;
    return TC_HTML_INLINE;
}

bool tc_html_is_bold(const xmlNode *node) {
    const char *name = (const char *)node->name;
    const char *style = tc_html_attribute(node, "style");
    if (!strcasecmp(name, "b") || !strcasecmp(name, "strong"))
        return true;
    if (strlen(name) == 2 && (name[0] | 0x20) == 'h' && name[1] >= '1' && name[1] <= '6')
        return true;
    const char *weight = style ? strstr(style, "font-weight:") : NULL;
    if (!weight)
        return false;
    weight += strlen("font-weight:");
    weight += *weight == ' ';
    return !strncmp(weight, "bold", 4) || (weight[0] >= '6' && weight[0] <= '9');
}

bool tc_html_is_caps(const xmlNode *node) {
    const char *style = tc_html_attribute(node, "style");
    const char *transform = style ? strstr(style, "text-transform:") : NULL;
    if (!transform)
        return false;
    transform += strlen("text-transform:");
    return !strncmp(transform + strspn(transform, " "), "uppercase", 9);
}

tc_slice tc_html_font(const xmlNode *node) {
    for (; node && node->type == XML_ELEMENT_NODE; node = node->parent) {
        const char *face = tc_html_attribute(node, "face"),
                   *style = tc_html_attribute(node, "style");
        const char *family = style ? strstr(style, "font-family:") : NULL;
        if (face)
            return tc_slice_of(face);
        if (family) {
            tc_slice name = tc_slice_trim(tc_slice_of(family + strlen("font-family:")));
            return tc_slice_sub(name, 0, strcspn(name.ptr, ",;"));
        }
    }
    return TC_SLICE("");
}

uint32_t tc_html_span(xmlNode *node, const char *attribute) {
    const char *value = tc_html_attribute(node, attribute);
    long n = value ? strtol(value, NULL, 10) : 1;
    return n < 1 ? 1 : n > TC_DRAFT_SPAN_MAX ? TC_DRAFT_SPAN_MAX : (uint32_t)n;
}

xmlNode *tc_html_next(xmlNode *node, const xmlNode *root, bool skip,
                      void (*leave)(void *state, xmlNode *node), void *state) {
    if (!skip && node->type == XML_ELEMENT_NODE && node->children)
        return node->children;
    for (;;) {
        if (leave)
            leave(state, node);
        if (node == root)
            return NULL;
        if (node->next)
            return node->next;
        node = node->parent;
    }
}
