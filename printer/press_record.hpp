#pragma once

#include "content/model/prints.hpp"
#include "printer/compose.hpp"
#include "printer/preflight.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <variant>

namespace printer {

/// <stem>.preflight.json beside <stem>.pdf.
std::filesystem::path press_record_file(const std::filesystem::path& pdf);

/// What preflight found (`preflight_json`, in Indonesian whatever the locale), and under "sheet"
/// what `register` needs to know of it: job code, poster, format, languages, revision, values.
std::string press_record(const Preflight& report, const Composition& sheet, const Job& job,
                         std::string_view revision);

/// Why a record cannot be used.
enum class RecordFault { NotOurs, NotPressReady, OtherFile };

/// The print that a record describes, without place, copies, name and time.
/// @param sha256 of the file that was printed.
std::variant<content::Print, RecordFault> read_press_record(std::string_view json,
                                                            std::string_view sha256);

} // namespace printer
