#pragma once

#include "content/model/files.hpp"
#include "printer/digest.hpp"
#include "tests/support/approved_guide.hpp"
#include "tests/support/printer_program.hpp"
#include "tests/support/small_profile.hpp"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace support {

/// A batch of press sheets and pictures of the approved guide into a folder of its own, with a
/// small profile, so that making one takes as long as a test may.
class BatchRun {
  public:
    BatchRun(std::string posters, std::string formats, std::string languages)
        : words_{"batch",           "--posters",          std::move(posters),
                 "--langs",         std::move(languages), "--formats",
                 std::move(formats)}
    {
        content::write_file(profile(), small_profile());
    }

    std::filesystem::path out() const { return folder_.path() / "out"; }
    std::filesystem::path folder() const { return folder_.path(); }
    std::filesystem::path profile() const { return folder_.path() / "small.icc"; }

    /// What makes the sheets. @param options come last.
    std::vector<std::string> command(const std::vector<std::string>& options = {},
                                     const std::vector<std::string>& environment = {}) const
    {
        std::vector<std::string> words = words_;
        words.insert(words.end(), {"--out", out().string(), "--profile", profile().string()});
        words.insert(words.end(), options.begin(), options.end());
        return printer_command(approved_guide(), words, environment);
    }

    Finished run(const std::vector<std::string>& options = {},
                 const std::vector<std::string>& environment = {}) const
    {
        return support::run(command(options, environment));
    }

    /// Name and sha256 of all files but the logs, which tell how long each sheet took.
    std::map<std::string, std::string> files() const
    {
        std::map<std::string, std::string> found;
        for (const auto& entry : std::filesystem::directory_iterator(out())) {
            if (entry.path().extension() != ".jsonl") {
                found[entry.path().filename().string()] =
                    printer::sha256(content::read_file(entry.path()));
            }
        }
        return found;
    }

    /// Jobs of all logs, as often as they stand there.
    std::multiset<std::string> logged_jobs() const
    {
        std::multiset<std::string> jobs;
        for (const auto& entry : std::filesystem::directory_iterator(out())) {
            if (entry.path().extension() == ".jsonl") {
                std::istringstream lines(content::read_file(entry.path()));
                for (std::string line; std::getline(lines, line);) {
                    jobs.insert(nlohmann::json::parse(line).at("job").get<std::string>());
                }
            }
        }
        return jobs;
    }

  private:
    TemporaryFolder folder_;
    std::vector<std::string> words_;
};

} // namespace support
