/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Entries as they were written, to be written again under another key. */
#include "handles.h"
#include "pack.h"

using namespace tracuu;

namespace {

void append(tc_buffer *out, const std::string &bytes) {
    tc_buffer_add(out, slice_of(bytes));
    if (out->failed)
        throw failure(TC_ERR_LIMIT, "entries that are too large");
}

/* What is said of where its file lies goes. */
void forget_place(Xapian::Document &document) {
    static const tc_field fields[] = {TC_FIELD_PATH, TC_FIELD_ARCHIVE};
    for (tc_field field : fields) {
        const std::string prefix = tc_schema_field(field)->prefix;
        std::vector<std::string> gone;
        Xapian::TermIterator at = document.termlist_begin();
        for (at.skip_to(prefix); at != document.termlist_end(); ++at) {
            if ((*at).compare(0, prefix.size(), prefix) != 0)
                break;
            gone.push_back(*at);
        }
        for (const std::string &term : gone)
            document.remove_term(term);
    }
}

void add_entry(const Xapian::Database &database, Xapian::docid docid, tc_fetched &out) {
    Xapian::Document document = database.get_document(docid);
    if (out.count++ == 0) {
        append(&out.path, document.get_value(slot_number(TC_SLOT_PATH)));
        append(&out.state, document.get_value(slot_number(TC_SLOT_STATE)));
        append(&out.data, unpack(document.get_data()));
    }
    forget_place(document);
    const std::string saved = document.serialise();
    uint64_t size = saved.size();
    append(&out.entries, std::string(reinterpret_cast<const char *>(&size), sizeof size));
    append(&out.entries, saved);
}

/* From one state of the index: a file may be replaced meanwhile. */
void fetch(const Xapian::Database &database, const std::string &term, tc_fetched &out) {
    tc_buffer_clear(&out.entries);
    tc_buffer_clear(&out.path);
    tc_buffer_clear(&out.state);
    tc_buffer_clear(&out.data);
    out.count = 0;
    Xapian::PostingIterator first = database.postlist_begin(term);
    if (first == database.postlist_end(term))
        return;
    const std::string path = database.get_document(*first).get_value(slot_number(TC_SLOT_PATH));
    const std::string key = make_term(TC_FIELD_PATH, slice_of(path));
    Xapian::PostingIterator at = database.postlist_begin(key);
    for (; at != database.postlist_end(key); ++at)
        add_entry(database, *at, out);
}

} // namespace

extern "C" void tc_fetched_init(tc_fetched *fetched) noexcept {
    fetched->count = 0;
    tc_buffer_init(&fetched->entries, static_cast<size_t>(2) * TC_ENTRY_DATA_MAX);
    tc_buffer_init(&fetched->path, TC_ENTRY_VALUE_MAX);
    tc_buffer_init(&fetched->state, TC_ENTRY_VALUE_MAX);
    tc_buffer_init(&fetched->data, TC_ENTRY_DATA_MAX);
}

extern "C" void tc_fetched_dispose(tc_fetched *fetched) noexcept {
    tc_buffer_dispose(&fetched->entries);
    tc_buffer_dispose(&fetched->path);
    tc_buffer_dispose(&fetched->state);
    tc_buffer_dispose(&fetched->data);
}

extern "C" tc_status tc_store_fetch(tc_store *store, tc_field field, tc_slice text, tc_fetched *out,
                                    tc_error *error) noexcept {
    return guard(error, store->names.c_str(), [&] {
        const std::string term = make_term(field, text);
        retrying(*store, [&] { fetch(store->database, term, *out); });
    });
}

extern "C" tc_status tc_store_term(tc_store *store, uint32_t docid, tc_field field, tc_buffer *out,
                                   tc_error *error) noexcept {
    return guard(error, store->names.c_str(), [&] {
        const std::string prefix = make_term(field, tc_slice{nullptr, 0});
        std::string found;
        retrying(*store, [&] {
            Xapian::TermIterator at = store->database.termlist_begin(docid);
            at.skip_to(prefix);
            found = at != store->database.termlist_end(docid) ? *at : std::string();
        });
        tc_buffer_clear(out);
        if (found.compare(0, prefix.size(), prefix) == 0)
            append(out, found.substr(prefix.size()));
    });
}

extern "C" tc_status tc_store_is_listed(tc_store *store, bool *out, tc_error *error) noexcept {
    return guard(error, store->names.c_str(), [&] {
        bool listed = !store->mixed;
        for (const tc_store::part &part : store->parts)
            listed = listed && has_lists(part.database);
        *out = listed;
    });
}

extern "C" tc_status tc_store_secret(tc_store *store, uint64_t *out, tc_error *error) noexcept {
    return guard(error, store->names.c_str(), [&] {
        retrying(*store, [&] {
            const std::string secret = store->database.get_metadata(secret_key);
            *out = secret.empty() ? 0 : std::stoull(secret, nullptr, 16);
        });
    });
}
