#include "content/model/gate.hpp"

#include "content/model/check_translation.hpp"
#include "content/model/document.hpp"
#include "content/model/review.hpp"
#include "content/model/unit_text.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

namespace content {

namespace {

template <std::size_t count>
bool is_one_of(std::string_view code, const std::array<std::string_view, count>& codes)
{
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

/// W* of the table in TRANSLATION.md 2: a warning in `check`, a refusal on paper.
bool paper_refuses(std::string_view code)
{
    static constexpr std::array<std::string_view, 17> codes{
        "K010", "K011", "K012", "K013", "K014", "K016", "K017", "K032", "K040",
        "K042", "K043", "K044", "K050", "K053", "K054", "K056", "K057"};
    return is_one_of(code, codes);
}

bool proof_lets_through(std::string_view code)
{
    static constexpr std::array<std::string_view, 8> codes{"K011", "K013", "K014", "K015",
                                                           "K016", "K017", "K051", "K057"};
    return is_one_of(code, codes);
}

std::string_view argument(const Finding& finding, std::string_view name)
{
    for (const auto& [key, value] : finding.arguments) {
        if (key == name) {
            return value;
        }
    }
    return {};
}

/// Units whose texts stand on the document, in its order.
std::vector<const Unit*> units_of(const Guide& guide, const GateTarget& target)
{
    std::vector<const Unit*> units;
    for (const BlockTexts& block : blocks_of(guide, target.id)) {
        if (const auto unit = unit_of(guide, block, target.variant)) {
            units.push_back(unit->unit);
        }
    }
    return units;
}

/// What findings about the document call its blocks: the unit, or the block's own name.
std::set<std::string> names_of(const Guide& guide, const GateTarget& target)
{
    std::set<std::string> names;
    for (const BlockTexts& block : blocks_of(guide, target.id)) {
        names.insert(block.base);
        if (const auto unit = unit_of(guide, block, target.variant)) {
            names.insert(unit->unit->id);
        }
    }
    return names;
}

/// Messages of ui.toml that stand on a sheet; all others are the kiosk's.
bool is_sheet_word(std::string_view unit)
{
    const auto& words = sheet_words();
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return unit == "ui." + std::string(word); });
}

/// Values filled in as `mode` shows them.
Resolved resolve_target(const Guide& guide, const GateTarget& target, GateMode mode, Date today)
{
    const auto unconfirmed = mode == GateMode::Proof ? Unconfirmed::Show : Unconfirmed::Hide;
    return resolve(guide, target.id, target.language, target.variant, {today, unconfirmed});
}

/// Collects the reasons of one judgement, each cause once.
class Judgement {
  public:
    Judgement(const Guide& guide, const GateTarget& target, GateMode mode, Date today)
        : guide_(guide), target_(target), mode_(mode), names_(names_of(guide, target)),
          resolved_(resolve_target(guide, target, mode, today)),
          values_(resolved_.document.values.begin(), resolved_.document.values.end())
    {}

    void judge_language()
    {
        const Language* language = guide_.find_language(target_.language);
        const bool live = language && language->status == LanguageStatus::Live;
        if (live || mode_ == GateMode::Proof) {
            return;
        }
        Finding finding;
        finding.code = "K062";
        finding.variant = "not-live";
        finding.language = target_.language;
        finding.arguments = {{"language", target_.language}};
        if (language) {
            finding.place = language->place;
        }
        consider(finding);
    }

    void judge_texts()
    {
        for (const Unit* unit : units_of(guide_, target_)) {
            judge_text(*unit);
        }
    }

    /// A fact that is a text is read by people like any other: its translation needs its approvals.
    void judge_value_texts()
    {
        for (const std::string& value : resolved_.document.values) {
            if (const Unit* unit = guide_.find_unit("facts." + value)) {
                judge_text(*unit);
            }
        }
    }

    /// Values, asked anew: nothing may reach paper because a caller forgot to hand over findings.
    void judge_values()
    {
        consider(resolved_.findings);
        if (resolved_.document.blocks.empty()) {
            refuse_empty();
        }
    }

    /// A guide that could not be read whole may have lost anything: no error of it is let through.
    void judge_loading(const std::vector<Finding>& findings)
    {
        for (const Finding& finding : findings) {
            if (finding.severity == Severity::Error) {
                refuse(finding);
            }
        }
    }

    /// `check` is run on the whole guide: what another document alone says does not count here.
    void judge_check(const std::vector<Finding>& findings)
    {
        for (const Finding& finding : findings) {
            if (concerns_target(finding)) {
                consider(finding);
            }
        }
    }

    void consider(const std::vector<Finding>& findings)
    {
        for (const Finding& finding : findings) {
            consider(finding);
        }
    }

    Gate take() { return std::move(gate_); }

