#include "printer/compose.hpp"

#include "content/layout/font_words.hpp"
#include "content/layout/furniture.hpp"
#include "content/layout/legibility.hpp"
#include "content/model/document.hpp"
#include "content/model/sheet_office.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
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

/// What the gate is told of a sheet in one language, besides how the guide was read.
struct SheetFindings {
    const std::vector<Finding>& check;
    std::vector<Finding> sheet;
};

/// The gate of a sheet in one of its languages.
content::Gate judge_language(const Workshop& workshop, const Job& job,
                             const content::Resolved& resolved, SheetFindings findings,
                             GateMode mode)
{
    const content::Guide& guide = *workshop.guide;
    content::fill_places(guide, resolved.document, findings.sheet);
    content::sort_findings(findings.sheet);
    const content::GateFindings told{workshop.findings, findings.check, std::move(findings.sheet)};
    const auto variant = guide.formats.at(job.format).variant;
    return content::judge(guide, {job.poster, job.language, variant}, mode, workshop.today, told);
}

/// Findings about a text of the second language point at that text, not at its partner.
void fill_places_in(const content::Guide& guide, const content::Document& document,
                    const std::string& language, std::vector<Finding>& findings)
{
    const auto theirs = std::ranges::stable_partition(
        findings, [&](const Finding& finding) { return finding.language != language; });
    std::vector<Finding> found(std::make_move_iterator(theirs.begin()),
                               std::make_move_iterator(theirs.end()));
    findings.erase(theirs.begin(), theirs.end());
    content::fill_places(guide, document, found);
    append(findings, std::move(found));
}

/// The sheet is open only if it is in both languages; each cause stands once.
void add_reasons(content::Gate& gate, content::Gate more)
{
    const auto same = [](const Finding& one, const Finding& other) {
        return one.code == other.code && one.variant == other.variant && one.unit == other.unit &&
               one.place == other.place && one.language == other.language &&
               one.arguments == other.arguments;
    };
    for (content::GateReason& reason : more.reasons) {
        const bool known = std::ranges::any_of(gate.reasons, [&](const content::GateReason& one) {
            return same(one.finding, reason.finding);
        });
        if (!known) {
            gate.reasons.push_back(std::move(reason));
        }
    }
}

bool is_about_room(const Finding& finding)
{
    return finding.code == "K040";
}

/// The poster's other formats that take both of the job's languages.
std::vector<std::string> formats_with_room(const Workshop& workshop, const Job& job,
                                           const content::ResolveOptions& options,
                                           layout::TextScratch& scratch)
{
    const content::Guide& guide = *workshop.guide;
    std::vector<std::string> names;
    for (const std::string& id : guide.find_poster(job.poster)->formats) {
        const content::FormatSpec& spec = guide.formats.at(id);
        const auto first = content::resolve(guide, job.poster, job.language, spec.variant, options);
        const auto second = content::resolve(guide, job.poster, job.second, spec.variant, options);
        const layout::Format format = layout::make_format(spec);
        const layout::Furniture none;
        const auto list =
            layout::lay_out_poster({first.document, format, workshop.theme, *workshop.fonts, none,
                                    layout::Detail::LeftOut, &second.document},
                                   scratch);
        if (std::ranges::none_of(list.findings, is_about_room)) {
            names.push_back(id);
        }
    }
    return names;
}

/// A sheet too small for two languages says which of the poster's formats are not.
void name_formats_with_room(const Workshop& workshop, const Job& job,
                            const content::ResolveOptions& options, std::vector<Finding>& findings,
                            layout::TextScratch& scratch)
{
    const auto crowded = [](const Finding& finding) { return finding.variant == "two-languages"; };
    if (std::ranges::none_of(findings, crowded)) {
        return;
    }
    const auto names = formats_with_room(workshop, job, options, scratch);
    for (Finding& finding : findings) {
        if (crowded(finding) && !names.empty()) {
            finding.arguments.back().second = fmt::format(": {}", fmt::join(names, ", "));
        }
    }
}

