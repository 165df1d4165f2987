#pragma once

#include "content/model/guide.hpp"

#include <vector>

namespace content {

/// K050-K057: facts and contacts as they stand on a day, and blocks without a source (K051).
std::vector<Finding> value_findings(const Guide& guide, Date today);

/// K060-K062 and K071: the wizard's tree, outcomes, languages, pictograms without alt text.
std::vector<Finding> structure_findings(const Guide& guide);

/// Whether a number can be dialled: E.164, Indonesian national (0 and 8-12 digits) or one of the
/// guide's short numbers. Blanks and hyphens do not count.
bool is_phone_number(const Guide& guide, const std::string& number);

} // namespace content
