#include "content/desk/desk.hpp"
#include "content/desk/guide_desk.hpp"
#include "content/desk/signing.hpp"
#include "content/desk/values.hpp"
#include "content/model/check_values.hpp"

#include <ostream>
#include <set>

namespace desk {

namespace {

std::string_view said(content::ValueState state)
{
    switch (state) {
    case content::ValueState::Good:
        return "confirmed";
    case content::ValueState::Unverified:
        return "unverified: shown nowhere until it is checked and the status removed";
    case content::ValueState::Unconfirmed:
        return "not confirmed";
    case content::ValueState::Expired:
        return "past its recheck date";
    case content::ValueState::Stale:
        return "confirmed too long ago";
    case content::ValueState::Inactive:
        break;
    }
    return "office not active";
}

/// @throws content::UsageError if it is no date, or a day that has passed.
void require_recheck(const std::string& recheck, content::Date today)
{
    if (recheck.empty()) {
        return;
    }
    const auto day = content::parse_date(recheck);
    if (!day) {
        throw content::UsageError("\"" + recheck + "\" is not a date; write 2026-11-24");
    }
    if (*day < today) {
        throw content::UsageError("--recheck " + recheck + " has passed; give a day to come");
    }
}

/// Ids of values that are not sane (K052).
std::set<std::string> insane_values(const content::Guide& guide, content::Date today)
{
    std::set<std::string> ids;
    for (const auto& finding : content::value_findings(guide, today)) {
        if (finding.code == "K052") {
            ids.insert(finding.arguments.front().second);
        }
    }
    return ids;
}

/// Confirms values one by one; the refused ones are named with their reason.
class Confirmer {
  public:
    Confirmer(const Desk& desk, const content::Guide& guide, const content::Person& person,
              const ConfirmRequest& request)
        : desk_(desk), guide_(guide), request_(request), signer_(guide, person, request.key_file),
          insane_(insane_values(guide, desk.options.today)),
          unmet_(request.values.ids.begin(), request.values.ids.end())
    {}

    void consider(const Value& value)
    {
        if (unmet_.erase(value.id) == 0 && !request_.values.all) {
            return;
        }
        if (value.state == content::ValueState::Unverified) {
            desk_.err << value.id
                      << ": status is unverified; check it and remove the status first\n";
            refused_ = refused_ || !request_.values.all;
            return;
        }
        if (insane_.contains(value.id)) {
            desk_.err << value.id << ": not confirmed: the value is not sane (K052); run check\n";
            refused_ = true;
            return;
        }
        content::LedgerLine line{value.id,
                                 content::text_hash("", value.id, value.words, ""),
                                 "ok",
                                 "content",
                                 request_.name,
                                 desk_.now(),
                                 request_.recheck,
                                 "",
                                 {}};
        signer_.sign(line);
        lines_.push_back(std::move(line));
    }

    content::Exit finish()
    {
        for (const std::string& id : unmet_) {
            desk_.err << "no fact or contact \"" << id << "\"\n";
            refused_ = true;
        }
        append_lines(guide_, "facts", lines_);
        desk_.out << lines_.size() << " values confirmed by " << request_.name << '\n';
        return refused_ ? content::Exit::ContentAtFault : content::Exit::Done;
    }

  private:
    const Desk& desk_;
    const content::Guide& guide_;
    const ConfirmRequest& request_;
    Signer signer_;
    std::set<std::string> insane_;
    std::set<std::string> unmet_; ///< Ids asked for and not met yet.
    std::vector<content::LedgerLine> lines_;
    bool refused_ = false;
};

} // namespace

content::Exit facts_due(const Desk& desk)
{
    const auto loaded = content::open_guide(desk.options);
    content::print_findings(loaded.findings); // what could not be read is missing below
    const content::Date horizon = horizon_of(desk.options.today);
    for (const auto& value : values_of(*loaded.guide, desk.options.today)) {
        if (!needs_check(value, horizon)) {
            continue;
        }
        desk.out << value.id << "  " << value.words << "  " << said(value.state);
        if (value.due) {
            desk.out << "  due " << content::iso_date(*value.due);
        }
        desk.out << '\n';
    }
    return content::has_errors(loaded.findings) ? content::Exit::ContentAtFault
                                                : content::Exit::Done;
}

content::Exit facts_confirm(const Desk& desk, const ConfirmRequest& request)
{
    require_person_id(request.name);
    require_recheck(request.recheck, desk.options.today);
    const auto guide = load_for_writing(desk);
    if (!guide) {
        return content::Exit::ContentAtFault;
    }
    const auto* person = find_person(desk, *guide, request.name, "content");
    if (person == nullptr) {
        return content::Exit::ContentAtFault;
    }
    Confirmer confirmer(desk, *guide, *person, request);
    for (const Value& value : values_of(*guide, desk.options.today)) {
        confirmer.consider(value);
    }
    return confirmer.finish();
}

} // namespace desk
