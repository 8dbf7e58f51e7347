/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "ocr_words.h"

#include "hand_digits.h"
#include "ocr_hand.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <text/dates.h>
#include <text/letter.h>
#include <text/text.h>

#define DESCENT 0.25F    /* of a line's height: what hangs below its base */
#define HAND_MAX 12.0F   /* lines: what a hand wrote into a blank is no wider, with a line around */
#define LETTER_END 0.15F /* lines: a letter ends no farther from where tesseract says */
#define HIGH 0.85F /* of its words are not higher than a line: the others have specks on them */

enum {
    SPECK = 45, /* less sure than this, a sign is dirt … */
    STAIN = 25, /* … and so are letters, if they are … */
    FEW = 2,    /* … no more than these */
    /* Of nearly all that is printed tesseract is surer, of most that it misreads less. */
    SURE_DIGIT = 97,
    SURE_LETTER = 94,
    HAND = 1,         /* how sure of digits that a hand wrote */
    INK = 176,        /* of 255: darker is ink */
    LINE_MAX = 8192,  /* bytes */
    LINE_WORDS = 1024 /* words */
};

/* A word of the open line: its bytes there, its box in pixels. */
typedef struct piece {
    size_t from, to;
    tc_box box;
    float base; /* the line's base in the middle of the word */
    float sure;
} piece;

typedef struct words {
    tc_arena *arena;
    const tc_ocr_calls *c;
    PIX *pix;
    tc_page *page;
    float scale;
    size_t capacity, letters;
    double sure;
    char text[LINE_MAX + 1]; /* with its end marked */
    unsigned char sures[LINE_MAX];
    int lefts[LINE_MAX], rights[LINE_MAX];
    tc_ocr_line line;
    piece pieces[LINE_WORDS];
    size_t count;
    bool failed;
} words;

/* Dirt on the paper, and the edge of a stamp, are taken for signs: what has no letter and no digit
 * has to be a sign that stands by itself in a text, and to be sure; a letter or two must not be too
 * unsure. */
static bool is_dirt(tc_slice text, float sure) {
    static const char signs[] = "-–—+*•&%()/:;.,=…";
    bool usual = sure >= SPECK;
    unsigned letters = 0;
    for (size_t at = 0, end = 0; at < text.len; at = end) {
        uint32_t c = tc_utf8_next(text, &end);
        if (tc_is_digit(c))
            return false;
        letters += c < 0x80 ? tc_is_letter(c) : tc_letter_find(c) != NULL;
        usual &= tc_slice_find(TC_SLICE(signs), tc_slice_sub(text, at, end), 0) != SIZE_MAX;
    }
    return letters ? letters <= FEW && sure < STAIN : !usual;
}

/* ---- Lines ---- */

/* How high the open line is. */
static float height_of(const words *w) {
    float heights[LINE_WORDS];
    if (!w->count)
        return 0;
    for (size_t i = 0; i < w->count; i++)
        heights[i] = w->pieces[i].box.y1 - w->pieces[i].box.y0;
    tc_page_sort(heights, w->count);
    return heights[(size_t)(HIGH * (float)(w->count - 1))];
}

/* What of TEXT, a part of the open line, may have been misread; of words with digits, for those
 * count. */
static unsigned doubt_of(const words *w, tc_slice text) {
    size_t from = (size_t)(text.ptr - w->text);
    unsigned doubt = 0;
    bool number = false;
    for (size_t at = 0, end = 0; at < text.len; at = end) {
        uint32_t c = tc_utf8_next(text, &end);
        unsigned char sure = w->sures[from + at];
        number |= tc_is_digit(c);
        if (tc_is_digit(c))
            doubt |= sure == HAND        ? TC_DOUBT_DIGITS | TC_DOUBT_HAND
                     : sure < SURE_DIGIT ? TC_DOUBT_DIGITS
                                         : 0;
        else if (tc_is_letter(c))
            doubt |= sure < SURE_LETTER ? TC_DOUBT_LETTERS : 0;
    }
    return number ? doubt : 0;
}

