#pragma once

#include "printer/job.hpp"
#include "printer/render.hpp"
#include "printer/workshop.hpp"

#include <filesystem>
#include <string>

namespace printer {

/// Where a job's files lie: <stem>.pdf, <stem>.png and the record that lets a second run skip them.
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
std::string input_hash(const std::string& run_hash, const Job& job, Purpose purpose);

/// Whether both files are those that were made from this input. A record that is not ours, or
/// broken, is none.
bool is_up_to_date(const JobFiles& files, const std::string& input_hash);

/// Deletes what there is of a job's files. @throws content::FileError
void remove_files(const JobFiles& files);

/// @throws content::FileError
void write_record(const JobFiles& files, const std::string& input_hash, const std::string& pdf,
                  const std::string& png);

} // namespace printer
