/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <base/locale.h>

#include <langinfo.h>
#include <limits.h>
#include <locale.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char domain[] = "tracuu";

/* The locale that the environment names for messages; "" for none. */
static const char *named(void) {
    static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
        const char *value = getenv(variables[i]);
        if (value && *value)
            return value;
    }
    return "";
}

static bool is_vietnamese(const char *name) {
    return strncmp(name, "vi", 2) == 0 && (name[2] == '\0' || strchr("_.@", name[2]));
}

/* The catalogues are where the program was built or installed, wherever that is. */
static void bind_catalogue(void) {
    char path[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - sizeof "/../share/locale");
    if (length > 0) {
        path[length] = '\0';
        char *slash = strrchr(path, '/');
        if (slash) {
            strcpy(slash, "/../share/locale");
            bindtextdomain(domain, path);
        }
    }
    bind_textdomain_codeset(domain, "UTF-8");
    textdomain(domain);
}

/* Messages in Vietnamese, or whatever LANGUAGE asks for. */
static void choose_messages(void) {
    const char *language = getenv("LANGUAGE");
    bool is_wished = language && *language;
    if (!is_wished && !is_vietnamese(named()))
        return;
    const char *chosen = setlocale(LC_MESSAGES, "");
    if (is_vietnamese(named()) && (!chosen || strcmp(chosen, "C") == 0)) {
        /* gettext passes LANGUAGE over in the locale "C" alone. */
        setlocale(LC_MESSAGES, "C.UTF-8");
        if (!is_wished)
            setenv("LANGUAGE", "vi", 1);
    }
    chosen = setlocale(LC_MESSAGES, NULL);
    if (chosen && strcmp(chosen, "C") != 0)
        bind_catalogue();
}

void tc_locale_init(void) {
    choose_messages();
    if (strcmp(setlocale(LC_MESSAGES, NULL), "C") != 0)
        tc_locale_letters();
}

void tc_locale_letters(void) {
    static bool known;
    if (known)
        return;
    known = true;
    if (!setlocale(LC_CTYPE, "") || strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
        setlocale(LC_CTYPE, "C.UTF-8");
}

static locale_t plain; /* kept to the end of the process */

locale_t tc_locale_plain_begin(void) {
    if (!plain) {
        locale_t copy = duplocale(LC_GLOBAL_LOCALE);
        plain = copy ? newlocale(LC_MESSAGES_MASK, "C", copy) : (locale_t)0;
        if (copy && !plain)
            freelocale(copy);
    }
    return plain ? uselocale(plain) : (locale_t)0;
}

void tc_locale_plain_end(locale_t language) {
    if (language)
        uselocale(language);
}
