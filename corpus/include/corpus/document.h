/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The one document model: text, and over it blocks and tables given as ranges of that text.
 *
 * Plain text has no marked structure; the layout finds it.  Formats that have one (docx, odt,
 * xlsx, HTML …) render a text and mark the same blocks and tables on it: blocks parted by blank
 * lines, a row of a table a line, its cells parted by tabs.  Numbers and bullets that the word
 * processor made are part of that text; footnotes and running heads stand at its end, a note's
 * mark as "[1]" both there and where it is referred to.
 *
 * Blocks stand in the order of the text and do not overlap; every character that is not white
 * space lies in one.  A rule (-----), a page number or what else has no text belongs to the block
 * before it.  A sentence that a page break cut is one block.
 *
 * Letterheads and signatures are tables of two columns where the format shows a table (HTML, "|"),
 * and paragraphs in plain text, where two columns of tab-led lines are never taken for a table. */
#ifndef TRACUU_CORPUS_DOCUMENT_H
#define TRACUU_CORPUS_DOCUMENT_H

#include <text/dates.h>
#include <text/text.h>

typedef enum tc_format {
    TC_FORMAT_TXT,
    TC_FORMAT_MD,
    TC_FORMAT_HTML,
    TC_FORMAT_DOCX, /* WordprocessingML in a ZIP: docx, docm, dotx, dotm */
    TC_FORMAT_ODT,  /* OpenDocument: odt, ott, ods */
    TC_FORMAT_XLSX, /* SpreadsheetML in a ZIP: xlsx, xlsm, xltx */
    TC_FORMAT_PDF,
    TC_FORMAT_DOC, /* Word in an OLE2 file */
    TC_FORMAT_XLS, /* Excel in an OLE2 file */
    TC_FORMAT_RTF,
    TC_FORMAT_IMAGE /* a page as a picture: PNG, JPEG, TIFF */
} tc_format;

enum { TC_FORMAT_COUNT = TC_FORMAT_IMAGE + 1 };

/* START to END (exclusive), byte offsets in the document's text. */
typedef struct tc_range {
    uint32_t start, end;
} tc_range;

/* A table cell.  It covers rows row … row+rowspan-1 and columns col … col+colspan-1. */
typedef struct tc_cell {
    uint32_t row, col, rowspan, colspan;
    tc_slice text;          /* white space folded; '\n' between its paragraphs and list items;
                               no markup; "" when empty */
    const tc_range *pieces; /* where it stands; more than one when a page break cut it */
    uint32_t piece_count;
} tc_cell;

typedef struct tc_table {
    uint32_t rows, cols;
    const tc_cell *cells; /* by row, then column */
    uint32_t cell_count;
    tc_range range; /* from its first cell to its last */
    /* The format showed merged cells (HTML; "|" tables, where a cell that was merged with the one
     * above is missing from its row): an empty cell is really empty.  Else a cell that was merged
     * with the one above looks empty.  Some places of a table may have no cell at all. */
    bool has_spans;
} tc_table;

typedef enum tc_block_kind {
    TC_BLOCK_PARAGRAPH, /* lines joined */
    TC_BLOCK_TABLE
} tc_block_kind;

/* How deep a label stands: "A.", "Phần I", "Chương I" 1; "I.", "Mục 1.", "Điều 5." 2; "1." "1/" 3;
 * "1.1." 4; "1.1.1." and deeper 5; "a)" "1)" "(1)" 6; "-" "–" "•" "·" "*" 7; "+" 8; none 0. */
typedef struct tc_block {
    tc_block_kind kind;
    tc_range range; /* the whole, label included; for a table, all of it */
    tc_slice text;  /* white space folded, markup off, without the label; "" for a table */
    tc_slice label; /* as written: "II.", "1.2.", "a)", "-"; "" when none */
    uint8_t level;  /* see above */
    bool bold;      /* the whole paragraph is marked bold, or is a heading */
    uint32_t table; /* index into tables, for TC_BLOCK_TABLE */
} tc_block;