  private:
    void judge_text(const Unit& unit)
    {
        const Approval approval = approval_of(guide_, unit, target_.language);
        consider(translation_findings(guide_, unit, target_.language, approval));
    }

    bool concerns_target(const Finding& finding) const
    {
        const bool our_language = finding.language.empty() ||
                                  finding.language == target_.language ||
                                  finding.language == guide_.source_language;
        if (!our_language) {
            return false;
        }
        if (finding.unit.empty() || names_.contains(finding.unit)) {
            return true;
        }
        // Whether the other texts on a sheet are approved has been judged above.
        return finding.severity == Severity::Error && !belongs_elsewhere(finding);
    }

    /// Whether a unit is surely no part of the sheet. Of what nobody knows the gate stays shut.
    bool belongs_elsewhere(const Finding& finding) const
    {
        const std::string& unit = finding.unit;
        if (guide_.facts.contains(unit) || guide_.contacts.contains(unit)) {
            return !values_.contains(unit); // lines of reviews/facts.tsv name the bare id
        }
        const std::string owner = unit.substr(0, unit.find('.'));
        if (owner == "facts" || owner == "contacts") {
            const std::string value = unit.substr(std::min(owner.size() + 1, unit.size()));
            return !values_.contains(value.substr(0, value.find('/')));
        }
        if (owner == "ui") { // furniture is in the source language on every sheet
            const bool source =
                finding.language.empty() || finding.language == guide_.source_language;
            return !source || !is_sheet_word(unit);
        }
        const bool known = owner == "notices" || owner == "pictograms" ||
                           guide_.find_topic(owner) || guide_.find_poster(owner);
        return known && owner != target_.id;
    }

    /// A sheet of only untranslated blocks has its K010s; one without any text has this.
    void refuse_empty()
    {
        if (!gate_.reasons.empty()) {
            return;
        }
        Finding finding;
        finding.code = "K010";
        finding.variant = "empty";
        finding.severity = Severity::Warning;
        finding.language = target_.language;
        finding.arguments = {{"id", target_.id}};
        consider(finding);
    }

    bool refuses(const Finding& finding) const
    {
        if (finding.code == "K044" && finding.variant == "used") {
            return false; // a note: only kiosk text that does not fit is refused
        }
        if (mode_ == GateMode::Proof && proof_lets_through(finding.code)) {
            return false;
        }
        // A value's warning counts where a text needs it, not where the value is written.
        const bool about_a_text = !finding.unit.empty() || finding.code == "K010";
        const bool about_layout = finding.code >= "K040" && finding.code <= "K044";
        return finding.severity == Severity::Error ||
               (paper_refuses(finding.code) && (about_a_text || about_layout));
    }

    void consider(const Finding& finding)
    {
        if (refuses(finding)) {
            refuse(finding);
        }
    }

    void refuse(const Finding& finding)
    {
        const auto key = std::tuple(finding.code, finding.unit, finding.place,
                                    std::string(argument(finding, "id")));
        if (!seen_.insert(key).second) {
            return;
        }
        const bool asks_reviewers = finding.code == "K013" || finding.code == "K014";
        const std::string_view missing = asks_reviewers ? argument(finding, "found") : "";
        gate_.reasons.push_back(
            {finding, missing.empty() ? role_for(finding.code) : std::string(missing)});
    }

    const Guide& guide_;
    const GateTarget& target_;
    GateMode mode_;
    std::set<std::string> names_;
    Resolved resolved_;
    std::set<std::string> values_; ///< Facts and contacts that the sheet needs.
    std::set<std::tuple<std::string, std::string, Place, std::string>> seen_;
    Gate gate_;
};

} // namespace

Gate judge(const Guide& guide, const GateTarget& target, GateMode mode, Date today,
           const GateFindings& findings)
{
    Judgement judgement(guide, target, mode, today);
    judgement.judge_loading(findings.loading);
    judgement.judge_language();
    judgement.judge_texts();
    judgement.judge_value_texts();
    judgement.judge_values();
    judgement.judge_check(findings.check);
    judgement.consider(findings.sheet);
    return judgement.take();
}

std::string role_for(std::string_view code)
{
    static constexpr std::array<std::string_view, 3> reviewed{"K013", "K014", "K015"};
    static constexpr std::array<std::string_view, 3> drawn{"K042", "K070", "K071"};
    if (code.empty() || code.front() == 'P' || is_one_of(code, drawn)) {
        return "design";
    }
    if (is_one_of(code, reviewed)) {
        return "language";
    }
    if (code == "K016" || (code >= "K050" && code <= "K057")) {
        return "content";
    }
    const bool about_words = (code >= "K010" && code <= "K044") || code == "K007" || code == "K008";
    return about_words ? "translator" : "editor";
}

} // namespace content
