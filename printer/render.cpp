#include "printer/render.hpp"

#include "content/model/check.hpp"
#include "content/model/files.hpp"
#include "content/paint/pixmap.hpp"
#include "content/paint/write_pdf.hpp"
#include "printer/boxes.hpp"
#include "printer/preflight_layout.hpp"
#include "printer/press_record.hpp"
#include "printer/press_sheet.hpp"
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

enum class FileKind { Pdf, Png, Tiff };

bool is_for_press(const std::string& extension)
{
    return extension == ".pdf" || extension == ".tif" || extension == ".tiff";
}

FileKind kind_of(const std::filesystem::path& out, const content::FormatSpec& format)
{
    const std::string extension = out.extension().string();
    if (!format.press && is_for_press(extension)) {
        throw content::UsageError(format.id + " is not for print; write a .png");
    }
    if (extension == ".pdf") {
        return FileKind::Pdf;
    }
    if (extension == ".png") {
        return FileKind::Png;
    }
    if (is_for_press(extension)) {
        return FileKind::Tiff;
    }
    throw content::UsageError(out.string() + ": the name must end in .pdf, .png or .tif");
}

/// What was asked for that this kind of file does not have.
void require_options(FileKind kind, const RenderOptions& options)
{
    if (kind != FileKind::Png && !options.picture.plain()) {
        throw content::UsageError(options.out.string() +
                                  ": --guides and --view-from are for pictures; write a .png");
    }
    if (kind == FileKind::Tiff && options.purpose == Purpose::Proof) {
        throw content::UsageError(options.out.string() +
                                  ": a .tif cannot say that it is a proof; write a .pdf or a .png");
    }
}

/// A roll is for a file that goes to the press, and for a sheet that can be welded.
void require_panels(const RenderOptions& options, const content::FormatSpec& format, FileKind kind)
{
    if (!options.press.roll) {
        return;
    }
    const bool picture = kind == FileKind::Png;
    if (picture ? !options.picture.guides : options.purpose == Purpose::Proof) {
        throw content::UsageError(
            "--panels is for files for the press: write a .pdf or .tif without "
            "--proof, or a .png with --guides, or leave out --panels");
    }
    if (format.pages != 1) {
        throw content::UsageError(
            fmt::format("{} has more than one page; only sheets of one page are made in panels: "
                        "leave out --panels",
                        format.id));
    }
}

void require_folder(const std::filesystem::path& out)
{
    const auto folder = out.has_parent_path() ? out.parent_path() : std::filesystem::path(".");
    std::error_code ignored;
    if (!std::filesystem::is_directory(folder, ignored)) {
        throw content::FileError(folder, "there is no such folder; " + out.filename().string() +
                                             " was not written");
    }
}

void print_files(const std::vector<std::filesystem::path>& files, std::ostream& messages)
{
    if (files.size() > 1) {
        messages << fmt::format("{} pages: {} to {}\n", files.size(), files.front().string(),
                                files.back().string());
    }
}

/// All pages or none.
void write_pictures(const std::filesystem::path& out, const std::vector<std::string>& pictures,
                    std::ostream& messages)
{
    std::vector<std::filesystem::path> written;
    try {
        for (const std::string& picture : pictures) {
            const auto file = page_file(out, written.size(), pictures.size());
            content::write_file(file, picture);
            written.push_back(file);
        }
    } catch (...) {
        for (const auto& file : written) {
            std::error_code ignored;
            std::filesystem::remove(file, ignored);
        }
        throw;
    }
    print_files(written, messages);
}

/// An older file keeps its name: it may hang somewhere. It must not be taken for this sheet.
void say_not_written(const std::filesystem::path& out, std::ostream& messages)
{
    messages << out.string() << ": not written, the reasons are above\n";
    if (std::filesystem::exists(out)) {
        messages << out.string() << " of an earlier run is still there and is NOT this sheet\n";
    }
}

PressRoom open_room(const Workshop& workshop, const RenderOptions& options, std::ostream& messages)
{
    PressRoom room = open_press_room(workshop, options.press.profile);
    if (!room.profile.warning.empty()) {
        messages << room.profile.warning << '\n';
    }
    return room;
}

/// False, with the reasons on `messages`, if a check of the layout refuses the sheet.
bool write_tiff_files(Renderer& renderer, const Composition& sheet, const RenderOptions& options,
                      const Workshop& workshop, std::ostream& messages)
{
    const PressRoom room = open_room(workshop, options, messages);
    const auto plan = plan_of(sheet, options.press.roll);
    const std::vector<Seam> seams = plan ? plan->seams : std::vector<Seam>{};
    if (!renderer.passes_layout_checks(sheet, room, seams, messages)) {
        return false;
    }
    const auto files = renderer.write_tiffs(sheet, options.job, room, plan, options.out);
    if (plan) {
        messages << options.out.filename().string() << ": " << told(*plan) << '\n';
    }
    print_files(files, messages);
    return true;
}

