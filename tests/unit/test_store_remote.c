/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Indexes behind xapian-tcpsrv on the loopback interface. */
#include "store_fixture.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>

enum { FILES = 60 };

static bool have_server(void) {
    if (system("command -v xapian-tcpsrv >/dev/null 2>&1") == 0)
        return true;
    printf("skipped: xapian-tcpsrv (package xapian-tools) is not installed\n");
    return false;
}

static int free_port(void) {
    struct sockaddr_in address = {.sin_family = AF_INET};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    ck_assert_int_ge(fd, 0);
    ck_assert_int_eq(bind(fd, (struct sockaddr *)&address, length), 0);
    ck_assert_int_eq(getsockname(fd, (struct sockaddr *)&address, &length), 0);
    close(fd);
    return ntohs(address.sin_port);
}

/* A server of PATH, named SOURCE ("tcp:127.0.0.1:PORT").  OPTION is one of xapian-tcpsrv's. */
static pid_t start(const char *path, const char *option, char source[32]) {
    char port[16];
    snprintf(port, sizeof port, "%d", free_port());
    snprintf(source, 32, "tcp:127.0.0.1:%s", port);
    pid_t child = fork();
    if (child == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        int null = open("/dev/null", O_RDWR);
        dup2(null, 1);
        dup2(null, 2);
        execlp("xapian-tcpsrv", "xapian-tcpsrv", option, "--interface", "127.0.0.1", "--port", port,
               path, (char *)NULL);
        _exit(127);
    }
    return child;
}

/* Opens SOURCE as soon as its server listens; NULL when it is refused. */
static tc_store *reach(const char *source) {
    for (int i = 0; i < 1000; i++) {
        tc_store *store = NULL;
        if (tc_store_open(&source, 1, &store, &last) != TC_ERR_IO)
            return store;
        usleep(10000);
    }
    ck_abort_msg("xapian-tcpsrv does not answer");
}

static pid_t serve(const char *path, char source[32]) {
    pid_t server = start(path, "--quiet", source);
    tc_store_close(reach(source));
    return server;
}

static void stop(pid_t server) {
    kill(server, SIGKILL);
    waitpid(server, NULL, 0);
}

static void fill(uint32_t shards) {
    create_index(shards);
    for (uint32_t shard = 0; shard < shards; shard++) {
        tc_writer *writer = open_writer(shard);
        tc_entry *entry = tc_entry_new();
        for (int i = (int)shard; i < FILES; i += (int)shards) {
            char path[16], date[16], words[64];
            snprintf(path, sizeof path, "%05d", i);
            snprintf(date, sizeof date, "2024%02d01", 1 + i * 7 % 12);
            snprintf(words, sizeof words, "chung doi moi w%d %s", i, i % 3 ? "moi doi" : "khac");
            tc_entry_reset(entry);
            add_words(entry, words);
            tc_entry_set_value(entry, TC_SLOT_PATH, tc_slice_of(path));
            tc_entry_set_value(entry, TC_SLOT_DATE, tc_slice_of(date));
            tc_entry_set_data(entry, tc_slice_of(words));
            ok(tc_writer_replace(writer, TC_FIELD_PATH, tc_slice_of(path), &entry, 1, e));
        }
        tc_entry_free(entry);
        ok(tc_writer_commit(writer, e));
        tc_writer_close(writer);
    }
}

static tc_query *some_query(int which) {
    switch (which) {
    case 0:
        return tc_query_all();
    case 1:
        return tc_query_join(TC_QUERY_AND, (tc_query *[]){word("doi"), word("khac")}, 2);
    case 2:
        return tc_query_join(TC_QUERY_OR, (tc_query *[]){word("doi"), word("moi")}, 2);
    case 3:
        return tc_query_range(TC_SLOT_DATE, TC_SLICE("202403"), TC_SLICE("202407"));
    default:
        return tc_query_prefix(TC_FIELD_WORD, TC_SLICE("w1"), 20);
    }
}

