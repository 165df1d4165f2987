#include "content/layout/screens/guide_screens.hpp"

#include "content/layout/legibility.hpp"
#include "content/model/shown_value.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace layout::screens {

namespace {

using content::Block;
using content::BlockKind;
using content::LanguageStatus;
using content::Topic;

bool is_wizard(const Topic& topic)
{
    return std::ranges::any_of(
        topic.blocks, [](const Block& block) { return block.kind == BlockKind::Question; });
}

bool has_checks(const Topic& topic)
{
    return std::ranges::any_of(topic.blocks,
                               [](const Block& block) { return block.kind == BlockKind::Check; });
}

content::ResolveOptions options_for(content::Date today, KioskGate gate)
{
    content::ResolveOptions options;
    options.today = today;
    options.unconfirmed =
        gate == KioskGate::Proof ? content::Unconfirmed::Show : content::Unconfirmed::Hide;
    options.unapproved =
        gate == KioskGate::Closed ? content::Unapproved::Skip : content::Unapproved::Show;
    return options;
}

/// The function for each kind of values; home and list, attract and languages share theirs.
struct PagesOf {
    const ScreenContext& context;
    ScreenKind kind;

    Pages operator()(const LanguagesValues& values) const
    {
        return lay_out_languages(context, values,
                                 kind == ScreenKind::Attract ? LanguagesFor::Attract
                                                             : LanguagesFor::Choosing);
    }
    Pages operator()(const TilesValues& values) const
    {
        return kind == ScreenKind::Home ? lay_out_home(context, values)
                                        : lay_out_list(context, values);
    }
    Pages operator()(const TopicValues& values) const { return lay_out_topic(context, values); }
    Pages operator()(const ChecklistValues& values) const
    {
        return lay_out_checklist(context, values);
    }
    Pages operator()(const TakeawayValues& values) const
    {
        return lay_out_takeaway(context, values);
    }
    Pages operator()(const SideValues& values) const { return lay_out_side(context, values); }
    Pages operator()(const QuestionValues& values) const
    {
        return lay_out_question(context, values);
    }
    Pages operator()(const OutcomeValues& values) const { return lay_out_outcome(context, values); }
    Pages operator()(const AgencyValues& values) const { return lay_out_agency(context, values); }
    Pages operator()(const ContactsValues& values) const
    {
        return lay_out_contacts(context, values);
    }
    Pages operator()(const HelpValues& values) const { return lay_out_help(context, values); }
    Pages operator()(const IdleValues& values) const { return lay_out_idle(context, values); }
    Pages operator()(const ServiceValues& values) const { return lay_out_service(context, values); }
};

Pages lay_out_pages(const ScreenValues& values, const ScreenContext& context)
{
    return std::visit(PagesOf{context, values.screen.kind}, values.shown);
}

} // namespace

GuideScreens::GuideScreens(std::shared_ptr<const content::Guide> guide, content::Date today,
                           KioskGate gate, std::string place)
    : guide_(std::move(guide)), options_(options_for(today, gate)), gate_(gate),
      place_(std::move(place))
{}

std::vector<const content::Language*> GuideScreens::languages() const
{
    std::vector<const content::Language*> found;
    for (const content::Language& language : guide_->languages) {
        const bool preview =
            language.status == LanguageStatus::Preview && gate_ != KioskGate::Closed;
        if (language.status == LanguageStatus::Live || preview ||
            language.tag == guide_->source_language) {
            found.push_back(&language);
        }
    }
    std::ranges::stable_sort(found, {}, [&](const content::Language* language) {
        const auto& islands = language->islands; // "*": spoken on all of them.
        const bool is_here = std::ranges::find(islands, "*") != islands.end();
        return is_here ? -1.0 : distance_to(language->at);
    });
    return found;
}

double GuideScreens::distance_to(const std::optional<content::GeoPoint>& at) const
{
    const auto office = guide_->contacts.find(place_);
    if (office == guide_->contacts.end() || !office->second.at || !at) {
        return std::numeric_limits<double>::max();
    }
    // Degrees will do: no kiosk of this guide stands far from the equator.
    return std::hypot(at->longitude - office->second.at->longitude,
                      at->latitude - office->second.at->latitude);
}

content::Direction GuideScreens::direction_of(const std::string& language) const
{
    const content::Language* found = guide_->find_language(language);
    return found != nullptr ? found->direction : content::Direction::LeftToRight;
}

