/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unzip.h"

#include <base/calls.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <zip.h>

/* libzip brings OpenSSL along, which takes longer to load than most searches do. */
#define ZIP_CALLS(X)                                                                               \
    X(zip_discard)                                                                                 \
    X(zip_error_code_zip)                                                                          \
    X(zip_error_fini)                                                                              \
    X(zip_error_init)                                                                              \
    X(zip_fclose)                                                                                  \
    X(zip_file_get_external_attributes)                                                            \
    X(zip_file_strerror)                                                                           \
    X(zip_fopen_index)                                                                             \
    X(zip_fread)                                                                                   \
    X(zip_get_name)                                                                                \
    X(zip_get_num_entries)                                                                         \
    X(zip_name_locate)                                                                             \
    X(zip_open_from_source)                                                                        \
    X(zip_source_buffer_create)                                                                    \
    X(zip_source_free)                                                                             \
    X(zip_stat_index)                                                                              \
    X(zip_strerror)

/* Filled by tc_zip_load. */
static struct {
#define FIELD(name) __typeof__(name) *name;
    ZIP_CALLS(FIELD)
#undef FIELD
} lib;

tc_status tc_zip_load(tc_error *error) {
    static const char *const names[] = {
#define NAME(name) #name,
        ZIP_CALLS(NAME)
#undef NAME
    };
    if (lib.zip_strerror)
        return TC_OK;
    return tc_calls_load("libzip.so.4", "libzip4", names, sizeof names / sizeof *names, &lib,
                         error);
}

tc_status tc_zip_open(tc_zip *zip, tc_slice bytes, tc_error *error) {
    zip_error_t why;
    *zip = (tc_zip){NULL, 0};
    tc_status loaded = tc_zip_load(error);
    if (loaded != TC_OK)
        return loaded;
    lib.zip_error_init(&why);
    zip_source_t *source = lib.zip_source_buffer_create(bytes.ptr, bytes.len, 0, &why);
    if (source)
        zip->archive = lib.zip_open_from_source(source, ZIP_RDONLY, &why);
    if (!zip->archive) {
        bool memory = lib.zip_error_code_zip(&why) == ZIP_ER_MEMORY;
        lib.zip_source_free(source);
        lib.zip_error_fini(&why);
        return memory
                   ? tc_error_set(error, TC_ERR_NOMEM, "out of memory")
                   : tc_error_set(error, TC_ERR_FORMAT, "a ZIP file that is damaged or cut short");
    }
    lib.zip_error_fini(&why);
    zip_int64_t count = lib.zip_get_num_entries(zip->archive, 0);
    if (count > TC_ZIP_ENTRIES_MAX) {
        tc_zip_close(zip);
        return tc_error_set(error, TC_ERR_LIMIT, "a ZIP file of more than %d entries",
                            TC_ZIP_ENTRIES_MAX);
    }
    return TC_OK;
}

void tc_zip_close(tc_zip *zip) {
    if (zip->archive)
        lib.zip_discard(zip->archive);
    zip->archive = NULL;
}

/* Whether the archive says that an entry is a link of Unix. */
static bool is_link(const tc_zip *zip, uint64_t number) {
    zip_uint8_t system;
    zip_uint32_t attributes;
    return lib.zip_file_get_external_attributes(zip->archive, number, 0, &system, &attributes) ==
               0 &&
           system == ZIP_OPSYS_UNIX && S_ISLNK(attributes >> 16);
}

uint32_t tc_zip_count(const tc_zip *zip) {
    return (uint32_t)lib.zip_get_num_entries(zip->archive, 0);
}

bool tc_zip_about(const tc_zip *zip, uint32_t number, tc_zip_said *out) {
    zip_stat_t about;
    const char *name = lib.zip_get_name(zip->archive, number, ZIP_FL_ENC_RAW);
    if (!name || lib.zip_stat_index(zip->archive, number, 0, &about) != 0)
        return false;
    *out = (tc_zip_said){.name = name,
                         .size = about.valid & ZIP_STAT_SIZE ? about.size : 0,
                         .crc = about.valid & ZIP_STAT_CRC ? about.crc : 0,
                         .time = about.valid & ZIP_STAT_MTIME ? (uint32_t)about.mtime : 0,
                         .locked = about.valid & ZIP_STAT_ENCRYPTION_METHOD &&
                                   about.encryption_method != ZIP_EM_NONE,
                         .link = is_link(zip, number)};
    return true;
}

