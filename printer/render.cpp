#include "printer/render.hpp"

#include "content/model/check.hpp"
#include "content/model/files.hpp"
#include "content/paint/pixmap.hpp"
#include "content/paint/write_pdf.hpp"
#include "printer/boxes.hpp"
#include "printer/sheet.hpp"

#include <fmt/format.h>

namespace printer {

namespace {

using content::GateMode;

GateMode gate_mode(Purpose purpose)
{
    return purpose == Purpose::Press ? GateMode::Press : GateMode::Proof;
}

enum class FileKind { Pdf, Png };

FileKind kind_of(const std::filesystem::path& out)
{
    const std::string extension = out.extension().string();
    if (extension == ".pdf") {
        return FileKind::Pdf;
    }
    if (extension == ".png") {
        return FileKind::Png;
    }
    if (extension == ".tif" || extension == ".tiff") {
        throw content::UsageError(out.string() + ": .tif comes with the press pass, which this "
                                                 "version does not have; write a .pdf or a .png");
    }
    throw content::UsageError(out.string() + ": the name must end in .pdf or .png");
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

void require_printed_format(const content::FormatSpec& format)
{
    if (!format.press) {
        throw content::UsageError(format.id + " is not for print; write a .png");
    }
}

} // namespace

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

std::optional<Composition> Renderer::pass_gate(const Job& job, Purpose purpose,
                                               std::ostream& messages)
{
    Composition sheet =
        compose(workshop_, job, gate_mode(purpose), checked(job.language), scratch_);
    if (!sheet.gate.open()) {
        print_reasons(sheet.gate, messages);
        return std::nullopt;
    }
    return sheet;
}

std::optional<Composition> Renderer::pass_any_gate(const Job& job, std::ostream& messages)
{
    Composition clean = compose(workshop_, job, GateMode::Press, checked(job.language), scratch_);
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

std::string Renderer::pdf(const Composition& composition, const Job& job)
{
    const Sheet sheet = make_sheet(composition.format, job.scale);
    const std::string date = pdf_date(*workshop_.guide);
    const paint::PdfPage page{&composition.list, sheet.media, sheet.origin, sheet.scale()};
    const std::string painted =
        paint::write_pdf({&page, 1}, {composition.list.title, date}, painter_);
    return add_boxes(painted, sheet, date);
}

std::string Renderer::png(const Composition& composition)
{
    const double density = pixels_per_point(composition.format, picture_long_side);
    const auto bytes = paint::encode_png(paint::rasterise(composition.list, density, painter_));
    return {bytes.begin(), bytes.end()};
}

content::Exit render(const Workshop& workshop, const RenderOptions& options, std::ostream& messages)
{
    const FileKind kind = kind_of(options.out);
    require_job(options.job, *workshop.guide);
    const content::FormatSpec& format = workshop.guide->formats.at(options.job.format);
    if (kind == FileKind::Pdf) {
        require_printed_format(format);
        make_sheet(layout::make_format(format), options.job.scale);
    }
    require_folder(options.out);

    Renderer renderer(workshop);
    const bool any_gate = kind == FileKind::Png && !options.purpose;
    const auto sheet =
        any_gate
            ? renderer.pass_any_gate(options.job, messages)
            : renderer.pass_gate(options.job, options.purpose.value_or(Purpose::Press), messages);
    if (!sheet) {
        messages << options.out.string() << ": not written, the reasons are above\n";
        return content::Exit::ContentAtFault;
    }
    content::write_file(options.out, kind == FileKind::Pdf ? renderer.pdf(*sheet, options.job)
                                                           : renderer.png(*sheet));
    print_font_warnings(*workshop.fonts, messages);
    return content::Exit::Done;
}

} // namespace printer
