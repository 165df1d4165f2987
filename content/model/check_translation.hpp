#pragma once

#include "content/model/gate.hpp"

#include <string_view>
#include <vector>

namespace content {

/// K010-K017 of one unit in one language, by what `approval_of` says of it. The source language has
/// K013-K015 only. One finding a cause: a text that needs work is not also called unapproved.
std::vector<Finding> translation_findings(const Guide& guide, const Unit& unit,
                                          std::string_view language, const Approval& approval);

/// K007, K008: entries that belong to no unit, or that another program moved or changed.
std::vector<Finding> catalog_findings(const Guide& guide, const Catalog& catalog);

/// K039: lines whose signature does not fit the person's key.
std::vector<Finding> signature_findings(const Guide& guide, const Ledger& ledger);

} // namespace content
