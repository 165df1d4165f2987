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

/// check-offer: worst answer wins, red ends at once, green only after all questions
/// (KIOSK.md 2.3). Answers live here and nowhere else.
class Wizard {
  public:
    /// @param topic must outlive the wizard.
    /// @param silent questions that cannot be shown: skipped, and green becomes impossible.
    Wizard(const content::Topic& topic, std::vector<std::string> silent);

    /// Answers a question; a question answered before is answered anew and all after it are
    /// forgotten. None for an unknown question or answer.
    std::optional<WizardStep> answer(std::string_view question, std::string_view answer);

    /// Units of the reasons of the worst verdict, in order; "ui.unsure" once for "don't know".
    std::vector<std::string> reasons() const;
    std::string outcome() const;
    const std::vector<std::pair<std::string, std::string>>& answers() const { return answers_; }
    void forget() { answers_.clear(); }
    /// The language changed: other questions may be silent.
    void set_silent(std::vector<std::string> silent) { silent_ = std::move(silent); }

  private:
    std::string worst() const;
    bool all_answered() const;

    const content::Topic& topic_;
    content::WizardTree tree_;
    std::vector<std::string> silent_;
    std::vector<std::pair<std::string, std::string>> answers_; ///< Question and answer ids.
};

} // namespace kiosk