bool GuideScreens::topic_is_shown(const Topic& topic, const std::string& language) const
{
    if (gate_ != KioskGate::Closed) {
        return true;
    }
    // The gate is per language and topic: half a topic is not shown, a warning might be missing.
    auto everything = options_;
    everything.unapproved = content::Unapproved::Show;
    const auto open =
        content::resolve(*guide_, topic.id, language, content::Variant::Kiosk, options_);
    const auto all =
        content::resolve(*guide_, topic.id, language, content::Variant::Kiosk, everything);
    return open.document.blocks.size() == all.document.blocks.size() &&
           std::ranges::all_of(guide_->units, [&](const content::Unit& unit) {
               return unit.owner != topic.id || !text(unit.id, language).empty();
           });
}

std::vector<const Topic*> GuideScreens::topics(const std::string& language) const
{
    std::vector<const Topic*> found;
    for (const Topic& topic : guide_->topics) {
        if (topic_is_shown(topic, language)) {
            found.push_back(&topic);
        }
    }
    return found;
}

const Topic* GuideScreens::wizard() const
{
    const auto found = std::ranges::find_if(guide_->topics, is_wizard);
    return found == guide_->topics.end() ? nullptr : &*found;
}

bool GuideScreens::wizard_is_shown(const std::string& language) const
{
    const Topic* topic = wizard();
    return topic != nullptr && topic_is_shown(*topic, language);
}

std::vector<std::string> GuideScreens::silent_questions(const std::string& language) const
{
    std::vector<std::string> silent;
    if (const Topic* topic = wizard()) {
        const content::WizardTree tree(*topic);
        for (const Block* question : tree.questions()) {
            const std::string unit = topic->id + "." + question->id;
            if (text(unit, language).unit != unit) {
                silent.push_back(question->id);
            }
        }
    }
    return silent;
}

bool GuideScreens::has(const ScreenId& screen, const std::string& language) const
{
    const Topic* const checked = wizard();
    const Topic* const topic = guide_->find_topic(screen.argument);
    const bool shows_topic =
        topic != nullptr && !is_wizard(*topic) && topic_is_shown(*topic, language);
    switch (screen.kind) {
    case ScreenKind::Topic:
        return shows_topic;
    case ScreenKind::Checklist:
        return shows_topic && has_checks(*topic);
    case ScreenKind::Takeaway:
        return shows_topic || (outcome_of(screen.argument) != nullptr && wizard_is_shown(language));
    case ScreenKind::Side:
        return shows_topic && !second_languages(*topic, language).empty();
    case ScreenKind::CheckOffer:
        return wizard_is_shown(language) &&
               (screen.argument.empty() || content::WizardTree(*checked).find(screen.argument));
    case ScreenKind::Outcome:
        return wizard_is_shown(language) &&
               content::WizardTree::find_outcome(*checked, screen.argument);
    default:
        return true;
    }
}

std::vector<ScreenId> GuideScreens::first_pages(const std::string& language) const
{
    std::vector<ScreenId> kinds{{ScreenKind::Attract, {}, 0},
                                {ScreenKind::Languages, {}, 0},
                                {ScreenKind::Home, {}, 0},
                                {ScreenKind::List, {}, 0}};
    for (const Topic* topic : topics(language)) {
        if (!is_wizard(*topic)) {
            kinds.push_back({ScreenKind::Topic, topic->id, 0});
            for (const ScreenKind kind :
                 {ScreenKind::Checklist, ScreenKind::Takeaway, ScreenKind::Side}) {
                const ScreenId screen{kind, topic->id, 0};
                if (has(screen, language)) {
                    kinds.push_back(screen);
                }
            }
        }
    }
    if (const Topic* topic = wizard(); wizard_is_shown(language)) {
        kinds.push_back({ScreenKind::CheckOffer, {}, 0});
        const content::WizardTree tree(*topic);
        for (const Block* question : tree.questions()) {
            kinds.push_back({ScreenKind::CheckOffer, question->id, 0});
        }
        for (const Block& block : topic->blocks) {
            if (block.kind == BlockKind::Outcome) {
                kinds.push_back({ScreenKind::Outcome, block.colour, 0});
                const std::string taken = "outcome-" + block.colour;
                if (outcome_of(taken) != nullptr) {
                    kinds.push_back({ScreenKind::Takeaway, taken, 0});
                }
            }
        }
    }
    for (const ScreenKind kind : {ScreenKind::Agency, ScreenKind::Contacts, ScreenKind::Help,
                                  ScreenKind::Idle, ScreenKind::Service}) {
        kinds.push_back({kind, {}, 0});
    }
    return kinds;
}

