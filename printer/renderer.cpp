#include "content/model/check.hpp"
#include "content/paint/write_pdf.hpp"
#include "printer/boxes.hpp"
#include "printer/papers.hpp"
#include "printer/preflight_layout.hpp"
#include "printer/press_record.hpp"
#include "printer/press_sheet.hpp"
#include "printer/render.hpp"
#include "printer/run_words.hpp"
#include "printer/stamps.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

namespace printer {

namespace {

using content::GateMode;

GateMode gate_mode(Purpose purpose)
{
    return purpose == Purpose::Press ? GateMode::Press : GateMode::Proof;
}

} // namespace

bool print_failed(const std::vector<Check>& checks, content::MessageLanguage language,
                  std::ostream& out)
{
    bool good = true;
    for (const Check& check : checks) {
        if (check.state == CheckState::Fail) {
            out << check_text(check, language);
            good = good && check.finding.severity != content::Severity::Error;
        }
    }
    return good;
}

void print_faults(const PressResult& result, std::ostream& out)
{
    for (const PressFault& fault : result.faults) {
        out << "press: " << fault.where << ": " << fault.what << '\n';
    }
}

Renderer::Renderer(const Workshop& workshop, std::ostream* kept)
    : workshop_(workshop), kept_(kept),
      painter_(paint::PictogramSet(workshop.guide->folder / "pictograms"))
{}

const std::vector<content::Finding>& Renderer::checked(const std::string& language)
{
    const auto known = checked_.find(language);
    return known != checked_.end()
               ? known->second
               : checked_[language] = content::check(*workshop_.guide, workshop_.today, language);
}

Composition Renderer::compose_sheet(const Job& job, GateMode mode)
{
    const auto of_language = [this](const std::string& language) -> const auto&
    {
        return checked(language);
    };
    return compose(workshop_, job, mode, of_language, scratch_);
}

std::optional<Composition> Renderer::pass_gate(const Job& job, Purpose purpose,
                                               std::ostream& messages)
{
    Composition sheet = compose_sheet(job, gate_mode(purpose));
    if (!sheet.gate.open()) {
        tell(messages, [&](auto language, auto& out) { print_reasons(sheet.gate, language, out); });
        return std::nullopt;
    }
    return sheet;
}

std::optional<Composition> Renderer::pass_any_gate(const Job& job, std::ostream& messages)
{
    Composition clean = compose_sheet(job, GateMode::Press);
    if (clean.gate.open()) {
        return clean;
    }
    auto proof = pass_gate(job, Purpose::Proof, messages);
    if (proof) {
        tell(messages, [&](auto language, auto& out) {
            out << "Under the sash, because the press would refuse this sheet:\n";
            print_reasons(clean.gate, language, out);
        });
    }
    return proof;
}

paint::PdfWithPlaces Renderer::paint_pages(const FilePages& pages, const std::string& date,
                                           const std::vector<layout::DisplayList>& marks,
                                           PageLook look)
{
    painter_.set_text(look.text);
    std::vector<paint::PdfPage> painted;
    for (std::size_t page = 0; page < pages.lists.size(); ++page) {
        const Sheet& paper = pages.papers[page];
        painted.push_back({&pages.lists[page], paper.media, paper.origin, paper.scale(),
                           pages.part(page), page < marks.size() ? &marks[page] : nullptr});
    }
    return paint::write_pdf_with_places(painted, {pages.lists.front().title, date, look.tagged},
                                        painter_);
}

paint::PdfWithPlaces Renderer::paint_outlined(FilePages pages, const std::string& date,
                                              std::vector<layout::DisplayList> marks,
                                              const InkTable& inks)
{
    mark_black_text(pages.lists, inks);
    mark_black_text(marks, inks);
    return paint_pages(pages, date, marks, {paint::Tagged::No, paint::TextAs::Outlines});
}

std::string Renderer::pdf(const Composition& composition, const Job& job)
{
    const FilePages pages = whole_pages(composition, job);
    const std::string date = pdf_date(*workshop_.guide);
    const paint::PdfWithPlaces painted = paint_pages(pages, date, {}, {});
    PressIdentity identity = identity_of(composition, job, pages, date);
    identity.proof = Proof::Yes;
    return add_boxes(painted, pages.papers.front(), date,
                     xmp_packet(identity, all_bytes(painted), nullptr));
}

PressResult Renderer::press_pdf(const Composition& composition, const Job& job,
                                const PressRoom& room, const PressOptions& options)
{
    const FilePages pages =
        file_pages(composition, job, plan_of(composition, workshop_.faces, options.roll));
    const std::string date = pdf_date(*workshop_.guide);
    const InkTable inks(room.separation, workshop_.guide->inks,
                        ink_limit(room, composition.format.spec));
    PressIdentity identity = identity_of(composition, job, pages, date);
    identity.revision = room.revision;
    if (!options.outline_text) {
        identity.tags = tag_facts(pages.lists, workshop_);
    }
    const auto marks =
        lay_out_marks(composition, pages, identity, room, options, workshop_, scratch_);
    PressInput input{inks, room.profile, {}};
    for (const Sheet& paper : pages.papers) {
        const SlugSpace space(composition.format, paper);
        input.papers.push_back({paper, options.bar ? colour_bar(space, workshop_.theme, inks)
                                                   : std::vector<InkPatch>{}});
    }
    const paint::PdfWithPlaces painted =
        options.outline_text
            ? paint_outlined(pages, date, marks, inks)
            : paint_pages(pages, date, marks, {paint::Tagged::Yes, paint::TextAs::Glyphs});
    return press(painted, identity, input);
}

std::optional<PressFile> Renderer::judged_press_file(const Composition& sheet, const Job& job,
                                                     const PressRoom& room,
                                                     const PressOptions& options,
                                                     const std::filesystem::path& name,
                                                     std::ostream& messages)
{
    const auto plan = plan_of(sheet, workshop_.faces, options.roll);
    PressResult result = press_pdf(sheet, job, room, options);
    tell(messages, [&](auto /*language*/, auto& out) { print_faults(result, out); });
    if (!result.faults.empty()) {
        return std::nullopt;
    }
    const auto& formats = workshop_.guide->formats;
    JudgedFile judged = preflight_file({name.filename().string(), result.pdf, formats, intents_});
    if (judged.intent != nullptr) {
        add_layout_checks(
            judged.report,
            preflight_layout({sheet.pages, sheet.format, workshop_.theme, *workshop_.guide,
                              *judged.intent, workshop_.faces,
                              plan ? std::span<const Seam>(plan->seams) : std::span<const Seam>()},
                             painter_, scratch_));
    }
    tell(messages, [&](auto language, auto& out) {
        print_failed(judged.report.checks, language, out);
        if (plan) {
            out << name.filename().string() << ": " << told(*plan, language) << '\n';
        }
    });
    if (!judged.report.press_ready()) {
        return std::nullopt;
    }
    std::string record = press_record(judged.report, sheet, job, room.revision);
    return PressFile{std::move(result.pdf), std::move(record), std::move(judged.report), plan};
}

std::vector<MadeFile> Renderer::papers(const Composition& sheet, const Job& job,
                                       const PressRoom& room, const PressOptions& options,
                                       const std::filesystem::path& name, const PressFile& file)
{
    const PaperSubject subject{sheet, job, name};
    return press_papers({workshop_, painter_, scratch_}, subject, room, options, file.report,
                        printed_pdf(subject, options, file.panels, file.report.sha256));
}

std::vector<MadeFile> Renderer::papers(const Composition& sheet, const Job& job,
                                       const PressRoom& room, const PressOptions& options,
                                       const std::filesystem::path& name,
                                       const std::vector<std::filesystem::path>& files,
                                       const Preflight& report)
{
    const PaperSubject subject{sheet, job, name};
    return press_papers(
        {workshop_, painter_, scratch_}, subject, room, options, report,
        printed_tiffs(subject, plan_of(sheet, workshop_.faces, options.roll), files));
}

MadeFile Renderer::proof_paper(const Composition& proof, const Job& job,
                               const std::filesystem::path& name)
{
    return printer::proof_paper({workshop_, painter_, scratch_}, {proof, job, name},
                                compose_sheet(job, GateMode::Press).gate);
}

std::string Renderer::tiled_pdf(const Composition& sheet, const Job& job, TilePaper paper)
{
    return printer::tiled_pdf({workshop_, painter_, scratch_}, sheet, job, paper);
}

} // namespace printer
