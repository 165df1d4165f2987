#include "printer/panels.hpp"

#include "content/model/program.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

using layout::Millimetres;
using layout::Points;
using layout::Rect;
using printer::PanelPlan;
using printer::Seam;

namespace {

Points points(double mm)
{
    return layout::to_points(Millimetres(mm));
}

double mm(Points length)
{
    return layout::to_millimetres(length).value();
}

Rect box(double x, double y, double width, double height)
{
    return {points(x), points(y), points(width), points(height)};
}

layout::Format board(double width, double height, double bleed = 30, double overlap = 20)
{
    content::FormatSpec spec;
    spec.id = "board";
    spec.width = width;
    spec.height = height;
    spec.bleed = {bleed, bleed, bleed, bleed};
    spec.slug = 40;
    spec.panel_overlap = overlap;
    return layout::make_format(spec);
}

void add_code(layout::DisplayList& page, const Rect& where)
{
    layout::QrItem code;
    code.box = where;
    page.items.push_back({layout::Role::Qr, std::move(code), std::nullopt});
}

void add_drawing(layout::DisplayList& page, const Rect& where, const std::string& name)
{
    layout::PictureItem picture;
    picture.name = name;
    picture.box = where;
    page.items.push_back({layout::Role::Picture, std::move(picture), std::nullopt});
}

/// The drawing "family" has one face, in the middle of its upper half.
const content::GuideFaces people{{"family", {{{24, 0, 48, 48}}, false}}};

void add_text(layout::DisplayList& page, const Rect& where)
{
    layout::TextBlock text;
    text.unit = "go-safe.title";
    text.ink = where;
    page.texts.push_back(std::move(text));
}

PanelPlan plan(const layout::Format& format, double roll, const layout::DisplayList& page = {})
{
    return printer::plan_panels(format, printer::seam_obstacles(page, people), Millimetres(roll));
}

bool crosses(const PanelPlan& plan, const layout::Format& format, const Rect& what)
{
    return std::ranges::any_of(plan.seams, [&](const Seam& seam) {
        return printer::strip_of(seam, format).overlaps(what);
    });
}

double across_roll(const PanelPlan& plan, const printer::Panel& panel)
{
    return mm(plan.runs == Seam::Runs::Down ? panel.bleed.width : panel.bleed.height);
}

} // namespace

TEST_CASE("a 4 x 6 m baliho on a 3.2 m roll is two panels of 3040 mm, 8.1 m of roll",
          "[printer][panels]")
{
    const auto upright = plan(board(4000, 6000), 3200);
    REQUIRE(upright.panels.size() == 2);
    CHECK(upright.runs == Seam::Runs::Across);
    CHECK(mm(upright.panels[0].bleed.height) == Approx(3040));
    CHECK(mm(upright.panels[1].bleed.height) == Approx(3040));
    CHECK(mm(upright.seams.front().at) == Approx(3000));
    CHECK(upright.roll_length().value() == Approx(8120));

    const auto lying = plan(board(6000, 4000), 3200);
    REQUIRE(lying.panels.size() == 2);
    CHECK(lying.runs == Seam::Runs::Down);
    CHECK(mm(lying.panels[0].bleed.width) == Approx(3040));
    CHECK(lying.roll_length().value() == Approx(8120));
}

TEST_CASE("on a 5 m roll a 4 x 6 m baliho is one piece, 3 x 4 m fits 3.2 m whole",
          "[printer][panels]")
{
    const auto wide = plan(board(4000, 6000), 5000);
    CHECK(wide.is_whole());
    CHECK(wide.seams.empty());
    CHECK(wide.runs == Seam::Runs::Down);
    CHECK(wide.roll_length().value() == Approx(6060));
    CHECK(plan(board(6000, 4000), 5000).runs == Seam::Runs::Across);
    CHECK(plan(board(3000, 4000), 3200).is_whole());
    CHECK(plan(board(5000, 1000, 20), 3200).is_whole());
    // Either way round there is room on 5 m: the shorter piece of roll.
    CHECK(plan(board(3000, 4000), 5000).roll_length().value() == Approx(3060));
}

TEST_CASE("a board whose bleed alone is too wide for the roll is not whole", "[printer][panels]")
{
    CHECK(plan(board(3100, 6000), 3200).is_whole());
    CHECK(plan(board(3101, 6000), 3200).panels.size() == 2);
}