std::string_view role_name(const content::GateReason& reason)
{
    return reason.role.empty() ? std::string_view("editor") : std::string_view(reason.role);
}

/// What the sheet says, for the papers that go with it.
void keep_documents(const content::Guide& guide, const Job& job,
                    const content::ResolveOptions& options, content::Document first,
                    std::optional<content::Resolved> second, Composition& sheet)
{
    const std::string& source = guide.source_language;
    sheet.document = std::move(first);
    if (second) {
        sheet.second = std::move(second->document);
    }
    if (job.language != source && job.second != source) {
        const auto variant = sheet.format.spec.variant;
        sheet.source = content::resolve(guide, job.poster, source, variant, options).document;
    }
}

} // namespace

Composition compose(const Workshop& workshop, const Job& job, GateMode mode, const Checked& checked,
                    layout::TextScratch& scratch)
{
    const content::Guide& guide = *workshop.guide;
    const content::FormatSpec& spec = guide.formats.at(job.format);
    const content::ResolveOptions options{workshop.today, mode == GateMode::Proof
                                                              ? content::Unconfirmed::Show
                                                              : content::Unconfirmed::Hide};
    auto resolved = content::resolve(guide, job.poster, job.language, spec.variant, options);
    std::optional<content::Resolved> second;
    if (!job.second.empty()) {
        second = content::resolve(guide, job.poster, job.second, spec.variant, options);
    }
    std::optional<content::SheetOffice> office;
    if (!job.place.empty()) {
        office = content::office_on_sheet(guide, job.place, options);
    }
    const layout::SheetExtras extras{second ? &second->document : nullptr,
                                     office ? &*office : nullptr};
    const auto sash = mode == GateMode::Proof ? layout::Sash::Yes : layout::Sash::No;
    const layout::Furniture furniture =
        layout::make_furniture(guide, resolved.document, job.format, job.languages(), sash, extras);

    Composition sheet;
    sheet.job_code = furniture.job_code;
    std::vector<std::string> shown = resolved.document.values;
    if (second) {
        const auto& more = second->document.values;
        shown.insert(shown.end(), more.begin(), more.end());
    }
    if (office) {
        shown.push_back(office->id);
    }
    sheet.values = content::printed_values(guide, shown);
    sheet.format = layout::make_format(spec);
    sheet.pages =
        layout::lay_out_sheet({resolved.document, sheet.format, workshop.theme, *workshop.fonts,
                               furniture, layout::Detail::Drawn, extras.second},
                              scratch);

    auto findings = resolved.findings;
    for (const layout::DisplayList& page : sheet.pages) {
        append(findings, page.findings);
        append(findings, layout::missing_drawings(guide, page));
    }
    name_formats_with_room(workshop, job, options, findings, scratch);
    if (second) {
        fill_places_in(guide, second->document, job.second, findings);
    }
    append(findings, office ? office->findings : std::vector<Finding>{});
    sheet.gate = judge_language(workshop, job, resolved, {checked(job.language), findings}, mode);
    if (second) {
        const Job other{job.poster, job.format, job.second, job.scale};
        add_reasons(sheet.gate, judge_language(workshop, other, *second,
                                               {checked(job.second), second->findings}, mode));
    }
    keep_documents(guide, job, options, std::move(resolved.document), std::move(second), sheet);
    sheet.office = std::move(office);
    return sheet;
}

void print_reasons(const content::Gate& gate, content::MessageLanguage language, std::ostream& out)
{
    const bool indonesian = language == content::MessageLanguage::Indonesian;
    for (const auto& reason : gate.reasons) {
        Finding refusal = reason.finding;
        refusal.severity = content::Severity::Error; // What only warns the desk stops paper.
        out << content::format_finding(refusal, language)
            << (indonesian ? " [diperbaiki oleh: " : " [to be mended by: ") << role_name(reason)
            << "]\n";
    }
}

void print_font_warnings(const fonts::FontCatalogue& catalogue, content::MessageLanguage language,
                         std::ostream& out)
{
    for (const auto& face : catalogue.other_versions()) {
        out << layout::told(face, language) << '\n';
    }
}

} // namespace printer
