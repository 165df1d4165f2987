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
/// picture format, named `..._contoh` for a proof. A second run does only what has changed, and a
/// sheet's new files take the place of its old ones when all of them are made (`replace_files`).
/// Refused sheets lose their old files and do not stop the others (exit 1); a fault of the machine
/// does (exit 3); a crash costs its job and ends as 3. In both an older set that is whole stays and
/// is named, as does a TIFF: no batch makes any, so it is somebody's own. A gallery goes before
/// anything is made: it would show what is no more. What was done is in `progress_log_file`.
/// @throws content::UsageError, content::FileError
content::Exit run_batch(const Workshop& workshop, const BatchOptions& options,
                        std::ostream& messages);

} // namespace printer
