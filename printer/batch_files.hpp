#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace printer {

/// Where a job's first files lie: <stem>.pdf, <stem>.png (<stem>-1.png and so on if it has many
/// pages) and the record that vouches for all of them. Of a press file the record is its
/// <stem>.preflight.json; a proof and a picture for a phone are not judged, theirs is <stem>.json.
struct JobFiles {
    std::filesystem::path pdf;
    std::filesystem::path png;
    std::filesystem::path record;

    std::filesystem::path folder() const { return record.parent_path(); }
    std::string stem() const { return pdf.stem().string(); }
};

/// Whether a job's file is judged before it gets its name.
enum class Judged { No, Yes };

JobFiles files_of(const std::filesystem::path& folder, const std::string& stem, Judged judged);

/// What of a job's files a name is, behind its stem: ".pdf", "-2.png", "_tiket.json"... The one
/// place that knows which files belong to a sheet, half written ones (".part") among them.
bool is_ending_of_job(std::string_view ending);

/// Files of jobs that lie in a folder, of whatever run, by the stem of their job. Read once for all
/// jobs of a batch.
std::map<std::string, std::vector<std::filesystem::path>>
files_there(const std::filesystem::path& folder, const std::set<std::string>& stems);

/// What of `files_there` a batch replaces: all but TIFFs. No batch makes any, so they are
/// somebody's own.
std::vector<std::filesystem::path> replaceable(const std::vector<std::filesystem::path>& there);

/// Deletes what there is of a job's files (`replaceable`): the record first, because nothing may
/// vouch for what is half gone. What is not there is deleted already. @throws content::FileError
void remove_files(const JobFiles& files);

/// Deletes what of a job's files was never whole. @throws content::FileError
void remove_parts(const JobFiles& files);

} // namespace printer
