/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which files a walk over folders finds, in which order, and what it says of the rest. */
#include "../../indexer/gather.h"
#include "indexer_fixture.h"

#include <limits.h>

static char found[1 << 16];

/* What a walk over ROOTS comes upon, "NAME" or "NAME! REASON" a line, NAME within the scratch
 * directory. */
static const char *walk(const char *const *roots, size_t count) {
    tc_crawl *crawl = tc_crawl_new(roots, count);
    ck_assert_ptr_nonnull(crawl);
    size_t used = 0, skip = strlen(scratch) + 1;
    found[0] = '\0';
    for (;;) {
        tc_found item;
        bool more;
        ok(tc_crawl_next(crawl, &item, &more, e));
        if (!more)
            break;
        bool inside = strncmp(item.path, scratch, skip - 1) == 0;
        used += (size_t)snprintf(found + used, sizeof found - used, "%s%s%s\n",
                                 inside ? item.path + skip : item.path, item.failure ? "! " : "",
                                 item.failure ? item.failure : "");
        ck_assert_uint_lt(used, sizeof found);
    }
    tc_crawl_free(crawl);
    return found;
}

static const char *walk_one(const char *root) {
    return walk(&root, 1);
}

START_TEST(names_come_sorted_and_hidden_ones_not) {
    make_folder("b");
    make_folder("a");
    make_folder(".hidden");
    write_text("b/2.txt", "x");
    write_text("b/10.md", "x");
    write_text("b/1.html", "x");
    write_text("a/z.txt", "x");
    write_text("a.txt", "x");
    write_text(".a.txt", "x");
    write_text(".hidden/a.txt", "x");
    write_text("b/photo.jpg", "x");
    ck_assert_str_eq(walk_one(scratch), "a/z.txt\na.txt\nb/1.html\nb/10.md\nb/2.txt\n");
}
END_TEST

START_TEST(named_files_are_taken_whatever_they_are_called) {
    make_folder(".hidden");
    write_text(".hidden/notes", "x");
    write_text("photo.jpg", "x");
    const char *roots[] = {at("photo.jpg"), at(".hidden/notes")};
    ck_assert_str_eq(walk(roots, 2), "photo.jpg\n.hidden/notes\n");
}
END_TEST

START_TEST(one_file_has_one_path) {
    make_folder("a");
    make_folder("a/b");
    write_text("a/b/1.txt", "x");
    link_to(at("a"), "link");
    link_to(at("a/b/1.txt"), "a/2.txt");
    const char *roots[] = {at("a/b/../b/1.txt"), at("link/b"), at("a"), scratch};
    ck_assert_str_eq(walk(roots, 4), "a/b/1.txt\n");
    ck_assert_int_eq(chdir(at("a")), 0);
    ck_assert_str_eq(walk_one("b"), "a/b/1.txt\n");
    ck_assert_str_eq(walk_one("."), "a/b/1.txt\n");
}
END_TEST

START_TEST(links_to_folders_are_followed_once) {
    make_folder("in");
    make_folder("out");
    make_folder("out/deep");
    write_text("out/deep/1.txt", "x");
    write_text("in/2.txt", "x");
    link_to(at("out"), "in/one");
    link_to(at("out"), "in/two");
    link_to(at("out/deep"), "in/three");
    link_to(at("in"), "out/back");
    ck_assert_str_eq(walk_one(at("in")), "in/2.txt\nout/deep/1.txt\n");
}
END_TEST

START_TEST(a_loop_is_named_once) {
    make_folder("a");
    make_folder("a/b");
    write_text("a/b/1.txt", "x");
    link_to("..", "a/b/up");
    link_to(".", "a/b/here");
    ck_assert_str_eq(walk_one(at("a")), "a/b/1.txt\n"
                                        "a/b/here! a loop: it leads back to a folder above it\n"
                                        "a/b/up! a loop: it leads back to a folder above it\n");
}
END_TEST

START_TEST(what_leads_nowhere_is_named) {
    link_to("nowhere", "gone.txt");
    link_to("nowhere", "gone");
    link_to("self.txt", "self.txt");
    write_text("file.txt", "x");
    const char *roots[] = {scratch, at("missing"), at("file.txt/below")};
    ck_assert_str_eq(walk(roots, 3), "file.txt\n"
                                     "gone.txt! No such file or directory\n"
                                     "self.txt! Too many levels of symbolic links\n"
                                     "missing! No such file or directory\n"
                                     "file.txt/below! Not a directory\n");
}
END_TEST

START_TEST(odd_files_are_for_the_reader_to_judge) {
    ck_assert_int_eq(mkfifo(at("pipe.txt"), 0666), 0);
    make_folder("folder.txt");
    write_text("folder.txt/1.txt", "x");
    ck_assert_str_eq(walk_one(scratch), "folder.txt/1.txt\npipe.txt\n");
}
END_TEST

/* Root may read every folder, so that this one only tests something for others. */
START_TEST(an_unreadable_folder_is_named_and_passed_over) {
    make_folder("a");
    make_folder("b");
    write_text("b/1.txt", "x");
    ck_assert_int_eq(chmod(at("a"), 0), 0);
    if (geteuid() != 0)
        ck_assert_str_eq(walk_one(scratch), "a! Permission denied\nb/1.txt\n");
    else
        ck_assert_str_eq(walk_one(scratch), "b/1.txt\n");
    ck_assert_int_eq(chmod(at("a"), 0700), 0);
}
END_TEST

