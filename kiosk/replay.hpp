#pragma once

#include "kiosk/focus.hpp"

#include <map>
#include <string>

namespace kiosk {

/// All keys, by the names that a replay has for them.
const std::map<std::string, Key>& key_names();

} // namespace kiosk