TEST_CASE("panels end at the seam's far edge and keep the outer bleed", "[printer][panels]")
{
    const auto two = plan(board(6000, 4000), 3200);
    REQUIRE(two.panels.size() == 2);
    const auto& left = two.panels[0];
    const auto& right = two.panels[1];
    CHECK(mm(left.bleed.x) == Approx(-30));
    CHECK(mm(left.trim.x) == Approx(0).margin(1e-9));
    CHECK(mm(left.trim.right()) == Approx(3010));
    CHECK(left.trim.right() == left.bleed.right());
    CHECK(mm(right.trim.x) == Approx(2990));
    CHECK(right.trim.x == right.bleed.x);
    CHECK(mm(right.trim.right()) == Approx(6000));
    CHECK(mm(right.bleed.right()) == Approx(6030));
    CHECK(mm(right.trim.height) == Approx(4000));
    CHECK(mm(right.bleed.height) == Approx(4060));
}

TEST_CASE("a seam moves off a code before anything else", "[printer][panels]")
{
    const auto format = board(6000, 4000);
    layout::DisplayList page;
    add_code(page, box(2900, 1000, 160, 160));
    add_text(page, box(3060, 100, 300, 3800));
    const auto moved = plan(format, 3200, page);
    CHECK_FALSE(crosses(moved, format, box(2900, 1000, 160, 160)));
    CHECK_FALSE(crosses(moved, format, box(3060, 100, 300, 3800)));
    CHECK(mm(moved.seams.front().at) < 2900);

    add_text(page, box(2500, 100, 400, 3800)); // Now a text on either side, and the other
    add_text(page, box(100, 500, 5800, 3000)); // direction crosses one, too.
    const auto through_words = plan(format, 3200, page);
    CHECK_FALSE(crosses(through_words, format, box(2900, 1000, 160, 160)));
}

TEST_CASE("a seam moves off words, and off faces only where words allow it", "[printer][panels]")
{
    const auto format = board(6000, 4000);
    layout::DisplayList page;
    const Rect drawing = box(2700, 200, 290, 1000);
    const Rect face = box(2700 + 290 / 4.0, 200, 290 / 2.0, 500);
    const Rect headline = box(2990, 200, 2800, 900);
    add_drawing(page, drawing, "family");
    add_text(page, headline);
    const auto free_of_both = plan(format, 3200, page);
    CHECK_FALSE(crosses(free_of_both, format, face));
    CHECK_FALSE(crosses(free_of_both, format, headline));

    layout::DisplayList full;
    const Rect tall =
        box(-30 - 3020 / 2.0, -30, 3020 * 2, 8120); // A face over all of the left half,
    add_drawing(full, tall, "family");
    add_text(full, box(2990, 50, 3000, 3900)); // words over all of the right.
    const auto through_face = plan(format, 3200, full);
    CHECK(crosses(through_face, format, box(-30, -30, 3020, 4060)));
    CHECK_FALSE(crosses(through_face, format, box(2990, 50, 3000, 3900)));
}

TEST_CASE("a drawing without a face costs no roll: its seam is welded", "[printer][panels]")
{
    const auto format = board(6000, 4000);
    layout::DisplayList page;
    const Rect scene = box(500, 500, 5000, 3000);
    add_drawing(page, scene, "ship-plane-home");
    const auto welded = plan(format, 3200, page);
    CHECK(crosses(welded, format, scene));
    CHECK(mm(welded.seams.front().at) == Approx(3000));
    CHECK(welded.roll_length().value() == Approx(8120));
}

TEST_CASE("clear words are worth the longer roll, nothing else is", "[printer][panels]")
{
    const auto format = board(4000, 6000);
    CHECK(plan(format, 3200).runs == Seam::Runs::Across);
    layout::DisplayList page;
    add_text(page, box(1500, 2600, 2300, 800)); // Where a level seam could run,
    const auto turned = plan(format, 3200, page);
    CHECK(turned.runs == Seam::Runs::Down); // but left of it an upright one can.
    CHECK(turned.roll_length().value() == Approx(12120));
    CHECK_FALSE(crosses(turned, format, box(1500, 2600, 2300, 800)));
}

TEST_CASE("a square board has upright seams, and places are whole centimetres", "[printer][panels]")
{
    const auto square = plan(board(4000, 4000), 3200);
    CHECK(square.runs == Seam::Runs::Down);
    const auto odd = plan(board(6015, 4000), 3200);
    const double steps = mm(odd.seams.front().at) / 10;
    CHECK(steps == Approx(std::round(steps)).margin(1e-6));
}

TEST_CASE("a roll that would be mostly overlap is wrong usage", "[printer][panels]")
{
    CHECK_THROWS_AS(plan(board(4000, 6000), 100), content::UsageError);
    CHECK_THROWS_AS(plan(board(4000, 6000, 30, 50), 280), content::UsageError);
    CHECK(plan(board(4000, 6000, 30, 50), 290).panels.size() > 10);
}

