/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Writing one shard.
 *
 * A Xapian transaction is open from one commit to the next, because only then can pending changes
 * be dropped, and closing does not commit them behind the caller's back. */
#include "handles.h"

#include <cstring>
#include <memory>

using namespace tracuu;

struct tc_writer {
    Xapian::WritableDatabase database;
    std::string path, term;
    uint32_t pending;
    bool listed; /* its lists are still there (lists.h) */
    bool broken; /* a commit or a cancel failed: what is pending is not known any more */
};

namespace {

std::unique_ptr<tc_writer> open_writer(const std::string &dir, uint32_t shard) {
    uint32_t shards = 0;
    tc_error error = {};
    if (tc_index_shards(dir.c_str(), &shards, &error) != TC_OK)
        throw failure(error.code, error.message, error.hint, error.file);
    if (shard >= shards)
        throw failure(TC_ERR_USAGE, "the index has " + std::to_string(shards) +
                                        " shards, and no number " + std::to_string(shard));
    std::string path = dir + "/" + shard_name(shard);
    std::unique_ptr<tc_writer> writer(new tc_writer{Xapian::WritableDatabase(path, Xapian::DB_OPEN),
                                                    path, std::string(), 0, true, false});
    check_schema(writer->database, path);
    writer->database.begin_transaction();
    return writer;
}

void require_whole(const tc_writer &writer) {
    if (writer.broken)
        throw failure(TC_ERR_STORE, "an earlier commit failed",
                      "close the index and open it again");
}

void cancel(tc_writer &writer) {
    writer.broken = true;
    writer.pending = 0;
    writer.database.cancel_transaction();
    writer.database.begin_transaction();
    writer.listed = true;
    writer.broken = false;
}

void commit(tc_writer &writer) {
    require_whole(writer);
    writer.broken = true;
    writer.database.commit_transaction();
    writer.database.begin_transaction();
    writer.pending = 0;
    writer.broken = false;
}

/* Old entries make room for the new in place, so that a reader who holds a docid from before finds
 * the same file behind it, and docids do not grow with every update. */
void replace(tc_writer &writer, tc_entry *const *entries, size_t count) {
    Xapian::WritableDatabase &database = writer.database;
    if (writer.listed)
        drop_lists(database);
    writer.listed = false;
    std::vector<Xapian::docid> old(database.postlist_begin(writer.term),
                                   database.postlist_end(writer.term));
    for (size_t i = 0; i < count; i++) {
        entries[i]->filled = true;
        entries[i]->document.add_boolean_term(writer.term);
        if (i < old.size())
            database.replace_document(old[i], entries[i]->document);
        else
            database.add_document(entries[i]->document);
        entries[i]->document.remove_term(writer.term);
    }
    for (size_t i = count; i < old.size(); i++)
        database.delete_document(old[i]);
    size_t touched = std::max(count, old.size());
    writer.pending += static_cast<uint32_t>(touched);
}

void require_entries(tc_writer &writer, tc_field field, tc_slice text, tc_entry *const *entries,
                     size_t count) {
    require_whole(writer);
    if (kind_of(field) != TC_KIND_BOOLEAN || text.len == 0)
        throw failure(TC_ERR_USAGE, "entries are replaced by a key: a text of a boolean field");
    make_term(field, text, writer.term);
    for (size_t i = 0; i < count; i++)
        if (entries[i]->failed.code != TC_OK)
            throw failure(entries[i]->failed.code, entries[i]->failed.message);
}

} // namespace

extern "C" tc_status tc_writer_open(const char *dir, uint32_t shard, tc_writer **out,
                                    tc_error *error) noexcept {
    return guard(error, dir, [&] { *out = open_writer(dir, shard).release(); });
}

extern "C" void tc_writer_close(tc_writer *writer) noexcept {
    if (!writer)
        return;
    guard(nullptr, nullptr, [&] { writer->database.close(); });
    delete writer;
}

extern "C" tc_status tc_writer_replace(tc_writer *writer, tc_field field, tc_slice text,
                                       tc_entry *const *entries, size_t count,
                                       tc_error *error) noexcept {
    const char *path = writer->path.c_str();
    tc_status status =
        guard(error, path, [&] { require_entries(*writer, field, text, entries, count); });
    if (status != TC_OK)
        return status;
    status = guard(error, path, [&] { replace(*writer, entries, count); });
    if (status != TC_OK) /* the first error is the one to tell */
        guard(nullptr, nullptr, [&] { cancel(*writer); });
    return status;
}

extern "C" tc_status tc_writer_delete(tc_writer *writer, tc_field field, tc_slice text,
                                      tc_error *error) noexcept {
    return tc_writer_replace(writer, field, text, nullptr, 0, error);
}

extern "C" uint32_t tc_writer_pending(const tc_writer *writer) noexcept {
    return writer->pending;
}

extern "C" tc_status tc_writer_commit(tc_writer *writer, tc_error *error) noexcept {
    return guard(error, writer->path.c_str(), [&] { commit(*writer); });
}

extern "C" tc_status tc_writer_cancel(tc_writer *writer, tc_error *error) noexcept {
    return guard(error, writer->path.c_str(), [&] {
        require_whole(*writer);
        cancel(*writer);
    });
}
