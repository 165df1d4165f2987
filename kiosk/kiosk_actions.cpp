#include "kiosk/kiosk.hpp"

#include <algorithm>

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
    const auto step = wizard_->answer(navigator_.current().argument, id);
    if (!step) {
        return;
    }
    if (step->question.empty()) {
        tell(HappeningKind::OutcomeReached, step->outcome);
        navigator_.open({ScreenKind::Outcome, step->outcome, 0});
    } else {
        navigator_.open({ScreenKind::CheckOffer, step->question, 0});
    }
}

void Kiosk::type(const std::string& key)
{
    std::string& typed = session_.typed;
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
}

} // namespace kiosk
