#include "kiosk/wizard.hpp"

#include <algorithm>

namespace kiosk {

namespace {

constexpr auto unsure = "ui.unsure";

} // namespace

Wizard::Wizard(const content::Topic& topic, std::vector<std::string> silent)
    : topic_(topic), tree_(topic), silent_(std::move(silent))
{}

std::optional<WizardStep> Wizard::answer(std::string_view question_id, std::string_view answer_id)
{
    const content::Block* question = tree_.find(question_id);
    const content::Answer* answer =
        question == nullptr ? nullptr : content::WizardTree::find_answer(*question, answer_id);
    if (answer == nullptr) {
        return std::nullopt;
    }
    const auto before =
        std::ranges::find(answers_, question_id, &std::pair<std::string, std::string>::first);
    answers_.erase(before, answers_.end());
    answers_.emplace_back(question_id, answer_id);
    if (answer->verdict == "red") {
        return WizardStep{"", "red"};
    }
    const content::Block* next = tree_.asked_from(tree_.target(*question, *answer), silent_);
    return next == nullptr ? WizardStep{"", outcome()} : WizardStep{next->id, ""};
}

std::string Wizard::worst() const
{
    std::string worst = "green";
    for (const auto& [question_id, answer_id] : answers_) {
        const auto* question = tree_.find(question_id);
        const auto* answer = content::WizardTree::find_answer(*question, answer_id);
        if (answer->verdict == "red") {
            return "red";
        }
        worst = answer->verdict == "yellow" ? "yellow" : worst;
    }
    return worst;
}

/// The numbered questions and every follow-up that an answer led to.
bool Wizard::all_answered() const
{
    const auto answered = [&](const std::string& id) {
        return std::ranges::find(answers_, id, &std::pair<std::string, std::string>::first) !=
               answers_.end();
    };
    const bool numbered =
        std::ranges::all_of(tree_.questions(), [&](const content::Block* question) {
            return tree_.is_follow_up(*question) || answered(question->id);
        });
    return numbered && std::ranges::all_of(answers_, [&](const auto& pair) {
               const auto* question = tree_.find(pair.first);
               const auto* answer = content::WizardTree::find_answer(*question, pair.second);
               return answer->go.empty() || answered(answer->go);
           });
}

std::string Wizard::outcome() const
{
    const std::string colour = worst();
    return colour == "green" && !all_answered() ? "yellow" : colour;
}

std::vector<std::string> Wizard::reasons() const
{
    const std::string colour = outcome();
    std::vector<std::string> units;
    for (const auto& [question_id, answer_id] : answers_) {
        const auto* question = tree_.find(question_id);
        const auto* answer = content::WizardTree::find_answer(*question, answer_id);
        if (answer->verdict != colour) {
            continue;
        }
        const std::string unit =
            answer->reason ? topic_.id + "." + question_id + "/" + answer_id + "/reason" : unsure;
        if (std::ranges::find(units, unit) == units.end()) {
            units.push_back(unit);
        }
    }
    if (units.empty() && colour == "yellow") {
        units.emplace_back(unsure); // A question could not be asked.
    }
    return units;
}

} // namespace kiosk
