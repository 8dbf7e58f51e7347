/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Those documents of a shard that have a term, window by window: from its list, or from Xapian
 * where it has none. */
#ifndef TRACUU_STORE_SOURCE_H
#define TRACUU_STORE_SOURCE_H

#include "handles.h"
#include "word_list.h"

#include <memory>

namespace tracuu {

class term_source {
  public:
    /* COUNTING whether count will be asked. */
    term_source(tc_store::part &in, const std::string &term, bool counting);

    /* Moves to the window from document 64 * FIRST on: a bit for each.  Windows must rise. */
    void look(size_t first, uint64_t *bits);
    /* How often those of this window have it, as floating-point numbers, which are exact up to
     * 16 million; 0 where they do not. */
    const float *count();

  private:
    void walk(size_t first, uint64_t *bits);

    const documents &all_;
    std::unique_ptr<word_list> list_;
    std::unique_ptr<float[]> counts_;
    bool counted_ = false;
    Xapian::PostingIterator at_, end_;
    Xapian::docid docid_ = 0; /* at_, or 0 at the end */
    documents::place place_ = {0, 0};
};

} // namespace tracuu

#endif
