#pragma once

#include "content/model/guide.hpp"

#include <optional>
#include <string>

namespace content {

/// Who confirmed a value, and when.
struct Confirmation {
    std::string name; ///< Pseudonym of guide.toml [people].
    Date day{};
};

/// The newest confirmation of the present value; none if unconfirmed.
std::optional<Confirmation> confirmation_of(const Guide& guide, const Fact& fact);
std::optional<Confirmation> confirmation_of(const Guide& guide, const Contact& contact);

} // namespace content
