/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "verbs.h"

#include "bodies.h"

#include <string.h>

static const struct {
    const char *phrase;
    tc_cue kind;
} cues[] = {
    {"can cu", TC_CUE_BASIS},         {"thuc hien", TC_CUE_IMPLEMENT},
    {"trien khai", TC_CUE_IMPLEMENT}, {"cu the hoa", TC_CUE_IMPLEMENT},
    {"thi hanh", TC_CUE_IMPLEMENT},   {"chap hanh", TC_CUE_IMPLEMENT},
    {"sua doi", TC_CUE_AMEND},        {"bo sung", TC_CUE_AMEND},
    {"dieu chinh", TC_CUE_AMEND},     {"dinh chinh", TC_CUE_AMEND},
    {"thay the", TC_CUE_REPLACE},     {"bai bo", TC_CUE_REPEAL},
    {"huy bo", TC_CUE_REPEAL},        {"het hieu luc", TC_CUE_REPEAL},
    {"kem theo", TC_CUE_ATTACH},      {"dinh kem", TC_CUE_ATTACH},
    {"viet tat la", TC_CUE_ALIAS},    {"goi tat la", TC_CUE_ALIAS},
    {"goi la", TC_CUE_ALIAS},         {"tuyen truyen", TC_CUE_TELL},
    {"pho bien", TC_CUE_TELL},        {"quan triet", TC_CUE_TELL},
    {"tiep theo", TC_CUE_TELL},       {"cancu", TC_CUE_BASIS},
    {"thay cho", TC_CUE_REPLACE},     {"thay cum tu", TC_CUE_AMEND},
    {"bo cum tu", TC_CUE_AMEND},      {"thuchien", TC_CUE_IMPLEMENT},
};

static const tc_relation meant[] = {
    [TC_CUE_NONE] = TC_CITES,           [TC_CUE_BASIS] = TC_LEGAL_BASIS,
    [TC_CUE_IMPLEMENT] = TC_IMPLEMENTS, [TC_CUE_AMEND] = TC_AMENDS,
    [TC_CUE_REPLACE] = TC_REPLACES,     [TC_CUE_REPEAL] = TC_REPEALS,
    [TC_CUE_ATTACH] = TC_ATTACHED_TO,   [TC_CUE_ALIAS] = TC_CITES,
    [TC_CUE_TELL] = TC_CITES,
};

tc_relation tc_cue_relation(tc_cue cue) {
    return meant[cue];
}

/* "quy định chính sách" corrects nothing; "Sửa đổi 1:2023 QCVN 06:2022/BXD" is a document itself.
 */
static bool is_misread(const tc_word *w, size_t count, const char *phrase) {
    if (strcmp(phrase, "sua doi") == 0)
        return count > 3 && w[2].folded[0] <= '9' && w[3].before == ':';
    /* "trả thay cho cá nhân" */
    if (strcmp(phrase, "thay cho") == 0)
        return count > 2 && !w[2].capital && strcmp(w[2].folded, "cac") != 0;
    return strcmp(phrase, "dinh chinh") == 0 && !tc_words_begin_plain(w, count, "đính chính");
}

/* Whether a cue begins with the two letters that WORD begins with: few words do. */
static bool may_begin(const tc_word *word) {
    static uint32_t seconds[32]; /* by the first letter: a bit for each second one */
    static bool ready;
    for (size_t k = 0; !ready && k < sizeof cues / sizeof *cues; k++)
        seconds[cues[k].phrase[0] & 31] |= UINT32_C(1) << (cues[k].phrase[1] & 31);
    ready = true;
    return seconds[word->folded[0] & 31] >> (word->folded[1] & 31) & 1;
}

/* "bổ sung căn cứ ban hành", "bỏ căn cứ": what a draft rests on is spoken of. */
static bool names_basis(const tc_word *w, size_t at) {
    return at > 0 && w[at].before == ' ' &&
           (strcmp(w[at - 1].folded, "sung") == 0 || strcmp(w[at - 1].folded, "bo") == 0);
}

