#pragma once

namespace kiosk {

/// The program `pelita-kiosk`: ARCHITECTURE.md, "Command lines".
/// @return exit code.
int run(int argc, const char* const* argv);

} // namespace kiosk
