#pragma once

#include "content/model/agency.hpp"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace content {

/// A name as it is compared: no case, marks, apostrophes, legal form or double spaces, so that
/// "PT. Maju Jaya" and "maju jaya" are one (KIOSK.md 2.4).
std::string fold_agency_name(std::string_view name);

/// What the list says about what was typed.
struct AgencySearch {
    std::vector<const Agency*> found; ///< A word of a name or alias begins with the text.
    std::vector<const Agency*> exact; ///< Those of them whose whole name or alias it is.
    std::set<char> next;              ///< Letters (A-Z) and ' ' that lead on to a name.
};

/// @param typed as the letter pad writes it: A-Z and spaces.
AgencySearch find_agencies(const AgencyList& list, std::string_view typed);

/// Whether a name or an alias begins with the text, of which there are three letters at least.
bool begins_name(const Agency& agency, std::string_view typed);

/// Names near to one that is not in the list, nearest first, to compare letter by letter.
std::vector<const Agency*> similar_agencies(const AgencyList& list, std::string_view typed);

} // namespace content