/* Both find the same entries in the same order and bring the same along. */
static void compare(tc_store *near, tc_store *far, tc_query *query, tc_sort sort) {
    const tc_store_request request = {
        .offset = 2,
        .limit = FILES,
        .sort = sort,
        .sort_slot = TC_SLOT_DATE,
        .check_at_least = UINT32_MAX,
        .facets = TC_SLOT_BIT(TC_SLOT_DATE),
        .want = {.slots = TC_SLOT_BIT(TC_SLOT_PATH), .data = true, .terms = true}};
    tc_query *copy = tc_query_copy(query);
    tc_matches *here = search(near, query, &request), *there = search(far, copy, &request);
    uint32_t count = tc_matches_count(here), terms[2], facets[2];
    ck_assert_uint_eq(tc_matches_count(there), count);
    ck_assert_uint_eq(tc_matches_total(there).estimate, tc_matches_total(here).estimate);
    ck_assert_uint_gt(count, 0);
    for (uint32_t i = 0; i < count; i++) {
        ck_assert_uint_eq(tc_match_docid(there, i), tc_match_docid(here, i));
        ck_assert(tc_slice_equal(tc_match_value(there, i, TC_SLOT_PATH),
                                 tc_match_value(here, i, TC_SLOT_PATH)));
        ck_assert(tc_slice_equal(tc_match_data(there, i), tc_match_data(here, i)));
        tc_match_terms(here, i, &terms[0]);
        tc_match_terms(there, i, &terms[1]);
        ck_assert_uint_eq(terms[0], terms[1]);
    }
    const tc_facet *a = tc_matches_facets(here, TC_SLOT_DATE, &facets[0]);
    const tc_facet *b = tc_matches_facets(there, TC_SLOT_DATE, &facets[1]);
    ck_assert_uint_eq(facets[0], facets[1]);
    for (uint32_t i = 0; i < facets[0]; i++) {
        ck_assert(tc_slice_equal(a[i].value, b[i].value));
        ck_assert_uint_eq(a[i].count, b[i].count);
    }
    tc_matches_free(here);
    tc_matches_free(there);
}

START_TEST(a_remote_index_answers_as_a_local_one) {
    if (!have_server())
        return;
    fill(1);
    char source[32];
    pid_t server = serve(dir, source);
    const char *sources[] = {source};
    tc_store *near = open_store(), *far = NULL;
    ok(tc_store_open(sources, 1, &far, e));
    ck_assert_uint_eq(count_entries(far), FILES);
    uint32_t frequency = 0;
    ok(tc_store_frequency(far, TC_FIELD_WORD, TC_SLICE("khac"), &frequency, e));
    ck_assert_uint_eq(frequency, 20);
    for (int which = 0; which < 5; which++) {
        compare(near, far, some_query(which), TC_SORT_RELEVANCE);
        compare(near, far, some_query(which), TC_SORT_ENTRY);
        compare(near, far, some_query(which), TC_SORT_ASCENDING);
        compare(near, far, some_query(which), TC_SORT_DESCENDING);
    }
    tc_store_close(near);
    tc_store_close(far);
    stop(server);
}
END_TEST

START_TEST(walks_over_a_remote_index) {
    if (!have_server())
        return;
    fill(1);
    char source[32];
    pid_t server = serve(dir, source);
    const char *sources[] = {source};
    tc_store *far = NULL;
    ok(tc_store_open(sources, 1, &far, e));
    tc_postings *walk = NULL;
    ok(tc_postings_open(far, TC_FIELD_WORD, TC_SLICE("khac"), TC_SLOT_BIT(TC_SLOT_PATH), &walk, e));
    bool more = true;
    for (int i = 0; i < FILES; i += 3) {
        char path[16];
        snprintf(path, sizeof path, "%05d", i);
        ok(tc_postings_next(walk, &more, e));
        ck_assert_slice(tc_postings_value(walk, TC_SLOT_PATH), path);
    }
    ok(tc_postings_next(walk, &more, e));
    ck_assert(!more);
    tc_postings_close(walk);
    tc_terms *terms = NULL;
    ok(tc_terms_open(far, TC_FIELD_PATH, TC_SLICE("0000"), &terms, e));
    int count = 0;
    for (;; count++) {
        ok(tc_terms_next(terms, &more, e));
        if (!more)
            break;
        ck_assert_uint_eq(tc_terms_frequency(terms), 1);
    }
    ck_assert_int_eq(count, 10);
    tc_terms_close(terms);
    tc_want want = {.slots = TC_SLOT_BIT(TC_SLOT_DATE)};
    tc_matches *found = NULL;
    ok(tc_store_find(far, TC_FIELD_PATH, TC_SLICE("00001"), 5, &want, &found, e));
    ck_assert_slice(tc_match_value(found, 0, TC_SLOT_DATE), "20240801");
    tc_matches_free(found);
    tc_store_close(far);
    stop(server);
}
END_TEST

