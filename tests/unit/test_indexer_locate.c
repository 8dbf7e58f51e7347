/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where the index is: the order of the places that may say so. */
#include "run.h"

#include <base/locate.h>

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static char home[SCRATCH];
static tc_buffer found;
static tc_error error;

static void setup(void) {
    scratch_name(home);
    ck_assert_ptr_nonnull(mkdtemp(home));
    setenv("HOME", home, 1);
    unsetenv("TRACUU_INDEX");
    unsetenv("XDG_CONFIG_HOME");
    unsetenv("XDG_DATA_HOME");
    tc_buffer_init(&found, 1000);
    error = (tc_error){0};
}

static void teardown(void) {
    char command[100];
    snprintf(command, sizeof command, "rm -rf %s", home);
    ck_assert_int_eq(system(command), 0);
    tc_buffer_dispose(&found);
}

static void write_config(const char *folder, const char *text) {
    char path[200];
    snprintf(path, sizeof path, "mkdir -p %s%s/tracuu", home, folder);
    ck_assert_int_eq(system(path), 0);
    snprintf(path, sizeof path, "%s%s/tracuu/config", home, folder);
    FILE *file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    fputs(text, file);
    fclose(file);
}

static const char *locate(const char *option) {
    tc_buffer_clear(&found);
    ck_assert_int_eq(tc_index_locate(option, &found, &error), TC_OK);
    return found.data;
}

static const char *in_home(const char *rest) {
    static char path[200];
    snprintf(path, sizeof path, "%s%s", home, rest);
    return path;
}

START_TEST(data_home_comes_last) {
    ck_assert_str_eq(locate(NULL), in_home("/.local/share/tracuu/index"));
    setenv("XDG_DATA_HOME", "/srv/data", 1);
    ck_assert_str_eq(locate(NULL), "/srv/data/tracuu/index");
    setenv("XDG_DATA_HOME", "not/absolute", 1);
    ck_assert_str_eq(locate(""), in_home("/.local/share/tracuu/index"));
}
END_TEST

START_TEST(configuration_comes_before_it) {
    write_config("/.config",
                 "# index = /no\n\nindex=/one\n other = 3\n\tindex =  ~/two words \r\n");
    ck_assert_str_eq(locate(NULL), in_home("/two words"));
    char folder[200];
    snprintf(folder, sizeof folder, "%s/elsewhere", home);
    write_config("/elsewhere", "index = /three");
    setenv("XDG_CONFIG_HOME", folder, 1);
    ck_assert_str_eq(locate(NULL), "/three");
}
END_TEST

START_TEST(environment_and_option_come_first) {
    write_config("/.config", "index = /one\n");
    setenv("TRACUU_INDEX", "/four", 1);
    ck_assert_str_eq(locate(NULL), "/four");
    ck_assert_str_eq(locate("five"), "five");
    setenv("TRACUU_INDEX", "", 1);
    ck_assert_str_eq(locate(NULL), "/one");
}
END_TEST

START_TEST(configuration_without_an_index_says_nothing) {
    write_config("/.config", "colour = never\nindex =\nindexes = /x\n");
    ck_assert_str_eq(locate(NULL), in_home("/.local/share/tracuu/index"));
}
END_TEST

START_TEST(unreadable_configuration_is_an_error) {
    ck_assert_int_eq(mkdir(in_home("/.config"), 0700), 0);
    ck_assert_int_eq(mkdir(in_home("/.config/tracuu"), 0700), 0);
    ck_assert_int_eq(mkdir(in_home("/.config/tracuu/config"), 0700), 0);
    ck_assert_int_eq(tc_index_locate(NULL, &found, &error), TC_ERR_IO);
    ck_assert_str_eq(error.file, in_home("/.config/tracuu/config"));
    ck_assert_uint_eq(found.len, 0);
    ck_assert_str_ne(error.hint, "");
}
END_TEST

START_TEST(without_a_home_somebody_must_say) {
    unsetenv("HOME");
    ck_assert_int_eq(tc_index_locate(NULL, &found, &error), TC_ERR_USAGE);
    ck_assert_str_eq(locate("/six"), "/six");
}
END_TEST

START_TEST(too_long_is_refused) {
    static char path[9000];
    for (size_t i = 0; i + 1 < sizeof path; i++)
        path[i] = 'x';
    ck_assert_int_eq(tc_index_locate(path, &found, &error), TC_ERR_LIMIT);
    ck_assert_uint_eq(found.len, 0);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("locate");
    TCase *tests = tcase_create("locate");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, data_home_comes_last);
    tcase_add_test(tests, configuration_comes_before_it);
    tcase_add_test(tests, environment_and_option_come_first);
    tcase_add_test(tests, configuration_without_an_index_says_nothing);
    tcase_add_test(tests, unreadable_configuration_is_an_error);
    tcase_add_test(tests, without_a_home_somebody_must_say);
    tcase_add_test(tests, too_long_is_refused);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
