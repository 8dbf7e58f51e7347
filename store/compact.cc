/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Shards made as small as they can be. */
#include "descriptor.h"
#include "handles.h"

#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>

using namespace tracuu;

namespace {

/* Four times Xapian's own: less is lost at the ends of blocks, and searches take the same time. */
constexpr int block_size = 32768;

void sync_folder(const std::string &dir) {
    descriptor folder(open(dir.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.fd < 0 || fsync(folder.fd) != 0)
        throw system_failure("the directory cannot be written", dir);
}

/* A folder that goes with its scope; it may not be there. */
struct scratch {
    explicit scratch(std::string name) : path(std::move(name)) {
        remove();
    }
    ~scratch() {
        remove();
    }
    scratch(const scratch &) = delete;
    scratch &operator=(const scratch &) = delete;

    void remove() const noexcept {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }

    std::string path;
};

/* The small one takes the place of the other in one step, so that there is a shard at any moment.
 * Readers that have the old one open find another revision when they next look, and open again. */
void compact(const std::string &dir, uint32_t shard) {
    const std::string path = dir + "/" + shard_name(shard);
    scratch small(path + ".compact");
    {
        Xapian::Database database(path);
        database.compact(small.path, Xapian::DBCOMPACT_NO_RENUMBER | Xapian::Compactor::FULL,
                         block_size);
    }
    sync_folder(small.path);
    if (renameat2(AT_FDCWD, small.path.c_str(), AT_FDCWD, path.c_str(), RENAME_EXCHANGE) != 0)
        throw system_failure("the folders cannot be exchanged", path);
    sync_folder(dir);
}

void list(const std::string &dir, uint32_t shard) {
    const std::string path = dir + "/" + shard_name(shard);
    if (has_lists(Xapian::Database(path)))
        return;
    Xapian::WritableDatabase database(path, Xapian::DB_OPEN);
    make_lists(database);
    database.commit();
}

} // namespace

extern "C" tc_status tc_index_list(const char *dir, uint32_t shard, tc_error *error) noexcept {
    return guard(error, dir, [&] { list(dir, shard); });
}

extern "C" tc_status tc_index_compact(const char *dir, uint32_t shard, tc_error *error) noexcept {
    return guard(error, dir, [&] { compact(dir, shard); });
}
