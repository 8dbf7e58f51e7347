/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Who cites whom: the mentions of documents in a text, and the document's own header. */
#ifndef TRACUU_CITATION_CITATION_H
#define TRACUU_CITATION_CITATION_H

#include <corpus/document.h>
#include <text/dates.h>

typedef enum tc_mention_kind {
    TC_MENTION_NUMBERED, /* Quyết định số 709/QĐ-TTg */
    TC_MENTION_BLANK,    /* Kế hoạch số      /KH-SKHCN */
    TC_MENTION_NAMED,    /* Luật Ngân sách nhà nước */
    TC_MENTION_STANDARD, /* TCVN ISO 9001:2015 */
    TC_MENTION_ALIAS, /* "Nghị quyết 57", once cited in full; what "viết tắt là" defines */
    TC_MENTION_ANAPHOR /* "Kế hoạch này", "Quyết định nêu trên" */
} tc_mention_kind;

/* What a mention does not say itself, and was concluded; or what OCR was not sure of. */
enum {
    TC_UNCERTAIN_TYPE = 1,     /* the type, from the symbol */
    TC_UNCERTAIN_ISSUER = 2,   /* the issuer, from the symbol and the citing document */
    TC_UNCERTAIN_IDENTITY = 4, /* which document, from an earlier mention */
    TC_UNCERTAIN_SPELLING = 8, /* it was written otherwise: QD for QĐ, a blank inside */
    TC_UNCERTAIN_NUMBER = 16,  /* letters among the digits: 7O9 */
    TC_UNCERTAIN_YEAR = 32,    /* no year stands where one should: 139/009/TT-BTC */
    TC_UNCERTAIN_SYMBOL = 64,  /* close to a known one, and not it: QĐ-UBNĐ; or not written */
    TC_UNCERTAIN_DATE = 128    /* its year is not the one inside the number; or it stands apart */
};

/* What the citing document does to the cited one. */
typedef enum tc_relation {
    TC_CITES,
    TC_LEGAL_BASIS,
    TC_IMPLEMENTS,
    TC_AMENDS,
    TC_REPLACES,
    TC_REPEALS,
    TC_ATTACHED_TO,
    TC_REQUESTS
} tc_relation;

typedef enum tc_style {
    TC_STYLE_NONE,
    TC_STYLE_STATE,      /* 709/QĐ-TTg: restarts every year */
    TC_STYLE_STATE_YEAR, /* 25/2018/QĐ-UBND */
    TC_STYLE_PARTY       /* 69-KL/TW: by type and committee term */
} tc_style;

/* One mention.  Slices are NFC with white space folded; an empty one is "not given". */
typedef struct tc_mention {
    tc_range range; /* in the document's text */
    tc_mention_kind kind;
    tc_style style;
    tc_slice type;        /* "Quyết định" */
    tc_slice number;      /* "709", "66.2", "12a"; no leading zeros */
    tc_slice symbol;      /* "QĐ-TTg", "KL/TW", "QH15" */
    tc_slice canonical;   /* "709/QĐ-TTg" */
    tc_slice issuer;      /* as written behind it */
    tc_slice issuer_full; /* the body that owns the number series, with its place */
    int year;             /* 2018 in 25/2018/QĐ-UBND, else 0 */
    tc_slice provision;   /* "khoản 2 Điều 5", in front of it */
    unsigned uncertain;   /* of TC_UNCERTAIN_… */
    tc_slice suggestion;  /* canonical that was meant, if canonical is a slip; never used instead */
    unsigned distance;    /* letters that the suggestion changes */
    tc_date date;
    tc_relation relation;
    bool planned; /* a document still to be issued is the subject */
    tc_relation planned_relation;
} tc_mention;

/* FROM relates to TO, both cited here; canonical numbers. */
typedef struct tc_edge {
    tc_slice from, to;
    tc_relation relation;
} tc_edge;

/* Who says a value of the header that its place on the page leaves blank. */
typedef enum tc_origin {
    TC_ORIGIN_PAGE,      /* it is not blank */
    TC_ORIGIN_ANNEX,     /* its annexes: "(Kèm theo Kế hoạch số 12/KH-SYT ngày 5/3/2020)" */
    TC_ORIGIN_SIGNATURE, /* when it was signed digitally */
    TC_ORIGIN_FILE_NAME,
    TC_ORIGIN_CONFIRMED,   /* the name of the file, and what a hand wrote may be the same */
    TC_ORIGIN_HANDWRITING, /* a hand wrote it there; read, but not sure */
    TC_ORIGIN_DISPUTED     /* left blank: what a hand wrote and the name of the file differ */
} tc_origin;

/* The document's own header block and its end. */
typedef struct tc_header {
    tc_slice type, number, symbol, canonical;
    int year;
    tc_style style;
    tc_date date;
    tc_slice place;       /* "Quảng Ngãi", before the date */
    tc_slice issuer_full; /* "Sở Khoa học và Công nghệ tỉnh Quảng Ngãi" */
    tc_slice province;    /* "Quảng Ngãi"; "" for the centre */
    tc_slice title;
    tc_slice signer_name, signer_position;
    const tc_slice *recipients;
    uint32_t recipient_count;
    tc_slice attached_to;             /* canonical of the document that this is an annex of */
    tc_range number_range;            /* where the own number stands, for it is no mention */
    tc_origin number_from, date_from; /* the latter of what the page's date lacks */
} tc_header;

typedef struct tc_citations {
    tc_header header;
    const tc_mention *mentions; /* by start */
    uint32_t mention_count;
    const tc_edge *edges; /* distinct */
    uint32_t edge_count;
} tc_citations;

/* Reads the header and every mention of DOCUMENT.  Everything lives in ARENA. */
TC_MUST_USE tc_status tc_citation_read(tc_arena *arena, const tc_document *document,
                                       tc_citations *out, tc_error *error);

/* What a document whose title is TITLE does to CANONICAL, to which the object of the title is
 * attached: "Sửa đổi, bổ sung một số điều của Quy chế ban hành kèm theo Quyết định số
 * 55/2019/QĐ-UBND" amends that decision.  TC_CITES for any other title. */
tc_relation tc_title_relation(tc_slice title, tc_slice canonical);

/* The title of a law with what offices abbreviate in it spelled out, without accents there: "Luật
 * ngan sach nha nuoc" of "Luật NSNN"; any other name as it is. */
tc_slice tc_law_title_whole(tc_arena *arena, tc_slice title);

const char *tc_relation_name(tc_relation relation);     /* "legal-basis" */
const char *tc_mention_kind_name(tc_mention_kind kind); /* "numbered" */
const char *tc_origin_name(tc_origin origin);           /* "file name", or NULL for the page */
const char *tc_style_name(tc_style style);              /* "state-year", or NULL */
bool tc_relation_parse(tc_slice name, tc_relation *out);

#endif
