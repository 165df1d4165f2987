#pragma once

#include "content/model/date.hpp"
#include "content/model/finding.hpp"
#include "content/model/guide.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace content {

/// Exit codes of all three programs (ARCHITECTURE.md, "Command lines").
enum class Exit {
    Done = 0,
    ContentAtFault = 1,
    WrongUsage = 2,
    MachineAtFault = 3,
};

/// A mistake on the command line that CLI11 cannot see: exit 2.
class UsageError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// Options every program takes.
struct CommonOptions {
    std::filesystem::path guide; ///< --guide; default: the installed or in-tree content/guide.
    std::filesystem::path fonts; ///< --fonts; default: the installed or in-tree catalogue.
    Date today{};                ///< --today, else the clock's `local_day`, read once in main().
    bool today_given = false;    ///< --today was on the command line: no clock at all.
};

/// The guide that the options name.
/// @throws UsageError if there is no such folder.
LoadedGuide open_guide(const CommonOptions& options);

/// Time that new ledger lines carry: the clock's UTC minute, or T00:00Z of --today.
std::string ledger_time_now(const CommonOptions& options);

/// Adds --guide, --fonts, --today and --version to `app`. Call `fallthrough()` first.
/// `options` must live until the app has been parsed.
void add_common_options(CLI::App& app, CommonOptions& options);

/// Parses and runs: help and version are 0, any other parse error 2; `body` returns the exit code.
/// UsageError is 2, any other exception 3, each with one line on stderr.
int run_program(CLI::App& app, int argc, const char* const* argv,
                const std::function<Exit()>& body);

/// Findings to stderr, one a line, in the environment's message language.
void print_findings(const std::vector<Finding>& findings);

} // namespace content
