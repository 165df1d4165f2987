#pragma once

#include "content/model/guide.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace content {

/// How a unit's text stands against the publish policy.
struct Approval {
    bool translated = false;
    bool current = false;  ///< msgid is the present source, not fuzzy.
    bool approved = false; ///< Every role the policy asks for said ok to the current hash.
    std::vector<std::string> missing_roles;
    bool lapsed = false; ///< Somebody approved an earlier text.
    bool source_approved = false;
    bool made_known = false;  ///< A `made` line says who translated the present text.
    bool same_person = false; ///< Reviewer and translator, or two roles, are one person (K015).
};

/// @param language the source language is judged by its source roles.
Approval approval_of(const Guide& guide, const Unit& unit, std::string_view language);

/// What is to leave the house.
struct GateTarget {
    std::string id; ///< Topic or poster.
    std::string language;
    Variant variant = Variant::Poster;
};

enum class GateMode { Press, Proof };

/// A reason that keeps the gate shut, and who can open it.
struct GateReason {
    Finding finding;
    std::string role; ///< translator | language | content | safety | editor | design
};

struct Gate {
    std::vector<GateReason> reasons;
    bool open() const { return reasons.empty(); }
};

/// What the gate is told, by where it comes from: that says how much of it is about the document.
struct GateFindings {
    std::vector<Finding> loading; ///< Of `load_guide`: every error refuses, whatever it is about.
    std::vector<Finding> check;   ///< Of `check`: all but what belongs to another document.
    std::vector<Finding> sheet;   ///< Of `resolve` and layout: the document's own, never filtered.
};

/// The publish gate for one document. What only warns in `check` refuses paper here. Proof lets
/// K011, K013-K017, K051, K057 through.
Gate judge(const Guide& guide, const GateTarget& target, GateMode mode, Date today,
           const GateFindings& findings);

/// Person who can mend a finding, by code.
std::string role_for(std::string_view code);

} // namespace content
