#pragma once

#include "printer/job.hpp"
#include "printer/progress.hpp"
#include "printer/render.hpp"
#include "printer/shard.hpp"
#include "printer/workshop.hpp"

#include <filesystem>
#include <optional>
#include <ostream>

namespace printer {

enum class Gallery { No, Yes };

struct BatchOptions {
    Selection selection;
    std::filesystem::path out; ///< Made if it is not there.
    unsigned workers = 1;      ///< Processes beside each other.
    Purpose purpose = Purpose::Press;
    PressOptions press = {};
    PictureOptions picture = {};
    Gallery gallery = Gallery::No;
    Shard shard = {};
    std::optional<TilePaper> tile = {}; ///< PDFs for an office printer, no press files.
    ProgressBar bar = ProgressBar::No;
};

/// `pelita-printer batch`: a PDF and a PNG (one a page) for each job of the shard, no PDF for a
/// picture format, named `..._contoh` for a proof. A second run does only what has changed; what
/// it is about to make anew loses its old files before any work begins, so that none is taken for
/// new if the run is cut short. Refused sheets do not stop the others (exit 1); a fault of the
/// machine does (exit 3); a crash costs its job and ends as 3. A TIFF of a sheet that is made anew
/// stays and is named: no batch makes any, so it is somebody's own. What was done is in
/// `progress_log_file`.
/// @throws content::UsageError, content::FileError
content::Exit run_batch(const Workshop& workshop, const BatchOptions& options,
                        std::ostream& messages);

} // namespace printer
