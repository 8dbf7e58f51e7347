/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What an index holds, written once: the tables below are the schema.  They feed the term
 * prefixes, the value slots, the help on queries and docs/schema.md.
 *
 * An entry of the index is terms + values + data.  Terms find it, values are what a list of
 * results needs without opening the data, data is opaque bytes of the caller.  There are five
 * kinds of entry, told apart by TC_FIELD_KIND:
 *   "document"  a file that was read
 *   "copy"      a file with the contents of a document, at another path
 *   "task"      one task that a document gives to units
 *   "failed"    a file that could not be read, remembered with its reason
 *   "archive"   an archive whose members were looked at; they have the kinds above
 * All entries made from one file share its TC_FIELD_PATH term and are replaced together.
 *
 * Of files with the same contents the one whose path is the smallest, bytewise, is the document,
 * which has a term TC_FIELD_CONTENTS; each other one is a copy, which has the same text under
 * TC_FIELD_COPY and nothing that a search finds.  While a run goes on it may be another one.
 *
 * Texts given to a field are made by the callers, the indexer and the search with the same
 * functions, and arrive here ready: keys and words are folded, so that none begins with an ASCII
 * capital (this is what keeps words without a prefix apart from prefixed terms); dates are
 * YYYYMMDD.
 *
 * Words with their accents (TC_FIELD_EXACT) have no prefix either, so that in lists of terms they
 * stand beside the same words without: they have a byte that no text in UTF-8 has there, as
 * text/exact.h makes them.
 *
 * Prefixes of one letter follow Omega (A author, D date, K keyword, Q unique id, S title, Y year),
 * the rest are X and one letter; no prefix begins another one.  A change to a prefix, a
 * slot or a meaning raises TC_SCHEMA_VERSION; a new field alone does not. */
#ifndef TRACUU_STORE_SCHEMA_H
#define TRACUU_STORE_SCHEMA_H

#include <base/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Recorded in every shard when it is created; an index of another version is refused. */
#define TC_SCHEMA_VERSION "8"

/* Bytes of a term, prefix included; a NUL byte counts twice. */
enum { TC_TERM_MAX = 245 };

/* How the text of a field becomes terms. */
typedef enum tc_field_kind {
    TC_KIND_WORDS,   /* one term a word, counted for ranking */
    TC_KIND_BOOLEAN, /* one term the whole text; no ranking */
    TC_KIND_DATE,    /* YYYYMMDD: term and value, or value alone */
    TC_KIND_NUMBER,  /* value alone, made sortable by tc_entry_set_number */
    TC_KIND_TEXT     /* value alone, for showing */
} tc_field_kind;

/* Value slots.  X(ID, number, name, what it holds)
 * TITLE, CITATIONS and UNITS are packed like data: other Xapian programs see them so. */
#define TC_SLOTS(X)                                                                                \
    X(PATH, 1, "path", "path of the file, as it was given to the indexer")                         \
    X(STATE, 2, "state",                                                                           \
      "size, mtime and hash of the file when it was read, packed by the indexer")                  \
    X(TYPE, 3, "type", "type of the document, as shown: \"Quyết định\"")                           \
    X(CANONICAL, 4, "canonical", "its number, as shown: \"709/QĐ-TTg\"; tasks have none")          \
    X(DATE, 5, "date", "its date, YYYYMMDD; a task has its plan's")                                \
    X(YEAR, 6, "year", "its year, four digits, for counting")                                      \
    X(ISSUER, 7, "issuer", "the body that issued it, with its place, as shown; tasks have none")   \
    X(PROVINCE, 8, "province", "its province, as shown; tasks and the centre have none")           \
    X(TITLE, 9, "title", "its title, as shown")                                                    \
    X(CITATIONS, 10, "citations", "what it cites, how and how often, packed by the indexer")       \
    X(UNIT, 11, "unit", "lead unit of a task, as shown")                                           \
    X(DUE_START, 12, "due_start", "first day of the period in which a task is due, YYYYMMDD")      \
    X(DUE_END, 13, "due_end", "last day of that period, YYYYMMDD")                                 \
    X(ORDER, 14, "order", "where a task stands in its plan (sortable number)")                     \
    X(FAILURE, 15, "failure", "why the file could not be read")                                    \
    X(UNITS, 16, "units", "units that the document gives tasks, as shown, one a line")

/* Fields.
 * X(ID, name, aliases, prefix, kind, slot, help, help in Vietnamese, example query)
 * aliases: separated by spaces, with and without accents; fields without aliases are not for
 * users.  prefix: NULL for a value alone.  slot: where the text is stored too, or NONE. */
