#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk {

/// How a program that was run came to its end.
enum class ChildEnd {
    Exited,
    NotStarted, ///< Not on PATH.
    OutOfTime,  ///< Killed.
    Stopped,    ///< Killed, because the kiosk ends.
};

struct ChildResult {
    ChildEnd end = ChildEnd::NotStarted;
    int exit_code = 0; ///< 128 + signal if one ended it.
    std::string out;   ///< What it said, 64 KiB at most.

    bool succeeded() const { return end == ChildEnd::Exited && exit_code == 0; }
};

/// Runs a program found on PATH to its end, without a shell and in the locale C, gives it `input`
/// and reads what it says. It has no other file of ours. Blocks: for workers only.
/// @param patience after which it is killed.
/// @param stop a descriptor; when it becomes readable the program is killed.
/// @throws std::system_error if the machine has no descriptors left.
ChildResult run_child(const std::vector<std::string>& command, std::string_view input,
                      std::chrono::milliseconds patience, int stop);

} // namespace kiosk
