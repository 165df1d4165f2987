#include "kiosk/wizard.hpp"

#include <algorithm>

namespace kiosk {

namespace {

constexpr auto unsure = "ui.unsure";

} // namespace

Wizard::Wizard(const content::Topic& topic, std::vector<std::string> silent)
    : topic_(topic), tree_(topic), silent_(std::move(silent))
{}

std::optional<WizardStep> Wizard::answer(std::string_view question_id, std::string_view answer_id,
                                         FoundOut found)
{
    const content::Block* question = tree_.find(question_id);
    const content::Answer* answer =
        question == nullptr ? nullptr : content::WizardTree::find_answer(*question, answer_id);
    if (answer == nullptr) {
        return std::nullopt;
    }
    given_.erase(std::ranges::find(given_, question, &Given::question), given_.end());
    given_.push_back({question, answer, std::move(found)});
    if (gives(given_.back(), "red")) {
        return WizardStep{"", "red"};
    }
    const content::Block* next = tree_.asked_from(tree_.target(*question, *answer), silent_);
    return next == nullptr ? WizardStep{"", outcome()} : WizardStep{next->id, ""};
}

/// Whether the answer or what was found beside it has this verdict.
bool Wizard::gives(const Given& given, std::string_view verdict)
{
    return given.answer->verdict == verdict || given.found.verdict == verdict;
}

std::string Wizard::worst() const
{
    for (const char* verdict : {"red", "yellow"}) {
        if (std::ranges::any_of(given_, [&](const Given& one) { return gives(one, verdict); })) {
            return verdict;
        }
    }
    return "green";
}

bool Wizard::is_answered(std::string_view question) const
{
    return std::ranges::any_of(given_,
                               [&](const Given& one) { return one.question->id == question; });
}

/// The numbered questions and every follow-up that an answer led to.
bool Wizard::all_answered() const
{
    const bool numbered =
        std::ranges::all_of(tree_.questions(), [&](const content::Block* question) {
            return tree_.is_follow_up(*question) || is_answered(question->id);
        });
    return numbered && std::ranges::all_of(given_, [&](const Given& one) {
               return one.answer->go.empty() || is_answered(one.answer->go);
           });
}

std::string Wizard::outcome() const
{
    const std::string colour = worst();
    return colour == "green" && !all_answered() ? "yellow" : colour;
}

std::vector<std::pair<std::string, std::string>> Wizard::answers() const
{
    std::vector<std::pair<std::string, std::string>> pairs;
    for (const Given& one : given_) {
        pairs.emplace_back(one.question->id, one.answer->id);
    }
    return pairs;
}

std::vector<std::string> Wizard::reasons() const
{
    const std::string colour = outcome();
    std::vector<std::string> units;
    const auto add = [&](const std::string& unit) {
        if (std::ranges::find(units, unit) == units.end()) {
            units.push_back(unit);
        }
    };
    for (const Given& one : given_) {
        if (one.found.verdict == colour) {
            add(one.found.reason);
        }
        if (one.answer->verdict == colour) {
            const std::string unit =
                topic_.id + "." + one.question->id + "/" + one.answer->id + "/reason";
            add(one.answer->reason ? unit : unsure);
        }
    }
    if (units.empty() && colour == "yellow") {
        units.emplace_back(unsure); // A question could not be asked.
    }
    return units;
}

} // namespace kiosk
