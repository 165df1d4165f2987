#pragma once

#include "printer/batch_job.hpp"
#include "printer/shard.hpp"
#include "printer/workshop.hpp"

#include <filesystem>
#include <vector>

namespace printer {

/// Writes DIR/index.html for all jobs of a batch, those of other shards too as far as they have
/// come: from their records, and from their logs why they were refused. Shards that end together
/// wait for each other, so that the last one to write has seen all.
/// @param jobs all; `mine` says which have their state from this run.
/// @throws content::FileError
void write_gallery(const std::filesystem::path& folder, const std::vector<BatchJob>& jobs,
                   Shard mine, const Workshop& workshop);

/// Deletes an index.html that `write_gallery` made: it shows sheets that are about to be made anew.
/// @throws content::FileError
void remove_gallery(const std::filesystem::path& folder);

} // namespace printer
