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
            auto future = drop_future_lines(parsed.ledger, reading.today);
            take(reading, future);
            reading.guide.ledgers.emplace(name, std::move(parsed.ledger));
        }
    }
}

} // namespace content
