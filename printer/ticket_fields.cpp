#include "printer/ticket.hpp"

#include "content/layout/units.hpp"
#include "printer/finishing.hpp"
#include "printer/finishing_words.hpp"
#include "printer/panels.hpp"
#include "printer/paper_facts.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <utility>

namespace printer {

namespace {

using Json = nlohmann::ordered_json;
using Line = TicketField::Line;
using Voice = TicketField::Voice;
using Arguments = std::vector<std::pair<std::string, std::string>>;

/// Fields as they are filled, one after the other.
class Fields {
  public:
    explicit Fields(const TicketInput& input) : input_(input) {}

    void add(std::string_view label, std::vector<Line> lines)
    {
        fields_.push_back({word(label), std::move(lines)});
    }

    std::string word(std::string_view id, const Arguments& arguments = {}) const
    {
        return input_.words.text(id, arguments);
    }

    std::vector<TicketField> take() && { return std::move(fields_); }

  private:
    const TicketInput& input_;
    std::vector<TicketField> fields_;
};

std::string page_count(const TicketInput& input)
{
    return std::to_string(input.sheet.pages.size());
}

/// A length of the file in mm: what the page says it is.
double file_mm(layout::Points length, const Sheet& paper)
{
    return layout::to_millimetres(length).value() * paper.user_unit;
}

/// One line if all pages are alike; panels are not.
void add_page_sizes(const TicketInput& input, const Fields& fields, std::vector<Line>& lines)
{
    const auto size = [](const Sheet& paper) {
        return Arguments{{"width", shown_mm(file_mm(paper.media.width, paper))},
                         {"height", shown_mm(file_mm(paper.media.height, paper))}};
    };
    const char* around = input.marked ? "bleed-and-marks" : "bleed-alone";
    if (input.panels == nullptr || input.panels->is_whole()) {
        lines.push_back({fields.word("file-page", size(input.papers.front()))});
        lines.push_back({fields.word(around)});
        return;
    }
    for (std::size_t page = 0; page < input.papers.size(); ++page) {
        Arguments arguments = size(input.papers[page]);
        arguments.emplace_back("n", std::to_string(page + 1));
        lines.push_back({fields.word("file-page-n", arguments)});
    }
    lines.push_back({fields.word(around)});
}

void add_sizes(const TicketInput& input, Fields& fields)
{
    const content::FormatSpec& spec = input.sheet.format.spec;
    const Sheet& paper = input.papers.front();
    std::vector<Line> final_size{{fields.word("size-mm", {{"width", shown_mm(spec.width)},
                                                          {"height", shown_mm(spec.height)}}),
                                  Voice::Strong},
                                 {spec.title_id}};
    if (input.sheet.pages.size() > 1) {
        final_size.push_back({fields.word("pages", {{"count", page_count(input)}})});
    }
    fields.add("final-size", std::move(final_size));

    const int shrunk = paper.denominator / paper.user_unit;
    std::vector<Line> file{
        {fields.word("scale-and-percent",
                     {{"scale", paper.scale_name()}, {"percent", std::to_string(100 * shrunk)}}),
         shrunk > 1 ? Voice::Loud : Voice::Strong}};
    add_page_sizes(input, fields, file);
    if (paper.user_unit > 1) {
        file.push_back(
            {fields.word("user-unit", {{"n", std::to_string(paper.user_unit)}}), Voice::Loud});
    }
    fields.add("file-size", std::move(file));
    std::vector<Line> bleed{{bleed_words(input.words, spec), Voice::Strong}};
    if (shrunk > 1) {
        bleed.push_back({fields.word("at-final-size")});
    }
    fields.add("bleed", std::move(bleed));
}

std::vector<Line> panel_lines(const TicketInput& input, const Fields& fields)
{
    if (input.panels == nullptr || input.panels->is_whole()) {
        return {{fields.word("panels-none")}};
    }
    const PanelPlan& plan = *input.panels;
    const auto mm = [](layout::Points length) {
        return shown_mm(layout::to_millimetres(length).value());
    };
    std::vector<Line> lines{
        {fields.word("panels-of", {{"count", std::to_string(plan.panels.size())},
                                   {"roll", shown_mm(plan.roll.value())}}),
         Voice::Strong},
        {fields.word("panels-overlap", {{"mm", mm(plan.overlap)}})}};
    if (!input.numbered) {
        lines.push_back({fields.word("panels-unnumbered"), Voice::Loud});
    }
    for (std::size_t at = 0; at < plan.panels.size(); ++at) {
        const layout::Rect& whole = plan.panels[at].bleed;
        lines.push_back({fields.word("panel-size", {{"n", std::to_string(at + 1)},
                                                    {"width", mm(whole.width)},
                                                    {"height", mm(whole.height)}})});
    }
    return lines;
}

void add_finishing(const TicketInput& input, Fields& fields)
{
    const content::FormatSpec& spec = input.sheet.format.spec;
    fields.add("material", {{spec.material, Voice::Strong}});
    std::vector<Line> finishing;
    for (std::string& words : finishing_words(input.words, spec, input.marked)) {
        finishing.push_back({std::move(words)});
    }
    fields.add("finishing", std::move(finishing));
    fields.add("panels", panel_lines(input, fields));
}

void add_colours(const TicketInput& input, Fields& fields)
{
    fields.add(
        "profile-and-ink",
        {{input.room.profile.description},
         {fields.word(
             "ink-limit",
             {{"limit", fmt::format("{:g}", ink_limit(input.room, input.sheet.format.spec))}})}});
    std::vector<Line> black{{fields.word("keep-black"), Voice::Strong}};
    if (input.options.outline_text) {
        black.push_back({fields.word("outlined-text"), Voice::Loud});
    }
    fields.add("black-text", std::move(black));
    fields.add("qr-code",
               {!qr_texts(input.sheet).empty() ? Line{fields.word("keep-qr"), Voice::Strong}
                                               : Line{fields.word("no-qr")}});
}

void add_order(const TicketInput& input, Fields& fields)
{
    fields.add("copies", {{fields.word("sheets-unit"), Voice::Blank}});
    std::vector<Line> files;
    for (const PrintedFile& file : input.files) {
        files.push_back({file.name, Voice::Strong});
        files.push_back({fields.word("sha256", {{"hash", file.sha256}})});
    }
    fields.add("file", std::move(files));
    fields.add("revision-and-date",
               {{fields.word("revision-of", {{"revision", input.room.revision}})},
                {fields.word("content-of", {{"date", day_of(input.date)}})}});
    const auto& office = input.sheet.office;
    fields.add("customer", office
                               ? std::vector<Line>{{office->name, Voice::Strong}, {office->address}}
                               : std::vector<Line>{{"", Voice::Blank}});
}

Json finishing_json(const content::FormatSpec& spec)
{
    Json bands = Json::array();
    for (const content::FinishingBand& band : spec.bands) {
        bands.push_back({{"kind", band.kind},
                         {"sides", band.sides.empty() ? Json{"top", "right", "bottom", "left"}
                                                      : Json(band.sides)},
                         {"width_mm", band.width},
                         {"position", band.inside ? "inside" : "outside"}});
    }
    Json eyelets = nullptr;
    if (eyelets_of(spec).size() > 0) {
        eyelets = {{"count", eyelets_of(spec).size()},
                   {"inset_mm", spec.eyelet_inset},
                   {"across_mm", eyelets_along(spec.width, spec)},
                   {"down_mm", eyelets_along(spec.height, spec)}};
    }
    return {{"bands", std::move(bands)},
            {"eyelets", std::move(eyelets)},
            {"folds_mm", folds_of(spec, 0)},
            {"two_sided", spec.pages == 2}};
}

Json panels_json(const TicketInput& input)
{
    if (input.panels == nullptr || input.panels->is_whole()) {
        return nullptr;
    }
    const auto mm = [](layout::Points length) {
        return std::round(layout::to_millimetres(length).value() * 10) / 10;
    };
    Json sizes = Json::array();
    for (const Panel& panel : input.panels->panels) {
        sizes.push_back({mm(panel.bleed.width), mm(panel.bleed.height)});
    }
    return {{"roll_mm", input.panels->roll.value()},
            {"overlap_mm", mm(input.panels->overlap)},
            {"sizes_mm", std::move(sizes)}};
}

Json files_json(const TicketInput& input)
{
    Json files = Json::array();
    for (const PrintedFile& file : input.files) {
        files.push_back({{"name", file.name}, {"sha256", file.sha256}});
    }
    return files;
}

Json customer_json(const TicketInput& input)
{
    const auto& office = input.sheet.office;
    return office ? Json{{"id", office->id}, {"name", office->name}, {"address", office->address}}
                  : Json(nullptr);
}

} // namespace

std::vector<TicketField> ticket_fields(const TicketInput& input)
{
    Fields fields(input);
    fields.add("job-number", {{input.sheet.job_code, Voice::Strong}});
    fields.add("title-and-language", {{title_of(input.sheet), Voice::Strong, input.job.language},
                                      {language_names(input.guide, input.job)},
                                      {input.job.poster}});
    add_sizes(input, fields);
    add_finishing(input, fields);
    add_colours(input, fields);
    add_order(input, fields);
    return std::move(fields).take();
}

std::string ticket_json(const TicketInput& input)
{
    const content::FormatSpec& spec = input.sheet.format.spec;
    const Sheet& paper = input.papers.front();
    const auto tenths = [](double mm) { return std::round(mm * 10) / 10; };
    Json pages = Json::array();
    for (const Sheet& page : input.papers) {
        pages.push_back(
            {tenths(file_mm(page.media.width, page)), tenths(file_mm(page.media.height, page))});
    }
    const Json ticket{
        {"job_code", input.sheet.job_code},
        {"poster", input.job.poster},
        {"title", title_of(input.sheet)},
        {"languages", input.job.languages()},
        {"format", spec.id},
        {"trim_mm", {spec.width, spec.height}},
        {"pages", input.sheet.pages.size()},
        {"file_pages_mm", pages},
        {"scale", paper.scale_name()},
        {"user_unit", paper.user_unit},
        {"bleed_mm",
         {{"top", spec.bleed.top},
          {"right", spec.bleed.right},
          {"bottom", spec.bleed.bottom},
          {"left", spec.bleed.left}}},
        {"material", spec.material},
        {"finishing", finishing_json(spec)},
        {"panels", panels_json(input)},
        {"profile",
         {{"name", input.room.profile.description}, {"sha256", input.room.profile.sha256}}},
        {"ink_limit_percent", ink_limit(input.room, spec)},
        {"black_text", "K100"},
        {"qr", !qr_texts(input.sheet).empty()},
        {"outlined_text", input.options.outline_text},
        {"copies", nullptr},
        {"files", files_json(input)},
        {"revision", input.room.revision},
        {"content_date", iso_day_of(input.date)},
        {"customer", customer_json(input)}};
    return ticket.dump(2) + "\n";
}

} // namespace printer