#define TC_FIELDS(X)                                                                               \
    X(KIND, "kind", "", "K", BOOLEAN, NONE,                                                        \
      "kind of entry: document, copy, task, failed or archive",                                    \
      "loại mục: document, copy, task, failed hoặc archive", NULL)                                 \
    X(PATH, "path", "", "Q", BOOLEAN, PATH, "path of the file: the key of all its entries",        \
      "đường dẫn của tệp: khóa của mọi mục thuộc tệp", NULL)                                       \
    X(ARCHIVE, "archive", "", "XA", BOOLEAN, NONE, "path of the archive that the file is in",      \
      "đường dẫn của tệp nén chứa tệp", NULL)                                                      \
    X(CONTENTS, "contents", "", "XO", BOOLEAN, NONE,                                               \
      "a hash of the document's contents, with which a copy of it is known",                       \
      "mã băm nội dung của văn bản, để nhận ra bản sao của nó", NULL)                              \
    X(COPY, "copy", "", "XK", BOOLEAN, NONE,                                                       \
      "the hash of a copy's contents, which its document has, too",                                \
      "mã băm nội dung của bản sao, trùng với mã của văn bản", NULL)                               \
    X(WORD, "word", "", "", WORDS, NONE, "words and pairs of words side by side, without accents", \
      "các từ và các cặp từ liền nhau, đã bỏ dấu", NULL)                                           \
    X(EXACT, "exact", "", "", WORDS, NONE,                                                         \
      "words with their accents, where these are not the usual ones: the word without, and a byte" \
      " for each letter that has some",                                                            \
      "các từ giữ nguyên dấu, khi khác dấu thường gặp: từ bỏ dấu và một byte cho mỗi chữ có dấu",  \
      NULL)                                                                                        \
    X(TITLE, "title", "tiêuđề tieude tríchyếu trichyeu", NULL, TEXT, TITLE, "words of the title",  \
      "các từ trong trích yếu", "title:\"chuyển đổi số\"")                                         \
    X(TYPE, "type", "loại loai", "XT", BOOLEAN, TYPE, "type of document", "loại văn bản",          \
      "type:\"kế hoạch\"")                                                                         \
    X(NUMBER, "number", "số so sốhiệu sohieu", "XN", BOOLEAN, CANONICAL,                           \
      "the document's own number and symbol", "số và ký hiệu của văn bản", "number:709/QĐ-TTg")    \
    X(NUMBER_BARE, "bare", "", "XB", BOOLEAN, NONE,                                                \
      "the document's own number without its symbol", "số của văn bản, không kèm ký hiệu", NULL)   \
    X(ISSUER, "issuer", "cơquan coquan", "A", BOOLEAN, ISSUER, "body that issued the document",    \
      "cơ quan ban hành", "issuer:\"UBND tỉnh Quảng Ngãi\"")                                       \
    X(PROVINCE, "province", "tỉnh tinh", "XP", BOOLEAN, PROVINCE,                                  \
      "province that the document belongs to", "tỉnh, thành phố của văn bản",                      \
      "province:\"Quảng Ngãi\"")                                                                   \
    X(YEAR, "year", "năm nam", "Y", BOOLEAN, YEAR, "year of the document", "năm ban hành",         \
      "year:2024")                                                                                 \
    X(DATE, "date", "ngày ngay", "D", DATE, DATE, "date of the document, or a range of dates",     \
      "ngày ban hành, hoặc khoảng ngày", "date:2024-01-01..2024-06-30")                            \
    X(UNIT, "unit", "đơnvị donvi", "XU", BOOLEAN, NONE, "a unit that the document gives a task",   \
      "đơn vị được giao nhiệm vụ", "unit:\"Sở Khoa học và Công nghệ\"")                            \
    X(CITED, "cites", "việndẫn viendan", "XC", BOOLEAN, NONE,                                      \
      "number and symbol of a document that it cites", "số, ký hiệu của văn bản được viện dẫn",    \
      "cites:709/QĐ-TTg")                                                                          \
    X(CITED_IDENTITY, "cited_identity", "", "XI", BOOLEAN, NONE,                                   \
      "a cited document in full: number|issuer|date",                                              \
      "văn bản được viện dẫn, đầy đủ: số hiệu|cơ quan|ngày", NULL)                                 \
    X(CITED_RELATION, "cited_relation", "", "XR", BOOLEAN, NONE,                                   \
      "a cited document and what is done to it: number|relation",                                  \
      "văn bản được viện dẫn và quan hệ: số hiệu|quan hệ", NULL)                                   \
    X(TOLD_RELATION, "told_relation", "", "XM", BOOLEAN, NONE,                                     \
      "a cited document and what the title, or another cited one, does to it: number|relation",    \
      "văn bản được viện dẫn và tác động lên nó của trích yếu hoặc văn bản khác: số hiệu|quan hệ", \
      NULL)                                                                                        \
    X(LEAD, "lead", "chủtrì chutri", "XL", BOOLEAN, UNIT, "unit that leads a task",                \
      "đơn vị chủ trì nhiệm vụ", "lead:\"Sở Tài chính\"")                                          \
    X(SUPPORT, "support", "phốihợp phoihop", "XS", BOOLEAN, NONE, "unit that supports a task",     \
      "đơn vị phối hợp thực hiện nhiệm vụ", "support:\"Sở Tài chính\"")                            \
    X(PLAN, "plan", "", "XH", BOOLEAN, NONE, "number and symbol of the plan that a task is from",  \
      "số, ký hiệu của kế hoạch giao nhiệm vụ", NULL)                                              \
    X(RECURRING, "recurring", "", "XE", BOOLEAN, NONE,                                             \
      "\"yes\" for a task that comes every period",                                                \
      "\"yes\" với nhiệm vụ thực hiện định kỳ, thường xuyên", NULL)                                \
    X(UNIT_NAME, "unit_name", "", "XD", BOOLEAN, NONE,                                             \
      "a unit of a task, as written: role|key|name|name in full|issuer|province",                  \
      "một đơn vị của nhiệm vụ, như đã viết: vai trò|khóa|tên|tên đầy đủ|cơ quan|tỉnh", NULL)      \
    X(FULL_NAME, "full_name", "", "XF", BOOLEAN, NONE,                                             \
      "a name that the document spells out: agency or province|name|abbreviation",                 \
      "một tên đơn vị được viết đầy đủ: cơ quan hoặc tỉnh|tên|tên viết tắt", NULL)                 \
    X(ABBREVIATION, "abbreviation", "", "XV", BOOLEAN, NONE,                                       \
      "an abbreviation that the document defines: s|short|agency|long, l|long|agency|…",           \
      "một từ viết tắt mà văn bản định nghĩa: s|viết tắt|cơ quan|đầy đủ, l|đầy đủ|cơ quan|…",      \
      NULL)                                                                                        \
    X(DUE_START, "due_start", "", NULL, DATE, DUE_START, "first day on which a task is due",       \
      "ngày đầu của thời hạn nhiệm vụ", NULL)                                                      \
    X(DUE_END, "due_end", "", NULL, DATE, DUE_END, "last day on which a task is due",              \
      "ngày cuối của thời hạn nhiệm vụ", NULL)                                                     \
    X(ORDER, "order", "", NULL, NUMBER, ORDER, "where a task stands in its plan",                  \
      "thứ tự của nhiệm vụ trong kế hoạch", NULL)                                                  \
    X(STATE, "state", "", NULL, TEXT, STATE, "state of the file when it was read",                 \
      "trạng thái của tệp khi được đọc", NULL)                                                     \
    X(CITATIONS, "citations", "", NULL, TEXT, CITATIONS, "what the document cites and how",        \
      "văn bản viện dẫn gì và như thế nào", NULL)                                                  \
    X(FAILURE, "failure", "", NULL, TEXT, FAILURE, "why the file could not be read",               \
      "lý do không đọc được tệp", NULL)

