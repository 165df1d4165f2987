#include "printer/press_sheet.hpp"

#include "content/layout/logos.hpp"
#include "content/paint/tags.hpp"
#include "printer/marks.hpp"
#include "printer/paper_facts.hpp"

#include <fmt/format.h>

#include <iterator>
#include <utility>
#include <variant>

namespace printer {

namespace {

/// "5", or top, right, bottom and left where they differ.
std::string bleed_text(const content::Sides& bleed)
{
    const bool alike =
        bleed.top == bleed.right && bleed.top == bleed.bottom && bleed.top == bleed.left;
    return alike ? fmt::format("{:g}", bleed.top)
                 : fmt::format("{:g}/{:g}/{:g}/{:g}", bleed.top, bleed.right, bleed.bottom,
                               bleed.left);
}

/// What a figure shows, in the guide's own language.
std::string words_of(const paint::TagElement& figure, const Workshop& workshop)
{
    if (figure.picture.empty()) {
        return workshop.words.text("figure-qr", {{"payload", figure.payload}});
    }
    if (layout::is_logo(figure.picture)) {
        return workshop.words.text("figure-logo");
    }
    const auto& pictograms = workshop.guide->pictograms;
    const auto known = pictograms.find(figure.picture);
    return known != pictograms.end() ? known->second : figure.picture;
}

/// Which page, or which panel with its own size: the shop measures that on the roll.
void add_part_words(const FilePages& pages, std::size_t page, const content::PaperWords& say,
                    std::vector<std::string>& words)
{
    const std::string n = std::to_string(page + 1);
    const std::string of = std::to_string(pages.lists.size());
    if (!pages.panels) {
        words.push_back(say.text("slug-page", {{"n", n}, {"of", of}}));
        return;
    }
    const auto mm = [](layout::Points length) { return layout::to_millimetres(length).value(); };
    const layout::Rect& size = pages.panels->panels[page].bleed;
    words.push_back(say.text("slug-panel", {{"n", n}, {"of", of}}));
    words.push_back(
        say.text("slug-panel-size", {{"width", fmt::format("{:.0f}", mm(size.width))},
                                     {"height", fmt::format("{:.0f}", mm(size.height))}}));
    words.push_back(
        say.text("slug-overlap", {{"mm", fmt::format("{:g}", mm(pages.panels->overlap))}}));
}

void append(std::vector<layout::Item>& to, std::vector<layout::Item> more)
{
    std::move(more.begin(), more.end(), std::back_inserter(to));
}

} // namespace

PressIdentity identity_of(const Composition& composition, const Job& job, const FilePages& pages,
                          const std::string& date)
{
    PressIdentity identity;
    identity.title = composition.pages.front().title;
    identity.language = composition.pages.front().language;
    identity.languages = job.languages();
    identity.date = date;
    identity.poster = job.poster;
    identity.format = job.format;
    identity.place = job.place;
    identity.scale = pages.papers.front().scale_name();
    identity.panels = pages.panels ? panels_text(*pages.panels) : "";
    identity.job_code = composition.job_code;
    return identity;
}

std::vector<TagFact> tag_facts(const std::vector<layout::DisplayList>& pages,
                               const Workshop& workshop)
{
    const content::Guide& guide = *workshop.guide;
    const std::string& language = pages.front().language;
    std::vector<TagFact> facts;
    for (const layout::DisplayList& page : pages) {
        for (const paint::TagElement& element : paint::plan_tags(page)) {
            TagFact fact{element.tag};
            fact.language = element.language == language ? "" : element.language;
            if (element.tag == "Figure") {
                fact.language = language == guide.source_language ? "" : guide.source_language;
                fact.alternative = words_of(element, workshop);
            }
            facts.push_back(std::move(fact));
        }
    }
    return facts;
}

std::vector<std::string> slug_words(const Composition& composition, const FilePages& pages,
                                    const PressIdentity& identity, const PressRoom& room,
                                    std::size_t page, const content::PaperWords& say)
{
    const content::FormatSpec& spec = composition.format.spec;
    std::vector<std::string> words{identity.job_code, identity.poster};
    if (!identity.place.empty()) {
        words.push_back(identity.place);
    }
    words.push_back(say.text("slug-language", {{"languages", identity.languages}}));
    words.push_back(fmt::format("{} {:g} x {:g} mm", spec.title_id, spec.width, spec.height));
    words.push_back(say.text("slug-scale", {{"scale", identity.scale}}));
    words.push_back(say.text("slug-bleed", {{"bleed", bleed_text(spec.bleed)}}));
    add_part_words(pages, page, say, words);
    words.push_back(say.text("slug-profile", {{"profile", room.profile.description}}));
    words.push_back(say.text("slug-ink", {{"limit", fmt::format("{:g}", ink_limit(room, spec))}}));
    words.push_back(say.text("slug-date", {{"date", day_of(identity.date)}}));
    words.push_back(say.text("slug-revision", {{"revision", identity.revision}}));
    return words;
}

bool is_black(layout::Colour colour, const InkTable& inks)
{
    return inks.step({colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0}) == black_ink;
}

bool is_black_text(const layout::Item& item, const InkTable& inks)
{
    const auto* const text = std::get_if<layout::GlyphRunItem>(&item.what);
    return text != nullptr && is_black(text->fill, inks);
}

void mark_black_text(std::vector<layout::DisplayList>& pages, const InkTable& inks)
{
    constexpr layout::Colour outlined{0x03, 0x02, 0x01};
    for (layout::DisplayList& page : pages) {
        for (layout::Item& item : page.items) {
            if (is_black_text(item, inks)) {
                std::get<layout::GlyphRunItem>(item.what).fill = outlined;
            }
        }
    }
}

std::vector<layout::DisplayList>
lay_out_marks(const Composition& composition, const FilePages& pages, const PressIdentity& identity,
              const PressRoom& room, const PressOptions& options, const Workshop& workshop,
              layout::TextScratch& scratch)
{
    std::vector<layout::DisplayList> lists(pages.lists.size());
    for (std::size_t page = 0; page < lists.size(); ++page) {
        const SlugSpace space(composition.format, pages.papers[page]);
        layout::DisplayList& list = lists[page];
        list.size = pages.papers[page].media;
        list.title = "marks";
        if (options.marks && composition.format.spec.marks) {
            const MarkedPage part =
                pages.panels ? MarkedPage{0, &*pages.panels, page} : MarkedPage{page};
            append(list.items, make_marks(space, composition.format, part));
        }
        if (options.slug) {
            append(list.items,
                   make_slug(space,
                             {slug_words(composition, pages, identity, room, page, workshop.words),
                              workshop.words.text("slug-up")},
                             *workshop.fonts, scratch));
        }
    }
    return lists;
}

} // namespace printer
