#pragma once

#include "content/model/wizard_tree.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kiosk {

/// Where an answer leads.
struct WizardStep {
    std::string question; ///< Next one; empty: the outcome.
    std::string outcome;  ///< red | yellow | green
};

/// What a look-up found for a question: it counts beside the visitor's answer (KIOSK.md 2.4).
struct FoundOut {
    std::string verdict; ///< next | yellow | red; empty: nothing was found out.
    std::string reason;  ///< Text unit that says so.
};

/// check-offer: worst answer wins, red ends at once, green only after all questions
/// (KIOSK.md 2.3). Answers live here and nowhere else.
class Wizard {
  public:
    /// @param topic must outlive the wizard.
    /// @param silent questions that cannot be shown: skipped, and green becomes impossible.
    Wizard(const content::Topic& topic, std::vector<std::string> silent);

    /// Answers a question; a question answered before is answered anew and all after it are
    /// forgotten. None for an unknown question or answer.
    /// @param found for this question: the worse one of the two counts.
    std::optional<WizardStep> answer(std::string_view question, std::string_view answer,
                                     FoundOut found = {});

    /// Units of the reasons of the worst verdict, in order; "ui.unsure" once for "don't know".
    std::vector<std::string> reasons() const;
    std::string outcome() const;
    /// Question and answer ids.
    std::vector<std::pair<std::string, std::string>> answers() const;
    void forget() { given_.clear(); }
    /// The language changed: other questions may be silent.
    void set_silent(std::vector<std::string> silent) { silent_ = std::move(silent); }

  private:
    struct Given {
        const content::Block* question;
        const content::Answer* answer;
        FoundOut found;
    };
    static bool gives(const Given& given, std::string_view verdict);
    std::string worst() const;
    bool is_answered(std::string_view question) const;
    bool all_answered() const;

    const content::Topic& topic_;
    content::WizardTree tree_;
    std::vector<std::string> silent_;
    std::vector<Given> given_; ///< In the order they were asked; they point into the topic.
};

} // namespace kiosk
