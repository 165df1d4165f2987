#include "printer/batch_sheet.hpp"

#include "printer/batch_record.hpp"
#include "printer/file_set.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace printer {

namespace {

/// Files as they will be written, and what the record says besides.
struct Made {
    std::vector<MadeFile> files;
    std::string report = "{}";
};

/// The PDF and its papers: a proof, or a press file with its report. None, with the reasons on
/// `said` and `kept`, if the press pass or preflight refuses it.
std::optional<Made> make_pdf(const BatchRoom& room, Renderer& renderer, const Composition& sheet,
                             const BatchJob& job, std::ostream& said, std::ostream& kept)
{
    if (room.tile) {
        return Made{{{job.files.pdf, renderer.tiled_pdf(sheet, job.job, *room.tile)}}};
    }
    if (room.press == nullptr) {
        return Made{{{job.files.pdf, renderer.pdf(sheet, job.job)},
                     renderer.proof_paper(sheet, job.job, job.files.pdf)}};
    }
    try {
        auto file = renderer.judged_press_file(sheet, job.job, *room.press, room.options,
                                               job.files.pdf, said);
        if (!file) {
            return std::nullopt;
        }
        auto papers =
            renderer.papers(sheet, job.job, *room.press, room.options, job.files.pdf, *file);
        Made made{{{job.files.pdf, std::move(file->pdf)}}, std::move(file->record)};
        std::ranges::move(papers, std::back_inserter(made.files));
        return made;
    } catch (const PageTooLong& error) { // Of panels: known once they are planned.
        said << error.text(content::message_language_of_environment()) << '\n';
        kept << error.text(content::MessageLanguage::Indonesian) << '\n';
        return std::nullopt;
    }
}

std::vector<MadeFile> make_pictures(const BatchRoom& room, Renderer& renderer,
                                    const Composition& sheet, const BatchJob& job)
{
    auto pictures = renderer.pngs(sheet, room.picture, room.proof, room.options.roll);
    std::vector<MadeFile> made;
    for (std::size_t page = 0; page < pictures.size(); ++page) {
        made.push_back(
            {page_file(job.files.png, page, pictures.size()), std::move(pictures[page])});
    }
    return made;
}

} // namespace

content::Exit make_job_files(const BatchRoom& room, const BatchJob& job, std::ostream& said,
                             std::ostream& kept)
{
    Renderer renderer(room.workshop, &kept);
    const auto sheet = renderer.pass_gate(job.job, room.purpose, said);
    if (!sheet) {
        return content::Exit::ContentAtFault;
    }
    Made made;
    if (sheet->format.spec.press) {
        auto pdf = make_pdf(room, renderer, *sheet, job, said, kept);
        if (!pdf) {
            return content::Exit::ContentAtFault;
        }
        made = std::move(*pdf);
    }
    auto pictures = make_pictures(room, renderer, *sheet, job);
    std::move(pictures.begin(), pictures.end(), std::back_inserter(made.files));
    made.files.push_back(record_of(job.files, job.input, made.files, made.report));
    replace_files(made.files, job.old);
    print_font_warnings(*room.workshop.fonts, content::message_language_of_environment(), said);
    print_font_warnings(*room.workshop.fonts, content::MessageLanguage::Indonesian, kept);
    return content::Exit::Done;
}

} // namespace printer
