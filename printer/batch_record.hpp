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

/// Hash of everything all sheets of a run depend on: the guide's files, the font catalogue, the
/// day (values run out), the date in the files and the program's version.
std::string run_hash(const Workshop& workshop);

/// Hash of everything one sheet depends on.
std::string input_hash(const std::string& run_hash, const Job& job, Purpose purpose);

/// Whether both files are those that were made from this input.
bool is_up_to_date(const JobFiles& files, const std::string& input_hash);

/// @throws content::FileError
void write_record(const JobFiles& files, const std::string& input_hash, const std::string& pdf,
                  const std::string& png);

} // namespace printer
