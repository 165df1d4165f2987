#pragma once

#include "printer/shard.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace printer {

/// What a log says of a job.
struct LoggedJob {
    std::string job;   ///< Its stem.
    std::string input; ///< Hash of what it is made from: a line of another guide is old news.
    std::string state; ///< ok, up-to-date, refused, crashed, failed
    double seconds = 0;
    std::vector<std::pair<std::string, std::string>> files; ///< Name and sha256.
    std::vector<std::string> messages;
};

/// DIR/progress-I-of-N.jsonl: what a shard has done, for programs; one JSON object a line and job,
/// there as soon as the job has ended. A file a shard, because appends of many machines to one file
/// on a network disk tear. Begun anew by each run.
std::filesystem::path progress_log_file(const std::filesystem::path& folder, Shard shard);

class ProgressLog {
  public:
    /// @throws content::FileError
    explicit ProgressLog(std::filesystem::path file);
    ~ProgressLog();
    ProgressLog(const ProgressLog&) = delete;
    ProgressLog& operator=(const ProgressLog&) = delete;

    /// Writes the line with one call. @throws content::FileError
    void add(const LoggedJob& job);

  private:
    std::filesystem::path file_;
    int fd_;
};

/// Jobs of a log by their stem; what is no whole line is left out, a file that is not there is
/// empty.
std::map<std::string, LoggedJob> read_progress_log(const std::filesystem::path& file);

} // namespace printer
