/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "pdf_words.h"

#include "raised.h"

#include <math.h>
#include <string.h>
#include <text/legacy.h>
#include <text/letter.h>
#include <text/text.h>

#define SMALL 0.8F /* of the size of the letters beside it: what is raised is smaller */
#define RAISE 0.1F /* of that size: by so much it stands above their foot */

/* Letter by letter: where each stands, and from which font it is. */
typedef struct letters {
    tc_arena *arena;
    tc_slice text;
    const PopplerRectangle *places;
    guint place_count;
    const GList *fonts; /* of PopplerTextAttributes, by rising index */
    unsigned turns;
    float width, height; /* of the page as it lies */
} letters;

tc_box tc_pdf_turn(tc_box b, unsigned turns, float width, float height) {
    switch (turns) {
    case 1:
        return (tc_box){height - b.y1, b.x0, height - b.y0, b.x1};
    case 2:
        return (tc_box){width - b.x1, height - b.y1, width - b.x0, height - b.y0};
    case 3:
        return (tc_box){b.y0, width - b.x1, b.y1, width - b.x0};
    default:
        return b;
    }
}

static tc_box place_of(const letters *l, guint index) {
    const PopplerRectangle *r = &l->places[index];
    tc_box box = {(float)fmin(r->x1, r->x2), (float)fmin(r->y1, r->y2), (float)fmax(r->x1, r->x2),
                  (float)fmax(r->y1, r->y2)};
    return tc_pdf_turn(box, l->turns, l->width, l->height);
}

/* How the page is to be turned so that most of its text runs from left to right: letters of a word
 * follow one another. */
static unsigned turns_of(const letters *l) {
    size_t votes[4] = {0}, best = 0;
    guint index = 0;
    bool in_word = false;
    for (size_t at = 0; at < l->text.len && index < l->place_count; index++) {
        bool blank = tc_utf8_space(l->text, at) > 0;
        if (in_word && !blank) {
            const PopplerRectangle *a = &l->places[index - 1], *b = &l->places[index];
            double x = b->x1 + b->x2 - a->x1 - a->x2, y = b->y1 + b->y2 - a->y1 - a->y2;
            votes[fabs(x) >= fabs(y) ? (x >= 0 ? 0 : 2) : y < 0 ? 1 : 3]++;
        }
        in_word = !blank;
        tc_utf8_next(l->text, &at);
    }
    for (size_t i = 1; i < 4; i++)
        if (votes[i] > votes[best])
            best = i;
    return (unsigned)best;
}

static bool is_bold(const char *font) {
    return font && (strstr(font, "Bold") || strstr(font, "bold") || strstr(font, "Black"));
}

static const PopplerTextAttributes *font_of(letters *l, gint index) {
    while (l->fonts && ((const PopplerTextAttributes *)l->fonts->data)->end_index < index)
        l->fonts = l->fonts->next;
    return l->fonts ? l->fonts->data : NULL;
}

static void widen(tc_box *box, const tc_box *by) {
    box->x0 = fminf(box->x0, by->x0);
    box->x1 = fmaxf(box->x1, by->x1);
    box->y0 = fminf(box->y0, by->y0);
    box->y1 = fmaxf(box->y1, by->y1);
}

/* Words of two cells may come without a blank between them: one that stands elsewhere is another
 * one. */
static bool stands_apart(const tc_box *word, const tc_box *place) {
    float size = word->y1 - word->y0, y = (place->y0 + place->y1) / 2;
    return place->x0 - word->x1 > 0.2F * size || word->x1 - place->x1 > 0.8F * size ||
           y < word->y0 || y > word->y1;
}

/* Whether A is smaller than B, beside which it stands, and raised. */
static bool is_raised(const tc_box *a, const tc_box *b) {
    float size = b->y1 - b->y0;
    return a->y1 - a->y0 < SMALL * size && a->y1 < b->y1 - RAISE * size && a->y1 > b->y0;
}

static bool is_sound(const tc_box *box, const tc_page *page) {
    return box->x0 > -page->width && box->x1 < 2 * page->width && box->y0 > -page->height &&
           box->y1 < 2 * page->height; /* false for what is no number, too */
}

/* WORD, which stands in FONT, in Unicode: some fonts only look Vietnamese. */
static tc_slice shown(tc_arena *arena, tc_slice word, const char *font) {
    bool capitals;
    const char *plus = font ? strchr(font, '+') : NULL; /* behind the tag of a part of a font */
    tc_legacy encoding = tc_legacy_of_font(tc_slice_of(plus ? plus + 1 : font), &capitals);
    return encoding ? tc_legacy_shown(arena, encoding, capitals, word) : word;
}

/* BEFORE, and behind it TEXT, in brackets when it is the number of a NOTE. */
static tc_slice join(tc_arena *arena, tc_slice before, tc_slice text, bool note) {
    char *room = tc_arena_take(arena, before.len + text.len + 3);
    size_t at = before.len;
    if (!room)
        return before;
    memcpy(room, before.ptr, before.len);
    if (note)
        room[at++] = '[';
    memcpy(room + at, text.ptr, text.len);
    at += text.len;
    if (note)
        room[at++] = ']';
    return (tc_slice){room, at};
}

/* Whether WORD becomes part of LAST, the word before it, from which only its size GLUED … parts it:
 * a raised number marks a note, or is an exponent, and the word may go on behind it. */
