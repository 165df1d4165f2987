#pragma once

#include "kiosk/config.hpp"

#include <string>
#include <string_view>

namespace kiosk {

/// Why the service screen stays shut, in words for the journal; empty: the technician is let in.
/// The file that `service_file` of the config names must be there with its .minisig, by the key
/// `[keys] service`. Its trusted comment is `pelita-service-1`, then perhaps ` place=<id>` of the
/// one office it is for. Reads little, but from a stick that may hang: not for the loop's thread.
std::string pass_refusal(const Config& config);

/// Whether a trusted comment is that of a pass for this place.
bool is_pass_comment(std::string_view comment, std::string_view place);

} // namespace kiosk