static void add_word(words *w, const piece *p, tc_slice text, float height) {
    if (is_dirt(text, p->sure) || w->page->word_count >= TC_PAGE_WORDS_MAX)
        return;
    tc_page_word *items = tc_arena_grow(w->arena, w->page->words, w->page->word_count,
                                        w->page->word_count + 1, sizeof *items, &w->capacity);
    tc_slice copy = tc_arena_copy(w->arena, text);
    if (!items || !copy.ptr) {
        w->failed = true;
        return;
    }
    float low = p->base + DESCENT * height;
    w->page->words = items;
    items[w->page->word_count++] =
        (tc_page_word){.box = {p->box.x0 / w->scale, (low - height) / w->scale,
                               p->box.x1 / w->scale, low / w->scale},
                       .size = height / w->scale,
                       .text = copy,
                       .doubt = doubt_of(w, text)};
    w->letters += copy.len;
    w->sure += (double)p->sure * (double)copy.len;
}

/* Puts SIGN, which was lost, into the open line at AT. */
static void insert(words *w, size_t at, char sign) {
    size_t rest = w->line.length - at;
    if (w->line.length >= LINE_MAX)
        return;
    memmove(w->text + at + 1, w->text + at, rest);
    memmove(w->sures + at + 1, w->sures + at, rest);
    memmove(w->lefts + at + 1, w->lefts + at, rest * sizeof *w->lefts);
    memmove(w->rights + at + 1, w->rights + at, rest * sizeof *w->rights);
    w->text[at] = sign;
    w->text[++w->line.length] = 0;
    for (size_t i = 0; i < w->count; i++) {
        w->pieces[i].from += w->pieces[i].from > at;
        w->pieces[i].to += w->pieces[i].to > at;
    }
}

/* "/TB-SYTngày 16 /102017": signs that tesseract loses where a hand wrote between them. */
static void mend_dates(words *w) {
    enum { DAY = 16, YEAR = 7 };
    static const char word[] = "ngày";
    for (size_t at = 0; (at = tc_slice_find((tc_slice){w->text, w->line.length}, TC_SLICE(word),
                                            at)) != SIZE_MAX;) {
        if (at && w->text[at - 1] >= 'A' && w->text[at - 1] <= 'Z')
            insert(w, at++, ' ');
        at += strlen(word);
        for (size_t i = at; i < at + DAY && i + YEAR <= w->line.length; i++)
            if (w->text[i] == '/' && strspn(w->text + i + 1, "0123456789") == YEAR - 1) {
                insert(w, i + 3, '/');
                break;
            }
    }
}

/* ---- By hand ---- */

/* The picture between the columns LEFT and RIGHT, with a line's height around it, beside the letter
 * at byte AT of the open line; *X is where it begins, *BASE which of its rows the print stands on.
 * Nothing when out of memory. */
static tc_ink around(const words *w, size_t at, int left, int right, int *x, float *base) {
    const tc_ocr_calls *c = w->c;
    int width = c->pixGetWidth(w->pix), height = c->pixGetHeight(w->pix);
    float line = w->line.height;
    *base = w->count ? w->pieces[0].base : 0;
    for (size_t i = 0; i < w->count && w->pieces[i].from < at; i++)
        *base = w->pieces[i].base;
    int x0 = left - (int)line, x1 = right + (int)line, y0 = (int)(*base - 1.4F * line),
        y1 = (int)(*base + 0.7F * line);
    x0 = x0 < 0 ? 0 : x0;
    y0 = y0 < 0 ? 0 : y0;
    tc_ink ink = {.width = (x1 < width ? x1 : width) - x0,
                  .height = (y1 < height ? y1 : height) - y0};
    if (ink.width < 1 || ink.height < 1 || (float)ink.width > HAND_MAX * line)
        return ink;
    ink.at = tc_arena_room(w->arena, (size_t)ink.width * (size_t)ink.height);
    *x = x0;
    *base -= (float)y0;
    for (int y = 0; ink.at && y < ink.height; y++) {
        const l_uint32 *row =
            c->pixGetData(w->pix) + (size_t)(y0 + y) * (size_t)c->pixGetWpl(w->pix);
        for (int i = 0; i < ink.width; i++)
            ink.at[y * ink.width + i] = GET_DATA_BYTE(row, x0 + i) < INK;
    }
    return ink;
}

