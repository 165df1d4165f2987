#include "content/model/ledger.hpp"

#include "content/model/text.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <optional>
#include <stdexcept>
#include <tuple>

namespace content {

namespace {

constexpr std::size_t columns = 8;
constexpr std::array<std::string_view, 4> verdicts{"made", "ok", "no", "same"};

void add_field(crypto_generichash_state& state, std::string_view field)
{
    const std::string text = to_nfc(field);
    std::array<unsigned char, 8> length{};
    for (std::size_t i = 0; i < length.size(); ++i) {
        length[i] = static_cast<unsigned char>((text.size() >> (8 * i)) & 0xFFU);
    }
    crypto_generichash_update(&state, length.data(), length.size());
    crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(text.data()),
                              text.size());
}

Finding line_finding(std::string code, const Place& place, std::string variant,
                     std::string found = {})
{
    Finding finding;
    finding.code = std::move(code);
    finding.variant = std::move(variant);
    finding.place = place;
    finding.arguments = {{"found", std::move(found)}};
    return finding;
}

auto fields(const LedgerLine& line)
{
    return std::tie(line.unit, line.hash, line.verdict, line.role, line.name, line.time, line.extra,
                    line.sig);
}

/// 2026-11-24T09:10Z: text order is then time order, in every line.
bool is_time(std::string_view text)
{
    constexpr std::string_view shape = "dddd-dd-ddTdd:ddZ";
    const auto fits = [](char is, char wanted) {
        return wanted == 'd' ? is >= '0' && is <= '9' : is == wanted;
    };
    return std::ranges::equal(text, shape, fits) && parse_date(text.substr(0, 10)) &&
           text.substr(11, 2) < "24" && text.substr(14, 2) < "60";
}

/// Why a line cannot be used; none if it can.
/// @param part of `line`.
Place place_of_part(const Place& place, std::string_view line, std::string_view part)
{
    const auto offset = static_cast<std::size_t>(part.data() - line.data());
    return {place.file, place.line, column_at(line, offset)};
}

std::optional<Finding> fault_of(std::string_view text, const Place& place)
{
    if (is_conflict_mark(text)) {
        return line_finding("K002", place, "");
    }
    if (const auto bad = first_invalid_byte(text)) {
        return line_finding("K003", {place.file, place.line, column_at(text, *bad)}, "encoding");
    }
    if (const auto stray = text.find('\r'); stray != std::string_view::npos) {
        return line_finding("K003", place_of_part(place, text, text.substr(stray)), "crlf");
    }
    const auto parts = split(text, '\t');
    if (parts.size() != columns) {
        return line_finding("K001", place, "columns", std::to_string(parts.size()));
    }
    if (std::ranges::find(verdicts, parts[2]) == verdicts.end()) {
        return line_finding("K001", place_of_part(place, text, parts[2]), "verdict",
                            std::string(parts[2]));
    }
    if (!is_time(parts[5])) {
        return line_finding("K001", place_of_part(place, text, parts[5]), "time",
                            std::string(parts[5]));
    }
    return std::nullopt;
}

LedgerLine read_line(std::string_view text, const Place& place)
{
    const auto parts = split(text, '\t');
    LedgerLine line;
    std::array<std::string*, columns> targets{&line.unit, &line.hash, &line.verdict, &line.role,
                                              &line.name, &line.time, &line.extra,   &line.sig};
    for (std::size_t i = 0; i < columns; ++i) {
        *targets[i] = std::string(parts[i]);
    }
    line.place = place;
    return line;
}

/// A union merge repeats and reorders lines: time decides, and a repeat says nothing new.
std::vector<LedgerLine> sorted_by_time(std::vector<LedgerLine> lines)
{
    std::ranges::stable_sort(lines, {}, &LedgerLine::time);
    std::vector<LedgerLine> kept;
    for (auto& line : lines) {
        const auto same_time = std::ranges::lower_bound(kept, line.time, {}, &LedgerLine::time);
        const bool repeat = std::any_of(same_time, kept.end(), [&](const LedgerLine& other) {
            return fields(other) == fields(line);
        });
        if (!repeat) {
            kept.push_back(std::move(line));
        }
    }
    return kept;
}

} // namespace

std::string text_hash(std::string_view language, std::string_view unit, std::string_view source,
                      std::string_view translation)
{
    constexpr std::size_t size = 16;
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, size);
    for (const auto field : {language, unit, source, translation}) {
        add_field(state, field);
    }
    std::array<unsigned char, size> digest{};
    crypto_generichash_final(&state, digest.data(), digest.size());
    std::array<char, size * 2 + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
    return hex.data();
}

ParsedLedger parse_ledger(std::string_view text, const std::string& file)
{
    ParsedLedger parsed;
    parsed.ledger.file = file;
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
            parsed.findings.push_back(*std::move(fault));
        } else {
            parsed.ledger.lines.push_back(read_line(line, place));
        }
    }
    parsed.ledger.lines = sorted_by_time(std::move(parsed.ledger.lines));
    return parsed;
}

std::string write_ledger_line(const LedgerLine& line)
{
    std::string text;
    for (const auto* field : {&line.unit, &line.hash, &line.verdict, &line.role, &line.name,
                              &line.time, &line.extra, &line.sig}) {
        if (field->find_first_of("\t\r\n") != std::string::npos) {
            throw std::invalid_argument("a ledger's column holds a tab or a line end: " + *field);
        }
        text += (field == &line.unit ? "" : "\t") + *field;
    }
    return text + "\n";
}

std::optional<Date> ledger_day(std::string_view time)
{
    return parse_date(time.substr(0, time.find('T')));
}

} // namespace content
