#include "content/layout/screens/guide_screens.hpp"

#include "content/model/gate.hpp"
#include "content/model/revision.hpp"
#include "content/model/shown_value.hpp"

#include <algorithm>

namespace layout::screens {

namespace {

using content::Block;
using content::Topic;

/// Id of what the service screen says of the technician's work; empty: nothing.
std::string message_of(const ServiceFacts& facts)
{
    switch (facts.correction) {
    case Correction::Kept:
        return "correction-kept";
    case Correction::Refused:
        return "correction-refused";
    case Correction::NotAsked:
        break;
    }
    switch (facts.exported) {
    case Export::Working:
        return "export-working";
    case Export::Done:
        return "export-done";
    case Export::Refused:
        return "export-refused";
    case Export::NotAsked:
        break;
    }
    return {};
}

/// Month and year: "11-2026".
std::string month_of(content::Date date)
{
    return content::shown_date(date).substr(3);
}

} // namespace

ShownText GuideScreens::text(const std::string& unit, const std::string& language,
                             const content::TextArguments& arguments) const
{
    return content::shown_text(*guide_, unit, language, options_, arguments);
}

ShownText GuideScreens::ui(const std::string& id, const std::string& language,
                           const content::TextArguments& arguments) const
{
    return words_for("ui." + id, language, arguments);
}

ShownText GuideScreens::words_for(const std::string& unit, const std::string& language,
                                  const content::TextArguments& arguments) const
{
    ShownText shown = text(unit, language, arguments);
    if (shown.empty()) { // Gated and nobody approved it: a button needs its word.
        auto options = options_;
        options.unapproved = content::Unapproved::Show;
        shown = content::shown_text(*guide_, unit, guide_->source_language, options, arguments);
    }
    if (shown.empty()) { // A guide without this message: its id is better than nothing.
        shown.unit = unit;
        shown.language = guide_->source_language;
        shown.lines = plain_line(unit.substr(unit.find('.') + 1));
    }
    return shown;
}

Chrome GuideScreens::chrome_for(const VisitState& visit) const
{
    const std::string& language = visit.language;
    Chrome chrome;
    chrome.back = ui("back", language);
    chrome.home = ui("home", language);
    chrome.listen = ui("listen", language);
    chrome.settings = ui("settings", language);
    chrome.language = ui("language", language);
    chrome.finish = ui("finish", language);
    chrome.how_to = ui("how-to", language);
    chrome.next = ui("next", language);
    chrome.emergency = emergency_for(language);
    chrome.label = guide_->publish.label;
    chrome.information = ui("information-of", language,
                            {{"date", month_of(content::revision_date(*guide_, options_.today))}});
    chrome.sash = ui("sash", language);
    chrome.being_updated = ui("being-updated", language);
    for (const content::Language& other : guide_->languages) {
        if (other.status != content::LanguageStatus::Hidden) {
            chrome.shown_in[other.tag] = ui("shown-in", language, {{"name", other.name()}});
        }
    }
    if (visit.says_no_voice) {
        chrome.message = ui("no-voice", language);
    } else if (visit.touch_fault) {
        chrome.message = ui("touch-fault", language);
    }
    return chrome;
}

std::vector<ShownText> GuideScreens::notices(const std::string& language) const
{
    std::vector<ShownText> shown;
    for (const content::Notice& notice : guide_->notices) {
        const bool begun = !notice.from || *notice.from <= options_.today;
        const bool over = notice.until && *notice.until < options_.today;
        ShownText words = text("notices." + notice.id, language);
        const bool here = notice.offices.empty() ||
                          std::ranges::find(notice.offices, place_) != notice.offices.end();
        if (here && begun && !over && !words.empty()) {
            shown.push_back(std::move(words));
        }
    }
    return shown;
}

LanguagesValues GuideScreens::languages_values(const std::string& language) const
{
    LanguagesValues values;
    for (const content::Language* one : languages()) {
        values.languages.push_back({one->tag, one->name(), one->at, one->islands});
    }
    values.touch = ui("touch-language", language);
    values.other = ui("other-languages", language);
    values.picture = guide_->pictures.welcome;
    values.map = &guide_->map;
    return values;
}

Tile GuideScreens::tile_for(const std::string& id, const std::string& language) const
{
    Tile tile;
    tile.strip = "nila";
    if (id == "contacts") {
        tile.screen = id;
        tile.word = ui("contacts", language);
        tile.picture = guide_->pictures.contacts;
        return tile;
    }
    const Topic& topic = *guide_->find_topic(id);
    tile.screen = &topic == wizard() ? "check-offer" : "topic/" + id;
    tile.word = text(id + ".tile", language);
    tile.picture = topic.pictogram;
    tile.strip = topic.strip.empty() ? tile.strip : topic.strip;
    return tile;
}

TilesValues GuideScreens::home_values(const std::string& language) const
{
    TilesValues values;
    const auto shown = topics(language);
    for (const std::string& id : guide_->home) {
        const Topic* topic = guide_->find_topic(id);
        if (id == "contacts" || std::ranges::find(shown, topic) != shown.end()) {
            values.tiles.push_back(tile_for(id, language));
        }
    }
    values.question = ui("home-question", language);
    values.touch = ui("touch-picture", language);
    values.more = ui("more", language);
    values.title = ui("more", language);
    values.picture = guide_->pictures.welcome;
    values.notices = notices(language);
    return values;
}

TilesValues GuideScreens::list_values(const std::string& language) const
{
    TilesValues values = home_values(language);
    values.notices.clear();
    for (const Topic* topic : topics(language)) {
        if (std::ranges::find(guide_->home, topic->id) == guide_->home.end()) {
            values.tiles.push_back(tile_for(topic->id, language));
        }
    }
    return values;
}

/// Where a block says that a screen helps with it: the look-up of companies (KIOSK.md 1).
std::optional<Link> GuideScreens::link_of(const Block& block, const std::string& language) const
{
    if (block.opens.empty()) {
        return std::nullopt;
    }
    return Link{block.opens, ui("agency-check", language), "mark-touch"};
}

TopicValues GuideScreens::topic_values(const Topic& topic, const std::string& language) const
{
    TopicValues values;
    values.document =
        content::resolve(*guide_, topic.id, language, content::Variant::Kiosk, options_).document;
    values.tile = text(topic.id + ".tile", language);
    values.play = ui("play", language);
    values.next = ui("next", language);
    values.home = ui("home", language);
    if (&topic != wizard()) {
        values.onward = Link{to_string(ScreenId{ScreenKind::Takeaway, topic.id, 0}),
                             ui("take-away", language), "mark-take-away"};
    }
    const ScreenId checklist{ScreenKind::Checklist, topic.id, 0};
    if (has(checklist, language)) { // Where the papers are named first, and where they end.
        const Link link{to_string(checklist), ui("tick-list", language), "mark-yes"};
        values.links[values.document.blocks.front().id] = link;
        values.links[values.document.blocks.back().id] = link;
    }
    for (const Block& block : topic.blocks) {
        if (auto link = link_of(block, language)) {
            values.links[block.id] = std::move(*link);
        }
    }
    if (&topic == wizard()) {
        const content::WizardTree tree(topic);
        if (const Block* first = tree.first_asked(silent_questions(language))) {
            values.onward = Link{"check-offer/" + first->id, ui("next", language), "mark-next"};
        }
    }
    return values;
}

QuestionValues GuideScreens::question_values(const Block& question, const VisitState& visit) const
{
    const std::string& language = visit.language;
    const Topic& topic = *wizard();
    const content::WizardTree tree(topic);
    QuestionValues values;
    values.id = question.id;
    values.title = text(topic.id + ".tile", language);
    values.text = text(topic.id + "." + question.id, language);
    values.play = ui("play", language);
    values.next = ui("next", language);
    values.picture = question.pictogram;
    values.number = tree.number_of(question);
    values.of = tree.count();
    for (const content::Answer& answer : question.answers) {
        ShownText word = answer.text
                             ? text(topic.id + "." + question.id + "/" + answer.id, language)
                             : ui(answer.id, language);
        values.answers.push_back({answer.id, std::move(word)});
    }
    values.link = link_of(question, language);
    if (question.opens == look_up_screen) {
        values.found = found_line(visit);
    }
    return values;
}

/// An outcome opened by hand: the reason of its example, else the first that leads there.
std::vector<std::string> GuideScreens::sample_reasons(const Block& outcome) const
{
    const Topic& topic = *wizard();
    std::vector<std::string> reasons;
    for (const Block& block : topic.blocks) {
        for (const content::Answer& answer : block.answers) {
            if (answer.verdict != outcome.colour || !answer.reason) {
                continue;
            }
            const std::string unit = topic.id + "." + block.id + "/" + answer.id + "/reason";
            if (topic.id + "." + block.id == outcome.example) {
                return {unit};
            }
            reasons.push_back(unit);
        }
    }
    reasons.resize(std::min<std::size_t>(reasons.size(), 1));
    return reasons;
}

OutcomeValues GuideScreens::outcome_values(const Block& outcome, const VisitState& visit) const
{
    const std::string& language = visit.language;
    const std::string unit = wizard()->id + "." + outcome.id;
    OutcomeValues values;
    values.colour = outcome.colour;
    values.word = text(unit + "/word", language);
    values.order = text(unit + "/order", language);
    values.comfort = text(unit + "/comfort", language);
    const auto reasons = visit.reasons.empty() && outcome.colour != "green"
                             ? sample_reasons(outcome)
                             : visit.reasons;
    for (const std::string& reason : reasons) {
        values.reasons.push_back(words_for(reason, language, list_date()));
    }
    values.call = ui("call-now", language);
    values.call_free = ui("call-now-free", language);
    values.ask_office = ui("ask-office", language);
    values.picture = outcome.pictogram;
    const ScreenId taken{ScreenKind::Takeaway, "outcome-" + outcome.colour, 0};
    if (outcome_of(taken.argument) != nullptr) {
        values.onward = Link{to_string(taken), ui("take-away", language), "mark-take-away"};
    }
    for (const std::string& id : outcome.contacts) {
        const auto contact = guide_->contacts.find(id);
        if (contact != guide_->contacts.end() && !contact->second.unverified) {
            ContactLine line = contact_line(contact->second, language);
            if (!line.value.empty()) {
                values.contacts.push_back(std::move(line));
            }
        }
    }
    return values;
}

HelpValues GuideScreens::help_values(const VisitState& visit) const
{
    const std::string& language = visit.language;
    HelpValues values;
    values.title = ui("settings", language);
    values.text_size = ui("text-size", language);
    constexpr std::array<const char*, 4> sizes{"text-small", "text-usual", "text-large",
                                               "text-largest"};
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        values.size_names.at(i) = ui(sizes.at(i), language);
    }
    values.contrast = ui("contrast", language);
    values.normal = ui("contrast-normal", language);
    values.dark = ui("contrast-dark", language);
    values.light = ui("contrast-light", language);
    values.rate = ui("speech-rate", language);
    values.slower = ui("slower", language);
    values.faster = ui("faster", language);
    values.volume = ui("volume", language);
    values.softer = ui("softer", language);
    values.louder = ui("louder", language);
    values.no_voice = ui("no-voice", language);
    values.speech = visit.speech;
    for (const char* id : {"how-touch", "how-next", "how-finish"}) {
        values.how_to.push_back(ui(id, language));
    }
    return values;
}

ServiceValues GuideScreens::service_values(const VisitState& visit) const
{
    const std::string& language = visit.language;
    const ServiceFacts& facts = visit.service;
    ServiceValues values;
    values.title = ui("service", language);
    values.touch_test = ui("touch-test", language);
    values.screen_test = ui("screen-test", language);
    values.export_counts = ui("export-counts", language);
    values.keep_correction = ui("keep-correction", language);
    if (const std::string message = message_of(facts); !message.empty()) {
        values.message = ui(message, language);
    }
    values.program = facts.program;
    values.guide = guide_->id + " " + std::to_string(guide_->version);
    values.guide_hash = facts.guide_hash;
    values.touch_errors = facts.touch_errors;
    return values;
}

} // namespace layout::screens
