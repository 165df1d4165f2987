#pragma once

#include "content/layout/display_list.hpp"
#include "fonts/font_catalogue.hpp"
#include "fonts/paragraph.hpp"
#include "fonts/text_scratch.hpp"
#include "fonts/wrap.hpp"

#include <memory>
#include <string>
#include <vector>

namespace printer {

/// Words of the printer's own for people in shops and offices: Indonesian, in the Latin face.
std::shared_ptr<const fonts::Paragraph> shape_plain(const std::string& text,
                                                    const fonts::FontCatalogue& fonts,
                                                    fonts::TextScratch& scratch,
                                                    fonts::Weight weight = fonts::Weight::Regular);

/// Where a line begins, and how it looks.
struct PlainLine {
    layout::Points x;
    layout::Points baseline;
    layout::Points size;
    layout::Colour colour;
};

/// Appends one line of a paragraph.
void add_line(const fonts::Paragraph& paragraph, const fonts::LineBox& line, const PlainLine& how,
              fonts::TextScratch& scratch, std::vector<layout::Item>& items);

/// Shapes a text and appends it as one line, however long.
void add_line(const std::string& text, const PlainLine& how, const fonts::FontCatalogue& fonts,
              fonts::TextScratch& scratch, std::vector<layout::Item>& items);

} // namespace printer
