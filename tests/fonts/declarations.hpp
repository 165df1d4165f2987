#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace support {

/// Where `.ci/data` puts the Universal Declaration of Human Rights; it need not be there.
std::filesystem::path declaration_folder();

/// Texts of h1 to h4, p and li of one translation ("jav_java"), white space collapsed, each text
/// once; empty if the file is not there.
std::vector<std::string> declaration_texts(const std::string& translation);

} // namespace support
