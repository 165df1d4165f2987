#pragma once

#include "content/layout/display_list.hpp"

#include <cstddef>
#include <string>
#include <vector>

typedef struct _cairo cairo_t;

namespace paint {

/// An element of the structure tree of a tagged PDF and the items of a list it stands for.
struct TagElement {
    std::string tag;       ///< H1, P, L, LI or Figure (ISO 32000-1, 14.8.4).
    std::size_t first = 0; ///< Items [first, last); an element's children lie inside.
    std::size_t last = 0;
    std::string language = {}; ///< Of a text; empty for the rest.
    std::string picture = {};  ///< Name of a figure's drawing; empty for a QR code.
    std::string payload = {};  ///< Of a figure that is a QR code.
};

/// What a page says to who cannot see it, in the order of the list, parents before children:
/// headings, paragraphs, steps as items of a list with their drawings, figures. Grounds, rules,
/// marks beside words and numbers of steps are left out.
std::vector<TagElement> plan_tags(const layout::DisplayList& list);

/// Opens and closes the elements of a plan while the items of a list are drawn one by one.
class Tagger {
  public:
    /// Both must outlive the tagger.
    Tagger(const std::vector<TagElement>& plan, cairo_t* context) : plan_(plan), context_(context)
    {}

    /// Before the item is drawn.
    void before(std::size_t item);
    /// After the last one.
    void finish();

  private:
    void close_until(std::size_t item);

    const std::vector<TagElement>& plan_;
    cairo_t* context_;
    std::size_t next_ = 0;
    std::vector<std::size_t> open_;
};

} // namespace paint
