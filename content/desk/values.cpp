#include "content/desk/values.hpp"

namespace desk {

std::vector<Value> values_of(const content::Guide& guide, content::Date today)
{
    std::vector<Value> values;
    for (const auto& [id, fact] : guide.facts) {
        values.push_back({id, content::hashed_words(fact), content::state_of(guide, fact, today),
                          content::due_on(guide, fact)});
    }
    for (const auto& [id, contact] : guide.contacts) {
        values.push_back({id, content::hashed_words(contact),
                          content::state_of(guide, contact, today),
                          content::due_on(guide, contact)});
    }
    return values;
}

content::Date horizon_of(content::Date today)
{
    constexpr int horizon_days = 90;
    return content::plus_days(today, horizon_days);
}

bool needs_check(const Value& value, content::Date horizon)
{
    return value.state != content::ValueState::Good || (value.due && *value.due <= horizon);
}

} // namespace desk
