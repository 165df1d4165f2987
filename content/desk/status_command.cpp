#include "content/desk/status.hpp"

#include "content/desk/desk.hpp"
#include "content/desk/fit_findings.hpp"
#include "content/desk/guide_desk.hpp"
#include "content/model/check.hpp"
#include "content/model/check_translation.hpp"
#include "content/model/files.hpp"
#include "content/model/gate.hpp"
#include "content/model/review.hpp"
#include "content/model/unit_text.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace desk {

namespace {

using content::Finding;
using content::Guide;
using content::Unit;
using content::Variant;

/// A row before any language is looked at.
struct Subject {
    std::string id;
    std::vector<Variant> variants; ///< What the gate is asked for.
    std::vector<const Unit*> units;
};

/// What `translation_findings` says, here and in the gate: whether a text is there and approved.
bool is_about_text(std::string_view code)
{
    return code >= "K010" && code <= "K017";
}

std::vector<Variant> variants_of(const Guide& guide, const content::Poster& poster)
{
    std::set<Variant> variants;
    for (const std::string& id : poster.formats) {
        if (const auto format = guide.formats.find(id); format != guide.formats.end()) {
            variants.insert(format->second.variant);
        }
    }
    if (variants.empty()) {
        variants.insert(Variant::Poster);
    }
    return {variants.begin(), variants.end()};
}

Subject poster_subject(const Guide& guide, const content::Poster& poster)
{
    Subject subject{poster.id, variants_of(guide, poster), {}};
    std::set<const Unit*> met;
    for (const content::BlockTexts& block : content::blocks_of(guide, poster.id)) {
        for (const Variant variant : subject.variants) {
            const auto unit = content::unit_of(guide, block, variant);
            if (unit && met.insert(unit->unit).second) {
                subject.units.push_back(unit->unit);
            }
        }
    }
    return subject;
}

/// All rows; what no topic and no poster shows is in the last one, so that no text is forgotten.
std::vector<Subject> subjects_of(const Guide& guide)
{
    std::map<std::string_view, std::vector<const Unit*>> kiosk_units;
    for (const Unit& unit : guide.units) {
        if (unit.variant == Variant::Kiosk) {
            kiosk_units[unit.owner].push_back(&unit);
        }
    }
    std::vector<Subject> subjects;
    for (const content::Topic& topic : guide.topics) {
        subjects.push_back({topic.id, {Variant::Kiosk}, std::move(kiosk_units[topic.id])});
    }
    for (const content::Poster& poster : guide.posters) {
        subjects.push_back(poster_subject(guide, poster));
    }
    std::set<const Unit*> met;
    for (const Subject& subject : subjects) {
        met.insert(subject.units.begin(), subject.units.end());
    }
    Subject rest;
    for (const Unit& unit : guide.units) {
        if (!met.contains(&unit)) {
            rest.units.push_back(&unit);
        }
    }
    subjects.push_back(std::move(rest));
    return subjects;
}

/// Judges all texts and all gates of one language.
class LanguageStatus {
  public:
    LanguageStatus(const content::LoadedGuide& loaded, const std::string& tag, content::Date today,
                   const std::vector<Finding>& checked, const std::vector<Finding>& fit)
        : guide_(*loaded.guide), tag_(tag), today_(today)
    {
        findings_.loading = loaded.findings;
        for (const Finding& finding : checked) {
            if (is_of_language(finding) &&
                !is_about_text(finding.code)) { // of those the gate asks anew
                findings_.check.push_back(finding);
            }
        }
        for (const Finding& finding : fit) {
            if (is_of_language(finding)) {
                findings_.check.push_back(finding);
                unfit_.insert(finding.unit);
            }
        }
        const content::ReviewLedgers ledgers(guide_, tag);
        approvals_.reserve(guide_.units.size());
        for (const Unit& unit : guide_.units) {
            approvals_.push_back(content::approval_of(guide_, unit, tag, ledgers));
            count_waits(unit, approvals_.back());
        }
    }

    StatusCell judge(const Subject& subject)
    {
        StatusCell cell;
        for (const Unit* unit : subject.units) {
            const auto& approval = approvals_[static_cast<std::size_t>(unit - guide_.units.data())];
            cell.translated += approval.translated ? 1 : 0;
            cell.stale += approval.translated && !approval.current ? 1 : 0;
            cell.approved += approval.approved ? 1 : 0;
            cell.unfit += unfit_.contains(unit->id) ? 1 : 0;
        }
        // The gate judges blocks; a kiosk shows answers and a tile too.
        cell.open = static_cast<std::size_t>(cell.approved) == subject.units.size();
        for (const Variant variant : subject.variants) {
            const auto gate = content::judge(guide_, {subject.id, tag_, variant},
                                             content::GateMode::Press, today_, findings_);
            cell.open = cell.open && gate.open();
            add_reasons(gate, subject.id);
        }
        return cell;
    }

