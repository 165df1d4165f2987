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

/// What a job code names: a sheet as it is printed.
struct CodedSheet {
    const Document& first;
    std::string_view format;
    std::string_view languages;          ///< "id", or "mkn,id".
    const Document* second = nullptr;    ///< The poster in the second language; null = none.
    const SheetOffice* office = nullptr; ///< Who puts it up; null = nobody is named.
};

/// 6 characters of Crockford's base 32: first 30 bits of sha256 over poster, format, languages,
/// place, the resolved texts with their values and, of the office, the name and address that the
/// footer shows (PRINT.md 2.8). A sheet that says the same keeps its code.
std::string job_code(const CodedSheet& sheet);

/// Contacts that are offices, by id.
std::vector<std::string> office_ids(const Guide& guide);

/// File of an office's logo. The name has been checked, so it stays inside the guide.
std::filesystem::path logo_file(const Guide& guide, std::string_view name);

} // namespace content
