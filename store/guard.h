/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The one place where exceptions end: everything that an exported function does runs inside
 * guard(), which turns whatever is thrown into a status, a message and a hint. */
#ifndef TRACUU_STORE_GUARD_H
#define TRACUU_STORE_GUARD_H

#include <base/base.h>

#include <string>

namespace tracuu {

/* A failure that this room reports itself. */
struct failure {
    failure(tc_status code, std::string message, std::string hint = "", std::string file = "");

    tc_status status;
    std::string message, hint, file;
};

/* Failure of a system call, after errno. */
failure system_failure(const std::string &what, const std::string &file);

/* Fills ERROR from the exception being handled.  FILE may be NULL. */
tc_status translate(tc_error *error, const char *file) noexcept;

/* FILE, which may be NULL, is looked at behind BODY, which may move it on. */
template <class Body>
tc_status guard(tc_error *error, const char *const &file, Body body) noexcept {
    try {
        body();
        return TC_OK;
    } catch (...) {
        return translate(error, file);
    }
}

inline std::string text_of(tc_slice s) {
    return s.len ? std::string(s.ptr, s.len) : std::string();
}

inline tc_slice slice_of(const std::string &s) {
    return tc_slice{s.data(), s.size()};
}

} // namespace tracuu

#endif
