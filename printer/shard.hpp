#pragma once

#include "printer/job.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace printer {

/// Part `index` of `count` of a batch that several machines share (PRINT.md 2.6).
struct Shard {
    unsigned index = 1; ///< From 1.
    unsigned count = 1;
};

/// Reads "2/8"; none for anything else: 0/8 (a Slurm array that begins at 0), 9/8, "2", "2/8x".
std::optional<Shard> parse_shard(std::string_view text);

/// Whether the job at `place` (from 0) is one of the shard's.
bool is_in(Shard shard, std::size_t place);

/// Sorts jobs by pixels, most first, then by name: neighbours, which go to different shards, take
/// equally long, and the last to begin is the shortest.
void sort_by_work(std::vector<Job>& jobs, const content::Guide& guide);

} // namespace printer
