#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>

namespace bench {

/// Processor time of this thread, in seconds.
double thread_seconds();

/// Two fixed jobs, shaping a text and hashing 64 MiB, that tell how fast this machine is beside the
/// one that wrote tests/bench/reference.txt. Figures that are no ratios are scaled by it.
class Calibrator {
  public:
    /// @throws fonts::FontError if the Latin face is missing.
    Calibrator();
    ~Calibrator();
    Calibrator(const Calibrator&) = delete;
    Calibrator& operator=(const Calibrator&) = delete;

    /// Runs both jobs once; the best of all rounds counts.
    void run();

    /// How many times as long as on the reference machine a job takes here: the geometric mean of
    /// both jobs. Divide times by it, multiply rates by it. 1 without a reference.
    double slowness() const;

    /// Makes this machine the reference.
    void write_reference() const;

  private:
    struct Jobs;
    std::unique_ptr<Jobs> jobs_;
};

} // namespace bench
