#include "kiosk/kiosk.hpp"

#include <algorithm>
#include <charconv>

namespace kiosk {

namespace {

constexpr std::size_t longest_name = 24;

} // namespace

void Kiosk::choose_language(const std::string& tag, Moment now)
{
    const auto offered = screens_.languages();
    const bool known = std::ranges::any_of(
        offered, [&](const content::Language* language) { return language->tag == tag; });
    if (!known) {
        return;
    }
    narrator_.hush(now); // In the language that is left.
    session_.language = tag;
    tell(HappeningKind::LanguageChosen, tag);
    if (wizard_) {
        wizard_->set_silent(screens_.silent_questions(tag));
    }
    // The language pages step aside: the visitor stays where he was (KIOSK.md 1).
    while (navigator_.current().kind == ScreenKind::Languages) {
        navigator_.back();
        if (navigator_.previous() == nullptr) {
            break;
        }
    }
    const auto kind = navigator_.current().kind;
    const bool nowhere = kind == ScreenKind::Attract || kind == ScreenKind::Languages;
    if (nowhere || !screens_.has(navigator_.current(), tag)) {
        navigator_.home();
    }
    // A topic that is not whole in this language is not there, by the way back neither.
    navigator_.leave_out([&](const ScreenId& screen) { return !screens_.has(screen, tag); });
}

void Kiosk::answer(const std::string& id)
{
    if (!wizard_) {
        return;
    }
    const std::string& question = navigator_.current().argument;
    const FoundOut found = found_for(question);
    const auto step = wizard_->answer(question, id, found);
    if (!step) {
        return;
    }
    session_.look_up_counted = session_.look_up_counted || !found.verdict.empty();
    if (step->question.empty()) {
        tell(HappeningKind::OutcomeReached, step->outcome);
        navigator_.open({ScreenKind::Outcome, step->outcome, 0});
    } else {
        navigator_.open({ScreenKind::CheckOffer, step->question, 0});
    }
}

/// What the visitor found out about the company; nothing for questions that it does not help with.
FoundOut Kiosk::found_for(const std::string& question) const
{
    const content::Block* block = content::WizardTree(*screens_.wizard()).find(question);
    if (block == nullptr || block->opens != layout::screens::look_up_screen) {
        return {};
    }
    const content::AgencyAnswer found = screens_.find_company(session_.look_up);
    return {content::verdict_of(found), content::unit_of(found)};
}

/// Another offer, maybe of another company: what the check before has counted is over. A company
/// that was looked at since then stays, and one that no check has asked about.
void Kiosk::begin_check()
{
    if (std::exchange(session_.look_up_counted, false)) {
        session_.look_up = {};
    }
    if (wizard_) {
        wizard_->forget();
    }
}

void Kiosk::type(const std::string& key)
{
    auto& [typed, chosen] = session_.look_up;
    chosen.reset();
    if (key == "delete") {
        if (!typed.empty()) {
            typed.pop_back();
        }
    } else if (typed.size() < longest_name) {
        if (typed.empty()) {
            tell(HappeningKind::LookUpUsed);
        }
        typed += key == "space" ? " " : key;
    }
    show_found({});
}

void Kiosk::choose_company(const std::string& place)
{
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(place.data(), place.data() + place.size(), number);
    const bool is_number = error == std::errc() && end == place.data() + place.size();
    if (is_number && number < screens_.guide().agencies.agencies.size() &&
        navigator_.current().kind == ScreenKind::Agency) {
        session_.look_up.chosen = number;
        show_found(std::string(layout::screens::company_verb) + ":" + place);
    }
}

/// Other companies than before: the way back does not lead through pages of those.
/// @param anchor of the page to be shown, where low panels have the pad on one and the companies
///        on others; the way back leads to the pad. Empty: the first.
void Kiosk::show_found(const std::string& anchor)
{
    if (navigator_.current().kind == ScreenKind::Agency) {
        navigator_.leave_out(
            [](const ScreenId& screen) { return screen.kind == ScreenKind::Agency; });
        navigator_.set_place(0, {}, {});
        if (!anchor.empty()) {
            ScreenId page = navigator_.current();
            page.page = 1; // Or whichever has it: where the first one does, no step is added.
            navigator_.open(page);
            navigator_.set_place(page.page, anchor, {});
        }
    }
}

} // namespace kiosk
