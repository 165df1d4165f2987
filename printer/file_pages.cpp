#include "printer/file_pages.hpp"

#include "content/model/program.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <type_traits>

namespace printer {

namespace {

using layout::Points;
using layout::Rect;

/// The smallest box round points that are met one by one.
class Bounds {
  public:
    void add(Points x, Points y)
    {
        left_ = empty_ ? x : std::min(left_, x);
        right_ = empty_ ? x : std::max(right_, x);
        top_ = empty_ ? y : std::min(top_, y);
        bottom_ = empty_ ? y : std::max(bottom_, y);
        empty_ = false;
    }

    Rect box(Points around) const
    {
        return Rect{left_, top_, right_ - left_, bottom_ - top_}.inset(-around);
    }

  private:
    Points left_;
    Points right_;
    Points top_;
    Points bottom_;
    bool empty_ = true;
};

Points width_of(const std::optional<layout::Stroke>& stroke)
{
    return stroke ? stroke->width : Points(0);
}

Rect reach_of(const layout::BoxItem& box)
{
    return box.rect.inset(-width_of(box.stroke));
}

Rect reach_of(const layout::PathItem& path)
{
    constexpr double mitre = 10; // Cairo's limit: as far as a corner may stand out.
    Bounds bounds;
    for (const layout::PathSegment& segment : path.segments) {
        if (segment.kind == layout::PathSegment::Kind::Curve) {
            bounds.add(segment.first.x, segment.first.y);
            bounds.add(segment.second.x, segment.second.y);
        }
        if (segment.kind != layout::PathSegment::Kind::Close) {
            bounds.add(segment.to.x, segment.to.y);
        }
    }
    return bounds.box(width_of(path.stroke) * mitre);
}

Rect reach_of(const layout::GlyphRunItem& text)
{
    constexpr double around = 4; // Of the size: signs reach no further from where they begin.
    Bounds bounds;
    for (const auto& glyph : text.run.glyphs) {
        bounds.add(Points(glyph.x), Points(glyph.y));
    }
    return bounds.box(Points(text.run.size) * around);
}

Rect reach_of(const layout::PictureItem& picture)
{
    constexpr double overhang = 8.0 / 96; // Twice DESIGN.md D28: lines may be drawn stronger.
    return picture.box.inset(picture.box.width * -overhang);
}

Rect reach_of(const layout::QrItem& code)
{
    return code.box;
}

/// What may be seen of an item on a panel. More than is drawn does no harm: the page clips it.
bool reaches(const layout::Item& item, const Rect& panel)
{
    return std::visit([&](const auto& what) { return reach_of(what).overlaps(panel); }, item.what);
}

/// A page with what reaches a panel alone: the others' text is not in its file's page.
layout::DisplayList list_of(const layout::DisplayList& page, const Panel& panel)
{
    layout::DisplayList list = page;
    std::erase_if(list.items,
                  [&](const layout::Item& item) { return !reaches(item, panel.bleed); });
    return list;
}

UserUnit unit_of(const Job& job)
{
    return job.user_unit ? UserUnit::Yes : UserUnit::No;
}

/// Millimetres to a tenth of a micrometre, written as short as can be.
std::string exact_mm(Points length)
{
    constexpr double parts = 1e4;
    return fmt::format("{}", std::round(layout::to_millimetres(length).value() * parts) / parts);
}

FilePages panel_pages(const Composition& composition, const Job& job, const PanelPlan& plan)
{
    FilePages pages;
    pages.panels = plan;
    for (const Panel& panel : plan.panels) {
        pages.lists.push_back(list_of(composition.pages.front(), panel));
        pages.papers.push_back(
            make_panel_sheet(composition.format, panel, job.scale, unit_of(job)));
    }
    return pages;
}

} // namespace

std::optional<Rect> FilePages::part(std::size_t page) const
{
    return panels ? std::optional(panels->panels[page].bleed) : std::nullopt;
}

FilePages whole_pages(const Composition& composition, const Job& job)
{
    const Sheet paper = make_sheet(composition.format, job.scale, unit_of(job));
    return {composition.pages, std::vector(composition.pages.size(), paper), std::nullopt};
}

FilePages file_pages(const Composition& composition, const Job& job,
                     const std::optional<PanelPlan>& plan)
{
    return plan && !plan->is_whole() ? panel_pages(composition, job, *plan)
                                     : whole_pages(composition, job);
}

FilePages raster_pages(const Composition& composition, const std::optional<PanelPlan>& plan)
{
    const auto paper_of = [](const Rect& area) {
        Sheet paper;
        paper.media = {area.width, area.height};
        return paper;
    };
    if (!plan || plan->is_whole()) {
        return {composition.pages,
                std::vector(composition.pages.size(), paper_of(composition.format.bleed_box())),
                std::nullopt};
    }
    FilePages pages{std::vector(plan->panels.size(), composition.pages.front()), {}, plan};
    for (const Panel& panel : plan->panels) {
        pages.papers.push_back(paper_of(panel.bleed));
    }
    return pages;
}

std::optional<PanelPlan> plan_of(const Composition& composition, const content::GuideFaces& faces,
                                 std::optional<layout::Millimetres> roll)
{
    if (!roll || composition.pages.size() != 1) {
        return std::nullopt;
    }
    return plan_panels(composition.format, seam_obstacles(composition.pages.front(), faces), *roll);
}

void require_roll_fits(const content::FormatSpec& spec, const Job& job, const PressOptions& options)
{
    const layout::Format format = layout::make_format(spec);
    if (!options.roll) {
        make_sheet(format, job.scale, unit_of(job));
        return;
    }
    const PanelPlan even = plan_panels(format, {}, *options.roll);
    if (!even.is_whole() && spec.pages != 1) {
        throw content::UsageError(
            fmt::format("{} has more than one page and is wider than a roll of {:g} mm takes: only "
                        "sheets of one page are made in panels; leave out --panels",
                        spec.id, options.roll->value()));
    }
    for (const Panel& panel : even.panels) {
        make_panel_sheet(format, panel, job.scale, unit_of(job));
    }
}

std::string panels_text(const PanelPlan& plan)
{
    std::string seams;
    for (const Seam& seam : plan.seams) {
        seams += (seams.empty() ? "" : ",") + exact_mm(seam.at);
    }
    return fmt::format("panels={} runs={} roll={:g} overlap={} seams={}", plan.panels.size(),
                       plan.runs == Seam::Runs::Down ? "down" : "across", plan.roll.value(),
                       exact_mm(plan.overlap), seams);
}

} // namespace printer
