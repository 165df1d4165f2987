#pragma once

#include <string>

namespace support {

/// A CMYK output profile of a few kilobytes, made by LittleCMS: K alone is black, paper white, no
/// separation over `tac` percent. The real one has a megabyte, which every file would carry along.
/// Equal calls give equal bytes.
std::string small_profile(double tac = 300, const std::string& name = "Small test profile");

} // namespace support
