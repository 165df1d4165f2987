#include "printer/preflight_command.hpp"

#include "content/model/files.hpp"
#include "content/model/revision.hpp"
#include "printer/compose.hpp"
#include "printer/preflight_document.hpp"
#include "printer/preflight_layout.hpp"

#include <algorithm>

namespace printer {

namespace {

/// The job that XMP names; none if the guide at hand cannot make it or is of another revision.
std::optional<Job> named_job(const SheetName& name, const content::Guide& guide)
{
    if (name.poster.empty() || name.revision.empty()) {
        return std::nullopt;
    }
    Job job;
    job.poster = name.poster;
    job.format = name.format;
    job.place = name.place;
    try {
        set_languages(job, name.language);
        require_job(job, guide);
    } catch (const content::UsageError&) { // A file may name what it likes.
        return std::nullopt;
    }
    return name.revision == content::guide_revision(guide) ? std::optional(job) : std::nullopt;
}

/// The seams that XMP names, as layout measures.
std::vector<Seam> seams_of(const SheetName& name)
{
    std::vector<Seam> seams;
    const auto points = [](double mm) { return layout::to_points(layout::Millimetres(mm)); };
    for (const double at : name.panels ? name.panels->seams : std::vector<double>{}) {
        seams.push_back({name.panels->side_by_side ? Seam::Runs::Down : Seam::Runs::Across,
                         points(at), points(name.panels->overlap)});
    }
    return seams;
}

std::vector<Check> judge_layout(const Workshop& workshop, const Job& job, const SheetName& name,
                                const IntentColour& intent)
{
    layout::TextScratch scratch;
    const std::vector<content::Finding> none;
    const auto unchecked = [&](const std::string&) -> const auto&
    {
        return none;
    };
    const auto mode = name.proof ? content::GateMode::Proof : content::GateMode::Press;
    const Composition sheet = compose(workshop, job, mode, unchecked, scratch);
    paint::Painter painter{paint::PictogramSet(workshop.guide->folder / "pictograms")};
    const std::vector<Seam> seams = seams_of(name);
    return preflight_layout(
        {sheet.pages, sheet.format, workshop.theme, *workshop.guide, intent, workshop.faces, seams},
        painter, scratch);
}

} // namespace

content::Exit run_preflight(const Workshop& workshop, const PreflightOptions& options,
                            std::ostream& out, std::ostream& messages)
{
    const std::string bytes = content::read_file(options.file);
    IntentCache intents;
    JudgedFile judged;
    try {
        judged = preflight_file({options.file.string(), bytes, workshop.guide->formats, intents});
    } catch (const DamagedPdf& damaged) {
        messages << damaged.what() << '\n';
        return content::Exit::ContentAtFault;
    }
    const auto job = named_job(judged.name, *workshop.guide);
    if (job && judged.intent != nullptr) {
        add_layout_checks(judged.report, judge_layout(workshop, *job, judged.name, *judged.intent));
    }
    const auto language = content::message_language_of_environment();
    out << (options.as == ReportAs::Json ? preflight_json(judged.report, language)
                                         : preflight_text(judged.report, language));
    return judged.report.press_ready() ? content::Exit::Done : content::Exit::ContentAtFault;
}

} // namespace printer
