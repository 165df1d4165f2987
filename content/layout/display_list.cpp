#include "content/layout/display_list.hpp"

#include <fmt/format.h>

#include <array>
#include <iterator>

namespace layout {

namespace {

constexpr std::array role_names{"ground", "band",   "picture", "heading", "step",
                                "detail", "danger", "label",   "number",  "qr",
                                "footer", "sash",   "rule",    "button",  "body"};

std::string hex(Colour colour)
{
    return fmt::format("#{:02X}{:02X}{:02X}", colour.red, colour.green, colour.blue);
}

std::string box(const Rect& rect)
{
    return fmt::format("{:.2f},{:.2f} {:.2f}x{:.2f}", rect.x.value(), rect.y.value(),
                       rect.width.value(), rect.height.value());
}

std::string paint_of(const std::optional<Colour>& fill, const std::optional<Stroke>& stroke)
{
    std::string text;
    if (fill) {
        text += " fill " + hex(*fill);
    }
    if (stroke) {
        text += fmt::format(" stroke {} {:.2f}", hex(stroke->colour), stroke->width.value());
    }
    return text;
}

/// The part of a dump line that belongs to one kind of item.
struct Description {
    std::string operator()(const BoxItem& item) const
    {
        const auto radius = item.radius > Points(0)
                                ? fmt::format(" radius {:.2f}", item.radius.value())
                                : std::string();
        return "box " + box(item.rect) + radius + paint_of(item.fill, item.stroke);
    }
    std::string operator()(const PathItem& item) const
    {
        std::string text = fmt::format("path {} segments", item.segments.size());
        if (!item.segments.empty()) {
            const Point start = item.segments.front().to;
            text += fmt::format(" from {:.2f},{:.2f}", start.x.value(), start.y.value());
        }
        return text + paint_of(item.fill, item.stroke);
    }
    std::string operator()(const GlyphRunItem& item) const
    {
        const auto& run = item.run;
        const double x = run.glyphs.empty() ? 0 : run.glyphs.front().x;
        const double y = run.glyphs.empty() ? 0 : run.glyphs.front().y;
        return fmt::format("text {:.2f},{:.2f} size {:.2f} {} {}{} \"{}\"", x, y, run.size,
                           run.face ? run.face->file().stem().string() : "-", hex(item.fill),
                           run.backward ? " rtl" : "", run.text);
    }
    std::string operator()(const PictureItem& item) const
    {
        return fmt::format("picture {} {}{}{}{}", item.name, box(item.box),
                           item.light_disc ? "" : " no-disc", item.mirrored ? " mirrored" : "",
                           item.one_colour ? " " + hex(*item.one_colour) : "");
    }
    std::string operator()(const QrItem& item) const
    {
        std::string payload = item.payload;
        for (std::size_t at = 0; (at = payload.find('\n', at)) != std::string::npos; at += 3) {
            payload.replace(at, 1, " / ");
        }
        return fmt::format("qr {} modules {} \"{}\"", box(item.box), item.modules, payload);
    }
};

} // namespace

std::string describe(const DisplayList& list)
{
    std::string dump =
        fmt::format("page {:.2f}x{:.2f} bounds {} language {}\n", list.size.width.value(),
                    list.size.height.value(), box(list.ink_bounds), list.language);
    for (const Item& item : list.items) {
        dump += fmt::format("{} {}\n", role_names[static_cast<std::size_t>(item.role)],
                            std::visit(Description{}, item.what));
    }
    for (const TextBlock& text : list.texts) {
        dump += fmt::format("block {} {} [{}] frame {} ink {} cap {:.2f} lines {} {} on {}{}\n",
                            role_names[static_cast<std::size_t>(text.role)], text.unit,
                            text.language, box(text.frame), box(text.ink), text.cap_height.value(),
                            text.lines, hex(text.fill), hex(text.ground), text.far ? " far" : "");
    }
    for (const Region& region : list.regions) {
        const RegionLabel& label = region.label;
        dump += fmt::format("region {} {}", region.action, box(region.rect));
        dump += label.text.empty()
                    ? "\n"
                    : fmt::format(" \"{}\" {} [{}]\n", label.text, label.unit, label.language);
    }
    return dump;
}

} // namespace layout
