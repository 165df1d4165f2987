#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

namespace printer {

/// How a piece of work ended in its own process.
struct Ended {
    std::size_t index = 0;        ///< Of the piece.
    std::optional<int> exit_code; ///< None if a signal ended it: a crash.
    std::string messages;         ///< What it wrote.
    double seconds = 0;
};

/// Does one piece in a child process. @return exit code, 0 to 3.
using Work = std::function<int(std::size_t index, std::ostream& messages)>;

/// Whether to begin further pieces after one has ended.
enum class Then { GoOn, Stop };

/// Runs each piece in a forked process of its own, `at_once` beside each other: no locks around
/// Cairo and FreeType, and a crash costs one piece. An exception in `work` is exit code 3.
/// @param ended called in the parent, in the order in which pieces end.
/// Children that the caller has of its own are left to it. Ours end with the calling thread's
/// process.
/// @throws std::system_error if no process can be started, after those that run have ended.
void run_in_workers(const std::vector<std::size_t>& pieces, unsigned at_once, const Work& work,
                    const std::function<Then(const Ended&)>& ended);

} // namespace printer
