#pragma once

#include "content/desk/desk.hpp"
#include "content/desk/review_list.hpp"
#include "content/desk/review_words.hpp"
#include "content/desk/signing.hpp"

#include <optional>
#include <string>
#include <vector>

namespace desk {

/// `review --terminal`: shows text after text and takes ok or no. Each answer is in the ledger
/// before the next text is shown, so nothing is lost however the session ends.
class ReviewSession {
  public:
    /// All must outlive the session. Reads `desk.in`.
    ReviewSession(const Desk& desk, const ReviewJudge& judge, const Signer& signer);

    /// Until the last text, `q` or the end of the input.
    void run();

  private:
    enum class Answer { None, Ok, No, Later };
    /// What was said about an item; times are of ledger lines, empty = none.
    struct Standing {
        Answer answer = Answer::None;
        std::string ok_time; ///< Of this session.
        std::string no_time; ///< Of anybody.
    };
    enum class Move { Stay, Next, Back, Stop };

    void print_head() const;
    void print_item(std::size_t at) const;
    void print_end() const;
    Move ask(std::size_t at);
    Move say_ok(std::size_t at);
    Move say_no(std::size_t at);
    Move back_from(std::size_t at) const;
    void write(content::LedgerLine line);
    std::string sentence(std::string_view words) const;

    const Desk& desk_;
    const ReviewJudge& judge_;
    const Signer& signer_;
    const ReviewWords& words_;
    ReviewList list_;
    std::vector<Standing> standings_; ///< By item.
};

/// What a person typed as a ledger may hold it: one line without controls and invisible signs,
/// U+FFFD for what is no UTF-8, at most 500 letters.
std::string reason_typed(std::string_view typed);

/// The minute after a ledger time.
std::string minute_after(const std::string& time);

} // namespace desk
