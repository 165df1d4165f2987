#include "content/desk/desk.hpp"
#include "content/desk/guide_desk.hpp"
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

/// Approves units one by one; the refused ones are named with their reason.
class Approver {
  public:
    Approver(const Desk& desk, const content::Guide& guide, const ApproveRequest& request)
        : desk_(desk), guide_(guide), request_(request),
          is_source_(request.language == guide.source_language), ledgers_(guide, request.language)
    {
        for (const auto& finding : content::check(guide, desk.options.today, request.language)) {
            const bool ours = finding.language.empty() || finding.language == request.language;
            if (finding.severity == content::Severity::Error && ours) {
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
        const auto review = content::review_hash(guide_, request_.language,
                                                 ledgers_.target.lines(unit.id), hash, roles);
        const auto& missing = review.missing_roles;
        if (std::ranges::find(missing, request_.role) == missing.end()) {
            return; // this role has said ok to this very text
        }
        if (const std::string reason = objection(unit, hash); !reason.empty()) {
            refuse(unit, reason);
            return;
        }
        add_line(unit.id, hash);
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
    std::string objection(const Unit& unit, const std::string& hash) const
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
        if (!guide_.publish.distinct_people) {
            return {};
        }
        for (const auto* line : ledgers_.target.lines(unit.id)) {
            if (line->hash != hash || line->name != request_.name) {
                continue;
            }
            if (line->verdict == "made") {
                return request_.name + " translated it; ask another speaker";
            }
            if (line->verdict == "ok" && line->role != request_.role && unit.critical) {
                return request_.name + " approved it as " + line->role + "; ask another person";
            }
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

    void add_line(const std::string& unit, const std::string& hash)
    {
        content::LedgerLine line{unit, hash, "ok", request_.role, request_.name, desk_.now(),
                                 "",   "",   {}};
        if (!request_.key_file.empty()) {
            SigningKey::read(request_.key_file).sign(line);
        }
        lines_.push_back(std::move(line));
    }

    const Desk& desk_;
    const content::Guide& guide_;
    const ApproveRequest& request_;
    bool is_source_;
    content::ReviewLedgers ledgers_;
    std::set<std::string> faulty_;
    std::vector<content::LedgerLine> lines_;
    int refused_ = 0;
};

/// Units an id names: a unit, or all of a topic or poster.
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
    return units;
}

/// `same` lines: the editor says that the source changed in form, not in meaning.
Exit approve_same_meaning(const Desk& desk, const content::Guide& guide,
                          const ApproveRequest& request)
{
    if (request.language != guide.source_language || request.role != "editor") {
        throw content::UsageError("--same-meaning is for an editor and the source language");
    }
    std::vector<content::LedgerLine> lines;
    const content::ReviewIndex index(guide, request.language);
    bool refused = false;
    for (const auto& id : request.units.ids) {
        for (const Unit* unit : units_named(guide, id)) {
            const std::string hash = content::text_hash(request.language, unit->id,
                                                        unit->source.text, unit->source.text);
            const auto& known = index.lines(unit->id);
            const auto old = std::find_if(known.rbegin(), known.rend(), [&](const auto* line) {
                return line->verdict == "ok" && line->hash != hash;
            });
            if (old == known.rend()) {
                desk.err << unit->id << ": no earlier approval to carry over\n";
                refused = true;
                continue;
            }
            lines.push_back(
                {unit->id, hash, "same", "editor", request.name, desk.now(), (*old)->hash, "", {}});
        }
    }
    append_lines(guide, request.language, lines);
    desk.out << lines.size() << " texts entered as same in meaning\n";
    return refused ? Exit::ContentAtFault : Exit::Done;
}

bool has_language(const content::Person& person, const std::string& language)
{
    return person.languages.empty() ||
           std::ranges::find(person.languages, language) != person.languages.end();
}

} // namespace

Exit approve(const Desk& desk, const ApproveRequest& request)
{
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
    if (request.same_meaning) {
        return approve_same_meaning(desk, *guide, request);
    }
    Approver approver(desk, *guide, request);
    if (request.units.all) {
        std::ranges::for_each(guide->units, [&](const Unit& unit) { approver.consider(unit); });
    }
    for (const auto& id : request.units.ids) {
        const auto units = units_named(*guide, id);
        if (units.empty()) {
            throw content::UsageError("no unit, topic or poster \"" + id + "\"");
        }
        std::ranges::for_each(units, [&](const Unit* unit) { approver.consider(*unit); });
    }
    return approver.finish();
}

} // namespace desk
