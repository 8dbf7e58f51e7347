/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The index as a whole: its directory, its shards, its lock. */
#include "descriptor.h"
#include "handles.h"

#include <cerrno>
#include <cinttypes>
#include <cstdio>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace tracuu;

struct tc_lock {
    explicit tc_lock(const std::string &path)
        : file(open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666)) {
    }

    descriptor file;
};

namespace {

constexpr char lock_name[] = "lock";

/* DIR and what is missing above it. */
void make_directories(const std::string &dir) {
    for (size_t end = dir.find('/', 1);; end = dir.find('/', end + 1)) {
        std::string part = dir.substr(0, end);
        if (mkdir(part.c_str(), 0777) != 0 && errno != EEXIST)
            throw system_failure("the directory cannot be made", part);
        if (end == std::string::npos)
            return;
    }
}

/* A directory with other things in it is most likely a slip: the folder to be indexed. */
void refuse_foreign(const std::string &dir) {
    std::unique_ptr<DIR, int (*)(DIR *)> folder(opendir(dir.c_str()), closedir);
    if (!folder)
        throw system_failure("the directory cannot be read", dir);
    while (const struct dirent *item = readdir(folder.get())) {
        const char *name = item->d_name;
        if (std::strcmp(name, ".") && std::strcmp(name, "..") && std::strcmp(name, lock_name) &&
            std::strncmp(name, "shard", 5) && std::strncmp(name, stub_name, sizeof stub_name - 1))
            throw failure(TC_ERR_USAGE, "the directory holds other files than an index",
                          "give --index a directory of its own", dir);
    }
}

/* Not yet listed in a stub, a shard may be the leftover of a creation that was killed. */
void create_shard(const std::string &path) {
    std::unique_ptr<Xapian::WritableDatabase> shard;
    try {
        shard = std::make_unique<Xapian::WritableDatabase>(path, Xapian::DB_CREATE_OR_OPEN |
                                                                     Xapian::DB_BACKEND_GLASS);
    } catch (const Xapian::DatabaseLockError &) {
        throw;
    } catch (const Xapian::DatabaseError &) {
        shard = std::make_unique<Xapian::WritableDatabase>(path, Xapian::DB_CREATE_OR_OVERWRITE |
                                                                     Xapian::DB_BACKEND_GLASS);
    }
    if (shard->get_doccount() > 0) {
        check_schema(*shard, path);
        return;
    }
    /* Xapian 1.4 makes the table of terms when the first entry comes, and forgets to compress it
     * when that is in another session.  One that comes and is cancelled makes it.  That of data is
     * packed already and better left alone. */
    Xapian::Document first;
    first.add_boolean_term("K");
    shard->begin_transaction();
    shard->add_document(first);
    shard->cancel_transaction();
    shard->set_metadata(schema_key, TC_SCHEMA_VERSION);
    uint64_t secret = 0;
    if (getrandom(&secret, sizeof secret, 0) == sizeof secret) {
        char text[17];
        std::snprintf(text, sizeof text, "%016" PRIx64, secret);
        shard->set_metadata(secret_key, text);
    }
    shard->commit();
}

/* Waits for other creators of the same index, until DIR is closed again. */
void lock_folder(const descriptor &folder, const std::string &dir) {
    if (folder.fd < 0)
        throw system_failure("the directory cannot be opened", dir);
    while (flock(folder.fd, LOCK_EX) != 0)
        if (errno != EINTR)
            throw system_failure("the directory cannot be locked", dir);
}

uint32_t count_shards(const std::string &dir) {
    const std::string stub = dir + "/" + stub_name;
    if (!path_exists(stub))
        throw failure(TC_ERR_NOT_FOUND, "no index there",
                      "make one with: tracuu-index --index " + dir + " FOLDER", dir);
    std::vector<stub_line> lines;
    bool ours = read_stub(stub, lines) && !lines.empty() && lines.size() <= TC_INDEX_SHARDS_MAX;
    for (uint32_t shard = 0; ours && shard < lines.size(); shard++)
        ours = lines[shard].path == dir + "/" + shard_name(shard);
    if (!ours)
        throw failure(TC_ERR_SCHEMA, "a list of Xapian databases, but no index of tracuu",
                      "give --index a directory of its own", stub);
    return static_cast<uint32_t>(lines.size());
}

void create_index(const std::string &dir, uint32_t shards) {
    if (shards < 1 || shards > TC_INDEX_SHARDS_MAX)
        throw failure(TC_ERR_USAGE, "an index has 1 to " + std::to_string(TC_INDEX_SHARDS_MAX) +
                                        " shards, not " + std::to_string(shards));
    make_directories(dir);
    descriptor folder(open(dir.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    lock_folder(folder, dir);
    if (path_exists(dir + "/" + stub_name)) {
        count_shards(dir);
        return;
    }
    refuse_foreign(dir);
    for (uint32_t shard = 0; shard < shards; shard++)
        create_shard(dir + "/" + shard_name(shard));
    write_stub(dir, shards);
}

/* Who holds the lock, as it wrote there itself. */
std::string holder_of(int fd) {
    char text[32];
    ssize_t got = pread(fd, text, sizeof text - 1, 0);
    text[got > 0 ? got : 0] = '\0';
    size_t digits = std::strspn(text, "0123456789");
    return digits ? " (process " + std::string(text, digits) + ")" : "";
}

std::unique_ptr<tc_lock> lock_index(const std::string &dir) {
    const std::string path = dir + "/" + lock_name;
    auto lock = std::make_unique<tc_lock>(path);
    int fd = lock->file.fd;
    if (fd < 0)
        throw errno == ENOENT ? failure(TC_ERR_NOT_FOUND, "no index there", "", dir)
                              : system_failure("the index cannot be locked", path);
    while (flock(fd, LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK)
            throw failure(TC_ERR_BUSY,
                          "another tracuu-index" + holder_of(fd) + " writes to the index",
                          "try again when it has ended", dir);
        if (errno != EINTR)
            throw system_failure("the index cannot be locked", path);
    }
    std::string number = std::to_string(getpid()) + "\n";
    /* Only for the message above: without it the lock holds all the same. */
    if (ftruncate(fd, 0) == 0 && pwrite(fd, number.data(), number.size(), 0) < 0)
        errno = 0;
    return lock;
}

} // namespace

extern "C" tc_status tc_index_create(const char *dir, uint32_t shards, tc_error *error) noexcept {
    return guard(error, dir, [&] { create_index(dir, shards); });
}

extern "C" tc_status tc_index_shards(const char *dir, uint32_t *out, tc_error *error) noexcept {
    return guard(error, dir, [&] { *out = count_shards(dir); });
}

extern "C" tc_status tc_index_lock(const char *dir, tc_lock **out, tc_error *error) noexcept {
    return guard(error, dir, [&] { *out = lock_index(dir).release(); });
}

extern "C" void tc_index_unlock(tc_lock *lock) noexcept {
    delete lock;
}
