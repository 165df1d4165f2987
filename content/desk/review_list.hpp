#pragma once

#include "content/desk/review_judge.hpp"

#include <optional>
#include <string>
#include <vector>

namespace desk {

/// Somebody approved another text of the unit (K014), and what is known of that text.
struct EarlierReview {
    std::string name;
    std::string role;
    std::string time;
    std::string source;      ///< The Indonesian then; empty if it is the same or not known.
    std::string translation; ///< The translation then; empty if not known.
};

/// A text that waits for a role. Borrows the guide and the judge.
struct ReviewItem {
    const content::Unit* unit = nullptr;
    const content::Message* message = nullptr; ///< Null in the source language.
    ReviewText text;
    bool source_approved = true;
    std::vector<std::string> posters;                 ///< That show it, but for its own.
    std::vector<const content::LedgerLine*> refusals; ///< Every `no` to this very text.
    std::optional<EarlierReview> earlier;
};

/// Texts that wait, critical ones first, then in the guide's order, and those that do not wait for
/// this reviewer.
struct ReviewList {
    std::vector<ReviewItem> items;
    int critical = 0;     ///< The first of the items.
    int translator = 0;   ///< Not translated, in need of work, or made from an older Indonesian.
    int other_person = 0; ///< The reviewer translated them or approved them in another role.
    int refused = 0;      ///< The reviewer has said no to them as they stand.
    bool asked = false;   ///< The policy asks this role about some text.
};

/// What waits for the judge's reviewer; without a name, for anybody in the role.
/// @param now time of a line that would be written.
ReviewList list_reviews(const ReviewJudge& judge, const std::string& now);

} // namespace desk
