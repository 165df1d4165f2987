#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace desk {

/// Parts of a ZIP file that were asked for, unpacked into memory.
struct UnpackedZip {
    std::map<std::string, std::string> parts; ///< By name, without a leading slash.
    std::string fault;                        ///< Empty: all of it could be read.
    bool too_large = false;                   ///< Unpacking stopped at the limit.
};

/// Most that is unpacked: of one part, and of all together. A workbook of 400 texts is 0.5 MiB.
constexpr std::size_t largest_part = 16U << 20U;
constexpr std::size_t largest_zip = 32U << 20U;

/// Unpacks the parts whose names are wanted; nothing is written to the disk, links and folders in
/// the file are passed over.
UnpackedZip unpack_zip(std::string_view bytes,
                       const std::function<bool(const std::string& name)>& is_wanted);

} // namespace desk
