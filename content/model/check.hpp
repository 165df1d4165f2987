#pragma once

#include "content/model/guide.hpp"

#include <string_view>
#include <vector>

namespace content {

/// Everything `pelita-content check` finds without fonts: all codes but K040 and K042-K044 (layout
/// judges those). Findings of loading are not repeated.
/// @param language empty = all languages; else source, shared files and that language.
std::vector<Finding> check(const Guide& guide, Date today, std::string_view language = {});

} // namespace content
