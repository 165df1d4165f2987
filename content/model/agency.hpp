#pragma once

#include "content/model/date.hpp"
#include "content/model/finding.hpp"

#include <optional>
#include <string>
#include <vector>

namespace content {

enum class AgencyStatus { Active, Suspended, Revoked, Expired };

/// A placement company of agencies.toml (KIOSK.md 2.4).
struct Agency {
    std::string name;
    std::vector<std::string> aliases;
    std::string licence; ///< Number as printed; names can be alike, so it is always shown.
    AgencyStatus status = AgencyStatus::Active;
    std::optional<Date> valid_until;
    std::string seat;
    std::string province;
    std::vector<std::string> branches;
    std::string contact; ///< Id in contacts.toml, may be empty.
    Place place;
};

/// agencies.toml: a dated list, never "all companies there are".
struct AgencyList {
    bool sample = true; ///< Nobody has filled it in: nothing can be checked here.
    std::string source;
    std::optional<Date> published;
    std::optional<Date> entered;
    std::string entered_by;
    std::string covers;
    bool complete = false;
    std::vector<Agency> agencies;

    /// A list that can answer: filled in and dated.
    bool usable() const { return !sample && published && !agencies.empty(); }
};

} // namespace content
