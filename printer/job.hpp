#pragma once

#include "content/model/guide.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace printer {

/// One sheet to make.
struct Job {
    std::string poster;
    std::string format;
    std::string language;
    std::optional<int> scale; ///< Denominator; none = the format's own.
};

/// "<poster>_<format>_<lang>", with "_1-10" if the file is not of final size.
std::string stem(const Job& job, const content::Guide& guide);

/// Checks names one by one and says what there is instead.
/// @throws content::UsageError for an unknown name or a format the poster is not made for.
void require_job(const Job& job, const content::Guide& guide);

/// Words of "a,b,c"; empty ones are left out.
std::vector<std::string> split_list(std::string_view text);

/// What `batch` was asked for; each is "all" or names separated by commas.
struct Selection {
    std::string posters = "all";
    std::string formats = "all";
    std::string languages = "all";
    std::optional<int> scale;
};

/// Posters x their formats x languages. "all" takes live languages and formats that are
/// printed or sent as pictures.
/// @throws content::UsageError for an unknown name or if nothing is left.
std::vector<Job> select_jobs(const Selection& selection, const content::Guide& guide);

} // namespace printer
