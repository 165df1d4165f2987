#include "printer/panels.hpp"

#include "content/model/program.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <functional>
#include <optional>
#include <tuple>

namespace printer {

namespace {

using layout::Millimetres;
using layout::Points;
using layout::Rect;

constexpr double step_mm = 10;      // Of a seam (PRINT.md 2.5).
constexpr double clearance_mm = 50; // Our choice: marks above capitals are outside a text's box.
constexpr double rounding_mm = 1e-6;

Points points(double mm)
{
    return layout::to_points(Millimetres(mm));
}

double mm(Points length)
{
    return layout::to_millimetres(length).value();
}

/// What a place of a seam costs, the heavier first: codes, texts, faces and logos it crosses, what
/// it comes near to, whether it is off the centimetre, mm from even panels.
struct Cost {
    std::array<double, 6> parts{};

    auto operator<=>(const Cost&) const = default;
    Cost operator+(const Cost& other) const
    {
        Cost sum;
        std::ranges::transform(parts, other.parts, sum.parts.begin(), std::plus{});
        return sum;
    }
};

constexpr std::size_t near_part = 3;
constexpr std::size_t odd_part = 4;
constexpr std::size_t distance_part = 5;

std::size_t part_of(SeamObstacle::Kind kind)
{
    switch (kind) {
    case SeamObstacle::Kind::Code:
        return 0;
    case SeamObstacle::Kind::Text:
        return 1;
    case SeamObstacle::Kind::Logo:
    case SeamObstacle::Kind::Face:
        break;
    }
    return 2;
}

/// A board cut in one direction, mm from the trim's left or top.
class Cut {
  public:
    Cut(Seam::Runs runs, const layout::Format& format, Millimetres roll)
        : runs_(runs), format_(format), overlap_(format.spec.panel_overlap),
          usable_((roll - roll_margin).value())
    {
        const Rect whole = format.bleed_box();
        const bool down = runs == Seam::Runs::Down;
        start_ = mm(down ? whole.x : whole.y);
        end_ = mm(down ? whole.right() : whole.bottom());
        length_ = mm(down ? whole.height : whole.width);
    }

    Seam::Runs runs() const { return runs_; }
    std::size_t count() const
    {
        const double panels = (end_ - start_ - overlap_) / (usable_ - overlap_);
        return static_cast<std::size_t>(std::max(1.0, std::ceil(panels - rounding_mm)));
    }
    double roll_length() const { return length_ * static_cast<double>(count()); }

    /// Middle of a seam where all panels are alike. @param seam from 1.
    double even(std::size_t seam) const
    {
        const auto panels = static_cast<double>(count());
        const double panel = (end_ - start_ + (panels - 1) * overlap_) / panels;
        return start_ + static_cast<double>(seam) * (panel - overlap_) + overlap_ / 2;
    }

    /// Where a seam may run so that the panels on both sides of it fit the roll.
    std::vector<double> places(std::size_t seam) const
    {
        const double before = static_cast<double>(seam) * (usable_ - overlap_) + overlap_ / 2;
        const double after =
            static_cast<double>(count() - seam) * (usable_ - overlap_) + overlap_ / 2;
        const double first = std::max(end_ - after, start_ + overlap_);
        const double last = std::min(start_ + before, end_ - overlap_);
        std::vector<double> places{even(seam)};
        for (double step = std::ceil(first / step_mm); step * step_mm <= last; ++step) {
            places.push_back(step * step_mm);
        }
        return places;
    }

    /// Whether a panel from seam to seam fits the roll and is more than its overlaps.
    bool fits(std::optional<double> from, std::optional<double> to) const
    {
        const double left = from ? *from - overlap_ / 2 : start_;
        const double right = to ? *to + overlap_ / 2 : end_;
        return right - left <= usable_ + rounding_mm && right - left > 2 * overlap_;
    }

    Seam seam_at(double place) const { return {runs_, points(place), points(overlap_)}; }

    Cost cost_of(double place, std::size_t seam, const std::vector<SeamObstacle>& obstacles) const
    {
        const Rect strip = strip_of(seam_at(place), format_);
        const Rect around = strip.inset(points(-clearance_mm));
        Cost cost;
        for (const SeamObstacle& obstacle : obstacles) {
            if (strip.overlaps(obstacle.box)) {
                ++cost.parts[part_of(obstacle.kind)];
            }
            cost.parts[near_part] += around.overlaps(obstacle.box) ? 1 : 0;
        }
        const double steps = place / step_mm;
        cost.parts[odd_part] = std::abs(steps - std::round(steps)) > rounding_mm ? 1 : 0;
        cost.parts[distance_part] = std::abs(place - even(seam));
        return cost;
    }

