#include "content/model/prints.hpp"

#include "content/model/files.hpp"
#include "content/model/ledger.hpp"
#include "content/model/ledger_lines.hpp"
#include "content/model/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <variant>

namespace content {

namespace {

constexpr std::size_t column_count = 11;
constexpr std::size_t copies_column = 6;
constexpr std::size_t time_column = 8;
constexpr std::size_t values_column = 10;

std::optional<int> parse_copies(std::string_view text)
{
    int copies = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), copies);
    const bool whole = fault == std::errc{} && end == text.data() + text.size();
    return whole && copies > 0 ? std::optional(copies) : std::nullopt;
}

/// "id=hash id=hash"; none if one of them is not that.
std::optional<std::vector<PrintedValue>> parse_values(std::string_view text)
{
    std::vector<PrintedValue> values;
    if (text.empty()) {
        return values;
    }
    for (const auto part : split(text, ' ')) {
        const auto equal = part.find('=');
        if (equal == 0 || equal == std::string_view::npos || equal + 1 == part.size()) {
            return std::nullopt;
        }
        values.push_back({std::string(part.substr(0, equal)), std::string(part.substr(equal + 1))});
    }
    return values;
}

std::string write_values(const std::vector<PrintedValue>& values)
{
    std::string text;
    for (const auto& value : values) {
        text += (text.empty() ? "" : " ") + value.id + "=" + value.hash;
    }
    return text;
}

/// Columns of a print as they are written.
std::array<std::string, column_count> columns_of(const Print& print)
{
    return {print.job_code,
            print.sha256,
            print.poster,
            print.format,
            print.languages,
            print.place,
            std::to_string(print.copies),
            print.name,
            print.time,
            print.revision,
            write_values(print.values)};
}

/// A print, or why its line cannot be used.
std::variant<Print, Finding> read_print(const ColumnLine& line)
{
    const auto copies = parse_copies(line.columns[copies_column]);
    if (!copies) {
        return column_fault(line, copies_column, "print-copies");
    }
    if (!is_ledger_time(line.columns[time_column])) {
        return column_fault(line, time_column, "time");
    }
    auto values = parse_values(line.columns[values_column]);
    if (!values) {
        return column_fault(line, values_column, "print-values");
    }
    Print print;
    print.copies = *copies;
    print.values = *std::move(values);
    print.line = line.place;
    const std::array<std::pair<std::size_t, std::string*>, 9> texts{{
        {0, &print.job_code},
        {1, &print.sha256},
        {2, &print.poster},
        {3, &print.format},
        {4, &print.languages},
        {5, &print.place},
        {7, &print.name},
        {time_column, &print.time},
        {9, &print.revision},
    }};
    for (const auto& [column, text] : texts) {
        *text = std::string(line.columns[column]);
    }
    return print;
}

std::string value_hash(const std::string& id, const std::string& words)
{
    return text_hash("", id, words, "");
}

/// The value of a fact or contact now, and how it stands.
struct Present {
    std::string hash;
    ValueState state = ValueState::Good;
};

std::optional<Present> present(const Guide& guide, const std::string& id, Date today)
{
    if (const auto fact = guide.facts.find(id); fact != guide.facts.end()) {
        return Present{value_hash(id, hashed_words(fact->second)),
                       state_of(guide, fact->second, today)};
    }
    if (const auto contact = guide.contacts.find(id); contact != guide.contacts.end()) {
        return Present{value_hash(id, hashed_words(contact->second)),
                       state_of(guide, contact->second, today)};
    }
    return std::nullopt;
}

} // namespace

ParsedPrints parse_prints(std::string_view text, const std::string& file)
{
    ParsedPrints parsed;
    auto read = read_columns(text, file, {column_count, column_count}, "print-columns");
    parsed.findings = std::move(read.findings);
    for (const ColumnLine& line : read.lines) {
        auto result = read_print(line);
        if (auto* print = std::get_if<Print>(&result)) {
            parsed.prints.push_back(std::move(*print));
        } else {
            parsed.findings.push_back(std::get<Finding>(std::move(result)));
        }
    }
    parsed.prints =
        sorted_by_time(std::move(parsed.prints), &Print::time,
                       [](const auto& a, const auto& b) { return columns_of(a) == columns_of(b); });
    return parsed;
}

std::string write_print_line(const Print& print)
{
    return write_columns(columns_of(print));
}

ParsedPrints read_prints(const Guide& guide)
{
    const auto file = guide.folder / prints_file;
    if (!std::filesystem::exists(file)) {
        return {};
    }
    return parse_prints(read_file(file), std::string(prints_file));
}

std::vector<PrintedValue> printed_values(const Guide& guide, std::span<const std::string> ids)
{
    std::vector<PrintedValue> values;
    for (const std::string& id : ids) {
        const bool known = std::ranges::find(values, id, &PrintedValue::id) != values.end();
        const auto now = present(guide, id, {});
        if (!known && now) {
            values.push_back({id, now->hash});
        }
    }
    return values;
}

PrintHolds holds(const Guide& guide, const PrintedValue& value, Date today)
{
    const auto now = present(guide, value.id, today);
    if (!now) {
        return PrintHolds::Gone;
    }
    if (now->hash != value.hash) {
        return PrintHolds::Changed;
    }
    return now->state == ValueState::Good ? PrintHolds::Yes : PrintHolds::Doubted;
}

std::optional<std::vector<Recalled>> recall(const Guide& guide, const std::vector<Print>& prints,
                                            std::string_view key, Date today)
{
    std::vector<Recalled> found;
    for (const Print& print : prints) {
        const bool whole = print.job_code == key;
        Recalled recalled{print, {}};
        for (const PrintedValue& value : print.values) {
            if (whole || value.id == key) {
                recalled.values.push_back({value.id, holds(guide, value, today)});
            }
        }
        if (whole || !recalled.values.empty()) {
            found.push_back(std::move(recalled));
        }
    }
    const std::string id(key);
    if (found.empty() && !guide.facts.contains(id) && !guide.contacts.contains(id)) {
        return std::nullopt;
    }
    return found;
}

} // namespace content
