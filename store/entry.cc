/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Entries being put together. */
#include "handles.h"
#include "pack.h"

#include <cmath>
#include <new>

using namespace tracuu;

namespace {

/* The first failure stays; after it nothing is added. */
template <class Body>
void add(tc_entry *entry, Body body) noexcept {
    if (entry->failed.code != TC_OK)
        return;
    entry->filled = true;
    guard(&entry->failed, nullptr, body);
}

void require_words(tc_field field) {
    if (kind_of(field) != TC_KIND_WORDS)
        throw failure(TC_ERR_USAGE, "words go into a field of words");
}

/* A capital in front would make a word look like a prefix. */
void make_word(tc_field field, tc_slice word, std::string &out) {
    require_words(field);
    if (*word.ptr >= 'A' && *word.ptr <= 'Z')
        throw failure(TC_ERR_USAGE, "a word that is not folded: " + text_of(word));
    make_term(field, word, out);
}

void require_size(const char *what, size_t size, size_t maximum) {
    if (size > maximum)
        throw failure(TC_ERR_LIMIT, std::string(what) + " of " + std::to_string(size) +
                                        " bytes, over the maximum of " + std::to_string(maximum));
}

} // namespace

extern "C" tc_entry *tc_entry_new(void) noexcept {
    tc_entry *entry = nullptr;
    if (guard(nullptr, nullptr, [&] { entry = new tc_entry{}; }) != TC_OK)
        return nullptr;
    return entry;
}

extern "C" void tc_entry_free(tc_entry *entry) noexcept {
    delete entry;
}

extern "C" void tc_entry_reset(tc_entry *entry) noexcept {
    entry->failed = tc_error{};
    if (entry->filled)
        guard(&entry->failed, nullptr, [&] { entry->document = Xapian::Document(); });
    entry->filled = false;
}

extern "C" void tc_entry_add_term(tc_entry *entry, tc_field field, tc_slice text) noexcept {
    add(entry, [&] {
        if (text.len == 0)
            return;
        make_term(field, text, entry->term);
        entry->document.add_boolean_term(entry->term);
    });
}

extern "C" void tc_entry_add_count(tc_entry *entry, tc_field field, tc_slice word,
                                   uint32_t count) noexcept {
    add(entry, [&] {
        if (word.len == 0 || count == 0)
            return;
        make_word(field, word, entry->term);
        entry->document.add_term(entry->term, count);
    });
}

extern "C" void tc_entry_set_value(tc_entry *entry, tc_slot slot, tc_slice value) noexcept {
    add(entry, [&] {
        require_size("a value", value.len, TC_ENTRY_VALUE_MAX);
        entry->document.add_value(slot_number(slot),
                                  is_packed(slot) ? pack(value) : text_of(value));
    });
}

extern "C" void tc_entry_set_number(tc_entry *entry, tc_slot slot, double number) noexcept {
    add(entry, [&] {
        if (!std::isfinite(number)) /* -infinity would read as no value at all */
            throw failure(TC_ERR_USAGE, "a value that is no number");
        entry->document.add_value(slot_number(slot), Xapian::sortable_serialise(number));
    });
}

extern "C" void tc_entry_set_data(tc_entry *entry, tc_slice data) noexcept {
    add(entry, [&] {
        require_size("data", data.len, TC_ENTRY_DATA_MAX);
        entry->document.set_data(pack(data));
    });
}

extern "C" void tc_entry_remove_term(tc_entry *entry, tc_field field, tc_slice text) noexcept {
    add(entry, [&] {
        if (text.len == 0)
            return;
        make_term(field, text, entry->term);
        try {
            entry->document.remove_term(entry->term);
        } catch (const Xapian::InvalidArgumentError &) {
            /* it was not there */
        }
    });
}

extern "C" tc_status tc_entry_save(const tc_entry *entry, tc_buffer *out,
                                   tc_error *error) noexcept {
    return guard(error, nullptr, [&] {
        if (entry->failed.code != TC_OK)
            throw failure(entry->failed.code, entry->failed.message);
        std::string saved = entry->document.serialise();
        tc_buffer_add(out, tc_slice{saved.data(), saved.size()});
        if (out->failed)
            throw std::bad_alloc();
    });
}

extern "C" tc_status tc_entry_load(tc_entry *entry, tc_slice saved, tc_error *error) noexcept {
    tc_entry_reset(entry);
    return guard(error, nullptr, [&] {
        entry->filled = true;
        entry->document = Xapian::Document::unserialise(text_of(saved));
    });
}
