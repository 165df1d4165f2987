#pragma once

#include "content/model/finding.hpp"

#include <vector>

namespace content {

/// Takes out what only follows from another finding, so that one cause is one finding: names that
/// nothing answers to because the file that has them could not be read, translations whose texts
/// stand there, a text that seems untranslated because its line is broken.
void drop_consequences(std::vector<Finding>& findings);

} // namespace content
