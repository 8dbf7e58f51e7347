/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "groups.h"

#include "phrase.h"

#include <text/text.h>

#include <string.h>

enum {
    DEPTH_UNLABELLED = 5, /* below "I", above "1" */
    LABEL_MAX = 12
};

static bool all_of(tc_slice s, const char *set) {
    for (size_t i = 0; i < s.len; i++)
        if (!strchr(set, s.ptr[i]) || !s.ptr[i])
            return false;
    return s.len > 0;
}

tc_slice tc_label_bare(tc_slice label) {
    label = tc_slice_trim(label);
    while (label.len && strchr("(", label.ptr[0]))
        label = tc_slice_sub(label, 1, label.len);
    while (label.len && strchr(".):/ ", label.ptr[label.len - 1]))
        label.len--;
    /* "1-", but not the bullet. */
    if (label.len > 1 && label.ptr[label.len - 1] == '-' &&
        strchr("0123456789IVXABCDEFGH", label.ptr[0]))
        label.len--;
    /* "1. 1": a number of the form and one of the writer. */
    const char *blank = label.len ? memchr(label.ptr, ' ', label.len) : NULL;
    if (blank && all_of(label, "0123456789. "))
        label = tc_label_bare(tc_slice_sub(label, 0, (size_t)(blank - label.ptr)));
    return label;
}

uint8_t tc_label_depth(tc_slice label) {
    bool bracket = label.len && label.ptr[label.len - 1] == ')';
    tc_slice bare = tc_label_bare(label);
    if (!bare.len || bare.len > LABEL_MAX)
        return 0;
    if (all_of(bare, "+"))
        return 16;
    if (all_of(bare, "-*") || (unsigned char)bare.ptr[0] == 0xE2 ||
        (unsigned char)bare.ptr[0] == 0xC2)
        return 14;
    if (all_of(bare, "IVX"))
        return 4;
    if (bare.len == 1 && bare.ptr[0] >= 'A' && bare.ptr[0] <= 'H')
        return 2;
    unsigned dots = 0;
    for (size_t i = 0; i < bare.len; i++)
        dots += bare.ptr[i] == '.';
    if (all_of(bare, "IVX.0123456789"))
        return (uint8_t)(bracket && !dots ? 12 : 6 + 2 * (dots > 2 ? 2 : dots));
    return bare.len <= 2 ? 12 : 0;
}

bool tc_label_is_article(tc_slice label) {
    return label.len > strlen("Điều") &&
           tc_fold_same(tc_slice_sub(label, 0, strlen("Điều")), TC_SLICE("Điều"));
}

/* A label that a title begins with: "I. Kinh tế số". */
static tc_slice label_inside(tc_slice title) {
    size_t n = 0;
    while (n < title.len && n < LABEL_MAX && title.ptr[n] != ' ')
        n++;
    tc_slice label = tc_slice_sub(title, 0, n);
    bool closed = n > 1 && n < title.len && strchr(".)", title.ptr[n - 1]);
    return closed && tc_label_depth(label) ? label : (tc_slice){NULL, 0};
}

static tc_slice heading_text(tc_arena *arena, tc_slice label, tc_slice title) {
    tc_buffer text;
    tc_buffer_init(&text, label.len + title.len + 2);
    tc_buffer_add(&text, label);
    if (label.len && title.len)
        tc_buffer_add_char(&text, ' ');
    tc_buffer_add(&text, title);
    tc_slice out =
        text.failed ? (tc_slice){NULL, 0} : tc_text_squeeze(arena, tc_buffer_slice(&text));
    tc_buffer_dispose(&text);
    return out;
}

static void end_deeper(tc_groups *groups, uint8_t depth) {
    while (groups->count && groups->items[groups->count - 1].depth >= depth)
        groups->count--;
}

static void push(tc_groups *groups, tc_slice label, tc_slice title, uint8_t depth, bool task) {
    end_deeper(groups, depth);
    if (groups->count < TC_GROUPS_MAX)
        groups->items[groups->count++] =
            (tc_group){.depth = depth, .task = task, .label = tc_slice_trim(label), .title = title};
}

void tc_groups_push(tc_groups *groups, tc_slice label, tc_slice title) {
    uint8_t depth = tc_label_depth(label);
    if (!depth)
        label = (tc_slice){NULL, 0};
    tc_slice inside = depth ? (tc_slice){NULL, 0} : label_inside(title);
    if (inside.len)
        depth = tc_label_depth(inside);
    else if (!depth)
        depth = !tc_has_small(title) ? DEPTH_UNLABELLED - 1 : DEPTH_UNLABELLED;
    push(groups, label, title, depth, false);
}

void tc_groups_task(tc_groups *groups, tc_slice label, tc_slice task) {
    uint8_t depth = tc_label_depth(label);
    if (depth)
        push(groups, label, task, depth, true);
}

void tc_groups_block(tc_groups *groups, const tc_block *block) {
    if (block->level)
        push(groups, block->label, block->text, (uint8_t)(block->level * 2), true);
}

tc_slice tc_groups_item(const tc_groups *groups) {
    for (uint32_t i = groups->count; i-- > 0;)
        if (groups->items[i].label.len && groups->items[i].depth < 14)
            return tc_label_bare(groups->items[i].label);
    return (tc_slice){NULL, 0};
}

bool tc_groups_path(tc_groups *groups, tc_arena *arena, tc_strings *out) {
    tc_slice *items = tc_arena_take(arena, TC_GROUPS_MAX * sizeof *items);
    uint32_t count = groups->count;
    if (!items)
        return false;
    /* The task itself is no heading of its own. */
    if (count && groups->items[count - 1].task)
        count--;
    for (uint32_t i = 0; i < count; i++) {
        tc_group *group = &groups->items[i];
        if (!group->text.ptr)
            group->text = heading_text(arena, group->label, group->title);
        if (!group->text.ptr)
            return false;
        items[i] = group->text;
    }
    *out = (tc_strings){items, count};
    return true;
}
