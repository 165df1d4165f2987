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
    bool made = false;    ///< Its files are there.
    std::string messages; ///< Why not.
};

/// One HTML page for a browser without network or scripts: pictures of all sheets, grouped by
/// poster, with links to their files.
std::string gallery_html(const std::vector<GalleryEntry>& entries, const content::Guide& guide);

} // namespace printer
