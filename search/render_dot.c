/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The DOT language of Graphviz: nodes are documents, edges go from the citing to the cited one.
 * They are laid out from right to left, so that the documents that others rest on, the older ones,
 * stand on the left. */
#include "graph.h"

#include <base/locale.h>
#include <citation/resolve.h>
#include <search/render.h>

enum {
    LABEL_MAX = 1 << 16,
    LINE_COLUMNS = 34, /* of a line of a label */
    TIP_COLUMNS = 300,
    THICK_MOST = 10 /* mentions from which on an edge gets no thicker */
};

/* ---- Text ---- */

/* S in a quoted string of DOT, cut to COLUMNS. */
static void add_text(tc_buffer *out, tc_slice s, uint32_t columns) {
    tc_buffer clean;
    tc_buffer_init(&clean, 64 << 20);
    tc_paper_clean(s, &clean);
    tc_slice text = tc_buffer_slice(&clean);
    bool whole = tc_paper_width(text) <= columns;
    text = tc_slice_sub(text, 0, tc_paper_fit(text, whole ? columns : columns - 1));
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '"' || text.ptr[i] == '\\')
            tc_buffer_add_char(out, '\\');
        tc_buffer_add_char(out, text.ptr[i]);
    }
    if (!whole)
        tc_buffer_add(out, TC_SLICE("…"));
    tc_buffer_dispose(&clean);
}

static void add_line(tc_buffer *out, tc_slice s) {
    if (!s.len)
        return;
    if (out->len)
        tc_buffer_add(out, TC_SLICE("\\n"));
    add_text(out, s, LINE_COLUMNS);
}

/* "Kế hoạch 28/KH-SKHCN", "Luật Đất đai"; a mark where it may be another. */
static void add_name(const json_t *node, tc_buffer *out) {
    tc_slice type = tc_json_text(node, "type"), number = tc_json_text(node, "canonical");
    tc_buffer line;
    tc_buffer_init(&line, LABEL_MAX);
    if (!type.len || !tc_slice_starts(number, type))
        tc_buffer_add(&line, type);
    if (line.len && number.len)
        tc_buffer_add_char(&line, ' ');
    tc_buffer_add(&line, number);
    if (tc_json_text(node, "resolution").len)
        tc_buffer_add(&line, TC_SLICE(" ?"));
    add_line(out, tc_buffer_slice(&line));
    tc_buffer_dispose(&line);
}

/* Its name, its date and its issuer, on a line each. */
static void make_label(const json_t *node, tc_buffer *out) {
    tc_slice title = tc_json_text(node, "title"), path = tc_json_text(node, "path");
    tc_buffer date;
    tc_buffer_init(&date, LABEL_MAX);
    add_name(node, out);
    if (!tc_json_text(node, "canonical").len)
        add_line(out, title.len ? title : path);
    tc_date_show(tc_json_text(node, "date"), &date);
    add_line(out, tc_buffer_slice(&date));
    add_line(out, tc_json_text(node, "issuer_full"));
    tc_buffer_dispose(&date);
}

/* ---- What kinds look like ---- */

typedef enum kind { KIND_PARTY, KIND_NORMATIVE, KIND_OTHER, KINDS } kind;

static const char *const fills[KINDS] = {"#fbe3d6", "#dce9f7", "#e8f1df"};
static const char *const borders[KINDS] = {"#b5532a", "#2b5c8a", "#4f7a28"};

/* By the number: a Party document has a dash behind it, a normative one a year, or is a law. */
static kind kind_of(const json_t *node) {
    tc_slice number = tc_json_text(node, "canonical"), type = tc_json_text(node, "type");
    if (tc_number_is_party(number))
        return KIND_PARTY;
    bool law = tc_slice_equal(type, TC_SLICE("Luật")) ||
               tc_slice_equal(type, TC_SLICE("Bộ luật")) ||
               tc_slice_equal(type, TC_SLICE("Hiến pháp"));
    return law || tc_number_year(number) ? KIND_NORMATIVE : KIND_OTHER;
}

static const char *color_of(tc_relation relation) {
    switch (relation) {
    case TC_CITES:
        return "#9a9a9a";
    case TC_LEGAL_BASIS:
        return "#2b5c8a";
    case TC_IMPLEMENTS:
        return "#2e8b57";
    case TC_AMENDS:
        return "#d68910";
    case TC_REPLACES:
        return "#c0392b";
    case TC_REPEALS:
        return "#7b1e1e";
    case TC_ATTACHED_TO:
        return "#444444";
    case TC_REQUESTS:
        return "#8e44ad";
    }
    return "#9a9a9a";
}

/* ---- The legend ---- */

/* TEXT between tags; translations have no markup of their own. */
static void put_escaped(FILE *out, const char *text) {
    for (; *text; text++) {
        if (*text == '&')
            fputs("&amp;", out);
        else if (*text == '<')
            fputs("&lt;", out);
        else if (*text == '>')
            fputs("&gt;", out);
        else
            putc(*text, out);
    }
}

static void put_kind(FILE *out, const char *border, const char *fill, const char *style,
                     const char *text) {
    fprintf(out,
            "<tr><td border=\"1\" color=\"%s\" bgcolor=\"%s\" style=\"%s\"> </td>"
            "<td align=\"left\">",
            border, fill, style);
    put_escaped(out, text);
    fputs("</td></tr>\n", out);
}

