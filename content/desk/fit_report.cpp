#include "content/desk/fit_report.hpp"

#include <algorithm>

namespace desk {

namespace {

using content::Finding;

std::string argument(const Finding& finding, std::string_view name)
{
    const auto found =
        std::ranges::find(finding.arguments, name, &std::pair<std::string, std::string>::first);
    return found == finding.arguments.end() ? std::string() : found->second;
}

void set_argument(Finding& finding, const std::string& name, const std::string& value)
{
    const auto found =
        std::ranges::find(finding.arguments, name, &std::pair<std::string, std::string>::first);
    if (found == finding.arguments.end()) {
        finding.arguments.emplace_back(name, value);
    } else {
        found->second = value;
    }
}

/// The printer's measures by the translator's code: too small to read, too many words.
void turn_into_desk_code(Finding& finding)
{
    if (finding.code == "P20" || finding.code == "P21") {
        finding.variant = "small";
        finding.code = "K043";
    } else if (finding.code == "P22") {
        finding.variant = finding.variant.empty() ? "words" : "words-" + finding.variant;
        finding.code = "K043";
    }
}

bool is_about_fit(std::string_view code)
{
    return (code >= "K040" && code <= "K044") || code == "P23" || code == "P24" || code == "P25";
}

/// Place of a text as it is written in a language.
content::Place place_of(const content::Guide& guide, const std::string& id,
                        const std::string& language)
{
    const auto* unit = guide.find_unit(id);
    const auto catalog = guide.catalogs.find(language);
    if (catalog != guide.catalogs.end() && language != guide.source_language) {
        const auto* message = catalog->second.find(id);
        if (message != nullptr && content::has_text(*message)) {
            return message->translation_place;
        }
    }
    return unit == nullptr ? content::Place{} : unit->place;
}

} // namespace

void FitReport::add_sheet(Finding finding, const std::string& format)
{
    turn_into_desk_code(finding);
    const auto* unit = guide_.find_unit(finding.unit);
    const bool kiosk_text = unit != nullptr && unit->variant == content::Variant::Kiosk &&
                            guide_.find_topic(unit->owner) != nullptr;
    if (finding.code == "K040" && finding.variant.empty() && kiosk_text) {
        finding.code = "K044";
        finding.severity = content::Severity::Warning;
    }
    if (finding.variant != "used") {
        add(std::move(finding), format);
    }
}

void FitReport::add_screen(Finding finding, const std::string& where)
{
    if (!finding.language.empty() && finding.language != language_) {
        return;
    }
    if (guide_.find_unit(finding.unit) != nullptr) { // screens give the Indonesian's place
        finding.place = place_of(guide_, finding.unit, language_);
    }
    add(std::move(finding), where);
}

void FitReport::add(Finding finding, const std::string& where)
{
    if (!is_about_fit(finding.code)) {
        return; // `check` has said it
    }
    if (finding.place.file.empty()) {
        finding.place = place_of(guide_, finding.unit, language_);
    }
    const bool furniture = finding.unit.starts_with("ui.") && finding.language.empty();
    finding.language =
        furniture || finding.language == guide_.source_language ? "" : finding.language;
    const Cause cause{finding.code, finding.variant, finding.unit, finding.language,
                      argument(finding, "character")};
    auto [entry, is_new] = entries_.try_emplace(cause);
    if (is_new || (finding.severity == content::Severity::Error &&
                   entry->second.finding.severity == content::Severity::Warning)) {
        entry->second.finding = std::move(finding);
    }
    auto& places = entry->second.where;
    if (std::ranges::find(places, where) == places.end()) {
        places.push_back(where);
    }
}

/// What does not fit is set too small as well.
bool FitReport::finding_follows(const Finding& finding) const
{
    return finding.code == "K043" && finding.variant == "small" &&
           std::ranges::any_of(entries_, [&](const auto& entry) {
               const Finding& other = entry.second.finding;
               return (other.code == "K040" || other.code == "K044") &&
                      other.unit == finding.unit && other.language == finding.language;
           });
}

std::vector<Finding> FitReport::take()
{
    std::vector<Finding> findings;
    for (const auto& [cause, entry] : entries_) {
        if (finding_follows(entry.finding)) {
            continue;
        }
        std::string where;
        for (const std::string& place : entry.where) {
            where += where.empty() ? place : ", " + place;
        }
        findings.push_back(entry.finding);
        set_argument(findings.back(), "format", where);
    }
    entries_.clear();
    return findings;
}

} // namespace desk