/* Where COUNT digits find room in what was taken out between FROM and TO, in a word of their own if
 * there is one; else at the end of the word before. */
static size_t room_for(words *w, size_t from, size_t to, size_t count) {
    size_t at = from + 1;
    piece *before = NULL;
    for (size_t i = 0; i < w->count; i++) {
        piece *p = &w->pieces[i];
        if (p->from > from && p->from + count + 1 <= to && p->to >= p->from + count)
            return p->from;
        if (p->from <= from)
            before = p;
        else if (p->from < at + count)
            p->from = at + count;
        if (p->to < p->from)
            p->to = p->from;
    }
    if (before && before->to < at + count)
        before->to = at + count;
    return before ? at : SIZE_MAX;
}

/* Puts DIGITS that a hand wrote where they were taken out, from FROM to TO. */
static void put_digits(words *w, size_t from, size_t to, const char *digits) {
    size_t count = strlen(digits);
    for (; to - from < count + 2; to++) /* a blank on either side */
        insert(w, from, ' ');
    size_t at = room_for(w, from, to, count);
    if (at == SIZE_MAX || at + count > w->line.length)
        return;
    for (size_t i = 0; i < count; i++) {
        w->text[at + i] = digits[i];
        w->sures[at + i] = HAND;
    }
}

/* Whether the month that is printed behind the day has it. */
static bool month_has(const words *w, int day) {
    const char *at = w->text + w->line.day.to;
    at += strcspn(at, "0123456789");
    int month = (int)strtol(at, NULL, 10);
    return month >= 1 && month <= 12 && day <= tc_days_in_month(2000, month);
}

static void read_day(words *w) {
    int left = w->line.day.left, x = 0, day = 0;
    float base;
    if (w->line.day.from == w->line.day.to)
        return;
    int rights[] = {w->line.day.right, w->line.day.far - (int)(LETTER_END * w->line.height)};
    for (size_t i = 0; !day && i < sizeof rights / sizeof *rights; i++) {
        tc_ink ink = around(w, w->line.day.from, left, w->line.day.right, &x, &base);
        if (ink.at)
            day = tc_hand_day(&ink, left - x, rights[i] - x, w->line.height);
    }
    if (day && month_has(w, day))
        put_digits(w, w->line.day.from, w->line.day.to,
                   (char[]){(char)('0' + day / 10), (char)('0' + day % 10), '\0'});
}

/* What a number may be that was not read, as others write it: without zeros in front. */
static void keep_guesses(words *w, const tc_hand_guesses *guesses) {
    tc_page *page = w->page;
    size_t capacity = page->guess_count;
    for (size_t i = 0; i < guesses->count; i++) {
        const char *digits = guesses->digits[i];
        tc_slice *items = tc_arena_grow(w->arena, page->guesses, page->guess_count,
                                        page->guess_count + 1, sizeof *items, &capacity);
        tc_slice copy = tc_arena_copy(w->arena, tc_slice_of(digits + strspn(digits, "0")));
        w->failed |= !items || !copy.ptr;
        if (w->failed)
            return;
        page->guesses = items;
        items[page->guess_count++] = copy;
    }
}

static void read_number(words *w) {
    int left = w->line.number.left, right = w->line.number.right, x;
    tc_hand_guesses guesses;
    float base;
    if (!w->line.number.found)
        return;
    tc_ink ink = around(w, w->line.number.from, left, right, &x, &base);
    if (!ink.at)
        return;
    if (tc_hand_number(&ink, left - x, right - x, w->line.height, base, &guesses))
        put_digits(w, w->line.number.from, w->line.number.to, guesses.digits[0]);
    else
        keep_guesses(w, &guesses);
}

