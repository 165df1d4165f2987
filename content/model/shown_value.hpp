#pragma once

#include "content/model/document.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace content {

/// Who asks for a value: where it is going and for which text.
struct ValueRequest {
    const Guide& guide;
    const ResolveOptions& options;
    Variant variant = Variant::Poster;
    std::string language; ///< Of the text the value is filled into.
    std::string unit;     ///< For findings.
    Place place;          ///< For findings.
};

/// What may be shown of a fact or contact (TRANSLATION.md 2, "States of a fact or contact").
struct ShownValue {
    std::string id;     ///< The one shown: a replacement stands under its own id.
    std::string text;   ///< Empty if it may not be shown.
    bool words = false; ///< A text, which may be broken like any other; numbers are kept whole.
    bool good = false;  ///< Confirmed and in date, its words approved: no sash for its sake.
    std::optional<Finding> finding; ///< K020, K050, K053-K057; K010-K012 of a fact that is a text.
    std::optional<Date> confirmed_on; ///< Of the present value.
};

/// Value of `{id}` as text. An unknown id is a K020 and shows nothing.
ShownValue shown_value(const ValueRequest& request, const std::string& id);

/// The contact drawn with a block, with what may be shown of its value.
/// @param shown what `shown_value` gave for it.
ShownContact shown_contact(const ValueRequest& request, const ShownValue& shown);

/// The newest of a contact's replacements (`replaced_by`) that is good; the contact itself if none
/// is, or if it is not replaced.
const Contact& usable_contact(const Guide& guide, const Contact& contact, Date today);

/// Finding of a value that is not good; none if it is.
std::optional<Finding> value_finding(const Guide& guide, const Fact& fact, Date today);
std::optional<Finding> value_finding(const Guide& guide, const Contact& contact, Date today);

/// A text of the guide that belongs to no block ("contacts.x", "ui.back"): translation if it is
/// there and current, else the source text; empty if there is no such unit.
std::string short_text(const Guide& guide, std::string_view unit, std::string_view language);

/// Whether what `short_text` gives has its approvals; true if there is no such unit.
bool short_text_approved(const Guide& guide, std::string_view unit, std::string_view language);

} // namespace content
