#include "content/model/ledger.hpp"
#include "tests/fuzz/fuzz_support.hpp"

#include <tuple>

namespace {

auto columns(const content::LedgerLine& line)
{
    return std::tie(line.unit, line.hash, line.verdict, line.role, line.name, line.time, line.extra,
                    line.sig);
}

std::string written(const content::Ledger& ledger)
{
    std::string text;
    for (const auto& line : ledger.lines) {
        text += content::write_ledger_line(line);
    }
    return text;
}

} // namespace

/// Bytes: a ledger. What was read and is written again reads the same, and twice as much of it too:
/// a union merge repeats lines.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    const auto bytes = fuzz::text_of(data, size);
    const std::string file = "reviews/en.tsv";
    const auto first = content::parse_ledger(bytes, file);
    fuzz::check_findings(first.findings, bytes, file);
    const std::string text = written(first.ledger);
    const auto second = content::parse_ledger(text + text, file);
    fuzz::require(second.findings.empty(), "a written ledger has no faults", text);
    fuzz::require(second.ledger.lines.size() == first.ledger.lines.size(), "no line is lost", text);
    for (std::size_t i = 0; i < first.ledger.lines.size(); ++i) {
        const auto& line = first.ledger.lines[i];
        fuzz::require(columns(line) == columns(second.ledger.lines[i]), "a line reads as written",
                      text);
        fuzz::require(content::ledger_day(line.time).has_value(), "a time has a day", line.time);
    }
    return 0;
}
