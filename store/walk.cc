/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Walks over terms and postings, that go on in the newer state when a writer has overwritten the
 * one they were in. */
#include "handles.h"
#include "pack.h"

#include <memory>

using namespace tracuu;

struct tc_terms {
    tc_store *store;
    tc_field field;
    std::string start, term; /* what all begin with; the last one, or "" before the first */
    size_t prefix;           /* bytes of the field's prefix */
    uint32_t frequency;
    bool placed; /* whether at and end stand where term says, in this generation */
    bool ended;
    uint64_t generation;
    Xapian::TermIterator at, end;
};

struct tc_postings {
    struct stream {
        tc_slot slot;
        Xapian::ValueIterator at, end;
        std::string value;
    };

    tc_store *store;
    std::string term;
    std::vector<stream> streams;
    uint32_t docid; /* the last one, or 0 before the first */
    bool placed;
    bool ended;
    uint64_t generation;
    Xapian::PostingIterator at, end;
};

namespace {

/* Words have no prefix: between digits and small letters stand all terms that have one. */
void skip_others(tc_terms &walk) {
    while (walk.prefix == 0 && walk.at != walk.end) {
        std::string term = *walk.at;
        if (!term.empty() && term[0] >= 'A' && term[0] <= 'Z')
            walk.at.skip_to("[");
        else if (is_exact(term) != (walk.field == TC_FIELD_EXACT))
            ++walk.at;
        else
            break;
    }
}

void place(tc_terms &walk) {
    const Xapian::Database &database = walk.store->database;
    walk.generation = walk.store->generation;
    walk.at = database.allterms_begin(walk.start);
    walk.end = database.allterms_end(walk.start);
    if (!walk.term.empty() && walk.at != walk.end) {
        walk.at.skip_to(walk.term);
        if (walk.at != walk.end && *walk.at == walk.term)
            ++walk.at;
    }
    walk.placed = true;
}

void step(tc_terms &walk) {
    if (walk.placed && walk.generation == walk.store->generation) {
        walk.placed = false; /* until the step is taken */
        ++walk.at;
        walk.placed = true;
    } else {
        place(walk);
    }
    skip_others(walk);
    if (walk.at == walk.end) {
        walk.ended = true;
        return;
    }
    std::string term = *walk.at;
    walk.frequency = walk.at.get_termfreq();
    walk.term = std::move(term);
}

void place(tc_postings &walk) {
    const Xapian::Database &database = walk.store->database;
    walk.generation = walk.store->generation;
    walk.at = database.postlist_begin(walk.term);
    walk.end = database.postlist_end(walk.term);
    if (walk.docid && walk.at != walk.end)
        walk.at.skip_to(walk.docid + 1);
    if (!walk.store->remote) /* there a stream would ask for every entry between two */
        for (tc_postings::stream &stream : walk.streams) {
            stream.at = database.valuestream_begin(slot_number(stream.slot));
            stream.end = database.valuestream_end(slot_number(stream.slot));
        }
    walk.placed = true;
}

void fetch_values(tc_postings &walk, uint32_t docid) {
    if (walk.store->remote && !walk.streams.empty()) {
        Xapian::Document document = walk.store->database.get_document(docid);
        for (tc_postings::stream &stream : walk.streams)
            stream.value = value_of(stream.slot, document.get_value(slot_number(stream.slot)));
        return;
    }
    for (tc_postings::stream &stream : walk.streams) {
        if (stream.at != stream.end)
            stream.at.skip_to(docid);
        bool there = stream.at != stream.end && stream.at.get_docid() == docid;
        stream.value = there ? value_of(stream.slot, *stream.at) : std::string();
    }
}

void step(tc_postings &walk) {
    if (walk.placed && walk.generation == walk.store->generation) {
        walk.placed = false;
        ++walk.at;
        walk.placed = true;
    } else {
        place(walk);
    }
    if (walk.at == walk.end) {
        walk.ended = true;
        return;
    }
    uint32_t docid = *walk.at;
    fetch_values(walk, docid);
    walk.docid = docid;
}

/* A step either comes whole or leaves the walk behind the item before. */
template <class Walk>
tc_status next(Walk *walk, bool *more, tc_error *error) noexcept {
    tc_status status = guard(error, walk->store->names.c_str(), [&] {
        retrying(*walk->store, [&] {
            if (!walk->ended)
                step(*walk);
        });
        *more = !walk->ended;
    });
    if (status != TC_OK)
        walk->placed = false;
    return status;
}

} // namespace

extern "C" tc_status tc_terms_open(tc_store *store, tc_field field, tc_slice text, tc_terms **out,
                                   tc_error *error) noexcept {
    return guard(error, store->names.c_str(), [&] {
        std::unique_ptr<tc_terms> walk(new tc_terms{});
        walk->store = store;
        walk->field = field;
        walk->start = make_term(field, text);
        walk->prefix = make_term(field, tc_slice{nullptr, 0}).size();
        walk->ended = !term_fits(field, text);
        *out = walk.release();
    });
}

extern "C" tc_status tc_terms_next(tc_terms *walk, bool *more, tc_error *error) noexcept {
    return next(walk, more, error);
}

extern "C" tc_slice tc_terms_text(const tc_terms *walk) noexcept {
    return tc_slice_sub(slice_of(walk->term), walk->prefix, walk->term.size());
}

extern "C" uint32_t tc_terms_frequency(const tc_terms *walk) noexcept {
    return walk->frequency;
}

extern "C" void tc_terms_close(tc_terms *walk) noexcept {
    delete walk;
}

extern "C" tc_status tc_postings_open(tc_store *store, tc_field field, tc_slice text,
                                      uint64_t slots, tc_postings **out, tc_error *error) noexcept {
    return guard(error, store->names.c_str(), [&] {
        std::unique_ptr<tc_postings> walk(new tc_postings{});
        walk->store = store;
        walk->term = text.len ? make_term(field, text) : std::string();
        for (tc_slot slot : slots_of(slots)) {
            walk->streams.emplace_back();
            walk->streams.back().slot = slot;
        }
        *out = walk.release();
    });
}

extern "C" tc_status tc_postings_next(tc_postings *walk, bool *more, tc_error *error) noexcept {
    return next(walk, more, error);
}

extern "C" uint32_t tc_postings_docid(const tc_postings *walk) noexcept {
    return walk->docid;
}

extern "C" tc_slice tc_postings_value(const tc_postings *walk, tc_slot slot) noexcept {
    for (const tc_postings::stream &stream : walk->streams)
        if (stream.slot == slot)
            return slice_of(stream.value);
    return tc_slice{nullptr, 0};
}

extern "C" void tc_postings_close(tc_postings *walk) noexcept {
    delete walk;
}