size_t tc_verb_last(const tc_word *w, size_t from, size_t to, tc_cue *kind, size_t *behind) {
    for (size_t i = to; i > from; i--)
        for (size_t k = 0; k < sizeof cues / sizeof *cues && may_begin(&w[i - 1]); k++) {
            size_t used = tc_words_begin(&w[i - 1], to - i + 1, cues[k].phrase);
            /* The committee is no verb. */
            if (used && i > 1 && strcmp(w[i - 2].folded, "ban") == 0 &&
                strcmp(cues[k].phrase, "chap hanh") == 0)
                continue;
            /* Nor is coming into force. */
            if (used && i > 1 && strcmp(w[i - 2].folded, "luc") == 0 &&
                strcmp(cues[k].phrase, "thi hanh") == 0)
                continue;
            if (used && is_misread(&w[i - 1], to - i + 1, cues[k].phrase))
                continue;
            if (used && cues[k].kind == TC_CUE_BASIS && names_basis(w, i - 1))
                return SIZE_MAX;
            /* "Tiếp theo Công văn số …", but not "các năm tiếp theo". */
            if (used && i - 1 > from && w[i - 1].before == ' ' && !w[i - 1].capital &&
                strcmp(cues[k].phrase, "tiep theo") == 0)
                continue;
            if (used) {
                *kind = cues[k].kind;
                *behind = i - 1 + used;
                return i - 1;
            }
        }
    return SIZE_MAX;
}

size_t tc_verb_change(const tc_word *w, size_t from, size_t to, tc_cue *found) {
    for (size_t i = from; i < to; i++)
        for (size_t k = 0; k < sizeof cues / sizeof *cues; k++)
            if (tc_cue_changes(cues[k].kind) && tc_words_begin(&w[i], to - i, cues[k].phrase) &&
                !is_misread(&w[i], to - i, cues[k].phrase)) {
                *found = cues[k].kind;
                return i;
            }
    return SIZE_MAX;
}

size_t tc_verb_type(const tc_word *w, size_t from, size_t to) {
    static const char *const types[] = {"nghi quyet", "quyet dinh", "ke hoach",   "chuong trinh",
                                        "chi thi",    "nghi dinh",  "thong tu",   "de an",
                                        "qui che",    "qui dinh",   "chien luoc", "ket luan",
                                        "cong van",   "phuong an",  "luat"};
    for (size_t i = to; i > from; i--)
        for (size_t k = 0; k < sizeof types / sizeof *types; k++) {
            size_t used = tc_words_begin(&w[i - 1], to - i + 1, types[k]);
            /* "quy định" and "kế hoạch" are common words, too; a document's has a capital. */
            if (used && w[i - 1].capital)
                return i - 1;
        }
    return SIZE_MAX;
}

bool tc_verb_has(const tc_word *w, size_t from, size_t to, const char *phrase) {
    return from < to && tc_words_last(w + from, to - from, phrase) != SIZE_MAX;
}

bool tc_verb_lists(const tc_word *w, size_t from, size_t to) {
    static const char *const joints[] = {"va", "cung", "voi", "hoac", "so", "cac"};
    for (size_t i = from; i < to; i++) {
        /* "và các văn bản: số …" */
        bool joint = i > from && (tc_words_begin(w + i, to - i, "van ban") ||
                                  tc_words_begin(w + i - 1, to - i + 1, "van ban"));
        for (size_t k = 0; k < sizeof joints / sizeof *joints; k++)
            joint = joint || strcmp(w[i].folded, joints[k]) == 0;
        if (!joint)
            return false;
    }
    return true;
}

bool tc_verb_advises(const tc_word *w, size_t from, size_t to) {
    static const char *const verbs[] = {"tham muu", "trinh", "du thao", "de xuat", "nghien cuu"};
    for (size_t i = from; i < to; i++)
        for (size_t k = 0; k < sizeof verbs / sizeof *verbs; k++) {
            if (!tc_words_begin(w + i, to - i, verbs[k]))
                continue;
            /* "chương trình", "quy trình", "tờ trình" are nouns. */
            if (strcmp(verbs[k], "trinh") != 0 || i == 0 || !tc_word_is(&w[i], "trình") ||
                (strcmp(w[i - 1].folded, "chuong") != 0 && strcmp(w[i - 1].folded, "qui") != 0 &&
                 strcmp(w[i - 1].folded, "to") != 0 && strcmp(w[i - 1].folded, "cong") != 0))
                return true;
        }
    return false;
}

bool tc_verb_has_doer(const tc_word *w, size_t from, size_t to) {
    static const char *const doers[] = {"to chuc", "ca nhan", "doanh nghiep", "don vi",
                                        "co quan", "de tai",  "du an",        "ho so"};
    for (size_t i = 0; i < sizeof doers / sizeof *doers; i++) {
        size_t used = to > from + 1 ? tc_words_begin(w + to - 2, 2, doers[i]) : 0;
        if (used == 2)
            return true;
    }
    /* "Trường hợp …, thì tiếp tục thực hiện theo …": whoever is in that case. */
    for (size_t i = to > from + 4 ? to - 4 : from; i < to; i++)
        if (tc_word_is(&w[i], "thì"))
            return true;
    return false;
}

