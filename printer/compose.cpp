#include "printer/compose.hpp"

#include "content/layout/furniture.hpp"
#include "content/model/check.hpp"
#include "content/model/document.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace printer {

namespace {

using content::Document;
using content::Finding;
using content::GateMode;

/// Whether a finding about the whole guide is about this sheet.
class SheetFilter {
  public:
    SheetFilter(const Document& document, const Job& job) : language_(job.language)
    {
        for (const auto& block : document.blocks) {
            units_.insert(block.unit);
        }
        for (const auto& value : document.values) {
            units_.insert({"facts." + value, "contacts." + value});
        }
        files_ = {"guide.toml", "languages.toml", "posters/" + job.poster + ".toml",
                  "formats/" + job.format + ".toml", "translations/" + job.language + ".po"};
    }

    bool concerns(const Finding& finding) const
    {
        if (!finding.language.empty() && finding.language != language_) {
            return false;
        }
        return finding.unit.empty() ? files_.contains(finding.place.file)
                                    : units_.contains(finding.unit);
    }

  private:
    std::string language_;
    std::set<std::string> units_;
    std::set<std::string> files_;
};

std::vector<Finding> guide_findings(const Workshop& workshop, const Document& document,
                                    const Job& job)
{
    std::vector<Finding> found = workshop.findings;
    const auto checked = content::check(*workshop.guide, workshop.today, job.language);
    found.insert(found.end(), checked.begin(), checked.end());
    const SheetFilter filter(document, job);
    std::erase_if(found, [&](const Finding& finding) { return !filter.concerns(finding); });
    return found;
}

std::string_view role_name(const content::GateReason& reason)
{
    return reason.role.empty() ? std::string_view("editor") : std::string_view(reason.role);
}

} // namespace

Composition compose(const Workshop& workshop, const Job& job, GateMode mode,
                    fonts::TextScratch& scratch)
{
    const content::Guide& guide = *workshop.guide;
    const content::FormatSpec& spec = guide.formats.at(job.format);
    const auto unconfirmed =
        mode == GateMode::Proof ? content::Unconfirmed::Show : content::Unconfirmed::Hide;
    auto resolved = content::resolve(guide, job.poster, job.language, spec.variant,
                                     {workshop.today, unconfirmed});
    const auto sash = mode == GateMode::Proof ? layout::Sash::Yes : layout::Sash::No;
    const layout::Furniture furniture =
        layout::make_furniture(guide, resolved.document, job.format, job.language, sash);

    Composition sheet;
    sheet.format = layout::make_format(spec);
    sheet.list = layout::lay_out_poster(
        {resolved.document, sheet.format, workshop.theme, *workshop.fonts, furniture}, scratch);

    std::vector<Finding> findings = guide_findings(workshop, resolved.document, job);
    findings.insert(findings.end(), resolved.findings.begin(), resolved.findings.end());
    findings.insert(findings.end(), sheet.list.findings.begin(), sheet.list.findings.end());
    content::sort_findings(findings);
    sheet.gate = content::judge(guide, {job.poster, job.language, spec.variant}, mode,
                                workshop.today, findings);
    return sheet;
}

void print_reasons(const content::Gate& gate, std::ostream& out)
{
    const auto language = content::message_language_of_environment();
    const bool indonesian = language == content::MessageLanguage::Indonesian;
    for (const auto& reason : gate.reasons) {
        Finding refusal = reason.finding;
        refusal.severity = content::Severity::Error; // What only warns the desk stops paper.
        out << content::format_finding(refusal, language)
            << (indonesian ? " [diperbaiki oleh: " : " [to be mended by: ") << role_name(reason)
            << "]\n";
    }
}

} // namespace printer
