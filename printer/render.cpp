#include "printer/render.hpp"

#include "content/model/check.hpp"
#include "content/model/files.hpp"
#include "content/paint/pixmap.hpp"
#include "content/paint/write_pdf.hpp"
#include "printer/boxes.hpp"
#include "printer/preflight_layout.hpp"
#include "printer/press_record.hpp"
#include "printer/press_sheet.hpp"
#include "printer/sheet.hpp"
#include "printer/stamps.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace printer {

namespace {

using content::GateMode;

GateMode gate_mode(Purpose purpose)
{
    return purpose == Purpose::Press ? GateMode::Press : GateMode::Proof;
}

enum class FileKind { Pdf, Png };

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
    if (extension == ".tif" || extension == ".tiff") {
        throw content::UsageError(out.string() +
                                  ": .tif is not written yet; write a .pdf or a .png");
    }
    throw content::UsageError(out.string() + ": the name must end in .pdf or .png");
}

/// Tiles are pages of true size.
void require_tiles(const RenderOptions& options, const content::FormatSpec& format, FileKind kind)
{
    if (kind != FileKind::Pdf) {
        throw content::UsageError(options.out.string() + ": --tile writes a .pdf");
    }
    if (options.job.scale || options.job.user_unit) {
        throw content::UsageError("--tile prints at true size; leave out --scale and --user-unit");
    }
    plan_tiles(layout::make_format(format), *options.tile);
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

/// All pages or none.
void write_pictures(const std::filesystem::path& out, const std::vector<std::string>& pictures,
                    std::ostream& messages)
{
    std::size_t written = 0;
    try {
        for (; written < pictures.size(); ++written) {
            content::write_file(page_file(out, written, pictures.size()), pictures[written]);
        }
    } catch (...) {
        for (std::size_t page = 0; page < written; ++page) {
            std::error_code ignored;
            std::filesystem::remove(page_file(out, page, pictures.size()), ignored);
        }
        throw;
    }
    if (pictures.size() > 1) {
        messages << fmt::format("{} pages: {} to {}\n", pictures.size(),
                                page_file(out, 0, pictures.size()).string(),
                                page_file(out, pictures.size() - 1, pictures.size()).string());
    }
}

/// An older file keeps its name: it may hang somewhere. It must not be taken for this sheet.
void say_not_written(const std::filesystem::path& out, std::ostream& messages)
{
    messages << out.string() << ": not written, the reasons are above\n";
    if (std::filesystem::exists(out)) {
        messages << out.string() << " of an earlier run is still there and is NOT this sheet\n";
    }
}

/// Writes a PDF, then what goes with it. No report and no ticket may stand beside another file.
void write_pdf_file(const std::filesystem::path& out, const std::vector<MadeFile>& files)
{
    std::filesystem::remove(press_record_file(out));
    for (const auto& paper : paper_names(out).all()) {
        std::filesystem::remove(paper);
    }
    for (const MadeFile& file : files) {
        content::write_file(file.path, file.bytes);
    }
}

/// The press file, its papers and last its report, which `register` trusts. None, with the reasons
/// on `messages`, if the press pass or preflight refuses the sheet.
std::vector<MadeFile> press_files(Renderer& renderer, const Composition& sheet,
                                  const RenderOptions& options, const Workshop& workshop,
                                  std::ostream& messages)
{
    const PressRoom room = open_press_room(workshop, options.press.profile);
    if (!room.profile.warning.empty()) {
        messages << room.profile.warning << '\n';
    }
    auto file =
        renderer.judged_press_file(sheet, options.job, room, options.press, options.out, messages);
    if (!file) {
        return {};
    }
    auto papers = renderer.papers(sheet, options.job, room, options.press, options.out, *file);
    std::vector<MadeFile> files{{options.out, std::move(file->pdf)}};
    std::ranges::move(papers, std::back_inserter(files));
    files.push_back({press_record_file(options.out), std::move(file->record)});
    return files;
}

/// Everything `render` writes for a .pdf; nothing if the sheet is refused.
std::vector<MadeFile> pdf_files(Renderer& renderer, const Composition& sheet,
                                const RenderOptions& options, const Workshop& workshop,
                                std::ostream& messages)
{
    if (options.tile) {
        return {{options.out, renderer.tiled_pdf(sheet, options.job, *options.tile)}};
    }
    if (options.purpose == Purpose::Proof) {
        return {{options.out, renderer.pdf(sheet, options.job)},
                renderer.proof_paper(sheet, options.job, options.out)};
    }
    return press_files(renderer, sheet, options, workshop, messages);
}

} // namespace

