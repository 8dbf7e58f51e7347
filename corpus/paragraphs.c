/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "layout.h"

#include <string.h>

/* The heads of a paragraph: `#` marks go with the markup. */
static uint32_t skip_heads(const tc_layout *layout, uint32_t start, uint32_t end, bool *heading) {
    uint32_t at = start;
    while (layout->markdown && at < end && at - start < 7 && layout->text.ptr[at] == '#')
        at++;
    *heading = at > start && at < end && layout->text.ptr[at] == ' ';
    return *heading ? at : start;
}

static bool even_stars(tc_slice text, uint32_t start, uint32_t end) {
    bool strong = false, em = false;
    tc_stars_follow(text, start, end, &strong, &em);
    return !em;
}

static void label_text(tc_layout *layout, const tc_label *label, tc_block *block) {
    tc_slice raw = tc_slice_sub(layout->text, label->start, label->end);
    const char *star = memchr(raw.ptr, '*', raw.len);
    if (star && raw.ptr[raw.len - 1] == '.') { /* "1**." */
        char *bare = tc_arena_take(layout->arena, raw.len);
        size_t head = (size_t)(star - raw.ptr);
        layout->failed |= !bare;
        if (!bare)
            return;
        memcpy(bare, raw.ptr, head);
        bare[head] = '.';
        raw = (tc_slice){bare, head + 1};
    }
    block->label = memchr(raw.ptr, '\n', raw.len) || memchr(raw.ptr, '\r', raw.len)
                       ? tc_text_squeeze(layout->arena, raw)
                       : raw;
    block->level = label->level;
    layout->failed |= !block->label.ptr;
}

static void add_block(tc_layout *layout, const tc_block *block) {
    if (block->text.len == 0 && block->label.len == 0)
        tc_builder_noise(layout->out, block->range);
    else
        layout->failed |= !tc_builder_block(layout->out, *block);
}

/* A paragraph of one LINE without markup: its text, from AT on, is as the document has it. */
static void add_plain(tc_layout *layout, const tc_line *line, uint32_t at, tc_block *block) {
    while (at < line->end && layout->text.ptr[at] == ' ')
        at++;
    layout->strong = layout->strong && line->blanks == 0;
    block->text = tc_slice_sub(layout->text, at, line->end);
    block->bold |= layout->strong && block->text.len;
    add_block(layout, block);
}

/* The lines FIRST … LAST (exclusive) are one paragraph. */
static void add_one(tc_layout *layout, uint32_t first, uint32_t last) {
    const tc_line *lines = layout->lines;
    tc_block block = {.kind = TC_BLOCK_PARAGRAPH,
                      .range = {lines[first].start, lines[last - 1].end},
                      .label = TC_SLICE("")};
    bool heading, bold;
    uint32_t start = skip_heads(layout, block.range.start, block.range.end, &heading);
    tc_label label = {.after = start};
    if (tc_layout_label(layout, start, block.range.end, &label))
        label_text(layout, &label, &block);
    tc_layout_writer writer;
    block.bold = heading;
    if (last == first + 1 && !lines[first].marked && !lines[first].noise) {
        add_plain(layout, &lines[first], label.after, &block);
        return;
    }
    if (!tc_layout_writer_open(&writer, layout, block.range.end - label.after + 1))
        return;
    writer.strong = label.bold != (layout->strong && lines[first].blanks == 0);
    writer.flat = true;
    writer.lone_stars = !even_stars(layout->text, label.after, block.range.end);
    for (uint32_t i = first; i < last; i++) {
        uint32_t from = lines[i].start > label.after ? lines[i].start : label.after;
        if (lines[i].noise || from >= lines[i].end)
            continue;
        tc_layout_writer_space(&writer);
        tc_layout_writer_put(&writer, from, lines[i].end);
    }
    block.text = tc_layout_writer_close(&writer, &bold);
    layout->strong = writer.strong;
    block.bold |= bold;
    add_block(layout, &block);
}

void tc_paragraphs_add(tc_layout *layout, uint32_t first, uint32_t last) {
    layout->strong = false;
    for (uint32_t i = first; i < last && !layout->failed;) {
        const tc_line *line = &layout->lines[i];
        if (line->noise) {
            if (line->end > line->start)
                tc_builder_noise(layout->out, (tc_range){line->start, line->end});
            i++;
            continue;
        }
        uint32_t end = i + 1;
        for (uint32_t previous = i; end < last; previous = end++) {
            /* The number of a page may stand in the middle of a sentence. */
            uint32_t next = end + (layout->lines[end].page && layout->lines[end].noise);
            if (next >= last || !tc_flow_joins_line(layout, previous, next))
                break;
            end = next;
        }
        add_one(layout, i, end);
        i = end;
    }
}
