#pragma once

#include "content/model/minisign.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace kiosk {

/// Whether the signed file that `service_file` of the config names lets a technician in: FILE with
/// FILE.minisig beside it, by the key `[keys] service`. Its trusted comment is `pelita-service-1`,
/// then perhaps ` place=<id>` of the one office it is for.
/// @param place of this kiosk.
bool is_service_pass(const std::filesystem::path& file, const content::MinisignKey& key,
                     std::string_view place);

/// Whether a trusted comment is that of a pass for this place.
bool is_pass_comment(std::string_view comment, std::string_view place);

} // namespace kiosk
