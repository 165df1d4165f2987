#pragma once

#include "content/model/guide.hpp"

#include <memory>
#include <string>
#include <vector>

namespace content {

/// SHA-256 over all files of a guide but the register of prints: to enter a print changes no sheet.
/// @throws std::exception if a file cannot be read.
std::string guide_hash(const Guide& guide);

/// Which state of the guide a sheet was made from: the first 12 hex digits of
/// `guide_hash`. Stands in slug and XMP.
/// @throws std::exception if a file cannot be read.
std::string guide_revision(const Guide& guide);

/// Days on which something in the guide was made or checked, oldest first, each once: lines of the
/// ledgers, `last_seen` of facts and contacts, `published` and `entered` of the companies' list.
/// Days that say when something holds (`from` and `until` of a notice, `valid_from`, `valid_until`,
/// `recheck`) are none of them: a notice for next month was not written next month.
std::vector<Date> days_of_making(const Guide& guide);

/// Date that stands for "now" in files: the newest of `days_of_making`, 1970-01-01 without one.
/// Never the clock.
Date revision_date(const Guide& guide);
/// The same as far as it is known on a day: the newest that is not after it, else the newest.
Date revision_date(const Guide& guide, Date known);

/// A guide that was read without knowing the day, as `load_guide` had read it on this one.
/// @return with the same guide, if no line is of a day to come.
LoadedGuide as_of(std::shared_ptr<const Guide> guide, Date today);

} // namespace content
