#include "content/model/guide_reader.hpp"

namespace content {

namespace {

bool is_language(GuideReading& reading, const std::string& tag, const std::string& file)
{
    const std::vector<std::string> names = language_tags(reading.guide);
    const bool known = std::find(names.begin(), names.end(), tag) != names.end();
    if (!known) {
        reading.findings.push_back(
            make_finding("K006", {file, 0, 0}, "language",
                         {{"name", tag}, {"suggestion", closest_name(tag, names)}}));
    }
    return known;
}

void take(GuideReading& reading, std::vector<Finding>& findings)
{
    std::move(findings.begin(), findings.end(), std::back_inserter(reading.findings));
}

/// K004 for lines of days to come, which then count for nothing (TRANSLATION.md 2, "Ledger").
void drop_future_lines(GuideReading& reading, Ledger& ledger)
{
    const Date last = plus_days(reading.today, 1);
    std::erase_if(ledger.lines, [&](const LedgerLine& line) {
        const std::optional<Date> day = ledger_day(line.time);
        if (!day || *day <= last) {
            return false;
        }
        reading.findings.push_back(
            make_finding("K004", line.place, "future", {{"found", iso_date(*day)}}));
        return true;
    });
}

} // namespace

void read_translations(GuideReading& reading)
{
    for (const std::string& tag : list_names(reading, "translations", ".po", IdLetters::Tag)) {
        const std::string file = "translations/" + tag + ".po";
        const auto bytes = read_guide_bytes(reading, file);
        if (bytes && is_language(reading, tag, file)) {
            ParsedCatalog parsed = parse_catalog(*bytes, file, tag);
            take(reading, parsed.findings);
            reading.guide.catalogs.emplace(tag, std::move(parsed.catalog));
        }
    }
}

void read_reviews(GuideReading& reading)
{
    for (const std::string& name : list_names(reading, "reviews", ".tsv", IdLetters::Tag)) {
        const std::string file = "reviews/" + name + ".tsv";
        if (name == "prints") {
            continue; // The register of orders has its own reader.
        }
        const auto bytes = read_guide_bytes(reading, file);
        if (bytes && (name == "facts" || is_language(reading, name, file))) {
            ParsedLedger parsed = parse_ledger(*bytes, file);
            take(reading, parsed.findings);
            drop_future_lines(reading, parsed.ledger);
            reading.guide.ledgers.emplace(name, std::move(parsed.ledger));
        }
    }
}

} // namespace content
