#pragma once

#include "printer/job.hpp"
#include "printer/made_file.hpp"
#include "printer/render.hpp"
#include "printer/workshop.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace printer {

/// Where a job's files lie: <stem>.pdf, <stem>.png (<stem>-1.png and so on if it has many pages)
/// and the record that lets a second run skip them.
struct JobFiles {
    std::filesystem::path pdf;
    std::filesystem::path png;
    std::filesystem::path record;
};

JobFiles files_of(const std::filesystem::path& folder, const std::string& stem);

/// Hash of everything all sheets of a run depend on: the guide's files, the font catalogue and the
/// font files it names, the day (values run out), the date in the files and the program itself.
/// @param program the file that runs.
/// @throws content::FileError if one cannot be read.
std::string run_hash(const Workshop& workshop,
                     const std::filesystem::path& program = "/proc/self/exe");

/// Hash of everything one sheet depends on.
/// @param options what the press pass and the pictures depend on besides.
std::string input_hash(const std::string& run_hash, const Job& job, Purpose purpose,
                       const std::string& options = {});

/// Whether all files are those that were made from this input. A record that is not ours, or
/// broken, is none.
bool is_up_to_date(const JobFiles& files, const std::string& input_hash);

/// Names of the files a record vouches for, in the order they were made; none without a record.
std::vector<std::string> recorded_names(const JobFiles& files);

/// Deletes what there is of a job's files, all pages. @throws content::FileError
void remove_files(const JobFiles& files);

/// Deletes files an earlier run made for the job and this one did not: it had other pages.
/// @throws content::FileError
void remove_others(const JobFiles& files, const std::vector<MadeFile>& made);

/// @throws content::FileError
void write_record(const JobFiles& files, const std::string& input_hash,
                  const std::vector<MadeFile>& made);

} // namespace printer
