#pragma once

#include "content/model/program.hpp"
#include "printer/workshop.hpp"

#include <filesystem>
#include <ostream>
#include <string>
#include <vector>

namespace printer {

/// Prints to enter into reviews/prints.tsv.
struct RegisterOptions {
    std::vector<std::filesystem::path> files; ///< Press files as they were printed.
    std::string place;                        ///< Where they hang, in words.
    int copies = 0;                           ///< Of each file.
    std::string name;                         ///< Who enters them.
    content::MessageLanguage language = content::MessageLanguage::English; ///< Of what is said.
};

/// `pelita-printer register`: one line a file, all of them or none. A file without a record beside
/// it, one that changed since, and one that is not press-ready are refused with the reason.
/// @param guide folder of the guide.
/// @param now UTC, 2026-11-24T09:10Z.
/// @throws content::UsageError if `guide` is none, or for a place or name that no column can hold;
/// content::FileError
content::Exit register_prints(const std::filesystem::path& guide, const RegisterOptions& options,
                              const std::string& now, std::ostream& out, std::ostream& messages);

} // namespace printer