    StatusWaits take_waits() { return std::move(waits_); }

  private:
    void count_waits(const Unit& unit, const content::Approval& approval)
    {
        std::set<std::string> roles;
        for (const Finding& finding : content::translation_findings(guide_, unit, tag_, approval)) {
            if (finding.code == "K016") {
                ++waits_.source;
            } else if (finding.code == "K013" || finding.code == "K014") {
                roles.insert(approval.missing_roles.begin(), approval.missing_roles.end());
            } else {
                roles.insert(content::role_for(finding.code));
            }
        }
        for (const std::string& role : roles) {
            ++waits_.roles[role];
        }
    }

    /// What stands in the source or in a shared file is every language's.
    bool is_of_language(const Finding& finding) const
    {
        return finding.language.empty() || finding.language == tag_ ||
               finding.language == guide_.source_language;
    }

    /// What is not about texts, each cause once however many documents it shuts.
    void add_reasons(const content::Gate& gate, const std::string& subject)
    {
        for (const content::GateReason& reason : gate.reasons) {
            const Finding& finding = reason.finding;
            if (is_about_text(finding.code)) {
                continue;
            }
            const auto key =
                std::tuple(finding.code, finding.unit, finding.place, finding.arguments);
            const auto [place, is_new] = seen_.try_emplace(key, waits_.reasons.size());
            if (is_new) {
                waits_.reasons.push_back({finding, reason.role, {}});
            }
            auto& shuts = waits_.reasons[place->second].shuts;
            if (shuts.empty() || shuts.back() != subject) {
                shuts.push_back(subject);
            }
        }
    }

    using Arguments = std::vector<std::pair<std::string, std::string>>;
    using Cause = std::tuple<std::string, std::string, content::Place, Arguments>;

    const Guide& guide_;
    std::string tag_;
    content::Date today_;
    content::GateFindings findings_;
    std::vector<content::Approval> approvals_; ///< By unit, in the guide's order.
    std::set<std::string> unfit_;              ///< Units that do not fit.
    std::map<Cause, std::size_t> seen_;        ///< Place in the reasons.
    StatusWaits waits_;
};

} // namespace

Status compute_status(const content::LoadedGuide& loaded, content::Date today,
                      const std::vector<Finding>& fit)
{
    const Guide& guide = *loaded.guide;
    Status status;
    status.guide = guide.id;
    status.today = today;
    const auto subjects = subjects_of(guide);
    for (const Subject& subject : subjects) {
        status.rows.push_back({subject.id,
                               guide.find_poster(subject.id) != nullptr,
                               static_cast<int>(subject.units.size()),
                               {}});
    }
    const auto checked = content::check(guide, today);
    for (const content::Language& language : guide.languages) {
        if (language.status == content::LanguageStatus::Hidden) {
            continue;
        }
        LanguageStatus judged(loaded, language.tag, today, checked, fit);
        for (std::size_t row = 0; row < subjects.size(); ++row) {
            status.rows[row].cells.push_back(judged.judge(subjects[row]));
        }
        StatusLanguage entry{language.tag, language.name(), judged.take_waits(), {}};
        for (const auto& [role, count] : entry.waits.roles) {
            entry.people[role] = people_for(guide, role, language.tag);
        }
        status.languages.push_back(std::move(entry));
    }
    status.questions = questions_of(guide);
    status.values = due_values(guide, today);
    status.all_values = guide.facts.size() + guide.contacts.size();
    return status;
}

content::Exit status(const Desk& desk, const std::filesystem::path& page)
{
    if (!page.empty()) {
        require_outside_guide(desk, page);
    }
    auto loaded = content::open_guide(desk.options);
    content::sort_findings(loaded.findings);
    content::print_findings(loaded.findings);
    const auto fonts = fonts::FontCatalogue::load(desk.options.fonts);
    const auto fit = fit_findings(loaded.guide, desk.options.today, {}, *fonts);
    const Status status = compute_status(loaded, desk.options.today, fit);
    const auto language = content::message_language_of_environment();
    if (page.empty()) {
        print_status(status, language, desk.out);
    } else {
        content::write_file(page, status_page(status, language));
    }
    return content::has_errors(loaded.findings) ? content::Exit::ContentAtFault
                                                : content::Exit::Done;
}

} // namespace desk
