#include "tests/bench/typst_sheet.hpp"

#include "content/layout/qr.hpp"
#include "content/model/files.hpp"
#include "content/paint/dark_runs.hpp"

#include <fmt/format.h>

#include <iterator>
#include <string>
#include <variant>

namespace bench {

namespace {

namespace fs = std::filesystem;

constexpr double andika_capitals = 0.645; // Of the size.
constexpr double room_for_words = 1.2;    // Of our own width: no line is broken anew.

std::string hex(layout::Colour colour)
{
    return fmt::format("#{:02x}{:02x}{:02x}", colour.red, colour.green, colour.blue);
}

std::string svg(const layout::Rect& box, const std::string& inside)
{
    return fmt::format(R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="{} {} {} {}">)"
                       "\n{}</svg>\n",
                       box.x.value(), box.y.value(), box.width.value(), box.height.value(), inside);
}

std::string svg_data(const layout::PathItem& path)
{
    using Kind = layout::PathSegment::Kind;
    std::string data;
    for (const auto& segment : path.segments) {
        const auto point = [](const layout::Point& at) {
            return fmt::format("{:.3f} {:.3f} ", at.x.value(), at.y.value());
        };
        switch (segment.kind) {
        case Kind::Move:
            data += "M" + point(segment.to);
            break;
        case Kind::Line:
            data += "L" + point(segment.to);
            break;
        case Kind::Curve:
            data += "C" + point(segment.first) + point(segment.second) + point(segment.to);
            break;
        case Kind::Close:
            data += "Z";
            break;
        }
    }
    return data;
}

std::string svg_path(const layout::PathItem& path)
{
    const std::string stroke =
        path.stroke ? fmt::format(R"( stroke="{}" stroke-width="{}")", hex(path.stroke->colour),
                                  path.stroke->width.value())
                    : std::string();
    return fmt::format(R"(<path d="{}" fill="{}"{}/>)", svg_data(path),
                       path.fill ? hex(*path.fill) : "none", stroke);
}

std::string svg_code(const layout::QrItem& qr)
{
    std::string data;
    paint::for_each_dark_run(qr, [&](const paint::DarkRun& run) {
        fmt::format_to(std::back_inserter(data), "M{} {}h{}v1h-{}z",
                       run.column + layout::qr_quiet_modules, run.row + layout::qr_quiet_modules,
                       run.modules, run.modules);
    });
    const int side = qr.modules + 2 * layout::qr_quiet_modules;
    return fmt::format(R"(<rect width="{0}" height="{0}" fill="{1}"/><path d="{2}" fill="{3}"/>)",
                       side, hex(qr.light_colour), data, hex(qr.dark_colour));
}

/// Writes the pages' items in their order.
class TypstWriter {
  public:
    TypstWriter(const layout::DisplayList& list, const fs::path& pictograms, const fs::path& folder)
        : list_(list), pictograms_(pictograms), folder_(folder)
    {}

    void write()
    {
        const layout::Rect& ink = list_.ink_bounds;
        text_ = fmt::format("#set page(width: {}pt, height: {}pt, margin: 0pt)\n"
                            "#set text(font: \"Andika\")\n#set par(leading: 0.4em)\n",
                            ink.width.value(), ink.height.value());
        for (const layout::Item& item : list_.items) {
            std::visit([this](const auto& what) { add(what); }, item.what);
        }
        for (const layout::TextBlock& text : list_.texts) {
            add(text);
        }
        content::write_file(folder_ / "sheet.typ", text_);
    }

  private:
    void place(const layout::Rect& box, const std::string& what)
    {
        fmt::format_to(std::back_inserter(text_), "#place(top + left, dx: {:.3f}pt, dy: {:.3f}pt, ",
                       (box.x - list_.ink_bounds.x).value(), (box.y - list_.ink_bounds.y).value());
        text_ += what + ")\n";
    }

    void place_image(const layout::Rect& box, const std::string& file)
    {
        place(box, fmt::format("image(\"{}\", width: {:.3f}pt, height: {:.3f}pt)", file,
                               box.width.value(), box.height.value()));
    }

    std::string write_picture(const std::string& picture)
    {
        const std::string name = fmt::format("{}.svg", ++pictures_);
        content::write_file(folder_ / name, picture);
        return name;
    }

    void add(const layout::BoxItem& box)
    {
        place(box.rect,
              fmt::format("rect(width: {:.3f}pt, height: {:.3f}pt, radius: {:.3f}pt, fill: {}, "
                          "stroke: {})",
                          box.rect.width.value(), box.rect.height.value(), box.radius.value(),
                          box.fill ? fmt::format("rgb(\"{}\")", hex(*box.fill)) : "none",
                          box.stroke ? fmt::format("{}pt + rgb(\"{}\")", box.stroke->width.value(),
                                                   hex(box.stroke->colour))
                                     : "none"));
    }

    void add(const layout::PathItem& path)
    {
        place_image(list_.ink_bounds, write_picture(svg(list_.ink_bounds, svg_path(path))));
    }

    void add(const layout::PictureItem& picture)
    {
        const std::string name = picture.name + ".svg";
        fs::copy_file(pictograms_ / name, folder_ / name, fs::copy_options::skip_existing);
        place_image(picture.box, name);
    }

    void add(const layout::QrItem& qr)
    {
        const double side = qr.modules + 2.0 * layout::qr_quiet_modules;
        const layout::Rect view{{}, {}, layout::Points(side), layout::Points(side)};
        place_image(qr.box, write_picture(svg(view, svg_code(qr))));
    }

    void add(const layout::GlyphRunItem&) {} // Words come as `TextBlock`.

    void add(const layout::TextBlock& text)
    {
        std::string words;
        for (const char letter : text.text) {
            words += letter == '\n' ? "\\n" : letter == '"' ? "\\\"" : std::string(1, letter);
        }
        const bool bold = text.role == layout::Role::Heading || text.role == layout::Role::Step ||
                          text.role == layout::Role::Danger || text.role == layout::Role::Number;
        place(text.ink, fmt::format("box(width: {:.3f}pt, text(size: {:.3f}pt, weight: {}, fill: "
                                    "rgb(\"{}\"), \"{}\"))",
                                    text.ink.width.value() * room_for_words,
                                    text.cap_height.value() / andika_capitals, bold ? 700 : 400,
                                    hex(text.fill), words));
    }

    const layout::DisplayList& list_;
    const fs::path& pictograms_;
    const fs::path& folder_;
    std::string text_;
    int pictures_ = 0;
};

} // namespace

std::optional<fs::path> find_typst()
{
    const fs::path file =
        fs::path(PELITA_SOURCE_DIR) / "build/data/typst-0.10.0-8/.typst/bin/typst";
    std::error_code ignored;
    return fs::exists(file, ignored) ? std::optional(file) : std::nullopt;
}

void write_typst_sheet(const layout::DisplayList& list, const fs::path& pictograms,
                       const fs::path& folder)
{
    TypstWriter(list, pictograms, folder).write();
}

} // namespace bench