bool tc_verb_has_unit(const tc_word *w, size_t from, size_t to) {
    static const char *const units[] = {
        "cac so",          "cac phong", "cac don vi", "cac co quan", "cac dia phuong",
        "cac nganh",       "don vi",    "co quan",    "thu truong",  "giam doc",
        "uy ban nhan dan", "ubnd",      "so",         "phong"};
    for (size_t i = from; i < to; i++)
        for (size_t k = 0; w[i].before == ',' && k < sizeof units / sizeof *units; k++)
            if (tc_words_begin(w + i, to - i, units[k]))
                return true;
    return false;
}

size_t tc_verb_own_act(tc_slice text, const tc_word *w, size_t from, size_t to, tc_slice raw) {
    /* Not "hướng dẫn" and the like, with which titles begin: "của Bộ A, Bộ B hướng dẫn …". */
    static const char *const acts[] = {"ban hanh", "xay dung", "yeu cau", "de nghi",   "bao cao",
                                       "lap",      "to chuc",  "giao",    "trien khai"};
    for (size_t i = from; i < to; i++) {
        bool behind = i ? w[i].before == ',' : tc_slice_starts(tc_slice_trim(raw), TC_SLICE(","));
        size_t end = behind && w[i].capital ? tc_body_read(text, w[i].start) : 0;
        size_t k = i;
        while (end && k < to && w[k].end <= end)
            k++;
        for (size_t n = 0; k > i && n < sizeof acts / sizeof *acts; n++)
            if (k < to && w[k].before == ' ' && tc_words_begin(w + k, to - k, acts[n]))
                return k;
    }
    return SIZE_MAX;
}

bool tc_verb_closed(const tc_word *w, size_t behind, size_t to, tc_slice raw) {
    while (raw.len && strchr(" \n\r\t*", raw.ptr[raw.len - 1]))
        raw.len--;
    return to > behind && raw.len && raw.ptr[raw.len - 1] == ',' &&
           tc_verb_type(w, behind, to) == SIZE_MAX;
}

bool tc_verb_passive(const tc_word *w, size_t count) {
    tc_cue kind;
    size_t at = count && (strcmp(w[0].folded, "duoc") == 0 || strcmp(w[0].folded, "bi") == 0)
                    ? tc_verb_change(w, 1, count < 3 ? count : 3, &kind)
                    : SIZE_MAX;
    return at != SIZE_MAX &&
           (tc_verb_has(w, at, count, "boi") || tc_verb_has(w, at, count, "bang") ||
            tc_verb_has(w, at, count, "tai") || tc_verb_has(w, at, count, "theo"));
}

bool tc_verb_done_by(const tc_word *w, size_t behind, size_t count) {
    static const char *const by[] = {"boi", "bang", "tai", "theo"};
    for (size_t i = 0; behind < count && i < sizeof by / sizeof *by; i++)
        if (w[behind].before == ' ' && strcmp(w[behind].folded, by[i]) == 0)
            return true;
    return false;
}

bool tc_verb_reports(const tc_word *w, size_t from, size_t verb, tc_slice type) {
    static const char *const reports[] = {"Báo cáo", "Tờ trình", "Công văn", "Thông báo"};
    static const char *const looks[] = {"ket qua",  "tinh hinh", "so ket",
                                        "tong ket", "kiem tra",  "giam sat"};
    bool report = false, look = false;
    for (size_t i = 0; i < sizeof reports / sizeof *reports; i++)
        report = report || tc_slice_equal(type, tc_slice_of(reports[i]));
    for (size_t i = 0; report && i < sizeof looks / sizeof *looks; i++)
        look = look || tc_verb_has(w, from, verb, looks[i]);
    return look;
}

bool tc_verb_uses(const tc_word *w, size_t from, size_t to) {
    static const char *const uses[] = {"theo", "tai", "ap dung", "su dung"};
    for (size_t i = 0; i < sizeof uses / sizeof *uses; i++)
        if (tc_verb_has(w, from, to, uses[i]))
            return true;
    return false;
}

bool tc_verb_makes(const tc_word *w, size_t from, size_t to) {
    return tc_verb_has(w, from, to, "ban hanh") || tc_verb_has(w, from, to, "xay dung");
}

bool tc_verb_follows(const tc_word *w, size_t from, size_t to) {
    enum { OBJECT = 3 };
    return tc_verb_has(w, from + OBJECT < to ? from + OBJECT : to, to, "qui dinh tai") ||
           tc_verb_has(w, from + OBJECT < to ? from + OBJECT : to, to, "theo qui dinh");
}

bool tc_verb_follows_from(const tc_word *w, size_t from, size_t to) {
    return tc_verb_has(w, from, to, "theo qui dinh") ||
           (to > from && tc_word_is(&w[to - 1], "khi"));
}

