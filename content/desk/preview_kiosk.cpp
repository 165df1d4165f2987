#include "content/desk/preview_page.hpp"
#include "content/layout/screens/guide_screens.hpp"

#include <algorithm>
#include <optional>

namespace desk {

namespace {

using content::Guide;
using content::Unit;
using layout::screens::GuideScreens;
using layout::screens::Page;
using layout::screens::Pages;
using layout::screens::ScreenId;
using layout::screens::ScreenKind;
using layout::screens::ScreenLook;

/// A screen and what a visitor did to see the text there.
struct Showing {
    ScreenId screen;
    std::vector<std::string> reasons;
};

/// The panel of a preview, at 4 pixels a mm as `pelita-kiosk --screenshot` takes it.
layout::Size parse_panel(const std::string& text)
{
    using namespace layout::screens;
    const auto pixels = text.empty() ? std::optional(PanelPixels()) : parse_pixels(text);
    const auto size = pixels ? panel_size(*pixels, usual_ppi) : layout::Size();
    if (!has_room_for_fingers(size)) {
        throw content::UsageError("\"" + text +
                                  "\" is no panel; write WIDTHxHEIGHT in pixels, 800x480 to "
                                  "8192x8192, such as 1366x768");
    }
    return size;
}

ScreenLook look_for(const PreviewRequest& request)
{
    ScreenLook look;
    look.panel = parse_panel(request.size);
    if (!request.text.empty()) {
        const auto size = layout::screens::parse_text_size(request.text);
        if (!size) {
            throw content::UsageError("\"" + request.text +
                                      "\" is no text size; take S, M, L or XL");
        }
        look.text = *size;
    }
    return look;
}

const content::Block* find_block(const content::Topic& topic, std::string_view id)
{
    const auto found = std::ranges::find(topic.blocks, id, &content::Block::id);
    return found == topic.blocks.end() ? nullptr : &*found;
}

/// Where a text of the topic with the questions stands. Its id is `<topic>.<block>/<part>`.
Showing wizard_showing(const content::Topic& topic, const std::string& unit)
{
    const std::string rest = unit.substr(topic.id.size() + 1);
    const auto slash = std::min(rest.find('/'), rest.size());
    const content::Block* block = find_block(topic, rest.substr(0, slash));
    if (block == nullptr) {
        return {{ScreenKind::CheckOffer, {}, 0}, {}};
    }
    if (block->kind == content::BlockKind::Outcome) {
        return {{ScreenKind::Outcome, block->colour, 0}, {}};
    }
    constexpr std::string_view reason = "/reason";
    if (rest.ends_with(reason) && rest.size() > slash + 1 + reason.size()) {
        const auto* answer = content::WizardTree::find_answer(
            *block, rest.substr(slash + 1, rest.size() - slash - 1 - reason.size()));
        if (answer != nullptr && answer->verdict != "next") {
            return {{ScreenKind::Outcome, answer->verdict, 0}, {unit}};
        }
    }
    const bool asks = block->kind == content::BlockKind::Question;
    return {{ScreenKind::CheckOffer, asks ? block->id : std::string(), 0}, {}};
}

ScreenId screen_of(const GuideScreens& screens, const content::Topic& topic)
{
    return &topic == screens.wizard() ? ScreenId{ScreenKind::CheckOffer, {}, 0}
                                      : ScreenId{ScreenKind::Topic, topic.id, 0};
}

/// Screens that may show a text, the likeliest first.
std::vector<Showing> showings_of(const GuideScreens& screens, const Unit& unit)
{
    const content::Topic* wizard = screens.wizard();
    std::vector<Showing> found;
    const auto* topic = screens.guide().find_topic(unit.owner);
    if (topic != nullptr && unit.id != topic->id + ".tile") {
        if (topic == wizard) {
            return {wizard_showing(*topic, unit.id)};
        }
        return {{screen_of(screens, *topic), {}}};
    }
    if (unit.owner == "contacts") { // the bar of every screen shows the first of them
        found.push_back({{ScreenKind::Contacts, {}, 0}, {}});
    }
    for (const ScreenKind kind :
         {ScreenKind::Home, ScreenKind::List, ScreenKind::Help, ScreenKind::Contacts,
          ScreenKind::Languages, ScreenKind::Agency, ScreenKind::Idle}) {
        found.push_back({{kind, {}, 0}, {}});
    }
    for (const ScreenId& screen : screens.first_pages(screens.guide().source_language)) {
        found.push_back({screen, {}});
    }
    return found;
}

/// Why no page of the kiosk shows a text by itself.
std::string reason_for(const Guide& guide, const Unit& unit)
{
    if (unit.variant != content::Variant::Kiosk || guide.find_poster(unit.owner) != nullptr) {
        return "\"" + unit.id + "\" is a poster's text; use --on with a format";
    }
    if (unit.owner == "pictograms") {
        return "\"" + unit.id + "\" is read aloud only; no screen shows it";
    }
    if (unit.owner == "facts") {
        const std::string placeholder = "{" + unit.id.substr(unit.owner.size() + 1) + "}";
        const auto user = std::ranges::find_if(guide.units, [&](const Unit& other) {
            return other.source.text.find(placeholder) != std::string::npos;
        });
        return "\"" + unit.id + "\" stands in other texts only" +
               (user == guide.units.end() ? "" : "; preview \"" + user->id + "\"");
    }
    return "no page of the kiosk shows \"" + unit.id + "\" by itself";
}

std::string unknown_id(const Guide& guide, const std::string& id)
{
    std::vector<std::string> names;
    for (const auto& topic : guide.topics) {
        names.push_back(topic.id);
    }
    for (const auto& unit : guide.units) {
        names.push_back(unit.id);
    }
    const std::string near = content::closest_name(id, names);
    return "no topic, text or screen \"" + id + "\"" +
           (near.empty() ? "" : "; did you mean \"" + near + "\"?");
}

/// The office a notice is for: its kiosk shows it. Empty for any other text.
std::string place_of(const Guide& guide, const std::string& id)
{
    const auto found = std::ranges::find_if(guide.notices, [&](const content::Notice& notice) {
        return "notices." + notice.id == id && !notice.offices.empty();
    });
    return found == guide.notices.end() ? std::string() : found->offices.front();
}

std::optional<std::size_t> page_with(const Pages& pages, const std::string& unit)
{
    for (std::size_t page = 0; page < pages.size(); ++page) {
        const auto& texts = pages[page].list.texts;
        if (std::ranges::find(texts, unit, &layout::TextBlock::unit) != texts.end()) {
            return page;
        }
    }
    return std::nullopt;
}

/// Finds the screen in the language asked for; then lays it out in that one and in the source's.
class KioskPreview {
  public:
    KioskPreview(PreviewTools& tools, const PreviewRequest& request)
        : tools_(tools),
          screens_(std::make_shared<GuideScreens>(tools.guide, tools.today,
                                                  layout::screens::KioskGate::Proof,
                                                  place_of(*tools.guide, request.id))),
          look_(look_for(request))
    {
        if (const Unit* unit = tools.guide->find_unit(request.id)) {
            unit_ = unit->id;
            showing_ = find_showing(*unit, request.language);
        } else if (const auto* topic = tools.guide->find_topic(request.id)) {
            showing_.screen = screen_of(*screens_, *topic);
        } else {
            showing_.screen = find_screen(request);
        }
    }

