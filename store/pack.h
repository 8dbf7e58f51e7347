/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The data of entries, made small.  Private to store/. */
#ifndef TRACUU_STORE_PACK_H
#define TRACUU_STORE_PACK_H

#include <base/base.h>

#include <string>

namespace tracuu {

/* Entries are far too short to be compressed on their own: what they have in common stands in
 * dictionary.txt, which writers and readers share.  Another dictionary is another schema.
 * DATA and the result are any bytes; "" stays "". */
std::string pack(tc_slice data);
/* Throws a failure of TC_ERR_FORMAT for what pack never made. */
std::string unpack(const std::string &packed);

} // namespace tracuu

#endif