  private:
    Seam::Runs runs_;
    const layout::Format& format_;
    double overlap_;
    double usable_;
    double start_ = 0;
    double end_ = 0;
    double length_ = 0; ///< Of every panel, along the roll.
};

/// Seams of a cut, and what they cost together.
struct Seams {
    std::vector<double> places;
    Cost cost;
};

/// A place of a seam with the best places of those before it; the board's edge comes before all.
struct Step {
    double place = 0;
    Cost cost;
    const Step* before = nullptr;
};

using Steps = std::vector<Step>;

/// The places of one seam that some place of the seam before leads to.
Steps next_steps(const Cut& cut, std::size_t seam, const Steps& before,
                 const std::vector<SeamObstacle>& obstacles)
{
    Steps steps;
    for (const double place : cut.places(seam)) {
        const Step* best = nullptr;
        for (const Step& step : before) {
            const auto from = seam == 1 ? std::nullopt : std::optional(step.place);
            if (cut.fits(from, place) && (best == nullptr || step.cost < best->cost)) {
                best = &step;
            }
        }
        if (best != nullptr) {
            steps.push_back({place, best->cost + cut.cost_of(place, seam, obstacles), best});
        }
    }
    return steps;
}

/// The cheapest seams of a cut, by going through them from the first to the last.
Seams best_seams(const Cut& cut, const std::vector<SeamObstacle>& obstacles)
{
    std::vector<Steps> seams{{Step{}}};
    for (std::size_t seam = 1; seam < cut.count(); ++seam) {
        seams.push_back(next_steps(cut, seam, seams.back(), obstacles));
    }
    const Step* best = nullptr;
    for (const Step& step : seams.back()) {
        const bool fits = cut.count() == 1 || cut.fits(step.place, std::nullopt);
        if (fits && (best == nullptr || step.cost < best->cost)) {
            best = &step;
        }
    }
    assert(best); // Even panels always fit.
    Seams found{{}, best->cost};
    for (const Step* step = best; step->before != nullptr; step = step->before) {
        found.places.insert(found.places.begin(), step->place);
    }
    return found;
}

/// What counts between the two directions: whole boards, what seams cross, then metres of roll.
auto rank_of(const Cut& cut, const Seams& seams)
{
    const auto& cost = seams.cost.parts;
    return std::tuple(cut.count() > 1, cost[0], cost[1], cost[2], cut.roll_length(),
                      cut.runs() == Seam::Runs::Across);
}

void require_roll(const layout::Format& format, Millimetres roll)
{
    constexpr double least_overlaps = 5; // A panel that is mostly overlap welds badly.
    const double least = least_overlaps * format.spec.panel_overlap + roll_margin.value();
    if (roll.value() < least) {
        throw content::UsageError(fmt::format("{}: a roll of {:g} mm is too narrow for panels "
                                              "that overlap by {:g} mm; at least {:g} mm",
                                              format.spec.id, roll.value(),
                                              format.spec.panel_overlap, least));
    }
}

Rect meet(const Rect& a, const Rect& b)
{
    const Points left = std::max(a.x, b.x);
    const Points top = std::max(a.y, b.y);
    return {left, top, std::min(a.right(), b.right()) - left,
            std::min(a.bottom(), b.bottom()) - top};
}

/// From the middle of one seam to that of the next, with half an overlap at each.
std::vector<Panel> panels_between(const std::vector<Seam>& seams, const layout::Format& format)
{
    const Rect whole = format.bleed_box();
    std::vector<Panel> panels;
    for (std::size_t panel = 0; panel <= seams.size(); ++panel) {
        Rect box = whole;
        if (panel > 0) {
            const Seam& before = seams[panel - 1];
            const bool down = before.runs == Seam::Runs::Down;
            (down ? box.x : box.y) = before.at - before.overlap / 2;
        }
        if (panel < seams.size()) {
            const Seam& after = seams[panel];
            const bool down = after.runs == Seam::Runs::Down;
            (down ? box.width : box.height) = after.at + after.overlap / 2 - (down ? box.x : box.y);
        } else {
            box.width = whole.right() - box.x;
            box.height = whole.bottom() - box.y;
        }
        panels.push_back({meet(box, format.trim_box()), box});
    }
    return panels;
}

} // namespace

PanelPlan plan_panels(const layout::Format& format, const std::vector<SeamObstacle>& obstacles,
                      layout::Millimetres roll)
{
    require_roll(format, roll);
    const Cut down(Seam::Runs::Down, format, roll);
    const Cut across(Seam::Runs::Across, format, roll);
    const Seams seams_down = best_seams(down, obstacles);
    const Seams seams_across = best_seams(across, obstacles);
    const bool is_down = rank_of(down, seams_down) <= rank_of(across, seams_across);
    const Cut& cut = is_down ? down : across;

    PanelPlan plan;
    plan.runs = cut.runs();
    plan.roll = roll;
    plan.overlap = points(format.spec.panel_overlap);
    for (const double place : (is_down ? seams_down : seams_across).places) {
        plan.seams.push_back(cut.seam_at(place));
    }
    plan.panels = panels_between(plan.seams, format);
    return plan;
}

} // namespace printer
