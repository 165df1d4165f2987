#pragma once

#include "printer/made_file.hpp"

#include <filesystem>
#include <vector>

namespace printer {

/// Deletes a file; what is not there is deleted already. @throws content::FileError
void remove_file(const std::filesystem::path& file);

/// Puts files that belong together in the place of those that were there. All new ones are whole
/// on the disk, without their names, before an old one is touched: if they cannot be written, the
/// old ones stand as they stood. Then go the old record and papers, because nothing may vouch for
/// what is half replaced and no ticket lie beside another sheet; then the new get their names in
/// their order; then goes what has no successor; and last the last of the new, which vouches for
/// the others, gets its name. Cut short in between, there is no record.
/// @param old what there may be of an older set.
/// @throws content::FileError
void replace_files(const std::vector<MadeFile>& made,
                   const std::vector<std::filesystem::path>& old);

} // namespace printer
