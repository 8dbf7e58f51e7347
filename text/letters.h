/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Letters put together again.  Private to text/. */
#ifndef TRACUU_TEXT_LETTERS_H
#define TRACUU_TEXT_LETTERS_H

#include <text/letter.h>

/* The letter of QUALITY that carries TONE; QUALITY itself where there is none. */
uint32_t tc_letter_with_tone(uint32_t quality, unsigned tone);

#endif
