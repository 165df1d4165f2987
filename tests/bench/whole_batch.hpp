#pragma once

#include "tests/bench/many_posters.hpp"

#include <filesystem>

namespace bench {

/// The batch as an office runs it: sheets of the approved guide, each judged by preflight, with its
/// picture and its record, synced; by two workers.
class WholeBatch {
  public:
    /// Approves a copy of the guide with the programs in `programs`.
    /// @throws std::runtime_error if they are not built.
    WholeBatch(const std::filesystem::path& source, const std::filesystem::path& programs);

    struct Rate {
        double by_cpu = 0;  ///< Jobs a second, by half the processor time of both workers.
        double by_wall = 0; ///< By the clock: with what the disk takes, and who else is at work.
    };
    /// @throws std::runtime_error if a sheet is refused
    Rate run() const;

    /// Largest proportional memory (PSS) of a worker of `pelita-printer batch` over the largest
    /// sheets, MiB.
    double worker_peak_mib() const;

    /// The press file of a poster in A2, kB.
    double a2_kb() const;

  private:
    int run_batch(const char* posters, const char* formats, unsigned workers,
                  const std::filesystem::path& out) const;

    Folder folder_;
    std::filesystem::path source_;
    std::filesystem::path programs_;
};

} // namespace bench
