#include "content/desk/zip.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <array>
#include <memory>

namespace desk {

namespace {

constexpr int most_entries = 4096;

struct FreeArchive {
    void operator()(archive* file) const { archive_read_free(file); }
};
using Archive = std::unique_ptr<archive, FreeArchive>;

std::string reason(archive* file)
{
    const char* words = archive_error_string(file);
    return words == nullptr ? "it is damaged" : words;
}

/// Unpacks the part that was just found. False: it is damaged or too large.
bool unpack_part(archive* file, std::string& part, std::size_t& total, UnpackedZip& zip)
{
    std::array<char, 65536> buffer{};
    for (;;) {
        const la_ssize_t count = archive_read_data(file, buffer.data(), buffer.size());
        if (count < 0) {
            zip.fault = reason(file);
            return false;
        }
        if (count == 0) {
            return true;
        }
        const auto size = static_cast<std::size_t>(count);
        total += size;
        if (part.size() + size > largest_part || total > largest_zip) {
            zip.too_large = true;
            return false;
        }
        part.append(buffer.data(), size);
    }
}

void unpack_parts(archive* file, const std::function<bool(const std::string&)>& is_wanted,
                  UnpackedZip& zip)
{
    std::size_t total = 0;
    for (int count = 0; count < most_entries; ++count) {
        archive_entry* entry = nullptr;
        const int result = archive_read_next_header(file, &entry);
        if (result == ARCHIVE_EOF) {
            return;
        }
        if (result < ARCHIVE_WARN) {
            zip.fault = reason(file);
            return;
        }
        const char* path = archive_entry_pathname(entry);
        std::string name = path == nullptr ? "" : path;
        name.erase(0, name.starts_with('/') ? 1 : 0);
        if (archive_entry_filetype(entry) != AE_IFREG || !is_wanted(name)) {
            continue;
        }
        std::string part;
        if (!unpack_part(file, part, total, zip)) {
            return;
        }
        zip.parts.try_emplace(std::move(name), std::move(part)); // a name that comes again is none
    }
    zip.too_large = true;
}

} // namespace

UnpackedZip unpack_zip(std::string_view bytes,
                       const std::function<bool(const std::string& name)>& is_wanted)
{
    UnpackedZip zip;
    const Archive file(archive_read_new());
    archive_read_support_format_zip(file.get());
    if (archive_read_open_memory(file.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) {
        zip.fault = reason(file.get());
        return zip;
    }
    unpack_parts(file.get(), is_wanted, zip);
    return zip;
}

} // namespace desk
