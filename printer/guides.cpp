#include "printer/guides.hpp"

#include "content/layout/panels.hpp"
#include "content/layout/scale.hpp"
#include "printer/finishing.hpp"
#include "printer/guide_legend.hpp"

#include <algorithm>
#include <iterator>

namespace printer {

namespace {

using layout::Point;
using layout::Points;
using layout::Rect;

constexpr double margin_em = 0.9; // Round the drawing and between sheet and legend.

/// Where the sheet and its legend go in the room there is.
struct Arrangement {
    layout::Size size;
    double scale = 1;
    Point bleed; ///< Top-left corner of the sheet's bleed box.
    Point legend;
    Points legend_width;
};

Arrangement arrange(const layout::Format& format, const GuideRoom& room, const GuideLegend& legend)
{
    const Rect sheet = format.bleed_box();
    const Points margin = room.type * margin_em;
    const Points across = room.most.width - margin * 2;
    const Points down = room.most.height - margin * 2;
    Arrangement made;
    made.bleed = {margin, margin};
    if (sheet.width >= sheet.height) {
        made.legend_width = across;
        const Points words = legend.height(across);
        made.scale = std::min(across / sheet.width, (down - margin - words) / sheet.height);
        const Points below = margin + sheet.height * made.scale + margin;
        made.legend = {margin, below};
        made.size = {room.most.width, below + words + margin};
        made.bleed.x = (made.size.width - sheet.width * made.scale) / 2;
    } else {
        made.legend_width = legend.column();
        const Points words = legend.height(made.legend_width);
        made.scale =
            std::min((across - margin - made.legend_width) / sheet.width, down / sheet.height);
        const Points beside = margin + sheet.width * made.scale + margin;
        made.legend = {beside, margin};
        made.size = {beside + made.legend_width + margin,
                     std::max(sheet.height * made.scale, words) + margin * 2};
    }
    return made;
}

/// Draws what a format has, kind by kind; the trim last, because all else is measured from it.
class Drawer {
  public:
    Drawer(const GuidedPage& page, GuideDrawing& drawing, Points type)
        : page_(page), format_(page.format), drawing_(drawing), type_(type)
    {}

    void draw()
    {
        draw_bands();
        draw_seams();
        lines(GuideKind::Bleed, [&](GuideLines& kind) {
            if (format_.bleed_box() != format_.trim_box()) {
                kind.add_box(drawing_.place(format_.bleed_box()));
            }
        });
        draw_folds();
        draw_safe();
        lines(GuideKind::Trim,
              [&](GuideLines& kind) { kind.add_box(drawing_.place(format_.trim_box())); });
        lines(GuideKind::Eyelet, [&](GuideLines& kind) {
            for (const Point middle : eyelets_of(format_.spec)) {
                const Rect there = drawing_.place({middle.x, middle.y, {}, {}});
                kind.add_ring({there.x, there.y});
            }
        });
    }

  private:
    template <class Add>
    void lines(GuideKind kind, Add add)
    {
        GuideLines made(kind, type_);
        add(made);
        made.finish(drawing_.list.items);
    }

    void draw_bands()
    {
        for (const content::FinishingBand& band : format_.spec.bands) {
            lines(band.kind == "leader" ? GuideKind::Leader : GuideKind::Band,
                  [&](GuideLines& kind) {
                      for (const Rect& strip : strips_of(band, format_)) {
                          kind.add_strip(drawing_.place(strip));
                      }
                  });
        }
    }

    void draw_seams()
    {
        lines(GuideKind::Seam, [&](GuideLines& kind) {
            for (const Seam& seam : page_.seams) {
                kind.add_strip(drawing_.place(strip_of(seam, format_)));
            }
        });
    }

    void draw_folds()
    {
        const Rect whole = drawing_.place(format_.bleed_box());
        lines(GuideKind::Fold, [&](GuideLines& kind) {
            for (const double place : folds_of(format_.spec, page_.page)) {
                const Points x =
                    drawing_.place({layout::to_points(layout::Millimetres(place)), {}, {}, {}}).x;
                kind.add_line({x, whole.y}, {x, whole.bottom()});
            }
        });
    }

    void draw_safe()
    {
        lines(GuideKind::Safe, [&](GuideLines& kind) {
            if (format_.spec.folds.empty()) {
                kind.add_box(drawing_.place(format_.safe_box()));
                return;
            }
            constexpr auto any = content::Direction::LeftToRight; // Only the order depends on it.
            for (const layout::Panel& panel : layout::panels_of(format_, page_.page, any)) {
                Rect safe = panel.format.safe_box();
                safe.x += panel.left;
                kind.add_box(drawing_.place(safe));
            }
        });
    }

    const GuidedPage& page_;
    const layout::Format& format_;
    GuideDrawing& drawing_;
    Points type_;
};

} // namespace

Rect GuideDrawing::place(const Rect& rect) const
{
    return {trim.x + rect.x * scale, trim.y + rect.y * scale, rect.width * scale,
            rect.height * scale};
}

GuideDrawing draw_guides(const GuidedPage& page, const GuideRoom& room,
                         const content::PaperWords& words, const fonts::FontCatalogue& fonts,
                         fonts::TextScratch& scratch)
{
    GuideLegend legend(guide_notes(page, words), room.type, fonts, scratch);
    const Arrangement where = arrange(page.format, room, legend);
    GuideDrawing drawing;
    drawing.scale = where.scale;
    drawing.trim = {where.bleed.x + page.format.bleed.left * where.scale,
                    where.bleed.y + page.format.bleed.top * where.scale};
    drawing.list.size = where.size;
    drawing.list.ink_bounds = {{}, {}, where.size.width, where.size.height};
    drawing.list.language = "id";
    drawing.list.title = "guides";
    Drawer(page, drawing, room.type).draw();
    legend.draw(where.legend, where.legend_width, drawing.list.items);
    return drawing;
}

layout::DisplayList over_picture(const GuideDrawing& guides, const layout::DisplayList& picture)
{
    layout::DisplayList both = layout::scaled(picture, guides.scale, guides.trim);
    both.size = guides.list.size;
    both.ink_bounds = guides.list.ink_bounds;
    std::ranges::copy(guides.list.items, std::back_inserter(both.items));
    return both;
}

} // namespace printer
