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
    std::string second = {};  ///< Second language, below the first; empty = none.
    std::string place = {};   ///< Contact of the office that puts it up; empty = none.
    bool user_unit = false;   ///< A small page that says it is as large as the sheet.

    /// "mkn,id": as in the job code.
    std::string languages() const { return second.empty() ? language : language + "," + second; }
};

/// Reads "mkn" or "mkn,id" into a job. @throws content::UsageError for anything else.
void set_languages(Job& job, std::string_view text);

/// "<poster>_<format>_<lang>", "<lang>-<second>" for two languages, then the office, with "_1-10"
/// if the file is not of final size.
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
    std::string second = {}; ///< Below each of the languages.
    std::string place = {};
    bool user_unit = false;
};

/// Posters x their formats x languages. "all" takes live languages, but for the second one, and
/// formats that are printed or sent as pictures.
/// @throws content::UsageError for an unknown name or if nothing is left.
std::vector<Job> select_jobs(const Selection& selection, const content::Guide& guide);

} // namespace printer
