#include "content/model/ledger.hpp"

#include "content/model/text.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
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

Finding line_finding(const Place& place, std::string variant, std::string found)
{
    Finding finding;
    finding.code = "K001";
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

/// One line into the ledger or the findings.
void read_line(std::string_view text, const Place& place, ParsedLedger& parsed)
{
    const auto parts = split(text, '\t');
    if (parts.size() != columns) {
        parsed.findings.push_back(line_finding(place, "columns", std::to_string(parts.size())));
        return;
    }
    if (std::ranges::find(verdicts, parts[2]) == verdicts.end()) {
        parsed.findings.push_back(line_finding(place, "verdict", std::string(parts[2])));
        return;
    }
    LedgerLine line;
    std::array<std::string*, columns> targets{&line.unit, &line.hash, &line.verdict, &line.role,
                                              &line.name, &line.time, &line.extra,   &line.sig};
    for (std::size_t i = 0; i < columns; ++i) {
        *targets[i] = std::string(parts[i]);
    }
    line.place = place;
    parsed.ledger.lines.push_back(std::move(line));
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
        if (!trimmed(line).empty()) {
            read_line(line, place, parsed);
        }
    }
    auto& lines = parsed.ledger.lines;
    // A union merge repeats and reorders lines: time decides, and a repeat says nothing new.
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
    lines = std::move(kept);
    return parsed;
}

std::string write_ledger_line(const LedgerLine& line)
{
    std::string text;
    for (const auto* field :
         {&line.unit, &line.hash, &line.verdict, &line.role, &line.name, &line.time, &line.extra}) {
        text += *field + "\t";
    }
    return text + line.sig + "\n";
}

std::optional<Date> ledger_day(std::string_view time)
{
    return parse_date(time.substr(0, time.find('T')));
}

} // namespace content
