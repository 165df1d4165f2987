#pragma once

#include "content/model/paper_words.hpp"
#include "fonts/paragraph.hpp"
#include "fonts/wrap.hpp"
#include "printer/guides.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace printer {

/// A kind of thing that guides show; each has a look of its own.
enum class GuideKind { Title, Trim, Bleed, Safe, Band, Leader, Eyelet, Fold, Seam };

/// A line of the legend.
struct GuideNote {
    GuideKind kind = GuideKind::Trim;
    std::string text;
};

/// What the guides of a page show, with the figures the format has.
std::vector<GuideNote> guide_notes(const GuidedPage& page, const content::PaperWords& words);

/// Lines and strips of one kind, each on a white line that keeps them visible on any ground.
/// Lengths in points of the drawing.
class GuideLines {
  public:
    GuideLines(GuideKind kind, layout::Points type) : kind_(kind), type_(type) {}

    void add_line(layout::Point from, layout::Point to);
    void add_box(const layout::Rect& rect);
    /// Slanted lines across a strip and a line round it.
    void add_strip(const layout::Rect& rect);
    void add_ring(layout::Point middle);
    /// Appends what was added.
    void finish(std::vector<layout::Item>& items);

  private:
    GuideKind kind_;
    layout::Points type_;
    std::vector<layout::PathSegment> lines_;
    std::vector<layout::PathSegment> slants_;
    std::vector<layout::Point> rings_;
};

/// A legend set in columns, not placed yet.
class GuideLegend {
  public:
    GuideLegend(const std::vector<GuideNote>& notes, layout::Points type,
                const fonts::FontCatalogue& fonts, fonts::TextScratch& scratch);

    /// How high it is when it may be this wide; the columns share the notes.
    layout::Points height(layout::Points width) const;
    /// The width of one column.
    layout::Points column() const;
    void draw(layout::Point corner, layout::Points width, std::vector<layout::Item>& items);

  private:
    struct Entry {
        GuideKind kind = GuideKind::Trim;
        std::shared_ptr<const fonts::Paragraph> paragraph;
        std::vector<fonts::LineBox> lines;
    };
    std::size_t columns(layout::Points width) const;
    /// How many notes, from the first, each column takes.
    std::vector<std::size_t> shares(layout::Points width) const;
    layout::Points height_of(const Entry& entry) const;
    void draw_sample(GuideKind kind, layout::Point corner, std::vector<layout::Item>& items) const;

    layout::Points type_;
    fonts::TextScratch& scratch_;
    std::vector<Entry> entries_;
};

} // namespace printer
