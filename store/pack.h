/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The data of entries, made small.  Private to store/. */
#ifndef TRACUU_STORE_PACK_H
#define TRACUU_STORE_PACK_H

#include <store/store.h>

#include <string>

namespace tracuu {

/* Entries are far too short to be compressed on their own: what they have in common stands in
 * dictionary.txt, and how often what comes in dictionary.tables, which writers and readers share.
 * Another dictionary is another schema. DATA and the result are any bytes; "" stays "". */
std::string pack(tc_slice data);
/* Throws a failure of TC_ERR_FORMAT for what pack never made. */
std::string unpack(std::string packed);

/* Values that are long and that nothing is sorted or searched by are kept packed. */
inline bool is_packed(tc_slot slot) {
    return slot == TC_SLOT_TITLE || slot == TC_SLOT_CITATIONS || slot == TC_SLOT_UNITS;
}
/* A value as it was set, from what the index has. */
inline std::string value_of(tc_slot slot, std::string kept) {
    return is_packed(slot) ? unpack(std::move(kept)) : kept;
}

} // namespace tracuu

#endif