namespace {

/// Every rule a plan keeps, whatever is on the board.
void check_rules(const PanelPlan& made, const layout::Format& format)
{
    const Rect whole = format.bleed_box();
    const bool down = made.runs == Seam::Runs::Down;
    REQUIRE(made.seams.size() + 1 == made.panels.size());
    double together = 0;
    for (const auto& panel : made.panels) {
        CHECK(across_roll(made, panel) <= made.usable().value() + 1e-6);
        CHECK(across_roll(made, panel) > 2 * format.spec.panel_overlap);
        CHECK(mm(down ? panel.bleed.height : panel.bleed.width) ==
              Approx(mm(down ? whole.height : whole.width)));
        together += across_roll(made, panel);
    }
    const double overlaps = static_cast<double>(made.seams.size()) * format.spec.panel_overlap;
    CHECK(together - overlaps == Approx(mm(down ? whole.width : whole.height)));
    for (std::size_t seam = 0; seam < made.seams.size(); ++seam) {
        const Rect strip = printer::strip_of(made.seams[seam], format);
        CHECK(made.panels[seam].bleed.contains(strip, Points(1e-6)));
        CHECK(made.panels[seam + 1].bleed.contains(strip, Points(1e-6)));
    }
}

/// Whether a single seam of either direction, in whole centimetres, keeps off the box.
bool can_keep_off(const layout::Format& format, double usable, const Rect& code)
{
    const Rect whole = format.bleed_box();
    const double overlap = format.spec.panel_overlap;
    for (const auto runs : {Seam::Runs::Down, Seam::Runs::Across}) {
        const bool down = runs == Seam::Runs::Down;
        const double start = mm(down ? whole.x : whole.y);
        const double end = mm(down ? whole.right() : whole.bottom());
        for (double at = std::ceil((start + overlap) / 10) * 10; at < end - overlap; at += 10) {
            const bool fits = at + overlap / 2 - start <= usable + 1e-6 &&
                              end - at + overlap / 2 <= usable + 1e-6;
            const Seam seam{runs, points(at), points(overlap)};
            if (fits && !printer::strip_of(seam, format).overlaps(code)) {
                return true;
            }
        }
    }
    return false;
}

} // namespace

TEST_CASE("panels cover every board, overlap, and never are wider than the roll takes",
          "[printer][panels]")
{
    std::mt19937 random(20261124);
    const auto pick = [&](int least, int most) {
        return std::uniform_int_distribution(least, most)(random);
    };
    int cut = 0;
    for (int round = 0; round < 150; ++round) {
        const auto format = board(pick(500, 9000), pick(500, 9000), pick(0, 60), pick(10, 50));
        const double roll = pick(0, 2) == 0 ? pick(900, 5000) : (pick(0, 1) == 0 ? 3200 : 5000);
        layout::DisplayList page;
        for (int text = pick(0, 6); text > 0; --text) {
            add_text(page, box(pick(0, 6000), pick(0, 6000), pick(100, 3000), pick(100, 800)));
        }
        INFO(format.spec.width << " x " << format.spec.height << " on " << roll);
        const auto made = plan(format, roll, page);
        check_rules(made, format);
        cut += made.is_whole() ? 0 : 1;
    }
    CHECK(cut > 50);
}

TEST_CASE("no seam runs through a code if any place keeps off it", "[printer][panels]")
{
    std::mt19937 random(7);
    const auto pick = [&](int least, int most) {
        return std::uniform_int_distribution(least, most)(random);
    };
    int kept_off = 0;
    int could_not = 0;
    for (int round = 0; round < 120; ++round) {
        const auto format = board(pick(3300, 6200), pick(3300, 6200));
        layout::DisplayList page;
        const Rect code = box(pick(0, 3000), pick(0, 3000), pick(100, 6000), pick(100, 6000));
        add_code(page, code);
        for (int text = 0; text < 4; ++text) {
            add_text(page, box(pick(0, 5000), pick(0, 5000), pick(100, 3000), pick(100, 800)));
        }
        const auto made = plan(format, 3200, page);
        if (made.seams.size() != 1) {
            continue;
        }
        INFO(format.spec.width << " x " << format.spec.height);
        const bool can = can_keep_off(format, made.usable().value(), code);
        CHECK(crosses(made, format, code) != can);
        (can ? kept_off : could_not) += 1;
    }
    CHECK(kept_off > 30);
    CHECK(could_not > 5);
}
