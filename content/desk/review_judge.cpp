#include "content/desk/review_judge.hpp"

#include "content/desk/guide_desk.hpp"
#include "content/model/waiver.hpp"

#include <algorithm>
#include <ostream>

namespace desk {

namespace {

using content::Finding;
using content::Unit;

/// What approvals themselves bring about or mend: no fault of the text.
bool is_about_review(std::string_view code)
{
    return (code >= "K013" && code <= "K017") || code == "K039";
}

bool has_language(const content::Person& person, const std::string& language)
{
    return person.languages.empty() ||
           std::ranges::find(person.languages, language) != person.languages.end();
}

} // namespace

ReviewJudge::ReviewJudge(const content::Guide& guide, Reviewer reviewer,
                         const std::vector<Finding>& findings)
    : guide_(guide), reviewer_(std::move(reviewer)), ledgers_(guide, reviewer_.language)
{
    for (const auto& finding : findings) {
        const bool ours = finding.language.empty() || finding.language == reviewer_.language;
        if (ours && !is_about_review(finding.code)) {
            findings_[finding.unit].push_back(finding);
            close_if_waived(findings_[finding.unit].back());
        }
    }
    for (auto& [unit, list] : findings_) {
        std::ranges::stable_partition(list, [](const Finding& finding) {
            return finding.severity == content::Severity::Error;
        });
    }
}

/// A waiver with a reason is shown to the reviewer and bars nothing: saying ok accepts it
/// (TRANSLATION.md 4).
void ReviewJudge::close_if_waived(Finding& finding) const
{
    const auto* message =
        is_source() ? nullptr : content::find_translation(guide_, finding.unit, reviewer_.language);
    if (message != nullptr && content::is_waived(finding, content::waivers_of(*message))) {
        finding.severity = content::Severity::Warning;
    }
}

bool ReviewJudge::is_asked(const Unit& unit) const
{
    const auto side = is_source() ? content::TextSide::Source : content::TextSide::Translation;
    const auto& roles = content::roles_asked(guide_, unit, side);
    return std::ranges::find(roles, reviewer_.role) != roles.end();
}

std::optional<ReviewText> ReviewJudge::text_of(const Unit& unit) const
{
    ReviewText text{unit.source.text, unit.source.text, {}};
    if (!is_source()) {
        const auto* message = content::find_translation(guide_, unit.id, reviewer_.language);
        if (message == nullptr || !content::has_text(*message)) {
            return std::nullopt;
        }
        text.source = message->source;
        text.translation = message->translation;
    }
    text.hash = content::text_hash(reviewer_.language, unit.id, text.source, text.translation);
    return text;
}

bool ReviewJudge::is_stale(const Unit& unit) const
{
    const auto* message =
        is_source() ? nullptr : content::find_translation(guide_, unit.id, reviewer_.language);
    return message != nullptr && (message->fuzzy || content::is_stale(unit, *message));
}

const std::vector<Finding>& ReviewJudge::findings_of(const Unit& unit) const
{
    static const std::vector<Finding> none;
    const auto found = findings_.find(unit.id);
    return found == findings_.end() ? none : found->second;
}

bool ReviewJudge::is_faulty(const Unit& unit) const
{
    return content::has_errors(findings_of(unit));
}

content::Objection ReviewJudge::objection_to(const content::LedgerLine& ok, const Unit& unit) const
{
    const auto side = is_source() ? content::TextSide::Source : content::TextSide::Translation;
    return content::objection_to(guide_, reviewer_.language, ledgers_.target.lines(unit.id), ok,
                                 content::roles_asked(guide_, unit, side));
}

/// This person's `ok` stands and knows of every waiver that this one knows of.
bool ReviewJudge::has_said(const content::LedgerLine& ok) const
{
    return std::ranges::any_of(
        ledgers_.target.lines(ok.unit), [&](const content::LedgerLine* line) {
            return line->verdict == "ok" && line->name == ok.name && line->role == ok.role &&
                   line->hash == ok.hash && content::knows_waivers(*line, ok.extra);
        });
}

Bar ReviewJudge::bar_against(const content::LedgerLine& ok, const Unit& unit) const
{
    const auto objection = objection_to(ok, unit);
    if (objection == content::Objection::Said && has_said(ok)) {
        return Bar::Said;
    }
    if (is_faulty(unit)) {
        return Bar::Faulty;
    }
    if (is_stale(unit)) {
        return Bar::Stale;
    }
    return objection == content::Objection::OwnText     ? Bar::OwnText
           : objection == content::Objection::OneForAll ? Bar::OneForAll
                                                        : Bar::None;
}

content::LedgerLine ReviewJudge::line(const Unit& unit, const ReviewText& text, std::string verdict,
                                      std::string time) const
{
    const auto* message =
        is_source() ? nullptr : content::find_translation(guide_, unit.id, reviewer_.language);
    std::string waived =
        verdict == "ok" && message != nullptr ? content::waiver_mark(*message) : std::string();
    return {unit.id,         text.hash,       std::move(verdict), reviewer_.role,
            reviewer_.name,  std::move(time), std::move(waived),  "",
            content::Place{}};
}

const content::Person* find_reviewer(const Desk& desk, const content::Guide& guide,
                                     const Reviewer& reviewer)
{
    require_person_id(reviewer.name);
    require_language(guide, reviewer.language);
    const auto* person = find_person(desk, guide, reviewer.name, reviewer.role);
    if (person != nullptr && !has_language(*person, reviewer.language)) {
        desk.err << "\"" << reviewer.name << "\" does not review \"" << reviewer.language << "\"\n";
        return nullptr;
    }
    return person;
}

} // namespace desk
