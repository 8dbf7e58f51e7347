/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Keys of Telex and VNI that no program turned into letters. */
#include "../../search/typing.h"
#include "arena_fixture.h"

#include <check.h>
#include <stdlib.h>

static const struct {
    const char *keys, *syllable;
} spec[] = {
    /* Telex: marks where they stand, or at the end */
    {"kees", "kế"},
    {"hoachj", "hoạch"},
    {"hoajch", "hoạch"},
    {"ddooir", "đổi"},
    {"ddoior", "đổi"},
    {"mowis", "mới"},
    {"moiws", "mới"},
    {"chuyeenr", "chuyển"},
    {"chuyener", "chuyển"},
    {"soos", "số"},
    {"quyeets", "quyết"},
    {"ddinhj", "định"},
    {"nghij", "nghị"},
    {"thuw", "thư"},
    {"thw", "thư"},
    {"truwowngr", "trưởng"},
    {"truongwr", "trưởng"},
    {"nuwowcs", "nước"},
    {"nuowcs", "nước"},
    {"hoawcj", "hoặc"},
    {"quawngj", "quặng"},
    {"luaatj", "luật"},
    {"thuowr", "thuở"},
    {"nguwowif", "người"},
    {"khoer", "khỏe"},
    {"hoaf", "hòa"},
    {"ngoaif", "ngoài"},
    {"giaf", "già"},
    {"gif", "gì"},
    {"quys", "quý"},
    {"ddaatf", NULL}, /* a stop has no such tone */
    {"doanhd", "đoanh"},
    /* VNI */
    {"ke61", "kế"},
    {"hoa5ch", "hoạch"},
    {"hoach5", "hoạch"},
    {"d9o63i", "đổi"},
    {"d9oi63", "đổi"},
    {"mo71i", "mới"},
    {"moi71", "mới"},
    {"chuye63n", "chuyển"},
    {"so61", "số"},
    {"nu7o7c1", "nước"},
    {"nuo7c1", "nước"},
    {"nga8n", "ngăn"},
    {"truong73", "trưởng"},
    /* capitals */
    {"Kees", "Kế"},
    {"DDOOIR", "ĐỔI"},
    {"D9O63I", "ĐỔI"},
    {"NUWOWCS", "NƯỚC"},
    /* no keys, no syllable, or too much of it */
    {"ke", NULL},
    {"hoach", NULL},
    {"s", NULL},
    {"196", NULL},
    {"2024", NULL},
    {"kh196", NULL},
    {"CDS", NULL},
    {"TTHC", NULL},
    {"start", NULL},
    {"internet", NULL},
    {"kếs", NULL},
    {"hoachjj", NULL},
    {"kehoachjkehoachj", NULL},
};

START_TEST(keys_make_syllables) {
    const char *made = string(tc_typing_decode(arena, tc_slice_of(spec[_i].keys)));
    ck_assert_str_eq(made, spec[_i].syllable ? spec[_i].syllable : "");
}
END_TEST

int main(void) {
    Suite *suite = suite_create("typing");
    TCase *tc = tcase_create("typing");
    tcase_add_checked_fixture(tc, arena_setup, arena_teardown);
    tcase_add_loop_test(tc, keys_make_syllables, 0, sizeof spec / sizeof *spec);
    suite_add_tcase(suite, tc);
    return run_suite(suite);
}
