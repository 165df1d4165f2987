#pragma once

#include "content/model/guide.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace content {

/// The register of prints in a guide's folder.
inline constexpr std::string_view prints_file = "reviews/prints.tsv";

/// A fact or contact as it stood on a sheet.
struct PrintedValue {
    std::string id;
    std::string hash; ///< That of reviews/facts.tsv: a changed digit gives another.
    bool operator==(const PrintedValue&) const = default;
};

/// Sheets that hang somewhere: one line of reviews/prints.tsv, append only (PRINT.md 2.8).
struct Print {
    std::string job_code; ///< 6 characters, on the sheet itself.
    std::string sha256;   ///< Of the file that was printed.
    std::string poster;
    std::string format;
    std::string languages; ///< "id", or "mkn,id".
    std::string place;     ///< Where they hang, in words.
    int copies = 0;
    std::string name;     ///< Who entered it.
    std::string time;     ///< UTC, 2026-11-24T09:10Z.
    std::string revision; ///< Of the guide.
    std::vector<PrintedValue> values;
    Place line; ///< In the register.
};

struct ParsedPrints {
    std::vector<Print> prints; ///< Exact repeats dropped, by time.
    std::vector<Finding> findings;
};

ParsedPrints parse_prints(std::string_view text, const std::string& file);

/// One line with its line end.
/// @throws std::invalid_argument if a column holds a tab or a line end.
std::string write_print_line(const Print& print);

/// The register of a guide; empty without one.
/// @throws FileError if there is one and it cannot be read.
ParsedPrints read_prints(const Guide& guide);

/// Facts and contacts on a sheet with their present hashes, each once.
/// @param ids what its documents and its furniture show, in any order.
std::vector<PrintedValue> printed_values(const Guide& guide, std::span<const std::string> ids);

/// Whether a value on a print may still be read there.
enum class PrintHolds {
    Yes,
    Changed, ///< The guide has another value now.
    Doubted, ///< The same value, but it is not confirmed, or out of date, or no longer active.
    Gone,    ///< The guide has no such fact or contact any more.
};

PrintHolds holds(const Guide& guide, const PrintedValue& value, Date today);

/// A print found again, and how each value asked for stands.
struct Recalled {
    struct Value {
        std::string id;
        PrintHolds holds = PrintHolds::Yes;
    };
    Print print;
    std::vector<Value> values;
};

/// Every print that carries a fact or contact, or has a job code, by time. All values of a print
/// are judged if a job code was asked for, else the one that was named.
/// @return none if `key` is no fact or contact of the guide and on no print.
std::optional<std::vector<Recalled>> recall(const Guide& guide, const std::vector<Print>& prints,
                                            std::string_view key, Date today);

} // namespace content
