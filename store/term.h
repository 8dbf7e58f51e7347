/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Between a field's text and Xapian's raw term, one way for adding and for querying. */
#ifndef TRACUU_STORE_TERM_H
#define TRACUU_STORE_TERM_H

#include <store/store.h>

#include <string>

namespace tracuu {

/* Throws failure(TC_ERR_USAGE) for what is no field. */
tc_field_kind kind_of(tc_field field);

/* The field's prefix and TEXT, its tail hashed when it is too long for a term.
 * Throws failure(TC_ERR_USAGE) for a field that has no terms. */
void make_term(tc_field field, tc_slice text, std::string &out);
std::string make_term(tc_field field, tc_slice text);
/* That the entries of documents have, and no others. */
const std::string &documents_term();
/* Whether TEXT stands in its term unhashed. */
bool term_fits(tc_field field, tc_slice text);
/* Whether a raw term without a prefix is a word with its accents: it has a byte that no UTF-8 has
 * there. */
bool is_exact(const std::string &raw);
/* The field whose prefix a raw term begins with, and the rest, which borrows RAW. */
tc_term split_term(const std::string &raw);

} // namespace tracuu

#endif
