#pragma once

namespace printer {

/// The whole program `pelita-printer`.
/// @return its exit code (ARCHITECTURE.md, "Command lines").
int run(int argc, const char* const* argv);

} // namespace printer
