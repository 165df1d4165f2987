#pragma once

#include "content/desk/desk.hpp"
#include "content/model/guide.hpp"
#include "content/model/review.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace desk {

/// Who reviews what. `name` is empty where nobody in particular does.
struct Reviewer {
    std::string language;
    std::string role;
    std::string name;
};

/// A text as its hash covers it.
struct ReviewText {
    std::string source;
    std::string translation; ///< The source text again in the source language.
    std::string hash;
};

/// What speaks against an `ok` to a text that is there; the first that holds.
enum class Bar {
    None,
    Said,      ///< This person's `ok` stands already.
    Faulty,    ///< The text has an error.
    Stale,     ///< It needs work, or the Indonesian changed.
    OwnText,   ///< This person translated it (K015).
    OneForAll, ///< One person would stand for two roles (K015).
};

/// What one reviewer may say about the texts of one language: the rules of `approve` and `review`.
class ReviewJudge {
  public:
    /// @param findings of which an error keeps its text from being approved, unless it is about
    /// reviews themselves. The guide must outlive the judge.
    ReviewJudge(const content::Guide& guide, Reviewer reviewer,
                const std::vector<content::Finding>& findings);

    const Reviewer& reviewer() const { return reviewer_; }
    const content::Guide& guide() const { return guide_; }
    bool is_source() const { return reviewer_.language == guide_.source_language; }
    const content::ReviewLedgers& ledgers() const { return ledgers_; }

    bool is_asked(const content::Unit& unit) const;
    /// None: not translated.
    std::optional<ReviewText> text_of(const content::Unit& unit) const;
    bool is_stale(const content::Unit& unit) const;
    /// Findings about the text itself, errors first.
    const std::vector<content::Finding>& findings_of(const content::Unit& unit) const;
    bool is_faulty(const content::Unit& unit) const;
    content::Objection objection_to(const content::LedgerLine& ok, const content::Unit& unit) const;

    /// @param ok the line that is to be written; it need not be signed yet.
    Bar bar_against(const content::LedgerLine& ok, const content::Unit& unit) const;

    /// A line of this reviewer about a text.
    content::LedgerLine line(const content::Unit& unit, const ReviewText& text, std::string verdict,
                             std::string time) const;

  private:
    void close_if_waived(content::Finding& finding) const;
    bool has_said(const content::LedgerLine& ok) const;

    const content::Guide& guide_;
    Reviewer reviewer_;
    content::ReviewLedgers ledgers_;
    std::map<std::string, std::vector<content::Finding>> findings_; ///< By unit.
};

/// The reviewer as guide.toml has him, with role and language; null after saying what is missing.
/// @throws content::UsageError if the name is none or the guide has no such language.
const content::Person* find_reviewer(const Desk& desk, const content::Guide& guide,
                                     const Reviewer& reviewer);

} // namespace desk
