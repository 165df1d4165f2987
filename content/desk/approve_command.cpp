#include "content/desk/desk.hpp"
#include "content/desk/guide_desk.hpp"
#include "content/desk/same_meaning.hpp"
#include "content/desk/signing.hpp"
#include "content/model/check.hpp"
#include "content/model/review.hpp"

#include <algorithm>
#include <ostream>
#include <set>

namespace desk {

namespace {

using content::Exit;
using content::Unit;

/// A text as its hash covers it.
struct Text {
    std::string source;
    std::string translation;
};

/// What approvals themselves bring about or mend: no fault of the text.
bool is_about_review(std::string_view code)
{
    return (code >= "K013" && code <= "K017") || code == "K039";
}

/// Approves units one by one; the refused ones are named with their reason.
class Approver {
  public:
    Approver(const Desk& desk, const content::Guide& guide, const ApproveRequest& request,
             const Signer& signer)
        : desk_(desk), guide_(guide), request_(request), signer_(signer),
          is_source_(request.language == guide.source_language), ledgers_(guide, request.language)
    {
        for (const auto& finding : content::check(guide, desk.options.today, request.language)) {
            const bool ours = finding.language.empty() || finding.language == request.language;
            if (finding.severity == content::Severity::Error && ours &&
                !is_about_review(finding.code)) {
                faulty_.insert(finding.unit);
            }
        }
    }

    void consider(const Unit& unit)
    {
        const auto& roles = content::roles_asked(guide_, unit, side());
        if (std::ranges::find(roles, request_.role) == roles.end()) {
            refuse_named(unit, "the policy asks for no approval by this role");
            return;
        }
        const auto text = text_of(unit);
        if (!text) {
            refuse_named(unit, "not translated");
            return;
        }
        const std::string hash =
            content::text_hash(request_.language, unit.id, text->source, text->translation);
        const content::LedgerLine line{
            unit.id, hash, "ok", request_.role, request_.name, desk_.now(), "", "", {}};
        const auto objection = content::objection_to(guide_, request_.language,
                                                     ledgers_.target.lines(unit.id), line, roles);
        if (objection == content::Objection::Said) {
            return;
        }
        if (const std::string reason = reason_against(unit, objection); !reason.empty()) {
            refuse(unit, reason);
            return;
        }
        add_line(line);
    }

    Exit finish()
    {
        append_lines(guide_, request_.language, lines_);
        desk_.out << lines_.size() << " texts approved by " << request_.name << " ("
                  << request_.role << ", " << request_.language << ")";
        if (refused_ > 0) {
            desk_.out << ", " << refused_ << " refused";
        }
        desk_.out << '\n';
        return refused_ > 0 ? Exit::ContentAtFault : Exit::Done;
    }

    void refuse(const Unit& unit, const std::string& reason)
    {
        desk_.err << unit.id << ": not approved: " << reason << '\n';
        ++refused_;
    }

  private:
    content::TextSide side() const
    {
        return is_source_ ? content::TextSide::Source : content::TextSide::Translation;
    }

    std::optional<Text> text_of(const Unit& unit) const
    {
        if (is_source_) {
            return Text{unit.source.text, unit.source.text};
        }
        const auto* message = content::find_translation(guide_, unit.id, request_.language);
        if (message == nullptr || message->translation.empty()) {
            return std::nullopt;
        }
        return Text{message->source, message->translation};
    }

    /// Why this person may not approve this text; empty if nothing speaks against it.
    std::string reason_against(const Unit& unit, content::Objection objection) const
    {
        if (faulty_.contains(unit.id)) {
            return "it has errors; run check";
        }
        if (!is_source_) {
            const auto* message = content::find_translation(guide_, unit.id, request_.language);
            if (message->fuzzy || content::is_stale(unit, *message)) {
                return "it needs work or the Indonesian changed; run update";
            }
        }
        if (objection == content::Objection::OwnText) {
            return request_.name + " translated it; ask another speaker";
        }
        if (objection == content::Objection::OneForAll) {
            return request_.name + " approved it in another role; ask another person";
        }
        return {};
    }

    /// Under --all a text that is not this role's business is passed over without a word.
    void refuse_named(const Unit& unit, const std::string& reason)
    {
        if (!request_.units.all) {
            refuse(unit, reason);
        }
    }

    void add_line(content::LedgerLine line)
    {
        signer_.sign(line);
        lines_.push_back(std::move(line));
    }

    const Desk& desk_;
    const content::Guide& guide_;
    const ApproveRequest& request_;
    const Signer& signer_;
    bool is_source_;
    content::ReviewLedgers ledgers_;
    std::set<std::string> faulty_; ///< Units with errors.
    std::vector<content::LedgerLine> lines_;
    int refused_ = 0;
};

/// Units an id names: a unit, or all of a topic or poster.
/// @throws content::UsageError if there is none.
std::vector<const Unit*> units_named(const content::Guide& guide, const std::string& id)
{
    if (const auto* unit = guide.find_unit(id)) {
        return {unit};
    }
    std::vector<const Unit*> units;
    for (const auto& unit : guide.units) {
        if (unit.owner == id) {
            units.push_back(&unit);
        }
    }
    if (units.empty()) {
        throw content::UsageError("no unit, topic or poster \"" + id + "\"");
    }
    return units;
}

/// Units of a selection, each once.
std::vector<const Unit*> selected(const content::Guide& guide, const Selection& selection)
{
    std::vector<const Unit*> units;
    if (selection.all) {
        for (const auto& unit : guide.units) {
            units.push_back(&unit);
        }
    }
    for (const auto& id : selection.ids) {
        for (const Unit* unit : units_named(guide, id)) {
            if (std::ranges::find(units, unit) == units.end()) {
                units.push_back(unit);
            }
        }
    }
    return units;
}

bool has_language(const content::Person& person, const std::string& language)
{
    return person.languages.empty() ||
           std::ranges::find(person.languages, language) != person.languages.end();
}

} // namespace

Exit approve(const Desk& desk, const ApproveRequest& request)
{
    require_person_id(request.name);
    const auto guide = load_for_writing(desk);
    if (!guide) {
        return Exit::ContentAtFault;
    }
    require_language(*guide, request.language);
    const auto* person = find_person(desk, *guide, request.name, request.role);
    if (person == nullptr) {
        return Exit::ContentAtFault;
    }
    if (!has_language(*person, request.language)) {
        desk.err << "\"" << request.name << "\" does not review \"" << request.language << "\"\n";
        return Exit::ContentAtFault;
    }
    const Signer signer(*guide, *person, request.key_file);
    const auto units = selected(*guide, request.units);
    if (request.same_meaning) {
        return approve_same_meaning(desk, *guide, request, signer, units);
    }
    Approver approver(desk, *guide, request, signer);
    std::ranges::for_each(units, [&](const Unit* unit) { approver.consider(*unit); });
    return approver.finish();
}

} // namespace desk
