#pragma once

#include "content/layout/screens/values.hpp"
#include "kiosk/focus.hpp"

#include <map>
#include <string>

namespace kiosk {

/// All keys, by the names that a replay has for them.
const std::map<std::string, Key>& key_names();
/// What a printer can answer to a slip, by the names that a replay has for it.
const std::map<std::string, layout::screens::SlipState>& slip_names();

} // namespace kiosk
