#pragma once

#include "content/model/guide.hpp"

#include <optional>
#include <string>
#include <vector>

namespace desk {

/// A fact or contact as the ledger sees it.
struct Value {
    std::string id;
    std::string words; ///< What is hashed and confirmed.
    content::ValueState state = content::ValueState::Unconfirmed;
    std::optional<content::Date> due; ///< Last day on which it counts as checked.
};

/// All facts, then all contacts, each by id.
std::vector<Value> values_of(const content::Guide& guide, content::Date today);

/// The last day that `facts due` and `status` look ahead to.
content::Date horizon_of(content::Date today);

/// Somebody has to look at it: not confirmed, out of date, or due by the horizon.
bool needs_check(const Value& value, content::Date horizon);

} // namespace desk
