#pragma once

#include "content/desk/review_list.hpp"

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace desk {

/// What `review` says around the texts, in one language. `{n}` and the like are filled in.
struct ReviewWords {
    content::MessageLanguage language = content::MessageLanguage::English;
    std::array<std::string_view, 11> kinds;   ///< By BlockKind.
    std::array<std::string_view, 3> variants; ///< By Variant.
    std::string_view topic, poster, also_on, tile, shared;
    std::string_view lines, letters, about;
    std::string_view critical, error, warning;
    std::string_view back, note, question, values, changed, refused, found;
    std::string_view source_open, earlier, earlier_source, earlier_text, earlier_same;
    std::string_view said_no;
    std::string_view keys, why, unknown_key, first;
    std::string_view is_faulty, is_other;
    std::string_view answered_ok, answered_no, answered_later;
    std::string_view nothing, not_asked, head, done, unread, translator, other_person, own_refused;
};

const ReviewWords& review_words(content::MessageLanguage language);

/// A sentence with `{name}` filled in.
std::string filled_words(std::string_view sentence,
                         const std::vector<std::pair<std::string_view, std::string>>& arguments);

/// "topic papers (Surat yang harus siap)".
std::string owner_words(const content::Guide& guide, const content::Unit& unit,
                        const ReviewWords& words);

/// "kiosk | check | 2 lines, about 42 letters | also on seven-steps".
std::string where_words(const content::Guide& guide, const ReviewItem& item,
                        const ReviewWords& words);

/// Who approved an earlier text and what it was, a sentence a line; empty if nobody did.
std::vector<std::string> earlier_words(const ReviewItem& item, const ReviewWords& words);

/// Who said no, when and why.
std::string refusal_words(const content::LedgerLine& no, const ReviewWords& words);

/// "error K020: ..."
std::string finding_words(const content::Finding& finding, const ReviewWords& words);

/// "{hotline_home} = 0800-000-000", one for each value the computer fills in.
std::vector<std::string> value_words(const content::Guide& guide, const ReviewItem& item,
                                     const content::Language& language);

/// What stands for `{name}` now in a language; empty if it is no fact or contact.
std::string value_now(const content::Guide& guide, const std::string& name,
                      const content::Language& language);

} // namespace desk
