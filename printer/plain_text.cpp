#include "printer/plain_text.hpp"

#include "fonts/place.hpp"

#include <array>
#include <utility>

namespace printer {

namespace {

constexpr float no_end = 10000; // Of a line.

} // namespace

std::shared_ptr<const fonts::Paragraph> shape_plain(const std::string& text,
                                                    const fonts::FontCatalogue& fonts,
                                                    fonts::TextScratch& scratch,
                                                    fonts::Weight weight)
{
    fonts::TextStyle style;
    style.language = "id";
    style.weight = weight;
    const std::array<fonts::TextSpan, 1> span{{{text, style}}};
    return fonts::shape(span, fonts, scratch);
}

void add_line(const fonts::Paragraph& paragraph, const fonts::LineBox& line, const PlainLine& how,
              fonts::TextScratch& scratch, std::vector<layout::Item>& items)
{
    std::vector<fonts::GlyphRun> runs;
    fonts::place(
        paragraph, line,
        {how.size.value(), how.x.value(), no_end, how.baseline.value(), fonts::Align::Start},
        scratch, runs);
    for (fonts::GlyphRun& run : runs) {
        layout::Item& item = items.emplace_back();
        item.role = layout::Role::Footer;
        item.what = layout::GlyphRunItem{std::move(run), how.colour};
    }
}

void add_line(const std::string& text, const PlainLine& how, const fonts::FontCatalogue& fonts,
              fonts::TextScratch& scratch, std::vector<layout::Item>& items)
{
    const auto paragraph = shape_plain(text, fonts, scratch);
    const fonts::LineBox line = fonts::wrap(*paragraph, no_end, scratch).front();
    add_line(*paragraph, line, how, scratch, items);
}

} // namespace printer
