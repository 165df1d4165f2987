#pragma once

#include "content/layout/display_list.hpp"

#include <filesystem>
#include <optional>

namespace bench {

/// The typesetter that `.ci/data` fetches; none where it is not there.
std::optional<std::filesystem::path> find_typst();

/// Writes `sheet.typ` and its pictures into a folder: the same page for Typst, with the same texts,
/// boxes, drawings, band and QR code in the same places. Lines are broken by Typst.
void write_typst_sheet(const layout::DisplayList& list, const std::filesystem::path& pictograms,
                       const std::filesystem::path& folder);

} // namespace bench
