#include "content/desk/desk.hpp"
#include "content/desk/guide_desk.hpp"

#include <algorithm>
#include <ostream>

namespace desk {

namespace {

/// A fact or contact as the ledger sees it.
struct Value {
    std::string id;
    std::string words; ///< What is hashed and confirmed.
    content::ValueState state;
    std::optional<content::Date> confirmed;
    std::optional<content::Date> due;
};

std::vector<Value> values_of(const content::Guide& guide, content::Date today)
{
    std::vector<Value> values;
    for (const auto& [id, fact] : guide.facts) {
        values.push_back({id, content::hashed_words(fact), content::state_of(guide, fact, today),
                          content::confirmed_on(guide, fact), fact.recheck});
    }
    for (const auto& [id, contact] : guide.contacts) {
        const auto confirmed = content::confirmed_on(guide, contact);
        std::optional<content::Date> due;
        if (confirmed) {
            due = content::plus_days(*confirmed, contact.stale_after_days);
        }
        values.push_back({id, content::hashed_words(contact),
                          content::state_of(guide, contact, today), confirmed, due});
    }
    return values;
}

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

} // namespace

content::Exit facts_due(const Desk& desk)
{
    constexpr int horizon_days = 90;
    const auto loaded = content::open_guide(desk.options);
    const content::Date horizon = content::plus_days(desk.options.today, horizon_days);
    for (const auto& value : values_of(*loaded.guide, desk.options.today)) {
        const bool soon = value.due && *value.due <= horizon;
        if (value.state == content::ValueState::Good && !soon) {
            continue;
        }
        desk.out << value.id << "  " << value.words << "  " << said(value.state);
        if (value.due) {
            desk.out << "  due " << content::iso_date(*value.due);
        }
        desk.out << '\n';
    }
    return content::Exit::Done;
}

content::Exit facts_confirm(const Desk& desk, const ConfirmRequest& request)
{
    if (!request.recheck.empty() && !content::parse_date(request.recheck)) {
        throw content::UsageError("\"" + request.recheck + "\" is not a date; write 2026-11-24");
    }
    const auto guide = load_for_writing(desk);
    if (!guide || !find_person(desk, *guide, request.name, "content")) {
        return content::Exit::ContentAtFault;
    }
    const auto values = values_of(*guide, desk.options.today);
    std::vector<content::LedgerLine> lines;
    bool refused = false;
    const auto confirm = [&](const Value& value) {
        if (value.state == content::ValueState::Unverified) {
            desk.err << value.id
                     << ": status is unverified; check it and remove the status first\n";
            refused = refused || !request.values.all;
            return;
        }
        lines.push_back({value.id,
                         content::text_hash("", value.id, value.words, ""),
                         "ok",
                         "content",
                         request.name,
                         desk.now(),
                         request.recheck,
                         "",
                         {}});
    };
    if (request.values.all) {
        std::ranges::for_each(values, confirm);
    }
    for (const auto& id : request.values.ids) {
        const auto found = std::ranges::find(values, id, &Value::id);
        if (found == values.end()) {
            desk.err << "no fact or contact \"" << id << "\"\n";
            refused = true;
            continue;
        }
        confirm(*found);
    }
    append_lines(*guide, "facts", lines);
    desk.out << lines.size() << " values confirmed by " << request.name << '\n';
    return refused ? content::Exit::ContentAtFault : content::Exit::Done;
}

} // namespace desk