static tc_status open_entry(tc_zip *zip, uint64_t index, tc_zip_entry *entry, tc_error *error) {
    zip_stat_t about;
    if (lib.zip_stat_index(zip->archive, index, 0, &about) != 0)
        return tc_error_set(error, TC_ERR_FORMAT, "%s cannot be unpacked", entry->name);
    if (about.valid & ZIP_STAT_ENCRYPTION_METHOD && about.encryption_method != ZIP_EM_NONE)
        return tc_error_set(error, TC_ERR_FORMAT, "protected by a password");
    entry->packed = about.valid & ZIP_STAT_COMP_SIZE ? about.comp_size : 0;
    entry->file = lib.zip_fopen_index(zip->archive, index, 0);
    if (!entry->file)
        return tc_error_set(error, TC_ERR_FORMAT, "%s cannot be unpacked: %s", entry->name,
                            lib.zip_strerror(zip->archive));
    return TC_OK;
}

tc_status tc_zip_entry_open(tc_zip *zip, const char *name, tc_zip_entry *entry, tc_error *error) {
    zip_int64_t index = lib.zip_name_locate(zip->archive, name, ZIP_FL_NOCASE);
    *entry = (tc_zip_entry){.zip = zip};
    snprintf(entry->name, sizeof entry->name, "%s", name);
    return index < 0 ? TC_ERR_NOT_FOUND : open_entry(zip, (uint64_t)index, entry, error);
}

tc_status tc_zip_entry_open_at(tc_zip *zip, uint64_t number, tc_zip_entry *entry, tc_error *error) {
    *entry = (tc_zip_entry){.zip = zip};
    snprintf(entry->name, sizeof entry->name, "it");
    return open_entry(zip, number, entry, error);
}

void tc_zip_entry_close(tc_zip_entry *entry) {
    if (entry->file)
        lib.zip_fclose(entry->file);
    entry->file = NULL;
}

int tc_zip_entry_read(tc_zip_entry *entry, char *out, int size) {
    zip_int64_t n = lib.zip_fread(entry->file, out, (zip_uint64_t)size);
    if (n < 0) {
        tc_error_set(&entry->error, TC_ERR_FORMAT, "%s cannot be unpacked: %s", entry->name,
                     lib.zip_file_strerror(entry->file));
        return -1;
    }
    entry->inflated += (size_t)n;
    entry->zip->inflated += (size_t)n;
    bool bomb =
        entry->inflated > TC_ZIP_RATIO_FREE && entry->inflated / TC_ZIP_RATIO_MAX > entry->packed;
    if (bomb)
        tc_error_set(&entry->error, TC_ERR_LIMIT, "%s unpacks to over %d times its size",
                     entry->name, TC_ZIP_RATIO_MAX);
    else if (entry->inflated > TC_ZIP_ENTRY_MAX)
        tc_error_set(&entry->error, TC_ERR_LIMIT, "%s unpacks to over %d MB", entry->name,
                     TC_ZIP_ENTRY_MAX >> 20);
    else if (entry->zip->inflated > TC_ZIP_FILE_MAX)
        tc_error_set(&entry->error, TC_ERR_LIMIT, "it unpacks to over %d MB",
                     TC_ZIP_FILE_MAX >> 20);
    return entry->error.code ? -1 : (int)n;
}

tc_status tc_zip_read(tc_zip *zip, const char *name, size_t maximum, tc_arena *arena, tc_slice *out,
                      tc_error *error) {
    tc_zip_entry entry;
    tc_buffer buffer;
    char piece[16384];
    int n = 0;
    tc_status status = tc_zip_entry_open(zip, name, &entry, error);
    if (status != TC_OK)
        return status;
    tc_buffer_init(&buffer, maximum);
    while (!buffer.failed && (n = tc_zip_entry_read(&entry, piece, sizeof piece)) > 0)
        tc_buffer_add(&buffer, (tc_slice){piece, (size_t)n});
    tc_slice copy = tc_arena_copy(arena, tc_buffer_slice(&buffer));
    if (n < 0)
        status = tc_error_set(error, entry.error.code, "%s", entry.error.message);
    else if (buffer.failed)
        status = tc_error_set(error, TC_ERR_LIMIT, "%s is too large", entry.name);
    else if (!copy.ptr)
        status = tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    else
        *out = copy;
    tc_buffer_dispose(&buffer);
    tc_zip_entry_close(&entry);
    return status;
}
