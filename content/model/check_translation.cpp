#include "content/model/check_translation.hpp"

#include "content/model/review.hpp"
#include "content/model/unit_text.hpp"

#include <fmt/format.h>

namespace content {

namespace {

Finding entry_finding(std::string code, Severity severity, const Catalog& catalog,
                      const Message& message)
{
    Finding finding;
    finding.code = std::move(code);
    finding.severity = severity;
    finding.place = message.place;
    finding.unit = message.context;
    finding.language = catalog.language;
    finding.arguments = {{"id", message.context}};
    return finding;
}

/// Findings of one text all stand at the same place.
class TextFindings {
  public:
    TextFindings(const Guide& guide, const Unit& unit, std::string_view language)
        : unit_(unit.id), language_(language), place_(unit.place)
    {
        if (const Message* message = find_translation(guide, unit.id, language)) {
            place_ = message->translation_place;
        }
    }

    void add(std::string code, Severity severity, const std::string& role = {})
    {
        Finding finding;
        finding.code = std::move(code);
        finding.severity = severity;
        finding.place = place_;
        finding.unit = unit_;
        finding.language = language_;
        finding.arguments = {{"id", unit_}};
        if (!role.empty()) {
            finding.arguments.emplace_back("found", role);
        }
        found_.push_back(std::move(finding));
    }

    std::vector<Finding> take() { return std::move(found_); }

  private:
    std::string unit_;
    std::string language_;
    Place place_;
    std::vector<Finding> found_;
};

} // namespace

std::vector<Finding> translation_findings(const Guide& guide, const Unit& unit,
                                          std::string_view language, const Approval& approval)
{
    if (auto finding = currency_finding(guide, unit, language)) {
        return {*std::move(finding)};
    }
    const bool is_source = language == guide.source_language;
    TextFindings findings(guide, unit, language);
    if (approval.same_person) {
        findings.add("K015", Severity::Error);
    } else if (!approval.missing_roles.empty()) {
        findings.add(approval.lapsed ? "K014" : "K013", Severity::Warning,
                     fmt::format("{}", fmt::join(approval.missing_roles, ", ")));
    }
    if (!is_source && !approval.source_approved) {
        findings.add("K016", Severity::Warning);
    }
    if (!is_source && !approval.made_known) {
        findings.add("K017", Severity::Warning);
    }
    return findings.take();
}

std::vector<Finding> catalog_findings(const Guide& guide, const Catalog& catalog)
{
    std::vector<Finding> findings;
    for (const Message& message : catalog.messages) {
        if (message.plural) {
            findings.push_back(entry_finding("K008", Severity::Error, catalog, message));
            findings.back().variant = "plural";
        } else if (message.previous_context && *message.previous_context != message.context) {
            findings.push_back(entry_finding("K008", Severity::Error, catalog, message));
            findings.back().arguments.emplace_back("old", *message.previous_context);
        } else if (!guide.find_unit(message.context)) {
            findings.push_back(entry_finding("K007", Severity::Warning, catalog, message));
        }
    }
    return findings;
}

std::vector<Finding> signature_findings(const Guide& guide, const Ledger& ledger)
{
    std::vector<Finding> findings;
    for (const LedgerLine& line : ledger.lines) {
        const auto person = guide.people.find(line.name);
        if (line.sig.empty() || person == guide.people.end() ||
            signature_fits(line, person->second.key)) {
            continue;
        }
        Finding finding;
        finding.code = "K039";
        finding.place = line.place;
        finding.unit = line.unit;
        finding.arguments = {{"name", line.name}};
        findings.push_back(std::move(finding));
    }
    return findings;
}

} // namespace content
