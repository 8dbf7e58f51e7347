/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Xapian stub files: the list of databases that stand behind one name. */
#ifndef TRACUU_STORE_STUB_H
#define TRACUU_STORE_STUB_H

#include <cstdint>
#include <string>
#include <vector>

namespace tracuu {

constexpr char stub_name[] = "XAPIANDB"; /* in an index directory */

/* One line of a stub: a path (resolved against the stub's own directory), or HOST and PORT. */
struct stub_line {
    std::string path, host;
    uint32_t port;
};

std::string shard_name(uint32_t shard); /* "shard0" */
bool path_exists(const std::string &path);

/* Reads the stub FILE into OUT.  False when it has lines of kinds that only Xapian knows.
 * Throws when it cannot be read. */
bool read_stub(const std::string &file, std::vector<stub_line> &out);
/* "HOST:PORT" or "[HOST]:PORT"; false when it is neither. */
bool read_address(const std::string &text, std::string &host, uint32_t &port);
/* Writes DIR/XAPIANDB, that lists SHARDS shards, in one step. */
void write_stub(const std::string &dir, uint32_t shards);

} // namespace tracuu

#endif
