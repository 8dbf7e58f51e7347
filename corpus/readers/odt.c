/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "odt.h"
#include "reader.h"

static tc_status read_parts(tc_odt *odt, tc_error *error) {
    tc_status status = tc_odt_styles_read(odt, "styles.xml", error);
    bool styled = status == TC_OK;
    if (status == TC_OK || status == TC_ERR_NOT_FOUND)
        status = tc_odt_styles_read(odt, "content.xml", error);
    if (status == TC_ERR_NOT_FOUND)
        return tc_error_set(error, TC_ERR_FORMAT, "an OpenDocument file without content.xml");
    if (status != TC_OK)
        return status;
    tc_odt_styles_ready(odt);
    status = tc_odt_body(odt, "content.xml", error);
    if (status == TC_OK && styled) /* headers and footers */
        status = tc_odt_body(odt, "styles.xml", error);
    return status;
}

tc_status tc_read_odt(tc_arena *arena, tc_slice bytes, tc_draft *draft, tc_error *error) {
    tc_odt *odt = tc_arena_take(arena, sizeof *odt);
    if (!odt)
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    odt->arena = arena;
    odt->draft = draft;
    tc_status status = tc_zip_open(&odt->zip, bytes, error);
    if (status == TC_OK)
        status = read_parts(odt, error);
    tc_zip_close(&odt->zip);
    return status;
}