static bool join_raised(tc_arena *arena, tc_page_word *last, const tc_page_word *word, bool glued) {
    float size = last->box.y1 - last->box.y0, gap = word->box.x0 - last->box.x1;
    if (is_raised(&word->box, &last->box) && gap > -size && gap < size / 2) {
        tc_slice number = tc_raised_note(last->text, word->text);
        if (!number.len && !glued)
            return false;
        last->text = join(arena, last->text, number.len ? number : word->text, number.len > 0);
        last->box.x1 = fmaxf(last->box.x1, word->box.x1);
        return true;
    }
    /* "¹ Về việc": at the head of a note. */
    if (is_raised(&last->box, &word->box) && gap > -1 && gap < 2 * word->size) {
        tc_slice number = tc_raised_note(TC_SLICE("--"), last->text);
        if (number.len && !last->note) {
            last->text = join(arena, TC_SLICE(""), number, true);
            last->note = true;
        }
        if (last->note)
            return false;
    }
    if (!glued)
        return false;
    last->text = join(arena, last->text, word->text, false);
    widen(&last->box, &word->box);
    return true;
}

/* Reads the word at *AT, the *INDEX-th letter; whether another one of other SIZE follows without a
 * blank. */
static tc_page_word next_word(letters *l, size_t *at, guint *index, bool *glued) {
    tc_page_word word = {.box = {INFINITY, INFINITY, -INFINITY, -INFINITY}};
    const PopplerTextAttributes *font = font_of(l, (gint)*index);
    size_t begin = *at;
    *glued = false;
    while (*at < l->text.len && !tc_utf8_space(l->text, *at)) {
        if (*index < l->place_count) {
            tc_box place = place_of(l, *index);
            if (*at > begin && stands_apart(&word.box, &place))
                break;
            *glued = *at > begin && (is_raised(&place, &word.box) || is_raised(&word.box, &place));
            if (*glued)
                break;
            widen(&word.box, &place);
        }
        ++*index;
        tc_utf8_next(l->text, at);
    }
    word.text = shown(l->arena, tc_slice_sub(l->text, begin, *at), font ? font->font_name : NULL);
    word.size = word.box.y1 - word.box.y0;
    word.bold = font && is_bold(font->font_name);
    return word;
}

/* The text, whose words are parted by white space, into words at places. */
static bool take_words(letters *l, tc_page *page) {
    size_t capacity = 0;
    guint index = 0;
    bool glued = false;
    for (size_t at = 0; at < l->text.len;) {
        size_t blank = tc_utf8_space(l->text, at);
        if (blank) {
            at += blank;
            index++;
            continue;
        }
        bool behind = glued;
        tc_page_word word = next_word(l, &at, &index, &glued);
        if (!is_sound(&word.box, page) || !word.text.len ||
            (page->word_count &&
             join_raised(l->arena, &page->words[page->word_count - 1], &word, behind)))
            continue;
        if (page->word_count >= TC_PAGE_WORDS_MAX)
            return true;
        tc_page_word *words = tc_arena_grow(l->arena, page->words, page->word_count,
                                            page->word_count + 1, sizeof *words, &capacity);
        if (!words)
            return false;
        page->words = words;
        words[page->word_count++] = word;
    }
    return true;
}

/* Raised numbers that poppler gave elsewhere than behind their words: a line that begins with such
 * a word begins with its number. */
static void find_hosts(tc_arena *arena, tc_page *page) {
    size_t kept = 0;
    float mean = 0;
    for (size_t i = 0; i < page->word_count; i++)
        mean += page->words[i].size / (float)page->word_count;
    for (size_t i = 0; i < page->word_count; i++) {
        tc_page_word *word = &page->words[i];
        bool mark = !word->note && word->size < SMALL * mean &&
                    tc_raised_note(TC_SLICE("--"), word->text).len > 0;
        bool joined = false;
        for (size_t k = 0; mark && !joined && k < page->word_count; k++)
            joined = (k < kept || k > i) && is_raised(&word->box, &page->words[k].box) &&
                     word->box.x0 > page->words[k].box.x0 &&
                     join_raised(arena, &page->words[k], word, false);
        if (!joined)
            page->words[kept++] = *word;
    }
    page->word_count = kept;
}

bool tc_pdf_words(const tc_poppler *p, tc_arena *arena, PopplerPage *source, tc_page *page) {
    PopplerRectangle *places = NULL;
    guint count = 0;
    char *text = p->poppler_page_get_text(source);
    bool good = true;
    if (text && *text && p->poppler_page_get_text_layout(source, &places, &count)) {
        GList *fonts = p->poppler_page_get_text_attributes(source);
        letters l = {.arena = arena,
                     .text = tc_arena_copy(arena, tc_slice_of(text)),
                     .places = places,
                     .place_count = count,
                     .fonts = fonts,
                     .width = page->width,
                     .height = page->height};
        page->turned = l.turns = turns_of(&l);
        if (page->turned % 2) {
            page->width = l.height;
            page->height = l.width;
        }
        good = l.text.ptr && take_words(&l, page);
        find_hosts(arena, page);
        p->poppler_page_free_text_attributes(fonts);
    }
    p->g_free(places);
    p->g_free(text);
    return good;
}
