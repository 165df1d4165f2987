#include "content/model/ledger_lines.hpp"

#include "content/model/date.hpp"
#include "content/model/text.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>

namespace content {

namespace {

Place place_at(const Place& line_place, std::string_view line, std::size_t offset)
{
    return {line_place.file, line_place.line, column_at(line, offset)};
}

Finding fault_at(std::string code, Place place, std::string variant, std::string found = {})
{
    Finding finding;
    finding.code = std::move(code);
    finding.variant = std::move(variant);
    finding.place = std::move(place);
    finding.arguments = {{"found", std::move(found)}};
    return finding;
}

/// Why a line cannot be used, whatever its columns say; none if it can.
std::optional<Finding> fault_of(std::string_view text, const Place& place)
{
    if (is_conflict_mark(text)) {
        return fault_at("K002", place, "");
    }
    if (const auto bad = first_invalid_byte(text)) {
        return fault_at("K003", place_at(place, text, *bad), "encoding");
    }
    if (const auto stray = text.find('\r'); stray != std::string_view::npos) {
        return fault_at("K003", place_at(place, text, stray), "crlf");
    }
    return std::nullopt;
}

} // namespace

Place ColumnLine::place_of(std::size_t column) const
{
    return place_at(place, text, static_cast<std::size_t>(columns.at(column).data() - text.data()));
}

ColumnLines read_columns(std::string_view text, const std::string& file, ColumnCount count,
                         const std::string& variant)
{
    ColumnLines read;
    Place place{file, 0, 1};
    for (auto line : split(text, '\n')) {
        ++place.line;
        if (line.ends_with('\r')) {
            line.remove_suffix(1);
        }
        if (trimmed(line).empty()) {
            continue;
        }
        if (auto fault = fault_of(line, place)) {
            read.findings.push_back(*std::move(fault));
            continue;
        }
        auto columns = split(line, '\t');
        if (columns.size() < count.least || columns.size() > count.most) {
            read.findings.push_back(
                fault_at("K001", place, variant, std::to_string(columns.size())));
        } else {
            read.lines.push_back({line, std::move(columns), place});
        }
    }
    return read;
}

Finding column_fault(const ColumnLine& line, std::size_t column, std::string variant)
{
    return fault_at("K001", line.place_of(column), std::move(variant),
                    std::string(line.columns.at(column)));
}

std::string write_columns(std::span<const std::string> columns)
{
    std::string text;
    for (const std::string& column : columns) {
        if (column.find_first_of("\t\r\n") != std::string::npos) {
            throw std::invalid_argument("a ledger's column holds a tab or a line end: " + column);
        }
        text += (&column == columns.data() ? "" : "\t") + column;
    }
    return text + "\n";
}

bool is_ledger_time(std::string_view text)
{
    constexpr std::string_view shape = "dddd-dd-ddTdd:ddZ";
    const auto fits = [](char is, char wanted) {
        return wanted == 'd' ? is >= '0' && is <= '9' : is == wanted;
    };
    return std::ranges::equal(text, shape, fits) && parse_date(text.substr(0, 10)) &&
           text.substr(11, 2) < "24" && text.substr(14, 2) < "60";
}

} // namespace content
