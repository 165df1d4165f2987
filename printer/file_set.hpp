#pragma once

#include "content/model/files.hpp"
#include "printer/made_file.hpp"

#include <filesystem>
#include <memory>
#include <vector>

namespace printer {

/// Deletes a file; what is not there is deleted already. @throws content::FileError
void remove_file(const std::filesystem::path& file);

/// Files that are whole on the disk and lack their names.
using FileSet = std::vector<std::unique_ptr<content::PartFile>>;

/// Puts files that belong together in the place of those that were there. First goes what was
/// there, record and papers before the rest, because nothing may vouch for what is half replaced
/// and no panel of one sheet lie beside those of another; then the new get their names in their
/// order. Cut short in between, files are missing, and none is another sheet's.
/// @param made settled. @param old what there may be of an older set.
/// @throws content::FileError
void put_in_place(const FileSet& made, const std::vector<std::filesystem::path>& old);

/// Writes files that belong together and puts them in place. All are whole on the disk before an
/// old one is touched: if they cannot be written, the old ones stand as they stood.
/// @param made the last one vouches for the others. @param old as for `put_in_place`.
/// @throws content::FileError
void replace_files(const std::vector<MadeFile>& made,
                   const std::vector<std::filesystem::path>& old);

} // namespace printer
