/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Messages are made in English, by whichever process and room they happen in, and may be kept in
 * the index; they are translated when they are shown.  By then the words are filled in, so the
 * format that a message was made by is found first. */
#include <base/locale.h>

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    ARGUMENTS_MAX = 4,
    LITERAL_MIN = 4 /* bytes of its own that a format is known by: "%s: %s" says nothing */
};

/* The formats of po/, by its build. */
static const char *const formats[] = {
#include "formats.inc"
};

typedef struct piece {
    const char *start;
    size_t length;
} piece;

/* Goes over one conversion at FORMAT ("%s", "%2$zu"), whose number *AT takes. */
static const char *skip_conversion(const char *format, size_t *at) {
    const char *c = format + 1;
    size_t digits = strspn(c, "0123456789");
    if (digits && c[digits] == '$') {
        *at = strtoul(c, NULL, 10) - 1;
        c += digits + 1;
    }
    c += strcspn(c, "dixuscfg");
    return *c ? c + 1 : c;
}

/* The literal text at FORMAT, to its end or the next conversion, with "%%" as '%'. */
static size_t literal_at(const char *format, char *out, size_t room, const char **behind) {
    size_t n = 0;
    while (*format && n + 1 < room && (*format != '%' || format[1] == '%')) {
        format += *format == '%';
        out[n++] = *format++;
    }
    out[n] = '\0';
    *behind = format;
    return n;
}

/* Whether MESSAGE is FORMAT filled, and by what; *LITERAL is how much of it is the format's own. */
static bool is_filled(const char *format, const char *message, piece arguments[ARGUMENTS_MAX],
                      size_t *literal) {
    char text[512];
    size_t count = 0;
    size_t length = literal_at(format, text, sizeof text, &format);
    *literal = length;
    if (strncmp(message, text, length) != 0)
        return false;
    message += length;
    while (*format && count < ARGUMENTS_MAX) {
        size_t at = count;
        const char *behind = skip_conversion(format, &at);
        length = literal_at(behind, text, sizeof text, &format);
        *literal += length;
        const char *end =
            length ? strstr(message, text) : message + (*format ? 0 : strlen(message));
        if (!end || end == message || at >= ARGUMENTS_MAX)
            return false;
        arguments[at] = (piece){message, (size_t)(end - message)};
        message = end + length;
        count++;
    }
    return !*format && !*message;
}

static void fill(const char *format, const piece arguments[ARGUMENTS_MAX], char *out, size_t room) {
    size_t used = literal_at(format, out, room, &format);
    for (size_t count = 0; *format && count < ARGUMENTS_MAX; count++) {
        size_t at = count;
        format = skip_conversion(format, &at);
        const piece *a = &arguments[at < ARGUMENTS_MAX ? at : 0];
        char word[512];
        snprintf(word, sizeof word, "%.*s", (int)a->length, a->start);
        /* What a file is ("a binary file") is itself in the catalogue. */
        int added = snprintf(out + used, room - used, "%s", *word ? gettext(word) : word);
        used += added > 0 && (size_t)added < room - used ? (size_t)added : 0;
        used += literal_at(format, out + used, room - used, &format);
    }
}

const char *tc_locale_message(const char *message, char *out, size_t room) {
    const char *translated = *message ? gettext(message) : message;
    piece arguments[ARGUMENTS_MAX] = {{NULL, 0}}, found[ARGUMENTS_MAX] = {{NULL, 0}};
    const char *best = NULL;
    size_t literal = 0, most = LITERAL_MIN - 1;
    if (translated != message)
        return translated;
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (is_filled(formats[i], message, found, &literal) && literal > most) {
            most = literal;
            best = gettext(formats[i]);
            memcpy(arguments, found, sizeof found);
        }
    if (!best)
        return message;
    fill(best, arguments, out, room);
    return out;
}

/* In place: what a terminal would obey, and the ends of lines, as one "?" for each byte of it. */
static void calm(char *line) {
    for (unsigned char *at = (unsigned char *)line; *at; at++) {
        bool second = at[0] == 0xC2 && at[1] >= 0x80 && at[1] < 0xA0; /* U+0080–009F */
        if (*at < 0x20 || *at == 0x7F || second)
            *at = '?';
        if (second)
            *++at = '?';
    }
}

void tc_complain(const char *format, ...) {
    char *line = NULL;
    va_list arguments;
    va_start(arguments, format);
    int length = vasprintf(&line, format, arguments);
    va_end(arguments);
    if (length < 0)
        return;
    calm(line);
    fprintf(stderr, "%s\n", line);
    free(line);
}

void tc_error_print(const char *program, const tc_error *error, const char *hint) {
    char message[2 * sizeof error->message], advice[2 * sizeof error->hint];
    const char *said = *error->message ? error->message : tc_status_name(error->code);
    const char *advised = *error->hint ? error->hint : hint;
    tc_complain("%s: %s%s%s%s%s", program, error->file, *error->file ? ": " : "",
                tc_locale_message(said, message, sizeof message), *advised ? "; " : "",
                tc_locale_message(advised, advice, sizeof advice));
}
