/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Characters of the fonts Symbol and Wingdings, which have code points of their own. */
#ifndef TRACUU_CORPUS_SYMBOLS_H
#define TRACUU_CORPUS_SYMBOLS_H

#include <base/base.h>

/* Whether FONT is such a font. */
bool tc_symbol_font(tc_slice font);
/* What CODE (0x20 … 0xFF, or that + 0xF000) of FONT looks like; "" where no character does. */
tc_slice tc_symbol(tc_slice font, uint32_t code);

#endif
