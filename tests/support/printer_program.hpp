#pragma once

#include "tests/support/golden.hpp"
#include "tests/support/subprocess.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace support {

/// The command line of pelita-printer on a guide, on the day of all tests and in English whatever
/// the machine speaks.
/// @param environment "NAME=value" words besides.
inline std::vector<std::string> printer_command(const std::filesystem::path& guide,
                                                const std::vector<std::string>& words,
                                                const std::vector<std::string>& environment = {})
{
    std::vector<std::string> command{"env", "-u", "PELITA_SHARD", "LC_ALL=C"};
    command.insert(command.end(), environment.begin(), environment.end());
    for (const std::string& word :
         {bin_dir() + "/pelita-printer", std::string("--today"), std::string("2026-11-24"),
          std::string("--guide"), guide.string()}) {
        command.push_back(word);
    }
    command.insert(command.end(), words.begin(), words.end());
    return command;
}

/// Runs it to its end.
inline Finished run_printer(const std::filesystem::path& guide,
                            const std::vector<std::string>& words,
                            const std::vector<std::string>& environment = {})
{
    return run(printer_command(guide, words, environment));
}

/// Runs the program on the guide of the tree, in which nobody has approved anything.
inline Finished printer_says(const std::vector<std::string>& words)
{
    return run_printer(source_dir() / "content/guide", words);
}

inline std::size_t files_in(const std::filesystem::path& folder)
{
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder),
                                                  std::filesystem::directory_iterator()));
}

} // namespace support
