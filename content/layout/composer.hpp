#pragma once

#include "content/layout/display_list.hpp"
#include "content/layout/fit.hpp"
#include "content/layout/shaped_text.hpp"
#include "content/layout/text_scratch.hpp"
#include "content/layout/theme.hpp"
#include "content/model/language.hpp"
#include "fonts/font_catalogue.hpp"

#include <span>
#include <string>

namespace layout {

/// How a text looks where it stands.
struct TextLook {
    Role role = Role::Body;
    Colour fill;
    Colour
        accent; ///< Of the author's second and later lines; same as `fill` if they do not differ.
    Colour ground;
    bool far = false;
    fonts::Align align = fonts::Align::Start;
};

/// Puts items on a page, sheet or screen. Callers compose left to right; on a right-to-left page
/// every box is exchanged here, x' = W - x - w, and only here (DESIGN.md section 11).
class Composer {
  public:
    /// All references must outlive the composer.
    Composer(Size size, content::Direction direction, const Theme& theme, Detail detail,
             const fonts::FontCatalogue& fonts, TextScratch& scratch);

    const Theme& theme() const { return theme_; }
    Detail detail() const { return detail_; }
    const fonts::FontCatalogue& fonts() const { return fonts_; }
    TextScratch& scratch() { return scratch_; }
    Points width() const { return list_.size.width; }
    Points height() const { return list_.size.height; }
    bool right_to_left() const { return right_to_left_; }

    ShapedText shape_lines(const std::vector<content::SpanLine>& lines, const std::string& unit,
                           const std::string& language, const TextWeights& weights,
                           double leading) const;
    ShapedText shape_plain(const std::string& text, const std::string& unit,
                           const std::string& language, fonts::Weight weight) const;

    void box(Role role, const Rect& rect, Colour fill);
    void outlined_box(Role role, const Rect& rect, Colour fill, const Stroke& stroke,
                      Points radius);
    void path(Role role, PathItem path);
    /// A drawing in one colour.
    void mark(const std::string& name, const Rect& box, Colour colour);
    void qr(QrItem code, const Rect& box);
    /// Sets the text from the top of `frame` on; its lines are balanced.
    void text(const ShapedText& text, const Setting& setting, const Rect& frame,
              const TextLook& look);
    /// Width of the widest line as it will be set.
    Points width_of(const ShapedText& text, const Setting& setting, Points available);

    void report(content::Finding finding) { list_.findings.push_back(std::move(finding)); }

  protected:
    Rect turned(const Rect& rect) const;
    /// `item.box` as composed; its theme and direction are set here.
    void add_picture(PictureItem item);

    DisplayList list_;

  private:
    fonts::Align turned(fonts::Align align, const fonts::Paragraph& paragraph) const;
    void note_missing(const ShapedText& text);
    void add_line_items(const ShapedLine& line, std::size_t block, Points size,
                        std::span<const fonts::LineBox> boxes, const Rect& frame, Points baseline,
                        Points leading, const TextLook& look);

    const Theme& theme_;
    Detail detail_;
    const fonts::FontCatalogue& fonts_;
    TextScratch& scratch_;
    bool right_to_left_ = false;
};

/// A finding about a text.
content::Finding text_finding(const ShapedText& text, std::string code);

} // namespace layout
