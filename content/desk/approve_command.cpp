#include "content/desk/desk.hpp"
#include "content/desk/guide_desk.hpp"
#include "content/desk/review_judge.hpp"
#include "content/desk/same_meaning.hpp"
#include "content/desk/signing.hpp"
#include "content/model/check.hpp"

#include <algorithm>
#include <ostream>

namespace desk {

namespace {

using content::Exit;
using content::Unit;

/// Approves units one by one; the refused ones are named with their reason.
class Approver {
  public:
    Approver(const Desk& desk, const ApproveRequest& request, const ReviewJudge& judge,
             const Signer& signer)
        : desk_(desk), request_(request), judge_(judge), signer_(signer)
    {}

    void consider(const Unit& unit)
    {
        if (!judge_.is_asked(unit)) {
            refuse_named(unit, "the policy asks for no approval by this role");
            return;
        }
        const auto text = judge_.text_of(unit);
        if (!text) {
            refuse_named(unit, "not translated");
            return;
        }
        auto line = judge_.line(unit, *text, "ok", desk_.now());
        const Bar bar = judge_.bar_against(line, unit);
        if (bar == Bar::None) {
            signer_.sign(line);
            lines_.push_back(std::move(line));
        } else if (bar != Bar::Said) {
            refuse(unit, reason_for(bar));
        }
    }

    Exit finish()
    {
        append_lines(judge_.guide(), request_.language, lines_);
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
    std::string reason_for(Bar bar) const
    {
        switch (bar) {
        case Bar::Faulty:
            return "it has errors; run check";
        case Bar::Stale:
            return "it needs work or the Indonesian changed; run update";
        case Bar::OwnText:
            return request_.name + " translated it; ask another speaker";
        case Bar::OneForAll:
            return request_.name + " approved it in another role; ask another person";
        case Bar::None:
        case Bar::Said:
            break;
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

    const Desk& desk_;
    const ApproveRequest& request_;
    const ReviewJudge& judge_;
    const Signer& signer_;
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

} // namespace

Exit approve(const Desk& desk, const ApproveRequest& request)
{
    const Reviewer reviewer{request.language, request.role, request.name};
    require_person_id(request.name); // wrong usage is said before the guide is read
    const auto guide = load_for_writing(desk);
    if (!guide) {
        return Exit::ContentAtFault;
    }
    const auto* person = find_reviewer(desk, *guide, reviewer);
    if (person == nullptr) {
        return Exit::ContentAtFault;
    }
    const Signer signer(*guide, *person, request.key_file);
    const auto units = selected(*guide, request.units);
    if (request.same_meaning) {
        return approve_same_meaning(desk, *guide, request, signer, units);
    }
    const ReviewJudge judge(*guide, reviewer,
                            content::check(*guide, desk.options.today, request.language));
    Approver approver(desk, request, judge, signer);
    std::ranges::for_each(units, [&](const Unit* unit) { approver.consider(*unit); });
    return approver.finish();
}

} // namespace desk
