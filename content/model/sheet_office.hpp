#pragma once

#include "content/model/document.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace content {

/// The office that puts a sheet up, as its footer names it (PRINT.md 2.2, `--place`).
struct SheetOffice {
    std::string id;
    std::string name;               ///< In the source language, like all furniture of a sheet.
    std::string address;            ///< Empty if it may not be shown.
    std::vector<std::string> logos; ///< Files of the guide's folder `logos`, at most three.
    std::optional<Date> checked;    ///< Day of the confirmation.
    std::vector<Finding> findings;  ///< Why it may not be shown; for the gate.
};

/// @param id a contact of kind office; the caller has checked that it exists.
SheetOffice office_on_sheet(const Guide& guide, const std::string& id,
                            const ResolveOptions& options);

/// Job code of a sheet in two languages: as `job_code` of document.hpp, over the texts of both.
/// @param languages "mkn,id".
std::string job_code(const Document& first, const Document& second, std::string_view format,
                     std::string_view languages, std::string_view place);

/// Contacts that are offices, by id.
std::vector<std::string> office_ids(const Guide& guide);

/// File of an office's logo. The name has been checked, so it stays inside the guide.
std::filesystem::path logo_file(const Guide& guide, std::string_view name);

} // namespace content
