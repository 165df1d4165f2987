#pragma once

#include "content/model/guide.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace content {

/// The questions of a topic with wizard blocks in file order (TRANSLATION.md 2, "Wizard").
/// Follow-ups are reached only by `go` and keep the number of their question.
class WizardTree {
  public:
    explicit WizardTree(const Topic& topic);

    const std::vector<const Block*>& questions() const { return questions_; }
    bool is_follow_up(const Block& question) const;
    /// The numbered questions: all but the follow-ups.
    int count() const;
    /// "n of count" of a question.
    int number_of(const Block& question) const;
    const Block* find(std::string_view id) const;
    const Block* first() const;
    /// The question, or the next numbered one that is not among `silent`; null: none is left.
    const Block* asked_from(const Block* question, const std::vector<std::string>& silent) const;
    const Block* first_asked(const std::vector<std::string>& silent) const
    {
        return asked_from(first(), silent);
    }
    /// Next numbered question in file order; null: all have been asked.
    const Block* after(const Block& question) const;
    /// Where an answer leads: its `go`, else the next question; null: the end.
    const Block* target(const Block& question, const Answer& answer) const;

    static const Answer* find_answer(const Block& question, std::string_view id);
    static const Block* find_outcome(const Topic& topic, std::string_view colour);

  private:
    std::vector<const Block*> questions_;
    std::vector<std::string_view> follow_ups_;
};

} // namespace content
