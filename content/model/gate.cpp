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

/// What findings about the document call its blocks: the unit, else the block's own name.
std::set<std::string> names_of(const Guide& guide, const GateTarget& target)
{
    std::set<std::string> names;
    for (const BlockTexts& block : blocks_of(guide, target.id)) {
        const auto unit = unit_of(guide, block, target.variant);
        names.insert(unit ? unit->unit->id : block.base);
    }
    return names;
}

/// Collects the reasons of one judgement, each cause once.
class Judgement {
  public:
    Judgement(const Guide& guide, const GateTarget& target, GateMode mode)
        : guide_(guide), target_(target), mode_(mode), names_(names_of(guide, target))
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
            const Approval approval = approval_of(guide_, *unit, target_.language);
            consider(translation_findings(guide_, *unit, target_.language, approval));
        }
    }

    /// Values, asked anew: nothing may reach paper because a caller forgot to hand over findings.
    void judge_values(Date today)
    {
        const Resolved resolved = resolve(guide_, target_.id, target_.language, target_.variant,
                                          {today, Unconfirmed::Hide});
        consider(resolved.findings);
        if (resolved.document.blocks.empty()) {
            refuse_empty();
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
    /// `check` may have been run on more than this document.
    bool concerns_target(const Finding& finding) const
    {
        const bool our_language = finding.language.empty() ||
                                  finding.language == target_.language ||
                                  finding.language == guide_.source_language;
        return our_language && (finding.unit.empty() || names_.count(finding.unit) != 0);
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
        if (!concerns_target(finding) || !refuses(finding)) {
            return;
        }
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
    std::set<std::tuple<std::string, std::string, Place, std::string>> seen_;
    Gate gate_;
};

} // namespace

Gate judge(const Guide& guide, const GateTarget& target, GateMode mode, Date today,
           const std::vector<Finding>& findings)
{
    Judgement judgement(guide, target, mode);
    judgement.judge_language();
    judgement.judge_texts();
    judgement.judge_values(today);
    judgement.consider(findings);
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
