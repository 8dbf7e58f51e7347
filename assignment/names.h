/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The units that one document names, to spell out its abbreviations.  Private to assignment/. */
#ifndef TRACUU_ASSIGNMENT_NAMES_H
#define TRACUU_ASSIGNMENT_NAMES_H

#include "texts.h"
#include "units.h"

/* A name as spelt in the document. */
typedef struct tc_unit_name {
    tc_slice written, folded;
    uint32_t times;
    uint32_t alone;   /* of these, not before ", Chi cục …" as a division of it */
    bool abbreviated; /* holds an abbreviation itself */
    tc_slice rest;    /* without the word for its kind: "Quản lý Khoa học" of a Phòng */
    char rest_first;  /* its first letter, folded; 0 when a "và" or nothing stands there */
    tc_slice brief;   /* the abbreviation that a bracket behind it defines, or "" */
} tc_unit_name;

/* Where the word of an initial stands. */
struct tc_initial {
    uint32_t text, word;
};
enum { TC_MEANT = 256 };
/* The words that LETTERS were found to stand for, or "". */
struct tc_meant {
    tc_slice letters, words;
};

typedef struct tc_names {
    const tc_unit_name *items; /* by folded form */
    uint32_t count;
    const tc_phrase *texts; /* every block and cell */
    uint32_t text_count;
    /* The first letter of each word of the texts, in order: '\1' for an abbreviation or a number,
     * and a '\0' where two words are parted by more than a blank.  Where each stands, beside it. */
    tc_slice initials;
    const struct tc_initial *initial;
    struct tc_meant *meant; /* by a hash of the letters; expand.c fills it */
    bool of_department;     /* the document is a Sở's own */
} tc_names;

/* Gathers the names in TEXTS; false when memory is short. */
TC_MUST_USE bool tc_names_read(tc_arena *arena, tc_texts *texts, const tc_citations *citations,
                               tc_names *out);
/* Whether UNIT is BRIEF, which a bracket behind NAME defines, with or without the word for its
 * kind.
 */
bool tc_unit_is_brief(const tc_phrase *unit, tc_slice brief, tc_slice name);
/* UNITS spelt out, persons replaced by their division;
 * {NULL, 0} and false when memory is short. */
TC_MUST_USE bool tc_names_expand(tc_arena *arena, const tc_names *names, const tc_strings *units,
                                 tc_strings *out);
/* What a list of units says by itself. */
typedef struct tc_units_said {
    tc_strings parts;   /* as tc_unit_parts */
    tc_strings persons; /* named among them: "Đ/c Lê Thị Hoa - TP QLKH" → "Lê Thị Hoa" */
    bool open;          /* expanding the parts could change something */
} tc_units_said;
/* False when memory is short. */
TC_MUST_USE bool tc_units_say(tc_arena *arena, const tc_strings *units, tc_units_said *out);
/* The abbreviation in the bracket behind a name that ends at word AT: "(QLKH)", "(sau đây viết tắt
 * là Phòng QLKH)"; "" when there is none.  SAID (unless NULL): whether it says that it is one. */
tc_slice tc_names_brief(const tc_phrase *words, uint32_t at, bool *said);
/* NAME as it stands in the document; NULL when it does not, or memory is short. */
const tc_unit_name *tc_names_find(tc_arena *arena, const tc_names *names, tc_slice name);

/* A person named in a unit, whose name is the words FROM … TO-1; AT is where that begins, 0 or
 * behind a bracket: "Phòng Quản lý Khoa học (Đ/c Hoa)". */
typedef struct tc_person {
    uint32_t at, from, to;
    bool office; /* "Phó Giám đốc Nguyễn Văn Nam" */
} tc_person;

/* persons.c */
bool tc_person_find(const tc_phrase *words, tc_person *out);
/* The end of the name that begins at word AT: capitals with a blank between. */
uint32_t tc_person_end(const tc_phrase *words, uint32_t at);

#endif