/* A page of the file, where the format has pages. */
typedef struct tc_page_start {
    uint32_t start;  /* offset in the text */
    uint32_t number; /* from 1; rises */
} tc_page_start;

/* Pages that are pictures. */
typedef struct tc_scanned {
    uint32_t read, unread; /* by OCR; not, for none was asked for */
    uint32_t sure;         /* of the words read by it, 0 to 100 */
} tc_scanned;

/* A word with digits of which OCR was not sure, as it was read; HAND: a hand wrote them; GUESS: it
 * was not read, but may be what a hand wrote where the page has a blank. */
enum { TC_DOUBT_DIGITS = 1, TC_DOUBT_LETTERS = 2, TC_DOUBT_HAND = 4, TC_DOUBT_GUESS = 8 };
typedef struct tc_doubt {
    uint32_t page;
    tc_slice word;
    unsigned of; /* TC_DOUBT_… */
} tc_doubt;

/* When a file was signed digitally, as its signatures say; whether these are sound is not asked. */
enum { TC_SIGNED_MAX = 16 };
typedef struct tc_signed {
    tc_date days[TC_SIGNED_MAX];
    uint32_t count;
} tc_signed;

typedef struct tc_document {
    const char *path;
    tc_format format;
    tc_text text; /* for TXT and MD the file decoded; else the rendered text, its own source */
    const tc_block *blocks;
    uint32_t block_count;
    const tc_table *tables;
    uint32_t table_count;
    const tc_page_start *pages; /* none where the format has no pages */
    uint32_t page_count;
    tc_scanned scan;
    const tc_doubt *doubts; /* by page, then word */
    uint32_t doubt_count;
    tc_signed signatures;
    const uint32_t *line_ends; /* offsets of the line ends of the text, for tc_document_line */
    uint32_t line_end_count;
} tc_document;

/* The largest file that is read, in bytes. */
#define TC_DOCUMENT_MAX ((size_t)32 << 20)

/* Reads PATH, that of a file or of a member of an archive (archive.h); its contents and, for text,
 * then its name decide the format.  Everything lives in ARENA. TC_ERR_FORMAT: empty, binary, or a
 * format without a reader; TC_ERR_LIMIT: over TC_DOCUMENT_MAX; TC_ERR_IO: unreadable, or not a
 * regular file; TC_ERR_SCAN: nothing but pictures of pages, which only tc_document_ocr lets it
 * read; TC_ERR_NOT_FOUND: what reads this format is not installed. */
TC_MUST_USE tc_status tc_document_read(tc_arena *arena, const char *path, tc_document *out,
                                       tc_error *error);
/* The same from memory; PATH only names it. */
TC_MUST_USE tc_status tc_document_parse(tc_arena *arena, const char *path, tc_slice bytes,
                                        tc_document *out, tc_error *error);

/* Whether this process reads formats with structure in a sandbox from now on: a program does that
 * is given files from outside, whatever reads them in tests and fuzzers does not.  Off at first. To
 * be turned off again before the process ends, and called while no document is read. */
void tc_document_isolate(bool on);

/* Whether this process reads scans from now on, which takes seconds a page.  Off at first; to be
 * called while no document is read. */
void tc_document_ocr(bool on);
bool tc_document_ocr_is_on(void);

/* Whether the indexer should take up a file of this name (by its ending); pictures only
 * while scans are read, archives only while these are walked. */
bool tc_document_wanted(const char *path);

/* The page on which OFFSET stands; 0 where the format has no pages.  O(log pages). */
uint32_t tc_document_page(const tc_document *document, size_t offset);

/* What OCR was not sure of when it read WORD on PAGE: TC_DOUBT_…, or 0.  O(log doubts). */
unsigned tc_document_doubt(const tc_document *document, uint32_t page, tc_slice word);

/* 1-based line of OFFSET in the document's text.  O(log lines). */
uint32_t tc_document_line(const tc_document *document, size_t offset);

#endif
