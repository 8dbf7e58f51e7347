/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stub.h"

#include "descriptor.h"
#include "guard.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tracuu {

namespace {

enum { STUB_MAX = 64 << 10 }; /* bytes; each line names a database that must be opened */

std::string read_small(const std::string &file) {
    descriptor in(open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (in.fd < 0)
        throw system_failure("the list of databases cannot be opened", file);
    std::string text;
    char some[1024];
    while (text.size() <= STUB_MAX) {
        ssize_t got = read(in.fd, some, sizeof some);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            throw system_failure("the list of databases cannot be read", file);
        if (got == 0)
            break;
        text.append(some, static_cast<size_t>(got));
    }
    if (text.size() > STUB_MAX)
        throw failure(TC_ERR_FORMAT, "not an index and too long for a list of them", "", file);
    return text;
}

void write_all(int fd, const std::string &text, const std::string &file) {
    for (size_t done = 0; done < text.size();) {
        ssize_t put = write(fd, text.data() + done, text.size() - done);
        if (put < 0 && errno != EINTR)
            throw system_failure("cannot be written", file);
        if (put > 0)
            done += static_cast<size_t>(put);
    }
}

std::string resolve(const std::string &stub, const std::string &path) {
    size_t slash = stub.rfind('/');
    if (path.empty() || path[0] == '/' || slash == std::string::npos)
        return path;
    return stub.substr(0, slash + 1) + path;
}

bool read_line(const std::string &stub, const std::string &line, std::vector<stub_line> &out) {
    size_t space = line.find(' ');
    if (space == std::string::npos)
        return false;
    std::string kind = line.substr(0, space), rest = line.substr(space + 1);
    stub_line item{"", "", 0};
    if (kind == "auto" || kind == "glass")
        item.path = resolve(stub, rest);
    else if (kind != "remote" || !read_address(rest, item.host, item.port))
        return false;
    out.push_back(item);
    return true;
}

} // namespace

std::string shard_name(uint32_t shard) {
    return "shard" + std::to_string(shard);
}

bool path_exists(const std::string &path) {
    struct stat status;
    return stat(path.c_str(), &status) == 0;
}

bool read_address(const std::string &text, std::string &host, uint32_t &port) {
    size_t colon = text.rfind(':');
    if (colon == std::string::npos || colon == 0 || colon + 1 == text.size() ||
        text.find_first_not_of("0123456789", colon + 1) != std::string::npos ||
        text.size() - colon > 6)
        return false;
    host = text.substr(0, colon);
    if (host.size() > 2 && host.front() == '[' && host.back() == ']')
        host = host.substr(1, host.size() - 2);
    port = static_cast<uint32_t>(std::strtoul(text.c_str() + colon + 1, nullptr, 10));
    return port > 0 && port <= 65535;
}

bool read_stub(const std::string &file, std::vector<stub_line> &out) {
    const std::string text = read_small(file);
    for (size_t start = 0; start < text.size();) {
        size_t end = text.find('\n', start);
        if (end == std::string::npos)
            end = text.size();
        std::string line = text.substr(start, end - start);
        start = end + 1;
        if (!line.empty() && line.back() == '\r')
            line.pop_back();
        if (!line.empty() && line[0] != '#' && !read_line(file, line, out))
            return false;
    }
    return true;
}

void write_stub(const std::string &dir, uint32_t shards) {
    std::string text;
    for (uint32_t shard = 0; shard < shards; shard++)
        text += "auto " + shard_name(shard) + "\n";
    const std::string target = dir + "/" + stub_name, fresh = target + ".new";
    descriptor out(open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
    if (out.fd < 0)
        throw system_failure("the list of shards cannot be created", fresh);
    write_all(out.fd, text, fresh);
    if (fsync(out.fd) != 0 || rename(fresh.c_str(), target.c_str()) != 0)
        throw system_failure("the list of shards cannot be put in place", target);
    descriptor folder(open(dir.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.fd < 0 || fsync(folder.fd) != 0)
        throw system_failure("the index cannot be written to the disk", dir);
}

} // namespace tracuu
