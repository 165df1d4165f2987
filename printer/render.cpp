#include "printer/render.hpp"

#include "content/model/digest.hpp"
#include "content/model/files.hpp"
#include "printer/batch_files.hpp"
#include "printer/file_names.hpp"
#include "printer/file_set.hpp"
#include "printer/papers.hpp"
#include "printer/press_record.hpp"
#include "printer/run_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace printer {

namespace {

enum class FileKind { Pdf, Png, Tiff };

/// What a name ends in; none for anything else.
std::optional<FileKind> kind_of(const std::filesystem::path& out)
{
    const std::string extension = out.extension().string();
    if (extension == ".pdf") {
        return FileKind::Pdf;
    }
    if (extension == ".png") {
        return FileKind::Png;
    }
    return is_tiff(out) ? std::optional(FileKind::Tiff) : std::nullopt;
}

FileKind require_kind(const std::filesystem::path& out, const content::FormatSpec& format)
{
    const auto kind = kind_of(out);
    if (!kind) {
        throw content::UsageError(out.string() + ": the name must end in .pdf, .png or .tif");
    }
    if (*kind == FileKind::Pdf && is_tiff(out.stem())) {
        const auto better = std::filesystem::path(out).replace_filename(out.stem().stem());
        throw content::UsageError(fmt::format("{}: {} would have the same papers; name it {}.pdf",
                                              out.string(), out.stem().string(),
                                              better.filename().string()));
    }
    if (!format.press && *kind != FileKind::Png) {
        throw content::UsageError(format.id + " is not for print; write a .png");
    }
    return *kind;
}

/// What was asked for that this kind of file does not have.
void require_options(FileKind kind, const RenderOptions& options)
{
    if (kind != FileKind::Png && !options.picture.plain()) {
        throw content::UsageError(options.out.string() +
                                  ": --guides and --view-from are for pictures; write a .png");
    }
    if (kind == FileKind::Png) {
        require_whole(options.press, "a .png");
    }
    if (kind == FileKind::Pdf && options.purpose == Purpose::Proof) {
        require_whole(options.press, "a --proof");
        if (options.press.profile) {
            throw content::UsageError(
                "a --proof is in RGB and without marks; leave out --profile, "
                "or write a .png that shows what the profile makes of the colours");
        }
    }
    if (kind == FileKind::Tiff && options.purpose == Purpose::Proof) {
        throw content::UsageError(options.out.string() +
                                  ": a .tif cannot say that it is a proof; write a .pdf or a .png");
    }
    if (kind == FileKind::Tiff && (options.press.outline_text || options.job.user_unit)) {
        throw content::UsageError(options.out.string() +
                                  ": --outline-text and --user-unit are for a .pdf; a .tif has "
                                  "pixels and its true size");
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

/// Names files of the sheet's kind, whole, pages or panels, that were not written now. They keep
/// their names: they may be another sheet's. They must not be taken for this one.
void say_older(const std::filesystem::path& out, const std::vector<std::filesystem::path>& written,
               std::ostream& messages)
{
    const auto folder = out.has_parent_path() ? out.parent_path() : std::filesystem::path(".");
    const std::string stem = out.stem().string();
    const auto there = files_there(folder, {stem})[stem];
    for (const auto& file : there) {
        const bool mine = std::ranges::any_of(written, [&](const std::filesystem::path& one) {
            return one.filename() == file.filename();
        });
        if (!mine && !is_paper(file) && kind_of(file) == kind_of(out)) {
            messages << older_file(file, content::message_language_of_environment()) << '\n';
        }
    }
}

/// All pages or none.
void write_pictures(const std::filesystem::path& out, const std::vector<std::string>& pictures,
                    std::ostream& messages)
{
    std::vector<MadeFile> made;
    std::vector<std::filesystem::path> written;
    for (const std::string& picture : pictures) {
        written.push_back(page_file(out, written.size(), pictures.size()));
        made.push_back({written.back(), picture});
    }
    const bool takes_place_at_once = made.size() == 1;
    replace_files(made, takes_place_at_once ? std::vector<std::filesystem::path>{} : written);
    print_files(written, messages);
    say_older(out, written, messages);
}

/// An older file keeps its name: it may hang somewhere.
void say_not_written(const std::filesystem::path& out, std::ostream& messages)
{
    messages << out.string() << ": not written, the reasons are above\n";
    say_older(out, {}, messages);
}

PressRoom open_room(const Workshop& workshop, const RenderOptions& options, std::ostream& messages)
{
    PressRoom room = open_press_room(workshop, options.press.profile);
    if (!room.profile.warning.empty()) {
        messages << room.profile.warning << '\n';
    }
    return room;
}

/// What lies beside a file: no report and no ticket may stand beside another than theirs.
std::vector<std::filesystem::path> companions_of(const std::filesystem::path& out)
{
    auto companions = paper_names(out).all();
    companions.insert(companions.begin(), press_record_file(out));
    return companions;
}

/// What the checks of the layout say of TIFFs; the report is the first one's.
Preflight report_of(const std::vector<std::filesystem::path>& tiffs, const std::string& format,
                    std::vector<Check> checks)
{
    Preflight report;
    report.file = tiffs.front().filename().string();
    report.sha256 = content::sha256(content::read_file(tiffs.front()));
    report.format = format;
    report.checks = std::move(checks);
    return report;
}

/// False, with the reasons on `messages`, if a check of the layout refuses the sheet.
bool write_tiff_files(Renderer& renderer, const Composition& sheet, const RenderOptions& options,
                      const Workshop& workshop, std::ostream& messages)
{
    const PressRoom room = open_room(workshop, options, messages);
    const auto plan = plan_of(sheet, workshop.faces, options.press.roll);
    const std::vector<Seam> seams = plan ? plan->seams : std::vector<Seam>{};
    auto checks = renderer.layout_checks(sheet, room, seams);
    if (!print_failed(checks, content::message_language_of_environment(), messages)) {
        return false;
    }
    const auto files = renderer.write_tiffs(sheet, options.job, room, plan, options.out,
                                            companions_of(options.out));
    Preflight report = report_of(files, sheet.format.spec.id, std::move(checks));
    auto beside =
        renderer.papers(sheet, options.job, room, options.press, options.out, files, report);
    beside.push_back({press_record_file(options.out),
                      tiff_record(report, files, sheet, options.job, room.revision)});
    replace_files(beside, {});
    if (plan) {
        messages << options.out.filename().string() << ": "
                 << told(*plan, content::message_language_of_environment()) << '\n';
    }
    print_files(files, messages);
    say_older(options.out, files, messages);
    return true;
}

/// The press file, its papers and last its report, which `register` trusts. None, with the reasons
/// on `messages`, if the press pass or preflight refuses the sheet.
std::vector<MadeFile> press_files(Renderer& renderer, const Composition& sheet,
                                  const RenderOptions& options, const Workshop& workshop,
                                  std::ostream& messages)
{
    const PressRoom room = open_room(workshop, options, messages);
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

bool write_sheet(FileKind kind, Renderer& renderer, const Composition& sheet,
                 const RenderOptions& options, const Workshop& workshop, std::ostream& messages)
{
    switch (kind) {
    case FileKind::Pdf: {
        const auto files = pdf_files(renderer, sheet, options, workshop, messages);
        if (!files.empty()) {
            replace_files(files, companions_of(options.out));
        }
        return !files.empty();
    }
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

content::Exit render(const Workshop& workshop, const RenderOptions& options, std::ostream& messages)
{
    require_job(options.job, *workshop.guide);
    const content::FormatSpec& format = workshop.guide->formats.at(options.job.format);
    const FileKind kind = require_kind(options.out, format);
    require_panels(options, format, kind);
    if (options.tile && kind != FileKind::Pdf) {
        throw content::UsageError(options.out.string() + ": --tile writes a .pdf");
    }
    if (options.tile) {
        require_tiles(layout::make_format(format), options.job, options.press, *options.tile);
    } else if (kind == FileKind::Pdf) {
        require_roll_fits(format, options.job, options.press);
    }
    require_options(kind, options);
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
    if (!write_sheet(kind, renderer, *sheet, options, workshop, messages)) {
        say_not_written(options.out, messages);
        return content::Exit::ContentAtFault;
    }
    print_font_warnings(*workshop.fonts, content::message_language_of_environment(), messages);
    return content::Exit::Done;
}

} // namespace printer
