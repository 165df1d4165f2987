#pragma once

#include "content/model/finding.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace fuzz {

std::string_view text_of(const unsigned char* data, std::size_t size);

/// Ends the program with a report unless the invariant holds.
void require(bool holds, const char* invariant, std::string_view detail = {});

/// Every finding has a known code, a sentence in both languages with no mark left open, is UTF-8
/// when shown, and stands inside the file.
/// @param bytes of the file that findings call `file`.
void check_findings(const std::vector<content::Finding>& findings, std::string_view bytes,
                    const std::string& file);

} // namespace fuzz