bool tc_verb_uses_form(tc_slice text, const tc_word *w, size_t from, size_t to) {
    static const char *const forms[] = {"mau", "bieu mau", "theo mau", "phu luc"};
    bool form = false;
    for (size_t i = from + 1; i < to; i++) {
        size_t gap = w[i - 1].end, end = w[i].start;
        if (memchr(text.ptr + gap, ')', end - gap))
            form = false;
        for (size_t k = 0;
             memchr(text.ptr + gap, '(', end - gap) && k < sizeof forms / sizeof *forms; k++)
            form = form || tc_words_begin(w + i, to - i, forms[k]);
    }
    return form;
}

bool tc_verb_changes_phrase(const tc_word *w, size_t from, size_t to) {
    enum { LONGEST = 60 };
    return to - from < LONGEST && tc_verb_has(w, from, from + 5 < to ? from + 5 : to, "cum tu") &&
           tc_verb_has(w, from, to, "tai");
}

bool tc_verb_changes_part(const tc_word *w, size_t from, size_t to) {
    static const char *const parts[] = {"phu luc", "khoan",    "diem",     "dieu",
                                        "muc",     "cum tu",   "mot so",   "mot phan",
                                        "mau",     "bieu mau", "so thu tu"};
    while (from < to && (strcmp(w[from].folded, "cac") == 0 || strcmp(w[from].folded, "noi") == 0 ||
                         strcmp(w[from].folded, "dung") == 0))
        from++;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (from < to && tc_words_begin(w + from, to - from, parts[i]))
            return true;
    return false;
}

bool tc_verb_ends(tc_slice text, size_t at, tc_relation *relation) {
    enum { END_WORDS = 12, END_BYTES = 120 };
    static const struct {
        const char *phrase;
        tc_cue kind;
    } ends[] = {{"het hieu luc", TC_CUE_REPEAL},
                {"duoc thay the", TC_CUE_REPLACE},
                {"bi thay the", TC_CUE_REPLACE},
                {"duoc bai bo", TC_CUE_REPEAL},
                {"bi bai bo", TC_CUE_REPEAL}};
    tc_word w[END_WORDS];
    size_t to = at + END_BYTES < text.len ? at + END_BYTES : text.len, used = 0;
    size_t count = tc_words_read(text, at, to, w, END_WORDS);
    size_t self = tc_words_last(w, count, "nay");
    for (size_t i = 0; !used && i < sizeof ends / sizeof *ends; i++) {
        used = tc_words_begin(w, count, ends[i].phrase);
        *relation = meant[ends[i].kind];
    }
    if (!used || w[0].before != ' ' || self == SIZE_MAX)
        return false;
    for (size_t i = used; i <= self; i++)
        if (w[i].before == '.' || w[i].before == ';' || w[i].folded[0] <= '9')
            return false;
    return true;
}

bool tc_verb_expires(tc_slice text, size_t at, bool named) {
    enum { SENTENCE_BYTES = 600, END_WORDS = 9 };
    static const char end[] = "hết hiệu lực";
    tc_slice rest =
        tc_slice_sub(text, at, at + SENTENCE_BYTES < text.len ? at + SENTENCE_BYTES : text.len);
    size_t verb = tc_slice_find(rest, tc_slice_of(end), 0);
    if (verb == SIZE_MAX)
        return false;
    for (size_t i = 0; i < verb; i++)
        if (strchr(";:|", rest.ptr[i]) || (rest.ptr[i] == '.' && tc_utf8_space(rest, i + 1)))
            return false;
    /* What has ceased before is only told. */
    if (tc_slice_ends(tc_slice_sub(rest, 0, verb), TC_SLICE("đã ")))
        return false;
    tc_word w[END_WORDS];
    size_t behind = verb + strlen(end);
    size_t count = tc_words_read(rest, behind, rest.len, w, END_WORDS);
    if (tc_words_last(w, count, "nay") != SIZE_MAX)
        return true;
    if (tc_words_begin(w, count, "thi hanh"))
        behind = w[1].end;
    return named && behind < rest.len && (rest.ptr[behind] == '.' || rest.ptr[behind] == ';');
}

bool tc_verb_plans(tc_slice type) {
    static const char *const plans[] = {
        "Kế hoạch",           "Chương trình", "Chương trình hành động",
        "Kế hoạch hành động", "Công văn",     "Báo cáo",
        "Tờ trình",           "Thông báo",    "Hướng dẫn",
        "Phương án",          "Đề án"};
    for (size_t i = 0; i < sizeof plans / sizeof *plans; i++)
        if (tc_slice_equal(type, tc_slice_of(plans[i])))
            return true;
    return false;
}
