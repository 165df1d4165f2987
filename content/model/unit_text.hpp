#pragma once

#include "content/model/document.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace content {

/// The words chosen for a unit, before values are filled in.
struct ChosenText {
    std::string text;
    std::string language;
    bool fallback = false;
    bool being_updated = false;
    Place place; ///< Of the text itself.
};

/// Text of a unit in one language as it stands, fuzzy or stale or not; none if untranslated.
std::optional<ChosenText> text_in(const Guide& guide, const Unit& unit, std::string_view language);

/// Text a kiosk shows: per unit along the language's chain, the source language last.
/// @param unapproved Skip: a text without its approvals counts as not there.
std::optional<ChosenText> kiosk_text(const Guide& guide, const Unit& unit,
                                     std::string_view language,
                                     Unapproved unapproved = Unapproved::Show);

/// K010 (untranslated), K011 (needs work) or K012 (stale); none if the translation is current.
std::optional<Finding> currency_finding(const Guide& guide, const Unit& unit,
                                        std::string_view language);

/// A block of a topic or poster with `use` followed.
struct BlockTexts {
    const Block* block = nullptr; ///< The entry in the topic's or poster's own list.
    const Block* texts = nullptr; ///< Whose texts are taken; the same without `use`.
    std::string base;             ///< "passport.fee": unit id without the variant.
};

/// Blocks of a topic or poster in order. A `use` that names nothing is left out (K006 by loading).
std::vector<BlockTexts> blocks_of(const Guide& guide, std::string_view id);

/// Which unit feeds a block on a medium (TRANSLATION.md 2, "Fallback" and "Limits").
struct BlockUnit {
    const Unit* unit = nullptr;
    bool kiosk_text_on_paper = false; ///< There is no @poster text (K044 if it does not fit).
};

/// None: the block has no text there and is left out without a finding.
std::optional<BlockUnit> unit_of(const Guide& guide, const BlockTexts& block, Variant variant);

} // namespace content
