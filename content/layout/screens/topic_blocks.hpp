#pragma once

#include "content/layout/screens/values.hpp"
#include "content/model/document.hpp"

#include <vector>

namespace layout::screens {

/// Title and summary: one block, or two where they are not in the same language.
std::vector<content::DocumentBlock> opening_of(const content::Document& document);

/// Whether a block is a page of its own on the way through a topic.
bool is_step(const content::DocumentBlock& block);

/// The pages of one topic in two languages: opening and steps, block by block.
std::vector<SidePair> pairs_of(const content::Document& visitor, const content::Document& officer);

} // namespace layout::screens