std::vector<ScreenId> GuideScreens::all_screens(const std::string& language, const ScreenLook& look,
                                                const fonts::FontCatalogue& fonts,
                                                TextScratch& scratch) const
{
    std::vector<ScreenId> screens;
    VisitState visit;
    visit.language = language;
    for (ScreenId screen : first_pages(language)) {
        const auto pages = lay_out(screen, visit, look, fonts, scratch).size();
        for (std::size_t page = 0; page < pages; ++page) {
            screen.page = static_cast<int>(page);
            screens.push_back(screen);
        }
    }
    return screens;
}

ScreenValues GuideScreens::values(const ScreenId& screen, const VisitState& visit) const
{
    const std::string& language = visit.language;
    ScreenValues values{screen, language, direction_of(language), chrome_for(visit), {}};
    switch (screen.kind) {
    case ScreenKind::Attract:
    case ScreenKind::Languages:
        values.shown = languages_values(language);
        break;
    case ScreenKind::Home:
        values.shown = home_values(language);
        break;
    case ScreenKind::List:
        values.shown = list_values(language);
        break;
    case ScreenKind::Topic:
        values.shown = topic_values(*guide_->find_topic(screen.argument), language);
        break;
    case ScreenKind::Checklist:
        values.shown = checklist_values(*guide_->find_topic(screen.argument), visit);
        break;
    case ScreenKind::Takeaway:
        values.shown = takeaway_values(screen.argument, visit);
        break;
    case ScreenKind::Side:
        values.shown = side_values(*guide_->find_topic(screen.argument), visit);
        break;
    case ScreenKind::CheckOffer: {
        const content::WizardTree tree(*wizard());
        if (const Block* question = tree.find(screen.argument)) {
            values.shown = question_values(*question, visit);
        } else {
            values.shown = topic_values(*wizard(), language);
        }
        break;
    }
    case ScreenKind::Outcome:
        values.shown =
            outcome_values(*content::WizardTree::find_outcome(*wizard(), screen.argument), visit);
        break;
    case ScreenKind::Agency: {
        VisitState typing = visit;
        if (typing.look_up.typed.empty()) {
            typing.look_up.typed = screen.argument;
        }
        values.shown = agency_values(typing);
        break;
    }
    case ScreenKind::Contacts:
        values.shown = contacts_values(language);
        break;
    case ScreenKind::Help:
        values.shown = help_values(visit);
        break;
    case ScreenKind::Idle:
        values.shown =
            IdleValues{ui("still-there", language), ui("go-on", language), visit.idle_seconds};
        break;
    case ScreenKind::Service:
        values.shown = service_values(visit);
        break;
    }
    return values;
}

Pages GuideScreens::lay_out(const ScreenValues& values, ScreenLook look,
                            const fonts::FontCatalogue& fonts, TextScratch& scratch) const
{
    look.direction = values.direction;
    ScreenBars bars;
    Pages pages = lay_out_pages(values, {look, values.chrome, fonts, scratch, &bars});
    if (std::ranges::any_of(pages, &Page::lacks_sash)) {
        // A word of the bar or a button: no unapproved text leaves without the sash.
        Chrome chrome = values.chrome;
        chrome.sash_everywhere = true;
        ScreenBars bars_with_sash;
        pages = lay_out_pages(values, {look, chrome, fonts, scratch, &bars_with_sash});
    }
    for (Page& page : pages) {
        page.list.language = values.language;
        page.list.title = to_string(values.screen);
        auto& findings = page.list.findings;
        std::ranges::move(missing_drawings(*guide_, page.list), std::back_inserter(findings));
        content::fill_places(*guide_, {}, findings);
    }
    return pages;
}

Pages GuideScreens::lay_out(const ScreenId& screen, const VisitState& visit, const ScreenLook& look,
                            const fonts::FontCatalogue& fonts, TextScratch& scratch) const
{
    return lay_out(values(screen, visit), look, fonts, scratch);
}

} // namespace layout::screens
