#pragma once

#include "content/model/guide.hpp"
#include "printer/job.hpp"

#include <string>
#include <vector>

namespace printer {

/// A job as the gallery shows it.
struct GalleryEntry {
    Job job;
    std::string stem;
    std::vector<std::string> files; ///< Names of what was made, none if it was not.
    std::string messages;           ///< Why not.
};

/// One HTML page for a browser without network or scripts: pictures of all sheets, grouped by
/// poster, with links to their files.
std::string gallery_html(const std::vector<GalleryEntry>& entries, const content::Guide& guide);

} // namespace printer
