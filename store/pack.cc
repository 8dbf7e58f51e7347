/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "pack.h"

#include "guard.h"

#include <store/store.h>

#include <cstring>
#include <memory>
#include <zstd.h>

/* The bytes of dictionary.tables and dictionary.txt, as they are. */
__asm__(".pushsection .rodata\n"
        "tc_dictionary_begin: .incbin \"" TC_DICTIONARY "\"\n"
        ".incbin \"" TC_DICTIONARY_TEXT "\"\n"
        "tc_dictionary_end:\n"
        ".popsection");
__attribute__((visibility("hidden"))) extern const char
    dictionary_begin[] __asm__("tc_dictionary_begin");
__attribute__((visibility("hidden"))) extern const char
    dictionary_end[] __asm__("tc_dictionary_end");

namespace tracuu {

namespace {

size_t dictionary_size() {
    // cppcheck-suppress comparePointers ; both ends are of one piece
    return static_cast<size_t>(dictionary_end - dictionary_begin);
}

/* A packed entry is one of these, then the frame without the magic number that all frames begin
 * with, or the bytes themselves. */
enum : char { AS_IT_IS = 0, ZSTD = 1 };
constexpr char magic[] = "\x28\xB5\x2F\xFD";
constexpr size_t magic_size = sizeof magic - 1;

/* Short entries gain most from a high level, an eighth of their size, and cost little by it; long
 * ones take several times as long for a fortieth. */
constexpr size_t short_entry = 8192;
constexpr int short_level = 12, long_level = 6;

/* In front of the text stand tables of how often what comes (dictionary.tables), which
 * bench/dictionary_tables.c makes of generated plans.  Without them each entry has its own, a
 * twelfth of it. */
struct compressor {
    ZSTD_CCtx *context = ZSTD_createCCtx();
    ZSTD_CDict *dictionary;

    explicit compressor(int level)
        : dictionary(ZSTD_createCDict(dictionary_begin, dictionary_size(), level)) {
        if (!context || !dictionary)
            throw std::bad_alloc();
        ZSTD_CCtx_setParameter(context, ZSTD_c_dictIDFlag, 0);
        ZSTD_CCtx_refCDict(context, dictionary);
    }
    compressor(const compressor &) = delete;
    compressor &operator=(const compressor &) = delete;
    ~compressor() {
        ZSTD_freeCDict(dictionary);
        ZSTD_freeCCtx(context);
    }
};

struct decompressor {
    ZSTD_DCtx *context = ZSTD_createDCtx();
    ZSTD_DDict *dictionary = ZSTD_createDDict(dictionary_begin, dictionary_size());

    decompressor() {
        if (!context || !dictionary)
            throw std::bad_alloc();
    }
    decompressor(const decompressor &) = delete;
    decompressor &operator=(const decompressor &) = delete;
    ~decompressor() {
        ZSTD_freeDDict(dictionary);
        ZSTD_freeDCtx(context);
    }
};

[[noreturn]] void damaged() {
    throw failure(TC_ERR_FORMAT, "the index is damaged: an entry cannot be unpacked",
                  "remove it and run tracuu-index again");
}

std::string unpack_frame(std::string frame) {
    static thread_local decompressor zstd;
    frame.replace(0, 1, magic, magic_size);
    unsigned long long size = ZSTD_getFrameContentSize(frame.data(), frame.size());
    if (size > TC_ENTRY_DATA_MAX) /* an error or unknown is larger still */
        damaged();
    std::string data(static_cast<size_t>(size), '\0');
    size_t got = ZSTD_decompress_usingDDict(zstd.context, data.data(), data.size(), frame.data(),
                                            frame.size(), zstd.dictionary);
    if (ZSTD_isError(got) || got != data.size())
        damaged();
    return data;
}

} // namespace

std::string pack(tc_slice data) {
    if (data.len == 0)
        return std::string();
    static thread_local compressor shorts(short_level), longs(long_level);
    const compressor &zstd = data.len < short_entry ? shorts : longs;
    std::string frame(ZSTD_compressBound(data.len), '\0');
    size_t size = ZSTD_compress2(zstd.context, frame.data(), frame.size(), data.ptr, data.len);
    std::string packed;
    if (ZSTD_isError(size) || size < magic_size || size - magic_size >= data.len) {
        packed.assign(1, AS_IT_IS);
        packed.append(data.ptr, data.len);
    } else {
        packed.assign(1, ZSTD);
        packed.append(frame, magic_size, size - magic_size);
    }
    return packed;
}

std::string unpack(std::string packed) {
    if (packed.empty())
        return packed;
    switch (packed[0]) {
    case AS_IT_IS:
        return packed.substr(1);
    case ZSTD:
        return unpack_frame(std::move(packed));
    default:
        damaged();
    }
}

} // namespace tracuu
