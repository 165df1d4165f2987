#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace bench {

/// Where a program's errors go.
enum class Errors { Shown, Dropped };

/// A program that runs beside the bench, on an X server, and ends with the object.
class Running {
  public:
    /// @param words the program's file and its arguments.
    Running(const std::vector<std::string>& words, const std::string& display,
            Errors errors = Errors::Shown);
    ~Running();
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

    pid_t id() const { return id_; }

  private:
    pid_t id_ = -1;
};

/// Proportional set size of a program and all that it has started, MiB.
double pss_mib(pid_t program);
/// Processor seconds that all threads of a program have had, as the scheduler counts them.
double processor_seconds(pid_t program);

} // namespace bench