/// False, with the reasons on `messages`, if the press pass or preflight refuses the sheet.
bool write_pdf_file(Renderer& renderer, const Composition& sheet, const RenderOptions& options,
                    const Workshop& workshop, std::ostream& messages)
{
    const auto record = press_record_file(options.out);
    if (options.purpose == Purpose::Proof) {
        const std::string proof = renderer.pdf(sheet, options.job);
        std::filesystem::remove(record); // No report may stand beside another file.
        content::write_file(options.out, proof);
        return true;
    }
    const PressRoom room = open_room(workshop, options, messages);
    const auto file =
        renderer.judged_press_file(sheet, options.job, room, options.press, options.out, messages);
    if (!file) {
        return false;
    }
    std::filesystem::remove(record);
    content::write_file(options.out, file->pdf);
    content::write_file(record, file->record);
    return true;
}

bool write_sheet(FileKind kind, Renderer& renderer, const Composition& sheet,
                 const RenderOptions& options, const Workshop& workshop, std::ostream& messages)
{
    switch (kind) {
    case FileKind::Pdf:
        return write_pdf_file(renderer, sheet, options, workshop, messages);
    case FileKind::Tiff:
        return write_tiff_files(renderer, sheet, options, workshop, messages);
    case FileKind::Png:
        break;
    }
    const auto room = sheet.format.spec.press
                          ? find_proof_room(workshop, options.press.profile, messages)
                          : nullptr;
    write_pictures(options.out,
                   renderer.pngs(sheet, options.picture, room.get(), options.press.roll), messages);
    return true;
}

} // namespace

bool print_failed(const std::vector<Check>& checks, std::ostream& out)
{
    const auto language = content::message_language_of_environment();
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

std::filesystem::path page_file(const std::filesystem::path& png, std::size_t page,
                                std::size_t pages)
{
    if (pages == 1) {
        return png;
    }
    return png.parent_path() /
           fmt::format("{}-{}{}", png.stem().string(), page + 1, png.extension().string());
}

Renderer::Renderer(const Workshop& workshop)
    : workshop_(workshop), painter_(paint::PictogramSet(workshop.guide->folder / "pictograms"))
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
        print_reasons(sheet.gate, messages);
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
        messages << "Under the sash, because the press would refuse this sheet:\n";
        print_reasons(clean.gate, messages);
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
    const FilePages pages = file_pages(composition, job, plan_of(composition, options.roll));
    const std::string date = pdf_date(*workshop_.guide);
    const InkTable inks(room.separation, workshop_.guide->inks,
                        ink_limit(room, composition.format.spec));
    PressIdentity identity = identity_of(composition, job, pages, date);
    identity.revision = room.revision;
    if (!options.outline_text) {
        identity.tags = tag_facts(pages.lists, *workshop_.guide);
    }
    const auto marks =
        lay_out_marks(composition, pages, identity, room, options, *workshop_.fonts, scratch_);
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
    const auto plan = plan_of(sheet, options.roll);
    PressResult result = press_pdf(sheet, job, room, options);
    print_faults(result, messages);
    if (!result.faults.empty()) {
        return std::nullopt;
    }
    const auto& formats = workshop_.guide->formats;
    JudgedFile judged = preflight_file({name.filename().string(), result.pdf, formats, intents_});
    if (judged.intent != nullptr) {
        add_layout_checks(
            judged.report,
            preflight_layout({sheet.pages, sheet.format, workshop_.theme, *workshop_.guide,
                              *judged.intent,
                              plan ? std::span<const Seam>(plan->seams) : std::span<const Seam>()},
                             painter_, scratch_));
    }
    print_failed(judged.report.checks, messages);
    if (plan) {
        messages << name.filename().string() << ": " << told(*plan) << '\n';
    }
    if (!judged.report.press_ready()) {
        return std::nullopt;
    }
    return PressFile{std::move(result.pdf), press_record(judged.report, sheet, job, room.revision),
                     plan};
}

content::Exit render(const Workshop& workshop, const RenderOptions& options, std::ostream& messages)
{
    require_job(options.job, *workshop.guide);
    const content::FormatSpec& format = workshop.guide->formats.at(options.job.format);
    const FileKind kind = kind_of(options.out, format);
    require_panels(options, format, kind);
    if (kind == FileKind::Pdf) {
        require_roll_fits(format, options.job, options.press);
    }
    require_options(kind, options);
    require_folder(options.out);

    Renderer renderer(workshop);
    const bool any_gate = kind == FileKind::Png && !options.purpose;
    const auto sheet =
        any_gate
            ? renderer.pass_any_gate(options.job, messages)
            : renderer.pass_gate(options.job, options.purpose.value_or(Purpose::Press), messages);
    if (!sheet) {
        say_not_written(options.out, messages);
        return content::Exit::ContentAtFault;
    }
    if (!write_sheet(kind, renderer, *sheet, options, workshop, messages)) {
        say_not_written(options.out, messages);
        return content::Exit::ContentAtFault;
    }
    print_font_warnings(*workshop.fonts, messages);
    return content::Exit::Done;
}

} // namespace printer