static void put_relation(FILE *out, const char *color, const char *line, const char *text) {
    fprintf(out, "<tr><td><font color=\"%s\"><b>%s</b></font></td><td align=\"left\">", color,
            line);
    put_escaped(out, text);
    fputs("</td></tr>\n", out);
}

static void put_legend(FILE *out) {
    fputs("  legend [shape=plain, style=solid, fontsize=9, label=<\n"
          "<table border=\"1\" color=\"#bbbbbb\" cellborder=\"0\" cellspacing=\"3\">\n",
          out);
    put_kind(out, borders[KIND_PARTY], fills[KIND_PARTY], "rounded", _("of the Party"));
    put_kind(out, borders[KIND_NORMATIVE], fills[KIND_NORMATIVE], "rounded",
             _("law or normative document"));
    put_kind(out, borders[KIND_OTHER], fills[KIND_OTHER], "rounded", _("other document"));
    put_kind(out, "#777777", "white", "dashed", _("not in the index"));
    put_kind(out, "#d68910", "white", "dotted", _("may be several documents, or conflicts"));
    for (int i = 0; i < TC_RELATIONS; i++) {
        tc_relation relation = tc_relations_ranked[i];
        put_relation(out, color_of(relation), "◀━━",
                     tc_relation_said(tc_slice_of(tc_relation_name(relation))));
    }
    put_relation(out, "#777777", "◀╍╍", _("planned"));
    put_relation(out, "#777777", "◀┈┈", _("as a third document tells"));
    fputs("</table>>]\n", out);
}

/* ---- The graph ---- */

static void put_node(FILE *out, const json_t *node) {
    tc_buffer label, tip;
    tc_slice resolution = tc_json_text(node, "resolution");
    bool held = json_is_true(json_object_get(node, "held"));
    bool asked = json_is_true(json_object_get(node, "asked"));
    kind k = kind_of(node);
    tc_buffer_init(&label, LABEL_MAX);
    tc_buffer_init(&tip, LABEL_MAX);
    make_label(node, &label);
    add_text(&tip, held ? tc_json_text(node, "title") : TC_SLICE(""), TIP_COLUMNS);
    fprintf(out, "  %s [label=\"%s\", tooltip=\"%s\"", tc_json_text(node, "id").ptr,
            label.data ? label.data : "",
            tip.len      ? tip.data
            : label.data ? label.data
                         : "");
    if (resolution.len)
        fputs(", color=\"#d68910\", style=\"dotted\"", out);
    else if (held)
        fprintf(out, ", color=\"%s\", fillcolor=\"%s\"", borders[k], fills[k]);
    else
        fprintf(out, ", color=\"%s\", style=\"rounded,dashed\"", borders[k]);
    fputs(asked ? ", penwidth=3]\n" : "]\n", out);
    tc_buffer_dispose(&label);
    tc_buffer_dispose(&tip);
}

static void begin(tc_renderer *renderer) {
    FILE *out = renderer->paper->out;
    const json_t *node;
    size_t i;
    fputs("digraph citations {\n"
          "  graph [rankdir=RL, ranksep=0.8, nodesep=0.2, fontname=\"sans-serif\"]\n"
          "  node [shape=box, style=\"rounded,filled\", fontname=\"sans-serif\", fontsize=10, "
          "margin=\"0.12,0.06\"]\n"
          "  edge [fontname=\"sans-serif\", fontsize=8, arrowsize=0.7]\n",
          out);
    json_array_foreach(json_object_get(renderer->head, "nodes"), i, node) {
        put_node(out, node);
    }
}

/* Changes are named as well as coloured: they are few, and matter most. */
static bool is_change(tc_relation relation) {
    return relation == TC_AMENDS || relation == TC_REPLACES || relation == TC_REPEALS;
}

static void row(tc_renderer *renderer, const json_t *edge) {
    FILE *out = renderer->paper->out;
    tc_relation relation = TC_CITES;
    long long mentions = json_integer_value(json_object_get(edge, "mentions"));
    bool told = !json_is_null(json_object_get(edge, "told_by"));
    bool known = tc_relation_parse(tc_json_text(edge, "relation"), &relation);
    if (tc_slice_equal(tc_json_text(edge, "relation"), TC_SLICE(TC_MAY_BE))) {
        fprintf(out, "  %s -> %s [color=\"#d68910\", style=dotted, arrowhead=none, label=\"?\"]\n",
                tc_json_text(edge, "from").ptr, tc_json_text(edge, "to").ptr);
        return;
    }
    const char *said = known ? tc_relation_said(tc_json_text(edge, "relation")) : "";
    const char *color = color_of(relation);
    fprintf(out, "  %s -> %s [color=\"%s\", tooltip=\"%s (%lld)\"", tc_json_text(edge, "from").ptr,
            tc_json_text(edge, "to").ptr, color, said, mentions);
    if (told)
        fputs(", style=dotted, arrowhead=vee", out);
    else if (json_is_true(json_object_get(edge, "planned")))
        fputs(", style=dashed", out);
    if (!told && mentions > 1)
        fprintf(out, ", penwidth=%.1f",
                1 + (double)(mentions < THICK_MOST ? mentions : THICK_MOST) / 5);
    if (is_change(relation))
        fprintf(out, ", label=\"%s\", fontcolor=\"%s\"", said, color);
    fputs("]\n", out);
}

static void end(tc_renderer *renderer) {
    if (json_array_size(json_object_get(renderer->head, "nodes")))
        put_legend(renderer->paper->out);
    fputs("}\n", renderer->paper->out);
}

const tc_renderer_ops tc_render_dot = {.begin = begin, .row = row, .end = end};
