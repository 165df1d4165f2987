#pragma once

#include "content/model/agency.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace content {

/// What a visitor did on the look-up of companies.
struct AgencyQuery {
    std::string typed;                 ///< As the letter pad writes it: A-Z and spaces.
    std::optional<std::size_t> chosen; ///< Place in the list of the company that was touched.

    bool operator==(const AgencyQuery&) const = default;
};

/// What the list says of the one company that is looked for (KIOSK.md 2.4).
struct AgencyAnswer {
    enum class Says {
        Nothing,   ///< No company is meant yet, or the list cannot answer.
        NotListed, ///< No word of a name begins like this.
        SameName,  ///< Companies of this very name stand differently: licence numbers tell.
        Listed,
    };
    Says says = Says::Nothing;
    const Agency* company = nullptr; ///< Of the list; null unless `Listed`.
    AgencyStatus standing = AgencyStatus::Active;
};

/// How a company stands on a day: an active licence that has run out is expired.
AgencyStatus standing_of(const Agency& agency, Date day);

/// The company that was touched, else the one whose whole name was typed. Of a name that is only
/// begun, three letters of it at least, no licence follows, but a warning does: if one company
/// alone matches, begins like this and has no licence, it is the one.
AgencyAnswer answer_of(const AgencyList& list, const AgencyQuery& query, Date day);

/// What that means for a job offer, as the answers of a wizard name it: "next" | "yellow" | "red";
/// empty: nothing, the visitor's own answer counts.
std::string verdict_of(const AgencyAnswer& answer);

/// Text unit that says so, with the list's date as {date}; empty for `Nothing`.
std::string unit_of(const AgencyAnswer& answer);
/// The same for a company of the list that stands so.
std::string unit_of(AgencyStatus standing);

} // namespace content