#define TC_SLOT_ENUM(id, number, name, help) TC_SLOT_##id = (number),
typedef enum tc_slot {
    TC_SLOT_NONE = 0,
    TC_SLOTS(TC_SLOT_ENUM) TC_SLOT_MAX = 63 /* the highest that fits into a set of slots */
} tc_slot;
#undef TC_SLOT_ENUM

#define TC_FIELD_ENUM(id, ...) TC_FIELD_##id,
typedef enum tc_field { TC_FIELDS(TC_FIELD_ENUM) TC_FIELD_COUNT } tc_field;
#undef TC_FIELD_ENUM

/* A set of slots: TC_SLOT_BIT(TC_SLOT_PATH) | TC_SLOT_BIT(TC_SLOT_DATE). */
#define TC_SLOT_BIT(slot) (UINT64_C(1) << (slot))
#define TC_SLOTS_ALL UINT64_MAX

typedef struct tc_slot_info {
    tc_slot slot;
    const char *name;
    const char *help;
} tc_slot_info;

typedef struct tc_field_info {
    tc_field field;
    const char *name;
    const char *aliases; /* separated by spaces; "" when the field is not for users */
    const char *prefix;  /* of its terms; NULL when it has a value alone */
    tc_field_kind kind;
    tc_slot slot; /* TC_SLOT_NONE when it is not stored */
    const char *help;
    const char *help_vi;
    const char *example; /* a query, or NULL */
} tc_field_info;

/* A row of the table; FIELD must be one. */
const tc_field_info *tc_schema_field(tc_field field) TC_NOEXCEPT;
/* A row of the table of slots; NULL for TC_SLOT_NONE or a number that is none. */
const tc_slot_info *tc_schema_slot(tc_slot slot) TC_NOEXCEPT;
/* The field that users call NAME: its name or an alias, bytewise in lower case.  Fields that are
 * not for users are not found. */
bool tc_schema_find(tc_slice name, tc_field *out) TC_NOEXCEPT;
/* docs/schema.md, appended to OUT. */
void tc_schema_markdown(tc_buffer *out) TC_NOEXCEPT;

#ifdef __cplusplus
}
#endif
#endif
