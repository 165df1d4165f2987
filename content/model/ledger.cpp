#include "content/model/ledger.hpp"

#include "content/model/ledger_lines.hpp"
#include "content/model/text.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>

namespace content {

namespace {

constexpr std::size_t column_count = 8;
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

auto fields(const LedgerLine& line)
{
    return std::tie(line.unit, line.hash, line.verdict, line.role, line.name, line.time, line.extra,
                    line.sig);
}

/// Why a line cannot be used; none if it can.
std::optional<Finding> fault_of(const ColumnLine& line)
{
    if (std::ranges::find(verdicts, line.columns[2]) == verdicts.end()) {
        return column_fault(line, 2, "verdict");
    }
    if (!is_ledger_time(line.columns[5])) {
        return column_fault(line, 5, "time");
    }
    return std::nullopt;
}

LedgerLine read_line(const ColumnLine& columns)
{
    LedgerLine line;
    std::array<std::string*, column_count> targets{&line.unit,  &line.hash, &line.verdict,
                                                   &line.role,  &line.name, &line.time,
                                                   &line.extra, &line.sig};
    for (std::size_t i = 0; i < column_count; ++i) {
        *targets[i] = std::string(columns.columns[i]);
    }
    line.place = columns.place;
    return line;
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
    auto read = read_columns(text, file, {column_count, column_count}, "columns");
    parsed.findings = std::move(read.findings);
    for (const ColumnLine& line : read.lines) {
        if (auto fault = fault_of(line)) {
            parsed.findings.push_back(*std::move(fault));
        } else {
            parsed.ledger.lines.push_back(read_line(line));
        }
    }
    std::ranges::stable_sort(parsed.findings, {},
                             [](const Finding& finding) { return finding.place.line; });
    parsed.ledger.lines =
        sorted_by_time(std::move(parsed.ledger.lines), &LedgerLine::time,
                       [](const auto& a, const auto& b) { return fields(a) == fields(b); });
    return parsed;
}

std::string write_ledger_line(const LedgerLine& line)
{
    return write_columns(std::array{line.unit, line.hash, line.verdict, line.role, line.name,
                                    line.time, line.extra, line.sig});
}

std::optional<Date> ledger_day(std::string_view time)
{
    constexpr std::size_t hour_at = 11;
    constexpr std::size_t minute_at = 14;
    if (!is_ledger_time(time)) {
        return std::nullopt;
    }
    const auto two = [&](std::size_t at) { return (time[at] - '0') * 10 + time[at + 1] - '0'; };
    const auto day = parse_date(time.substr(0, time.find('T')));
    return day ? std::optional(local_day(std::chrono::sys_days(*day) +
                                         std::chrono::hours(two(hour_at)) +
                                         std::chrono::minutes(two(minute_at))))
               : std::nullopt;
}

std::vector<Finding> drop_future_lines(Ledger& ledger, Date today)
{
    std::vector<Finding> findings;
    const Date last = plus_days(today, 1);
    std::erase_if(ledger.lines, [&](const LedgerLine& line) {
        const std::optional<Date> day = ledger_day(line.time);
        if (!day || *day <= last) {
            return false;
        }
        Finding future;
        future.code = "K004";
        future.variant = "future";
        future.place = line.place;
        future.arguments = {{"found", iso_date(*day)}};
        findings.push_back(std::move(future));
        return true;
    });
    return findings;
}

} // namespace content