/* Deeper than a path can say: named where it becomes too long, and the rest goes on. */
START_TEST(too_deep_is_named) {
    char name[201];
    memset(name, 'n', 200);
    name[200] = '\0';
    make_folder("a");
    write_text("b.txt", "x");
    ck_assert_int_eq(chdir(at("a")), 0);
    for (int i = 0; i < 25; i++) {
        ck_assert_int_eq(mkdir(name, 0777), 0);
        ck_assert_int_eq(chdir(name), 0);
    }
    walk_one(scratch);
    ck_assert_ptr_nonnull(strstr(found, "! File name too long\nb.txt\n"));
    for (int i = 0; i < 25; i++) {
        ck_assert_int_eq(chdir(".."), 0);
        ck_assert_int_eq(rmdir(name), 0);
    }
}
END_TEST

START_TEST(many_names_are_walked) {
    for (int i = 0; i < 2000; i++) {
        char name[32];
        snprintf(name, sizeof name, "%04d.txt", i);
        write_text(name, "");
    }
    walk_one(scratch);
    ck_assert_uint_eq(strlen(found), 18000);
    ck_assert_int_eq(strncmp(found, "0000.txt\n0001.txt\n", 18), 0);
}
END_TEST

static const char *real_path(const char *path) {
    static char out[PATH_MAX];
    tc_buffer buffer;
    tc_buffer_init(&buffer, PATH_MAX - 1);
    ok(tc_path_real(path, &buffer, e));
    snprintf(out, sizeof out, "%s", buffer.data);
    tc_buffer_dispose(&buffer);
    return out;
}

START_TEST(the_real_path_of_what_is_gone) {
    make_folder("a");
    link_to(at("a"), "link");
    ck_assert_str_eq(real_path(at("link/x/y.txt")), at("a/x/y.txt"));
    ck_assert_str_eq(real_path(at("link/")), at("a"));
    ck_assert_str_eq(real_path(at("link/x/")), at("a/x"));
    ck_assert_str_eq(real_path("/no-such-thing/x"), "/no-such-thing/x");
    ck_assert_str_eq(real_path("/"), "/");
    ck_assert_int_eq(chdir(at("a")), 0);
    ck_assert_str_eq(real_path("b/c"), at("a/b/c"));
    ck_assert_str_eq(real_path("."), at("a"));
}
END_TEST

static bool is_below(const char *path, const char *folder) {
    return tc_crawl_is_below(tc_slice_of(path), tc_slice_of(folder));
}

START_TEST(below_goes_by_whole_names) {
    ck_assert(is_below("/a/b", "/a"));
    ck_assert(is_below("/a", "/a"));
    ck_assert(is_below("/a", "/"));
    ck_assert(!is_below("/ab", "/a"));
    ck_assert(!is_below("/a", "/a/b"));
}
END_TEST

/* ---- In an order that is good for copies ---- */

static uint32_t one_worker(const void *context, const char *path) {
    (void)context;
    (void)path;
    return 0;
}

START_TEST(those_of_one_size_come_together_the_smallest_path_first) {
    make_folder("in");
    make_folder("in/a");
    make_folder("in/a b"); /* walked behind a, and smaller */
    write_text("in/a/1.txt", "like");
    write_text("in/a/2.txt", "another size");
    write_text("in/a/3.txt", "like");
    write_text("in/a b/4.txt", "like");
    const char *root = at("in");
    tc_crawl *crawl = tc_crawl_new(&root, 1);
    tc_gather *gather = tc_gather_new(crawl, true, one_worker, NULL);
    tc_gather_state state = TC_GATHER_LOOKED;
    char order[1024] = "";
    while (state != TC_GATHER_ENDED) {
        tc_found item;
        tc_share share;
        ok(tc_gather_next(gather, &item, &share, &state, e));
        if (state == TC_GATHER_FOUND)
            snprintf(order + strlen(order), sizeof order - strlen(order), "%s\n",
                     item.path + strlen(scratch) + 1);
    }
    ck_assert_str_eq(order, "in/a b/4.txt\nin/a/1.txt\nin/a/3.txt\nin/a/2.txt\n");
    tc_gather_free(gather);
    tc_crawl_free(crawl);
}
END_TEST

int main(void) {
    const TTest *const tests[] = {names_come_sorted_and_hidden_ones_not,
                                  named_files_are_taken_whatever_they_are_called,
                                  one_file_has_one_path,
                                  links_to_folders_are_followed_once,
                                  a_loop_is_named_once,
                                  what_leads_nowhere_is_named,
                                  odd_files_are_for_the_reader_to_judge,
                                  an_unreadable_folder_is_named_and_passed_over,
                                  too_deep_is_named,
                                  many_names_are_walked,
                                  the_real_path_of_what_is_gone,
                                  below_goes_by_whole_names,
                                  those_of_one_size_come_together_the_smallest_path_first,
                                  NULL};
    return run_tests("crawl", tests);
}
