#pragma once

#include <chrono>
#include <cstddef>
#include <ostream>
#include <string>

namespace printer {

/// Whether the reader of the progress is a person at a terminal: then a bar stands under the lines.
enum class ProgressBar { No, Yes };

/// Lines like `[ 37/180] ok baliho-6x4 id 2.1 s eta 3:10`.
class Progress {
  public:
    Progress(std::size_t total, ProgressBar bar, std::ostream& out);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// Counts one more job. @param seconds 0 for a job that was up to date: it says nothing about
    /// those to come.
    void report(const std::string& word, const std::string& what, double seconds);

  private:
    std::string eta() const;
    void show_bar();
    void clear_bar();

    std::size_t total_;
    std::size_t done_ = 0;
    std::size_t rendered_ = 0;
    ProgressBar bar_;
    std::ostream& out_;
    std::chrono::steady_clock::time_point start_;
};

/// Whether stderr is a terminal.
ProgressBar progress_bar_of_stderr();

} // namespace printer
