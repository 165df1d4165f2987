#pragma once

#include "fonts/paragraph.hpp"

#include <cstddef>
#include <list>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

namespace layout {

/// Shaped paragraphs by what they were shaped from: a page's texts come back on the next page, in
/// the next text size and on the next format, and only their size is another. Whole paragraphs
/// only; what was asked for longest ago goes first (TEXT.md 2.3). Not for several threads at once:
/// it belongs to a TextScratch. `fonts::shape` itself never looks here.
class ParagraphCache {
  public:
    static constexpr std::size_t usual_bytes = std::size_t{16} << 20U;

    /// @param most_bytes of all paragraphs kept together; one larger than that is not kept.
    explicit ParagraphCache(std::size_t most_bytes = usual_bytes) : most_bytes_(most_bytes) {}

    /// What `fonts::shape` gives, or gave before for the same spans and catalogue.
    std::shared_ptr<const fonts::Paragraph> shape(std::span<const fonts::TextSpan> spans,
                                                  const fonts::FontCatalogue& catalogue,
                                                  fonts::TextScratch& scratch);

    std::size_t bytes() const { return bytes_; }
    std::size_t size() const { return known_.size(); }

  private:
    struct Entry {
        std::string key;
        std::shared_ptr<const fonts::Paragraph> paragraph;
        std::size_t bytes = 0;
    };
    using Entries = std::list<Entry>;

    void keep(std::shared_ptr<const fonts::Paragraph> paragraph);

    std::size_t most_bytes_;
    std::size_t bytes_ = 0;
    std::string key_; ///< Of the spans asked for.
    Entries entries_; ///< The last one asked for first.
    std::unordered_map<std::string_view, Entries::iterator> known_; ///< Keys are the entries'.
};

} // namespace layout