    PreviewPage operator()(const std::string& language) const
    {
        Pages pages = lay_out(showing_, language);
        const auto named = static_cast<std::size_t>(showing_.screen.page);
        // The other language may take fewer pages.
        const auto number = page_with(pages, unit_).value_or(std::min(named, pages.size() - 1));
        PreviewPage page;
        page.list = std::move(pages[number].list);
        page.findings = page.list.findings;
        page.pixels_per_point = layout::screens::usual_ppi / 72.0;
        return page;
    }

  private:
    Pages lay_out(const Showing& showing, const std::string& language) const
    {
        layout::screens::VisitState visit;
        visit.language = language;
        visit.reasons = showing.reasons;
        return screens_->lay_out(showing.screen, visit, look_, *tools_.fonts, tools_.scratch);
    }

    Showing find_showing(const Unit& unit, const std::string& language) const
    {
        const bool on_kiosk = unit.variant == content::Variant::Kiosk &&
                              tools_.guide->find_poster(unit.owner) == nullptr;
        if (on_kiosk) {
            for (Showing& showing : showings_of(*screens_, unit)) {
                if (page_with(lay_out(showing, language), unit.id)) {
                    return std::move(showing);
                }
            }
        }
        throw content::UsageError(reason_for(*tools_.guide, unit));
    }

    ScreenId find_screen(const PreviewRequest& request) const
    {
        if (tools_.guide->find_poster(request.id) != nullptr) {
            throw content::UsageError("\"" + request.id + "\" is a poster; use --on with a format");
        }
        const auto screen = layout::screens::parse_screen(request.id);
        if (!screen || !screens_->has(*screen, request.language)) {
            throw content::UsageError(unknown_id(*tools_.guide, request.id));
        }
        const auto pages = lay_out({*screen, {}}, request.language).size();
        if (static_cast<std::size_t>(screen->page) >= pages) {
            throw content::UsageError("\"" + request.id + "\": that screen has " +
                                      std::to_string(pages) + " pages at this size");
        }
        return *screen;
    }

    PreviewTools& tools_;
    std::shared_ptr<const GuideScreens> screens_;
    ScreenLook look_;
    Showing showing_;
    std::string unit_; ///< Empty: a whole screen was asked for.
};

} // namespace

PreviewSource preview_kiosk(PreviewTools& tools, const PreviewRequest& request)
{
    return KioskPreview(tools, request);
}

bool is_for_kiosk(const Guide& guide, const std::string& id)
{
    if (guide.find_poster(id) != nullptr) {
        return false;
    }
    const Unit* unit = guide.find_unit(id);
    return unit == nullptr ||
           (unit->variant == content::Variant::Kiosk && guide.find_poster(unit->owner) == nullptr);
}

} // namespace desk
