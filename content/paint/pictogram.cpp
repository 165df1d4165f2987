#include "content/paint/pictogram.hpp"

#include "content/layout/logos.hpp"
#include "content/model/files.hpp"
#include "content/paint/shapes.hpp"
#include "content/paint/svg_rewrite.hpp"

#include <cairo.h>
#include <fmt/format.h>
#include <librsvg/rsvg.h>

#include <map>
#include <string>

namespace paint {

namespace {

using layout::PictureItem;
using layout::Rect;

constexpr double overhang = 4.0 / 96; // viewBox -4 -4 104 104 around 96 x 96 (DESIGN.md D28).

struct HandleDeleter {
    void operator()(RsvgHandle* handle) const { g_object_unref(handle); }
};
using Handle = std::unique_ptr<RsvgHandle, HandleDeleter>;

const std::uint8_t* bytes_of(const std::string& text)
{
    return reinterpret_cast<const std::uint8_t*>(text.data());
}

/// Parses a drawing. It has no base address, so librsvg follows no reference out of the file.
Handle parse(const std::string& svg, const std::string& stylesheet)
{
    Handle handle(rsvg_handle_new_from_data(bytes_of(svg), svg.size(), nullptr));
    if (handle && !stylesheet.empty() &&
        rsvg_handle_set_stylesheet(handle.get(), bytes_of(stylesheet), stylesheet.size(),
                                   nullptr) == 0) {
        handle.reset();
    }
    return handle;
}

/// A name that stays inside the folder: lower-case letters, digits and hyphens, as the check asks.
bool is_plain_name(const std::string& name)
{
    return !name.empty() &&
           name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_") == std::string::npos;
}

/// A file of the folder itself: a link, in its place or in the folder's, may lead out of the guide.
bool is_own_file(const std::filesystem::path& file)
{
    namespace fs = std::filesystem;
    std::error_code ignored;
    return fs::is_regular_file(fs::symlink_status(file, ignored)) &&
           fs::is_directory(fs::symlink_status(file.parent_path(), ignored));
}

std::string cache_key(const PictureItem& item)
{
    const auto colour = item.one_colour ? fmt::format("{:02X}{:02X}{:02X}", item.one_colour->red,
                                                      item.one_colour->green, item.one_colour->blue)
                                        : std::string("-");
    return fmt::format("{}|{:.4f}|{}|{}|{}", item.name, item.stroke_scale, item.light_disc, colour,
                       static_cast<int>(item.theme));
}

/// A drawing, ready to render.
struct Drawing {
    Handle handle;      ///< Null: it cannot be used.
    bool turns = false; ///< Mirrored on right-to-left pages (DESIGN.md D32).
};

Rect with_overhang(const Rect& box)
{
    const auto across = box.width * overhang;
    const auto down = box.height * overhang;
    return {box.x - across, box.y - down, box.width + across * 2, box.height + down * 2};
}

bool render(const Drawing& drawing, const PictureItem& item, cairo_t* context)
{
    const Rect area = layout::is_logo(item.name) ? item.box : with_overhang(item.box);
    const RsvgRectangle viewport{area.x.value(), area.y.value(), area.width.value(),
                                 area.height.value()};
    cairo_save(context);
    if (item.mirrored && drawing.turns) {
        cairo_translate(context, 2 * item.box.x.value() + item.box.width.value(), 0);
        cairo_scale(context, -1, 1);
    }
    const bool drawn =
        rsvg_handle_render_document(drawing.handle.get(), context, &viewport, nullptr) != 0;
    cairo_restore(context);
    return drawn;
}

void draw_crossed_box(const Rect& box, cairo_t* context)
{
    using Kind = layout::PathSegment::Kind;
    const layout::Stroke line{{0x17, 0x13, 0x0F}, box.width * (3.0 / 96)};
    draw_box({box, std::nullopt, line, {}}, context);
    draw_path({{{Kind::Move, {}, {}, {box.x, box.y}},
                {Kind::Line, {}, {}, {box.right(), box.bottom()}},
                {Kind::Move, {}, {}, {box.right(), box.y}},
                {Kind::Line, {}, {}, {box.x, box.bottom()}}},
               std::nullopt,
               line},
              context);
}

} // namespace

struct PictogramSet::Handles {
    std::filesystem::path folder;
    std::map<std::string, Drawing> parsed;

    const Drawing& find(const PictureItem& item)
    {
        const std::string key = cache_key(item);
        auto found = parsed.find(key);
        if (found == parsed.end()) {
            found = parsed.emplace(key, load(item)).first;
        }
        return found->second;
    }

    Drawing load(const PictureItem& item) const
    {
        if (layout::is_logo(item.name)) {
            return load_logo(item.name);
        }
        const auto file = folder / (item.name + ".svg");
        if (!is_plain_name(item.name) || !is_own_file(file)) {
            return {};
        }
        const auto svg = rewrite_svg(content::read_file(file), item.stroke_scale, item.one_colour);
        if (!svg) {
            return {};
        }
        return {parse(svg->text, theme_stylesheet(item.theme, item.light_disc)), svg->turns};
    }

    /// An office's logo is drawn as its owner made it.
    Drawing load_logo(const std::string& name) const
    {
        const std::filesystem::path own = name.substr(layout::logo_folder.size());
        const std::filesystem::path file = folder.parent_path() / "logos" / own;
        if (own.extension() != ".svg" || !is_plain_name(own.stem().string()) ||
            own.has_parent_path() || !is_own_file(file)) {
            return {};
        }
        return {parse(content::read_file(file), {}), false};
    }
};

PictogramSet::PictogramSet(std::filesystem::path folder)
    : handles_(std::make_unique<Handles>(Handles{std::move(folder), {}}))
{}

PictogramSet::~PictogramSet() = default;
PictogramSet::PictogramSet(PictogramSet&&) noexcept = default;
PictogramSet& PictogramSet::operator=(PictogramSet&&) noexcept = default;

void PictogramSet::draw(const PictureItem& item, cairo_t* context)
{
    const Drawing& drawing = handles_->find(item);
    if (!drawing.handle || !render(drawing, item, context)) {
        draw_crossed_box(item.box, context);
    }
}

} // namespace paint