Sheet sheet_of(const layout::Format& format, const Job& job)
{
    return make_sheet(format, job.scale, job.user_unit ? UserUnit::Yes : UserUnit::No);
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

paint::PdfWithPlaces Renderer::paint_pages(const std::vector<layout::DisplayList>& lists,
                                           const Sheet& sheet, const std::string& date,
                                           const std::vector<layout::DisplayList>& marks,
                                           PageLook look)
{
    painter_.set_text(look.text);
    std::vector<paint::PdfPage> pages;
    for (std::size_t page = 0; page < lists.size(); ++page) {
        pages.push_back({&lists[page], sheet.media, sheet.origin, sheet.scale(),
                         page < marks.size() ? &marks[page] : nullptr});
    }
    return paint::write_pdf_with_places(pages, {lists.front().title, date, look.tagged}, painter_);
}

paint::PdfWithPlaces Renderer::paint_outlined(std::vector<layout::DisplayList> lists,
                                              const Sheet& sheet, const std::string& date,
                                              std::vector<layout::DisplayList> marks,
                                              const InkTable& inks)
{
    mark_black_text(lists, inks);
    mark_black_text(marks, inks);
    return paint_pages(lists, sheet, date, marks, {paint::Tagged::No, paint::TextAs::Outlines});
}

std::string Renderer::pdf(const Composition& composition, const Job& job)
{
    const Sheet sheet = sheet_of(composition.format, job);
    const std::string date = pdf_date(*workshop_.guide);
    const paint::PdfWithPlaces painted = paint_pages(composition.pages, sheet, date, {}, {});
    PressIdentity identity = identity_of(composition, job, sheet, date);
    identity.proof = Proof::Yes;
    return add_boxes(painted, sheet, date, xmp_packet(identity, all_bytes(painted), nullptr));
}

PressResult Renderer::press_pdf(const Composition& composition, const Job& job,
                                const PressRoom& room, const PressOptions& options)
{
    const Sheet sheet = sheet_of(composition.format, job);
    const std::string date = pdf_date(*workshop_.guide);
    const InkTable inks(room.separation, workshop_.guide->inks,
                        ink_limit(room, composition.format.spec));
    PressIdentity identity = identity_of(composition, job, sheet, date);
    identity.revision = room.revision;
    if (!options.outline_text) {
        identity.tags = tag_facts(composition.pages, workshop_);
    }
    const auto marks =
        lay_out_marks(composition, sheet, identity, room, options, workshop_, scratch_);
    PressInput input{inks, room.profile, {}};
    if (options.bar) {
        input.patches = colour_bar(SlugSpace(composition.format, sheet), workshop_.theme, inks);
    }
    const paint::PdfWithPlaces painted =
        options.outline_text ? paint_outlined(composition.pages, sheet, date, marks, inks)
                             : paint_pages(composition.pages, sheet, date, marks,
                                           {paint::Tagged::Yes, paint::TextAs::Glyphs});
    return press(painted, sheet, identity, input);
}

std::optional<PressFile> Renderer::judged_press_file(const Composition& sheet, const Job& job,
                                                     const PressRoom& room,
                                                     const PressOptions& options,
                                                     const std::filesystem::path& name,
                                                     std::ostream& messages)
{
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
            preflight_layout(
                {sheet.pages, sheet.format, workshop_.theme, *workshop_.guide, *judged.intent, {}},
                painter_, scratch_));
    }
    const auto language = content::message_language_of_environment();
    for (const Check& check : judged.report.checks) {
        if (check.state == CheckState::Fail) {
            messages << check_text(check, language);
        }
    }
    if (!judged.report.press_ready()) {
        return std::nullopt;
    }
    std::string record = press_record(judged.report, sheet, job, room.revision);
    return PressFile{std::move(result.pdf), std::move(record), std::move(judged.report)};
}

std::vector<MadeFile> Renderer::papers(const Composition& sheet, const Job& job,
                                       const PressRoom& room, const PressOptions& options,
                                       const std::filesystem::path& name, const PressFile& file)
{
    return press_papers({workshop_, painter_, scratch_}, {sheet, job, name}, room, options,
                        file.report, {{name.filename().string(), file.report.sha256}});
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

std::vector<std::string> Renderer::pngs(const Composition& composition,
                                        const PictureOptions& options)
{
    const PictureTools tools{painter_, *workshop_.fonts, scratch_};
    std::vector<std::string> pictures;
    for (std::size_t page = 0; page < composition.pages.size(); ++page) {
        const auto bytes = paint::encode_png(
            draw_picture(composition.pages[page], {composition.format, page}, options, tools));
        pictures.emplace_back(bytes.begin(), bytes.end());
    }
    return pictures;
}

content::Exit render(const Workshop& workshop, const RenderOptions& options, std::ostream& messages)
{
    require_job(options.job, *workshop.guide);
    const content::FormatSpec& format = workshop.guide->formats.at(options.job.format);
    const FileKind kind = kind_of(options.out, format);
    if (options.tile) {
        require_tiles(options, format, kind);
    } else if (kind == FileKind::Pdf) {
        sheet_of(layout::make_format(format), options.job);
    }
    if (kind != FileKind::Png && !options.picture.plain()) {
        throw content::UsageError(options.out.string() +
                                  ": --guides is for pictures; write a .png");
    }
    require_folder(options.out);

    Renderer renderer(workshop);
    const bool any_gate = (kind == FileKind::Png || options.tile) && !options.purpose;
    const auto sheet =
        any_gate
            ? renderer.pass_any_gate(options.job, messages)
            : renderer.pass_gate(options.job, options.purpose.value_or(Purpose::Press), messages);
    if (!sheet) {
        say_not_written(options.out, messages);
        return content::Exit::ContentAtFault;
    }
    if (kind == FileKind::Pdf) {
        const auto files = pdf_files(renderer, *sheet, options, workshop, messages);
        if (files.empty()) {
            say_not_written(options.out, messages);
            return content::Exit::ContentAtFault;
        }
        write_pdf_file(options.out, files);
    } else {
        write_pictures(options.out, renderer.pngs(*sheet, options.picture), messages);
    }
    print_font_warnings(*workshop.fonts, messages);
    return content::Exit::Done;
}

} // namespace printer