START_TEST(remote_and_local_shards_answer_as_one) {
    if (!have_server())
        return;
    fill(2);
    char first[160], stub[160], second[32];
    snprintf(first, sizeof first, "%s/shard0", dir);
    snprintf(stub, sizeof stub, "%s/shard1", dir);
    pid_t server = serve(stub, second);
    const char *sources[] = {first, second};
    tc_store *near = open_store(), *both = NULL;
    ok(tc_store_open(sources, 2, &both, e));
    for (int which = 0; which < 5; which++)
        compare(near, both, some_query(which), TC_SORT_ENTRY);
    tc_store_close(both);
    /* The same, listed in a stub file. */
    snprintf(stub, sizeof stub, "%s/both.stub", scratch);
    FILE *file = fopen(stub, "w");
    ck_assert_ptr_nonnull(file);
    fprintf(file, "# two halves\nauto index/shard0\nremote %s\n", second + 4);
    fclose(file);
    sources[0] = stub;
    ok(tc_store_open(sources, 1, &both, e));
    compare(near, both, some_query(1), TC_SORT_RELEVANCE);
    tc_store_close(both);
    tc_store_close(near);
    stop(server);
}
END_TEST

START_TEST(a_remote_index_may_change_while_it_is_read) {
    if (!have_server())
        return;
    fill(1);
    char source[32];
    pid_t server = serve(dir, source);
    const char *sources[] = {source};
    tc_store *far = NULL;
    ok(tc_store_open(sources, 1, &far, e));
    tc_writer *writer = open_writer(0);
    for (int round = 0; round < 4; round++) {
        for (int i = 0; i < 500; i++) {
            char path[16];
            snprintf(path, sizeof path, "%05d", i);
            put(writer, path, "chung lan nua");
        }
        ok(tc_writer_commit(writer, e));
    }
    tc_writer_close(writer);
    const tc_store_request request = {.limit = 10000, .want = {.data = true}};
    tc_matches *found = search(far, word("chung"), &request);
    ck_assert_uint_ge(tc_matches_count(found), FILES);
    tc_matches_free(found);
    ok(tc_store_refresh(far, e));
    ck_assert_uint_eq(count_entries(far), 500);
    tc_store_close(far);
    stop(server);
}
END_TEST

START_TEST(no_server_is_said) {
    char source[32];
    const char *sources[] = {source};
    tc_store *store = NULL;
    snprintf(source, sizeof source, "tcp:127.0.0.1:%d", free_port());
    fails(TC_ERR_IO, tc_store_open(sources, 1, &store, e));
    ck_assert_ptr_nonnull(strstr(last.hint, "xapian-tcpsrv"));
    ck_assert_str_eq(last.file, source);
    static const char *const bad[] = {"tcp:",        "tcp:localhost", "tcp::80",
                                      "tcp:h:",      "tcp:h:80x",     "tcp:h:0",
                                      "tcp:h:65536", "tcp:h:99999999"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        fails(TC_ERR_USAGE, tc_store_open(&bad[i], 1, &store, e));
}
END_TEST

START_TEST(a_server_that_goes_away_is_said) {
    if (!have_server())
        return;
    fill(1);
    char source[32];
    pid_t server = start(dir, "--one-shot", source);
    tc_store *far = reach(source);
    ck_assert_ptr_nonnull(far);
    stop(server);
    uint32_t frequency = 0;
    fails(TC_ERR_IO, tc_store_frequency(far, TC_FIELD_WORD, TC_SLICE("khac"), &frequency, e));
    tc_store_close(far);
}
END_TEST

START_TEST(a_remote_index_of_another_schema_is_refused) {
    if (!have_server())
        return;
    fill(1);
    char command[256], source[32];
    snprintf(command, sizeof command, "xapian-metadata set %s/shard0 tracuu-schema 0", dir);
    ck_assert_int_eq(system(command), 0);
    pid_t server = serve(dir, source);
    const char *sources[] = {source};
    tc_store *store = NULL;
    fails(TC_ERR_SCHEMA, tc_store_open(sources, 1, &store, e));
    stop(server);
}
END_TEST

int main(void) {
    const TTest *tests[] = {a_remote_index_answers_as_a_local_one,
                            walks_over_a_remote_index,
                            remote_and_local_shards_answer_as_one,
                            a_remote_index_may_change_while_it_is_read,
                            no_server_is_said,
                            a_server_that_goes_away_is_said,
                            a_remote_index_of_another_schema_is_refused,
                            NULL};
    return run_tests("store remote", tests);
}
