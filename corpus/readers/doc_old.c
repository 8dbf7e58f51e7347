/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Word 6 and 95, by wvWare, which writes what the settings below make of each thing. */
#include "doc.h"
#include "html.h"

/* The elements of wvHtml.xml that say something.  An ordered list has no text of a number in it:
 * digits and capitals end in a point, small letters in a bracket, as Decree 30/2020/NĐ-CP has it.
 */
#define ELEMENT(name, begin, end) "<" name "><begin>" begin "</begin><end>" end "</end></" name ">"
#define TAG(tag) "&lt;" tag "&gt;"

/* clang-format off */
static const char settings[] =
    "<main><charentity><begin>HTML</begin></charentity>"
    ELEMENT("document", TAG("html") TAG("body"), TAG("/body") TAG("/html"))
    "<numbering><Arabic>1.</Arabic><UpperRoman>I.</UpperRoman><LowerRoman>i)</LowerRoman>"
    "<UpperCaseN>A.</UpperCaseN><LowerCaseN>a)</LowerCaseN></numbering>"
    ELEMENT("entry", TAG("li type='<nfc/>' value='<start/>'"), TAG("/li"))
    "<tableoverrides><ParaBefore>0</ParaBefore></tableoverrides>"
    ELEMENT("table", TAG("table"), TAG("/table"))
    ELEMENT("row", TAG("tr"), TAG("/tr"))
    ELEMENT("cell", TAG("td rowspan='<rowspan/>' colspan='<colspan/>'"), TAG("/td"))
    ELEMENT("paragraph",
            "<table.end/><table.begin/><row.begin/><cell.begin/><entry.begin/><text.begin/>",
            "<text.end/><entry.end/><cell.end/><row.end/>")
    ELEMENT("bold", TAG("b"), TAG("/b"))
    ELEMENT("RMarkDel", TAG("span hidden='1'"), TAG("/span"))
    ELEMENT("vanish", TAG("span hidden='1'"), TAG("/span"))
    ELEMENT("caps", TAG("span style='text-transform:uppercase'"), TAG("/span"))
    ELEMENT("comment", TAG("span hidden='1'"), TAG("/span"))
    "<style name='Normal'>"
    ELEMENT("character",
            "<RMarkDel.begin/><vanish.begin/><caps.begin/><bold.begin/>",
            "<bold.end/><caps.end/><vanish.end/><RMarkDel.end/>")
    ELEMENT("text", TAG("p"), TAG("/p"))
    "<picture><begin></begin></picture></style></main>";
/* clang-format on */

const tc_converter tc_doc_converter = {.argv = (const char *const[]){"wvWare", "--nographics",
                                                                     "--charset=utf-8", "--config",
                                                                     "%", "@", NULL},
                                       .package = "wv",
                                       .settings = settings,
                                       .memory = 512 << 20,
                                       .answer = 96 << 20,
                                       .seconds = 10};

/* wvWare writes a "ÿ" for a sign of Wingdings, mostly a box to be ticked; no word has that letter.
 */
static tc_slice without_signs(tc_arena *arena, tc_slice text) {
    char *out = tc_arena_take(arena, text.len + 1);
    size_t n = 0;
    for (size_t i = 0; out && i < text.len; i++)
        if (text.ptr[i] == '\xC3' && i + 1 < text.len && text.ptr[i + 1] == '\xBF')
            i++;
        else
            out[n++] = text.ptr[i];
    return (tc_slice){out, n};
}

tc_status tc_doc_old_read(tc_arena *arena, tc_slice bytes, tc_draft *draft, tc_error *error) {
    tc_text decoded;
    htmlDocPtr page = NULL;
    tc_status status = tc_text_decode(arena, bytes, "UTF-8", &decoded, error);
    tc_slice text = status == TC_OK ? without_signs(arena, decoded.utf8) : TC_SLICE("");
    if (!text.ptr)
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    if (status == TC_OK)
        status = tc_html_parse(arena, text, &page, error);
    if (status != TC_OK)
        return status;
    tc_html_walk(arena, tc_xml.xmlDocGetRootElement(page), true, draft);
    tc_xml.xmlFreeDoc(page);
    return TC_OK;
}

/* A stream begins with the header of a document, at a sector, that names its version. */
bool tc_doc_is_old(tc_slice bytes) {
    enum { SECTOR = 512, WORD_97 = 0xC0 };
    for (size_t at = SECTOR; at + SECTOR <= bytes.len; at += SECTOR) {
        uint32_t ident = tc_le16(bytes, at), version = tc_le16(bytes, at + 2);
        if (ident == 0xA5DC || (ident == 0xA5EC && version && version < WORD_97))
            return true;
        if (ident == 0xA5EC)
            return false;
    }
    return false;
}
