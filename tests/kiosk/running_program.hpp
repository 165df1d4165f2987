#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace support {

/// A program that runs beside the test and does not outlive it.
class RunningProgram {
  public:
    /// @param command found on PATH unless it has a '/'.
    /// @param out file that takes what it says on stdout and stderr.
    /// @param pipe_end descriptor that the program gets as 3; -1: none.
    RunningProgram(const std::vector<std::string>& command, const std::filesystem::path& out,
                   int pipe_end = -1);
    ~RunningProgram();
    RunningProgram(const RunningProgram&) = delete;
    RunningProgram& operator=(const RunningProgram&) = delete;

    pid_t id() const { return child_; }
    void send(int signal) const;
    /// Exit code, 128 + signal; none while it runs.
    std::optional<int> ended();
    std::optional<int> wait_for_end(std::chrono::seconds longest);
    std::string said() const;

  private:
    pid_t child_ = 0;
    std::filesystem::path out_;
    std::optional<int> code_;
};

} // namespace support
