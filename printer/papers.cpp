#include "printer/papers.hpp"

#include "content/model/digest.hpp"
#include "content/model/files.hpp"
#include "content/paint/write_pdf.hpp"
#include "printer/file_pages.hpp"
#include "printer/paper_parts.hpp"
#include "printer/render.hpp"
#include "printer/sign_off.hpp"

#include <utility>

namespace printer {

namespace {

/// A paper as a PDF; its insets are the pages of the sheet.
std::string paper_pdf(const PaperTools& tools, const Composition& sheet, layout::Paper paper,
                      const std::string& date)
{
    const auto insets = paper.insets();
    const std::string& code = sheet.job_code;
    const auto lists =
        std::move(paper).finish(tools.workshop.words.text("paper-foot", {{"code", code}}));
    std::vector<paint::PdfPage> pages;
    for (const layout::DisplayList& list : lists) {
        pages.push_back({&list, list.size, {}});
    }
    for (const layout::PaperInset& inset : insets) {
        const layout::DisplayList& picture = sheet.pages[inset.picture];
        pages[inset.page].insets.push_back({&picture, shown_part(picture), inset.box});
    }
    tools.painter.set_text(paint::TextAs::Glyphs);
    return paint::write_pdf(pages, {lists.front().title, date}, tools.painter);
}

SignOffInput sign_off_input(const PaperTools& tools, const PaperSubject& subject,
                            std::string revision, const std::string& date)
{
    SignOffInput input{*tools.workshop.guide, tools.workshop.words, subject.sheet, subject.job};
    input.revision = std::move(revision);
    input.date = date;
    return input;
}

MadeFile sign_off_file(const PaperTools& tools, const PaperSubject& subject,
                       const SignOffInput& input)
{
    const Workshop& workshop = tools.workshop;
    return {paper_names(subject.file).sign_off,
            paper_pdf(tools, subject.sheet,
                      lay_out_sign_off(input, workshop.theme, *workshop.fonts, tools.scratch),
                      input.date)};
}

} // namespace

PrintedFiles printed_pdf(const PaperSubject& subject, const PressOptions& options,
                         const std::optional<PanelPlan>& panels, const std::string& sha256)
{
    return {{{subject.file.filename().string(), sha256}},
            file_pages(subject.sheet, subject.job, panels).papers,
            panels,
            options.marks && subject.sheet.format.spec.marks,
            options.slug};
}

PrintedFiles printed_tiffs(const PaperSubject& subject, const std::optional<PanelPlan>& panels,
                           const std::vector<std::filesystem::path>& files)
{
    PrintedFiles printed{{}, raster_pages(subject.sheet, panels).papers, panels, false, false};
    for (const auto& file : files) {
        printed.files.push_back(
            {file.filename().string(), content::sha256(content::read_file(file))});
    }
    return printed;
}

std::vector<MadeFile> press_papers(const PaperTools& tools, const PaperSubject& subject,
                                   const PressRoom& room, const PressOptions& options,
                                   const Preflight& report, PrintedFiles printed)
{
    const Workshop& workshop = tools.workshop;
    const TicketInput ticket{*workshop.guide,
                             workshop.words,
                             subject.sheet,
                             subject.job,
                             printed.papers,
                             room,
                             options,
                             std::move(printed.files),
                             pdf_date(*workshop.guide),
                             printed.panels ? &*printed.panels : nullptr,
                             printed.marked,
                             printed.numbered};
    SignOffInput sign_off = sign_off_input(tools, subject, room.revision, ticket.date);
    sign_off.report = &report;
    const PaperNames names = paper_names(subject.file);
    std::vector<MadeFile> made;
    made.push_back({names.ticket, paper_pdf(tools, subject.sheet,
                                            lay_out_ticket(ticket, workshop.theme, *workshop.fonts,
                                                           tools.scratch),
                                            ticket.date)});
    made.push_back({names.ticket_json, ticket_json(ticket)});
    made.push_back(sign_off_file(tools, subject, sign_off));
    return made;
}

MadeFile proof_paper(const PaperTools& tools, const PaperSubject& subject, content::Gate gate)
{
    SignOffInput input = sign_off_input(tools, subject, {}, pdf_date(*tools.workshop.guide));
    input.gate = std::move(gate);
    return sign_off_file(tools, subject, input);
}

} // namespace printer
