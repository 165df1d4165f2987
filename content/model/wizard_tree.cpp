#include "content/model/wizard_tree.hpp"

#include <algorithm>

namespace content {

WizardTree::WizardTree(const Topic& topic)
{
    for (const Block& block : topic.blocks) {
        if (block.kind == BlockKind::Question) {
            questions_.push_back(&block);
        }
        for (const Answer& answer : block.answers) {
            if (!answer.go.empty()) {
                follow_ups_.push_back(answer.go);
            }
        }
    }
}

bool WizardTree::is_follow_up(const Block& question) const
{
    return std::ranges::find(follow_ups_, question.id) != follow_ups_.end();
}

int WizardTree::count() const
{
    return static_cast<int>(std::ranges::count_if(
        questions_, [&](const Block* question) { return !is_follow_up(*question); }));
}

int WizardTree::number_of(const Block& question) const
{
    int number = 0;
    for (const Block* one : questions_) {
        number += is_follow_up(*one) ? 0 : 1;
        if (one == &question) {
            break;
        }
    }
    return number;
}

const Block* WizardTree::find(std::string_view id) const
{
    const auto found =
        std::ranges::find_if(questions_, [&](const Block* one) { return one->id == id; });
    return found == questions_.end() ? nullptr : *found;
}

const Block* WizardTree::first() const
{
    const auto found =
        std::ranges::find_if(questions_, [&](const Block* one) { return !is_follow_up(*one); });
    return found == questions_.end() ? nullptr : *found;
}

const Block* WizardTree::asked_from(const Block* question,
                                    const std::vector<std::string>& silent) const
{
    while (question != nullptr && std::ranges::find(silent, question->id) != silent.end()) {
        question = after(*question);
    }
    return question;
}

const Block* WizardTree::after(const Block& question) const
{
    bool passed = false;
    for (const Block* one : questions_) {
        if (passed && !is_follow_up(*one)) {
            return one;
        }
        passed = passed || one == &question;
    }
    return nullptr;
}

const Block* WizardTree::target(const Block& question, const Answer& answer) const
{
    return answer.go.empty() ? after(question) : find(answer.go);
}

const Answer* WizardTree::find_answer(const Block& question, std::string_view id)
{
    const auto found = std::ranges::find(question.answers, id, &Answer::id);
    return found == question.answers.end() ? nullptr : &*found;
}

const Block* WizardTree::find_outcome(const Topic& topic, std::string_view colour)
{
    const auto found = std::ranges::find_if(topic.blocks, [&](const Block& block) {
        return block.kind == BlockKind::Outcome && block.colour == colour;
    });
    return found == topic.blocks.end() ? nullptr : &*found;
}

} // namespace content
