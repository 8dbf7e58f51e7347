/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Opening indexes for reading, as one. */
#include "handles.h"

#include <cstring>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>

#include "descriptor.h"

using namespace tracuu;

namespace tracuu {

void check_schema(const Xapian::Database &database, const std::string &name) {
    std::string version = database.get_metadata(schema_key);
    if (version == TC_SCHEMA_VERSION)
        return;
    if (version.empty())
        throw failure(TC_ERR_SCHEMA, "a Xapian database, but no index of tracuu",
                      "make an index of its own with: tracuu-index --index DIR FOLDER", name);
    throw failure(TC_ERR_SCHEMA,
                  "the index has schema version " + version + ", this program reads " +
                      TC_SCHEMA_VERSION,
                  "remove it and run tracuu-index again", name);
}

uint32_t frequency_in(tc_store::part &in, const std::string &term) {
    enum { REMEMBERED = 4096 };
    auto known = in.frequencies.find(term);
    if (known != in.frequencies.end())
        return known->second;
    uint32_t frequency = in.database.get_termfreq(term);
    if (in.frequencies.size() < REMEMBERED)
        in.frequencies.emplace(term, frequency);
    return frequency;
}

uint32_t frequency_of(tc_store &store, const std::string &term) {
    uint32_t sum = 0;
    for (tc_store::part &part : store.parts)
        sum += frequency_in(part, term);
    return sum;
}

bool renew(tc_store &store) {
    store.generation++;
    for (tc_store::part &part : store.parts) {
        part.frequencies.clear();
        part.lists.clear();
    }
    store.texts.clear();
    store.text_bytes = 0;
    return store.database.reopen();
}

std::vector<tc_slot> slots_of(uint64_t set) {
    std::vector<tc_slot> out;
    for (unsigned number = 1; number <= TC_SLOT_MAX; number++)
        if (set >> number & 1 && tc_schema_slot(static_cast<tc_slot>(number)))
            out.push_back(static_cast<tc_slot>(number));
    return out;
}

} // namespace tracuu

namespace {

enum {
    STUB_DEPTH = 4,   /* stubs within stubs */
    PARTS_MAX = 1024, /* databases in all */
    CONNECT_MS = 10 * 1000,
    ANSWER_MS = 60 * 1000
};

struct opening {
    std::unique_ptr<tc_store> store;
    unsigned parts;

    void add(const Xapian::Database &part, const std::string &name) {
        check_schema(part, name);
        if (++parts > PARTS_MAX)
            throw failure(TC_ERR_LIMIT, "too many databases at once", "", name);
        store->database.add_database(part);
        store->parts.push_back({part, {}, {}, {}});
    }
};

void add_remote(opening &all, const std::string &host, uint32_t port, const std::string &name) {
    all.store->remote = true;
    all.add(Xapian::Remote::open(host, port, ANSWER_MS, CONNECT_MS), name);
}

/* Whether a file is a database in one file, which xapian-compact makes, and no stub. */
bool is_single_file(const std::string &path) {
    static const char magic[] = "\x0f\x0dXapian Glass";
    char head[sizeof magic - 1];
    descriptor in(open(path.c_str(), O_RDONLY | O_CLOEXEC));
    return in.fd >= 0 && read(in.fd, head, sizeof head) == static_cast<ssize_t>(sizeof head) &&
           std::memcmp(head, magic, sizeof head) == 0;
}

void add_path(opening &all, const std::string &path, unsigned depth);

/* Shard by shard, for Xapian would show the metadata of the first alone. */
void add_stub(opening &all, const std::string &file, const std::string &name, unsigned depth) {
    if (depth > STUB_DEPTH)
        throw failure(TC_ERR_FORMAT, "lists of databases that lead too deep", "", file);
    std::vector<stub_line> lines;
    if (!read_stub(file, lines)) {
        all.store->mixed = true;
        all.add(Xapian::Database(file), name);
        return;
    }
    if (lines.empty())
        throw failure(TC_ERR_NOT_FOUND, "no index there: the list of databases is empty", "", name);
    for (const stub_line &line : lines) {
        if (line.host.empty())
            add_path(all, line.path, depth + 1);
        else
            add_remote(all, line.host, line.port,
                       "tcp:" + line.host + ":" + std::to_string(line.port));
    }
}

void add_path(opening &all, const std::string &path, unsigned depth) {
    struct stat status;
    if (stat(path.c_str(), &status) != 0) {
        if (errno != ENOENT && errno != ENOTDIR)
            throw system_failure("the index cannot be opened", path);
        throw failure(TC_ERR_NOT_FOUND, "no index there",
                      "make one with: tracuu-index --index " + path + " FOLDER", path);
    }
    if (S_ISDIR(status.st_mode) && access(path.c_str(), X_OK) != 0)
        throw system_failure("the index cannot be opened", path);
    std::string stub = path + "/" + stub_name;
    if (S_ISDIR(status.st_mode) && path_exists(stub))
        add_stub(all, stub, path, depth);
    else if (S_ISDIR(status.st_mode) || is_single_file(path))
        all.add(Xapian::Database(path), path);
    else if (S_ISREG(status.st_mode))
        add_stub(all, path, path, depth);
    else
        throw failure(TC_ERR_NOT_FOUND, "no index there: neither a folder nor a file", "", path);
}

void add_source(opening &all, const char *source) {
    std::string name(source), host;
    uint32_t port = 0;
    if (name.compare(0, 4, "tcp:") != 0)
        add_path(all, name, 0);
    else if (read_address(name.substr(4), host, port))
        add_remote(all, host, port, name);
    else
        throw failure(TC_ERR_USAGE, "a remote index is named tcp:HOST:PORT", "", name);
}

} // namespace

extern "C" tc_status tc_store_open(const char *const *sources, size_t count, tc_store **out,
                                   tc_error *error) noexcept {
    const char *current = nullptr;
    return guard(error, current, [&] {
        if (count < 1 || count > TC_STORE_SOURCES_MAX)
            throw failure(TC_ERR_USAGE, "1 to " + std::to_string(TC_STORE_SOURCES_MAX) +
                                            " indexes can be read at once");
        opening all{std::make_unique<tc_store>(), 0};
        for (size_t i = 0; i < count; i++) {
            current = sources[i];
            add_source(all, current);
            all.store->names += (i ? ", " : "") + std::string(current);
        }
        *out = all.store.release();
    });
}

extern "C" void tc_store_close(tc_store *store) noexcept {
    delete store;
}

extern "C" tc_status tc_store_refresh(tc_store *store, tc_error *error) noexcept {
    return guard(error, store->names.c_str(), [&] { renew(*store); });
}

extern "C" tc_status tc_store_count(tc_store *store, uint32_t *out, tc_error *error) noexcept {
    return guard(error, store->names.c_str(),
                 [&] { retrying(*store, [&] { *out = store->database.get_doccount(); }); });
}

extern "C" tc_status tc_store_frequency(tc_store *store, tc_field field, tc_slice text,
                                        uint32_t *out, tc_error *error) noexcept {
    return guard(error, store->names.c_str(), [&] {
        std::string term = make_term(field, text);
        retrying(*store, [&] { *out = frequency_of(*store, term); });
    });
}
