#include "content/paint/svg_rewrite.hpp"

#include <fmt/format.h>
#include <pugixml.hpp>

#include <array>
#include <charconv>
#include <sstream>

namespace paint {

namespace {

constexpr std::string_view space = " \t\r\n";

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(space);
    const auto last = text.find_last_not_of(space);
    return first == std::string_view::npos ? std::string_view()
                                           : text.substr(first, last - first + 1);
}

/// New values for the properties a drawing is changed in.
class Changes {
  public:
    Changes(double stroke_scale, std::optional<layout::Colour> one_colour)
        : stroke_scale_(stroke_scale)
    {
        if (one_colour) {
            paint_ = fmt::format("#{:02X}{:02X}{:02X}", one_colour->red, one_colour->green,
                                 one_colour->blue);
        }
    }

    const std::string& paint() const { return paint_; }

    std::string value_of(std::string_view property, std::string_view value) const
    {
        if (property == "stroke-width") {
            return scaled(value);
        }
        const bool paints = property == "fill" || property == "stroke";
        return paints && !paint_.empty() && value != "none" ? paint_ : std::string(value);
    }

  private:
    std::string scaled(std::string_view value) const
    {
        double number = 0;
        const auto read = std::from_chars(value.data(), value.data() + value.size(), number);
        if (read.ec != std::errc()) {
            return std::string(value);
        }
        const std::string_view unit(
            read.ptr, static_cast<std::size_t>(value.data() + value.size() - read.ptr));
        return fmt::format("{:.4f}{}", number * stroke_scale_, unit);
    }

    double stroke_scale_;
    std::string paint_; ///< "#RRGGBB"; empty = paints stay.
};

/// One `property: value`, as it stands between braces and semicolons.
std::string changed_declaration(std::string_view declaration, const Changes& changes)
{
    const auto colon = declaration.find(':');
    if (colon == std::string_view::npos) {
        return std::string(declaration);
    }
    const auto property = trimmed(declaration.substr(0, colon));
    const auto value = trimmed(declaration.substr(colon + 1));
    return fmt::format("{}:{}", property, changes.value_of(property, value));
}

/// Rewrites the declarations of a `<style>` or of a `style` attribute; selectors stay.
std::string changed_css(std::string_view css, const Changes& changes)
{
    std::string changed;
    std::size_t begin = 0;
    while (begin < css.size()) {
        const auto end = std::min(css.find_first_of("{};", begin), css.size());
        const auto piece = css.substr(begin, end - begin);
        const bool selector = end < css.size() && css[end] == '{';
        changed += selector ? std::string(piece) : changed_declaration(piece, changes);
        if (end < css.size()) {
            changed += css[end];
        }
        begin = end + 1;
    }
    return changed;
}

void change_attributes(pugi::xml_node element, const Changes& changes)
{
    for (pugi::xml_attribute attribute : element.attributes()) {
        const std::string_view name = attribute.name();
        const std::string value(trimmed(attribute.value()));
        if (name == "style") {
            attribute.set_value(changed_css(value, changes).c_str());
        } else {
            const std::string changed = changes.value_of(name, value);
            if (changed != value) {
                attribute.set_value(changed.c_str());
            }
        }
    }
}

class Rewriter : public pugi::xml_tree_walker {
  public:
    explicit Rewriter(const Changes& changes) : changes_(changes) {}

    bool for_each(pugi::xml_node& node) override
    {
        if (node.type() == pugi::node_element) {
            change_attributes(node, changes_);
        } else if (std::string_view(node.parent().name()) == "style") {
            node.set_value(changed_css(node.value(), changes_).c_str());
        }
        return true;
    }

  private:
    const Changes& changes_;
};

/// Colours of the two themes of high contrast: what is dark on paper and what is light.
struct Contrast {
    const char* ground;
    const char* lines;
};

std::string contrast_stylesheet(const Contrast& contrast)
{
    return fmt::format(
        ".kapas,.cahaya,.merah,.hijau,.laut,.nila,.biru,.kulit,.kulit2,.batu"
        "{{fill:{0}!important}}"
        ".ink,.kunyit{{fill:{1}!important}}"
        ".no{{fill:none!important}}"
        "#ink,[class^=\"g-\"],[class*=\" g-\"]{{stroke:{1}!important}}"
        "#light{{fill:none!important;stroke:{1}!important;stroke-width:1.5!important}}",
        contrast.ground, contrast.lines);
}

} // namespace

std::optional<RewrittenSvg> rewrite_svg(std::string_view svg, double stroke_scale,
                                        std::optional<layout::Colour> one_colour)
{
    pugi::xml_document document;
    if (!document.load_buffer(svg.data(), svg.size()) ||
        std::string_view(document.document_element().name()) != "svg") {
        return std::nullopt;
    }
    const Changes changes(stroke_scale, one_colour);
    Rewriter rewriter(changes);
    document.traverse(rewriter);
    pugi::xml_node root = document.document_element();
    const bool turns = std::string_view(root.attribute("class").value()) == "turns";
    if (one_colour && !root.attribute("fill")) {
        root.append_attribute("fill") = changes.paint().c_str(); // SVG's own default is black.
    }
    std::ostringstream out;
    document.save(out, "", pugi::format_raw);
    return RewrittenSvg{out.str(), turns};
}

std::string theme_stylesheet(layout::PictureItem::Theme theme, bool light_disc)
{
    using Theme = layout::PictureItem::Theme;
    std::string css;
    if (theme == Theme::Dark) {
        css = contrast_stylesheet({"#000", "#FFF"});
    } else if (theme == Theme::Light) {
        css = contrast_stylesheet({"#FFF", "#000"});
    }
    if (!light_disc) {
        css += "#light{display:none!important}";
    }
    return css;
}

} // namespace paint
