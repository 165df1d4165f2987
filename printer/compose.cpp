#include "printer/compose.hpp"

#include "content/layout/legibility.hpp"

#include "content/layout/furniture.hpp"
#include "content/model/document.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace printer {

namespace {

using content::Finding;
using content::GateMode;

void append(std::vector<Finding>& to, std::vector<Finding> more)
{
    std::move(more.begin(), more.end(), std::back_inserter(to));
}

std::string_view role_name(const content::GateReason& reason)
{
    return reason.role.empty() ? std::string_view("editor") : std::string_view(reason.role);
}

} // namespace

Composition compose(const Workshop& workshop, const Job& job, GateMode mode,
                    const std::vector<Finding>& checked, fonts::TextScratch& scratch)
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
    sheet.pages = layout::lay_out_sheet(
        {resolved.document, sheet.format, workshop.theme, *workshop.fonts, furniture}, scratch);

    content::GateFindings findings;
    findings.loading = workshop.findings;
    findings.check = checked;
    findings.sheet = std::move(resolved.findings);
    for (const layout::DisplayList& page : sheet.pages) {
        append(findings.sheet, page.findings);
        append(findings.sheet, layout::missing_drawings(guide, page));
    }
    content::fill_places(guide, resolved.document, findings.sheet);
    content::sort_findings(findings.sheet);
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

void print_font_warnings(const fonts::FontCatalogue& catalogue, std::ostream& out)
{
    for (const auto& warning : catalogue.version_warnings()) {
        out << warning << '\n';
    }
}

} // namespace printer
