#pragma once

#include "content/model/finding.hpp"
#include "content/model/guide.hpp"

#include <exception>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace desk {

/// What `check` says: sorted, one finding a cause.
struct AllFindings {
    std::vector<content::Finding> findings;
    std::exception_ptr no_fonts; ///< A fonts::FontError: what needs fonts (K040-K044) is missing.
};

/// Findings of loading, of all checks and of laying out every sheet and screen.
/// @param loading of `load_guide`.
/// @param language empty = all; else the source, shared files and that language.
/// @param fonts the fonts' catalogue file.
AllFindings all_findings(const std::shared_ptr<const content::Guide>& guide,
                         std::vector<content::Finding> loading, content::Date today,
                         const std::string& language, const std::filesystem::path& fonts);

} // namespace desk
