#pragma once

#include "content/model/prints.hpp"
#include "printer/compose.hpp"
#include "printer/preflight.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace printer {

/// What preflight found (`preflight_json`, in Indonesian whatever the locale), and under "sheet"
/// what `register` needs to know of it: job code, poster, format, languages, revision, values.
std::string press_record(const Preflight& report, const Composition& sheet, const Job& job,
                         std::string_view revision);

/// The record of a sheet's TIFFs, one a page or a panel: what the checks of the layout found, and
/// under "tiffs" the sha256 of each.
std::string tiff_record(const Preflight& report, const std::vector<std::filesystem::path>& tiffs,
                        const Composition& sheet, const Job& job, std::string_view revision);

/// Why a record cannot be used.
enum class RecordFault { NotOurs, NotPressReady, OtherFile };

/// The print that a record describes, without place, copies, name and time. Its sha256 is the
/// record's: any of a sheet's TIFFs stands for the whole.
/// @param sha256 of the file that was printed.
std::variant<content::Print, RecordFault> read_press_record(std::string_view json,
                                                            std::string_view sha256);

} // namespace printer
