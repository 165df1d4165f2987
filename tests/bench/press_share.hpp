#pragma once

#include "printer/job.hpp"
#include "printer/workshop.hpp"

#include <cstddef>
#include <filesystem>
#include <vector>

namespace bench {

/// Every job whose place leaves `rest` when divided by `of`, as a worker of the batch makes it: the
/// profile is opened once, each press file is written and synced.
/// @throws std::runtime_error if a sheet is refused.
void press_share(const printer::Workshop& workshop, const std::vector<printer::Job>& jobs,
                 std::size_t rest, std::size_t of, const std::filesystem::path& out);

/// Where the time of press files goes, on standard output.
void print_press_stages(const printer::Workshop& workshop, const std::vector<printer::Job>& jobs);

/// A 6 x 4 m board with its bleed as a flattened TIFF.
void write_board_tiff(const printer::Workshop& workshop, const std::filesystem::path& file);

} // namespace bench