/* A word stands as high as its line: a comma does not hang below it. */
static void end_line(words *w) {
    float height = w->line.height = height_of(w);
    size_t first = w->page->word_count;
    w->text[w->line.length] = 0;
    mend_dates(w);
    tc_ocr_hand_blank(&w->line);
    read_day(w); /* behind the number, which is still where it was */
    read_number(w);
    for (size_t i = 0; i < w->count; i++) {
        const piece *p = &w->pieces[i];
        tc_slice text = tc_slice_trim((tc_slice){w->text + p->from, p->to - p->from});
        if (text.len)
            add_word(w, p, text, height);
        else if (w->page->word_count > first) /* what became a blank is no gap between columns */
            w->page->words[w->page->word_count - 1].box.x1 = p->box.x1 / w->scale;
    }
    w->count = w->line.length = 0;
}

static void put(words *w, tc_slice text, float sure, int left, int right) {
    if (tc_slice_equal(text, TC_SLICE("⁄"))) /* as a slash that leans looks */
        text = TC_SLICE("/");
    if (w->line.length + text.len > LINE_MAX)
        return;
    for (size_t i = 0; i < text.len; i++, w->line.length++) {
        w->text[w->line.length] = text.ptr[i];
        w->sures[w->line.length] = (unsigned char)sure;
        w->lefts[w->line.length] = left;
        w->rights[w->line.length] = right;
    }
}

/* ---- Symbols ---- */

/* Where the base of the line is at the middle of BOX. */
static float base_of(const words *w, const TessPageIterator *place, const tc_box *box) {
    int x0, y0, x1, y1;
    if (!w->c->TessPageIteratorBaseline(place, RIL_WORD, &x0, &y0, &x1, &y1) || x1 <= x0)
        return box->y1;
    return (float)y0 + (float)(y1 - y0) * ((box->x0 + box->x1) / 2 - (float)x0) / (float)(x1 - x0);
}

static void begin_word(words *w, const TessResultIterator *at, const TessPageIterator *place) {
    int x0, y0, x1, y1;
    if (w->count == LINE_WORDS ||
        !w->c->TessPageIteratorBoundingBox(place, RIL_WORD, &x0, &y0, &x1, &y1))
        return;
    tc_box box = {(float)x0, (float)y0, (float)x1, (float)y1};
    put(w, TC_SLICE(" "), 100, x0, x0);
    w->pieces[w->count++] = (piece){.from = w->line.length,
                                    .to = w->line.length,
                                    .box = box,
                                    .base = base_of(w, place, &box),
                                    .sure = w->c->TessResultIteratorConfidence(at, RIL_WORD)};
}

static void gather(words *w, TessResultIterator *at) {
    const tc_ocr_calls *c = w->c;
    const TessPageIterator *place = c->TessResultIteratorGetPageIteratorConst(at);
    do {
        if (c->TessPageIteratorIsAtBeginningOf(place, RIL_TEXTLINE))
            end_line(w);
        if (c->TessPageIteratorIsAtBeginningOf(place, RIL_WORD))
            begin_word(w, at, place);
        char *text = c->TessResultIteratorGetUTF8Text(at, RIL_SYMBOL);
        int x0, y0, x1, y1;
        if (text && w->count &&
            c->TessPageIteratorBoundingBox(place, RIL_SYMBOL, &x0, &y0, &x1, &y1)) {
            put(w, tc_slice_of(text), c->TessResultIteratorConfidence(at, RIL_SYMBOL), x0, x1);
            w->pieces[w->count - 1].to = w->line.length;
        }
        c->TessDeleteText(text);
    } while (!w->failed && c->TessResultIteratorNext(at, RIL_SYMBOL));
    end_line(w);
}

bool tc_ocr_words(tc_arena *arena, const tc_ocr_calls *c, TessBaseAPI *engine, PIX *pix,
                  float scale, tc_page *page, double *sure, size_t *letters) {
    TessResultIterator *at = c->TessBaseAPIGetIterator(engine);
    if (!at)
        return true; /* nothing was found */
    words *w = tc_arena_take(arena, sizeof *w);
    if (w) {
        *w = (words){.arena = arena, .c = c, .pix = pix, .page = page, .scale = scale};
        w->line =
            (tc_ocr_line){.text = w->text, .sure = w->sures, .left = w->lefts, .right = w->rights};
        gather(w, at);
        *sure += w->sure;
        *letters += w->letters;
    }
    c->TessResultIteratorDelete(at);
    return w && !w->failed;
}
