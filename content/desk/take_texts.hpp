#pragma once

#include "content/desk/exchange.hpp"
#include "content/model/guide.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace desk {

/// What became of a text that came back.
enum class Outcome {
    Unchanged, ///< The file has nothing new.
    Taken,     ///< Stands in the catalogue now.
    Stale,     ///< Taken, but made from an older Indonesian: needs work.
    Kept,      ///< Ours stands; the file's is kept beside it as a question.
    Refused,   ///< Not taken; the finding says why.
};

/// Takes texts that came back into a catalogue that is in line with the guide: by id and source
/// hash, never by place in the file. Never puts a text under an Indonesian it was not made from
/// without marking it, never empties one.
class TakeTexts {
  public:
    /// @param catalog one message for each unit (`CatalogUpdate`); it is changed.
    TakeTexts(const content::Guide& guide, content::Catalog& catalog);

    /// Looks through a file before its texts are taken: if several known texts stand in the places
    /// of others and have left their own, as when cells were pushed down a row, then none that
    /// stands so is taken (K008).
    void look_for_moved(const std::vector<ReturnedText>& texts);

    Outcome take(const ReturnedText& text);

    /// Why texts were refused, kept beside or marked.
    const std::vector<content::Finding>& findings() const { return findings_; }

    /// Ids whose translation is now the file's.
    const std::set<std::string>& taken() const { return taken_; }

  private:
    bool is_refused(const ReturnedText& text);
    Outcome take_words(const ReturnedText& text, content::Message& message);
    Outcome take_current(const ReturnedText& text, content::Message& message);
    Outcome take_older(const ReturnedText& text, content::Message& message);
    bool was_before(const ReturnedText& text, const content::Message& message) const;
    bool changed_here(const ReturnedText& text, const content::Message& message) const;
    const content::Message* owner_of(const ReturnedText& text,
                                     const content::Message& message) const;
    std::string owner_of_moved(const ReturnedText& text, const content::Message& message) const;
    std::string text_hash_of(const ReturnedText& text) const;
    void put(const ReturnedText& text, content::Message& message);
    void take_comments(const ReturnedText& text, content::Message& message, Outcome outcome) const;
    Outcome report(Outcome outcome, const ReturnedText& text, std::string code, std::string variant,
                   const content::Message* message = nullptr);

    const content::Guide& guide_;
    content::Catalog& catalog_;
    std::map<std::string_view, std::size_t> places_; ///< Of ids in the catalogue.
    std::multimap<std::string, std::size_t> by_translation_;
    std::set<std::pair<std::string, std::string>> gone_; ///< Obsolete: id, translation.
    std::set<std::string> made_; ///< Hashes of texts that once stood in the catalogue.
    std::vector<content::Finding> findings_;
    std::set<std::string> taken_;
    bool texts_moved_ = false;
};

} // namespace desk
