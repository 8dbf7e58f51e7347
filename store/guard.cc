/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "guard.h"

#include <xapian.h>

#include <cerrno>
#include <cstring>
#include <new>

namespace tracuu {

failure::failure(tc_status code, std::string what, std::string advice, std::string where)
    : status(code), message(std::move(what)), hint(std::move(advice)), file(std::move(where)) {
}

failure system_failure(const std::string &what, const std::string &file) {
    int number = errno;
    const char *hint = number == ENOSPC   ? "free some space on the disk"
                       : number == EACCES ? "check the permissions of the index"
                                          : "";
    return failure(number == ENOMEM ? TC_ERR_NOMEM : TC_ERR_IO, what + ": " + std::strerror(number),
                   hint, file);
}

namespace {

struct advice {
    const char *type; /* as Xapian names the exception */
    tc_status status;
    const char *message; /* put before Xapian's own */
    const char *hint;
};

#define REBUILD "remove it and run tracuu-index again"

const advice advices[] = {
    {"DatabaseLockError", TC_ERR_BUSY, "another process writes to the index",
     "try again when it has ended"},
    {"DatabaseModifiedError", TC_ERR_BUSY, "the index changed faster than it could be read",
     "try again"},
    {"DatabaseVersionError", TC_ERR_SCHEMA, "the index is in another Xapian format", REBUILD},
    {"DatabaseNotFoundError", TC_ERR_NOT_FOUND, "no index there",
     "run tracuu-index on a folder first"},
    {"DatabaseError", TC_ERR_FORMAT, "the index is damaged", REBUILD},
    {"DatabaseCorruptError", TC_ERR_FORMAT, "the index is damaged", REBUILD},
    {"DatabaseOpeningError", TC_ERR_FORMAT, "the index is damaged", REBUILD},
    /* What was read back from disk or wire cannot be decoded. */
    {"SerialisationError", TC_ERR_FORMAT, "the index is damaged", REBUILD},
    {"RangeError", TC_ERR_FORMAT, "the index is damaged", REBUILD},
    {"NetworkError", TC_ERR_IO, "the index server did not answer",
     "check that xapian-tcpsrv runs there and can be reached"},
    {"NetworkTimeoutError", TC_ERR_IO, "the index server did not answer in time",
     "check that xapian-tcpsrv runs there and can be reached"},
    {"DocNotFoundError", TC_ERR_NOT_FOUND, "the entry is gone", "try again"},
    {"InvalidArgumentError", TC_ERR_USAGE, "the index library cannot do this", ""},
    {"UnimplementedError", TC_ERR_USAGE, "the index library cannot do this", ""},
    {"FeatureUnavailableError", TC_ERR_USAGE, "the index library cannot do this", ""},
};

/* The system's reason, where Xapian gives one, tells a disk or permission that refused from an
 * index that is damaged. */
advice advice_on(const Xapian::Error &e) {
    static const advice other = {"", TC_ERR_STORE, "the index library failed", ""};
    static const advice refused = {"", TC_ERR_IO, "the index could not be used",
                                   "check its disk and its permissions"};
    const advice *found = &other;
    for (const advice &each : advices)
        if (std::strcmp(each.type, e.get_type()) == 0)
            found = &each;
    bool database = std::strncmp(e.get_type(), "Database", 8) == 0;
    bool general = found == &other || found->status == TC_ERR_FORMAT;
    return database && general && e.get_error_string() ? refused : *found;
}

tc_status fill(tc_error *error, tc_status status, const char *message, const char *hint,
               const char *file) noexcept {
    tc_error_set(error, status, "%s", message);
    tc_error_hint(error, "%s", hint);
    tc_error_file(error, file ? file : "");
    return status;
}

tc_status fill_from(tc_error *error, const Xapian::Error &e, const char *file) {
    advice found = advice_on(e);
    std::string message = std::string(found.message) + ": " + e.get_msg();
    if (e.get_error_string())
        message += std::string(" (") + e.get_error_string() + ")";
    if (!e.get_context().empty())
        message += " at " + e.get_context();
    return fill(error, found.status, message.c_str(), found.hint, file);
}

} // namespace

tc_status translate(tc_error *error, const char *file) noexcept {
    try {
        throw;
    } catch (const failure &f) {
        return fill(error, f.status, f.message.c_str(), f.hint.c_str(),
                    f.file.empty() ? file : f.file.c_str());
    } catch (const Xapian::Error &e) {
        try {
            return fill_from(error, e, file);
        } catch (...) {
            return fill(error, TC_ERR_NOMEM, "out of memory", "", file);
        }
    } catch (const std::bad_alloc &) {
        return fill(error, TC_ERR_NOMEM, "out of memory", "", file);
    } catch (const std::exception &e) {
        return fill(error, TC_ERR_STORE, e.what(), "", file);
    } catch (...) {
        return fill(error, TC_ERR_STORE, "unknown exception from the index library", "", file);
    }
}

} // namespace tracuu
