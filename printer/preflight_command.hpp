#pragma once

#include "content/model/program.hpp"
#include "printer/preflight.hpp"
#include "printer/workshop.hpp"

#include <filesystem>
#include <ostream>

namespace printer {

enum class ReportAs { Text, Json };

struct PreflightOptions {
    std::filesystem::path file;
    ReportAs as = ReportAs::Text;
};

/// `pelita-printer preflight FILE.pdf`: the whole report to `out`. The checks of the layout are
/// judged if the guide is the one the file was made from.
/// @return Done only if the file is press-ready; ContentAtFault with one line on `messages` for
///         what is no PDF.
/// @throws content::FileError, fonts::FontError
content::Exit run_preflight(const Workshop& workshop, const PreflightOptions& options,
                            std::ostream& out, std::ostream& messages);

} // namespace printer
