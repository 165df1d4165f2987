#pragma once

#include "printer/batch_files.hpp"
#include "printer/job.hpp"
#include "printer/made_file.hpp"
#include "printer/render.hpp"
#include "printer/workshop.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace printer {

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

/// What a record says: what the files were made from, which they are, and what preflight warned of.
struct BatchRecord {
    std::string input;
    std::vector<std::pair<std::string, std::string>> files; ///< Name and sha256, as made.
    Judged judged = Judged::No;
    std::vector<std::pair<std::string, std::string>> warnings; ///< "P22" and the sentence.

    std::vector<std::string> names() const;
};

/// The record of a job's files; none if there is none, it is broken or not ours.
std::optional<BatchRecord> read_record(const JobFiles& files);

/// Whether all files are those that were made from this input.
bool is_up_to_date(const JobFiles& files, const std::string& input_hash);

/// Whether all files are those that a record vouches for, made from another input.
bool is_older_set(const JobFiles& files, const std::string& input_hash);

/// The record: which files were made and from what input. The last file of a job to get its name:
/// it vouches for the others.
/// @param report what the record holds besides, as JSON: of a press file `press_record`.
MadeFile record_of(const JobFiles& files, const std::string& input_hash,
                   const std::vector<MadeFile>& made, const std::string& report = "{}");

} // namespace printer
